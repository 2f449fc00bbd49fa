import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attendanceSheet } from '../../../src/reports/sheets/attendance.js';

const marks = ['present', 'late', 'excused', 'unexcused', null] as const;
const line = fc.record({ fullName: fc.string({ minLength: 1, maxLength: 40 }), mark: fc.constantFrom(...marks) });

test('“Điểm danh” has the headers of the union’s form, one x a person at most, and sums that add up to everybody', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
      const sheet = attendanceSheet({ unitName: 'Chi đoàn ấp 3', about: 'Sinh hoạt', day: '2026-03-12', lines, notes: [] });
      expect(sheet.columns.map((column) => column.header)).toEqual([
        'STT',
        'Họ và tên',
        'Có mặt',
        'Đến trễ',
        'Vắng có phép',
        'Vắng không phép',
        'Ghi chú',
      ]);
      expect(sheet.rows.map((row) => row[1])).toEqual(lines.map((one) => one.fullName));
      for (const [at, row] of sheet.rows.entries()) {
        const crosses = row.slice(2, 6).filter((cell) => cell === 'x').length;
        expect(crosses).toBe(lines[at]!.mark === null ? 0 : 1);
        expect(row[6]).toBe(lines[at]!.mark === null ? 'Chưa ghi nhận' : '');
        expect(row[0]).toBe(String(at + 1));
      }
      const sums = sheet.total!.slice(2, 6).map(Number);
      expect(sums.reduce((a, b) => a + b, 0)).toBe(lines.filter((one) => one.mark !== null).length);
    }),
  );
});

test('its file has a name that every system takes', () => {
  const sheet = attendanceSheet({ unitName: 'Chi đoàn ấp Phú Cường', about: '', day: '2026-03-12', lines: [], notes: [] });
  expect(sheet.name).toBe('diem-danh-ap-phu-cuong-2026-03-12');
  expect(sheet.titles[0]).toBe('DANH SÁCH ĐIỂM DANH – CHI ĐOÀN ẤP PHÚ CƯỜNG');
});
