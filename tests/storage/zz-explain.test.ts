import { test } from 'vitest';
import { deliveryStore } from '../../src/storage/deliveries.js';
import { execute } from '../../src/storage/sql.js';
import { engines } from '../run/database.js';
import { openTown } from '../run/town.js';
for (const engine of engines) test(`explain ${engine}`, async () => {
  const town = await openTown({ engine });
  const many = 100_000;
  const series = engine === 'postgresql' ? `generate_series(1, ${many}) s(i)` : `(WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < ${many}) SELECT i FROM s) s`;
  const at = engine === 'postgresql' ? `'2026-03-12T01:00:00Z'::timestamptz` : `'2026-03-12T01:00:00.000+00:00'`;
  await town.db.write((tx) => execute(tx, `INSERT INTO "Delivery" ("id","contactId","addressId","channel","account","externalId","kind","priority","noticeId","state","notBefore","createdAt")
    SELECT 'd' || (s.i + 1000000), 'c' || s.i, 'a' || s.i, 'zalo','zalo-bot','x'||s.i,'notice',3,'m','waiting',${at},${at} FROM ${series}`));
  const store = deliveryStore(town.db, town.clock);
  for (const index of [false, true]) {
    if (index) await town.db.write((tx) => tx.$executeRawUnsafe(`CREATE INDEX "zz" ON "Delivery"("state","channel","account","priority","id")`));
    if (engine === 'postgresql') await town.db.write((tx) => tx.$executeRawUnsafe('ANALYZE'));
    const times: number[] = [];
    for (let i = 0; i < 25; i++) { const t = performance.now(); await store.claim({ channel: 'zalo', account: 'zalo-bot', priorities: [2, 3], limit: 128, notTo: [] }); times.push(performance.now() - t); }
    times.sort((a, b) => a - b);
    console.log('RESULT', engine, index ? 'with id index' : 'as is', 'claim p50', times[12]!.toFixed(1), 'max', times.at(-1)!.toFixed(1));
  }
  await town.close();
}, 200_000);
