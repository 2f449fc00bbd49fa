import { type ActivityEffect, StaleFacts } from '../conversation/effects.js';
import type { Handlers } from './effects.js';
import { type Columns, execute, jsonParam, jsonRows, query, stored } from './sql.js';

type RsvpEffect = Extract<ActivityEffect, { kind: 'rsvp' }>;

const columns: Columns = { activityId: 'text', memberId: 'text', answer: 'text', late: 'boolean', reason: 'text', at: 'time' };

/** Only an activity that was not called off, has not begun at that moment, and to which the person was invited, takes an answer. */
const isOpen = `JOIN "Activity" a ON a."id" = r."activityId" AND a."state" = 'called' AND a."startAt" > r."at"
  JOIN "Invitation" i ON i."activityId" = r."activityId" AND i."memberId" = r."memberId"`;

/** Answers of many people by one statement. Of two answers the one given later stays, in whatever order they arrive. */
export const rsvpEffects: Handlers<RsvpEffect> = {
  async rsvp(tx, items) {
    const latest = new Map(items.map(({ effect }) => [`${effect.activityId} ${effect.memberId}`, effect]));
    const rows = jsonParam([...latest.values()].map((effect) => stored(columns, { ...effect })));
    const from = jsonRows(tx.engine, columns);
    const written = await execute(
      tx,
      `INSERT INTO "Rsvp" ("activityId", "memberId", "answer", "late", "reason", "at")
       SELECT r."activityId", r."memberId", r."answer", r."late", r."reason", r."at" FROM ${from} ${isOpen} WHERE true
       ON CONFLICT ("activityId", "memberId") DO UPDATE SET "answer" = excluded."answer", "late" = excluded."late", "reason" = excluded."reason", "at" = excluded."at"
         WHERE excluded."at" >= "Rsvp"."at"`,
      rows,
    );
    if (written === latest.size) return;
    const [open] = await query<{ n: number | bigint }>(tx, `SELECT COUNT(*) AS "n" FROM ${from} ${isOpen}`, rows);
    if (Number(open?.n ?? 0) < latest.size) throw new StaleFacts('an activity was called off meanwhile');
  },
};
