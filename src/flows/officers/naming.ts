import type { Effect } from '../../conversation/effects.js';
import type { Say, Talk } from '../../conversation/flow.js';
import { mayName } from '../../domain/officers.js';
import type { Officer } from '../../domain/people.js';
import type { RoleName } from '../../domain/rights.js';
import { fullUnitName } from '../../domain/units.js';

export const roleNames = [
  'administrator',
  'secretary',
  'deputy_secretary',
  'committee_member',
  'commune_secretary',
  'commune_deputy',
] as const satisfies readonly RoleName[];

/** Who gets which task where; `from` is who gives it up. All of it is checked again when it is confirmed. */
export interface Naming {
  unitId: string | null;
  memberId: string | null;
  name: string | null;
  role: RoleName | null;
  from: string | null;
  fromName: string | null;
  /** Ids to choose from: units or members. */
  found: string[];
  /** A branch's secretary asks the level above to hand over. */
  proposing: boolean;
}

interface Done {
  say: Say[];
  effects?: Effect[];
}

/** Officers of this very unit. */
export async function officersOf({ look }: Pick<Talk<unknown>, 'look'>, unitId: string): Promise<Officer[]> {
  return (await look.officersWithin(unitId)).filter((one) => one.unitId === unitId);
}

/** Gives the task, and ends the other's in the same turn when it is handed over: both hear of it. */
export async function carriedOut(
  talk: Talk<unknown>,
  naming: Pick<Naming, 'unitId' | 'memberId' | 'role' | 'from'>,
): Promise<Done> {
  const { unitId, memberId, role, from } = naming;
  if (!unitId || !memberId || !role || !mayName(talk.person.roles, role, unitId, talk.units))
    return { say: [{ key: 'officers-no-right' }] };
  const named = await talk.look.memberWithin(unitId, memberId);
  if (!named?.contactId) return { say: [{ key: 'officers-person-gone' }] };
  const team = await officersOf(talk, unitId);
  if (team.some((one) => one.contactId === named.contactId && one.role === role))
    return { say: [{ key: 'officers-held-already', params: { name: named.fullName, role } }] };
  const before = from ? team.find((one) => one.contactId === from && one.role === role) : undefined;
  if (from && !before) return { say: [{ key: 'officers-not-held' }] };

  const params = { unit: fullUnitName(talk.units, unitId), role, name: named.fullName };
  const occasion = talk.newId();
  const effects: Effect[] = [
    { kind: 'grant_role', contactId: named.contactId, unitId, role },
    {
      kind: 'tell',
      contactId: named.contactId,
      say: { key: 'officers-told-named', params, lines: [{ key: 'officers-told-rights', params }] },
      key: `role:${occasion}:named`,
      urgency: 'answer',
    },
  ];
  if (before) effects.push(...endOf(before, params.unit, occasion, talk));
  return {
    say: [{ key: before ? 'officers-changed' : 'officers-named', params: { ...params, from: before?.fullName ?? '–' } }],
    effects,
  };
}

/** Ends a task. The last administrator of a unit stays: nobody could name another one. */
export async function ended(
  talk: Talk<unknown>,
  { unitId, role, from }: Pick<Naming, 'unitId' | 'role' | 'from'>,
): Promise<Done> {
  if (!unitId || !role || !mayName(talk.person.roles, role, unitId, talk.units)) return { say: [{ key: 'officers-no-right' }] };
  const team = await officersOf(talk, unitId);
  const held = team.find((one) => one.contactId === from && one.role === role);
  if (!held) return { say: [{ key: 'officers-not-held' }] };
  if (role === 'administrator' && team.filter((one) => one.role === role).length < 2)
    return { say: [{ key: 'officers-last-admin' }] };
  const unit = fullUnitName(talk.units, unitId);
  return {
    say: [{ key: 'officers-ended', params: { name: held.fullName ?? '–', role, unit } }],
    effects: endOf(held, unit, talk.newId(), talk),
  };
}

/** Whoever ends their own task needs no message about it. */
function endOf(held: Officer, unit: string, occasion: string, talk: Talk<unknown>): Effect[] {
  const end: Effect = { kind: 'end_role', contactId: held.contactId, unitId: held.unitId, role: held.role };
  if (held.contactId === talk.person.contactId) return [end];
  const say: Say = { key: 'officers-told-ended', params: { role: held.role, unit } };
  return [end, { kind: 'tell', contactId: held.contactId, say, key: `role:${occasion}:ended`, urgency: 'answer' }];
}
