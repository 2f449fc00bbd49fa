import type { Account, Outgoing } from '../delivery/store.js';
import { usualQuietHours } from '../domain/quiet-hours.js';
import type { ChannelName, Outbound } from '../messages.js';
import type { Tx } from './database.js';
import { type Columns, jsonParam, jsonRows, query, stored } from './sql.js';

/** The sender of this process, as far as turns know it. */
export interface Outbox {
  /** Whether it would send an answer of this account at once: it holds the account, is not paused and not flooded. */
  mayTake(account: Account): boolean;
  /** Answers whose rows are committed as `sending`. What it cannot send after all it puts back. */
  take(handed: Handed[]): void;
  /** Rows wait that were not handed over. */
  wake(): void;
}

/** An answer that goes to the sender without being looked for. */
export interface Handed extends Account {
  answer: Outgoing;
}

/** An answer to one message. */
export interface Reply {
  id: string;
  inboundId: string;
  /** Which of the message's answers, from 0. */
  n: number;
  contactId: string;
  addressId: string;
  channel: ChannelName;
  account: string;
  externalId: string;
  payload: Outbound;
  /** Not for an answer that other effects of its turn still change (an erasure, a linked channel). */
  mayBeHandedOver: boolean;
}

const replyColumns: Columns = {
  id: 'text',
  key: 'text',
  contactId: 'text',
  addressId: 'text',
  channel: 'text',
  account: 'text',
  externalId: 'text',
  inboundId: 'text',
  payload: 'json',
  now: 'time',
  handed: 'boolean',
};

/**
 * Writes answers. Those that the sender takes are born `sending`, and returned for it to send after the commit: looking for them again
 * would cost as much as the turn. An answer that must be tried again holds up the later ones of the same person, so these wait too.
 */
export async function insertReplies(tx: Tx, replies: Reply[], outbox: Outbox, now: Date): Promise<Handed[]> {
  if (replies.length === 0) return [];
  const rows = replies.map((reply) => ({
    ...reply,
    key: `turn:${reply.inboundId}:${reply.n}`,
    now,
    handed: reply.mayBeHandedOver && outbox.mayTake(reply),
  }));
  const inserted = await query<{ id: string; state: string }>(
    tx,
    `INSERT INTO "Delivery" ("id", "key", "contactId", "addressId", "channel", "account", "externalId", "kind", "priority", "inboundId",
                             "payload", "state", "attempts", "notBefore", "createdAt")
     SELECT "id", "key", "contactId", "addressId", "channel", "account", "externalId", 'reply', 0, "inboundId",
            "payload", CASE WHEN "first" THEN 'sending' ELSE 'waiting' END, CASE WHEN "first" THEN 1 ELSE 0 END, "now", "now"
     FROM (SELECT r.*, r."handed" AND NOT EXISTS (
             SELECT 1 FROM "Delivery" e WHERE e."contactId" = r."contactId" AND e."state" = 'waiting' AND e."priority" = 0
               AND e."addressId" = r."addressId") AS "first"
           FROM ${jsonRows(tx.engine, replyColumns)}) born
     WHERE true ON CONFLICT ("key") DO NOTHING RETURNING "id", "state"`,
    jsonParam(rows.map((row) => stored(replyColumns, row))),
  );
  const sending = new Set(inserted.filter((row) => row.state === 'sending').map((row) => row.id));
  return replies
    .filter((reply) => sending.has(reply.id))
    .map((reply) => ({ channel: reply.channel, account: reply.account, answer: outgoing(reply, now) }));
}

function outgoing(reply: Reply, now: Date): Outgoing {
  return {
    id: reply.id,
    contactId: reply.contactId,
    addressId: reply.addressId,
    to: reply.externalId,
    kind: 'reply',
    noticeId: null,
    payload: reply.payload,
    attempts: 1,
    createdAt: now,
    deadline: null,
    // An answer is written already: neither the language nor the name is needed any more.
    locale: 'vi',
    fullName: null,
    quiet: usualQuietHours,
    staffUntil: null,
  };
}
