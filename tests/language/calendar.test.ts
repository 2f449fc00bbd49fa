import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dayAt,
  dayNumbered,
  dayOf,
  endOfMonth,
  minutesAt,
  momentOf,
  numberOfDay,
  weekdayOf,
  zonedText,
} from '../../src/language/calendar.js';

const moment = fc.date({ min: new Date('1010-01-02T00:00:00Z'), max: new Date('9990-12-30T00:00:00Z'), noInvalidDate: true });
const day = moment.map((at) => at.toISOString().slice(0, 10));

describe('a day of the calendar', () => {
  it('is numbered, moved and named as the clock of the computer does', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -800, max: 800 }), (text, count) => {
        const midnight = Date.parse(`${text}T00:00:00Z`);
        expect(numberOfDay(text)).toBe(midnight / 86_400_000);
        expect(dayNumbered(numberOfDay(text))).toBe(text);
        expect(addDays(text, count)).toBe(new Date(midnight + count * 86_400_000).toISOString().slice(0, 10));
        expect(weekdayOf(text)).toBe(((new Date(midnight).getUTCDay() + 6) % 7) + 1);
        const [year = 0, month = 0] = text.split('-').map(Number);
        expect(endOfMonth(text)).toBe(new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10));
      }),
    );
  });

  it('exists or does not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 9999 }),
        fc.integer({ min: 0, max: 14 }),
        fc.integer({ min: -1, max: 33 }),
        (y, m, d) => {
          const there = new Date(Date.UTC(y, m - 1, d));
          const exists = there.getUTCMonth() === m - 1 && there.getUTCDate() === d && there.getUTCFullYear() === y;
          expect(dayOf(y, m, d)).toBe(exists ? there.toISOString().slice(0, 10) : undefined);
        },
      ),
    );
    expect(dayOf(2004, Number.NaN, 1)).toBeUndefined();
  });
});

describe('a moment on the clocks of a zone', () => {
  const shown = (at: Date, zone: string) =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at);
  const since1960 = fc.date({ min: new Date('1960-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });

  it('is what the zone database shows, in Vietnam before and after 1975 and where the clocks change', () => {
    fc.assert(
      fc.property(since1960, fc.constantFrom('Asia/Ho_Chi_Minh', 'UTC', 'Europe/Berlin', 'America/New_York'), (at, zone) => {
        const [date = '', time = ''] = shown(at, zone).split(' ');
        expect(dayAt(at, zone)).toBe(date);
        expect(minutesAt(at, zone)).toBe(Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
        expect(zonedText(at, zone).slice(0, 16)).toBe(`${date}T${time}`);
        expect(Date.parse(zonedText(at, zone))).toBe(Math.floor(at.getTime() / 60_000) * 60_000);
      }),
    );
  });

  it('is found again from its day and hour', () => {
    fc.assert(
      fc.property(since1960, (at) => {
        const zone = 'Asia/Ho_Chi_Minh';
        fc.pre(at.getTime() > Date.UTC(1976, 1, 1));
        const minute = minutesAt(at, zone);
        const again = momentOf(dayAt(at, zone), Math.floor(minute / 60), minute % 60, zone);
        expect(again.getTime()).toBe(Math.floor(at.getTime() / 60_000) * 60_000);
      }),
    );
    expect(momentOf('2026-03-29', 12, 0, 'Europe/Berlin').toISOString()).toBe('2026-03-29T10:00:00.000Z');
  });
});
