import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import type { Effect } from '../conversation/effects.js';
import { type ChoiceSpec, flow, type Opening, type Say, type Talk } from '../conversation/flow.js';
import type { RegistrationView, ResidenceView } from '../conversation/lookup.js';
import { registrationAge } from '../domain/age.js';
import { may, unitsWith } from '../domain/rights.js';
import { fullUnitName } from '../domain/units.js';
import { dayAt } from '../language/calendar.js';
import { searchKey } from '../language/folding.js';
import { readControl } from '../language/words.js';
import { guardianRequest, registrationRequest, shortNumber } from './registration-request.js';
import { waitingListsChoice } from './residence-receiving.js';

const data = z.object({ registrationId: z.string() });
type Data = z.infer<typeof data>;
type ApprovalOpening = Opening<Data, 'reason'>;

const longestReason = 300;
const listAddress = choiceAddress('approvals', 'list');
const mostListed = 8;

/** The officer's side of joining. A button is a claim: the right is asked for again, and what was decided stays decided. */
export const approvals = flow<Data, 'reason'>({
  name: 'approvals',
  data,
  steps: {
    reason: {
      freeText: true,
      ask: () => ({
        key: 'approvals-reason',
        choices: [{ label: { key: 'approvals-choice-no-reason' }, to: choiceAddress('approvals', 'reason', 'none') }],
      }),
      async answer(answer, talk) {
        const none = answer.kind === 'choice' || (answer.kind === 'text' && readControl(answer.text) === 'skip');
        if (!none && answer.kind !== 'text') return { do: 'again', because: { key: 'approvals-reason-text' } };
        const reason = none || answer.kind !== 'text' ? null : answer.text;
        if (reason !== null && [...reason].length > longestReason)
          return { do: 'again', because: { key: 'approvals-reason-long', params: { most: String(longestReason) } } };
        const found = await decidable(talk.data.registrationId, talk);
        return 'say' in found ? { do: 'end', say: [found.say] } : { do: 'end', ...refused(found.registration, reason, talk) };
      },
    },
  },
  entries: {
    approve: async ([id = ''], talk) => {
      const found = await decidable(id, talk);
      if ('say' in found) return { do: 'end', say: [found.say] };
      if (found.registration.guardianAt === null && found.registration.state === 'guardian')
        return { do: 'end', say: [shown(found.registration, talk)] };
      if (found.registration.state === 'guardian') return { do: 'end', say: [{ key: 'approvals-guardian-before' }] };
      return { do: 'end', ...approved(found.registration, talk) };
    },
    refuse: async ([id = ''], talk) => {
      const found = await decidable(id, talk);
      return 'say' in found ? { do: 'end', say: [found.say] } : { do: 'go', step: 'reason', data: { registrationId: id } };
    },
    guardian: ([id = ''], talk) => recordGuardian(id, talk),
    show: async ([id = ''], talk) => {
      const found = await decidable(id, talk);
      return { do: 'end', say: ['say' in found ? found.say : shown(found.registration, talk)] };
    },
    list: (_, talk) => list(talk),
  },
  words: (text, talk) =>
    unitsWith(talk.person.roles, 'approve_members').length > 0 &&
    /^(?:xem )?(?:\d+ )?yeu cau(?: dang)?(?: cho)?(?: duyet)?$/.test(searchKey(text))
      ? list(talk)
      : undefined,
  intents: { approve_registration: (read, talk) => byName(read.slots.full_name, talk) },
  menu: ({ person }) =>
    unitsWith(person.roles, 'approve_members').length > 0
      ? [{ label: { key: 'approvals-menu' }, to: listAddress, for: 'officer', order: 110 }]
      : [],
});

/** The request, if this person may decide it and nobody has; else what to say instead. */
async function decidable(
  id: string,
  { look, person, units }: Talk<unknown>,
): Promise<{ registration: RegistrationView } | { say: Say }> {
  const registration = await look.registration(id);
  if (!registration) return { say: { key: 'approvals-gone' } };
  if (!may(person.roles, 'approve_members', registration.branchId, units)) return { say: { key: 'approvals-not-yours' } };
  if (registration.state === 'waiting' || registration.state === 'guardian') return { registration };
  if (registration.state === 'withdrawn') return { say: { key: 'approvals-withdrawn' } };
  const key = registration.decidedBy === null ? `approvals-was-${registration.state}` : `approvals-was-${registration.state}-by`;
  return { say: { key, params: { by: registration.decidedBy ?? '' } } };
}

function approved(registration: RegistrationView, { units }: Talk<unknown>): { say: Say[]; effects: Effect[] } {
  const { id, contactId, linkedContactId } = registration;
  const branch = fullUnitName(units, registration.branchId);
  const effects: Effect[] = [
    { kind: 'decide_registration', registrationId: id, approve: true, reason: null },
    {
      kind: 'tell',
      contactId,
      key: `decided:${id}`,
      urgency: 'answer',
      say: { key: 'approvals-told-approved', params: { branch }, choices: [menuButton] },
    },
  ];
  if (linkedContactId)
    effects.push({
      kind: 'tell',
      contactId: linkedContactId,
      key: `moved:${id}`,
      urgency: 'answer',
      say: { key: 'approvals-told-moved' },
    });
  return { say: [{ key: 'approvals-approved', params: { name: registration.fullName, branch } }], effects };
}

