import { choiceAddress } from '../../conversation/address.js';
import type { Answer, Step } from '../../conversation/flow.js';
import { dayAt } from '../../language/calendar.js';
import { readBirthDate } from '../../language/dates.js';
import { searchKey } from '../../language/folding.js';
import { readName } from '../../language/names.js';
import { readPhone, showPhone } from '../../language/phones.js';
import { showBirthDate } from '../../language/show.js';
import { readControl, readYesNo } from '../../language/words.js';
import type { JoinData, JoinOutcome, JoinStep, JoinTalk } from './data.js';
import { onward } from './onward.js';
import { alsoTold, noted, only } from './told.js';

type JoinStepOf = Step<JoinData, JoinStep>;

const needsText: JoinOutcome = { do: 'again', because: { key: 'join-needs-text' } };
/** A button "it is this", or a typed yes, to what was proposed. */
const agrees = (answer: Answer) => answer.kind === 'choice' || (answer.kind === 'text' && readYesNo(answer.text) === 'yes');
/** "Em chưa có số", "không": no number of their own. */
const hasNone = (text: string) =>
  readYesNo(text) === 'no' ||
  /^(?:em |minh |toi |tui |da )*(?:khong|ko|k|chua)(?: co)?(?: so| sdt| dt| dien thoai)*(?: dien thoai| rieng)*(?: a)?$/.test(
    searchKey(text),
  );
/** A typed no: then it is typed anew. */
const denies = (answer: Answer) => answer.kind === 'text' && readYesNo(answer.text) === 'no';
const typeAnew = (data: Partial<JoinData>): JoinOutcome => ({ do: 'again', because: { key: 'join-type-anew' }, data });

/** What else one message said; on to what is missing then. Undefined: it said nothing of the kind. */
function several(text: string, talk: JoinTalk): Promise<JoinOutcome> | undefined {
  const told = alsoTold(text, talk);
  const strong = told && (told.fullName ?? told.nameGuess ?? told.birthDate ?? told.phone);
  return told && strong ? onward({ ...talk.data, ...told }, talk, noted(told, talk)) : undefined;
}

/** On with the answer that was asked for, and with whatever came along. */
function taken(text: string, answered: JoinData, talk: JoinTalk): Promise<JoinOutcome> {
  const told = { ...alsoTold(text, talk), ...only(answered) };
  return onward({ ...talk.data, ...told, ...answered }, talk, noted(told, talk));
}

export const fullName: JoinStepOf = {
  ask: ({ data }) => ({
    key: 'join-full-name',
    ...(data.nameGuess === undefined
      ? {}
      : { choices: [{ label: { text: data.nameGuess }, to: choiceAddress('join', 'fullName', 'guess') }] }),
  }),
  answer(answer, talk) {
    const { nameGuess } = talk.data;
    if (nameGuess !== undefined && agrees(answer))
      return onward({ ...talk.data, fullName: nameGuess, nameGuess: undefined }, talk);
    if (nameGuess !== undefined && denies(answer)) return typeAnew({ nameGuess: undefined });
    if (answer.kind !== 'text') return needsText;
    const read = readName(answer.text);
    if (!read.ok) {
      const others = several(answer.text, talk);
      if (others) return others;
      // A given name alone is not worth proposing as the whole.
      const guess = read.problem === 'incomplete' ? undefined : read.suggestion;
      return { do: 'again', because: { key: `join-name-${read.problem.replaceAll('_', '-')}` }, data: { nameGuess: guess } };
    }
    if (read.warnings.includes('unaccented'))
      return { do: 'go', step: 'accents', data: { nameGuess: read.fullName }, through: true };
    return onward({ ...talk.data, fullName: read.fullName, nameGuess: undefined }, talk);
  },
};

/** Asked once: some names have no accents, and somebody who insists is right. */
export const accents: JoinStepOf = {
  ask: ({ data }) => ({
    key: 'join-accents',
    params: { name: data.nameGuess ?? '' },
    choices: [{ label: { key: 'join-choice-keep-name' }, to: choiceAddress('join', 'accents', 'keep') }],
  }),
  answer(answer, talk) {
    if (agrees(answer)) return onward({ ...talk.data, fullName: talk.data.nameGuess, nameGuess: undefined }, talk);
    if (answer.kind !== 'text') return needsText;
    const read = readName(answer.text);
    const isSame = read.ok && searchKey(read.fullName) === searchKey(talk.data.nameGuess ?? '');
    const other = isSame ? undefined : besides(answer.text, talk);
    if (other) return onward({ ...talk.data, ...other }, talk, noted(other, talk, 1));
    if (!read.ok) return { do: 'again', because: { key: `join-name-${read.problem.replaceAll('_', '-')}` } };
    return onward({ ...talk.data, fullName: read.fullName, nameGuess: undefined }, talk);
  },
};

