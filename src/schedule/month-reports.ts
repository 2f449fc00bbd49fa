import { choiceAddress } from '../conversation/address.js';
import { wallClock } from '../domain/local-time.js';
import { lastDayOf, monthAfter, monthOf, showMonth } from '../domain/month-report.js';
import { showNumber } from '../language/numbers.js';
import { showDateTime } from '../language/show.js';
import type { Nudge } from './nudges.js';

const hour = 3600_000;
/** The evening before the last day, and the last day itself. */
const soonMs = 40 * hour;
/** For so long after the due day it is worth a word. */
const overdueMs = 3 * 24 * hour;
/** A process that stood still at the end of the month makes up for it in the first days of the next. */
const lastCatchUp = 3;

/** The month whose reports are drafted on a day: this one on its last day, the one before on the first days of the next. */
export function monthToDraft(now: Date, zone: string): string | null {
  const today = wallClock(now, zone).day;
  const month = monthOf(today);
  if (today === lastDayOf(month)) return month;
  return Number(today.slice(8)) <= lastCatchUp ? monthAfter(month, -1) : null;
}

export type ReportOccasion = 'draft' | 'before' | 'after';

/** A report that was not sent, as the reminder finds it. */
export interface UnsentReport {
  unitId: string;
  month: string;
  dueAt: Date;
  remindedAt: Date | null;
}

/** Why its officer is told about it now; each reason comes once. */
export function reportOccasion({ month, dueAt, remindedAt }: UnsentReport, now: Date, zone: string): ReportOccasion | null {
  const saidSince = (from: number) => remindedAt !== null && remindedAt.getTime() >= from;
  const due = dueAt.getTime();
  if (now.getTime() >= due) return now.getTime() < due + overdueMs && !saidSince(due) ? 'after' : null;
  if (remindedAt === null) return wallClock(now, zone).day >= lastDayOf(month) ? 'draft' : null;
  return now.getTime() >= due - soonMs && !saidSince(due - soonMs) ? 'before' : null;
}

export interface ReportReminder extends UnsentReport {
  occasion: ReportOccasion;
  officerId: string;
  unitName: string;
  /** Units that report to it and have not sent. */
  waiting: number;
}

/** To the officer who answers for it; no name is in it. */
export function reportReminder(
  { occasion, officerId, unitId, unitName, month, dueAt, waiting }: ReportReminder,
  now: Date,
  zone: string,
): Nudge {
  const isLastDay = wallClock(now, zone).day === lastDayOf(month);
  return {
    contactId: officerId,
    key: `month_report_due:${unitId}:${month}:${occasion}:${officerId}`,
    say: {
      key: `month-report-told-${occasion === 'draft' && !isLastDay ? 'draft-missed' : occasion}`,
      params: {
        month: showMonth(month),
        unit: unitName,
        // The last moment that is in time.
        due: showDateTime(new Date(dueAt.getTime() - 60_000), zone),
        waiting: showNumber(waiting),
      },
      choices: [{ label: { key: 'month-report-choice-open' }, to: choiceAddress('month_report', 'open', unitId, month) }],
    },
    deadline: occasion === 'after' ? new Date(now.getTime() + overdueMs) : dueAt,
    consent: [],
  };
}
