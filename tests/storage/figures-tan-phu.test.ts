import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPeriod } from '../../src/domain/periods.js';
import { showRate } from '../../src/domain/rates.js';
import { importRoster } from '../../src/roster/importRoster.js';
import { importUnits } from '../../src/roster/importUnits.js';
import { idsFrom } from '../../src/storage/ids.js';
import { rosterStore } from '../../src/storage/roster.js';
import { expectedResults, fixtureBytes } from '../roster/fixtures.js';
import { setClock } from '../run/clock.js';
import { engines, type FreshDatabase, freshDatabase } from '../run/database.js';
import { figuresOn } from './figures-world.js';

const year = readPeriod('year:2026')!;
const today = '2026-03-12';

interface Expected {
  grassroots: { code: string; participating: number; members: number; rate: string }[];
  units: { branches: number; branchesByKind: Record<string, number>; smallestBranch: string[] };
}

describe.each(engines)('the figures of Tân Phú on %s', (engine) => {
  let fresh: FreshDatabase;
  let idOf: Map<string, string>;
  const expected = expectedResults() as unknown as Expected;
  beforeAll(async () => {
    fresh = await freshDatabase(engine);
    const clock = setClock();
    const store = rosterStore(
      fresh.db,
      idsFrom(() => clock.now()),
      clock,
    );
    await importUnits(fixtureBytes('tan-phu-units.csv'), 'tan-phu-units.csv', {}, store);
    await importRoster(fixtureBytes('tan-phu-roster.csv'), 'tan-phu-roster.csv', {}, store, clock);
    const units = await fresh.db.read((tx) => tx.unit.findMany({ select: { id: true, code: true, parentId: true } }));
    idOf = new Map(units.map((unit) => [unit.parentId === null ? 'root' : unit.code!, unit.id]));
  }, 120_000);
  afterAll(() => fresh.drop());

  it('are 5.166/7.460 = 69,2% and those of each of the 35 units, from above and from within', async () => {
    const look = await figuresOn(fresh.db, today);
    const all = await look.residenceRates(idOf.get('root')!, year, today);
    expect(showRate(all.rate)).toBe('5.166/7.460 = 69,2%');
    expect(all.children).toHaveLength(35);
    for (const { code, participating, members, rate } of expected.grassroots) {
      const unitId = idOf.get(code)!;
      const wanted = { part: participating, whole: members };
      expect(all.children.find((child) => child.unitId === unitId)?.rate).toEqual(wanted);
      const within = await look.residenceRates(unitId, year, today);
      expect(within.rate).toEqual(wanted);
      expect(showRate(within.rate).endsWith(` = ${rate}`)).toBe(true);
    }
    const day = '2026-03-11';
    expect((await look.residenceRates(idOf.get('root')!, year, day)).rate).toEqual({ part: 0, whole: 7460 });
  });

  it('of the month are those of the list', async () => {
    const look = await figuresOn(fresh.db, today);
    expect(await look.monthFigures(idOf.get('root')!, '2026-03', year)).toMatchObject({
      members: 7460,
      men: 3796,
      women: 3664,
      meetings: 0,
      residence: { part: 5166, whole: 7460 },
      officersPledged: { part: 0, whole: 316 + 316 + 415 },
    });
  });

  it('of branches by kind add up to 316 branches and 7.460 people', async () => {
    const look = await figuresOn(fresh.db, today);
    const kinds = await look.branchKinds(idOf.get('root')!);
    expect(Object.fromEntries(kinds.map(({ kind, branches }) => [kind, branches]))).toEqual(expected.units.branchesByKind);
    expect(kinds.reduce((sum, { members }) => sum + members, 0)).toBe(7460);
  });

  it('show that nobody has met yet, and that every branch has its secretary', async () => {
    const look = await figuresOn(fresh.db, today);
    expect(await look.silentBranches(idOf.get('root')!, '2026-03')).toHaveLength(316);
    const concerns = await look.concerns(idOf.get('root')!, '2026-03');
    expect(concerns.filter(({ concern }) => concern === 'no_secretary' || concern === 'no_branch')).toEqual([]);
  });
});
