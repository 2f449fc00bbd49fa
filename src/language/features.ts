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
export function seenWords(words: readonly ExpandedWord[], { kinds, head, code }: Facts): { word: string; plain: string }[] {
  const seen: { word: string; plain: string }[] = [];
  for (let at = 0; at < Math.min(words.length, head ?? words.length); at++) {
    const { word, plain, bare, token } = words[at]!;
    if (seen.length >= mostWords) break;
    const kind = kinds[token];
    if (kind !== undefined) {
      if (seen.at(-1)?.plain !== kind) seen.push({ word: kind, plain: kind });
    } else if (particles.has(word) || (bare && plainParticles.has(plain))) {
    } else if (selves.has(word)) seen.push({ word: '<me>', plain: '<me>' });
    else if (plain.charCodeAt(0) >= 0x30 && plain.charCodeAt(0) <= 0x39) {
      const size = plain.length > 4 ? '<long>' : plain.length < 4 ? '<few>' : code === undefined ? '<number>' : '<four>';
      seen.push({ word: size, plain: size });
    } else seen.push({ word: bare ? plain : word, plain });
  }
  return seen;
}

/** More features than this are not looked at. */
export const mostFeatures = 256;

/** Is told every feature: where its weights stand and, if a person would recognise it, what it says, in up to three pieces. */
type Visit = (slot: number, says?: string, joined?: string, to?: string) => void;

function visitFeatures(words: readonly ExpandedWord[], facts: Facts, visit: Visit): void {
  const seen = seenWords(words, facts);
  let before = 7;
  let beforeThat = 3;
  let line = ' ';
  for (let at = 0; at < seen.length; at++) {
    const { word, plain } = seen[at]!;
    const hash = hashOf(plain, 11);
    visit(scramble(hash), word);
    if (word !== plain) visit(scramble(hashOf(word, 13)), word);
    visit(scramble(pair(before, hash)), at > 0 ? seen[at - 1]!.word : '^', ' ', word);
    if (at > 1) visit(scramble(pair(pair(beforeThat, 5), hash)), seen[at - 2]!.word, ' … ', word);
    beforeThat = before;
    before = hash;
    line += `${plain} `;
  }
  visit(scramble(pair(before, 17)), seen.at(-1)?.word ?? '', ' ', '$');
  visitPieces(line, visit);
  for (const fact of facts.has) visit(scramble(hashOf(fact, 23)), fact, ' ', '?');
  visit(scramble(pair(29, Math.min(seen.length, 10))));
}

/** Every four letters in a row. */
function visitPieces(line: string, visit: Visit): void {
  let [a, b, c] = [line.charCodeAt(0), line.charCodeAt(1), line.charCodeAt(2)];
  for (let at = 3; at < line.length; at++) {
    const d = line.charCodeAt(at);
    let hash = Math.imul(19 ^ a, 16777619);
    hash = Math.imul(hash ^ b, 16777619);
    hash = Math.imul(hash ^ c, 16777619);
    visit(scramble(Math.imul(hash ^ d, 16777619)));
    a = b;
    b = c;
    c = d;
  }
}

/** The slots of all features of a message, at most `mostFeatures`. */
export function featuresOf(words: readonly ExpandedWord[], facts: Facts): number[] {
  const slots: number[] = [];
  visitFeatures(words, facts, (slot) => {
    if (slots.length < mostFeatures) slots.push(slot);
  });
  return slots;
}

/** The features that a person would recognise: words, pairs of words, facts. */
export function namedFeatures(words: readonly ExpandedWord[], facts: Facts): { slot: number; says: string }[] {
  const named: { slot: number; says: string }[] = [];
  visitFeatures(words, facts, (slot, says, joined = '', to = '') => {
    if (says !== undefined) named.push({ slot, says: says + joined + to });
  });
  return named;
}
