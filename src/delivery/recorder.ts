import { setImmediate as nextRound } from 'node:timers/promises';
import type { DeliveryStore, Finished } from './store.js';

export interface Recorder {
  /** Resolves when the outcome is committed (or could not be: the row is then found by its lease). */
  put(finished: Finished): Promise<void>;
}

/** Writes outcomes in groups: whatever came in while the last group was written is the next one. */
export function recorder(store: Pick<DeliveryStore, 'finish'>, report: (error: unknown) => void): Recorder {
  let waiting: { finished: Finished; done: () => void }[] = [];
  let writing = false;
  async function write(): Promise<void> {
    writing = true;
    while (waiting.length > 0) {
      await nextRound(); // calls that answer together are written together
      const group = waiting;
      waiting = [];
      try {
        await store.finish(group.map((entry) => entry.finished));
      } catch (error) {
        report(error);
      }
      for (const entry of group) entry.done();
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
  };
}
