import { type ActivityEffect, StaleFacts } from '../conversation/effects.js';
import type { ActivityLookup } from '../conversation/lookup.js';
import type { Activity } from '../domain/activities.js';
import { type CheckInMisses, missesForgottenMs, mostMisses, openingMoment } from '../domain/check-in.js';
import { type ActivityRow, activityColumns, activityOf } from './activity-rows.js';
import { batched } from './batching.js';
import type { Tx } from './database.js';
import type { Handlers } from './effects.js';
import { type Columns, execute, inList, jsonParam, jsonRows, param, query, stored, time, timeParam } from './sql.js';

type CheckInEffect = Extract<ActivityEffect, { kind: 'open_check_in' | 'close_check_in' | 'check_in' | 'miss_check_in_code' }>;

const signIns: Columns = { activityId: 'text', memberId: 'text', mark: 'text', at: 'time' };

/** The door is open at that moment. Times of the rows, not of the process, decide: a sign-in delivered late was still in time. */
const isOpen = `JOIN "Activity" a ON a."id" = r."activityId" AND a."state" <> 'cancelled' AND a."checkInOpenAt" <= r."at" AND a."checkInCloseAt" > r."at"`;

/** Opening and closing the door, and everybody who comes through it by one statement. */
export const checkInEffects: Handlers<CheckInEffect> = {
  async open_check_in(tx, items, world) {
    // Two processes must not give one code to two doors; rare enough to let one wait for the other.
    if (tx.engine === 'postgresql') await query(tx, 'SELECT pg_advisory_xact_lock(4821)::text');
    for (const { effect } of items) {
      const { activityId, code, openAt, closeAt } = effect;
      const p = (n: number) => param(tx.engine, n);
      const now = timeParam(tx.engine, 5);
      const opened = await execute(
        tx,
        `UPDATE "Activity" SET "checkInCode" = ${p(2)}, "checkInOpenAt" = ${timeParam(tx.engine, 3)}, "checkInCloseAt" = ${timeParam(tx.engine, 4)}
         WHERE "id" = ${p(1)} AND "state" = 'called'
           AND ("checkInCode" IS NULL OR "checkInCode" = ${p(2)} OR "checkInCloseAt" <= ${now})
           AND NOT EXISTS (SELECT 1 FROM "Activity" o WHERE o."checkInCode" = ${p(2)} AND o."id" <> ${p(1)} AND o."checkInCloseAt" > ${now})`,
        activityId,
        code,
        time(openingMoment(openAt)),
        time(closeAt),
        time(world.now),
      );
      if (opened === 0) throw new StaleFacts('the check-in is open with another code, the code is taken, or the activity is off');
    }
  },

  async close_check_in(tx, items) {
    for (const { effect } of items) {
      const at = timeParam(tx.engine, 2);
      await execute(
        tx,
        `UPDATE "Activity" SET "checkInCloseAt" = ${at} WHERE "id" = ${param(tx.engine, 1)} AND "checkInCloseAt" > ${at}`,
        effect.activityId,
        time(effect.at),
      );
    }
  },

  async check_in(tx, items) {
    const once = new Map(items.map(({ effect }) => [`${effect.activityId} ${effect.memberId}`, effect]));
    const rows = jsonParam([...once.values()].map((effect) => stored(signIns, { ...effect })));
    const from = jsonRows(tx.engine, signIns);
    const written = await execute(
      tx,
      `INSERT INTO "Attendance" ("activityId", "memberId", "mark", "by", "at")
       SELECT r."activityId", r."memberId", r."mark", 'self', r."at" FROM ${from} ${isOpen} WHERE true
       ON CONFLICT ("activityId", "memberId") DO UPDATE SET "mark" = excluded."mark", "by" = 'self', "byId" = NULL, "at" = excluded."at"
         WHERE "Attendance"."mark" = 'excused'`,
      rows,
    );
    if (written < once.size) {
      const [open] = await query<{ n: number | bigint }>(tx, `SELECT COUNT(*) AS "n" FROM ${from} ${isOpen}`, rows);
      if (Number(open?.n ?? 0) < once.size) throw new StaleFacts('a check-in was closed or an activity called off meanwhile');
    }
    const contacts = JSON.stringify(items.map(({ by }) => by.contactId));
    await execute(tx, `DELETE FROM "CheckInMiss" WHERE ${inList(tx.engine, '"contactId"')}`, contacts);
  },

  async miss_check_in_code(tx, items) {
    const p = (n: number) => param(tx.engine, n);
    for (const { effect, by } of items) {
      const at = timeParam(tx.engine, 2);
      // Those that were forgotten, or waited for, do not count: this is the first one again.
      const isNew = `("CheckInMiss"."firstAt" <= ${timeParam(tx.engine, 3)} OR "CheckInMiss"."tries" >= ${mostMisses})`;
      await execute(
        tx,
        `INSERT INTO "CheckInMiss" ("contactId", "tries", "firstAt", "lastAt") VALUES (${p(1)}, 1, ${at}, ${at})
         ON CONFLICT ("contactId") DO UPDATE SET "tries" = CASE WHEN ${isNew} THEN 1 ELSE "CheckInMiss"."tries" + 1 END,
           "firstAt" = CASE WHEN ${isNew} THEN excluded."firstAt" ELSE "CheckInMiss"."firstAt" END, "lastAt" = excluded."lastAt"`,
        by.contactId,
        time(effect.at),
        time(new Date(effect.at.getTime() - missesForgottenMs)),
      );
    }
  },
};

