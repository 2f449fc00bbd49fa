import { randomUUID } from 'node:crypto';
import cron, { type ScheduledTask } from 'node-cron';
import type { Clock } from '../clock.js';
import type { ChannelName } from '../messages.js';
import { crontab } from './crontab.js';
import { isDue, nextOccasion } from './occasions.js';
import type { ScheduleStore } from './store.js';

export interface ScheduleOptions {
  store: ScheduleStore;
  clock: Clock;
  zone: string;
  /** Asks each platform who we are; those that do not answer well. */
  brokenChannels: () => Promise<ChannelName[]>;
  /** The outbox has rows. */
  committed: () => void;
  report: (error: unknown, ids: { job: string }) => void;
  count: (what: string, n?: number) => void;
}

/** A line of the crontab and when it runs. */
export interface JobLine {
  name: string;
  cron: string;
  what: string;
  lastRun: Date | null;
  nextRun: Date;
}

export interface Schedule {
  lines(): Promise<JobLine[]>;
  /** Does all that is due now, one job after the other. */
  tick(): Promise<void>;
  start(): void;
  /** Finishes the job under way, then resolves. */
  stop(): Promise<void>;
}

/** Longer than a tick is apart from the next: the process that has the lease keeps it, and a dead one is replaced soon. */
const leaseMs = 150_000;

/**
 * The timer is only a tick: what is due is decided by rows and by when a job last ran, so a stopped process catches up once. One
 * process at a time works (a lease); that two did would still be harmless.
 */
export function openSchedule(options: ScheduleOptions): Schedule {
  const { store, clock, zone } = options;
  const jobs = crontab(store, zone, options.brokenChannels);
  const holder = randomUUID();
  let task: ScheduledTask | undefined;
  let underWay: Promise<void> | undefined;
  let stopped = false;
  /** What looks every minute leaves no note in the database: it runs with every tick. */
  let lastTick: Date | null = null;

  async function runDue(): Promise<void> {
    const now = clock.now();
    if (!(await store.holdLease(holder, now, new Date(now.getTime() + leaseMs)))) return;
    lastTick = now;
    let done = 0;
    for (const job of jobs) {
      if (stopped) break;
      try {
        const often = job.cron === '* * * * *';
        if (!often && !isDue(job.cron, await store.lastRun(job.name), now, zone)) continue;
        const did = await job.run(now);
        // A job that failed is not marked: the next tick tries again.
        if (!often) await store.ran(job.name, now);
        if (did > 0) options.count(`job_${job.name}`, did);
        done += did;
      } catch (error) {
        options.report(error, { job: job.name });
      }
    }
    if (done > 0) options.committed();
  }

  /** A tick that finds one under way waits for that one instead of piling up. */
  function tick(): Promise<void> {
    underWay ??= runDue()
      .catch((error) => options.report(error, { job: 'lease' }))
      .finally(() => {
        underWay = undefined;
      });
    return underWay;
  }

  return {
    lines: () =>
      Promise.all(
        jobs.map(async ({ name, cron: expression, what }) => ({
          name,
          cron: expression,
          what,
          lastRun: expression === '* * * * *' ? lastTick : await store.lastRun(name),
          nextRun: nextOccasion(expression, clock.now(), zone),
        })),
      ),
    tick,
    start() {
      stopped = false;
      task = cron.schedule('* * * * *', () => tick(), { suppressMissedWarning: true });
      void tick();
    },
    async stop() {
      stopped = true;
      await task?.destroy();
      await underWay;
      // Another process need not wait for the lease to run out. A database that is gone already needs none of this.
      await store.releaseLease(holder).catch(() => undefined);
    },
  };
}
