// Idle: how soon it is ready on an existing database, and what it holds when nothing happens.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../dist/storage/database.js';
import { migrate } from '../dist/storage/migrate.js';
import { openPeople } from './people.mjs';
import { freePort, median, startProcess } from './process.mjs';
import { seedUnits } from './talk.mjs';

export async function idle({ runs = 5, seconds = 100 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'chidoan-bench-'));
  const url = `file:${join(folder, 'bench.db')}`;
  await migrate(url);
  const db = await openDatabase(url);
  await seedUnits(db);
  await db.close();
  const people = openPeople({ token: '777000:benchmark-token-of-nobody', secret: 'bench_secret_1' });
  const apiRoot = await people.listen();
  const ready = [];
  const memory = [];
  for (let n = 0; n < runs; n++) {
    const port = await freePort();
    const bot = await startProcess(
      'dist/main.js',
      {
        DATABASE_URL: url,
        PORT: String(port),
        TELEGRAM_BOT_TOKEN: '777000:benchmark-token-of-nobody',
        TELEGRAM_MODE: 'webhook',
        TELEGRAM_WEBHOOK_SECRET: 'bench_secret_1',
        TELEGRAM_API_ROOT: apiRoot,
        PUBLIC_URL: 'https://bench.invalid',
        ADMIN_SETUP_CODE: 'bench-setup-code',
      },
      `http://127.0.0.1:${port}/readyz`,
    );
    ready.push(bot.readyMs);
    await new Promise((done) => setTimeout(done, (seconds / runs) * 1000));
    memory.push(bot.memory().now);
    await bot.stop();
  }
  people.close();
  rmSync(folder, { recursive: true, force: true });
  console.log(`Idle, Telegram by webhook, SQLite (medians of ${runs} starts, memory ${seconds / runs} s after each)`);
  console.log(`  ready after ${median(ready).toFixed(0)} ms, ${median(memory)} MB resident`);
  console.log(
    `  target: ready < 2 s (${median(ready) < 2000 ? 'met' : 'NOT met'}), idle < 150 MB (${median(memory) < 150 ? 'met' : 'NOT met'})`,
  );
}
