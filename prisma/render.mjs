// Renders the PostgreSQL schema from prisma/schema.prisma, so that there is one schema to read and change.
import { readFileSync } from 'node:fs';

export function renderPostgres(source) {
  return source
    .replace('provider = "sqlite"', 'provider = "postgresql"')
    .replace('generated/sqlite', 'generated/postgresql')
    .replace(/(\s)DateTime(\??)/g, '$1DateTime$2 @db.Timestamptz(3)');
}

export function renderFor(engine, source) {
  return engine === 'postgresql' ? renderPostgres(source) : source;
}

export function schemaText(engine) {
  return renderFor(engine, readFileSync(new URL('./schema.prisma', import.meta.url), 'utf8'));
}
