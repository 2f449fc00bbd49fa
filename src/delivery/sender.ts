import { type Channel, SendFailure } from '../channels/channel.js';
import type { Clock } from '../clock.js';
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
  sleep: (ms: number) => Promise<void>;
  report: (error: unknown, ids: { deliveryId?: string; channel?: string }) => void;
  /** The platform does not accept us and only the operator can help; everything waits, and is tried again at `until`. */
  alarm: (code: string, until: Date) => void;
  count: (what: string, n?: number) => void;
}

export type Lane = 'answers' | 'bulk';
const priorities: Record<Lane, [number, number]> = { answers: [0, 1], bulk: [2, 3] };

/** Another process takes an account over when its holder has not been heard of for this long; renewed after a third of it. */
const leaseMs = 6_000;
/** Rows are taken in portions: a pause or a cancellation reaches all but the portion under way. */
const portion = 128;
/** The next portion is taken when so few of the last one are left: a look for each free place would be a transaction a message. */
const refillBelow = 16;
const gatherMs = 8;

interface LaneState {
  /** People's queues that were taken and wait for a free place on the wire. */
  ready: Outgoing[][];
  /** On the wire now. */
  active: number;
  /** Taken and not yet recorded. */
  unfinished: number;
  woken: boolean;
  changed: () => void;
  wake: () => void;
}

function openLane(): LaneState {
  return { ready: [], active: 0, unfinished: 0, woken: false, changed: () => undefined, wake: () => undefined };
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
  const onWire = new Set<string>();
  const lanes: Record<Lane, LaneState> = { answers: openLane(), bulk: openLane() };

  let stopping = false;
  let alarmedUntil = new Date(0);
  /** Once a pause: the other messages on the wire are refused for the same reason. */
  function alarm(failure: SendFailure, until = clock.now()): void {
    if (clock.now() < alarmedUntil) return;
    alarmedUntil = until;
    options.alarm(failure.code, until);
  }

  async function outcome(message: Outgoing): Promise<Finished> {
    const base = { id: message.id, contactId: message.contactId, addressId: message.addressId };
    if (message.deadline && message.deadline <= clock.now()) return { ...base, state: 'failed', failure: 'deadline_passed' };
    try {
      const outbound = message.payload ?? (await noticeText(message));
      if (!outbound) return { ...base, state: 'cancelled' };
      const receipt = await channel.send(message.to, outbound);
      options.count('sent');
      return { ...base, state: 'sent', messageId: receipt.messageId };
    } catch (error) {
      if (!(error instanceof SendFailure)) {
        options.report(error, { deliveryId: message.id });
        return { ...base, state: 'failed', failure: 'bug' };
      }
      const result = consequence(error, message, clock.now());
      options.count(`send_${error.kind}`);
      if (result.alarm) alarm(error, result.pauseUntil);
      const reason = result.alarm ? error.kind : error.code;
      if (result.pauseUntil) await store.pause(account.channel, account.account, result.pauseUntil, reason);
      return result.finished;
    }
  }

  /** A notice to thousands is read once a second, not once a person; a cancellation is seen within that second. */
  let known: { id: string; at: number; notice: ReturnType<DeliveryStore['notice']> } | undefined;
  function noticeOf(id: string): ReturnType<DeliveryStore['notice']> {
    const now = clock.now().getTime();
    if (known?.id !== id || now - known.at >= 1000 || now < known.at) known = { id, at: now, notice: store.notice(id) };
    return known.notice;
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
      const wait = options.pace.plan(clock.now().getTime());
      if (wait > 0) await options.sleep(wait);
      options.pace.leave(clock.now().getTime());
    });
    return last;
  }

  /** One person's messages of a portion, in order: they never overtake each other. */
  async function sendQueue(lane: Lane, queue: Outgoing[]): Promise<void> {
    const state = lanes[lane];
    const written: Promise<void>[] = [];
    for (const message of queue) {
      if (lane === 'bulk' && !stopping) await slot();
      written.push(record.put(stopping ? putBack(message) : await outcome(message)));
    }
    state.active--;
    startWaiting(lane);
    await Promise.all(written);
    onWire.delete(queue[0]!.addressId);
    state.unfinished--;
    state.changed();
  }

  /** Taken and not sent: it waits for the next process, and the try does not count. */
  function putBack({ id, contactId, addressId }: Outgoing): Finished {
    return { id, contactId, addressId, state: 'waiting', uncounted: true };
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

  async function claim(lane: Lane, limit: number): Promise<Outgoing[]> {
    if (stopping) return [];
    if (!(await mayClaim())) return [];
    const pausedUntil = await store.pausedUntil(account.channel, account.account);
    if (pausedUntil && pausedUntil > clock.now()) return [];
    return store.claim({ ...account, priorities: priorities[lane], limit, notTo: [...onWire] });
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
      for (const [address, queue] of byAddress(messages)) {
        onWire.add(address);
        state.ready.push(queue);
        state.unfinished++;
      }
      startWaiting(lane);
      if (messages.length === portion && state.ready.length < refillBelow) continue;
      if (state.unfinished === 0 && messages.length === 0) return total;
      await changed;
      // New rows are looked for at once; rows that an answer on the wire held up can wait for a few more of its kind.
      if (!state.woken && state.unfinished > 0) await Promise.race([options.sleep(gatherMs), woken(state)]);
    }
  }

  return {
    channel,
    drain,
    /** From now on nothing new is sent: what is on the wire is finished, what was taken goes back. */
    stop(): void {
      stopping = true;
    },
    /** Called every second or two: a call that takes long must not look like a dead process. */
    async keep(): Promise<void> {
      if (heldUntil > 0) await mayClaim();
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
