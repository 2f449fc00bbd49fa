import type { Database } from './database.js';
import { forgetPledges } from './pledge-retention.js';
import { forgetResidence } from './residence-retention.js';
import { execute, time, timeParam } from './sql.js';

/** Rows that are dropped in one transaction: others must get their turn in between. */
const portion = 2_000;
const dayMs = 24 * 3600_000;
/** 24 months, by the longest there are. */
const attendanceDays = 731;

interface Rule {
  what: string;
  /** Kept this long after the moment in `where`. */
  days: number;
  sql: (before: string) => string;
}

const drop =
  (table: string, where: (before: string) => string, key = '"id"') =>
  (before: string) =>
    `DELETE FROM "${table}" WHERE ${key} IN (SELECT ${key} FROM "${table}" WHERE ${where(before)} LIMIT ${portion})`;

/** What has been kept long enough: domain.md §8.4, and the outbox's and inbox's own traces. Each is one statement a portion. */
const rules: Rule[] = [
  {
    what: 'reasons of absence, 30 days after the activity',
    days: 30,
    sql: (before) =>
      `UPDATE "Rsvp" SET "reason" = NULL WHERE "reason" IS NOT NULL AND "activityId" IN (SELECT "id" FROM "Activity" WHERE "startAt" < ${before})`,
  },
  {
    what: 'answers to a call, a year after the activity',
    days: 365,
    sql: (before) => `DELETE FROM "Rsvp" WHERE "activityId" IN (SELECT "id" FROM "Activity" WHERE "startAt" < ${before})`,
  },
  // Their numbers stay with the activity (figures-settled.ts).
  ...(['Attendance', 'Invitation', 'LateCheckIn'] as const).map((table) => ({
    what: `${table}: who was asked and who came, two years after the activity`,
    days: attendanceDays,
    sql: drop(table, (before) => `"activityId" IN (SELECT "id" FROM "Activity" WHERE "startAt" < ${before})`, '"activityId"'),
  })),
  {
    what: 'what people sent, already without its content',
    days: 30,
    sql: drop('Inbound', (before) => `"state" IN ('done', 'parked') AND "doneAt" < ${before}`),
  },
  {
    what: 'finished messages, already without their text',
    days: 90,
    sql: drop(
      'Delivery',
      (before) => `"state" IN ('sent', 'failed', 'unknown', 'cancelled', 'expired', 'unreachable') AND "finishedAt" < ${before}`,
    ),
  },
  { what: 'join codes that ran out', days: 0, sql: drop('JoinCode', (before) => `"expiresAt" < ${before}`, '"code"') },
  // A day longer, so that somebody who types it late is told that it ran out rather than that it is wrong.
  { what: 'link codes that ran out', days: 1, sql: drop('LinkCode', (before) => `"expiresAt" < ${before}`, '"hash"') },
  { what: 'links to the desk that ran out', days: 1, sql: drop('DeskLink', (before) => `"expiresAt" < ${before}`, '"hash"') },
  {
    what: 'sittings at the desk that are over',
    days: 0,
    sql: drop('DeskSession', (before) => `"expiresAt" < ${before}`, '"hash"'),
  },
  // They count for minutes (domain/check-in.ts); a right code forgets them too.
  { what: 'wrong sign-in codes', days: 1, sql: drop('CheckInMiss', (before) => `"lastAt" < ${before}`, '"contactId"') },
  {
    what: 'secrets of rooms, when their codes are only history',
    days: 1,
    sql: (before) =>
      `UPDATE "Activity" SET "roomSecret" = NULL WHERE "roomSecret" >= '' AND ("checkInCloseAt" IS NULL OR "checkInCloseAt" < ${before})`,
  },
  {
    what: 'pauses of bot accounts that are over',
    days: 1,
    sql: (before) => `DELETE FROM "AccountPause" WHERE "until" < ${before}`,
  },
];

/** Applies all rules, each portion in a transaction of its own. Returns how many rows were touched. */
export async function forgetOld(db: Database, now: Date): Promise<number> {
  let total = 0;
  for (const { days, sql } of rules) {
    const before = time(new Date(now.getTime() - days * dayMs));
    for (let touched = portion; touched >= portion; total += touched) {
      touched = await db.write((tx) => execute(tx, sql(timeParam(tx.engine, 1)), before));
    }
  }
  return total + (await forgetResidence(db, now)) + (await forgetPledges(db, now));
}
