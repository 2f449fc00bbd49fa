// Turns: 200 people register over and over by webhook; the bot's answer ends a turn. Beside it, in the same run, the peer.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../dist/storage/database.js';
import { migrate } from '../dist/storage/migrate.js';
import { openPeople } from './people.mjs';
import { freePort, median, percentile, startProcess } from './process.mjs';
import { first, seedUnits, talk } from './talk.mjs';

const token = '777000:benchmark-token-of-nobody';
const secret = 'bench_secret_1';

/** The peer's registration in as many turns as ours (talk.mjs): up to the summary, then given up. */
const peerTalk = [
  (p) => p.say('xin chào'),
  (p) => p.press('Đồng ý'),
  (p) => p.say('Nguyễn Văn An'),
  (p) => p.say('15/3/2004'),
  (p) => p.say('0312345678'),
  (p) => p.say('Chi đoàn ấp Phú Cường'),
  (p) => p.say('hủy'),
];

async function openOurs(folder, people, apiRoot) {
  const port = await freePort();
  const url = `file:${join(folder, 'ours.db')}`;
  await migrate(url);
  const db = await openDatabase(url);
  await seedUnits(db);
  await db.close();
  const bot = await startProcess(
    'dist/main.js',
    {
      DATABASE_URL: url,
      PORT: String(port),
      TELEGRAM_BOT_TOKEN: token,
      TELEGRAM_MODE: 'webhook',
      TELEGRAM_WEBHOOK_SECRET: secret,
      TELEGRAM_API_ROOT: apiRoot,
      PUBLIC_URL: 'https://bench.invalid',
      ADMIN_SETUP_CODE: 'bench-setup-code',
      TELEGRAM_DRIVER: process.env.BENCH_DRIVER ?? 'grammy',
    },
    `http://127.0.0.1:${port}/readyz`,
  );
  people.setWebhook(`http://127.0.0.1:${port}/webhooks/telegram`);
  return bot;
}

async function openPeer(folder, people, apiRoot) {
  const port = await freePort();
  const file = join(folder, 'peer.db');
  await migrate(`file:${file}`);
  const bot = await startProcess(
    'bench/peer/bot.mjs',
    { DATABASE_FILE: file, PORT: String(port), TOKEN: token, SECRET: secret, API_ROOT: apiRoot },
    `http://127.0.0.1:${port}/readyz`,
  );
  people.setWebhook(`http://127.0.0.1:${port}/webhooks/telegram`);
  return bot;
}

async function measure(open, talk, { count, seconds, rate, before = [] }) {
  const folder = mkdtempSync(join(tmpdir(), 'chidoan-bench-'));
  const people = openPeople({ token, secret });
  const apiRoot = await people.listen();
  const bot = await open(folder, people, apiRoot);
  const everybody = Array.from({ length: count }, (_, n) => people.person(1_000_000 + n));
  const run = async (until, times) =>
    Promise.all(
      everybody.map(async (person, n) => {
        // At a given rate each person speaks every count/rate seconds, evenly shifted.
        let next = performance.now() + (rate ? (n / rate) * 1000 : 0);
        while (performance.now() < until) {
          for (const line of talk) {
            if (rate) {
              await new Promise((done) => setTimeout(done, Math.max(0, next - performance.now())));
              next += (count / rate) * 1000;
            }
            const { ms } = await line(person);
            times?.push(ms);
          }
        }
      }),
    );
  await Promise.all(
    everybody.map(async (person) => {
      for (const line of before) await line(person);
    }),
  );
  await run(performance.now() + 3000);
  const times = [];
  const cpu = bot.cpu();
  const began = performance.now();
  await run(began + seconds * 1000, times);
  const elapsed = (performance.now() - began) / 1000;
  const spent = bot.cpu() - cpu;
  const memory = bot.memory();
  await bot.stop();
  people.close();
  rmSync(folder, { recursive: true, force: true });
  return {
    perSecond: times.length / elapsed,
    cpuPerThousand: (spent / times.length) * 1000,
    p50: median(times),
    p99: percentile(times, 0.99),
    memory: memory.peak,
  };
}

export async function turns({ seconds = 10, runs = 3, count = 200 } = {}) {
  const ours = [];
  const peer = [];
  for (let n = 0; n < runs; n++) {
    peer.push(await measure(openPeer, peerTalk, { count, seconds }));
    ours.push(await measure(openOurs, talk, { count, seconds, before: first }));
  }
  const full = median(ours.map((one) => one.perSecond));
  const half = [];
  for (let n = 0; n < runs; n++) half.push(await measure(openOurs, talk, { count, seconds, rate: 500, before: first }));
  const line = (name, list) =>
    `  ${name.padEnd(28)} ${median(list.map((one) => one.perSecond))
      .toFixed(0)
      .padStart(6)} turns/s   ${median(list.map((one) => one.cpuPerThousand))
      .toFixed(2)
      .padStart(5)} CPU-s per thousand   p50 ${median(list.map((one) => one.p50))
      .toFixed(0)
      .padStart(4)} ms   p99 ${median(list.map((one) => one.p99))
      .toFixed(0)
      .padStart(4)} ms   ${Math.max(...list.map((one) => one.memory))} MB`;
  console.log(`Turns, SQLite with synchronous FULL, ${count} people by webhook (medians of ${runs} runs of ${seconds} s)`);
  console.log(line('chidoan-bot', ours));
  console.log(line('grammY + conversations', peer));
  console.log(line('chidoan-bot at 500/s', half));
  const ratio = median(peer.map((one) => one.cpuPerThousand)) / median(ours.map((one) => one.cpuPerThousand));
  console.log(
    `  ${ratio.toFixed(1)} times the turns per CPU-second of the peer; target: 1,000 turns/s (${full >= 1000 ? 'met' : 'NOT met'}), ratio 2 (${ratio >= 2 ? 'met' : 'NOT met'}), p99 at half load < 100 ms (${median(half.map((one) => one.p99)) < 100 ? 'met' : 'NOT met'})`,
  );
}
