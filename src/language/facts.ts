/** Plain facts about a message, found once and used by the cues of all intents: does it ask, does it name a day, a person, a code? */
import type { ExpandedWord } from './abbreviations.js';
import { type Clock, findClocks } from './clocks.js';
import { findWrittenDates } from './date-forms.js';
import { type DaySearch, findDay } from './days.js';
import { type FoundName, findName } from './find-names.js';
import { foldInPlace } from './folding.js';
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
  | 'injects'
  /** Something the writer did or that is over. */
  | 'done'
  /** Calls people to something at an hour. */
  | 'calls'
  /** "nhắn chi đoàn: …", "tb: …": what follows the colon is for others. */
  | 'announces'
  /** Marks somebody else as present: "điểm danh giúp Cúc". */
  | 'forOther'
  /** What somebody else did: "mẹ em đi họp". */
  | 'tells';

export interface Facts {
  has: ReadonlySet<Fact>;
  name?: FoundName;
  code?: string;
  /** The day and the hours of the message, so that nothing is searched twice. */
  times: FoundTimes;
  /** By token: what kind of value it is part of. A word that is none has no entry. */
  kinds: readonly (ValueKind | undefined)[];
  /** How many words stand before a colon after which the text is somebody's own: only they say what is wanted. */
  head?: number;
}

export interface FoundTimes extends DaySearch {
  clocks: readonly Clock[];
}

export type ValueKind = '<name>' | '<day>' | '<clock>';

const shortest = { phone: 9 };
/** Question words anywhere; some of them only where nothing else follows ("đi được không", but "không đi"). */
const asking = wordSet('gì nào đâu mấy sao ai nhiêu');
const askingAtEnd = wordSet('không chưa hông hả nhỉ ha');
const afterQuestion = wordSet('ạ vậy bot ad em anh chị thế nhỉ đó ta bạn mình ha hả nè dạ mọi người cả nhà mấy các đứa');

function wordSet(words: string): (word: ExpandedWord | undefined) => boolean {
  const exact = new Set(words.split(' '));
  const plain = new Set([...exact].map(foldInPlace));
  return (word) => word !== undefined && (exact.has(word.word) || (word.bare && plain.has(word.plain)));
}

function asks(words: readonly ExpandedWord[], text: string): { question: boolean; whether: boolean } {
  let last = words.length - 1;
  while (last > 0 && afterQuestion(words[last])) last--;
  const marked = /\?[\s?!.)]*$/.test(text);
  const whether = last > 0 && askingAtEnd(words[last]);
  const inside = words.some((word, at) => asking(word) && !isCounted(words, at));
  return { question: inside || marked || whether, whether: marked || whether };
}

const addressing = /^(?:nhan|nhac|gui|moi|bao|goi|hen|ru|keu|hoi|duyet|nhan|cho|toi|het|cung|thuc|giuc|va)$/;

/** "nhắn mấy bạn", "ai mua ib", "gì hết": the same words, no question. */
function isCounted(words: readonly ExpandedWord[], at: number): boolean {
  const after = words[at + 1]?.plain;
  const { plain } = words[at]!;
  return (
    (plain === 'may' && /^(?:ban|dua|anh|em|dong)$/.test(after ?? '') && addressing.test(words[at - 1]?.plain ?? '')) ||
    // "ai chưa nộp thì nộp gấp": whoever.
    (plain === 'ai' && words.slice(at + 1, at + 12).some((word) => word.plain === 'thi')) ||
    // "ai cũng phải có mặt": everybody.
    after === 'cung' ||
    (plain === 'dau' && words[at - 1]?.plain === 'danh') ||
    (plain === 'gi' && after === 'het')
  );
}

const gathering =
  /(?:^| )(?:hop|sinh hoat|dai hoi|giao ban|don ve sinh|trong cay|tap van nghe|le ket nap|dang huong|ra quan|tap huan|di tham|giao luu|hien mau)(?: |$)/;
