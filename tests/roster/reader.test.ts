import { describe, expect, test } from 'vitest';
import type { RosterReading, RosterRow } from '../../src/roster/reader.js';
import { countRows, isImported } from '../../src/roster/reader.js';
import type { Counts, ExpectedFile } from './fixtures.js';
import { expectedResults, rosterOf, tanPhuTree } from './fixtures.js';

const expected = expectedResults();
const units = await tanPhuTree();

const countsOf = ({ rowsRead, imported, clean, normalised, rejected, duplicates }: Counts) => ({
  rowsRead,
  imported,
  clean,
  normalised,
  rejected,
  duplicates,
});
const byRow = <T extends { row: number; code?: string }>(rows: readonly T[]) =>
  [...rows].sort((a, b) => a.row - b.row || (a.code ?? '').localeCompare(b.code ?? ''));
const imported = (reading: RosterReading) => reading.rows.filter(isImported);
const tally = (values: (string | null | undefined)[]) => {
  const counts: Record<string, number> = {};
  for (const value of values) if (value) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
};

describe.each([
  ['tan-phu-roster.xlsx', expected.files['tan-phu-roster.xlsx']],
  ['tan-phu-roster.csv', expected.files['tan-phu-roster.xlsx']],
  ['tan-phu-roster-variant.xlsx', expected.files['tan-phu-roster-variant.xlsx']],
] as [string, ExpectedFile][])('the roster %s', async (file, want) => {
  const reading = await rosterOf(file, units);

  test('has every data row counted exactly once', () => {
    expect(reading.header.rows).toEqual(want.headerRows ?? [want.headerRow]);
    expect(countsOf(reading.counts)).toEqual(countsOf(want));
    expect(reading.unreadRows).toEqual([]);
  });

  test('gives each rejected row its reason and its branch', () => {
    const rejected = reading.rows
      .filter((row) => row.outcome === 'rejected')
      .map(({ row, code, branchId }) => ({ row, code, unit: branchId }));
    expect(rejected).toEqual(byRow(want.rejectedRows).map(({ row, code, unit }) => ({ row, code, unit })));
    expect(tally(rejected.map(({ code }) => code))).toEqual(want.rejectedByCode);
  });

  test('names the earlier row of each duplicate', () => {
    const duplicates = reading.rows
      .filter((row) => row.outcome === 'duplicate')
      .map(({ row, ofRow, kind, branchId }) => ({ row, ofRow, kind, unit: branchId }));
    expect(duplicates).toEqual(byRow(want.duplicateRows));
    expect(tally(duplicates.map(({ kind }) => kind))).toEqual(want.duplicatesByKind);
  });

  test('warns about the rows that deserve it and no others', () => {
    const warnings = reading.rows.flatMap((row) => row.warnings.map((code) => ({ row: row.row, code })));
    expect(byRow(warnings)).toEqual(byRow(want.warnings));
  });

  test('puts a badly typed row into its canonical form', () => {
    const byNumber = new Map(reading.rows.map((row) => [row.row, row]));
    const read = want.noisyRows.map(({ row }) => {
      const { outcome, person } = byNumber.get(row) as RosterRow;
      const { fullName, birthDate, phone, unionJoinDate } = person!;
      return { row, outcome, fullName, birthDate, phone, unionJoinDate };
    });
    expect(read).toEqual(
      want.noisyRows.map(({ row, outcome, fullName, birthDate, phone, unionJoinDate }) => ({
        row,
        outcome,
        fullName,
        birthDate,
        phone,
        unionJoinDate,
      })),
    );
  });

  test('counts the same for every grassroots union', () => {
    const unions = file.includes('variant') ? want.grassroots : expected.grassroots;
    for (const union of unions) {
      const rows = reading.rows.filter((row) => row.branchId?.startsWith(`${union.code}-`));
      expect({ code: union.code, ...countsOf(countRows(rows)) }).toEqual({ code: union.code, ...countsOf(union) });
    }
  });

  test('keeps people who only look alike apart', () => {
    const byNumber = new Map(reading.rows.map((row) => [row.row, row]));
    for (const pairs of Object.values(want.lookAlikesThatAreDifferentPersons ?? {})) {
      for (const row of pairs.flat()) expect({ row, imported: isImported(byNumber.get(row)!) }).toEqual({ row, imported: true });
    }
  });
});

