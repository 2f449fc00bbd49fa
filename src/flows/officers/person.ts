import { choiceAddress } from '../../conversation/address.js';
import type { Answer, ChoiceSpec, Talk } from '../../conversation/flow.js';
import type { ListedMember } from '../../domain/people.js';
import { readPhone } from '../../language/phones.js';
import type { Naming } from './naming.js';

type Found = { memberId: string; name: string } | { several: string[] } | { problem: string; name?: string };

/** Namesakes to choose from; before anything is typed, whom the roster calls an officer. */
export async function personChoices(talk: Talk<Naming>): Promise<ChoiceSpec[]> {
  const { unitId, found } = talk.data;
  const offered: ListedMember[] =
    found.length > 0
      ? (await Promise.all(found.map((id) => talk.look.memberWithin(unitId!, id)))).filter((one) => one !== null)
      : (await talk.look.titledMembers(unitId!)).filter((one) => one.contactId && one.contactId !== talk.data.from);
  return offered.map((one) => ({ label: { text: one.fullName }, to: choiceAddress('officers', 'person', one.memberId) }));
}

/** A member of the unit or below it, by name, by phone or by button; they must use the bot, or a task would reach nobody. */
export async function findPerson(answer: Answer, talk: Talk<Naming>): Promise<Found> {
  const unitId = talk.data.unitId!;
  let found: ListedMember[] = [];
  if (answer.kind === 'choice')
    found = [await talk.look.memberWithin(unitId, answer.args[0] ?? '')].filter((one) => one !== null);
  else if (answer.kind === 'text') {
    const phone = readPhone(answer.text);
    found = phone.ok
      ? [await talk.look.memberByPhone(unitId, phone.e164)].filter((one) => one !== null)
      : await talk.look.findMembers(unitId, answer.text);
  }
  const [only, ...others] = found;
  if (!only) return { problem: 'officers-person-unknown' };
  if (others.length > 8) return { problem: 'officers-person-many' };
  if (others.length > 0) return { several: found.map((one) => one.memberId) };
  return only.contactId
    ? { memberId: only.memberId, name: only.fullName }
    : { problem: 'officers-person-not-here', name: only.fullName };
}
