import { type SheetColumn, type SheetShape, sheetFileName } from '../../domain/sheets.js';
import { showBirthDate } from '../../language/show.js';

export interface RegisteredPerson {
  fullName: string;
  /** What they will do, as far as they sent it to the unit: text that was not sent is not here. */
  contents: string[];
  registeredOn: string; // yyyy-mm-dd
}

const columns: SheetColumn[] = [
  { header: 'STT', align: 'center', width: 6 },
  { header: 'Họ và tên', width: 28 },
  { header: 'Nội dung 1', width: 36 },
  { header: 'Nội dung 2', width: 36 },
  { header: 'Nội dung 3', width: 36 },
  { header: 'Ngày đăng ký', align: 'center', width: 14 },
];
const places = 3;

/** “Đăng ký rèn luyện” (domain.md §6.4): who registered, by given name, with what they let the unit read. */
export function pledgeSheet(unitName: string, programme: string, year: number, people: readonly RegisteredPerson[]): SheetShape {
  return {
    name: sheetFileName('đăng ký rèn luyện', unitName, String(year)),
    titles: [`Đăng ký rèn luyện – ${unitName}`.toLocaleUpperCase('vi'), `${programme}, năm ${year}`],
    columns,
    rows: people.map(({ fullName, contents, registeredOn }, n) => [
      String(n + 1),
      fullName,
      ...inPlaces(contents),
      showBirthDate(registeredOn),
    ]),
    notes: ['Chỉ ghi nội dung mà người đăng ký đã gửi cho đơn vị.'],
  };
}

/** What there is no place for stands in the last one. */
function inPlaces(contents: readonly string[]): string[] {
  const last = contents.slice(places - 1).join('; ');
  return Array.from({ length: places }, (_, n) => (n < places - 1 ? (contents[n] ?? '') : last));
}

export interface BadgeHolder {
  number: string;
  fullName: string;
  unit: string;
}

const badgeColumns: SheetColumn[] = [
  { header: 'STT', align: 'center', width: 6 },
  { header: 'Số huy hiệu', align: 'center', width: 14 },
  { header: 'Họ và tên', width: 28 },
  { header: 'Đơn vị', width: 40 },
];

/** The list by which badges are printed (domain.md §4.1), by number. */
export function badgeSheet(
  unitName: string,
  badge: string,
  programme: string,
  year: number,
  holders: readonly BadgeHolder[],
): SheetShape {
  return {
    name: sheetFileName('danh sách in huy hiệu', unitName, String(year)),
    titles: [`Danh sách in ${badge}`.toLocaleUpperCase('vi'), `${programme}, năm ${year}`],
    columns: badgeColumns,
    rows: holders.map(({ number, fullName, unit }, n) => [String(n + 1), number, fullName, unit]),
  };
}
