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
  /** The number of the plain word in the table's vocabulary: words are compared by it. */
  id: number;
}

/** One place of a phrase: some words, or a gap of up to six. */
type Part = Alternative[] | 'gap';

interface Phrase<Owner> {
  cue: OwnedCue<Owner>;
  parts: Part[];
  fromStart: boolean;
  toEnd: boolean;
  /** The next words after the first, by their numbers, and whether a gap lies between: what rules most phrases out. */
  next: readonly number[];
  gapBeforeNext: boolean;
}

export interface Matcher<Owner> {
  ids: ReadonlyMap<string, number>;
  /** By the number of the first word. */
  byFirstWord: Phrase<Owner>[][];
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

/** Every word once: most stand in many cues. */
function vocabularyOf(): { ids: Map<string, number>; alternative: (typed: string) => Alternative } {
  const ids = new Map<string, number>();
  const known = new Map<string, Alternative>();
  const alternative = (typed: string): Alternative => {
    const before = known.get(typed);
    if (before !== undefined) return before;
    const word = canonicalKey(typed);
    const plain = foldInPlace(word);
    const id = ids.get(plain) ?? ids.size;
    ids.set(plain, id);
    const made = { word, plain, id };
    known.set(typed, made);
    return made;
  };
  return { ids, alternative };
}

function parse<Owner>(cue: OwnedCue<Owner>, alternative: (typed: string) => Alternative): Phrase<Owner> {
  const parts = cue.say
    .replace(/^\^|\$$/g, '')
    .trim()
    .split(/\s+/)
    .map((part): Part => (part === '*' ? 'gap' : part.split('|').map(alternative)));
  const gapBeforeNext = parts[1] === 'gap';
  const after = parts[gapBeforeNext ? 2 : 1];
  const next = after === undefined || after === 'gap' ? [] : after.map(({ id }) => id);
  return { cue, parts, fromStart: cue.say.startsWith('^'), toEnd: cue.say.endsWith('$'), next, gapBeforeNext };
}

/** Prepares a table once. */
export function matcher<Owner>(table: OwnedCue<Owner>[]): Matcher<Owner> {
  const { ids, alternative } = vocabularyOf();
  const byFirstWord: Phrase<Owner>[][] = [];
  for (const cue of table.filter(({ say }) => say !== '')) {
    const phrase = parse(cue, alternative);
    const [first] = phrase.parts;
    if (first === undefined || first === 'gap') throw new Error(`A cue must begin with a word: ${cue.say}`);
    for (const id of new Set(first.map((alternative) => alternative.id))) {
      byFirstWord[id] ??= [];
      byFirstWord[id].push(phrase);
    }
  }
  return { ids, byFirstWord, always: table.filter(({ say }) => say === '') };
}

/** The same word with some of its marks left out (`điem` for `điểm`); other marks make another word. */
function isTypedLazily(typed: string, { word, plain }: Alternative): boolean {
  for (let at = 0; at < typed.length; at++) if (typed[at] !== word[at] && typed[at] !== plain[at]) return false;
  return true;
}

function isWord(alternatives: readonly Alternative[], { word }: ExpandedWord, id: number, exact: boolean): boolean {
  for (const alternative of alternatives) {
    if (alternative.id !== id) continue;
    if (alternative.word === word || (!exact && isTypedLazily(word, alternative))) return true;
  }
  return false;
}

/** Where the phrase ends when it begins at `at`; gaps take as little as they can. Only gaps run over the end of a clause. */
function endOf({ parts, cue }: Phrase<unknown>, words: readonly ExpandedWord[], ids: readonly number[], at: number): number {
  const exact = cue.exact === true;
  let place = at;
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index]!;
    if (part === 'gap') {
      const next = parts[index + 1];
      if (next === undefined || next === 'gap') return place;
      const limit = Math.min(words.length, place + widestGap + 1);
      while (place < limit && !isWord(next, words[place]!, ids[place]!, exact)) place++;
      if (place === limit) return none;
      continue;
    }
    const word = words[place];
    if (word === undefined || !isWord(part, word, ids[place]!, exact)) return none;
    if (word.opens && index > 0 && parts[index - 1] !== 'gap') return none;
    place++;
  }
  return place;
}

const none = -1;
const isPolite = (word: ExpandedWord) => polite.has(word.word) || (word.bare && politePlain.has(word.plain));

/** All cues that a message holds and whose conditions the facts meet. */
export function cuesThatMatch<Owner>(
  { ids: vocabulary, byFirstWord, always }: Matcher<Owner>,
  words: readonly ExpandedWord[],
  facts: ReadonlySet<Fact>,
): OwnedCue<Owner>[] {
  const matched = new Set<OwnedCue<Owner>>();
  const ids = words.map(({ plain }) => vocabulary.get(plain) ?? none);
  const spoken = words.findIndex((word) => !isPolite(word));
  const firstWord = spoken < 0 ? words.length : spoken;
  const lastWord = words.findLastIndex((word) => !isPolite(word));
  for (let at = 0; at < words.length; at++) {
    const phrases = byFirstWord[ids[at]!];
    if (phrases === undefined) continue;
    for (const phrase of phrases) {
      if (phrase.fromStart && at !== 0 && at > firstWord) continue;
      if (phrase.next.length > 0 && !mayFollow(phrase, ids, at)) continue;
      if (matched.has(phrase.cue)) continue;
      const end = endOf(phrase, words, ids, at);
      if (end !== none && (!phrase.toEnd || end > lastWord) && isAllowed(phrase.cue, facts)) matched.add(phrase.cue);
    }
  }
  for (const cue of always) if (isAllowed(cue, facts)) matched.add(cue);
  return [...matched];
}

/** Whether the second word of a phrase can be where it must: at once, or somewhere behind a gap. */
function mayFollow({ next, gapBeforeNext }: Phrase<unknown>, ids: readonly number[], at: number): boolean {
  const last = gapBeforeNext ? Math.min(ids.length, at + widestGap + 2) : Math.min(ids.length, at + 2);
  for (let place = at + 1; place < last; place++) {
    const id = ids[place]!;
    if (id === none) continue;
    for (let of = 0; of < next.length; of++) if (next[of] === id) return true;
  }
  return false;
}

function isAllowed({ when, unless }: Cue, facts: ReadonlySet<Fact>): boolean {
  if (when !== undefined) for (const fact of when) if (!facts.has(fact)) return false;
  if (unless !== undefined) for (const fact of unless) if (facts.has(fact)) return false;
  return true;
}
