// Sign-ins: 1,000 people in one room within a minute, by webhook, against the strict emulators. Every other one scans the screen's QR and
// presses Start on Telegram, the others read its code on our page and type it on Zalo; one in three does it twice. The screen asks for its
// next code meanwhile. None may be lost, none be there twice, and each is answered.
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeRoomSecret } from '../dist/domain/room.js';
import { openDatabase } from '../dist/storage/database.js';
import { migrate } from '../dist/storage/migrate.js';
import { insertRows } from '../dist/storage/sql.js';
import { startPostgres } from '../prisma/postgres.mjs';
import { freePort, median, percentile, startProcess } from './process.mjs';
import { newId, seedMembers, seedUnion } from './seed.mjs';

const token = '777003:sign-in-token-of-nobody';
const account = { ZALO_APP_ID: '1163', ZALO_APP_SECRET: 'app-secret', ZALO_OA_ID: '2197', ZALO_OA_SECRET_KEY: 'oa-secret' };

/** The branch, its people, and a meeting whose door has just been opened. */
async function seed(db, people) {
  const { branchId } = await seedUnion(db);
  const activityId = newId();
  const secret = makeRoomSecret((below) => Math.floor(Math.random() * below));
  const now = new Date();
  await db.write((tx) =>
    tx.activity.create({
      data: {
        id: activityId,
        unitId: branchId,
        kind: 'regular',
        startAt: now,
        place: 'Nhà văn hóa ấp 3',
        audience: { kind: 'branch', unitId: branchId },
        state: 'called',
        createdAt: now,
        checkInCode: '8517',
        roomSecret: secret,
        checkInOpenAt: new Date(now.getTime() - 60_000),
        checkInCloseAt: new Date(now.getTime() + 3600_000),
      },
    }),
  );
  await seedMembers(db, {
    branchId,
    count: people,
    addressOf: (n) =>
      n % 2 === 0
        ? { channel: 'telegram', account: '777003', externalId: String(900_000 + n) }
        : { channel: 'zalo', account: '2197', externalId: String(6_000_000_000_000_000_000n + BigInt(n)) },
    each: (tx, portion) =>
      insertRows(
        tx,
        'Invitation',
        { activityId: 'text', memberId: 'text' },
        portion.map(({ memberId }) => ({ activityId, memberId })),
      ),
  });
  return { activityId, secret };
}

async function measure(engine, { people, seconds, early }) {
  const folder = mkdtempSync(join(tmpdir(), 'chidoan-bench-'));
  const server = engine === 'postgresql' ? await startPostgres() : undefined;
  const url = server?.url ?? `file:${join(folder, 'bench.db')}`;
  await migrate(url);
  const db = await openDatabase(url);
  const room = await seed(db, people);
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const platforms = fork('bench/room-people.mjs', [token, origin], { stdio: 'inherit' });
  const told = () => new Promise((done) => platforms.once('message', done));
  const { zalo, telegram, refreshToken } = await told();
  const bot = await startProcess(
    'dist/main.js',
    {
      ...account,
      ZALO_REFRESH_TOKEN: refreshToken,
      ZALO_OAUTH_ROOT: zalo.oauth,
      ZALO_API_ROOT: zalo.api,
      ZALO_BUSINESS_API_ROOT: zalo.business,
      TELEGRAM_BOT_TOKEN: token,
      TELEGRAM_API_ROOT: telegram,
      TELEGRAM_MODE: 'webhook',
      TELEGRAM_WEBHOOK_SECRET: 'bench_secret_1',
      PUBLIC_URL: origin,
      DATABASE_URL: url,
      PORT: String(port),
      ADMIN_SETUP_CODE: 'bench-setup-code',
    },
    `${origin}/readyz`,
  );
  platforms.send({ ...room, people, seconds, early });
  const { times, presses, answers, others, screenMs, pages, violations } = await told();
  const present = await db.read((tx) => tx.attendance.count());
  const byPerson = await db.read((tx) => tx.attendance.groupBy({ by: ['memberId'] }));
  const memory = bot.memory();
  await bot.stop();
  platforms.kill();
  await db.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
  const p99 = percentile(times, 0.99);
  const lost = people - present;
  const twice = present - byPerson.length;
  console.log(
    `  ${engine.padEnd(10)} ${presses} presses and messages of ${people} people, ${answers} answers, ${present} there; answered p50 ${median(times).toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, at most ${Math.max(...times).toFixed(0)} ms; our page p99 ${percentile(pages, 0.99).toFixed(0)} ms, the screen p99 ${percentile(screenMs, 0.99).toFixed(0)} ms; ${memory.peak} MB`,
  );
  console.log(
    `  ${''.padEnd(10)} target: none lost (${lost === 0 && answers === presses ? 'met' : `NOT met: ${lost} lost, ${presses - answers} unanswered`}), none double (${twice === 0 ? 'met' : 'NOT met'}), p99 < 2 s (${p99 < 2000 ? 'met' : 'NOT met'})${violations > 0 ? `; ${violations} VIOLATIONS` : ''}`,
  );
  for (const [text, n] of Object.entries(others)) console.log(`  ${''.padEnd(10)} ${n} heard: ${text.split('\n')[0]}`);
}

/** @param early people who sign in one after another before the minute begins, and are not timed */
export async function signIns({ people = 1_000, seconds = 60, early = Math.round(people / 20) } = {}) {
  console.log(
    `Sign-ins, ${people} people of one room within ${seconds} s by webhook against the strict emulators, by the screen's QR and code`,
  );
  for (const engine of ['sqlite', 'postgresql']) await measure(engine, { people, seconds, early });
}
