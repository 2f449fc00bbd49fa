import type { ActivityLine, AttendanceMark } from '../../domain/activities.js';
import { type SheetColumn, type SheetShape, sheetFileName } from '../../domain/sheets.js';

export interface AttendanceList<T> {
  unitName: string;
  /** What and when, as the caller says it. */
  about: T;
  /** yyyy-mm-dd, for the file's name. */
  day: string;
  /** By given name (domain.md §7.7). */
  lines: readonly Pick<ActivityLine, 'fullName' | 'mark'>[];
  /** Below the table: the count line, guests. */
  notes: T[];
}

const marks: readonly AttendanceMark[] = ['present', 'late', 'excused', 'unexcused'];
const columns: SheetColumn[] = [
  { header: 'STT', align: 'center', width: 6 },
  { header: 'Họ và tên', width: 28 },
  { header: 'Có mặt', align: 'center', width: 10 },
  { header: 'Đến trễ', align: 'center', width: 10 },
  { header: 'Vắng có phép', align: 'center', width: 14 },
  { header: 'Vắng không phép', align: 'center', width: 16 },
  { header: 'Ghi chú', width: 18 },
];

/** “Điểm danh” of one activity (domain.md §6.4): an x for each, and the sums. Nobody is absent because nothing was written down. */
export function attendanceSheet<T>({ unitName, about, day, lines, notes }: AttendanceList<T>): SheetShape<T | string> {
  return {
    name: sheetFileName('điểm danh', unitName, day),
    titles: [`Danh sách điểm danh – ${unitName}`.toLocaleUpperCase('vi'), about],
    columns,
    rows: lines.map(({ fullName, mark }, at) => [
      String(at + 1),
      fullName,
      ...marks.map((one) => (one === mark ? 'x' : '')),
      mark === null ? 'Chưa ghi nhận' : '',
    ]),
    total: ['', 'Tổng cộng', ...marks.map((one) => String(lines.filter((line) => line.mark === one).length)), ''],
    notes,
  };
}
