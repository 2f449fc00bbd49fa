import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv } from '../../src/roster/csv.js';
import { readRoster } from '../../src/roster/reader.js';
import { maxCells, maxPeople, maxRows } from '../../src/roster/refusal.js';
import { readSheets } from '../../src/roster/sheet.js';
import { asOf, fixtureBytes } from './fixtures.js';
import { swelling, textRow, workbook, zip } from './workbooks.js';

async function refusalOf(bytes: Uint8Array | string, name: string): Promise<string | undefined> {
  const read = await readSheets(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes, name);
  return 'refusal' in read ? read.refusal.code : undefined;
}

async function cellsOf(bytes: Uint8Array | string, name = 'a.csv') {
  const read = await readSheets(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, name);
  if ('refusal' in read) throw new Error(read.refusal.code);
  return [...read.sheets[0]!.rows].map((row) => row.cells);
}

describe('a CSV file', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'Đ', 'ễ', ';', ',', '\t', '"', '\n', '\r\n', ' ', '=', "'") });
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 });

  test('gives back every cell that was written with quotes', () => {
    fc.assert(
      fc.property(table, fc.constantFrom(';', ',', '\t'), fc.constantFrom('\r\n', '\n', '\r'), (rows, separator, end) => {
        const text = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(separator) + end).join('');
        expect([...readCsv(text)]).toEqual(rows);
      }),
    );
  });

  test('gives back every plain cell that needs no quotes', () => {
    const plain = fc.string({ unit: fc.constantFrom('a', 'Đ', 'ễ', ' ', '1', '=') });
    fc.assert(
      fc.property(
        fc.array(fc.array(plain, { minLength: 2, maxLength: 5 }), { minLength: 1 }),
        fc.constantFrom(';', ',', '\t'),
        (rows, separator) => {
          expect([...readCsv(rows.map((row) => row.join(separator)).join('\r\n'))]).toEqual(rows);
        },
      ),
    );
  });

  test('never fails and never loses the text, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '"', ';', '\n', '\r') }), (text) => {
        const letters = (value: string) => [...value].filter((letter) => letter === 'a').length;
        expect(letters([...readCsv(text)].flat().join(''))).toBe(letters(text));
      }),
    );
  });

  test('keeps Excel’s row numbers: a line break in a cell is no row, an empty line is one', async () => {
    expect([...readCsv('a;"Dòng 1\nDòng 2";c\r\n\r\nd;e;f\r\n')]).toEqual([['a', 'Dòng 1\nDòng 2', 'c'], [''], ['d', 'e', 'f']]);
  });

  test('with one stray quote still has all its rows', () => {
    expect([...readCsv('1;"Tổ trưởng;x\n2;An;y\n3;Bình;z')]).toHaveLength(3);
  });

  test('says its separator in the first line as Excel does', () => {
    expect([...readCsv('sep=,\r\na,b;c\r\n')]).toEqual([['a', 'b;c']]);
  });

  test.each([
    ['UTF-8 with BOM', Buffer.from('\ufeffHọ tên;Đoàn')],
    ['UTF-8 without BOM', Buffer.from('Họ tên;Đoàn')],
    ['UTF-16LE with BOM', Buffer.from('\ufeffHọ tên;Đoàn', 'utf16le')],
    ['UTF-16LE without BOM', Buffer.from('Họ tên;Đoàn;Điện thoại;12345678', 'utf16le')],
    ['UTF-16BE with BOM', Buffer.from('\ufeffHọ tên;Đoàn', 'utf16le').swap16()],
  ])('in %s is read', async (_, bytes) => {
    expect((await cellsOf(bytes))[0]!.slice(0, 2)).toEqual(['Họ tên', 'Đoàn']);
  });
});

const manyCells = '<c r="A1"><v>1</v></c>'.repeat(maxCells + 1);

describe('a file that is no roster is refused, with a sentence that says what to do:', () => {
  test.each([
    ['nothing at all', '', 'a.xlsx', 'EMPTY_FILE'],
    ['only empty lines', '\r\n;;\r\n', 'a.csv', 'EMPTY_FILE'],
    ['a workbook without a cell', workbook(''), 'a.xlsx', 'EMPTY_FILE'],
    ['a PDF', '%PDF-1.7 …', 'a.csv', 'NOT_A_SPREADSHEET'],
    ['a picture', '\x89PNG\r\n\x1a\n\0\0', 'a.xlsx', 'NOT_A_SPREADSHEET'],
    ['a web page named .xls', '<html><table><tr><td>Họ tên</td></tr></table></html>', 'a.xls', 'NOT_A_SPREADSHEET'],
    ['a Word document', zip({ 'word/document.xml': '<w/>' }), 'a.docx', 'NOT_A_SPREADSHEET'],
    ['an old .xls', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'a.xls', 'OLD_EXCEL'],
    ['a workbook cut off on the way', fixtureBytes('small/roster-12.xlsx').subarray(0, 3000), 'a.xlsx', 'BROKEN_FILE'],
    ['a workbook whose sheet is missing', zip({ 'xl/workbook.xml': '<workbook/>' }), 'a.xlsx', 'BROKEN_FILE'],
    ['noise', Buffer.from([0, 1, 2, 3, 255, 254, 7]), 'a.csv', 'NOT_A_SPREADSHEET'],
    ['text named .xlsx', 'Họ và tên;Ngày sinh', 'a.xlsx', 'NOT_A_SPREADSHEET'],
    ['TCVN3 bytes', fixtureBytes('small/six-tcvn3.csv'), 'a.csv', 'LEGACY_ENCODING'],
    ['TCVN3 letters saved as UTF-8', Buffer.from('Hä vµ tªn;Ngµy sinh\nNguyÔn V¨n An;1/2/2004'), 'a.csv', 'LEGACY_ENCODING'],
    [
      'a cell a thousand columns out',
      workbook(`<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c><c r="ALL1" t="inlineStr"><is><t>x</t></is></c></row>`),
      'a.xlsx',
      'TOO_LARGE',
    ],
    ['a cell in row 1,000,000', workbook(textRow(1, ['a']) + textRow(1_000_000, ['b'])), 'a.xlsx', 'TOO_MANY_ROWS'],
    [
      'a small workbook that swells to more than it says',
      swelling(workbook(textRow(1, ['a'])), 'xl/sharedStrings.xml', Buffer.alloc(50_000_000, 'x'), 1_000),
      'a.xlsx',
      'BROKEN_FILE',
    ],
    [
      'a small workbook that says that it swells',
      swelling(workbook(textRow(1, ['a'])), 'xl/sharedStrings.xml', Buffer.alloc(300_000_000, 'x'), 300_000_000),
      'a.xlsx',
      'TOO_LARGE',
    ],
    [
      'a small workbook of millions of cells',
      swelling(workbook(textRow(1, ['a'])), 'xl/worksheets/sheet2.xml', manyCells, manyCells.length),
      'a.xlsx',
      'TOO_LARGE',
    ],
    ['more rows than a list can have', 'a;b\n'.repeat(maxRows + 1), 'a.csv', 'TOO_MANY_ROWS'],
  ])('%s', async (_, bytes, name, code) => {
    expect(await refusalOf(bytes as string, name)).toBe(code);
  });
});

