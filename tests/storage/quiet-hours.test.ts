import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { zoneOffset } from '../../src/domain/local-time.js';
import { notBefore, quietAround } from '../../src/domain/quiet-hours.js';
import type { Database } from '../../src/storage/database.js';
import { awakeSql, isQuietSql, quietBeginSql } from '../../src/storage/quiet-hours.js';
import { jsonParam, jsonRows, query, stored } from '../../src/storage/sql.js';
import { engines, freshDatabase } from '../run/database.js';

const zone = 'Asia/Ho_Chi_Minh';
const columns = { n: 'integer', at: 'time', from: 'integer', to: 'integer' } as const;

describe.each(engines)('quiet hours in a statement, on %s', (engine) => {
  let db: Database;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    ({ db, drop } = await freshDatabase(engine));
  });
  afterAll(() => drop());

  test('are those of domain/quiet-hours.ts, for any hours at any moment', async () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    const moment = fc.date({ min: new Date('2025-12-30T00:00:00Z'), max: new Date('2027-01-03T00:00:00Z'), noInvalidDate: true });
    const cases = fc.sample(fc.record({ at: moment, from: minute, to: minute }), { numRuns: 400, seed: 7 });
    const edges = cases.slice(0, 40).flatMap(({ at, from }) => {
      const local = new Date(at);
      local.setUTCSeconds(0, 0);
      const here = (local.getUTCHours() * 60 + local.getUTCMinutes() + zoneOffset(local, zone)) % 1440;
      return [
        { at: local, from: here, to: from },
        { at: local, from, to: here },
        { at: local, from: here, to: here },
      ];
    });
    const all = [...cases, ...edges].map((one, n) => ({ n, ...one }));
    const hours = { from: 'r."from"', to: 'r."to"' };
    const offset = zoneOffset(all[0]!.at, zone);
    const rows = await db.read((tx) =>
      query<{ n: number; awake: string | Date; quiet: number | boolean; began: string | Date }>(
        tx,
        `SELECT r."n", ${awakeSql(engine, 'r."at"', offset, hours)} AS "awake", ${isQuietSql(engine, 'r."at"', offset, hours)} AS "quiet",
                ${quietBeginSql(engine, 'r."at"', offset, hours)} AS "began" FROM ${jsonRows(engine, columns)} ORDER BY r."n"`,
        jsonParam(all.map((row) => stored(columns, row))),
      ),
    );
    expect(rows).toHaveLength(all.length);
    for (const row of rows) {
      const { at, from, to } = all[Number(row.n)]!;
      expect(new Date(row.awake), `${at.toISOString()} ${from}–${to}`).toEqual(notBefore(at, 'nudge', zone, { from, to }));
      const around = quietAround(at, zone, { from, to });
      expect(Boolean(row.quiet)).toBe(around !== null);
      if (around) expect(new Date(row.began)).toEqual(around.since);
    }
  });
});
