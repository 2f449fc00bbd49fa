// The outbox as a table: the next rows of a lane among a million, and 20,000 reminders that fall due in one minute. On both engines.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../dist/app.js';
import { readConfig } from '../dist/config.js';
import { loadTexts } from '../dist/i18n.js';
import { openLog } from '../dist/log.js';
import { openDatabase } from '../dist/storage/database.js';
import { deliveryStore } from '../dist/storage/deliveries.js';
import { migrate } from '../dist/storage/migrate.js';
import { insertRows } from '../dist/storage/sql.js';
import { startPostgres } from '../prisma/postgres.mjs';
import { median, percentile } from './process.mjs';
import { newId, seedMembers } from './seed.mjs';
import { seedUnits } from './talk.mjs';

async function openEngine(engine) {
  const folder = mkdtempSync(join(tmpdir(), 'chidoan-bench-'));
  const server = engine === 'postgresql' ? await startPostgres() : undefined;
  const url = server?.url ?? `file:${join(folder, 'bench.db')}`;
  await migrate(url);
  const db = await openDatabase(url);
  return {
    db,
    url,
    async close() {
      await db.close();
      await server?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** `n` rows made inside the database. */
function rowsSql(engine, { n, state, priority, notBefore }) {
  const columns =
    '"id", "contactId", "addressId", "channel", "account", "externalId", "kind", "priority", "state", "attempts", "notBefore", "createdAt"';
  const at = engine === 'postgresql' ? (text) => `'${text}'::timestamptz` : (text) => `'${text}'`;
  const id = engine === 'postgresql' ? "lpad(g::text, 12, '0')" : "printf('%012d', g)";
  const numbers =
    engine === 'postgresql'
      ? `FROM generate_series(1, ${n}) g`
      : `FROM (WITH RECURSIVE g(g) AS (SELECT 1 UNION ALL SELECT g + 1 FROM g WHERE g < ${n}) SELECT g FROM g)`;
  return `INSERT INTO "Delivery" (${columns}) SELECT '${state}-${priority}-' || ${id}, 'c' || g, 'a' || g, 'zalo', '2197', 'x' || g, 'notice', ${priority},
    '${state}', 0, ${at(notBefore)}, ${at('2026-11-01T00:00:00.000+00:00')} ${numbers}`;
}

async function nextBatch(engine) {
  const { db, close } = await openEngine(engine);
  const past = '2026-11-01T00:00:00.000+00:00';
  const later = '2036-11-01T00:00:00.000+00:00';
  await db.write(async (tx) => {
    for (const rows of [
      { n: 880_000, state: 'sent', priority: 3, notBefore: past },
      { n: 100_000, state: 'waiting', priority: 3, notBefore: past },
      { n: 20_000, state: 'waiting', priority: 2, notBefore: later },
    ])
      await tx.$executeRawUnsafe(rowsSql(engine, rows));
  });
  if (engine === 'postgresql') await db.write((tx) => tx.$executeRawUnsafe('ANALYZE'));
  const store = deliveryStore(db, { now: () => new Date() });
  const notTo = Array.from({ length: 16 }, (_, n) => `a${n}`);
  const times = [];
  for (let n = 0; n < 220; n++) {
    const began = performance.now();
    await store.claim({ channel: 'zalo', account: '2197', priorities: [2, 3], limit: 8, notTo });
    if (n >= 20) times.push(performance.now() - began);
  }
  await close();
  return { p50: median(times), p99: percentile(times, 0.99) };
}

async function reminders(engine, count) {
  const { db, url, close } = await openEngine(engine);
  await seedUnits(db);
  // Nine on a Tuesday morning in Viet Nam: not in anybody's quiet hours.
  const due = new Date('2026-11-24T02:00:00.000Z');
  let now = due;
  const clock = { now: () => now };
  const branch = await db.read((tx) => tx.unit.findFirst({ where: { kind: 'branch' } }));
  const text = 'text';
  const pledge = {
    id: text,
    memberId: text,
    text,
    rhythm: text,
    hour: 'integer',
    startedOn: text,
    nextDueAt: 'time',
    state: text,
    createdAt: 'time',
  };
  await seedMembers(db, {
    branchId: branch.id,
    count,
    now: due,
    addressOf: (n) => ({ channel: 'zalo', account: '2197', externalId: String(n) }),
    purposes: ['registration', 'reminders'],
    each: (tx, people) =>
      insertRows(
        tx,
        'Pledge',
        pledge,
        people.map((one) => ({
          id: newId(),
          memberId: one.memberId,
          text: 'Đọc một cuốn sách mỗi tuần',
          rhythm: 'week',
          hour: 9,
          startedOn: '2026-11-17',
          nextDueAt: due,
          state: 'active',
          createdAt: due,
        })),
      ),
  });
  const config = readConfig({ DATABASE_URL: url, ADMIN_SETUP_CODE: 'bench-setup-code' });
  const app = buildApp({ config, db, clock, channels: [], texts: loadTexts(), log: openLog('silent') });
  now = new Date(due.getTime() + 500);
  const began = performance.now();
  const written = [];
  let over = false;
  const watch = (async () => {
    while (!over) {
      const rows = await db.read((tx) => tx.delivery.count({ where: { kind: 'nudge' } }));
      written.push({ at: performance.now() - began, rows });
      await new Promise((done) => setTimeout(done, 50));
    }
  })();
  await app.tick();
  over = true;
  await watch;
  const rows = await db.read((tx) => tx.delivery.count({ where: { kind: 'nudge' } }));
  written.push({ at: performance.now() - began, rows });
  const late = written.find((seen) => seen.rows >= count * 0.99)?.at ?? Number.NaN;
  const last = written.find((seen) => seen.rows >= rows).at;
  await app.stop();
  await close();
  return { rows, late, last };
}

export async function outbox({ count = 20_000 } = {}) {
  console.log(
    'The outbox: the next 8 rows of a lane with 1,000,000 deliveries in the table (100,000 wait, 20,000 are not due yet), 200 looks',
  );
  for (const engine of ['sqlite', 'postgresql']) {
    const { p50, p99 } = await nextBatch(engine);
    console.log(
      `  ${engine.padEnd(12)} p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms; target: p99 < 20 ms (${p99 < 20 ? 'met' : 'NOT met'})`,
    );
  }
  console.log(
    `Reminders: ${count.toLocaleString('en')} pledges fall due in one minute; how long after the tick their questions are in the outbox`,
  );
  for (const engine of ['sqlite', 'postgresql']) {
    const { rows, late, last } = await reminders(engine, count);
    console.log(
      `  ${engine.padEnd(12)} ${rows} written, 99 % after ${(late / 1000).toFixed(1)} s, the last after ${(last / 1000).toFixed(1)} s; target: p99 < 5 s (${rows === count && late < 5000 ? 'met' : 'NOT met'})`,
    );
  }
}
