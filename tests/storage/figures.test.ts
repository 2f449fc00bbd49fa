import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { periodAt, readPeriod } from '../../src/domain/periods.js';
import { writeBackup } from '../../src/storage/backup.js';
import { restoreBackup } from '../../src/storage/restore.js';
import { forgetOld } from '../../src/storage/retention.js';
import { setClock } from '../run/clock.js';
import { engines, type FreshDatabase, freshDatabase } from '../run/database.js';
import { figuresOn, settle, settleDaysOn, type World } from './figures-world.js';

const year = readPeriod('year:2026')!;
const rate = (part: number, whole: number) => ({ part, whole });

/** A commune with two branches, a school with a class, and a union that has no branch yet. */
const units: World['units'] = [
  { id: 'district', parentId: null, kind: 'district_union' },
  { id: 'commune', parentId: 'district', kind: 'commune_union' },
  { id: 'ap1', parentId: 'commune', kind: 'branch', branchKind: 'residential' },
  { id: 'ap2', parentId: 'commune', kind: 'branch', branchKind: 'residential' },
  { id: 'school', parentId: 'district', kind: 'school_union' },
  { id: 'class', parentId: 'school', kind: 'branch', branchKind: 'school' },
  { id: 'vacant', parentId: 'district', kind: 'commune_union' },
];
const member = (id: string, branchId: string, more: Partial<World['members'][number]> = {}) => ({ id, branchId, ...more });

