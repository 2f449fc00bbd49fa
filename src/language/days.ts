/**
 * Days of events in a text: `mai`, `t7 tuần sau`, `ngày 20`, `26/3`, `thứ Sáu ngày 13/3/2026` (domain reference §7.4 rows 31–40).
 * Weeks run Monday to Sunday. A day named twice must agree with itself.
 */
import { addDays, dayOf, endOfMonth, partsOf, weekdayOf } from './calendar.js';
import { findWrittenDates, saysLunar, type WrittenDate } from './date-forms.js';
import { readNumberWords } from './numbers.js';
import { type Token, type TokenisedText, vocabulary } from './tokens.js';
import { wordTable } from './word-table.js';

export type DayProblem = 'no_such_day' | 'weekday_mismatch' | 'past' | 'lunar' | 'vague_date' | 'two_dates';

export interface FoundDay {
  date?: string;
  /** False: a guess among several days, to be confirmed. */
  certain: boolean;
  problem?: DayProblem;
  /** The day was written as a date or with its week: it will not be moved to make a time lie ahead. */
  fixed: boolean;
  /** Token positions, the end excluded. */
  from: number;
  to: number;
}

const weekdayNumbers = wordTable({ hai: 1, ba: 2, tư: 3, bốn: 3, năm: 4, sáu: 5, bảy: 6, bẩy: 6 });
const plainWeekdays = wordTable({ hai: 1, ba: 2, tu: 3, bon: 3, nam: 4, sau: 5, bay: 6 });
const this_ = vocabulary('này nay');
const next_ = vocabulary('tới sau');
const week = vocabulary('tuần');
const nextWeekShort = vocabulary('tt');
const ordinalBefore = vocabulary('lần người vị đứng hạng phần');

/** Tokens of a text that a span of characters covers. */
function covered(tokens: readonly Token[], span: { start: number; end: number }): { from: number; to: number } {
  const from = tokens.findIndex((token) => token.end > span.start);
  const after = tokens.findIndex((token) => token.start >= span.end);
  return { from, to: after === -1 ? tokens.length : after };
}

/** `thứ 7`, `t7`, `thứ bảy`, `cn`, `chủ nhật`: the weekday (1–7) and the token after it. */
function readWeekday(tokens: readonly Token[], at: number): { weekday: number; next: number } | undefined {
  const [token, after] = [tokens[at], tokens[at + 1]];
  if (token?.kind !== 'word') return undefined;
  if (token.plain === 'cn' || token.plain === 'chunhat') return { weekday: 7, next: at + 1 };
  if ((token.plain === 'chu' || token.plain === 'chua') && after?.plain === 'nhat') return { weekday: 7, next: at + 2 };
  if (token.plain === 't' && after?.glued && /^[2-7]$/.test(after.text) && !['/', '.'].includes(tokens[at - 1]?.text ?? '')) {
    return { weekday: Number(after.text) - 1, next: at + 2 };
  }
  if (token.plain !== 'thu' || (token.word !== 'thứ' && token.word !== 'thu') || ordinalBefore(tokens[at - 1])) return undefined;
  if (after?.kind === 'number' && /^[2-7]$/.test(after.text)) return { weekday: Number(after.text) - 1, next: at + 2 };
  const named =
    after === undefined
      ? undefined
      : (weekdayNumbers[after.word] ?? (after.word === after.plain ? plainWeekdays[after.plain] : undefined));
  return named === undefined ? undefined : { weekday: named, next: at + 2 };
}

/** `tuần này`, `tuần sau`, `tuần tới`, `tt`, `tuần sau nữa`: how many weeks ahead. */
function readWeek(tokens: readonly Token[], at: number): { weeks: number; next: number } | undefined {
  if (nextWeekShort(tokens[at])) return { weeks: 1, next: at + 1 };
  if (!week(tokens[at])) return undefined;
  if (this_(tokens[at + 1])) return { weeks: 0, next: at + 2 };
  if (!next_(tokens[at + 1])) return undefined;
  return tokens[at + 2]?.plain === 'nua' ? { weeks: 2, next: at + 3 } : { weeks: 1, next: at + 2 };
}

function onWeekday(today: string, weekday: number, weeks: number): string {
  return addDays(today, weekday - weekdayOf(today) + weeks * 7);
}

