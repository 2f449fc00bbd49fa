import type { Finished } from '../delivery/store.js';
import type { DigestLine } from '../domain/digests.js';
import type { Outbound } from '../messages.js';
import type { Tx } from './database.js';
import type { NewId } from './ids.js';
import { idSql } from './notices.js';
import { priorities } from './outbox.js';
import { execute, inList, param, query, time, timeParam } from './sql.js';

/**
 * Several things that wait for one person go as one message. The rows stay: `merged` as long as the digest is on its way, and each
 * then ends as the digest does. What is urgent, and changes and cancellations, always go alone.
 */
const fewest = 3;
/** Reminders of several pledges at one hour are one question. */
const fewestPledges = 2;
/** Due within the same quarter of an hour. */
export const digestMs = 15 * 60_000;
/** What must be read so soon is not put among other things. */
const urgentMs = 2 * 3600_000;

/** Rows `d` that may go as lines; the parameters are the end of the quarter of an hour and the moment that ends urgency. */
function lineSql(tx: Tx, until: number, urgent: number, waiting = `d."state" = 'waiting'`): string {
  return `${waiting} AND d."kind" IN ('nudge', 'notice') AND d."addressId" IS NOT NULL AND d."attempts" = 0 AND NOT d."byPhone"
    AND d."notBefore" <= ${timeParam(tx.engine, until)} AND (d."deadline" IS NULL OR d."deadline" > ${timeParam(tx.engine, urgent)})
    AND (d."noticeId" IS NULL OR NOT EXISTS (SELECT 1 FROM "Notice" n WHERE n."id" = d."noticeId" AND n."kind" IN ('changed', 'cancelled')))`;
}

/** Not a plain comparison: by the index on the state all that waits would be read, for each portion of people anew. */
const waitingOfThem = `(d."state" || '') = 'waiting'`;

/** Makes digests of what waits for everybody, or for these people; one a person and quarter of an hour. Returns how many. */
export async function mergeDigests(tx: Tx, { now, newId }: { now: Date; newId: NewId }, contactIds?: string[]): Promise<number> {
  const { engine } = tx;
  const quarter = Math.floor(now.getTime() / digestMs);
  const until = time(new Date(now.getTime() + digestMs));
  const urgent = time(new Date(now.getTime() + urgentMs));
  const made = await query<{ id: string }>(
    tx,
    `INSERT INTO "Delivery" ("id", "key", "contactId", "addressId", "channel", "account", "externalId", "kind", "priority", "state", "notBefore", "deadline", "createdAt")
     SELECT ${idSql(tx, newId)}, 'digest:' || d."contactId" || ':${quarter}', d."contactId", d."addressId", d."channel", d."account", d."externalId", 'digest',
            ${priorities.nudge}, 'waiting', MAX(d."notBefore"), CASE WHEN COUNT(d."deadline") = COUNT(*) THEN MAX(d."deadline") END, ${timeParam(engine, 3)}
     FROM "Delivery" d WHERE ${contactIds ? lineSql(tx, 1, 2, waitingOfThem) : lineSql(tx, 1, 2)} ${contactIds ? `AND ${inList(engine, 'd."contactId"', 4)}` : ''}
     GROUP BY d."contactId", d."addressId", d."channel", d."account", d."externalId" HAVING COUNT(*) >= ${fewest}
            OR SUM(CASE WHEN d."key" LIKE 'pledge:%' THEN 1 ELSE 0 END) >= ${fewestPledges}
     ON CONFLICT ("key") DO NOTHING RETURNING "id"`,
    until,
    urgent,
    time(now),
    ...(contactIds ? [JSON.stringify(contactIds)] : []),
  );
  if (made.length === 0) return 0;
  await execute(
    tx,
    `UPDATE "Delivery" SET "state" = 'merged', "digestId" = m."digest"
     FROM (SELECT d."id" AS "line", g."id" AS "digest" FROM "Delivery" g JOIN "Delivery" d ON d."contactId" = g."contactId" AND d."addressId" = g."addressId"
           WHERE ${inList(engine, 'g."id"', 3)} AND ${lineSql(tx, 1, 2, waitingOfThem)}) m
     WHERE "Delivery"."id" = m."line" AND "Delivery"."state" = 'waiting'`,
    until,
    urgent,
    JSON.stringify(made.map((row) => row.id)),
  );
  return made.length;
}

/** What a digest still has to say, the soonest first: not what was answered, withdrawn, is over or rests. */
export async function digestLines(tx: Tx, digest: { id: string; contactId: string }, now: Date): Promise<DigestLine[]> {
  const rows = await query<{
    id: string;
    key: string | null;
    payload: Outbound | null;
    kind: string | null;
    content: unknown;
    noticeId: string | null;
  }>(
    tx,
    `SELECT d."id", d."key", d."payload", n."kind", n."content", n."id" AS "noticeId" FROM "Delivery" d LEFT JOIN "Notice" n ON n."id" = d."noticeId"
     WHERE d."contactId" = ${param(tx.engine, 1)} AND d."state" = 'merged' AND d."digestId" = ${param(tx.engine, 2)}
       AND (d."deadline" IS NULL OR d."deadline" > ${timeParam(tx.engine, 3)}) AND (n."id" IS NULL OR n."state" IN ('sending', 'finished'))
     ORDER BY CASE WHEN d."deadline" IS NULL THEN 1 ELSE 0 END, d."deadline", d."id"`,
    digest.contactId,
    digest.id,
    time(now),
  );
  return rows.map(({ id, key, payload, kind, content, noticeId }) => ({
    id,
    key,
    payload,
    notice: noticeId && kind ? { id: noticeId, kind, content } : null,
  }));
}

/** Lines of digests that are through end as they did; what one did not say any more is withdrawn. */
export async function finishLines(tx: Tx, finished: Finished[], now: Date): Promise<void> {
  const digests = finished.filter((one) => one.said !== undefined && one.state !== 'waiting');
  if (digests.length === 0) return;
  const through = digests.filter((one) => ['sent', 'unknown', 'cancelled'].includes(one.state));
  await execute(
    tx,
    `UPDATE "Delivery" SET "state" = CASE WHEN EXISTS (SELECT 1 FROM "Notice" n WHERE n."id" = "Delivery"."noticeId" AND n."state" = 'paused')
         THEN 'paused' ELSE 'cancelled' END, "failure" = 'outdated', "payload" = NULL, "finishedAt" = ${timeParam(tx.engine, 3)}
     WHERE "state" = 'merged' AND ${inList(tx.engine, '"digestId"', 1)} AND NOT (${inList(tx.engine, '"id"', 2)})`,
    JSON.stringify(through.map((one) => one.id)),
    JSON.stringify(through.flatMap((one) => one.said ?? [])),
    time(now),
  );
  await settleLines(tx, now);
}

/** Lines whose digest has ended, however it did (a process died, a stop, no address): they end the same way. */
export function settleLines(tx: Tx, now: Date): Promise<number> {
  return execute(
    tx,
    `UPDATE "Delivery" SET "state" = g."ended", "failure" = g."why", "payload" = NULL, "finishedAt" = ${timeParam(tx.engine, 1)}
     FROM (SELECT e."id" AS "digest", e."state" AS "ended", e."failure" AS "why" FROM "Delivery" e WHERE e."state" NOT IN ('waiting', 'sending', 'paused')
             AND e."id" IN (SELECT d."digestId" FROM "Delivery" d WHERE d."state" = 'merged')) g
     WHERE "Delivery"."state" = 'merged' AND "Delivery"."digestId" = g."digest"`,
    time(now),
  );
}
