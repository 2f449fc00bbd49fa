import { daysAfter, momentAt, wallClock } from './local-time.js';
import type { Programme } from './pledges.js';

/** When a programme is over, and which year its conclusions bear. A programme without days of its own runs by the calendar year. */
export interface Season {
  /** The year of the conclusion and of the badge's number. */
  year: number;
  firstDay: string | null; // yyyy-mm-dd
  lastDay: string; // yyyy-mm-dd
  /** The moment after the last day. */
  end: Date;
}

/** Before the last day members are asked how it went; so long afterwards they can still say so, and their unit conclude. */
export const reviewDays = { before: 7, after: 90 };

/** The season that a day (yyyy-mm-dd) belongs to: what is registered in December is for the next year. */
export function seasonOf({ validFrom, validTo }: Pick<Programme, 'validFrom' | 'validTo'>, day: string, zone: string): Season {
  const firstDay = validFrom && wallClock(validFrom, zone).day;
  if (validTo) {
    const lastDay = wallClock(new Date(validTo.getTime() - 1), zone).day;
    return { year: Number(lastDay.slice(0, 4)), firstDay, lastDay, end: validTo };
  }
  const year = Number(day.slice(0, 4)) + (day.slice(5, 7) === '12' ? 1 : 0);
  return { year, firstDay, lastDay: `${year}-12-31`, end: momentAt(`${year + 1}-01-01`, 0, zone) };
}

/** The season that is reviewed on a day: in December and in spring that of the calendar year which ends or has just ended. */
export function reviewedSeason(programme: Pick<Programme, 'validFrom' | 'validTo'>, today: string, zone: string): Season {
  if (programme.validTo) return seasonOf(programme, today, zone);
  const month = Number(today.slice(5, 7));
  const year = Number(today.slice(0, 4)) - (month <= 3 ? 1 : 0);
  return seasonOf(programme, `${year}-06-01`, zone);
}

/** Whether members of the season can say how it went: in its last days, and for a while afterwards. */
export function isReviewed({ lastDay }: Season, today: string): boolean {
  return today > daysAfter(lastDay, -reviewDays.before) && today <= daysAfter(lastDay, reviewDays.after);
}

/** The three times at which somebody who said nothing is asked; what was missed is not asked twice. */
export type ReviewStage = 'first' | 'last' | 'after';
export function reviewStage({ lastDay }: Season, today: string): ReviewStage | null {
  if (today > daysAfter(lastDay, 14) || today <= daysAfter(lastDay, -reviewDays.before)) return null;
  return today >= daysAfter(lastDay, 7) ? 'after' : today >= lastDay ? 'last' : 'first';
}
