import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { momentAt, wallClock } from '../../src/domain/local-time.js';
import { firstDay, lastDue, nextDue, type Recurrence } from '../../src/domain/rhythm.js';

const zone = 'Asia/Ho_Chi_Minh';
const at = (local: string) => new Date(`${local}:00+07:00`);
const every = (rhythm: Recurrence['rhythm'], startedOn: string, hour = 19): Recurrence => ({ rhythm, startedOn, hour });

const days = fc
  .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2030-12-31T00:00:00Z'), noInvalidDate: true })
  .map((moment) => moment.toISOString().slice(0, 10));
const recurrences: fc.Arbitrary<Recurrence> = fc.record({
  rhythm: fc.constantFrom('week', 'two_weeks', 'month'),
  startedOn: days,
  hour: fc.integer({ min: 0, max: 23 }),
});
const zones = fc.constantFrom(zone, 'Europe/Berlin', 'America/New_York', 'UTC');

describe('the rhythm of a pledge', () => {
  it('begins one rhythm after the day it was made, at the hour that was chosen', () => {
    expect(nextDue(every('week', '2026-03-12'), at('2026-03-12T09:00'), zone)).toEqual(at('2026-03-19T19:00'));
    expect(nextDue(every('two_weeks', '2026-03-12', 7), at('2026-03-12T09:00'), zone)).toEqual(at('2026-03-26T07:00'));
    expect(nextDue(every('month', '2026-03-12', 12), at('2026-03-12T09:00'), zone)).toEqual(at('2026-04-12T12:00'));
    expect(nextDue(every('none', '2026-03-12'), at('2026-03-12T09:00'), zone)).toBeNull();
  });

  it('comes within seven days the first time when it is weekly, so that Zalo still lets it through', () => {
    expect(firstDay('week', 19, at('2026-03-12T09:00'), zone)).toBe('2026-03-11');
    expect(firstDay('month', 19, at('2026-03-12T09:00'), zone)).toBe('2026-03-12');
    const moments = fc.date({
      min: new Date('2026-01-01T00:00:00Z'),
      max: new Date('2027-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, fc.integer({ min: 7, max: 20 }), (now, hour) => {
        const first = nextDue({ rhythm: 'week', startedOn: firstDay('week', hour, now, zone), hour }, now, zone)!;
        expect(first.getTime() - now.getTime()).toBeGreaterThan(5.9 * 86_400_000);
        expect(first.getTime() - now.getTime()).toBeLessThan(7 * 86_400_000);
      }),
    );
  });

  it('of the 31st is the last day of a shorter month, and the 31st again after it', () => {
    const monthly = every('month', '2026-12-31');
    const shown: string[] = [];
    let last = at('2026-12-31T20:00');
    for (let n = 0; n < 4; n++) {
      last = nextDue(monthly, last, zone)!;
      shown.push(wallClock(last, zone).day);
    }
    expect(shown).toEqual(['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30']);
    expect(nextDue(every('month', '2028-01-31'), at('2028-02-01T00:00'), zone)).toEqual(at('2028-02-29T19:00'));
  });

  it('after a stop of three weeks asks about the last occasion and goes on with the next to come', () => {
    const weekly = every('week', '2026-03-12');
    expect(lastDue(weekly, at('2026-04-11T10:00'), zone)).toEqual(at('2026-04-09T19:00'));
    expect(nextDue(weekly, at('2026-04-11T10:00'), zone)).toEqual(at('2026-04-16T19:00'));
    expect(lastDue(weekly, at('2026-03-19T18:59'), zone)).toBeNull();
  });

  it('is strictly increasing, at the hour on the wall, and never skips an occasion while somebody looks', () => {
    fc.assert(
      fc.property(recurrences, zones, fc.integer({ min: 2, max: 40 }), (recurrence, where, count) => {
        let last = momentAt(recurrence.startedOn, 12 * 60, where);
        for (let n = 0; n < count; n++) {
          const next = nextDue(recurrence, last, where)!;
          expect(next.getTime()).toBeGreaterThan(last.getTime());
          // An hour that the change of clocks skips is the next one; Viet Nam has none.
          if (where === zone || where === 'UTC') expect(wallClock(next, where).minute).toBe(recurrence.hour * 60);
          expect(lastDue(recurrence, next, where)).toEqual(next);
          if (n > 0) {
            const gap = (next.getTime() - last.getTime()) / 86_400_000;
            const [least, most] = { week: [7, 7], two_weeks: [14, 14], month: [28, 31], none: [0, 0] }[recurrence.rhythm] as [
              number,
              number,
            ];
            expect(Math.round(gap)).toBeGreaterThanOrEqual(least);
            expect(Math.round(gap)).toBeLessThanOrEqual(most);
          }
          last = next;
        }
      }),
    );
  });

  it('whenever somebody looks, the last occasion is past, the next is ahead, and none lies between', () => {
    const moments = fc.date({
      min: new Date('2020-01-01T00:00:00Z'),
      max: new Date('2034-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(recurrences, zones, moments, (recurrence, where, now) => {
        const last = lastDue(recurrence, now, where);
        const next = nextDue(recurrence, now, where)!;
        expect(next.getTime()).toBeGreaterThan(now.getTime());
        if (!last) {
          expect(wallClock(next, where).day > recurrence.startedOn).toBe(true);
          return;
        }
        expect(last.getTime()).toBeLessThanOrEqual(now.getTime());
        expect(nextDue(recurrence, last, where)).toEqual(next);
      }),
    );
  });
});
