// A notice at the platforms' own pace, in real time: 7,460 people on Telegram at 30 a second and as many on Zalo at 20, from one process,
// while people write to the bot. How much longer than the ideal it takes, how long a person waits for an answer, whether memory grows.
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../dist/storage/database.js';
import { migrate } from '../dist/storage/migrate.js';
import { call } from './call.mjs';
import { ask, zaloAddress } from './notice.mjs';
import { openPeople } from './people.mjs';
import { freePort, median, percentile, startProcess } from './process.mjs';
import { seedMembers, seedUnion } from './seed.mjs';

const token = '777003:benchmark-token-of-nobody';
const secret = 'bench_secret_1';
const chatOf = (n) => 600_000 + n;
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
/** Telegram's and Zalo's; `people` on each. */
const pace = { telegram: 30, zalo: 20 };

/** @param writing people who write each second */
export async function drain({ people = 7_460, writing = 3 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'chidoan-bench-'));
  const url = `file:${join(folder, 'bench.db')}`;
  await migrate(url);
  const db = await openDatabase(url);
  const { unionId, branchId } = await seedUnion(db);
  await seedMembers(db, { branchId, count: people, addressOf: zaloAddress });
  await seedMembers(db, {
    branchId,
    count: people,
    addressOf: (n) => ({ channel: 'telegram', account: token.split(':')[0], externalId: String(chatOf(n)) }),
  });
  await call(db, unionId);
  await db.close();

  const zalo = fork('bench/zalo.mjs', [String(people)]);
  const { roots, refreshToken } = await ask(zalo);
  const telegram = openPeople({ token, secret });
  const port = await freePort();
  const bot = await startProcess(
    'dist/main.js',
    {
      DATABASE_URL: url,
      PORT: String(port),
      ADMIN_SETUP_CODE: 'bench-setup-code',
      PUBLIC_URL: 'https://bench.invalid',
      TELEGRAM_BOT_TOKEN: token,
      TELEGRAM_MODE: 'webhook',
      TELEGRAM_WEBHOOK_SECRET: secret,
      TELEGRAM_API_ROOT: await telegram.listen(),
      TELEGRAM_MESSAGES_PER_SECOND: String(pace.telegram),
      ZALO_APP_ID: '1163',
      ZALO_APP_SECRET: 'app-secret',
      ZALO_OA_ID: '2197',
      ZALO_OA_SECRET_KEY: 'oa-secret',
      ZALO_REFRESH_TOKEN: refreshToken,
      ZALO_OAUTH_ROOT: roots.oauth,
      ZALO_API_ROOT: roots.api,
      ZALO_BUSINESS_API_ROOT: roots.business,
      ZALO_MESSAGES_PER_SECOND: String(pace.zalo),
    },
    `http://127.0.0.1:${port}/readyz`,
  );
  telegram.setWebhook(`http://127.0.0.1:${port}/webhooks/telegram`);

  // People who are of no branch write, so that what they get is an answer and never the notice.
  const answers = [];
  const memory = [];
  let over = false;
  const writers = (async () => {
    for (let n = 0; !over; n++) {
      const person = telegram.person(5_000_000 + (n % 500));
      person.say('xin chào').then(({ ms }) => answers.push(ms));
      await sleep(1000 / writing);
    }
  })();
  const sampling = (async () => {
    while (!over) {
      memory.push(bot.memory().now);
      await sleep(2_000);
    }
  })();
  const seen = { telegram: [], zalo: [] };
  telegram.onSend((chat) => {
    if (chat < 5_000_000) seen.telegram.push(performance.now());
  });
  while (seen.telegram.length < people || (await ask(zalo, 'count')).count < people) await sleep(500);
  seen.zalo = (await ask(zalo, 'times')).times;
  over = true;
  await Promise.all([writers, sampling]);
  const peak = bot.memory().peak;
  await bot.stop();
  telegram.close();
  zalo.kill();
  rmSync(folder, { recursive: true, force: true });

  console.log(
    `A notice at the platforms' pace, in real time: ${people.toLocaleString('en')} people on Telegram and as many on Zalo, one process, SQLite; ${writing} people a second write to it meanwhile`,
  );
  for (const channel of ['telegram', 'zalo']) {
    const times = seen[channel];
    const took = (times.at(-1) - times[0]) / 1000;
    const ideal = (people - 1) / pace[channel];
    let most = 0;
    for (let from = 0, to = 0; to < times.length; to++) {
      while (times[to] - times[from] >= 1000) from++;
      most = Math.max(most, to - from + 1);
    }
    console.log(
      `  ${channel.padEnd(9)} ${took.toFixed(0)} s at ${pace[channel]} a second, ideal ${ideal.toFixed(0)} s: ${((took / ideal - 1) * 100).toFixed(1)} % longer, target: within 5 % (${took <= ideal * 1.05 ? 'met' : 'NOT met'}); at most ${most} arrived in any second`,
    );
  }
  const p99 = percentile(answers, 0.99);
  console.log(
    `  answers   ${answers.length}: p50 ${median(answers).toFixed(0)} ms, p99 ${p99.toFixed(0)} ms; target: p99 < 2 s (${p99 < 2000 ? 'met' : 'NOT met'})`,
  );
  const third = Math.floor(memory.length / 3);
  console.log(
    `  memory    median ${median(memory.slice(third, 2 * third))} MB in the second third, ${median(memory.slice(-third))} MB in the last, ${peak} MB at most`,
  );
}
