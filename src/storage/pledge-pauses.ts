import type { PledgeEffect } from '../conversation/effects.js';
import type { PledgeLookup } from '../conversation/lookup.js';
import { wallClock } from '../domain/local-time.js';
import type { PledgePause, PledgeStatus } from '../domain/pledges.js';
import { batched } from './batching.js';
import type { Tx } from './database.js';
import type { EffectWorld, Handlers } from './effects.js';
import { type Columns, execute, inList, insertRows, param, query } from './sql.js';

const columns: Columns = { pledgeId: 'text', fromDay: 'text', toDay: 'text' };

/** From the day on which a pledge is paused until the day on which it goes on, both included, nothing counts. */
export async function notePause(
  tx: Tx,
  pledgeId: string,
  state: 'active' | 'paused' | 'ended',
  world: EffectWorld,
): Promise<void> {
  const today = wallClock(world.now, world.zone).day;
  if (state === 'paused')
    await insertRows(
      tx,
      'PledgePause',
      columns,
      [{ pledgeId, fromDay: today, toDay: null }],
      '("pledgeId", "fromDay") DO UPDATE SET "toDay" = NULL',
    );
  else
    await execute(
      tx,
      `UPDATE "PledgePause" SET "toDay" = ${param(tx.engine, 2)} WHERE "pledgeId" = ${param(tx.engine, 1)} AND "toDay" IS NULL`,
      pledgeId,
      today,
    );
}

export const pauseEffects: Pick<Handlers<PledgeEffect>, 'excuse_pledges'> = {
  async excuse_pledges(tx, items) {
    for (const { effect, by } of items) {
      const { pledgeIds, fromDay, toDay } = effect;
      const own = await tx.pledge.findMany({
        where: { id: { in: pledgeIds }, memberId: by.memberId ?? '' },
        select: { id: true },
      });
      await insertRows(
        tx,
        'PledgePause',
        columns,
        own.map(({ id }) => ({ pledgeId: id, fromDay, toDay })),
        // A pause that lasts is not shortened by an excused time that begins on the same day.
        '("pledgeId", "fromDay") DO UPDATE SET "toDay" = excluded."toDay" WHERE "PledgePause"."toDay" IS NOT NULL',
      );
    }
  },
};

/** Occasions of a year of weeks. */
const most = 60;

export function runLookup(tx: Tx): Pick<PledgeLookup, 'pledgeRun'> {
  return {
    pledgeRun: batched(async (pledgeIds: string[]) => {
      const ids = JSON.stringify(pledgeIds);
      const checkIns = await query<{ pledgeId: string; dueOn: string; status: PledgeStatus | null }>(
        tx,
        `SELECT "pledgeId", "dueOn", "status" FROM (
           SELECT "pledgeId", "dueOn", "status", ROW_NUMBER() OVER (PARTITION BY "pledgeId" ORDER BY "dueOn" DESC) AS "rank"
           FROM "PledgeCheckIn" WHERE ${inList(tx.engine, '"pledgeId"')}) k WHERE "rank" <= ${most} ORDER BY "dueOn"`,
        ids,
      );
      const pauses = await pausesOf(tx, pledgeIds);
      return pledgeIds.map((id) => ({ checkIns: checkIns.filter((one) => one.pledgeId === id), pauses: pauses.get(id) ?? [] }));
    }),
  };
}

export async function pausesOf(tx: Tx, pledgeIds: string[]): Promise<Map<string, PledgePause[]>> {
  const rows = await query<PledgePause & { pledgeId: string }>(
    tx,
    `SELECT "pledgeId", "fromDay", "toDay" FROM "PledgePause" WHERE ${inList(tx.engine, '"pledgeId"')} ORDER BY "fromDay"`,
    JSON.stringify(pledgeIds),
  );
  const byPledge = new Map<string, PledgePause[]>();
  for (const { pledgeId, fromDay, toDay } of rows)
    byPledge.set(pledgeId, [...(byPledge.get(pledgeId) ?? []), { fromDay, toDay }]);
  return byPledge;
}
