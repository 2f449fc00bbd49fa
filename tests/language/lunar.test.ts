import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayNumbered, numberOfDay } from '../../src/language/calendar.js';
import { civilOf, type LunarDay, lunarOf, nextLunarDay, nextNewYearsEve } from '../../src/language/lunar.js';

const tet = (year: number): LunarDay => ({ day: 1, month: 1, year, leap: false });
const civilDays = fc
  .integer({ min: numberOfDay('1900-03-01'), max: numberOfDay('2198-12-31') })
  .map((number) => dayNumbered(number));

describe('the Vietnamese lunar calendar', () => {
  it.each([
    // In Vietnam on 21 January, in China on 20 February: the new moon fell after midnight there.
    ['1968-01-29', 1968],
    ['1985-01-21', 1985],
    ['2000-02-05', 2000],
    // A day before China's.
    ['2007-02-17', 2007],
    ['2020-01-25', 2020],
    ['2021-02-12', 2021],
    ['2022-02-01', 2022],
    ['2023-01-22', 2023],
    ['2024-02-10', 2024],
    ['2025-01-29', 2025],
    ['2026-02-17', 2026],
    ['2027-02-06', 2027],
    ['2028-01-26', 2028],
    ['2030-02-02', 2030],
    ['2050-01-23', 2050],
    ['2100-02-09', 2100],
  ])('Tết is on %s in %d', (day, year) => {
    expect(civilOf(tet(year))).toBe(day);
    expect(lunarOf(day)).toEqual(tet(year));
  });

  it.each([
    [2020, 4],
    [2023, 2],
    [2025, 6],
    [2028, 5],
    [2031, 3],
    [2033, 11],
  ])('%d has a second month %d, and no other', (year, leapMonth) => {
    const leaps = Array.from({ length: 12 }, (_, at) => at + 1).filter(
      (month) => civilOf({ day: 1, month, year, leap: true }) !== undefined,
    );
    expect(leaps).toEqual([leapMonth]);
  });

  it.each([
    ['2026-04-26', { day: 10, month: 3, year: 2026 }], // Giỗ Tổ Hùng Vương
    ['2025-04-07', { day: 10, month: 3, year: 2025 }],
    ['2026-09-25', { day: 15, month: 8, year: 2026 }], // Trung thu
    ['2026-04-02', { day: 15, month: 2, year: 2026 }],
    ['2026-02-16', { day: 29, month: 12, year: 2025 }], // a year without 30 Tết
  ])('%s is a known day', (day, lunar) => expect(lunarOf(day)).toEqual({ ...lunar, leap: false }));

  it('leads from every day to a lunar day and back', () => {
    fc.assert(
      fc.property(civilDays, (day) => {
        const lunar = lunarOf(day);
        expect(lunar).toBeDefined();
        expect(civilOf(lunar!)).toBe(day);
      }),
    );
  });

  it('counts on by one, or begins the next month after 29 or 30 days', () => {
    fc.assert(
      fc.property(civilDays, (day) => {
        const today = lunarOf(day)!;
        const next = lunarOf(addDays(day, 1))!;
        if (next.day !== 1) {
          expect(next).toEqual({ ...today, day: today.day + 1 });
          return;
        }
        expect([29, 30]).toContain(today.day);
        const isRepeated = next.month === today.month && next.leap && !today.leap;
        expect(isRepeated || next.month === (today.month % 12) + 1).toBe(true);
        expect(next.year - today.year).toBe(!isRepeated && next.month === 1 ? 1 : 0);
      }),
    );
  });

  it('has twelve or thirteen months between two Tết, and Tết between 20 January and 21 February', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1901, max: 2197 }), (year) => {
        const begin = civilOf(tet(year))!;
        const length = numberOfDay(civilOf(tet(year + 1))!) - numberOfDay(begin);
        expect([353, 354, 355, 383, 384, 385]).toContain(length);
        expect(begin.slice(5) >= '01-20' && begin.slice(5) <= '02-21').toBe(true);
      }),
    );
  });

  it('knows no day that is not there', () => {
    expect(civilOf({ day: 30, month: 12, year: 2025, leap: false })).toBeUndefined();
    expect(civilOf({ day: 31, month: 1, year: 2026, leap: false })).toBeUndefined();
    expect(civilOf({ day: 1, month: 6, year: 2026, leap: true })).toBeUndefined();
    expect(civilOf({ day: 1, month: 13, year: 2026, leap: false })).toBeUndefined();
    expect(lunarOf('1899-12-31')).toBeUndefined();
    expect(lunarOf('2200-01-01')).toBeUndefined();
  });

  it('finds the next such day, today included', () => {
    expect(nextLunarDay(15, undefined, '2026-03-12')).toBe('2026-04-02');
    expect(nextLunarDay(15, undefined, '2026-04-02')).toBe('2026-04-02');
    expect(nextLunarDay(15, 7, '2026-08-28')).toBe('2027-08-16');
    expect(nextLunarDay(1, 6, '2025-06-26')).toBe('2025-07-25'); // the second sixth month
    expect(nextNewYearsEve('2026-01-31')).toBe('2026-02-16');
    expect(nextNewYearsEve('2026-02-17')).toBe('2027-02-05');
    fc.assert(
      fc.property(civilDays, fc.integer({ min: 1, max: 29 }), (today, day) => {
        fc.pre(today < '2190');
        const next = nextLunarDay(day, undefined, today)!;
        expect(lunarOf(next)?.day).toBe(day);
        expect(numberOfDay(next) - numberOfDay(today)).toBeLessThan(31);
      }),
    );
  });
});
