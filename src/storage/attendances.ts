import { type ActivityEffect, StaleFacts } from '../conversation/effects.js';
import type { ActivityLookup, OwnRecord } from '../conversation/lookup.js';
import type { AttendanceMark } from '../domain/activities.js';
import { batched } from './batching.js';
import type { Tx } from './database.js';
import type { Caused, Handlers } from './effects.js';
import type { LookupContext } from './lookup.js';
import { atResidenceSql } from './residence-counting.js';
import { type Columns, execute, inList, jsonParam, jsonRows, param, query, stored, time, timeParam } from './sql.js';

type AttendanceEffect = Extract<ActivityEffect, { kind: 'mark_attendance' | 'excuse_all' | 'set_guests' }>;

const marks: Columns = { activityId: 'text', memberId: 'text', mark: 'text', byId: 'text', at: 'time' };
const notOff = `JOIN "Activity" a ON a."id" = r."activityId" AND a."state" <> 'cancelled'`;

/** What an officer writes down. Rare beside signing in, but a list is one statement however long it is. */
export const attendanceEffects: Handlers<AttendanceEffect> = {
  async mark_attendance(tx, items) {
    const wanted = items.flatMap(({ effect, by }) =>
      effect.marks.map(({ memberId, mark }) => ({
        activityId: effect.activityId,
        memberId,
        mark,
        byId: by.contactId,
        at: effect.at,
      })),
    );
    // Of two officers who say different things at once the later message stays.
    const rows = [...new Map(wanted.map((row) => [`${row.activityId} ${row.memberId}`, row])).values()].map((row) =>
      stored(marks, row),
    );
    if (rows.length === 0) return;
    const from = jsonRows(tx.engine, marks);
    const [on] = await query<{ n: number | bigint }>(tx, `SELECT COUNT(*) AS "n" FROM ${from} ${notOff}`, jsonParam(rows));
    if (Number(on?.n ?? 0) < rows.length) throw new StaleFacts('the activity was called off');
    await execute(
      tx,
      `INSERT INTO "Attendance" ("activityId", "memberId", "mark", "by", "byId", "at")
       SELECT r."activityId", r."memberId", r."mark", 'officer', r."byId", r."at" FROM ${from} WHERE r."mark" IS NOT NULL
       ON CONFLICT ("activityId", "memberId") DO UPDATE SET "mark" = excluded."mark", "by" = excluded."by", "byId" = excluded."byId", "at" = excluded."at"
         WHERE "Attendance"."mark" <> excluded."mark"`,
      jsonParam(rows),
    );
    await execute(
      tx,
      `DELETE FROM "Attendance" WHERE EXISTS (SELECT 1 FROM ${from} WHERE r."mark" IS NULL AND r."activityId" = "Attendance"."activityId" AND r."memberId" = "Attendance"."memberId")`,
      jsonParam(rows),
    );
  },

  async excuse_all(tx, items) {
    for (const item of items) await excuseAll(tx, item);
  },

  async set_guests(tx, items) {
    for (const { effect } of items)
      await tx.activity.updateMany({ where: { id: effect.activityId }, data: { guestCount: effect.guestCount } });
  },
};

/** Only those who asked leave and have no mark: whoever came although they had asked stays present. */
async function excuseAll(tx: Tx, { effect, by }: Caused<Extract<AttendanceEffect, { kind: 'excuse_all' }>>): Promise<void> {
  const p = (n: number) => param(tx.engine, n);
  await execute(
    tx,
    `INSERT INTO "Attendance" ("activityId", "memberId", "mark", "by", "byId", "at")
     SELECT r."activityId", r."memberId", 'excused', 'officer', ${p(2)}, ${timeParam(tx.engine, 3)} FROM "Rsvp" r ${notOff}
     WHERE r."activityId" = ${p(1)} AND r."answer" = 'absent' ON CONFLICT ("activityId", "memberId") DO NOTHING`,
    effect.activityId,
    by.contactId,
    time(effect.at),
  );
}

