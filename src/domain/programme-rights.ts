import type { Programme } from './pledges.js';
import { type HeldRole, may } from './rights.js';
import { isBranch, type UnitTree } from './units.js';

/** Whoever calls a unit's meetings also organises its programmes: its secretaries and deputies, and the officers above. */
export function mayOrganise(roles: readonly HeldRole[], unitId: string, units: UnitTree): boolean {
  return may(roles, 'call_meetings', unitId, units);
}

/** These see totals and never a name (domain.md §8.4). */
const withoutNames: readonly string[] = ['central', 'provincial_union'];

/**
 * Whether an officer sees who of a branch registered, reads what was sent to them, and concludes. What officers pledge is concluded by
 * the level above their branch (domain.md §4.4), never by the branch itself.
 */
export function mayConclude(
  roles: readonly HeldRole[],
  { audience }: Pick<Programme, 'audience'>,
  branchId: string,
  units: UnitTree,
): boolean {
  const near = roles.filter((held) => {
    const unit = units.get(held.unitId);
    return unit !== undefined && !withoutNames.includes(unit.kind) && (audience === 'members' || !isBranch(unit));
  });
  return may(near, 'approve_members', branchId, units);
}
