import type { Clock } from '../clock.js';
import type { Database, Engine, Tx } from './database.js';
import { type ColumnType, param, query, time } from './sql.js';
import { migrationsIn, type Table, tablesOf } from './tables.js';

/**
 * A backup is lines of JSON, the same for both engines, so that a commune that grows can move from SQLite to PostgreSQL
 * (docs/decisions/0004): a head, then for each table a line that names it and one array per row, then the counts.
 */
export interface BackupHead {
  format: 'chidoan-backup';
  version: 1;
  madeAt: string;
  engine: Engine;
  migrations: string[];
  /** Columns of each table, in the order of the rows' values. */
  tables: Record<string, Record<string, ColumnType>>;
}

export type Counts = Record<string, number>;
export type BackupLine = BackupHead | { table: string } | unknown[] | { end: Counts };

/** Rows read at a time. */
const chunk = 2_000;

/** Hands the whole database, as it stands at one moment, to `put` in pieces of text; people may go on chatting. Returns rows by table. */
export function writeBackup(db: Database, clock: Clock, put: (text: string) => Promise<void>): Promise<Counts> {
  return db.snapshot(async (tx) => {
    const tables = await tablesOf(tx);
    const head: BackupHead = {
      format: 'chidoan-backup',
      version: 1,
      madeAt: clock.now().toISOString(),
      engine: tx.engine,
      migrations: await migrationsIn(tx),
      tables: Object.fromEntries(tables.map(({ name, columns }) => [name, columns])),
    };
    await put(`${JSON.stringify(head)}\n`);
    const counts: Counts = {};
    for (const table of tables) {
      await put(`${JSON.stringify({ table: table.name })}\n`);
      counts[table.name] = 0;
      for await (const rows of rowsOf(tx, table)) {
        await put(rows.map((row) => `${JSON.stringify(valuesOf(table, row))}\n`).join(''));
        counts[table.name]! += rows.length;
      }
    }
    await put(`${JSON.stringify({ end: counts })}\n`);
    return counts;
  });
}

type Row = Record<string, unknown>;

async function* rowsOf(tx: Tx, table: Table): AsyncIterable<Row[]> {
  const list = (names: string[]) => names.map((name) => `"${name}"`).join(', ');
  const after = table.key.map((_, n) => param(tx.engine, n + 1)).join(', ');
  let last: unknown[] | undefined;
  for (;;) {
    const where = last ? `WHERE (${list(table.key)}) > (${after})` : '';
    const sql = `SELECT ${list(Object.keys(table.columns))} FROM "${table.name}" ${where} ORDER BY ${list(table.key)} LIMIT ${chunk}`;
    const rows = await query<Row>(tx, sql, ...(last ?? []));
    if (rows.length > 0) yield rows;
    if (rows.length < chunk) return;
    last = table.key.map((name) => rows.at(-1)![name]);
  }
}

/** What both engines' rows look like in JSON. Times are the text that SQLite stores. */
function valuesOf(table: Table, row: Row): unknown[] {
  return Object.entries(table.columns).map(([name, type]) => {
    const value = row[name] ?? null;
    if (value === null) return null;
    if (type === 'integer') return Number(value);
    if (type === 'boolean') return Boolean(value);
    if (type === 'time') return time(value as Date);
    return value;
  });
}
