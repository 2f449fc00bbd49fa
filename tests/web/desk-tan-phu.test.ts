import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importRoster } from '../../src/roster/importRoster.js';
import { importUnits } from '../../src/roster/importUnits.js';
import { rosterStore } from '../../src/storage/roster.js';
import { expectedResults, fixtureBytes } from '../roster/fixtures.js';
import { openTown, type Person, type Town } from '../run/town.js';
import { origin, signedIn, type Visitor } from './sitting.js';

/** The district's real numbers (tests/fixtures/README.md): the desk says what the chat says. */
describe('the rate of Tân Phú at the desk', () => {
  const expected = expectedResults();
  let town: Town;
  let head: Person;
  let browser: Visitor;
  let district: string;
  let page: string;

  beforeAll(async () => {
    town = await openTown({ env: { PUBLIC_URL: origin } });
    // The town's own units are called like some of the district's: they are no more.
    await town.db.write((tx) => tx.unit.updateMany({ data: { parentId: null, validTo: town.clock.now() } }));
    const store = rosterStore(town.db, town.newId, town.clock);
    await importUnits(fixtureBytes('tan-phu-units.csv'), 'tan-phu-units.csv', {}, store);
    await importRoster(fixtureBytes('tan-phu-roster.csv'), 'tan-phu-roster.csv', {}, store, town.clock);
    const units = await town.db.read((tx) => tx.unit.findMany({ where: { code: 'TP-01' } }));
    district = units[0]!.parentId!;
    head = await town.member('Lê Văn Hùng', town.units.ap3, { roles: [{ role: 'administrator', unitId: district }] });
    browser = await signedIn(town, head);
    page = (await browser.get(`/desk/units/${district}/rates`)).body;
  }, 180_000);
  afterAll(() => town.close());

  test('page and chat say 5.166/7.460 = 69,2%', async () => {
    expect(page).toContain('<strong>5.166/7.460 = 69,2%</strong>');
    expect((await head.says('tỷ lệ nơi cư trú')).join('\n')).toContain('5.166/7.460 = 69,2%');
    const overview = (await browser.get(`/desk/units/${district}`)).body;
    expect(overview).toContain('<strong>69,2%</strong> <span>5.166/7.460 · năm 2026</span>');
  });

  test('table and chart have each of the 35 units with its own number', () => {
    const rows = [...page.matchAll(/<tr role="row">(<th scope="row"[\s\S]*?)<\/tr>/g)].map(([, row]) =>
      row!
        .replace(/<[^>]+>/g, '|')
        .split('|')
        .map((cell) => cell.trim())
        .filter(Boolean),
    );
    expect(rows.slice(0, 35)).toEqual(
      expected.grassroots.map(({ name, participating, members, rate }) => [name, `${participating}/${members}`, rate]),
    );
    expect(rows[35]).toEqual(['Cộng', '5.166/7.460', '69,2%']);
    const chart = /<figure class="chart">([\s\S]*?)<\/figure>/.exec(page)![1]!;
    const shown = [...chart.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1]!);
    const wanted = expected.grassroots.map(({ participating, members, rate }) => `${rate} (${participating}/${members})`);
    expect(shown.filter((text) => /^\d+,\d% \(/.test(text))).toEqual(wanted);
  });

  test('the file for Excel has the same lines', async () => {
    const file = await browser.get(`/desk/units/${district}/rates.xlsx`);
    const [sheet] = await readXlsxFile(file.rawPayload);
    const cells = sheet!.data.map((row) => row.map((cell) => String(cell ?? '')));
    const from = cells.findIndex((row) => row[0] === 'STT') + 1;
    expect(cells.slice(from, from + 35)).toEqual(
      expected.grassroots.map(({ name, participating, members, rate }, at) => [
        String(at + 1),
        name,
        String(participating),
        String(members),
        rate,
      ]),
    );
    expect(cells[from + 35]).toEqual(['', 'Tổng cộng', '5.166', '7.460', '69,2%']);
  });

  test('the head of the district reads no name of a member but through the list of a branch', async () => {
    const branch = expected.branches.find(({ code }) => code === 'TP-04-01')!;
    const unit = (await town.db.read((tx) => tx.unit.findFirst({ where: { code: branch.code } })))!;
    const [someone] = await town.db.read((tx) => tx.member.findMany({ where: { branchId: unit.id }, take: 1 }));
    for (const end of ['', '/rates', '/trend', '/kinds', '/concerns', '/activities', '/pledges', '/reports'])
      expect((await browser.get(`/desk/units/${district}${end}`)).body).not.toContain(someone!.fullName);
  });
});
