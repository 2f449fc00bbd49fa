import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { ReportEffect } from '../../src/conversation/effects.js';
import { monthFacts, totalOf } from '../../src/domain/month-facts.js';
import {
  askedCounters,
  type CounterKey,
  type Counters,
  dueAt,
  filled,
  type MonthSnapshot,
  sumCounters,
  sumMonths,
} from '../../src/domain/month-report.js';
import { unitTree } from '../../src/domain/units.js';
import { loadTexts } from '../../src/i18n.js';
import { monthReportSheet } from '../../src/reports/sheets/month-report.js';
import { applyEffects } from '../../src/storage/effects.js';
import { idsFrom } from '../../src/storage/ids.js';
import { lookupIn } from '../../src/storage/lookup.js';
import { setClock } from '../run/clock.js';
import { engines, type FreshDatabase, freshDatabase } from '../run/database.js';

const zone = 'Asia/Ho_Chi_Minh';
const fixtures = new URL('../fixtures/', import.meta.url).pathname;
const { activities2019 } = JSON.parse(readFileSync(`${fixtures}expected.json`, 'utf8')) as {
  activities2019: { entries: number; labels: Record<string, string>; totals: Record<CounterKey, number> };
};

interface Entry {
  month: string;
  commune: string;
  counters: Counters;
}

/** The year's activities as they are in the file: one row is one activity of a commune. */
function entries(): Entry[] {
  const keys = new Map(Object.entries(activities2019.labels).map(([key, label]) => [label, key as CounterKey]));
  return readFileSync(`${fixtures}activities-2019.csv`, 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1, -1)
    .map((line) => {
      const [, day = '', , commune = '', what = '', , count = '', , people = '', capital = ''] = line.split(';');
      const number = (text: string) => ({ value: Number(text.replaceAll('.', '')) });
      return {
        month: `2019-${day.slice(3, 5)}`,
        commune,
        counters: {
          [keys.get(what)!]: number(count),
          ...(people && { povertyExitPeople: number(people) }),
          ...(capital && { startupCapitalVnd: number(capital) }),
        },
      };
    });
}

const nobody: MonthSnapshot['figures'] = {
  unitId: '',
  month: '',
  members: 0,
  men: 0,
  women: 0,
  admitted: 0,
  away: 0,
  meetings: 0,
  attendance: { part: 0, whole: 0 },
  volunteering: 0,
  residence: { part: 0, whole: 0 },
  pledged: { part: 0, whole: 0 },
  officersPledged: { part: 0, whole: 0 },
};

describe.each(engines)('the reports of 15 communes over 12 months of 2019, on %s', (engine) => {
  let fresh: FreshDatabase;
  afterEach(() => fresh.drop());

  it('add up to 91, 18, 80, 31, 33, 19, 8 and 290.000.000 for the district, and the table says so', async () => {
    fresh = await freshDatabase(engine);
    const rows = entries();
    expect(rows).toHaveLength(activities2019.entries);
    const communes = [...new Set(rows.map(({ commune }) => commune))];
    expect(communes).toHaveLength(15);
    const unit = { branchKind: null, hamlet: null, commune: null };
    const district = {
      ...unit,
      id: 'd',
      parentId: null,
      code: 'd',
      kind: 'district_union',
      name: 'Huyện đoàn Phụng Hiệp',
      path: '/d/',
    };
    const below = communes.map((name, at) => ({
      ...unit,
      id: `c${at}`,
      parentId: 'd',
      code: `c${at}`,
      kind: 'commune_union',
      name,
      path: `/d/c${at}/`,
    }));
    const units = unitTree([district, ...below]);
    const clock = setClock('2019-12-31T03:00:00Z');
    const world = { now: clock.now(), newId: idsFrom(() => clock.now()), texts: loadTexts(), zone, units };
    await fresh.db.write(async (tx) => {
      await tx.unit.createMany({ data: [district, ...below].map((one) => ({ ...one, nameKey: one.name })) });
      for (const { id, name } of below)
        for (let month = 1; month <= 12; month++) {
          const of = `2019-${String(month).padStart(2, '0')}`;
          const counters = filled(
            sumCounters(rows.filter((row) => row.commune === name && row.month === of).map((row) => row.counters)),
          );
          const snapshot = { figures: { ...nobody, unitId: id, month: of }, total: counters, reported: 0, expected: 0 };
          const effect: ReportEffect = {
            kind: 'send_month_report',
            unitId: id,
            month: of,
            counters,
            snapshot,
            dueAt: dueAt(of, 5, zone),
            upperId: null,
          };
          await applyEffects(
            tx,
            [{ effect, by: { contactId: 'x', memberId: null, channel: 'zalo', messageKey: 'm', inboundId: 'i' } }],
            world,
          );
        }
    });
    await fresh.db.read(async (tx) => {
      const look = lookupIn(tx, { clock, zone, setupCode: null, units });
      const facts = await monthFacts({ look, units, now: clock.now(), zone }, units.get('d')!, '2019-12');
      expect(facts.below.filter(({ report }) => report?.state === 'sent')).toHaveLength(15);
      const total = totalOf(facts, {});
      const year = sumMonths([...facts.earlier.map((month) => month.total), total]);
      const expected = { ...activities2019.totals };
      expect(Object.fromEntries(askedCounters.map((key) => [key, year[key]?.value]))).toEqual(expected);

      const { rows: table } = monthReportSheet({
        unitName: 'Huyện đoàn Phụng Hiệp',
        shortName: 'Huyện đoàn Phụng Hiệp',
        month: '2019-12',
        figures: facts.figures,
        total,
        earlier: facts.earlier,
        reported: 15,
        expected: 15,
      });
      const sums = new Map(table.map(([label, , , sum]) => [label, sum]));
      expect(sums.get('7. Công trình, phần việc thanh niên')).toBe('91');
      expect(sums.get('Hoạt động xây dựng Nông thôn mới (NTM)')).toBe('80');
      expect(sums.get('Vốn hỗ trợ khởi nghiệp')).toBe('290.000.000');
      expect(sums.get('Đoàn viên dự sinh hoạt')).toBe('0/0 = –');
    });
  });
});
