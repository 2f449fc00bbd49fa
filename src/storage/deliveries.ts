import type { Clock } from '../clock.js';
import type { Account, DeliveryStore, Finished, Outgoing } from '../delivery/store.js';
import type { Outbound } from '../messages.js';
import { writeAudit } from './audit.js';
import type { Database, Tx } from './database.js';
import { digestLines, finishLines } from './digests.js';
import { idsFrom, type NewId } from './ids.js';
import { mayGoByPhone, zaloNumber } from './phone-road.js';
import { hoursJoin, quietFromSql, quietToSql } from './quiet-hours.js';
import { type Columns, execute, inList, jsonParam, jsonRows, param, query, stored, time, timeParam } from './sql.js';
import { addressOf, bestAddresses, openAddressSql, zaloWindowMs } from './tell.js';

interface Claimed {
  id: string;
  contactId: string;
  addressId: string;
  externalId: string;
  kind: Outgoing['kind'];
  noticeId: string | null;
  payload: Outbound | null;
  attempts: number;
  createdAt: Date;
  deadline: Date | null;
  locale: string;
  fullName: string | null;
  quietFrom: number;
  quietTo: number;
  staffUntil: Date | null;
  byPhone: boolean;
  /** It was to go by phone, and the chat is open again. */
  reopened: boolean;
  phone: string | null;
}

