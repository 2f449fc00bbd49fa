import { SendFailure } from '../channel.js';
import { ZaloApiError } from './client/index.js';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** Zalo's nights and daily allowances go by Vietnam's clock, which has had no summer time since 1975. */
const vietnamMs = 7 * hourMs;

/**
 * What a failed call means for the message, and for the others. A used-up allowance (ours -211, this person's -218) and the
 * night (-234) defer this message only, as `unreachable` with a time: replies to people who have just written are free and must
 * not wait behind a notice that is not. Anything that is no ZaloApiError is a bug and passes as it is.
 */
export function sendFailure(error: unknown, now: Date): unknown {
  if (!(error instanceof ZaloApiError)) return error;
  const { kind, code } = error;
  const fail = (failure: SendFailure['kind'], until?: Date) => new SendFailure(failure, code, until, { cause: error });
  switch (kind) {
    case 'rate':
      return fail('throttled', next(now, minuteMs, 0));
    case 'quota':
      return fail('unreachable', next(now, 24 * hourMs, 0));
    case 'night':
      return fail('unreachable', next(now, 24 * hourMs, 6 * hourMs));
    case 'transient':
      return fail('unreachable');
    case 'ambiguous':
      return fail('unknown');
    case 'token':
    case 'consent':
    case 'config':
      return fail('unauthorized');
    case 'recipient':
      return fail('blocked');
    case 'window':
      return fail('windowClosed');
    case 'payload':
      return fail('rejected');
    case 'unknown':
      return new SendFailure('unfamiliar', `unknown:${code}`, undefined, { cause: error });
  }
}

/**
 * The same of a template message to a phone number. Its own troubles (a template not approved, an empty purse) stop nothing else, and
 * that a number takes none says nothing about the person's chat. Codes are marked, for the same numbers mean other things here.
 */
export function templateFailure(error: unknown, now: Date): unknown {
  if (!(error instanceof ZaloApiError)) return error;
  const { kind, code } = error;
  const fail = (failure: SendFailure['kind'], until?: Date) => new SendFailure(failure, `zns:${code}`, until, { cause: error });
  if (kind === 'recipient' || code === '-108') return fail('numberRefused');
  if (kind === 'config' || kind === 'payload') return fail('rejected');
  if (kind === 'quota') return fail('unreachable', next(now, 24 * hourMs, 0));
  if (kind === 'night') return fail('unreachable', next(now, 24 * hourMs, 6 * hourMs));
  return sendFailure(error, now);
}

/** The next moment that is `offset` into a period of `every`, by Vietnam's clock. */
function next(now: Date, every: number, offset: number): Date {
  const local = now.getTime() + vietnamMs - offset;
  return new Date((Math.floor(local / every) + 1) * every + offset - vietnamMs);
}
