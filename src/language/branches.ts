/**
 * Which unit of the tree somebody means by "cđ ấp 3", "chi doan ap 3 xa phu binh" or "11a2". Accents first, then without, then a
 * part of the name, then names one letter away; the last two are suggestions that are always confirmed.
 */
import { expand } from './abbreviations.js';
import { canonicalKey, isUnaccented, searchKey } from './folding.js';
import { tokenise } from './tokens.js';

/** What matching needs to know of a unit. `parentId` leads to the commune's name when that unit is in the list too. */
export interface NamedUnit {
  id: string;
  name: string;
  kind: string;
  parentId?: string | null;
  commune?: string | null;
}

export type BranchMatch<Unit extends NamedUnit> =
  /** `certain` false: show the full name and ask. */
  | { kind: 'one'; unit: Unit; certain: boolean }
  /** The same name in several communes. */
  | { kind: 'several'; units: Unit[] }
  /** Nothing is called so; these come near. */
  | { kind: 'suggestions'; units: Unit[] }
  | { kind: 'none' };

interface Entry<Unit> {
  unit: Unit;
  /** The name without "Chi đoàn", with accents and without. */
  exact: string;
  folded: string;
  /** Words of the names above it, without accents. */
  above: Set<string>;
}

export interface BranchIndex<Unit extends NamedUnit> {
  byKey: Map<string, Entry<Unit>[]>;
  entries: Entry<Unit>[];
}

export interface BranchOptions {
  /** Only units of these kinds. */
  kinds?: readonly string[];
  /** How many units an answer holds at most; 8 by default. */
  limit?: number;
}

const numberWords = new Map('mot hai ba bon nam sau bay tam chin muoi'.split(' ').map((word, at) => [word, String(at + 1)]));
const romans = new Map('i ii iii iv v vi vii viii ix x'.split(' ').map((word, at) => [word, String(at + 1)]));
const kindWords = new Set(['ap', 'pho', 'thon', 'buon', 'ban', 'lang', 'to', 'xom', 'khom', 'khoi', 'lop']);
const longestQuery = 16;

/** Comparable words: short forms written out, `ấp ba` = `ấp III` = `ấp 03` = `ấp 3`, `11 A2` = `11a2`. */
export function comparable(text: string): { exact: string; folded: string } {
  const words = expand(tokenise(text.slice(0, 200)).tokens);
  return { exact: joined(words.map(({ word }) => word)), folded: joined(words.map(({ plain }) => plain)) };
}

function joined(words: string[]): string {
  const numbered = words.map((word, at) => {
    if (/^\d+$/.test(word)) return String(Number(word.slice(0, 9)));
    const follows = kindWords.has(searchKey(words[at - 1] ?? ''));
    return follows ? (numberWords.get(searchKey(word)) ?? romans.get(word) ?? word) : word;
  });
  return numbered
    .join(' ')
    .replace(/(\d) (?=[a-z]\d?(?: |$))/g, '$1')
    .replace(/(\d[a-z]) (?=\d)/g, '$1');
}

const generic = /^(?:chi đoàn |chi doan |đoàn |doan |chi đoàn cơ sở |chi doan co so )+/;
const hamletKind = /^(?:ap|khu pho|thon|buon|ban|lang|to dan pho|xom|khom|lop|truong|xa|phuong|thi tran) (?=[a-z])/;

/** Prepares the units once; matching then takes well under a millisecond for ten thousand of them. */
export function branchIndex<Unit extends NamedUnit>(units: readonly Unit[]): BranchIndex<Unit> {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const wordsOf = new Map<string, string[]>();
  const words = (unit: Unit): string[] => {
    const known = wordsOf.get(unit.id) ?? searchKey(`${unit.name} ${unit.commune ?? ''}`).split(' ');
    wordsOf.set(unit.id, known);
    return known;
  };
  const entries = units.map((unit): Entry<Unit> => {
    const above = new Set(searchKey(unit.commune ?? '').split(' '));
    const seen = new Set([unit.id]);
    for (let up = byId.get(unit.parentId ?? ''); up !== undefined && !seen.has(up.id); up = byId.get(up.parentId ?? '')) {
      seen.add(up.id);
      for (const word of words(up)) above.add(word);
    }
    const name = comparable(unit.name);
    return { unit, exact: name.exact.replace(generic, ''), folded: name.folded.replace(generic, ''), above };
  });
  const byKey = new Map<string, Entry<Unit>[]>();
  for (const entry of entries) {
    const bare = entry.folded.replace(hamletKind, '');
    for (const key of new Set([entry.folded, bare, entry.folded.replaceAll(' ', '')])) {
      byKey.set(key, [...(byKey.get(key) ?? []), entry]);
    }
  }
  return { byKey, entries };
}

/** Words around a branch name that say nothing about which. */
const around = new Set(
  'em minh toi tui o la thuoc tai cua a nha nhe da ben dang sinh hoat chi doan xa phuong thi tran huyen tinh tp thanh pho va trong doan vien con ad bot'.split(
    ' ',
  ),
);

interface Hit<Unit> {
  entry: Entry<Unit>;
  from: number;
  to: number;
}