/** The answer to another question than that for the name; a place without accents looks like a name. Undefined: it says nothing else. */
function besides(text: string, talk: JoinTalk): JoinData | undefined {
  const { fullName: _, nameGuess: __, ...told } = alsoTold(text, talk) ?? {};
  return told.birthDate || told.phone || told.branchId || told.residence ? told : undefined;
}

export const birthDate: JoinStepOf = {
  ask: ({ data }) => ({
    key: 'join-birth-date',
    ...(data.dateGuess === undefined
      ? {}
      : { choices: [{ label: { text: showBirthDate(data.dateGuess) }, to: choiceAddress('join', 'birthDate', 'guess') }] }),
  }),
  answer(answer, talk) {
    const { dateGuess } = talk.data;
    if (dateGuess !== undefined && agrees(answer))
      return onward({ ...talk.data, birthDate: dateGuess, dateGuess: undefined }, talk);
    if (dateGuess !== undefined && denies(answer)) return typeAnew({ dateGuess: undefined });
    if (answer.kind !== 'text') return needsText;
    const read = readBirthDate(answer.text, dayAt(talk.now, talk.zone));
    const others = read.ok ? undefined : several(answer.text, talk);
    if (others) return others;
    if (!read.ok)
      return {
        do: 'again',
        because: { key: `join-date-${read.problem.replaceAll('_', '-')}` },
        data: { dateGuess: read.suggestion },
      };
    // A date that was guessed from six digits is shown before it is taken; typed the same again, it is meant.
    if (!read.certain && read.date !== dateGuess)
      return {
        do: 'again',
        because: { key: 'join-date-sure', params: { date: showBirthDate(read.date) } },
        data: { dateGuess: read.date },
      };
    return taken(answer.text, { birthDate: read.date, dateGuess: undefined }, talk);
  },
};

export const phone: JoinStepOf = {
  ask: ({ data }) =>
    data.phoneGuess === undefined
      ? { key: 'join-phone', ask: 'contact' }
      : {
          key: 'join-phone-again',
          choices: [{ label: { text: showPhone(data.phoneGuess) }, to: choiceAddress('join', 'phone', 'guess') }],
        },
  answer(answer, talk) {
    const { phoneGuess } = talk.data;
    if (phoneGuess !== undefined && agrees(answer))
      return onward({ ...talk.data, phone: phoneGuess, phoneGuess: undefined, phoneOwn: false }, talk);
    if (phoneGuess !== undefined && denies(answer)) return typeAnew({ phoneGuess: undefined });
    if (answer.kind === 'contact') {
      if (!answer.own) return { do: 'again', because: { key: 'join-phone-not-own' } };
      const shared = readPhone(answer.phone.startsWith('0') || answer.phone.startsWith('+') ? answer.phone : `+${answer.phone}`);
      if (shared.ok) return onward({ ...talk.data, phone: shared.e164, phoneGuess: undefined, phoneOwn: true }, talk);
      return { do: 'again', because: { key: 'join-phone-unusable' } };
    }
    if (answer.kind !== 'text') return { do: 'again', because: { key: 'join-phone-needs-number' } };
    if (readControl(answer.text) === 'skip')
      return onward({ ...talk.data, phone: null, phoneGuess: undefined, phoneOwn: false }, talk);
    if (hasNone(answer.text)) return onward({ ...talk.data, phone: null, phoneGuess: undefined, phoneOwn: false }, talk);
    if (/(?:^| )(?:so nay|so dang|so zalo|so telegram)(?: |$)/.test(searchKey(answer.text)) && !/\d/.test(answer.text))
      return { do: 'again', because: { key: 'join-phone-unseen' } };
    const read = readPhone(answer.text);
    const others = read.ok ? undefined : several(answer.text, talk);
    if (others) return others;
    if (!read.ok)
      return {
        do: 'again',
        because: { key: `join-phone-${read.problem.replaceAll('_', '-')}` },
        data: { phoneGuess: undefined },
      };
    if (!read.certain && read.e164 !== phoneGuess)
      return {
        do: 'again',
        because: { key: 'join-phone-sure', params: { phone: showPhone(read.e164) } },
        data: { phoneGuess: read.e164 },
      };
    return taken(answer.text, { phone: read.e164, phoneGuess: undefined, phoneOwn: false }, talk);
  },
  takesNumbers: true,
};
