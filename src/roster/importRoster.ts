import type { Clock } from '../clock.js';
import { personHash, phoneHash } from '../domain/erasure.js';
import { dayAt } from '../language/calendar.js';
import { canonicalKey } from '../language/folding.js';
import type { DuplicateKind, Hint, RejectionCode, WarningCode } from './codes.js';
import type { ImportOptions } from './importUnits.js';
import { type Candidate, changesOf, KnownMembers, nameKeys, type Told } from './matching.js';
import { isImported, type RosterCounts, type RosterReading, readRoster } from './reader.js';
import { type Refusal, refuse } from './refusal.js';
import { readSheets, type Sheet } from './sheet.js';
import type { MemberChange, MemberPortion, NewMember, RosterStore, StoredMember, StoredUnit } from './store.js';

/** What an import did, by Excel row numbers; no names, no phones: it may be logged and passed on. */
export interface RosterImportReport {
  kind: 'roster';
  dryRun: boolean;
  /** The sheet that was read, and those of the workbook that were not. */
  sheet: string | null;
  otherSheets: string[];
  counts: RosterCounts;
  created: number;
  updated: number;
  unchanged: number;
  rejected: { row: number; code: RejectionCode }[];
  duplicates: { row: number; ofRow: number; kind: DuplicateKind }[];
  warnings: { row: number; code: WarningCode }[];
  hints: Record<Hint, number>;
  /** Rows of people who asked to be erased; `phone` when only the number is that of such a person. */
  erased: { row: number; by: 'person' | 'phone' }[];
  /** Rows of people who are members of another branch already; moving them is for the two secretaries. */
  elsewhere: { row: number }[];
  /** Unit names of the list that are not in the tree, each with its first row. */
  unknownUnits: { row: number; name: string }[];
  discardedColumns: { sensitive: string[]; unused: string[] };
  absentColumns: string[];
  /** Whether the list has a column on taking part at the place of residence; without it the count of participants says nothing. */
  tellsParticipation: boolean;
  unreadRows: number[];
}

/** `timeZone`: whose day it is when ages are reckoned. */
export interface RosterImportOptions extends ImportOptions {
  timeZone?: string;
}

/**
 * Brings the stored members in line with a roster: new people are added, known ones updated, nobody is removed. Everything
 * becomes visible at once or nothing does (docs/decisions/0006). The same file a second time changes nothing.
 */
export async function importRoster(
  bytes: Uint8Array,
  fileName: string,
  { dryRun = false, timeZone = 'Asia/Ho_Chi_Minh' }: RosterImportOptions,
  store: RosterStore,
  clock: Clock,
): Promise<RosterImportReport | { refusal: Refusal }> {
  const now = clock.now();
  const today = dayAt(now, timeZone);
  const read = await readFile(bytes, fileName, today, store);
  if ('refusal' in read) return read;
  const { reading, sheet, otherSheets } = read;

  const candidates = reading.rows.flatMap((row): Candidate[] =>
    isImported(row) ? [{ row: row.row, branchId: row.branchId!, person: row.person! }] : [],
  );
  const erased = await erasedRows(candidates, store);
  const known = new KnownMembers();
  for await (const chunk of store.members()) for (const member of chunk) known.add(member);
  const { columns } = reading.header;
  const told = { roleTitle: columns.role !== undefined, participationOn: columns.participation === undefined ? null : today };
  const welcome = candidates.filter(({ row }) => !erased.has(row));
  const plan = planMembers(welcome, known, told, now);
  if (!dryRun && plan.created.length + plan.updated.length > 0)
    await store.saveMembers(() => portions(plan, () => store.newId(), now, today));

  return {
    kind: 'roster',
    dryRun,
    sheet,
    otherSheets,
    created: plan.created.length,
    updated: plan.updated.length,
    unchanged: plan.unchanged,
    erased: [...erased].map(([row, by]) => ({ row, by })),
    elsewhere: plan.elsewhere.map((row) => ({ row })),
    ...reportOf(reading),
  };
}

interface Read {
  reading: RosterReading;
  sheet: string | null;
  otherSheets: string[];
}

/** Only what was read leaves here: the cells of a long list are a hundred megabytes that are needed no longer. */
async function readFile(
  bytes: Uint8Array,
  fileName: string,
  today: string,
  store: RosterStore,
): Promise<Read | { refusal: Refusal }> {
  const read = await readSheets(bytes, fileName);
  if ('refusal' in read) return read;
  const units = await store.units();
  if (units.length === 0) return { refusal: refuse('NO_UNITS') };
  const chosen = chooseSheet(read.sheets, today, units);
  if ('refusal' in chosen) return chosen;
  const { reading, sheet } = chosen;
  const otherSheets = read.sheets.flatMap(({ name }) => (name !== null && name !== sheet.name ? [name] : []));
  return { reading, sheet: sheet.name, otherSheets };
}

