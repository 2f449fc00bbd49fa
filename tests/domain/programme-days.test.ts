import { describe, expect, it } from 'vitest';
import { isReviewed, reviewedSeason, reviewStage, seasonOf } from '../../src/domain/programme-days.js';

const zone = 'Asia/Ho_Chi_Minh';
const spring = { validFrom: new Date('2020-02-29T17:00:00Z'), validTo: new Date('2020-09-30T17:00:00Z') };
const yearly = { validFrom: null, validTo: null };

describe('the season of a programme', () => {
  it('ends on its last day, by the clock on the wall', () => {
    expect(seasonOf(spring, '2020-03-09', zone)).toEqual({
      year: 2020,
      firstDay: '2020-03-01',
      lastDay: '2020-09-30',
      end: spring.validTo,
    });
  });

  it('without days of its own is the calendar year, and what is registered in December is for the next', () => {
    expect(seasonOf(yearly, '2026-11-30', zone)).toMatchObject({ year: 2026, lastDay: '2026-12-31' });
    expect(seasonOf(yearly, '2026-12-01', zone)).toMatchObject({ year: 2027, lastDay: '2027-12-31' });
    expect(seasonOf(yearly, '2026-11-30', zone).end.toISOString()).toBe('2026-12-31T17:00:00.000Z');
  });

  it('is reviewed in spring for the year that is over', () => {
    expect([reviewedSeason(yearly, '2026-12-28', zone).year, reviewedSeason(yearly, '2027-02-01', zone).year]).toEqual([
      2026, 2026,
    ]);
    expect(reviewedSeason(yearly, '2027-04-01', zone).year).toBe(2027);
  });

  it('asks three times around its end, and lets people answer for three months', () => {
    const season = seasonOf(spring, '2020-03-09', zone);
    const stages = ['2020-09-23', '2020-09-24', '2020-09-30', '2020-10-06', '2020-10-07', '2020-10-14', '2020-10-15'];
    expect(stages.map((day) => reviewStage(season, day))).toEqual([null, 'first', 'last', 'last', 'after', 'after', null]);
    expect(['2020-09-23', '2020-09-24', '2020-12-29', '2020-12-30'].map((day) => isReviewed(season, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
