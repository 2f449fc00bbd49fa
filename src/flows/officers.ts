import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import { type ChoiceSpec, flow, type Opening, type Talk } from '../conversation/flow.js';
import { mayName, rolesIn } from '../domain/officers.js';
import { type RoleName, unitsWith } from '../domain/rights.js';
import { fullUnitName } from '../domain/units.js';
import { searchKey } from '../language/folding.js';
import { readYesNo } from '../language/words.js';
import { claim } from './officers/claiming.js';
import { acceptProposal, propose } from './officers/handing-over.js';
import { carriedOut, ended, type Naming, officersOf, roleNames } from './officers/naming.js';
import { findPerson, personChoices } from './officers/person.js';
import { unitsByName } from './units-by-name.js';

type StepName = 'unit' | 'team' | 'person' | 'role' | 'confirm' | 'ending';
const nothing: Naming = {
  unitId: null,
  memberId: null,
  name: null,
  role: null,
  from: null,
  fromName: null,
  found: [],
  proposing: false,
};
const manageWords = new Set([
  'can bo',
  'phan cong can bo',
  'giao nhiem vu',
  'ban giao',
  'ban giao nhiem vu',
  'thoi giu nhiem vu',
  'danh sach can bo',
  'officers',
]);
/** Buttons of one question: more are not read. */
const mostUnits = 12;

/** Who holds which task in a unit: the first administrator claims the role, officers are named, replaced and released (domain.md §1.6). */
export const officers = flow<Naming, StepName>({
  name: 'officers',
  data: z.object({
    unitId: z.string().nullable(),
    memberId: z.string().nullable(),
    name: z.string().nullable(),
    role: z.enum(roleNames).nullable(),
    from: z.string().nullable(),
    fromName: z.string().nullable(),
    found: z.array(z.string()),
    proposing: z.boolean(),
  }),
  steps: {
    unit: {
      ask: (talk) => ({
        key: talk.data.found.length > 0 ? 'officers-which-unit' : 'officers-ask-unit',
        choices: talk.data.found.map((id) => ({
          label: { text: fullUnitName(talk.units, id) },
          to: choiceAddress('officers', 'unit', id),
        })),
      }),
      answer(answer, talk) {
        const mine = unitsWith(talk.person.roles, 'name_officers').flatMap((id) => talk.units.subtree(id));
        const { units, certain } =
          answer.kind === 'text'
            ? unitsByName(talk.units, mine, answer.text)
            : { units: mine.filter((unit) => answer.kind === 'choice' && unit.id === answer.args[0]), certain: true };
        const ids = [...new Set(units.map((unit) => unit.id))];
        if (ids.length === 0) return { do: 'again', because: { key: 'officers-unit-unknown' }, data: { found: [] } };
        if (ids.length > mostUnits) return { do: 'again', because: { key: 'officers-unit-many' }, data: { found: [] } };
        if (!certain) return { do: 'go', step: 'unit', data: { found: ids } };
        return { do: 'go', step: 'team', data: { ...nothing, unitId: ids[0]! } };
      },
    },
    team: {
      async ask(talk) {
        const unitId = talk.data.unitId!;
        const team = await officersOf(talk, unitId);
        const nameable = team.filter((one) => mayName(talk.person.roles, one.role, unitId, talk.units));
        return {
          key: team.length > 0 ? 'officers-team' : 'officers-team-empty',
          params: { unit: fullUnitName(talk.units, unitId) },
          lines: team.map((one) => ({ key: 'officers-team-line', params: { name: one.fullName ?? '–', role: one.role } })),
          choices: [
            own('team', 'officers-choice-new', 'new'),
            ...nameable.map((one) => own('team', 'officers-choice-change', 'change', one.contactId, one.role, one.fullName)),
            ...nameable.map((one) => own('team', 'officers-choice-end', 'end', one.contactId, one.role, one.fullName)),
            own('team', 'officers-choice-done', 'done'),
          ],
        };
      },
      async answer(answer, talk) {
        if (answer.kind !== 'choice') return { do: 'pass' };
        const [what, contactId, role] = answer.args;
        if (what === 'done') return { do: 'end', say: [{ key: 'officers-done' }] };
        if (what === 'new') return { do: 'go', step: 'person', data: { role: null, from: null, fromName: null } };
        const held = (await officersOf(talk, talk.data.unitId!)).find((one) => one.contactId === contactId && one.role === role);
        if (!held) return { do: 'again', because: { key: 'officers-not-held' } };
        const data = { from: held.contactId, fromName: held.fullName, role: held.role };
        return { do: 'go', step: what === 'end' ? 'ending' : 'person', data };
      },
    },
    person: {
      ask: async (talk) => ({
        key: talk.data.found.length > 0 ? 'officers-which-person' : 'officers-ask-person',
        params: { unit: fullUnitName(talk.units, talk.data.unitId!) },
        choices: await personChoices(talk),
      }),
      async answer(answer, talk) {
        const found = await findPerson(answer, talk);
        if ('problem' in found)
          return { do: 'again', because: { key: found.problem, params: { name: found.name ?? '' } }, data: { found: [] } };
        if ('several' in found) return { do: 'go', step: 'person', data: { found: found.several } };
        const data = { memberId: found.memberId, name: found.name, found: [] };
        return { do: 'go', step: talk.data.role ? 'confirm' : 'role', data };
      },
    },
    role: {
      ask: (talk) => ({
        key: 'officers-ask-role',
        params: { name: talk.data.name ?? '' },
        choices: offeredRoles(talk).map((role) => own('role', 'officers-choice-role', role, role)),
      }),
      answer(answer, talk) {
        const role = answer.kind === 'choice' ? offeredRoles(talk).find((one) => one === answer.args[0]) : undefined;
        return role ? { do: 'go', step: 'confirm', data: { role } } : { do: 'pass' };
      },
    },
    confirm: {
      ask: ({ data, units }) => ({
        key: data.proposing ? 'officers-confirm-proposal' : data.from ? 'officers-confirm-change' : 'officers-confirm',
        params: {
          name: data.name ?? '',
          role: data.role ?? '',
          unit: fullUnitName(units, data.unitId!),
          from: data.fromName ?? '–',
        },
        choices: [own('confirm', 'officers-choice-yes', 'yes'), own('confirm', 'officers-choice-no', 'no')],
      }),
      async answer(answer, talk) {
        const said = answer.kind === 'choice' ? answer.args[0] : answer.kind === 'text' ? readYesNo(answer.text) : undefined;
        if (said === 'no') return { do: 'end', say: [{ key: 'officers-nothing-changed' }] };
        if (said !== 'yes') return { do: 'pass' };
        return { do: 'end', ...(await (talk.data.proposing ? propose(talk) : carriedOut(talk, talk.data))) };
      },
    },
    ending: {
      ask: ({ data, units }) => ({
        key: 'officers-confirm-end',
        params: { name: data.fromName ?? '–', role: data.role ?? '', unit: fullUnitName(units, data.unitId!) },
        choices: [own('ending', 'officers-choice-yes', 'yes'), own('ending', 'officers-choice-no', 'no')],
      }),
      async answer(answer, talk) {
        const said = answer.kind === 'choice' ? answer.args[0] : answer.kind === 'text' ? readYesNo(answer.text) : undefined;
        if (said === 'no') return { do: 'end', say: [{ key: 'officers-nothing-changed' }] };
        return said === 'yes' ? { do: 'end', ...(await ended(talk, talk.data)) } : { do: 'pass' };
      },
    },
  },
  entries: {
    manage: (_args, talk) => manage(talk),
    accept: async ([from = '', memberId = ''], talk) => ({ do: 'end', ...(await acceptProposal(talk, from, memberId)) }),
  },
  words: async (text, talk) =>
    (await claim(text, talk)) ?? (manageWords.has(searchKey(text)) && talk.person.roles.length > 0 ? manage(talk) : undefined),
  menu: (talk) =>
    isLeader(talk)
      ? [
          {
            label: { key: 'officers-menu' },
            to: choiceAddress('officers', 'manage'),
            for: 'officer',
            order: 180,
            drawer: 'books',
          },
        ]
      : [],
});

