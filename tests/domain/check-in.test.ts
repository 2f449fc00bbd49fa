import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  drawCheckInCode,
  isWeakCode,
  openingMoment,
  pausedUntil,
  readCheckInCode,
  triesLeftAfterMiss,
} from '../../src/domain/check-in.js';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 12, 12, minute));

describe('the code on the board', () => {
  it('is four digits, none that people try first and none that a form would read as a year', () => {
    for (const weak of ['0000', '1234', '4321', '7777', '1212', '2004', '1998']) expect(isWeakCode(weak), weak).toBe(true);
    for (const good of ['4821', '0937', '5510']) expect(isWeakCode(good), good).toBe(false);
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(9999)), (numbers) => {
        const code = drawCheckInCode(() => numbers.next().value as number);
        expect(code).toMatch(/^\d{4}$/);
        expect(isWeakCode(code)).toBe(false);
      }),
    );
  });

  it('is read however it is typed, and nothing else is read as one', () => {
    for (const typed of ['4821', ' 4 8 2 1 ', '48-21', '４８２１', '#4821']) expect(readCheckInCode(typed), typed).toBe('4821');
    for (const typed of ['482', '48210', '4821a', '19:30', '12/03', '']) expect(readCheckInCode(typed), typed).toBeUndefined();
  });
});

describe('the door', () => {
  it('is open to whoever signs in within its first second, by a clock of whole seconds', () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true, min: at(0), max: at(59) }), fc.nat(5_000), (opened, later) => {
        const told = new Date(Math.floor((opened.getTime() + later) / 1000) * 1000);
        expect(openingMoment(opened) <= told).toBe(true);
      }),
    );
  });
});

describe('guessing codes', () => {
  it('has to wait ten minutes after five wrong codes within ten minutes, and starts anew then', () => {
    expect(triesLeftAfterMiss(null, at(0))).toBe(4);
    expect(triesLeftAfterMiss({ tries: 3, firstAt: at(0), lastAt: at(2) }, at(3))).toBe(1);
    expect(triesLeftAfterMiss({ tries: 4, firstAt: at(0), lastAt: at(3) }, at(4))).toBe(0);
    const five = { tries: 5, firstAt: at(0), lastAt: at(4) };
    expect(pausedUntil({ ...five, tries: 4 }, at(5))).toBeNull();
    expect(pausedUntil(five, at(5))).toEqual(at(14));
    expect(pausedUntil(five, at(14))).toBeNull();
    expect(triesLeftAfterMiss(five, at(14))).toBe(4);
    expect(triesLeftAfterMiss({ tries: 4, firstAt: at(0), lastAt: at(3) }, at(11))).toBe(4);
  });
});
