import type { Clock } from '../../clock.js';
import { ApiError } from './api.js';

/** Edits count too; answers to presses do not (tdlib/telegram-bot-api issues 516 and 648). */
const counted = /^(send(?!ChatAction)|edit)/;

/**
 * Telegram's real limits are not published and move; this one is what its FAQ advises for a bot's messages in total.
 * @returns a check that throws 429 for a message too many within the clock's second
 */
export function floodLimit(clock: Clock, perSecond: number): (method: string) => void {
  let second = 0;
  let count = 0;
  return (method) => {
    if (!counted.test(method)) return;
    const now = Math.floor(clock.now().getTime() / 1000);
    if (now !== second) count = 0;
    second = now;
    count += 1;
    if (count > perSecond) throw new ApiError(429, 'Too Many Requests: retry after 1', 1);
  };
}
