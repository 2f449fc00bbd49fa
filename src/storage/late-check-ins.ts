import { type ActivityEffect, StaleFacts } from '../conversation/effects.js';
import type { ActivityLookup, LateCheckInView } from '../conversation/lookup.js';
import type { Tx } from './database.js';
import type { Handlers } from './effects.js';
import { type Columns, execute, insertRows, param, query, time, timeParam } from './sql.js';

type LateEffect = Extract<ActivityEffect, { kind: 'request_late_check_in' | 'decide_late_check_in' }>;

const columns: Columns = { id: 'text', activityId: 'text', memberId: 'text', state: 'text', createdAt: 'time' };

/** Signing in after the door closed: asked once, decided once (domain.md §5.5). */
export const lateCheckInEffects: Handlers<LateEffect> = {
  async request_late_check_in(tx, items) {
    const rows = items.map(({ effect }) => ({ ...effect, id: effect.lateCheckInId, state: 'waiting', createdAt: effect.at }));
    const asked = await insertRows(tx, 'LateCheckIn', columns, rows, '("activityId", "memberId") DO NOTHING');
    if (asked < rows.length) throw new StaleFacts('the request was made already');
  },

  async decide_late_check_in(tx, items, world) {
    for (const { effect, by } of items) {
      const p = (n: number) => param(tx.engine, n);
      const decided = await execute(
        tx,
        `UPDATE "LateCheckIn" SET "state" = ${p(2)}, "decidedAt" = ${timeParam(tx.engine, 3)} WHERE "id" = ${p(1)} AND "state" = 'waiting'`,
        effect.lateCheckInId,
        effect.accept ? 'accepted' : 'refused',
        time(world.now),
      );
      if (decided === 0) throw new StaleFacts('the late sign-in was decided already');
      if (!effect.accept) continue;
      // Ticked as present meanwhile: that stays, it says more.
      await execute(
        tx,
        `INSERT INTO "Attendance" ("activityId", "memberId", "mark", "by", "byId", "at")
         SELECT l."activityId", l."memberId", 'late', 'officer', ${p(2)}, l."createdAt" FROM "LateCheckIn" l WHERE l."id" = ${p(1)}
         ON CONFLICT ("activityId", "memberId") DO UPDATE SET "mark" = 'late', "by" = 'officer', "byId" = excluded."byId", "at" = excluded."at"
           WHERE "Attendance"."mark" IN ('excused', 'unexcused')`,
        effect.lateCheckInId,
        by.contactId,
      );
    }
  },
};

type LateLookup = Pick<ActivityLookup, 'lateCheckIn' | 'lateCheckInOf' | 'waitingLateCheckIns'>;

export function lateCheckInLookup(tx: Tx): LateLookup {
  const p = (n: number) => param(tx.engine, n);
  const requests = (where: string, ...params: unknown[]) =>
    query<LateCheckInView>(
      tx,
      `SELECT l."id", l."activityId", l."memberId", m."branchId", m."fullName", c."id" AS "contactId", l."state", l."createdAt" AS "at"
       FROM "LateCheckIn" l JOIN "Member" m ON m."id" = l."memberId" LEFT JOIN "Contact" c ON c."memberId" = m."id" WHERE ${where}`,
      ...params,
    );
  return {
    lateCheckIn: async (id) => (await requests(`l."id" = ${p(1)}`, id))[0] ?? null,
    lateCheckInOf: async (activityId, memberId) =>
      (await requests(`l."activityId" = ${p(1)} AND l."memberId" = ${p(2)}`, activityId, memberId))[0] ?? null,
    waitingLateCheckIns: (activityId) =>
      requests(`l."activityId" = ${p(1)} AND l."state" = 'waiting' ORDER BY l."createdAt", l."id" LIMIT 50`, activityId),
  };
}
