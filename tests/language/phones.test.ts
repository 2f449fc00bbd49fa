import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPhone, showPhone } from '../../src/language/phones.js';

const an = '+84912345678';
const certain = [
  ...['0912345678', '0912 345 678', '0912.345.678', '0912-345-678', '091 234 5678', '0912 34 56 78', '(0912) 345678'],
  ...['+84912345678', '+84 912 345 678', '+84 (0) 912 345 678', '+840912345678', '84912345678', '84 912 345 678'],
  ...['84-912-345-678', '0084912345678', "'0912345678", '0912345678.', 'sđt 0912345678', 'sdt: 0912 345 678 ạ'],
  ...[
    'số em là 0912345678 nha',
    'đt 0912345678 (zalo)',
    '０９１２３４５６７８',
    'sinh 15/3/2004, sđt 0912 345 678',
    '0912345678 / 0912 345 678',
    '0912_345_678',
    '0912–345–678',
    '0 9 1 2 3 4 5 6 7 8',
    'tel:0912345678',
  ],
];

describe('a phone number', () => {
  it.each(certain)('%s is An’s mobile, without a question', (typed) =>
    expect(readPhone(typed)).toEqual({ ok: true, e164: an, certain: true }),
  );

  it.each([
    ['912345678', an],
    ['O912345678', an],
    ['o912345678', an],
    ['O9I2345678', an],
    ['09l2345678', an],
    ['+82 10-1234-5678', '+821012345678'],
    ['+856 20 5555 1234', '+8562055551234'],
    ['0086 138 0013 8000', '+8613800138000'],
    ['01234567890', '+84834567890'],
    ['01692345678', '+84392345678'],
    ['+81 90 1234 5678', '+819012345678'],
    ['+1 415 555 2671', '+14155552671'],
  ])('%s is %s after a question', (typed, e164) => expect(readPhone(typed)).toEqual({ ok: true, e164, certain: false }));

  it.each([
    ['0912345678 hoặc 0387654321', 'two_numbers'],
    ['0912345678/0387654321', 'two_numbers'],
    ['0912345678 0387654321', 'two_numbers'],
    ['0251 3 000 000', 'landline'],
    ['02513.000.000', 'landline'],
    ['19001234', 'hotline'],
    ['1900 1234', 'hotline'],
    ['113', 'emergency'],
    ['114', 'emergency'],
    ['115', 'emergency'],
    ['091234567', 'too_short'],
    ['09123456789', 'too_long'],
    ['0112345678', 'bad_prefix'],
    ['+84 24 3825 1234', 'landline'],
    ['1800 599 920', 'hotline'],
    ['0912345678,0387654321', 'two_numbers'],
    ['0612345678', 'bad_prefix'],
    ['không chín một hai ba bốn năm sáu bảy tám', 'in_words'],
    ['số này luôn', 'missing'],
    ['số đang nhắn', 'missing'],
    ['', 'missing'],
  ])('%s is refused as %s', (typed, problem) => expect(readPhone(typed)).toEqual({ ok: false, problem }));

  it('is shown in groups, and what is shown reads back to the same number', () => {
    expect(showPhone(an)).toBe('0912 345 678');
    const national = fc
      .tuple(fc.constantFrom('3', '5', '7', '8', '9'), fc.stringMatching(/^\d{8}$/))
      .map(([first, rest]) => `+84${first}${rest}`);
    fc.assert(
      fc.property(national, (e164) => {
        expect(readPhone(showPhone(e164))).toEqual({ ok: true, e164, certain: true });
      }),
    );
    expect(readPhone(showPhone('+819012345678'))).toMatchObject({ e164: '+819012345678' });
  });

  it('is looked for in any text without failing, and never comes out in another shape', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.stringMatching(/^[0-9+(). /oO-]{0,60}$/)),
        (text) => {
          const reading = readPhone(text);
          if (reading.ok) expect(reading.e164).toMatch(/^\+[1-9]\d{6,14}$/);
        },
      ),
    );
  });
});
