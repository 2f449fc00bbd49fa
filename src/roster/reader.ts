import type { DuplicateKind, Hint, Outcome, RejectionCode, WarningCode } from './codes.js';
import { findHeader, type Header } from './header.js';
import { maxPeople, type Refusal, refuse } from './refusal.js';
import { type RosterPerson, readPerson } from './rows.js';
import { areSameName, areSamePerson, type Comparable, likenessKey } from './samePerson.js';
import { cellAt, rowTeller, unitsInTitle } from './sections.js';
import type { SheetRow } from './sheet.js';
import { branchKey, type KnownUnit, unitFinder } from './unitNames.js';
import { plainText } from './values.js';

/** One data row and its one outcome. `row` is the row's number in Excel. */
export interface RosterRow {
  row: number;
  outcome: Outcome;
  /** Why it was rejected. */
  code?: RejectionCode;
  /** With a duplicate: the earlier row of the same person, and how the two are alike. */
  ofRow?: number;
  kind?: DuplicateKind;
  warnings: WarningCode[];
  hints: Hint[];
  /** The unit as the list names it: by its own columns, else by the section above, else by the title. */
  grassroots: string | null;
  branch: string | null;
  /** The branch in the unit tree; null without a tree or when no branch has this name. */
  branchId: string | null;
  /** Set when the row is imported, or is a duplicate. */
  person?: RosterPerson;
}

export interface RosterCounts {
  rowsRead: number;
  imported: number;
  clean: number;
  normalised: number;
  rejected: number;
  duplicates: number;
  /** Imported members who take part at their place of residence (“tham gia tốt”, “có tham gia”). */
  participating: number;
}

export interface RosterReading {
  header: Header;
  rows: RosterRow[];
  counts: RosterCounts;
  /** Never kept, and said so (domain reference §8.4). */
  discardedColumns: { sensitive: string[]; unused: string[] };
  /** Lines of text below the header that mean nothing to the bot. */
  unreadRows: number[];
}

export interface RosterOptions {
  /** `yyyy-mm-dd` in the zone of the union: ages are those of this day. */
  today: string;
  /** The tree to find branches in; without it rows keep only the names. */
  units?: readonly KnownUnit[];
}

/** The header stands among the first rows (header.ts), and some hundred people below it show how names are split. */
const headRows = 300;

/** Reads a roster sheet. Pure: the same rows, day and units give the same reading. */
export function readRoster(sheet: Iterable<SheetRow>, options: RosterOptions): RosterReading | { refusal: Refusal } {
  const head = firstRows(sheet, headRows);
  const found = findHeader(head);
  if ('refusal' in found) return found;
  const { header } = found;
  const finder = options.units ? unitFinder(options.units) : undefined;
  const tell = rowTeller(header, finder);
  let { grassroots, branch } = unitsInTitle(head, header, finder);
  const seen = new Likeness();
  /** A branch's name stands on every row of its people: it is kept once. */
  const names = new Map<string | null, string | null>();
  const once = (name: string | null) => names.get(name) ?? (names.set(name, name) && name);
  const rows: RosterRow[] = [];
  const unreadRows: number[] = [];
  for (const row of sheet) {
    if (row.number <= header.rows.at(-1)!) continue;
    const told = tell(row);
    if (told.kind === 'unread') unreadRows.push(row.number);
    if (told.kind === 'section') {
      // A new grassroots union begins: the branch of the one before is over.
      if (told.level === 'grassroots') [grassroots, branch] = [told.name, null];
      else branch = told.name;
    }
    if (told.kind !== 'data') continue;
    if (rows.length === maxPeople) return { refusal: refuse('TOO_MANY_ROWS') };
    const unit = {
      grassroots: once(plainText(cellAt(row, header, 'grassroots'))) ?? grassroots,
      branch: once(plainText(cellAt(row, header, 'branch'))) ?? branch,
    };
    const code = plainText(cellAt(row, header, 'unitCode'));
    const known = finder?.branch(unit.grassroots, unit.branch, code);
    const { person, rejection, changed, warnings, hints, typed } = readPerson(row, header, options.today);
    const read: RosterRow = {
      row: row.number,
      outcome: changed ? 'normalised' : 'clean',
      warnings,
      hints,
      ...unit,
      branchId: known?.id ?? null,
    };
    rows.push(read);
    if (!person || (finder && !known)) {
      Object.assign(read, { outcome: 'rejected', code: rejection ?? 'UNIT_UNKNOWN', warnings: [], hints: [] });
      continue;
    }
    read.person = person;
    seen.add({ person, branch: known?.id ?? branchKey(unit.grassroots, unit.branch), typed, read });
  }
  const { sensitive, unused } = header;
  return { header, rows, counts: countRows(rows), discardedColumns: { sensitive, unused }, unreadRows };
}