/** Facts that a phrase anywhere in the message shows; `a|b` is either word. `asks`: a question, whatever else is said. */
const phrases: Record<string, string> = {
  asks: 'khi nao, bao gio|nhieu, chung nao, luc nao, next, nhu the nao',
  asksLeave: `xin vang|phep|nghi, em|minh|tui|toi vang, cho em vang|nghi, khong di duoc, vang buoi, di duoc, khong tham gia, bao vang, tham du duoc,
    nen xin`,
  changesMeeting: `huy, doi|chuyen|day buoi|hop|lich|gio|cuoc|cho, doi|chuyen|day dia diem, hoan, lui, thu hoi, bo lich,
    doi qua|sang|don`,
  reminds: 'nhac, gui nhac, thuc, giuc, don doc, nhan lai, hoi may|cac|nhung|giup|gium',
  broadcast: 'cho moi nguoi, ca chi doan, khong nhan, nhan cac|may ban, cho cac ban, moi nguoi nho',
  done: 'da di|du, da tham gia, co di|du, da dang ky',
  injects: 'bo qua moi, toan bo, token, admin',
  saysName: 'ten la, em|minh|toi|tui ten, ten em|minh, ho ten',
};
/** By their first word. */
const shownBy = new Map<string, { fact: string; rest: string[][] }[]>();
for (const [fact, list] of Object.entries(phrases)) {
  for (const phrase of list.split(',')) {
    const [first = [], ...rest] = phrase
      .trim()
      .split(/\s+/)
      .map((part) => part.split('|'));
    for (const word of first) shownBy.set(word, [...(shownBy.get(word) ?? []), { fact, rest }]);
  }
}

function showFacts(words: readonly ExpandedWord[], show: (fact: string) => void): void {
  for (let at = 0; at < words.length; at++) {
    const begun = shownBy.get(words[at]!.plain);
    if (begun === undefined) continue;
    for (const { fact, rest } of begun)
      if (rest.every((part, after) => part.includes(words[at + 1 + after]?.plain ?? ''))) show(fact);
  }
}

const tookPart = /(?:^| )(?:em|minh) tham gia .* roi(?: |$)/;
const tellsOfOthers =
  /^(?:me|ba|ma|bo|cha|con|anh|chi|ong|ba noi|vo|chong|ban|co giao|thay|sep|cong ty|truong|lop|hang xom|em trai|em gai) (?:em|minh|tui|toi|chau)(?: |$)/;
/** Whom somebody signs in for; not "giúp em", "cho mọi người", "giúp với". */
const signsInOther =
  /(?:^| )diem danh (?:giup|gium|ho|thay|cho) (?!(?:em|minh|tui|toi|con|chau|voi|nha|nhe|ad|bot|di|luon|a|cai|da|buoi|hoat|bua|lan|hom|moi|ca|may|cac|nhung|tat|chi doan|anh em|doan|nguoi|phat|gap|nhanh|lai|bu)(?: |$))(?:ban |anh |chi |dong chi )?[a-z]/;

const selves = new Set(['em', 'mình', 'tui', 'tôi', 'con', 'cháu']);
const plainSelves = new Set(['minh', 'tui', 'chau']);

/** The writer speaks of themselves. Without accents "toi" is one only where no time of day can stand, and a name is nobody's "mình". */
function speaksOfSelf(words: readonly ExpandedWord[], { tokens }: TokenisedText, name: FoundName | undefined): boolean {
  return words.some(({ word, plain, bare, token }, at) => {
    const { start } = tokens[token]!;
    if (name !== undefined && start >= name.start && start < name.end) return false;
    if (selves.has(word) || (bare && plainSelves.has(plain))) return true;
    return (
      bare &&
      plain === 'toi' &&
      !/^(?:mai|nay|qua|thu|hom|t|cn|chu|ngay|luc|do|noi|roi|tre|nha|\d.*)$/.test(words[at + 1]?.plain ?? 'nha')
    );
  });
}

/** "duyệt em Hồ Thị Mai": the only "em" stands right before the name, and after the verb. */
function isSpokenOf(words: readonly ExpandedWord[], { tokens }: TokenisedText, name: FoundName): boolean {
  const own = words.flatMap(({ word }, at) => (selves.has(word) ? [at] : []));
  const [at] = own;
  return own.length === 1 && at !== undefined && at > 0 && tokens[words[at]!.token + 1]?.start === name.start;
}

/** A day or an hour has a number or one of these words; most messages have neither, and are not searched. */
const ofTime = new Set(
  (
    'mai mot moi kia nay qua hom bua ngay thu chu nhat cn tuan thang nam cuoi dau giua ram mung mong tet am lich le giao thua noel ' +
    'gio tieng phut ruoi kem trua khuya dem sang chieu toi hnay bnay hn tmr tomorrow today monday'
  ).split(' '),
);
const noTime: FoundTimes = { taken: new Set(), clocks: [] };

function findTimes(text: TokenisedText, today: string): FoundTimes {
  const search = findDay(text, today);
  return { ...search, clocks: findClocks(text, (at) => search.taken.has(at)) };
}

const announcing = /(?<![a-z])(?:gui|goi tin|nhan|tb|thong bao|bao|nhac)(?![a-z])/;
/** "thêm nội dung: …": what a called meeting is to have besides. */
const adding = /^(?:them|bo sung|sua|doi) (?:vao )?(?:noi dung|trang phuc|mang theo)/;
const proposing = /(?<![a-z])(?:gop y|kien nghi|de xuat|y kien|de nghi)(?![a-z])/;

