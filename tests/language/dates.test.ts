import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBirthDate, readUnionJoinDate } from '../../src/language/dates.js';

const today = '2026-03-12';

describe('a birth date', () => {
  it.each([
    ...['15/3/2004', '15-3-04', '15.03.2004', '15/03/04', 'ngày 15 tháng 3 năm 2004', '15 thg 3 2004', '15 tháng 3 2004'],
    ...['ngay 15 thang 03 nam 2004', '15032004', '2004-03-15', '15 3 2004', '15 / 3 / 2004', 'em sinh 15/3/2004 nha'],
    ...['15-3-2k4', '15/3/2004 0912 345 678', 'ngày 15 tháng 3 năm 2004'.normalize('NFD')],
  ])('%s is 15 March 2004', (typed) =>
    expect(readBirthDate(typed, today)).toEqual({ ok: true, date: '2004-03-15', precision: 'day', certain: true }),
  );

  it.each([
    ['150304', '2004-03-15'],
    ['1/1/1990', '1990-01-01'],
  ])('%s is %s, but is shown and asked', (typed, date) =>
    expect(readBirthDate(typed, today)).toEqual({ ok: true, date, precision: 'day', certain: false }),
  );

  it.each([
    ['sn 2004', { problem: 'year_only', known: '2004' }],
    ['sinh năm 2004', { problem: 'year_only', known: '2004' }],
    ['2k4', { problem: 'year_only', known: '2004' }],
    ['3/2004', { problem: 'month_only', known: '2004-03' }],
    ['26-03-19', { problem: 'year_out_of_range' }],
    ['31/02/2004', { problem: 'no_such_day' }],
    ['29/2/2003', { problem: 'no_such_day' }],
    ['13/15/2004', { problem: 'no_such_month' }],
    ['3/15/2004', { problem: 'month_first', suggestion: '2004-03-15' }],
    ['15/3/1004', { problem: 'year_out_of_range' }],
    ['15/3/20004', { problem: 'year_out_of_range' }],
    ['rằm tháng 3 năm Giáp Thân', { problem: 'lunar' }],
    ['15/3 năm 2004 (khai sinh 15/3/2005)', { problem: 'two_dates' }],
    ['13/3/2026', { problem: 'future' }],
    ['15/3', { problem: 'year_missing' }],
    ['0912 345 678', { problem: 'missing' }],
    ['em không nhớ', { problem: 'missing' }],
  ])('%s is refused with the reason', (typed, reading) => expect(readBirthDate(typed, today)).toEqual({ ok: false, ...reading }));

  it('29/2 exists in 2004', () => expect(readBirthDate('29/2/2004', today)).toMatchObject({ date: '2004-02-29' }));
  it('05/04 is the fifth of April, never the fourth of May', () =>
    expect(readBirthDate('05/04/2003', today)).toMatchObject({ date: '2003-04-05', certain: true }));

  it('reads back from every way to write it', () => {
    const days = fc
      .date({ min: new Date('1966-04-01'), max: new Date('2011-01-01'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10));
    const ways: ((y: string, m: string, d: string) => string)[] = [
      (y, m, d) => `${d}/${m}/${y}`,
      (y, m, d) => `${Number(d)}-${Number(m)}-${y}`,
      (y, m, d) => `${d}.${m}.${y.slice(2)}`,
      (y, m, d) => `ngày ${Number(d)} tháng ${Number(m)} năm ${y}`,
      (y, m, d) => `${d}${m}${y}`,
      (y, m, d) => `${y}-${m}-${d}`,
    ];
    fc.assert(
      fc.property(days, fc.constantFrom(...ways), (day, way) => {
        const [y = '', m = '', d = ''] = day.split('-');
        expect(readBirthDate(way(y, m, d), today)).toMatchObject({ ok: true, date: day });
      }),
    );
  });

  it('is looked for in any text without failing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.stringMatching(/^[0-9/. k-]{0,40}$/)), (text) => {
        const reading = readBirthDate(text, today);
        if (reading.ok) expect(new Date(reading.date).toISOString().slice(0, 10)).toBe(reading.date);
      }),
    );
  });
});

describe('a date of joining', () => {
  it.each([
    ['26/3/2019', '2019-03-26', 'day'],
    ['26-03-19', '2019-03-26', 'day'],
    ['3/2004', '2004-03', 'month'],
    ['tháng 3 năm 2019', '2019-03', 'month'],
    ['tháng 5/2018', '2018-05', 'month'],
    ['2019', '2019', 'year'],
  ])('%s is %s, precise to the %s', (typed, date, precision) =>
    expect(readUnionJoinDate(typed, today)).toEqual({ ok: true, date, precision, certain: true }),
  );
  it('cannot lie ahead', () => expect(readUnionJoinDate('26/3/2026', today)).toEqual({ ok: false, problem: 'future' }));
});
