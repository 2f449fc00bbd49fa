import { presentStatuses } from '../domain/people.js';
import type { DuePledge, PledgeDecision } from '../schedule/store.js';
import type { Tx } from './database.js';
import { insertNudges, type NudgeWorld } from './nudges.js';
import { pausesOf } from './pledge-pauses.js';
import { type Columns, execute, inList, insertRows, jsonParam, jsonRows, param, query, stored, time, timeParam } from './sql.js';

/** How many pledges are asked about in one transaction. */
export const pledgePortion = 1_000;

/**
 * Asks about the pledges whose hour has come and moves each to its next occasion, in one transaction. A pledge whose owner may not be
 * written to moves on in silence: nothing is waiting for them when they come back.
 */
export async function remindOfDuePledges(tx: Tx, world: NudgeWorld, decide: (due: DuePledge) => PledgeDecision): Promise<number> {
  const due = await query<DuePledge & { hour: number | bigint }>(
    tx,
    `SELECT p."id", p."text", p."rhythm", p."hour", p."startedOn", g."validTo" AS "until",
            CASE WHEN m."status" IN (${presentStatuses.map((status) => `'${status}'`).join(', ')}) THEN c."id" END AS "contactId"
     FROM "Pledge" p LEFT JOIN "Member" m ON m."id" = p."memberId" LEFT JOIN "Contact" c ON c."memberId" = p."memberId"
     LEFT JOIN "PledgeProgramme" g ON g."id" = p."programmeId"
     WHERE p."state" = 'active' AND p."nextDueAt" <= ${timeParam(tx.engine, 1)} ORDER BY p."nextDueAt", p."id" LIMIT ${param(tx.engine, 2)}
     ${tx.engine === 'postgresql' ? 'FOR UPDATE OF p SKIP LOCKED' : ''}`,
    time(world.now),
    pledgePortion,
  );
  if (due.length === 0) return 0;
  const pauses = await pausesOf(
    tx,
    due.map(({ id }) => id),
  );
  const decided = due.map((row) => {
    const facts = { hour: Number(row.hour), until: row.until && new Date(row.until), pauses: pauses.get(row.id) ?? [] };
    return { id: row.id, ...decide({ ...row, ...facts }) };
  });
  const answered = await answeredAlready(
    tx,
    decided.map(({ id }) => id),
  );
  const wanted = decided.filter(({ id, dueOn, nudge }) => nudge && !answered.has(`${id} ${dueOn}`));
  const allowed = new Set(
    (
      await insertNudges(
        tx,
        wanted.flatMap(({ nudge }) => (nudge ? [nudge] : [])),
        world,
      )
    ).map((nudge) => nudge.key),
  );
  const unheard = await unreachable(tx, [...allowed]);
  const asked = wanted.filter(({ nudge }) => nudge && allowed.has(nudge.key) && !unheard.has(nudge.key));
  await insertRows(
    tx,
    'PledgeCheckIn',
    { pledgeId: 'text', dueOn: 'text', askedAt: 'time' },
    asked.map(({ id, dueOn }) => ({ pledgeId: id, dueOn, askedAt: world.now })),
    '("pledgeId", "dueOn") DO NOTHING',
  );
  await execute(
    tx,
    `UPDATE "Pledge" SET "nextDueAt" = r."nextDueAt" FROM ${jsonRows(tx.engine, nextColumns)} WHERE "Pledge"."id" = r."id" AND ${stillActive}`,
    jsonParam(decided.map(({ id, nextDueAt }) => stored(nextColumns, { id, nextDueAt }))),
  );
  return due.length;
}

/** Not a plain comparison: SQLite would take the index on the state and hold every active pledge against every row (300 s for 20,000). */
const stillActive = `("Pledge"."state" || '') = 'active'`;

const nextColumns: Columns = { id: 'text', nextDueAt: 'time' };

/** What could not be sent at all: an occasion about which nobody could be asked is none, and counts for nothing. */
async function unreachable(tx: Tx, keys: string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const rows = await query<{ key: string }>(
    tx,
    `SELECT "key" FROM "Delivery" WHERE ${inList(tx.engine, '"key"')} AND ("state" || '') = 'unreachable'`,
    JSON.stringify(keys),
  );
  return new Set(rows.map(({ key }) => key));
}

/** Who told of an occasion before it was asked about is not asked. */
async function answeredAlready(tx: Tx, pledgeIds: string[]): Promise<Set<string>> {
  const rows = await query<{ pledgeId: string; dueOn: string }>(
    tx,
    `SELECT "pledgeId", "dueOn" FROM "PledgeCheckIn" WHERE "status" IS NOT NULL AND ${inList(tx.engine, '"pledgeId"')}`,
    JSON.stringify(pledgeIds),
  );
  return new Set(rows.map(({ pledgeId, dueOn }) => `${pledgeId} ${dueOn}`));
}
