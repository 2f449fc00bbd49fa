/** Reading a list of units: one row a unit, its parent named by code (tests/fixtures/tan-phu-units.csv shows the columns). */
import { searchKey } from '../language/folding.js';
import { foldHeading, isOneSlipAway } from './headings.js';
import { type Refusal, refuseMissing } from './refusal.js';
import type { Cell, SheetRow } from './sheet.js';
import { plainText, readPlace } from './values.js';

export type UnitProblem = 'CODE_MISSING' | 'NAME_MISSING' | 'LEVEL_UNKNOWN' | 'DUPLICATE_CODE' | 'PARENT_UNKNOWN' | 'CYCLE';

export interface UnitRow {
  row: number;
  code: string;
  name: string;
  kind: string;
  /** commune | school | office, as the list groups its grassroots unions; used in counts, not stored. */
  block: string | null;
  branchKind: string | null;
  parentCode: string | null;
  hamlet: string | null;
  commune: string | null;
  modelBranch: boolean;
  hasFund: boolean;
}

export interface UnitReading {
  units: UnitRow[];
  problems: { row: number; problem: UnitProblem }[];
}

const columns = {
  code: ['ma don vi', 'ma'],
  name: ['ten don vi', 'don vi', 'ten'],
  level: ['cap don vi', 'cap', 'loai don vi'],
  block: ['khoi'],
  branchKind: ['loai hinh chi doan', 'loai hinh', 'loai chi doan'],
  parentCode: ['ma don vi cap tren', 'ma cap tren', 'truc thuoc ma'],
  place: ['dia ban', 'dia diem', 'noi dong'],
  modelBranch: ['chi doan kieu mau', 'kieu mau'],
  hasFund: ['co quy chi doan', 'quy chi doan', 'co quy'],
} as const;
type UnitColumn = keyof typeof columns;

/** domain reference §1.2, §1.3: the levels of before and after July 2025. Order matters: “Đoàn cơ sở” before “Đoàn”. */
const levels: [RegExp, string][] = [
  [/^trung uong/, 'central'],
  [/^(tinh doan|thanh doan|doan truc thuoc trung uong|doan (tinh|thanh pho))/, 'provincial_union'],
  [/^(huyen doan|quan doan|thi doan|doan (huyen|quan|thi xa))/, 'district_union'],
  [/^(doan co so|co so doan)/, 'grassroots_union'],
  [/^chi doan co so/, 'grassroots_branch'],
  [/^chi doan/, 'branch'],
  [/^phan doan/, 'sub_branch'],
  [/^doan (xa|phuong|dac khu|thi tran)/, 'commune_union'],
  [/^doan truong/, 'school_union'],
  [/^doan (khoi|nganh|truc thuoc|cac co quan)/, 'sector_union'],
];

const branchKinds: [RegExp, string][] = [
  [/dia ban|dan cu|khu dan cu/, 'residential'],
  [/truong hoc|truong/, 'school'],
  [/luc luong vu trang|llvt|cong an|quan su/, 'armed_forces'],
  [/doanh nghiep/, 'enterprise'],
  [/co quan|hcsn|hanh chinh/, 'office'],
];

const blocks: [RegExp, string][] = [
  [/truong hoc/, 'school'],
  [/hcsn|llvt|co quan/, 'office'],
  [/xa|phuong|thi tran/, 'commune'],
];

