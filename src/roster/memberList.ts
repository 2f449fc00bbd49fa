/**
 * The list of members as secretaries exchange it (domain reference §6.4): the exact headers, one section a branch, by given name.
 * It is text throughout, so that Excel keeps zeros and dates; and the importer reads it back.
 */
import type { MemberStatus } from '../domain/people.js';
import { showBirthDate } from '../language/show.js';
import type { RoleTitle } from './values.js';

export interface ListedBranch {
  name: string;
  /** The unit above, with which the branch's name is known apart. */
  above: string | null;
  /** In the order in which they are to stand. */
  members: ListedPerson[];
}

export interface ListedPerson {
  fullName: string;
  birthDate: string | null;
  roleTitle: RoleTitle | null;
  unionJoinDate: string | null;
  cardNumber: string | null;
  phone: string | null;
  status: MemberStatus;
}

const headers = ['STT', 'Họ và tên đệm', 'Tên', 'Ngày sinh', 'Chức vụ', 'Ngày vào Đoàn', 'Số thẻ', 'Điện thoại', 'Ghi chú'];

const roles: Record<RoleTitle, string> = { secretary: 'Bí thư', deputy_secretary: 'Phó Bí thư', committee_member: 'Ủy viên BCH' };

/** What stands under “Ghi chú”; nothing for those who take part as usual. */
const notes: Partial<Record<MemberStatus, string>> = {
  temporary_in: 'Sinh hoạt tạm thời',
  temporary_out: 'Chuyển sinh hoạt tạm thời',
  away: 'Đi làm ăn xa, học xa',
};

/** Rows of text. A single branch needs no sections. */
export function memberListRows(title: string, branches: readonly ListedBranch[]): string[][] {
  const rows = [[title.toLocaleUpperCase('vi')], headers];
  let above: string | null = null;
  branches.forEach((branch, at) => {
    if (branches.length > 1 && branch.above !== above && branch.above !== null) rows.push([branch.above]);
    above = branch.above;
    if (branches.length > 1) rows.push([`${at + 1}. ${branch.name} (${branch.members.length} đoàn viên)`]);
    rows.push(...branch.members.map(personRow));
  });
  return rows;
}

function personRow(person: ListedPerson, at: number): string[] {
  const cut = person.fullName.lastIndexOf(' ');
  return [
    String(at + 1),
    person.fullName.slice(0, Math.max(cut, 0)),
    person.fullName.slice(cut + 1),
    person.birthDate ? showBirthDate(person.birthDate) : '',
    person.roleTitle ? roles[person.roleTitle] : '',
    person.unionJoinDate ? showBirthDate(person.unionJoinDate) : '',
    person.cardNumber ?? '',
    person.phone?.replace(/^\+84/, '0') ?? '',
    notes[person.status] ?? '',
  ].map(inert);
}

/** Excel takes a cell that begins so for a formula, also in a CSV file. An apostrophe in front makes it text. */
export function inert(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

/** As Excel in Vietnam opens it at a double click: UTF-8 with BOM, separated by semicolons. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const width = Math.max(...rows.map((row) => row.length));
  const line = (row: readonly string[]) =>
    Array.from({ length: width }, (_, at) => row[at] ?? '')
      .map((cell) => (/[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
      .join(';');
  return `\ufeff${rows.map(line).join('\r\n')}\r\n`;
}
