import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evenPace } from '../../src/delivery/pace.js';

/** Lets `count` messages leave by a clock whose timers come late by the given milliseconds. */
function leave(perSecond: number, count: number, lateness: (n: number) => number): number[] {
  const pace = evenPace(perSecond);
  const left: number[] = [];
  let now = 1_000_000;
  for (let n = 0; n < count; n++) {
    const wait = pace.plan(now);
    now += wait + (wait > 0 ? lateness(n) : 0);
    pace.leave(now);
    left.push(now);
  }
  return left;
}

function mostInASecond(times: number[]): number {
  return Math.max(...times.map((from) => times.filter((time) => time >= from && time < from + 1000).length));
}

describe('the pace of a bot account', () => {
  it('never puts more into any second than the account may send, however late the timers come', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.integer({ min: 0, max: 1500 }), { minLength: 1, maxLength: 60 }),
        (perSecond, late) => {
          const times = leave(perSecond, 120, (n) =>
            late[n % late.length]! > 1200 ? late[n % late.length]! : late[n % late.length]! % 20,
          );
          expect(mostInASecond(times)).toBeLessThanOrEqual(perSecond);
        },
      ),
    );
  });

  it('keeps at least 98 % of the pace when timers come a little late', () => {
    for (const perSecond of [1, 20, 30, 100]) {
      const times = leave(perSecond, perSecond * 60, (n) => n % 4);
      const reached = (times.length - 1) / ((times.at(-1)! - times[0]!) / 1000);
      expect(reached / perSecond).toBeGreaterThanOrEqual(0.98);
    }
  });

  it('does not let the first second burst: messages are evenly spaced', () => {
    const times = leave(20, 20, () => 0);
    const gaps = times.slice(1).map((time, n) => time - times[n]!);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(50);
  });

  it('lifted, waits for nothing', () => {
    const pace = evenPace(Number.POSITIVE_INFINITY);
    expect([pace.plan(5), pace.plan(5)]).toEqual([0, 0]);
  });
});
