import { setImmediate as nextRound } from 'node:timers/promises';
import type { Inbound } from '../messages.js';

/** Stores what people sent, each once, before the platform gets its 200. */
export interface InboxStore {
  /** Everything or nothing, durable when it resolves. */
  accept(inbounds: Inbound[]): Promise<void>;
}

export interface Inbox {
  /** Resolves when all of `inbounds` are stored; rejects when they are not, and the platform will send them again. */
  put(inbounds: Inbound[]): Promise<void>;
}

/** At most so many in one transaction, so that a burst does not make the first of it wait for the last. */
const largestGroup = 500;

/**
 * Commits in groups: whatever arrived while the last group was written, and in the moment of `gather` after it, is the next one. A lone
 * message never waits for company. `stored` is called after each commit: the turn worker is woken.
 */
export function openInbox(store: InboxStore, stored: () => void, gather?: () => Promise<void>): Inbox {
  interface Waiting {
    inbounds: Inbound[];
    done: () => void;
    failed: (error: unknown) => void;
  }
  const waiting: Waiting[] = [];
  let writing = false;

  async function write(): Promise<void> {
    writing = true;
    while (waiting.length > 0) {
      await nextRound(); // what the sockets hold by now comes along
      const group = waiting.splice(0, largestGroup);
      try {
        await store.accept(group.flatMap((entry) => entry.inbounds));
        for (const entry of group) entry.done();
        stored();
      } catch (error) {
        for (const entry of group) entry.failed(error);
      }
      if (waiting.length > 0) await gather?.();
    }
    writing = false;
  }

  return {
    put(inbounds) {
      if (inbounds.length === 0) return Promise.resolve();
      return new Promise<void>((done, failed) => {
        waiting.push({ inbounds, done, failed });
        if (!writing) void write();
      });
    },
  };
}
