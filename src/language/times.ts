/**
 * When something begins and ends, as people write it (domain reference §7.5). A wrong meeting time is worse than none: whatever
 * is not certain says so, and what cannot be is refused with the reason. Shown and reckoned in the zone of the unit.
 */
import { addDays, dayAt, minutesAt, momentOf, zonedText } from './calendar.js';
import { type Clock, findClocks, findCompactClock, type PartOfDay, partOfDay } from './clocks.js';
import { type DayProblem, type FoundDay, findDay } from './days.js';
import type { FoundTimes } from './facts.js';
import { inPart, type Resolved, resolve } from './hours.js';
import { vietnamZone } from './show.js';
import { type TokenisedText, tokenise, vocabulary } from './tokens.js';
import { wordTable } from './word-table.js';

export type TimeProblem = DayProblem | 'no_such_time' | 'part_conflict' | 'two_times' | 'ends_before_start' | 'missing';

export interface TimeReading {
  /** With the offset of the zone: `2026-03-13T19:00+07:00`. */
  start?: string;
  end?: string;
  /** The local day, also when the hour is missing: `2026-03-13`. */
  date?: string;
  /** False: show it and ask before anything is done with it. */
  certain: boolean;
  /** What was chosen among several possible meanings. */
  ambiguous: ('hour' | 'date')[];
  /**
   * Why it cannot be taken; `date` or `start` then hold what was understood, to be shown with the reason. `lunar` with a `date` is
   * the civil day that a lunar one most likely is.
   */
  problem?: TimeProblem;
  /** Where the day and the time stand in the normalised text, in order. */
  spans: { start: number; end: number }[];
}

const until = vocabulary('đến tới');
const rangeSigns = new Set(['-', '–', '—', '~', '>', '→']);
const isRangeSign = (text: TokenisedText, at: number) => rangeSigns.has(text.tokens[at]?.text ?? '');

/** Two clocks are one interval when only "đến", "tới" or a dash (and a day or part of day) stand between them. */
function isInterval(text: TokenisedText, first: Clock, second: Clock, isTaken: (at: number) => boolean): boolean {
  let joined = false;
  for (let at = first.to; at < second.from; at++) {
    if (isTaken(at)) continue;
    if (until(text.tokens[at]) || isRangeSign(text, at)) joined = true;
    else if (partOfDay(text, at) === undefined && text.tokens[at]?.plain !== 'luc' && text.tokens[at]?.plain !== 'den')
      return false;
  }
  return joined;
}

/** `8-10h`, `từ 8 đến 10h sáng`: the first number has no sign of an hour of its own. */
function bareStart(text: TokenisedText, end: Clock, isTaken: (at: number) => boolean): Clock | undefined {
  const at = end.from - 2;
  const number = text.tokens[at];
  const joins = isRangeSign(text, at + 1) || until(text.tokens[at + 1]);
  if (number?.kind !== 'number' || number.text.length > 2 || Number(number.text) > 24 || !joins || isTaken(at)) return undefined;
  if (number.glued && text.tokens[at - 1]?.kind !== 'word') return undefined;
  return { hour: Number(number.text), minute: 0, from: at, to: at + 1, impossible: false, guess: false };
}

/** Each clock gets the part of day beside it; one without takes the other's, "sáng mai 7h30 tới 10h". */
function giveParts(text: TokenisedText, clocks: Clock[], isTaken: (at: number) => boolean): void {
  const parts = text.tokens.flatMap((_, at) => {
    const part = partOfDay(text, at);
    return part === undefined ? [] : [{ at, part }];
  });
  for (const { at, part } of parts) {
    const after = clocks.find((clock) => clock.to === at);
    const nearest = after ?? [...clocks].sort((a, b) => distance(a, at) - distance(b, at))[0];
    if (nearest === undefined) continue;
    nearest.part ??= part;
    // "cn toi 8h" without accents: tối, or "cn tới" and eight in the morning.
    if (text.tokens[at]?.word === 'toi' && after === undefined && isTaken(at - 1)) nearest.guess = true;
  }
  const [first, second] = clocks;
  if (first === undefined || second === undefined) return;
  if (first.part === undefined && second.part !== undefined && fitsBefore(first, second)) first.part = second.part;
  else if (second.part === undefined && first.part !== undefined && second.hour <= 12 && second.hour > first.hour % 12) {
    if (inPart(second.hour, first.part) !== undefined) second.part = first.part;
  }
}

/** "7h-9h tối", "11h-1h trưa": the part of day of the end is also the start's when the start then still comes first. */
function fitsBefore(first: Clock, second: Clock): boolean {
  if (first.hour <= second.hour) return true;
  const [start, end] = [first, second].map(({ hour }) => inPart(hour, second.part as PartOfDay)?.hour);
  return start !== undefined && end !== undefined && start < end;
}

const distance = (clock: Clock, at: number) => (at < clock.from ? clock.from - at : at - clock.to + 1);