type CheckInLookup = Pick<ActivityLookup, 'activitiesByCode' | 'doorsFor' | 'openCheckInsFor' | 'checkInMisses'>;

const day = 24 * 3600_000;

/** Asked by everybody in the room within a minute: every question is batched. */
export function checkInLookup(tx: Tx): CheckInLookup {
  const t = (n: number) => timeParam(tx.engine, n);

  const byCode = batched<string, Activity[]>(async (keys) => {
    const asked = keys.map(readKey);
    const rows = await query<ActivityRow>(
      tx,
      `SELECT ${activityColumns} FROM "Activity" a WHERE ${inList(tx.engine, 'a."checkInCode"')} AND a."checkInCloseAt" > ${t(2)} ORDER BY a."checkInCloseAt" DESC, a."id" DESC`,
      JSON.stringify(asked.map((one) => one.of)),
      time(new Date(Math.min(...asked.map((one) => one.at.getTime())) - day)),
    );
    const found = rows.map(activityOf);
    return asked.map(({ of, at }) =>
      found.filter((one) => one.checkInCode === of && one.checkInCloseAt!.getTime() > at.getTime() - day),
    );
  });

  const doorsFor = batched<string, Activity[]>(async (keys) => {
    const asked = keys.map(readKey);
    const times = asked.map((one) => one.at.getTime());
    const wasOpen = `a."state" <> 'cancelled' AND a."checkInOpenAt" <= ${t(2)} AND a."checkInCloseAt" > ${t(3)}`;
    const among = (column: string) => inList(tx.engine, column);
    const rows = await query<ActivityRow & { forMember: string }>(
      tx,
      `SELECT w."memberId" AS "forMember", ${activityColumns} FROM (
         SELECT i."memberId", i."activityId" FROM "Invitation" i WHERE ${among('i."memberId"')}
         UNION SELECT m."id", a."id" FROM "Member" m JOIN "Activity" a ON a."unitId" = m."branchId" WHERE ${among('m."id"')} AND ${wasOpen}
         UNION SELECT m."id", h."activityId" FROM "Member" m JOIN "ActivityHost" h ON h."unitId" = m."branchId" WHERE ${among('m."id"')}
         UNION SELECT rr."memberId", a."id" FROM "ResidenceRegistration" rr JOIN "Activity" a ON a."unitId" = rr."receivingUnitId"
           WHERE rr."state" = 'received' AND ${among('rr."memberId"')} AND ${wasOpen}
         UNION SELECT rr."memberId", h."activityId" FROM "ResidenceRegistration" rr JOIN "ActivityHost" h ON h."unitId" = rr."receivingUnitId"
           WHERE rr."state" = 'received' AND ${among('rr."memberId"')}
       ) w JOIN "Activity" a ON a."id" = w."activityId" WHERE ${wasOpen} ORDER BY a."startAt", a."id"`,
      JSON.stringify(asked.map((one) => one.of)),
      time(new Date(Math.max(...times))),
      time(new Date(Math.min(...times) - day)),
    );
    return asked.map(({ of, at }) =>
      rows
        .filter((row) => row.forMember === of && row.checkInOpenAt! <= at && row.checkInCloseAt!.getTime() > at.getTime() - day)
        .map(({ forMember: _, ...row }) => activityOf(row)),
    );
  });

  const misses = batched<string, CheckInMisses | null>(async (contactIds) => {
    const rows = await query<CheckInMisses & { contactId: string }>(
      tx,
      `SELECT "contactId", "tries", "firstAt", "lastAt" FROM "CheckInMiss" WHERE ${inList(tx.engine, '"contactId"')}`,
      JSON.stringify(contactIds),
    );
    const byContact = new Map(
      rows.map(({ contactId, tries, firstAt, lastAt }) => [contactId, { tries: Number(tries), firstAt, lastAt }]),
    );
    return contactIds.map((id) => byContact.get(id) ?? null);
  });

  return {
    activitiesByCode: (code, at) => byCode(key(code, at)),
    doorsFor: (memberId, at) => doorsFor(key(memberId, at)),
    openCheckInsFor: async (memberId, at) => (await doorsFor(key(memberId, at))).filter((one) => one.checkInCloseAt! > at),
    checkInMisses: misses,
  };
}

/** Questions of one group are asked for different moments: the moment is part of the question. */
function key(of: string, at: Date): string {
  return `${of} ${at.toISOString()}`;
}

function readKey(text: string): { of: string; at: Date } {
  const [of = '', at = ''] = text.split(' ');
  return { of, at: new Date(at) };
}
