import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayArg, periodArg, readDayArg, readPeriodArg } from '../../src/conversation/period-args.js';
import { readPeriod } from '../../src/domain/periods.js';
import {
  lastDay,
  levelOf,
  periodBefore,
  periodOn,
  periodToRemark,
  suggestedLevel,
  takesPart,
} from '../../src/domain/residence.js';

const policy = { period: 'year', custom: null } as const;
const line = { activities: 0, imported: null, remark: null, registered: true } as const;
const remark = (level: 'good' | 'participated' | 'registered_only', state: 'shown' | 'objected' | 'final') => ({
  id: 'r',
  memberId: 'm',
  unitId: 'u',
  period: 'year:2026',
  activities: 0,
  level,
  sentence: null,
  state,
  objection: null,
  shownAt: new Date(0),
  finalAt: null,
});

describe('the period of a branch', () => {
  test('is the one that the policy says, and the custom one on its days', () => {
    const custom = { period: 'school_year', custom: 'custom:2026-03-01:2026-05-31' } as const;
    expect(periodOn(policy, '2026-03-12').key).toBe('year:2026');
    expect(periodOn(custom, '2026-03-12').key).toBe(custom.custom);
    expect(periodOn(custom, '2026-06-01').key).toBe('school_year:2025');
    expect(periodBefore(policy, periodOn(policy, '2026-03-12')).key).toBe('year:2025');
  });

  test('that is remarked on is the last one for 60 days after its end, then the one that is on', () => {
    expect(periodToRemark(policy, '2026-12-20').key).toBe('year:2026');
    expect(periodToRemark(policy, '2027-01-20').key).toBe('year:2026');
    expect(periodToRemark(policy, '2027-03-02').key).toBe('year:2027');
    expect(periodToRemark({ period: 'summer', custom: null }, '2026-09-10').key).toBe('summer:2026');
  });

  test('is never looked at beyond its end or beyond today', () => {
    expect(lastDay(readPeriod('summer:2025')!, '2026-03-12')).toBe('2025-08-31');
    expect(lastDay(readPeriod('year:2026')!, '2026-03-12')).toBe('2026-03-12');
  });
});

describe('taking part', () => {
  test('is one activity, or a final or imported word for it; “registered only” is none', () => {
    expect(takesPart(line)).toBe(false);
    expect(takesPart({ ...line, activities: 1 })).toBe(true);
    expect(takesPart({ ...line, imported: 'participated' })).toBe(true);
    expect(takesPart({ ...line, imported: 'registered_only' })).toBe(false);
    expect(takesPart({ ...line, remark: remark('good', 'shown') })).toBe(false);
    expect(takesPart({ ...line, remark: remark('good', 'final') })).toBe(true);
    expect(takesPart({ ...line, remark: remark('registered_only', 'final') })).toBe(false);
  });

  test('is suggested by a threshold, and what a person decided goes before it', () => {
    expect([0, 1, 2, 3].map((count) => suggestedLevel(count, 3))).toEqual([
      'registered_only',
      'participated',
      'participated',
      'good',
    ]);
    expect(levelOf({ ...line, activities: 9, remark: remark('participated', 'final') }, 2)).toBe('participated');
    expect(levelOf({ ...line, activities: 9, remark: remark('participated', 'shown') }, 2)).toBe('good');
    expect(levelOf({ ...line, registered: false }, 2)).toBe(null);
  });
});

describe('a period in a button', () => {
  const key = fc.oneof(
    fc
      .constantFrom('year', 'school_year', 'summer')
      .chain((type) => fc.integer({ min: 1970, max: 2098 }).map((year) => `${type}:${year}`)),
    fc.tuple(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 2_000 })).map(([from, length]) => {
      const day = (n: number) => new Date(n * 86_400_000).toISOString().slice(0, 10);
      return `custom:${day(from)}:${day(from + length)}`;
    }),
  );
  test('comes back, is short and has no colon', () => {
    fc.assert(
      fc.property(key, (one) => {
        const period = readPeriod(one)!;
        const arg = periodArg(period);
        expect(readPeriodArg(arg)).toEqual(period);
        expect(arg).toMatch(/^[a-z\d.]{1,10}$/);
        expect(readDayArg(dayArg(period.to))).toBe(period.to);
      }),
    );
  });

  test('that somebody typed is a claim: what is none is undefined', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const period = readPeriodArg(text);
        if (period) expect(period.from <= period.to).toBe(true);
        readDayArg(text);
      }),
    );
    expect(readPeriodArg('czzzzz.aaaaa')).toBeUndefined();
  });
});
