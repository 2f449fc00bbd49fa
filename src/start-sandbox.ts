import { randomInt } from 'node:crypto';
import { rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { type App, buildApp } from './app.js';
import { type Clock, systemClock } from './clock.js';
import type { Config } from './config.js';
import { loadTexts } from './i18n.js';
import { openLog } from './log.js';
import type { ChannelName } from './messages.js';
import { openChannels } from './open-channels.js';
import { importRoster } from './roster/importRoster.js';
import { importUnits } from './roster/importUnits.js';
import { type MovableClock, movableClock } from './sandbox/clock.js';
import { cast } from './sandbox/demo/cast.js';
import { openDesk } from './sandbox/desk/desk.js';
import type { DeskHost } from './sandbox/desk/host.js';
import { openPlatforms, type Platforms } from './sandbox/platforms.js';
import { type Database, openDatabase, sqliteFile } from './storage/database.js';
import { idsFrom } from './storage/ids.js';
import { migrate } from './storage/migrate.js';
import { rosterStore } from './storage/roster.js';
import { introduce, isQuiet, newestDeliveries, nextDueAt, sentReminders, takeForSandbox } from './storage/sandbox.js';
import { setupCodeOf } from './storage/setup-code.js';

export interface Sandbox {
  /** Where the page is. */
  origin: string;
  clock: MovableClock;
  platforms: Platforms;
  app: App;
  db: Database;
  stop(): Promise<void>;
}

export interface SandboxOptions {
  real?: Clock;
  /** Where the built page lies; beside the compiled desk unless told. */
  pageFolder?: string;
  log?: ReturnType<typeof openLog>;
}

/** The demo commune must never move in with real people: whoever forgot a token reads this in place of a sandbox. */
export class NotASandbox extends Error {
  constructor() {
    super(
      'DATABASE_URL names a database with people in it, and no channel is configured. To run the bot, set TELEGRAM_BOT_TOKEN or the ZALO_ variables; to play in the sandbox, leave DATABASE_URL empty.',
    );
    this.name = 'NotASandbox';
  }
}

const communeName = 'Đoàn xã Phú Bình';
/** A database that is made anew at each start; one that the operator names is kept. */
const freshDatabase = 'file:./data/sandbox.db';
const defaultDatabase = 'file:./data/chidoan.db';

/** `npm start` without a channel: the sandbox, and a few lines that say so. */
export async function startSandbox(config: Config): Promise<() => Promise<void>> {
  const sandbox = await openSandbox(config);
  console.log(
    [
      '',
      '  No channel is configured, so this is the sandbox: both platforms are emulated here, nothing leaves this machine.',
      '',
      `  Open  ${sandbox.origin}`,
      '',
      '  Try   1. Hoàng Gia Huy says "xin chào" on Zalo and registers; Nguyễn Thị Lan, his secretary, approves.',
      '        2. Lan calls a meeting: "họp chi đoàn 19h30 tối thứ 7"; her members answer with buttons.',
      '        3. Put the clock forward to the next reminder, or let a platform misbehave, and watch the outbox.',
      '',
      '  Ctrl+C stops it.',
      '',
    ].join('\n'),
  );
  return sandbox.stop;
}

/** The production application with its channels pointed at emulators, a demo commune, a clock that can be moved, and the page. */
export async function openSandbox(config: Config, options: SandboxOptions = {}): Promise<Sandbox> {
  // Before the old database goes: somebody may be playing with it.
  const port = await freePort(config.HOST, config.PORT);
  const loopback = config.HOST === '0.0.0.0' || config.HOST === '::' ? '127.0.0.1' : config.HOST;
  const origin = `http://${loopback.includes(':') ? `[${loopback}]` : loopback}:${port}`;
  const clock = movableClock(options.real ?? systemClock);
  clock.forward(untilMorning(clock.now(), config.TIME_ZONE));
  // A person who plays may press a breakpoint: the webhook is given longer than Zalo's two seconds before it counts as failed.
  const platforms = await openPlatforms({ clock, oaName: communeName, answerWithinMs: 10_000, keepCalls: 200 });
  const url = config.DATABASE_URL === defaultDatabase ? freshDatabase : config.DATABASE_URL;
  if (url === freshDatabase) for (const end of ['', '-wal', '-shm']) rmSync(`${sqliteFile(url)}${end}`, { force: true });
  await migrate(url);
  const db = await openDatabase(url);
  if (!(await takeForSandbox(db))) {
    await Promise.all([platforms.close(), db.close()]);
    throw new NotASandbox();
  }
  const settings: Config = {
    ...config,
    ...platforms.environment,
    DATABASE_URL: url,
    PUBLIC_URL: origin,
    PORT: port,
    ROLES: ['web', 'worker', 'schedule'],
  };
  const setup = await setupCodeOf(db, config.ADMIN_SETUP_CODE, randomInt);
  const log = options.log ?? openLog('warn');
  const channels = openChannels(settings, db, clock, (event, detail) => log.warn({ event, detail }, 'channel'));
  await settle(
    db,
    clock,
    channels.map(({ name, account }) => ({ name, account })),
  );
  const app = buildApp({
    config: settings,
    db,
    clock,
    channels,
    texts: loadTexts(),
    log,
    controller: communeName,
    setupCode: setup.code,
  });
  const desk = openDesk({
    host: deskHost(app, db, clock),
    platforms,
    clock,
    zone: config.TIME_ZONE,
    cast,
    driver: config.TELEGRAM_DRIVER,
    ...(options.pageFolder && { pageFolder: options.pageFolder }),
  });
  await app.web.register(desk.routes);
  platforms.zalo.webhooks.setUrl(`${origin}/webhooks/zalo`);
  await app.web.listen({ host: config.HOST, port });
  await app.start();
  return {
    origin,
    clock,
    platforms,
    app,
    db,
    async stop() {
      desk.close();
      await app.stop();
      await platforms.close();
      await db.close();
    },
  };
}

/** The commune's units and roster come by the same import as anybody's; then those of the cast who use the bot already are known to it. */
async function settle(db: Database, clock: Clock, accounts: { name: ChannelName; account: string }[]): Promise<void> {
  const newId = idsFrom(() => clock.now());
  const file = (name: string) => readFile(new URL(`./sandbox/demo/${name}`, import.meta.url));
  await importUnits(await file('units.csv'), 'units.csv', {}, rosterStore(db, newId, clock));
  await importRoster(await file('roster.csv'), 'roster.csv', {}, rosterStore(db, newId, clock), clock);
  await introduce(
    db,
    clock,
    newId,
    cast
      .filter((player) => player.known.length > 0)
      .map(({ phone, known, zaloId, telegramId, holds }) => ({
        phone: `+${phone}`,
        addresses: known.map((channel) => ({
          channel,
          account: accounts.find((one) => one.name === channel)!.account,
          externalId: channel === 'zalo' ? zaloId : String(telegramId),
        })),
        ...(holds && { role: { role: holds.role, unitCode: holds.unit } }),
      })),
  );
}

function deskHost(app: App, db: Database, clock: Clock): DeskHost {
  return {
    outbox: (limit) => newestDeliveries(db, limit),
    jobs: async () =>
      (await app.jobs()).map(({ name, cron, lastRun, nextRun }) => ({
        name,
        when: cron,
        lastRun: lastRun?.toISOString() ?? null,
        nextRun: nextRun.toISOString(),
      })),
    async tick() {
      await app.tick();
      app.wake();
      await quiet(db, clock);
    },
    nextDue: () => nextDueAt(db, clock.now()),
    reminders: () => sentReminders(db),
    setupCode: async () => (await setupCodeOf(db, undefined, randomInt)).code,
  };
}

/** A message that a platform holds up is not waited for: it rests, and the outbox shows it. */
const longestWaitMs = 3_000;
const lookAgainMs = 10;

async function quiet(db: Database, clock: Clock): Promise<void> {
  for (let waited = 0; waited < longestWaitMs && !(await isQuiet(db, clock.now())); waited += lookAgainMs) {
    await new Promise((done) => setTimeout(done, lookAgainMs));
  }
}

/** The port, or one that is free when 0 is asked for. @throws EADDRINUSE when somebody else has it */
function freePort(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(port, host, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}

const [wakes, sleeps] = [8, 21];

/** Nobody is reminded at night (domain.md §8): a sandbox that is opened then begins at eight in the morning. */
function untilMorning(now: Date, zone: string): number {
  const [hour, minute] = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
    .format(now)
    .split(':')
    .map(Number);
  if (hour! >= wakes && hour! < sleeps) return 0;
  return (((wakes - hour! + 24) % 24) * 60 - minute!) * 60_000;
}
