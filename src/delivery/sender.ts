import { type Channel, SendFailure } from '../channels/channel.js';
import type { Clock } from '../clock.js';
import type { Outbound } from '../messages.js';
import { consequence } from './outcome.js';
import type { Pace } from './pace.js';
import type { DeliveryStore, Finished, Outgoing } from './store.js';

export interface SenderOptions {
  channel: Channel;
  store: DeliveryStore;
  clock: Clock;
  /** Proactive messages only: answers to a person go at once (reference/telegram-bot-api.md §5). */
  pace: Pace;
  /** How many at most are on the wire at a time. */
  inFlight: number;
  /** Writes the text of a notice for one person; null when there is nothing left to say. */
  renderNotice: (notice: { kind: string; content: unknown }, to: Outgoing) => Promise<Outbound | null>;
  sleep: (ms: number) => Promise<void>;
  report: (error: unknown, ids: { deliveryId: string }) => void;
  count: (what: string, n?: number) => void;
}

export type Lane = 'answers' | 'bulk';
const lanes: Record<Lane, [number, number]> = { answers: [0, 1], bulk: [2, 3] };

/** A row may be on the wire this long before another process takes it for dead. */
const leaseMs = 120_000;
/** Rows are taken in portions: a pause or a cancellation reaches all but the portion under way. */
const portion: Record<Lane, number> = { answers: 128, bulk: 64 };

/**
 * Sends what waits for one bot account, in two lanes: answers at once, nudges and notices at the account's pace. Each lane takes a
 * portion, sends it with several on the wire, and writes all outcomes in one transaction.
 */
export function sender(options: SenderOptions) {
  const { channel, store, clock } = options;
  const account = { channel: channel.name, account: channel.account } as const;
  const onWire = new Set<string>();

  async function send(message: Outgoing): Promise<Finished> {
    const base = { id: message.id, contactId: message.contactId, addressId: message.addressId };
    if (message.deadline && message.deadline <= clock.now()) return { ...base, state: 'failed', failure: 'deadline passed' };
    try {
      const outbound = message.payload ?? (await noticeText(message));
      if (!outbound) return { ...base, state: 'cancelled' };
      const receipt = await channel.send(message.to, outbound);
      return { ...base, state: 'sent', messageId: receipt.messageId };
    } catch (error) {
      if (!(error instanceof SendFailure)) {
        options.report(error, { deliveryId: message.id });
        return { ...base, state: 'failed', failure: 'bug' };
      }
      const result = consequence(error, message, clock.now());
      options.count(`send_${error.kind}`);
      if (result.pauseUntil) await store.pause(account.channel, account.account, result.pauseUntil, error.code);
      return result.finished;
    }
  }

  async function noticeText(message: Outgoing): Promise<Outbound | null> {
    const notice = message.noticeId ? await store.notice(message.noticeId) : null;
    return notice && !notice.cancelled ? options.renderNotice(notice, message) : null;
  }

  /** Sends one portion of a lane; resolves with how many rows it took. */
  async function round(lane: Lane): Promise<number> {
    const pausedUntil = await store.pausedUntil(account.channel, account.account);
    if (pausedUntil && pausedUntil > clock.now()) return 0;
    const messages = await store.claim({
      ...account,
      priorities: lanes[lane],
      limit: portion[lane],
      leaseUntil: new Date(clock.now().getTime() + leaseMs),
      notTo: [...onWire],
    });
    if (messages.length === 0) return 0;
    const finished: Finished[] = [];
    const queues = byAddress(messages);
    for (const address of queues.keys()) onWire.add(address);
    try {
      await inParallel([...queues.values()], options.inFlight, async (queue) => {
        for (const message of queue) {
          if (lane === 'bulk') {
            const wait = options.pace.next(clock.now().getTime());
            if (wait > 0) await options.sleep(wait);
          }
          finished.push(await send(message));
        }
      });
    } finally {
      await store.finish(finished);
      for (const address of queues.keys()) onWire.delete(address);
    }
    options.count('sent', finished.filter((one) => one.state === 'sent').length);
    return messages.length;
  }

  return {
    channel,
    async drain(lane: Lane): Promise<number> {
      let total = 0;
      for (let sent = await round(lane); sent > 0; sent = await round(lane)) total += sent;
      return total;
    },
    nextDue: (lane: Lane) => store.nextDue(account.channel, account.account, lanes[lane]),
  };
}
export type Sender = ReturnType<typeof sender>;

/** One queue a person, in order: a person's messages never overtake each other. */
function byAddress(messages: Outgoing[]): Map<string, Outgoing[]> {
  const queues = new Map<string, Outgoing[]>();
  for (const message of messages) {
    const queue = queues.get(message.addressId);
    if (queue) queue.push(message);
    else queues.set(message.addressId, [message]);
  }
  return queues;
}

async function inParallel<T>(items: T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < items.length) await work(items[next++]!);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
}
