/** Moments on the wall clock of a zone. Pure: the zone's rules come with the runtime. */
import { DateTime } from 'luxon';

/** `minute` minutes after midnight by the clock on the wall: an hour that a zone skips or repeats is the first moment it can be. */
export function momentAt(day: string, minute: number, zone: string): Date {
  const [year, month, date] = day.split('-').map(Number);
  const hour = Math.floor(minute / 60);
  return DateTime.fromObject({ year, month, day: date, hour, minute: minute % 60 }, { zone }).toJSDate();
}

/** The day (`yyyy-mm-dd`) and the minute of the day that the clock on the wall shows. */
export function wallClock(at: Date, zone: string): { day: string; minute: number } {
  const local = DateTime.fromJSDate(at, { zone });
  return { day: local.toFormat('yyyy-MM-dd'), minute: local.hour * 60 + local.minute };
}

/** The week (`2026-W11`, from Monday) that the clock on the wall is in. */
export function weekOf(at: Date, zone: string): string {
  return DateTime.fromJSDate(at, { zone }).toFormat("kkkk-'W'WW");
}

/** Minutes by which the clock on the wall is ahead of UTC then. */
export function zoneOffset(at: Date, zone: string): number {
  return DateTime.fromJSDate(at, { zone }).offset;
}

export function daysAfter(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}
