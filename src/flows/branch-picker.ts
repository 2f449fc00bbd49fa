import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import type { Answer, ChoiceSpec, Say } from '../conversation/flow.js';
import { branchKinds, fullUnitName, type Unit, type UnitTree } from '../domain/units.js';
import { type BranchIndex, branchIndex, matchBranch } from '../language/branches.js';
import { searchKey } from '../language/folding.js';
import { readYesNo } from '../language/words.js';

/** How somebody finds a branch among hundreds: by typing it, or through the unit above it and pages of buttons. */
export const browsing = z.object({
  /** Branches that may be meant by what was typed. */
  guesses: z.array(z.string()),
  /** The unit whose branches are listed; null lists the units. Undefined: nothing is listed. */
  within: z.string().nullable().optional(),
  page: z.number().int().min(0),
});
export type Browsing = z.infer<typeof browsing>;

export type Picked =
  | { kind: 'picked'; unitId: string }
  | { kind: 'browse'; browsing: Browsing }
  /** Several may be meant, or it only sounds alike: to be confirmed. */
  | { kind: 'guesses'; browsing: Browsing }
  /** None of the proposed ones: asked from the beginning. */
  | { kind: 'anew' }
  | { kind: 'unknown' };

interface Place {
  flow: string;
  step: string;
  units: UnitTree;
  /** The branches that may be picked here. */
  among: readonly Unit[];
}

const perPage = 8;
const mostGuesses = 4;
const longestLabel = 60;

/** The buttons under the question. */
export function branchChoices({ flow, step, units, among }: Place, at: Browsing | undefined): ChoiceSpec[] {
  const to = (...args: (string | number)[]) => choiceAddress(flow, step, ...args);
  const named = (id: string, text: string) => ({
    label: { text: [...text].slice(0, longestLabel).join('') },
    to: to('pick', id),
  });
  if (at && at.guesses.length > 0) {
    return [
      ...at.guesses.map((id) => named(id, fullUnitName(units, id))),
      { label: { key: 'branch-choice-list' }, to: to('list') },
    ];
  }
  if (at?.within === undefined) return [{ label: { key: 'branch-choice-list' }, to: to('list') }];
  const { within, page } = at;
  const rows =
    within === null
      ? parentsOf(units, among).map((unit) => ({ label: { text: unit.name }, to: to('of', unit.id) }))
      : among.filter((unit) => unit.parentId === within).map((unit) => named(unit.id, unit.name));
  const shown = rows.slice(page * perPage, (page + 1) * perPage);
  const more = (page + 1) * perPage < rows.length;
  return [
    ...shown,
    ...(more ? [{ label: { key: 'branch-choice-more' }, to: to('page', page + 1) }] : []),
    ...(within !== null && parentsOf(units, among).length > 1
      ? [{ label: { key: 'branch-choice-others' }, to: to('list') }]
      : []),
  ];
}

/** What a button or a typed name means. */
export function readPick(answer: Answer, { units, among }: Place, at: Browsing | undefined): Picked {
  if (answer.kind === 'choice') return pressed(answer.args, units, among, at);
  if (answer.kind !== 'text') return { kind: 'unknown' };
  const said = at && at.guesses.length > 0 ? readYesNo(answer.text) : undefined;
  if (said === 'yes' && at?.guesses.length === 1) return pressed(['pick', at.guesses[0]!], units, among, at);
  if (said === 'no') return { kind: 'anew' };
  // Inside a commune "ấp 3" is that commune's; if it has none, the name is looked for everywhere.
  const here = at?.within ? among.filter((unit) => unit.parentId === at.within) : [];
  const near = branchesNamed(answer.text, units, here);
  const found = near.branches.length > 0 ? near : branchesNamed(answer.text, units, among);
  const [first] = found.branches;
  if (!first) {
    // "Phú Bình", to the question which of two "ấp 3" it is.
    const wanted = searchKey(answer.text).replace(/^(?:o |ben )?(?:(?:doan )?(?:xa|phuong|truong) )?/, '');
    const meant = (at?.guesses ?? []).filter((id) => wanted.length > 1 && searchKey(fullUnitName(units, id)).includes(wanted));
    return meant.length === 1 ? pressed(['pick', meant[0]!], units, among, at) : { kind: 'unknown' };
  }
  return found.certain ? { kind: 'picked', unitId: first.id } : { kind: 'guesses', browsing: guessing(found.branches) };
}

export function guessing(branches: readonly Unit[]): Browsing {
  return { guesses: branches.slice(0, mostGuesses).map((unit) => unit.id), page: 0 };
}

/** The branches that a text may mean; `certain` when it is one and there is nothing to ask. */
export function branchesNamed(text: string, units: UnitTree, among: readonly Unit[]): { branches: Unit[]; certain: boolean } {
  if (among.length === 0) return { branches: [], certain: false };
  const match = matchBranch(text, indexOf(units), { kinds: branchKinds, limit: 50 });
  const named = match.kind === 'none' ? [] : match.kind === 'one' ? [match.unit] : match.units;
  const allowed = new Set(among);
  const branches = named.filter((unit) => allowed.has(unit));
  const sure = match.kind === 'one' ? match.certain : match.kind === 'several';
  return { branches, certain: branches.length === 1 && sure };
}

/** The branch of a sentence: the slot that was cut from it, told apart by the commune that may follow it ("ấp 3 xã Phú Bình"). */
export function branchesSaid(
  slot: string,
  sentence: string,
  units: UnitTree,
  among: readonly Unit[],
): { branches: Unit[]; certain: boolean } {
  const alone = branchesNamed(slot, units, among);
  const at = sentence.indexOf(slot);
  if (alone.certain || at < 0) return alone;
  const withRest = branchesNamed(sentence.slice(at), units, among);
  return withRest.certain ? withRest : alone;
}

/** Made once for a tree: names of ten thousand units are not prepared again for every message. */
const indexes = new WeakMap<UnitTree, BranchIndex<Unit>>();
function indexOf(units: UnitTree): BranchIndex<Unit> {
  const index = indexes.get(units) ?? branchIndex(units.all);
  indexes.set(units, index);
  return index;
}

function pressed([what, arg = '']: string[], units: UnitTree, among: readonly Unit[], at: Browsing | undefined): Picked {
  if (what === 'pick' && among.some((unit) => unit.id === arg)) return { kind: 'picked', unitId: arg };
  const parents = parentsOf(units, among);
  if (what === 'list')
    return { kind: 'browse', browsing: { guesses: [], within: parents.length === 1 ? parents[0]!.id : null, page: 0 } };
  if (what === 'of' && parents.some((unit) => unit.id === arg))
    return { kind: 'browse', browsing: { guesses: [], within: arg, page: 0 } };
  if (what === 'page' && /^\d{1,3}$/.test(arg) && at?.within !== undefined)
    return { kind: 'browse', browsing: { ...at, page: Number(arg) } };
  return { kind: 'unknown' };
}

/** What is said above the list. */
export function browsingLine(units: UnitTree, at: Browsing | undefined): Say | undefined {
  if (!at) return undefined;
  if (at.guesses.length > 0) return { key: at.guesses.length === 1 ? 'branch-is-it' : 'branch-which' };
  if (at.within === null) return { key: 'branch-choose-unit' };
  return at.within ? { key: 'branch-choose-in', params: { unit: units.get(at.within)?.name ?? '' } } : undefined;
}

function parentsOf(units: UnitTree, branches: readonly Unit[]): Unit[] {
  const ids = new Set(branches.map((unit) => unit.parentId));
  return units.all.filter((unit) => ids.has(unit.id));
}
