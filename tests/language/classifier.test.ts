import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expand } from '../../src/language/abbreviations.js';
import { rank, shareOf, wordsFor } from '../../src/language/classifier.js';
import { madeOf } from '../../src/language/classifier-weights.js';
import { explain } from '../../src/language/explain.js';
import { findFacts } from '../../src/language/facts.js';
import { featuresOf, mostFeatures } from '../../src/language/features.js';
import { readIntent } from '../../src/language/intents.js';
import { tokenise } from '../../src/language/tokens.js';

const now = new Date('2026-03-12T09:00:00+07:00');
const parts = (text: string) => {
  const tokenised = tokenise(text);
  const words = expand(tokenised.tokens);
  return { words, facts: findFacts(tokenised, words, '2026-03-12') };
};

describe('the second opinion on what a message means', () => {
  it('is made of the phrases and lines that stand in the repository', async () => {
    const { fingerprint } = (await import(new URL('../../training/train.mjs', import.meta.url).href)) as {
      fingerprint: () => string;
    };
    expect(madeOf, 'run node training/train.mjs').toBe(fingerprint());
  });

  it('gives every intent a share, and all together one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const { words, facts } = parts(text);
        const { shares } = rank(words, facts);
        expect(shares.every((share) => share >= 0)).toBe(true);
        expect(shares.reduce((all, share) => all + share, 0)).toBeCloseTo(1, 6);
      }),
    );
  });

  it('understands a slip of the keyboard', () => {
    const { words, facts } = parts('đoàn phí tahsng này đóng bn');
    expect(shareOf(rank(words, facts), 'ask_dues')).toBeGreaterThan(0.5);
  });

  it('looks at no more of a message than it needs', () => {
    const { words, facts } = parts('nguyễn văn an '.repeat(140));
    expect(featuresOf(words, facts).length).toBeLessThanOrEqual(mostFeatures);
  });

  it('can say which words spoke for an intent', () => {
    const { words, facts } = parts('đoàn phí tháng này bao nhiêu');
    expect(wordsFor('ask_dues', words, facts).join(' ')).toContain('phí');
    expect(explain('đoàn phí tháng này bao nhiêu', { now }).candidates[0]).toMatchObject({ intent: 'ask_dues' });
  });

  it.each([
    'gửi hàng cho em chưa shop',
    'hủy đơn hàng giùm',
    'xóa giùm cái ảnh trong nhóm',
    'duyệt kết bạn giùm em',
    'mẹ em hủy buổi đi chơi',
    'bạn em gửi tin nhắn cho em',
    'dời nhà mệt ghê',
  ])('%s sends and undoes nothing, however alike it looks', (text) => {
    const { intent, certain } = readIntent(text, { now });
    expect(certain && intent !== 'out_of_scope').toBe(false);
  });
});
