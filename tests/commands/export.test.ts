import { readFileSync, statSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compareByGivenName } from '../../src/language/folding.js';
import { csvOf, inert } from '../../src/reports/csv.js';
import { rosterSheet } from '../../src/reports/sheets/roster.js';
import { readSheets } from '../../src/roster/sheet.js';
import { engines, type FreshDatabase, freshDatabase } from '../run/database.js';
import { type Terminal, terminal } from './world.js';

const fixtures = new URL('../fixtures/', import.meta.url).pathname;
const headers = 'STT;Họ và tên đệm;Tên;Ngày sinh;Chức vụ;Ngày vào Đoàn;Số thẻ;Điện thoại;Ghi chú';

describe.each(engines)('the list of members on %s', (engine) => {
  let fresh: FreshDatabase;
  let desk: Terminal;
  beforeEach(async () => {
    fresh = await freshDatabase(engine);
    desk = terminal({ DATABASE_URL: fresh.url });
    await desk.run(`import units ${fixtures}tan-phu-units.csv`);
    await desk.run(`import roster ${fixtures}tan-phu-roster.csv`);
  });
  afterEach(async () => {
    desk.close();
    await fresh.drop();
  });

  it('of a branch has the headers of the union, everybody by given name, and opens in Excel', async () => {
    expect(await desk.run('export members ./ds.csv TP-02-01')).toEqual({ code: 0, said: expect.stringContaining('Đã ghi') });
    const bytes = readFileSync(desk.path('ds.csv'));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(statSync(desk.path('ds.csv')).mode & 0o777).toBe(0o600);
    const [title, on, header, ...rows] = bytes.toString('utf8').slice(1).trimEnd().split('\r\n');
    expect(title).toMatch(/^DANH SÁCH ĐOÀN VIÊN – CHI ĐOÀN ẤP 1;/);
    expect(on).toMatch(/^\(Tính đến ngày \d\d\/\d\d\/\d{4}\);/);
    expect(header).toBe(headers);
    const names = rows.map((row) => row.split(';').slice(1, 3).join(' ').trim());
    expect(names.length).toBeGreaterThan(10);
    expect(names).toEqual([...names].sort(compareByGivenName));
    expect(rows.map((row) => Number(row.split(';')[0]))).toEqual(rows.map((_, at) => at + 1));
    for (const row of rows) expect(row).toMatch(/^\d+;[^;]*;[^;]+;\d\d\/\d\d\/\d{4};[^;]*;[^;]*;;(0\d{9})?;[^;]*$/);
  });

  it.each(['csv', 'xlsx'])('of everybody as .%s can be read in again and changes nothing', async (ending) => {
    await desk.run(`export members ./tat-ca.${ending}`);
    const { code, said } = await desk.run(`import roster ./tat-ca.${ending}`);
    expect([code, said]).toEqual([0, expect.stringContaining('Không có gì thay đổi')]);
    expect(said).toContain('Đã đọc 7.460 dòng');
  });

  it('is refused for a unit that is not there and never written over another file', async () => {
    expect(await desk.run('export members ./x.csv TP-99')).toEqual({ code: 1, said: 'Không có đơn vị nào mang mã TP-99.' });
    desk.file('kept.csv', 'kept');
    expect((await desk.run('export members ./kept.csv')).code).toBe(1);
    expect(readFileSync(desk.path('kept.csv'), 'utf8')).toBe('kept');
  });

  it('leaves a line in the audit log, with how many and not who', async () => {
    await desk.run('export members ./ds.csv TP-02-01');
    const lines = await fresh.db.read((tx) => tx.audit.findMany({ where: { action: 'export_members' } }));
    expect(lines).toHaveLength(1);
    expect(Object.keys(lines[0]!.data as object)).toEqual(['members']);
  });
});

describe('a cell of an export', () => {
  const person = { birthDate: null, roleTitle: null, unionJoinDate: null, phone: null, status: 'active' as const };

  it('is never a formula, whatever was typed, and is read back as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('', '=', '+', '-', '@', '\t', '\r'),
        async (text, sign) => {
          const typed = `${sign}${text}`;
          expect(inert(typed)).not.toMatch(/^[=+\-@\t\r]/);
          const sheet = rosterSheet('x', '2026-11-22', [
            { name: 'x', above: null, members: [{ ...person, fullName: 'Lê An', cardNumber: typed }] },
          ]);
          expect(sheet.rows[0]![6]).toBe(typed);
        },
      ),
    );
  });

  it('with quotes, semicolons and line breaks stays one cell', async () => {
    const cell = 'Dòng 1\nDòng 2; có "ngoặc kép"';
    const sheet = rosterSheet('x', '2026-11-22', [
      { name: 'x', above: null, members: [{ ...person, fullName: 'Lê An', cardNumber: cell }] },
    ]);
    const read = await readSheets(Buffer.from(csvOf(sheet)), 'x.csv');
    if ('refusal' in read) throw new Error(read.refusal.code);
    expect([...read.sheets[0]!.rows][3]!.cells[6]).toBe(cell);
  });
});
