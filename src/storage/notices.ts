import type { NoticeSending } from '../conversation/effects.js';
import type { Audience, Reach, Unreachable } from '../domain/activities.js';
import { zoneOffset } from '../domain/local-time.js';
import { type NoticeContent, type NoticeKind, noticeMoment } from '../domain/notices.js';
import type { UnitTree } from '../domain/units.js';
import { audienceSql, heardSql, type Parameters, parameters, turnedOffSql } from './audiences.js';
import type { Engine, Tx } from './database.js';
import type { NewId } from './ids.js';
import { priorities } from './outbox.js';
import { closedChatSql, kindsByPhone, mayPhoneSql } from './phone-road.js';
import { awakeSql, hoursJoin } from './quiet-hours.js';
import { execute, query, time } from './sql.js';
import { addressOrderSql, openAddressSql, zaloFreeMs, zaloWindowMs } from './tell.js';

/**
 * A message to many (design.md §2.4). A notice is one row; its deliveries are made by one INSERT … SELECT, so that 100,000 people cost
 * one statement. Everybody in the audience ends in exactly one recorded state: people who use the bot have one delivery (`unreachable`
 * at once when they stopped our messages or have no open address); a member without a contact has no row to point at and is counted
 * as the invitations minus the deliveries.
 */
export interface NoticeDraft {
  kind: NoticeKind;
  activityId: string;
  unitId: string;
  authorId: string | null;
  audience: Audience;
  content: NoticeContent;
  sending: NoticeSending;
  /** A message that comes later than this is not sent at all. */
  deadline: Date | null;
  /** A SELECT of one column "memberId": who gets it. */
  to: (p: Parameters) => string;
}

export interface NoticeWorld {
  now: Date;
  zone: string;
  newId: NewId;
  /** Whose chat is closed gets it as a template message to their phone number (the operator has configured one). */
  byPhone?: boolean;
}

export async function sendNotice(tx: Tx, draft: NoticeDraft, world: NoticeWorld): Promise<number> {
  const { now } = world;
  const { sending } = draft;
  await tx.notice.create({
    data: {
      id: sending.noticeId,
      kind: draft.kind,
      activityId: draft.activityId,
      unitId: draft.unitId,
      authorId: draft.authorId,
      content: draft.content as unknown as object,
      audience: draft.audience,
      state: 'sending',
      createdAt: now,
      expandedAt: now,
      deadline: draft.deadline,
    },
  });
  return expand(tx, draft, world);
}

/** A change or a cancellation must not stand behind thousands of invitations. */
const urgent: readonly NoticeKind[] = ['changed', 'cancelled'];

function expand(tx: Tx, draft: NoticeDraft, { now, zone, newId, byPhone = false }: NoticeWorld): Promise<number> {
  const p = parameters(tx.engine);
  const { noticeId } = draft.sending;
  // PostgreSQL refuses a parameter that nothing uses.
  const activityId = urgent.includes(draft.kind) ? p.text(draft.activityId) : 'NULL';
  const recipients = recipientsSql(tx, draft.to(p), {
    muted: turnedOffSql(draft.kind, activityId),
    now,
    byPhone: byPhone && kindsByPhone.includes(draft.kind),
    p,
  });
  const waits = `w."addressId" IS NOT NULL`;
  const sql = `INSERT INTO "Delivery" ("id", "key", "contactId", "addressId", "channel", "account", "externalId", "kind", "priority", "noticeId", "byPhone",
      "state", "notBefore", "deadline", "createdAt", "finishedAt", "failure")
    SELECT ${idSql(tx, newId)}, 'notice:' || ${p.text(noticeId)} || ':' || w."contactId", w."contactId", w."addressId", w."channel", w."account", w."externalId",
      'notice', ${urgent.includes(draft.kind) ? priorities.nudge : priorities.notice}, ${p.text(noticeId)}, w."byPhone",
      CASE WHEN ${waits} THEN 'waiting' ELSE 'unreachable' END, ${leavesSql(tx.engine, leavingOf(draft), { now, zone }, p)}, ${draft.deadline ? p.moment(draft.deadline) : 'NULL'}, ${p.moment(now)},
      CASE WHEN ${waits} THEN NULL ELSE ${p.moment(now)} END,
      CASE WHEN ${waits} THEN NULL WHEN w."muted" THEN 'stopped' ELSE 'no address' END
    FROM (${recipients}) w WHERE true ON CONFLICT ("key") DO NOTHING`;
  return execute(tx, sql, ...p.values);
}

