// Webhooks: 500 a second for a minute, signed as Zalo signs them, while the bot also answers. None may be lost.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../dist/storage/database.js';
import { migrate } from '../dist/storage/migrate.js';
import { freePort, median, percentile, startProcess } from './process.mjs';
import { seedUnits } from './talk.mjs';

const account = { ZALO_APP_ID: '1163', ZALO_APP_SECRET: 'app-secret', ZALO_OA_ID: '2197', ZALO_OA_SECRET_KEY: 'oa-secret' };

/** Zalo's side, bare: answers every call at once. */
async function openZalo() {
  let messages = 0;
  const server = http.createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      response.setHeader('content-type', 'application/json');
      if (request.url.includes('/v4/oa/access_token'))
        return response.end(JSON.stringify({ access_token: 'a', refresh_token: 'r2', expires_in: '90000' }));
      messages++;
      response.end(
        JSON.stringify({ error: 0, message: 'Success', data: { message_id: `m${messages}`, user_id: '1', sent_time: '1' } }),
      );
    });
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    root: `http://127.0.0.1:${server.address().port}`,
    messages: () => messages,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** @param warm seconds of the same load before the measured ones: a process that has just started compiles while it answers */
export async function webhooks({ perSecond = 500, seconds = 60, warm = 5, people = 5_000 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'chidoan-bench-'));
  const url = `file:${join(folder, 'bench.db')}`;
  await migrate(url);
  const seeding = await openDatabase(url);
  await seedUnits(seeding);
  await seeding.close();
  const zalo = await openZalo();
  const port = await freePort();
  const bot = await startProcess(
    'dist/main.js',
    {
      ...account,
      ZALO_REFRESH_TOKEN: 'r1',
      ZALO_OAUTH_ROOT: zalo.root,
      ZALO_API_ROOT: zalo.root,
      ZALO_BUSINESS_API_ROOT: zalo.root,
      DATABASE_URL: url,
      PORT: String(port),
      ADMIN_SETUP_CODE: 'bench-setup-code',
    },
    `http://127.0.0.1:${port}/readyz`,
  );
  const agent = new http.Agent({ keepAlive: true, maxSockets: 128 });
  const times = [];
  const cold = [];
  let refused = 0;
  const post = (n) => {
    const timestamp = String(Date.now());
    const body = JSON.stringify({
      app_id: '1163',
      event_name: 'user_send_text',
      timestamp,
      sender: { id: String(4_000_000_000_000_000_000n + BigInt(n % people)) },
      recipient: { id: '2197' },
      message: { msg_id: `bench-${n}`, text: 'xin chào' },
    });
    const mac = createHash('sha256').update(`1163${body}${timestamp}oa-secret`).digest('hex');
    const began = performance.now();
    return new Promise((resolve) => {
      const request = http.request(
        {
          host: '127.0.0.1',
          port,
          path: '/webhooks/zalo',
          method: 'POST',
          agent,
          headers: {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
            'x-zevent-signature': `mac=${mac}`,
          },
        },
        (response) => {
          response.resume();
          response.on('end', () => {
            (n < perSecond * warm ? cold : times).push(performance.now() - began);
            if (response.statusCode !== 200) refused++;
            resolve();
          });
        },
      );
      request.on('error', () => {
        refused++;
        resolve();
      });
      request.end(body);
    });
  };
  const total = perSecond * (warm + seconds);
  const began = performance.now();
  const pending = [];
  for (let n = 0; n < total; ) {
    const due = Math.min(total, Math.floor(((performance.now() - began) / 1000) * perSecond));
    while (n < due) pending.push(post(n++));
    await new Promise((done) => setTimeout(done, 2));
  }
  await Promise.all(pending);
  const elapsed = (performance.now() - began) / 1000;
  const db = await openDatabase(url);
  const stored = await db.read((tx) => tx.inbound.count());
  let left;
  do {
    left = await db.read((tx) => tx.inbound.count({ where: { state: 'waiting' } }));
    if (left > 0) await new Promise((done) => setTimeout(done, 500));
  } while (left > 0);
  const answered = (performance.now() - began) / 1000;
  await db.close();
  const memory = bot.memory();
  await bot.stop();
  zalo.close();
  rmSync(folder, { recursive: true, force: true });
  const p99 = percentile(times, 0.99);
  console.log(
    `Webhooks, Zalo, ${perSecond} a second for ${seconds} s after ${warm} s of warming up, from ${people} people, SQLite with synchronous FULL`,
  );
  console.log(
    `  sent ${total} in ${elapsed.toFixed(1)} s, stored ${stored}, refused ${refused}, acknowledged p50 ${median(times).toFixed(1)} ms, p99 ${p99.toFixed(1)} ms (warming up: ${percentile(cold, 0.99).toFixed(0)} ms); all turns done after ${answered.toFixed(1)} s; ${memory.peak} MB at most`,
  );
  console.log(
    `  target: none lost (${stored === total && refused === 0 ? 'met' : 'NOT met'}), p99 < 100 ms (${p99 < 100 ? 'met' : 'NOT met'})`,
  );
}
