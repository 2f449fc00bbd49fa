import { describe, expect, test } from 'vitest';
import type { MonthFigures } from '../../src/domain/figures.js';
import { filled } from '../../src/domain/month-report.js';
import { readPeriod } from '../../src/domain/periods.js';
import type { SheetShape } from '../../src/domain/sheets.js';
import { csvOf } from '../../src/reports/csv.js';
import { attendanceSheet } from '../../src/reports/sheets/attendance.js';
import { type MonthTable, monthReportSheet } from '../../src/reports/sheets/month-report.js';
import { pledgeSheet } from '../../src/reports/sheets/pledges.js';
import { residenceSheet } from '../../src/reports/sheets/residence.js';
import { rosterSheet } from '../../src/reports/sheets/roster.js';

const figures: MonthFigures = {
  unitId: 'u',
  month: '2026-03',
  members: 42,
  men: 20,
  women: 22,
  admitted: 1,
  away: 3,
  meetings: 2,
  attendance: { part: 61, whole: 84 },
  volunteering: 1,
  residence: { part: 5166, whole: 7460 },
  pledged: { part: 30, whole: 42 },
  officersPledged: { part: 0, whole: 0 },
};

const march: MonthTable = {
  unitName: 'Chi đoàn ấp 3, Đoàn xã Phú Bình',
  shortName: 'Chi đoàn ấp 3',
  month: '2026-03',
  figures,
  total: filled({
    youthProjects: { value: 2 },
    startupCapitalVnd: { value: 290_000_000, isAtLeast: true },
    youth: { value: 120 },
  }),
  earlier: [
    {
      total: filled({ youthProjects: { value: 3 }, youth: { value: 110 } }),
      figures: { ...figures, admitted: 4, attendance: { part: 39, whole: 116 } },
    },
  ],
  reported: 0,
  expected: 0,
};

describe('the tables of the union', () => {
  test.each<[string, SheetShape, string]>([
    [
      'danh-sach-doan-vien-ap-3-2026-03',
      rosterSheet('Chi đoàn ấp 3', '2026-03-12', []),
      'STT, Họ và tên đệm, Tên, Ngày sinh, Chức vụ, Ngày vào Đoàn, Số thẻ, Điện thoại, Ghi chú',
    ],
    [
      'diem-danh-ap-3-2026-03-12',
      attendanceSheet<string>({ unitName: 'Chi đoàn ấp 3', about: 'Sinh hoạt', day: '2026-03-12', lines: [], notes: [] }),
      'STT, Họ và tên, Có mặt, Đến trễ, Vắng có phép, Vắng không phép, Ghi chú',
    ],
    [
      'tham-gia-tai-noi-cu-tru-ap-3-nam-2026',
      residenceSheet(
        {
          unitName: 'Chi đoàn ấp 3',
          period: readPeriod('year:2026')!,
          on: '2026-03-12',
          rate: { part: 5166, whole: 7460 },
          definition: '',
        },
        [],
      ),
      'STT, Họ và tên, Nơi giới thiệu, Số hoạt động, Mức tham gia, Nhận xét',
    ],
    [
      'dang-ky-ren-luyen-ap-3-2026',
      pledgeSheet('Chi đoàn ấp 3', 'Phong cách cán bộ Đoàn', 2026, []),
      'STT, Họ và tên, Nội dung 1, Nội dung 2, Nội dung 3, Ngày đăng ký',
    ],
    ['bao-cao-thang-ap-3-2026-03', monthReportSheet(march), 'Chỉ tiêu, Đơn vị tính, Kết quả tháng, Lũy kế năm, Ghi chú'],
  ])('%s has its exact headers and a name without accents', (name, sheet, headers) => {
    expect(sheet.name).toBe(name);
    expect(sheet.columns.map(({ header }) => header).join(', ')).toBe(headers);
  });

  test('the one about residence ends with both numbers of the rate', () => {
    const heading = {
      unitName: 'x',
      period: readPeriod('year:2026')!,
      on: '2026-12-31',
      rate: { part: 5166, whole: 7460 },
      definition: 'd',
    };
    expect(residenceSheet(heading, []).notes?.[0]).toBe('5.166/7.460 đạt 69,2%');
  });
});

describe('the table of a month', () => {
  const row = (sheet: SheetShape, label: string) => sheet.rows.find(([first]) => first === label)?.slice(1, 4);

  test('has the month and the year so far, as Vietnamese write numbers', () => {
    const sheet = monthReportSheet(march);
    expect(row(sheet, '1. Tổng số đoàn viên')).toEqual(['người', '42', '42']);
    expect(row(sheet, 'Thanh niên trên địa bàn')).toEqual(['người', '120', '120']);
    expect(row(sheet, 'Tỷ lệ tập hợp')).toEqual(['n/tổng, %', '42/120 = 35,0%', '42/120 = 35,0%']);
    expect(row(sheet, '2. Kết nạp mới')).toEqual(['người', '1', '5']);
    expect(row(sheet, 'Đoàn viên dự sinh hoạt')).toEqual(['n/tổng, %', '61/84 = 72,6%', '100/200 = 50,0%']);
    expect(row(sheet, '4. Đoàn viên tham gia hoạt động tại nơi cư trú')?.[1]).toBe('5.166/7.460 = 69,2%');
    expect(row(sheet, 'Cán bộ đăng ký tu dưỡng, rèn luyện')).toEqual(['n/tổng, %', '0/0 = –', '0/0 = –']);
    expect(row(sheet, '7. Công trình, phần việc thanh niên')).toEqual(['công trình', '2', '5']);
    expect(row(sheet, 'Vốn hỗ trợ khởi nghiệp')).toEqual(['đồng', 'trên 290.000.000', 'trên 290.000.000']);
  });

  test('leaves empty what nobody typed, and has the grading in December only', () => {
    expect(row(monthReportSheet(march), 'Xóa tên')).toEqual(['người', '', '']);
    const graded = (sheet: SheetShape) => sheet.rows.some(([label]) => label?.startsWith('10. Xếp loại'));
    expect([graded(monthReportSheet(march)), graded(monthReportSheet({ ...march, month: '2026-12' }))]).toEqual([false, true]);
  });

  test('needs no apostrophe against formulas', () => {
    expect(csvOf(monthReportSheet(march))).not.toContain("'");
  });
});