/** `1 tiếng nữa`, `30 phút nữa`, `2 tiếng rưỡi nữa`: minutes from now. */
function readDelay(folded: string): { minutes: number; start: number; end: number } | undefined {
  if (!folded.includes('nua')) return undefined;
  const match =
    /(?<![\d:h/])(\d{1,3}|nua|mot|hai|ba|bon|nam|muoi|muoi lam) ?(tieng|gio|phut|p)( ruoi| \d{1,2}(?: phut|p)?)? nua(?![a-z])/.exec(
      folded,
    );
  if (match === null) return undefined;
  const [whole, amount = '', unit = '', more = ''] = match;
  const count = delayWords[amount] ?? Number(amount);
  const isHours = unit === 'tieng' || unit === 'gio';
  const extra = more.trim() === 'ruoi' ? 30 : Number(/\d+/.exec(more)?.[0] ?? 0);
  return { minutes: isHours ? count * 60 + extra : count, start: match.index, end: match.index + whole.length };
}

const delayWords = wordTable({ nua: 0.5, mot: 1, hai: 2, ba: 3, bon: 4, nam: 5, muoi: 10, 'muoi lam': 15 });

interface Local {
  today: string;
  /** Minutes since local midnight. */
  minutes: number;
  zone: string;
}

function iso(date: string, hour: number, minute: number, zone: string): string {
  return zonedText(momentOf(date, hour, minute, zone), zone);
}

interface Placed {
  date: string;
  time: Resolved;
  ambiguous: ('hour' | 'date')[];
  problem?: TimeProblem;
}

/** Puts an hour on a day. Without a day it is the next time the clock shows it; a named day is never changed. */
function place(time: Resolved, day: FoundDay | undefined, { today, minutes }: Local): Placed {
  const ambiguous: ('hour' | 'date')[] = time.ambiguous ? ['hour'] : [];
  const isPast = (date: string, hour: number) => date < today || (date === today && hour * 60 + time.minute <= minutes);
  const named = day?.date;
  if (day !== undefined && !day.certain) ambiguous.push('date');
  const date = addDays(named ?? today, time.dayShift);
  if (!isPast(date, time.hour)) {
    if (named === undefined) ambiguous.push('date');
    return { date, time, ambiguous };
  }
  if (time.open && !isPast(date, time.hour + 12))
    return { date, time: { ...time, hour: time.hour + 12 }, ambiguous: [...new Set([...ambiguous, 'hour' as const])] };
  if (named === undefined) return { date: addDays(date, 1), time, ambiguous: [...ambiguous, 'date'] };
  if (day !== undefined && !day.fixed) return { date: addDays(date, 7), time, ambiguous: [...ambiguous, 'date'] };
  return { date, time, ambiguous, problem: 'past' };
}

function chooseClocks(
  text: TokenisedText,
  isTaken: (at: number) => boolean,
  hasDay: boolean,
  found: Clock[] = findClocks(text, isTaken),
): Clock[] | 'two_times' {
  const [first, second] = found;
  if (first === undefined) {
    const compact = hasDay ? findCompactClock(text, isTaken) : undefined;
    return compact === undefined ? [] : [compact];
  }
  const earlier = bareStart(text, first, isTaken);
  if (earlier !== undefined) return found.length === 1 ? [earlier, first] : 'two_times';
  if (second === undefined) return [first];
  return found.length === 2 && isInterval(text, first, second, isTaken) ? [first, second] : 'two_times';
}

function spansOf(text: TokenisedText, ranges: { from: number; to: number }[]): { start: number; end: number }[] {
  return ranges
    .filter(({ from, to }) => to > from)
    .map(({ from, to }) => ({ start: text.tokens[from]?.start ?? 0, end: text.tokens[to - 1]?.end ?? 0 }))
    .sort((a, b) => a.start - b.start);
}

/**
 * Reads the time of an already tokenised text; `readTime` is the same for a plain string. `found`: its day and hours, when they are
 * known for the same day.
 */
