import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import type { MovableClock } from '../clock.js';
import type { Platforms } from '../platforms.js';
import { faultsWaiting } from './faults.js';
import type { DeskHost } from './host.js';
import { live } from './live.js';
import { type CastMember, openPhones } from './phones.js';
import { deskRoutes } from './routes.js';
import { walk } from './walk.js';

export interface DeskOptions {
  host: DeskHost;
  platforms: Platforms;
  clock: MovableClock;
  zone: string;
  cast: readonly CastMember[];
  /** Shown in a corner of the page: which library speaks with Telegram. */
  driver: string;
  /** Where page.html and its scripts are; beside this file unless told. */
  pageFolder?: string;
}

export interface Desk {
  /** Adds the page and what it needs to a server. */
  routes(app: FastifyInstance): Promise<void>;
  close(): void;
}

const builtPage = fileURLToPath(new URL('../page', import.meta.url));
/** The outbox is looked at this often while somebody has the page open. */
const lookMs = 700;
const outboxRows = 60;

/** The desk that both phones lie on: who plays, what they can do, the clock, the outbox and the mishaps. */
export function openDesk({ host, platforms, clock, zone, cast, driver, pageFolder = builtPage }: DeskOptions): Desk {
  const audience = live();
  const phones = openPhones({ clock, platforms, tell: audience.tell });
  for (const member of cast) phones.add(member);
  const tellClock = (moving: boolean) => audience.tell({ kind: 'clock', now: clock.now().toISOString(), moving });
  const walking = walk({ clock, platforms, host, moved: tellClock });

  const outbox = async () => {
    const entries = await host.outbox(outboxRows);
    return entries.map((entry) => ({ ...entry, name: phones.nameOf(entry.channel, entry.to) ?? 'Người ngoài danh sách' }));
  };
  const jobs = async () => {
    const [lines, due, setupCode] = await Promise.all([host.jobs(), host.nextDue(), host.setupCode()]);
    return { jobs: lines, nextDue: due?.toISOString() ?? null, setupCode, faultsWaiting: faultsWaiting(platforms) };
  };

  const told = { outbox: '', jobs: '' };
  let looking = false;
  async function look(): Promise<void> {
    if (looking || audience.listening() === 0) return;
    looking = true;
    try {
      const entries = await outbox();
      if (JSON.stringify(entries) !== told.outbox) audience.tell({ kind: 'outbox', entries });
      told.outbox = JSON.stringify(entries);
      const lines = await jobs();
      if (JSON.stringify(lines) !== told.jobs) audience.tell({ kind: 'jobs', ...lines });
      told.jobs = JSON.stringify(lines);
    } catch {
      // The database may be closing; the next look tells.
    } finally {
      looking = false;
    }
  }
  const timer = setInterval(() => {
    void look();
    void platforms.tick();
  }, lookMs);
  timer.unref();

  return {
    routes: (app) => deskRoutes(app, { phones, platforms, clock, zone, driver, walking, audience, outbox, jobs, pageFolder }),
    close() {
      clearInterval(timer);
      audience.close();
    },
  };
}
