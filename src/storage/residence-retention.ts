import { daysAfter } from '../domain/local-time.js';
import { periodAt, readPeriod } from '../domain/periods.js';
import type { Database } from './database.js';
import { remarksKeptDays } from './figures-keeping.js';
import { ratesKeptTo } from './figures-kept.js';
import { execute, inList, param, query, time, timeParam } from './sql.js';

const portion = 2_000;

/**
 * Remarks, places that were left or never came about, and levels of old lists, some time after the end of their period (domain.md §8.4)
 * and not before its rates are kept as numbers. Returns how many rows were touched.
 */
export async function forgetResidence(db: Database, now: Date): Promise<number> {
  const kept = await db.read(ratesKeptTo);
  if (kept === '') return 0;
  const day = [kept, daysAfter(now.toISOString().slice(0, 10), -remarksKeptDays)].sort()[0]!;
  // Whatever is older than the first day of every kind of period that was on then belongs to periods that had ended by then.
  const first = (['year', 'school_year', 'summer'] as const).map((type) => periodAt(type, day).from).sort()[0]!;
  const periods = await db.read((tx) => query<{ period: string }>(tx, `SELECT DISTINCT "period" FROM "ResidenceRemark"`));
  const over = periods.map((one) => one.period).filter((key) => (readPeriod(key)?.to ?? '') < day);
  let total = 0;
  if (over.length > 0)
    total += await inPortions(
      db,
      (p) => `DELETE FROM "ResidenceRemark" WHERE "id" IN (SELECT "id" FROM "ResidenceRemark" WHERE ${p.list} LIMIT ${portion})`,
      JSON.stringify(over),
    );
  total += await inPortions(
    db,
    (p) => `DELETE FROM "ResidenceRegistration" WHERE "id" IN (SELECT "id" FROM "ResidenceRegistration"
      WHERE "state" IN ('refused', 'ended') AND COALESCE("endedAt", "decidedAt") < ${p.moment} LIMIT ${portion})`,
    time(new Date(`${first}T00:00:00Z`)),
  );
  total += await inPortions(
    db,
    (p) => `UPDATE "Member" SET "participation" = NULL, "participationOn" = NULL
      WHERE "id" IN (SELECT "id" FROM "Member" WHERE "participationOn" < ${p.text} LIMIT ${portion})`,
    first,
  );
  return total;
}

interface Ways {
  list: string;
  moment: string;
  text: string;
}

async function inPortions(db: Database, sql: (p: Ways) => string, value: string): Promise<number> {
  let total = 0;
  for (let touched = portion; touched >= portion; total += touched)
    touched = await db.write((tx) =>
      execute(
        tx,
        sql({ list: inList(tx.engine, '"period"'), moment: timeParam(tx.engine, 1), text: param(tx.engine, 1) }),
        value,
      ),
    );
  return total;
}
