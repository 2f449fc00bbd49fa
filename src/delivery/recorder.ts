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
  /** The process ends: what cannot be written now is left to whoever holds the account next. */
  stopping: () => boolean;
}

const retryMs = 500;
/** Between two groups, so that more come together; a lone outcome waits for none. */
const gatherMs = 8;

/**
 * Writes outcomes in groups: whatever came in while the last group was written is the next one. What the storage does not take is
 * written again until it does: a message that was sent and is not recorded would look like one that may have arrived.
 */
export function recorder({ store, report, sleep, stopping }: RecorderOptions): Recorder {
  let waiting: { finished: Finished; done: () => void }[] = [];
  let group: typeof waiting = [];
  let writing = false;
  async function write(): Promise<void> {
    writing = true;
    while (waiting.length > 0) {
      await nextRound(); // calls that answer together are written together
      group = waiting;
      waiting = [];
      try {
        await store.finish(group.map((entry) => entry.finished));
      } catch (error) {
        report(error);
        if (!stopping()) {
          waiting = [...group, ...waiting];
          group = [];
          await sleep(retryMs);
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
