import type { Engine, Tx } from './database.js';

/**
 * The few differences of the two SQL dialects. Set-based work passes its rows as one JSON text, so that a statement's cost
 * does not grow with the number of parameters and both engines read the same parameter.
 */

export type ColumnType = 'text' | 'integer' | 'boolean' | 'time' | 'json';
export type Columns = Record<string, ColumnType>;
type Row = Record<string, unknown>;

const postgresTypes: Record<ColumnType, string> = {
  text: 'text',
  integer: 'integer',
  boolean: 'boolean',
  time: 'timestamptz',
  json: 'jsonb',
};

/** `FROM` source named `alias` with one row per element of the JSON parameter `n`. */
export function jsonRows(engine: Engine, columns: Columns, alias = 'r', n = 1): string {
  const names = Object.keys(columns);
  if (engine === 'postgresql') {
    const list = names.map((name) => `"${name}" ${postgresTypes[columns[name]!]}`).join(', ');
    return `jsonb_to_recordset($${n}::jsonb) AS ${alias}(${list})`;
  }
  // `->` keeps JSON as JSON text; `->>` gives SQL values (booleans as 1 and 0).
  const list = names
    .map(
      (name) => `${columns[name] === 'json' ? `NULLIF(j.value -> '$.${name}', 'null')` : `j.value ->> '$.${name}'`} AS "${name}"`,
    )
    .join(', ');
  return `(SELECT ${list} FROM json_each(?${n}) j) ${alias}`;
}

/** Columns as `CREATE TABLE` wants them. On SQLite without a type, so that every value stays as it is put in. */
export function columnList(engine: Engine, columns: Columns): string {
  const typeOf = (type: ColumnType) => (engine === 'postgresql' ? ` ${postgresTypes[type]}` : '');
  return Object.entries(columns)
    .map(([name, type]) => `"${name}"${typeOf(type)}`)
    .join(', ');
}

/** The parameter that `jsonRows` reads. Rows come from `stored`. */
export function jsonParam(rows: Row[]): string {
  return JSON.stringify(rows);
}

/** `$1` or `?1`: numbered, so that one parameter may be used twice. */
export function param(engine: Engine, n: number): string {
  return engine === 'postgresql' ? `$${n}` : `?${n}`;
}

/** A moment as a parameter: the text in which Prisma's SQLite adapter stores times, a cast away from Postgres' own. */
export function time(at: Date): string {
  return at.toISOString().replace('Z', '+00:00');
}

/** `CAST` of a text parameter to a time: nothing to do on SQLite, where times are that text. */
export function timeParam(engine: Engine, n: number): string {
  return engine === 'postgresql' ? `$${n}::timestamptz` : `?${n}`;
}

/** Inserts many rows by one statement. `conflict` is what follows `ON CONFLICT`, for example `DO NOTHING`. Returns how many went in. */
export async function insertRows(tx: Tx, table: string, columns: Columns, rows: Row[], conflict?: string): Promise<number> {
  if (rows.length === 0) return 0;
  const names = Object.keys(columns)
    .map((name) => `"${name}"`)
    .join(', ');
  const from = jsonRows(tx.engine, columns);
  // SQLite needs a WHERE between a SELECT source and ON CONFLICT, or it reads ON as a join.
  const sql = `INSERT INTO "${table}" (${names}) SELECT ${names} FROM ${from} WHERE true${conflict ? ` ON CONFLICT ${conflict}` : ''}`;
  return execute(tx, sql, jsonParam(rows.map((row) => stored(columns, row))));
}

/** A row as `jsonRows` expects it: times as stored text, missing as null. */
export function stored(columns: Columns, row: Row): Row {
  const result: Row = {};
  for (const name of Object.keys(columns)) {
    const value = row[name];
    result[name] = value instanceof Date ? time(value) : (value ?? null);
  }
  return result;
}

/** `"column" IN (the JSON list of texts in parameter n)`. */
export function inList(engine: Engine, column: string, n = 1): string {
  return engine === 'postgresql'
    ? `${column} = ANY(ARRAY(SELECT jsonb_array_elements_text($${n}::jsonb)))`
    : `${column} IN (SELECT value FROM json_each(?${n}))`;
}

export function query<T>(tx: Tx, sql: string, ...params: unknown[]): Promise<T[]> {
  const bound = bind(tx.engine, sql, params);
  return tx.$queryRawUnsafe<T[]>(bound.sql, ...bound.params);
}

export function execute(tx: Tx, sql: string, ...params: unknown[]): Promise<number> {
  const bound = bind(tx.engine, sql, params);
  return tx.$executeRawUnsafe(bound.sql, ...bound.params);
}

/** better-sqlite3 knows `?` in order and names, not `?1`: numbered parameters are put in the order in which they stand. */
function bind(engine: Engine, sql: string, params: unknown[]): { sql: string; params: unknown[] } {
  if (engine === 'postgresql') return { sql, params };
  const ordered: unknown[] = [];
  const text = sql.replace(/\?(\d+)/g, (_, n: string) => {
    ordered.push(params[Number(n) - 1]);
    return '?';
  });
  return { sql: text, params: ordered };
}
