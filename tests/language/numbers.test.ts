import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { padCount, readMoney, readNumber, showNumber, showPercent } from '../../src/language/numbers.js';

/** A number as it is taught to be said: every place named, `linh` or `lẻ` for an empty ten. */
function inWords(value: number, isSouthern: boolean): string {
  const digits = 'không một hai ba bốn năm sáu bảy tám chín'.split(' ');
  const below1000 = (part: number, isFirst: boolean): string => {
    const [hundreds, tens, unit] = [Math.floor(part / 100), Math.floor(part / 10) % 10, part % 10];
    const words = isFirst && hundreds === 0 ? [] : [digits[hundreds], 'trăm'];
    if (tens === 0 && unit > 0 && words.length > 0) words.push(isSouthern ? 'lẻ' : 'linh');
    if (tens === 1) words.push('mười');
    if (tens > 1) words.push(digits[tens], 'mươi');
    if (unit > 0) words.push(tens > 1 && unit === 1 ? 'mốt' : tens > 0 && unit === 5 ? 'lăm' : digits[unit]);
    return words.join(' ');
  };
  if (value === 0) return 'không';
  const names = ['', isSouthern ? 'ngàn' : 'nghìn', 'triệu', 'tỷ'];
  const groups = [0, 1, 2, 3].map((at) => Math.floor(value / 1000 ** at) % 1000);
  const top = groups.findLastIndex((group) => group > 0);
  return groups
    .map((group, at) => (group === 0 ? '' : `${below1000(group, at === top)} ${names[at]}`.trim()))
    .reverse()
    .filter((part) => part !== '')
    .join(' ');
}

describe('numbers', () => {
  it.each([
    ['5.166', 5166],
    ['69,2', 69.2],
    ['1.234,5', 1234.5],
    ['290.000.000', 290_000_000],
    ['12', 12],
    ['mười hai', 12],
    ['hai mươi lăm', 25],
    ['muoi lam', 15],
    ['ba mươi mốt', 31],
    ['một trăm lẻ năm', 105],
    ['hai nghìn không trăm lẻ bốn', 2004],
    ['năm nghìn một trăm sáu mươi sáu', 5166],
    ['không', 0],
    ['hai mươi mốt', 21],
    ['hai lăm', 25],
    ['một trăm linh năm', 105],
    ['hai nghìn lẻ năm', 2005],
    ['ba trăm hai mươi', 320],
  ])('%s is %d', (typed, value) => expect(readNumber(typed)).toEqual({ ok: true, value, certain: true }));

  it.each(['1,234', '19.3', '1,234,567'])('%s may be the other way round and is asked', (typed) =>
    expect(readNumber(typed)).toMatchObject({ certain: false }),
  );
  it.each([
    ['một trăm năm', 150],
    ['hai triệu năm', 2_500_000],
    ['ba nghìn hai', 3200],
  ])('%s has two readings; it is %d as people say it, and is asked', (typed, value) =>
    expect(readNumber(typed)).toEqual({ ok: true, value, certain: false }),
  );

  it('said in words are read as they were meant', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), fc.boolean(), (value, isSouthern) => {
        expect(readNumber(inWords(value, isSouthern))).toEqual({ ok: true, value, certain: true });
      }),
      { numRuns: 1000 },
    );
  });

  it('of too many digits are no numbers', () => expect(readNumber('1'.repeat(60))).toEqual({ ok: false }));

  it.each(['', 'abc', '1.2.3', 'ba con mèo'])('%s is no number', (typed) => expect(readNumber(typed)).toEqual({ ok: false }));

  it('read back as they are shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), (value) => {
        expect(readNumber(showNumber(value))).toEqual({ ok: true, value, certain: true });
        expect(readMoney(`${showNumber(value)} đồng`)).toEqual({ ok: true, value, certain: true });
      }),
    );
  });
});

describe('money', () => {
  it.each([
    ['290tr', 290_000_000],
    ['290 triệu', 290_000_000],
    ['290.000.000 đồng', 290_000_000],
    ['290000000đ', 290_000_000],
    ['1,2 tỷ', 1_200_000_000],
    ['1tr2', 1_200_000],
    ['2 triệu rưỡi', 2_500_000],
    ['500k', 500_000],
    ['1 tỷ 2', 1_200_000_000],
    ['hai triệu', 2_000_000],
    ['hai triệu rưỡi', 2_500_000],
    ['5.000', 5000],
    ['2tr5', 2_500_000],
    ['1tr250', 1_250_000],
    ['2 triệu 500 nghìn', 2_500_000],
    ['1 tỷ 200 triệu', 1_200_000_000],
    ['1 triệu hai', 1_200_000],
    ['nửa triệu', 500_000],
    ['triệu rưỡi', 1_500_000],
    ['hai mươi k', 20_000],
    ['năm trăm ngàn đồng', 500_000],
  ])('%s is %d đồng', (typed, value) => expect(readMoney(typed)).toEqual({ ok: true, value, certain: true }));

  it.each([
    ['1.2 tỷ', 1_200_000_000],
    ['290,000', 290_000],
    ['hai triệu năm', 2_500_000],
    ['ba trăm rưỡi', 350],
  ])('%s is %d đồng after a question', (typed, value) => expect(readMoney(typed)).toEqual({ ok: true, value, certain: false }));

  it('a small bare number may be thousands and is asked', () =>
    expect(readMoney('500')).toEqual({ ok: true, value: 500, certain: false }));
  it.each(['', 'nhiều lắm', '12 con'])('%s is no amount', (typed) => expect(readMoney(typed)).toEqual({ ok: false }));
  it('is looked for in any text without failing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => typeof readMoney(text).ok === 'boolean'));
  });
});

describe('shares and counts', () => {
  it.each([
    [5166, 7460, '69,2%'],
    [171, 240, '71,3%'],
    [1, 3, '33,3%'],
    [2, 3, '66,7%'],
    [0, 5, '0,0%'],
    [5, 5, '100,0%'],
    [0, 0, '–'],
  ])('%d of %d is %s', (part, whole, shown) => expect(showPercent(part, whole)).toBe(shown));

  it('counts under ten have a zero in front', () => {
    expect(padCount(7)).toBe('07');
    expect(padCount(0)).toBe('00');
    expect(padCount(18_041)).toBe('18.041');
  });
});
