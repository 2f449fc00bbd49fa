import type { Clock } from '../clock.js';
import { StaleFacts } from '../conversation/effects.js';
import type { FinishedTurn, TurnStore, TurnWorld, WaitingTurn } from '../conversation/turn.js';
import type { Texts } from '../i18n.js';
import type { ChannelName, InboundContent, Outbound } from '../messages.js';
import type { Database, Tx } from './database.js';
import { applyEffects } from './effects.js';
import type { NewId } from './ids.js';
import { lookupIn } from './lookup.js';
import { loadPersons } from './persons.js';
import { type Handed, insertReplies, type Outbox, type Reply } from './replies.js';
import { type Columns, execute, inList, insertRows, param, query, time, timeParam } from './sql.js';
import type { UnitCache } from './units.js';

export interface TurnStoreOptions {
  db: Database;
  clock: Clock;
  newId: NewId;
  units: UnitCache;
  texts: Texts;
  zone: string;
  setupCode: string | null;
  outbox: Outbox;
  /** The operator has configured a template for notices by phone number. */
  byPhone?: boolean;
}

interface WaitingRow {
  inboundId: string;
  key: string;
  channel: ChannelName;
  account: string;
  externalId: string;
  contactId: string;
  addressId: string;
  content: InboundContent;
  sentAt: Date;
  attempts: number;
  state: unknown;
}

/** A bug is tried once more alone; then the message is parked and the next one goes on. */
const mostAttempts = 2;

/** Turns in one transaction: taking the messages, reading, states, effects and replies (design.md §2.2, §2.3, §5). */
export function turnStore(options: TurnStoreOptions): TurnStore {
  const { db, clock, outbox } = options;

  /** Resolves with the answers that are to be handed over after the commit, and whether anything else was written that may be sent. */
  async function take(tx: Tx, rows: WaitingRow[], work: (world: TurnWorld) => Promise<FinishedTurn[]>): Promise<Written> {
    const persons = await loadPersons(
      tx,
      rows.map((row) => ({ contactId: row.contactId, channel: row.channel })),
      clock.now(),
    );
    const units = await options.units.current(tx);
    const turns: WaitingTurn[] = rows.map((row) => ({
      inboundId: row.inboundId,
      messageKey: row.key,
      channel: row.channel,
      content: row.content,
      sentAt: row.sentAt,
      attempts: row.attempts,
      person: persons.get(row.contactId)!,
      state: row.state,
    }));
    const finished = await work({
      turns,
      units,
      look: lookupIn(tx, { clock, zone: options.zone, setupCode: options.setupCode, units, byPhone: options.byPhone }),
    });
    const { replies, handed } = await save(tx, rows, finished);
    const effects = finished.flatMap((turn) => turn.effects.map((effect) => ({ effect, by: actorOf(turn) })));
    const { newId, texts, zone, byPhone } = options;
    await applyEffects(tx, effects, { now: clock.now(), newId, texts, zone, units, byPhone });
    return { handed, waits: handed.length < replies || effects.length > 0 };
  }

  async function save(tx: Tx, rows: WaitingRow[], finished: FinishedTurn[]): Promise<{ replies: number; handed: Handed[] }> {
    const now = clock.now();
    const byInbound = new Map(rows.map((row) => [row.inboundId, row]));
    const done = await execute(
      tx,
      `UPDATE "Inbound" SET "state" = 'done', "content" = NULL, "doneAt" = ${timeParam(tx.engine, 2)} WHERE "state" = 'waiting' AND ${inList(tx.engine, '"id"')}`,
      JSON.stringify(finished.map((turn) => turn.inboundId)),
      time(now),
    );
    if (done !== finished.length) throw new StaleFacts('another process took a message of this group');
    await insertRows(
      tx,
      'Conversation',
      conversationColumns,
      finished.map((turn) => ({
        contactId: turn.person.contactId,
        state: turn.state,
        flow: turn.state.frames.at(-1)?.flow ?? null,
        step: turn.state.frames.at(-1)?.step ?? null,
        turnId: turn.inboundId,
        updatedAt: now,
      })),
      `("contactId") DO UPDATE SET "state" = excluded."state", "flow" = excluded."flow", "step" = excluded."step", "turnId" = excluded."turnId", "updatedAt" = excluded."updatedAt", "remindedAt" = NULL`,
    );
    const replies = finished.flatMap((turn) => repliesOf(turn, byInbound.get(turn.inboundId)!));
    return { replies: replies.length, handed: await insertReplies(tx, replies, outbox, now) };
  }

  function repliesOf(turn: FinishedTurn, row: WaitingRow): Reply[] {
    const mayBeHandedOver = !turn.effects.some((effect) => effect.kind === 'erase_me' || effect.kind === 'link_address');
    return turn.replies.map((payload, n) => replyTo(row, payload, n, options.newId(), mayBeHandedOver));
  }

  /** After the commit. */
  function handOver({ handed, waits }: Written): void {
    if (handed.length > 0) outbox.take(handed);
    if (waits) outbox.wake();
  }

  return {
    async group(limit, work) {
      const { ids, ...written } = await db.write(async (tx) => {
        const rows = await waitingRows(tx, limit);
        if (rows.length === 0) return { ids: [], ...nothing };
        return { ids: rows.map((row) => row.inboundId), ...(await take(tx, rows, work)) };
      });
      handOver(written);
      return ids;
    },
    async one(inboundId, work) {
      const written = await db.write(async (tx) => {
        const rows = await waitingRows(tx, 1, inboundId);
        return rows.length > 0 && take(tx, rows, work);
      });
      if (written) handOver(written);
      return written !== false;
    },
    waiting: (limit) => db.read(async (tx) => (await waitingRows(tx, limit, undefined, false)).map((row) => row.inboundId)),
    async failed(inboundId, apology) {
      const { parked, ...written } = await db.write((tx) => failed(tx, inboundId, apology, options));
      handOver(written);
      return parked;
    },
  };
}

