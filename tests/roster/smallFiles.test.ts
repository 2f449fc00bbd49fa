import { describe, expect, test } from 'vitest';
import { isImported, readRoster } from '../../src/roster/reader.js';
import { readSheets } from '../../src/roster/sheet.js';
import { asOf, expectedResults, fixtureBytes, rosterOf } from './fixtures.js';

const { small } = expectedResults();

describe.each(Object.entries(small).filter(([, want]) => want.fileError))('%s', (file, want) => {
  test('is refused as a whole', async () => {
    const bytes = await readSheets(fixtureBytes(`small/${file}`), file);
    const read = 'refusal' in bytes ? bytes : readRoster(bytes.sheets[0]!.rows, { today: asOf });
    expect(read).toMatchObject({ refusal: { code: want.fileError, ...(want.missing ? { missing: want.missing } : {}) } });
  });
});

const readable = Object.entries(small).filter(([file, want]) => !want.fileError && !file.includes('tcvn3'));
describe.each(readable)('%s', (file, want) => {
  test('gives every row the outcome it deserves', async () => {
    const reading = await rosterOf(`small/${file}`);
    const { rowsRead, imported, clean, normalised, rejected, duplicates } = want;
    const counts = Object.entries({ rowsRead, imported, clean, normalised, rejected, duplicates }).filter(
      ([, count]) => count !== undefined,
    );
    expect(reading.counts).toMatchObject(Object.fromEntries(counts));
    expect(reading.header.rows).toEqual([want.headerRow]);
    if (want.names) expect(reading.rows.map((row) => row.person?.fullName)).toEqual(want.names);
    if (want.residence)
      expect(reading.counts).toMatchObject({ participating: want.residence.participating, imported: want.residence.members });
    for (const row of want.rejectedRows ?? []) {
      expect(reading.rows.find((read) => read.row === row.row)).toMatchObject({ outcome: 'rejected', code: row.code });
    }
    for (const row of want.rows ?? []) {
      const read = reading.rows.find((each) => each.row === row.row)!;
      expect(read).toMatchObject({
        outcome: row.outcome,
        ...(row.code ? { code: row.code } : {}),
        ...(row.ofRow ? { ofRow: row.ofRow } : {}),
      });
      if (!isImported(read)) continue;
      const { fullName, birthDate, phone, unionJoinDate } = row;
      const told = Object.entries({ fullName, birthDate, phone, unionJoinDate }).filter(([, value]) => value !== undefined);
      expect(read.person).toMatchObject(Object.fromEntries(told));
      if (file.startsWith('roster-12'))
        expect([...read.warnings, ...read.hints].filter((code) => code !== 'OVER_30')).toEqual(row.warnings ?? []);
      if (row.hints) expect(read.hints).toEqual(row.hints);
    }
  });
});

test('a formula in a cell is text and stays as it was typed', async () => {
  for (const file of ['small/roster-formula-injection.csv', 'small/roster-formula-injection.xlsx']) {
    const reading = await rosterOf(file);
    expect(reading.rows.map((row) => row.person?.occupation)).toEqual([
      '=HYPERLINK("http://example.invalid","bấm vào")',
      undefined,
      'Nông dân',
      '-2+3+cmd|x',
      '+1+1',
    ]);
  }
});

test('the title of a list names the unit of all its rows', async () => {
  const reading = await rosterOf('small/roster-12.csv');
  expect(reading.rows[0]).toMatchObject({ grassroots: 'ĐOÀN XÃ ĐẮC LUA', branch: 'CHI ĐOÀN ẤP 1' });
});
