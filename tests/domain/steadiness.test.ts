import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysAfter } from '../../src/domain/local-time.js';
import type { PledgeCheckIn, PledgeStatus } from '../../src/domain/pledges.js';
import { kept, steadiness } from '../../src/domain/steadiness.js';

const gaps = { week: 7, two_weeks: 14, month: 30 } as const;
type Asked = keyof typeof gaps;
const first = '2026-01-05';

/** Occasions one rhythm apart; the day after the last one is today. */
function run(rhythm: Asked, statuses: readonly (PledgeStatus | null)[]): { checkIns: PledgeCheckIn[]; today: string } {
  const checkIns = statuses.map((status, n) => ({ pledgeId: 'p', dueOn: daysAfter(first, n * gaps[rhythm]), status }));
  return { checkIns, today: daysAfter(checkIns.at(-1)?.dueOn ?? first, 1) };
}

function score(rhythm: Asked, statuses: readonly (PledgeStatus | null)[]): number | null {
  const { checkIns, today } = run(rhythm, statuses);
  return steadiness(rhythm, checkIns, [], today);
}

const rhythm = fc.constantFrom<Asked>('week', 'two_weeks', 'month');
const status = fc.constantFrom<PledgeStatus>('done', 'in_progress', 'not_done');
const answers = fc.array(status, { minLength: 2, maxLength: 40 });

describe('how steadily a pledge is kept', () => {
  it('forgets as Loop Habit Tracker does for once in seven days: half of it in about five weeks', () => {
    const daily = 0.5 ** (Math.sqrt(1 / 7) / 13);
    expect(kept('week')).toBeCloseTo(daily ** 7, 12);
    expect(kept('week') ** 5).toBeCloseTo(0.494, 3);
    expect([kept('two_weeks'), kept('month')].map((one) => one.toFixed(3))).toEqual(['0.819', '0.745']);
  });

  it('of one answer, or without a rhythm, is nothing that could be said', () => {
    expect(score('week', ['done'])).toBeNull();
    expect(steadiness('none', run('week', ['done', 'done']).checkIns, [], '2026-02-01')).toBeNull();
  });

  it('is whole for somebody who did all they said, nothing for nothing, and always between', () => {
    fc.assert(
      fc.property(rhythm, fc.integer({ min: 2, max: 40 }), (how, count) => {
        expect(score(how, Array(count).fill('done'))).toBeCloseTo(1, 10);
        expect(score(how, Array(count).fill('not_done'))).toBe(0);
      }),
    );
    fc.assert(
      fc.property(rhythm, answers, (how, said) => {
        const got = score(how, said)!;
        expect(got).toBeGreaterThanOrEqual(0);
        expect(got).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is not destroyed by one lapse, wherever it falls among four or more', () => {
    fc.assert(
      fc.property(rhythm, fc.integer({ min: 4, max: 30 }), fc.nat(), (how, count, where) => {
        const said: PledgeStatus[] = Array(count).fill('done');
        said[where % count] = 'not_done';
        expect(score(how, said)!).toBeGreaterThan(0.6);
      }),
    );
  });

  it('never falls by a better answer, and rises with every occasion kept after a lapse', () => {
    fc.assert(
      fc.property(rhythm, answers, fc.nat(), (how, said, where) => {
        const better = said.map((one, n) => (n === where % said.length ? ('done' as const) : one));
        expect(score(how, better)!).toBeGreaterThanOrEqual(score(how, said)! - 1e-12);
      }),
    );
    fc.assert(
      fc.property(rhythm, answers, (how, said) => {
        const lapsed: PledgeStatus[] = [...said, 'not_done'];
        expect(score(how, [...lapsed, 'done'])!).toBeGreaterThan(score(how, lapsed)!);
      }),
    );
  });

  it('weighs what was lately more than what was long ago', () => {
    fc.assert(
      fc.property(rhythm, fc.integer({ min: 2, max: 20 }), (how, count) => {
        const good: PledgeStatus[] = Array(count).fill('done');
        expect(score(how, ['not_done', ...good])!).toBeGreaterThan(score(how, [...good, 'not_done'])!);
      }),
    );
  });

  it('does not know of days off: what fell into them might as well not have been', () => {
    fc.assert(
      fc.property(rhythm, fc.array(status, { minLength: 4, maxLength: 20 }), fc.nat(), fc.nat(), (how, said, a, b) => {
        const { checkIns, today } = run(how, said);
        const from = checkIns[Math.min(a, b) % said.length]!.dueOn;
        const to = daysAfter(from, gaps[how] * (b % 3));
        const outside = checkIns.filter((one) => one.dueOn < from || one.dueOn > to);
        expect(steadiness(how, checkIns, [{ fromDay: from, toDay: to }], today)).toBe(
          outside.length < 2 ? null : steadiness(how, outside, [], today),
        );
      }),
    );
  });

  it('counts an occasion let pass in silence as not done, but not the newest while it can still be answered', () => {
    expect(score('week', ['done', 'done', null])).toBeCloseTo(1, 10);
    expect(score('week', ['done', null, 'done'])).toBe(score('week', ['done', 'not_done', 'done']));
    const { checkIns } = run('week', ['done', 'done', null]);
    expect(steadiness('week', checkIns, [], daysAfter(checkIns[2]!.dueOn, 7))).toBe(score('week', ['done', 'done', 'not_done']));
  });

  it('is the same in whatever order the occasions come from the database', () => {
    fc.assert(
      fc.property(rhythm, answers, (how, said) => {
        const { checkIns, today } = run(how, said);
        expect(steadiness(how, [...checkIns].reverse(), [], today)).toBe(steadiness(how, checkIns, [], today));
      }),
    );
  });
});
