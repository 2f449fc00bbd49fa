import { describe, expect, test } from 'vitest';
import { type RosterReading, readRoster } from '../../src/roster/reader.js';
import type { Cell, SheetRow } from '../../src/roster/sheet.js';
import { asOf, expectedResults, sheetOf, tanPhuTree } from './fixtures.js';

const units = await tanPhuTree();

function read(...rows: (Cell[] | string)[]): RosterReading {
  const sheet = rows.map(
    (cells, index): SheetRow => ({
      number: index + 1,
      cells: typeof cells === 'string' ? cells.split('|').map((cell) => cell || null) : cells,
    }),
  );
  const inTree = rows.some((row) => typeof row === 'string' && row.includes('Chi đoàn'));
  const reading = readRoster(sheet, { today: asOf, ...(inTree ? { units } : {}) });
  if ('refusal' in reading) throw new Error(reading.refusal.code);
  return reading;
}

const names = (reading: RosterReading) => reading.rows.map((row) => row.person?.fullName ?? row.code);
const places = (reading: RosterReading) => reading.rows.map((row) => row.branchId);
const header = 'STT|Họ và tên|Ngày sinh|Điện thoại|Chức vụ';
const an = '1|Nguyễn Văn An|15/03/2004|0712345601|';
const binh = '2|Trần Thị Bình|16/03/2004|0712345602|';

describe('a reader that repeats the text of a merged cell in every cell', () => {
  test.each([
    ['tan-phu-roster.xlsx', 16, expectedResults().files['tan-phu-roster.xlsx']],
    ['tan-phu-roster-variant.xlsx', 17, expectedResults().files['tan-phu-roster-variant.xlsx']],
  ] as const)('gets the same out of %s', async (file, width, want) => {
    const rows = await sheetOf(file);
    const repeated = rows.map((row): SheetRow => {
      const filled = row.cells.filter((cell) => cell !== null);
      const isMerged = filled.length === 1 && row.cells[0] === filled[0];
      return isMerged ? { ...row, cells: Array.from({ length: width }, () => filled[0]!) } : row;
    });
    if (file.includes('variant')) repeatHeader(repeated);
    const reading = readRoster(repeated, { today: asOf, units });
    if ('refusal' in reading) throw new Error(reading.refusal.code);
    const { rowsRead, imported, clean, normalised, rejected, duplicates } = want;
    expect(reading.counts).toMatchObject({ rowsRead, imported, clean, normalised, rejected, duplicates });
    expect(reading.rows.every((row) => row.branchId !== null)).toBe(true);
    expect(reading.discardedColumns.sensitive).toEqual(want.discardedSensitiveColumns ?? []);
    expect(reading.discardedColumns.unused).toEqual(want.discardedOtherColumns ?? ['Số hoạt động']);
  });
});

/** Rows 7 and 8 with their merges filled: “Ngày sing” over two columns, “Trình độ” over three, the others over two rows. */
function repeatHeader(rows: SheetRow[]): void {
  const [top, below] = [rows[6]!, rows[7]!];
  top.cells = top.cells.map((cell, column) => cell ?? (column === 4 ? top.cells[3]! : top.cells[8]!));
  below.cells = below.cells.map((cell, column) => cell ?? top.cells[column]!);
}

describe('a name in two columns', () => {
  test('is put together when each has its heading', () => {
    expect(names(read('TT|Họ và tên đệm|Tên|Ngày sinh', '1|Nguyễn Văn|An|15/03/2004'))).toEqual(['Nguyễn Văn An']);
  });

  test('is put together when one heading stands over both', () => {
    const reading = read(
      'TT|Họ và tên||Ngày sinh',
      '1|Nguyễn Văn|An|15/03/2004',
      '2|Trần Thị|Bình|16/03/2004',
      '3|Lê|Ánh|17/03/2004',
    );
    expect(names(reading)).toEqual(['Nguyễn Văn An', 'Trần Thị Bình', 'Lê Ánh']);
  });

  test('is put together when the parts are named below the merged heading', () => {
    expect(names(read('TT|Họ và tên||Ngày sinh', '|Họ đệm|Tên|', '1|Nguyễn Văn|An|15/03/2004'))).toEqual(['Nguyễn Văn An']);
  });

  test('is not made up from a column of notes beside it', () => {
    const reading = read(
      'TT|Họ và tên||Ngày sinh',
      '1|Nguyễn Văn An||15/03/2004',
      '2|Trần Thị Bình|mới|16/03/2004',
      '3|Lê Ánh||17/03/2004',
    );
    expect(names(reading)).toEqual(['Nguyễn Văn An', 'Trần Thị Bình', 'Lê Ánh']);
  });
});

describe('a birth date', () => {
  test('in the column of men or of women tells the gender', () => {
    const reading = read('TT|Họ và tên|Ngày sinh||Điện thoại', '||Nam|Nữ|', '1|Lê An|15/03/2004||', '2|Lê Bình||16/03/2004|');
    expect(reading.rows.map((row) => row.person?.gender)).toEqual(['male', 'female']);
  });

  test('in three columns, day and month and year, is put together', () => {
    const reading = read('TT|Họ và tên|Ngày sinh|||Điện thoại', '||Ngày|Tháng|Năm|', '1|Lê An|5|3|2004|');
    expect(reading.rows[0]!.person?.birthDate).toBe('2004-03-05');
  });
});

