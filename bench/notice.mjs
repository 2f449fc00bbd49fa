// A notice: to 100,000 people on Zalo. How long the expansion takes, how fast it leaves when the platform's limit is lifted, what memory
// that takes, and whether the pace is kept at 30 a second.
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadTexts } from '../dist/i18n.js';
import { openDatabase } from '../dist/storage/database.js';
import { applyEffects } from '../dist/storage/effects.js';
import { idsFrom } from '../dist/storage/ids.js';
import { migrate } from '../dist/storage/migrate.js';
import { insertRows } from '../dist/storage/sql.js';
import { touchUnits, unitCache } from '../dist/storage/units.js';
import { freePort, startProcess } from './process.mjs';

const newId = idsFrom(() => new Date());

function ask(child, what) {
  return new Promise((resolve) => {
    child.once('message', resolve);
    if (what) child.send(what);
  });
}

async function seed(db, people) {
  const branchId = newId();
  const now = new Date();
  await db.write(async (tx) => {
    await tx.unit.create({
      data: { id: branchId, kind: 'commune_union', name: 'Tỉnh đoàn', nameKey: 'tinh doan', path: `/${branchId}/` },
    });
    const branch = newId();
    await tx.unit.create({
      data: {
        id: branch,
        parentId: branchId,
        kind: 'branch',
        branchKind: 'residential',
        name: 'Chi đoàn ấp 3',
        nameKey: 'chi doan ap 3',
        path: `/${branchId}/${branch}/`,
      },
    });
    await touchUnits(tx, 'bench');
    for (let from = 0; from < people; from += 5000) {
      const rows = Array.from({ length: Math.min(5000, people - from) }, (_, n) => ({
        id: newId(),
        contactId: newId(),
        n: from + n,
      }));
      const text = 'text';
      await insertRows(
        tx,
        'Member',
        {
          id: text,
          fullName: text,
          nameKey: text,
          searchKey: text,
          sortKey: text,
          branchId: text,
          status: text,
          source: text,
          createdAt: 'time',
          updatedAt: 'time',
        },
        rows.map((row) => ({
          id: row.id,
          fullName: `Nguyễn Văn An ${row.n}`,
          nameKey: 'a',
          searchKey: 'a',
          sortKey: 'a',
          branchId: branch,
          status: 'active',
          source: 'roster',
          createdAt: now,
          updatedAt: now,
        })),
      );
      await insertRows(
        tx,
        'Contact',
        { id: text, memberId: text, locale: text, createdAt: 'time' },
        rows.map((row) => ({ id: row.contactId, memberId: row.id, locale: 'vi', createdAt: now })),
      );
      await insertRows(
        tx,
        'Address',
        {
          id: text,
          channel: text,
          account: text,
          externalId: text,
          contactId: text,
          state: text,
          lastInboundAt: 'time',
          createdAt: 'time',
        },
        rows.map((row) => ({
          id: newId(),
          channel: 'zalo',
          account: '2197',
          externalId: String(5_000_000_000_000_000_000n + BigInt(row.n)),
          contactId: row.contactId,
          state: 'open',
          lastInboundAt: now,
          createdAt: now,
        })),
      );
      await insertRows(
        tx,
        'Consent',
        { id: text, contactId: text, purpose: text, textVersion: text, channel: text, messageId: text, at: 'time' },
        rows.map((row) => ({
          id: newId(),
          contactId: row.contactId,
          purpose: 'registration',
          textVersion: '1',
          channel: 'zalo',
          messageId: 'bench',
          at: now,
        })),
      );
    }
  });
  return branchId;
}

async function expand(db, unitId) {
  const now = new Date();
  const began = performance.now();
  await db.write(async (tx) => {
    const effect = {
      kind: 'call_activity',
      activityId: newId(),
      unitId,
      fields: {
        kind: 'regular',
        title: null,
        startAt: new Date(now.getTime() + 10 * 3600_000),
        endAt: null,
        place: 'Nhà văn hóa',
        content: 'Sinh hoạt tháng 11',
        dress: null,
        bring: null,
      },
      audience: { kind: 'subtree', unitId },
      respondBy: null,
      sending: { noticeId: newId(), signedAs: 'secretary', notBefore: now },
    };
    await applyEffects(
      tx,
      [{ effect, by: { contactId: 'bench', memberId: null, channel: 'zalo', messageKey: 'bench', inboundId: 'bench' } }],
      { now, newId, texts: loadTexts(), zone: 'Asia/Ho_Chi_Minh', units: await unitCache().current(tx) },
    );
  });
  return performance.now() - began;
}

async function send(url, _zalo, roots, refreshToken, perSecond) {
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
  const unitId = await seed(db, people);
  const expandMs = await expand(db, unitId);
  await db.close();

  const zalo = fork('bench/zalo.mjs', [String(people)]);
  const { roots, refreshToken } = await ask(zalo);
  let bot = await send(url, zalo, roots, refreshToken, 100_000);
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
  await expand(db, unitId);
  await db.close();
  await ask(zalo, 'reset');
  bot = await send(url, zalo, roots, refreshToken, 30);
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