/** Whoever names officers chooses a unit; a branch's secretary proposes a successor to the level above. */
function manage(talk: Talk<undefined>): Opening<Naming, StepName> {
  const mine = unitsWith(talk.person.roles, 'name_officers');
  if (mine.length > 0)
    return { do: 'go', step: 'unit', data: { ...nothing, found: mine.length === 1 ? unitsNear(talk, mine[0]!) : mine } };
  const led = ledBranch(talk);
  if (!led) return { do: 'end', say: [{ key: 'officers-no-right' }] };
  return {
    do: 'go',
    step: 'person',
    data: {
      ...nothing,
      unitId: led.unitId,
      role: led.role,
      from: talk.person.contactId,
      fromName: talk.person.member?.fullName ?? null,
      proposing: true,
    },
  };
}

/** The unit itself and what lies right below, when that is few enough to choose from; otherwise it is typed. */
function unitsNear(talk: Talk<undefined>, unitId: string): string[] {
  const near = [unitId, ...talk.units.children(unitId).map((unit) => unit.id)];
  return near.length <= mostUnits ? near : [];
}

function ledBranch({ person }: Talk<undefined>) {
  return person.roles.find((held) => held.role === 'secretary' || held.role === 'deputy_secretary');
}

function isLeader(talk: Talk<undefined>): boolean {
  return unitsWith(talk.person.roles, 'name_officers').length > 0 || ledBranch(talk) !== undefined;
}

function offeredRoles({ data, person, units }: Talk<Naming>): RoleName[] {
  const unit = units.get(data.unitId!);
  return unit ? rolesIn(unit).filter((role) => mayName(person.roles, role, unit.id, units)) : [];
}

/** A button of a step; the role and the name are shown, ids travel. */
function own(step: StepName, key: string, what: string, contactOrRole?: string, role?: string, name?: string | null): ChoiceSpec {
  const args = role ? [what, contactOrRole!, role] : [what];
  return {
    label: { key, params: { role: role ?? contactOrRole ?? what, name: name ?? '–' } },
    to: choiceAddress('officers', step, ...args),
  };
}
