import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rhythms } from '../../src/domain/pledges.js';
import { occasionsAt } from '../../src/schedule/pledge-nudges.js';

const zone = 'Asia/Ho_Chi_Minh';
const now = new Date('2026-11-22T02:00:00Z');

test('a pledge among thousands is due when it would be due alone', () => {
  const due = fc.record({
    rhythm: fc.constantFrom(...rhythms),
    startedOn: fc.constantFrom('2026-10-22', '2026-11-01', '2026-11-15', '2026-11-21', '2026-11-22'),
    hour: fc.constantFrom(0, 8, 9, 23),
  });
  fc.assert(
    fc.property(fc.array(due, { minLength: 2, maxLength: 40 }), (dues) => {
      const together = occasionsAt(now, zone);
      for (const one of dues) expect(together(one)).toEqual(occasionsAt(now, zone)(one));
    }),
  );
});
