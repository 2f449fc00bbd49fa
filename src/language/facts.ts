/** Plain facts about a message, found once and used by the cues of all intents: does it ask, does it name a day, a person, a code? */
import type { ExpandedWord } from './abbreviations.js';
import { findClocks } from './clocks.js';
import { findWrittenDates } from './date-forms.js';
import { findDay } from './days.js';
import { findName, type FoundName } from './find-names.js';
import { readPhone } from './phones.js';
import type { TokenisedText } from './tokens.js';

export type Fact =
  | 'question'
  | 'asksWhether'
  | 'self'
  | 'named'
  | 'saysName'
  | 'otherPerson'
  | 'birthDate'
  | 'phone'
  | 'clock'
  | 'day'
  | 'time'
  | 'code'
  | 'onlyCode'
  | 'plusOne'
  | 'asksLeave'
  | 'changesMeeting'
  | 'reminds'
  | 'broadcast'
  | 'injects';

export interface Facts {
  has: ReadonlySet<Fact>;
  name?: FoundName;
  code?: string;
}

const shortest = { phone: 9 };
const questionWord = /^(?:gi|nao|dau|may|sao|ai|nhieu|hong|chua|khong|ha|nhi|the)$/;

function asks(words: readonly ExpandedWord[], text: string): { question: boolean; whether: boolean } {
  const plain = words.map(({ plain }) => plain);
  const ends = plain.slice(-3);
  const whether = /\?\s*$/.test(text) || ends.includes('khong') || ends.includes('chua') || ends.includes('hong');
  const asked = plain.some((word, at) => {
    if (!questionWord.test(word)) return false;
    if (word === 'khong' || word === 'chua' || word === 'hong') return at >= plain.length - 3 && at > 0;
    if (word === 'may') return plain[at + 1] !== 'ban' && plain[at + 1] !== 'dua';
    if (word === 'the') return at === plain.length - 1 && plain[at - 1] !== 'nhu' ? false : plain[at - 1] === 'nhu';
    // "tối" is not "tôi": "đâu" and "đầu" are told apart by their accents.
    if (word === 'dau') return words[at]?.word === 'đâu' || words[at]?.bare === true;
    if (word === 'nao') return words[at]?.word === 'nào' || words[at]?.bare === true;
    if (word === 'gi') return words[at]?.word === 'gì' || words[at]?.bare === true;
    return word !== 'sao' || words[at]?.word !== 'sáo';
  });
  const when = /(?:^| )(?:khi nao|bao gio|bao nhieu|chung nao|luc nao|next)(?: |$)/.test(plain.join(' '));
  return { question: asked || when || /\?\s*$/.test(text), whether };
}

const patterns: [Fact, RegExp][] = [
  ['self', /(?:^| )(?:em|minh|tui|toi|con|chau)(?: |$)/],
  ['asksLeave', /(?:^| )(?:xin vang|xin phep|xin nghi|cho em vang|cho em nghi|khong di duoc|vang buoi|di duoc|khong tham gia|bao vang|tham du duoc|nen xin)(?: |$)/],
  ['changesMeeting', /(?:^| )(?:huy|doi buoi|doi hop|doi lich|doi gio|doi dia diem|hoan|lui|thu hoi|bo lich|doi qua|doi sang|doi don)(?: |$)/],
  ['reminds', /(?:^| )(?:nhac|gui nhac)(?: |$)/],
  ['broadcast', /(?:^| )(?:cho moi nguoi|ca chi doan|khong nhan|cac ban|may ban)(?: |$)/],
  ['injects', /(?:^| )(?:bo qua moi|toan bo|token|admin)(?: |$)/],
  ['saysName', /(?:^| )(?:ten la|em ten|minh ten|toi ten|tui ten|ten em|ten minh|ho ten)(?: |$)/],
];

/** Four digits that stand alone, also typed with spaces; years of dates and parts of phone numbers are none. */
function findCode({ folded }: TokenisedText): string | undefined {
  const spaced = /(?<![\d/.:+-] ?)(\d) (\d) (\d) (\d)(?![\d/.:]| \d)/.exec(folded);
  if (spaced !== null) return spaced.slice(1, 5).join('');
  const match = /(?<![\d/.:+-]|\d )(\d{4})(?![\d/.:-]| \d)/.exec(folded);
  const before = match === null ? '' : folded.slice(Math.max(0, match.index - 8), match.index);
  return match === null || /(?:nam|thang \d{1,2}|sn|sinh) $/.test(before) ? undefined : match[1];
}

/** Everything the cues may ask about. `today` only decides what counts as a day; no reading is made here. */
export function findFacts(text: TokenisedText, words: readonly ExpandedWord[], today: string): Facts {
  const has = new Set<Fact>();
  const add = (fact: Fact, holds: boolean) => holds && has.add(fact);
  const plain = words.map(({ plain }) => plain).join(' ');
  const hasDigits = /\d/.test(text.folded);
  const { question, whether } = asks(words, text.text);
  add('question', question);
  add('asksWhether', whether);
  for (const [fact, pattern] of patterns) add(fact, pattern.test(plain));
  const { day, taken } = findDay(text, today);
  const clocks = findClocks(text, (at) => taken.has(at));
  add('day', day !== undefined);
  add('clock', clocks.length > 0);
  add('time', day !== undefined || clocks.length > 0 || /(?:^| )(?:tieng|phut|gio) nua(?: |$)/.test(plain));
  const digits = hasDigits ? text.folded.replace(/\D/g, '').length : 0;
  const phone = digits >= shortest.phone - 1 ? readPhone(text.text) : undefined;
  add('phone', phone !== undefined && (phone.ok || ['too_short', 'too_long', 'bad_prefix'].includes(phone.problem)) && /\d{6}|\d{2,4}[ .]\d{3}/.test(text.folded));
  const dates = hasDigits ? findWrittenDates(text.folded) : [];
  add('birthDate', dates.some((date) => date.year !== undefined && date.form !== 'month'));
  const code = hasDigits && !has.has('phone') ? findCode(text) : undefined;
  add('code', code !== undefined);
  add('onlyCode', code !== undefined && text.tokens.every((token) => token.kind === 'number'));
  add('plusOne', /^\s*\+ ?1\s*$/.test(text.text));
  const name = findName(text);
  add('named', name !== undefined);
  add('otherPerson', name !== undefined && !has.has('self'));
  return { has, ...(name === undefined ? {} : { name }), ...(code === undefined ? {} : { code }) };
}
