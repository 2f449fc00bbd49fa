import { readFileSync, statSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { platformHash } from '../../src/domain/erasure.js';
import { writeBackup } from '../../src/storage/backup.js';
import type { Database, Engine } from '../../src/storage/database.js';
import { migrationsOf } from '../../src/storage/migrate.js';
import { onlyAdds, restoreBackup } from '../../src/storage/restore.js';
import { insertRows } from '../../src/storage/sql.js';
import { type Table, tablesOf } from '../../src/storage/tables.js';
import { blankDatabase, engines, type FreshDatabase, freshDatabase } from '../run/database.js';
import { type Terminal, terminal } from './world.js';

const now = new Date('2026-03-12T02:00:00Z');
let desk: Terminal;
let opened: FreshDatabase[];
beforeEach(() => {
  desk = terminal();
  opened = [];
});
afterEach(async () => {
  for (const one of opened) await one.drop();
  desk.close();
});

async function open(engine: Engine, blank = false): Promise<FreshDatabase> {
  const one = await (blank ? blankDatabase(engine) : freshDatabase(engine));
  opened.push(one);
  return one;
}
const on = ({ url }: FreshDatabase) => ({ env: { DATABASE_URL: url } });

/** Everything, as comparable text; PostgreSQL gives JSON back with its keys in another order. */
async function content(db: Database): Promise<Record<string, string[]>> {
  const tables = await db.read(tablesOf);
  const entries = await Promise.all(
    tables.map(async ({ name, columns }) => {
      const rows = await db.read((tx) =>
        tx.$queryRawUnsafe<Record<string, unknown>[]>(
          `SELECT ${Object.keys(columns)
            .map((one) => `"${one}"`)
            .join(', ')} FROM "${name}"`,
        ),
      );
      return [name, rows.map((row) => JSON.stringify(row, inOrder)).sort()] as const;
    }),
  );
  return Object.fromEntries(entries);
}
function inOrder(_: string, value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Rows for any table, with what people and platforms can put into them. */
const text = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  .filter((one) => !one.includes('\0') && Buffer.from(one).toString() === one);
const awkward = fc.constantFrom(
  'Nguyễn Thị Hòa',
  'a\u2028b',
  '"; DROP TABLE "Member"; --',
  '\r\n',
  'null',
  '{"a":1}',
  '12345678901234567890',
  '👩‍🌾',
  "O'Brien",
  '$1 ?1',
);
const values = {
  text: fc.oneof(text, awkward),
  integer: fc.integer({ min: -2_147_483_648, max: 2_147_483_647 }),
  boolean: fc.boolean(),
  time: fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
  json: fc.oneof(
    fc.record({
      text: fc.oneof(text, awkward),
      n: fc.integer(),
      list: fc.array(fc.boolean(), { maxLength: 3 }),
      none: fc.constant(null),
    }),
    fc.array(text, { maxLength: 3 }),
  ),
};

function rowsFor(table: Table): fc.Arbitrary<Record<string, unknown>[]> {
  const row = fc.record(Object.fromEntries(Object.entries(table.columns).map(([name, type]) => [name, values[type]])));
  return fc.array(row, { maxLength: 4 }).map((rows) =>
    rows.map((one, at) => {
      const unique = Object.fromEntries(
        Object.keys(one)
          .filter((name) =>
            /^(id|key|code|hash|name|memberId|channel|contactId|externalId|activityId|pledgeId|unitId|path)$/.test(name),
          )
          .map((name) => [name, `${[...String(one[name])].slice(0, 8).join('')}${at}`]),
      );
      // A tree: each unit below the one before.
      return {
        ...one,
        ...unique,
        ...(table.name === 'Unit' && { parentId: at === 0 ? null : 'u0', id: `u${at}`, path: at === 0 ? '/u0/' : `/u0/u${at}/` }),
      };
    }),
  );
}

describe.each(engines)('a backup of %s', (engine) => {
  it.each(engines)('restored into %s is the same database, whatever is in it', { timeout: 240_000 }, async (into) => {
    const source = await open(engine);
    const target = await open(into);
    const tables = await source.db.read(tablesOf);
    await fc.assert(
      fc.asyncProperty(fc.tuple(...tables.map(rowsFor)), async (all) => {
        await source.db.write(async (tx) => {
          await tx.$executeRawUnsafe('UPDATE "Unit" SET "parentId" = NULL');
          for (const { name } of tables) await tx.$executeRawUnsafe(`DELETE FROM "${name}"`);
          for (const [at, { name, columns }] of tables.entries()) await insertRows(tx, name, columns, all[at]!, 'DO NOTHING');
        });
        // Else what was erased in the last round would be erased from this one.
        await target.db.write((tx) => tx.erasure.deleteMany());
        let backup = '';
        await writeBackup(source.db, desk.clock, async (piece) => {
          backup += piece;
        });
        const lines = backup.trimEnd().split('\n');
        const options = { clock: desk.clock, newId: () => 'unused', replace: true };
        await restoreBackup(
          target.db,
          async function* () {
            yield* lines;
          },
          options,
        );
        expect(await content(target.db)).toEqual(await content(source.db));
      }),
      { numRuns: 15 },
    );
  });

  it('goes through a file and back', async () => {
    const source = await open(engine);
    const target = await open(engine);
    await source.db.write((tx) => tx.setting.create({ data: { name: 'a\u2028b', value: 'Nguyễn "Hòa"\r\n' } }));
    expect(await desk.run('backup ./b.gz', on(source))).toMatchObject({ code: 0 });
    expect(await desk.run('restore ./b.gz', on(target))).toMatchObject({ code: 0 });
    expect(await content(target.db)).toEqual(await content(source.db));
  });

  it('made while people go on writing is of one moment', { timeout: 60_000 }, async () => {
    const { db, url } = await open(engine);
    const target = await open(engine);
    // Two tables that are always written together: a torn backup has more of one than of the other.
    const write = (n: number) =>
      db.write(async (tx) => {
        await tx.setting.create({ data: { name: `s${n}`, value: String(n) } });
        await tx.audit.create({ data: { id: `a${String(n).padStart(9, '0')}`, at: now, action: 'x' } });
      });
    for (let n = 0; n < 50; n++) await write(n);
    await db.write((tx) =>
      insertRows(
        tx,
        'Erasure',
        { hash: 'text', kind: 'text', erasedAt: 'time' },
        Array.from({ length: 20_000 }, (_, n) => ({ hash: `h${n}`, kind: 'phone', erasedAt: now })),
      ),
    );
    let isWriting = true;
    let written = 50;
    const writer = (async () => {
      // SQLite answers without leaving the thread: the backup's file must get its turn too.
      for (; isWriting; await new Promise(setImmediate)) await write(written++);
    })();
    const { code } = await desk.run('backup ./b.gz', { env: { DATABASE_URL: url } });
    isWriting = false;
    await writer;
    expect(code).toBe(0);
    expect(await desk.run('restore ./b.gz', on(target))).toMatchObject({ code: 0 });
    const settings = await target.db.read((tx) => tx.setting.count());
    expect(settings).toBe(await target.db.read((tx) => tx.audit.count()));
    expect(settings).toBeGreaterThanOrEqual(50);
    expect(written).toBeGreaterThan(settings);
  });

  it('is restored into a database that is not there yet', async () => {
    const source = await open(engine);
    const blank = await open(engine, true);
    await source.db.write((tx) => tx.setting.create({ data: { name: 'a', value: 'b' } }));
    await desk.run('backup ./b.gz', on(source));
    expect(await desk.run('restore ./b.gz', on(blank))).toMatchObject({ code: 0 });
    expect(await content(blank.db)).toEqual(await content(source.db));
  });

  it('is not put over other data, unless --replace says so', async () => {
    const source = await open(engine);
    const target = await open(engine);
    await desk.run('backup ./b.gz', on(source));
    await target.db.write((tx) => tx.erasure.create({ data: { hash: 'kept', kind: 'phone', erasedAt: now } }));
    const before = await content(target.db);
    expect(await desk.run('restore ./b.gz', on(target))).toEqual({
      code: 1,
      said: expect.stringContaining('not empty (Erasure: 1)'),
    });
    expect(await content(target.db)).toEqual(before);
  });

  it('does not bring back who had themselves erased after it was made', async () => {
    const town = await open(engine);
    const { db } = town;
    const person = (n: number) => ({ id: `c${n}`, memberId: null, createdAt: now });
    await db.write(async (tx) => {
      for (const n of [1, 2]) {
        await tx.contact.create({ data: person(n) });
        await tx.address.create({
          data: { id: `a${n}`, channel: 'zalo', account: 'oa', externalId: `z${n}`, contactId: `c${n}`, createdAt: now },
        });
      }
    });
    await desk.run('backup ./b.gz', on(town));
    await db.write(async (tx) => {
      await tx.address.delete({ where: { id: 'a1' } });
      await tx.contact.delete({ where: { id: 'c1' } });
      await tx.erasure.create({ data: { hash: platformHash('zalo', 'oa', 'z1'), kind: 'platform', erasedAt: now } });
    });
    expect(await desk.run('restore ./b.gz --replace', on(town))).toEqual({
      code: 0,
      said: expect.stringContaining('1 people had been erased'),
    });
    const after = await db.read((tx) => Promise.all([tx.contact.findMany(), tx.address.findMany(), tx.erasure.count()]));
    expect([after[0].map((one) => one.id), after[1].map((one) => one.id), after[2]]).toEqual([['c2'], ['a2'], 1]);
  });

  it.each([
    ['cut off in the packed bytes', (bytes: Buffer) => bytes.subarray(0, bytes.length - 20), 'cut off'],
    [
      'cut off at a line',
      (bytes: Buffer) => gzipSync(gunzipSync(bytes).toString('utf8').split('\n').slice(0, -2).join('\n')),
      'cut off',
    ],
    [
      'with a row missing',
      (bytes: Buffer) =>
        gzipSync(
          gunzipSync(bytes)
            .toString('utf8')
            .replace(/\["s3".*\n/, ''),
        ),
      'damaged',
    ],
    ['with a bent line', (bytes: Buffer) => gzipSync(gunzipSync(bytes).toString('utf8').replace('["s3"', '["s3')), 'damaged'],
    ['of another program', () => gzipSync('{"hello":"world"}\n'), 'not a backup'],
    ['that is no gzip', () => Buffer.from('hello'), 'not a backup'],
    ['that is empty', () => Buffer.alloc(0), 'not a backup|cut off'],
    [
      'of a newer version',
      (bytes: Buffer) =>
        gzipSync(gunzipSync(bytes).toString('utf8').replace('"migrations":[', '"migrations":["29990101000000_later",')),
      'newer version',
    ],
    [
      'of a newer format',
      (bytes: Buffer) => gzipSync(gunzipSync(bytes).toString('utf8').replace('"version":1', '"version":2')),
      'newer format',
    ],
  ])('%s is refused and changes nothing', async (_, spoil, reason) => {
    const town = await open(engine);
    await town.db.write(async (tx) => {
      for (let n = 0; n < 5; n++) await tx.setting.create({ data: { name: `s${n}`, value: 'x' } });
    });
    await desk.run('backup ./b.gz', on(town));
    desk.file('spoiled.gz', spoil(readFileSync(desk.path('b.gz'))));
    await town.db.write((tx) => tx.setting.create({ data: { name: 'since', value: 'x' } }));
    const before = await content(town.db);
    expect(await desk.run('restore ./spoiled.gz --replace', on(town))).toEqual({
      code: 1,
      said: expect.stringMatching(new RegExp(`${reason}[\\s\\S]*Nothing was changed`)),
    });
    expect(await content(town.db)).toEqual(before);
  });
});

describe('a backup', () => {
  it('is for its owner only, never half there, and overwrites nothing', async () => {
    const town = await open('sqlite');
    expect((await desk.run('backup ./b.gz', on(town))).code).toBe(0);
    expect(statSync(desk.path('b.gz')).mode & 0o777).toBe(0o600);
    const first = readFileSync(desk.path('b.gz'));
    expect(await desk.run('backup ./b.gz', on(town))).toEqual({ code: 1, said: expect.stringContaining('exists already') });
    expect(readFileSync(desk.path('b.gz'))).toEqual(first);
    expect(await desk.run('backup ./no/such/folder/b.gz', on(town))).toEqual({
      code: 1,
      said: expect.stringContaining('cannot be written (ENOENT)'),
    });
  });

  it('of an older version is restored when the tables only grew since', async () => {
    const town = await open('sqlite');
    await town.db.write((tx) =>
      tx.joinCode.create({ data: { code: 'abc', unitId: 'u', createdBy: 'c', createdAt: now, expiresAt: now } }),
    );
    await desk.run('backup ./b.gz', on(town));
    const [head, ...rest] = gunzipSync(readFileSync(desk.path('b.gz')))
      .toString('utf8')
      .split('\n');
    const older = { ...JSON.parse(head!), migrations: [] };
    delete older.tables.Lease;
    desk.file('older.gz', gzipSync([JSON.stringify(older), ...rest].join('\n')));
    const target = await open('sqlite');
    expect(await desk.run('restore ./older.gz', on(target))).toMatchObject({ code: 0 });
    expect(await target.db.read((tx) => tx.joinCode.count())).toBe(1);
  });

  it('knows a migration that only adds from one that moves data', () => {
    expect(
      onlyAdds(
        '-- CreateTable\nCREATE TABLE "A" ("id" TEXT);\nALTER TABLE "B" ADD COLUMN "c" TEXT;\nCREATE UNIQUE INDEX "i" ON "A"("id");\nDROP INDEX "j";',
      ),
    ).toBe(true);
    for (const engine of engines) for (const { sql } of migrationsOf(engine).slice(1)) expect(onlyAdds(sql)).toBe(true);
    for (const sql of [
      'CREATE TRIGGER "t" AFTER INSERT ON "A"\nBEGIN\n  DELETE FROM "B";\nEND;\nUPDATE "A" SET "b" = 1;',
      'CREATE FUNCTION "f"() RETURNS trigger AS $$ BEGIN RETURN NULL; END $$;\nDELETE FROM "A";',
      'UPDATE "A" SET "b" = 1;',
      'ALTER TABLE "A" DROP COLUMN "b";',
      'CREATE TABLE "n" ("id" TEXT); INSERT INTO "n" SELECT * FROM "A"; DROP TABLE "A";',
      'ALTER TABLE "n" RENAME TO "A"',
    ])
      expect(onlyAdds(sql)).toBe(false);
  });
});
