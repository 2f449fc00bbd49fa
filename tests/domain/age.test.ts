import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageOn, registrationAge } from '../../src/domain/age.js';

const today = '2026-03-12';

describe('age', () => {
  it.each([
    ['2004-03-12', 22],
    ['2004-03-13', 21],
    ['2004-03-11', 22],
  ])('someone born on %s is %i', (birthDate, age) => expect(ageOn(birthDate, today)).toBe(age));

  it('someone born on 29 February is older from 1 March on', () => {
    expect(ageOn('2004-02-29', '2026-02-28')).toBe(21);
    expect(ageOn('2004-02-29', '2026-03-01')).toBe(22);
    expect(ageOn('2004-02-29', '2028-02-29')).toBe(24);
  });

  it.each([
    ['2011-03-13', 'too_young'],
    ['2011-03-12', 'too_young'], // fifteen today: one day is missing
    ['2011-03-11', 'needs_guardian'],
    ['2010-03-13', 'needs_guardian'],
    ['2010-03-12', 'ok'],
    ['1995-03-13', 'ok'],
    ['1995-03-12', 'over_30'],
    ['1990-03-13', 'over_30'],
    ['1990-03-12', 'too_old'],
  ] as const)('born on %s: %s', (birthDate, verdict) => expect(registrationAge(birthDate, today)).toBe(verdict));

  it('never goes down as days pass', () => {
    const day = fc
      .date({ min: new Date('1960-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, day, (birth, one, other) => {
        const [early, late] = one < other ? [one, other] : [other, one];
        expect(ageOn(birth, late)).toBeGreaterThanOrEqual(ageOn(birth, early));
      }),
    );
  });
});
