/** The time, as an argument. The sandbox and the tests move it; nothing else in `src` calls `Date.now()` or `new Date()`. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
