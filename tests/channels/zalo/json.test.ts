import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson } from '../../../src/channels/zalo/client/index.js';

describe('JSON with long ids', () => {
  test('keeps every digit of an id that is written as a number', () => {
    expect(parseJson('{"user_id":4339761418830368433,"a":[-9007199254740993, 1],"b":{"c":9007199254740991}}')).toEqual({
      user_id: '4339761418830368433',
      a: ['-9007199254740993', 1],
      b: { c: 9007199254740991 },
    });
  });

  test('leaves digits inside texts and keys alone', () => {
    const text = '{"4339761418830368433":"id: 4339761418830368433, \\"4339761418830368433\\" \\\\","n":4339761418830368433.5}';
    expect(parseJson(text)).toEqual(JSON.parse(text));
  });

  test('is what JSON.parse gives, but for whole numbers beyond 2^53, which become their digits', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        expect(parseJson(text)).toEqual(
          JSON.parse(text, (_key, part: unknown) => (writtenAsLongInteger(part) ? String(part) : part)),
        );
      }),
    );
  });

  test('gives long numbers back digit by digit, wherever they stand', () => {
    const safe = BigInt(Number.MAX_SAFE_INTEGER);
    const long = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }).filter((n) => n > safe || n < -safe);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), long)), fc.constantFrom('', ' ', '\n\t'), (entries, blank) => {
        const body = entries.map(([text, number]) => `${JSON.stringify(text)},${blank}${number}${blank}`).join(',');
        expect(parseJson(`[${body}]`)).toEqual(entries.flatMap(([text, number]) => [text, String(number)]));
      }),
    );
  });

  test.each(['', '{', '[01234567890123456789]', '{1234567890123456789:1}', '1234567890123456789x', 'NaN', "{'a':1}", '<html>'])(
    'refuses %s as JSON.parse does',
    (text) => {
      expect(() => parseJson(text)).toThrow(SyntaxError);
    },
  );

  test('reads a very long text without running out of stack', () => {
    const text = '\\"ă'.repeat(300_000);
    expect(parseJson(`{"text":"${text}","id":4339761418830368433}`)).toMatchObject({ id: '4339761418830368433' });
  });
});

function writtenAsLongInteger(value: unknown): boolean {
  return typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(String(value));
}