describe('a workbook', () => {
  test('with an error in a formula is read, the cell as empty', async () => {
    const rows = await cellsOf(
      workbook(
        `<row r="1"><c r="A1" t="inlineStr"><is><t>An</t></is></c><c r="B1" t="e"><f>VLOOKUP(1,2,3)</f><v>#N/A</v></c><c r="C1"><v>5</v></c></row>`,
      ),
      'a.xlsx',
    );
    expect(rows).toEqual([['An', null, 5]]);
  });

  test('with borders drawn to its last row is read', async () => {
    const empty = Array.from({ length: 500 }, (_, at) => `<row r="${at + 2}"><c r="A${at + 2}" s="0"/></row>`).join('');
    const rows = await cellsOf(workbook(`${textRow(1, ['An'])}${empty}<row r="1048576"><c r="A1048576"/></row>`), 'a.xlsx');
    expect(rows).toEqual([['An']]);
  });

  test('keeps the rows’ numbers when rows are left out', async () => {
    const read = await readSheets(workbook(textRow(3, ['An']) + textRow(7, ['Bình'])), 'a.xlsx');
    if ('refusal' in read) throw new Error(read.refusal.code);
    expect([...read.sheets[0]!.rows].filter((row) => row.cells.some((cell) => cell !== null)).map((row) => row.number)).toEqual([
      3, 7,
    ]);
  });
});

test('a list of 100,000 people is read in bounded memory', async () => {
  const head = 'STT;Họ và tên;Ngày sinh;Điện thoại;Chi đoàn;Đoàn cơ sở\r\n';
  const family = ['Nguyễn', 'Trần', 'Lê', 'Phạm'];
  const person = (n: number) => {
    const word = n.toString(26).replace(/\d/g, (digit) => 'qrstuvxyzw'[Number(digit)]!);
    return `${n};${family[n % 4]} Văn Ma${word};${String((n % 28) + 1).padStart(2, '0')}/${String((n % 12) + 1).padStart(2, '0')}/${1998 + (n % 10)};07${String(n).padStart(8, '0')};Chi đoàn ấp ${n % 300};Đoàn xã A\r\n`;
  };
  const bytes = Buffer.from(head + Array.from({ length: maxPeople }, (_, n) => person(n)).join(''));
  const before = process.memoryUsage().heapUsed;
  const read = await readSheets(bytes, 'big.csv');
  if ('refusal' in read) throw new Error(read.refusal.code);
  const reading = readRoster(read.sheets[0]!.rows, { today: asOf });
  if ('refusal' in reading) throw new Error(reading.refusal.code);
  expect(reading.counts).toMatchObject({ rowsRead: maxPeople, rejected: 0, duplicates: 0 });
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(500 * 1024 * 1024);
  const rows = [...read.sheets[0]!.rows];
  const oneMore = [...rows, { ...rows[1]!, number: maxPeople + 2 }];
  expect(readRoster(oneMore, { today: asOf })).toMatchObject({ refusal: { code: 'TOO_MANY_ROWS' } });
}, 90_000);

test('one phone on every row costs no more than another', () => {
  const rows = Array.from({ length: 20_000 }, (_, n) => ({
    number: n + 2,
    cells: [
      `Nguyễn Văn M${'aeiou'[n % 5]}${String.fromCharCode(97 + (n % 26))}`,
      new Date(Date.UTC(2000, 0, 1 + (n % 3000))),
      '0712345678',
      `ấp ${n}`,
    ],
  }));
  const reading = readRoster([{ number: 1, cells: ['Họ và tên', 'Ngày sinh', 'Điện thoại', 'Chi đoàn'] }, ...rows], {
    today: asOf,
  });
  if ('refusal' in reading) throw new Error(reading.refusal.code);
  // Comparing everyone with everyone would be 200 million comparisons and run into the test's time limit.
  expect(reading.rows.every((row) => row.warnings.includes('PHONE_SHARED'))).toBe(true);
});