describe('headings', () => {
  test.each([
    ['NGÀY SINH', 'HỌ VÀ TÊN'],
    ['Ngày, tháng, năm sinh', 'Họ và tên khai sinh'],
    ['Ngày sing', 'Ho va ten'],
    ['Ngày sinh (dd/mm/yyyy)', 'Họ  và\ntên'],
    ['Năm sinh', 'Họ tên đoàn viên'],
  ])('“%s” and “%s” are understood', (birth, name) => {
    expect(names(read(['STT', name, birth, 'Giới tính'], ['1', 'Lê An', '15/03/2004', 'Nam']))).toEqual(['Lê An']);
  });

  test('of sensitive columns are named, also inside brackets and beside the union’s own', () => {
    const reading = read(
      'Họ và tên|Ngày sinh|Số CCCD|Ngày vào Đảng|Ngày vào Đoàn|Trình độ (LLCT)|Họ tên cha|Tôn giáo|Ghi chú',
      'Lê An|15/03/2004|079204001234|1/1/2025|26/3/2019|Sơ cấp|Lê Ba|Không|',
    );
    expect(reading.discardedColumns.sensitive).toEqual(['Số CCCD', 'Ngày vào Đảng', 'Trình độ (LLCT)', 'Họ tên cha', 'Tôn giáo']);
    expect(reading.rows[0]!.person).toMatchObject({ fullName: 'Lê An', unionJoinDate: '2019-03-26' });
    expect(JSON.stringify(reading.rows)).not.toContain('079204001234');
  });

  test('printed again for every page are no people, nor are the numbers of the columns', () => {
    const reading = read(header, '(1)|(2)|(3)|(4)|(5)', an, header, binh);
    expect(names(reading)).toEqual(['Nguyễn Văn An', 'Trần Thị Bình']);
  });
});

describe('section rows', () => {
  test('give each row its grassroots union and branch, whatever the numbering and case', () => {
    const reading = read(
      header,
      'I. ĐOÀN XÃ ĐẮC LUA',
      '1) chi doan ap 1: 25 đoàn viên',
      an,
      'Ấp 2',
      binh,
      'II - Đoàn xã Phú Bình',
      'A. Chi đoàn ấp Phú Cường (30 đ/c)',
      '3|Lê Ánh|17/03/2004||',
    );
    expect(places(reading)).toEqual(['TP-02-01', 'TP-02-02', 'TP-06-01']);
  });

  test('of a new grassroots union end the branch of the one before', () => {
    const reading = read(header, 'Đoàn xã Đắc Lua', 'Chi đoàn ấp 1', an, 'Đoàn xã Phú Bình', binh);
    expect(reading.rows.map((row) => row.code)).toEqual([undefined, 'UNIT_UNKNOWN']);
  });

  test('are not mistaken for a person of the family name Đoàn, nor the person for a section', () => {
    const reading = read(
      header,
      'Đoàn xã Đắc Lua',
      'Chi đoàn ấp 1',
      '1|Đoàn Văn An|15/03/2004||',
      '|Đoàn Thị Bình|||',
      '|Chi đoàn ấp 2|||',
      '2|Lê Ánh|16/03/2004||',
    );
    expect(names(reading)).toEqual(['Đoàn Văn An', 'BIRTH_DATE_MISSING', 'Lê Ánh']);
    expect(places(reading)).toEqual(['TP-02-01', 'TP-02-01', 'TP-02-02']);
  });

  test('that nobody understands are reported by their row', () => {
    expect(read(header, 'Đoàn xã Đắc Lua', 'Chi đoàn ấp 1', 'Nhóm thứ nhất', an).unreadRows).toEqual([4]);
  });
});

describe('rows that are no people', () => {
  const section = ['Đoàn xã Đắc Lua', 'Chi đoàn ấp 1'];
  test.each([
    ['a footnote', '|Danh sách có 02 đồng chí|||'],
    ['a total with figures', 'Tổng cộng||2|1|1'],
    ['a total under the names', '|Tổng số: 2||1|'],
    ['numbers written in advance', '3||||'],
    ['a total in a cell of its own', '|Tổng số|2||'],
    ['blanks', '| | ||'],
  ])('%s is left out', (_, row) => {
    expect(names(read(header, ...section, an, row, binh))).toEqual(['Nguyễn Văn An', 'Trần Thị Bình']);
  });

  test('the signer’s name under the signature is nobody on the list', () => {
    const reading = read(
      header,
      ...section,
      an,
      '||||Tân Phú, ngày 28 tháng 02 năm 2026',
      '|NGƯỜI LẬP|||TM. BAN CHẤP HÀNH',
      '|(Ký, ghi rõ họ tên)|||(Ký tên, đóng dấu)',
      '|Lê Văn Ký|||Trần Thị Dấu',
    );
    expect(names(reading)).toEqual(['Nguyễn Văn An']);
  });

  test('a person of the family name Tống is no total', () => {
    expect(names(read(header, ...section, '|Tống Công An|15/03/2004||'))).toEqual(['Tống Công An']);
  });

  test('a person without a birth date still is one', () => {
    expect(names(read(header, ...section, '1|Nguyễn Văn An||0712345601|Bí thư', '2||16/03/2004||'))).toEqual([
      'BIRTH_DATE_MISSING',
      'NAME_MISSING',
    ]);
  });
});
