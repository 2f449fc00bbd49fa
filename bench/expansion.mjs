// Calling everybody: one notice expanded to 100,000 people by the effect that an officer's "Gửi" leads to, on each engine. Conditions
// are printed; the median of the runs counts. `node bench/expansion.mjs [people] [runs]` after `npm run build`.
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { unitTree } from '../dist/domain/units.js';
import { callEffects } from '../dist/storage/calls.js';
import { openDatabase } from '../dist/storage/database.js';
import { idsFrom } from '../dist/storage/ids.js';
import { migrate } from '../dist/storage/migrate.js';
import { reach } from '../dist/storage/notices.js';
import { insertRows } from '../dist/storage/sql.js';
import { startPostgres } from '../prisma/postgres.mjs';
import { median } from './process.mjs';

const people = Number(process.argv[2] ?? 100_000);
const runs = Number(process.argv[3] ?? 3);
const now = new Date('2026-03-12T02:00:00Z');
const newId = idsFrom(() => now);

/** A province: 1,000 branches; every tenth member has no bot, every tenth of the others stopped messages, every fifth has both channels. */
async function seed(db) {
  const top = newId();
  const units = [
    { id: top, parentId: null, kind: 'provincial_union', name: 'Tỉnh đoàn', nameKey: 'tinh doan', path: `/${top}/` },
  ];
  for (let n = 0; n < 1000; n++) {
    const id = newId();
    units.push({ id, parentId: top, kind: 'branch', name: `Chi đoàn ${n}`, nameKey: `chi doan ${n}`, path: `/${top}/${id}/` });
  }
  const members = [];
  const contacts = [];
  const addresses = [];
  for (let n = 0; n < people; n++) {
    const memberId = newId();
    const name = `Nguyễn Văn ${n}`;
    members.push({
      id: memberId,
      fullName: name,
      nameKey: name,
      searchKey: name,
      sortKey: name,
      branchId: units[1 + (n % 1000)].id,
      status: 'active',
      source: 'roster',
      createdAt: now,
      updatedAt: now,
    });
    if (n % 10 === 0) continue;
    const contactId = newId();
    contacts.push({ id: contactId, memberId, locale: 'vi', stoppedAt: n % 10 === 1 ? now : null, createdAt: now });
    const address = (channel) =>
      addresses.push({
        id: newId(),
        channel,
        account: 'bench',
        externalId: String(n),
        contactId,
        state: 'open',
        lastInboundAt: now,
        createdAt: now,
      });
    address(n % 3 === 0 ? 'telegram' : 'zalo');
    if (n % 5 === 0) address(n % 3 === 0 ? 'zalo' : 'telegram');
  }
  const columns = (row) => Object.fromEntries(Object.keys(row).map((name) => [name, name.endsWith('At') ? 'time' : 'text']));
  await db.write(async (tx) => {
    for (const [table, rows] of Object.entries({ Unit: units, Member: members, Contact: contacts, Address: addresses })) {
      for (let at = 0; at < rows.length; at += 10_000) await insertRows(tx, table, columns(rows[0]), rows.slice(at, at + 10_000));
    }
  });
  return { top, units: unitTree(units), contacts: contacts.length };
}

async function measure(name, url) {
  await migrate(url);
  const db = await openDatabase(url);
  const { top, units, contacts } = await seed(db);
  const audience = { kind: 'subtree', unitId: top };
  const reaching = performance.now();
  const reached = await db.write((tx) => reach(tx, audience, units, now));
  console.log(`${name}: preview's count of ${reached.invited} people in ${Math.round(performance.now() - reaching)} ms`);
  const times = [];
  for (let run = 0; run < runs; run++) {
    const fields = {
      kind: 'event',
      title: null,
      startAt: new Date(now.getTime() + 86_400_000 * 3),
      endAt: null,
      place: 'Quảng trường',
      content: null,
      dress: null,
      bring: null,
    };
    const effect = {
      kind: 'call_activity',
      activityId: newId(),
      unitId: top,
      fields,
      audience,
      respondBy: null,
      sending: { noticeId: newId(), signedAs: null, notBefore: now },
    };
    const by = { contactId: newId(), memberId: null, channel: 'zalo', messageKey: 'bench', inboundId: 'bench' };
    const began = performance.now();
    await db.write((tx) => callEffects.call_activity(tx, [{ effect, by }], { now, newId, units }));
    times.push(performance.now() - began);
    const rows = await db.read((tx) =>
      tx.delivery.groupBy({ by: ['state'], where: { noticeId: effect.sending.noticeId }, _count: true }),
    );
    const total = rows.reduce((sum, row) => sum + row._count, 0);
    if (total !== contacts) throw new Error(`${total} deliveries for ${contacts} contacts`);
    if (run === 0)
      console.log(`${name}: ${rows.map((row) => `${row._count} ${row.state}`).join(', ')}, ${people - total} without the bot`);
  }
  console.log(
    `${name}: invitations and deliveries for ${people} people, median of ${runs}: ${(median(times) / 1000).toFixed(2)} s (${times.map((ms) => (ms / 1000).toFixed(2)).join(', ')})`,
  );
  await db.close();
}

console.log(`${cpus()[0].model}, ${cpus().length} cores, Node ${process.version}`);
const folder = mkdtempSync(join(tmpdir(), 'chidoan-bench-'));
await measure('sqlite', `file:${join(folder, 'bench.db')}`);
rmSync(folder, { recursive: true, force: true });
const server = await startPostgres();
try {
  await measure('postgresql', server.url);
} finally {
  await server.stop();
}
