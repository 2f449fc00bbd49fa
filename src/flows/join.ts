import { choiceAddress } from '../conversation/address.js';
import { flow, type Opening, type Say, type Talk } from '../conversation/flow.js';
import { readCode } from '../domain/codes.js';
import { consentVersion } from '../domain/people.js';
import { isBranch } from '../domain/units.js';
import { searchKey } from '../language/folding.js';
import { consent, consentText, extras } from './join/consent.js';
import { type JoinData, type JoinStep, joinData } from './join/data.js';
import { onward } from './join/onward.js';
import { accents, birthDate, fullName, phone } from './join/person.js';
import { branch, branchName, residence } from './join/place.js';
import { corrections, lineToCorrect, linked, review } from './join/review.js';
import { noted, only, saysFacts, toldIn } from './join/told.js';
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
  intents: { register_member: async (read, talk) => introduced(talk, await startJoining(talk, toldIn(read.text, talk))) },
  links: { cd_: ([code = ''], talk) => byCode(readCode('CD', code, true), talk) },
  words: (text, talk) => {
    const code = readCode('CD', text);
    if (code) return byCode(code, talk);
    const waiting = talk.person.waitingRegistration;
    if (
      waiting &&
      /^(?:cho (?:em |minh )?)?(?:rut|huy)(?: lai)?(?: yeu cau| dang ky)(?: a| nha| nhe)?$|^rut lai$/.test(searchKey(text))
    )
      return withdraw(waiting.id, talk);
    return correct(text, talk);
  },
  menu: () => [{ label: { key: 'join-choice-start' }, to: choiceAddress('join', 'start'), for: 'newcomer', order: 10 }],
});

/**
 * Where joining begins for this person: at the consent, after it, or with what they wait for. `told` is what they said of themselves,
 * `invitedTo` the branch whose code they came by.
 */
export async function startJoining(talk: Talk<undefined>, told: JoinData = {}, invitedTo?: string): Promise<JoinOpening> {
  const { person, look } = talk;
  if (person.member)
    return { do: 'end', say: [{ key: 'join-already-member', params: { branch: branchName(talk, person.member.branchId) } }] };
  const begun = begunForm(talk);
  const waiting = person.waitingRegistration;
  const guardianId = waiting?.id ?? begun.guardianId;
  if (waiting && !(await guardianAgreed(talk))) return { do: 'end', say: [waitingLine(talk)] };
  const consents = await look.consentsOf(person.contactId);
  const agreed = consents.some((one) => one.purpose === 'registration' && one.textVersion === consentVersion);
  if (!agreed)
    return beforeConsent(talk, told, only({ invitedTo: invitedTo ?? begun.invitedTo ?? waiting?.branchId, guardianId }), begun);
  const data: JoinData = { ...answered(begun), ...only({ ...told, guardianId }), ...only({ branchId: invitedTo }) };
  if (waiting) data.branchId ??= waiting.branchId;
  if (begun.extrasOpen) return { do: 'go', step: 'extras', data: { ...only(begun), ...data } };
  const next = await onward(data, talk, noted(told, talk));
  if (next.do === 'go') return { do: 'go', step: next.step, data: { ...data, ...next.data }, say: next.say };
  return next.do === 'end' ? next : { do: 'pass' };
}

/**
 * Nothing of what somebody told before they agreed is kept (domain.md §8.2, §8.4): not in the talk, and the message itself is emptied
 * with its turn, so that there is nothing to come back to either. Keeping it "only until the answer" would be storing it without a
 * consent, and for days if no answer comes. So they are told at once that it was not kept, and say it again afterwards in one message,
 * or together with their yes ("đồng ý, em tên …"). Only the branch whose code they came by stays: it says where they knocked, not who
 * they are.
 */
function beforeConsent(talk: Talk<undefined>, told: JoinData, kept: JoinData, begun: JoinData): JoinOpening {
  const toTellAgain = saysFacts(told) || begun.toTellAgain || undefined;
  const data = only({ ...kept, toTellAgain, consentShown: true });
  const say: Say[] = saysFacts(told) ? [{ key: 'join-not-kept' }] : [];
  if (!begun.consentShown) say.push(consentText(talk));
  return { do: 'go', step: 'consent', data, say };
}

/** Who speaks, before anything else, to somebody who never wrote: most begin with what they want. */
function introduced(talk: Talk<undefined>, opening: JoinOpening): JoinOpening {
  if (opening.do !== 'go' || opening.step !== 'consent' || talk.begun !== undefined) return opening;
  return { ...opening, say: [{ key: 'bot-greet' }, ...(opening.say ?? [])] };
}

/** Whether the guardian's consent, which a request waits for, was recorded: then the person goes on. */
export async function guardianAgreed({ person, look }: Talk<undefined>): Promise<boolean> {
  const waiting = person.waitingRegistration;
  return waiting?.state === 'guardian' && Boolean((await look.registration(waiting.id))?.guardianAt);
}

/** "Sửa tên" in the middle of the form: asked again, or taken when the right one came along. */
async function correct(text: string, talk: Talk<undefined>): Promise<JoinOpening | undefined> {
  const line = lineToCorrect(text);
  if (!line || talk.begun === undefined) return undefined;
  const form = begunForm(talk);
  const fact = line === 'branch' ? 'branchId' : (line as keyof JoinData);
  if (form[fact] === undefined) return undefined;
  const right = corrections(text, line, { ...talk, data: form });
  const data = { ...form, ...(right ?? { [fact]: undefined }) };
  if (!right) return { do: 'go', step: line, data };
  const next = await onward(data, talk);
  return next.do === 'go' ? { do: 'go', step: next.step, data: { ...data, ...next.data }, say: next.say } : undefined;
}

/** The form that is open, if one is. */
function begunForm({ begun }: Talk<undefined>): JoinData {
  const form = joinData.safeParse(begun);
  return form.success ? form.data : {};
}

/** Its answers: a join link scanned in the middle of it, or "đăng ký" once more, must not ask them again. */
function answered(form: JoinData): JoinData {
  const { fullName, birthDate, phone, phoneOwn, branchId, residence, unionJoinDate } = form;
  return only({ fullName, birthDate, phone, phoneOwn, branchId, residence, unionJoinDate });
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
  const opening = await startJoining(talk, {}, found && isBranchId(talk, found.unitId) ? found.unitId : undefined);
  if (opening.do !== 'go') return opening;
  const first = found
    ? { key: 'join-by-code', params: { branch: branchName(talk, found.unitId) } }
    : { key: 'join-code-unknown' };
  return introduced(talk, { ...opening, say: [first, ...(opening.say ?? [])] });
}

function isBranchId({ units }: Talk<undefined>, id: string): boolean {
  const unit = units.get(id);
  return unit !== undefined && isBranch(unit);
}
