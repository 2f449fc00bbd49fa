import type { Nudge } from '../schedule/nudges.js';
import type { UnfinishedTalk } from '../schedule/store.js';
import type { Tx } from './database.js';
import { insertNudges, type NudgeWorld } from './nudges.js';
import { type Columns, execute, inList, jsonParam, jsonRows, query, stored, time, timeParam } from './sql.js';

const marked: Columns = { contactId: 'text', turnId: 'text', at: 'time' };
const portion = 500;

/** Reminds once of talks of these flows whose last word lies in (from, to]. Whoever writes in between is left alone. */
export async function remindOfUnfinished(
  tx: Tx,
  world: NudgeWorld,
  flows: readonly string[],
  from: Date,
  to: Date,
  decide: (talk: UnfinishedTalk) => Nudge,
): Promise<number> {
  const talks = await query<UnfinishedTalk>(
    tx,
    `SELECT "contactId", "flow", "turnId" FROM "Conversation" WHERE "remindedAt" IS NULL AND "turnId" IS NOT NULL AND ${inList(tx.engine, '"flow"')}
       AND "updatedAt" > ${timeParam(tx.engine, 2)} AND "updatedAt" <= ${timeParam(tx.engine, 3)} ORDER BY "contactId" LIMIT ${portion}
     ${tx.engine === 'postgresql' ? 'FOR UPDATE SKIP LOCKED' : ''}`,
    JSON.stringify(flows),
    time(from),
    time(to),
  );
  if (talks.length === 0) return 0;
  await insertNudges(tx, talks.map(decide), world);
  await execute(
    tx,
    `UPDATE "Conversation" SET "remindedAt" = r."at" FROM ${jsonRows(tx.engine, marked)}
     WHERE "Conversation"."contactId" = r."contactId" AND "Conversation"."turnId" = r."turnId"`,
    jsonParam(talks.map((talk) => stored(marked, { ...talk, at: world.now }))),
  );
  return talks.length;
}

/** What was typed into a form that nobody finished is not kept. The person stays known; the talk begins anew. */
export function forgetTalks(tx: Tx, before: Date): Promise<number> {
  return execute(tx, `DELETE FROM "Conversation" WHERE "updatedAt" < ${timeParam(tx.engine, 1)}`, time(before));
}
