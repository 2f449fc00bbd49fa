import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expand } from '../../src/language/abbreviations.js';
import { cuesThatMatch, matcher } from '../../src/language/cue-matching.js';
import { findFacts } from '../../src/language/facts.js';
import { featuresOf, mostFeatures } from '../../src/language/features.js';
import { readIntent } from '../../src/language/intents.js';
import { tokenise } from '../../src/language/tokens.js';

const now = new Date('2026-03-12T09:00:00+07:00');

/** Words of which every one begins, continues or ends some rule, and what breaks readers: nothing people write is worse. */
const nasty = fc.constantFrom(
  ...'họp không em hủy dời xin vắng vì do nên đăng ký : , 19h 20/3 mai t7 0912345678 4821 nhắn mọi người 😀 \u202e \u200b אבג ( ( [ * + \\ điểm danh của Nguyễn Văn'.split(
    ' ',
  ),
);

/** Counts how often words are looked at while cues are matched: the words tell it themselves. */
function stepsOf(text: string): number {
  let steps = 0;
  const tokenised = tokenise(text);
  const words = expand(tokenised.tokens);
  const counted = words.map(
    (word) =>
      new Proxy(word, {
        get(target, name) {
          steps++;
          return Reflect.get(target, name);
        },
      }),
  );
  cuesThatMatch(table, counted, new Set());
  return steps;
}
/** The worst rules there can be: every word begins them, and gaps stand between. */
const table = matcher(
  ['họp * họp * họp', 'em * em * không', 'không|em|họp * hủy', 'xin vắng', 'xin * vắng * vì * do', 'em|xin * nên'].map((say) => ({
    say,
    weight: 1,
    of: 'x',
    group: '',
  })),
);

describe('the work of reading a message', () => {
  it('grows with its length and not faster', () => {
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 40, maxLength: 60 }), (words) => {
        const once = words.join(' ');
        const most = Math.max(stepsOf(once), 200);
        // Eight times as long: at most twelve times as much, for gaps reach over the seams.
        expect(stepsOf(Array.from({ length: 8 }, () => once).join(' '))).toBeLessThanOrEqual(12 * most);
      }),
    );
  });

  it('ends at a documented length, whatever follows', () => {
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 3_000, maxLength: 3_200 }), (words) => {
        const text = words.join(' ');
        const tokenised = tokenise(text);
        expect(tokenised.text.length).toBeLessThanOrEqual(2_000);
        const expanded = expand(tokenised.tokens);
        expect(featuresOf(expanded, findFacts(tokenised, expanded, '2026-03-12')).length).toBeLessThanOrEqual(mostFeatures);
        // What follows changes nothing.
        expect(readIntent(text, { now }).slots).toEqual(readIntent(text.slice(0, 2_000), { now }).slots);
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ['one word', 'a'.repeat(10_000)],
    ['nothing but pictures', '😀'.repeat(5_000)],
    ['right to left', '\u202eאבגד '.repeat(2_000)],
    ['joiners and marks', '\u200d\u0301\u200b'.repeat(3_300)],
    ['brackets', '(((('.repeat(2_500)],
    ['numbers', '1 '.repeat(5_000)],
    ['dates', '1/1/'.repeat(2_500)],
    ['phone numbers', '+84 9'.repeat(2_000)],
    ['reasons', 'vì do tại nên '.repeat(700)],
    ['colons', 'gửi: '.repeat(2_000)],
    ['spaces', `${' '.repeat(9_999)}x`],
    ['commas', 'em, '.repeat(2_500)],
  ])('has an answer to ten thousand characters of %s', (_, text) => {
    const reading = readIntent(text, { now });
    expect(reading.score).toBeGreaterThanOrEqual(0);
    expect(reading.text).toBe(text);
  });
});
