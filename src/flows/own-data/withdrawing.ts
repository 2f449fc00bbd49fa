import { choiceAddress } from '../../conversation/address.js';
import type { Effect } from '../../conversation/effects.js';
import type { Say, Talk } from '../../conversation/flow.js';
import type { ConsentPurpose } from '../../domain/people.js';

/**
 * Taking a consent back, at once. Without (a), registration and sign-in, nothing else can be done either: everything stops, a
 * waiting registration is withdrawn, and erasure is offered; what was done before stays lawful (domain.md §8.2).
 */
export function withdrawal({ person }: Talk<unknown>, purpose: ConsentPurpose): { say: Say[]; effects: Effect[]; all?: true } {
  if (purpose !== 'registration')
    return { say: [{ key: `data-withdrawn-${purpose}` }], effects: [{ kind: 'withdraw_consent', purposes: [purpose] }] };
  const effects: Effect[] = [
    { kind: 'withdraw_consent', purposes: person.consents },
    { kind: 'set_stopped', stopped: true },
  ];
  if (person.waitingRegistration) effects.push({ kind: 'withdraw_registration', registrationId: person.waitingRegistration.id });
  const erase = { label: { key: 'data-choice-erase' }, to: choiceAddress('data', 'erasing') };
  // A form that is open holds what may no longer be kept.
  return { say: [{ key: 'data-withdrawn-registration', choices: [erase] }], effects, all: true };
}
