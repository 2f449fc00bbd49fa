/**
 * Days of the lunar calendar in a text: `rằm tháng 7`, `mùng 1 tết`, `30 tết`, `10/3 âm lịch`, `23 tháng chạp`, `trung thu`.
 * They are turned into the civil day they most likely are, and always come back with the problem `lunar`: shown and asked.
 */
import { type FoundDay, refusedDay } from './found-day.js';
import { nextLunarDay, nextNewYearsEve } from './lunar.js';
import { type Token, vocabulary } from './tokens.js';
import { wordTable } from './word-table.js';

const fullMoon = vocabulary('rằm');
/** "mùng 3", "mồng 3": the first ten days of a month, of either calendar. */
export const firstDays = vocabulary('mùng mồng');
const tet = vocabulary('tết');
const month = vocabulary('tháng');
const ofThis = vocabulary('này tới sau');
const lunarMark = vocabulary('âm âl al');
const afterMark = vocabulary('lúc vào năm này tới sáng trưa chiều tối nha nhé ạ tại ở họp');
const monthNames = wordTable({ giêng: 1, gieng: 1, chạp: 12, chap: 12 });
const countedMonths = wordTable({ hai: 2, ba: 3, tư: 4, năm: 5, sáu: 6, bảy: 7, tám: 8, chín: 9, mười: 10 });

/** Festivals that are also themes: a day only when the text names no other. */
const festivals = wordTable({
  ...{ 'trung thu': [15, 8], 'vu lan': [15, 7], 'đoan ngọ': [5, 5], 'doan ngo': [5, 5], 'giỗ tổ': [10, 3], 'gio to': [10, 3] },
  ...{ 'giao thừa': [0, 12], 'giao thua': [0, 12] },
} as Record<string, [number, number]>);

interface Month {
  month: number;
  /** Only the lunar calendar calls it so. */
  lunarName: boolean;
  next: number;
}

/** `tháng 7`, `tháng giêng`, `tháng bảy`. */
function readMonth(tokens: readonly Token[], at: number): Month | undefined {
  const named = month(tokens[at]) ? tokens[at + 1] : undefined;
  if (named === undefined) return undefined;
  if (named.kind === 'number')
    return named.text.length <= 2 ? { month: Number(named.text), lunarName: false, next: at + 2 } : undefined;
  const own = monthNames[named.word];
  const counted = own ?? countedMonths[named.word];
  return counted === undefined ? undefined : { month: counted, lunarName: own !== undefined, next: at + 2 };
}

/** The token after "âm lịch", "(âm lịch)", "âl"; nothing when it does not stand there. */
export function afterLunarMark(tokens: readonly Token[], at: number): number | undefined {
  const start = tokens[at]?.text === '(' ? at + 1 : at;
  const after = tokens[start + 1];
  if (!lunarMark(tokens[start])) return undefined;
  if (after?.plain === 'lich') return start + 2;
  // "đêm 20/3 âm nhạc" is no lunar day.
  return after?.kind === 'word' && !afterMark(after) ? undefined : start + 1;
}

/** The civil day of the next lunar day of this number; there is no 31st, and no thirteenth month. */
export function lunarDay(day: number, ofMonth: number | undefined, today: string, from: number, to: number): FoundDay {
  const date = day <= 30 && (ofMonth ?? 1) <= 12 ? nextLunarDay(day, ofMonth, today) : undefined;
  return date === undefined ? refusedDay('no_such_day', from, to) : refusedDay('lunar', from, to, date);
}

function newYearsEve(today: string, from: number, to: number): FoundDay {
  return refusedDay('lunar', from, to, nextNewYearsEve(today));
}

function judgeFullMoon(tokens: readonly Token[], at: number, today: string): FoundDay {
  const named = readMonth(tokens, at + 1);
  const end = named?.next ?? (ofThis(tokens[at + 1]) ? at + 2 : at + 1);
  return lunarDay(15, named?.month, today, at, afterLunarMark(tokens, end) ?? end);
}

/** A number of a day and the words after it that make it lunar. */
function judgeNumbered(tokens: readonly Token[], from: number, number: number, today: string): FoundDay | undefined {
  const day = Number(tokens[number]?.text);
  if (!(day >= 1 && day <= 31)) return undefined;
  if (tet(tokens[number + 1])) {
    if (day === 30) return newYearsEve(today, from, number + 2);
    if (day >= 23 || day <= 15) return lunarDay(day, day >= 23 ? 12 : 1, today, from, number + 2);
  }
  const named = readMonth(tokens, number + 1);
  const end = named?.next ?? number + 1;
  const marked = afterLunarMark(tokens, end);
  if (marked !== undefined && (named !== undefined || from < number)) return lunarDay(day, named?.month, today, from, marked);
  return named?.lunarName ? lunarDay(day, named.month, today, from, named.next) : undefined;
}

/** The lunar day that begins at a token. */
export function judgeLunar(tokens: readonly Token[], at: number, today: string): FoundDay | undefined {
  const token = tokens[at];
  if (token?.kind === 'number') return token.text.length <= 2 ? judgeNumbered(tokens, at, at, today) : undefined;
  if (fullMoon(token)) return judgeFullMoon(tokens, at, today);
  return firstDays(token) || token?.plain === 'ngay' ? judgeNumbered(tokens, at, at + 1, today) : undefined;
}

/** `trung thu`, `giao thừa`: what is asked about when nothing else says the day. */
export function judgeFestival(tokens: readonly Token[], at: number, today: string): FoundDay | undefined {
  const [token, after] = [tokens[at], tokens[at + 1]];
  if (token?.kind !== 'word' || after?.kind !== 'word') return undefined;
  const found = festivals[`${token.word} ${after.word}`];
  if (found === undefined) return undefined;
  const [day, ofMonth] = found;
  return day === 0 ? newYearsEve(today, at, at + 2) : lunarDay(day, ofMonth, today, at, at + 2);
}
