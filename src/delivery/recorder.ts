import { setImmediate as nextRound } from 'node:timers/promises';
import type { DeliveryStore, Finished } from './store.js';

export interface Recorder {
  /** Resolves when the outcome is committed. */
  put(finished: Finished): Promise<void>;
  /** Ids of outcomes that are not committed yet. */
  waiting(): string[];
}

export interface RecorderOptions {
  store: Pick<DeliveryStore, 'finish'>;
  report: (error: unknown) => void;
  sleep: (ms: number) => Promise<void>;
  /** The storage cannot be reached now; the same may be written in a while. */
  isAway: (error: unknown) => boolean;
  /** The process ends: what cannot be written now is left to whoever holds the account next. */
  stopping: () => boolean;
}

const retryMs = 500;
/** Between two groups, so that more come together; a lone outcome waits for none. */
const gatherMs = 8;

/**
 * Writes outcomes in groups: whatever came in while the last group was written is the next one. While the storage is away
 * they are kept and written again: a message that was sent and is not recorded would look like one that may have arrived. A group that
 * fails for another reason is written one by one, so that an outcome that cannot be written is reported and holds up nobody else's.
 */
export function recorder({ store, report, sleep, isAway, stopping }: RecorderOptions): Recorder {
  let waiting: { finished: Finished; done: () => void }[] = [];
  let group: typeof waiting = [];
  /** So many of those that wait are written one by one: one of them cannot be written. */
  let alone = 0;
  let writing = false;
  async function write(): Promise<void> {
    writing = true;
    while (waiting.length > 0) {
      await nextRound(); // calls that answer together are written together
      const size = alone ? 1 : waiting.length;
      group = waiting.slice(0, size);
      waiting = waiting.slice(size);
      if (alone > 0) alone--;
      try {
        await store.finish(group.map((entry) => entry.finished));
      } catch (error) {
        report(error);
        const away = isAway(error);
        if (away ? !stopping() : group.length > 1) {
          if (!away) alone = group.length;
          waiting = [...group, ...waiting];
          group = [];
          if (away) await sleep(retryMs);
          continue;
        }
      }
      for (const entry of group) entry.done();
      group = [];
      if (waiting.length > 0) await sleep(gatherMs);
    }
    writing = false;
  }
  return {
    put(finished) {
      return new Promise((done) => {
        waiting.push({ finished, done });
        if (!writing) void write();
      });
    },
    waiting: () => [...group, ...waiting].map(({ finished }) => finished.id),
  };
}
