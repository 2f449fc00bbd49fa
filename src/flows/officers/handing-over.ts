import { choiceAddress } from '../../conversation/address.js';
import type { Effect } from '../../conversation/effects.js';
import type { Say, Talk } from '../../conversation/flow.js';
import { mayName } from '../../domain/officers.js';
import { unitsWith } from '../../domain/rights.js';
import { fullUnitName } from '../../domain/units.js';
import { carriedOut, type Naming } from './naming.js';

interface Done {
  say: Say[];
  effects?: Effect[];
}

/** A secretary who leaves asks the level above, with one button: the hand-over is theirs to decide (domain.md §1.6). */
export async function propose(talk: Talk<Naming>): Promise<Done> {
  const { unitId, memberId, name, role } = talk.data;
  const holds = talk.person.roles.some((held) => held.unitId === unitId && held.role === role);
  if (!unitId || !memberId || !role || !holds) return { say: [{ key: 'officers-no-right' }] };
  const above = await whoMayName(talk, unitId);
  if (above.length === 0) return { say: [{ key: 'officers-nobody-above' }] };
  const params = { name: name ?? '', role, unit: fullUnitName(talk.units, unitId), from: talk.person.member?.fullName ?? '–' };
  const choices = [
    { label: { key: 'officers-choice-accept' }, to: choiceAddress('officers', 'accept', talk.person.contactId, memberId) },
  ];
  const occasion = talk.newId();
  return {
    say: [{ key: 'officers-proposed', params }],
    effects: above.map((contactId) => ({
      kind: 'tell',
      contactId,
      say: { key: 'officers-told-proposal', params, choices },
      key: `proposal:${occasion}:${contactId}`,
      urgency: 'answer',
    })),
  };
}

/** The nearest people above who may name officers of the unit. */
async function whoMayName(talk: Talk<Naming>, unitId: string): Promise<string[]> {
  for (const unit of talk.units.upward(unitId)) {
    const there = (await talk.look.officersWithin(unit.id)).filter(
      (one) => one.unitId === unit.id && one.contactId !== talk.person.contactId,
    );
    const naming = there.filter((one) => one.role === 'commune_secretary' || one.role === 'administrator');
    if (naming.length > 0) return [...new Set(naming.map((one) => one.contactId))];
  }
  return [];
}

/** The button of a proposal: both sides and the right are looked up again; a second press finds the task handed over. */
export async function acceptProposal(talk: Talk<undefined>, from: string, memberId: string): Promise<Done> {
  for (const unitId of unitsWith(talk.person.roles, 'name_officers')) {
    const held = (await talk.look.officersWithin(unitId)).find(
      (one) =>
        one.contactId === from &&
        (one.role === 'secretary' || one.role === 'deputy_secretary') &&
        mayName(talk.person.roles, one.role, one.unitId, talk.units),
    );
    if (held) return carriedOut(talk, { unitId: held.unitId, memberId, role: held.role, from });
  }
  const mayAny = unitsWith(talk.person.roles, 'name_officers').length > 0;
  return { say: [{ key: mayAny ? 'officers-not-held' : 'officers-no-right' }] };
}
