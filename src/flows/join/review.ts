import { choiceAddress } from '../../conversation/address.js';
import type { Effect } from '../../conversation/effects.js';
import type { ChoiceSpec, Label, Say, Step } from '../../conversation/flow.js';
import { registrationAge } from '../../domain/age.js';
import { dayAt } from '../../language/calendar.js';
import { searchKey } from '../../language/folding.js';
import { showPhone } from '../../language/phones.js';
import { showBirthDate } from '../../language/show.js';
import { readYesNo } from '../../language/words.js';
import { heardBy, registrationRequest } from '../registration-request.js';
import { showResidence } from '../residence-text.js';
import type { JoinData, JoinOutcome, JoinStep, JoinTalk } from './data.js';
import { onward } from './onward.js';
import { branchName } from './place.js';
import { alsoTold, only, saysFacts, toldIn } from './told.js';

/** The lines of the summary that can be corrected, and the words by which people name them. */
const correctable: [JoinStep, RegExp][] = [
  ['birthDate', /ngay sinh|nam sinh|birth/],
  ['phone', /dien thoai|sdt|so dt|phone/],
  ['branch', /chi doan|don vi|branch/],
  ['residence', /noi o|cu tru|dia chi|ap|thon|khu pho/],
  ['fullName', /ten|name/],
];

export const review: Step<JoinData, JoinStep> = {
  ask(talk) {
    const { data } = talk;
    const button = (what: string, key: string): ChoiceSpec => ({ label: { key }, to: choiceAddress('join', 'review', what) });
    return {
      key: 'join-review',
      lines: summary(talk),
      choices: data.correcting
        ? ['fullName', 'birthDate', 'phone', 'branch', 'residence'].map((step) =>
            button(step, `join-choice-edit-${step.toLowerCase()}`),
          )
        : [button('send', 'join-choice-send'), button('correct', 'join-choice-correct')],
    };
  },
  async answer(answer, talk) {
    const incomplete = await onward(talk.data, talk);
    if (incomplete.do !== 'go' || incomplete.step !== 'review') return incomplete;
    const said = answer.kind === 'choice' ? answer.args[0] : answer.kind === 'text' ? typed(answer.text) : undefined;
    if (said === 'send') return send(talk);
    if (said === 'correct') return { do: 'go', step: 'review', data: { correcting: true }, through: true };
    const line = correctable.find(([step]) => step === said)?.[0];
    // "Sửa sđt 0987 654 321", "nhà ở ấp 3 xã Phú Bình": what is right came along.
    const right = answer.kind === 'text' ? corrections(answer.text, line, talk) : undefined;
    if (right) return onward({ ...talk.data, ...right, correcting: undefined }, talk);
    if (line) return { do: 'go', step: line, data: { correcting: undefined, browsing: undefined }, edit: true };
    return { do: 'again', because: { key: 'join-review-unclear' } };
  },
};

function summary(talk: JoinTalk): Label[] {
  const { data } = talk;
  return [
    { key: 'join-line-name', params: { name: data.fullName ?? '' } },
    { key: 'join-line-birth', params: { date: showBirthDate(data.birthDate ?? '') } },
    data.phone ? { key: 'join-line-phone', params: { phone: showPhone(data.phone) } } : { key: 'join-line-no-phone' },
    { key: 'join-line-branch', params: { branch: branchName(talk, data.branchId) } },
    data.residence
      ? { key: 'join-line-residence', params: { place: showResidence(data.residence) } }
      : { key: 'join-line-no-residence' },
  ];
}

function typed(text: string): string | undefined {
  const key = searchKey(text);
  const line = lineToCorrect(text);
  if (line) return line;
  if (/^(?:sua|edit|doi)(?: |$)/.test(key)) return 'correct';
  if (/^gui( di| yeu cau)?$/.test(key)) return 'send';
  const said = readYesNo(text);
  return said === 'yes' ? 'send' : said === 'no' ? 'correct' : undefined;
}

