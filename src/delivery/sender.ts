import { type Channel, SendFailure } from '../channels/channel.js';
import type { Clock } from '../clock.js';
import type { DigestLine } from '../domain/digests.js';
import type { QuietHours } from '../domain/quiet-hours.js';
import type { Drawn, Outbound } from '../messages.js';
import { holdingOf } from './holding.js';
import { byAddress, type Lane, type LaneState, openLane, priorities, type Queue, sizeOf, woken } from './lanes.js';
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
  /** How many at most are on the wire at a time, in each lane; fewer where the pace needs fewer. */
  inFlight: number;
  /** Names this process among those that share the database. */
  holder: string;
  /** Whether an error of the storage says that it cannot be reached now. */
  isAway: (error: unknown) => boolean;
  /** Writes the text of a notice for one person; null when there is nothing left to say. */
  renderNotice: (notice: { kind: string; content: unknown }, to: Outgoing) => Promise<Outbound | null>;
  /** Writes several things that waited as one; `said` are the lines that are in it, null when there is nothing left to say. */
  renderDigest: (lines: DigestLine[], to: Outgoing) => Promise<{ message: Outbound; said: string[] } | null>;
  /** Makes what the message carries as a drawing, just before it leaves. */
  draw: (outbound: Outbound, to: Outgoing) => Promise<Drawn>;
  /** The reader's quiet hours around a moment, null outside them; what is proactive and was to leave before them waits for their end. */
  night: (at: Date, quiet: QuietHours) => { since: Date; until: Date } | null;
  sleep: (ms: number) => Promise<void>;
  report: (error: unknown, ids: { deliveryId?: string; channel?: string }) => void;
  /** The platform does not accept us and only the operator can help; everything waits, and is tried again at `until`. */
  alarm: (code: string, until: Date) => void;
  /** A message was given up for a code that is in no table: reported once an hour and code. */
  unfamiliar: (code: string) => void;
  count: (what: string, n?: number) => void;
}

/** An unfamiliar code that meets thousands is one line of the log. */
const reportAgainMs = 3600_000;

/** What wakes nobody who sleeps: an answer to somebody awake, and the edit of a message that they have. */
const wakesNobody: readonly Outgoing['kind'][] = ['reply', 'farewell', 'mark'];

/** Rows that an answer on the wire held up wait so long for more of their kind. */
const gatherMs = 8;
/** Between two tries to reach the database. */
const awayMs = 400;

/** More answers than this are not kept in memory: they wait as rows. */
const mostHanded = 1_000;

/**
 * Sends what waits for one bot account, in two lanes: answers at once, nudges and notices at the account's pace. A slow call holds
 * up nobody but its own person: the lane goes on taking rows while others are on the wire, and outcomes are written in groups.
 */