/** The first sheet that is a roster; without one, what the first sheet lacks. */
function chooseSheet(
  sheets: readonly Sheet[],
  today: string,
  units: readonly StoredUnit[],
): { reading: RosterReading; sheet: Sheet } | { refusal: Refusal } {
  let refusal: Refusal | undefined;
  for (const sheet of sheets) {
    const reading = readRoster(sheet.rows, { today, units });
    if (!('refusal' in reading)) return { reading, sheet };
    // A sheet that has at least some of the columns says more about what is wrong.
    if (!refusal || (reading.refusal.missing?.length ?? 9) < (refusal.missing?.length ?? 9)) refusal = reading.refusal;
  }
  return { refusal: refusal ?? refuse('EMPTY_FILE') };
}

/** Candidates whose hashes are looked up together, and rows that are handed over to be saved together. */
const portion = 500;

/** A phone can be a family's: such a row may be a sister. It is left out all the same, and its number reported, to be safe. */
async function erasedRows(candidates: readonly Candidate[], store: RosterStore): Promise<Map<number, 'person' | 'phone'>> {
  const rows = new Map<number, 'person' | 'phone'>();
  for (const some of inPortions(candidates)) {
    const hashes = some.map(({ row, branchId, person }) => ({
      row,
      person: personHash(canonicalKey(person.fullName), person.birthDate, branchId),
      phone: person.phone === null ? null : phoneHash(person.phone),
    }));
    const erased = await store.erasedAmong(hashes.flatMap(({ person, phone }) => (phone === null ? [person] : [person, phone])));
    for (const { row, person, phone } of hashes) {
      if (erased.has(person)) rows.set(row, 'person');
      else if (phone !== null && erased.has(phone)) rows.set(row, 'phone');
    }
  }
  return rows;
}

interface Plan {
  created: Candidate[];
  updated: MemberChange[];
  unchanged: number;
  elsewhere: number[];
}

function planMembers(candidates: readonly Candidate[], known: KnownMembers, told: Told, now: Date): Plan {
  const plan: Plan = { created: [], updated: [], unchanged: 0, elsewhere: [] };
  const matched = known.match(candidates);
  for (const candidate of candidates) {
    const member = matched.get(candidate);
    if (!member) plan.created.push(candidate);
    else if (member.branchId !== candidate.branchId) plan.elsewhere.push(candidate.row);
    else change(plan, member, candidate, told, now);
  }
  return plan;
}

function change(plan: Plan, member: StoredMember, { person }: Candidate, told: Told, now: Date): void {
  const set = changesOf(member, person, told);
  if (Object.keys(set).length === 0) plan.unchanged += 1;
  else plan.updated.push({ id: member.id, set, updatedAt: now });
}

function* portions(plan: Plan, newId: () => string, now: Date, today: string): Generator<MemberPortion> {
  for (const some of inPortions(plan.created))
    yield { created: some.map((candidate) => newMember(candidate, newId(), now, today)), updated: [] };
  for (const some of inPortions(plan.updated)) yield { created: [], updated: some };
}

function* inPortions<T>(items: readonly T[]): Generator<T[]> {
  for (let at = 0; at < items.length; at += portion) yield items.slice(at, at + portion);
}

function newMember({ person, branchId }: Candidate, id: string, now: Date, today: string): NewMember {
  return {
    ...person,
    ...nameKeys(person.fullName),
    id,
    branchId,
    status: person.status ?? 'active',
    participationOn: person.participation === null ? null : today,
    source: 'roster',
    createdAt: now,
    updatedAt: now,
  };
}

function reportOf(reading: RosterReading) {
  const { rows, counts, discardedColumns, unreadRows, header } = reading;
  const hint = (name: Hint) => rows.filter((row) => row.hints.includes(name)).length;
  const unknown = new Map<string, number>();
  for (const row of rows) {
    const name = [row.branch, row.grassroots].filter((part) => part !== null).join(', ');
    if (row.branchId === null && !unknown.has(name)) unknown.set(name, row.row);
  }
  return {
    counts,
    rejected: rows.flatMap(({ row, code }) => (code ? [{ row, code }] : [])),
    duplicates: rows.flatMap(({ row, ofRow, kind }) => (ofRow !== undefined && kind ? [{ row, ofRow, kind }] : [])),
    warnings: rows.flatMap((row) => row.warnings.map((code) => ({ row: row.row, code }))),
    hints: { UNDER_16: hint('UNDER_16'), OVER_30: hint('OVER_30') },
    unknownUnits: [...unknown].map(([name, row]) => ({ row, name })),
    discardedColumns,
    absentColumns: header.absent as string[],
    tellsParticipation: header.columns.participation !== undefined,
    unreadRows,
  };
}
