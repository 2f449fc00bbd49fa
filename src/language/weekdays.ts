/**
 * Weekdays: `thứ 7`, `t7`, `chủ nhật tuần sau`, `tuần sau thứ 2` (domain reference §7.4). Weeks run Monday to Sunday.
 * A weekday alone is the next such day; today's own is asked, because it may be next week's.
 */
import { addDays, weekdayOf } from './calendar.js';
import { type FoundDay, refusedDay } from './found-day.js';
import { type Token, vocabulary } from './tokens.js';
import { wordTable } from './word-table.js';

const weekdayNumbers = wordTable({ hai: 1, ba: 2, tư: 3, bốn: 3, năm: 4, sáu: 5, bảy: 6, bẩy: 6 });
const plainWeekdays = wordTable({ hai: 1, ba: 2, tu: 3, bon: 3, nam: 4, sau: 5, bay: 6 });
/** "thứ bày": a slip, worth a question. `thứ tự`, `thứ sau` are words of their own. */
const slips = wordTable({ bày: 6, bãy: 6, bây: 6, bầy: 6 });
const thisOne = vocabulary('này nay');
const nextOne = vocabulary('tới sau');
const lastOne = vocabulary('rồi trước vừa');
const week = vocabulary('tuần');
const nextWeekShort = vocabulary('tt');
const ordinalBefore = vocabulary('lần người vị đứng hạng phần tuần');
const letterBefore = vocabulary('bí lá gửi viết bức đọc');
const every = vocabulary('mỗi hàng hằng');
const inMonth = vocabulary('đầu tiên cuối cùng giữa của trong');
const edge = vocabulary('đầu cuối giữa');
/** What may follow a number for "thư 7" to be a slip of "thứ 7". */
const afterDay = vocabulary('tuần này tới sau lúc vào sáng trưa chiều tối nha nhé');

const isSunday = (token: Token | undefined) => token?.plain === 'nhat' || token?.plain === 'nhut';
const isDigit = (token: Token | undefined, first: number, last: number): boolean =>
  token?.kind === 'number' && token.text.length === 1 && Number(token.text) >= first && Number(token.text) <= last;

interface Named {
  /** 1–7; 0 is none that exists ("thứ 8"). */
  weekday: number;
  next: number;
  sure: boolean;
}

/** `t7`, `t.7`: not the seventh month nor a part of a word. */
function readShort(tokens: readonly Token[], at: number): Named | undefined {
  const before = tokens[at - 1]?.text ?? '';
  const number = tokens[at + 1]?.text === '.' && tokens[at + 1]?.glued ? at + 2 : at + 1;
  const found = tokens[number];
  if (found === undefined || !isDigit(found, 2, 7) || !found.glued || (tokens[at]?.glued && (before === '/' || before === '.')))
    return undefined;
  return { weekday: Number(found.text) - 1, next: number + 1, sure: true };
}

