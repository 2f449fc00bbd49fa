import { communeKey, hamletKey, readResidence } from '../language/hamlets.js';
import type { BareHamlet } from './figures.js';
import { isBranch, type Unit, type UnitTree } from './units.js';

/**
 * "Trắng chi đoàn" (domain.md §1.5): hamlets in which members live and that are no branch's. Hamlets and communes are what people and
 * lists wrote; one is told from another by their keys (language/hamlets.ts).
 */

/** Fewer would make no branch (domain.md §1.5), and so few could be told apart. */
const fewestResidents = 3;

/** How many members live in a hamlet, of those who wrote it in the same way. */
export interface HamletResidents {
  commune: string;
  hamlet: string;
  members: number;
}

/** The communes of one tree of units. */
interface Communes {
  /** The union that answers for the commune that somebody wrote; undefined: none, or it is not clear which. */
  unionOf(written: string): Unit | undefined;
  unions: readonly Unit[];
  /** Whether the hamlet of this key is a branch's. */
  hasBranch(union: Unit, key: string): boolean;
}

/** The unions of a unit's subtree that answer for a commune. A branch answers for its own hamlet only. */
export function communeUnions(units: UnitTree, unitId: string): readonly Unit[] {
  const unit = units.get(unitId);
  return unit && !isBranch(unit) ? communesAround(units, unitId).unions.filter(({ id }) => units.isWithin(id, unitId)) : [];
}

/** Of the communes that were written, those of the subtree of a unit. */
export function communesWithin(units: UnitTree, unitId: string, written: readonly string[]): string[] {
  const within = new Set(communeUnions(units, unitId));
  const { unionOf } = communesAround(units, unitId);
  return written.filter((one) => within.has(unionOf(one)!));
}

/** Hamlets without a branch in the communes of a unit's subtree, the most members first. */
export function bareHamlets(units: UnitTree, unitId: string, residents: readonly HamletResidents[]): BareHamlet[] {
  const within = new Set(communeUnions(units, unitId));
  const { unionOf, hasBranch } = communesAround(units, unitId);
  const unionBy = remembered(unionOf);
  const keyBy = remembered(hamletKey);
  const spellings = new Map<string, { union: Unit; written: Map<string, number> }>();
  for (const { commune, hamlet, members } of residents) {
    const union = unionBy(commune);
    const key = keyBy(hamlet);
    if (!union || !within.has(union) || key === '' || hasBranch(union, key)) continue;
    const place = `${union.id} ${key}`;
    const { written } = spellings.get(place) ?? { written: new Map<string, number>() };
    spellings.set(place, { union, written: written.set(hamlet, (written.get(hamlet) ?? 0) + members) });
  }
  return [...spellings.values()]
    .map(({ union, written }) => bareHamlet(union, [...written]))
    .filter(({ members }) => members >= fewestResidents)
    .sort((a, b) => b.members - a.members || (a.hamlet < b.hamlet ? -1 : 1));
}

function bareHamlet({ id }: Unit, written: [string, number][]): BareHamlet {
  // Of spellings that are as frequent, the one with accents and in small letters is the later one.
  const [[hamlet]] = written.sort(([a, n], [b, m]) => m - n || (a < b ? 1 : -1)) as [[string, number]];
  return { unitId: id, concern: 'bare_hamlet', hamlet, members: written.reduce((sum, [, members]) => sum + members, 0) };
}

/** By tree and root: a province's 10,000 units are looked through once, and forgotten with the tree. */
const known = new WeakMap<UnitTree, Map<string, Communes>>();

function communesAround(units: UnitTree, unitId: string): Communes {
  const root = units.upward(unitId).at(-1)?.id ?? '';
  const roots = known.get(units) ?? new Map<string, Communes>();
  known.set(units, roots);
  const found = roots.get(root) ?? communesOf(units, root);
  roots.set(root, found);
  return found;
}

function communesOf(units: UnitTree, rootId: string): Communes {
  const unions = unionsByCommune(units.subtree(rootId), units);
  const hamlets = branchHamlets(units.subtree(rootId), units, unions);
  const named = new Map<string, Unit[]>();
  for (const union of unions.values()) put(named, communeKey(union.commune!).bare, union);
  return {
    unions: [...unions.values()],
    hasBranch: ({ id }, key) => hamlets.has(`${id} ${key}`),
    unionOf(written) {
      const { full, bare } = communeKey(written);
      // "Tân Phú" may be the xã or the thị trấn.
      return unions.get(full) ?? (full === bare ? only(named.get(bare) ?? []) : undefined);
    },
  };
}

/** The union of each commune, by the commune's key. */
function unionsByCommune(all: readonly Unit[], units: UnitTree): Map<string, Unit> {
  const there = new Map<string, Unit[]>();
  for (const unit of all) if (unit.commune !== null && !isBranch(unit)) put(there, communeKey(unit.commune).full, unit);
  const unions = new Map<string, Unit>();
  for (const [key, those] of there) {
    const union = answering(key, those, units);
    if (union) unions.set(key, union);
  }
  return unions;
}

/**
 * Who answers for the hamlets of a commune, of the unions that lie in it: the one that is called after it, rather one with branches of
 * hamlets, and nobody below it; a school or an office does not. Of two communes of one name neither: what people wrote does not say
 * which they live in.
 */
function answering(key: string, those: readonly Unit[], units: UnitTree): Unit | undefined {
  const called = those.filter(({ kind, name }) => kind === 'commune_union' || ` ${communeKey(name).full} `.includes(` ${key} `));
  const withHamlets = (some: readonly Unit[]) => some.filter(({ id }) => units.subtree(id).some(({ hamlet }) => hamlet !== null));
  const highest = (some: readonly Unit[]) =>
    some.filter((unit) => !some.some((other) => other !== unit && units.isWithin(unit.id, other.id)));
  return only(highest(called)) ?? only(highest(withHamlets(called.length > 0 ? called : those)));
}

/** The hamlets that are a branch's, or a part's of one: the commune's union and the hamlet's key. */
function branchHamlets(all: readonly Unit[], units: UnitTree, unions: ReadonlyMap<string, Unit>): Set<string> {
  const fullKey = remembered((written) => communeKey(written).full);
  const key = remembered(hamletKey);
  return new Set(
    all.filter(isBranch).flatMap((unit) => {
      const hamlet = unit.hamlet ?? hamletInName(unit);
      const commune = units.upward(unit.id).find((one) => one.commune !== null)?.commune;
      const union = commune && unions.get(fullKey(commune));
      return union && hamlet !== undefined ? [`${union.id} ${key(hamlet)}`] : [];
    }),
  );
}

/** "Chi đoàn ấp 7" is the branch of ấp 7, also where the list of units has no column for places. */
function hamletInName({ name }: Unit): string | undefined {
  const read = readResidence(name);
  return read.ok ? read.hamlet : undefined;
}

function only<T>(those: readonly T[]): T | undefined {
  return those.length === 1 ? those[0] : undefined;
}

function put<T>(lists: Map<string, T[]>, key: string, one: T): void {
  const list = lists.get(key);
  if (list) list.push(one);
  else lists.set(key, [one]);
}

/** The same few spellings stand in thousands of communes. */
function remembered<T>(read: (written: string) => T): (written: string) => T {
  const answers = new Map<string, T>();
  return (written) => {
    if (!answers.has(written)) answers.set(written, read(written));
    return answers.get(written)!;
  };
}
