import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isQuiet, notBefore, quietAround, remindAt } from '../../src/domain/quiet-hours.js';
import { showDateTime } from '../../src/language/show.js';

const zone = 'Asia/Ho_Chi_Minh';
const at = (local: string) => new Date(`${local}:00+07:00`);
const moments = fc.date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2027-12-31T00:00:00Z'), noInvalidDate: true });

describe('quiet hours', () => {
  it.each([
    ['2026-03-12T20:59', '2026-03-12T20:59'],
    ['2026-03-12T21:00', '2026-03-13T07:00'],
    ['2026-03-12T23:59', '2026-03-13T07:00'],
    ['2026-03-13T00:00', '2026-03-13T07:00'],
    ['2026-03-13T06:59', '2026-03-13T07:00'],
    ['2026-03-13T07:00', '2026-03-13T07:00'],
  ])('a nudge that is due at %s leaves at %s', (due, leaves) => {
    expect(notBefore(at(due), 'nudge', zone)).toEqual(at(leaves));
    expect(notBefore(at(due), 'notice', zone)).toEqual(at(leaves));
  });

  it('an answer and an urgent word leave in the middle of the night', () => {
    expect(notBefore(at('2026-03-13T02:00'), 'answer', zone)).toEqual(at('2026-03-13T02:00'));
    expect(notBefore(at('2026-03-13T02:00'), 'urgent', zone)).toEqual(at('2026-03-13T02:00'));
  });

  it('a unit that rests at noon rests at noon', () => {
    expect(notBefore(at('2026-03-12T12:30'), 'nudge', zone, { from: 12 * 60, to: 13 * 60 })).toEqual(at('2026-03-12T13:00'));
    expect(notBefore(at('2026-03-12T22:30'), 'nudge', zone, { from: 12 * 60, to: 13 * 60 })).toEqual(at('2026-03-12T22:30'));
  });

  it('begin in the evening and end in the morning, seen from either side of midnight', () => {
    const night = { since: at('2026-03-12T21:00'), until: at('2026-03-13T07:00') };
    expect(quietAround(at('2026-03-12T21:00'), zone)).toEqual(night);
    expect(quietAround(at('2026-03-13T03:00'), zone)).toEqual(night);
    expect(quietAround(at('2026-03-13T07:00'), zone)).toBeNull();
    expect(quietAround(at('2026-03-12T12:30'), zone, { from: 720, to: 780 })).toEqual({
      since: at('2026-03-12T12:00'),
      until: at('2026-03-12T13:00'),
    });
  });

  it('never lets a nudge out in quiet hours, never holds one longer than they last, in any zone', () => {
    fc.assert(
      fc.property(moments, fc.constantFrom(zone, 'Europe/Berlin', 'America/New_York', 'UTC'), (due, where) => {
        const leaves = notBefore(due, 'nudge', where);
        expect(isQuiet(leaves, where)).toBe(false);
        expect(leaves.getTime()).toBeGreaterThanOrEqual(due.getTime());
        expect(leaves.getTime() - due.getTime()).toBeLessThanOrEqual(11 * 3600_000); // ten hours, and one for a change of the clocks
      }),
    );
  });
});

describe('a reminder an hour before', () => {
  it.each([
    ['2026-03-14T19:00', '18:00, Thứ Bảy, 14/03/2026'],
    ['2026-03-14T07:30', '07:00, Thứ Bảy, 14/03/2026'],
    ['2026-03-14T07:10', '20:30, Thứ Sáu, 13/03/2026'],
    ['2026-03-14T05:00', '20:30, Thứ Sáu, 13/03/2026'],
    ['2026-03-14T22:00', '20:30, Thứ Bảy, 14/03/2026'],
    ['2026-03-15T00:30', '20:30, Thứ Bảy, 14/03/2026'],
  ])('of a meeting at %s comes at %s', (start, comes) => {
    expect(showDateTime(remindAt(at(start), 60, zone), zone)).toBe(comes);
  });

  it('is never in quiet hours and always before the start', () => {
    fc.assert(
      fc.property(moments, fc.constantFrom(60, 1440), (start, ahead) => {
        const comes = remindAt(start, ahead, zone);
        expect(isQuiet(comes, zone)).toBe(false);
        expect(comes.getTime()).toBeLessThan(start.getTime());
      }),
    );
  });
});
