import { daysAfter, momentAt, wallClock } from './local-time.js';
import type { Rhythm } from './pledges.js';

/** When a pledge is due: every week, two weeks or month counted from the day it began, at an hour of the local day. */
export interface Recurrence {
  rhythm: Rhythm;
  startedOn: string; // yyyy-mm-dd, never due itself: the first occasion is one rhythm later
  hour: number; // 0–23
}

/**
 * The day from which a new pledge counts. A weekly one whose hour is still to come today counts from yesterday: its first reminder is
 * then within seven days, for so long Zalo lets us write to somebody who says nothing (reference/zalo-oa-api.md §3.1).
 */
export function firstDay(rhythm: Rhythm, hour: number, now: Date, zone: string): string {
  const { day, minute } = wallClock(now, zone);
  return rhythm === 'week' && minute <= hour * 60 ? daysAfter(day, -1) : day;
}

/** The first occasion after `after`. After a stop that is the next one to come: what was missed is skipped. Null without a rhythm. */
export function nextDue(recurrence: Recurrence, after: Date, zone: string): Date | null {
  if (recurrence.rhythm === 'none') return null;
  for (let n = Math.max(1, passed(recurrence, after, zone)); ; n++) {
    const occasion = occasionAt(recurrence, n, zone);
    if (occasion > after) return occasion;
  }
}

/** The last occasion at or before `at`: of several that were missed, the one worth asking about. Null when there was none yet. */
export function lastDue(recurrence: Recurrence, at: Date, zone: string): Date | null {
  if (recurrence.rhythm === 'none') return null;
  for (let n = passed(recurrence, at, zone) + 1; n >= 1; n--) {
    const occasion = occasionAt(recurrence, n, zone);
    if (occasion <= at) return occasion;
  }
  return null;
}

/** How many rhythms lie between the start and a day, or one fewer or more than the hour says: the callers look at the neighbours. */
function passed({ rhythm, startedOn }: Recurrence, at: Date, zone: string): number {
  const { day } = wallClock(at, zone);
  if (rhythm === 'month') return monthOf(day) - monthOf(startedOn) - 1;
  return Math.floor((Date.parse(day) - Date.parse(startedOn)) / (rhythm === 'week' ? 7 : 14) / 86_400_000);
}

function monthOf(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
}

function occasionAt({ rhythm, startedOn, hour }: Recurrence, n: number, zone: string): Date {
  const day = rhythm === 'month' ? monthsAfter(startedOn, n) : daysAfter(startedOn, n * (rhythm === 'week' ? 7 : 14));
  return momentAt(day, hour * 60, zone);
}

/** Counted from the first day each time, so that the 31st is the 28th in February and the 31st again in March. */
function monthsAfter(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0));
  lastOfMonth.setUTCDate(Math.min(date, lastOfMonth.getUTCDate()));
  return lastOfMonth.toISOString().slice(0, 10);
}
