import type { Inbound } from '../../messages.js';
import { CallFailed, type Parameters } from './driver.js';
import type { Reading } from './receive.js';
import { allowedUpdates, type Update, update } from './update.js';

export interface PollOptions {
  /** Ends as soon as `poll`'s own signal aborts. @throws CallFailed */
  getUpdates(parameters: Parameters): Promise<unknown>;
  read(update: Update): Reading;
  ignored(name: string): void;
  /** A round failed and will be tried again. */
  troubled(reason: string): void;
  /** Seconds Telegram keeps an idle request open, 0 to 50. */
  seconds: number;
  /** Resolves after `ms`, or as soon as the signal aborts. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

/** Telegram takes a higher offset as "these are mine now" and forgets them: so it moves only after they were stored. */
export async function poll(
  { getUpdates, read, ignored, troubled, seconds, wait }: PollOptions,
  store: (inbounds: Inbound[]) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  let offset = 0;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const batch = updatesOf(await getUpdates({ offset, timeout: seconds, allowed_updates: allowedUpdates }));
      const readings = batch.map(read);
      const inbounds = readings.flatMap((reading) => ('inbound' in reading ? [reading.inbound] : []));
      if (inbounds.length > 0) await store(presumeTimes(inbounds));
      for (const reading of readings) if ('ignored' in reading) ignored(reading.ignored);
      offset = batch.reduce((next, { update_id }) => Math.max(next, update_id + 1), offset);
      failures = 0;
    } catch (error) {
      if (signal.aborted) return;
      throwIfFinal(error);
      failures += 1;
      // Another error's message may quote what was to be stored; its name may not.
      const name = error instanceof Error ? error.name : 'unknown';
      troubled(error instanceof CallFailed ? error.message : `the updates could not be stored (${name})`);
      await wait(pause(error, failures), signal);
    }
  }
}

/**
 * A press carries no time of its own and is read as made now. After an outage that is too late: it was made before what came after
 * it, and must be taken before that.
 */
function presumeTimes(inbounds: Inbound[]): Inbound[] {
  let next = Number.POSITIVE_INFINITY;
  const backwards = inbounds.toReversed().map((inbound) => {
    next = Math.min(next, inbound.sentAt.getTime());
    return inbound.receipt === undefined ? inbound : { ...inbound, sentAt: new Date(next) };
  });
  return backwards.toReversed();
}

/** Malformed updates cannot be confirmed one by one, and Telegram sends none: they are dropped. */
function updatesOf(result: unknown): Update[] {
  if (!Array.isArray(result)) return [];
  return result.flatMap((item) => {
    const parsed = update.safeParse(item);
    return parsed.success ? [parsed.data] : [];
  });
}

/** Two answers that repeating cannot change: a wrong token, and somebody else who takes the updates. */
function throwIfFinal(error: unknown): void {
  if (!(error instanceof CallFailed) || error.problem.kind !== 'refused') return;
  const { status, description } = error.problem;
  if (status === 401 || (status === 404 && !description.includes('method'))) {
    throw new Error('Telegram does not accept TELEGRAM_BOT_TOKEN. Copy it again from @BotFather and restart.', { cause: error });
  }
  if (status !== 409) return;
  const cause = description.toLowerCase().includes('webhook')
    ? 'a webhook is set for this bot. Use TELEGRAM_MODE=webhook, or restart so that the webhook is removed.'
    : 'another process polls with the same token. Stop it, or give this one a token of its own.';
  throw new Error(`Telegram polling stopped: ${cause}`, { cause: error });
}

/** Telegram's own wish, else 1, 2, 4 … 30 seconds. */
function pause(error: unknown, failures: number): number {
  if (error instanceof CallFailed && error.problem.kind === 'refused' && error.problem.retryAfter !== undefined) {
    return error.problem.retryAfter * 1000;
  }
  return Math.min(30_000, 1000 * 2 ** (failures - 1));
}
