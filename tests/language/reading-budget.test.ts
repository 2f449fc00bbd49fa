import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBirthDate, readUnionJoinDate } from '../../src/language/dates.js';
import { canonicalKey, foldInPlace, normalise, searchKey, sortKey } from '../../src/language/folding.js';
import { readMinutes } from '../../src/language/minutes.js';
import { readName } from '../../src/language/names.js';
import { readMoney, readNumber, readNumberWords } from '../../src/language/numbers.js';
import { readPhone } from '../../src/language/phones.js';
import { readEventDate, readTime, readTimeOf, readTimeOfDay } from '../../src/language/times.js';
import { type Token, type TokenisedText, tokenise } from '../../src/language/tokens.js';

const now = new Date('2026-03-12T09:00:00+07:00');
const readers: Record<string, (text: string) => unknown> = {
  normalise,
  foldInPlace: (text) => foldInPlace(normalise(text)),
  canonicalKey,
  searchKey,
  sortKey,
  tokenise,
  readTime: (text) => readTime(text, now),
  readEventDate: (text) => readEventDate(text, now),
  readTimeOfDay,
  readBirthDate: (text) => readBirthDate(text, '2026-03-12'),
  readUnionJoinDate: (text) => readUnionJoinDate(text, '2026-03-12'),
  readNumber,
  readMoney,
  readMinutes,
  readName,
  readPhone,
};

/** Everything that means something to one of the readers, to be put together in ways that nobody thought of. */
const pieces = fc.constantFrom(
  ...[
    '19h',
    '30',
    '7',
    'rưỡi',
    'kém',
    't7',
    'thứ',
    'hai',
    'cn',
    'chủ',
    'nhật',
    'mai',
    'mốt',
    'kia',
    'tối',
    'sáng',
    'tuần',
    'sau',
  ],
  ...['tháng', 'năm', 'ngày', 'mùng', 'rằm', 'tết', 'âm lịch', 'giao thừa', 'này', 'tới', 'đến', 'từ', 'nữa', 'tiếng', 'phút'],
  ...[
    '14/3',
    '20-11',
    '2k4',
    '150304',
    '15032004',
    '1930',
    '0912345678',
    '+84',
    '(',
    ')',
    '.',
    ',',
    '-',
    '/',
    ':',
    '  ',
    '\n',
    '🙂',
  ],
  ...[
    'triệu',
    'tr',
    'k',
    'một',
    'trăm',
    'linh',
    'mươi',
    'Nguyễn',
    'Văn',
    'An',
    'em tên',
    'ð',
    'hoà',
    '\u200b',
    '\u202e',
    'עברית',
    '\ud83d',
  ],
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.array(pieces, { maxLength: 40 }).map((words) => words.join(' ')),
  fc.array(pieces, { maxLength: 40 }).map((words) => words.join('')),
);

describe('reading whatever anybody sends', () => {
  it.each(Object.keys(readers))('%s never fails', (name) => {
    fc.assert(
      fc.property(anyText, (text) => void readers[name]?.(text)),
      { numRuns: 400 },
    );
  });

  it('gives only days that exist, moments that are one, and never certainty beside a problem', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const reading = readTime(text, now);
        if (reading.date !== undefined) expect(new Date(reading.date).toISOString().slice(0, 10)).toBe(reading.date);
        if (reading.start !== undefined) expect(reading.start.slice(0, 10)).toBe(reading.date);
        if (reading.problem !== undefined) expect(reading.certain).toBe(false);
        if (reading.certain) expect(reading.ambiguous).toEqual([]);
        if (reading.certain) expect(reading.date! >= '2026-03-12').toBe(true);
        for (const { start, end } of reading.spans) expect(0 <= start && start < end && end <= normalise(text).length).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

/** A list of tokens that counts how often it is asked for one. */
function counted(text: TokenisedText): { text: TokenisedText; steps: () => number } {
  let steps = 0;
  const tokens = new Proxy(text.tokens, {
    get(target, key, receiver) {
      if (typeof key === 'string' && /^\d+$/.test(key)) steps++;
      return Reflect.get(target, key, receiver) as Token;
    },
  });
  return { text: { ...text, tokens }, steps: () => steps };
}

describe('the work of reading', () => {
  const bombs = [
    ...[
      '1',
      '1 ',
      'a',
      ' ',
      '19h-',
      't7 ',
      'tối ',
      'ngày ',
      'thứ hai ',
      '14/3 ',
      '14/',
      'mười ',
      'hai mươi ',
      'rằm tháng ',
      'mùng 1 ',
    ],
    ...[
      '🙂',
      '\u200d',
      '\u0301',
      '('.repeat(3),
      '09 ',
      '0.',
      'nguyễn ',
      'A',
      '2k',
      '- ',
      ', 5',
      '26, ',
      'tuần sau ',
      'trăm linh ',
    ],
  ];

  it('grows with the length of a message, and ends at two thousand letters', () => {
    const stepsOf = (typed: string) => {
      const { text, steps } = counted(tokenise(typed));
      readTimeOf(text, now);
      return { tokens: text.tokens.length, steps: steps() };
    };
    for (const bomb of bombs) {
      const whole = stepsOf(bomb.repeat(Math.ceil(10_000 / bomb.length)));
      expect(whole.tokens, bomb).toBeLessThanOrEqual(2000);
      expect(whole.steps, bomb).toBeLessThanOrEqual(160 * whole.tokens + 40);
    }
    fc.assert(
      fc.property(anyText, (typed) => {
        const { tokens, steps } = stepsOf(typed);
        expect(steps).toBeLessThanOrEqual(160 * tokens + 40);
      }),
      { numRuns: 1500 },
    );
  });

  it('of a number in words is no more than its words', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('hai', 'mươi', 'trăm', 'linh', 'nghìn', 'triệu', 'tỷ', 'năm'), { maxLength: 60 }),
        (words) => {
          const { text, steps } = counted(tokenise(words.join(' ')));
          const read = readNumberWords(text.tokens, 0);
          expect(steps()).toBeLessThanOrEqual(40 + 12 * (read?.next ?? 0));
        },
      ),
    );
  });

  it('of ten thousand letters gives a clear answer', () => {
    for (const bomb of bombs) {
      const text = bomb.repeat(Math.ceil(10_000 / bomb.length));
      expect(readTime(text, now).start, bomb).toBeUndefined();
      expect(readPhone(text).ok, bomb).toBe(false);
      expect(readName(text).ok, bomb).toBe(false);
      expect(readMoney(text).ok || readNumber(text).ok, bomb).toBe(false);
    }
  });
});