interface Leaving {
  kind: NoticeKind;
  notBefore: Date;
  start: Date;
}

function leavingOf({ kind, sending: { notBefore }, content }: NoticeDraft): Leaving {
  return { kind, notBefore, start: new Date(content.startAt) };
}

/**
 * When a notice leaves for somebody `w`. Without hours of their own: at the moment that the flow reckoned. With hours of their own:
 * when they allow it, unless it says that something is off, or would come later than an hour before its deadline (the start).
 */
function leavesSql(
  engine: Engine,
  { kind, notBefore, start }: Leaving,
  { now, zone }: Pick<NoticeWorld, 'now' | 'zone'>,
  p: Parameters,
): string {
  const usual = p.moment(notBefore);
  if (kind === 'cancelled') return usual;
  const reckoned = notBefore.getTime() === noticeMoment(kind, start, now, zone).getTime();
  const wanted = p.moment(reckoned ? now : notBefore);
  const leaves = awakeSql(engine, wanted, zoneOffset(now, zone), { from: `w."quietFrom"`, to: `w."quietTo"` });
  const tooLate = p.moment(new Date(start.getTime() - 3600_000));
  return `CASE WHEN w."quietFrom" IS NULL THEN ${usual} WHEN ${leaves} > ${tooLate} THEN ${wanted} ELSE ${leaves} END`;
}

interface Recipients {
  /** A condition on contact `c`: gets nothing. */
  muted: string;
  now: Date;
  byPhone: boolean;
  p: Parameters;
}

/**
 * Each contact among these members once, with the best address that may be used now, or none; by the rules of tell.ts. Where no address
 * is open, a closed chat on Zalo stands for the phone number (phone-road.ts).
 */
function recipientsSql(tx: Tx, members: string, { muted, now, byPhone, p }: Recipients): string {
  const window = p.values.push(time(new Date(now.getTime() - zaloWindowMs)));
  const isOpen = openAddressSql(tx.engine, window);
  return `SELECT "contactId", "muted", "quietFrom", "quietTo", "addressId", "channel", "account", "externalId", "lastInboundAt", "byPhone" FROM (
    SELECT c."id" AS "contactId", c."muted", c."quietFrom", c."quietTo", a."id" AS "addressId", a."channel", a."account", a."externalId", a."lastInboundAt",
           CASE WHEN a."id" IS NULL OR (${isOpen}) THEN false ELSE true END AS "byPhone",
           ROW_NUMBER() OVER (PARTITION BY c."id" ORDER BY CASE WHEN ${isOpen} THEN 0 ELSE 1 END, ${addressOrderSql}) AS "rank"
    FROM (SELECT c."id", c."preferred", ${muted} AS "muted", ${byPhone ? mayPhoneSql : 'false'} AS "mayPhone",
                 COALESCE(c."quietFrom", qu."quietFrom") AS "quietFrom", COALESCE(c."quietTo", qu."quietTo") AS "quietTo"
          FROM (${members}) i JOIN "Contact" c ON c."memberId" = i."memberId" ${hoursJoin}) c
    LEFT JOIN "Address" a ON a."contactId" = c."id" AND NOT c."muted" AND ((${isOpen}) OR (c."mayPhone" AND ${closedChatSql}))) ranked
   WHERE "rank" = 1`;
}

/**
 * A UUIDv7 per row, made where the rows are made: the time and version of an id of ours, then 74 random bits. Within one notice the
 * order of the ids means nothing (design.md §4).
 */
