import type { Clock } from '../clock.js';
import type { InboxStore } from '../conversation/inbox.js';
import type { Inbound, InboundContent } from '../messages.js';
import type { Database, Tx } from './database.js';
import type { NewId } from './ids.js';
import { type Columns, execute, insertRows, jsonParam, jsonRows, query, stored } from './sql.js';
import { isForStaff, leaveToStaff, noStaff, type StaffRules } from './staff.js';

/** Messages as rows: new addresses get a contact, each message is stored once however often it is delivered. */
export function inboxStore(db: Database, clock: Clock, newId: NewId, locale = 'vi', staff: StaffRules = noStaff): InboxStore {
  return {
    async accept(inbounds) {
      const left = await db.write((tx) => accept(tx, inbounds, { now: clock.now(), newId, locale, staff }), 'first');
      staff.count('left_to_staff', left);
    },
  };
}

const addressKey: Columns = { channel: 'text', account: 'text', externalId: 'text' };
const addressColumns: Columns = { id: 'text', ...addressKey, contactId: 'text', createdAt: 'time' };
const inboundColumns: Columns = {
  id: 'text',
  ...addressKey,
  key: 'text',
  contactId: 'text',
  content: 'json',
  sequence: 'integer',
  sentAt: 'time',
  receivedAt: 'time',
  state: 'text',
};
const touchColumns: Columns = { id: 'text', state: 'text', at: 'time' };

/** What new rows are made with; `locale` is the language of somebody who writes for the first time. */
interface Making {
  now: Date;
  newId: NewId;
  locale: string;
  staff: StaffRules;
}

/** Returns how many messages were left to the staff. */
async function accept(tx: Tx, everything: Inbound[], making: Making): Promise<number> {
  const { now, newId, staff } = making;
  await leaveToStaff(
    tx,
    everything.filter(({ content }) => content.kind === 'staff'),
    staff,
  );
  const delivered = everything.filter(({ content }) => content.kind !== 'staff');
  if (delivered.length === 0) return 0;
  const addresses = await addressesOf(tx, delivered, making);
  const inbounds = delivered.filter(({ from }) => addresses.has(nameOf(from)));
  const isTheirs = (inbound: Inbound) => isForStaff(inbound, addresses.get(nameOf(inbound.from))!.staffUntil);
  const rows = inbounds
    .map((inbound) => ({ inbound, theirs: isTheirs(inbound) }))
    .map(({ inbound: { from, key, sentAt, sequence = null, content }, theirs }) => ({
      id: newId(),
      channel: from.channel,
      account: from.account,
      externalId: from.id,
      key,
      contactId: addresses.get(nameOf(from))!.contactId,
      // What is meant for a person of the staff is nothing that we keep.
      content: theirs ? null : storable(content),
      sequence,
      sentAt,
      receivedAt: now,
      state: theirs || isSilent(content.kind) ? 'done' : 'waiting',
    }));
  await insertRows(tx, 'Inbound', inboundColumns, rows, 'DO NOTHING');
  await inTheirSequence(
    tx,
    rows.filter((row) => row.sequence !== null && row.state === 'waiting').map((row) => row.contactId),
  );
  await touch(tx, inbounds, addresses);
  return inbounds.filter(isTheirs).length;
}

/**
 * A press on Telegram carries no time: delivered after an outage, together with what was typed after it, it would seem the later of the
 * two. What has a smaller number cannot be from later than what has a greater one, so it takes that one's time. Each person's few waiting
 * rows are looked up by their own index: the joins are in this order, and the comparison of accounts is none that another index serves.
 */
async function inTheirSequence(tx: Tx, contactIds: string[]): Promise<void> {
  if (contactIds.length === 0) return;
  const accountOf = (row: string) => `(${row}."channel" || ' ' || ${row}."account")`;
  await execute(
    tx,
    `UPDATE "Inbound" SET "sentAt" = w."at" FROM (
       SELECT i."id", MIN(l."sentAt") AS "at" FROM ${jsonRows(tx.engine, { contactId: 'text' })} CROSS JOIN "Inbound" i CROSS JOIN "Inbound" l
       WHERE i."contactId" = r."contactId" AND i."state" = 'waiting' AND l."contactId" = r."contactId" AND l."state" = 'waiting'
         AND ${accountOf('l')} = ${accountOf('i')} AND l."sequence" > i."sequence" AND l."sentAt" < i."sentAt"
       GROUP BY i."id") w
     WHERE "Inbound"."id" = w."id"`,
    jsonParam([...new Set(contactIds)].map((contactId) => ({ contactId }))),
  );
}

/**
 * Without what PostgreSQL cannot hold in a text or in JSON: the character NUL and halves of characters. One such message would
 * keep everybody's messages of its group from being stored.
 */
