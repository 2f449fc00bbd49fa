import { existsSync } from 'node:fs';
import type { Config } from '../config.js';
import { type Database, engineOf, openDatabase, sqliteFile } from '../storage/database.js';
import { isMigrated } from '../storage/migrate.js';
import { Stop } from './command.js';

/** Runs `work` on the migrated database of the configuration and closes it. @throws Stop when there is none, without making one */
export async function withDatabase<T>(config: Config, work: (db: Database) => Promise<T>): Promise<T> {
  const url = config.DATABASE_URL;
  if (isMissingFile(url)) throw new Stop(`There is no database at ${sqliteFile(url)}. Make it with: npm run chidoan -- migrate`);
  const db = await openDatabase(url);
  try {
    await reach(db);
    if (!(await isMigrated(db)))
      throw new Stop('The database has not the tables of this version. Run: npm run chidoan -- migrate');
    return await work(db);
  } finally {
    await db.close();
  }
}

export function isMissingFile(databaseUrl: string): boolean {
  return engineOf(databaseUrl) === 'sqlite' && !existsSync(sqliteFile(databaseUrl));
}

/** @throws Stop with what the driver says of the connection */
export async function reach(db: Database): Promise<void> {
  try {
    await db.read((tx) => tx.$queryRawUnsafe('SELECT 1'));
  } catch (error) {
    throw new Stop(`The database cannot be used: ${reasonOf(error)}. Check DATABASE_URL.`, { cause: error });
  }
}

/** The driver's own code, never its message: that can hold the address with the password. */
function reasonOf(error: unknown): string {
  const { code, meta } = error as {
    code?: string;
    meta?: { driverAdapterError?: { cause?: { originalCode?: string; kind?: string } } };
  };
  const cause = meta?.driverAdapterError?.cause;
  const reasons: Record<string, string> = {
    P1000: 'the user or the password is wrong',
    P1001: 'the server does not answer',
    P1003: 'the server has no database of this name',
    ECONNREFUSED: 'nothing listens at this address',
    ENOTFOUND: 'the host name is unknown',
    '28P01': 'the user or the password is wrong',
    '3D000': 'the server has no database of this name',
    SQLITE_NOTADB: 'the file is not a database',
    SQLITE_CORRUPT: 'the file is damaged; restore a backup',
    SQLITE_CANTOPEN: 'the file cannot be opened',
    SQLITE_READONLY: 'the file may only be read',
  };
  const known = [cause?.originalCode, code].find((one) => one !== undefined && one in reasons);
  return known ? reasons[known]! : (cause?.originalCode ?? code ?? (error as Error).name);
}
