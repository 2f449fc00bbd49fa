import { z } from 'zod';
import type { ChoiceSpec, Label, Say } from '../conversation/flow.js';
import { wallClock } from '../domain/local-time.js';
import { isNightStart } from '../domain/respond-by.js';
import { dayAt } from '../language/calendar.js';
import { partOfDay } from '../language/clocks.js';
import { showBirthDate, showDate, showDateTime, showInterval } from '../language/show.js';
import { readEventDate, readTime, type TimeReading } from '../language/times.js';
import { tokenise } from '../language/tokens.js';

/** When something begins, and ends if that was said; ISO, UTC. */
export const period = z.object({ startAt: z.iso.datetime(), endAt: z.iso.datetime().nullable() });
export type Period = z.infer<typeof period>;

/**
 * What a text says about a start. `unsure` is shown and confirmed: a wrong meeting time is worse than none. `date`: the day is known and
 * the hour is not.
 */
export type StartReading =
  | { kind: 'start'; period: Period }
  | { kind: 'unsure'; candidates: Period[] }
  | { kind: 'date'; date: string; part: string | null }
  | { kind: 'refused'; because: Say };

const halfDay = 12 * 3600_000;

/**
 * `known`: the day that was said before, with the part of the day if that was said too ("tối mai"); an hour alone is then an hour of it.
 */
export function readStart(text: string, now: Date, zone: string, known?: { date: string; part?: string | null }): StartReading {
  if (known === undefined || namesDay(text, now, zone)) {
    const read = judged(readTime(text, now, zone), now, zone);
    return read.kind === 'date' ? { ...read, part: partSaid(text) } : read;
  }
  // Asked for the hour, a bare number is one.
  const hour = /^\d{1,2}$/.test(text) ? `${text}h` : text;
  const of = (part: string) => judged(readTime(`${hour} ${part}ngày ${showBirthDate(known.date)}`, now, zone), now, zone);
  const said = known.part && partSaid(text) === null ? of(`${known.part} `) : undefined;
  // "sáng mai", and then "19h": the hour was said last.
  const read = said && said.kind !== 'refused' ? said : of('');
  // Only our own day was found in it: no hour was said.
  return read.kind === 'date' ? { kind: 'refused', because: { key: 'meeting-time-missing' } } : read;
}

/** "sáng", "tối", as typed; null when the text names no part of the day. */
export function partSaid(text: string): string | null {
  const tokens = tokenise(text);
  const at = tokens.tokens.findIndex((_, n) => partOfDay(tokens, n) !== undefined);
  return tokens.tokens[at]?.word ?? null;
}

/** Whether a day is named in the text, even one that does not exist. */
export function namesDay(text: string, now: Date, zone: string): boolean {
  const read = readEventDate(text, now, zone);
  return read.ok || read.problem !== 'missing';
}

function judged(reading: TimeReading, now: Date, zone: string): StartReading {
  // A lunar day is shown as the civil day it most likely is, and asked.
  const isLunar = reading.problem === 'lunar' && reading.date !== undefined;
  if (reading.problem && !isLunar) return { kind: 'refused', because: problemSay(reading, zone) };
  if (!reading.start)
    return reading.date
      ? { kind: 'date', date: reading.date, part: null }
      : { kind: 'refused', because: { key: 'meeting-time-missing' } };
  return judgedStart(reading.start, reading.end, reading.certain, reading.ambiguous.includes('hour'), now, zone);
}

/** The same judgement for a start that language/intents.ts has read (domain.md §10: times with their offset). */
export function judgedStart(
  start: string,
  end: string | undefined,
  certain: boolean,
  hourOpen: boolean,
  now: Date,
  zone: string,
): StartReading {
  const first = periodOf(new Date(start), end === undefined ? null : new Date(end));
  const startAt = new Date(first.startAt);
  if (startAt <= now)
    return { kind: 'refused', because: { key: 'meeting-time-past', params: { time: showDateTime(startAt, zone) } } };
  if (certain && !isNightStart(startAt, zone)) return { kind: 'start', period: first };
  const other = hourOpen || isNightStart(startAt, zone) ? otherHalf(first, now, zone) : undefined;
  return { kind: 'unsure', candidates: other ? [first, other] : [first] };
}

/** Seven in the morning may be seven in the evening: the other reading, if it lies ahead and by day. */
function otherHalf({ startAt, endAt }: Period, now: Date, zone: string): Period | undefined {
  const start = new Date(startAt);
  const shift = wallClock(start, zone).minute < 12 * 60 ? halfDay : -halfDay;
  const moved = (iso: string) => new Date(Date.parse(iso) + shift);
  const other = moved(startAt);
  return other > now && !isNightStart(other, zone) ? periodOf(other, endAt ? moved(endAt) : null) : undefined;
}

export function periodOf(start: Date, end: Date | null): Period {
  return { startAt: start.toISOString(), endAt: end && end > start ? end.toISOString() : null };
}

export function showPeriod({ startAt, endAt }: Period, zone: string): string {
  return endAt ? showInterval(new Date(startAt), new Date(endAt), zone) : showDateTime(new Date(startAt), zone);
}

function problemSay({ problem, date, start }: TimeReading, zone: string): Say {
  const key = `meeting-time-${String(problem).replaceAll('_', '-')}`;
  if (problem === 'past')
    return { key, params: { time: start ? showDateTime(new Date(start), zone) : date ? showDate(date) : '' } };
  if (problem === 'weekday_mismatch' && date) return { key, params: { date: showDate(date) } };
  return { key: problem === 'weekday_mismatch' ? 'meeting-time-no-such-day' : key };
}

/** "Is it this one?": each reading is a button with its weekday; `to` builds the address of the n-th. */
export function confirmSay(candidates: Period[], zone: string, to: (choice: string) => string): Say {
  const label = (candidate: Period): Label => ({ text: showPeriod(candidate, zone) });
  const choices: ChoiceSpec[] =
    candidates.length === 1
      ? [{ label: { key: 'meeting-time-right' }, to: to('0') }]
      : candidates.map((candidate, n) => ({ label: label(candidate), to: to(String(n)) }));
  return {
    key: candidates.length === 1 ? 'meeting-time-confirm' : 'meeting-time-which',
    params: { time: showPeriod(candidates[0]!, zone) },
    choices: [...choices, { label: { key: 'meeting-time-other' }, to: to('other') }],
  };
}

export function localDay(iso: string, zone: string): string {
  return dayAt(new Date(iso), zone);
}
