import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crontab } from '../../src/schedule/crontab.js';
import { isDue, lastOccasion } from '../../src/schedule/occasions.js';
import type { ScheduleStore } from '../../src/schedule/store.js';

const zone = 'Asia/Ho_Chi_Minh';
const at = (local: string) => new Date(`${local}:00+07:00`);

describe('when a job is due', () => {
  it.each([
    ['* * * * *', '2026-03-12T09:07', '2026-03-12T09:07'],
    ['*/5 * * * *', '2026-03-12T09:07', '2026-03-12T09:05'],
    ['10 3 * * *', '2026-03-12T03:10', '2026-03-12T03:10'],
    ['10 3 * * *', '2026-03-12T03:09', '2026-03-11T03:10'],
    ['0 8 * * 1', '2026-03-12T09:07', '2026-03-09T08:00'],
    ['0 8 1 * *', '2026-03-12T09:07', '2026-03-01T08:00'],
    ['0 8 29 2 *', '2028-03-12T09:07', '2028-02-29T08:00'],
  ])('%s at %s was last at %s', (expression, now, last) => {
    expect(lastOccasion(expression, at(now), zone)).toEqual(at(last));
  });

  it('is once after a stop, however long, and not again until the next time', () => {
    const stopped = at('2026-02-12T03:10');
    expect(isDue('10 3 * * *', stopped, at('2026-03-12T09:00'), zone)).toBe(true);
    expect(isDue('10 3 * * *', at('2026-03-12T09:00'), at('2026-03-13T03:09'), zone)).toBe(false);
    expect(isDue('10 3 * * *', at('2026-03-12T09:00'), at('2026-03-13T03:10'), zone)).toBe(true);
    expect(isDue('10 3 * * *', null, at('2026-03-12T09:00'), zone)).toBe(true);
  });

  it('is at once when the clock was moved back', () => {
    expect(isDue('10 3 * * *', at('2026-09-12T03:10'), at('2026-03-12T09:00'), zone)).toBe(true);
  });

  it('is never in the future and never after more than a day for a daily job', () => {
    const moments = fc.date({
      min: new Date('2026-01-01T00:00:00Z'),
      max: new Date('2027-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (now, hour, minute) => {
        const last = lastOccasion(`${minute} ${hour} * * *`, now, zone);
        const ago = now.getTime() - last.getTime();
        expect(ago).toBeGreaterThanOrEqual(0);
        expect(ago).toBeLessThan(86_400_000 + 60_000);
      }),
    );
  });

  it('can be reckoned for every job on the page, and no two jobs share a name', () => {
    const jobs = crontab({} as ScheduleStore, zone, async () => []);
    for (const job of jobs)
      expect(lastOccasion(job.cron, at('2026-03-12T09:07'), zone).getTime()).toBeLessThanOrEqual(
        at('2026-03-12T09:07').getTime(),
      );
    expect(new Set(jobs.map((job) => job.name)).size).toBe(jobs.length);
  });
});
