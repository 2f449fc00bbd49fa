import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bareHamletsBelow } from '../../src/storage/figures-hamlets.js';
import { unitCache } from '../../src/storage/units.js';
import { setClock } from '../run/clock.js';
import { engines, type FreshDatabase, freshDatabase } from '../run/database.js';
import { figuresOn, settle, type World, zone } from './figures-world.js';

/** Two communes that both have an ấp 7, a school that lies in one of them, and a commune of another tree. */
const units: World['units'] = [
  { id: 'district', parentId: null, kind: 'district_union' },
  { id: 'phuBinh', parentId: 'district', kind: 'commune_union', commune: 'xã Phú Bình' },
  { id: 'ap3', parentId: 'phuBinh', kind: 'branch', branchKind: 'residential', hamlet: 'ấp 3', commune: 'xã Phú Bình' },
  { id: 'police', parentId: 'phuBinh', kind: 'branch', branchKind: 'armed_forces', commune: 'xã Phú Bình' },
  { id: 'dacLua', parentId: 'district', kind: 'grassroots_union', name: 'Đoàn xã Đắc Lua', commune: 'xã Đắc Lua' },
  { id: 'dacLua3', parentId: 'dacLua', kind: 'branch', hamlet: 'ấp 3', commune: 'xã Đắc Lua' },
  { id: 'school', parentId: 'district', kind: 'grassroots_union', name: 'Đoàn trường THPT Thanh Bình', commune: 'Xã Phú Bình' },
  { id: 'class', parentId: 'school', kind: 'branch', branchKind: 'school', commune: 'Xã Phú Bình' },
  { id: 'elsewhere', parentId: null, kind: 'district_union' },
  { id: 'far', parentId: 'elsewhere', kind: 'branch', branchKind: 'enterprise' },
];
let people = 0;
const living = (residenceHamlet: string, branchId = 'class', more: Partial<World['members'][number]> = {}) => ({
  id: `m${++people}`,
  branchId,
  residenceHamlet,
  residenceCommune: 'xã Phú Bình',
  ...more,
});
const inDacLua = { residenceCommune: 'xã Đắc Lua' };