function storable(content: InboundContent): InboundContent {
  const clean = (value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\ufffd') : value;
  return Object.fromEntries(Object.entries(content).map(([name, value]) => [name, clean(value)])) as InboundContent;
}

interface AddressRow {
  id: string;
  contactId: string;
  staffUntil: Date | null;
}

/** The address of every sender, made if it is new. None for somebody erased whose old messages are delivered once more. */
async function addressesOf(tx: Tx, inbounds: Inbound[], { now, newId, locale }: Making): Promise<Map<string, AddressRow>> {
  const senders = [...new Map(inbounds.map(({ from }) => [nameOf(from), from])).values()];
  const wanted = senders.map((from) => ({ channel: from.channel, account: from.account, externalId: from.id }));
  const found = await findAddresses(tx, wanted);
  const missing = senders.filter((from) => !found.has(nameOf(from)));
  if (missing.length === 0) return found;

  const unknown = await withNewMessages(tx, missing, inbounds);
  const fresh = unknown.map((from) => ({
    id: newId(),
    channel: from.channel,
    account: from.account,
    externalId: from.id,
    contactId: newId(),
    createdAt: now,
  }));
  await insertRows(tx, 'Address', addressColumns, fresh, 'DO NOTHING');
  const all = await findAddresses(tx, wanted);
  // Another process may have made the address first: only the contacts of addresses that are ours are made.
  const ours = new Set([...all.values()].map((row) => row.contactId));
  await insertRows(
    tx,
    'Contact',
    { id: 'text', createdAt: 'time', locale: 'text' },
    fresh.filter((row) => ours.has(row.contactId)).map((row) => ({ id: row.contactId, createdAt: now, locale })),
    'DO NOTHING',
  );
  return all;
}

/** Those who sent something that is not stored yet. After an erasure the keys of old messages stay, and must not bring a person back. */
async function withNewMessages(tx: Tx, senders: Inbound['from'][], inbounds: Inbound[]): Promise<Inbound['from'][]> {
  const names = new Set(senders.map(nameOf));
  const theirs = inbounds.filter(({ from }) => names.has(nameOf(from)));
  const key: Columns = { channel: 'text', account: 'text', key: 'text' };
  const known = await query<{ channel: string; account: string; key: string }>(
    tx,
    `SELECT i."channel", i."account", i."key" FROM ${jsonRows(tx.engine, key)}
     JOIN "Inbound" i ON i."channel" = r."channel" AND i."account" = r."account" AND i."key" = r."key"`,
    jsonParam(theirs.map(({ from, key }) => ({ channel: from.channel, account: from.account, key }))),
  );
  const keys = new Set(known.map((row) => `${row.channel} ${row.account} ${row.key}`));
  const heard = new Set(
    theirs.filter(({ from, key }) => !keys.has(`${from.channel} ${from.account} ${key}`)).map(({ from }) => nameOf(from)),
  );
  return senders.filter((from) => heard.has(nameOf(from)));
}

async function findAddresses(tx: Tx, wanted: Record<string, string>[]): Promise<Map<string, AddressRow>> {
  const rows = await query<AddressRow & { channel: string; account: string; externalId: string }>(
    tx,
    `SELECT a."id", a."contactId", a."staffUntil", a."channel", a."account", a."externalId" FROM ${jsonRows(tx.engine, addressKey)}
     JOIN "Address" a ON a."channel" = r."channel" AND a."account" = r."account" AND a."externalId" = r."externalId"`,
    jsonParam(wanted),
  );
  return new Map(rows.map((row) => [nameOf({ channel: row.channel, account: row.account, id: row.externalId }), row]));
}

/** What a message says about its address: it is open again, or blocked; and Zalo's window runs from the last of them. */
async function touch(tx: Tx, inbounds: Inbound[], addresses: Map<string, AddressRow>): Promise<void> {
  const latest = new Map<string, { id: string; state: string; at: Date }>();
  for (const { from, sentAt, content } of inbounds) {
    const { id } = addresses.get(nameOf(from))!;
    const known = latest.get(id);
    if (!known || known.at <= sentAt) latest.set(id, { id, state: content.kind === 'blocked' ? 'blocked' : 'open', at: sentAt });
  }
  const rows = jsonParam([...latest.values()].map((row) => stored(touchColumns, row)));
  // A late, older event must not undo a newer one: hence the comparison of times.
  await execute(
    tx,
    `UPDATE "Address" SET "state" = r."state", "lastInboundAt" = r."at" FROM ${jsonRows(tx.engine, touchColumns)}
     WHERE "Address"."id" = r."id" AND ("Address"."lastInboundAt" IS NULL OR "Address"."lastInboundAt" <= r."at")`,
    rows,
  );
}

/** Blocking and unblocking change the address and need no turn. */
function isSilent(kind: string): boolean {
  return kind === 'blocked' || kind === 'unblocked';
}

function nameOf(from: { channel: string; account: string; id: string }): string {
  return `${from.channel} ${from.account} ${from.id}`;
}
