import fc from 'fast-check';
import { expect, test } from 'vitest';
import { periodAt, periodTypes, readPeriod, showPeriod } from '../../src/domain/periods.js';

const day = fc
  .date({ noInvalidDate: true, min: new Date('2000-01-01'), max: new Date('2099-12-31') })
  .map((at) => at.toISOString().slice(0, 10));

test('periods are what units call them', () => {
  expect(showPeriod(periodAt('year', '2026-03-12'))).toBe('năm 2026');
  expect(periodAt('school_year', '2026-08-31')).toMatchObject({ from: '2025-09-01', to: '2026-08-31' });
  expect(showPeriod(periodAt('school_year', '2026-09-01'))).toBe('năm học 2026–2027');
  expect(showPeriod(periodAt('summer', '2026-05-31')), 'before June the last summer is meant').toBe('hè 2025');
  expect(showPeriod(readPeriod('custom:2026-03-01:2026-05-31')!)).toBe('01/03/2026–31/05/2026');
});

test('a day lies in its year and school year, no summer is still to come, and a key means the same period again', () => {
  fc.assert(
    fc.property(fc.constantFrom('year', 'school_year', 'summer'), day, (type, on) => {
      const period = periodAt(type, on);
      expect(period.from <= on).toBe(true);
      if (type !== 'summer') expect(on <= period.to).toBe(true);
      expect(readPeriod(period.key)).toEqual(period);
    }),
  );
});

test('a period that ends before it begins is none, and neither is any other text', () => {
  fc.assert(
    fc.property(day, day, (one, other) => {
      expect(readPeriod(`custom:${one}:${other}`) !== undefined).toBe(one <= other);
    }),
  );
  for (const key of ['', 'year', 'year:26', 'year:2026:x', 'custom:2026-03-01', 'month:2026', ...periodTypes])
    expect(readPeriod(key), key).toBeUndefined();
});
