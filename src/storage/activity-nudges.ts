import type { Activity } from '../domain/activities.js';
import { type ActivityRow, activityColumns, activityOf } from './activity-rows.js';
import type { Tx } from './database.js';
import { hoursJoin, quietFromSql, quietToSql } from './quiet-hours.js';
import { execute, inList, query, time, timeParam } from './sql.js';

/**
 * What the crontab asks about activities. Every question is one statement for all activities; whatever it leads to has a natural key
 * or is marked (`askedAgainAt`, `summedAt`), so that asking twice does nothing twice.
 */

/** Somebody who said they come to something that begins soon. */
export interface Attendee {
  activityId: string;
  contactId: string;
  fullName: string;
  /** When they said so. */
  saidAt: Date;
  quietFrom: number;
  quietTo: number;
}

/** Activities that begin in [from, to) with the people to remind: those who said they come, are still invited to write to, use the bot. */
export async function remindersDue(tx: Tx, from: Date, to: Date): Promise<{ activities: Activity[]; attendees: Attendee[] }> {
  const between = `a."state" = 'called' AND a."startAt" >= ${timeParam(tx.engine, 1)} AND a."startAt" < ${timeParam(tx.engine, 2)}`;
  const activities = await query<ActivityRow>(
    tx,
    `SELECT ${activityColumns} FROM "Activity" a WHERE ${between} ORDER BY a."startAt", a."id"`,
    time(from),
    time(to),
  );
  if (activities.length === 0) return { activities: [], attendees: [] };
  const attendees = await query<Attendee>(
    tx,
    `SELECT r."activityId", c."id" AS "contactId", m."fullName", r."at" AS "saidAt", ${quietFromSql} AS "quietFrom", ${quietToSql} AS "quietTo"
     FROM "Activity" a JOIN "Rsvp" r ON r."activityId" = a."id" AND r."answer" = 'attend'
     JOIN "Member" m ON m."id" = r."memberId" JOIN "Contact" c ON c."memberId" = r."memberId" AND c."stoppedAt" IS NULL AND c."meetingRemindersOffAt" IS NULL
     ${hoursJoin} WHERE ${between} ORDER BY r."activityId", c."id"`,
    time(from),
    time(to),
  );
  return { activities: activities.map(activityOf), attendees };
}

const hour = 3600_000;

/**
 * Activities whose silent invitees are to be asked once more: the time to answer ends within three hours (without such a time, the
 * start is within ten), the call is three hours old, and the start is at least one hour away. Not asked again before.
 */
export async function askAgainDue(tx: Tx, now: Date): Promise<Activity[]> {
  const later = (hours: number) => time(new Date(now.getTime() + hours * hour));
  const t = (n: number) => timeParam(tx.engine, n);
  const rows = await query<ActivityRow>(
    tx,
    `SELECT ${activityColumns} FROM "Activity" a
     WHERE a."state" = 'called' AND a."askedAgainAt" IS NULL AND a."startAt" > ${t(1)} AND a."createdAt" <= ${t(2)}
       AND (a."respondBy" <= ${t(3)} OR (a."respondBy" IS NULL AND a."startAt" <= ${t(4)}))
       AND EXISTS (SELECT 1 FROM "Notice" n WHERE n."activityId" = a."id")
     ORDER BY a."startAt", a."id"`,
    later(1),
    later(-3),
    later(3),
    later(10),
  );
  return rows.map(activityOf);
}

/** An activity that is over (its end, or three hours after the start), not yet summed up for the officer who called it. */
export async function sumUpDue(tx: Tx, now: Date): Promise<Activity[]> {
  const rows = await query<ActivityRow>(
    tx,
    `SELECT ${activityColumns} FROM "Activity" a
     WHERE a."state" IN ('called', 'done') AND a."summedAt" IS NULL AND a."startAt" < ${timeParam(tx.engine, 1)}
       AND (a."endAt" <= ${timeParam(tx.engine, 1)} OR (a."endAt" IS NULL AND a."startAt" <= ${timeParam(tx.engine, 2)}))
     ORDER BY a."startAt", a."id"`,
    time(now),
    time(new Date(now.getTime() - 3 * hour)),
  );
  return rows.map(activityOf);
}

/** Marks them summed up and done. Only those that were not: returns how many. */
export function markSummed(tx: Tx, activityIds: string[], now: Date): Promise<number> {
  return execute(
    tx,
    `UPDATE "Activity" SET "summedAt" = ${timeParam(tx.engine, 2)}, "state" = CASE WHEN "state" = 'called' THEN 'done' ELSE "state" END
     WHERE "summedAt" IS NULL AND ${inList(tx.engine, '"id"', 1)}`,
    JSON.stringify(activityIds),
    time(now),
  );
}
