import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sendingRules } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { failureReason, minutesLeft, needsSecondOfficer } from '../../src/domain/sending.js';

const rulesOf = (env: Record<string, string> = {}) => sendingRules(readConfig(env));

describe('a second officer', () => {
  test.each([
    ['branch', 100_000, false],
    ['grassroots_branch', 100_000, false],
    ['commune_union', 300, false],
    ['commune_union', 301, true],
    ['school_union', 301, true],
    ['district_union', 1000, false],
    ['provincial_union', 1001, true],
  ])('of a %s that reaches %d people: %s', (kind, reached, needed) => {
    expect(needsSecondOfficer(rulesOf(), { kind }, reached)).toBe(needed);
  });

  test('is asked for from the size that the installation sets, or never', () => {
    expect(needsSecondOfficer(rulesOf({ SECOND_OFFICER_ABOVE: 'branch:30' }), { kind: 'branch' }, 31)).toBe(true);
    expect(needsSecondOfficer(rulesOf({ SECOND_OFFICER_ABOVE: 'branch:30' }), { kind: 'commune_union' }, 5000)).toBe(false);
    expect(needsSecondOfficer(rulesOf({ SECOND_OFFICER_ABOVE: 'none' }), { kind: 'district_union' }, 5000)).toBe(false);
    expect(() => rulesOf({ SECOND_OFFICER_ABOVE: 'chi đoàn:30' })).toThrow(/SECOND_OFFICER_ABOVE/);
  });
});

test('the minutes left are whole, at least one, and those of the slower channel', () => {
  const rules = rulesOf({ ZALO_MESSAGES_PER_SECOND: '20', TELEGRAM_MESSAGES_PER_SECOND: '25' });
  expect(minutesLeft({ zalo: 18_000, telegram: 0 }, rules)).toBe(15);
  fc.assert(
    fc.property(fc.nat(100_000), fc.nat(100_000), (zalo, telegram) => {
      const minutes = minutesLeft({ zalo, telegram }, rules);
      expect(minutes).toBeGreaterThanOrEqual(1);
      expect(minutes * 60).toBeGreaterThanOrEqual(Math.max(zalo / 20, telegram / 25));
      expect((minutes - 1) * 60).toBeLessThanOrEqual(Math.max(zalo / 20, telegram / 25));
    }),
  );
});

test.each([
  ['unreachable', 'blocked_by_user', 'blocked'],
  ['unreachable', 'never_started', 'blocked'],
  ['unreachable', '-213', 'blocked'],
  ['unreachable', '-230', 'window'],
  ['unreachable', 'stopped', 'stopped'],
  ['unreachable', 'no address', 'no_address'],
  ['failed', 'server_error', 'network'],
  ['failed', 'ECONNREFUSED', 'network'],
  ['failed', 'http_502', 'network'],
  ['failed', '-211', 'quota'],
  ['failed', 'deadline_passed', 'late'],
  ['failed', '-233', 'refused'],
  ['unreachable', 'zns:-118', 'phone'],
  ['failed', 'zns:-131', 'template'],
  ['failed', 'zns:-115', 'template'],
  ['failed', 'zns:-144', 'quota'],
  ['failed', 'unknown:-9999', 'refused'],
] as const)('%s by %s is told as “%s”', (state, code, reason) => {
  expect(failureReason(state, code)).toBe(reason);
});
