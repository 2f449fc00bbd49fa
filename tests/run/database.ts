import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, type Engine, openDatabase } from '../../src/storage/database.js';
import { migrate } from '../../src/storage/migrate.js';

export const engines: Engine[] = ['sqlite', 'postgresql'];

export interface FreshDatabase {
  db: Database;
  url: string;
  /** Closes it and removes what it left. */
  drop(): Promise<void>;
}

let template: Promise<string> | undefined;

/** A migrated database of its own for one test, copied from a template. PostgreSQL: see tests/run/global.ts. */
export async function freshDatabase(engine: Engine = 'sqlite'): Promise<FreshDatabase> {
  return engine === 'sqlite' ? freshSqlite() : freshPostgres();
}

/** An empty database: not even migrated. */
export async function blankDatabase(engine: Engine): Promise<FreshDatabase> {
  return engine === 'sqlite' ? freshSqlite(false) : freshPostgres('template0');
}

async function freshSqlite(migrated = true): Promise<FreshDatabase> {
  template ??= makeTemplate();
  const made = await template;
  const folder = mkdtempSync(join(tmpdir(), 'chidoan-test-'));
  const file = join(folder, 'test.db');
  if (migrated) copyFileSync(made, file);
  const db = await openDatabase(`file:${file}`);
  return {
    db,
    url: `file:${file}`,
    async drop() {
      await db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function makeTemplate(): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), 'chidoan-template-')), 'template.db');
  await migrate(`file:${file}`);
  return file;
}

async function freshPostgres(from = 'chidoan_template'): Promise<FreshDatabase> {
  const server = process.env.TEST_POSTGRES_URL;
  if (!server) throw new Error('TEST_POSTGRES_URL is set by tests/run/global.ts');
  const name = `t${randomBytes(6).toString('hex')}`;
  const { Client } = (await import('pg')).default;
  const admin = new Client({ connectionString: server });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${from}`);
  const url = server.replace(/\/[^/]*$/, `/${name}`);
  const db = await openDatabase(url);
  return {
    db,
    url,
    async drop() {
      await db.close();
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    },
  };
}
