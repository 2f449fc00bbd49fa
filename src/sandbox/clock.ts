import type { Clock } from '../clock.js';

/** A clock that goes on by itself and can be put forward, never back: messages already sent must stay in the past. */
export interface MovableClock extends Clock {
  forward(ms: number): void;
}

export function movableClock(real: Clock): MovableClock {
  let ahead = 0;
  return {
    now: () => new Date(real.now().getTime() + ahead),
    forward(ms) {
      if (ms > 0) ahead += ms;
    },
  };
}
