import type { UnitTree } from './units.js';

/** Officers of a unit (domain.md §1.6). A right given in a unit holds in everything below it. */
export type RoleName =
  | 'administrator'
  | 'secretary'
  | 'deputy_secretary'
  | 'committee_member'
  | 'commune_secretary'
  | 'commune_deputy';

export interface HeldRole {
  role: RoleName;
  unitId: string;
}

export type Right =
  | 'approve_members' // registrations, residence, late sign-ins, guardian's consent
  | 'call_meetings'
  | 'see_roster' // names of a branch
  | 'see_answers' // who said what about a meeting
  | 'answer_questions' // of members, to their secretary
  | 'send_reports' // of the month; and reading the sums of those below
  | 'name_officers'
  | 'hand_out_codes';

const leading: readonly Right[] = [
  'approve_members',
  'call_meetings',
  'see_roster',
  'see_answers',
  'answer_questions',
  'send_reports',
  'hand_out_codes',
];
const rightsOf: Record<RoleName, readonly Right[]> = {
  administrator: [...leading, 'name_officers'],
  commune_secretary: [...leading, 'name_officers'],
  commune_deputy: leading,
  secretary: leading,
  deputy_secretary: leading, // domain.md §1.6: the same in the bot unless limited
  committee_member: ['see_answers'],
};

/** Whether one of these roles gives `right` in the unit `unitId`. Every command and query asks this with the actor's roles. */
export function may(roles: readonly HeldRole[], right: Right, unitId: string, units: UnitTree): boolean {
  return roles.some((held) => rightsOf[held.role].includes(right) && units.isWithin(unitId, held.unitId));
}

/** The units in which these roles give `right`, each the top of a subtree. */
export function unitsWith(roles: readonly HeldRole[], right: Right): string[] {
  return [...new Set(roles.filter((held) => rightsOf[held.role].includes(right)).map((held) => held.unitId))];
}

/** Roles that answer for a unit's people, in the order in which a request looks for somebody. */
export const leadingRoles: readonly RoleName[] = [
  'secretary',
  'deputy_secretary',
  'commune_secretary',
  'commune_deputy',
  'administrator',
];