/** Four digits that stand alone, also typed with spaces; years of dates and parts of phone numbers are none. */
function findCode({ folded }: TokenisedText): string | undefined {
  const spaced = /(?<![\d/.:+-] ?)(\d) (\d) (\d) (\d)(?![\d/.:]| \d)/.exec(folded);
  if (spaced !== null) return spaced.slice(1, 5).join('');
  const match = /(?<![\d/.:+-]|\d )(\d{4})(?![\d/.:-]| \d)/.exec(folded);
  const before = match === null ? '' : folded.slice(Math.max(0, match.index - 8), match.index);
  return match === null || /(?:nam|thang \d{1,2}|sn|sinh) $/.test(before) ? undefined : match[1];
}

const noKinds: (ValueKind | undefined)[] = [];

function kindsOf(
  { tokens }: TokenisedText,
  { taken, clocks }: FoundTimes,
  name: FoundName | undefined,
): (ValueKind | undefined)[] {
  if (name === undefined && taken.size === 0 && clocks.length === 0) return noKinds;
  const kinds = tokens.map(({ start, end }, at): ValueKind | undefined => {
    if (taken.has(at)) return '<day>';
    return name !== undefined && start >= name.start && end <= name.end ? '<name>' : undefined;
  });
  for (const { from, to } of clocks) kinds.fill('<clock>', from, to);
  return kinds;
}

/** Everything the cues may ask about. `today` only decides what counts as a day; no reading is made here. */
export function findFacts(text: TokenisedText, words: readonly ExpandedWord[], today: string): Facts {
  const has = new Set<Fact>();
  const add = (fact: Fact, holds: boolean) => holds && has.add(fact);
  const plain = words.map(({ plain }) => plain).join(' ');
  const hasDigits = /\d/.test(text.folded);
  const asked = asks(words, text.text);
  showFacts(words, (fact) => has.add(fact === 'asks' ? 'question' : (fact as Fact)));
  add('question', asked.question);
  add('asksWhether', asked.whether);
  const question = has.has('question');
  add('done', plain.includes('tham gia') && tookPart.test(plain));
  add('tells', tellsOfOthers.test(plain));
  add('forOther', plain.includes('diem danh') && signsInOther.test(plain));
  const name = findName(text);
  add('self', speaksOfSelf(words, text, name) && !(name !== undefined && isSpokenOf(words, text, name)));
  const mayBeTime = hasDigits || text.tokens.some((token) => ofTime.has(token.plain));
  const times = mayBeTime ? findTimes(text, today) : noTime;
  const { day, clocks } = times;
  add('day', day !== undefined);
  add('clock', clocks.length > 0);
  add('time', day !== undefined || clocks.length > 0 || /(?:^| )(?:tieng|phut|gio) nua(?: |$)/.test(plain));
  add('calls', clocks.length > 0 && !question && gathering.test(plain));
  const digits = hasDigits ? text.folded.replace(/\D/g, '').length : 0;
  const phone = digits >= shortest.phone - 1 ? readPhone(text.text) : undefined;
  add(
    'phone',
    phone !== undefined &&
      (phone.ok || ['too_short', 'too_long', 'bad_prefix'].includes(phone.problem)) &&
      /\d{6}|\d{2,4}[ .]\d{3}/.test(text.folded),
  );
  const dates = hasDigits ? findWrittenDates(text.folded) : [];
  add(
    'birthDate',
    dates.some((date) => date.year !== undefined && date.form !== 'month'),
  );
  const code = hasDigits && !has.has('phone') ? findCode(text) : undefined;
  add('code', code !== undefined);
  add('onlyCode', code !== undefined && text.tokens.every((token) => token.kind === 'number'));
  const colon = text.tokens.findIndex(
    (token, at) => token.text === ':' && !(token.glued && text.tokens[at - 1]?.kind === 'number'),
  );
  const before = colon > 0 ? text.folded.slice(0, text.tokens[colon]!.start) : '';
  add('announces', announcing.test(before) && !proposing.test(before));
  // What is called for after the colon is a meeting and not only a text.
  const hasHead =
    before.length <= 60 && (has.has('announces') || proposing.test(before) || adding.test(before)) && !has.has('calls');
  const head = hasHead ? words.filter(({ token }) => token < colon).length : 0;
  add('plusOne', /^\s*\+ ?1\s*$/.test(text.text));
  add('named', name !== undefined);
  add('otherPerson', name !== undefined && !has.has('self'));
  const kinds = kindsOf(text, times, name);
  return {
    has,
    kinds,
    times,
    ...(head > 0 ? { head } : {}),
    ...(name === undefined ? {} : { name }),
    ...(code === undefined ? {} : { code }),
  };
}
