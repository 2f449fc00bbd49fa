import { type Channel, SendFailure } from '../channels/channel.js';
import type { Clock } from '../clock.js';
import type { QuietHours } from '../domain/quiet-hours.js';
import type { Outbound } from '../messages.js';
import { consequence } from './outcome.js';
import type { Pace } from './pace.js';
import { recorder } from './recorder.js';
import type { DeliveryStore, Finished, Outgoing } from './store.js';

export interface SenderOptions {
  channel: Channel;
  store: DeliveryStore;
  clock: Clock;
  /** Proactive messages only: answers to a person go at once (reference/telegram-bot-api.md §5). */
  pace: Pace;
  /** How many at most are on the wire at a time, in each lane. */
  inFlight: number;
  /** Names this process among those that share the database. */
  holder: string;
  /** Writes the text of a notice for one person; null when there is nothing left to say. */
  renderNotice: (notice: { kind: string; content: unknown }, to: Outgoing) => Promise<Outbound | null>;
  /** The reader's quiet hours around a moment, null outside them; what is proactive and was to leave before them waits for their end. */
  night: (at: Date, quiet: QuietHours) => { since: Date; until: Date } | null;
  sleep: (ms: number) => Promise<void>;
  report: (error: unknown, ids: { deliveryId?: string; channel?: string }) => void;
  /** The platform does not accept us and only the operator can help; everything waits, and is tried again at `until`. */
  alarm: (code: string, until: Date) => void;
  count: (what: string, n?: number) => void;
}

export type Lane = 'answers' | 'bulk';
const priorities: Record<Lane, [number, number]> = { answers: [0, 1], bulk: [2, 3] };

const answering: readonly Outgoing['kind'][] = ['reply', 'farewell'];

/** Another process takes an account over when its holder has not been heard of for this long; renewed after a third of it. */
const leaseMs = 6_000;
/** Rows are taken in portions: a pause or a cancellation reaches all but the portion under way. */
const portion = 128;
/** The next portion is taken when so few of the last one are left: a look for each free place would be a transaction a message. */
const refillBelow = 16;
const gatherMs = 8;

/** More answers than this are not kept in memory: they wait as rows. */
const mostHanded = 1_000;

/** One address's messages, in order: they never overtake each other. */
interface Queue {
  addressId: string;
  /** What is sent now; a message that comes meanwhile is put behind. */
  messages: Outgoing[];
  /** Everything was sent and is being recorded: what comes now goes into the next queue. */
  closed: boolean;
  next: Outgoing[];
}

interface LaneState {
  /** Queues that were taken and wait for a free place on the wire. */
  ready: Queue[];
  /** By address: taken and not yet recorded. */
  queues: Map<string, Queue>;
  /** On the wire now. */
  active: number;
  woken: boolean;
  changed: () => void;
  wake: () => void;
}

function openLane(): LaneState {
  return { ready: [], queues: new Map(), active: 0, woken: false, changed: () => undefined, wake: () => undefined };
}

function woken(state: LaneState): Promise<void> {
  return new Promise((done) => {
    state.wake = done;
  });
}

/**
 * Sends what waits for one bot account, in two lanes: answers at once, nudges and notices at the account's pace. A slow call holds
 * up nobody but its own person: the lane goes on taking rows while others are on the wire, and outcomes are written in groups.
 */
