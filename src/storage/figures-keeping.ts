import { daysAfter } from '../domain/local-time.js';
import { lastDayOf, monthAfter, monthOf } from '../domain/month-report.js';
import { type Period, periodAt, readPeriod } from '../domain/periods.js';
import type { UnitTree } from '../domain/units.js';
import type { Database, Tx } from './database.js';
import { keptToSetting, ratesKeptTo } from './figures-kept.js';
import { countedByUnit } from './figures-residence.js';
import { spanOf } from './figures-residence-sql.js';
import { settledDays } from './figures-settled.js';
import { type Columns, insertRows, query } from './sql.js';

/** Remarks and the levels of lists are kept for so many days after the end of their period (domain.md §8.4). */
export const remarksKeptDays = 90;

const sums: Columns = { period: 'text', day: 'text', unitId: 'text', part: 'integer', whole: 'integer' };

/** Keeps the sums of the periods whose rows may be forgotten from now on. Resolves with how many there are. */
export async function keepRates(db: Database, now: Date, zone: string, unitsOf: (tx: Tx) => Promise<UnitTree>): Promise<number> {
  const to = daysAfter(now.toISOString().slice(0, 10), -remarksKeptDays);
  const from = await db.read(ratesKeptTo);
  if (from >= to) return 0;
  // Of periods that ended before the bot was there, it has nothing to tell.
  const periods = from === '' ? [] : await db.read((tx) => periodsThatEnded(tx, from, to));
  let kept = 0;
  for (const period of periods) for (const day of daysKept(period)) kept += await keepRate(db, period, day, zone, unitsOf);
  await db.write((tx) =>
    tx.setting.upsert({ where: { name: keptToSetting }, create: { name: keptToSetting, value: to }, update: { value: to } }),
  );
  return kept;
}

/** What every unit counts on a day, in a statement of its own: others must get their turn in between. */
async function keepRate(db: Database, period: Period, day: string, zone: string, unitsOf: (tx: Tx) => Promise<UnitTree>) {
  const rows = await db.read(async (tx) => {
    const units = await unitsOf(tx);
    const span = spanOf(period, day, zone, await settledDays(tx));
    const all = [];
    for (const root of units.roots()) all.push(...(await countedByUnit(tx, units, root.id, span)));
    return all.map(([unitId, { part, whole }]) => ({ period: period.key, day, unitId, part, whole }));
  });
  return db.write((tx) => insertRows(tx, 'ResidenceSum', sums, rows, '("period", "day", "unitId") DO NOTHING'));
}

/** Those of every kind that ended on one of the days: the calendar's, and whichever a unit named itself. */
async function periodsThatEnded(tx: Tx, from: string, to: string): Promise<Period[]> {
  const named = await query<{ key: string | null }>(
    tx,
    tx.engine === 'postgresql'
      ? `SELECT DISTINCT "period" AS "key" FROM "ResidenceRemark" UNION SELECT "value" ->> 'custom' FROM "UnitSetting" WHERE "name" = 'residence'`
      : `SELECT DISTINCT "period" AS "key" FROM "ResidenceRemark" UNION SELECT json_extract("value", '$.custom') FROM "UnitSetting" WHERE "name" = 'residence'`,
  );
  const keys = new Set(named.map(({ key }) => key ?? ''));
  for (const type of ['year', 'school_year', 'summer'] as const)
    for (let period = periodAt(type, from); period.from < to; period = periodAt(type, nextYear(period.from)))
      keys.add(period.key);
  return [...keys].flatMap((key) => readPeriod(key) ?? []).filter((period) => from <= period.to && period.to < to);
}

function nextYear(day: string): string {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
}

/**
 * The ends of its months, the last day of all first: the newest day that is kept is the answer, so that a night that breaks off leaves what
 * is not kept yet to be counted, and none to be answered by an earlier month.
 */
function daysKept({ from, to }: Period): string[] {
  const days: string[] = [];
  for (let month = monthOf(from); lastDayOf(month) < to; month = monthAfter(month)) days.push(lastDayOf(month));
  return [...days, to].reverse();
}
