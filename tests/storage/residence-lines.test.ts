import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPeriod } from '../../src/domain/periods.js';
import { takesPart } from '../../src/domain/residence.js';
import { residenceLineLookup } from '../../src/storage/residence-lines.js';
import { unitCache } from '../../src/storage/units.js';
import { setClock } from '../run/clock.js';
import { engines, type FreshDatabase, freshDatabase } from '../run/database.js';
import { figuresOn, settle, settleDaysOn, type World, zone } from './figures-world.js';

const units: World['units'] = [
  { id: 'd', parentId: null, kind: 'district_union' },
  { id: 'x1', parentId: 'd', kind: 'branch', branchKind: 'residential' },
  { id: 'x2', parentId: 'd', kind: 'branch', branchKind: 'residential' },
  { id: 'y1', parentId: 'd', kind: 'branch', branchKind: 'school' },
];
const branches = ['x1', 'x2', 'y1'];
const people = ['m0', 'm1', 'm2', 'm3', 'm4'];
const activities = ['a0', 'a1', 'a2'];
const today = '2026-03-12';
const among = (ids: string[]) => fc.constantFrom(...ids);
const day = fc.constantFrom('2025-12-31', '2026-01-01', '2026-02-28', '2026-03-11', today);

const world: fc.Arbitrary<World> = fc.record({
  units: fc.constant(units),
  members: fc.tuple(
    ...people.map((id) =>
      fc.record({
        id: fc.constant(id),
        branchId: among(branches),
        status: fc.constantFrom('active', 'away', 'removed'),
        participation: fc.constantFrom('good', 'participated', 'registered_only'),
        participationOn: day,
      }),
    ),
  ),
  residences: fc.array(
    fc
      .record({
        memberId: among(people),
        receivingUnitId: among(['x1', 'x2']),
        state: fc.constantFrom('waiting' as const, 'received' as const, 'ended' as const),
        decided: day,
        ended: fc.option(fc.constantFrom('2026-02-28', today, '2026-04-01'), { nil: undefined }),
      })
      .map(({ decided, ended, ...one }) => ({
        ...one,
        created: '2025-11-01',
        ...(one.state !== 'waiting' && { decided }),
        ...(one.state === 'ended' && ended !== undefined && { ended }),
      })),
    { maxLength: 8 },
  ),
  remarks: fc.uniqueArray(
    fc.record({
      memberId: among(people),
      unitId: among(['x1', 'x2']),
      period: fc.constant('year:2026'),
      level: fc.constantFrom('good', 'registered_only'),
      state: fc.constantFrom('final', 'shown', 'objected'),
    }),
    { maxLength: 3, selector: ({ memberId }) => memberId },
  ),
  activities: fc.tuple(
    ...activities.map((id) =>
      fc.record({
        id: fc.constant(id),
        unitId: among(branches),
        kind: fc.constantFrom('regular', 'volunteer'),
        on: day,
        state: fc.constantFrom('done', 'cancelled'),
        hosts: fc.uniqueArray(among(branches), { maxLength: 1 }),
      }),
    ),
  ),
  attendances: fc.uniqueArray(
    fc.record({ activityId: among(activities), memberId: among(people), mark: fc.constantFrom('present', 'late', 'excused') }),
    { maxLength: 10, selector: ({ activityId, memberId }) => `${activityId} ${memberId}` },
  ),
});

describe.each(engines)('the lists by person, on %s', (engine) => {
  let fresh: FreshDatabase;
  beforeAll(async () => {
    fresh = await freshDatabase(engine);
  });
  afterAll(() => fresh.drop());

  test('have in every branch as many people, and as many who take part, as the rate says; everybody stands in one list', async () => {
    const clock = setClock();
    const period = readPeriod('year:2026')!;
    await fc.assert(
      fc.asyncProperty(world, fc.constantFrom('2026-01-01', '2026-03-01', today), fc.boolean(), async (one, on, closed) => {
        await settle(fresh.db, one);
        if (closed) await settleDaysOn(fresh.db, today);
        const rates = await figuresOn(fresh.db, today);
        const all: string[] = [];
        for (const unitId of branches) {
          const { rate } = await rates.residenceRates(unitId, period, on);
          const lines = await fresh.db.read(async (tx) =>
            residenceLineLookup(tx, { clock, zone, setupCode: null, units: await unitCache().current(tx) }).residenceLines(
              unitId,
              period,
              on,
            ),
          );
          expect({ whole: lines.length, part: lines.filter(takesPart).length }).toEqual({ whole: rate.whole, part: rate.part });
          all.push(...lines.map((line) => line.memberId));
        }
        const present = one.members.filter((member) => member.status !== 'removed').map((member) => member.id);
        expect(all.sort()).toEqual(present.sort());
      }),
      { numRuns: engine === 'sqlite' ? 60 : 15 },
    );
  }, 120_000);
});
