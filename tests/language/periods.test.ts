import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPeriod, showPeriod } from '../../src/domain/periods.js';
import { readPeriodSaid } from '../../src/language/periods.js';

const today = '2026-03-12';
const said = (text: string) => {
  const { period, on, problem } = readPeriodSaid(text, today);
  return { ...(period ? { period: period.key } : {}), ...(on ? { on } : {}), ...(problem ? { problem } : {}) };
};

describe('the time that figures are about', () => {
  test.each([
    ['tỷ lệ nơi cư trú', {}],
    ['năm 2025', { period: 'year:2025' }],
    ['nam ngoai', { period: 'year:2025' }],
    ['năm nay', { period: 'year:2026' }],
    ['năm học 2025-2026', { period: 'school_year:2025' }],
    ['năm học 2024 – 2025', { period: 'school_year:2024' }],
    ['năm học này', { period: 'school_year:2025' }],
    ['nam hoc truoc', { period: 'school_year:2024' }],
    ['hè 2025', { period: 'summer:2025' }],
    ['dịp hè năm 2024', { period: 'summer:2024' }],
    ['đến 31/1', { on: '2026-01-31' }],
    ['tính đến hết ngày 28/02/2026', { on: '2026-02-28' }],
    ['tháng 2', { on: '2026-02-28' }],
    ['đến hết tháng 12/2025', { on: '2025-12-31' }],
    ['hôm nay', { on: today }],
    ['từ 1/3/2026 đến 31/5/2026', { period: 'custom:2026-03-01:2026-05-31' }],
    ['01/11/2025 - 31/01/2026', { period: 'custom:2025-11-01:2026-01-31' }],
    ['từ 1/3 đến 31/5', { period: 'custom:2026-03-01:2026-05-31' }],
    ['từ 31/5/2026 đến 1/3/2026', { problem: 'reversed' }],
    ['từ 31/2/2026 đến 1/3/2026', { problem: 'no_such_day' }],
    ['đến 30/2', { problem: 'no_such_day' }],
    ['tháng 13', { problem: 'no_such_day' }],
    ['Nhà văn hóa khu phố 5', {}],
    ['chè xã Phú Bình', {}],
  ])('“%s”', (text, wanted) => expect(said(text)).toEqual(wanted));

  test('is cut out of the text, and nothing else is', () => {
    expect(readPeriodSaid('tỷ lệ nơi cư trú ấp 3 xã Đắc Lua đến 31/1', today).rest.trim()).toBe(
      'ty le noi cu tru ap 3 xa dac lua',
    );
  });

  test('never throws, and every period it finds can be read back', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[\d/.\- ]{0,30}$/)), (text) => {
        const { period } = readPeriodSaid(`từ ${text} đến 1/1/2026`, today);
        if (period) expect(readPeriod(period.key)).toEqual(period);
      }),
    );
  });

  test('as it is shown, a period is read again', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => String(n).padStart(2, '0'));
    fc.assert(
      fc.property(
        fc.oneof(
          fc
            .constantFrom('year', 'school_year', 'summer')
            .chain((type) => fc.integer({ min: 2018, max: 2040 }).map((year) => `${type}:${year}`)),
          fc.tuple(day, day).map(([from, to]) => `custom:2026-02-${from}:2026-04-${to}`),
        ),
        (key) => {
          const period = readPeriod(key)!;
          expect(readPeriodSaid(showPeriod(period), today).period).toEqual(period);
        },
      ),
    );
  });
});
