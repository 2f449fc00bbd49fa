import { z } from 'zod';
import type { Clock } from '../clock.js';
import { platformHash } from '../domain/erasure.js';
import type { BackupHead, Counts } from './backup.js';
import type { Database, Tx } from './database.js';
import { erase } from './erasures.js';
import type { NewId } from './ids.js';
import { migrationsOf } from './migrate.js';
import { execute, inList, insertRows, query } from './sql.js';
import { migrationsIn, type Table, tablesOf } from './tables.js';

/** The backup or the database is not what it should be; nothing was changed. The message says what to do. */
export class RestoreRefused extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'RestoreRefused';
  }
}

export interface Restored {
  head: BackupHead;
  counts: Counts;
  /** People who had themselves erased after the backup was made: it brought them back, and they were erased again. */
  erasedAgain: number;
}

export interface RestoreOptions {
  clock: Clock;
  newId: NewId;
  /** Deletes what the database holds. */
  replace: boolean;
}

const columns = z.record(z.string(), z.enum(['text', 'integer', 'boolean', 'time', 'json']));
const headShape = z.object({
  format: z.literal('chidoan-backup'),
  version: z.number(),
  madeAt: z.iso.datetime(),
  engine: z.enum(['sqlite', 'postgresql']),
  migrations: z.array(z.string()),
  tables: z.record(z.string(), columns),
});

/** Rows in one statement. */
const chunk = 2_000;

/**
 * Fills a migrated database from a backup's lines, in one transaction. `open` may be called again when the transaction has to be.
 * @throws RestoreRefused
 */
export function restoreBackup(db: Database, open: () => AsyncIterable<string>, options: RestoreOptions): Promise<Restored> {
  return db.write(async (tx) => {
    const lines = open()[Symbol.asyncIterator]();
    const head = readHead((await lines.next()).value);
    checkMigrations(head, await migrationsIn(tx), tx);
    const tables = checkTables(head, await tablesOf(tx));
    // A bot that is running all the same waits until everything is there.
    if (tx.engine === 'postgresql')
      await execute(tx, `LOCK TABLE ${tables.map(({ name }) => `"${name}"`).join(', ')} IN EXCLUSIVE MODE`);
    if (!options.replace) await refuseUnlessEmpty(tx, tables);
    const erasures = await tx.erasure.findMany();
    await empty(tx, tables);
    const counts = await insertAll(tx, lines, head);
    const erasedAgain = await eraseAgain(tx, erasures, options);
    return { head, counts, erasedAgain };
  });
}

/** @throws RestoreRefused */
export function readHead(line: string | undefined): BackupHead {
  const parsed = headShape.safeParse(line === undefined ? undefined : jsonOf(line));
  if (!parsed.success) throw new RestoreRefused('This is not a backup made by `backup`.');
  if (parsed.data.version !== 1) throw new RestoreRefused('This backup has a newer format. Update the program, then restore.');
  return parsed.data as BackupHead;
}

function checkMigrations(head: BackupHead, applied: string[], tx: Tx): void {
  if (head.migrations.some((name) => !applied.includes(name)))
    throw new RestoreRefused('This backup was made by a newer version. Update the program, then restore.');
  const later = migrationsOf(tx.engine).filter(({ name }) => applied.includes(name) && !head.migrations.includes(name));
  if (!later.every(({ sql }) => onlyAdds(sql)))
    throw new RestoreRefused(
      'This backup was made by an older version whose tables were different. Restore it with that version, then update and run `migrate`.',
    );
}

