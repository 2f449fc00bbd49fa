import type { SendFailure } from '../channels/channel.js';
import type { Finished, Outgoing } from './store.js';

/** What follows from a failed send, and what the whole account does. The one place that decides (design.md §4). */
export interface Consequence {
  finished: Finished;
  /** The account is quiet until then. */
  pauseUntil?: Date;
  /** The operator must act. */
  alarm?: boolean;
  /** Given up for a code that nobody has told us about: the operator is told of the code. */
  unfamiliar?: boolean;
}

/** Waits before the next try after the n-th failure: growing, at most a quarter of an hour (reference/telegram-bot-api.md §5). */
export function backoffMs(attempts: number): number {
  return Math.min(3_000 * 2 ** (attempts - 1), 15 * 60_000);
}

const mostAttempts = 8;
/** A code that is in no table is tried again so often: most that are new to us are passing troubles. */
const unfamiliarRetries = 3;
/** An account whose token is refused looks again after this long: the operator may have mended it. */
const unauthorizedPauseMs = 5 * 60_000;

export function consequence(failure: SendFailure, message: Outgoing, now: Date): Consequence {
  const base = { id: message.id, contactId: message.contactId, addressId: message.addressId, failure: failure.code };
  const later = (ms: number) => new Date(now.getTime() + ms);
  switch (failure.kind) {
    case 'throttled': {
      const until = failure.until ?? later(60_000);
      return { finished: { ...base, state: 'waiting', notBefore: until, uncounted: true }, pauseUntil: until };
    }
    case 'unauthorized':
      return {
        finished: { ...base, state: 'waiting', notBefore: later(unauthorizedPauseMs), uncounted: true },
        pauseUntil: later(unauthorizedPauseMs),
        alarm: true,
      };
    case 'unreachable': {
      const notBefore = failure.until ?? later(backoffMs(message.attempts));
      const over = message.attempts >= mostAttempts || (message.deadline !== null && notBefore > message.deadline);
      return { finished: over ? { ...base, state: 'failed' } : { ...base, state: 'waiting', notBefore } };
    }
    case 'unfamiliar': {
      const notBefore = later(backoffMs(message.attempts));
      const over = message.attempts > unfamiliarRetries || (message.deadline !== null && notBefore > message.deadline);
      return over
        ? { finished: { ...base, state: 'failed' }, unfamiliar: true }
        : { finished: { ...base, state: 'waiting', notBefore } };
    }
    case 'blocked':
      return { finished: { ...base, state: 'elsewhere', address: 'blocked' } };
    case 'windowClosed':
      return { finished: { ...base, state: 'elsewhere', address: 'closed' } };
    case 'numberRefused':
      return { finished: { ...base, state: 'elsewhere' } };
    case 'rejected':
      return { finished: { ...base, state: 'failed' } };
    case 'unknown':
      // An answer may be repeated once; a notice or a nudge may not: it stays "may have arrived" and is shown as such.
      return message.kind === 'reply' && message.attempts < 2
        ? { finished: { ...base, state: 'waiting', notBefore: later(backoffMs(message.attempts)) } }
        : { finished: { ...base, state: 'unknown' } };
  }
}
