import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/language/calendar.js';
import { readDaySpan } from '../../src/language/day-spans.js';
import { showBirthDate } from '../../src/language/show.js';

const today = '2026-03-12';
const read = (text: string) => {
  const got = readDaySpan(text, today);
  return got.ok ? `${got.from} ${got.to}` : got.problem;
};

describe('a span of days', () => {
  it.each([
    ['từ 10/4 đến 20/4', '2026-04-10 2026-04-20'],
    ['tu 10/4 den 20/4', '2026-04-10 2026-04-20'],
    ['10/04/2026 - 20/04/2026', '2026-04-10 2026-04-20'],
    ['10/4-20/4', '2026-04-10 2026-04-20'],
    ['đến hết 20/4', '2026-03-12 2026-04-20'],
    ['10/4', '2026-04-10 2026-04-10'],
    ['hôm nay đến 20/4', '2026-03-12 2026-04-20'],
    ['từ mai đến thứ hai tuần sau', '2026-03-13 2026-03-16'],
    ['2 tuần', '2026-03-12 2026-03-25'],
    ['mười ngày', '2026-03-12 2026-03-21'],
    ['28/12 đến 5/1', '2025-12-28 2026-01-05'],
    ['09/3/2020 đến 30/9/2020', '2020-03-09 2020-09-30'],
    ['tháng 3 đến tháng 9/2020', '2020-03-01 2020-09-30'],
    ['03/2020 - 09/2020', '2020-03-01 2020-09-30'],
  ])('“%s” is %s', (text, days) => expect(read(text)).toBe(days));

  it.each([
    ['31/2 đến 3/3', 'no_such_day'],
    ['tháng 13 đến tháng 14/2020', 'no_such_day'],
    ['20/4 đến 10/4', 'backwards'],
    ['30/09/2020 đến 09/03/2020', 'backwards'],
    ['khi nào khỏe', 'unread'],
    ['1/4 đến 2/4 đến 3/4', 'unread'],
    ['', 'unread'],
    ['9'.repeat(4000), 'unread'],
  ])('“%s” is refused: %s', (text, problem) => expect(read(text)).toBe(problem));

  it('is read back as it is shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3650 }), fc.integer({ min: 0, max: 400 }), (start, length) => {
        const from = addDays('2020-01-01', start);
        const to = addDays(from, length);
        expect(read(`${showBirthDate(from)}–${showBirthDate(to)}`)).toBe(`${from} ${to}`);
      }),
    );
  });

  it('never throws, whatever was typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => void readDaySpan(text, today)));
  });
});
