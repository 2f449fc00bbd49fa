import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBirthDateCell, readJoinDateCell, readNameCell, readPhoneCell } from '../../src/roster/cells.js';
import type { Cell } from '../../src/roster/sheet.js';
import { readParticipation, readPlace, readPlaceColumn, readRole, readStatus } from '../../src/roster/values.js';
import { asOf } from './fixtures.js';

const told = ({ value, changed, rejection, warnings }: ReturnType<typeof readNameCell>) =>
  rejection ?? [value, changed ? 'changed' : 'as typed', ...warnings];

describe('a name', () => {
  test.each<[Cell, ReturnType<typeof told>]>([
    ['Nguyễn Văn An', ['Nguyễn Văn An', 'as typed']],
    ['La Phương Mai', ['La Phương Mai', 'as typed']],
    [' Nguyễn Văn An', ['Nguyễn Văn An', 'changed']],
    ['Nguyễn Văn An (Tí)', ['Nguyễn Văn An', 'changed']],
    ["K'BRÔI", ["K'Brôi", 'changed', 'NAME_SINGLE_TOKEN']],
    ['K Brôi', ['K Brôi', 'as typed']],
    ['Y Thuan Niê', ['Y Thuan Niê', 'as typed']],
    ['Giàng A Páo', ['Giàng A Páo', 'as typed']],
    ['Lê Ý', ['Lê Ý', 'as typed']],
    ['lê thị không', ['Lê Thị Không', 'changed']],
    [null, 'NAME_MISSING'],
    ['\u200b ', 'NAME_MISSING'],
    ['NguyÔn V¨n An', 'NAME_LEGACY_FONT'],
    ['Nguyeãn Vaên An', 'NAME_LEGACY_FONT'],
    [12345, 'NAME_INVALID'],
    ['Nguyễn Văn An 2004', 'NAME_INVALID'],
    ['=1+1', 'NAME_INVALID'],
    ['@SUM(A1)', 'NAME_INVALID'],
    ['Nguyễn Văn An, Trần Bình', 'NAME_INVALID'],
    ['An', 'NAME_INCOMPLETE'],
    ['Nguyễn V An', 'NAME_INCOMPLETE'],
    ['Ng. Văn An', 'NAME_INCOMPLETE'],
    ['Trần T. M. Duyên', 'NAME_INCOMPLETE'],
  ])('%j is read as it should', (cell, want) => {
    expect(told(readNameCell(cell))).toEqual(want);
  });

  test('that was imported is never changed by a second import', () => {
    const word = fc.string({ unit: fc.constantFrom(...'aăâbcdđeêghiklmnoôơpqrstuưvxyấềộỹ'), minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 2, maxLength: 4 }),
        fc.constantFrom(' ', '  ', '\u00a0'),
        fc.constantFrom('NFC', 'NFD'),
        (words, space, form) => {
          const first = readNameCell(words.join(space).normalize(form));
          if (first.value !== null) expect(readNameCell(first.value)).toMatchObject({ value: first.value, changed: false });
        },
      ),
    );
  });
});

describe('a phone number', () => {
  test.each<[Cell, ReturnType<typeof told>]>([
    ['0712345601', ['+84712345601', 'as typed']],
    [712345601, ['+84712345601', 'changed']],
    ['+84 (0) 712 345 601', ['+84712345601', 'changed']],
    ['0712345601 - 0387654321', [null, 'changed', 'PHONE_MULTIPLE']],
    ['0712345601\n0387654321', [null, 'changed', 'PHONE_MULTIPLE']],
    ['01692345678', [null, 'changed', 'PHONE_INVALID']],
    ['+81 90 1234 5678', [null, 'changed', 'PHONE_INVALID']],
    ['0251 3 000 000', [null, 'changed', 'PHONE_INVALID']],
    ['chưa có', [null, 'as typed', 'PHONE_EMPTY']],
    [null, [null, 'as typed', 'PHONE_EMPTY']],
  ])('%j is read as it should', (cell, want) => {
    expect(told(readPhoneCell(cell))).toEqual(want);
  });

  test('in any usual grouping is the same number', () => {
    const digits = fc
      .tuple(fc.constantFrom('3', '5', '7', '8', '9'), fc.stringMatching(/^\d{8}$/))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        digits,
        fc.constantFrom('0', '+84', '84', '0084', '+84 (0) '),
        fc.constantFrom('', ' ', '.', '-'),
        (number, prefix, gap) => {
          const typed = `${prefix}${number.slice(0, 3)}${gap}${number.slice(3, 6)}${gap}${number.slice(6)}`;
          expect(readPhoneCell(typed).value).toBe(`+84${number}`);
        },
      ),
    );
  });
});

