/** Finds the cues of a message: one look-up per word, so the cost grows with the message and not with the table. */
import type { ExpandedWord } from './abbreviations.js';
import type { Cue } from './cues.js';
import type { Fact } from './facts.js';
import { canonicalKey, foldInPlace } from './folding.js';

export interface OwnedCue<Owner> extends Cue {
  of: Owner;
  /** Cues of one group count as different reasons of the same owner (categories of what is out of scope). */
  group: string;
}

interface Alternative {
  word: string;
  plain: string;
}

/** One place of a phrase: some words, or a gap of up to six. */
type Part = Alternative[] | 'gap';

interface Phrase<Owner> {
  cue: OwnedCue<Owner>;
  parts: Part[];
  fromStart: boolean;
  toEnd: boolean;
}

export interface CueMatch<Owner> {
  cue: OwnedCue<Owner>;
}

export interface Matcher<Owner> {
  byFirstWord: Map<string, Phrase<Owner>[]>;
  /** Cues without words: facts alone speak. */
  always: OwnedCue<Owner>[];
}

const widestGap = 6;
const polite = new Set(
  'dạ ạ em mình tui tôi con cháu bot ad ơi thưa bí thư nha nhé nè nghen với giúp giùm luôn đi vậy cho bạn anh chị nhe hen'.split(
    ' ',
  ),
);
const politePlain = new Set([...polite].map(foldInPlace));

function parse<Owner>(cue: OwnedCue<Owner>): Phrase<Owner> {
  const fromStart = cue.say.startsWith('^');
  const toEnd = cue.say.endsWith('$');
  const parts = cue.say
    .replace(/^\^|\$$/g, '')
    .trim()
    .split(/\s+/)
    .map(
      (part): Part =>
        part === '*'
          ? 'gap'
          : part.split('|').map((word) => ({ word: canonicalKey(word), plain: foldInPlace(canonicalKey(word)) })),
    );
  return { cue, parts, fromStart, toEnd };
}

/** Prepares a table once. */
export function matcher<Owner>(table: OwnedCue<Owner>[]): Matcher<Owner> {
  const byFirstWord = new Map<string, Phrase<Owner>[]>();
  for (const phrase of table.filter(({ say }) => say !== '').map(parse)) {
    const [first] = phrase.parts;
    if (first === undefined || first === 'gap') throw new Error(`A cue must begin with a word: ${phrase.cue.say}`);
    for (const plain of new Set(first.map((alternative) => alternative.plain))) {
      byFirstWord.set(plain, [...(byFirstWord.get(plain) ?? []), phrase]);
    }
  }
  return { byFirstWord, always: table.filter(({ say }) => say === '') };
}

/** The same word with some of its marks left out (`điem` for `điểm`); other marks make another word. */
function isTypedLazily(typed: string, { word, plain }: Alternative): boolean {
  for (let at = 0; at < typed.length; at++) if (typed[at] !== word[at] && typed[at] !== plain[at]) return false;
  return true;
}

function isWord(alternatives: Alternative[], word: ExpandedWord, exact: boolean): boolean {
  return alternatives.some(
    (alternative) =>
      alternative.word === word.word || (!exact && alternative.plain === word.plain && isTypedLazily(word.word, alternative)),
  );
}

/** Where the phrase ends when it begins at `at`; gaps take as little as they can. */
function endOf({ parts, cue }: Phrase<unknown>, words: readonly ExpandedWord[], at: number): number | undefined {
  let place = at;
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index];
    if (part === 'gap') {
      const next = parts[index + 1];
      if (next === undefined || next === 'gap') return place;
      const limit = Math.min(words.length, place + widestGap + 1);
      let found = place;
      while (found < limit && !isWord(next, words[found]!, cue.exact === true)) found++;
      if (found === limit) return undefined;
      place = found;
      continue;
    }
    const word = words[place];
    if (part === undefined || word === undefined || !isWord(part, word, cue.exact === true)) return undefined;
    place++;
  }
  return place;
}

const isPolite = (word: ExpandedWord) => polite.has(word.word) || (word.bare && politePlain.has(word.plain));

/** All cues that a message holds and whose conditions the facts meet. */
export function cuesThatMatch<Owner>(
  table: Matcher<Owner>,
  words: readonly ExpandedWord[],
  facts: ReadonlySet<Fact>,
): OwnedCue<Owner>[] {
  const matched = new Set<OwnedCue<Owner>>();
  const allowed = (cue: Cue) =>
    (cue.when ?? []).every((fact) => facts.has(fact)) && !(cue.unless ?? []).some((fact) => facts.has(fact));
  const firstWord = words.findIndex((word) => !isPolite(word));
  words.forEach((word, at) => {
    for (const phrase of table.byFirstWord.get(word.plain) ?? []) {
      const { cue, fromStart, toEnd } = phrase;
      if (fromStart && at !== 0 && at > firstWord) continue;
      const end = endOf(phrase, words, at);
      if (end === undefined || (toEnd && !words.slice(end).every(isPolite)) || !allowed(cue)) continue;
      matched.add(cue);
    }
  });
  for (const cue of table.always) if (allowed(cue)) matched.add(cue);
  return [...matched];
}
