import { type Period, showPeriod } from '../../domain/periods.js';
import { type Rate, showFraction } from '../../domain/rates.js';
import type { ParticipationLevel } from '../../domain/residence.js';
import { type Confirmation, levelNames } from '../../domain/residence-paper.js';
import { type SheetColumn, type SheetShape, sheetFileName } from '../../domain/sheets.js';
import { showNumber, showPercent } from '../../language/numbers.js';
import { showBirthDate } from '../../language/show.js';

export interface ResidenceRow {
  fullName: string;
  /** Where they were introduced from: their own branch. */
  from: string;
  activities: number;
  level: ParticipationLevel | null;
  /** Of a final remark only. */
  sentence: string | null;
}

interface Heading {
  unitName: string;
  period: Period;
  /** yyyy-mm-dd */
  on: string;
  rate: Rate;
  /** What both numbers of the rate mean. */
  definition: string;
}

const people: SheetColumn[] = [
  { header: 'STT', align: 'center', width: 6 },
  { header: 'Họ và tên', width: 28 },
  { header: 'Nơi giới thiệu', width: 34 },
  { header: 'Số hoạt động', align: 'center', width: 14 },
  { header: 'Mức tham gia', width: 20 },
  { header: 'Nhận xét', width: 40 },
];

/** “Tham gia tại nơi cư trú” of one branch (domain.md §6.4); the rows stand by given name. */
export function residenceSheet(heading: Heading, rows: readonly ResidenceRow[]): SheetShape {
  return {
    ...around(heading),
    columns: people,
    rows: rows.map(({ fullName, from, activities, level, sentence }, at) => [
      String(at + 1),
      fullName,
      from,
      showNumber(activities),
      level ? levelNames[level] : '',
      sentence ?? '',
    ]),
  };
}

const units: SheetColumn[] = [
  { header: 'STT', align: 'center', width: 6 },
  { header: 'Đơn vị', width: 40 },
  { header: 'Số tham gia', align: 'right', width: 14 },
  { header: 'Tổng số', align: 'right', width: 14 },
  { header: 'Tỷ lệ', align: 'right', width: 12 },
];

/** The same of a unit with branches below it: numbers only, for names are the branches' business (domain.md §8.4). */
export function residenceUnitsSheet(heading: Heading, rows: readonly { name: string; rate: Rate }[]): SheetShape {
  const numbers = ({ part, whole }: Rate) => [showNumber(part), showNumber(whole), showPercent(part, whole)];
  return {
    ...around(heading),
    columns: units,
    rows: rows.map(({ name, rate }, at) => [String(at + 1), name, ...numbers(rate)]),
    total: ['', 'Tổng cộng', ...numbers(heading.rate)],
  };
}

/** What came back for a home unit's members, for a list that is too long for one page of paper. */
export function confirmationsSheet(unitName: string, period: Period, rows: readonly Confirmation[]): SheetShape {
  return {
    name: sheetFileName('xác nhận nơi cư trú', unitName, showPeriod(period)),
    titles: [`Xác nhận tham gia hoạt động tại nơi cư trú – ${unitName}`.toLocaleUpperCase('vi'), `(${showPeriod(period)})`],
    columns: people.map((column) => (column.header === 'Nơi giới thiệu' ? { ...column, header: 'Nơi cư trú' } : column)),
    rows: rows.map(({ fullName, residence, activities, level, sentence }, at) => [
      String(at + 1),
      fullName,
      [residence.name, residence.above].filter(Boolean).join(', '),
      showNumber(activities),
      levelNames[level],
      sentence ?? '',
    ]),
  };
}

function around({ unitName, period, on, rate, definition }: Heading): Pick<SheetShape, 'name' | 'titles' | 'notes'> {
  return {
    name: sheetFileName('tham gia tại nơi cư trú', unitName, showPeriod(period)),
    titles: [
      `Tham gia tại nơi cư trú – ${unitName}`.toLocaleUpperCase('vi'),
      `(${showPeriod(period)}, tính đến ngày ${showBirthDate(on)})`,
    ],
    notes: [`${showFraction(rate)} đạt ${showPercent(rate.part, rate.whole)}`, definition],
  };
}

/** What the two numbers mean; always exported with them (domain.md §3.4). */
export function rateDefinition(of: 'members' | 'registered'): string {
  const whole =
    of === 'members'
      ? 'đoàn viên đang có trong danh sách'
      : 'đoàn viên được giới thiệu hoặc tiếp nhận tham gia hoạt động Đoàn tại nơi cư trú trong kỳ';
  return `Tử số: đoàn viên có ít nhất 1 hoạt động được ghi nhận trong kỳ, hoặc được nhận xét từ “có tham gia” trở lên. Mẫu số: ${whole}. Mỗi người chỉ tính một lần, ở nơi tiếp nhận sau cùng.`;
}
