import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shorten, splitText } from '../../../src/channels/zalo/split.js';

const words = fc.array(fc.constantFrom('Đoàn', 'viên', '🎉', '👨‍👩‍👧', '\n', '\n\n', ' ', 'họp', 'a'.repeat(30)), {
  maxLength: 400,
});

describe('a long text', () => {
  test('is cut into parts that fit, with nothing lost but blanks', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 8, max: 200 }), (pieces, limit) => {
        const text = pieces.join('');
        const parts = splitText(text, limit);
        expect(parts.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(limit);
          expect(part).toBe(part.trim());
          expect(part).not.toBe('');
          expect(part).not.toMatch(/\p{Surrogate}/u);
        }
      }),
    );
  });

  test('is cut between paragraphs rather than lines, and between lines rather than words', () => {
    expect(splitText('một hai\nba bốn\n\nnăm sáu', 18)).toEqual(['một hai\nba bốn', 'năm sáu']);
    expect(splitText('một hai ba\nbốn năm', 16)).toEqual(['một hai ba', 'bốn năm']);
    expect(splitText('một hai ba bốn năm', 16)).toEqual(['một hai ba bốn', 'năm']);
  });
});

describe('a long button title', () => {
  test('is cut after a word and marked', () => {
    expect(shorten('Chi đoàn thôn Đông', 100)).toBe('Chi đoàn thôn Đông');
    expect(shorten('Chi đoàn thôn Đông', 15)).toBe('Chi đoàn thôn…');
  });

  test('never exceeds the limit and never breaks a character', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 4, max: 60 }), (pieces, limit) => {
        const title = shorten(pieces.join(''), limit);
        expect(title.length).toBeLessThanOrEqual(limit);
        expect(title).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});