/** Whether rows from before this migration fit after it: it makes tables, columns and triggers, makes or drops indexes, and moves no data. */
export function onlyAdds(sql: string): boolean {
  const statements = sql
    .replace(/^\s*--.*$/gm, '')
    .replace(/^CREATE FUNCTION [^;]*?\$\$.*?\$\$;/gms, '')
    .replace(/^CREATE TRIGGER (?:[^;]*?EXECUTE FUNCTION "\w+"\(\);|.*?^END;)/gms, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter(Boolean);
  return statements.every((statement) =>
    /^(CREATE (SCHEMA|TABLE|INDEX|UNIQUE INDEX)|DROP INDEX|ALTER TABLE "\w+" ADD (COLUMN|CONSTRAINT)) /i.test(statement),
  );
}

function checkTables(head: BackupHead, tables: Table[]): Table[] {
  for (const [name, wanted] of Object.entries(head.tables)) {
    const table = tables.find((one) => one.name === name);
    const missing = Object.entries(wanted).find(([column, type]) => table?.columns[column] !== type);
    if (!table || missing)
      throw new RestoreRefused(
        `The backup's table ${name} does not fit this database. Restore it with the version that made it.`,
      );
  }
  return tables;
}

/** A bot that was only started has settings, and nothing that anybody would miss. */
async function refuseUnlessEmpty(tx: Tx, tables: Table[]): Promise<void> {
  for (const { name } of tables.filter((table) => table.name !== 'Setting')) {
    const [row] = await query<{ count: bigint | number }>(tx, `SELECT COUNT(*) AS "count" FROM "${name}"`);
    if (Number(row!.count) > 0)
      throw new RestoreRefused(
        `The database is not empty (${name}: ${row!.count}). Make a backup of it, then add --replace to delete what it holds.`,
      );
  }
}

async function empty(tx: Tx, tables: Table[]): Promise<void> {
  // A parent cannot go before its children, and SQLite asks at every row.
  await execute(tx, `UPDATE "Unit" SET "parentId" = NULL`);
  // Before all others: without a setting that says what the sums have counted, nobody notes that these rows go (figures-settled.ts).
  await execute(tx, `DELETE FROM "Setting"`);
  for (const { name } of tables) await execute(tx, `DELETE FROM "${name}"`);
}

async function insertAll(tx: Tx, lines: AsyncIterator<string>, head: BackupHead): Promise<Counts> {
  const counts: Counts = {};
  let table: { name: string; columns: BackupHead['tables'][string]; names: string[] } | undefined;
  let rows: Record<string, unknown>[] = [];
  const flush = async () => {
    if (table) await insertRows(tx, table.name, table.columns, rows);
    rows = [];
  };
  for (let number = 2; ; number++) {
    const next = await lines.next();
    if (next.done) throw new RestoreRefused('The backup is cut off: its end is missing. Take another one.');
    const line = jsonOf(next.value);
    if (Array.isArray(line) && table && line.length === table.names.length) {
      rows.push(Object.fromEntries(table.names.map((name, n) => [name, line[n]])));
      counts[table.name]! += 1;
      if (rows.length >= chunk) await flush();
      continue;
    }
    await flush();
    const { table: name, end } = (line ?? {}) as { table?: string; end?: Counts };
    const columnsOfTable = name === undefined ? undefined : head.tables[name];
    if (name !== undefined && columnsOfTable) {
      table = { name, columns: columnsOfTable, names: Object.keys(columnsOfTable) };
      counts[name] = 0;
    } else if (end && isSame(end, counts)) return counts;
    else throw new RestoreRefused(`The backup is damaged at line ${number}. Take another one.`);
  }
}

/**
 * A hash that this database had and the backup has not is of a person who was erased since: what the backup knew of them goes
 * again, and the hash stays (domain.md §8.5).
 */
async function eraseAgain(
  tx: Tx,
  erasures: { hash: string; kind: string; erasedAt: Date }[],
  { clock, newId }: RestoreOptions,
): Promise<number> {
  if (erasures.length === 0) return 0;
  const known = await query<{ hash: string }>(
    tx,
    `SELECT "hash" FROM "Erasure" WHERE ${inList(tx.engine, '"hash"')}`,
    JSON.stringify(erasures.map((one) => one.hash)),
  );
  const inBackup = new Set(known.map((one) => one.hash));
  const since = erasures.filter((one) => !inBackup.has(one.hash));
  await insertRows(tx, 'Erasure', { hash: 'text', kind: 'text', erasedAt: 'time' }, since);
  const hashes = new Set(since.map((one) => one.hash));
  const addresses = await query<{ contactId: string; channel: string; account: string; externalId: string }>(
    tx,
    `SELECT "contactId", "channel", "account", "externalId" FROM "Address"`,
  );
  const back = new Set(
    addresses.filter((one) => hashes.has(platformHash(one.channel, one.account, one.externalId))).map((one) => one.contactId),
  );
  for (const contactId of back) await erase(tx, { contactId, inboundId: '' }, { now: clock.now(), newId });
  return back.size;
}

function isSame(a: Counts, b: Counts): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
