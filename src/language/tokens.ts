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
  const tokens: Token[] = [];
  let unaccented = true;
  let lastEnd = -1;
  for (const match of text.matchAll(/\p{L}[\p{L}\p{M}]*|\d+|[^\s\p{L}\d]/gu)) {
    const [found] = match;
    const start = match.index;
    const end = start + found.length;
    const plain = folded.slice(start, end);
    const kind = /^\d/.test(found) ? 'number' : /^\p{L}/u.test(found) ? 'word' : 'sign';
    const lower = found.toLowerCase();
    const word = kind === 'word' && plain !== lower ? placeTones(lower) : lower;
    if (kind === 'word' && word !== plain) unaccented = false;
    tokens.push({ text: found, word, plain, kind, start, end, glued: start === lastEnd });
    lastEnd = end;
  }
  return { text, folded, tokens, unaccented };
}

/** Asks whether a token is one of some words. A word typed without accents counts; one with other accents does not. */
export type Vocabulary = (token: Token | undefined) => boolean;

export function vocabulary(words: string): Vocabulary {
  const exact = new Set(words.split(' ').map(canonicalKey));
  const plain = new Set([...exact].map(foldInPlace));
  return (token) => token !== undefined && (exact.has(token.word) || (token.word === token.plain && plain.has(token.plain)));
}
