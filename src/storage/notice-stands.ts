import type { NoticeLine } from '../conversation/lookup.js';
import type { ActivityKind } from '../domain/activities.js';
import type { NoticeKind } from '../domain/notices.js';
import type { NoticeCounts, NoticeStand } from '../domain/sending.js';
import type { Tx } from './database.js';
import { execute, inList, query, time, timeParam } from './sql.js';

/** A notice as its row says, with what it is about. */
export interface NoticeRow {
  id: string;
  kind: NoticeKind;
  unitId: string;
  authorId: string | null;
  state: NoticeStand['state'];
  createdAt: Date;
  progressNo: number;
  progressAt: Date | null;
  progressOf: string | null;
  seenCount: number;
  activityId: string;
  activityKind: ActivityKind;
  startAt: Date;
}

const select = `SELECT n."id", n."kind", n."unitId", n."authorId", n."state", n."createdAt", n."progressNo", n."progressAt", n."progressOf", n."seenCount",
  a."id" AS "activityId", a."kind" AS "activityKind", a."startAt" FROM "Notice" n JOIN "Activity" a ON a."id" = n."activityId"`;

/** Notices on their way, and those that ended without their author's report; oldest first. */
export function openNotices(tx: Tx): Promise<NoticeRow[]> {
  return query<NoticeRow>(
    tx,
    `${select} WHERE n."reportedAt" IS NULL AND n."state" IN ('sending', 'paused', 'cancelled') ORDER BY n."createdAt", n."id" LIMIT 200`,
  );
}

export async function noticeRow(tx: Tx, id: string): Promise<NoticeRow | undefined> {
  const [row] = await query<NoticeRow>(tx, `${select} WHERE ${inList(tx.engine, 'n."id"')}`, JSON.stringify([id]));
  return row;
}

/** The newest notices of an activity that went to people, newest first. */
export function noticesAbout(tx: Tx, activityIds: string[]): Promise<NoticeRow[]> {
  return query<NoticeRow>(
    tx,
    `${select} WHERE ${inList(tx.engine, 'n."activityId"')} AND n."state" IN ('sending', 'paused', 'cancelled', 'finished') ORDER BY n."createdAt" DESC, n."id" DESC`,
    JSON.stringify(activityIds),
  );
}

/** Those of them that somebody still waits for; one look into the index each. */
export async function unsettledOf(tx: Tx, rows: NoticeRow[]): Promise<Set<string>> {
  const found = await query<{ id: string }>(
    tx,
    `SELECT n."id" FROM "Notice" n WHERE ${inList(tx.engine, 'n."id"')}
       AND EXISTS (SELECT 1 FROM "Delivery" d WHERE d."noticeId" = n."id" AND d."state" IN ('waiting', 'paused', 'merged', 'sending'))`,
    JSON.stringify(rows.map((row) => row.id)),
  );
  return new Set(found.map((row) => row.id));
}

interface CountRow {
  noticeId: string;
  state: keyof NoticeCounts | 'merged';
  n: number | bigint;
}

/** How many recipients of each notice are in which state: read from the index alone. */
export async function countsOf(tx: Tx, noticeIds: string[]): Promise<Map<string, NoticeCounts>> {
  const rows = await query<CountRow>(
    tx,
    `SELECT "noticeId", "state", COUNT(*) AS "n" FROM "Delivery" WHERE ${inList(tx.engine, '"noticeId"')} GROUP BY "noticeId", "state"`,
    JSON.stringify(noticeIds),
  );
  const counts = new Map(noticeIds.map((id) => [id, { ...none }]));
  for (const { noticeId, state, n } of rows) {
    const of = counts.get(noticeId)!;
    of[state === 'merged' ? 'waiting' : state] += Number(n);
  }
  return counts;
}

const none: NoticeCounts = {
  waiting: 0,
  paused: 0,
  sending: 0,
  sent: 0,
  received: 0,
  unknown: 0,
  failed: 0,
  unreachable: 0,
  cancelled: 0,
  expired: 0,
};

