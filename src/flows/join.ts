import { choiceAddress } from '../conversation/address.js';
import { flow, type Opening, type ReadIntent, type Talk } from '../conversation/flow.js';
import { readCode } from '../domain/codes.js';
import { consentVersion } from '../domain/people.js';
import { isBranch } from '../domain/units.js';
import { branchesSaid, guessing } from './branch-picker.js';
import { consent, extras } from './join/consent.js';
import { type JoinData, type JoinStep, joinData } from './join/data.js';
import { onward } from './join/onward.js';
import { accents, birthDate, fullName, phone } from './join/person.js';
import { branch, branchName, residence } from './join/place.js';
import { linked, review } from './join/review.js';
import { shortNumber } from './registration-request.js';

type JoinOpening = Opening<JoinData, JoinStep>;

/** From the greeting to the secretary: nine turns for somebody who answers plainly. */
export const join = flow<JoinData, JoinStep>({
  name: 'join',
  data: joinData,
  remind: true,
  steps: { consent, extras, fullName, accents, birthDate, phone, branch, residence, review, linked },
  entries: {
    start: (_, talk) => startJoining(talk),
    withdraw: ([id = ''], talk) => withdraw(id, talk),
  },
  intents: { register_member: (read, talk) => startJoining(talk, heard(read, talk)) },
  links: { cd_: ([code = ''], talk) => byCode(readCode('CD', code, true), talk) },
  words: (text, talk) => {
    const code = readCode('CD', text);
    return code ? byCode(code, talk) : undefined;
  },
  menu: () => [{ label: { key: 'join-choice-start' }, to: choiceAddress('join', 'start'), for: 'newcomer', order: 10 }],
});

/** Where joining begins for this person: at the consent, after it, or with what they wait for. */
export async function startJoining(talk: Talk<undefined>, said: JoinData = {}): Promise<JoinOpening> {
  const { person, look } = talk;
  if (person.member)
    return { do: 'end', say: [{ key: 'join-already-member', params: { branch: branchName(talk, person.member.branchId) } }] };
  const waiting = person.waitingRegistration;
  const data = { ...answeredBefore(talk), ...told(said) };
  if (waiting) {
    if (!(await guardianAgreed(talk))) return { do: 'end', say: [waitingLine(talk)] };
    data.guardianId = waiting.id;
    data.branchId ??= waiting.branchId;
  }
  const consents = await look.consentsOf(person.contactId);
  const agreed = consents.some((one) => one.purpose === 'registration' && one.textVersion === consentVersion);
  if (!agreed) return { do: 'go', step: 'consent', data };
  const next = await onward(data, talk);
  if (next.do === 'go') return { do: 'go', step: next.step, data, say: next.say };
  return next.do === 'end' ? next : { do: 'pass' };
}

/** Whether the guardian's consent, which a request waits for, was recorded: then the person goes on. */
export async function guardianAgreed({ person, look }: Talk<undefined>): Promise<boolean> {
  const waiting = person.waitingRegistration;
  return waiting?.state === 'guardian' && Boolean((await look.registration(waiting.id))?.guardianAt);
}

/** Answers of a form that is open: a join link scanned in the middle of it, or "đăng ký" once more, must not ask them again. */
function answeredBefore({ begun }: Talk<undefined>): JoinData {
  const form = joinData.safeParse(begun);
  if (!form.success) return {};
  const { fullName, birthDate, phone, phoneOwn, branchId, residence, unionJoinDate, guardianId } = form.data;
  return told({ fullName, birthDate, phone, phoneOwn, branchId, residence, unionJoinDate, guardianId });
}

function told(data: JoinData): JoinData {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
}

/** What somebody reads whose request has no answer yet. */
export function waitingLine(talk: Talk<undefined>) {
  const { id, branchId, state } = talk.person.waitingRegistration!;
  return {
    key: state === 'guardian' ? 'join-guardian-waiting' : 'join-waiting',
    params: { branch: branchName(talk, branchId), number: shortNumber(id) },
    choices: [{ label: { key: 'join-choice-withdraw' }, to: choiceAddress('join', 'withdraw', id) }],
  };
}

function withdraw(id: string, { person }: Talk<undefined>): JoinOpening {
  if (person.waitingRegistration?.id !== id) return { do: 'end', say: [{ key: 'join-nothing-to-withdraw' }] };
  return {
    do: 'end',
    say: [{ key: 'join-withdrawn', choices: [{ label: { key: 'join-choice-start' }, to: choiceAddress('join', 'start') }] }],
    effects: [{ kind: 'withdraw_registration', registrationId: id }],
  };
}

async function byCode(code: string | undefined, talk: Talk<undefined>): Promise<JoinOpening> {
  const found = code ? await talk.look.joinCode(code) : null;
  const opening = await startJoining(talk, found && isBranchId(talk, found.unitId) ? { branchId: found.unitId } : {});
  if (opening.do !== 'go') return opening;
  const first = found
    ? { key: 'join-by-code', params: { branch: branchName(talk, found.unitId) } }
    : { key: 'join-code-unknown' };
  return { ...opening, say: [first, ...(opening.say ?? [])] };
}

function isBranchId({ units }: Talk<undefined>, id: string): boolean {
  const unit = units.get(id);
  return unit !== undefined && isBranch(unit);
}

/** What the first sentence already said; what is not sure is asked. */
function heard(read: ReadIntent, talk: Talk<undefined>): JoinData {
  const { slots } = read;
  const unsure = [slots.ambiguous, slots.missing, slots.invalid].flatMap((list) => (Array.isArray(list) ? list : []));
  const text = (name: string) =>
    typeof slots[name] === 'string' && !unsure.includes(name) ? (slots[name] as string) : undefined;
  const birth = text('birth_date');
  const named = text('branch');
  const found = named === undefined ? undefined : branchesSaid(named, read.text, talk.units, talk.units.branches());
  return {
    fullName: text('full_name'),
    birthDate: birth?.length === 10 ? birth : undefined,
    phone: text('phone'),
    branchId: found?.certain ? found.branches[0]!.id : undefined,
    browsing: found && !found.certain && found.branches.length > 0 ? guessing(found.branches) : undefined,
    unionJoinDate: text('join_date'),
  };
}
