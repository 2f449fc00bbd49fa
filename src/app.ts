import { randomInt } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Channel } from './channels/channel.js';
import type { Clock } from './clock.js';
import type { Config } from './config.js';
import { writeDigest } from './conversation/digest.js';
import { openInbox } from './conversation/inbox.js';
import { writeTemplate } from './conversation/notice-template.js';
import { noticeWriter } from './conversation/notices.js';
import { readLabel, render } from './conversation/render.js';
import { turnWorker } from './conversation/turn.js';
import type { Lane } from './delivery/lanes.js';
import { evenPace } from './delivery/pace.js';
import { type Sender, sender } from './delivery/sender.js';
import type { Account } from './delivery/store.js';
import { quietAround } from './domain/quiet-hours.js';
import type { SendingRules } from './domain/sending.js';
import { flows } from './flows/index.js';
import type { Texts } from './i18n.js';
import { readIntent } from './language/intents.js';
import { readControl } from './language/words.js';
import { brokenAmong, listening } from './listening.js';
import { describeError } from './log.js';
import { loop } from './loop.js';
import type { Inbound } from './messages.js';
import { openMetrics } from './metrics.js';
import { draw } from './reports/draw.js';
import { isDue, showing } from './schedule/notice-progress.js';
import { type JobLine, openSchedule } from './schedule/schedule.js';
import { badgeStore } from './storage/badges.js';
import { type Database, isAway } from './storage/database.js';
import { deliveryStore } from './storage/deliveries.js';
import { deskStore } from './storage/desk.js';
import { idsFrom } from './storage/ids.js';
import { inboxStore } from './storage/inbox.js';
import { isMigrated } from './storage/migrate.js';
import { watchStore } from './storage/notice-watch.js';
import { receiptStore } from './storage/platform-receipts.js';
import type { Outbox } from './storage/replies.js';
import { roomStore } from './storage/rooms.js';
import { scheduleStore } from './storage/schedule.js';
import { turnStore } from './storage/turns.js';
import { unitCache } from './storage/units.js';
import { badgePages } from './web/badge/badge.js';
import { desk } from './web/desk/desk.js';
import { gathering } from './web/gathering.js';
import { roomPages } from './web/room/pages.js';
import { webServer } from './web/server.js';

export interface AppParts {
  config: Config;
  db: Database;
  clock: Clock;
  channels: Channel[];
  texts: Texts;
  log: Logger;
  /** Name and contact of the unit that runs the bot (domain.md §8.1); the root unit's name when absent. */
  controller?: string;
  setupCode?: string | null;
  sleep?: (ms: number) => Promise<void>;
}

export interface App {
  readonly web: FastifyInstance;
  readonly channels: readonly Channel[];
  put(inbounds: Inbound[]): Promise<void>;
  /** Starts the loops of this process's roles. */
  start(): Promise<void>;
  /** Finishes what is under way, then resolves. */
  stop(): Promise<void>;
  /** Takes every turn and sends everything that is due now. */
  settle(): Promise<void>;
  /** Does what is due by time: one tick of the crontab. */
  tick(): Promise<void>;
  /** The crontab, with when its jobs ran and will run. */
  jobs(): Promise<JobLine[]>;
  /** Something may be due that the loops could not know of: the clock was moved. */
  wake(): void;
}

/** How often a sender looks for rows that it took and lost: a commit whose answer never came. */
const reconcileMs = 60_000;

/** How often a worker says that it lives: several times within the lease of delivery/sender.ts. */
const heartbeatMs = 1_500;

/**
 * On SQLite no message can be stored while a group of turns holds the only writer, and Zalo wants its answer within 2 s; looking things up
 * there takes no waiting, so that only what hangs is given up. A server far away may be slow, and holds up nobody.
 */
const turnPatienceMs = { sqlite: 1_500, postgresql: 20_000 };

/** What comes so close together under load is one transaction. */
const gatherMs = { messages: 4, turns: 8 };

/** How long an idle loop sleeps when nobody wakes it: another process may have left work in the database. */
const idleMs = 1_000;

/** How often notices on their way are looked at; their authors are shown less often (schedule/notice-progress.ts). */
const watchMs = 2_000;

