import type { Outgoing } from './store.js';

/** Answers go at once, everything else at the account's pace (docs/decisions/0003). */
export type Lane = 'answers' | 'bulk';

/** From–to of the rows of each lane. */
export const priorities: Record<Lane, [number, number]> = { answers: [0, 1], bulk: [2, 3] };

/** How many rows a lane takes at a time, when it takes the next, and how many of them are on their way at once. */
export interface LaneSize {
  portion: number;
  /** The next portion is taken when so few of the last one are left: a look for each free place would be a transaction a message. */
  refillBelow: number;
  inFlight: number;
}

const mostAtOnce = 128;

/**
 * A paced lane takes half a second's worth: what was taken and not sent when a process dies counts as "may have arrived", and a pause
 * or a cancellation reaches all but that.
 */
export function sizeOf(lane: Lane, perSecond: number, inFlight: number): LaneSize {
  if (lane === 'answers') return { portion: mostAtOnce, refillBelow: mostAtOnce / 8, inFlight };
  const portion = Math.min(mostAtOnce, Math.max(4, Math.ceil(perSecond / 4)));
  return { portion, refillBelow: Math.ceil(portion / 8), inFlight: Math.min(inFlight, Math.max(4, Math.ceil(perSecond / 4))) };
}

/** One address's messages, in order: they never overtake each other. */
export interface Queue {
  addressId: string;
  /** Which of our holdings of the account it was taken in: what an earlier one left, the next holder has settled. */
  era: number;
  /** What is sent now; a message that comes meanwhile is put behind. */
  messages: Outgoing[];
  /** Everything was sent and is being recorded: what comes now goes into the next queue. */
  closed: boolean;
  next: Outgoing[];
}

export interface LaneState {
  size: LaneSize;
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

export function openLane(size: LaneSize): LaneState {
  return { size, ready: [], queues: new Map(), active: 0, woken: false, changed: () => undefined, wake: () => undefined };
}

/** Resolves when something new waits for this lane. */
export function woken(state: LaneState): Promise<void> {
  return new Promise((done) => {
    state.wake = done;
  });
}

/** One queue a person's address, in the order of the rows. */
export function byAddress(messages: Outgoing[]): Map<string, Outgoing[]> {
  const queues = new Map<string, Outgoing[]>();
  for (const message of messages) {
    const queue = queues.get(message.addressId);
    if (queue) queue.push(message);
    else queues.set(message.addressId, [message]);
  }
  return queues;
}