export function readTimeOf(text: TokenisedText, now: Date, zone: string = vietnamZone, found?: FoundTimes): TimeReading {
  const local: Local = { today: dayAt(now, zone), minutes: minutesAt(now, zone), zone };
  const delay = readDelay(text.folded);
  if (delay !== undefined) {
    const moment = new Date(now.getTime() + delay.minutes * 60_000);
    return {
      start: zonedText(moment, zone),
      date: dayAt(moment, zone),
      certain: true,
      ambiguous: [],
      spans: [delay],
    };
  }
  const { day, taken } = found ?? findDay(text, local.today);
  const isTaken = (at: number) => taken.has(at);
  const known = found?.clocks.map((clock) => ({ ...clock }));
  const clocks = chooseClocks(text, isTaken, day !== undefined, known);
  const spans = spansOf(text, [...(day === undefined ? [] : [day]), ...(clocks === 'two_times' ? [] : clocks)]);
  const date = day?.date === undefined ? {} : { date: day.date };
  const refused = (problem: TimeProblem): TimeReading => ({ ...date, certain: false, ambiguous: [], problem, spans });
  if (clocks === 'two_times') return refused('two_times');
  if (clocks.length > 0 && clocks.some((clock) => clock.impossible)) return refused('no_such_time');
  const isLunar = day?.problem === 'lunar' && day.date !== undefined;
  if (day?.problem !== undefined && !isLunar) return refused(day.problem);
  if (clocks.length === 0) {
    if (day === undefined) return refused('missing');
    if (isLunar) return refused('lunar');
    return { ...date, certain: day.certain, ambiguous: day.certain ? [] : ['date'], spans };
  }
  giveParts(text, clocks, isTaken);
  const reading = assemble(clocks, day, local, spans);
  return isLunar && reading.problem === undefined ? { ...reading, certain: false, problem: 'lunar' } : reading;
}

function assemble(clocks: Clock[], day: FoundDay | undefined, local: Local, spans: TimeReading['spans']): TimeReading {
  const [first, second] = clocks.map(resolve);
  const named = day?.date === undefined ? {} : { date: day.date };
  for (const part of [first, second]) {
    if (typeof part === 'string') return { ...named, certain: false, ambiguous: [], problem: part, spans };
  }
  const placed = place(first as Resolved, day, local);
  const { date, time, ambiguous } = placed;
  const start = iso(date, time.hour, time.minute, local.zone);
  if (placed.problem !== undefined) return { start, date, certain: false, ambiguous, problem: placed.problem, spans };
  if (second === undefined) return { start, date, certain: ambiguous.length === 0, ambiguous, spans };
  const finish = { ...(second as Resolved) };
  const isBefore = () => finish.hour * 60 + finish.minute <= time.hour * 60 + time.minute;
  // "8h-2h", "19h-9h": the end lies after the start, in the other half of the day if need be.
  if (isBefore() && clocks[1]?.part === undefined && finish.hour < 12) finish.hour += 12;
  // The afternoon guess of a small hour must not jump over a start that was read in the morning.
  if (isBefore()) return { start, date, certain: false, ambiguous, problem: 'ends_before_start', spans };
  const unsure = finish.ambiguous && clocks[1]?.part === undefined && !ambiguous.includes('hour') && (clocks[1]?.hour ?? 0) < 13;
  const doubts: ('hour' | 'date')[] = unsure ? [...ambiguous, 'hour'] : ambiguous;
  return {
    start,
    end: iso(date, finish.hour, finish.minute, local.zone),
    date,
    certain: doubts.length === 0,
    ambiguous: doubts,
    spans,
  };
}

/**
 * The day, start and end in a message. `now` decides what "mai" is and whether a time has passed.
 * Past times, a day that is not the named weekday, 30/2 and 25h come back with a `problem` and are never certain.
 */
export function readTime(text: string, now: Date, zone: string = vietnamZone): TimeReading {
  return readTimeOf(tokenise(text), now, zone);
}

/** Only the day of an event: `mai`, `t7 tuần sau`, `20/11`. */
export function readEventDate(
  text: string,
  now: Date,
  zone: string = vietnamZone,
):
  | { ok: true; date: string; certain: boolean; precision: 'day' }
  | { ok: false; problem: DayProblem | 'missing'; suggestion?: string } {
  const today = dayAt(now, zone);
  const { day } = findDay(tokenise(text), today);
  if (day === undefined) return { ok: false, problem: 'missing' };
  if (day.problem !== undefined)
    return { ok: false, problem: day.problem, ...(day.date === undefined ? {} : { suggestion: day.date }) };
  return day.date === undefined
    ? { ok: false, problem: 'missing' }
    : { ok: true, date: day.date, certain: day.certain, precision: 'day' };
}

export type TimeOfDayReading =
  | { ok: true; time: string; certain: boolean }
  | { ok: false; problem: 'missing' | 'no_such_time' | 'part_conflict' | 'two_times' };

/** Only the time of day, `HH:mm`: `7 rưỡi tối` → 19:30. An hour that may be morning or evening is uncertain. */
export function readTimeOfDay(text: string): TimeOfDayReading {
  const tokenised = tokenise(text);
  const clocks = chooseClocks(tokenised, () => false, tokenised.tokens.length <= 2);
  if (clocks === 'two_times' || clocks.length > 1) return { ok: false, problem: 'two_times' };
  giveParts(tokenised, clocks, () => false);
  const [clock] = clocks;
  const time = clock === undefined ? 'missing' : resolve(clock);
  if (typeof time === 'string') return { ok: false, problem: time };
  return {
    ok: true,
    time: `${String(time.hour).padStart(2, '0')}:${String(time.minute).padStart(2, '0')}`,
    certain: !time.ambiguous,
  };
}
