import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
// @ts-expect-error a plain script, shared with `npm run generate`
import { schemaText } from '../../prisma/render.mjs';
import { type Database, isAway } from '../../src/storage/database.js';
import { isCurrent, migrate, sqlBetween } from '../../src/storage/migrate.js';
import { blankDatabase, engines, freshDatabase } from '../run/database.js';

describe.each(engines)('the database on %s', (engine) => {
  it('migrated, equals the schema: every column and index, and what Prisma has no words for, no more and no less', async () => {
    const migrated = await freshDatabase(engine);
    const blank = await blankDatabase(engine);
    const sql = await sqlBetween(undefined, schemaText(engine), blank.url);
    await blank.db.write(async (tx) => {
      for (const statement of sql
        .replace(/^--.*$/gm, '')
        .split(';')
        .filter((one) => one.trim()))
        await tx.$executeRawUnsafe(statement);
    });
    const lines = await catalogue(migrated.db);
    const byHand = /Member_(?:officers|hamlets)_idx/;
    expect(lines.filter((line) => !byHand.test(line))).toEqual(await catalogue(blank.db));
    expect(lines.flatMap((line) => byHand.exec(line)?.[0] ?? []).sort()).toEqual(['Member_hamlets_idx', 'Member_officers_idx']);
    expect(await triggersOf(migrated.db)).toEqual([
      'ActivityHost_delete_recount',
      'ActivityHost_insert_recount',
      'Activity_update_recount',
      'Attendance_delete_recount',
      'Attendance_insert_recount',
      'Attendance_update_recount',
      'Invitation_delete_recount',
      'Invitation_insert_recount',
      'ResidenceRegistration_delete_recount',
      'ResidenceRegistration_insert_recount',
      'ResidenceRegistration_update_recount',
    ]);
    await migrated.drop();
    await blank.drop();
  });

  it('is migrated once: a second time applies nothing', async () => {
    const { url, drop } = await freshDatabase(engine);
    expect(await migrate(url)).toEqual([]);
    expect(await isCurrent(url)).toBe(true);
    await drop();
  });

  it('a write beside a transaction that rolls back survives', async () => {
    const { db, drop } = await freshDatabase(engine);
    const failing = db.write(async (tx) => {
      await tx.setting.create({ data: { name: 'doomed', value: '1' } });
      await new Promise((done) => setTimeout(done, 20)); // real time: the other write must arrive while this one is open
      throw new Error('rolled back');
    });
    const beside = db.write((tx) => tx.setting.create({ data: { name: 'kept', value: '1' } }));
    await expect(failing).rejects.toThrow('rolled back');
    await beside;
    const names = await db.read((tx) => tx.setting.findMany());
    expect(names.map((row) => row.name)).toEqual(['kept']);
    await drop();
  });

  it('a read beside an open transaction sees committed rows only', async () => {
    const { db, drop } = await freshDatabase(engine);
    let seen = -1;
    await db.write(async (tx) => {
      await tx.setting.create({ data: { name: 'new', value: '1' } });
      seen = await db.read((other) => other.setting.count());
    });
    expect(seen).toBe(0);
    expect(await db.read((tx) => tx.setting.count())).toBe(1);
    await drop();
  });
});

describe('what the PostgreSQL driver says when its connection is gone', () => {
  it.each([
    ['pg-pool/index.js', 'timeout exceeded when trying to connect'],
    ['pg-pool/index.js', 'Connection terminated due to connection timeout'],
    ['pg/lib/client.js', 'Connection terminated unexpectedly'],
    ['pg/lib/client.js', 'timeout expired'],
    ['pg/lib/client.js', 'Client has encountered a connection error and is not queryable'],
    ['pg/lib/client.js', 'Client was closed and is not queryable'],
  ])('in %s, “%s”, means that it is away, and no bug', (file, words) => {
    // The words are the driver's: should it change them, this says so.
    expect(readFileSync(new URL(`../../node_modules/${file}`, import.meta.url), 'utf8')).toContain(`'${words}'`);
    expect(isAway(new Error(words))).toBe(true);
  });

  it.each([{ kind: 'postgres', originalCode: '57P01' }, { kind: 'ConnectionClosed' }, { kind: 'DatabaseNotReachable' }])(
    'is known also when a transaction cannot be ended, and the adapter says %o itself',
    (cause) => expect(isAway(Object.assign(new Error('the adapter’s words'), { cause }))).toBe(true),
  );

  it('is not said of an error that has nothing to do with it', () => {
    expect(isAway(new Error('Cannot read properties of undefined'))).toBe(false);
  });
});