export function sender(options: SenderOptions) {
  const { channel, store, clock } = options;
  const account = { channel: channel.name, account: channel.account } as const;
  const record = recorder({
    store,
    report: (error) => options.report(error, { channel: channel.name }),
    sleep: options.sleep,
    isAway: options.isAway,
    stopping: () => stopping,
  });
  const holding = holdingOf({ account, holder: options.holder, store, clock, count: options.count });
  const laneOf = (lane: Lane) => openLane(sizeOf(lane, options.pace.perSecond, options.inFlight));
  const lanes: Record<Lane, LaneState> = { answers: laneOf('answers'), bulk: laneOf('bulk') };

  let stopping = false;
  /** As last heard of: the table knows what another process, or this one before its restart, was told. */
  let pausedUntil = new Date(0);
  /** What a platform told us while the database was away. */
  let pause: { until: Date; reason: string } | undefined;
  let alarmedUntil = new Date(0);
  const reportedCodes = new Map<string, number>();
  function unfamiliar(code: string): void {
    const now = clock.now().getTime();
    if (now - (reportedCodes.get(code) ?? Number.NEGATIVE_INFINITY) < reportAgainMs) return;
    reportedCodes.set(code, now);
    options.unfamiliar(code);
  }
  /** Once a pause: the other messages on the wire are refused for the same reason. */
  function alarm(failure: SendFailure, until = clock.now()): void {
    if (clock.now() < alarmedUntil) return;
    alarmedUntil = until;
    options.alarm(failure.code, until);
  }

  /**
   * `leaving` resolves when the message may leave: it is written by then, so that nothing lies between its slot and the wire. With
   * something, it has to wait after all. Nothing is resolved, and nothing may be recorded, when the account was lost meanwhile.
   */
  async function outcome(
    message: Outgoing,
    queue: Queue,
    leaving: () => Promise<Finished | undefined>,
  ): Promise<Finished | undefined> {
    const base: Pick<Finished, 'id' | 'contactId' | 'addressId' | 'said'> = {
      id: message.id,
      contactId: message.contactId,
      addressId: message.addressId,
    };
    let isLeaving = false;
    try {
      if (await isPaused(message)) return putBack(message);
      const digest = message.kind === 'digest' ? await digestText(message) : undefined;
      if (message.kind === 'digest') base.said = digest?.said ?? [];
      const written = isOver(message) ? null : (digest?.message ?? message.payload ?? (await noticeText(message)));
      const outbound = written && (await options.draw(written, message));
      const later = outbound ? await leaving() : undefined;
      if (!(await stillOurs(queue))) return undefined;
      if (!maySend()) return putBack(message);
      if (later) return later;
      if (isOver(message))
        return { ...base, state: message.kind === 'notice' ? 'expired' : 'failed', failure: 'deadline_passed' };
      if (!outbound) return { ...base, state: 'cancelled' };
      isLeaving = true;
      const receipt = await channel.send(message.to, outbound);
      options.count('sent');
      const sent: Finished = { ...base, state: 'sent', messageId: receipt.messageId };
      if (!wakesNobody.includes(message.kind) && options.night(clock.now(), message.quiet))
        sent.inQuietHours = { kind: message.kind, about: message.noticeId ?? message.id };
      return sent;
    } catch (error) {
      if (!(error instanceof SendFailure)) {
        options.report(error, { deliveryId: message.id });
        // What is to be read before it leaves could not be read. Later, the same words would be the network's, and it may have arrived.
        if (!isLeaving && options.isAway(error)) return putBack(message, new Date(clock.now().getTime() + awayMs));
        return { ...base, state: 'failed', failure: 'bug' };
      }
      const result = consequence(error, message, clock.now());
      options.count(`send_${error.kind}`);
      if (result.alarm) alarm(error, result.pauseUntil);
      if (result.unfamiliar) unfamiliar(error.code);
      const reason = result.alarm ? error.kind : error.code;
      if (result.pauseUntil) {
        pause = { until: result.pauseUntil, reason };
        pausedUntil = result.pauseUntil;
        await writePause().catch((failure) => options.report(failure, { channel: channel.name }));
        pausedUntil = result.pauseUntil; // a look at the table that began before it was written may have said otherwise
      }
      return { ...result.finished, said: base.said };
    }
  }

  function isOver({ deadline }: Outgoing): boolean {
    return deadline !== null && deadline <= clock.now();
  }

  /** A notice to thousands is read once a second, not once a person; a cancellation is seen within that second. */
  let known: { id: string; at: number; notice: ReturnType<DeliveryStore['notice']> } | undefined;
  function noticeOf(id: string): ReturnType<DeliveryStore['notice']> {
    const now = clock.now().getTime();
    if (known?.id !== id || now - known.at >= 1000 || now < known.at) {
      const looked = { id, at: now, notice: store.notice(id) };
      looked.notice.catch(() => {
        if (known === looked) known = undefined;
      });
      known = looked;
    }
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

  /** Of what is left of it when it leaves; a single thing goes as it is. */
  async function digestText(message: Outgoing): Promise<{ message: Outbound; said: string[] } | null> {
    const lines = await store.digestLines(message);
    const [only, ...others] = lines;
    if (!only) return null;
    if (others.length > 0) return options.renderDigest(lines, message);
    const alone = only.payload ?? (only.notice && (await noticeText({ ...message, noticeId: only.notice.id })));
    return alone ? { message: alone, said: [only.id] } : null;
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
    /** The night may begin while it waits for its slot. */
    const leaving = async (message: Outgoing) => {
      if (lane === 'bulk') await slot();
      return lane === 'bulk' ? forTheMorning(message) : undefined;
    };
    const written: Promise<void>[] = [];
    /** The last try of an answer that must be tried again: the later ones wait for it. */
    let held: Finished | undefined;
    for (const message of queue.messages) {
      // Nothing is recorded either: whoever holds the account now may have the row on the wire.
      if (!(await stillOurs(queue))) continue;
      const later = lane === 'bulk' ? (forTheMorning(message) ?? afterStaff(message)) : undefined;
      const finished =
        held || !maySend()
          ? putBack(message, held?.notBefore)
          : (later ?? (await outcome(message, queue, () => leaving(message))));
      if (!finished) continue;
      if (lane === 'answers' && finished.state === 'waiting') held = finished;
      written.push(record.put(finished));
    }
    queue.closed = true;
    state.active--;
    startWaiting(lane);
    await Promise.all(written);
    state.queues.delete(queue.addressId);
    if (queue.era !== holding.era()) queue.next = [];
    if (queue.next.length > 0 && held) await Promise.all(queue.next.map((one) => record.put(putBack(one, held?.notBefore))));
    else if (queue.next.length > 0) enqueue(lane, queue.addressId, queue.next);
    state.changed();
  }

  /**
   * The crontab holds back what waits (`quiet_hours`), but once a minute, and a process that starts in the night sends first. What was
   * made in the night was made to leave in it; a moment within it that was set for another reason (a pause, another try) says nothing.
   */
  function forTheMorning(message: Outgoing): Finished | undefined {
    const night = options.night(clock.now(), message.quiet);
    if (!night || message.createdAt >= night.since) return undefined;
    // As in the crontab: a notice that would come too late in the morning goes out (a meeting tonight that is cancelled).
    if (message.kind === 'notice' && message.deadline && message.deadline <= night.until) return undefined;
    return { ...putBack(message), notBefore: night.until };
  }

  /** Somebody of the staff is writing to them by hand: what is not too late then waits until they have done. */
  function afterStaff(message: Outgoing): Finished | undefined {
    const { staffUntil, deadline } = message;
    if (!staffUntil || staffUntil <= clock.now() || (deadline && deadline <= staffUntil)) return undefined;
    return { ...putBack(message), notBefore: staffUntil };
  }

  function maySend(): boolean {
    return !stopping && holding.holds() && pausedUntil <= clock.now();
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
    const opened: Queue = { addressId, era: holding.era(), messages, closed: false, next: [] };
    state.queues.set(addressId, opened);
    state.ready.push(opened);
    startWaiting(lane);
  }

  /** Puts queues on the wire as long as there is room. */
  function startWaiting(lane: Lane): void {
    const state = lanes[lane];
    while (state.active < state.size.inFlight && state.ready.length > 0) {
      state.active++;
      void sendQueue(lane, state.ready.shift()!);
    }
  }

  let suspects = new Set<string>();
  /** After a pause of the process or the database the account is asked for again; what was taken counts if nobody else had it meanwhile. */
  async function stillOurs(queue: Queue): Promise<boolean> {
    while (!holding.holds() && !stopping) {
      try {
        if (!(await holding.keep())) break;
      } catch {
        await options.sleep(awayMs);
      }
    }
    return holding.holds() && queue.era === holding.era();
  }

  async function writePause(): Promise<void> {
    const told = pause;
    if (!told) return;
    await store.pause(account.channel, account.account, told.until, told.reason);
    if (pause === told) pause = undefined;
  }

  /** Not before ours is written: the table would say that there is none. */
  async function readPause(): Promise<void> {
    await writePause();
    pausedUntil = (await store.pausedUntil(account.channel, account.account)) ?? new Date(0);
  }

  async function claim(lane: Lane, limit: number): Promise<Outgoing[]> {
    if (stopping) return [];
    if (!(await holding.keep())) return [];
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
    const { portion, refillBelow } = state.size;
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
      return maySend() && lanes.answers.queues.size < mostHanded;
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
      if (holding.era() === 0) return; // nothing was ever sent: a process that only listens holds nothing
      await holding.keep();
      await readPause();
    },
    /**
     * Called every minute: rows that are recorded as on the wire and are not (the answer of a commit was lost) are found, at the
     * second look, since a row that a turn hands over is committed a moment before we hear of it.
     */
    async reconcile(): Promise<void> {
      if (!holding.holds()) return;
      const known = new Set(record.waiting());
      for (const { queues } of Object.values(lanes))
        for (const { messages, next } of queues.values()) for (const { id } of [...messages, ...next]) known.add(id);
      const lost = (await store.sending(account)).filter((id) => !known.has(id));
      const again = lost.filter((id) => suspects.has(id));
      suspects = new Set(lost);
      if (again.length === 0) return;
      const { unknown, repeated } = await store.recover(account, again);
      options.count('recovered_unknown', unknown);
      options.count('recovered_repeated', repeated);
    },
    async release(): Promise<void> {
      await holding.release();
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
