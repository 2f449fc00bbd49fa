/**
 * Days of events in a text: `mai`, `t7 tuần sau`, `ngày 20`, `26/3`, `thứ Sáu ngày 13/3/2026` (domain reference §7.4 rows 31–40).
 * A day named twice must agree with itself.
 */
import { addDays, dayOf, endOfMonth, partsOf, weekdayOf } from './calendar.js';
import { findWrittenDates, saysLunar, type WrittenDate } from './date-forms.js';
import { type FoundDay, refusedDay, spanOf } from './found-day.js';
import { afterLunarMark, firstDays, judgeFestival, judgeLunar, lunarDay } from './lunar-days.js';
import { readNumberWords, startsNumber } from './numbers.js';
import { type Token, type TokenisedText, vocabulary } from './tokens.js';
import { judgeWeekday } from './weekdays.js';

export type { DayProblem, FoundDay } from './found-day.js';

const thisOne = vocabulary('này nay');
const nextOne = vocabulary('tới sau');
const year = vocabulary('năm');
const hour = vocabulary('h g gi giờ');
const half = vocabulary('rưỡi');
const besideHour = vocabulary('lúc sáng trưa chiều tối');
const joins = vocabulary('và đến tới hoặc hay');
/** "ấp 3, 20/3": a number after one of these is a name, not a day before the date. */
const numbered = vocabulary('ấp khu phố kp tổ thôn xã số lớp phòng khóa quý tuần đoàn cđ phường quận đội đợt lần bài mục');

/** The first token that ends after a position (or begins at it, for `edge` start); tokens stand in order. */
function tokenAfter(tokens: readonly Token[], position: number, edge: 'start' | 'end'): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const token = tokens[middle]!;
    if (edge === 'end' ? token.end > position : token.start >= position) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Tokens of a text that a span of characters covers. */
function covered(tokens: readonly Token[], span: { start: number; end: number }): { from: number; to: number } {
  return { from: tokenAfter(tokens, span.start, 'end'), to: tokenAfter(tokens, span.end, 'start') };
}

