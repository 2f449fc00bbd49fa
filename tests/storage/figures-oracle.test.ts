import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { presentStatuses } from '../../src/domain/people.js';
import { readPeriod } from '../../src/domain/periods.js';
import type { Rate } from '../../src/domain/rates.js';
import { engines, type FreshDatabase, freshDatabase } from '../run/database.js';
import { become, figuresOn, nightOf, settle, settleDaysOn, type World } from './figures-world.js';

const units: World['units'] = [
  { id: 'd', parentId: null, kind: 'district_union' },
  { id: 'x', parentId: 'd', kind: 'commune_union' },
  { id: 'x1', parentId: 'x', kind: 'branch', branchKind: 'residential' },
  { id: 'x2', parentId: 'x', kind: 'branch', branchKind: 'residential' },
  { id: 'x2p', parentId: 'x2', kind: 'sub_branch', branchKind: 'residential' },
  { id: 'y', parentId: 'd', kind: 'school_union' },
  { id: 'y1', parentId: 'y', kind: 'branch', branchKind: 'school' },
  { id: 'z', parentId: 'd', kind: 'commune_union' },
];
const branches = ['x1', 'x2', 'x2p', 'y1'];
const today = '2026-03-12';
/** Days about the edges of the year, of months and of today. */
const day = fc.constantFrom(
  '2025-06-30',
  '2025-12-31',
  '2026-01-01',
  '2026-02-10',
  '2026-02-28',
  '2026-03-01',
  '2026-03-11',
  today,
);
const laterDay = fc.constantFrom('2026-01-01', '2026-02-28', '2026-03-01', '2026-03-12', '2026-03-31', '2026-04-01');
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
const among = (ids: string[]) => fc.constantFrom(...ids);

const worldOf = (count: number): fc.Arbitrary<World> => {
  const ids = Array.from({ length: count }, (_, n) => `m${n}`);
  const activityIds = ['a0', 'a1', 'a2', 'a3'];
  return fc.record({
    units: fc.constant(units),
    members: fc.tuple(
      ...ids.map((id) =>
        fc.record({
          id: fc.constant(id),
          branchId: among(branches),
          status: fc.constantFrom('active', 'active', 'away', 'temporary_out', 'removed', 'pending'),
          participation: maybe(fc.constantFrom('good', 'participated', 'registered_only')),
          participationOn: maybe(day),
        }),
      ),
    ),
    residences: fc.array(
      fc
        .record({
          memberId: among(ids),
          receivingUnitId: among(branches),
          state: fc.constantFrom('waiting' as const, 'received' as const, 'refused' as const, 'ended' as const),
          created: fc.constantFrom('2025-06-01', '2026-01-01'),
          decided: day,
          ended: maybe(laterDay),
        })
        .map(({ decided, ended, ...one }) => ({
          ...one,
          ...(one.state !== 'waiting' && { decided: [decided, one.created].sort()[1]! }),
          ...(one.state === 'ended' && ended !== undefined && { ended }),
        })),
      { maxLength: 8 },
    ),
    remarks: fc.uniqueArray(
      fc.record({
        memberId: among(ids),
        unitId: among(branches),
        period: fc.constantFrom('year:2026', 'summer:2026'),
        level: fc.constantFrom('good', 'participated', 'registered_only'),
        state: fc.constantFrom('final', 'shown'),
      }),
      { maxLength: 3, selector: ({ memberId, period }) => `${memberId} ${period}` },
    ),
    activities: fc.tuple(
      ...activityIds.map((id) =>
        fc.record({
          id: fc.constant(id),
          unitId: among([...branches, 'x']),
          kind: fc.constantFrom('regular', 'regular', 'volunteer'),
          on: fc.oneof(day, laterDay),
          state: fc.constantFrom('called', 'done', 'cancelled'),
          hosts: fc.uniqueArray(among(branches), { maxLength: 2 }),
          invited: fc.uniqueArray(among(ids), { maxLength: 6 }),
        }),
      ),
    ),
    attendances: fc.uniqueArray(
      fc.record({
        activityId: among(activityIds),
        memberId: among(ids),
        mark: fc.constantFrom('present', 'present', 'late', 'excused', 'unexcused'),
      }),
      { maxLength: 16, selector: ({ activityId, memberId }) => `${activityId} ${memberId}` },
    ),
    settings: fc.uniqueArray(
      fc.record({
        unitId: among(['d', 'x', 'x1', 'y']),
        residence: fc.record({ of: fc.constantFrom('members' as const, 'registered' as const) }),
      }),
      { maxLength: 2, selector: ({ unitId }) => unitId },
    ),
  });
};
const count = fc.integer({ min: 1, max: 9 });
const world = count.chain(worldOf);
const twoWorlds = count.chain((people) => fc.tuple(worldOf(people), worldOf(people)));