function judgeWeekday(tokens: readonly Token[], at: number, today: string): FoundDay | undefined {
  const named = readWeekday(tokens, at);
  if (named === undefined) return undefined;
  const inWeek = readWeek(tokens, named.next);
  const before = tokens[at - 3] === undefined ? undefined : weekBefore(tokens, at);
  if (inWeek !== undefined || before !== undefined) {
    const date = onWeekday(today, named.weekday, (inWeek ?? before)?.weeks ?? 0);
    const past = date < today ? { problem: 'past' as const } : {};
    return {
      date,
      certain: date >= today,
      fixed: true,
      from: before === undefined ? at : before.from,
      to: inWeek?.next ?? named.next,
      ...past,
    };
  }
  const coming = onWeekday(today, named.weekday, 0);
  const date = coming < today ? addDays(coming, 7) : coming;
  const after = tokens[named.next];
  if (this_(after)) return { date, certain: true, fixed: false, from: at, to: named.next + 1 };
  // "cn tới": the coming Sunday, but some mean the one after.
  if (next_(after) && (after?.word !== 'toi' || isLastOfPhrase(tokens, named.next))) {
    return { date: date === today ? addDays(date, 7) : date, certain: false, fixed: false, from: at, to: named.next + 1 };
  }
  return { date, certain: date !== today, fixed: false, from: at, to: named.next };
}

/** `thu 7 toi 19h`: without accents "toi" before an hour is tối, not tới. */
function isLastOfPhrase(tokens: readonly Token[], at: number): boolean {
  return tokens[at + 1]?.kind !== 'number';
}

/** `tuần sau thứ 2`: the week may stand in front. */
function weekBefore(tokens: readonly Token[], at: number): { weeks: number; from: number } | undefined {
  for (const back of [3, 2]) {
    const found = readWeek(tokens, at - back);
    if (found !== undefined && found.next === at) return { weeks: found.weeks, from: at - back };
  }
  return undefined;
}

/** Words counted from today; `mốt` without accents only after `ngày`, and a capital Mai inside a sentence is a person. */
function judgeNearDay(tokens: readonly Token[], at: number, today: string): FoundDay | undefined {
  const token = tokens[at];
  const before = tokens[at - 1]?.plain ?? '';
  const found = (days: number, more: Partial<FoundDay> = {}): FoundDay => {
    const from = ['ngay', 'hom', 'bua'].includes(before) ? at - 1 : at;
    return { date: addDays(today, days), certain: true, fixed: true, from, to: at + 1, ...more };
  };
  if (token?.kind !== 'word') return undefined;
  const { plain, word } = token;
  if (plain === 'hnay' || plain === 'nay' || plain === 'bnay') {
    const isDay =
      plain !== 'nay' || ['hom', 'bua', 'ngay', 'toi', 'sang', 'trua', 'chieu', 'dem', 'khuya'].includes(before) || at === 0;
    return isDay && word === plain ? found(0) : undefined;
  }
  if (plain === 'hn' && tokens.length <= 6) return found(0, { certain: false });
  if (plain === 'mai' && word === 'mai') return at > 0 && token.text === 'Mai' && before !== 'ngay' ? undefined : found(1);
  if (word === 'mơi' || word === 'mốt' || (plain === 'mot' && word === plain && before === 'ngay'))
    return found(word === 'mơi' ? 1 : 2);
  if (plain === 'kia' && before === 'ngay') return found(2, { certain: false });
  if (word === 'qua' && ['hom', 'toi', 'chieu', 'sang', 'dem', 'trua'].includes(before))
    return found(-1, { certain: false, problem: 'past' });
  return undefined;
}

/** `3 ngày nữa`, `2 tuần nữa`. */
function judgeCounted(tokens: readonly Token[], at: number, today: string): FoundDay | undefined {
  const token = tokens[at];
  const count = token?.kind === 'number' ? { value: Number(token.text), next: at + 1 } : readNumberWords(tokens, at);
  const unit = count === undefined ? undefined : tokens[count.next]?.plain;
  if (count === undefined || count.value > 366 || (unit !== 'ngay' && unit !== 'tuan') || tokens[count.next + 1]?.plain !== 'nua')
    return undefined;
  return {
    date: addDays(today, count.value * (unit === 'tuan' ? 7 : 1)),
    certain: true,
    fixed: true,
    from: at,
    to: count.next + 2,
  };
}

/** `ngày 20`: this month, or the next when it has passed. */
function judgeDayOfMonth(tokens: readonly Token[], at: number, today: string): FoundDay | undefined {
  const number = tokens[at + 1];
  if (tokens[at]?.plain !== 'ngay' || number?.kind !== 'number' || number.text.length > 2) return undefined;
  const after = tokens[at + 2];
  if (
    after?.plain === 'h' ||
    after?.plain === 'g' ||
    after?.plain === 'gio' ||
    (after?.glued && (after.text === '/' || after.text === ':'))
  )
    return undefined;
  const { year, month } = partsOf(today);
  const place = { from: at, to: at + 2 };
  const here = dayOf(year, month, Number(number.text));
  if (here !== undefined && here >= today) return { date: here, certain: true, fixed: true, ...place };
  const { year: y, month: m } = partsOf(addDays(endOfMonth(today), 1));
  const next = dayOf(y, m, Number(number.text));
  return next === undefined
    ? { certain: false, fixed: true, problem: 'no_such_day', ...place }
    : { date: next, certain: false, fixed: true, ...place };
}