export function sender(options: SenderOptions) {
  const { channel, store, clock } = options;
  const account = { channel: channel.name, account: channel.account } as const;
  const record = recorder(store, (error) => options.report(error, { channel: channel.name }));
  const lanes: Record<Lane, LaneState> = { answers: openLane(), bulk: openLane() };

  let stopping = false;
  /** As last heard of: the table knows what another process, or this one before its restart, was told. */
  let pausedUntil = new Date(0);
  let alarmedUntil = new Date(0);
  /** Once a pause: the other messages on the wire are refused for the same reason. */
  function alarm(failure: SendFailure, until = clock.now()): void {
    if (clock.now() < alarmedUntil) return;
    alarmedUntil = until;
    options.alarm(failure.code, until);
  }

  /** `leaving` resolves when the message may leave: it is written by then, so that nothing lies between its slot and the wire. */
  async function outcome(message: Outgoing, leaving: () => Promise<void>): Promise<Finished> {
    const base = { id: message.id, contactId: message.contactId, addressId: message.addressId };
    try {
      if (await isPaused(message)) return putBack(message);
      const outbound = isOver(message) ? null : (message.payload ?? (await noticeText(message)));
      if (outbound) await leaving();
      if (!maySend()) return putBack(message);
      if (isOver(message))
        return { ...base, state: message.kind === 'notice' ? 'expired' : 'failed', failure: 'deadline_passed' };
      if (!outbound) return { ...base, state: 'cancelled' };
      const receipt = await channel.send(message.to, outbound);
      options.count('sent');
      const sent: Finished = { ...base, state: 'sent', messageId: receipt.messageId };
      if (!answering.includes(message.kind) && options.night(clock.now(), message.quiet))
        sent.inQuietHours = { kind: message.kind, about: message.noticeId ?? message.id };
      return sent;
    } catch (error) {
      if (!(error instanceof SendFailure)) {
        options.report(error, { deliveryId: message.id });
        return { ...base, state: 'failed', failure: 'bug' };
      }
      const result = consequence(error, message, clock.now());
      options.count(`send_${error.kind}`);
      if (result.alarm) alarm(error, result.pauseUntil);
      const reason = result.alarm ? error.kind : error.code;
      if (result.pauseUntil) {
        pausedUntil = result.pauseUntil;
        await store.pause(account.channel, account.account, result.pauseUntil, reason);
        pausedUntil = result.pauseUntil; // a look at the table that began before it was written may have said otherwise
      }
      return result.finished;
    }
  }

  function isOver({ deadline }: Outgoing): boolean {
    return deadline !== null && deadline <= clock.now();
  }

  /** A notice to thousands is read once a second, not once a person; a cancellation is seen within that second. */
  let known: { id: string; at: number; notice: ReturnType<DeliveryStore['notice']> } | undefined;
  function noticeOf(id: string): ReturnType<DeliveryStore['notice']> {
    const now = clock.now().getTime();
    if (known?.id !== id || now - known.at >= 1000 || now < known.at) known = { id, at: now, notice: store.notice(id) };
    return known.notice;
  }

  /** An officer let it rest while this portion was under way: it comes back as one of the paused. */
  async function isPaused({ noticeId }: Outgoing): Promise<boolean> {
    return noticeId !== null && Boolean((await noticeOf(noticeId))?.paused);
  }

  async function noticeText(message: Outgoing): Promise<Outbound | null> {
    if (!message.noticeId) return null;
    const notice = await noticeOf(message.noticeId);
    return notice && !notice.cancelled ? options.renderNotice(notice, message) : null;
  }

  let last: Promise<void> = Promise.resolve();
  /** The next moment at which a nudge or notice may leave; one waits at a time, so that late timers cannot pile up. */
  function slot(): Promise<void> {
    last = last.then(async () => {
      if (stopping) return;
      const wait = options.pace.plan(clock.now().getTime());
      if (wait > 0) await options.sleep(wait);
      options.pace.leave(clock.now().getTime());
    });
    return last;
  }

  async function sendQueue(lane: Lane, queue: Queue): Promise<void> {
    const state = lanes[lane];
    const leaving = lane === 'bulk' ? slot : () => Promise.resolve();
    const written: Promise<void>[] = [];
    /** The last try of an answer that must be tried again: the later ones wait for it. */
    let held: Finished | undefined;
    for (const message of queue.messages) {
      const morning = lane === 'bulk' ? forTheMorning(message) : undefined;
      const finished = held || !maySend() ? putBack(message, held?.notBefore) : (morning ?? (await outcome(message, leaving)));
      if (lane === 'answers' && finished.state === 'waiting') held = finished;
      written.push(record.put(finished));
    }
    queue.closed = true;
    state.active--;
    startWaiting(lane);
    await Promise.all(written);
    state.queues.delete(queue.addressId);
    if (queue.next.length > 0 && held) await Promise.all(queue.next.map((one) => record.put(putBack(one, held?.notBefore))));
    else if (queue.next.length > 0) enqueue(lane, queue.addressId, queue.next);
    state.changed();
  }

  /** The crontab holds back what waits (`quiet_hours`), but once a minute, and a process that starts in the night sends first. */
  function forTheMorning(message: Outgoing): Finished | undefined {
    const night = options.night(clock.now(), message.quiet);
    if (!night || message.notBefore >= night.since) return undefined;
    // As in the crontab: a notice that would come too late in the morning goes out (a meeting tonight that is cancelled).
    if (message.kind === 'notice' && message.deadline && message.deadline <= night.until) return undefined;
    return { ...putBack(message), notBefore: night.until };
  }

  function maySend(): boolean {
    return !stopping && pausedUntil <= clock.now();
  }

  /** Taken and not sent: it waits for its time or for the next process, and the try does not count. */
  function putBack({ id, contactId, addressId }: Outgoing, notBefore?: Date): Finished {
    const paused = pausedUntil > clock.now() ? pausedUntil : undefined;
    return { id, contactId, addressId, state: 'waiting', uncounted: true, notBefore: notBefore ?? paused };
  }

  function enqueue(lane: Lane, addressId: string, messages: Outgoing[]): void {
    const state = lanes[lane];
    const queue = state.queues.get(addressId);
    if (queue) {
      (queue.closed ? queue.next : queue.messages).push(...messages);
      return;
    }
    const opened: Queue = { addressId, messages, closed: false, next: [] };
    state.queues.set(addressId, opened);
    state.ready.push(opened);
    startWaiting(lane);
  }

  /** Puts queues on the wire as long as there is room. */
  function startWaiting(lane: Lane): void {
    const state = lanes[lane];
    while (state.active < options.inFlight && state.ready.length > 0) {
      state.active++;
      void sendQueue(lane, state.ready.shift()!);
    }
  }

  let heldUntil = 0;
  let holding: Promise<boolean> | undefined;
  /** Whether this process may send for the account now; asked by both lanes, answered once. */
  function mayClaim(): Promise<boolean> {
    const left = heldUntil - clock.now().getTime();
    if (left > (leaseMs * 2) / 3 && left <= leaseMs) return Promise.resolve(true);
    holding ??= hold().finally(() => {
      holding = undefined;
    });
    return holding;
  }

  /** What a dead holder left on the wire is settled before anything new is taken. */
  async function hold(): Promise<boolean> {
    const now = clock.now().getTime();
    const held = await store.hold(account, options.holder, new Date(now + leaseMs));
    if (held === 'taken') {
      const { unknown, repeated } = await store.recover(account);
      options.count('recovered_unknown', unknown);
      options.count('recovered_repeated', repeated);
    }
    heldUntil = held === 'refused' ? 0 : now + leaseMs;
    return held !== 'refused';
  }

  async function readPause(): Promise<void> {
    pausedUntil = (await store.pausedUntil(account.channel, account.account)) ?? new Date(0);
  }

  async function claim(lane: Lane, limit: number): Promise<Outgoing[]> {
    if (stopping) return [];
    if (!(await mayClaim())) return [];
    await readPause();
    if (!maySend()) return [];
    return store.claim({ ...account, priorities: priorities[lane], limit, notTo: [...lanes[lane].queues.keys()] });
  }

  const draining: Partial<Record<Lane, Promise<number>>> = {};
  /** Takes and sends until nothing is due and nothing is on the wire; resolves with how many rows it took. One at a time in a lane. */
  function drain(lane: Lane): Promise<number> {
    draining[lane] ??= drainAlone(lane).finally(() => {
      draining[lane] = undefined;
    });
    return draining[lane];
  }

  async function drainAlone(lane: Lane): Promise<number> {
    const state = lanes[lane];
    let total = 0;
    for (;;) {
      // Registered before looking: what changes while we look is not missed.
      state.woken = false;
      const changed = new Promise<void>((done) => {
        state.changed = done;
      });
      const messages = state.ready.length < refillBelow ? await claim(lane, portion) : [];
      total += messages.length;
      for (const [addressId, queue] of byAddress(messages)) enqueue(lane, addressId, queue);
      if (messages.length === portion && state.ready.length < refillBelow) continue;
      if (state.queues.size === 0 && messages.length === 0) return total;
      await changed;
      // New rows are looked for at once; rows that an answer on the wire held up can wait for a few more of its kind.
      if (!state.woken && state.queues.size > 0) await Promise.race([options.sleep(gatherMs), woken(state)]);
    }
  }

  return {
    channel,
    drain,
    /** Whether an answer would be sent at once: rows that turns write are then handed over instead of looked for. */
    mayTake(): boolean {
      return maySend() && heldUntil > clock.now().getTime() && lanes.answers.queues.size < mostHanded;
    },
    /** Answers whose rows are `sending` already. They are sent without a `drain`; the next one waits for them too. */
    take(messages: Outgoing[]): void {
      for (const [addressId, queue] of byAddress(messages)) enqueue('answers', addressId, queue);
    },
    /** From now on nothing new is sent: what is on the wire is finished, what was taken goes back. */
    stop(): void {
      stopping = true;
    },
    /** Called every second or two: a call that takes long must not look like a dead process. */
    async keep(): Promise<void> {
      if (heldUntil === 0) return;
      await mayClaim();
      await readPause();
    },
    async release(): Promise<void> {
      heldUntil = 0;
      await store.release(account, options.holder);
    },
    /** Something new waits: a lane that sits on slow calls looks again. */
    wake(lane: Lane): void {
      const state = lanes[lane];
      state.woken = true;
      state.changed();
      state.wake();
    },
  };
}
export type Sender = ReturnType<typeof sender>;

function byAddress(messages: Outgoing[]): Map<string, Outgoing[]> {
  const queues = new Map<string, Outgoing[]>();
  for (const message of messages) {
    const queue = queues.get(message.addressId);
    if (queue) queue.push(message);
    else queues.set(message.addressId, [message]);
  }
  return queues;
}
