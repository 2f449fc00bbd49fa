import { type PledgeEffect, StaleFacts } from '../conversation/effects.js';
import type { PledgeLookup } from '../conversation/lookup.js';
import { momentAt, wallClock } from '../domain/local-time.js';
import type { Pledge, PledgeCheckIn, PledgeStatus } from '../domain/pledges.js';
import { batched } from './batching.js';
import { commitmentEffects, commitmentLookup } from './commitments.js';
import type { Tx } from './database.js';
import type { Handlers } from './effects.js';
import type { LookupContext } from './lookup.js';
import { conclusionEffects, conclusionLookup } from './pledge-conclusions.js';
import { notePause, pauseEffects, runLookup } from './pledge-pauses.js';
import { programmePeopleLookup } from './programme-people.js';
import { programmeEffects, programmeLookup } from './programmes.js';
import { type Columns, execute, inList, insertRows, jsonParam, jsonRows, query, stored, time, timeParam } from './sql.js';

const pledgeColumns: Columns = {
  id: 'text',
  memberId: 'text',
  programmeId: 'text',
  groupCode: 'text',
  text: 'text',
  rhythm: 'text',
  hour: 'integer',
  startedOn: 'text',
  nextDueAt: 'time',
  state: 'text',
  createdAt: 'time',
};

const answerColumns: Columns = { pledgeId: 'text', dueOn: 'text', memberId: 'text', status: 'text', at: 'time' };

export const pledgeEffects: Handlers<PledgeEffect> = {
  ...programmeEffects,
  ...conclusionEffects,
  ...commitmentEffects,
  ...pauseEffects,

  async make_pledge(tx, items, world) {
    const rows = items.map(({ effect }) => ({ ...effect, id: effect.pledgeId, state: 'active', createdAt: world.now }));
    await insertRows(tx, 'Pledge', pledgeColumns, rows, '("id") DO NOTHING');
  },

  async change_pledge(tx, items, world) {
    for (const { effect, by } of items) {
      const { count } = await tx.pledge.updateMany({
        where: { id: effect.pledgeId, memberId: by.memberId ?? '', state: { not: 'ended' } },
        data: { ...effect.fields, ...(effect.fields.state === 'ended' ? { endedAt: world.now } : {}) },
      });
      if (count === 0) throw new StaleFacts('pledge');
      if (effect.fields.state) await notePause(tx, effect.pledgeId, effect.fields.state, world);
    }
  },

  /** A later word about the same occasion replaces an earlier one, in whatever order they arrive. */
  async answer_pledge(tx, items) {
    const rows = items.map(({ effect, by }) => stored(answerColumns, { ...effect, memberId: by.memberId }));
    await execute(
      tx,
      `INSERT INTO "PledgeCheckIn" ("pledgeId", "dueOn", "status", "askedAt", "at")
       SELECT r."pledgeId", r."dueOn", r."status", r."at", r."at" FROM ${jsonRows(tx.engine, answerColumns)}
       JOIN "Pledge" p ON p."id" = r."pledgeId" AND p."memberId" = r."memberId" WHERE true
       ON CONFLICT ("pledgeId", "dueOn") DO UPDATE SET "status" = excluded."status", "at" = excluded."at"
       WHERE "PledgeCheckIn"."at" IS NULL OR "PledgeCheckIn"."at" <= excluded."at"`,
      jsonParam(rows),
    );
  },
};

export function pledgeLookup(tx: Tx, context: LookupContext): PledgeLookup {
  return {
    ...programmeLookup(tx, context),
    ...programmePeopleLookup(tx, context),
    ...conclusionLookup(tx),
    ...commitmentLookup(tx, context),
    ...runLookup(tx),
    pledge: batched(async (ids: string[]) => {
      const rows = await pledges(tx, inList(tx.engine, 'p."id"'), ids);
      return ids.map((id) => rows.find((row) => row.id === id) ?? null);
    }),
    pledgesOf: batched(async (memberIds: string[]) => {
      const rows = await pledges(tx, `${inList(tx.engine, 'p."memberId"')} AND p."state" <> 'ended'`, memberIds);
      return memberIds.map((id) => rows.filter((row) => row.memberId === id).slice(0, 20));
    }),
    programmePledgesOf: batched(async (memberIds: string[]) => {
      const where = `${inList(tx.engine, 'p."memberId"')} AND g."kind" <> 'criteria'
        AND (p."state" <> 'ended' OR p."endedAt" >= g."validTo" OR (g."validTo" IS NULL AND p."endedAt" = ${timeParam(tx.engine, 2)}))`;
      // Without days of its own a programme runs by the year, and what ended with it ended at that very moment.
      const rows = await pledges(tx, where, memberIds, time(lastYearsEnd(context.clock.now(), context.zone)));
      return memberIds.map((id) => rows.filter((row) => row.memberId === id).slice(0, 30));
    }),
    pledgeHistory: batched(async (pledgeIds: string[]) => {
      const rows = await query<{ pledgeId: string; dueOn: string; status: PledgeStatus | null }>(
        tx,
        `SELECT "pledgeId", "dueOn", "status" FROM (
           SELECT "pledgeId", "dueOn", "status", ROW_NUMBER() OVER (PARTITION BY "pledgeId" ORDER BY "dueOn" DESC) AS "rank"
           FROM "PledgeCheckIn" WHERE ${inList(tx.engine, '"pledgeId"')}) k WHERE "rank" <= 12 ORDER BY "dueOn" DESC`,
        JSON.stringify(pledgeIds),
      );
      return pledgeIds.map((id): PledgeCheckIn[] => rows.filter((row) => row.pledgeId === id));
    }),
  };
}

/** The midnight that ended the last calendar year. */
function lastYearsEnd(now: Date, zone: string): Date {
  return momentAt(`${wallClock(now, zone).day.slice(0, 4)}-01-01`, 0, zone);
}

async function pledges(tx: Tx, where: string, ids: string[], ...params: unknown[]): Promise<Pledge[]> {
  const rows = await query<Pledge & { nextDueAt: Date | string | null; sharedAt: Date | string | null }>(
    tx,
    `SELECT p."id", p."memberId", p."programmeId", g."title" AS "programmeTitle", p."groupCode", p."text", p."rhythm", p."hour", p."startedOn",
            p."nextDueAt", p."state", p."selfAssessment", p."sharedAt"
     FROM "Pledge" p LEFT JOIN "PledgeProgramme" g ON g."id" = p."programmeId" WHERE ${where} ORDER BY p."createdAt", p."id"`,
    JSON.stringify(ids),
    ...params,
  );
  return rows.map((row) => ({
    ...row,
    hour: Number(row.hour),
    nextDueAt: row.nextDueAt ? new Date(row.nextDueAt) : null,
    sharedAt: row.sharedAt ? new Date(row.sharedAt) : null,
  }));
}
