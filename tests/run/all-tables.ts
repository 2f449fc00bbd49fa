import type { Database } from '../../src/storage/database.js';

/** Every row of every table as one line of JSON, with its table's name in front: what a search of the whole database finds. */
export async function allRows(db: Database): Promise<string[]> {
  return db.read(async (tx) => {
    const tables = await tx.$queryRawUnsafe<{ name: string }[]>(
      db.engine === 'sqlite'
        ? `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_prisma%'`
        : `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_name NOT LIKE '_prisma%'`,
    );
    const lines: string[] = [];
    for (const { name } of tables) {
      const rows = await tx.$queryRawUnsafe<object[]>(`SELECT * FROM "${name}"`);
      for (const row of rows)
        lines.push(`${name} ${JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? Number(value) : value))}`);
    }
    return lines;
  });
}

/** The tables that mention one of the texts. */
export async function tablesWith(db: Database, texts: string[]): Promise<string[]> {
  const found = (await allRows(db)).filter((line) => texts.some((text) => text !== '' && line.includes(text)));
  return [...new Set(found.map((line) => line.split(' ')[0]!))].sort();
}
