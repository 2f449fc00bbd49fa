import type { Clock } from '../../src/clock.js';

/** Thursday 12 March 2026, 09:00 in Viet Nam: the reference moment of domain.md §10. */
export const referenceNow = new Date('2026-03-12T02:00:00Z');

export interface SetClock extends Clock {
  set(at: Date | string): void;
  advance(by: { days?: number; hours?: number; minutes?: number; seconds?: number }): void;
}

export function setClock(at: Date | string = referenceNow): SetClock {
  let now = new Date(at);
  return {
    now: () => new Date(now),
    set(next) {
      now = new Date(next);
    },
    advance({ days = 0, hours = 0, minutes = 0, seconds = 0 }) {
      now = new Date(now.getTime() + (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000);
    },
  };
}
