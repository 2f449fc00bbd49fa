/**
 * What the classifier (classifier.ts) looks at in a message: its words, pairs of neighbouring words, pieces of four letters (so that a
 * slip of the keyboard still looks alike) and the plain facts. Names, days, hours and long numbers stand for any of their kind.
 */
import type { ExpandedWord } from './abbreviations.js';
import type { Facts } from './facts.js';
import { foldInPlace } from './folding.js';

/** How many slots the features of all messages share; a power of two. */
export const slotsOfFeatures = 8192;
/** Nobody needs more words to say what they want; what follows is content. */
const mostWords = 24;

const particles = new Set(
  'ạ nha nhé nhe nè nghen nghe hen á nhen ah ơi ơ luôn vậy thế zậy ta à dạ ad với giùm giúp hén nhỉ hic hihi'.split(' '),
);
const plainParticles = new Set([...particles].map(foldInPlace).filter((word) => !['a', 'voi', 'ta', 'the'].includes(word)));
const selves = new Set(['em', 'mình', 'tui', 'tôi', 'con', 'cháu', 'minh']);

/** One thing a message shows: where its weights stand, and what it is called when somebody asks why. */
export interface Feature {
  slot: number;
  /** Only of words and pairs: what a person would recognise. */
  says?: string;
}

function hashOf(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return hash;
}

const scramble = (hash: number): number => {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((mixed ^ (mixed >>> 13)) >>> 0) & (slotsOfFeatures - 1);
};
const pair = (a: number, b: number): number => Math.imul(a ^ Math.imul(b, 0x9e3779b1), 16777619);

/** The words as the classifier sees them: `họp 19h30 t7 tại nhà văn hóa` → `họp <clock> <day> tại nhà văn hóa`. */
export function seenWords(words: readonly ExpandedWord[], { kinds, head }: Facts): { word: string; plain: string }[] {
  const seen: { word: string; plain: string }[] = [];
  for (let at = 0; at < Math.min(words.length, head ?? words.length); at++) {
    const { word, plain, bare, token } = words[at]!;
    if (seen.length >= mostWords) break;
    const kind = kinds[token];
    if (kind !== undefined) {
      if (seen.at(-1)?.plain !== kind) seen.push({ word: kind, plain: kind });
    } else if (particles.has(word) || (bare && plainParticles.has(plain))) {
    } else if (selves.has(word)) seen.push({ word: '<me>', plain: '<me>' });
    else if (/^\d/.test(plain)) {
      const size = plain.length > 3 ? (plain.length > 4 ? '<long>' : '<four>') : '<few>';
      seen.push({ word: size, plain: size });
    } else seen.push({ word: bare ? plain : word, plain });
  }
  return seen;
}

/** All features of a message. `named` also says what they are; without it nothing is written out and it is faster. */
export function featuresOf(words: readonly ExpandedWord[], facts: Facts, named = false): Feature[] {
  const seen = seenWords(words, facts);
  const features: Feature[] = [];
  const add = (hash: number, says?: () => string) =>
    features.push(named && says ? { slot: scramble(hash), says: says() } : { slot: scramble(hash) });
  let before = 7;
  let beforeThat = 3;
  seen.forEach(({ word, plain }, at) => {
    const hash = hashOf(plain, 11);
    add(hash, () => word);
    if (word !== plain) add(hashOf(word, 13), () => word);
    add(pair(before, hash), () => `${seen[at - 1]?.word ?? '^'} ${word}`);
    if (at > 1) add(pair(pair(beforeThat, 5), hash), () => `${seen[at - 2]?.word} … ${word}`);
    beforeThat = before;
    before = hash;
  });
  add(pair(before, 17), () => `${seen.at(-1)?.word ?? ''} $`);
  const line = ` ${seen.map(({ plain }) => plain).join(' ')} `;
  for (let at = 0; at + 4 <= line.length; at++) {
    let hash = 19;
    for (let letter = at; letter < at + 4; letter++) hash = Math.imul(hash ^ line.charCodeAt(letter), 16777619);
    add(hash);
  }
  for (const fact of facts.has) add(hashOf(fact, 23), () => `(${fact})`);
  add(pair(29, Math.min(seen.length, 10)));
  return features;
}
