import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sheetFileName } from '../../src/domain/sheets.js';
import { type Sheet, sheetFile } from '../../src/reports/sheet.js';
import { readSheets } from '../../src/roster/sheet.js';

/** Reads one row of the CSV back as a spreadsheet does: semicolons, quotes doubled. */
function cellsOf(row: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < row.length; at++) {
    const letter = row.charAt(at);
    if (quoted && letter === '"' && row.charAt(at + 1) === '"') {
      cell += '"';
      at++;
    } else if (letter === '"') quoted = !quoted;
    else if (letter === ';' && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += letter;
  }
  cells.push(cell);
  return cells;
}

const typed = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('=1+1', '@SUM(A1)', '-2', '+84', '\tx', '\r=1', ' =1', '＝1', 'constructor', '__proto__', 'a;b', 'a"b', 'a\nb'),
);
const formula = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/;
const table = (rows: string[][], format: Sheet['format']): Sheet => ({
  format,
  name: 'bang',
  titles: [],
  columns: (rows[0] ?? []).map((_, at) => ({ header: `Cột ${at + 1}` })),
  rows,
});

test('no cell of a CSV is a formula, whatever somebody is called, and every cell comes back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(typed, { minLength: 1, maxLength: 4 }), async (row) => {
      const file = await sheetFile(table([row], 'csv'));
      const text = Buffer.from(file.base64, 'base64').toString('utf8');
      expect(text.startsWith('\ufeff')).toBe(true);
      const heading = row.map((_, at) => `Cột ${at + 1}`).join(';');
      expect(text.slice(1).startsWith(`${heading}\r\n`)).toBe(true);
      const cells = cellsOf(text.slice(1 + heading.length + 2).replace(/\r\n$/, ''));
      for (const cell of cells) expect(cell).not.toMatch(formula);
      expect(cells.map((cell, at) => (cell.startsWith("'") && !row[at]!.startsWith("'") ? cell.slice(1) : cell))).toEqual(row);
    }),
  );
});

test('no cell of a workbook is a formula, and phones and dates come back as they are read', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(typed, { minLength: 3, maxLength: 5 }), async (names) => {
      const rows = names.map((name, at) => [String(at + 1), name, '0912345678', '05/03/2004', '69,2%']);
      const file = await sheetFile(table(rows, 'xlsx'));
      const read = await readSheets(Buffer.from(file.base64, 'base64'), file.name);
      if ('refusal' in read) throw new Error(read.refusal.code);
      const [, ...back] = [...read.sheets[0]!.rows].map(({ cells }) => cells);
      expect(back).toHaveLength(rows.length);
      for (const cells of back) {
        expect(String(cells[1] ?? '')).not.toMatch(formula);
        expect(cells.slice(2, 5)).toEqual(['0912345678', '05/03/2004', '69,2%']);
      }
    }),
    { numRuns: 30 },
  );
});

test('the heading stays in sight, the titles stand over the whole width and the total is the last line', async () => {
  const sheet: Sheet = {
    format: 'xlsx',
    name: 'bang',
    titles: ['ĐIỂM DANH', 'Tháng 3/2026'],
    columns: [{ header: 'STT' }, { header: 'Họ và tên' }],
    rows: [['1', 'Nguyễn Văn An']],
    total: ['', 'Tổng cộng'],
    notes: ['5.166/7.460 đạt 69,2%'],
  };
  const read = await readSheets(Buffer.from((await sheetFile(sheet)).base64, 'base64'), 'bang.xlsx');
  if ('refusal' in read) throw new Error(read.refusal.code);
  const lines = [...read.sheets[0]!.rows].map(({ cells }) => cells.filter((cell) => cell !== null && cell !== '').join(' | '));
  expect(lines).toEqual([
    'ĐIỂM DANH',
    'Tháng 3/2026',
    'STT | Họ và tên',
    '1 | Nguyễn Văn An',
    'Tổng cộng',
    '5.166/7.460 đạt 69,2%',
  ]);
});

test('a file is called after what it is, whose it is and when, without accents', () => {
  expect(sheetFileName('Danh sách đoàn viên', 'Chi đoàn ấp 3', '2026-03')).toBe('danh-sach-doan-vien-ap-3-2026-03');
  expect(sheetFileName('Báo cáo tháng', 'Đoàn xã Phú Bình', '2026-03')).toBe('bao-cao-thang-xa-phu-binh-2026-03');
  expect(sheetFileName('Điểm danh', 'Chi đoàn 11A2', '13/03/2026')).toBe('diem-danh-11a2-13-03-2026');
});

test('whatever a unit is called, its file has a short plain name that keeps the time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.constantFrom('', '2026-03'), (unit, period) => {
      const name = sheetFileName('Danh sách đoàn viên', unit, period);
      expect(name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      expect(name.length).toBeLessThanOrEqual(80);
      expect(name.startsWith('danh-sach-doan-vien')).toBe(true);
      expect(name.endsWith(period)).toBe(true);
    }),
  );
});
