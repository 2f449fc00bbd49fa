/** Finding a unit by what a list calls it: case, accents, dashes and “Chi đoàn” in front differ from clerk to clerk. */
import { branchKinds } from '../domain/units.js';
import { canonicalKey, normalise, searchKey } from '../language/folding.js';

/** What the import needs of a unit. */
export interface KnownUnit {
  id: string;
  parentId: string | null;
  code: string | null;
  kind: string;
  name: string;
}

const isBranch = (unit: KnownUnit) => branchKinds.includes(unit.kind);

export interface UnitFinder {
  /** The branch a row belongs to; undefined when no unit, or more than one, answers to these names. */
  branch(grassroots: string | null, branch: string | null, code?: string | null): KnownUnit | undefined;
  /** Whether some unit that is no branch has this name. */
  isGrassroots(name: string): boolean;
  isBranchName(name: string): boolean;
}

/** “I. ”, “12) ”, “A - ” in front, “(39 đoàn viên)” behind. */
const numbering = /^\s*(?:[IVXLC]{1,7}|[A-ZĐ]|\d{1,3})\s*[.)/:-]\s*/iu;
const headcount = /\s*[(:–-]?\s*\(?\s*(?:có\s*)?\d{1,5}\s*(?:đoàn viên|đ\/c|đồng chí|đv|đvtn|người)\s*\)?\s*$/iu;

/** The name in a section row, without its number and head count. */
export function unitNameOf(text: string): string {
  return normalise(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(numbering, '')
    .replace(headcount, '')
    .replace(/[\s:;.,–-]+$/u, '')
    .trim();
}

function simplify(key: string): string {
  return key
    .replace(/[^\p{L}\p{M}\d]+/gu, ' ')
    .trim()
    .replace(/^(?:bch|ban chấp hành|ban chap hanh) /, '')
    .replace(
      /^(đoàn|doan) (?:tncs|thanh niên|thanh nien)(?: hồ chí minh| ho chi minh| hcm| cộng sản hồ chí minh| cong san ho chi minh)? /,
      '$1 ',
    )
    .replace(/^chi (?:đoàn|doan) /, '');
}

const exactKey = (name: string) => simplify(canonicalKey(name));
const looseKey = (name: string) => simplify(searchKey(name));

export function unitFinder(units: readonly KnownUnit[]): UnitFinder {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const byCode = new Map(units.filter((unit) => unit.code).map((unit) => [canonicalKey(unit.code!), unit]));
  const exact = group(units, exactKey);
  const loose = group(units, looseKey);
  const named = (name: string) => exact.get(exactKey(name)) ?? loose.get(looseKey(name)) ?? [];
  const isBelow = (unit: KnownUnit, above: readonly KnownUnit[]) => {
    for (
      let at: KnownUnit | undefined = unit, steps = 0;
      at && steps < 12;
      at = at.parentId ? byId.get(at.parentId) : undefined, steps += 1
    ) {
      if (above.includes(at)) return true;
    }
    return false;
  };
  const find = (grassroots: string | null, branch: string | null, code: string | null): KnownUnit | undefined => {
    const coded = code ? byCode.get(canonicalKey(code)) : undefined;
    if (coded && isBranch(coded)) return coded;
    const name = branch ?? grassroots;
    if (!name) return undefined;
    const above = grassroots && branch ? named(grassroots) : undefined;
    // A name spelt exactly wins over one that is equal only without accents (ấp Phú Thạnh, ấp Phú Thành).
    for (const list of [exact.get(exactKey(name)), loose.get(looseKey(name))]) {
      const candidates = (list ?? []).filter((unit) => isBranch(unit) && (!above || isBelow(unit, above)));
      if (candidates.length === 1) return candidates[0];
    }
    return undefined;
  };
  const known = new Map<string, KnownUnit | undefined>();
  return {
    branch(grassroots, branch, code = null) {
      const key = `${grassroots}\n${branch}\n${code}`;
      if (!known.has(key)) known.set(key, find(grassroots, branch, code));
      return known.get(key);
    },
    isGrassroots: (name) => named(name).some((unit) => !isBranch(unit)),
    isBranchName: (name) => named(name).some(isBranch),
  };
}

/** One branch for people who are compared: its id when it is known, else what the list calls it. */
export function branchKey(grassroots: string | null, branch: string | null): string {
  return `${exactKey(grassroots ?? '')}|${exactKey(branch ?? '')}`;
}

function group(units: readonly KnownUnit[], keyOf: (name: string) => string): Map<string, KnownUnit[]> {
  const groups = new Map<string, KnownUnit[]>();
  for (const unit of units) {
    const key = keyOf(unit.name);
    const list = groups.get(key);
    if (list) list.push(unit);
    else groups.set(key, [unit]);
  }
  return groups;
}
