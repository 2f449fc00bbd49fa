import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import { type Database, type Engine, engineOf, openDatabase, sqliteFile } from './database.js';

/**
 * Applies the reviewed SQL of prisma/migrations/<engine> with Prisma's own schema engine as WebAssembly, which needs no download
 * (docs/decisions/0002). It keeps Prisma's `_prisma_migrations` table, so the ordinary CLI understands the database too.
 */

const prismaFolder = fileURLToPath(new URL('../../prisma', import.meta.url));

export interface Migration {
  name: string;
  sql: string;
}

export function migrationsOf(engine: Engine): Migration[] {
  const folder = join(prismaFolder, 'migrations', engine);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => ({ name: entry.name, sql: readFileSync(join(folder, entry.name, 'migration.sql'), 'utf8') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Brings the database to the schema of this version; returns the names applied now. Safe to run twice. @throws when a migration fails */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const engine = engineOf(databaseUrl);
  const migrations = migrationsOf(engine);
  if (engine === 'sqlite') mkdirSync(dirname(sqliteFile(databaseUrl)), { recursive: true });
  if (await isCurrent(databaseUrl)) return [];
  const schemaEngine = await openSchemaEngine(databaseUrl);
  try {
    const { appliedMigrationNames } = await schemaEngine.applyMigrations({
      migrationsList: migrationsList(engine, migrations),
      filters: noFilters,
    });
    return appliedMigrationNames;
  } finally {
    await schemaEngine.close();
  }
}

/** Whether every migration is applied with the text it has here: a cheap look that spares an up-to-date start the schema engine. */
export async function isCurrent(databaseUrl: string): Promise<boolean> {
  const database = await openDatabase(databaseUrl);
  try {
    return await isMigrated(database);
  } finally {
    await database.close();
  }
}

/** The same of a database that is open already. */
export async function isMigrated(database: Database): Promise<boolean> {
  try {
    const rows = await database.read((tx) =>
      tx.$queryRawUnsafe<{ migration_name: string; checksum: string }[]>(
        'SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
      ),
    );
    const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]));
    return migrationsOf(database.engine).every(
      ({ name, sql }) => applied.get(name) === createHash('sha256').update(sql).digest('hex'),
    );
  } catch {
    return false; // no such table yet: the schema engine will make it, or say what is wrong
  }
}

/** Opens the database, migrated: an up-to-date one is opened once only. Returns the names applied now. @throws when a migration fails */
export async function openMigrated(databaseUrl: string): Promise<{ db: Database; applied: string[] }> {
  const db = await openDatabase(databaseUrl);
  if (await isMigrated(db)) return { db, applied: [] };
  await db.close();
  const applied = await migrate(databaseUrl);
  return { db: await openDatabase(databaseUrl), applied };
}

const noFilters = { externalTables: [], externalEnums: [] };

function migrationsList(engine: Engine, migrations: Migration[]) {
  return {
    baseDir: join(prismaFolder, 'migrations', engine),
    lockfile: { path: 'migration_lock.toml', content: `provider = "${engine}"\n` },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
    })),
  };
}

interface SchemaEngine {
  applyMigrations(input: unknown): Promise<{ appliedMigrationNames: string[] }>;
  diff(input: unknown): Promise<{ exitCode: number; stdout?: string | null }>;
  close(): Promise<void>;
}

/**
 * SQL that leads from one schema (from nothing, when it is absent) to another; empty when they are the same. The database is not
 * read: with the PostgreSQL adapter of 7.10 the engine cannot describe one ("char" columns), so migrations start from a snapshot.
 */
export async function sqlBetween(from: string | undefined, to: string, databaseUrl: string): Promise<string> {
  const engine = await openSchemaEngine(databaseUrl, to);
  const result = await engine.diff({
    from: from === undefined ? { tag: 'empty' } : { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: from }] },
    to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: to }] },
    script: true,
    shadowDatabaseUrl: null,
    exitCode: null,
    filters: noFilters,
  });
  await engine.close();
  return result.stdout ?? '';
}

/** One WebAssembly instance a process: its generated bindings keep the instance in a variable of their own module. */
let loaded: Promise<SchemaEngineBindings> | undefined;

async function loadBindings(): Promise<SchemaEngineBindings> {
  // The `_bg` entry: the package's main entry imports a .wasm file, which Node 20 cannot.
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bindings = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as unknown as SchemaEngineBindings;
  const bytes = readFileSync(join(dirname(entry), 'schema_engine_bg.wasm'));
  const { instance } = (await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bindings as never })) as unknown as {
    instance: WebAssembly.Instance;
  };
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return bindings;
}

async function openSchemaEngine(databaseUrl: string, schema?: string): Promise<SchemaEngine> {
  const engine = engineOf(databaseUrl);
  loaded ??= loadBindings();
  const bindings = await loaded;
  const factory = await adapterFor(databaseUrl, engine);
  const adapter = bindMigrationAwareSqlAdapterFactory(factory);
  const text = schema ?? `datasource db {\n  provider = "${engine}"\n}\n`;
  const schemaEngine = await bindings.SchemaEngine.new({ datamodels: [['schema.prisma', text]] }, () => undefined, adapter);
  return {
    applyMigrations: (input) => schemaEngine.applyMigrations(input),
    diff: (input) => schemaEngine.diff(input),
    async close() {
      schemaEngine.free();
      // The engine leaves its connections open, and on SQLite an open one can hold the file's lock.
      await Promise.all(factory.connections.map((connection) => connection.dispose()));
    },
  };
}

interface SchemaEngineBindings {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
  SchemaEngine: {
    new: (
      options: unknown,
      log: (line: string) => void,
      adapter: unknown,
    ) => Promise<Omit<SchemaEngine, 'close'> & { free(): void }>;
  };
}

/** The engine's adapter, remembering the connections that the engine opens. */
async function adapterFor(
  databaseUrl: string,
  engine: Engine,
): Promise<SqlMigrationAwareDriverAdapterFactory & { connections: SqlDriverAdapter[] }> {
  const factory = await plainAdapterFor(databaseUrl, engine);
  const connections: SqlDriverAdapter[] = [];
  const remembered = async (connecting: Promise<SqlDriverAdapter>) => {
    const connection = await connecting;
    // The adapter for PostgreSQL would cut a script at every semicolon, in the middle of a function too.
    if (engine === 'postgresql')
      connection.executeScript = async (sql) => void (await connection.executeRaw({ sql, args: [], argTypes: [] }));
    connections.push(connection);
    return connection;
  };
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: () => remembered(factory.connect()),
    connectToShadowDb: () => remembered(factory.connectToShadowDb()),
    connections,
  };
}

async function plainAdapterFor(databaseUrl: string, engine: Engine): Promise<SqlMigrationAwareDriverAdapterFactory> {
  if (engine === 'postgresql') {
    const { PrismaPg } = await import('@prisma/adapter-pg');
    return new PrismaPg({ connectionString: databaseUrl });
  }
  const { PrismaBetterSqlite3 } = await import('@prisma/adapter-better-sqlite3');
  return new PrismaBetterSqlite3({ url: sqliteFile(databaseUrl) }, { shadowDatabaseUrl: ':memory:' });
}
