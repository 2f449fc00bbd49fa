import type { Unit, UnitTree } from '../domain/units.js';
import { matchBranch } from '../language/branches.js';

export interface UnitsNamed {
  units: Unit[];
  /** One unit, called exactly so: nothing to ask. */
  certain: boolean;
}

/** Units of a list that a typed name may mean: `ap 3`, `Phú Bình`, `chi đoàn ấp 3 xã Đắc Lua`. Everybody else's stay unseen. */
export function unitsByName(tree: UnitTree, among: readonly Unit[], text: string): UnitsNamed {
  const match = matchBranch(text, tree.all, { limit: 50 });
  const named = match.kind === 'none' ? [] : match.kind === 'one' ? [match.unit] : match.units;
  const allowed = new Set(among);
  const units = named.filter((unit) => allowed.has(unit));
  return { units, certain: units.length === 1 && (match.kind === 'one' ? match.certain : match.kind === 'several') };
}
