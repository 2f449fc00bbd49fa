import { beforeEach, describe, expect, test } from 'vitest';
import { importUnits, type UnitImportReport } from '../../src/roster/importUnits.js';
import { unitReportText } from '../../src/roster/report.js';
import { expectedResults, fixtureBytes, tanPhuUnits } from './fixtures.js';
import { MemoryStore } from './memoryStore.js';

const { units: expected } = expectedResults();
const header = 'Mã đơn vị;Tên đơn vị;Cấp đơn vị;Mã đơn vị cấp trên';

let store: MemoryStore;
beforeEach(() => {
  store = new MemoryStore();
});

async function bring(csv: Uint8Array | string, dryRun = false): Promise<UnitImportReport> {
  const report = await importUnits(typeof csv === 'string' ? Buffer.from(csv) : csv, 'units.csv', { dryRun }, store);
  if ('refusal' in report) throw new Error(report.refusal.code);
  return report;
}
const list = (...rows: string[]) => [header, ...rows].join('\n');
const unit = (code: string) => [...store.unitById.values()].find((each) => each.code === code);
const tally = (values: (string | null)[]) => {
  const counts: Record<string, number> = {};
  for (const value of values) if (value !== null) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
};

describe('the units of Tân Phú', () => {
  test('are read as the tree that they are', async () => {
    const units = await tanPhuUnits();
    const branches = units.filter((each) => each.kind === 'branch');
    expect(units).toHaveLength(expected.rowsInUnitsCsv);
    expect(tally(units.map((each) => each.kind))).toEqual({
      district_union: expected.districtUnions,
      grassroots_union: expected.grassrootsUnions,
      branch: expected.branches,
    });
    expect(tally(units.filter((each) => each.kind === 'grassroots_union').map((each) => each.block))).toEqual(
      expected.grassrootsByBlock,
    );
    expect(tally(branches.map((each) => each.branchKind))).toEqual(expected.branchesByKind);
    expect(branches.filter((each) => each.modelBranch).map((each) => each.code)).toEqual(expected.modelBranches);
    expect(branches.filter((each) => each.hasFund)).toHaveLength(expected.branchesWithFund);
  });

  test('are saved with paths and hamlets, and a second time change nothing', async () => {
    expect(await bring(fixtureBytes('tan-phu-units.csv'))).toMatchObject({ created: 352, changed: 0, problems: [] });
    const [district, commune, branch] = [unit('TP')!, unit('TP-01')!, unit('TP-01-01')!];
    expect(branch.path).toBe(`/${district.id}/${commune.id}/${branch.id}/`);
    expect(branch).toMatchObject({
      hamlet: 'khu phố 1',
      commune: 'thị trấn Tân Phú',
      branchKind: 'residential',
      nameKey: 'chi doan khu pho 1',
    });
    const again = await bring(fixtureBytes('tan-phu-units.csv'));
    expect(again).toMatchObject({ created: 0, changed: 0, unchanged: 352 });
    expect(unitReportText(again)).toContain('Không có gì thay đổi');
    expect(store.transactions).toBe(1);
  });
});

describe('a wrong list of units', () => {
  test.each([
    ['a parent that is nowhere', list('X;Chi đoàn ấp 1;Chi đoàn;Y'), [{ row: 2, problem: 'PARENT_UNKNOWN' }]],
    ['one code twice', list('A;Đoàn xã A;Đoàn xã;', 'A;Đoàn xã B;Đoàn xã;'), [{ row: 3, problem: 'DUPLICATE_CODE' }]],
    [
      'units above each other',
      list('A;Đoàn xã A;Đoàn xã;B', 'B;Đoàn xã B;Đoàn xã;A', 'C;Chi đoàn C;Chi đoàn;A'),
      [
        { row: 2, problem: 'CYCLE' },
        { row: 3, problem: 'CYCLE' },
      ],
    ],
    ['a level nobody knows', list('A;Đoàn xã A;Đơn vị;'), [{ row: 2, problem: 'LEVEL_UNKNOWN' }]],
    ['no name', list('A;;Đoàn xã;'), [{ row: 2, problem: 'NAME_MISSING' }]],
    ['no code', list(';Đoàn xã A;Đoàn xã;'), [{ row: 2, problem: 'CODE_MISSING' }]],
  ])('with %s is named by row and saves nothing', async (_, csv, problems) => {
    const report = await bring(csv);
    expect(report.problems).toEqual(problems);
    expect(store.unitById.size).toBe(0);
    expect(unitReportText(report)).toContain(`${problems[0]!.row}`);
  });

  test('cannot hang a unit below its own child that is only stored', async () => {
    await bring(list('A;Huyện đoàn A;Huyện đoàn;', 'B;Đoàn xã B;Đoàn cơ sở;A'));
    const report = await bring(list('A;Huyện đoàn A;Huyện đoàn;B'));
    expect(report.problems).toEqual([{ row: 2, problem: 'CYCLE' }]);
    expect(unit('A')!.parentId).toBeNull();
  });

  test('without the needed columns is refused by name', async () => {
    const report = await importUnits(Buffer.from('Tên đơn vị;Cấp đơn vị\nĐoàn xã A;Đoàn xã'), 'units.csv', {}, store);
    expect(report).toMatchObject({ refusal: { code: 'MISSING_COLUMNS', missing: ['code', 'parentCode'] } });
  });
});

describe('a list of units that comes later', () => {
  beforeEach(() =>
    bring(
      list('A;Huyện đoàn A;Huyện đoàn;', 'B;Đoàn xã B;Đoàn cơ sở;A', 'C;Chi đoàn ấp 1;Chi đoàn;B', 'D;Đoàn xã D;Đoàn cơ sở;A'),
    ),
  );

  test('may name a parent that is only stored, and moves what lies below a unit that moves', async () => {
    const report = await bring(list('B;Đoàn xã B;Đoàn cơ sở;D'));
    expect(report).toMatchObject({ created: 0, changed: 1, problems: [] });
    expect(unit('C')!.path).toBe(`/${unit('A')!.id}/${unit('D')!.id}/${unit('B')!.id}/${unit('C')!.id}/`);
  });

  test('gives a unit that was made without a code its code', async () => {
    const made = { ...unit('C')!, id: 'made', code: null, name: 'Chi đoàn ấp 2', path: `${unit('B')!.path}made/` };
    await store.saveUnits([made]);
    expect(await bring(list('C2;CHI ĐOÀN ẤP 2;Chi đoàn;B'))).toMatchObject({ created: 0, changed: 1 });
    expect(unit('C2')!.id).toBe('made');
  });

  test('is not saved in a dry run', async () => {
    expect(await bring(list('E;Chi đoàn E;Chi đoàn;B'), true)).toMatchObject({ created: 1, dryRun: true });
    expect(unit('E')).toBeUndefined();
  });
});