const parentOf = (id: string) => units.find((unit) => unit.id === id)?.parentId ?? null;
const upward = (id: string): string[] => [id, ...(parentOf(id) ? upward(parentOf(id)!) : [])];
const came = (mark: string) => mark === 'present' || mark === 'late';
const takesPart = (level?: string) => level === 'good' || level === 'participated';

/** The same by hand: person by person, as domain.md §3.4 says it. */
function reckonedRate(of: World, unitId: string, key: string, on: string): Rate {
  const period = readPeriod(key)!;
  const last = on < period.to ? on : period.to;
  const rate = { part: 0, whole: 0 };
  for (const person of of.members) {
    if (!(presentStatuses as string[]).includes(person.status!)) continue;
    const own = of.residences!.map((one, nth) => ({ ...one, nth })).filter((one) => one.memberId === person.id);
    const there = own
      .filter(
        ({ state, decided, ended }) =>
          decided !== undefined &&
          decided <= last &&
          (state === 'received' || (state === 'ended' && ended !== undefined && ended > last)),
      )
      .sort((a, b) => (a.decided! < b.decided! ? 1 : a.decided! > b.decided! ? -1 : b.nth - a.nth));
    const counts = there[0]?.receivingUnitId ?? person.branchId;
    if (!upward(counts).includes(unitId)) continue;
    const setting = upward(counts).flatMap((id) => of.settings!.filter((one) => one.unitId === id))[0]?.residence.of ?? 'members';
    const isRegistered = own.some(
      ({ state, created, ended }) =>
        created <= last &&
        (state === 'waiting' || state === 'received' || (state === 'ended' && ended !== undefined && ended >= period.from)),
    );
    if (setting === 'registered' && !isRegistered) continue;
    rate.whole++;
    const received = own
      .filter(({ state, ended }) => state === 'received' || ended !== undefined)
      .map((one) => one.receivingUnitId);
    const wasThere = of.activities!.some(
      (one) =>
        one.state !== 'cancelled' &&
        one.on >= period.from &&
        one.on <= last &&
        of.attendances!.some(({ activityId, memberId, mark }) => activityId === one.id && memberId === person.id && came(mark)) &&
        (one.kind === 'volunteer' || [one.unitId, ...one.hosts!].some((id) => received.includes(id))),
    );
    const remarked = of.remarks!.some(
      (one) => one.memberId === person.id && one.period === key && one.state === 'final' && takesPart(one.level),
    );
    const { participation, participationOn } = person;
    const imported =
      takesPart(participation) && participationOn !== undefined && participationOn >= period.from && participationOn <= last;
    if (wasThere || remarked || imported) rate.part++;
  }
  return rate;
}

function reckonedMonth(of: World, unitId: string, month: string) {
  const held = of.activities!.filter(
    (one) => one.state !== 'cancelled' && upward(one.unitId).includes(unitId) && one.on.startsWith(month) && one.on < today,
  );
  const meetings = held.filter((one) => one.kind !== 'volunteer');
  const attendance = { part: 0, whole: 0 };
  for (const { id, invited } of meetings) {
    const marks = of.attendances!.filter((one) => one.activityId === id);
    if (marks.length === 0) continue;
    attendance.part += marks.filter(({ mark }) => came(mark)).length;
    attendance.whole += new Set([...marks.map((one) => one.memberId), ...invited!]).size;
  }
  return { meetings: meetings.length, volunteering: held.length - meetings.length, attendance };
}