describe('the whole district', async () => {
  const reading = await rosterOf('tan-phu-roster.xlsx', units);
  const { overall } = expected;
  const people = imported(reading).map((row) => row.person!);

  test('has 7,460 members, of whom 5,166 take part at their place of residence', () => {
    expect(reading.counts).toMatchObject({ imported: 7460, participating: 5166 });
    expect(reading.counts).toMatchObject({ imported: overall.members, participating: overall.participating });
    const { good, participated, registered_only } = overall.levels;
    expect(tally(people.map((person) => person.participation))).toEqual({ good, participated, registered_only });
  });

  test('has the members and participants of every branch and grassroots union', () => {
    for (const unit of expected.branches) {
      const counts = countRows(reading.rows.filter((row) => row.branchId === unit.code));
      expect({ code: unit.code, members: counts.imported, participating: counts.participating }).toEqual({
        code: unit.code,
        members: unit.members,
        participating: unit.participating,
      });
    }
    for (const unit of expected.grassroots) {
      const counts = countRows(reading.rows.filter((row) => row.branchId?.startsWith(`${unit.code}-`)));
      expect({ code: unit.code, participating: counts.participating }).toEqual({
        code: unit.code,
        participating: unit.participating,
      });
    }
  });

  test('has the genders, roles and statuses as the list says them', () => {
    expect(tally(people.map((person) => person.gender))).toEqual({ male: overall.gender.Nam, female: overall.gender.Nữ });
    const { 'Bí thư': secretary, 'Phó Bí thư': deputy_secretary, 'Ủy viên BCH': committee_member } = overall.roles;
    expect(tally(people.map((person) => person.roleTitle))).toEqual({ secretary, deputy_secretary, committee_member });
    expect(tally(people.map((person) => person.status))).toEqual({
      active: overall.status['Đang sinh hoạt'],
      temporary_in: overall.status['Sinh hoạt tạm thời'],
      temporary_out: overall.status['Chuyển sinh hoạt tạm thời'],
      away: overall.status['Đi học xa']! + overall.status['Đi làm ăn xa']!,
    });
    expect(people.filter((person) => person.phone === null)).toHaveLength(overall.withoutPhoneAfterImport);
    const hints = imported(reading).flatMap((row) => row.hints);
    expect(tally(hints)).toEqual({ UNDER_16: overall.ageOnAsOf.under16, OVER_30: overall.ageOnAsOf.over30 });
    expect(people.every((person) => person.residenceHamlet !== null && person.residenceCommune !== null)).toBe(true);
  });

  test('is read the same on every day of the year in which its ages hold', async () => {
    for (const today of ['2026-03-01', '2026-12-31']) {
      expect(countsOf((await rosterOf('tan-phu-roster.xlsx', units, today)).counts)).toEqual(countsOf(overall));
    }
  });
});

describe('the other clerk’s list', async () => {
  const want = expected.files['tan-phu-roster-variant.xlsx'];
  const reading = await rosterOf('tan-phu-roster-variant.xlsx', units);

  test('has its sensitive columns dropped and named', () => {
    expect(reading.discardedColumns).toEqual({ sensitive: want.discardedSensitiveColumns, unused: want.discardedOtherColumns });
    const kept = JSON.stringify(reading.rows);
    for (const word of ['Kinh', 'Công giáo', 'Phật giáo', 'Sơ cấp']) expect(kept).not.toContain(`"${word}"`);
  });

  test('tells men from women by the column in which the birth date stands', () => {
    const genders = tally(imported(reading).map((row) => row.person!.gender));
    expect(genders.male! + genders.female!).toBe(want.imported);
  });
});
