// Figures of a province: rates, a month, a trend, kinds of branch and concerns at the root, for a commune and for a branch, on both
// engines. `npm run bench -- figures`, or `node bench/figures.mjs [members] [engine]` after `npm run build`; conditions are printed.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { periodAt, readPeriod } from '../dist/domain/periods.js';
import { showRate } from '../dist/domain/rates.js';
import { openDatabase } from '../dist/storage/database.js';
import { figureLookup } from '../dist/storage/figures.js';
import { settleDays } from '../dist/storage/figures-settled.js';
import { migrate } from '../dist/storage/migrate.js';
import { unitCache } from '../dist/storage/units.js';
import { startPostgres } from '../prisma/postgres.mjs';
import { branchId, communeId, makeDay, makeProvince, rootId, today } from './figures-world.mjs';
import { median } from './process.mjs';

const rounds = 5;
/** What README.md tells a province to set: a quarter of 4 GB, room to sort a province, a disk without a moving head. */
const settings = { shared_buffers: '1GB', work_mem: '32MB', random_page_cost: '1.1', jit: 'off' };

export async function figures(members = Number(process.env.BENCH_MEMBERS ?? 1_000_000), engines = ['sqlite', 'postgresql']) {
  const folder = mkdtempSync(join(tmpdir(), 'chidoan-figures-'));
  const server = engines.includes('postgresql') ? await startPostgres({ settings }) : undefined;
  try {
    for (const engine of engines) {
      const url = engine === 'sqlite' ? `file:${join(folder, 'figures.db')}` : server.url;
      await migrate(url);
      const db = await openDatabase(url);
      await measure(Object.assign(db, { url }), members);
      await db.close();
    }
  } finally {
    await server?.stop();
    rmSync(folder, { recursive: true });
  }
}

/** What autovacuum does by itself after such a load. */
async function settle(db) {
  const { Client } = await import('pg');
  const client = new Client({ connectionString: db.url });
  await client.connect();
  await client.query('VACUUM ANALYZE');
  await client.end();
}

async function measure(db, members) {
  const { counts, seconds } = await makeProvince(db, members);
  const shown = Object.entries(counts).map(([table, n]) => `${n.toLocaleString('en')} ${table}`);
  const size = db.file ? `, ${Math.round(statSync(db.file).size / 2 ** 20)} MB` : '';
  const set = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
  if (db.engine === 'postgresql') console.log(`PostgreSQL with ${set.join(', ')}`);
  console.log(`figures, ${db.engine}: ${shown.join(', ')} (made in ${seconds} s${size}); ${rounds} rounds, median (worst) in ms`);
  const units = await db.read((tx) => unitCache().current(tx));
  const clock = { now: () => new Date(`${today}T05:00:00Z`) };
  const context = { clock, zone: 'Asia/Ho_Chi_Minh', setupCode: null, units };
  const started = performance.now();
  await settleDays(db, clock.now(), context.zone);
  console.log(`  the night's sums of the days before: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  if (db.engine === 'postgresql') await settle(db);
  const noted = await makeDay(db, members);
  console.log(`  a day's changes since: ${noted.activity} lists and ${noted.member} members to be counted again`);
  const year = readPeriod('year:2026');
  const months = Array.from(
    { length: 12 },
    (_, at) => `${at === 0 ? 2025 : 2026}-${String(((at + 11) % 12) + 1).padStart(2, '0')}`,
  );
  const asked = {
    rate: (look, unitId) => look.residenceRates(unitId, year, today),
    'rate of June': (look, unitId) => look.residenceRates(unitId, year, '2026-06-30'),
    'rate of 15 June': (look, unitId) => look.residenceRates(unitId, year, '2026-06-15'),
    month: (look, unitId) => look.monthFigures(unitId, '2026-11', year),
    trend: (look, unitId) => look.trend(unitId, months, (month) => periodAt('year', `${month}-01`)),
    kinds: (look, unitId) => look.branchKinds(unitId),
    concerns: (look, unitId) => look.concerns(unitId, '2026-11'),
    silent: (look, unitId) => look.silentBranches(unitId, '2026-11'),
  };
  for (const [name, ask] of Object.entries(asked)) {
    const line = [];
    for (const [where, unitId] of [
      ['root', rootId],
      ['commune', communeId(0)],
      ['branch', branchId(0)],
    ]) {
      const times = [];
      let answer;
      for (let round = 0; round <= rounds; round++) {
        const started = performance.now();
        answer = await db.read((tx) => ask(figureLookup(tx, context), unitId));
        // The first is what a cold cache costs; it is not counted.
        if (round > 0) times.push(performance.now() - started);
      }
      const of = answer.rate ? ` (${showRate(answer.rate)})` : '';
      line.push(`${where} ${median(times).toFixed(0)} (${Math.max(...times).toFixed(0)})${of}`);
    }
    console.log(`  ${name.padEnd(16)} ${line.join(' · ')}`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await figures(Number(process.argv[2] ?? 1_000_000), process.argv[3] ? [process.argv[3]] : undefined);
  process.exit(0);
}