describe.each(engines)('figures of any world on %s', (engine) => {
  let fresh: FreshDatabase;
  beforeAll(async () => {
    fresh = await freshDatabase(engine);
  });
  afterAll(() => fresh.drop());

  /** The nights of which there are sums, the last before or after what changes. */
  const nights = fc.constantFrom<string[]>(
    [],
    [today],
    ['2026-02-20'],
    ['2026-03-01', '2026-03-11'],
    ['2026-03-11', 'change', today],
  );

  it('are what counting person by person gives, in every unit, period and day, whatever changed since the last night', async () => {
    await fc.assert(
      fc.asyncProperty(twoWorlds, nights, fc.boolean(), async ([before, after], reckoned, isChanged) => {
        await settle(fresh.db, before);
        for (const night of reckoned) {
          if (night !== 'change') await settleDaysOn(fresh.db, night);
          else if (isChanged) await become(fresh.db, before, after);
        }
        if (isChanged && !reckoned.includes('change')) await become(fresh.db, before, after);
        const any = isChanged ? after : before;
        const look = await figuresOn(fresh.db, today);
        for (const key of ['year:2026', 'custom:2026-01-15:2026-03-05', 'year:2025'])
          for (const on of ['2026-02-10', '2026-02-28', today])
            for (const unit of ['d', 'x2', 'y1']) {
              const { rate, children } = await look.residenceRates(unit, readPeriod(key)!, on);
              expect({ key, on, unit, rate }).toEqual({ key, on, unit, rate: reckonedRate(any, unit, key, on) });
              for (const child of children) expect(child.rate).toEqual(reckonedRate(any, child.unitId, key, on));
            }
        for (const unit of ['d', 'x2']) {
          const months = ['2025-12', '2026-02', '2026-03'];
          const points = await look.trend(unit, months, (month) => readPeriod(`year:${month.slice(0, 4)}`)!);
          for (const { month, meetings, attendance, residence } of points) {
            const { volunteering, ...wanted } = reckonedMonth(any, unit, month);
            const lastDay = { '2025-12': '2025-12-31', '2026-02': '2026-02-28' }[month] ?? today;
            expect({ month, meetings, attendance }).toEqual({ month, ...wanted });
            expect(residence).toEqual(reckonedRate(any, unit, `year:${month.slice(0, 4)}`, lastDay));
            expect((await look.monthFigures(unit, month, readPeriod('year:2026')!)).volunteering).toBe(volunteering);
          }
        }
      }),
      { numRuns: Number(process.env.FIGURES_RUNS ?? (engine === 'sqlite' ? 60 : 30)) },
    );
  }, 240_000);

  it('are kept as numbers when the names behind them are forgotten, month by month', async () => {
    await fc.assert(
      fc.asyncProperty(world, async (any) => {
        await settle(fresh.db, any);
        await nightOf(fresh.db, today);
        await nightOf(fresh.db, '2027-04-05');
        expect(await fresh.db.read((tx) => tx.residenceRemark.count({ where: { period: 'year:2026' } }))).toBe(0);
        const look = await figuresOn(fresh.db, '2027-04-06');
        const isAnybody = (on: string) => reckonedRate(any, 'd', 'year:2026', on).whole > 0;
        const year = readPeriod('year:2026')!;
        for (const [on, keptAt] of [
          ['2026-02-28', '2026-02-28'],
          ['2026-03-12', '2026-02-28'],
          ['2026-03-31', '2026-03-31'],
          ['2027-04-06', '2026-12-31'],
        ] as const)
          for (const unit of ['d', 'x2', 'y1']) {
            const { children, ...total } = await look.residenceRates(unit, year, on);
            expect(total).toEqual({
              unitId: unit,
              rate: reckonedRate(any, unit, 'year:2026', keptAt),
              ...(isAnybody(keptAt) && { keptAt }),
            });
            for (const child of children) expect(child.rate).toEqual(reckonedRate(any, child.unitId, 'year:2026', keptAt));
          }
        const [march, december] = await look.trend('d', ['2026-03', '2026-12'], () => year);
        expect(march!.residence).toEqual(reckonedRate(any, 'd', 'year:2026', '2026-03-31'));
        expect(december!.residence).toEqual(reckonedRate(any, 'd', 'year:2026', '2026-12-31'));
        expect((await look.monthFigures('d', '2026-12', year)).residence).toEqual(december!.residence);
      }),
      { numRuns: engine === 'sqlite' ? 20 : 10 },
    );
  }, 240_000);
});
