import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importRoster } from '../../src/roster/importRoster.js';
import { importUnits } from '../../src/roster/importUnits.js';
import { rosterStore } from '../../src/storage/roster.js';
import { expectedResults, fixtureBytes } from '../roster/fixtures.js';
import { engines } from '../run/database.js';
import { openTown, type Person, type Town } from '../run/town.js';

/** The district's real numbers (tests/fixtures/README.md), from the importer to what its officers read. */
describe.each(engines)('the rate of Tân Phú in chat and in the table, on %s', (engine) => {
  const expected = expectedResults();
  let town: Town;
  let head: Person;
  let unitOf: Map<string, { id: string; name: string }>;

  beforeAll(async () => {
    town = await openTown({ engine });
    // The town's own units are called like some of the district's.
    await town.db.write(async (tx) => {
      await tx.unit.updateMany({ data: { parentId: null } });
      await tx.unit.deleteMany();
    });
    const store = rosterStore(town.db, town.newId, town.clock);
    await importUnits(fixtureBytes('tan-phu-units.csv'), 'tan-phu-units.csv', {}, store);
    await importRoster(fixtureBytes('tan-phu-roster.csv'), 'tan-phu-roster.csv', {}, store, town.clock);
    const units = await town.db.read((tx) => tx.unit.findMany({ where: { code: { startsWith: 'TP' } } }));
    unitOf = new Map(units.map((unit) => [unit.code!, unit]));
    const parent = units.find((unit) => unit.code === 'TP-01')!.parentId!;
    head = await town.member('Lê Văn Hùng', town.units.ap3, { roles: [{ role: 'administrator', unitId: parent }] });
  }, 180_000);
  afterAll(() => town.close());

  test('the chat says 5.166/7.460 = 69,2%, and the number of each of the 35 units', async () => {
    expect((await head.says('tỷ lệ nơi cư trú')).join('\n')).toMatch(
      /năm 2026, tính đến 12\/03\/2026\.\n5\.166\/7\.460 = 69,2%\nTử số \(5\.166\)[\s\S]*Mẫu số \(7\.460\)/,
    );
    const parts = (await head.presses('Theo đơn vị')).join('\n');
    expect(expected.grassroots).toHaveLength(35);
    expected.grassroots.forEach(({ name, participating, members, rate }, at) => {
      expect(parts).toContain(`${at + 1}. ${name}: ${participating}/${members} = ${rate}\n`);
    });
    const picture = head.all().find((message) => message.attachment?.mime === 'image/png');
    expect(picture?.text).toContain('5.166/7.460 = 69,2%');
    const [first] = expected.grassroots;
    expect((await head.says('1')).join('\n')).toContain(`${first!.participating}/${first!.members} = ${first!.rate}`);
  });

  test('the table has the same 35 lines, their total and the sentence of the guidance', async () => {
    await head.says('xuất bảng tham gia nơi cư trú');
    const sent = head.all().at(-1)?.attachment;
    expect(sent?.name).toMatch(/^tham-gia-tai-noi-cu-tru-[a-z-]+-nam-2026\.csv$/);
    const rows = Buffer.from(sent?.base64 ?? '', 'base64')
      .toString('utf8')
      .slice(1)
      .split('\r\n');
    const from = rows.indexOf('STT;Đơn vị;Số tham gia;Tổng số;Tỷ lệ') + 1;
    expect(rows.slice(from, from + 35)).toEqual(
      expected.grassroots.map(
        ({ name, participating, members, rate }, at) => `${at + 1};${name};${participating};${members};${rate}`,
      ),
    );
    expect(rows[from + 35]).toBe(';Tổng cộng;5.166;7.460;69,2%');
    expect(rows[from + 36]).toMatch(/^5\.166\/7\.460 đạt 69,2%/);
  });

  test('a branch’s secretary has the list of §6.4 by given name, with the levels of the roster', async () => {
    const { code, participating, members } = expected.branches.find((branch) => branch.code === 'TP-04-01')!;
    const unit = unitOf.get(code)!;
    const secretary = await town.member('Đinh Thị Thu', town.units.ap3, { roles: [{ role: 'secretary', unitId: unit.id }] });
    await secretary.says('xuất bảng nơi cư trú');
    const sent = secretary.all().at(-1)?.attachment;
    const rows = Buffer.from(sent?.base64 ?? '', 'base64')
      .toString('utf8')
      .slice(1)
      .split('\r\n')
      .filter(Boolean);
    const from = rows.indexOf('STT;Họ và tên;Nơi giới thiệu;Số hoạt động;Mức tham gia;Nhận xét') + 1;
    const people = rows.slice(from, from + members);
    expect(people.map((row) => row.split(';')[0])).toEqual(people.map((_, at) => String(at + 1)));
    expect(people.filter((row) => /;(?:Tham gia tốt|Có tham gia);/.test(row))).toHaveLength(participating);
    const given = people.map((row) => row.split(';')[1]!.split(' ').at(-1)!);
    expect(given).toEqual([...given].sort(new Intl.Collator('vi').compare));
    expect(rows[from + members]).toMatch(new RegExp(`^${participating}/${members} đạt `));
  });
});