/** What a transaction leaves for after its commit. */
interface Written {
  /** Answers that go to the sender without being looked for. */
  handed: Handed[];
  /** Something else was written that may be sent. */
  waits: boolean;
}
const nothing: Written = { handed: [], waits: false };

const conversationColumns: Columns = {
  contactId: 'text',
  state: 'json',
  flow: 'text',
  step: 'text',
  turnId: 'text',
  updatedAt: 'time',
};
function replyTo(row: WaitingRow, payload: Outbound, n: number, id: string, mayBeHandedOver: boolean): Reply {
  const { inboundId, contactId, addressId, channel, account, externalId } = row;
  return { id, inboundId, n, contactId, addressId, channel, account, externalId, payload, mayBeHandedOver };
}

function actorOf(turn: FinishedTurn) {
  return {
    contactId: turn.person.contactId,
    memberId: turn.person.member?.id ?? null,
    channel: turn.person.channel,
    messageKey: turn.messageKey,
    inboundId: turn.inboundId,
  };
}

/**
 * The first waiting message of up to `limit` people: by the platform's time, then by its numbers (many are of the same second), then as
 * they came. On PostgreSQL the rows of the message and of the contact are locked and
 * locked ones skipped, so that two processes never advance one person at a time.
 */
function waitingRows(tx: Tx, limit: number, only?: string, lock = true): Promise<WaitingRow[]> {
  const locking = tx.engine === 'postgresql' && lock ? 'FOR UPDATE OF i, c SKIP LOCKED' : '';
  return query<WaitingRow>(
    tx,
    `SELECT i."id" AS "inboundId", i."key", i."channel", i."account", i."externalId", i."contactId", a."id" AS "addressId",
            i."content", i."sentAt", i."attempts", v."state"
     FROM "Inbound" i
     JOIN "Contact" c ON c."id" = i."contactId"
     JOIN "Address" a ON a."channel" = i."channel" AND a."account" = i."account" AND a."externalId" = i."externalId"
     LEFT JOIN "Conversation" v ON v."contactId" = i."contactId"
     WHERE i."state" = 'waiting' ${only ? `AND i."id" = ${param(tx.engine, 2)}` : ''}
       AND NOT EXISTS (SELECT 1 FROM "Inbound" e WHERE e."contactId" = i."contactId" AND e."state" = 'waiting'
                       AND (e."sentAt" < i."sentAt" OR (e."sentAt" = i."sentAt" AND (COALESCE(e."sequence", 0), e."id") < (COALESCE(i."sequence", 0), i."id"))))
     ORDER BY i."id" LIMIT ${param(tx.engine, 1)} ${locking}`,
    ...(only ? [limit, only] : [limit]),
  );
}

async function failed(
  tx: Tx,
  inboundId: string,
  apology: Outbound,
  { clock, newId, outbox }: TurnStoreOptions,
): Promise<Written & { parked: boolean }> {
  const [row] = await waitingRows(tx, 1, inboundId);
  if (!row) return { parked: false, ...nothing };
  const now = clock.now();
  const attempts = row.attempts + 1;
  const parked = attempts >= mostAttempts;
  await tx.inbound.update({ where: { id: inboundId }, data: { attempts, ...(parked ? { state: 'parked', doneAt: now } : {}) } });
  if (!parked) return { parked, ...nothing };
  // A parked message keeps its id and counters; what the person wrote is not kept (domain.md §8.4).
  await execute(tx, `UPDATE "Inbound" SET "content" = NULL WHERE "id" = ${param(tx.engine, 1)}`, inboundId);
  const handed = await insertReplies(tx, [replyTo(row, apology, 0, newId(), true)], outbox, now);
  return { parked, handed, waits: handed.length === 0 };
}
