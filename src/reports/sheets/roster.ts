import type { ListedBranch, ListedPerson, MemberStatus, RoleTitle } from '../../domain/people.js';
import { type SheetColumn, type SheetShape, sheetFileName } from '../../domain/sheets.js';
import { showBirthDate } from '../../language/show.js';

const columns: SheetColumn[] = [
  { header: 'STT', align: 'center', width: 6 },
  { header: 'Họ và tên đệm', width: 24 },
  { header: 'Tên', width: 12 },
  { header: 'Ngày sinh', align: 'center', width: 12 },
  { header: 'Chức vụ', width: 14 },
  { header: 'Ngày vào Đoàn', align: 'center', width: 14 },
  { header: 'Số thẻ', align: 'center', width: 14 },
  { header: 'Điện thoại', align: 'center', width: 14 },
  { header: 'Ghi chú', width: 28 },
];

const roles: Record<RoleTitle, string> = { secretary: 'Bí thư', deputy_secretary: 'Phó Bí thư', committee_member: 'Ủy viên BCH' };

/** What stands under “Ghi chú”; nothing for those who take part as usual. */
const notes: Partial<Record<MemberStatus, string>> = {
  temporary_in: 'Sinh hoạt tạm thời',
  temporary_out: 'Chuyển sinh hoạt tạm thời',
  away: 'Đi làm ăn xa, học xa',
};

/**
 * “Danh sách đoàn viên” of a unit on a day (yyyy-mm-dd), one section a branch; a single branch needs none. The importer reads it back.
 */
export function rosterSheet(unitName: string, on: string, branches: readonly ListedBranch[]): SheetShape {
  const rows: string[][] = [];
  let above: string | null = null;
  branches.forEach((branch, at) => {
    if (branches.length > 1 && branch.above !== above && branch.above !== null) rows.push([branch.above]);
    above = branch.above;
    if (branches.length > 1) rows.push([`${at + 1}. ${branch.name} (${branch.members.length} đoàn viên)`]);
    rows.push(...branch.members.map(personRow));
  });
  return {
    name: sheetFileName('danh sách đoàn viên', unitName, on.slice(0, 7)),
    titles: [`Danh sách đoàn viên – ${unitName}`.toLocaleUpperCase('vi'), `(Tính đến ngày ${showBirthDate(on)})`],
    columns,
    rows,
  };
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
  ];
}
