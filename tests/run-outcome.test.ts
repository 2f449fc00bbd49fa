import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

test('a run that has a PostgreSQL of its own ends with the outcome it was given, so that failed tests fail the run', () => {
  const script = `await import('./prisma/postgres.mjs'); process.exitCode = 3;`;
  const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: new URL('..', import.meta.url),
  });
  expect(status).toBe(3);
});