/** The line of the summary that a text wants to change: "sửa ngày sinh …", "ngày sinh em sai". */
export function lineToCorrect(text: string): JoinStep | undefined {
  const key = searchKey(text);
  const wants = /^(?:sua|doi|nhap lai|ghi lai|edit)(?: |$)|(?:^| )(?:sai|nham|lon|chua dung|moi dung|wrong)(?: |$)/;
  return wants.test(key) ? correctable.find(([, words]) => words.test(key))?.[0] : undefined;
}

/** The new values that a text brings, all of them or only that of the line it names. */
export function corrections(text: string, line: JoinStep | undefined, talk: JoinTalk): JoinData | undefined {
  const told = line ? toldIn(text, talk) : alsoTold(text, { ...talk, data: {} });
  if (!told) return undefined;
  const facts = (['fullName', 'birthDate', 'phone', 'branchId', 'residence'] as const).filter((fact) =>
    line ? fact === (line === 'branch' ? 'branchId' : line) : true,
  );
  const right = only(Object.fromEntries(facts.map((fact) => [fact, told[fact]])));
  if (right.phone) right.phoneOwn = false;
  return saysFacts(right) ? right : undefined;
}

/** Somebody of the roster who is linked already: most have the bot on the other channel, some have lost that account. */
export const linked: Step<JoinData, JoinStep> = {
  ask: () => ({
    key: 'join-already-linked',
    choices: [
      { label: { key: 'join-choice-link' }, to: choiceAddress('link', 'enter') },
      { label: { key: 'join-choice-lost' }, to: choiceAddress('join', 'linked', 'lost') },
      { label: { key: 'join-choice-check' }, to: choiceAddress('join', 'linked', 'check') },
    ],
  }),
  answer(answer, talk) {
    if (answer.kind === 'choice' && answer.args[0] === 'lost')
      return send({ ...talk, data: { ...talk.data, lostAccount: true } });
    if (answer.kind === 'choice') return { do: 'go', step: 'review' };
    return { do: 'pass' };
  },
};

async function send(talk: JoinTalk): Promise<JoinOutcome> {
  const { data, look, person } = talk;
  if (person.waitingRegistration?.state === 'waiting') return { do: 'end', say: [{ key: 'join-sent-before' }] };
  const facts = { fullName: data.fullName!, birthDate: data.birthDate!, phone: data.phone ?? null, branchId: data.branchId! };
  const found = await look.rosterMatch(facts);
  // In another branch only for whoever shared the number as their own: otherwise anybody could ask where somebody belongs.
  const match = found && (found.branchId === facts.branchId || data.phoneOwn) ? found : null;
  if (match?.linked && !data.lostAccount) return { do: 'go', step: 'linked' };
  const branchId = match?.branchId ?? facts.branchId;
  const id = data.guardianId ?? talk.newId();
  const branch = branchName(talk, branchId);
  const request = registrationRequest({
    id,
    fullName: facts.fullName,
    birthDate: facts.birthDate,
    branch,
    matched: match !== null,
    linked: match?.linked ?? false,
    over30: registrationAge(facts.birthDate, dayAt(talk.now, talk.zone)) === 'over_30',
  });
  const officers = await look.officersFor(branchId);
  const effects: Effect[] = [
    {
      kind: 'request_registration',
      registrationId: id,
      memberId: match?.memberId ?? null,
      newMemberId: talk.newId(),
      ...facts,
      branchId,
      residence: data.residence ?? null,
      unionJoinDate: data.unionJoinDate ?? null,
    },
    ...officers.map(
      ({ contactId }): Effect => ({
        kind: 'tell',
        contactId,
        say: request,
        key: `registration:${id}:${contactId}`,
        urgency: 'answer',
      }),
    ),
  ];
  const told: Say = {
    key: `join-sent-${heardBy(officers)}`,
    params: { branch },
    choices: [{ label: { key: 'join-choice-withdraw' }, to: choiceAddress('join', 'withdraw', id) }],
  };
  return { do: 'end', say: [told], effects };
}