function firstRows(sheet: Iterable<SheetRow>, count: number): SheetRow[] {
  const rows: SheetRow[] = [];
  for (const row of sheet) if (rows.push(row) === count) break;
  return rows;
}

interface Seen {
  person: RosterPerson;
  branch: string;
  typed: string;
  read: RosterRow;
}

function comparable({ person, branch }: Seen): Comparable {
  const { fullName, birthDate, phone } = person;
  return { fullName, birthDate, phone, branch };
}

/** The people of the list so far. The first row of a person wins; look-alikes are warned about on both rows. */
class Likeness {
  private readonly alike = new Map<string, Seen[]>();
  /** The first row with a phone. */
  private readonly byPhone = new Map<string, RosterRow>();

  add(next: Seen): void {
    const { fullName, phone } = next.person;
    const key = likenessKey(next.person);
    const others = this.alike.get(key) ?? [];
    const same = others.find((other) => areSamePerson(comparable(other), comparable(next)));
    if (same) {
      Object.assign(next.read, {
        outcome: 'duplicate',
        ofRow: same.read.row,
        kind: duplicateKind(same, next),
        warnings: [],
        hints: [],
      });
      return;
    }
    for (const other of others)
      if (areSameName(other.person.fullName, fullName)) warnBoth(other.read, next.read, 'POSSIBLE_DUPLICATE');
    if (others.length === 0) this.alike.set(key, others);
    others.push(next);
    if (phone === null) return;
    // Those between the first and this one were warned when they came: a phone typed on every row costs no more than that.
    const first = this.byPhone.get(phone);
    if (first) warnBoth(first, next.read, 'PHONE_SHARED');
    else this.byPhone.set(phone, next.read);
  }
}

function duplicateKind(first: Seen, next: Seen): DuplicateKind {
  if (first.branch !== next.branch) return 'other_branch_same_phone';
  if (first.person.phone !== null && next.person.phone === null) return 'same_branch_no_phone';
  return first.typed === next.typed ? 'same_branch_exact' : 'same_branch_retyped';
}

function warnBoth(a: RosterRow, b: RosterRow, code: WarningCode): void {
  for (const row of [a, b]) if (!row.warnings.includes(code)) row.warnings.push(code);
}

export function isImported(row: RosterRow): boolean {
  return row.outcome === 'clean' || row.outcome === 'normalised';
}

export function countRows(rows: readonly RosterRow[]): RosterCounts {
  const count = (outcome: Outcome) => rows.filter((row) => row.outcome === outcome).length;
  const [clean, normalised] = [count('clean'), count('normalised')];
  const takesPart = (row: RosterRow) => row.person?.participation === 'good' || row.person?.participation === 'participated';
  return {
    rowsRead: rows.length,
    imported: clean + normalised,
    clean,
    normalised,
    rejected: count('rejected'),
    duplicates: count('duplicate'),
    participating: rows.filter((row) => isImported(row) && takesPart(row)).length,
  };
}
