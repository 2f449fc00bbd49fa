// A notice: to 100,000 people on Zalo. How long the expansion takes, how fast it leaves when the platform's limit is lifted, what memory
// that takes, and whether the pace is kept at 30 a second.
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../dist/storage/database.js';
import { migrate } from '../dist/storage/migrate.js';
import { call } from './call.mjs';
import { freePort, startProcess } from './process.mjs';
import { seedMembers, seedUnion } from './seed.mjs';

/** Whom bench/zalo.mjs knows. */
export const zaloAddress = (n) => ({
  channel: 'zalo',
  account: '2197',
  externalId: String(5_000_000_000_000_000_000n + BigInt(n)),
});

export function ask(child, what) {
  return new Promise((resolve) => {
    child.once('message', resolve);
    if (what) child.send(what);
  });
}

async function send(url, roots, refreshToken, perSecond) {
  const port = await freePort();
  return startProcess(
    'dist/main.js',
    {
      DATABASE_URL: url,
      PORT: String(port),
      ADMIN_SETUP_CODE: 'bench-setup-code',
      ZALO_APP_ID: '1163',
      ZALO_APP_SECRET: 'app-secret',
      ZALO_OA_ID: '2197',
      ZALO_OA_SECRET_KEY: 'oa-secret',
      ZALO_REFRESH_TOKEN: refreshToken,
      ZALO_OAUTH_ROOT: roots.oauth,
      ZALO_API_ROOT: roots.api,
      ZALO_BUSINESS_API_ROOT: roots.business,
      ZALO_MESSAGES_PER_SECOND: String(perSecond),
    },
    `http://127.0.0.1:${port}/readyz`,
  );
}

export async function notice({ people = 100_000, paceSeconds = 60 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'chidoan-bench-'));
  const url = `file:${join(folder, 'bench.db')}`;
  await migrate(url);
  let db = await openDatabase(url);
  const { unionId, branchId } = await seedUnion(db);
  await seedMembers(db, { branchId, count: people, addressOf: zaloAddress });
  const expandMs = await call(db, unionId);
  await db.close();

  const zalo = fork('bench/zalo.mjs', [String(people)]);
  const { roots, refreshToken } = await ask(zalo);
  let bot = await send(url, roots, refreshToken, 100_000);
  for (let count = 0; count < people; ) {
    await new Promise((done) => setTimeout(done, 500));
    ({ count } = await ask(zalo, 'count'));
  }
  const { times, violations } = await ask(zalo, 'times');
  const rate = people / ((times.at(-1) - times[0]) / 1000);
  const memory = bot.memory().peak;
  await bot.stop();

  // The same people again, at 30 a second.
  db = await openDatabase(url);
  await call(db, unionId);
  await db.close();
  await ask(zalo, 'reset');
  bot = await send(url, roots, refreshToken, 30);
  await new Promise((done) => setTimeout(done, paceSeconds * 1000));
  const paced = (await ask(zalo, 'times')).times;
  await bot.stop();
  zalo.kill();
  const pace = (paced.length - 1) / ((paced.at(-1) - paced[0]) / 1000);
  let most = 0;
  for (let from = 0, to = 0; to < paced.length; to++) {
    while (paced[to] - paced[from] >= 1000) from++;
    most = Math.max(most, to - from + 1);
  }
  rmSync(folder, { recursive: true, force: true });
  console.log(
    `Notice to ${people.toLocaleString('en')} people on Zalo, SQLite with synchronous FULL, the strict emulator in a process of its own`,
  );
  console.log(
    `  expanded in ${(expandMs / 1000).toFixed(2)} s; limit lifted: ${rate.toFixed(0)} messages a second, ${memory} MB at most, ${violations} rules of the platform broken`,
  );
  console.log(
    `  at 30 a second: ${pace.toFixed(2)} a second over ${paceSeconds} s (${((pace / 30) * 100).toFixed(1)} %), at most ${most} in any second`,
  );
  console.log(
    `  target: expansion < 5 s (${expandMs < 5000 ? 'met' : 'NOT met'}), 1,000 a second (${rate >= 1000 ? 'met' : 'NOT met'}), < 250 MB (${memory < 250 ? 'met' : 'NOT met'}), ≥ 98 % and never more than 30 (${pace >= 29.4 && most <= 30 ? 'met' : 'NOT met'})`,
  );
}