describe('a birth date', () => {
  test.each<[Cell, ReturnType<typeof told>]>([
    [new Date('2004-03-15T00:00:00Z'), ['2004-03-15', 'as typed']],
    ['15/03/2004', ['2004-03-15', 'as typed']],
    ['15/3/2004', ['2004-03-15', 'changed']],
    [38061, ['2004-03-15', 'changed']],
    ['38061', ['2004-03-15', 'changed']],
    [15032004, ['2004-03-15', 'changed']],
    [5032004, ['2004-03-05', 'changed']],
    ['15-3-04', ['2004-03-15', 'changed']],
    ['05/04/2003', ['2003-04-05', 'as typed']],
    [2004, 'BIRTH_DATE_INCOMPLETE'],
    ['2k4', 'BIRTH_DATE_INCOMPLETE'],
    ['3/2004', 'BIRTH_DATE_INCOMPLETE'],
    ['-', 'BIRTH_DATE_MISSING'],
    [null, 'BIRTH_DATE_MISSING'],
    ['3/15/2004', 'BIRTH_DATE_INVALID'],
    ['29/2/2003', 'BIRTH_DATE_INVALID'],
    ['15/3/20004', 'BIRTH_DATE_INVALID'],
    ['không nhớ', 'BIRTH_DATE_INVALID'],
    ['01/01/2030', 'BIRTH_DATE_INVALID'],
  ])('%j is read as it should', (cell, want) => {
    expect(told(readBirthDateCell(cell, asOf))).toEqual(want);
  });

  test('is the same day as a date cell, as a day count and as text', () => {
    const day = fc
      .date({ min: new Date('1990-01-01'), max: new Date('2011-12-31'), noInvalidDate: true })
      .map((moment) => new Date(moment.toISOString().slice(0, 10)));
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const text = iso.split('-').reverse().join('/');
        const serial = Math.round((date.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000);
        for (const cell of [date, serial, String(serial), text, iso]) expect(readBirthDateCell(cell, asOf).value).toBe(iso);
      }),
    );
  });
});

test.each<[Cell, string | null, string[]]>([
  ['3/2019', '2019-03', []],
  [2020, '2020', []],
  ['26-3-19', '2019-03-26', []],
  ['30/02/2023', null, ['JOIN_DATE_INVALID']],
  ['26/3/2027', null, ['JOIN_DATE_INVALID']],
  ['1/1/2003', null, ['JOIN_DATE_INVALID']],
  [null, null, []],
])('the date of joining %j is %j', (cell, date, warnings) => {
  expect(readJoinDateCell(cell, asOf, '2004-03-15')).toMatchObject({ value: date, warnings });
});

test.each([
  ['số 12, đường Hùng Vương, ấp 1, xã Đắc Lua, huyện Tân Phú', 'ấp 1', 'xã Đắc Lua'],
  ['Khu phố 5 - Thị trấn Tân Phú', 'khu phố 5', 'thị trấn Tân Phú'],
  ['KP.3, P. Tân Phong', 'kp.3', 'p. Tân Phong'],
  ['123 Lê Lợi', null, null],
  [null, null, null],
])('of the address %j only hamlet and commune are kept', (address, hamlet, commune) => {
  expect(readPlace(address)).toEqual({ hamlet, commune });
});

test('a column of hamlets may hold bare names, but no house number', () => {
  expect(readPlaceColumn('Phú Cường', 'hamlet')).toBe('Phú Cường');
  expect(readPlaceColumn('12/3 Lê Lợi', 'hamlet')).toBeNull();
});

test.each([
  ['Tham gia tốt', 'good'],
  ['Có tham gia', 'participated'],
  ['Có đăng ký nhưng không tham gia', 'registered_only'],
  ['Không tham gia', null],
  ['', null],
])('“%s” is the participation %j', (text, level) => {
  expect(readParticipation(text)).toBe(level);
});

test.each([
  ['Đang sinh hoạt', 'active'],
  ['Sinh hoạt tạm thời', 'temporary_in'],
  ['Chuyển sinh hoạt tạm thời', 'temporary_out'],
  ['Đi làm ăn xa', 'away'],
  ['Đã chuyển sinh hoạt', 'transferred_out'],
  ['Trưởng thành Đoàn', 'graduated'],
  ['Xóa tên', 'removed'],
  ['Đã mất', 'deceased'],
  ['…', null],
])('“%s” is the status %j', (text, status) => {
  expect(readStatus(text)).toBe(status);
});

test.each([
  ['Bí thư', 'secretary'],
  ['PBT', 'deputy_secretary'],
  ['Phó Bí thư', 'deputy_secretary'],
  ['UV BCH', 'committee_member'],
  ['Uỷ viên Ban Chấp hành', 'committee_member'],
  ['Đoàn viên', null],
])('“%s” is the role %j', (text, role) => {
  expect(readRole(text)).toBe(role);
});
