import type { NoticeKind } from '../domain/notices.js';
import type { Tx } from './database.js';
import { inList, query } from './sql.js';

/**
 * The road by phone number (docs/decisions/0012): a notice leaves as a template message of the official account to the number in the
 * roster. Its row keeps the address of the closed chat, so that account, pace and order are those of the chat; the number is looked
 * up when it leaves and stands nowhere else.
 */

/** What must be known in time is worth its price; a second question is not, and news are asked for separately. */
export const kindsByPhone: readonly NoticeKind[] = ['invitation', 'changed', 'cancelled'];

/**
 * Whether a contact `c` may be written to by phone: a member with a Vietnamese number who agreed to what the bot keeps of them, the number
 * among it, and did not take that back. Nobody who never used the bot; who has stopped is left out before.
 */
export const mayPhoneSql = `(EXISTS (SELECT 1 FROM "Member" pm WHERE pm."id" = c."memberId" AND pm."phone" LIKE '+84%')
  AND EXISTS (SELECT 1 FROM "Consent" pk WHERE pk."contactId" = c."id" AND pk."purpose" = 'registration' AND pk."withdrawnAt" IS NULL))`;

/** An address `a` on Zalo that is silent for too long. Who has blocked us wants no message by another road either. */
export const closedChatSql = `a."channel" = 'zalo' AND a."state" IN ('open', 'closed')`;

/** Those of these rows, whose chat turned out to be closed, that may go by phone instead. */
export async function mayGoByPhone(tx: Tx, deliveryIds: string[]): Promise<Set<string>> {
  if (deliveryIds.length === 0) return new Set();
  const kinds = kindsByPhone.map((kind) => `'${kind}'`).join(', ');
  const rows = await query<{ id: string }>(
    tx,
    `SELECT d."id" FROM "Delivery" d JOIN "Notice" n ON n."id" = d."noticeId" AND n."kind" IN (${kinds})
       JOIN "Contact" c ON c."id" = d."contactId" JOIN "Address" a ON a."id" = d."addressId" AND ${closedChatSql}
     WHERE ${inList(tx.engine, 'd."id"')} AND d."kind" = 'notice' AND c."stoppedAt" IS NULL AND ${mayPhoneSql}`,
    JSON.stringify(deliveryIds),
  );
  return new Set(rows.map((row) => row.id));
}

/** `+84912345678` as Zalo wants it; empty when there is none (any more). */
export function zaloNumber(phone: string | null): string {
  return (phone ?? '').replace(/^\+/, '');
}
