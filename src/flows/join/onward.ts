import { choiceAddress } from '../../conversation/address.js';
import type { Effect } from '../../conversation/effects.js';
import type { Say } from '../../conversation/flow.js';
import { registrationAge } from '../../domain/age.js';
import { consentPurposes } from '../../domain/people.js';
import { fullUnitName } from '../../domain/units.js';
import { dayAt } from '../../language/calendar.js';
import { isUnaccented, searchKey } from '../../language/folding.js';
import { guardianRequest, heardBy, shortNumber } from '../registration-request.js';
import type { JoinData, JoinOutcome, JoinStep, JoinTalk } from './data.js';

/** The next question that has no answer yet; or the end, when the age says so (domain.md §2.1, §8.6). */
export async function onward(answers: JoinData, talk: Omit<JoinTalk, 'data'>, say: Say[] = []): Promise<JoinOutcome> {
  const data = { ...answers, residence: withCommune(answers, talk) };
  const go = (step: JoinStep): JoinOutcome => ({ do: 'go', step, data, say });
  const age = data.birthDate && registrationAge(data.birthDate, dayAt(talk.now, talk.zone));
  if (age === 'too_young') return notKept('join-too-young');
  if (age === 'too_old') return notKept('join-too-old');
  // Said among other things and without accents: asked about as if it had been the answer to its own question.
  if (data.fullName === undefined)
    return go(data.nameGuess !== undefined && isUnaccented(data.nameGuess) ? 'accents' : 'fullName');
  if (data.birthDate === undefined) return go('birthDate');
  if (age === 'needs_guardian' && data.guardianId === undefined) {
    if (data.branchId === undefined) return { do: 'go', step: 'branch', data, say: [...say, { key: 'join-needs-guardian' }] };
    return waitForGuardian(data.branchId, talk);
  }
  if (data.phone === undefined) return go('phone');
  if (data.branchId === undefined) return go('branch');
  if (data.residence === undefined) return go('residence');
  return go('review');
}

/** A hamlet that was told without its commune lies in the branch's, if there is one of that name. */
function withCommune({ residence, branchId }: JoinData, { units }: Pick<JoinTalk, 'units'>): JoinData['residence'] {
  if (!residence || residence.commune !== null || residence.hamlet === null || branchId === undefined) return residence;
  const commune = units.upward(branchId).find((unit) => unit.commune !== null)?.commune ?? null;
  const wanted = searchKey(residence.hamlet);
  const there = units.all.find((unit) => unit.commune === commune && unit.hamlet !== null && searchKey(unit.hamlet) === wanted);
  return there && commune !== null ? { hamlet: there.hamlet, commune } : residence;
}

/** Refused kindly: nothing of what was typed stays, the consent neither. */
function notKept(key: string): JoinOutcome {
  return { do: 'end', say: [{ key }], effects: [{ kind: 'withdraw_consent', purposes: [...consentPurposes] }] };
}

/** Only "waits", and for which branch: the name and the birth date that were typed end with this talk. */
async function waitForGuardian(branchId: string, talk: Omit<JoinTalk, 'data'>): Promise<JoinOutcome> {
  const registrationId = talk.newId();
  const branch = fullUnitName(talk.units, branchId);
  const officers = await talk.look.officersFor(branchId);
  const effects: Effect[] = [{ kind: 'await_guardian', registrationId, branchId }];
  for (const { contactId } of officers) {
    effects.push({
      kind: 'tell',
      contactId,
      say: guardianRequest(registrationId, branch),
      key: `guardian:${registrationId}:${contactId}`,
      urgency: 'answer',
    });
  }
  const told: Say = {
    key: `join-guardian-asked-${heardBy(officers)}`,
    params: { branch, number: shortNumber(registrationId) },
    choices: [{ label: { key: 'join-choice-withdraw' }, to: choiceAddress('join', 'withdraw', registrationId) }],
  };
  return { do: 'end', say: [told], effects };
}
