// How well and how fast messages are read. Only lines that nothing was tuned on or learnt from count (training/lines.mjs). Conditions are
// printed. `npm run bench:language`; `-- explain "a message"` says why one is understood so.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { performance } from 'node:perf_hooks';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { heldOut, written } from '../training/lines.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const built = `${root}node_modules/.cache/chidoan-language/`;
const now = new Date('2026-03-12T09:00:00+07:00');

mkdirSync(built, { recursive: true });
// One file, as Node loads it at a start; packages stay outside as in the product.
await build({
  entryPoints: ['intents', 'explain', 'branches', 'dates', 'times'].map((name) => `${root}src/language/${name}.ts`),
  outdir: built,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
});
const load = (name) => import(pathToFileURL(`${built}${name}.js`).href);
const { readIntent } = await load('intents');

if (process.argv[2] === 'explain') {
  const { explain } = await load('explain');
  console.log(JSON.stringify(explain(process.argv.slice(3).join(' '), { now }), null, 2));
  process.exit(0);
}

const grave = new Set(
  (
    'broadcast_meeting broadcast_notice reschedule_meeting cancel_meeting remind_non_responders approve_registration ' +
    'delete_my_data withdraw_consent opt_out mark_attendance'
  ).split(' '),
);
const share = (part, whole) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);
const isNothing = (intent) => intent === 'out_of_scope' || intent === 'unknown';
const sorted = (value) =>
  Array.isArray(value)
    ? [...value].sort()
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, part]) => [key, sorted(part)]),
        )
      : value;
const same = (a, b) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

/** Not understanding what the bot does not do is right too: nothing is done. */
function judge(line) {
  const reading = readIntent(line.text, { now });
  const right = reading.intent === line.intent || (isNothing(line.intent) && isNothing(reading.intent));
  const hasSlots = line.slots !== undefined && !isNothing(line.intent);
  return { line, reading, right, slots: right && hasSlots ? same(reading.slots, line.slots) : undefined };
}

