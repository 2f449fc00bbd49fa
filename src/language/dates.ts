/**
 * Birth dates and dates of joining as people type them (domain reference §7.4, rows 1–30). Day before month, always; nothing is
 * swapped silently. Days of events (tomorrow, Saturday, 20/3) are in days.ts.
 */
import { dayOf } from './calendar.js';
import { findWrittenDates, saysLunar, type WrittenDate } from './date-forms.js';
import { foldInPlace, normalise } from './folding.js';

export type DateProblem =
  | 'missing'
  | 'no_such_day'
  | 'no_such_month'
  | 'month_first'
  | 'year_only'
  | 'month_only'
  | 'year_missing'
  | 'year_out_of_range'
  | 'future'
  | 'two_dates'
  | 'lunar';

export type DateReading =
  /** `date` is cut to its precision: `2004-03-15`, `2019-03`, `2019`. `certain` false: show it and ask. */
  | { ok: true; date: string; precision: 'day' | 'month' | 'year'; certain: boolean }
  /** `suggestion` is a day to propose, never to take; `known` is what could be read (`2004`, `2019-03`). */
  | { ok: false; problem: DateProblem; suggestion?: string; known?: string };

/** Longer answers to "ngày sinh?" are not dates; only this much is searched. */
const longestSearched = 600;
/** Typed when the real day is not known or the form demands one. */
const placeholders = new Set(['1990-01-01', '1900-01-01', '1970-01-01', '2000-01-01']);
const precisionOfForm: Partial<Record<WrittenDate['form'], 'month' | 'year'>> = { month: 'month', year: 'year' };

type Century = (twoDigits: number, today: string) => number | undefined;

/** The century that gives an age of 14 to 60 in the running year. */
const birthCentury: Century = (year, today) => {
  const now = Number(today.slice(0, 4));
  return [2000 + year, 1900 + year].find((full) => now - full >= 14 && now - full <= 60);
};

/** The latest such year that is not in the future. */
const joinCentury: Century = (year, today) => [2000 + year, 1900 + year].find((full) => full <= Number(today.slice(0, 4)));

function fullYear(typed: string, today: string, century: Century): number | undefined {
  if (typed.length === 2) return century(Number(typed), today);
  const year = Number(typed);
  return typed.length === 4 && year >= 1900 && year <= Number(today.slice(0, 4)) + 100 ? year : undefined;
}

function judge(found: WrittenDate, today: string, century: Century): DateReading {
  const pad = (part: number) => String(part).padStart(2, '0');
  const { day, month } = found;
  if (month !== undefined && (month < 1 || month > 12)) return monthProblem(found, today, century);
  if (found.year === undefined) {
    // 2004 has a 29 February: without a year the benefit of the doubt.
    return dayOf(2004, month ?? 0, day ?? 0) === undefined
      ? { ok: false, problem: 'no_such_day' }
      : { ok: false, problem: 'year_missing' };
  }
  const year = fullYear(found.year, today, century);
  if (year === undefined) return { ok: false, problem: 'year_out_of_range' };
  const date = [String(year), ...(month === undefined ? [] : [pad(month)]), ...(day === undefined ? [] : [pad(day)])].join('-');
  if (day !== undefined && dayOf(year, month ?? 0, day) === undefined) return { ok: false, problem: 'no_such_day' };
  if (date > today.slice(0, date.length)) return { ok: false, problem: 'future' };
  const precision = precisionOfForm[found.form] ?? 'day';
  const isGuess = (found.form === 'compact' && found.year.length === 2) || placeholders.has(date);
  return { ok: true, date, precision, certain: !isGuess };
}

/** 3/15/2004 is no date here; if it is one the American way, that is worth a question. */
function monthProblem(found: WrittenDate, today: string, century: Century): DateReading {
  const year = found.year === undefined ? undefined : fullYear(found.year, today, century);
  const swapped = year === undefined || found.day === undefined ? undefined : dayOf(year, found.day, found.month ?? 0);
  if (swapped !== undefined && swapped <= today) return { ok: false, problem: 'month_first', suggestion: swapped };
  return { ok: false, problem: 'no_such_month' };
}

function readPastDate(text: string, today: string, century: Century): DateReading {
  const folded = foldInPlace(normalise(text).slice(0, longestSearched));
  const found = findWrittenDates(folded);
  const days = found.filter((date) => date.day !== undefined);
  const readings = (days.length > 0 ? days : found).map((date) => judge(date, today, century));
  const first = readings[0];
  if (first === undefined) return { ok: false, problem: saysLunar(folded) ? 'lunar' : 'missing' };
  if (saysLunar(folded) && days.length === 0) return { ok: false, problem: 'lunar' };
  const different = new Set(readings.map((reading) => JSON.stringify(reading)));
  return different.size > 1 ? { ok: false, problem: 'two_dates' } : first;
}

/**
 * A birth date, complete to the day. `today` is `yyyy-mm-dd`. Whether the age is allowed is another question (domain/age.ts).
 * A year or a month alone is a problem that carries what was understood in `known`.
 */
export function readBirthDate(text: string, today: string): DateReading {
  const reading = readPastDate(text, today, birthCentury);
  if (!reading.ok || reading.precision === 'day') return reading;
  return { ok: false, problem: reading.precision === 'year' ? 'year_only' : 'month_only', known: reading.date };
}

/** The date of joining the union; month or year alone is precise enough (`2019-03`, `2019`). */
export function readUnionJoinDate(text: string, today: string): DateReading {
  return readPastDate(text, today, joinCentury);
}
