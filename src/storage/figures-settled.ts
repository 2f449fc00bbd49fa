import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { momentAt, wallClock } from '../domain/local-time.js';
import { monthAfter, monthOf } from '../domain/month-report.js';
import { parameters } from './audiences.js';
import type { Database, Tx } from './database.js';
import { countLists, spanOfMonth } from './figures-activities.js';
import { cameSql } from './figures-subtree.js';
import { atResidenceSql, receivingUnitSql } from './residence-counting.js';
import { type Columns, execute, inList, jsonParam, jsonRows, query, time } from './sql.js';

/**
 * Days that are over. What they add up to is kept (a bit of the member a month, two numbers of the activity), because counting a year of a
 * province's attendance takes seconds. All of it is reckoned anew from the rows every night. Whoever changes a row that was counted has it
 * noted in the table Recount, by triggers of the database, and what is noted there is counted from its rows: figures are exact at any
 * moment. Before the first night everything is counted from the rows.
 */
export interface SettledDays {
  /** The first month, yyyy-mm, of which there are sums. */
  from: string;
  /** Activities that began before this moment are in the sums. The 1st of January 1970: none is. */
  to: Date;
  /** While the night reckons, some that began between `to` and this moment are. */
  settlingTo: Date;
  /** Whoever was received somewhere, or left, before this moment has it in `Member.residenceUnitId`; the others' registrations say it. */
  livesAt: Date;
}

/**
 * Fewer than the 24 months that attendance is kept by name (domain.md §8.4, retention.ts): a month is never reckoned anew from lists of
 * which some are gone. Its sums stay as they were then.
 */
const monthsKept = 21;
/** Bits of a 32-bit number, used in turn: more than the months that are kept. */
const ring = 30;
/** The triggers know `settledFrom` and `settlingTo`: prisma/migrations/<engine>/*_recount. */
const settings = {
  settledFrom: 'figures.settledFrom',
  settlingTo: 'figures.settlingTo',
  settledTo: 'figures.settledTo',
  livesAt: 'figures.livesAt',
};
/** A turn that began before may commit a little later. */
const turnMs = 10 * 60_000;

export async function settledDays(tx: Tx): Promise<SettledDays> {
  const rows = await query<{ name: string; value: string }>(
    tx,
    `SELECT "name", "value" FROM "Setting" WHERE "name" IN (${Object.values(settings)
      .map((name) => `'${name}'`)
      .join(', ')})`,
  );
  const moment = (name: string) => new Date(rows.find((row) => row.name === name)?.value ?? 0);
  const from = moment(settings.settledFrom);
  // Local months begin before or after those of UTC by less than half of one.
  const middle = new Date(from.getTime() + 15 * 24 * 3600_000);
  return {
    from: middle.toISOString().slice(0, 7),
    to: moment(settings.settledTo),
    settlingTo: moment(settings.settlingTo),
    livesAt: moment(settings.livesAt),
  };
}

/** The bits of months in `Member.residenceMonths`. */
export function monthBits(months: readonly string[]): number {
  return months.reduce((bits, month) => bits | bitOf(month), 0);
}

function bitOf(month: string): number {
  return 1 << ((Number(month.slice(0, 4)) * 12 + Number(month.slice(5))) % ring);
}

/** Units whose sums are reckoned in one go: others must get their turn in between. */
const portion = 25;

interface Reckoned {
  months: string[];
  zone: string;
  now: Date;
  to: Date;
}

/** Reckons the sums of all days before today anew. Resolves with how many rows were not as they should be. */
export async function settleDays(db: Database, now: Date, zone: string): Promise<number> {
  const today = wallClock(now, zone).day;
  const to = momentAt(today, 0, zone);
  const last = monthOf(today);
  const months = Array.from({ length: monthsKept }, (_, at) => monthAfter(last, at + 1 - monthsKept));
  // Its own: should two nights ever run at once, neither lets go of what the other has still to count.
  const claim = `counting ${randomUUID()}`;
  // From here on whoever changes one of these days notes it, and what was noted before is what this night mends.
  await db.write(async (tx) => {
    await keep(tx, settings.settledFrom, time(spanOfMonth(months[0]!, zone).from));
    await keep(tx, settings.settlingTo, time(to));
    await tx.recount.updateMany({ data: { state: claim } });
  });
  await untilOthersAreDone(db);
  // Those that are no more too: their people may have been received elsewhere.
  const units = await db.read((tx) => query<{ id: string }>(tx, `SELECT "id" FROM "Unit" ORDER BY "path"`));
  let changed = 0;
  for (let at = 0; at < units.length; at += portion) {
    const ids = JSON.stringify(units.slice(at, at + portion).map((unit) => unit.id));
    changed += await settleMembers(db, ids, { months, zone, now, to });
    changed += await settleActivities(db, ids, { months, zone, now, to });
  }
  await db.write(async (tx) => {
    await keep(tx, settings.settledTo, time(to));
    await keep(tx, settings.livesAt, time(new Date(now.getTime() - turnMs)));
    await tx.recount.deleteMany({ where: { state: claim } });
  });
  return changed;
}

