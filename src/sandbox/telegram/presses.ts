import type { Clock } from '../../clock.js';
import { badRequest } from './api.js';

/** Button presses whose spinner turns: each can be answered once, for a while. */
export interface Presses {
  add(): string;
  answer(id: string): void;
  /** How many were never answered. */
  spinning(): number;
}

/** @param window milliseconds; Telegram does not publish it (reports range from ten seconds to a minute) */
export function presses(clock: Clock, window: number): Presses {
  const open = new Map<string, number>();
  let next = 4_382_000_000_001;
  return {
    add() {
      const id = String(next++);
      open.set(id, clock.now().getTime());
      return id;
    },
    answer(id) {
      const since = open.get(id);
      open.delete(id);
      if (since === undefined || clock.now().getTime() - since > window) {
        throw badRequest('query is too old and response timeout expired or query ID is invalid');
      }
    },
    spinning: () => open.size,
  };
}
