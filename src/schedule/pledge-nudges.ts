import { choiceAddress } from '../conversation/address.js';
import type { Label } from '../conversation/flow.js';
import { daysAfter, momentAt, wallClock } from '../domain/local-time.js';
import { actionsOf, isExcused, type Programme } from '../domain/pledges.js';
import { reviewDays, reviewedSeason, reviewStage } from '../domain/programme-days.js';
import { lastDue, nextDue, type Recurrence } from '../domain/rhythm.js';
import { showDate } from '../language/show.js';
import type { Nudge } from './nudges.js';
import type { DuePledge, DueReview, PledgeDecision, ReviewedEnds } from './store.js';

/** What is said about pledges because of time: pure. */

interface Occasion {
  occasion: Date;
  dueOn: string;
  next: Date | null;
}

/** The occasions of one look: thousands of pledges share a few, and reckoning with a zone takes longer than anything else here. */
export function occasionsAt(now: Date, zone: string): (due: Recurrence) => Occasion {
  const known = new Map<string, Occasion>();
  return (due) => {
    const key = `${due.rhythm} ${due.startedOn} ${due.hour}`;
    const found = known.get(key);
    if (found) return found;
    const occasion = lastDue(due, now, zone) ?? now;
    const made = { occasion, dueOn: wallClock(occasion, zone).day, next: nextDue(due, now, zone) };
    known.set(key, made);
    return made;
  };
}

/** A pledge's occasion: the last one if several were missed, open until the next. In an excused time nothing is asked. */
export function pledgeReminder(due: DuePledge, { occasion, dueOn, next }: Occasion): PledgeDecision {
  const nextDueAt = next && due.until && next >= due.until ? null : next;
  const isOver = due.until !== null && occasion >= due.until;
  if (due.contactId === null || isOver || isExcused(dueOn, due.pauses)) return { dueOn, nextDueAt, nudge: null };
  const answers = (['done', 'in_progress', 'not_done'] as const).map((status) => ({
    label: { key: `pledge-status-${status.replace('_', '-')}` },
    to: choiceAddress('pledge', 'did', due.id, dueOn, status),
  }));
  const lines: Label[] = [
    ...actionsOf(due.text).map((text) => ({ key: 'pledge-line-text', params: { text } })),
    { key: 'pledge-reminder-ask' },
  ];
  const nudge: Nudge = {
    contactId: due.contactId,
    key: `pledge:${due.id}:${dueOn}`,
    say: { key: 'pledge-reminder', lines, choices: answers },
    deadline: nextDueAt ?? due.until,
    consent: ['reminders'],
  };
  return { dueOn, nextDueAt, nudge };
}

const dayMs = 24 * 3600_000;

/** Programmes that somebody may be asked about today; which of the three times it is follows from the day. */
export function reviewedEnds(now: Date, zone: string): ReviewedEnds {
  const { day } = wallClock(now, zone);
  const byYear = reviewedSeason({ validFrom: null, validTo: null }, day, zone);
  return {
    from: new Date(now.getTime() - 15 * dayMs),
    to: new Date(now.getTime() + (reviewDays.before + 1) * dayMs),
    year: reviewStage(byYear, day) ? byYear.year : null,
  };
}

/** The last midnight that ended a calendar year, and the first day of registering that is not of that year (domain/programme-days.ts). */
export function lastYearEnd(now: Date, zone: string): { before: string; at: Date } {
  const year = Number(wallClock(now, zone).day.slice(0, 4));
  return { before: `${year - 1}-12-01`, at: momentAt(`${year}-01-01`, 0, zone) };
}

/** To the member alone: how did it go? What they say is theirs; sending it on is another button. */
export function reviewQuestion(due: DueReview, now: Date, zone: string): Nudge | null {
  const { day } = wallClock(now, zone);
  const season = reviewedSeason(due, day, zone);
  const stage = reviewStage(season, day);
  if (!stage) return null;
  return {
    contactId: due.contactId,
    key: `review:${due.programmeId}:${season.year}:${stage}:${due.contactId}`,
    say: {
      key: season.lastDay >= day ? 'review-question' : 'review-question-over',
      params: { programme: due.title, day: showDate(season.lastDay) },
      choices: [{ label: { key: 'review-choice-begin' }, to: choiceAddress('review', 'begin', due.programmeId) }],
    },
    deadline: momentAt(daysAfter(day, 7), 0, zone),
    consent: ['reminders'],
  };
}

/** To somebody whom a programme is for and who has not registered. Nobody outside the audience gets it. */
export function programmeInvitation({ id, title, validTo }: Programme, contactId: string): Nudge {
  return {
    contactId,
    key: `programme:${id}:${contactId}`,
    say: {
      key: 'programme-invitation',
      params: { programme: title },
      choices: [{ label: { key: 'programme-invitation-choice' }, to: choiceAddress('pledge', 'join', id) }],
    },
    deadline: validTo,
    consent: ['reminders', 'news'],
  };
}
