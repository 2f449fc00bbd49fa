/**
 * The moments at which messages may leave. Evenly spaced; what a late timer lost is caught up, but no second, wherever it begins,
 * ever holds more than `perSecond` of them. One caller at a time: `plan`, wait, `leave`.
 */
export interface Pace {
  readonly perSecond: number;
  /** Milliseconds to wait for the next slot. */
  plan(nowMs: number): number;
  /** The planned message leaves now. */
  leave(nowMs: number): void;
}

/** Calls take their time on the way: seconds are counted as this much longer, so that the platform's clock agrees. 1.5 % of the pace. */
const marginMs = 15;

/** `perSecond` may be Infinity: no pace. */
export function evenPace(perSecond: number): Pace {
  if (!Number.isFinite(perSecond)) return { perSecond, plan: () => 0, leave: () => undefined };
  const second = 1000 + marginMs;
  const gap = second / perSecond;
  /** When the last `perSecond` messages left, a ring. */
  const left: number[] = new Array(perSecond).fill(Number.NEGATIVE_INFINITY);
  let count = 0;
  let slot = Number.NEGATIVE_INFINITY;
  let planned = 0;
  return {
    perSecond,
    plan(nowMs) {
      planned = Math.max(nowMs, slot, left[count % perSecond]! + second);
      return planned - nowMs;
    },
    leave(nowMs) {
      const at = Math.max(nowMs, planned);
      left[count++ % perSecond] = at;
      // From the planned moment, not from the real one: what a late timer lost is caught up, at most a second of it.
      slot = Math.max(planned, at - second) + gap;
    },
  };
}