function refused(
  registration: RegistrationView,
  reason: string | null,
  { units }: Talk<unknown>,
): { say: Say[]; effects: Effect[] } {
  const { id, contactId } = registration;
  const told: Say = {
    key: 'approvals-told-refused',
    params: { branch: fullUnitName(units, registration.branchId) },
    ...(reason === null ? {} : { lines: [{ key: 'approvals-told-reason', params: { reason } }] }),
    choices: [{ label: { key: 'join-choice-start' }, to: choiceAddress('join', 'start') }],
  };
  return {
    say: [{ key: 'approvals-refused' }],
    effects: [
      { kind: 'decide_registration', registrationId: id, approve: false, reason },
      { kind: 'tell', contactId, key: `decided:${id}`, urgency: 'answer', say: told },
    ],
  };
}

/** Yes or no, when, and who recorded it: nothing else of the guardian is kept (domain.md §8.6). */
async function recordGuardian(id: string, talk: Talk<unknown>): Promise<ApprovalOpening> {
  const found = await decidable(id, talk);
  if ('say' in found) return { do: 'end', say: [found.say] };
  const { registration } = found;
  if (registration.state !== 'guardian' || registration.guardianAt)
    return { do: 'end', say: [{ key: 'approvals-guardian-before' }] };
  const go: Say = {
    key: 'approvals-told-guardian',
    choices: [{ label: { key: 'approvals-choice-continue' }, to: choiceAddress('join', 'start') }],
  };
  return {
    do: 'end',
    say: [{ key: 'approvals-guardian-recorded', params: { number: shortNumber(id) } }],
    effects: [
      { kind: 'record_guardian', registrationId: id },
      { kind: 'tell', contactId: registration.contactId, key: `guardian-recorded:${id}`, urgency: 'answer', say: go },
    ],
  };
}

function shown(registration: RegistrationView, { units, now, zone }: Talk<unknown>): Say {
  const branch = fullUnitName(units, registration.branchId);
  if (registration.state === 'guardian') return guardianRequest(registration.id, branch);
  const { birthDate } = registration;
  return registrationRequest({
    ...registration,
    branch,
    linked: registration.linkedContactId !== null,
    over30: birthDate !== null && registrationAge(birthDate, dayAt(now, zone)) === 'over_30',
  });
}

async function waiting({
  look,
  person,
}: Talk<unknown>): Promise<{ registrations: RegistrationView[]; residences: ResidenceView[] }> {
  const units = unitsWith(person.roles, 'approve_members');
  const registrations = (await Promise.all(units.map((unit) => look.waitingRegistrations(unit)))).flat();
  const residences = (await Promise.all(units.map((unit) => look.waitingResidences(unit)))).flat();
  return { registrations: once(registrations), residences: once(residences) };
}

/** The officer's line of the menu with how much waits; null when nothing does, or they decide nothing. */
export async function waitingLineOf(talk: Talk<unknown>): Promise<ChoiceSpec | null> {
  if (unitsWith(talk.person.roles, 'approve_members').length === 0) return null;
  const { registrations, residences } = await waiting(talk);
  const count = registrations.length + residences.length;
  return count === 0 ? null : { label: { key: 'approvals-menu-count', params: { count: String(count) } }, to: listAddress };
}

/** Two roles may reach the same branch. */
function once<T extends { id: string }>(rows: T[]): T[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

async function list(talk: Talk<unknown>): Promise<ApprovalOpening> {
  if (unitsWith(talk.person.roles, 'approve_members').length === 0) return { do: 'end', say: [{ key: 'approvals-not-yours' }] };
  const { registrations, residences } = await waiting(talk);
  const rows: ChoiceSpec[] = [
    ...registrations.map((one) => ({
      label: one.fullName
        ? { text: `${one.fullName} (${talk.units.get(one.branchId)?.name ?? ''})` }
        : { key: 'approvals-list-guardian', params: { number: shortNumber(one.id) } },
      to: choiceAddress('approvals', 'show', one.id),
    })),
    ...residences.map((one) => ({
      label: { key: 'approvals-list-residence', params: { name: one.fullName } },
      to: choiceAddress('residence', 'show', one.id),
    })),
  ];
  if (rows.length === 0) return { do: 'end', say: [{ key: 'approvals-none' }] };
  const choices = [...rows.slice(0, mostListed), ...(residences.length > 1 ? [waitingListsChoice(residences.length)] : [])];
  return { do: 'end', say: [{ key: 'approvals-list', params: { count: String(rows.length) }, choices }] };
}

/** "duyệt Nguyễn Văn An": shown with its buttons; a name alone decides nothing. */
async function byName(name: unknown, talk: Talk<unknown>): Promise<ApprovalOpening> {
  if (unitsWith(talk.person.roles, 'approve_members').length === 0) return { do: 'pass' };
  if (typeof name !== 'string') return list(talk);
  const wanted = searchKey(name);
  const { registrations } = await waiting(talk);
  const found = registrations.filter((one) => ` ${searchKey(one.fullName)} `.includes(` ${wanted} `));
  if (found.length === 1) return { do: 'end', say: [shown(found[0]!, talk)] };
  if (found.length === 0) {
    const rest = await list(talk);
    return rest.do === 'end' ? { ...rest, say: [{ key: 'approvals-no-such-name' }, ...(rest.say ?? [])] } : rest;
  }
  const choices = found.slice(0, mostListed).map((one) => ({
    label: { text: `${one.fullName} (${talk.units.get(one.branchId)?.name ?? ''})` },
    to: choiceAddress('approvals', 'show', one.id),
  }));
  return { do: 'end', say: [{ key: 'approvals-list', params: { count: String(found.length) }, choices }] };
}

const menuButton: ChoiceSpec = { label: { key: 'bot-choice-menu' }, to: choiceAddress('bot', 'menu') };
