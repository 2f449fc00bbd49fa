import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RosterReading, readRoster } from '../../src/roster/reader.js';
import { readSheets, type SheetRow } from '../../src/roster/sheet.js';
import type { KnownUnit } from '../../src/roster/unitNames.js';
import { readUnits, type UnitRow } from '../../src/roster/unitRows.js';

export const asOf = '2026-03-12';

export function fixtureBytes(name: string): Uint8Array {
  return readFileSync(join(import.meta.dirname, '../fixtures', name));
}

/** The exact results that the generator of the fixtures worked out (tests/fixtures/README.md). */
export function expectedResults(): Expected {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/expected.json'), 'utf8')) as Expected;
}

export async function sheetOf(name: string, bytes: Uint8Array = fixtureBytes(name)): Promise<SheetRow[]> {
  const read = await readSheets(bytes, name);
  if ('refusal' in read) throw new Error(`${name} was refused: ${read.refusal.code}`);
  return [...read.sheets[0]!.rows];
}

export async function tanPhuUnits(): Promise<UnitRow[]> {
  const read = readUnits(await sheetOf('tan-phu-units.csv'));
  if ('refusal' in read) throw new Error(read.refusal.code);
  return read.units;
}

/** The tree with the codes as ids, which is how expected.json names units. */
export async function tanPhuTree(): Promise<KnownUnit[]> {
  return (await tanPhuUnits()).map((unit) => ({
    id: unit.code,
    parentId: unit.parentCode,
    code: unit.code,
    kind: unit.kind,
    name: unit.name,
  }));
}

export async function rosterOf(name: string, units?: readonly KnownUnit[], today = asOf): Promise<RosterReading> {
  const read = readRoster(await sheetOf(name), { today, units });
  if ('refusal' in read) throw new Error(`${name} was refused: ${read.refusal.code}`);
  return read;
}

export interface Counts {
  rowsRead: number;
  imported: number;
  clean: number;
  normalised: number;
  rejected: number;
  duplicates: number;
}

export interface ExpectedFile extends Counts {
  headerRow?: number;
  headerRows?: number[];
  rejectedByCode: Record<string, number>;
  rejectedRows: { row: number; code: string; unit: string }[];
  duplicatesByKind: Record<string, number>;
  duplicateRows: { row: number; ofRow: number; kind: string; unit: string }[];
  warningsByCode: Record<string, number>;
  warnings: { row: number; code: string }[];
  noisyRows: {
    row: number;
    outcome: string;
    fullName: string;
    birthDate: string;
    phone: string | null;
    unionJoinDate: string | null;
  }[];
  discardedSensitiveColumns?: string[];
  discardedOtherColumns?: string[];
  lookAlikesThatAreDifferentPersons?: Record<string, number[][]>;
  grassroots: (Counts & { code: string; name: string })[];
}

export interface SmallFile extends Counts {
  fileError?: string;
  missing?: string[];
  alsoAbsent?: string[];
  headerRow?: number;
  names?: string[];
  rejectedRows?: { row: number; code: string }[];
  residence?: { participating: number; members: number; rate: string };
  rows?: {
    row: number;
    outcome: string;
    code?: string;
    ofRow?: number;
    fullName?: string;
    birthDate?: string;
    phone?: string | null;
    unionJoinDate?: string;
    warnings?: string[];
    hints?: string[];
  }[];
}

export interface Expected {
  units: {
    districtUnions: number;
    grassrootsUnions: number;
    branches: number;
    rowsInUnitsCsv: number;
    grassrootsByBlock: Record<string, number>;
    branchesByKind: Record<string, number>;
    modelBranches: string[];
    branchesWithFund: number;
  };
  overall: Counts & {
    participating: number;
    members: number;
    rate: string;
    levels: Record<string, number>;
    gender: Record<string, number>;
    status: Record<string, number>;
    roles: Record<string, number>;
    ageOnAsOf: { under16: number; from16to30: number; over30: number };
    withoutPhoneAfterImport: number;
  };
  grassroots: (Counts & { code: string; name: string; participating: number; members: number; rate: string })[];
  branches: { code: string; name: string; members: number; participating: number }[];
  files: Record<'tan-phu-roster.xlsx' | 'tan-phu-roster-variant.xlsx', ExpectedFile>;
  small: Record<string, SmallFile>;
}