describe.each(engines)('figures on %s', (engine) => {
  let fresh: FreshDatabase;
  beforeAll(async () => {
    fresh = await freshDatabase(engine);
  });
  afterAll(() => fresh.drop());
  let world: World;
  beforeEach(() => {
    world = { units, members: [] };
  });
  const at = async (today: string) => {
    await settle(fresh.db, world);
    return figuresOn(fresh.db, today);
  };

  describe('of taking part at the place of residence', () => {
    it('count everybody on the list, and who came with it from the roster within the period', async () => {
      world.members = [
        member('an', 'class', { participation: 'good', participationOn: '2026-02-01' }),
        member('binh', 'class', { participation: 'participated', participationOn: '2026-03-12' }),
        member('chi', 'class', { participation: 'registered_only', participationOn: '2026-02-01' }),
        member('dung', 'class', { participation: 'good', participationOn: '2025-12-31' }),
        member('em', 'ap1', { participation: 'good' }),
        member('gone', 'class', { status: 'transferred_out', participation: 'good', participationOn: '2026-02-01' }),
        member('new', 'class', { status: 'pending', participation: 'good', participationOn: '2026-02-01' }),
      ];
      const look = await at('2026-03-12');
      expect(await look.residenceRates('district', year, '2026-03-12')).toEqual({
        unitId: 'district',
        rate: rate(2, 5),
        children: [
          { unitId: 'commune', rate: rate(0, 1) },
          { unitId: 'school', rate: rate(2, 4) },
          { unitId: 'vacant', rate: rate(0, 0) },
        ],
      });
      expect((await look.residenceRates('district', year, '2026-03-11')).rate).toEqual(rate(1, 5));
      expect(await look.residenceRates('class', year, '2026-03-12')).toEqual({ unitId: 'class', rate: rate(2, 4), children: [] });
    });

    it('count a pupil in the branch that received them, once, however often they were there', async () => {
      world.members = [member('an', 'class'), member('binh', 'class'), member('chi', 'ap2')];
      world.residences = [
        { memberId: 'an', receivingUnitId: 'ap1', state: 'received', created: '2026-01-05', decided: '2026-01-10' },
      ];
      world.activities = [
        { id: 'one', unitId: 'ap1', on: '2026-02-01' },
        { id: 'two', unitId: 'ap1', on: '2026-03-01' },
        { id: 'lesson', unitId: 'class', on: '2026-02-02' },
      ];
      world.attendances = [
        { activityId: 'one', memberId: 'an', mark: 'present' },
        { activityId: 'two', memberId: 'an', mark: 'late' },
        { activityId: 'lesson', memberId: 'binh', mark: 'present' },
        { activityId: 'one', memberId: 'chi', mark: 'present' },
      ];
      const look = await at('2026-03-12');
      expect((await look.residenceRates('district', year, '2026-03-12')).rate).toEqual(rate(1, 3));
      expect((await look.residenceRates('commune', year, '2026-03-12')).children).toEqual([
        { unitId: 'ap1', rate: rate(1, 1) },
        { unitId: 'ap2', rate: rate(0, 1) },
      ]);
      expect((await look.residenceRates('school', year, '2026-03-12')).rate).toEqual(rate(0, 1));
      // Before that they had been nowhere yet, and before they were received they counted at school.
      expect((await look.residenceRates('commune', year, '2026-01-31')).rate).toEqual(rate(0, 2));
      expect((await look.residenceRates('school', year, '2026-01-09')).rate).toEqual(rate(0, 2));
    });

    it('count somebody who moved within the period where they are now, with what they did before', async () => {
      world.members = [member('an', 'class')];
      world.residences = [
        {
          memberId: 'an',
          receivingUnitId: 'ap1',
          state: 'ended',
          created: '2026-01-01',
          decided: '2026-01-02',
          ended: '2026-05-05',
        },
        { memberId: 'an', receivingUnitId: 'ap2', state: 'received', created: '2026-05-04', decided: '2026-05-05' },
      ];
      world.activities = [{ id: 'one', unitId: 'ap1', on: '2026-02-01' }];
      world.attendances = [{ activityId: 'one', memberId: 'an', mark: 'present' }];
      const look = await at('2026-06-01');
      const in1 = { unitId: 'ap1', rate: rate(1, 1) };
      const none1 = { unitId: 'ap1', rate: rate(0, 0) };
      expect((await look.residenceRates('commune', year, '2026-05-04')).children).toEqual([
        in1,
        { unitId: 'ap2', rate: rate(0, 0) },
      ]);
      expect((await look.residenceRates('commune', year, '2026-05-05')).children).toEqual([
        none1,
        { unitId: 'ap2', rate: rate(1, 1) },
      ]);
    });

    it('take voluntary work anywhere, a shared activity of several branches and a final remark, but nothing cancelled', async () => {
      world.members = ['an', 'binh', 'chi', 'dung', 'em'].map((id) => member(id, 'class'));
      world.residences = ['binh', 'em'].map((memberId) => ({
        memberId,
        receivingUnitId: 'ap1',
        state: 'received' as const,
        created: '2026-01-01',
        decided: '2026-01-01',
      }));
      world.activities = [
        { id: 'clean-up', unitId: 'vacant', kind: 'volunteer', on: '2026-02-01' },
        { id: 'shared', unitId: 'ap2', on: '2026-02-01', hosts: ['ap1'] },
        { id: 'off', unitId: 'ap1', on: '2026-02-01', state: 'cancelled' },
      ];
      world.attendances = [
        { activityId: 'clean-up', memberId: 'an', mark: 'present' },
        { activityId: 'shared', memberId: 'binh', mark: 'present' },
        { activityId: 'off', memberId: 'em', mark: 'present' },
        { activityId: 'clean-up', memberId: 'em', mark: 'excused' },
      ];
      world.remarks = [
        { memberId: 'chi', unitId: 'ap1', period: 'year:2026', level: 'good', state: 'final' },
        { memberId: 'dung', unitId: 'ap1', period: 'year:2026', level: 'good', state: 'shown' },
        { memberId: 'em', unitId: 'ap1', period: 'year:2025', level: 'good', state: 'final' },
      ];
      const look = await at('2026-03-12');
      const { children } = await look.residenceRates('district', year, '2026-03-12');
      expect(children.slice(0, 2)).toEqual([
        { unitId: 'commune', rate: rate(1, 2) },
        { unitId: 'school', rate: rate(2, 3) },
      ]);
    });

    it('count only who is registered where a unit has it so, and everybody elsewhere', async () => {
      world.members = [member('an', 'ap1'), member('binh', 'ap1'), member('chi', 'ap2'), member('dung', 'class')];
      world.settings = [{ unitId: 'ap1', residence: { of: 'registered' } }];
      world.residences = [
        { memberId: 'dung', receivingUnitId: 'ap1', state: 'received', created: '2026-01-01', decided: '2026-01-01' },
        { memberId: 'an', receivingUnitId: 'ap2', state: 'waiting', created: '2026-01-01' },
        { memberId: 'binh', receivingUnitId: 'ap2', state: 'ended', created: '2026-01-01', decided: '2026-01-02' },
      ];
      world.activities = [{ id: 'one', unitId: 'ap1', on: '2026-02-01' }];
      world.attendances = [{ activityId: 'one', memberId: 'dung', mark: 'present' }];
      const look = await at('2026-03-12');
      expect((await look.residenceRates('commune', year, '2026-03-12')).children).toEqual([
        { unitId: 'ap1', rate: rate(1, 2) },
        { unitId: 'ap2', rate: rate(0, 1) },
      ]);
    });

    it('are 0/0 for a unit without people and for one that is not there', async () => {
      const look = await at('2026-03-12');
      expect((await look.residenceRates('vacant', year, '2026-03-12')).rate).toEqual(rate(0, 0));
      expect(await look.residenceRates('nowhere', year, '2026-03-12')).toEqual({
        unitId: 'nowhere',
        rate: rate(0, 0),
        children: [],
      });
    });
  });

  it('of a month: people, meetings that have begun and who was there, volunteering and pledges', async () => {
    world.members = [
      member('an', 'ap1', { gender: 'male', roleTitle: 'secretary' }),
      member('binh', 'ap1', { gender: 'female', unionJoinDate: '2026-03-26' }),
      member('chi', 'ap1', { gender: 'female', status: 'away', unionJoinDate: '2026-02-03' }),
      member('dung', 'ap2'),
      member('gone', 'ap2', { status: 'graduated', gender: 'male', unionJoinDate: '2026-03-01' }),
      member('far', 'class'),
    ];
    world.activities = [
      { id: 'taken', unitId: 'ap1', on: '2026-03-01', invited: ['an', 'binh', 'chi'] },
      { id: 'last', unitId: 'ap1', on: '2026-03-31', invited: ['an'] },
      { id: 'not-taken', unitId: 'ap2', on: '2026-03-05', invited: ['dung'] },
      { id: 'off', unitId: 'ap1', on: '2026-03-06', state: 'cancelled', invited: ['an'] },
      { id: 'before', unitId: 'ap1', on: '2026-02-28', invited: ['an'] },
      { id: 'clean-up', unitId: 'commune', kind: 'volunteer', on: '2026-03-07', invited: ['an'] },
      { id: 'elsewhere', unitId: 'class', on: '2026-03-07' },
    ];
    world.attendances = [
      { activityId: 'taken', memberId: 'an', mark: 'present' },
      { activityId: 'taken', memberId: 'binh', mark: 'excused' },
      { activityId: 'taken', memberId: 'far', mark: 'late' },
      { activityId: 'off', memberId: 'an', mark: 'present' },
      { activityId: 'before', memberId: 'an', mark: 'present' },
      { activityId: 'clean-up', memberId: 'an', mark: 'present' },
    ];
    world.roles = [
      { memberId: 'dung', unitId: 'ap2', role: 'secretary' },
      { memberId: 'binh', unitId: 'ap1', role: 'administrator' },
      { memberId: 'chi', unitId: 'ap1', role: 'committee_member', until: '2026-03-01' },
    ];
    world.programmes = [
      { id: 'training', kind: 'training', audience: 'members' },
      { id: 'values', kind: 'values', audience: 'members' },
    ];
    world.pledges = [
      { id: 'p1', memberId: 'an', programmeId: 'training', created: '2026-01-05' },
      { id: 'p2', memberId: 'an', programmeId: 'training', created: '2026-02-05' },
      { id: 'p3', memberId: 'binh', programmeId: 'training', created: '2026-01-05', ended: '2026-02-27' },
      { id: 'p4', memberId: 'dung', programmeId: 'values', created: '2026-03-05' },
      { id: 'p5', memberId: 'chi', programmeId: 'training', created: '2026-04-01' },
    ];
    const look = await at('2026-03-12');
    expect(await look.monthFigures('commune', '2026-03', year)).toEqual({
      unitId: 'commune',
      month: '2026-03',
      members: 4,
      men: 1,
      women: 2,
      admitted: 1,
      away: 1,
      meetings: 2,
      attendance: rate(2, 4),
      volunteering: 1,
      residence: rate(1, 4),
      pledged: rate(1, 4),
      officersPledged: rate(2, 2),
    });
    expect(await look.monthFigures('vacant', '2026-03', year)).toMatchObject({
      members: 0,
      attendance: rate(0, 0),
      residence: rate(0, 0),
    });
  });

  it('of several months stand one after the other, each with the rate of its period up to its end', async () => {
    world.members = [member('an', 'ap1'), member('binh', 'ap1')];
    world.activities = [
      { id: 'dec', unitId: 'ap1', kind: 'volunteer', on: '2025-12-20' },
      { id: 'feb', unitId: 'ap1', on: '2026-02-10', invited: ['an', 'binh'] },
      { id: 'mar', unitId: 'ap1', kind: 'volunteer', on: '2026-03-02' },
    ];
    world.attendances = [
      { activityId: 'dec', memberId: 'an', mark: 'present' },
      { activityId: 'feb', memberId: 'binh', mark: 'present' },
      { activityId: 'mar', memberId: 'binh', mark: 'present' },
    ];
    const look = await at('2026-03-12');
    const points = await look.trend('commune', ['2025-12', '2026-01', '2026-02', '2026-03'], (month) =>
      periodAt('year', `${month}-01`),
    );
    expect(points.map(({ month, meetings, attendance, residence }) => [month, meetings, attendance, residence])).toEqual([
      ['2025-12', 0, rate(0, 0), rate(1, 2)],
      ['2026-01', 0, rate(0, 0), rate(0, 2)],
      ['2026-02', 1, rate(1, 2), rate(0, 2)],
      ['2026-03', 0, rate(0, 0), rate(1, 2)],
    ]);
  });

  it('of branches by kind have the largest first, and count those whose kind is not known', async () => {
    world.units = [...units, { id: 'odd', parentId: 'district', kind: 'branch' }];
    world.members = [
      member('an', 'ap1'),
      member('binh', 'class'),
      member('chi', 'class'),
      member('dung', 'class'),
      member('em', 'ap2'),
    ];
    const look = await at('2026-03-12');
    expect(await look.branchKinds('district')).toEqual([
      { kind: 'school', branches: 1, members: 3 },
      { kind: 'residential', branches: 2, members: 2 },
      { kind: null, branches: 1, members: 0 },
    ]);
    expect(await look.branchKinds('ap1')).toEqual([{ kind: 'residential', branches: 1, members: 1 }]);
  });

  it('name the units that ask for attention: without a branch, too small, without a secretary, without a meeting', async () => {
    world.members = [
      ...['a1', 'a2', 'a3'].map((id) => member(id, 'ap1')),
      member('b1', 'ap2', { roleTitle: 'secretary' }),
      member('b2', 'ap2'),
      member('b3', 'ap2', { status: 'removed' }),
      ...['c1', 'c2'].map((id) => member(id, 'class')),
      member('c3', 'class', { status: 'away' }),
    ];
    world.roles = [
      { memberId: 'a1', unitId: 'ap1', role: 'secretary' },
      { memberId: 'c1', unitId: 'class', role: 'secretary', until: '2026-03-01' },
    ];
    world.activities = [
      { id: 'coming', unitId: 'ap1', on: '2026-03-30' },
      { id: 'work', unitId: 'ap2', kind: 'volunteer', on: '2026-03-02' },
      { id: 'off', unitId: 'class', on: '2026-03-02', state: 'cancelled' },
    ];
    const look = await at('2026-03-12');
    const lines = await look.concerns('district', '2026-03');
    expect(lines.map(({ unitId, concern }) => `${unitId} ${concern}`).sort()).toEqual([
      'ap2 no_meeting',
      'ap2 too_few_members',
      'class no_meeting',
      'class no_secretary',
      'vacant no_branch',
    ]);
    expect(await look.concerns('class', '2026-03')).toHaveLength(2);
    expect(await look.silentBranches('district', '2026-03')).toEqual(['class']);
  });

  it('see a branch and its parts as one', async () => {
    world.units = [...units, { id: 'part', parentId: 'ap1', kind: 'sub_branch' }];
    world.members = [member('a1', 'ap1', { roleTitle: 'secretary' }), member('a2', 'part'), member('a3', 'part')];
    world.activities = [{ id: 'one', unitId: 'part', on: '2026-03-02' }];
    const look = await at('2026-03-12');
    expect(await look.concerns('ap1', '2026-03')).toEqual([]);
    expect(await look.silentBranches('ap1', '2026-03')).toEqual([]);
  });

  it('give a member their own year: months, place of residence, streak and pledges', async () => {
    world.members = [member('an', 'class'), member('binh', 'class')];
    world.residences = [
      { memberId: 'an', receivingUnitId: 'ap1', state: 'received', created: '2026-01-01', decided: '2026-01-02' },
    ];
    world.activities = [
      { id: 'a', unitId: 'class', on: '2026-01-15', invited: ['an'] },
      { id: 'b', unitId: 'class', on: '2026-02-15', invited: ['an'] },
      { id: 'c', unitId: 'class', on: '2026-02-20', invited: ['an'] },
      { id: 'd', unitId: 'class', on: '2026-03-01', invited: ['an'] },
      { id: 'not-taken', unitId: 'class', on: '2026-03-05', invited: ['an'] },
      { id: 'coming', unitId: 'class', on: '2026-03-20', invited: ['an'] },
      { id: 'last-year', unitId: 'class', on: '2025-12-31', invited: ['an'] },
      { id: 'home', unitId: 'ap1', on: '2026-03-02' },
      { id: 'work', unitId: 'class', kind: 'volunteer', on: '2026-03-06' },
    ];
    world.attendances = [
      ...['a', 'c', 'd', 'home', 'work', 'last-year'].map((activityId) => ({ activityId, memberId: 'an', mark: 'present' })),
      { activityId: 'b', memberId: 'binh', mark: 'present' },
    ];
    world.programmes = [{ id: 'Rèn luyện', kind: 'training', audience: 'members' }];
    world.pledges = [
      {
        id: 'p1',
        memberId: 'an',
        programmeId: 'Rèn luyện',
        created: '2026-01-01',
        answers: [
          ['2025-12-31', 'done'],
          ['2026-01-31', 'done'],
          ['2026-02-28', 'not_done'],
          ['2026-03-10', null],
        ],
      },
      { id: 'p2', memberId: 'an', text: 'Đọc sách', created: '2026-03-12' },
    ];
    const look = await at('2026-03-12');
    const own = await look.ownYear('an', 2026);
    expect(own.months).toHaveLength(12);
    expect(own.months.slice(0, 4)).toEqual([
      { month: '2026-01', invited: 1, attended: 1 },
      { month: '2026-02', invited: 2, attended: 1 },
      { month: '2026-03', invited: 2, attended: 2 },
      { month: '2026-04', invited: 0, attended: 0 },
    ]);
    expect(own).toMatchObject({ year: 2026, residence: 2, streak: 3, pledges: [{ title: 'Rèn luyện', answered: 2, done: 1 }] });
  });

  it('of closed months are kept: reckoned anew every night, with what was corrected since', async () => {
    world.members = [member('an', 'ap1'), member('binh', 'ap1')];
    world.activities = [
      { id: 'jan', unitId: 'ap1', kind: 'volunteer', on: '2026-01-20' },
      { id: 'feb', unitId: 'ap1', on: '2026-02-10', invited: ['an', 'binh'] },
    ];
    world.attendances = [
      { activityId: 'jan', memberId: 'an', mark: 'present' },
      { activityId: 'feb', memberId: 'an', mark: 'present' },
    ];
    const look = await at('2026-03-12');
    const shown = async () => {
      const [point] = await look.trend('commune', ['2026-02'], () => year);
      return [point!.attendance, (await look.residenceRates('commune', year, '2026-03-12')).rate];
    };
    const before = [rate(1, 2), rate(1, 2)];
    expect(await shown()).toEqual(before);
    expect(await settleDaysOn(fresh.db, '2026-03-12')).toBeGreaterThan(0);
    expect(await settleDaysOn(fresh.db, '2026-03-12')).toBe(0);
    expect(await shown()).toEqual(before);
    await fresh.db.write(async (tx) => {
      for (const activityId of ['jan', 'feb'])
        await tx.attendance.create({ data: { activityId, memberId: 'binh', mark: 'present', by: 'officer', at: new Date(0) } });
    });
    expect(await shown()).toEqual([rate(2, 2), rate(2, 2)]);
    expect(await settleDaysOn(fresh.db, '2026-03-13')).toBe(2);
    expect(await fresh.db.read((tx) => tx.recount.count())).toBe(0);
    expect(await shown()).toEqual([rate(2, 2), rate(2, 2)]);
    await fresh.db.write((tx) => tx.activity.updateMany({ data: { state: 'cancelled' } }));
    expect(await shown()).toEqual([rate(0, 0), rate(0, 2)]);
    await settleDaysOn(fresh.db, '2026-03-14');
    expect(await shown()).toEqual([rate(0, 0), rate(0, 2)]);
  });

  it('note nothing of what is still to come: a thousand who sign in today pay nothing for figures', async () => {
    world.members = [member('an', 'ap1')];
    world.activities = [{ id: 'today', unitId: 'ap1', on: '2026-03-12', invited: ['an'] }];
    const look = await at('2026-03-12');
    await settleDaysOn(fresh.db, '2026-03-12');
    await fresh.db.write((tx) =>
      tx.attendance.create({ data: { activityId: 'today', memberId: 'an', mark: 'present', by: 'self', at: new Date(0) } }),
    );
    expect(await fresh.db.read((tx) => tx.recount.count())).toBe(0);
    const [point] = await (await figuresOn(fresh.db, '2026-03-13')).trend('commune', ['2026-03'], () => year);
    expect(point!.attendance).toEqual(rate(1, 1));
    expect((await look.residenceRates('commune', year, '2026-03-12')).rate).toEqual(rate(0, 1));
  });

  it('keep what they add up to when the lists themselves are two years old and gone', async () => {
    world.members = [member('an', 'ap1'), member('binh', 'ap1')];
    world.activities = [
      { id: 'old', unitId: 'ap1', on: '2026-02-10', invited: ['an', 'binh'] },
      { id: 'kept', unitId: 'ap1', on: '2026-03-20', invited: ['an'] },
    ];
    world.attendances = [
      { activityId: 'old', memberId: 'an', mark: 'present' },
      { activityId: 'kept', memberId: 'an', mark: 'present' },
    ];
    await at('2026-04-15');
    await settleDaysOn(fresh.db, '2026-04-15');
    await forgetOld(fresh.db, new Date('2028-03-15T12:00:00+07:00'));
    expect(await fresh.db.read((tx) => tx.attendance.findMany({ select: { activityId: true } }))).toEqual([
      { activityId: 'kept' },
    ]);
    expect(await fresh.db.read((tx) => tx.invitation.count())).toBe(1);
    const look = await figuresOn(fresh.db, '2028-03-15');
    await settleDaysOn(fresh.db, '2028-03-15');
    const [february, march] = await look.trend('commune', ['2026-02', '2026-03'], () => year);
    expect([february!.attendance, march!.attendance]).toEqual([rate(1, 2), rate(1, 1)]);
  });

  it('are believed again only when a night is over that began after the change', async () => {
    world.members = [member('an', 'ap1')];
    world.activities = [{ id: 'feb', unitId: 'ap1', on: '2026-02-27', invited: ['an'] }];
    const look = await at('2026-03-05');
    await settleDaysOn(fresh.db, '2026-03-05');
    // A night that broke off has claimed what was noted, and mended nothing.
    await fresh.db.write(async (tx) => {
      await tx.attendance.create({
        data: { activityId: 'feb', memberId: 'an', mark: 'present', by: 'officer', at: new Date(0) },
      });
      await tx.recount.updateMany({ data: { state: 'counting' } });
    });
    const shown = async () => (await look.trend('commune', ['2026-02'], () => year))[0]!.attendance;
    expect(await shown()).toEqual(rate(1, 1));
    await fresh.db.write((tx) => tx.attendance.updateMany({ data: { mark: 'excused' } }));
    expect(await fresh.db.read((tx) => tx.recount.findMany({ orderBy: { kind: 'asc' } }))).toEqual([
      { kind: 'activity', subjectId: 'feb', state: 'waiting' },
      { kind: 'member', subjectId: 'an', state: 'waiting' },
    ]);
    expect(await shown()).toEqual(rate(0, 1));
  });

  it('let go only of what this very night has counted: another one may be at work', async () => {
    world.members = [member('an', 'ap1')];
    world.activities = [{ id: 'feb', unitId: 'ap1', on: '2026-02-27', invited: ['an'] }];
    await at('2026-03-05');
    await settleDaysOn(fresh.db, '2026-03-05');
    await fresh.db.write((tx) =>
      tx.attendance.create({ data: { activityId: 'feb', memberId: 'an', mark: 'present', by: 'officer', at: new Date(0) } }),
    );
    // As soon as this night has claimed what was noted, another one claims it, and is cut off.
    const cutOff: typeof fresh.db = { ...fresh.db, read: () => Promise.reject(new Error('cut off')) };
    let claimed = false;
    const beset: typeof fresh.db = {
      ...fresh.db,
      read: async (work) => {
        if (!claimed) await expect(settleDaysOn(cutOff, '2026-03-06')).rejects.toThrow('cut off');
        claimed = true;
        return fresh.db.read(work);
      },
    };
    await settleDaysOn(beset, '2026-03-06');
    expect(await fresh.db.read((tx) => tx.recount.count())).toBe(2);
    await settleDaysOn(fresh.db, '2026-03-07');
    expect(await fresh.db.read((tx) => tx.recount.count())).toBe(0);
  });

  it('hold for people whose own branch is no more too', async () => {
    world.members = [member('an', 'class')];
    world.residences = [
      { memberId: 'an', receivingUnitId: 'ap1', state: 'received', created: '2026-01-05', decided: '2026-01-10' },
    ];
    world.activities = [{ id: 'feb', unitId: 'ap1', on: '2026-02-01' }];
    await at('2026-03-12');
    await fresh.db.write((tx) => tx.unit.update({ where: { id: 'class' }, data: { validTo: new Date(0) } }));
    const shown = async () =>
      (await (await figuresOn(fresh.db, '2026-03-12')).residenceRates('commune', year, '2026-03-12')).rate;
    await settleDaysOn(fresh.db, '2026-03-11');
    expect(await shown()).toEqual(rate(0, 1));
    await fresh.db.write((tx) =>
      tx.attendance.create({ data: { activityId: 'feb', memberId: 'an', mark: 'present', by: 'officer', at: new Date(0) } }),
    );
    expect(await shown()).toEqual(rate(1, 1));
    await settleDaysOn(fresh.db, '2026-03-12');
    expect(await shown()).toEqual(rate(1, 1));
  });

  it('go with a backup, and what was noted since the night too', async () => {
    world.members = [member('an', 'ap1'), member('binh', 'ap1')];
    world.activities = [{ id: 'feb', unitId: 'ap1', kind: 'volunteer', on: '2026-02-27', invited: ['an'] }];
    world.attendances = [{ activityId: 'feb', memberId: 'an', mark: 'present' }];
    await at('2026-03-05');
    await settleDaysOn(fresh.db, '2026-03-05');
    await fresh.db.write((tx) =>
      tx.attendance.create({ data: { activityId: 'feb', memberId: 'binh', mark: 'late', by: 'officer', at: new Date(0) } }),
    );
    const state = async () => ({
      rate: (await (await figuresOn(fresh.db, '2026-03-05')).residenceRates('commune', year, '2026-03-05')).rate,
      noted: await fresh.db.read((tx) => tx.recount.findMany()),
      bits: await fresh.db.read((tx) =>
        tx.member.findMany({ select: { id: true, residenceMonths: true }, orderBy: { id: 'asc' } }),
      ),
    });
    const before = await state();
    expect(before).toMatchObject({ rate: rate(2, 2), noted: [{ kind: 'activity' }, { kind: 'member', subjectId: 'binh' }] });
    let text = '';
    await writeBackup(fresh.db, setClock(), async (piece) => {
      text += piece;
    });
    const lines = async function* () {
      yield* text.trimEnd().split('\n');
    };
    await restoreBackup(fresh.db, lines, { clock: setClock(), newId: () => 'x', replace: true });
    expect(await state()).toEqual(before);
  });

  it.runIf(engine === 'postgresql')(
    'wait for whoever was writing when the night began: what they wrote is in the sums',
    async () => {
      world.members = [member('an', 'ap1')];
      world.activities = [{ id: 'feb', unitId: 'ap1', on: '2026-02-27', invited: ['an'] }];
      await at('2026-03-05');
      let commit = () => {};
      const told = new Promise<void>((done) => {
        commit = done;
      });
      let wrote = () => {};
      const written = new Promise<void>((done) => {
        wrote = done;
      });
      const late = fresh.db.write(async (tx) => {
        await tx.attendance.create({
          data: { activityId: 'feb', memberId: 'an', mark: 'present', by: 'officer', at: new Date(0) },
        });
        wrote();
        await told;
      });
      await written;
      const night = settleDaysOn(fresh.db, '2026-03-05');
      const hasBegun = () => fresh.db.read((tx) => tx.setting.count({ where: { name: 'figures.settlingTo' } }));
      while ((await hasBegun()) === 0);
      // Of this small world a night that does not wait is over after some twenty statements.
      let isOver = false;
      const over = night.then(() => {
        isOver = true;
      });
      for (let asked = 0; asked < 300; asked++) await hasBegun();
      expect(isOver).toBe(false);
      commit();
      await Promise.all([late, over]);
      expect(await fresh.db.read((tx) => tx.recount.count())).toBe(0);
      expect(await fresh.db.read((tx) => tx.activity.findUnique({ where: { id: 'feb' } }))).toMatchObject({
        sumCame: 1,
        sumExpected: 1,
      });
    },
  );
});
