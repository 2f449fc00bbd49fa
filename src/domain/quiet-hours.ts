import { daysAfter, momentAt, wallClock } from './local-time.js';

/** Local minutes of the day. From `from` on (21:00 is quiet) until before `to` (07:00 is not). Over midnight when from > to. */
export interface QuietHours {
  from: number;
  to: number;
}

export const usualQuietHours: QuietHours = { from: 21 * 60, to: 7 * 60 };

/** What may wait for the morning: an answer and an urgent word never do (a meeting tonight that is cancelled tonight). */
export type Urgency = 'answer' | 'urgent' | 'nudge' | 'notice';

export function isQuiet(at: Date, zone: string, quiet: QuietHours = usualQuietHours): boolean {
  const { minute } = wallClock(at, zone);
  return quiet.from <= quiet.to ? quiet.from <= minute && minute < quiet.to : quiet.from <= minute || minute < quiet.to;
}

/** When a message that is due at `at` may leave: at once, or at the end of the quiet hours it falls in. */
export function notBefore(at: Date, urgency: Urgency, zone: string, quiet: QuietHours = usualQuietHours): Date {
  if (urgency === 'answer' || urgency === 'urgent' || !isQuiet(at, zone, quiet)) return at;
  const { day, minute } = wallClock(at, zone);
  return momentAt(minute < quiet.to ? day : daysAfter(day, 1), quiet.to, zone);
}

/** The begin and the end of the quiet hours that `at` lies in; null outside them. */
export function quietAround(at: Date, zone: string, quiet: QuietHours = usualQuietHours): { since: Date; until: Date } | null {
  if (!isQuiet(at, zone, quiet)) return null;
  const { day, minute } = wallClock(at, zone);
  return {
    since: momentAt(minute < quiet.from ? daysAfter(day, -1) : day, quiet.from, zone),
    until: notBefore(at, 'nudge', zone, quiet),
  };
}

/** People need this long to read "in an hour" and still come. */
const shortestNoticeMinutes = 30;

/**
 * When to remind of something `minutesAhead` before it starts. In quiet hours: at their end, if that leaves half an hour (a meeting
 * at 07:30 is reminded of at 07:00); else half an hour before they began, on the evening before (a meeting at 07:10, at 20:30).
 */
export function remindAt(startAt: Date, minutesAhead: number, zone: string, quiet: QuietHours = usualQuietHours): Date {
  const wanted = new Date(startAt.getTime() - minutesAhead * 60_000);
  const later = notBefore(wanted, 'nudge', zone, quiet);
  if (startAt.getTime() - later.getTime() >= Math.min(shortestNoticeMinutes, minutesAhead) * 60_000) return later;
  const { day, minute } = wallClock(wanted, zone);
  const evening = quiet.from <= quiet.to || minute >= quiet.from ? day : daysAfter(day, -1);
  return momentAt(evening, quiet.from - shortestNoticeMinutes, zone);
}
