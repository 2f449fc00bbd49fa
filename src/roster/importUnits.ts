import { canonicalKey, searchKey } from '../language/folding.js';
import type { Refusal } from './refusal.js';
import { readSheets } from './sheet.js';
import type { RosterStore, StoredUnit } from './store.js';
import { readUnits, type UnitProblem, type UnitRow } from './unitRows.js';

/** A tree with one wrong row is no tree: with problems nothing is saved at all. */
export interface UnitImportReport {
  kind: 'units';
  /** Nothing was saved because only a look was asked for. */
  dryRun: boolean;
  read: number;
  created: number;
  changed: number;
  unchanged: number;
  branches: number;
  grassroots: number;
  problems: { row: number; problem: UnitProblem }[];
}

export type ImportOptions = { dryRun?: boolean };

/** Reads a list of units and brings the stored tree in line with it. Units that the list does not name stay as they are. */
export async function importUnits(
  bytes: Uint8Array,
  fileName: string,
  { dryRun = false }: ImportOptions,
  store: RosterStore,
): Promise<UnitImportReport | { refusal: Refusal }> {
  const read = await readSheets(bytes, fileName);
  if ('refusal' in read) return read;
  const before = await store.units();
  const codes = new Set(before.flatMap((unit) => (unit.code === null ? [] : [unit.code])));
  const readings = read.sheets.map((sheet) => readUnits([...sheet.rows], codes));
  const reading = readings.find((each) => !('refusal' in each)) ?? readings[0]!;
  if ('refusal' in reading) return reading;
  const { units, problems } = reading;
  const tree = problems.length > 0 ? [] : planTree(units, before, () => store.newId());
  if (problems.length === 0) problems.push(...cyclesWithStored(tree, units));
  const known = new Map(before.map((unit) => [unit.id, unit]));
  const toSave = problems.length > 0 ? [] : tree.filter((unit) => !isEqual(known.get(unit.id), unit));
  const inFile = new Set(units.map((unit) => unit.code));
  const created = toSave.filter((unit) => !known.has(unit.id)).length;
  const changed = toSave.filter((unit) => known.has(unit.id) && unit.code !== null && inFile.has(unit.code)).length;
  if (!dryRun && toSave.length > 0) await store.saveUnits(toSave);
  return {
    kind: 'units',
    dryRun,
    read: units.length,
    created,
    changed,
    unchanged: problems.length > 0 ? 0 : units.length - created - changed,
    branches: units.filter((unit) => unit.kind === 'branch' || unit.kind === 'grassroots_branch').length,
    grassroots: units.filter((unit) => unit.kind === 'grassroots_union').length,
    problems,
  };
}

/** The stored tree with the file's rows in it, paths worked out anew, parents before children. */
function planTree(rows: readonly UnitRow[], before: readonly StoredUnit[], newId: () => string): StoredUnit[] {
  const byCode = new Map(before.flatMap((unit) => (unit.code === null ? [] : [[unit.code, unit] as const])));
  const adopted = adoptByName(rows, before, byCode);
  const idOf = new Map(rows.map((row) => [row.code, (byCode.get(row.code) ?? adopted.get(row.code))?.id ?? newId()]));
  const parentOf = (code: string | null) => (code === null ? null : (idOf.get(code) ?? byCode.get(code)?.id ?? null));
  const planned = new Map<string, StoredUnit>(before.map((unit) => [unit.id, unit]));
  for (const { row: _, parentCode, block: __, ...facts } of rows) {
    const id = idOf.get(facts.code)!;
    const parentId = parentOf(parentCode) ?? (parentCode === null ? (planned.get(id)?.parentId ?? null) : null);
    planned.set(id, { ...facts, id, parentId, nameKey: searchKey(facts.name), path: '' });
  }
  return withPaths(planned);
}

/** A unit made in the chat has no code: the same name under the same parent is that unit, and the row gives it its code. */
function adoptByName(
  rows: readonly UnitRow[],
  before: readonly StoredUnit[],
  byCode: ReadonlyMap<string, StoredUnit>,
): Map<string, StoredUnit> {
  const key = (parentId: string | null, name: string) => `${parentId} ${canonicalKey(name)}`;
  const uncoded = new Map(before.filter((unit) => unit.code === null).map((unit) => [key(unit.parentId, unit.name), unit]));
  const adopted = new Map<string, StoredUnit>();
  // Parents stand above their children in such lists; a child of an adopted parent is found in the same pass.
  for (const row of rows) {
    const parent = row.parentCode === null ? undefined : (byCode.get(row.parentCode) ?? adopted.get(row.parentCode));
    const unit = byCode.has(row.code) ? undefined : uncoded.get(key(parent?.id ?? null, row.name));
    if (unit) adopted.set(row.code, unit);
  }
  return adopted;
}

function withPaths(planned: ReadonlyMap<string, StoredUnit>): StoredUnit[] {
  const done = new Map<string, StoredUnit>();
  const visit = (unit: StoredUnit, above: ReadonlySet<string>): StoredUnit | undefined => {
    const known = done.get(unit.id);
    if (known) return known;
    if (above.has(unit.id)) return undefined;
    const parent = unit.parentId === null ? undefined : planned.get(unit.parentId);
    const placed = parent ? visit(parent, new Set([...above, unit.id])) : undefined;
    if (parent && !placed) return undefined;
    const withPath = { ...unit, path: `${placed?.path ?? '/'}${unit.id}/` };
    done.set(unit.id, withPath);
    return withPath;
  };
  for (const unit of planned.values()) visit(unit, new Set());
  return [...done.values()];
}

/** A row can close a circle through units that are only stored: those never got a path. */
function cyclesWithStored(tree: readonly StoredUnit[], rows: readonly UnitRow[]): UnitImportReport['problems'] {
  const placed = new Set(tree.map((unit) => unit.code));
  return rows.filter((row) => !placed.has(row.code)).map(({ row }) => ({ row, problem: 'CYCLE' as const }));
}

function isEqual(a: StoredUnit | undefined, b: StoredUnit): boolean {
  return a !== undefined && (Object.keys(b) as (keyof StoredUnit)[]).every((field) => a[field] === b[field]);
}
