import type { JobEntry, OutboxEntry } from './shapes.js';

/** What the desk asks of the application it plays with. The sandbox itself knows the application only over HTTP. */
export interface DeskHost {
  /** The newest rows of the outbox, newest first; never a message's text. */
  outbox(limit: number): Promise<OutboxEntry[]>;
  /** The lines of the crontab. */
  jobs(): Promise<JobEntry[]>;
  /** Does what is due by the clock; resolves when it was sent, or rests because of a platform. */
  tick(): Promise<void>;
  /** The next moment at which something is due, as far as rows say so. */
  nextDue(): Promise<Date | null>;
  /** How many nudges and notices have left so far. */
  reminders(): Promise<number>;
  /** The code that makes the first administrator; null once it was used. */
  setupCode(): Promise<string | null>;
}