/** The outbox as rows (design.md §2.4). */
export function deliveryStore(db: Database, clock: Clock, { byPhone = false } = {}): DeliveryStore {
  const newId = idsFrom(() => clock.now());
  return {
    claim: ({ channel, account, priorities, limit, notTo }) =>
      db.write(async (tx) => {
        const now = time(clock.now());
        const p = (n: number) => param(tx.engine, n);
        const t = (n: number) => timeParam(tx.engine, n);
        const ids = await query<{ id: string }>(
          tx,
          `UPDATE "Delivery" SET "state" = 'sending', "attempts" = "attempts" + 1 WHERE "id" IN (
             SELECT d."id" FROM "Delivery" d WHERE d."state" = 'waiting' AND d."channel" = ${p(1)} AND d."account" = ${p(2)}
               AND d."priority" BETWEEN ${p(3)} AND ${p(4)} AND d."notBefore" <= ${t(5)} AND NOT (${inList(tx.engine, 'd."addressId"', 6)})
               ${priorities[0] === 0 ? inTheirOrder(t(5)) : ''}
             ORDER BY d."priority", d."id" LIMIT ${p(7)} ${tx.engine === 'postgresql' ? 'FOR UPDATE OF d SKIP LOCKED' : ''}) RETURNING "id"`,
          channel,
          account,
          priorities[0],
          priorities[1],
          now,
          JSON.stringify(notTo),
          limit,
        );
        if (ids.length === 0) return [];
        const list = JSON.stringify(ids.map((row) => row.id));
        const rows = await query<Claimed>(
          tx,
          `SELECT d."id", d."contactId", d."addressId", d."externalId", d."kind", d."noticeId", d."payload", d."attempts", d."createdAt", d."deadline",
                  c."locale", m."fullName", ${quietFromSql} AS "quietFrom", ${quietToSql} AS "quietTo", a."staffUntil", d."byPhone", m."phone",
                  CASE WHEN d."byPhone" AND (${openAddressSql(tx.engine, 2)}) THEN true ELSE false END AS "reopened"
           FROM "Delivery" d LEFT JOIN "Contact" c ON c."id" = d."contactId" LEFT JOIN "Member" m ON m."id" = c."memberId" ${hoursJoin}
             LEFT JOIN "Address" a ON a."id" = d."addressId"
           WHERE ${inList(tx.engine, 'd."id"', 1)} ORDER BY d."priority", d."id"`,
          list,
          time(new Date(clock.now().getTime() - zaloWindowMs)),
        );
        const reopened = rows.filter((row) => row.reopened).map((row) => row.id);
        if (reopened.length > 0) await tx.delivery.updateMany({ where: { id: { in: reopened } }, data: { byPhone: false } });
        return rows.map(outgoing);
      }),
    finish: (finished) =>
      db.write(async (tx) => {
        await finish(tx, finished, clock.now(), byPhone);
        await finishLines(tx, finished, clock.now());
        await auditQuietHours(tx, finished, { now: clock.now(), newId });
      }),
    hold: ({ channel, account }, holder, until) =>
      db.write(async (tx) => {
        const name = `sender:${channel}:${account}`;
        const { count: kept } = await tx.lease.updateMany({ where: { name, holder }, data: { until } });
        if (kept > 0) return 'kept';
        const taken = await execute(
          tx,
          `INSERT INTO "Lease" ("name", "holder", "until") VALUES (${param(tx.engine, 1)}, ${param(tx.engine, 2)}, ${timeParam(tx.engine, 3)})
           ON CONFLICT ("name") DO UPDATE SET "holder" = excluded."holder", "until" = excluded."until" WHERE "Lease"."until" <= ${timeParam(tx.engine, 4)}`,
          name,
          holder,
          time(until),
          time(clock.now()),
        );
        return taken > 0 ? 'taken' : 'refused';
      }),
    release: ({ channel, account }, holder) =>
      db.write(async (tx) => {
        await tx.lease.deleteMany({ where: { name: `sender:${channel}:${account}`, holder } });
      }),
    releaseAll: () =>
      db.write(async (tx) => {
        await tx.lease.deleteMany({ where: { name: { startsWith: 'sender:' } } });
      }),
    recover: (account, ids) => db.write((tx) => recover(tx, account, clock.now(), ids)),
    sending: ({ channel, account }) =>
      db.read(async (tx) => {
        const where = { state: 'sending', channel, account };
        return (await tx.delivery.findMany({ where, select: { id: true } })).map((row) => row.id);
      }),
    recoverAbandoned: () =>
      db.write(async (tx) => {
        const accounts = await query<Account>(
          tx,
          `SELECT DISTINCT d."channel", d."account" FROM "Delivery" d WHERE d."state" = 'sending' AND NOT EXISTS
             (SELECT 1 FROM "Lease" l WHERE l."name" = 'sender:' || d."channel" || ':' || d."account" AND l."until" > ${timeParam(tx.engine, 1)})`,
          time(clock.now()),
        );
        const sum = { unknown: 0, repeated: 0 };
        for (const account of accounts) {
          const { unknown, repeated } = await recover(tx, account, clock.now());
          sum.unknown += unknown;
          sum.repeated += repeated;
        }
        return sum;
      }),
    nextDue: (channel, account, priorities) =>
      db.read(async (tx) => {
        const [row] = await query<{ at: Date | string | null }>(
          tx,
          `SELECT MIN("notBefore") AS "at" FROM "Delivery" WHERE "state" = 'waiting' AND "channel" = ${param(tx.engine, 1)} AND "account" = ${param(tx.engine, 2)}
             AND "priority" BETWEEN ${param(tx.engine, 3)} AND ${param(tx.engine, 4)}`,
          channel,
          account,
          priorities[0],
          priorities[1],
        );
        return row?.at ? new Date(row.at) : null;
      }),
    pause: async (channel, account, until, reason) => {
      await db.write((tx) =>
        tx.accountPause.upsert({
          where: { channel_account: { channel, account } },
          create: { channel, account, until, reason },
          update: { until, reason },
        }),
      );
    },
    pausedUntil: (channel, account) =>
      db.read(
        async (tx) => (await tx.accountPause.findUnique({ where: { channel_account: { channel, account } } }))?.until ?? null,
      ),
    digestLines: (digest) => db.read((tx) => digestLines(tx, digest, clock.now())),
    notice: (id) =>
      db.read(async (tx) => {
        const row = await tx.notice.findUnique({ where: { id } });
        if (!row) return null;
        // Who signs is looked up and not kept with the notice: an erased officer's name is gone from it too (domain.md §8.5).
        const [author] = await query<{ fullName: string }>(
          tx,
          `SELECT m."fullName" FROM "Contact" c JOIN "Member" m ON m."id" = c."memberId" WHERE c."id" = ${param(tx.engine, 1)}`,
          row.authorId ?? '',
        );
        return {
          id: row.id,
          kind: row.kind,
          content: { ...(row.content as object), signedBy: author?.fullName ?? null },
          cancelled: row.state === 'cancelled',
          paused: row.state === 'paused',
        };
      }),
  };
}

