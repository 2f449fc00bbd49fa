import fc from 'fast-check';
import { expect, test } from 'vitest';
import { showRate, showShare, sumRates } from '../../src/domain/rates.js';

test('a share is always told with both its numbers, as Vietnamese write them', () => {
  expect(showRate({ part: 5166, whole: 7460 })).toBe('5.166/7.460 = 69,2%');
  expect(showShare({ part: 5166, whole: 7460 })).toBe('69,2% (5.166/7.460)');
  expect(showRate({ part: 171, whole: 240 }), 'half up on the exact fraction').toBe('171/240 = 71,3%');
  expect(showRate({ part: 0, whole: 0 })).toBe('0/0 = –');
  expect(showShare({ part: 0, whole: 0 })).toBe('– (0/0)');
});

test('whatever is counted, it is between nothing and all, and a sum of units is the sum of their numbers', () => {
  const rate = fc.nat(2_000_000).chain((whole) => fc.record({ part: fc.nat(whole), whole: fc.constant(whole) }));
  fc.assert(
    fc.property(fc.array(rate, { maxLength: 40 }), (rates) => {
      const sum = sumRates(rates);
      expect(sum).toEqual({
        part: rates.reduce((all, { part }) => all + part, 0),
        whole: rates.reduce((all, { whole }) => all + whole, 0),
      });
      expect(showShare(sum)).toMatch(sum.whole === 0 ? /^– \(0\/0\)$/ : /^(\d{1,2},\d|100,0)% \([\d.]+\/[\d.]+\)$/);
    }),
  );
});
