import { choiceAddress } from '../conversation/address.js';
import type { Label, Say } from '../conversation/flow.js';
import type { Officer } from '../domain/people.js';
import { showBirthDate } from '../language/show.js';

export interface RequestFacts {
  id: string;
  fullName: string;
  birthDate: string | null;
  /** With the unit above it. */
  branch: string;
  matched: boolean;
  /** The member uses the bot from another account now. */
  linked: boolean;
  over30: boolean;
}

/** What an officer sees of somebody who wants to be registered. No phone: the secretary knows their people (domain.md §8.7). */
export function registrationRequest(facts: RequestFacts): Say {
  const lines: Label[] = [
    { key: 'approvals-line-name', params: { name: facts.fullName } },
    ...(facts.birthDate ? [{ key: 'approvals-line-birth', params: { date: showBirthDate(facts.birthDate) } }] : []),
    { key: facts.matched ? 'approvals-line-matched' : 'approvals-line-new' },
  ];
  if (facts.linked) lines.push({ key: 'approvals-line-linked' });
  if (facts.over30) lines.push({ key: 'approvals-line-over30' });
  return {
    key: 'approvals-request',
    params: { branch: facts.branch },
    lines,
    choices: [
      { label: { key: 'approvals-choice-approve' }, to: choiceAddress('approvals', 'approve', facts.id) },
      { label: { key: 'approvals-choice-refuse' }, to: choiceAddress('approvals', 'refuse', facts.id) },
    ],
  };
}

/** Somebody under 16 waits: without a name, for nothing of them is stored. */
export function guardianRequest(id: string, branch: string): Say {
  return {
    key: 'approvals-guardian',
    params: { branch, number: shortNumber(id) },
    choices: [
      { label: { key: 'approvals-choice-guardian' }, to: choiceAddress('approvals', 'guardian', id) },
      { label: { key: 'approvals-choice-refuse' }, to: choiceAddress('approvals', 'refuse', id) },
    ],
  };
}

/** Which sentence the person reads: what was "sent" to somebody who gets no message now was not sent. They are told when they write again. */
export function heardBy(officers: readonly Pick<Officer, 'reachable'>[]): 'now' | 'later' | 'nobody' {
  if (officers.length === 0) return 'nobody';
  return officers.some((officer) => officer.reachable) ? 'now' : 'later';
}

/** By which a child and the secretary can speak of the same request, which has no name. */
export function shortNumber(registrationId: string): string {
  return registrationId.slice(-5).toUpperCase();
}
