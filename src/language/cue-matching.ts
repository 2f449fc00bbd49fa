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
}

export interface Matcher<Owner> {
  ids: ReadonlyMap<string, number>;
  /** Phrases of one word, by its number. */
  single: Phrase<Owner>[][];
  /** Phrases by their first two words (`pairOf`), those that stand side by side and those with a gap between: two words rule most out. */
  beside: Map<number, Phrase<Owner>[]>;
  apart: Map<number, Phrase<Owner>[]>;
  /** Whether a gap can follow a word, by its number. */
  opensGap: boolean[];
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

/** Every word and every choice of words once: most stand in many cues. */
function vocabularyOf(): { ids: Map<string, number>; choice: (typed: string) => Alternative[] } {
  const ids = new Map<string, number>();
  const known = new Map<string, Alternative[]>();
  const alternative = (typed: string): Alternative => {
    const word = canonicalKey(typed);
    const plain = foldInPlace(word);
    const id = ids.get(plain) ?? ids.size;
    ids.set(plain, id);
    return { word, plain, id };
  };
  const choice = (typed: string): Alternative[] => {
    const before = known.get(typed);
    if (before !== undefined) return before;
    const made = typed.includes('|') ? typed.split('|').flatMap(choice) : [alternative(typed)];
    known.set(typed, made);
    return made;
  };
  return { ids, choice };
}

function parse<Owner>(cue: OwnedCue<Owner>, choice: (typed: string) => Alternative[]): Phrase<Owner> {
  const fromStart = cue.say.startsWith('^');
  const toEnd = cue.say.endsWith('$');
  const words = cue.say.slice(fromStart ? 1 : 0, toEnd ? -1 : undefined);
  return { cue, parts: words.split(' ').map((part): Part => (part === '*' ? 'gap' : choice(part))), fromStart, toEnd };
}

/** Two words in one number; no vocabulary has so many words. */
const pairOf = (first: number, second: number) => first * 65_536 + second;

/** Prepares a table once. */
export function matcher<Owner>(table: OwnedCue<Owner>[]): Matcher<Owner> {
  const { ids, choice } = vocabularyOf();
  const [single, beside, apart, opensGap]: [Phrase<Owner>[][], Matcher<Owner>['beside'], Matcher<Owner>['apart'], boolean[]] = [
    [],
    new Map(),
    new Map(),
    [],
  ];
  for (const cue of table) {
    if (cue.say === '') continue;
    const phrase = parse(cue, choice);
    const [first, second, third] = phrase.parts;
    const next = second === 'gap' ? third : second;
    if (first === undefined || first === 'gap' || next === 'gap' || (second === 'gap' && next === undefined))
      throw new Error(`A gap must stand between two words: ${cue.say}`);
    for (const { id } of first) {
      if (next === undefined) {
        single[id] ??= [];
        single[id].push(phrase);
        continue;
      }
      if (second === 'gap') opensGap[id] = true;
      const pairs = second === 'gap' ? apart : beside;
      for (const { id: after } of next) {
        const phrases = pairs.get(pairOf(id, after));
        if (phrases === undefined) pairs.set(pairOf(id, after), [phrase]);
        else if (phrases.at(-1) !== phrase) phrases.push(phrase);
      }
    }
  }
  return { ids, single, beside, apart, opensGap, always: table.filter(({ say }) => say === '') };
}

/** The same word with some of its marks left out (`điem` for `điểm`); other marks make another word. */
function isTypedLazily(typed: string, { word, plain }: Alternative): boolean {
  for (let at = 0; at < typed.length; at++) if (typed[at] !== word[at] && typed[at] !== plain[at]) return false;
  return true;
}

function isWord(
  alternatives: readonly Alternative[],
  { word, plain, bare }: ExpandedWord,
  id: number,
  onlyExact: boolean,
): boolean {
  // Short forms are written out with all their marks: the "ban" of "bch" is not "bận".
  const exact = onlyExact || (!bare && word === plain);
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
  { ids: vocabulary, single, beside, apart, opensGap, always }: Matcher<Owner>,
  words: readonly ExpandedWord[],
  facts: ReadonlySet<Fact>,
): OwnedCue<Owner>[] {
  const matched = new Set<OwnedCue<Owner>>();
  const ids: number[] = [];
  for (let at = 0; at < words.length; at++) ids.push(vocabulary.get(words[at]!.plain) ?? none);
  let firstWord = 0;
  while (firstWord < words.length && isPolite(words[firstWord]!)) firstWord++;
  let lastWord = words.length - 1;
  while (lastWord >= firstWord && isPolite(words[lastWord]!)) lastWord--;
  if (lastWord < firstWord) lastWord = -1;
  const tryAll = (phrases: readonly Phrase<Owner>[] | undefined, at: number) => {
    if (phrases === undefined) return;
    for (const phrase of phrases) {
      if ((phrase.fromStart && at !== 0 && at > firstWord) || matched.has(phrase.cue)) continue;
      const end = endOf(phrase, words, ids, at);
      if (end !== none && (!phrase.toEnd || end > lastWord) && isAllowed(phrase.cue, facts)) matched.add(phrase.cue);
    }
  };
  for (let at = 0; at < words.length; at++) {
    const id = ids[at]!;
    if (id === none) continue;
    tryAll(single[id], at);
    const next = ids[at + 1] ?? none;
    if (next !== none) tryAll(beside.get(pairOf(id, next)), at);
    if (opensGap[id] !== true) continue;
    const last = Math.min(ids.length, at + widestGap + 2);
    for (let place = at + 1; place < last; place++) {
      const after = ids[place]!;
      if (after !== none) tryAll(apart.get(pairOf(id, after)), at);
    }
  }
  for (const cue of always) if (isAllowed(cue, facts)) matched.add(cue);
  return [...matched];
}

function isAllowed({ when, unless }: Cue, facts: ReadonlySet<Fact>): boolean {
  if (when !== undefined) for (const fact of when) if (!facts.has(fact)) return false;
  if (unless !== undefined) for (const fact of unless) if (facts.has(fact)) return false;
  return true;
}