const beforeDay = new Set(['ngay', 'hom', 'bua']);
const beforeToday = new Set(['hom', 'bua', 'ngay', 'toi', 'sang', 'trua', 'chieu', 'dem', 'khuya']);
const beforeYesterday = new Set(['hom', 'toi', 'chieu', 'sang', 'dem', 'trua']);
const tens = new Set(['muoi', 'chuc', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam', 'chin']);

/** "13h nay", "19h30 nay". */
const isAfterClock = (tokens: readonly Token[], at: number) =>
  hour(tokens[at - 1]) || (tokens[at - 1]?.kind === 'number' && hour(tokens[at - 2]));

/** Words counted from today; `mốt` without accents only after `ngày`, and a capital Mai inside a sentence is a person. */
function judgeNearDay(tokens: readonly Token[], at: number, today: string): FoundDay | undefined {
  const token = tokens[at]!;
  const before = tokens[at - 1]?.plain ?? '';
  const from = beforeDay.has(before) ? at - 1 : at;
  const found = (days: number, certain = true): FoundDay => ({
    date: addDays(today, days),
    certain,
    fixed: true,
    from,
    to: at + 1,
  });
  const { plain, word } = token;
  switch (plain) {
    case 'hnay':
    case 'bnay':
      return word === plain ? found(0) : undefined;
    case 'nay':
      return word === plain && (at === 0 || beforeToday.has(before) || isAfterClock(tokens, at)) ? found(0) : undefined;
    case 'hn':
      return tokens.length <= 6 ? found(0, false) : undefined;
    case 'mai':
      if (word !== plain || (at > 0 && token.text === 'Mai' && before !== 'ngay')) return undefined;
      // "mai mốt": some day.
      return tokens[at + 1]?.word === 'mốt' ? refusedDay('vague_date', at, at + 2) : found(1);
    case 'moi':
      return word === 'mơi' ? found(1) : undefined;
    case 'mot':
      if (word === 'mốt' && (tens.has(before) || (at > 0 && token.text === 'Mốt'))) return undefined;
      return word === 'mốt' || (word === plain && before === 'ngay') ? found(2) : undefined;
    case 'kia':
      if (before === 'hom' || before === 'bua') return refusedDay('past', from, at + 1, addDays(today, -2));
      return before === 'ngay' ? found(2, false) : undefined;
    case 'qua':
      return word === plain && beforeYesterday.has(before) ? refusedDay('past', from, at + 1, addDays(today, -1)) : undefined;
    default:
      return undefined;
  }
}

const countedUnits = new Set(['ngay', 'hom', 'bua', 'tuan', 'thang']);

/** `3 ngày nữa`, `hai hôm nữa`, `2 tuần nữa`; a month is not exact. */
function judgeCounted(tokens: readonly Token[], at: number, today: string): FoundDay | undefined {
  const token = tokens[at]!;
  if (token.kind === 'number' && !countedUnits.has(tokens[at + 1]?.plain ?? '')) return undefined;
  const count = token.kind === 'number' ? { value: Number(token.text), next: at + 1 } : readNumberWords(tokens, at);
  const unit = count === undefined ? undefined : tokens[count.next]?.plain;
  if (count === undefined || unit === undefined || !countedUnits.has(unit)) return undefined;
  if (count.value > 366 || tokens[count.next + 1]?.plain !== 'nua') return undefined;
  const to = count.next + 2;
  if (unit === 'thang') return refusedDay('vague_date', at, to);
  return { date: addDays(today, count.value * (unit === 'tuan' ? 7 : 1)), certain: true, fixed: true, from: at, to };
}

/** `ngày 20`: this month, or the next when it has passed; `ngày 10 tháng sau`. "mùng 5" may be of the lunar calendar. */
function judgeDayOfMonth(tokens: readonly Token[], at: number, today: string): FoundDay | undefined {
  const isFirst = firstDays(tokens[at]);
  const number = tokens[at + 1];
  if ((tokens[at]?.plain !== 'ngay' && !isFirst) || number?.kind !== 'number' || number.text.length > 2) return undefined;
  const after = tokens[at + 2];
  if (hour(after) || (after?.glued && (after.text === '/' || after.text === ':'))) return undefined;
  const [thisMonth, nextMonth] = [today, addDays(endOfMonth(today), 1)];
  const inMonth = (of: string) => dayOf(partsOf(of).year, partsOf(of).month, Number(number.text));
  const which = after?.plain === 'thang' ? tokens[at + 3] : undefined;
  const place = { from: tokens[at - 1]?.plain === 'ngay' ? at - 1 : at, to: which === undefined ? at + 2 : at + 4, fixed: true };
  if (thisOne(which) || nextOne(which)) {
    const date = inMonth(thisOne(which) ? thisMonth : nextMonth);
    if (date === undefined) return refusedDay('no_such_day', place.from, place.to);
    return date < today ? refusedDay('past', place.from, place.to, date) : { ...place, date, certain: !isFirst };
  }
  const here = inMonth(thisMonth);
  const short = { ...place, to: at + 2 };
  if (here !== undefined && here >= today) return { date: here, certain: !isFirst, ...short };
  const next = inMonth(nextMonth);
  return next === undefined ? refusedDay('no_such_day', short.from, short.to) : { date: next, certain: false, ...short };
}

/** `năm sau`, `năm tới`, `sang năm`, `năm nay` after a date without a year: how many years ahead. */
function yearsAfter(tokens: readonly Token[], at: number): number | undefined {
  if (tokens[at]?.plain === 'sang' && year(tokens[at + 1])) return 1;
  if (!year(tokens[at])) return thisOne(tokens[at]) ? 0 : undefined;
  return nextOne(tokens[at + 1]) ? 1 : thisOne(tokens[at + 1]) ? 0 : undefined;
}

/** `2/3 đoàn viên`, `3/4`: shares look like dates. They are days only with "ngày", or beside an hour. */
function mayBeShare(tokens: readonly Token[], from: number, to: number, { day = 0, month = 0 }: WrittenDate): boolean {
  if (day >= month || month > 4 || tokens[from + 1]?.text !== '/' || tokens[from - 1]?.plain === 'ngay') return false;
  const [before, after] = [tokens[from - 1], tokens[to]];
  const isBeside = (token: Token | undefined) => token?.kind === 'number' || hour(token) || half(token) || besideHour(token);
  return !isBeside(before) && !isBeside(after);
}

/** `26, 27/3`, `20-22/3`: a bare number joined to the date is another day. */
function hasSibling(tokens: readonly Token[], from: number, day: number): boolean {
  const [sign, number, before] = [tokens[from - 1], tokens[from - 2], tokens[from - 3]];
  const isJoined = joins(sign) || [',', '-', '–', '&'].includes(sign?.text ?? '');
  if (!isJoined || number?.kind !== 'number' || number.text.length > 2) return false;
  const isName = numbered(before) || (number.glued && before?.text !== '(');
  return !isName && Number(number.text) >= 1 && Number(number.text) < day;
}

/** A written date: without a year the next such day, `26/3 này` always this year's. */
function judgeWritten(tokens: readonly Token[], written: WrittenDate, today: string): FoundDay | undefined {
  const { from, to } = covered(tokens, written);
  const { day, month } = written;
  if (day === undefined || month === undefined || (day > 31 && month > 12)) return undefined;
  const before = tokens[from - 1];
  // "thứ 6 tháng 3" is no sixth of March.
  if (written.form === 'short' && (before?.plain === 'thu' || (before?.plain === 't' && tokens[from]?.glued))) return undefined;
  const isFirst = firstDays(before);
  const named = isFirst ? from - 1 : from;
  const start = tokens[named - 1]?.plain === 'ngay' ? named - 1 : named;
  const lunarEnd = afterLunarMark(tokens, to);
  if (lunarEnd !== undefined && written.year === undefined) return lunarDay(day, month, today, start, lunarEnd);
  if (hasSibling(tokens, from, day)) return refusedDay('two_dates', start, to);
  const { year: thisYear } = partsOf(today);
  const ahead = written.year === undefined ? yearsAfter(tokens, to) : undefined;
  const typed = written.year === undefined ? undefined : Number(written.year.length === 2 ? `20${written.year}` : written.year);
  const given = typed ?? (ahead === undefined ? undefined : thisYear + ahead);
  const date = dayOf(given ?? thisYear, month, day);
  const place = { from: start, to: ahead === undefined || ahead === 0 ? to : to + 2, fixed: true };
  if (date === undefined) return refusedDay('no_such_day', place.from, place.to);
  const isGuess = written.form === 'compact' || (isFirst && tokens[to - 2]?.plain === 'thang');
  const isShare = written.form === 'short' && mayBeShare(tokens, from, to, written);
  if (date >= today) return { ...place, date, certain: !isGuess && !isShare };
  if (given !== undefined) return refusedDay('past', place.from, place.to, date);
  const nextYear = dayOf(thisYear + 1, month, day);
  return nextYear === undefined ? refusedDay('no_such_day', place.from, place.to) : { ...place, date: nextYear, certain: false };
}

/** `19h 20-11`: two numbers with a dash are a date only where no list or interval can stand, and only ever a guess. */
const dashed =
  /(?:^|[,;] ?|\d[hg]\d{0,2} |thu [a-z2-7]+ |t[2-7] |cn |nhat )(\d{1,2})-(\d{1,2})(?=\s*$|[,;.]| luc| \d{1,2} ?(?:[hg:]|gio))/;

function judgeDashed(text: TokenisedText, today: string): FoundDay | undefined {
  const match = text.folded.includes('-') ? dashed.exec(text.folded) : null;
  if (match === null) return undefined;
  const [whole, day = '', month = ''] = match;
  const end = match.index + whole.length;
  const written = {
    start: end - day.length - month.length - 1,
    end,
    day: Number(day),
    month: Number(month),
    form: 'short' as const,
  };
  const found =
    written.month >= 1 && written.month <= 12 && written.day >= 1 ? judgeWritten(text.tokens, written, today) : undefined;
  return found === undefined ? undefined : { ...found, certain: false };
}

const vague =
  /(?<![a-z])(?:cuoi|dau|giua) (?:tuan|thang|nam)(?![a-z])|(?<![a-z])(?:tuan|thang) (?:sau|toi)(?![a-z])|(?<![a-z])(?:hom|bua) (?:nao|khac)(?![a-z])/;

type Kind = 'written' | 'weekday' | 'near' | 'lunar' | 'festival';
interface Named {
  day: FoundDay;
  kind: Kind;
}

/** Words that a day can begin with; every other word is passed over. */
const starters = new Set(
  'cn chunhat chu chua c t thu hnay bnay nay hn mai moi mot kia qua ngay mung mong ram trung vu doan gio giao'.split(' '),
);

function judgeAt(tokens: readonly Token[], at: number, today: string): Named | undefined {
  const token = tokens[at]!;
  if (token.kind === 'sign' || (token.kind === 'number' && tokens[at + 1]?.kind !== 'word')) return undefined;
  if (token.kind === 'number') {
    const lunar = judgeLunar(tokens, at, today);
    return lunar === undefined ? as('near', judgeCounted(tokens, at, today)) : { day: lunar, kind: 'lunar' };
  }
  if (starters.has(token.plain)) {
    const weekday = judgeWeekday(tokens, at, today);
    if (weekday !== undefined) return { day: weekday, kind: 'weekday' };
    const lunar = judgeLunar(tokens, at, today);
    if (lunar !== undefined) return { day: lunar, kind: 'lunar' };
    const near = judgeNearDay(tokens, at, today) ?? judgeDayOfMonth(tokens, at, today);
    if (near !== undefined) return { day: near, kind: 'near' };
    const festival = judgeFestival(tokens, at, today);
    if (festival !== undefined) return { day: festival, kind: 'festival' };
  }
  return startsNumber(token) ? as('near', judgeCounted(tokens, at, today)) : undefined;
}

const as = (kind: Kind, day: FoundDay | undefined): Named | undefined => (day === undefined ? undefined : { day, kind });

/** Several days in one text are one when they agree (`thứ Sáu ngày 13/3`); a weekday alone does not outweigh a date. */
function combine(all: Named[], today: string): FoundDay | undefined {
  if (all.length < 2) return all[0]?.day;
  const others = all.filter(({ kind }) => kind !== 'festival');
  const named = others.length > 0 ? others : all;
  const days = named.map(({ day }) => day);
  const [first] = days;
  if (first === undefined || days.length === 1) return first;
  const broken = days.find((day) => day.problem !== undefined && day.problem !== 'lunar');
  if (broken !== undefined) return broken;
  const whole = { ...spanOf(days), fixed: true };
  const dated = named.filter(({ kind }) => kind !== 'weekday').map(({ day }) => day);
  const weekdays = named.filter(({ kind }) => kind === 'weekday').map(({ day }) => day);
  const dates = new Set((dated.length > 0 ? dated : days).map((day) => day.date));
  if (dates.size > 1) return refusedDay('two_dates', whole.from, whole.to, first.date);
  const date = first.date === undefined ? undefined : [...dates][0];
  if (date === undefined) return first;
  if (dated.length === 0) return { ...whole, date, certain: days.some((day) => day.certain) };
  const agrees = (of: string) => weekdays.every((day) => day.date !== undefined && weekdayOf(day.date) === weekdayOf(of));
  if (!agrees(date)) {
    // A date that was moved to next year, though this year's was that weekday: it is over.
    const past = dated.some((day) => !day.certain) ? `${today.slice(0, 4)}${date.slice(4)}` : date;
    const isOver = past < today && agrees(past);
    return refusedDay(isOver ? 'past' : 'weekday_mismatch', whole.from, whole.to, isOver ? past : date);
  }
  // "17/2 (mùng 1 tết)": the civil date was said too.
  if (dated.every((day) => day.problem === 'lunar')) return { ...whole, date, certain: false, problem: 'lunar' };
  return { ...whole, date, certain: weekdays.length > 0 || dated.some((day) => day.certain) };
}

export interface DaySearch {
  day?: FoundDay;
  /** Token positions that belong to some day, so that their numbers are not taken for hours. */
  taken: Set<number>;
}

/** The day that a text is about, if it names one. `today` is the local day. */
export function findDay(text: TokenisedText, today: string): DaySearch {
  const { tokens, folded } = text;
  const taken = new Set<number>();
  const days: Named[] = [];
  const take = (day: FoundDay | undefined, kind: Kind) => {
    if (day === undefined) return;
    for (let at = day.from; at < day.to; at++) taken.add(at);
    days.push({ day, kind });
  };
  for (const date of findWrittenDates(folded)) {
    const day = judgeWritten(tokens, date, today);
    take(day, day?.problem === 'lunar' ? 'lunar' : 'written');
  }
  if (days.length === 0) take(judgeDashed(text, today), 'written');
  for (let at = 0; at < tokens.length; at++) {
    const found = taken.has(at) ? undefined : judgeAt(tokens, at, today);
    if (found === undefined) continue;
    take(found.day, found.kind);
    at = found.day.to - 1;
  }
  const day = combine(days, today);
  if (day !== undefined) return { day, taken };
  const problem = saysLunar(folded) ? 'lunar' : vague.test(folded) ? 'vague_date' : undefined;
  return problem === undefined ? { taken } : { day: { certain: false, fixed: false, problem, from: 0, to: 0 }, taken };
}
