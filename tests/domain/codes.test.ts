import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeCode, readCode, showCode } from '../../src/domain/codes.js';
import { readControl } from '../../src/language/words.js';

const random = fc.infiniteStream(fc.nat()).map((stream) => (below: number) => stream.next().value! % below);

describe('codes that people type', () => {
  test('a code comes back however it is typed', () => {
    fc.assert(
      fc.property(
        random,
        fc.constantFrom('CD', 'LK'),
        fc.constantFrom('-', ' ', '', '_', ' - '),
        fc.boolean(),
        (pick, kind, between, small) => {
          const code = makeCode(pick);
          const typed = showCode(kind, code).replace('-', between);
          expect(readCode(kind, ` ${small ? typed.toLowerCase() : typed} `)).toBe(code);
          expect(readCode(kind, code, true)).toBe(code);
        },
      ),
    );
  });

  test('a code of one kind is none of the other, and is never a command', () => {
    fc.assert(
      fc.property(random, (pick) => {
        const code = makeCode(pick);
        expect(readCode('LK', showCode('CD', code))).toBeUndefined();
        expect(readControl(code)).toBeUndefined();
      }),
    );
  });

  test.each(['chi đoàn', 'ấp 3', 'cd ap 3', 'menu', '0912345678', 'CD-K7PW3', 'CD-K7PW3XX', 'CD-AEIOUY', '', '😀'.repeat(9)])(
    '%j is no code',
    (text) => {
      expect(readCode('CD', text, true)).toBeUndefined();
    },
  );
});
