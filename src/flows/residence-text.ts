import type { UnitTree } from '../domain/units.js';
import { searchKey } from '../language/folding.js';
import { readResidence } from '../language/hamlets.js';

export interface Residence {
  hamlet: string | null;
  commune: string | null;
}

export function showResidence({ hamlet, commune }: Residence): string {
  return [hamlet, commune].filter(Boolean).join(', ');
}

/**
 * Hamlet and commune as the tree writes them when it knows them ("ap 3 phu binh" → ấp 3, xã Phú Bình), else as they were typed.
 * `nearby` is the commune of somebody who names only the hamlet. Undefined: neither was in the text.
 */
export function residenceIn(text: string, units: UnitTree, nearby: string | null): Residence | undefined {
  const read = readResidence(text);
  if (!read.ok) return read.commune === undefined ? undefined : { hamlet: null, commune: known(read.commune, communesOf(units)) };
  const commune = read.commune === undefined ? nearby : known(read.commune, communesOf(units));
  const hamlets = units.all
    .filter((unit) => unit.hamlet !== null && unit.commune === commune)
    .map((unit) => unit.hamlet as string);
  return commune === null ? alone(read.hamlet, units) : { hamlet: known(read.hamlet, hamlets), commune };
}

/** A hamlet whose commune nobody said: clear when there is only one of that name. */
function alone(typed: string, units: UnitTree): Residence {
  const same = units.all.filter((unit) => unit.hamlet !== null && searchKey(unit.hamlet) === searchKey(typed));
  const communes = [...new Set(same.map((unit) => unit.commune))];
  return communes.length === 1 ? { hamlet: same[0]!.hamlet, commune: communes[0]! } : { hamlet: typed, commune: null };
}

function communesOf(units: UnitTree): string[] {
  return [...new Set(units.all.flatMap((unit) => (unit.commune ? [unit.commune] : [])))];
}

/** The name that is meant, with its accents and its kind ("Phú Bình" is xã Phú Bình); the typed one when none is. */
function known(typed: string, names: readonly string[]): string {
  const bare = (name: string) => searchKey(name).replace(/^(?:xa|phuong|thi tran|dac khu) /, '');
  return names.find((name) => searchKey(name) === searchKey(typed)) ?? names.find((name) => bare(name) === bare(typed)) ?? typed;
}
