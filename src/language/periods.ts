import { type Period, periodAt, readPeriod } from '../domain/periods.js';
import { addDays, dayOf, endOfMonth } from './calendar.js';
import { foldInPlace, normalise } from './folding.js';

/** What a text says of the time that figures are about (domain reference §3.5). */
export interface PeriodSaid {
  /** A period by its own name: `năm 2026`, `năm học 2025-2026`, `hè 2026`, `từ 1/3/2026 đến 31/5/2026`. */
  period?: Period;
  /** The day up to which it counts: `đến 31/3`, `ngày 12/3/2026`, `tháng 3` (its end). */
  on?: string;
  /** `reversed`: ends before it begins; `no_such_day`: 31/02. */
  problem?: 'reversed' | 'no_such_day';
  /** The text without the words of time, folded, in its length. */
  rest: string;
}

const longest = 300;
const date = String.raw`(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?(?!\d)`;
const span = new RegExp(String.raw`(?:\btu )?(?:\bngay )?\b${date} ?(?:den|toi|-|–)(?: het)?(?: ngay)? ?${date}`);
const lastYear = '(?:nam ngoai|nam truoc)';

/** `today` (yyyy-mm-dd) is where "năm nay", "năm ngoái" and days without a year are reckoned from. */
export function readPeriodSaid(text: string, today: string): PeriodSaid {
  let rest = foldInPlace(normalise(text)).slice(0, longest);
  const said: Omit<PeriodSaid, 'rest'> = {};
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    const found = pattern.exec(rest);
    if (!found) return undefined;
    rest = rest.slice(0, found.index) + ' '.repeat(found[0].length) + rest.slice(found.index + found[0].length);
    return found;
  };
  const year = Number(today.slice(0, 4));
  const dayFrom = (parts: (string | undefined)[]) =>
    dayOf(parts[2] === undefined ? year : Number(parts[2]), Number(parts[1]), Number(parts[0]));

  const between = take(span);
  if (between) {
    const to = dayFrom(between.slice(4, 7));
    const from = dayOf(Number(between[3] ?? between[6] ?? year), Number(between[2]), Number(between[1]));
    if (!from || !to) return { problem: 'no_such_day', rest };
    const period = readPeriod(`custom:${from}:${to}`);
    return period ? { period, rest } : { problem: 'reversed', rest };
  }

  const day = take(new RegExp(String.raw`(?:\btinh )?(?:\b(?:den|toi) )?(?:\bhet )?(?:\bngay )?\b${date}`));
  if (day) {
    const on = dayFrom(day.slice(1, 4));
    if (!on) return { problem: 'no_such_day', rest };
    said.on = on;
  } else if (take(/\b(?:tinh )?(?:den |toi )?hom nay\b/)) said.on = today;
  else if (take(/\b(?:tinh )?(?:den |toi )?hom qua\b/)) said.on = addDays(today, -1);
  const month = said.on
    ? undefined
    : take(/\b(?:tinh )?(?:den |toi )?(?:het )?thang (\d{1,2})(?:[/.-](\d{4})| nam (\d{4}))?(?!\d)/);
  if (month) {
    const first = dayOf(Number(month[2] ?? month[3] ?? year), Number(month[1]), 1);
    if (!first) return { problem: 'no_such_day', rest };
    said.on = endOfMonth(first);
  }

  const school = take(/\bnam hoc(?: (\d{4})(?: ?[-–/] ?\d{2,4})?| (nay|truoc|ngoai))?(?!\d)/);
  const summer = school ? undefined : take(/\b(?:ky |sinh hoat |dip )?he(?: nam)?(?: (\d{4})| (nay|ngoai|truoc))?(?![a-z\d])/);
  const named = school ?? summer;
  if (named) {
    const type = school ? 'school_year' : 'summer';
    const current = periodAt(type, said.on ?? today);
    said.period = named[1]
      ? readPeriod(`${type}:${named[1]}`)
      : named[2] === undefined || named[2] === 'nay'
        ? current
        : periodAt(type, addDays(current.from, -1));
  } else {
    const plain = take(/\bnam (\d{4})(?!\d)/);
    if (plain) said.period = readPeriod(`year:${plain[1]}`);
    else if (take(new RegExp(String.raw`\b${lastYear}\b`))) said.period = readPeriod(`year:${year - 1}`);
    else if (take(/\bnam nay\b/)) said.period = readPeriod(`year:${year}`);
  }
  return { ...said, rest };
}