describe('sqlite', () => {
  it('runs one statement many times, each time with its own values, and one that failed once more', async () => {
    const { db, drop } = await freshDatabase('sqlite');
    const add = (name: string) =>
      db.write((tx) => tx.$executeRawUnsafe('INSERT INTO "Setting" ("name", "value") VALUES (?, ?)', name, name));
    for (const name of ['a', 'b', 'c']) await add(name);
    await expect(add('b')).rejects.toThrow();
    await add('d');
    const named = (name: string) => db.read((tx) => tx.$queryRawUnsafe('SELECT "value" FROM "Setting" WHERE "name" = ?', name));
    expect(await named('a')).toEqual([{ value: 'a' }]);
    expect(await named('x')).toEqual([]);
    expect(await named('d')).toEqual([{ value: 'd' }]);
    await drop();
  });

  it('answers rightly after more different statements than it keeps', async () => {
    const { db, drop } = await freshDatabase('sqlite');
    const value = (n: number) => db.read((tx) => tx.$queryRawUnsafe(`SELECT ${n} + ? AS "sum"`, 1));
    for (let n = 0; n < 300; n++) expect(await value(n)).toEqual([{ sum: n + 1 }]);
    expect(await value(0)).toEqual([{ sum: 1 }]);
    await drop();
  });

  it('keeps what was committed through a power cut: WAL with synchronous FULL', async () => {
    const { db, drop } = await freshDatabase('sqlite');
    const [mode] = await db.write((tx) => tx.$queryRawUnsafe<{ journal_mode: string }[]>('PRAGMA journal_mode'));
    const [sync] = await db.write((tx) => tx.$queryRawUnsafe<{ synchronous: bigint }[]>('PRAGMA synchronous'));
    expect([mode?.journal_mode, Number(sync?.synchronous)]).toEqual(['wal', 2]);
    await drop();
  });

  it('refuses writes outside a transaction: the reading connection cannot write', async () => {
    const { db, drop } = await freshDatabase('sqlite');
    await expect(db.read((tx) => tx.setting.create({ data: { name: 'x', value: 'y' } }))).rejects.toThrow();
    await drop();
  });
});

/** Tables, columns and indexes as the engine knows them, as comparable lines. */
async function catalogue(db: Database): Promise<string[]> {
  const sql =
    db.engine === 'sqlite'
      ? `SELECT m."name" || ' ' || c."name" || ' ' || c."type" || ' ' || c."notnull" || ' ' || COALESCE(c."dflt_value", '') || ' ' || c."pk" AS "line"
         FROM sqlite_master m JOIN pragma_table_info(m."name") c WHERE m."type" = 'table'
         UNION ALL SELECT COALESCE("sql", '') FROM sqlite_master WHERE "type" = 'index' AND "sql" IS NOT NULL`
      : `SELECT table_name || ' ' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || COALESCE(column_default, '') || ' ' || COALESCE(datetime_precision::text, '') AS "line"
         FROM information_schema.columns WHERE table_schema = 'public'
         UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'`;
  const rows = await db.read((tx) => tx.$queryRawUnsafe<{ line: string }[]>(sql));
  return rows
    .map((row) => row.line)
    .filter((line) => !line.includes('_prisma_migrations'))
    .sort();
}

async function triggersOf(db: Database): Promise<string[]> {
  const rows = await db.read((tx) =>
    tx.$queryRawUnsafe<{ name: string }[]>(
      db.engine === 'sqlite'
        ? `SELECT "name" FROM sqlite_master WHERE "type" = 'trigger'`
        : `SELECT tgname::text AS "name" FROM pg_trigger WHERE NOT tgisinternal`,
    ),
  );
  return rows.map(({ name }) => name).sort();
}
