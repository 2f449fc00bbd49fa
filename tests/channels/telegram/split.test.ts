import fc from 'fast-check';
import { expect, test } from 'vitest';
import { split } from '../../../src/channels/telegram/split.js';

const squeeze = (text: string) => text.replace(/\s+/g, '');
const vietnamese = fc
  .array(fc.constantFrom('họp', 'chi đoàn', '\n', '\n\n', ' ', '🎉', '👨‍👩‍👧', 'ễ'.normalize('NFD'), 'điểmdanhđiểmdanh'), {
    maxLength: 80,
  })
  .map((words) => words.join(''));

test('parts fit the limit and lose nothing but white space', () => {
  fc.assert(
    fc.property(vietnamese, fc.integer({ min: 20, max: 60 }), (text, limit) => {
      const parts = split(text, limit);
      for (const part of parts) expect(part.length).toBeLessThanOrEqual(limit);
      expect(squeeze(parts.join(''))).toBe(squeeze(text));
    }),
  );
});

test('an emoji or an accent is never cut from its letter', () => {
  fc.assert(
    fc.property(vietnamese, fc.integer({ min: 20, max: 60 }), (text, limit) => {
      for (const part of split(text, limit)) {
        expect(part).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/);
        expect(part).not.toMatch(/^(\p{M}|\u200d)|\u200d$/u);
      }
    }),
  );
});

test('a text of marks only, or of nothing, still ends', () => {
  expect(split('\u0301'.repeat(5000), 4000).join('')).toBe('\u0301'.repeat(5000));
  expect(split('', 4000)).toEqual(['']);
  expect(split(' '.repeat(5000), 4000)).toEqual(['']);
});

test('a paragraph is a better place to cut than a line, and a line better than a space', () => {
  expect(split('một hai\n\nba bốn\nnăm sáu', 16)).toEqual(['một hai\n\nba bốn', 'năm sáu']);
  expect(split('một hai ba\n\nbốn\nnăm', 15)).toEqual(['một hai ba', 'bốn\nnăm']);
  expect(split('mộthaiba bốn', 10)).toEqual(['mộthaiba', 'bốn']);
});

test('a text that just fits is left whole', () => {
  const text = `${'ă'.repeat(3999)}.`;
  expect(split(text, 4000)).toEqual([text]);
  expect(split(`${text}!`, 4000)).toEqual([text, '!']);
});
