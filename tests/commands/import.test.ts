import { copyFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/storage/database.js';
import { blankDatabase, engines, freshDatabase } from '../run/database.js';
import { type Terminal, terminal } from './world.js';

const fixtures = new URL('../fixtures/', import.meta.url).pathname;
const header = 'STT;Họ và tên;Ngày sinh;Điện thoại;Chức vụ;Chi đoàn;Đoàn cơ sở';

describe('importing on the command line', () => {
  let desk: Terminal;
  beforeEach(async () => {
    desk = terminal();
    const template = await freshDatabase();
    await template.db.close();
    copyFileSync(template.url.slice('file:'.length), desk.path('bot.db'));
    await desk.run(`import units ${fixtures}tan-phu-units.csv`);
  });
  afterEach(() => desk.close());

  async function members(): Promise<number> {
    const db = await openDatabase(`file:${desk.path('bot.db')}`);
    const count = await db.read((tx) => tx.member.count());
    await db.close();
    return count;
  }

  it('says in Vietnamese what was read, and by row what was not', async () => {
    const { code, said } = await desk.run(`import roster ${fixtures}tan-phu-roster.csv`);
    expect(code).toBe(0);
    expect(said).toContain('Đã đọc 7.526 dòng: 7.460 hợp lệ (337 được chỉnh cho đúng dạng), 28 chưa nhập được, 38 trùng.');
    expect(said).toContain('5.166/7.460 đạt 69,2%');
    expect(await members()).toBe(7460);
  });

  it('only looks when asked to: --dry-run stores nothing', async () => {
    const { code, said } = await desk.run(`import roster ${fixtures}tan-phu-roster.csv --dry-run`);
    expect([code, await members()]).toEqual([0, 0]);
    expect(said).toContain('chưa lưu gì');
  });

  it.each([
    ['an empty file', 'small/zero-bytes.csv', 'File trống'],
    ['a list without rows', 'small/roster-empty.xlsx', 'Đã đọc 0 dòng|File trống'],
    ['wrong headers', 'small/roster-missing-columns.csv', 'Còn thiếu cột'],
    ['old fonts', 'small/six-tcvn3.csv', 'bảng mã cũ'],
    ['no spreadsheet', 'README.md', 'không tìm thấy dòng tiêu đề|không phải là bảng tính'],
  ])('refuses %s with a sentence that says what to do, and stores nothing', async (_, name, sentence) => {
    const { code, said } = await desk.run(`import roster ${fixtures}${name}`);
    expect(said).toMatch(new RegExp(sentence));
    expect([code, await members()]).toEqual([sentence.startsWith('Đã đọc') ? code : 1, 0]);
  });

  it('refuses a picture that calls itself a workbook', async () => {
    desk.file('list.xlsx', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
    expect(await desk.run('import roster ./list.xlsx')).toEqual({
      code: 1,
      said: expect.stringContaining('không phải là bảng tính'),
    });
  });

  it('leaves a formula out by its row number and takes the others', async () => {
    const { code, said } = await desk.run(`import roster ${fixtures}small/roster-formula-injection.csv`);
    expect([code, await members()]).toEqual([0, 4]);
    expect(said).toContain('Ô họ tên có số hoặc công thức: 1 dòng (5)');
  });

  it('takes 100,000 people within a minute, and refuses one more without storing any', { timeout: 180_000 }, async () => {
    const rows = Array.from({ length: 100_001 }, (_, n) => person(n));
    desk.file('too-many.csv', [header, ...rows].join('\r\n'));
    expect(await desk.run('import roster ./too-many.csv')).toEqual({
      code: 1,
      said: expect.stringContaining('hơn 100.000 người'),
    });
    expect(await members()).toBe(0);
    desk.file('many.csv', [header, ...rows.slice(1)].join('\r\n'));
    const began = performance.now();
    expect((await desk.run('import roster ./many.csv')).code).toBe(0);
    expect(performance.now() - began).toBeLessThan(60_000);
    expect(await members()).toBe(100_000);
  });

  it('says which file cannot be read', async () => {
    expect(await desk.run('import roster ./no-such.csv')).toEqual({
      code: 1,
      said: expect.stringMatching(/no-such\.csv cannot be read \(ENOENT\)/),
    });
  });

  it('says of a folder that it is none of a file', async () => {
    for (const kind of ['units', 'roster'])
      expect(await desk.run(`import ${kind} ${fixtures}small`)).toEqual({
        code: 1,
        said: expect.stringContaining('cannot be read (EISDIR)'),
      });
  });

  it('asks for the tree of units first', async () => {
    const db = await openDatabase(`file:${desk.path('bot.db')}`);
    await db.write((tx) =>
      tx.unit.deleteMany({ where: { NOT: { parent: { parentId: { not: null } } }, children: { none: {} } } }),
    );
    await db.write(async (tx) => {
      await tx.unit.updateMany({ data: { parentId: null } });
      await tx.unit.deleteMany();
    });
    await db.close();
    expect(await desk.run(`import roster ${fixtures}small/roster-12.csv`)).toEqual({
      code: 1,
      said: expect.stringContaining('Chưa có cây đơn vị'),
    });
  });
});

describe.each(engines)('a database on %s', (engine) => {
  it('that is not migrated is named, with the command to run', async () => {
    const blank = await blankDatabase(engine);
    const desk = terminal({ DATABASE_URL: blank.url });
    for (const line of [`import units ${fixtures}tan-phu-units.csv`, 'backup ./b.gz', 'export members ./m.csv', 'token']) {
      expect(await desk.run(line)).toEqual({ code: 1, said: expect.stringContaining('npm run chidoan -- migrate') });
    }
    expect((await desk.run('migrate')).said).toContain('Applied: ');
    expect(await desk.run('migrate')).toEqual({ code: 0, said: 'The database is up to date.' });
    desk.close();
    await blank.drop();
  });
});

describe('a command', () => {
  const desk = terminal();

  it('that does not exist is answered with the list of those that do, exit code 2', async () => {
    const { code, said } = await desk.run('improt roster x.csv');
    expect(code).toBe(2);
    for (const name of ['migrate', 'import units', 'import roster', 'export members', 'backup', 'restore', 'doctor', 'token'])
      expect(said).toContain(name);
  });

  it.each([
    'import roster',
    'import people x.csv',
    'import roster x.csv --dry',
    'backup',
    'backup a b',
    'export members x.doc',
    'token telegram',
    'migrate now',
  ])('written wrongly (%s) is answered with its usage, exit code 2', async (line) => {
    const { code, said } = await desk.run(line);
    expect([code, said]).toEqual([2, expect.stringContaining(`  ${line.split(' ')[0]}`)]);
  });

  it('without a database makes none by accident', async () => {
    expect((await desk.run('backup ./b.gz')).said).toContain('There is no database');
    expect((await desk.run('doctor')).said).toContain('✗ database: there is none');
    expect(() => copyFileSync(desk.path('bot.db'), desk.path('copy.db'))).toThrow('ENOENT');
  });

  it('with a wrong configuration names every wrong variable and what is accepted', async () => {
    const { code, said } = await desk.run('migrate', { env: { PORT: 'http', TELEGRAM_DRIVER: 'carrier-pigeon' } });
    expect(code).toBe(1);
    expect(said).toMatch(/PORT: expected a whole number[\s\S]*TELEGRAM_DRIVER: expected grammy or telegraf/);
  });
});

/** Different people: the name is of letters, the branch and the birthday go round. */
function person(n: number): string {
  const letters = [...String(100_000 + n)].map((digit) => 'abcdeghikl'[Number(digit)]).join('');
  const day = String((n % 28) + 1).padStart(2, '0');
  return `${n};Nguyễn Thị ${letters[0]!.toUpperCase()}${letters.slice(1)};${day}/03/${2000 + (n % 8)};;;Chi đoàn ấp ${1 + (n % 2)};Đoàn xã Đắc Lua`;
}
