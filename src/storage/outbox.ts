import { zoneOffset } from '../domain/local-time.js';
import { isQuiet } from '../domain/quiet-hours.js';
import type { Tx } from './database.js';
import { hoursJoin, isQuietSql, quietBeginSql, quietEndSql, withOwnHoursSql } from './quiet-hours.js';
import { type Columns, execute, jsonParam, jsonRows, stored, time, timeParam } from './sql.js';

export const deliveryColumns: Columns = {
  id: 'text',
  key: 'text',
  contactId: 'text',
  addressId: 'text',
  channel: 'text',
  account: 'text',
  externalId: 'text',
  kind: 'text',
  priority: 'integer',
  noticeId: 'text',
  inboundId: 'text',
  payload: 'json',
  state: 'text',
  notBefore: 'time',
  deadline: 'time',
  createdAt: 'time',
  finishedAt: 'time',
  failure: 'text',
};

/** Replies 0, urgent 1, nudges 2, notices 3: what goes first when there is much to send. */
export const priorities = { answer: 0, urgent: 1, nudge: 2, notice: 3 } as const;

const waitingColumns: Columns = { ...deliveryColumns, urgent: 'boolean' };
/** Whoever wrote so recently is awake and waits for what was said to them. */
const awakeMs = 15 * 60_000;

/**
 * Puts messages to people into the outbox, each key once, by one statement. What is not `urgent` waits for the end of its reader's
 * quiet hours, and then no longer stands before anything, lest it hold up their answers. A word from somebody else to a person who is
 * writing to us just now does not wait.
 */
export async function insertForPeople(
  tx: Tx,
  rows: Record<string, unknown>[],
  { now, zone }: { now: Date; zone: string },
): Promise<number> {
  if (rows.length === 0) return 0;
  const { engine } = tx;
  const offset = zoneOffset(now, zone);
  const taken = Object.keys(deliveryColumns);
  const waits = `(r."state" = 'waiting' AND NOT r."urgent" AND ${isQuietSql(engine, 'r."notBefore"', offset)}
    AND NOT (r."kind" = 'report' AND EXISTS (SELECT 1 FROM "Address" qa WHERE qa."contactId" = r."contactId" AND qa."lastInboundAt" > ${timeParam(engine, 2)})))`;
  const value = (name: string) => {
    if (name === 'notBefore')
      return `CASE WHEN ${waits} THEN ${quietEndSql(engine, 'r."notBefore"', offset)} ELSE r."notBefore" END`;
    if (name === 'priority')
      return `CASE WHEN ${waits} AND r."priority" < ${priorities.nudge} THEN ${priorities.nudge} ELSE r."priority" END`;
    return `r."${name}"`;
  };
  return execute(
    tx,
    `INSERT INTO "Delivery" (${taken.map((name) => `"${name}"`).join(', ')}) SELECT ${taken.map(value).join(', ')}
     FROM ${jsonRows(engine, waitingColumns)} LEFT JOIN "Contact" c ON c."id" = r."contactId" ${hoursJoin} WHERE true ON CONFLICT ("key") DO NOTHING`,
    jsonParam(rows.map((row) => stored(waitingColumns, row))),
    time(new Date(now.getTime() - awakeMs)),
  );
}

/**
 * In people's quiet hours: what was made before they began and did not leave (an account that rested, another try, a notice to many)
 * waits until they end. What was made within them is not held back, nor a notice that would come too late afterwards.
 */
export async function holdBackWaiting(tx: Tx, { now, zone }: { now: Date; zone: string }): Promise<number> {
  const { engine } = tx;
  // By day only hours of people's own can be quiet: the rows of a notice to thousands are not held against the usual ones every minute.
  const whose = isQuiet(now, zone) ? '' : `AND d."contactId" IN (${withOwnHoursSql})`;
  const offset = zoneOffset(now, zone);
  const at = timeParam(engine, 1);
  const until = quietEndSql(engine, at, offset);
  return execute(
    tx,
    `UPDATE "Delivery" SET "notBefore" = h."until", "priority" = CASE WHEN "Delivery"."priority" < ${priorities.nudge} THEN ${priorities.nudge} ELSE "Delivery"."priority" END
     FROM (SELECT d."id" AS "held", ${until} AS "until" FROM "Delivery" d JOIN "Contact" c ON c."id" = d."contactId" ${hoursJoin}
           WHERE d."state" = 'waiting' ${whose} AND d."kind" IN ('nudge', 'notice', 'digest', 'report') AND d."priority" <> ${priorities.urgent} AND d."notBefore" < ${at}
             AND ${isQuietSql(engine, at, offset)} AND d."createdAt" < ${quietBeginSql(engine, at, offset)}
             AND (d."kind" <> 'notice' OR d."deadline" IS NULL OR d."deadline" > ${until})) h
     WHERE "Delivery"."id" = h."held" AND "Delivery"."state" = 'waiting'`,
    time(now),
  );
}

/**
 * Somebody's hours were set: what waits for a moment that lies in them now waits for their end. `whose`: a condition on "Contact" about
 * the list of ids in parameter 1.
 */
export async function waitLonger(
  tx: Tx,
  whose: string,
  ids: string[],
  { now, zone }: { now: Date; zone: string },
): Promise<void> {
  const { engine } = tx;
  const offset = zoneOffset(now, zone);
  await execute(
    tx,
    `UPDATE "Delivery" SET "notBefore" = h."until"
     FROM (SELECT d."id" AS "held", ${quietEndSql(engine, 'd."notBefore"', offset)} AS "until"
           FROM "Delivery" d JOIN "Contact" c ON c."id" = d."contactId" ${hoursJoin}
           WHERE d."contactId" IN (SELECT "id" FROM "Contact" WHERE ${whose}) AND d."state" = 'waiting'
             AND d."kind" IN ('nudge', 'notice', 'digest', 'report') AND d."notBefore" > ${timeParam(engine, 2)}
             AND ${isQuietSql(engine, 'd."notBefore"', offset)}) h
     WHERE "Delivery"."id" = h."held"`,
    JSON.stringify(ids),
    time(now),
  );
}