export async function standOf(tx: Tx, row: NoticeRow, counts: NoticeCounts): Promise<NoticeStand> {
  const id = JSON.stringify([row.id]);
  const where = inList(tx.engine, '"noticeId"');
  const waiting = await query<{ channel: string; n: number | bigint; at: Date | string }>(
    tx,
    `SELECT "channel", COUNT(*) AS "n", MIN("notBefore") AS "at" FROM "Delivery" WHERE ${where} AND "state" IN ('waiting', 'paused') GROUP BY "channel"`,
    id,
  );
  const failures = await query<{ state: 'failed' | 'unreachable'; code: string | null; n: number | bigint }>(
    tx,
    `SELECT "state", "failure" AS "code", COUNT(*) AS "n" FROM "Delivery" WHERE ${where} AND "state" IN ('failed', 'unreachable') GROUP BY "state", "failure"`,
    id,
  );
  const [received] = await query<{ n: number | bigint; byPhone: number | bigint }>(
    tx,
    `SELECT COUNT("receivedAt") AS "n", COUNT(CASE WHEN "byPhone" THEN 1 END) AS "byPhone" FROM "Delivery" WHERE ${where} AND "state" = 'sent'`,
    id,
  );
  const on = (channel: string) => Number(waiting.find((one) => one.channel === channel)?.n ?? 0);
  const times = waiting.map((one) => new Date(one.at).getTime());
  return {
    id: row.id,
    kind: row.kind,
    unitId: row.unitId,
    authorId: row.authorId,
    state: row.state,
    activity: { id: row.activityId, kind: row.activityKind, startAt: new Date(row.startAt) },
    withoutBot: row.kind === 'invitation' ? await withoutBot(tx, row.activityId) : 0,
    counts: { ...counts, received: Number(received?.n ?? 0) },
    waitingOn: { zalo: on('zalo'), telegram: on('telegram') },
    nextAt: times.length > 0 ? new Date(Math.min(...times)) : null,
    failures: failures.map(({ state, code, n }) => ({ state, code: code ?? '', count: Number(n) })),
    seen: Number(row.seenCount),
    byPhone: Number(received?.byPhone ?? 0),
  };
}

async function withoutBot(tx: Tx, activityId: string): Promise<number> {
  const [row] = await query<{ n: number | bigint }>(
    tx,
    `SELECT COUNT(*) AS "n" FROM "Invitation" i WHERE ${inList(tx.engine, 'i."activityId"')}
       AND NOT EXISTS (SELECT 1 FROM "Contact" c WHERE c."memberId" = i."memberId")`,
    JSON.stringify([activityId]),
  );
  return Number(row?.n ?? 0);
}

/** What waits of notices whose time is over is not sent any more. Returns how many rows. */
export function expireOver(tx: Tx, now: Date): Promise<number> {
  return execute(
    tx,
    `UPDATE "Delivery" SET "state" = 'expired', "failure" = 'deadline_passed', "finishedAt" = ${timeParam(tx.engine, 1)}
     WHERE "state" IN ('waiting', 'paused') AND "noticeId" IN (SELECT n."id" FROM "Notice" n
       WHERE n."reportedAt" IS NULL AND n."state" IN ('sending', 'paused', 'cancelled') AND n."deadline" <= ${timeParam(tx.engine, 1)})`,
    time(now),
  );
}

/** What became of it for each person, by given name. */
export async function noticeLines(tx: Tx, noticeId: string): Promise<NoticeLine[]> {
  const is = (column: string) => inList(tx.engine, column);
  const lines = await query<NoticeLine>(
    tx,
    `SELECT "fullName", "branchId", "state", "code", "byPhone" FROM (
       SELECT m."id", m."fullName", m."branchId", m."sortKey", CASE WHEN d."state" = 'merged' THEN 'waiting' ELSE d."state" END AS "state", d."failure" AS "code", d."byPhone"
       FROM "Delivery" d JOIN "Contact" c ON c."id" = d."contactId" JOIN "Member" m ON m."id" = c."memberId" WHERE ${is('d."noticeId"')}
       UNION ALL
       SELECT m."id", m."fullName", m."branchId", m."sortKey", 'no_bot', NULL, false
       FROM "Notice" n JOIN "Invitation" i ON i."activityId" = n."activityId" JOIN "Member" m ON m."id" = i."memberId"
       WHERE ${is('n."id"')} AND n."kind" = 'invitation' AND NOT EXISTS (SELECT 1 FROM "Contact" c WHERE c."memberId" = m."id")) w
     ORDER BY "sortKey"${tx.engine === 'postgresql' ? ' COLLATE "C"' : ''}, "id" LIMIT 20000`,
    JSON.stringify([noticeId]),
  );
  return lines.map((line) => ({ ...line, byPhone: Boolean(line.byPhone) }));
}
