import { type ActivityEffect, StaleFacts } from '../conversation/effects.js';
import type { ActivityLookup } from '../conversation/lookup.js';
import type { Tx } from './database.js';
import type { Handlers } from './effects.js';
import { countsOf, type NoticeRow, noticeLines, noticeRow, noticesAbout, standOf } from './notice-stands.js';
import { countNotified } from './notices.js';
import { execute, param, time, timeParam } from './sql.js';

type ControlEffect = Extract<ActivityEffect, { kind: 'control_sending' }>;

const changes = {
  pause: { from: ['sending'], to: 'paused' },
  resume: { from: ['paused'], to: 'sending' },
  stop: { from: ['sending', 'paused'], to: 'cancelled' },
} as const;

/**
 * Pausing, going on and stopping a notice: its state, and the state of its rows with it, so that the outbox's next look (one statement
 * on its index) does not meet the paused ones. What is on the wire meanwhile comes back as the notice is then (deliveries.ts).
 */
export const controlEffects: Handlers<ControlEffect> = {
  async control_sending(tx, items, { now }) {
    for (const { effect } of items) {
      const { from, to } = changes[effect.what];
      const { count } = await tx.notice.updateMany({
        where: { id: effect.noticeId, state: { in: [...from] } },
        data: { state: to, ...(to === 'cancelled' ? { finishedAt: now } : {}) },
      });
      if (count === 0) throw new StaleFacts('the notice is in another state');
      await changeRows(tx, effect, now);
    }
  },
};

function changeRows(tx: Tx, { noticeId, what }: ControlEffect, now: Date): Promise<number> {
  const notice = `"noticeId" = ${param(tx.engine, 1)}`;
  if (what === 'stop')
    return execute(
      tx,
      `UPDATE "Delivery" SET "state" = 'cancelled', "failure" = 'stopped_by_officer', "finishedAt" = ${timeParam(tx.engine, 2)}
       WHERE ${notice} AND "state" IN ('waiting', 'paused')`,
      noticeId,
      time(now),
    );
  const [before, after] = what === 'pause' ? ['waiting', 'paused'] : ['paused', 'waiting'];
  return execute(tx, `UPDATE "Delivery" SET "state" = '${after}' WHERE ${notice} AND "state" = '${before}'`, noticeId);
}

export function controlLookup(tx: Tx): Pick<ActivityLookup, 'noticeStand' | 'noticesOf' | 'noticeLines' | 'notified'> {
  const stand = async (row: NoticeRow) => standOf(tx, row, (await countsOf(tx, [row.id])).get(row.id)!);
  return {
    async noticeStand(id) {
      const row = await noticeRow(tx, id);
      return row && ['sending', 'paused', 'cancelled', 'finished'].includes(row.state) ? stand(row) : null;
    },
    noticeLines: (id) => noticeLines(tx, id),
    notified: (activityId) => countNotified(tx, activityId),
    async noticesOf(activityIds) {
      return Promise.all((await noticesAbout(tx, activityIds)).slice(0, 5).map(stand));
    },
  };
}
