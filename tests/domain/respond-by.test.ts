import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noticeMoment } from '../../src/domain/notices.js';
import { isQuiet } from '../../src/domain/quiet-hours.js';
import { isNightStart, usualRespondBy } from '../../src/domain/respond-by.js';

const zone = 'Asia/Ho_Chi_Minh';
const now = new Date('2026-03-12T09:00:00+07:00');
const at = (local: string) => new Date(`${local}:00+07:00`);

test.each([
  ['2026-03-13T19:00', '2026-03-13T12:00'], // an evening: noon of the day
  ['2026-03-15T07:30', '2026-03-14T20:00'], // a morning: the evening before
  ['2026-03-12T19:00', '2026-03-12T12:00'], // today
  ['2026-03-12T13:00', '2026-03-12T11:00'], // at short notice: two hours before
])('a meeting at %s is answered by %s', (start, respondBy) => {
  expect(usualRespondBy(at(start), now, zone)).toEqual(at(respondBy));
});

test('an hour before the start nobody is given a time limit', () => {
  expect(usualRespondBy(at('2026-03-12T10:00'), now, zone)).toBeNull();
});

const start = fc.integer({ min: 1, max: 60 * 24 * 60 }).map((minutes) => new Date(now.getTime() + minutes * 60_000));

test('the time to answer lies ahead, before the start, and never in the night', () => {
  fc.assert(
    fc.property(start, (startAt) => {
      const respondBy = usualRespondBy(startAt, now, zone);
      if (respondBy === null) return;
      expect(respondBy.getTime()).toBeGreaterThan(now.getTime());
      expect(respondBy.getTime()).toBeLessThan(startAt.getTime());
    }),
  );
});

test('from ten in the evening to five in the morning a start is doubtful', () => {
  expect(
    ['2026-03-13T21:59', '2026-03-13T22:00', '2026-03-14T04:59', '2026-03-14T05:00'].map((one) => isNightStart(at(one), zone)),
  ).toEqual([false, true, true, false]);
});

test('a notice leaves in the quiet hours only when the morning would be too late, or something is off', () => {
  fc.assert(
    fc.property(start, fc.nat(24 * 60), (startAt, minutes) => {
      const when = new Date(now.getTime() + minutes * 60_000);
      const leaves = noticeMoment('invitation', startAt, when, zone);
      expect(leaves.getTime()).toBeGreaterThanOrEqual(when.getTime());
      if (leaves.getTime() !== when.getTime()) expect(startAt.getTime() - leaves.getTime()).toBeGreaterThanOrEqual(3600_000);
      else if (isQuiet(when, zone)) expect(startAt.getTime() - when.getTime()).toBeLessThan(11 * 3600_000);
      expect(noticeMoment('cancelled', startAt, when, zone)).toEqual(when);
    }),
  );
});