/** A written date: without a year the next such day, `26/3 này` always this year's. */
function judgeWritten(tokens: readonly Token[], written: WrittenDate, today: string): FoundDay | undefined {
  const { from, to } = covered(tokens, written);
  const start = tokens[from - 1]?.plain === 'ngay' ? from - 1 : from;
  if (written.day === undefined || written.month === undefined || (written.day > 31 && written.month > 12)) return undefined;
  const place = { from: start, to, fixed: true };
  const { year: thisYear } = partsOf(today);
  const typedYear =
    written.year === undefined ? undefined : Number(written.year.length === 2 ? `20${written.year}` : written.year);
  const date = dayOf(typedYear ?? thisYear, written.month, written.day);
  if (date === undefined && typedYear === undefined && written.day === 29 && written.month === 2)
    return { ...place, certain: false, problem: 'no_such_day' };
  if (date === undefined) return { ...place, certain: false, problem: 'no_such_day' };
  if (date >= today) return { ...place, date, certain: written.form !== 'compact' };
  if (typedYear !== undefined || this_(tokens[to])) return { ...place, date, certain: false, problem: 'past' };
  const nextYear = dayOf(thisYear + 1, written.month, written.day);
  return nextYear === undefined
    ? { ...place, certain: false, problem: 'no_such_day' }
    : { ...place, date: nextYear, certain: false };
}

const vague =
  /(?<![a-z])(?:cuoi|dau|giua) (?:tuan|thang|nam)(?![a-z])|(?<![a-z])(?:tuan|thang) (?:sau|toi)(?![a-z])|(?<![a-z])(?:hom|bua) (?:nao|khac)(?![a-z])/;

/** Several days in one text are one when they agree (`thứ Sáu ngày 13/3`). */
function combine(days: FoundDay[]): FoundDay | undefined {
  const [first, ...others] = days;
  if (first === undefined || others.length === 0) return first;
  const broken = days.find((day) => day.problem !== undefined);
  if (broken !== undefined) return broken;
  const whole = { from: Math.min(...days.map((day) => day.from)), to: Math.max(...days.map((day) => day.to)) };
  const dates = new Set(days.map((day) => day.date));
  if (dates.size === 1) return { ...first, certain: days.some((day) => day.certain), fixed: true, ...whole };
  return undefined;
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
  const take = (day: FoundDay) => {
    for (let at = day.from; at < day.to; at++) taken.add(at);
  };
  const written = findWrittenDates(folded)
    .map((date) => judgeWritten(tokens, date, today))
    .filter((day) => day !== undefined);
  written.forEach(take);
  const named: (FoundDay & { isWeekday: boolean })[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (taken.has(at)) continue;
    const weekday = judgeWeekday(tokens, at, today);
    const day =
      weekday ?? judgeNearDay(tokens, at, today) ?? judgeCounted(tokens, at, today) ?? judgeDayOfMonth(tokens, at, today);
    if (day === undefined) continue;
    take(day);
    named.push({ ...day, isWeekday: weekday !== undefined });
    at = day.to - 1;
  }
  const days: FoundDay[] = [...written, ...named];
  const day = combine(days) ?? disagreement(written, named, days);
  if (day !== undefined) return { day, taken };
  const problem = saysLunar(folded) ? 'lunar' : vague.test(folded) ? 'vague_date' : undefined;
  return problem === undefined ? { taken } : { day: { certain: false, fixed: false, problem, from: 0, to: 0 }, taken };
}

/** A weekday beside a date may be another week's: the date wins if its weekday is the named one, and is refused if not. */
function disagreement(written: FoundDay[], named: (FoundDay & { isWeekday: boolean })[], days: FoundDay[]): FoundDay | undefined {
  const first = days[0];
  if (first === undefined) return undefined;
  const dates = new Set(written.map((day) => day.date));
  const [date] = dates;
  if (dates.size === 1 && date !== undefined && named.every((day) => day.isWeekday)) {
    const agrees = named.every((day) => day.date !== undefined && weekdayOf(day.date) === weekdayOf(date));
    const whole = { from: Math.min(...days.map((day) => day.from)), to: Math.max(...days.map((day) => day.to)), fixed: true };
    return agrees ? { ...whole, date, certain: true } : { ...whole, date, certain: false, problem: 'weekday_mismatch' };
  }
  return { ...first, certain: false, problem: 'two_dates' };
}