/** What left in its reader's quiet hours, a line for each notice and group: how many, never to whom. */
async function auditQuietHours(tx: Tx, finished: Finished[], world: { now: Date; newId: NewId }): Promise<void> {
  const counts = new Map<string, { kind: string; count: number }>();
  for (const { inQuietHours } of finished) {
    if (!inQuietHours) continue;
    const known = counts.get(inQuietHours.about);
    if (known) known.count++;
    else counts.set(inQuietHours.about, { kind: inQuietHours.kind, count: 1 });
  }
  const lines = [...counts].map(([subject, data]) => ({ actorId: null, action: 'sent_in_quiet_hours', subject, data }));
  await writeAudit(tx, lines, world);
}

/** An answer that was taken so often and never recorded is given up: whatever keeps it from being recorded must not repeat it for ever. */
const mostRecoveries = 8;

/** Whatever was on the wire may have arrived: an answer may be repeated, a notice or a nudge is not (docs/decisions/0003). */
async function recover(
  tx: Tx,
  { channel, account }: Account,
  now: Date,
  ids?: string[],
): Promise<{ unknown: number; repeated: number }> {
  const p = (n: number) => param(tx.engine, n);
  const where = `"state" = 'sending' AND "channel" = ${p(1)} AND "account" = ${p(2)} ${ids ? `AND ${inList(tx.engine, '"id"', 3)}` : ''}`;
  const params = [channel, account, ...(ids ? [JSON.stringify(ids)] : [])];
  const unknown = await execute(
    tx,
    `UPDATE "Delivery" SET "state" = 'unknown', "failure" = 'process_died', "payload" = NULL, "finishedAt" = ${timeParam(tx.engine, params.length + 1)}
     WHERE ${where} AND ("kind" IN ('notice', 'nudge', 'digest') OR "attempts" >= ${mostRecoveries})`,
    ...params,
    time(now),
  );
  // The kinds again: on PostgreSQL somebody else's claim may be committed between the two statements, and a notice must not be repeated.
  const repeated = await execute(
    tx,
    `UPDATE "Delivery" SET "state" = 'waiting' WHERE ${where} AND "kind" NOT IN ('notice', 'nudge', 'digest') AND "attempts" < ${mostRecoveries}`,
    ...params,
  );
  return { unknown, repeated };
}

/** An answer that must be tried again holds up the later ones of the same person: answers are read in the order of the talk. */
function inTheirOrder(now: string): string {
  return `AND NOT EXISTS (SELECT 1 FROM "Delivery" e WHERE e."contactId" = d."contactId" AND e."state" = 'waiting' AND e."priority" = 0
            AND e."addressId" = d."addressId" AND e."id" < d."id" AND e."notBefore" > ${now})`;
}

function outgoing(row: Claimed): Outgoing {
  // Who has written meanwhile is written to in the chat, which costs nothing.
  const byPhone = Boolean(row.byPhone) && !row.reopened;
  return {
    id: row.id,
    contactId: row.contactId,
    addressId: row.addressId,
    to: byPhone ? zaloNumber(row.phone) : row.externalId,
    byPhone,
    kind: row.kind,
    noticeId: row.noticeId,
    payload: row.payload,
    attempts: Number(row.attempts),
    createdAt: row.createdAt,
    deadline: row.deadline,
    locale: row.locale ?? 'vi',
    fullName: row.fullName,
    quiet: { from: Number(row.quietFrom), to: Number(row.quietTo) },
    staffUntil: row.staffUntil && new Date(row.staffUntil),
  };
}

/** Not a plain comparison: SQLite would take the index on the state and compare every row on the wire with every outcome (5 ms against 1). */
const stillSending = `("Delivery"."state" || '') = 'sending'`;

/** What comes back to a notice that rests, rests too. */
const isPaused = `EXISTS (SELECT 1 FROM "Notice" n WHERE n."id" = "Delivery"."noticeId" AND n."state" = 'paused')`;

const finishedColumns: Columns = {
  id: 'text',
  state: 'text',
  messageId: 'text',
  failure: 'text',
  notBefore: 'time',
  at: 'time',
  keep: 'boolean',
};

