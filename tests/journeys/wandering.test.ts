import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { endsWell } from './ending.js';
import type { Phone } from './phones.js';
import { livesHere } from './residents.js';
import { openWorld, setupCode, type World, type WorldOptions } from './world.js';

/** How far each person wanders; `STEPS=2000 SEED=5 npx vitest run tests/journeys/wandering.test.ts` for a long walk elsewhere. */
const steps = Number(process.env.STEPS ?? 25);
const seed = Number(process.env.SEED ?? 1);

/** What people really write (domain.md §10). */
const utterances = readFileSync(new URL('../fixtures/utterances.tsv', import.meta.url), 'utf8')
  .split('\n')
  .slice(1)
  .flatMap((line) => line.split('\t')[0]?.trim() || []);
const answers = [
  '1',
  '2',
  'có',
  'không',
  '15/03/2004',
  '0912345678',
  '19h tối mai',
  'Nhà văn hóa ấp 3',
  'ấp 3 xã Phú Bình',
  'Nguyễn Văn An',
  '30',
  '4567',
  '😀',
  'đọc sách',
  'x'.repeat(3000),
];

let world: World;
afterEach(() => world.close());

/** The same walk for the same seed, whatever the machine. */
function dice(start: number) {
  let state = start;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const ways: WorldOptions[] = [
  { engine: 'sqlite', driver: 'grammy', mode: 'polling' },
  { engine: 'postgresql', driver: 'telegraf', mode: 'webhook' },
];

describe.each(ways)('people who press and write anything, on $engine with $driver', (way) => {
  test('always get an answer that their platform carries, and nothing of theirs is given up', async () => {
    world = await openWorld(way);
    const people: [Phone, string][] = [
      [world.onZalo('Hòa', '84905000001'), 'Trần Thị Hòa'],
      [world.onZalo('Lan', '84905000002'), 'Lê Thị Lan'],
      [world.onTelegram('Minh', '84905000003'), 'Võ Văn Minh'],
      [world.onZalo('An', '84912345678'), 'Nguyễn Văn An'],
      [world.onTelegram('Bình', '84987654321'), 'Trần Văn Bình'],
    ];
    await people[0]![0].opens();
    await people[0]![0].says(setupCode);
    await livesHere(world, ...people[1]!, 'secretary');
    await livesHere(world, ...people[2]!, 'deputy_secretary');
    await livesHere(world, ...people[3]!);
    await livesHere(world, ...people[4]!);
    const newcomers = [world.onZalo('Cúc', '84911111111'), world.onTelegram('Dũng', '84922222222')];
    for (const one of newcomers) await one.opens();

    const roll = dice(seed);
    const walkers = [...people.map(([person]) => person), ...newcomers];
    const silent: string[] = [];
    for (let step = 0; step < steps; step++) {
      for (const person of walkers) {
        const { did, read } = await wander(person, roll);
        if (read.length === 0) silent.push(did);
      }
      // Half an hour is long for a talk, and lets the crontab find something to do.
      world.clock.advance({ minutes: roll(30) });
      if (step % 10 === 9) await world.tick();
    }
    expect(silent, 'what was answered with nothing').toEqual([]);
    await world.tick('2026-03-20T03:00:00Z');
    await endsWell(
      world,
      people.map(([, name]) => name),
    );
  }, 300_000);
});

/** One act of somebody who does what comes to mind: mostly a button that is shown, else words. */
async function wander(person: Phone, roll: (below: number) => number): Promise<{ did: string; read: string[] }> {
  const last = person.all().at(-1);
  const listed = [...(last?.text ?? '').matchAll(/^(\d+)\. .+$/gm)].map((found) => found[1]!);
  const buttons = [...(last?.buttons ?? []), ...listed];
  const what = roll(10);
  let did: string;
  let read: string[];
  if (buttons.length > 0 && what < 6) {
    did = buttons[roll(buttons.length)]!;
    read = last!.buttons.includes(did) ? await person.presses(did) : await person.says(did);
  } else if (what < 7) {
    did = answers[roll(answers.length)]!;
    read = await person.says(did);
  } else if (what < 8 && roll(4) === 0) {
    const kind = (['picture', 'sticker', 'location', 'voice', 'file'] as const)[roll(5)]!;
    did = kind;
    read = await person.does(kind === 'file' ? { kind, name: 'tep.pdf' } : { kind });
  } else {
    did = roll(3) === 0 ? 'menu' : utterances[roll(utterances.length)]!;
    read = await person.says(did);
  }
  return { did: `${did.slice(0, 60)} (after: ${last?.text.slice(0, 60)})`, read };
}
