import { searchKey } from '../language/folding.js';
import { type Header, isColumnNumbers, isHeaderAgain } from './header.js';
import type { Field } from './headings.js';
import type { Cell, SheetRow } from './sheet.js';
import { type UnitFinder, unitNameOf } from './unitNames.js';

export type RowKind =
  | { kind: 'data' }
  | { kind: 'blank' | 'header' | 'note' }
  | { kind: 'section'; level: 'grassroots' | 'branch'; name: string }
  /** A line of text that is none of these: named in the report, so that a section nobody recognised is not lost silently. */
  | { kind: 'unread' };

const dateFields: Field[] = ['birthDate', 'birthDateMale', 'birthDateFemale', 'birthYear'];
const nameFields: Field[] = ['fullName', 'familyName', 'givenName'];

/** Totals and footnotes: “Danh sách có 25 đồng chí”, “Tổng cộng: 7.460”. The family name Tống is not “Tổng”. */
const note = /^(danh sach (nay )?(co|gom)|(tong cong|tong so|tong|cong)( \d|$)|ghi chu|luu y|trong do|chu thich|\*+$)/;
const total = /^(tổng (cộng|số)|cộng:)/iu;
const isNote = (text: string) => note.test(fold(text)) || total.test(text.normalize('NFC').trim());

/** The signature block; what follows it is nobody's row: the signer's name stands there. */
const signature =
  /^(t ?m|k ?t|t ?l) (ban|bch|btv|bi thu|chi doan|doan|ubnd)|^(nguoi|can bo) (lap|tong hop|bao cao)|ky ten|ky ghi ro|ghi ro ho ten|^xac nhan (cua )?|dong dau|^ban (thuong vu|chap hanh)|ngay .{0,8}thang .{0,8}nam/;

/** Tells the rows below the header apart, from top to bottom: a signature block changes what comes after it. */
export function rowTeller(header: Header, units?: UnitFinder): (row: SheetRow) => RowKind {
  let signed = false;
  let seenPerson = false;
  const at = (row: SheetRow, fields: readonly Field[]) =>
    fields.map((field) => cellAt(row, header, field)).filter((cell) => !isEmpty(cell));

  const textRow = (text: string, column: number, isWide: boolean): RowKind => {
    const folded = fold(text);
    if (signature.test(folded)) signed = true;
    if (signed || isNote(text)) return { kind: 'note' };
    const isInName = !isWide && nameFields.some((field) => header.columns[field] === column) && header.columns.index !== column;
    const section = sectionOf(text, units, isInName && column > 0);
    if (section) return section === 'above' ? { kind: 'note' } : section;
    const isUsed = Object.entries(header.columns).some(([field, index]) => index === column && field !== 'index');
    return isUsed && !isWide ? { kind: 'data' } : { kind: 'unread' };
  };

  return (row) => {
    const filled = row.cells.filter((cell) => !isEmpty(cell));
    if (filled.length === 0) return { kind: 'blank' };
    const texts = new Set(filled.map((cell) => (typeof cell === 'string' ? cell.trim() : cell)));
    const [only] = texts;
    if (texts.size === 1) {
      const column = row.cells.findIndex((cell) => !isEmpty(cell));
      if (typeof only === 'string' && !/^\d+$/.test(only)) return textRow(only, column, filled.length > 1);
      // A number alone: a list numbered in advance.
      if (column === header.columns.index) return { kind: 'blank' };
    }
    if (!seenPerson && isColumnNumbers(row)) return { kind: 'header' };
    const written = filled.filter((cell): cell is string => typeof cell === 'string');
    const isNumbered = /^\d+$/.test(String(cellAt(row, header, 'index') ?? ''));
    if (!isNumbered && written[0] !== undefined && isNote(written[0])) return { kind: 'note' };
    const birth = at(row, dateFields);
    const isPerson = birth.some((cell) => typeof cell !== 'string' || /\d/.test(cell));
    if (isPerson && at(row, nameFields).length > 0) {
      seenPerson = true;
      return { kind: 'data' };
    }
    if (isHeaderAgain(row, header)) return { kind: 'header' };
    if (birth.length > 0 || isNumbered) return { kind: 'data' };
    if (written.some((text) => signature.test(fold(text)))) signed = true;
    if (signed) return { kind: 'note' };
    return { kind: 'data' };
  };
}

/** What a title block above the header says about the unit of the whole list. */
export function unitsInTitle(
  rows: readonly SheetRow[],
  header: Header,
  units?: UnitFinder,
): { grassroots: string | null; branch: string | null } {
  const found: { grassroots: string | null; branch: string | null } = { grassroots: null, branch: null };
  for (const row of rows) {
    if (row.number >= header.rows[0]!) break;
    for (const text of new Set(row.cells.filter((cell): cell is string => typeof cell === 'string'))) {
      for (const part of text.split(/\s+[–—-]\s+|\n/)) {
        const section = sectionOf(part, units, false);
        if (section && section !== 'above') found[section.level] = section.name;
      }
    }
  }
  return found;
}

type Section = { kind: 'section'; level: 'grassroots' | 'branch'; name: string };

const branchWords = /^(chi doan|phan doan|lien chi doan)( |$)/;
/** Levels above the grassroots, and the union itself, in titles: no unit of a row. */
const aboveWords =
  /^((huyen|quan|tinh|thi|thanh) doan|doan (huyen|quan|tinh|thanh pho|tncs ho chi minh$)|trung uong doan|cong hoa xa hoi)/;
/** Words that follow “Đoàn” in a unit's name and in nobody's: Đoàn Văn An is a person. */
const unitWords =
  /^(bch |ban chap hanh )?doan (tncs.* )?(xa|phuong|thi tran|dac khu|truong|co quan|khoi|co so|cong ty|benh vien|ubnd|hoc vien|dai hoc|nong truong|lam truong|doanh nghiep|trung tam [^ ]+ [^ ]+|cong an [^ ]+|ban [^ ]+ [^ ]+ [^ ]+)( |$)/;

/** `strict` where a person's name could stand: the text must then be a unit's name and nothing else. */
function sectionOf(text: string, units: UnitFinder | undefined, strict: boolean): Section | 'above' | undefined {
  const name = unitNameOf(text);
  const folded = fold(name);
  if (branchWords.test(folded)) return { kind: 'section', level: 'branch', name };
  if (aboveWords.test(folded)) return 'above';
  if (units?.isGrassroots(name)) return { kind: 'section', level: 'grassroots', name };
  if (!strict && units?.isBranchName(name)) return { kind: 'section', level: 'branch', name };
  const isUnit = strict ? unitWords.test(folded) : /^(bch |ban chap hanh )?doan [a-z]/.test(folded);
  return isUnit ? { kind: 'section', level: 'grassroots', name } : undefined;
}

export function cellAt(row: SheetRow, header: Header, field: Field): Cell {
  const column = header.columns[field];
  return column === undefined ? null : (row.cells[column] ?? null);
}

export function isEmpty(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}

function fold(text: string): string {
  return searchKey(text)
    .replace(/[^a-z0-9*]+/g, ' ')
    .trim();
}
