// `prisma generate` for both engines. PRISMA_SCHEMA_ENGINE_BINARY must name any existing file, or the command tries to
// download an engine that nothing here uses (docs/decisions/0002).
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { schemaText } from './render.mjs';

const env = {
  ...process.env,
  PRISMA_SCHEMA_ENGINE_BINARY: new URL('../package.json', import.meta.url).pathname,
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
};
rmSync(new URL('../src/storage/generated', import.meta.url), { recursive: true, force: true });
mkdirSync(new URL('./.rendered', import.meta.url), { recursive: true });
for (const engine of ['sqlite', 'postgresql']) {
  const file = new URL(`./.rendered/${engine}.prisma`, import.meta.url).pathname;
  writeFileSync(file, schemaText(engine).replace('"../src/', '"../../src/'));
  execFileSync(
    process.execPath,
    [new URL('../node_modules/prisma/build/index.js', import.meta.url).pathname, 'generate', '--schema', file],
    {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
}
