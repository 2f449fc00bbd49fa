import { type HeldRole, may, type RoleName } from './rights.js';
import { isBranch, type Unit, type UnitTree } from './units.js';

/** Officers of a branch (domain.md §1.6). */
const branchRoles: readonly RoleName[] = ['secretary', 'deputy_secretary', 'committee_member'];
/** Officers of a unit above branches. */
const higherRoles: readonly RoleName[] = ['commune_secretary', 'commune_deputy'];

/** What somebody can be in a unit; the administrator runs the installation and is nobody's elected officer. */
export function rolesIn(unit: Unit): readonly RoleName[] {
  return isBranch(unit) ? branchRoles : [...higherRoles, 'administrator'];
}

/** Whether these roles let their holder give or end `role` in a unit. Only an administrator makes or ends an administrator. */
export function mayName(held: readonly HeldRole[], role: RoleName, unitId: string, units: UnitTree): boolean {
  const unit = units.get(unitId);
  if (!unit || !rolesIn(unit).includes(role)) return false;
  const naming = role === 'administrator' ? held.filter((one) => one.role === 'administrator') : held;
  return may(naming, 'name_officers', unitId, units);
}