/** Reads the rows and finds what makes them no tree: every problem with its Excel row. Parents may be `known` from before. */
export function readUnits(
  sheet: readonly SheetRow[],
  known: ReadonlySet<string> = new Set(),
): UnitReading | { refusal: Refusal } {
  const header = findUnitHeader(sheet);
  if ('refusal' in header) return header;
  const reading: UnitReading = { units: [], problems: [] };
  for (const row of sheet) {
    if (row.number <= header.row || row.cells.every((cell) => plainText(cell) === null)) continue;
    const cell = (column: UnitColumn): Cell => row.cells[header.columns[column] ?? -1] ?? null;
    const [code, name] = [plainText(cell('code')), plainText(cell('name'))];
    // A total or a signature below the list has neither code nor level.
    if (code === null && plainText(cell('level')) === null) continue;
    const kind = matching(levels, cell('level'));
    if (code === null) reading.problems.push({ row: row.number, problem: 'CODE_MISSING' });
    else if (name === null) reading.problems.push({ row: row.number, problem: 'NAME_MISSING' });
    else if (kind === null) reading.problems.push({ row: row.number, problem: 'LEVEL_UNKNOWN' });
    else {
      const block = matching(blocks, cell('block'));
      const isBranch = kind.endsWith('branch');
      reading.units.push({
        row: row.number,
        code,
        name,
        kind,
        block,
        branchKind: isBranch ? matching(branchKinds, cell('branchKind')) : null,
        parentCode: plainText(cell('parentCode')),
        ...readPlace(cell('place')),
        modelBranch: isMarked(cell('modelBranch')),
        hasFund: isMarked(cell('hasFund')),
      });
    }
  }
  reading.problems.push(...treeProblems(reading.units, known));
  reading.problems.sort((a, b) => a.row - b.row);
  return reading;
}

function findUnitHeader(
  sheet: readonly SheetRow[],
): { row: number; columns: Partial<Record<UnitColumn, number>> } | { refusal: Refusal } {
  let best: { row: number; columns: Partial<Record<UnitColumn, number>> } | undefined;
  for (const row of sheet.slice(0, 40)) {
    const found: Partial<Record<UnitColumn, number>> = {};
    row.cells.forEach((cell, index) => {
      const column = typeof cell === 'string' ? unitColumn(foldHeading(cell)) : undefined;
      if (column) found[column] ??= index;
    });
    if (Object.keys(found).length > Object.keys(best?.columns ?? {}).length) best = { row: row.number, columns: found };
  }
  const missing = (['code', 'name', 'level', 'parentCode'] as const).filter((column) => best?.columns[column] === undefined);
  return best && missing.length === 0 ? best : { refusal: refuseMissing(missing) };
}

function unitColumn(heading: string): UnitColumn | undefined {
  const entries = Object.entries(columns) as [UnitColumn, readonly string[]][];
  const exact = entries.find(([, words]) => words.includes(heading));
  return (exact ?? entries.find(([, words]) => words.some((word) => word.length >= 8 && isOneSlipAway(word, heading))))?.[0];
}

function treeProblems(units: readonly UnitRow[], known: ReadonlySet<string>): UnitReading['problems'] {
  const problems: UnitReading['problems'] = [];
  const byCode = new Map<string, UnitRow>();
  for (const unit of units) {
    if (byCode.has(unit.code)) problems.push({ row: unit.row, problem: 'DUPLICATE_CODE' });
    else byCode.set(unit.code, unit);
  }
  for (const unit of byCode.values()) {
    if (unit.parentCode !== null && !byCode.has(unit.parentCode) && !known.has(unit.parentCode)) {
      problems.push({ row: unit.row, problem: 'PARENT_UNKNOWN' });
    } else if (isInCycle(unit, byCode)) problems.push({ row: unit.row, problem: 'CYCLE' });
  }
  return problems;
}

function isInCycle(unit: UnitRow, byCode: ReadonlyMap<string, UnitRow>): boolean {
  const passed = new Set<UnitRow>();
  for (
    let at: UnitRow | undefined = unit;
    at && !passed.has(at);
    at = at.parentCode === null ? undefined : byCode.get(at.parentCode)
  ) {
    passed.add(at);
    if (at.parentCode === unit.code) return true;
  }
  return false;
}

function matching(rules: readonly [RegExp, string][], cell: Cell): string | null {
  const text = searchKey(plainText(cell) ?? '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  return rules.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

function isMarked(cell: Cell): boolean {
  const text = searchKey(plainText(cell) ?? '');
  return text !== '' && !/^(khong|ko|0|-|chua)/.test(text);
}
