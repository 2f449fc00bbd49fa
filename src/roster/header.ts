import { type Field, foldHeading, type Meaning, meaningOf } from './headings.js';
import { type Refusal, refuseMissing } from './refusal.js';
import type { Cell, SheetRow } from './sheet.js';

export interface Header {
  /** Excel row numbers: one, or two when sub-headings stand under merged cells. */
  rows: number[];
  /** Column index of each field that was found. */
  columns: Partial<Record<Field, number>>;
  /** Headings of columns that are never kept, as they are written: “Dân tộc”, “Trình độ › LLCT”. */
  sensitive: string[];
  /** Headings of columns the bot has no use for. */
  unused: string[];
  /** Fields that are good to have and are absent. */
  absent: Field[];
}

export type HeaderReading = { header: Header } | { refusal: Refusal };

/** A title block has 3–5 rows (domain reference §6.3); 40 leaves room for letterheads. */
const searchedRows = 40;
/** A row with this many known headings is the header; a title or a person's row never has them. */
const enoughHeadings = 3;

/** Finds the header and what its columns mean. Name and birth date are needed; without them the file is refused. */
export function findHeader(rows: readonly SheetRow[]): HeaderReading {
  const found = bestRow(rows);
  if (!found) return { refusal: refuseMissing(['fullName', 'birthDate']) };
  const next = rows[rows.indexOf(found) + 1];
  const below = next && isSecondHeaderRow(found, next) ? next : undefined;
  const header = readColumns(found, below);
  splitNameColumns(header, rows);
  const missing = missingColumns(header);
  return missing.length > 0 ? { refusal: refuseMissing(missing) } : { header };
}

function missingColumns({ columns }: Header): string[] {
  const missing: string[] = [];
  if (columns.fullName === undefined && columns.givenName === undefined) missing.push('fullName');
  const dates: Field[] = ['birthDate', 'birthDateMale', 'birthDateFemale', 'birthYear'];
  if (dates.every((field) => columns[field] === undefined)) missing.push('birthDate');
  return missing;
}

/** The first of the rows that know nearly as many headings as the best: a second header row may repeat the words of the first. */
function bestRow(rows: readonly SheetRow[]): SheetRow | undefined {
  const scored = rows.slice(0, searchedRows).map((row) => ({ row, score: knownHeadings(row).size }));
  const most = Math.max(0, ...scored.map(({ score }) => score));
  return scored.find(({ score }) => score >= enoughHeadings && score >= most * 0.7)?.row;
}

function knownHeadings(row: SheetRow): Set<string> {
  const known = new Set<string>();
  for (const cell of row.cells) {
    if (typeof cell !== 'string' || cell.length > 80) continue;
    const meaning = meaningOf(cell);
    if (typeof meaning === 'object') known.add(meaning.field);
    else if (meaning === 'sensitive' || meaning === 'silent') known.add(foldHeading(cell));
  }
  return known;
}

/** The same header printed again in the middle of a list (one for each page or branch). */
export function isHeaderAgain(row: SheetRow, header: Header): boolean {
  const known = knownHeadings(row);
  return known.size >= enoughHeadings && Object.keys(header.columns).filter((field) => known.has(field)).length >= enoughHeadings;
}

/** “(1) (2) (3)…” or “A B 1 2” under the header: numbers of columns, no person. */
export function isColumnNumbers(row: SheetRow): boolean {
  const cells = row.cells.filter((cell) => cell !== null).map((cell) => String(cell).replace(/[()\s]/g, ''));
  return (
    cells.length >= enoughHeadings &&
    cells.every((cell, index) => cell === String(index + 1) || (index < 3 && /^[A-C]$/.test(cell)))
  );
}

const subHeadings =
  /^(nam|nu|vh|cm|llct|van hoa|chuyen mon|hoc van|ly luan|ly luan chinh tri|ngay|thang|ho|ho dem|ho va ten dem|ho va dem|ten|ap|xa|thon|chinh thuc|du bi|nn|th|ngoai ngu|tin hoc)$/;

