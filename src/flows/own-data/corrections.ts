import type { Effect } from '../../conversation/effects.js';
import type { Answer, Say, Talk } from '../../conversation/flow.js';
import { registrationAge } from '../../domain/age.js';
import { fullUnitName } from '../../domain/units.js';
import { dayAt } from '../../language/calendar.js';
import { readBirthDate, readUnionJoinDate } from '../../language/dates.js';
import { normalise } from '../../language/folding.js';
import { readName } from '../../language/names.js';
import { readPhone, showPhone } from '../../language/phones.js';
import { showBirthDate } from '../../language/show.js';

/** What a member can correct. */
export const fields = ['name', 'birth', 'phone', 'residence', 'occupation', 'join', 'branch'] as const;
export type Field = (typeof fields)[number];

/** Characters: a hamlet and a commune, an occupation, a branch with the units above it. */
const longest: Partial<Record<Field, number>> = { residence: 80, occupation: 60, branch: 150 };

/** The value as it is stored, or the locale key that says what is accepted. */
export function readField(field: Field, answer: Answer, now: Date, zone: string): { value: string } | { problem: string } {
  if (field === 'phone' && answer.kind === 'contact' && !answer.own) return { problem: 'data-phone-not-own' };
  const text = answer.kind === 'text' ? answer.text : answer.kind === 'contact' && field === 'phone' ? answer.phone : undefined;
  if (text === undefined) return { problem: 'data-only-text' };
  const today = dayAt(now, zone);
  switch (field) {
    case 'name': {
      const read = readName(text);
      return read.ok ? { value: read.fullName } : { problem: 'data-bad-name' };
    }
    case 'birth': {
      const read = readBirthDate(text, today);
      if (!read.ok) return { problem: 'data-bad-birth' };
      return ['ok', 'over_30'].includes(registrationAge(read.date, today))
        ? { value: read.date }
        : { problem: 'data-birth-ask-secretary' };
    }
    case 'phone': {
      const read = readPhone(text);
      return read.ok ? { value: read.e164 } : { problem: 'data-bad-phone' };
    }
    case 'join': {
      const read = readUnionJoinDate(text, today);
      return read.ok ? { value: read.date } : { problem: 'data-bad-join' };
    }
    default: {
      const value = normalise(text).replace(/\s+/g, ' ').trim();
      return /\p{L}|\d/u.test(value) && value.length <= longest[field]! ? { value } : { problem: `data-bad-${field}` };
    }
  }
}

/** As people read it. */
export function showField(field: Field, value: string): string {
  if (field === 'phone') return showPhone(value);
  return field === 'birth' || field === 'join' ? showBirthDate(value) : value;
}

/**
 * Applies a correction. Name and birth date identify a member, so the secretary hears of them; a branch is changed by the secretary
 * only, who gets the wish (domain.md §2.6).
 */
export async function correctionOf(talk: Talk<unknown>, field: Field, value: string): Promise<{ say: Say[]; effects: Effect[] }> {
  const member = talk.person.member;
  if (!member) return { say: [{ key: 'data-nothing-to-fix' }], effects: [] };
  const params = { name: member.fullName, unit: fullUnitName(talk.units, member.branchId), value: showField(field, value) };
  const isForSecretary = field === 'name' || field === 'birth' || field === 'branch';
  const officers = isForSecretary
    ? (await talk.look.officersFor(member.branchId)).filter((one) => one.contactId !== talk.person.contactId)
    : [];
  const occasion = talk.newId();
  const told: Effect[] = officers.map((one) => ({
    kind: 'tell',
    contactId: one.contactId,
    say: { key: `data-told-${field}`, params },
    key: `correction:${occasion}:${one.contactId}`,
    urgency: 'answer',
  }));
  if (field === 'branch')
    return { say: [{ key: officers.length > 0 ? 'data-branch-sent' : 'data-branch-nobody' }], effects: told };
  return {
    say: [{ key: 'data-changed', params }],
    effects: [{ kind: 'update_member', memberId: member.id, fields: changed(field, value) }, ...told],
  };
}

function changed(field: Exclude<Field, 'branch'>, value: string): Extract<Effect, { kind: 'update_member' }>['fields'] {
  switch (field) {
    case 'name':
      return { fullName: value };
    case 'birth':
      return { birthDate: value };
    case 'phone':
      return { phone: value };
    case 'occupation':
      return { occupation: value };
    case 'join':
      return { unionJoinDate: value };
    case 'residence': {
      // "ấp 8, xã Phú Bình": the hamlet, then the commune.
      const [hamlet, ...commune] = value.split(/\s*,\s*/);
      return { residenceHamlet: hamlet ?? null, ...(commune.length > 0 ? { residenceCommune: commune.join(', ') } : {}) };
    }
  }
}