function accuracy() {
  const all = heldOut.map(judge);
  const wrong = all.filter(({ right }) => !right);
  console.log(`\n## Held-out lines (${all.length}; ${written.length} others were free to tune on)\n`);
  console.log('| Intent | Lines | Right | Slots exact |');
  console.log('| --- | --- | --- | --- |');
  for (const intent of [...new Set(all.map(({ line }) => line.intent))].sort()) {
    const own = all.filter(({ line }) => line.intent === intent);
    const cut = own.filter(({ slots }) => slots !== undefined);
    const exact = cut.filter(({ slots }) => slots).length;
    console.log(
      `| ${intent} | ${own.length} | ${own.filter(({ right }) => right).length} | ${cut.length ? `${exact} of ${cut.length}` : ''} |`,
    );
  }
  const pairs = new Map();
  for (const { line, reading } of wrong) {
    const pair = `${line.intent} → ${reading.intent}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  console.log(
    `\nTaken for another: ${
      [...pairs]
        .sort((a, b) => b[1] - a[1])
        .map(([pair, count]) => `${pair} ${count}`)
        .join(', ') || 'none'
    }`,
  );
  const nothing = all.filter(({ line }) => isNothing(line.intent));
  const acted = nothing.filter(({ reading }) => reading.certain && !isNothing(reading.intent)).length;
  const guessed = all.filter(
    ({ line, reading }) => reading.certain && grave.has(reading.intent) && reading.intent !== line.intent,
  ).length;
  const sure = all.filter(({ reading }) => reading.certain);
  const offered = wrong.filter(({ line, reading }) => !reading.certain && reading.likely.includes(line.intent)).length;
  const cut = all.filter(({ slots }) => slots !== undefined);
  const timed = cut.filter(({ line }) =>
    ['start_at', 'end_at', 'date', 'birth_date', 'join_date', 'time', 'send_at', 'until'].some(
      (name) => line.slots[name] !== undefined,
    ),
  );
  const dated = timed.filter(({ line, reading }) =>
    ['start_at', 'end_at', 'date', 'birth_date', 'join_date', 'time', 'send_at', 'until'].every((name) =>
      same(line.slots[name], reading.slots[name]),
    ),
  );
  console.log(`
| Figure | Value |
| --- | --- |
| Intent right | ${share(all.length - wrong.length, all.length)} of ${all.length} |
| Certain and wrong | ${share(sure.filter(({ right }) => !right).length, all.length)} |
| Not certain, but the right one was offered | ${offered} of ${wrong.filter(({ reading }) => !reading.certain).length} |
| Out of scope taken for something to do | ${share(acted, nothing.length)} of ${nothing.length} |
| Sent, cancelled or deleted by mistake | ${guessed} |
| Slots exact | ${share(cut.filter(({ slots }) => slots).length, cut.length)} of ${cut.length} |
| Days and hours among them | ${share(dated.length, timed.length)} of ${timed.length} |`);
}

/** The best of many short rounds, in processor time: others may use the machine meanwhile. */
const rounds = 80;
function speed() {
  const lines = [...heldOut, ...written].map(({ text }) => text);
  const best = { wall: 0 };
  const all = [];
  for (let round = 0; round < rounds; round++) {
    const [cpu, wall] = [process.cpuUsage(), performance.now()];
    for (const line of lines) readIntent(line, { now });
    const used = process.cpuUsage(cpu);
    all.push((lines.length * 1e6) / (used.user + used.system));
    best.wall = Math.max(best.wall, (lines.length * 1000) / (performance.now() - wall));
  }
  all.sort((a, b) => b - a);
  return { ...best, cpu: all[0], median: all[rounds / 2] };
}

/** In a process of its own: what loading the module costs and what it keeps. */
function start() {
  const script = `${built}start.mjs`;
  writeFileSync(
    script,
    `import { performance } from 'node:perf_hooks';
const held = () => { global.gc(); const { heapUsed, external } = process.memoryUsage(); return (heapUsed + external) / 2 ** 20; };
const before = held();
const [cpu, wall] = [process.cpuUsage(), performance.now()];
await import(${JSON.stringify(process.env.LANGUAGE_MODULE ?? './intents.js')});
const ms = performance.now() - wall;
const used = process.cpuUsage(cpu);
console.log(JSON.stringify({ ms, cpu: (used.user + used.system) / 1000, mb: held() - before }));`,
  );
  const runs = Array.from({ length: 7 }, () =>
    JSON.parse(execFileSync(process.execPath, ['--expose-gc', script], { encoding: 'utf8' })),
  );
  const least = (name) => Math.min(...runs.map((run) => run[name]));
  return { ms: least('ms'), cpu: least('cpu'), mb: least('mb') };
}

async function branches() {
  const { branchIndex, matchBranch } = await load('branches');
  const units = [];
  for (let commune = 0; commune < 125; commune++) {
    units.push({ id: `x${commune}`, parentId: null, kind: 'commune_union', name: `Đoàn xã Phú Bình ${commune}` });
    for (let hamlet = 0; hamlet < 79; hamlet++)
      units.push({
        id: `x${commune}-${hamlet}`,
        parentId: `x${commune}`,
        kind: 'branch',
        name: `Chi đoàn ấp ${hamlet}`,
        commune: `Phú Bình ${commune}`,
      });
  }
  const cpu = process.cpuUsage();
  const index = branchIndex(units);
  const made = process.cpuUsage(cpu).user / 1000;
  const again = process.cpuUsage();
  for (let n = 0; n < 500; n++) matchBranch(`chi đoàn ấp ${n % 79} xã phú bình ${n % 125}`, index);
  return { units: units.length, made, match: process.cpuUsage(again).user / 500 };
}

console.log(
  `# Reading messages\n\nNode ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, load ${loadavg()[0].toFixed(1)}.`,
);
accuracy();
const { cpu, median, wall } = speed();
const { ms, cpu: startCpu, mb } = start();
const index = await branches();
console.log(`
| Cost | Value |
| --- | --- |
| Messages a second on one core, by processor time, best of ${rounds} rounds | ${Math.round(cpu).toLocaleString('en')} |
| The same, median: what the other work on the machine left | ${Math.round(median).toLocaleString('en')} |
| Messages a second by the clock, best round | ${Math.round(wall).toLocaleString('en')} |
| Loading the module | ${ms.toFixed(0)} ms by the clock, ${startCpu.toFixed(0)} ms of processor time, least of 7 |
| Memory it keeps | ${mb.toFixed(1)} MB |
| Branch index of ${index.units.toLocaleString('en')} units, once a tree | ${index.made.toFixed(0)} ms |
| Finding a branch in it | ${index.match.toFixed(0)} µs |`);

const times = new URL('times.mjs', import.meta.url);
if (existsSync(times)) {
  console.log('\n## Days and hours\n');
  const table = execFileSync(process.execPath, [fileURLToPath(times)], {
    encoding: 'utf8',
    env: { ...process.env, LANGUAGE_BUILT: built },
  }).split('\n');
  console.log(table.filter((line) => line.startsWith('|')).join('\n'));
  console.log('\nThe phrases that are read otherwise: `node bench/times.mjs`.');
}