/** Every run of words that is the name of an allowed unit. A lone number or a word of politeness is no name. */
function hitsIn<Unit extends NamedUnit>(
  index: BranchIndex<Unit>,
  words: string[],
  allowed: (entry: Entry<Unit>) => boolean,
): Hit<Unit>[] {
  const hits: Hit<Unit>[] = [];
  for (let from = 0; from < words.length; from++) {
    for (let to = from + 1; to <= words.length; to++) {
      const key = words.slice(from, to).join(' ');
      if (/^\d+$/.test(key) || around.has(key)) continue;
      for (const entry of index.byKey.get(key) ?? []) if (allowed(entry)) hits.push({ entry, from, to });
    }
  }
  return hits;
}

const meaningful = (words: string[], { from, to }: { from: number; to: number }) =>
  words.filter((word, at) => (at < from || at >= to) && !around.has(word));

function isOneEditAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  if (a.length === b.length)
    return (
      a.slice(at + 1) === b.slice(at + 1) || (a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2))
    );
  return a.length > b.length ? a.slice(at + 1) === b.slice(at) : a.slice(at) === b.slice(at + 1);
}

function answer<Unit extends NamedUnit>(units: Unit[], certain: boolean, limit: number): BranchMatch<Unit> {
  const [unit] = units;
  if (unit === undefined) return { kind: 'none' };
  return units.length === 1 ? { kind: 'one', unit, certain } : { kind: 'several', units: units.slice(0, limit) };
}

/** By list: the names of ten thousand units are prepared once, when somebody first names one, and forgotten with the list. */
const indexes = new WeakMap<readonly NamedUnit[], BranchIndex<never>>();

function indexOf<Unit extends NamedUnit>(units: readonly Unit[]): BranchIndex<Unit> {
  const known = indexes.get(units) as BranchIndex<Unit> | undefined;
  if (known !== undefined) return known;
  const made = branchIndex(units);
  indexes.set(units, made as unknown as BranchIndex<never>);
  return made;
}

/** Finds the unit that a text names. Give an index when many texts are matched against the same units. */
export function matchBranch<Unit extends NamedUnit>(
  text: string,
  units: readonly Unit[] | BranchIndex<Unit>,
  { kinds, limit = 8 }: BranchOptions = {},
): BranchMatch<Unit> {
  const index = 'byKey' in units ? units : indexOf(units);
  const allowed = (entry: Entry<Unit>) => kinds === undefined || kinds.includes(entry.unit.kind);
  const words = comparable(text)
    .folded.replace(generic, '')
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, longestQuery);
  if (words.length === 0) return { kind: 'none' };
  const hits = hitsIn(index, words, allowed);
  if (hits.length > 0) return chooseAmong(hits, words, text, limit);
  const query = words.filter((word) => !around.has(word)).join(' ') || words.join(' ');
  if (query.length < 3) return { kind: 'none' };
  const containing = index.entries
    .filter((entry) => allowed(entry) && ` ${entry.folded} `.includes(` ${query} `))
    .map(({ unit }) => unit);
  if (containing.length > 0) return answer(containing, false, limit);
  const near =
    query.length < 4
      ? []
      : index.entries.filter(
          (entry) =>
            allowed(entry) && (isOneEditAway(entry.folded, query) || isOneEditAway(entry.folded.replace(hamletKind, ''), query)),
        );
  return near.length === 0 ? { kind: 'none' } : { kind: 'suggestions', units: near.slice(0, limit).map(({ unit }) => unit) };
}

/** The hits that explain the most words; the others are parts of longer names. */
function longest<Unit>(hits: Hit<Unit>[]): Hit<Unit>[] {
  const most = Math.max(0, ...hits.map(({ from, to }) => to - from));
  return hits.filter(({ from, to }) => to - from === most);
}

function chooseAmong<Unit extends NamedUnit>(hits: Hit<Unit>[], words: string[], text: string, limit: number): BranchMatch<Unit> {
  const explained = longest(hits.filter((hit) => meaningful(words, hit).every((word) => hit.entry.above.has(word))));
  const nearly =
    explained.length > 0
      ? []
      : longest(
          hits.filter((hit) =>
            meaningful(words, hit).every((word) =>
              [...hit.entry.above].some((name) => name === word || isOneEditAway(name, word)),
            ),
          ),
        );
  const chosen = [explained, nearly, longest(hits)].find((some) => some.length > 0) ?? [];
  const typed = ` ${comparable(text).exact} `;
  const withAccents = chosen.filter(
    ({ entry }) => typed.includes(` ${entry.exact} `) || typed.includes(` ${entry.exact.replace(/^\S+ (?=\p{L}{2})/u, '')} `),
  );
  const best = withAccents.length > 0 ? withAccents : chosen;
  const units = [...new Map(best.map(({ entry }) => [entry.unit.id, entry.unit])).values()];
  // Typed with accents that fit no name, or with words that fit no commune: likely, not sure.
  const isSure = explained.length > 0 && (withAccents.length > 0 || isUnaccented(canonicalKey(text)));
  // Other communes than the one that was named: near, but not what was said.
  if (explained.length === 0 && units.length > 1) return { kind: 'suggestions', units: units.slice(0, limit) };
  return answer(units, isSure, limit);
}