interface Marked {
  mark: AttendanceMark;
  at: Date;
}

export function attendanceLookup(tx: Tx, { clock }: LookupContext): Pick<ActivityLookup, 'attendance' | 'ownRecord'> {
  const attendance = batched<string, Marked | null>(async (pairs) => {
    const split = pairs.map((pair) => pair.split(' '));
    const rows = await query<Marked & { activityId: string; memberId: string }>(
      tx,
      `SELECT t."activityId", t."memberId", t."mark", t."at" FROM "Attendance" t
       WHERE ${inList(tx.engine, 't."activityId"', 1)} AND ${inList(tx.engine, 't."memberId"', 2)}`,
      JSON.stringify([...new Set(split.map(([activityId]) => activityId))]),
      JSON.stringify([...new Set(split.map(([, memberId]) => memberId))]),
    );
    const byPair = new Map(rows.map((row) => [`${row.activityId} ${row.memberId}`, { mark: row.mark, at: row.at }]));
    return pairs.map((pair) => byPair.get(pair) ?? null);
  });
  return {
    attendance: (activityId, memberId) => attendance(`${activityId} ${memberId}`),
    ownRecord: (memberId, from) => ownRecord(tx, memberId, from, clock.now()),
  };
}

const came = `t."mark" IN ('present', 'late')`;

async function ownRecord(tx: Tx, memberId: string, from: Date, now: Date): Promise<OwnRecord> {
  const p = param(tx.engine, 1);
  const params = [memberId, time(from), time(now)];
  const begun = `a."state" <> 'cancelled' AND a."startAt" >= ${timeParam(tx.engine, 2)} AND a."startAt" <= ${timeParam(tx.engine, 3)}`;
  const atResidence = `a."unitId" IN (SELECT "receivingUnitId" FROM "ResidenceRegistration" WHERE "memberId" = ${p} AND "state" IN ('received', 'ended'))`;
  // A meeting at which nobody was ever signed in says nothing about who came.
  const wasTaken = `EXISTS (SELECT 1 FROM "Attendance" o WHERE o."activityId" = a."id")`;
  const [counts] = await query<Record<'invited' | 'attended' | 'residence', number | bigint>>(
    tx,
    `SELECT COUNT(CASE WHEN NOT w."away" THEN 1 END) AS "invited", COUNT(CASE WHEN NOT w."away" AND w."came" THEN 1 END) AS "attended",
            COUNT(CASE WHEN w."counts" AND w."came" THEN 1 END) AS "residence"
     FROM (SELECT ${atResidence} AS "away", ${atResidenceSql('m')} AS "counts", EXISTS (SELECT 1 FROM "Attendance" t WHERE t."activityId" = a."id" AND t."memberId" = ${p} AND ${came}) AS "came"
           FROM (SELECT "activityId" FROM "Invitation" WHERE "memberId" = ${p} UNION SELECT t."activityId" FROM "Attendance" t WHERE t."memberId" = ${p}) mine
           JOIN "Activity" a ON a."id" = mine."activityId" JOIN "Member" m ON m."id" = ${p} WHERE ${begun} AND ${wasTaken}) w`,
    ...params,
  );
  const last = await query<OwnRecord['last'][number]>(
    tx,
    `SELECT a."startAt", a."kind", a."title", t."mark", ${atResidence} AS "atResidence" FROM "Attendance" t JOIN "Activity" a ON a."id" = t."activityId"
     WHERE t."memberId" = ${p} AND ${begun} ORDER BY a."startAt" DESC, a."id" DESC LIMIT 5`,
    ...params,
  );
  return {
    invited: Number(counts?.invited ?? 0),
    attended: Number(counts?.attended ?? 0),
    residence: Number(counts?.residence ?? 0),
    last: last.map((row) => ({ ...row, atResidence: Boolean(row.atResidence) })),
  };
}
