import type { Tx } from './database.js';
import { type ColumnType, query } from './sql.js';

/** A table of ours as the database itself describes it. */
export interface Table {
  name: string;
  columns: Record<string, ColumnType>;
  /** Its rows can be read in this order, a part at a time: no two rows are equal in it. */
  key: string[];
}

/** Leases are about processes, not about people: they mean nothing in another database. The other one is Prisma's. */
const notOurs = new Set(['_prisma_migrations', 'Lease']);

const types: Record<string, ColumnType> = {
  TEXT: 'text',
  text: 'text',
  INTEGER: 'integer',
  integer: 'integer',
  BOOLEAN: 'boolean',
  boolean: 'boolean',
  DATETIME: 'time',
  'timestamp with time zone': 'time',
  JSONB: 'json',
  jsonb: 'json',
};

/** Every table that holds data, by name. @throws when the schema has a type that this file does not know yet */
export async function tablesOf(tx: Tx): Promise<Table[]> {
  const rows = await query<{ table: string; column: string; type: string; key: number | bigint | null }>(
    tx,
    tx.engine === 'sqlite' ? sqliteColumns : postgresColumns,
  );
  const tables = new Map<string, { columns: Record<string, ColumnType>; key: [number, string][] }>();
  for (const row of rows) {
    if (notOurs.has(row.table)) continue;
    const type = types[row.type];
    if (!type) throw new Error(`${row.table}.${row.column} has the type ${row.type}, which backups do not know`);
    const table = tables.get(row.table) ?? { columns: {}, key: [] };
    tables.set(row.table, table);
    table.columns[row.column] = type;
    if (row.key) table.key.push([Number(row.key), row.column]);
  }
  return [...tables]
    .map(([name, { columns, key }]) => ({
      name,
      columns,
      // Parents stand before their children: a path begins with the parent's.
      key: name === 'Unit' ? ['path'] : key.sort(([a], [b]) => a - b).map(([, column]) => column),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const sqliteColumns = `
  SELECT m."name" AS "table", c."name" AS "column", c."type" AS "type", c."pk" AS "key"
  FROM sqlite_master m JOIN pragma_table_info(m."name") c
  WHERE m."type" = 'table' AND m."name" NOT LIKE 'sqlite_%' ORDER BY m."name", c."cid"`;

const postgresColumns = `
  SELECT c.table_name AS "table", c.column_name AS "column", c.data_type AS "type", k.ordinal_position AS "key"
  FROM information_schema.columns c
  LEFT JOIN information_schema.table_constraints p
    ON p.table_schema = c.table_schema AND p.table_name = c.table_name AND p.constraint_type = 'PRIMARY KEY'
  LEFT JOIN information_schema.key_column_usage k
    ON k.constraint_schema = p.constraint_schema AND k.constraint_name = p.constraint_name AND k.table_name = c.table_name AND k.column_name = c.column_name
  WHERE c.table_schema = current_schema() ORDER BY c.table_name, c.ordinal_position`;

/** Migrations that were applied, oldest first. */
export async function migrationsIn(tx: Tx): Promise<string[]> {
  const rows = await query<{ name: string }>(
    tx,
    `SELECT "migration_name" AS "name" FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL ORDER BY "migration_name"`,
  );
  return rows.map((row) => row.name);
}