function readLong(tokens: readonly Token[], at: number): Named | undefined {
  const [before, token, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (token === undefined || ordinalBefore(before)) return undefined;
  if (after !== undefined && isDigit(after, 2, 7)) {
    const isSlip = token.word === 'thư';
    const follows = tokens[at + 2];
    const standsAlone = follows === undefined || follows.kind !== 'word' || afterDay(follows);
    if (isSlip && (letterBefore(before) || !standsAlone)) return undefined;
    return token.word === 'thứ' || token.word === 'thu' || isSlip
      ? { weekday: Number(after.text) - 1, next: at + 2, sure: true }
      : undefined;
  }
  if (after === undefined || (token.word !== 'thứ' && token.word !== 'thu')) return undefined;
  if (isDigit(after, 8, 9)) return { weekday: 0, next: at + 2, sure: false };
  const exact = weekdayNumbers[after.word] ?? (after.word === after.plain ? plainWeekdays[after.plain] : undefined);
  const weekday = exact ?? slips[after.word];
  return weekday === undefined ? undefined : { weekday, next: at + 2, sure: exact !== undefined };
}

/** `thứ 7`, `t7`, `thứ bảy`, `cn`, `chủ nhật`, `c.nhật`. */
function readWeekday(tokens: readonly Token[], at: number): Named | undefined {
  switch (tokens[at]?.plain) {
    case 'cn':
    case 'chunhat':
      return { weekday: 7, next: at + 1, sure: true };
    case 'chu':
    case 'chua':
      return isSunday(tokens[at + 1]) ? { weekday: 7, next: at + 2, sure: true } : undefined;
    case 'c':
      return tokens[at + 1]?.text === '.' && isSunday(tokens[at + 2]) ? { weekday: 7, next: at + 3, sure: true } : undefined;
    case 't':
      return readShort(tokens, at);
    case 'thu':
      return readLong(tokens, at);
    default:
      return undefined;
  }
}

/** `tuần này`, `tuần sau`, `tt`, `tuần sau nữa`, `tuần rồi`: how many weeks ahead. */
function readWeek(tokens: readonly Token[], at: number): { weeks: number; next: number } | undefined {
  if (nextWeekShort(tokens[at])) return { weeks: 1, next: at + 1 };
  if (!week(tokens[at])) return undefined;
  const which = tokens[at + 1];
  if (thisOne(which)) return { weeks: 0, next: at + 2 };
  if (lastOne(which)) return { weeks: -1, next: tokens[at + 2]?.plain === 'roi' ? at + 3 : at + 2 };
  if (!nextOne(which)) return undefined;
  return tokens[at + 2]?.plain === 'nua' ? { weeks: 2, next: at + 3 } : { weeks: 1, next: at + 2 };
}

/** `tuần sau thứ 2`: the week may stand in front. */
function weekBefore(tokens: readonly Token[], at: number): { weeks: number; from: number } | undefined {
  for (const back of [3, 2]) {
    const found = at >= back ? readWeek(tokens, at - back) : undefined;
    if (found !== undefined && found.next === at) return { weeks: found.weeks, from: at - back };
  }
  return undefined;
}

function onWeekday(today: string, weekday: number, weeks: number): string {
  return addDays(today, weekday - weekdayOf(today) + weeks * 7);
}

/** `thứ 7 đầu tiên của tháng 4`, `chủ nhật cuối tháng`, `thứ 6 tháng sau`: the end of the words; which day it is, is to be asked. */
function endOfMonthWords(tokens: readonly Token[], at: number): number | undefined {
  let end = at;
  while (inMonth(tokens[end])) end++;
  const counted = tokens[end]?.plain === 'tuan' && tokens[end + 1]?.plain === 'thu' ? end + 3 : end;
  if (counted > end) return counted;
  const isFirstOf = end > at + 1 && (tokens[at + 1]?.plain === 'tien' || tokens[at + 1]?.plain === 'cung');
  const month = tokens[end]?.plain;
  if (month !== 'thang' && !(month === 'nam' && end > at)) return isFirstOf ? end : undefined;
  return thisOne(tokens[end + 1]) || nextOne(tokens[end + 1]) || tokens[end + 1]?.kind === 'number' ? end + 2 : end + 1;
}

/** The weekday at a token and the day it means; nothing when there is none. */
export function judgeWeekday(tokens: readonly Token[], at: number, today: string): FoundDay | undefined {
  const named = readWeekday(tokens, at);
  if (named === undefined) return undefined;
  if (named.weekday === 0) return refusedDay('no_such_day', at, named.next);
  const monthWords = endOfMonthWords(tokens, named.next);
  if (monthWords !== undefined) return refusedDay('vague_date', at, monthWords);
  const found = findDate(tokens, at, named, today);
  const isRepeated = every(tokens[at - 1]) || (every(tokens[found.to]) && week(tokens[found.to + 1]));
  return isRepeated || !named.sure ? { ...found, certain: false } : found;
}

function findDate(tokens: readonly Token[], at: number, { weekday, next }: Named, today: string): FoundDay {
  const inWeek = readWeek(tokens, edge(tokens[next]) ? next + 1 : next);
  const before = inWeek === undefined ? weekBefore(tokens, at) : undefined;
  const given = inWeek ?? before;
  if (given !== undefined) {
    const date = onWeekday(today, weekday, given.weeks);
    const place = { from: before?.from ?? at, to: inWeek?.next ?? next };
    return date < today ? refusedDay('past', place.from, place.to, date) : { date, certain: true, fixed: true, ...place };
  }
  const coming = onWeekday(today, weekday, 0);
  const date = coming < today ? addDays(coming, 7) : coming;
  const after = tokens[next];
  if (thisOne(after)) return { date, certain: date !== today, fixed: false, from: at, to: next + 1 };
  // "cn tới": the coming Sunday, but some mean the one after. "thu 7 toi 19h" without accents is tối.
  if (nextOne(after) && (after?.word !== 'toi' || tokens[next + 1]?.kind !== 'number')) {
    return { date: date === today ? addDays(date, 7) : date, certain: false, fixed: false, from: at, to: next + 1 };
  }
  return { date, certain: date !== today, fixed: false, from: at, to: next };
}
