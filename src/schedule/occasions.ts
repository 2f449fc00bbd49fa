import { parse } from 'node-cron';
import { daysAfter, momentAt, wallClock } from '../domain/local-time.js';

/** A rule that never comes true within this many days is a mistake of ours. */
const farthest = 366;

function holdsOn(fields: ReturnType<typeof parse>, day: string): boolean {
  const [, month, date] = day.split('-').map(Number);
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return fields.month.includes(month!) && fields.dayOfMonth.includes(date!) && fields.dayOfWeek.includes(weekday);
}

/** The last moment at or before `at` at which a cron expression holds, by the clock on the wall of the zone. @throws when there is none */
export function lastOccasion(expression: string, at: Date, zone: string): Date {
  const fields = parse(expression);
  const { day: today, minute: now } = wallClock(at, zone);
  const minutes = fields.hour.flatMap((hour) => fields.minute.map((minute) => hour * 60 + minute)).sort((a, b) => b - a);
  for (let n = 0; n <= farthest; n++) {
    const day = daysAfter(today, -n);
    const minute = holdsOn(fields, day) ? minutes.find((one) => n > 0 || one <= now) : undefined;
    if (minute !== undefined) return momentAt(day, minute, zone);
  }
  throw new Error(`a cron expression that never holds: ${expression}`);
}

/** The next moment after `at` at which a cron expression holds. @throws when there is none */
export function nextOccasion(expression: string, at: Date, zone: string): Date {
  const fields = parse(expression);
  const { day: today, minute: now } = wallClock(at, zone);
  const minutes = fields.hour.flatMap((hour) => fields.minute.map((minute) => hour * 60 + minute)).sort((a, b) => a - b);
  for (let n = 0; n <= farthest; n++) {
    const day = daysAfter(today, n);
    const minute = holdsOn(fields, day) ? minutes.find((one) => n > 0 || one > now) : undefined;
    if (minute !== undefined) return momentAt(day, minute, zone);
  }
  throw new Error(`a cron expression that never holds: ${expression}`);
}

/**
 * Whether a job is due: its expression held since it last ran. However many times it held while the process was stopped, that is one
 * run. A clock that was moved back (the sandbox) makes a job due rather than silent for the time between.
 */
export function isDue(expression: string, lastRun: Date | null, now: Date, zone: string): boolean {
  return lastRun === null || lastRun > now || lastOccasion(expression, now, zone) > lastRun;
}
