import { type ActivityEffect, StaleFacts } from '../conversation/effects.js';
import type { ActivityLookup } from '../conversation/lookup.js';
import { roomCodeStanding } from '../domain/room.js';
import type { RoomStore } from '../web/room/store.js';
import { type ActivityRow, activityColumns, activityOf } from './activity-rows.js';
import type { Database, Tx } from './database.js';
import type { Handlers } from './effects.js';
import { param, query, time, timeParam } from './sql.js';

/** The screen in the room: switched on by an officer, and what it shows. */
export const roomEffects: Handlers<Extract<ActivityEffect, { kind: 'set_room' }>> = {
  async set_room(tx, items) {
    for (const { effect } of items) {
      const { activityId, secret } = effect;
      // Of two officers who switch it on at once the first one's secret stays: there is one screen.
      const { count } = await tx.activity.updateMany({
        where: { id: activityId, ...(secret === null ? {} : { state: 'called', roomSecret: null }) },
        data: { roomSecret: secret },
      });
      if (count === 0) throw new StaleFacts('the room has its screen already, or the activity is off');
    }
  },
};

export function roomLookup(tx: Tx): Pick<ActivityLookup, 'roomsWithCode'> {
  return {
    /** Asked only for a code that is wrong for whoever typed it. Secrets are few: they are gone a day after their door closed. */
    async roomsWithCode(code, at) {
      const t = timeParam(tx.engine, 1);
      const rows = await query<ActivityRow>(
        tx,
        `SELECT ${activityColumns} FROM "Activity" a
         WHERE a."roomSecret" >= '' AND a."state" <> 'cancelled' AND a."checkInOpenAt" <= ${t} AND a."checkInCloseAt" > ${t}`,
        time(at),
      );
      return rows
        .filter((row) => roomCodeStanding(row.roomSecret!, code, { openAt: at, closeAt: at }, at) === 'good')
        .map(activityOf);
    },
  };
}

/** For the pages of web/room: an activity by its id, and how many are there. */
export function roomStore(db: Database): RoomStore {
  return {
    room: (activityId) =>
      db.read(async (tx) => {
        const [row] = await query<ActivityRow & { unitName: string }>(
          tx,
          `SELECT ${activityColumns}, u."name" AS "unitName" FROM "Activity" a JOIN "Unit" u ON u."id" = a."unitId"
           WHERE a."id" = ${param(tx.engine, 1)} AND a."roomSecret" IS NOT NULL`,
          activityId,
        );
        if (!row) return null;
        const { unitName, ...activity } = row;
        return { activity: activityOf(activity), unitName };
      }),
    came: (activityId) =>
      db.read(async (tx) => {
        const [row] = await query<{ n: number | bigint }>(
          tx,
          `SELECT COUNT(*) AS "n" FROM "Attendance" WHERE "activityId" = ${param(tx.engine, 1)} AND "mark" IN ('present', 'late')`,
          activityId,
        );
        return Number(row?.n ?? 0);
      }),
  };
}