async function finish(tx: Tx, finished: Finished[], now: Date, byPhone: boolean): Promise<void> {
  const rows = finished
    .filter((one) => one.state !== 'elsewhere')
    .map((one) =>
      stored(finishedColumns, {
        id: one.id,
        state: one.state,
        messageId: one.messageId ?? null,
        failure: one.failure ?? null,
        notBefore: one.notBefore ?? null,
        at: one.state === 'waiting' ? null : now,
        keep: one.state === 'waiting',
      }),
    );
  if (rows.length > 0) {
    // What was said is not kept once it was said (domain.md §8.4), nor to whom when they were erased; `uncounted` tries are given back.
    await execute(
      tx,
      `UPDATE "Delivery" SET "state" = CASE WHEN r."state" = 'waiting' AND ${isPaused} THEN 'paused' ELSE r."state" END, "messageId" = r."messageId", "failure" = r."failure", "finishedAt" = r."at",
         "notBefore" = COALESCE(r."notBefore", "Delivery"."notBefore"), "payload" = CASE WHEN r."keep" THEN "Delivery"."payload" ELSE NULL END,
         "externalId" = CASE WHEN "Delivery"."kind" = 'farewell' AND NOT r."keep" THEN NULL ELSE "Delivery"."externalId" END
       FROM ${jsonRows(tx.engine, finishedColumns)} WHERE "Delivery"."id" = r."id" AND ${stillSending}`,
      jsonParam(rows),
    );
  }
  const uncounted = finished.filter((one) => one.uncounted).map((one) => one.id);
  if (uncounted.length > 0)
    await execute(
      tx,
      `UPDATE "Delivery" SET "attempts" = "attempts" - 1 WHERE ${inList(tx.engine, '"id"')}`,
      JSON.stringify(uncounted),
    );
  for (const state of ['blocked', 'closed'] as const) {
    const ids = finished.filter((one) => one.address === state).map((one) => one.addressId);
    if (ids.length > 0)
      await execute(tx, `UPDATE "Address" SET "state" = '${state}' WHERE ${inList(tx.engine, '"id"')}`, JSON.stringify(ids));
  }
  const elsewhere = finished.filter((one) => one.state === 'elsewhere');
  if (elsewhere.length > 0) await sendElsewhere(tx, elsewhere, now, byPhone);
}

const elsewhereColumns: Columns = {
  id: 'text',
  addressId: 'text',
  channel: 'text',
  account: 'text',
  externalId: 'text',
  state: 'text',
  failure: 'text',
  at: 'time',
  byPhone: 'boolean',
};

/**
 * The person's other address, if there is one that works; or their phone number, when the chat was closed (`byPhone`: the operator has
 * that); otherwise they cannot be reached, and the row says so.
 */
async function sendElsewhere(tx: Tx, finished: Finished[], now: Date, byPhone: boolean): Promise<void> {
  const closed = finished.filter((one) => one.address === 'closed').map((one) => one.id);
  const phones = byPhone ? await mayGoByPhone(tx, closed) : new Set<string>();
  const addresses = await bestAddresses(
    tx,
    finished.map((one) => one.contactId),
    now,
  );
  const rows = finished.map((one) => {
    const to = addresses.get(one.contactId);
    const phone = !to && phones.has(one.id);
    return stored(elsewhereColumns, {
      id: one.id,
      ...addressOf(to),
      state: to || phone ? 'waiting' : 'unreachable',
      failure: one.failure,
      at: to || phone ? null : now,
      byPhone: phone,
    });
  });
  await execute(
    tx,
    `UPDATE "Delivery" SET "state" = r."state", "byPhone" = r."byPhone", ${(
      ['addressId', 'channel', 'account', 'externalId'] as const
    )
      .map((name) => `"${name}" = CASE WHEN r."byPhone" THEN "Delivery"."${name}" ELSE r."${name}" END`)
      .join(', ')},
       "failure" = r."failure", "finishedAt" = r."at", "payload" = CASE WHEN r."state" = 'waiting' THEN "Delivery"."payload" ELSE NULL END
     FROM ${jsonRows(tx.engine, elsewhereColumns)} WHERE "Delivery"."id" = r."id" AND ${stillSending}`,
    jsonParam(rows),
  );
}