/** Some readers repeat a merged cell in every row it covers, others leave the later ones empty: both are a second header row. */
function isSecondHeaderRow(first: SheetRow, second: SheetRow): boolean {
  const own = second.cells.filter((cell, column) => cell !== null && cell !== first.cells[column]).map((cell) => label(cell));
  if (own.some((text) => /\d/.test(text) || text.length > 40) || !own.some((text) => subHeadings.test(foldHeading(text))))
    return false;
  // A person's row has a name; there a second header row has nothing, the heading again, or a part of it (“Tên”).
  const nameColumn = first.cells.findIndex((cell) => {
    const meaning = meaningOf(label(cell));
    return typeof meaning === 'object' && ['fullName', 'familyName', 'givenName'].includes(meaning.field);
  });
  const name = label(second.cells[nameColumn]);
  return name === '' || name === label(first.cells[nameColumn]) || subHeadings.test(foldHeading(name));
}

function readColumns(first: SheetRow, second: SheetRow | undefined): Header {
  const header: Header = {
    rows: second ? [first.number, second.number] : [first.number],
    columns: {},
    sensitive: [],
    unused: [],
    absent: [],
  };
  let above = '';
  for (let column = 0; column < Math.max(first.cells.length, second?.cells.length ?? 0); column += 1) {
    const top = label(first.cells[column]);
    const sub = label(second?.cells[column]);
    if (top !== '') above = top;
    const hasSub = sub !== '' && sub !== top;
    if (top === '' && !hasSub) continue;
    // A merged heading repeated over its columns, without a heading of its own here, is the column to its left.
    if (!hasSub && column > 0 && top === label(first.cells[column - 1]) && label(second?.cells[column - 1]) === sub) continue;
    const meaning = hasSub ? meaningOf(sub, above) : meaningOf(top);
    const written = hasSub ? `${oneLine(above)} › ${oneLine(sub)}` : oneLine(top);
    place(header, meaning, column, written);
  }
  const wanted: Field[] = ['phone', 'unionJoinDate'];
  header.absent = wanted.filter((field) => header.columns[field] === undefined);
  return header;
}

function place(header: Header, meaning: Meaning, column: number, written: string): void {
  if (meaning === 'sensitive') header.sensitive.push(written);
  else if (meaning === 'unused') header.unused.push(written);
  else if (typeof meaning === 'object') {
    if (header.columns[meaning.field] === undefined) header.columns[meaning.field] = column;
    else header.unused.push(written);
  }
}

/**
 * “Họ và tên” over two columns, the second without a heading: family and middle name in one, given name in the other. It is so
 * when nearly every name has a single word beside it.
 */
function splitNameColumns(header: Header, rows: readonly SheetRow[]): void {
  const column = header.columns.fullName;
  if (column === undefined || header.columns.givenName !== undefined) return;
  if (Object.values(header.columns).includes(column + 1)) return;
  const start = rows.findIndex((row) => row.number > header.rows.at(-1)!);
  const named = start < 0 ? [] : rows.slice(start, start + 200).filter((row) => typeof row.cells[column] === 'string');
  const people = named.filter((row) => row.cells[column + 1] !== row.cells[column]).slice(0, 50);
  const split = people.filter(
    (row) => typeof row.cells[column + 1] === 'string' && /^\s*\S+\s*$/.test(row.cells[column + 1] as string),
  );
  const headed = rows.find((row) => row.number === header.rows[0])?.cells[column + 1];
  const isFree =
    headed === null ||
    headed === undefined ||
    label(headed) === label(rows.find((row) => row.number === header.rows[0])?.cells[column]);
  if (!isFree || split.length < 2 || split.length < people.length * 0.6) return;
  header.columns.familyName = column;
  header.columns.givenName = column + 1;
  delete header.columns.fullName;
}

function label(cell: Cell | undefined): string {
  return typeof cell === 'string' ? cell.trim() : typeof cell === 'number' ? String(cell) : '';
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