export function idSql(tx: Tx, newId: NewId): string {
  const start = `'${newId().slice(0, 15)}'`;
  if (tx.engine === 'postgresql') return `${start} || substr(gen_random_uuid()::text, 16)`;
  const hex = (bytes: number, from = 1) => `substr(lower(hex(randomblob(${bytes}))), ${from})`;
  return `${start} || ${hex(2, 2)} || '-' || substr('89ab', 1 + (random() & 3), 1) || ${hex(2, 2)} || '-' || ${hex(6)}`;
}

/** What is still waiting of an activity's earlier notices is not sent any more: a newer word has taken its place. */
export async function withdrawNotices(tx: Tx, activityId: string, now: Date): Promise<void> {
  const p = parameters(tx.engine);
  const notices = `SELECT n."id" FROM "Notice" n WHERE n."activityId" = ${p.text(activityId)} AND n."state" <> 'cancelled'`;
  await execute(
    tx,
    `UPDATE "Delivery" SET "state" = 'cancelled', "failure" = 'superseded', "finishedAt" = ${p.moment(now)} WHERE "state" IN ('waiting', 'paused') AND "noticeId" IN (${notices})`,
    ...p.values,
  );
  await tx.notice.updateMany({
    where: { activityId, state: { not: 'cancelled' } },
    // The newer notice has a report of its own.
    data: { state: 'cancelled', finishedAt: now, reportedAt: now },
  });
}

/**
 * A SELECT of "memberId": those whom some notice of the activity has reached, or may have. Joined in this order, from the notice on: by
 * the index on the state all that was ever sent would be read.
 */
export function notifiedSql(activityId: string, p: Parameters): string {
  return `SELECT DISTINCT nc."memberId" FROM "Notice" n CROSS JOIN "Delivery" d CROSS JOIN "Contact" nc
    WHERE n."activityId" = ${p.text(activityId)} AND d."noticeId" = n."id" AND nc."id" = d."contactId" AND ${heardSql('d')} AND nc."memberId" IS NOT NULL`;
}

export async function countNotified(tx: Tx, activityId: string): Promise<number> {
  const p = parameters(tx.engine);
  const [row] = await query<{ n: number | bigint }>(
    tx,
    `SELECT COUNT(*) AS "n" FROM (${notifiedSql(activityId, p)}) w`,
    ...p.values,
  );
  return Number(row?.n ?? 0);
}

export function invitedSql(activityId: string, p: Parameters): string {
  return `SELECT inv."memberId" FROM "Invitation" inv WHERE inv."activityId" = ${p.text(activityId)}`;
}

export function silentSql(activityId: string, p: Parameters): string {
  const id = p.text(activityId);
  return `SELECT inv."memberId" FROM "Invitation" inv WHERE inv."activityId" = ${id}
    AND NOT EXISTS (SELECT 1 FROM "Rsvp" rs WHERE rs."activityId" = ${id} AND rs."memberId" = inv."memberId")`;
}

/** Of a call that is not made yet. */
const noInvitation = turnedOffSql('invitation', 'NULL');

/** Of a notice that is not made yet. */
interface Asking {
  units: UnitTree;
  now: Date;
  byPhone?: boolean;
  /** Of a call to something that begins then: how many hear of it at another moment, because of hours of their own. */
  begins?: { startAt: Date; zone: string };
}