describe.each(engines)('hamlets in which members live and that have no branch, on %s', (engine) => {
  let fresh: FreshDatabase;
  let world: World;
  beforeAll(async () => {
    fresh = await freshDatabase(engine);
  });
  afterAll(() => fresh.drop());
  beforeEach(() => {
    world = { units, members: [] };
  });
  const bare = async (unitId: string) => {
    await settle(fresh.db, world);
    const lines = await (await figuresOn(fresh.db, '2026-03-12')).allConcerns(unitId, '2026-03');
    return lines.flatMap((line) => (line.concern === 'bare_hamlet' ? [`${line.unitId} ${line.hamlet}: ${line.members}`] : []));
  };

  it('are told with the commune’s unit and how many live there, wherever their own branch is', async () => {
    world.members = [living('ấp 7'), living('ấp 7', 'police'), living('ấp 7', 'dacLua3'), living('ấp 3'), living('ấp 3')];
    expect(await bare('district')).toEqual(['phuBinh ấp 7: 3']);
    expect(await bare('phuBinh')).toEqual(['phuBinh ấp 7: 3']);
  });

  it('are told from three members on who really live there, and never with a name', async () => {
    world.members = [
      ...[living('ấp 7'), living('ấp 7'), living('ấp 7', 'class', { status: 'transferred_out' })],
      ...[living('ấp 8'), living('ấp 8'), living('ấp 8', 'class', { status: 'pending' })],
      ...[
        living('ấp 9'),
        living('ấp 9'),
        living('ấp 9', 'class', { status: 'temporary_in' }),
        living('ấp 9', 'class', { status: 'away' }),
      ],
      ...[living('ấp 10'), living('ấp 10'), living('ấp 10', 'class', { status: 'away' })],
      ...[living('ấp 11'), living('ấp 11'), living('ấp 11', 'class', { status: 'temporary_out' })],
    ];
    expect(await bare('district')).toEqual(['phuBinh ấp 9: 3']);
  });

  it('are one hamlet however they are spelled, called as most people wrote it; most people first', async () => {
    world.members = [
      ...[living('ap 7'), living('Ấp 07'), living('ấp 7'), living('ấp 7'), living('ấp bảy')],
      ...[living('khu phố Tân Hòa'), living('KP. Tân Hoà'), living('Tân Hòa', 'class', { residenceCommune: 'Xã  phú bình' })],
      ...[living('tdp 4', 'class', { residenceCommune: 'Phú Bình' }), living('tổ dân phố 4'), living('Tổ dân phố 04')],
      ...[living('ấp 4'), living('khu phố 7')],
    ];
    expect(await bare('phuBinh')).toEqual(['phuBinh ấp 7: 5', 'phuBinh khu phố Tân Hòa: 3', 'phuBinh tổ dân phố 4: 3']);
  });

  it('are not those of a branch or of a part of one, as its place or its name says', async () => {
    world.units = [
      ...units,
      { id: 'part', parentId: 'ap3', kind: 'sub_branch', hamlet: 'Ấp 05' },
      { id: 'named', parentId: 'phuBinh', kind: 'branch', name: 'Chi đoàn ấp 6' },
    ];
    world.members = ['ap 3', 'ấp 5', 'ấp 6', 'ấp 7'].flatMap((hamlet) => [living(hamlet), living(hamlet), living(hamlet)]);
    expect(await bare('district')).toEqual(['phuBinh ấp 7: 3']);
  });

  it('are those of a branch that is no more, whose own people do not count', async () => {
    world.units = [...units, { id: 'gone', parentId: 'phuBinh', kind: 'branch', hamlet: 'ấp 7', until: '2026-01-01' }];
    world.members = [living('ấp 7'), living('ấp 7'), living('ấp 7'), living('ấp 7', 'gone')];
    expect(await bare('phuBinh')).toEqual(['phuBinh ấp 7: 3']);
  });

  it('of other communes stand apart, though they are called the same', async () => {
    world.members = [
      ...[living('ấp 7'), living('ấp 7'), living('ấp 7'), living('ấp 7')],
      ...['a', 'b', 'c'].map(() => living('ấp 7', 'class', inDacLua)),
      ...['a', 'b', 'c'].map(() => living('ấp 7', 'class', { residenceCommune: 'xã Nam Cát Tiên' })),
      ...['a', 'b', 'c'].map(() => ({ ...living('ấp 7'), residenceCommune: undefined })),
    ];
    expect(await bare('district')).toEqual(['dacLua ấp 7: 3', 'phuBinh ấp 7: 4']);
    expect(await bare('dacLua')).toEqual(['dacLua ấp 7: 3']);
    expect(await bare('phuBinh')).toEqual(['phuBinh ấp 7: 4']);
  });

  it('are no concern of a branch, nor of a school that lies in the commune, and never of another tree’s people', async () => {
    world.members = ['a', 'b', 'c'].map(() => living('ấp 7'));
    for (const unit of ['ap3', 'class', 'school', 'elsewhere', 'nowhere']) expect(await bare(unit)).toEqual([]);
    world.members = [living('ấp 8'), living('ấp 8'), living('ấp 8', 'far')];
    expect(await bare('district')).toEqual([]);
  });

  it('are told to the union of the commune, whatever else lies in it or is called after it', async () => {
    world.units = [
      ...units.map((one) => (one.id === 'phuBinh' ? { ...one, kind: 'grassroots_union', name: 'Đoàn xã Phú Bình' } : one)),
      { id: 'below', parentId: 'phuBinh', kind: 'grassroots_union', name: 'Đoàn khối xã Phú Bình', commune: 'xã Phú Bình' },
      { id: 'market', parentId: 'district', kind: 'grassroots_union', name: 'Đoàn chợ xã Phú Bình', commune: 'xã Phú Bình' },
    ];
    world.members = ['a', 'b', 'c'].map(() => living('ấp 7'));
    expect(await bare('district')).toEqual(['phuBinh ấp 7: 3']);
    expect(await bare('market')).toEqual([]);
  });

  it('are nobody’s of two communes of one name: who wrote it may live in either', async () => {
    world.units = [
      ...units,
      { id: 'other', parentId: 'district', kind: 'commune_union', commune: 'xã Phú Bình' },
      { id: 'other3', parentId: 'other', kind: 'branch', hamlet: 'ấp 3', commune: 'xã Phú Bình' },
    ];
    world.members = ['a', 'b', 'c'].map(() => living('ấp 7'));
    expect(await bare('district')).toEqual([]);
  });
});

describe('hamlets without a branch on sqlite', () => {
  it('are read from an index alone, of a million members', async () => {
    const { db, drop } = await freshDatabase('sqlite');
    await settle(db, { units, members: ['a', 'b', 'c'].map(() => living('ấp 7')) });
    const plans = await db.read(async (tx) => {
      const lines: string[] = [];
      const explained = async (sql: string, ...values: unknown[]) => {
        const plan = await tx.$queryRawUnsafe<{ detail: string }[]>(`EXPLAIN QUERY PLAN ${sql}`, ...values);
        lines.push(...plan.map(({ detail }) => detail).filter((line) => / m /.test(line)));
        return tx.$queryRawUnsafe(sql, ...values);
      };
      const context = { clock: setClock(), zone, setupCode: null, units: await unitCache().current(tx) };
      const listening = new Proxy(tx, { get: (of, name) => (name === '$queryRawUnsafe' ? explained : Reflect.get(of, name)) });
      for (const unit of ['district', 'dacLua']) await bareHamletsBelow(listening, context, unit);
      return lines;
    });
    expect(plans.length).toBeGreaterThan(2);
    for (const line of plans) expect(line).toContain('m USING COVERING INDEX Member_hamlets_idx');
    await drop();
  });
});
