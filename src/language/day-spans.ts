/**
 * A span of days as people type it: `từ 10/4 đến 20/4`, `10/04/2026 - 20/04/2026`, `tháng 3 đến tháng 9/2020`, `đến hết 20/4`, `2 tuần`.
 * Both days are in it. Days in words ("hôm nay", "thứ Hai tuần sau") are read by days.ts.
 */
import { addDays, dayOf, endOfMonth } from './calendar.js';
import { findDay } from './days.js';
import { foldInPlace, normalise } from './folding.js';
import { readNumber } from './numbers.js';
import { tokenise } from './tokens.js';

export type SpanReading = { ok: true; from: string; to: string } | { ok: false; problem: 'unread' | 'no_such_day' | 'backwards' };

const longest = 120;

/** `today` is yyyy-mm-dd. A day without a year lies in the year of the other one, or nearest to today. */
export function readDaySpan(typed: string, today: string): SpanReading {
  const text = foldInPlace(normalise(typed.length > longest ? '' : typed))
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:xin |em |minh |toi |cho |tam |nghi |trong )*(?:tu |bat dau |khoang )*/, '');
  const lasting = duration(text, today);
  if (lasting) return lasting;
  const [first, second, ...more] = text
    .split(/\s*(?:\bden\b|\btoi\b|\bcho den\b|->|→|–|—|\s-\s|(?<=\d{4})-(?=\d{1,2}\/)|(?<=\/\d{1,2})-(?=\d{1,2}\/))\s*/)
    .map(trimmed);
  if (first === undefined || more.length > 0) return { ok: false, problem: 'unread' };
  // "đến 20/4": from now on. "10/4": that day.
  const from = first === '' && second !== undefined ? { day: today } : edge(first, today, 'from', second && yearOf(second));
  const to = second === undefined ? edge(first, today, 'to') : edge(second, today, 'to', yearOf(first) ?? from.day?.slice(0, 4));
  if (from.wrong || to.wrong) return { ok: false, problem: 'no_such_day' };
  if (!from.day || !to.day) return { ok: false, problem: 'unread' };
  if (from.day <= to.day) return { ok: true, from: from.day, to: to.day };
  // "28/12 đến 5/1": over the new year, when it is not as good as a whole year.
  const next = `${Number(from.day.slice(0, 4)) + 1}${to.day.slice(4)}`;
  const isShort = Date.parse(next) - Date.parse(from.day) <= longestOverNewYear;
  return second !== undefined && !yearOf(text) && isShort
    ? { ok: true, from: from.day, to: next }
    : { ok: false, problem: 'backwards' };
}

const longestOverNewYear = 120 * 86_400_000;

interface Edge {
  day?: string;
  wrong?: boolean;
}

const trimmed = (part: string) =>
  part
    .replace(/^(?:het|ngay|cuoi|dau)\s+/, '')
    .replace(/[.,;!]+$/, '')
    .trim();
const yearOf = (part: string) => /\b(?:19|20)\d\d\b/.exec(part)?.[0];

function edge(part: string, today: string, side: 'from' | 'to', otherYear?: string): Edge {
  const day = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?$/.exec(part);
  if (day) return checked(nearest(Number(day[2]), Number(day[1]), day[3] ?? otherYear, today));
  const month = /^(?:thang )?(\d{1,2})(?:\/| nam |-)(\d{4})$|^thang (\d{1,2})$/.exec(part);
  if (month) {
    const first = nearest(Number(month[1] ?? month[3]), 1, month[2] ?? otherYear, today);
    return checked(first && side === 'to' ? endOfMonth(first) : first);
  }
  const found = findDay(tokenise(part), today).day;
  if (!found) return {};
  if (found.problem && found.problem !== 'past') return found.problem === 'no_such_day' ? { wrong: true } : {};
  return found.date ? { day: found.date } : {};
}

const checked = (day: string | undefined): Edge => (day ? { day } : { wrong: true });

/** Without a year: of last, this and next year's the day that is nearest to today. */
function nearest(month: number, date: number, year: string | undefined, today: string): string | undefined {
  if (year) return dayOf(Number(year), month, date);
  const now = Number(today.slice(0, 4));
  const days = [now - 1, now, now + 1].flatMap((each) => dayOf(each, month, date) ?? []);
  const far = (day: string) => Math.abs(Date.parse(day) - Date.parse(today));
  return days.sort((a, b) => far(a) - far(b))[0];
}

/** `2 tuần`, `mười ngày`, `1 tháng`: from today on. */
function duration(text: string, today: string): SpanReading | undefined {
  const match = /^(\S+(?: \S+)?) (ngay|tuan|thang)(?: nua| toi)?$/.exec(text);
  const count = match && readNumber(match[1]!);
  if (!match || !count?.ok || !Number.isInteger(count.value) || count.value < 1 || count.value > 366) return undefined;
  const days = count.value * { ngay: 1, tuan: 7, thang: 30 }[match[2] as 'ngay' | 'tuan' | 'thang'];
  return { ok: true, from: today, to: addDays(today, days - 1) };
}
