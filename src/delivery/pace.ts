/**
 * The moments at which messages may leave: evenly spaced, so that no second ever holds more than `perSecond` of them, wherever the
 * second begins. Late senders do not catch up in a burst.
 */
export interface Pace {
  /** Reserves the next slot and returns how many milliseconds to wait for it. */
  next(nowMs: number): number;
}

/** `perSecond` may be Infinity: no pace. */
export function evenPace(perSecond: number): Pace {
  const gap = 1000 / perSecond;
  let free = Number.NEGATIVE_INFINITY;
  return {
    next(nowMs) {
      const slot = Math.max(nowMs, free);
      free = slot + gap;
      return slot - nowMs;
    },
  };
}
