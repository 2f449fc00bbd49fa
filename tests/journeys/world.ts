import { randomInt } from 'node:crypto';
import pino from 'pino';
import { type App, buildApp } from '../../src/app.js';
import { type Config, readConfig } from '../../src/config.js';
import { loadTexts } from '../../src/i18n.js';
import type { ChannelName } from '../../src/messages.js';
import { openChannels } from '../../src/open-channels.js';
import { importUnits } from '../../src/roster/importUnits.js';
import { openPlatforms } from '../../src/sandbox/platforms.js';
import type { TelegramEmulator } from '../../src/sandbox/telegram/emulator.js';
import type { ZaloEmulator } from '../../src/sandbox/zalo/emulator.js';
import type { Database, Engine } from '../../src/storage/database.js';
import { idsFrom } from '../../src/storage/ids.js';
import { rosterStore } from '../../src/storage/roster.js';
import { setupCodeOf } from '../../src/storage/setup-code.js';
import { freePort } from '../run/bot-process.js';
import { type SetClock, setClock } from '../run/clock.js';
import { freshDatabase } from '../run/database.js';
import { type Phone, telegramPhone, zaloPhone } from './phones.js';

export interface WorldOptions {
  engine?: Engine;
  driver?: Config['TELEGRAM_DRIVER'];
  mode?: Config['TELEGRAM_MODE'];
  /** Which channels the operator has configured; both unless told. */
  channels?: ChannelName[];
}

/**
 * The whole bot as production runs it, but for the clock: the channels that the configuration names, talking over HTTP to strict
 * emulators, which talk back by webhook or are polled. Turns and sending are drained by `settle`, so that nothing is waited for.
 */
export interface World {
  readonly db: Database;
  readonly clock: SetClock;
  readonly zalo: ZaloEmulator;
  readonly telegram: TelegramEmulator;
  app(): App;
  config(): Config;
  /** Where the bot listens. */
  readonly origin: string;
  onZalo(name: string, phone: string): Phone;
  onTelegram(name: string, phone: string): Phone;
  /** Everything that happened has reached the bot, is answered, and the answers are read. */
  settle(): Promise<void>;
  /** One tick of the crontab and what follows from it. */
  tick(at?: string): Promise<void>;
  /** Stops the process and starts the next one, with other settings if given; `meanwhile` happens while nobody listens. */
  restart(settings?: Record<string, string>, meanwhile?: () => Promise<void>): Promise<void>;
  /** The log, one line of JSON each. */
  log(): string[];
  /** Everything that ever stood on a phone, of both sides: texts and buttons. */
  words(): Set<string>;
  /** What no log may hold besides: secrets and tokens of the accounts. */
  secrets(): string[];
  close(): Promise<void>;
}

export const setupCode = 'mo-cua-2026';

/** As an operator exports it: a commune with two branches. */
const units = `STT;Mã đơn vị;Tên đơn vị;Cấp đơn vị;Khối;Loại hình chi đoàn;Mã đơn vị cấp trên;Tên đơn vị cấp trên;Địa bàn
1;PB;Đoàn xã Phú Bình;Đoàn xã;;;;;Xã Phú Bình
2;PB-01;Chi đoàn ấp Phú Cường;Chi đoàn;Xã, thị trấn;Địa bàn dân cư;PB;Đoàn xã Phú Bình;ấp Phú Cường, xã Phú Bình
3;PB-04;Chi đoàn ấp 3;Chi đoàn;Xã, thị trấn;Địa bàn dân cư;PB;Đoàn xã Phú Bình;ấp 3, xã Phú Bình
`;

export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const { engine = 'sqlite', driver = 'grammy', mode = 'polling', channels: wanted = ['zalo', 'telegram'] } = options;
  const { db, url, drop } = await freshDatabase(engine);
  const clock = setClock();
  const [platforms, port] = await Promise.all([openPlatforms({ clock }), freePort()]);
  const { zalo, telegram } = platforms;
  const origin = `http://127.0.0.1:${port}`;
  const imported = await importUnits(
    Buffer.from(units),
    'units.csv',
    {},
    rosterStore(
      db,
      idsFrom(() => clock.now()),
      clock,
    ),
  );
  if ('refusal' in imported || imported.created !== 3) throw new Error('the units of the journey were not imported');

  const environment: Record<string, string> = {
    DATABASE_URL: url,
    PORT: String(port),
    PUBLIC_URL: origin,
    ADMIN_SETUP_CODE: setupCode,
    // The loops that take turns and send are for `settle` to run: this process only listens and polls.
    ROLES: 'web',
    ...Object.fromEntries(
      Object.entries(platforms.environment).filter(([name]) =>
        wanted.some((channel) => name.startsWith(`${channel.toUpperCase()}_`)),
      ),
    ),
    ...(wanted.includes('telegram') && { TELEGRAM_DRIVER: driver, TELEGRAM_MODE: mode }),
  };
  if (wanted.includes('zalo')) zalo.webhooks.setUrl(`${origin}/webhooks/zalo`);

  const lines: string[] = [];
  // Without the redaction of src/log.ts: what must not be logged is not even tried.
  const log = pino({ level: 'trace', base: undefined }, { write: (line: string) => void lines.push(line) });
  const words = new Set<string>();
  zalo.onMessage((bubble) => {
    for (const text of [bubble.text, ...bubble.buttons.map((button) => button.title)]) words.add(text);
  });
  telegram.onMessage((_, bubble) => {
    for (const text of [bubble.text, ...bubble.buttons.flat()]) words.add(text);
  });
  let config!: Config;
  let app!: App;

  async function start(settings: Record<string, string> = {}): Promise<void> {
    Object.assign(environment, settings);
    config = readConfig(environment);
    const { code } = await setupCodeOf(db, config.ADMIN_SETUP_CODE, randomInt);
    app = buildApp({
      config,
      db,
      clock,
      channels: openChannels(config, db, clock, (event, detail) => log.warn({ event, detail }, 'channel')),
      texts: loadTexts(),
      log,
      setupCode: code,
      sleep: async () => undefined,
    });
    await app.web.listen({ host: config.HOST, port });
    await app.start();
  }

  async function settle(): Promise<void> {
    if (wanted.includes('telegram')) {
      await telegram.updates.settled();
      if (mode === 'polling') await until('polling fetches what waits', () => telegram.updates.info().pending_update_count === 0);
    }
    await app.settle();
    await zalo.settled();
  }

  const phones = { settle };
  let people = 0;
  await start();
  return {
    db,
    clock,
    zalo,
    telegram,
    origin,
    app: () => app,
    config: () => config,
    settle,
    onZalo: (name, phone) => zaloPhone(zalo, name, phone, phones),
    onTelegram: (name, phone) => telegramPhone(telegram, 910_000_000 + ++people, name, phone, phones),
    async tick(at) {
      if (at) clock.set(at);
      await app.tick();
      await settle();
    },
    async restart(settings, meanwhile) {
      await app.stop();
      await meanwhile?.();
      clock.advance({ seconds: 10 }); // Telegram takes no two setWebhook within a second
      await start(settings);
    },
    log: () => lines,
    words: () => words,
    secrets: () => [...platforms.secrets(), setupCode],
    async close() {
      await app.stop();
      await platforms.close();
      await drop();
    },
  };
}

const patience = 10_000;

/** For what other sockets do: looks again after each round of the event loop. */
export async function until(what: string, isTrue: () => boolean): Promise<void> {
  const deadline = performance.now() + patience;
  while (!isTrue()) {
    if (performance.now() > deadline) throw new Error(`this never came true: ${what}`);
    await new Promise((done) => setImmediate(done));
  }
}
