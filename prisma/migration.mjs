// `npm run migration -- NAME`: writes the SQL that leads from the schema of the last migration (prisma/migrations/schema.prisma) to
// prisma/schema.prisma, for both engines, to be reviewed and committed.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sqlBetween } from '../dist/storage/migrate.js';
import { startPostgres } from './postgres.mjs';
import { renderFor, schemaText } from './render.mjs';

const name = (process.argv[2] ?? 'change').replace(/[^a-z0-9]+/gi, '_').toLowerCase();
const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
const snapshot = new URL('./migrations/schema.prisma', import.meta.url);
const before = existsSync(snapshot) ? readFileSync(snapshot, 'utf8') : undefined;
const postgres = await startPostgres();
const urls = { sqlite: `file:${join(mkdtempSync(join(tmpdir(), 'chidoan-')), 'x.db')}`, postgresql: postgres.url };
for (const engine of ['sqlite', 'postgresql']) {
  const sql = await sqlBetween(before && renderFor(engine, before), schemaText(engine), urls[engine]);
  if (!sql.replace(/--.*/g, '').trim()) continue;
  const folder = new URL(`./migrations/${engine}/${stamp}_${name}/`, import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL('migration.sql', folder), sql);
  console.log(`${engine}: migrations/${engine}/${stamp}_${name}`);
}
copyFileSync(new URL('./schema.prisma', import.meta.url), snapshot);
await postgres.stop();