/** The only place where the parts are put together. */
export function buildApp(parts: AppParts): App {
  const { config, db, clock, channels, texts, log } = parts;
  const newId = idsFrom(() => clock.now());
  const metrics = openMetrics();
  const count = metrics.count;
  const report = (error: unknown, ids: object) => {
    if (isAway(error)) log.warn({ ...ids, code: (error as { code?: string }).code }, 'the database is away');
    else log.error({ ...ids, error: describeError(error) }, 'bug');
  };
  const sleep = parts.sleep ?? ((ms) => new Promise<void>((done) => setTimeout(done, ms).unref()));
  const telegram = channels.find((channel) => channel.name === 'telegram');

  const units = unitCache();
  const byPhone = config.ZALO_NOTICE_TEMPLATE_ID !== undefined;
  const senderOf = ({ channel, account }: Account) =>
    senders.find((one) => one.channel.name === channel && one.channel.account === account);
  const outbox: Outbox = {
    mayTake: (account) => has('worker') && (senderOf(account)?.mayTake() ?? false),
    take(handed) {
      for (const one of senders) {
        const { name: channel, account } = one.channel;
        one.take(handed.filter((each) => each.channel === channel && each.account === account).map(({ answer }) => answer));
      }
    },
    wake: () => wakeAll(),
  };
  const turns = turnWorker({
    store: turnStore({
      db,
      clock,
      newId,
      units,
      texts,
      zone: config.TIME_ZONE,
      setupCode: parts.setupCode ?? null,
      outbox,
      byPhone,
    }),
    engine: { flows, readIntent, readControl, readLabel: (locale, label) => readLabel(texts, locale, label) },
    texts,
    clock,
    zone: config.TIME_ZONE,
    controller: parts.controller,
    sending: sendingRules(config),
    newId,
    random: (below) => randomInt(below),
    link: (payload) => telegram?.link(payload),
    page: (path) => (config.PUBLIC_URL ? `${config.PUBLIC_URL.replace(/\/$/, '')}${path}` : undefined),
    patienceMs: turnPatienceMs[db.engine],
    isAway,
    gather: () => sleep(gatherMs.turns),
    report,
    count,
  });
  const notices = noticeWriter({ zone: config.TIME_ZONE });
  const deliveries = deliveryStore(db, clock, { byPhone });
  const senders = channels.map((channel) =>
    sender({
      channel,
      store: deliveries,
      clock,
      pace: evenPace(channel.name === 'zalo' ? config.ZALO_MESSAGES_PER_SECOND : config.TELEGRAM_MESSAGES_PER_SECOND),
      inFlight: 48,
      holder: newId(),
      isAway,
      renderNotice: async (notice, to) => {
        if (to.byPhone) return writeTemplate(notice, to, { texts, zone: config.TIME_ZONE });
        const say = notices(notice, to);
        return say ? render(texts, to.locale, say) : null;
      },
      renderDigest: async (lines, to) => {
        const { say, said } = writeDigest(lines, config.TIME_ZONE);
        return said.length > 0 ? { message: await render(texts, to.locale, say), said } : null;
      },
      draw: async (outbound, to) => {
        try {
          return await draw(outbound);
        } catch (error) {
          // The words can be read without the picture, and a person who asked must not be left without an answer.
          report(error, { deliveryId: to.id });
          const { attachment: _, ...words } = outbound;
          return { ...words, text: `${words.text}\n\n${texts.text(to.locale, 'bot-not-drawn')}` };
        }
      },
      night: (at, hours) => quietAround(at, config.TIME_ZONE, hours),
      sleep,
      report,
      unfamiliar: (code) =>
        log.error(
          { channel: channel.name, account: channel.account, code },
          'a code that is in no table; messages were given up for it',
        ),
      alarm: (code, until) =>
        log.error({ channel: channel.name, account: channel.account, code, until }, 'the platform refuses us; run doctor'),
      count,
    }),
  );
  const watch = watchStore({ db, clock, newId, texts, zone: config.TIME_ZONE, units, byPhone });
  const rules = sendingRules(config);
  const watchNotices = () =>
    watch.watch(isDue, (stand, shown) => showing(stand, shown, { now: clock.now(), zone: config.TIME_ZONE, rules }));
  const schedule = openSchedule({
    store: scheduleStore({
      db,
      clock,
      newId,
      texts,
      zone: config.TIME_ZONE,
      units,
      recoverDeliveries: () => deliveries.recoverAbandoned(),
      watchNotices,
      remindedFlows: flows.all.filter((flow) => flow.remind).map((flow) => flow.name),
    }),
    clock,
    zone: config.TIME_ZONE,
    brokenChannels: () => brokenAmong(channels, log),
    committed: () => wakeAll(),
    report,
    count,
  });

  const turnLoop = loop(() => turns.drain(), {
    report: (error) => report(error, { loop: 'turns' }),
    sleepMs: async () => idleMs,
  });
  const watchLoop = loop(
    async () => {
      const written = await watchNotices();
      if (written > 0) wakeAll();
      return written;
    },
    { report: (error) => report(error, { loop: 'notices' }), sleepMs: async () => watchMs },
  );
  const laneLoops = senders.flatMap((one) => (['answers', 'bulk'] as Lane[]).map((lane) => laneLoop(one, lane)));
  function laneLoop(one: Sender, lane: Lane) {
    return loop(() => one.drain(lane), {
      report: (error) => report(error, { loop: `${one.channel.name} ${lane}` }),
      sleepMs: async () => idleMs,
    });
  }
  function wakeAll(): void {
    for (const lane of laneLoops) lane.wake();
    for (const one of senders) {
      one.wake('answers');
      one.wake('bulk');
    }
  }
  const inbox = openInbox(
    inboxStore(db, clock, newId, config.LOCALE, { quietMs: config.STAFF_QUIET_MINUTES * 60_000, count }),
    () => turnLoop.wake(),
    () => sleep(gatherMs.messages),
  );

  const receipts = gathering(receiptStore(db));
  const receiptLoop = loop(() => receipts.flush(), {
    report: (error) => report(error, { loop: 'receipts' }),
    sleepMs: async () => idleMs,
  });
  const web = webServer({
    channels,
    put: inbox.put,
    receipts: receipts.put,
    readiness: () => readiness(db, channels),
    metrics: metrics.registry,
    count,
    report,
  });
  const zalo = channels.find((channel) => channel.name === 'zalo');
  // Without an address in the web nobody gets a link to them.
  if (config.PUBLIC_URL) {
    web.register(roomPages, {
      store: roomStore(db),
      clock,
      texts,
      locale: config.LOCALE,
      zone: config.TIME_ZONE,
      origin: config.PUBLIC_URL,
      telegram: (payload) => telegram?.link(payload),
      zalo: zalo && { link: config.ZALO_OA_ID ? `https://zalo.me/${config.ZALO_OA_ID}` : undefined },
    });
    web.register(badgePages, { store: badgeStore(db), texts, locale: config.LOCALE });
    web.register(desk, {
      store: deskStore({ db, clock, newId, units, texts, zone: config.TIME_ZONE, committed: wakeAll }),
      clock,
      texts,
      locale: config.LOCALE,
      zone: config.TIME_ZONE,
      origin: config.PUBLIC_URL,
      report,
    });
  }
  const has = (role: Config['ROLES'][number]) => config.ROLES.includes(role);
  const platforms = listening({ channels, put: inbox.put, log, report });
  const timers: NodeJS.Timeout[] = [];

  async function settle(): Promise<void> {
    await receipts.flush();
    for (let work = 1; work > 0; ) {
      work = await turns.drain();
      for (const one of senders) work += (await one.drain('answers')) + (await one.drain('bulk'));
    }
  }

  return {
    web,
    channels,
    put: inbox.put,
    settle,
    tick: () => schedule.tick(),
    jobs: () => schedule.lines(),
    wake() {
      turnLoop.wake();
      wakeAll();
    },
    async start() {
      if (db.engine === 'sqlite') await deliveries.releaseAll();
      if (has('worker')) {
        every(heartbeatMs, (one) => one.keep());
        every(reconcileMs, (one) => one.reconcile());
        turnLoop.start();
        watchLoop.start();
        for (const lane of laneLoops) lane.start();
      }
      if (has('schedule')) schedule.start();
      if (has('web')) {
        receiptLoop.start();
        await platforms.start();
      }
    },
    async stop() {
      platforms.stop();
      await web.close();
      await platforms.ended();
      await schedule.stop();
      await turnLoop.stop();
      await watchLoop.stop();
      await receiptLoop.stop();
      await receipts.flush();
      for (const one of senders) one.stop();
      await Promise.all(laneLoops.map((lane) => lane.stop()));
      // Answers that were handed over after the last look are not a lane's work under way: they are put back, or finished.
      await Promise.all(senders.map((one) => one.drain('answers')));
      for (const timer of timers) clearInterval(timer);
      await Promise.all(senders.map((one) => one.release()));
      await Promise.all(channels.map((channel) => channel.close()));
    },
  };

  function every(ms: number, work: (one: Sender) => Promise<void>): void {
    const run = () => {
      for (const one of senders) work(one).catch((error) => report(error, { loop: `${one.channel.name} lease` }));
    };
    timers.push(setInterval(run, ms));
  }
}

export function sendingRules(config: Config): SendingRules {
  return {
    secondOfficerAbove: config.SECOND_OFFICER_ABOVE,
    zaloPaidVnd: config.ZALO_PRICE_PAID_VND ?? null,
    zaloTemplateVnd: config.ZALO_PRICE_TEMPLATE_VND ?? null,
    perSecond: { zalo: config.ZALO_MESSAGES_PER_SECOND, telegram: config.TELEGRAM_MESSAGES_PER_SECOND },
  };
}

async function readiness(db: Database, channels: Channel[]): Promise<string[]> {
  const missing: string[] = [];
  if (!(await isMigrated(db))) missing.push('database');
  if (channels.length === 0) missing.push('channels');
  return missing;
}
