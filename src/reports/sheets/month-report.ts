import type { MonthFigures } from '../../domain/figures.js';
import { type CounterKey, type Counters, showMonth, sumMonths } from '../../domain/month-report.js';
import { type Rate, showRate, sumRates } from '../../domain/rates.js';
import { type SheetColumn, type SheetShape, sheetFileName } from '../../domain/sheets.js';
import { showNumber } from '../../language/numbers.js';

export interface MonthTable {
  /** With the unit above. */
  unitName: string;
  /** Its own name alone, for the file. */
  shortName: string;
  month: string;
  figures: MonthFigures;
  total: Counters;
  /** Earlier months of the same year that were reported, oldest first. */
  earlier: readonly { total: Counters; figures: MonthFigures }[];
  /** Of the units that report to it. */
  reported: number;
  expected: number;
}

const columns: SheetColumn[] = [
  { header: 'Chỉ tiêu', width: 46 },
  { header: 'Đơn vị tính', width: 12, align: 'center' },
  { header: 'Kết quả tháng', width: 24, align: 'right' },
  { header: 'Lũy kế năm', width: 24, align: 'right' },
  { header: 'Ghi chú', width: 24 },
];

/**
 * “Báo cáo tháng”: the indicators of domain.md §6.2 in their order. What is counted in a month adds up over the year; how many there are
 * at its end does not.
 */
export function monthReportSheet(table: MonthTable): SheetShape {
  const { unitName, shortName, month, earlier, reported, expected } = table;
  const months = earlier.length + 1;
  return {
    name: sheetFileName('báo cáo tháng', shortName, month),
    titles: [`Báo cáo tháng ${showMonth(month)}`.toLocaleUpperCase('vi'), unitName],
    columns,
    rows: rowsOf(table),
    notes: [
      `Lũy kế năm: ${showNumber(months)} tháng có báo cáo.`,
      ...(expected > 0 ? [`Số liệu của ${showNumber(reported)}/${showNumber(expected)} đơn vị đã gửi báo cáo.`] : []),
    ],
  };
}

function rowsOf({ month, figures, total, earlier }: MonthTable): string[][] {
  const year = sumMonths([...earlier.map((one) => one.total), total]);
  const all = [...earlier.map((one) => one.figures), figures];
  const people = (label: string, value: number): string[] => [label, 'người', showNumber(value), showNumber(value), ''];
  const flow = (label: string, unit: string, of: (one: MonthFigures) => number): string[] => [
    label,
    unit,
    showNumber(of(figures)),
    showNumber(all.reduce((sum, one) => sum + of(one), 0)),
    '',
  ];
  const rate = (label: string, one: Rate, sum: Rate, note = ''): string[] => [
    label,
    'n/tổng, %',
    showRate(one),
    showRate(sum),
    note,
  ];
  const typed = (label: string, unit: string, key: CounterKey, note = ''): string[] => [
    label,
    unit,
    shown(total, key),
    shown(year, key),
    note,
  ];
  const gathered = (counters: Counters) =>
    counters.youth ? showRate({ part: figures.members, whole: counters.youth.value }) : '';
  return [
    people('1. Tổng số đoàn viên', figures.members),
    people('Trong đó nam', figures.men),
    people('Trong đó nữ', figures.women),
    typed('Thanh niên trên địa bàn', 'người', 'youth'),
    ['Tỷ lệ tập hợp', 'n/tổng, %', gathered(total), gathered(year), ''],
    flow('2. Kết nạp mới', 'người', ({ admitted }) => admitted),
    typed('Chuyển đến', 'người', 'movedIn'),
    typed('Chuyển đi', 'người', 'movedOut'),
    typed('Trưởng thành Đoàn', 'người', 'graduated'),
    typed('Xóa tên', 'người', 'removed'),
    people('Đi làm ăn xa', figures.away),
    flow('3. Số buổi sinh hoạt', 'buổi', ({ meetings }) => meetings),
    rate('Đoàn viên dự sinh hoạt', figures.attendance, sumRates(all.map(({ attendance }) => attendance)), 'Tính theo lượt'),
    rate('4. Đoàn viên tham gia hoạt động tại nơi cư trú', figures.residence, figures.residence, 'Từ đầu kỳ'),
    rate('5. Đăng ký Chương trình rèn luyện', figures.pledged, figures.pledged),
    rate('Cán bộ đăng ký tu dưỡng, rèn luyện', figures.officersPledged, figures.officersPledged),
    typed('6. Đoàn viên ưu tú giới thiệu cho Đảng', 'người', 'partyRecommended'),
    typed('Đoàn viên được kết nạp Đảng', 'người', 'partyAdmitted'),
    typed('7. Công trình, phần việc thanh niên', 'công trình', 'youthProjects'),
    typed('Hoạt động xây dựng Nông thôn mới (NTM)', 'hoạt động', 'newRuralActivities'),
    typed('Hoạt động xây dựng Văn minh đô thị (VMĐT)', 'hoạt động', 'urbanCivilityActivities'),
    flow('Hoạt động tình nguyện', 'hoạt động', ({ volunteering }) => volunteering),
    typed('Nhà nhân ái', 'căn', 'charityHouses'),
    typed('Mô hình thoát nghèo', 'mô hình', 'povertyExitModels'),
    typed('Đoàn viên, thanh niên thoát nghèo bền vững', 'người', 'povertyExitPeople'),
    typed('Dự án khởi nghiệp được hỗ trợ', 'dự án', 'startupProjects'),
    typed('Vốn hỗ trợ khởi nghiệp', 'đồng', 'startupCapitalVnd'),
    typed('8. Đoàn phí đã thu', 'đồng', 'duesCollectedVnd'),
    typed('Đoàn phí trích nộp', 'đồng', 'duesPassedUpVnd'),
    typed('9. Kiến nghị, đề xuất', 'ý kiến', 'proposals'),
    ...(month.endsWith('-12')
      ? [['10. Xếp loại đoàn viên, chi đoàn', '4 mức', '', '', 'Theo quyết định của cấp có thẩm quyền']]
      : []),
  ];
}

/** Nothing where nobody said a number: that is not zero. */
function shown(counters: Counters, key: CounterKey): string {
  const count = counters[key];
  if (!count) return '';
  return `${count.isAtLeast ? 'trên ' : ''}${showNumber(count.value)}`;
}
