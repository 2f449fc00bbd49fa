import { daysAfter, momentAt, wallClock } from './local-time.js';

const noon = 12 * 60;
const evening = 20 * 60;
const hour = 3600_000;

/**
 * By when people are asked to answer, when the officer says nothing: noon of the day for what begins at 14:00 or later, 20:00 of the
 * evening before for what begins earlier. Called at short notice: two hours before the start; null when there is no time left to ask.
 */
export function usualRespondBy(startAt: Date, now: Date, zone: string): Date | null {
  const { day, minute } = wallClock(startAt, zone);
  const usual = minute >= 14 * 60 ? momentAt(day, noon, zone) : momentAt(daysAfter(day, -1), evening, zone);
  const short = new Date(startAt.getTime() - 2 * hour);
  return [usual, short].find((at) => at.getTime() >= now.getTime() + hour) ?? null;
}

/** A start in the night is almost always a misreading: it is asked about, however plainly it was typed. */
export function isNightStart(startAt: Date, zone: string): boolean {
  const { minute } = wallClock(startAt, zone);
  return minute >= 22 * 60 || minute < 5 * 60;
}
