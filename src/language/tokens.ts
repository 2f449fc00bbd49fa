/** A text as words, numbers and signs with their places, so that what was understood can be cut from the original. */
import { canonicalKey, foldInPlace, normalise, placeTones } from './folding.js';

export interface Token {
  /** As typed. */
  text: string;
  /** Lower case with accents, one tone placement. */
  word: string;
  /** Lower case without accents. */
  plain: string;
  kind: 'word' | 'number' | 'sign';
  start: number;
  end: number;
  /** Nothing stands between this token and the one before: `19h30` is three glued tokens. */
  glued: boolean;
}

export interface TokenisedText {
  /** The normalised text that all positions refer to. */
  text: string;
  folded: string;
  tokens: Token[];
  /** The whole text was typed without accents: then every word may mean any of its accented forms. */
  unaccented: boolean;
}

/** A message longer than this is not read to the end; nobody calls a meeting in more. */
const longestRead = 2000;

export function tokenise(typed: string): TokenisedText {
  const text = normalise(typed.length > longestRead ? typed.slice(0, longestRead) : typed);
  const folded = foldInPlace(text);
  const lower = text.toLowerCase();
  // A few letters of other languages grow when they are made small; then nothing can be cut by position.
  const isAligned = lower.length === text.length;
  const tokens: Token[] = [];
  let unaccented = true;
  let lastEnd = -1;
  for (let start = 0; start < text.length; ) {
    const first = classAt(text, start);
    const end = endOf(text, start, first);
    if (first !== space) {
      const found = text.slice(start, end);
      const plain = folded.slice(start, end);
      const word = found === plain ? plain : lowerWord(isAligned ? lower.slice(start, end) : found.toLowerCase(), plain);
      if (first === letter && word !== plain) unaccented = false;
      const kind = first === letter ? 'word' : first === digit ? 'number' : 'sign';
      tokens.push({ text: found, word, plain, kind, start, end, glued: start === lastEnd });
      lastEnd = end;
    }
    start = end;
  }
  return { text, folded, tokens, unaccented };
}

/** What a code unit is. `other`: outside the table, asked by its Unicode property. */
const [other, letter, mark, digit, space, sign] = [0, 1, 2, 3, 4, 5] as const;
type Class = typeof other | typeof letter | typeof mark | typeof digit | typeof space | typeof sign;

const anyLetter = /\p{L}/u;
const anyMark = /\p{M}/u;
const classes = new Uint8Array(0x1f00);
for (const [first, last] of [
  [0, 0x36f],
  [0x1e00, 0x1eff],
] as const) {
  for (let code = first; code <= last; code++) classes[code] = classOf(String.fromCharCode(code));
}

function classOf(character: string): Class {
  if (anyLetter.test(character)) return letter;
  if (anyMark.test(character)) return mark;
  if (/\d/.test(character)) return digit;
  return /\s/.test(character) ? space : sign;
}

function classAt(text: string, at: number): Class {
  const known = (classes[text.charCodeAt(at)] ?? other) as Class;
  return known === other ? classOf(String.fromCodePoint(text.codePointAt(at) ?? 0)) : known;
}

const widthAt = (text: string, at: number) => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

/** Words and numbers run on, spaces and signs are taken one by one. */
function endOf(text: string, start: number, first: Class): number {
  let end = start + widthAt(text, start);
  if (first !== letter && first !== digit) return end;
  while (end < text.length) {
    const next = classAt(text, end);
    if (next !== first && !(first === letter && next === mark)) break;
    end += widthAt(text, end);
  }
  return end;
}

/** One tone placement; only open syllables and words with q can have two. */
function lowerWord(lower: string, plain: string): string {
  if (lower === plain) return plain;
  const [before, last] = [plain.charCodeAt(plain.length - 2), plain.charCodeAt(plain.length - 1)];
  const isOpen = before === o ? last === a || last === e : before === u && last === y;
  return isOpen || plain.includes('q') ? placeTones(lower) : lower;
}
const [a, e, o, u, y] = [0x61, 0x65, 0x6f, 0x75, 0x79];

/** Asks whether a token is one of some words. A word typed without accents counts; one with other accents does not. */
export type Vocabulary = (token: Token | undefined) => boolean;

export function vocabulary(words: string): Vocabulary {
  const exact = new Set(words.split(' ').map(canonicalKey));
  const plain = new Set([...exact].map(foldInPlace));
  return (token) => token !== undefined && (exact.has(token.word) || (token.word === token.plain && plain.has(token.plain)));
}