/** How a notice to this audience would go out now, by the same rules as `sendNotice`. */
export async function reach(tx: Tx, to: Audience, { units, now, byPhone = false, begins }: Asking): Promise<Reach> {
  const p = parameters(tx.engine);
  const audience = audienceSql(to, units, now, p);
  const count = (condition: string) => `COUNT(CASE WHEN ${condition} THEN 1 END)`;
  const isOnZalo = `EXISTS (SELECT 1 FROM "Address" z WHERE z."contactId" = w."contactId" AND z."channel" = 'zalo')`;
  const free = p.moment(new Date(now.getTime() - zaloFreeMs));
  const inChat = `w."channel" = 'zalo' AND NOT w."byPhone"`;
  const ownHours = begins ? ownHoursSql(tx.engine, begins, now, p) : { later: 'false', sooner: 'false' };
  const [row] = await query<
    Record<'invited' | 'zalo' | 'telegram' | 'paid' | 'byPhone' | 'instead' | 'later' | 'sooner', number | bigint>
  >(
    tx,
    `SELECT ${count(inChat)} AS "zalo", ${count(`w."channel" = 'telegram'`)} AS "telegram",
       ${count(`${inChat} AND w."lastInboundAt" <= ${free}`)} AS "paid", ${count(`w."byPhone"`)} AS "byPhone",
       ${count(ownHours.later)} AS "later", ${count(ownHours.sooner)} AS "sooner",
       ${count(`w."channel" = 'telegram' AND ${isOnZalo} AND NOT ${isOnOpenZalo(tx, now, p)}`)} AS "instead",
       (SELECT COUNT(*) FROM (${audience}) everybody) AS "invited"
     FROM (${recipientsSql(tx, audience, { muted: noInvitation, now, byPhone, p })}) w WHERE w."addressId" IS NOT NULL`,
    ...p.values,
  );
  const [invited, zalo, telegram, phone] = [row!.invited, row!.zalo, row!.telegram, row!.byPhone].map(Number) as [
    number,
    number,
    number,
    number,
  ];
  return {
    invited,
    byChannel: { zalo, telegram },
    paid: Number(row!.paid),
    byPhone: phone,
    instead: Number(row!.instead),
    later: Number(row!.later),
    sooner: Number(row!.sooner),
    unreachable: invited - zalo - telegram - phone,
  };
}

/** Conditions on somebody `w` of `recipientsSql`. */
function ownHoursSql(
  engine: Engine,
  { startAt: start, zone }: { startAt: Date; zone: string },
  now: Date,
  p: Parameters,
): { later: string; sooner: string } {
  const notBefore = noticeMoment('invitation', start, now, zone);
  const leaves = leavesSql(engine, { kind: 'invitation', notBefore, start }, { now, zone }, p);
  const usual = p.moment(notBefore);
  return { later: `${leaves} > ${usual}`, sooner: `${leaves} < ${usual}` };
}

function isOnOpenZalo(tx: Tx, now: Date, p: Parameters): string {
  const window = p.values.push(time(new Date(now.getTime() - zaloWindowMs)));
  return `EXISTS (SELECT 1 FROM "Address" a WHERE a."contactId" = w."contactId" AND a."channel" = 'zalo' AND ${openAddressSql(tx.engine, window)})`;
}

/** Whom it would not reach and why, by given name; at most 500. */
export async function unreachable(tx: Tx, to: Audience, { units, now, byPhone = false }: Asking): Promise<Unreachable[]> {
  const p = parameters(tx.engine);
  const audience = audienceSql(to, units, now, p);
  const window = p.values.push(time(new Date(now.getTime() - zaloWindowMs)));
  const an = (condition: string) => `EXISTS (SELECT 1 FROM "Address" a WHERE a."contactId" = c."id" AND ${condition})`;
  return query<Unreachable>(
    tx,
    `SELECT m."fullName", CASE WHEN c."id" IS NULL THEN 'no_bot' WHEN ${noInvitation} THEN 'stopped'
              WHEN ${an(`a."state" IN ('open', 'closed')`)} THEN 'window' ELSE 'blocked' END AS "why"
     FROM (${audience}) i JOIN "Member" m ON m."id" = i."memberId" LEFT JOIN "Contact" c ON c."memberId" = m."id"
     WHERE c."id" IS NULL OR ${noInvitation}
       OR NOT (${an(openAddressSql(tx.engine, window))}${byPhone ? ` OR (${mayPhoneSql} AND ${an(closedChatSql)})` : ''})
     ORDER BY m."sortKey"${tx.engine === 'postgresql' ? ' COLLATE "C"' : ''}, m."id" LIMIT 500`,
    ...p.values,
  );
}