async function keep(tx: Tx, name: string, value: string): Promise<void> {
  await tx.setting.upsert({ where: { name }, create: { name, value }, update: { value } });
}

/** Longer than any transaction of ours may take (database.ts). */
const patienceMs = 6 * 60_000;

/**
 * On PostgreSQL a transaction that wrote before the line was drawn has noted nothing of days that were not yet behind it, and its rows are
 * not to be seen yet. SQLite has one writer at a time. @throws when somebody has not ended after six minutes
 */
async function untilOthersAreDone(db: Database): Promise<void> {
  if (db.engine === 'sqlite') return;
  const [line] = await db.read((tx) => query<{ at: string }>(tx, `SELECT clock_timestamp()::text AS "at"`));
  for (let waited = 0; waited <= patienceMs; waited += 200) {
    const [writing] = await db.read((tx) =>
      query<{ n: number | bigint }>(
        tx,
        `SELECT COUNT(*) AS "n" FROM pg_stat_activity
         WHERE datname = current_database() AND backend_xid IS NOT NULL AND pid <> pg_backend_pid() AND xact_start <= $1::timestamptz`,
        line!.at,
      ),
    );
    if (Number(writing!.n) === 0) return;
    await pause(200);
  }
  throw new Error('a transaction that began before the sums of this night has not ended');
}

/** The months in which each member of the units took part where they live, and who has received them there by now. */
async function settleMembers(db: Database, ids: string, { months, zone, now, to }: Reckoned): Promise<number> {
  const wrong = await db.read((tx) => {
    const p = parameters(tx.engine);
    const among = (column: string) => inList(tx.engine, column, 1);
    p.values.push(ids);
    const spans = months.map((month) => spanOfMonth(month, zone));
    const bit = spans.map(({ month, end }) => `WHEN a."startAt" < ${p.moment(end)} THEN ${bitOf(month)}`).join(' ');
    const isOther = tx.engine === 'postgresql' ? 'IS DISTINCT FROM' : 'IS NOT';
    return query<{ id: string; bits: number | bigint; unitId: string | null }>(
      tx,
      `SELECT w."id", w."bits", w."unitId" FROM (SELECT m."id", COALESCE(s."bits", 0) AS "bits", m."residenceMonths" AS "hadBits",
         ${receivingUnitSql(tx.engine, p.values.push(time(now)))} AS "unitId", m."residenceUnitId" AS "hadUnitId" FROM "Member" m LEFT JOIN (
         SELECT w."id", SUM(w."bit") AS "bits" FROM (
           SELECT DISTINCT p."id", CASE ${bit} END AS "bit" FROM "Member" p JOIN "Attendance" t ON t."memberId" = p."id" AND ${cameSql}
           JOIN "Activity" a ON a."id" = t."activityId" AND a."state" <> 'cancelled'
             AND a."startAt" >= ${p.moment(spans[0]!.from)} AND a."startAt" < ${p.moment(to)}
           WHERE ${among('p."branchId"')} AND ${atResidenceSql('p', 'a')}) w GROUP BY w."id") s ON s."id" = m."id"
       WHERE ${among('m."branchId"')}) w WHERE w."bits" <> w."hadBits" OR w."unitId" ${isOther} w."hadUnitId"`,
      ...p.values,
    );
  });
  if (wrong.length === 0) return 0;
  const columns: Columns = { id: 'text', bits: 'integer', unitId: 'text' };
  const right = jsonParam(wrong.map(({ id, bits, unitId }) => ({ id, bits: Number(bits), unitId })));
  return db.write((tx) =>
    execute(
      tx,
      `UPDATE "Member" SET "residenceMonths" = r."bits", "residenceUnitId" = r."unitId" FROM ${jsonRows(tx.engine, columns, 'r', 1)} WHERE r."id" = "Member"."id"`,
      right,
    ),
  );
}

const sums: Columns = { id: 'text', came: 'integer', expected: 'integer' };

/** Who came to each of the units' meetings, of how many. */
async function settleActivities(db: Database, ids: string, { months, zone, to }: Reckoned): Promise<number> {
  const wrong = await db.read(async (tx) => {
    const p = parameters(tx.engine);
    const within = inList(tx.engine, 'a."unitId"', p.values.push(ids));
    return countLists(tx, { from: spanOfMonth(months[0]!, zone).from, end: to }, p, within);
  });
  if (wrong.length === 0) return 0;
  return db.write((tx) =>
    execute(
      tx,
      `UPDATE "Activity" SET "sumCame" = r."came", "sumExpected" = r."expected" FROM ${jsonRows(tx.engine, sums, 'r', 1)} WHERE r."id" = "Activity"."id"`,
      jsonParam(wrong),
    ),
  );
}
