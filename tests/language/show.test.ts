import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { showBirthDate, showDate, showDateTime, showInterval } from '../../src/language/show.js';
import { readTime } from '../../src/language/times.js';

describe('what the bot shows', () => {
  const friday = new Date('2026-03-13T19:00:00+07:00');

  it('is a time with its weekday and date', () => {
    expect(showDateTime(friday)).toBe('19:00, Thứ Sáu, 13/03/2026');
    expect(showDate(friday)).toBe('Thứ Sáu, 13/03/2026');
    expect(showDate('2026-03-15')).toBe('Chủ nhật, 15/03/2026');
    expect(showBirthDate('2004-03-15')).toBe('15/03/2004');
    expect(showBirthDate('2019-03')).toBe('03/2019');
    expect(showDate(new Date('2026-03-12T18:00:00Z'))).toBe('Thứ Sáu, 13/03/2026');
  });

  it('writes both days when an interval ends after midnight', () => {
    expect(showInterval(friday, new Date('2026-03-13T20:30:00+07:00'))).toBe('19:00–20:30, Thứ Sáu, 13/03/2026');
    expect(showInterval(friday, new Date('2026-03-14T00:30:00+07:00'))).toBe(
      '19:00, Thứ Sáu, 13/03/2026 – 00:30, Thứ Bảy, 14/03/2026',
    );
  });

  it('reads back to the same moment', () => {
    const later = fc.date({ min: new Date('2026-03-13T00:00:00Z'), max: new Date('2035-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(later, (moment) => {
        const minute = new Date(Math.floor(moment.getTime() / 60_000) * 60_000);
        const reading = readTime(showDateTime(minute), new Date('2026-03-12T09:00:00+07:00'));
        fc.pre(!showDateTime(minute).startsWith('0') && !showDateTime(minute).startsWith('1'));
        expect(Date.parse(reading.start ?? '')).toBe(minute.getTime());
      }),
    );
  });
});
