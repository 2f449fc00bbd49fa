import type { Period } from '../domain/periods.js';
import type { Rate } from '../domain/rates.js';
import type { UnitTree } from '../domain/units.js';
import { parameters } from './audiences.js';
import type { Tx } from './database.js';
import { pathSql } from './figures-subtree.js';
import { type Columns, jsonParam, jsonRows, query } from './sql.js';

/**
 * Rates of periods that are over for so long that remarks and the levels of lists are forgotten (residence-retention.ts, domain.md §8.4).
 * What each unit counted at the end of each month was kept before (figures-keeping.ts), as numbers without people; they are the answer.
 */
export const keptToSetting = 'figures.ratesKeptTo';

/** The day (yyyy-mm-dd) before which every period that ended has its sums; the empty text before the first night. */
export async function ratesKeptTo(tx: Tx): Promise<string> {
  const [row] = await query<{ value: string }>(tx, `SELECT "value" FROM "Setting" WHERE "name" = '${keptToSetting}'`);
  return row?.value ?? '';
}

interface Asked {
  period: Period;
  /** yyyy-mm-dd */
  day: string;
}

const wanted: Columns = { at: 'integer', period: 'text', day: 'text' };

/** For each of what is asked the newest day up to it of which sums are kept; undefined where it is to be counted. */
export async function keptDaysOf(tx: Tx, asked: readonly Asked[]): Promise<(string | undefined)[]> {
  const rows = await query<{ at: number; day: string | null }>(
    tx,
    `SELECT r."at", (SELECT MAX(s."day") FROM "ResidenceSum" s WHERE s."period" = r."period" AND s."day" <= r."day") AS "day"
     FROM ${jsonRows(tx.engine, wanted)}`,
    jsonParam(asked.map(({ period, day }, at) => ({ at, period: period.key, day }))),
  );
  const found = new Map(rows.map(({ at, day }) => [Number(at), day ?? undefined]));
  return asked.map((_, at) => found.get(at));
}

/** What was kept of a day, by the path of the unit that counted: units that are no more too, for those above them had their people. */
export async function keptByUnit(
  tx: Tx,
  units: UnitTree,
  unitId: string,
  { period, day }: Asked,
): Promise<(Rate & { path: string })[]> {
  const p = parameters(tx.engine);
  const rows = await query<{ path: string } & Record<keyof Rate, number | bigint>>(
    tx,
    `SELECT su."path", s."part", s."whole" FROM "ResidenceSum" s JOIN "Unit" su ON su."id" = s."unitId"
     WHERE s."period" = ${p.text(period.key)} AND s."day" = ${p.text(day)} AND ${pathSql('su."path"', units, unitId, p)}`,
    ...p.values,
  );
  return rows.map(({ path, part, whole }) => ({ path, part: Number(part), whole: Number(whole) }));
}

/** The same added up, for each of several days in one statement. */
export async function keptTotals(tx: Tx, units: UnitTree, unitId: string, asked: readonly Asked[]): Promise<Rate[]> {
  const rates = asked.map(() => ({ part: 0, whole: 0 }));
  if (asked.length === 0) return rates;
  const p = parameters(tx.engine);
  p.values.push(jsonParam(asked.map(({ period, day }, at) => ({ at, period: period.key, day }))));
  const rows = await query<Record<'at' | keyof Rate, number | bigint | string>>(
    tx,
    `SELECT r."at", SUM(s."part") AS "part", SUM(s."whole") AS "whole" FROM ${jsonRows(tx.engine, wanted)}
     JOIN "ResidenceSum" s ON s."period" = r."period" AND s."day" = r."day" JOIN "Unit" su ON su."id" = s."unitId"
     WHERE ${pathSql('su."path"', units, unitId, p)} GROUP BY r."at"`,
    ...p.values,
  );
  for (const { at, part, whole } of rows) rates[Number(at)] = { part: Number(part), whole: Number(whole) };
  return rates;
}
