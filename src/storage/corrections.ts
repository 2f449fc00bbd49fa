import type { Say } from '../conversation/flow.js';
import { render } from '../conversation/render.js';
import type { Activity } from '../domain/activities.js';
import type { NoticeKind } from '../domain/notices.js';
import { showDateTime } from '../language/show.js';
import { type Parameters, parameters } from './audiences.js';
import type { Tx } from './database.js';
import type { EffectWorld } from './effects.js';
import { idSql } from './notices.js';
import { priorities } from './outbox.js';
import { execute, query } from './sql.js';

/**
 * A SELECT of "memberId": invited people who can be written to and did not get the correction `noticeId`, because nothing had reached
 * them before. They are told of it as of something new.
 */
export function untoldSql(activityId: string, noticeId: string, p: Parameters): string {
  return `SELECT inv."memberId" FROM "Invitation" inv JOIN "Contact" ic ON ic."memberId" = inv."memberId"
    WHERE inv."activityId" = ${p.text(activityId)}
      AND EXISTS (SELECT 1 FROM "Address" ia WHERE ia."contactId" = ic."id" AND ia."state" = 'open')
      AND NOT EXISTS (SELECT 1 FROM "Delivery" nd WHERE nd."noticeId" = ${p.text(noticeId)} AND nd."contactId" = ic."id")`;
}

/** A notice that would reach nobody is none: it has no report either. */
export async function dropEmpty(tx: Tx, noticeId: string): Promise<void> {
  const p = parameters(tx.engine);
  const sql = `SELECT "id" FROM "Delivery" WHERE "noticeId" = ${p.text(noticeId)} AND "state" = 'waiting' LIMIT 1`;
  if ((await query(tx, sql, ...p.values)).length > 0) return;
  await tx.delivery.deleteMany({ where: { noticeId } });
  await tx.notice.delete({ where: { id: noticeId } });
}

/**
 * The messages that people have of an activity are marked as out of date, where a platform lets us change them and we know which they
 * are: old buttons and times are not to be trusted any more. Once a message; after the news itself, and not after the meeting.
 */
export async function markReplaced(
  tx: Tx,
  activity: Pick<Activity, 'id' | 'kind' | 'startAt'>,
  { by, notBefore }: { by: Extract<NoticeKind, 'changed' | 'cancelled'>; notBefore: Date },
  { now, newId, texts, zone }: Pick<EffectWorld, 'now' | 'newId' | 'texts' | 'zone'>,
): Promise<void> {
  const say: Say = { key: `notice-replaced-${by}`, params: { kind: activity.kind, time: showDateTime(activity.startAt, zone) } };
  const p = parameters(tx.engine);
  const postgres = tx.engine === 'postgresql';
  const written: string[] = [];
  for (const locale of texts.locales) {
    const text = JSON.stringify({ ...(await render(texts, locale, say)), onlyEdit: true });
    written.push(`WHEN ${p.text(locale)} THEN ${postgres ? `CAST(${p.text(text)} AS jsonb)` : p.text(text)}`);
  }
  const payload = `CASE c."locale" ${written.join(' ')} END`;
  const replaces = postgres
    ? `jsonb_set(${payload}, '{replaces}', to_jsonb(w."messageId"))`
    : `json_set(${payload}, '$.replaces', w."messageId")`;
  const deadline = new Date(activity.startAt.getTime() + 3600_000);
  // A line of a digest has no message of its own, unless it left alone. A digest of several stays: what else it says still holds, and its
  // buttons open each meeting as it is now.
  const alone = `d."digestId" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "Delivery" o WHERE o."contactId" = d."contactId" AND o."state" = 'sent'
    AND o."digestId" = d."digestId" AND o."id" <> d."id")`;
  const messageId = `COALESCE(NULLIF(d."messageId", ''), CASE WHEN ${alone} THEN g."messageId" END, '')`;
  await execute(
    tx,
    `INSERT INTO "Delivery" ("id", "key", "contactId", "addressId", "channel", "account", "externalId", "kind", "priority", "payload", "state", "notBefore", "deadline", "createdAt")
     SELECT ${idSql(tx, newId)}, 'mark:' || w."id", w."contactId", w."addressId", w."channel", w."account", w."externalId", 'mark', ${priorities.notice},
       ${replaces}, 'waiting', ${p.moment(notBefore)}, ${p.moment(deadline)}, ${p.moment(now)}
     FROM (SELECT d."id", d."contactId", d."addressId", d."channel", d."account", d."externalId", ${messageId} AS "messageId"
           FROM "Notice" n CROSS JOIN "Delivery" d LEFT JOIN "Delivery" g ON g."id" = d."digestId"
           WHERE n."activityId" = ${p.text(activity.id)} AND d."noticeId" = n."id" AND d."state" = 'sent' AND d."channel" = 'telegram') w
     JOIN "Contact" c ON c."id" = w."contactId" WHERE w."messageId" <> ''
     ON CONFLICT ("key") DO NOTHING`,
    ...p.values,
  );
}
