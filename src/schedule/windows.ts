import { choiceAddress } from '../conversation/address.js';
import type { Label } from '../conversation/flow.js';
import { answers } from '../conversation/notices.js';
import type { ActivityKind } from '../domain/activities.js';
import { wallClock } from '../domain/local-time.js';
import { showDateTime } from '../language/show.js';
import type { Nudge } from './nudges.js';

/**
 * Whom nobody can write to any more in a day, because Zalo's window closes, and what is useful to ask them: an answer that is missing,
 * how a pledge goes, else whether they still live where we think. Nobody is written to merely to keep the window open.
 */
export interface ClosingWindow {
  contactId: string;
  closesAt: Date;
  invitation: { activityId: string; kind: ActivityKind; title: string | null; startAt: Date; place: string } | null;
  /** `dueOn`: the occasion that was asked about and not answered; null: today's. */
  pledge: { id: string; text: string; dueOn: string | null } | null;
  residence: string | null;
}

/** Before the window closes we ask in its last day; with less than this left there would be no time to answer. */
export const windowAhead = { most: 24 * 3600_000, least: 3600_000 };
/** Where somebody lives is not asked more often than this. */
export const residenceAgainMs = 60 * 24 * 3600_000;

/** Null when there is nothing useful to ask. One a person and week: the week is in the key. */
export function windowQuestion(closing: ClosingWindow, week: string, now: Date, zone: string): Nudge | null {
  const nudge = (say: Nudge['say'], consent: Nudge['consent']): Nudge => ({
    contactId: closing.contactId,
    key: windowKey(closing.contactId, week),
    say,
    deadline: closing.closesAt,
    consent,
  });
  const { invitation, pledge, residence } = closing;
  if (invitation) {
    const lines: Label[] = [
      invitation.title ? { text: invitation.title } : { key: 'activity-kind-title', params: { kind: invitation.kind } },
      { key: 'notice-time', params: { value: showDateTime(invitation.startAt, zone) } },
      { key: 'notice-place', params: { value: invitation.place } },
    ];
    return nudge({ key: 'schedule-window-rsvp', lines, choices: answers(invitation.activityId) }, ['registration']);
  }
  if (pledge) {
    const dueOn = pledge.dueOn ?? wallClock(now, zone).day;
    const choices = (['done', 'in_progress', 'not_done'] as const).map((status) => ({
      label: { key: `pledge-status-${status.replace('_', '-')}` },
      to: choiceAddress('pledge', 'did', pledge.id, dueOn, status),
    }));
    const lines: Label[] = [{ key: 'pledge-line-text', params: { text: pledge.text } }];
    return nudge({ key: 'schedule-window-pledge', lines, choices }, ['reminders']);
  }
  if (!residence) return null;
  const choices = (['still', 'moved'] as const).map((answer) => ({
    label: { key: `home-choice-${answer}` },
    to: choiceAddress('home', answer),
  }));
  return nudge({ key: 'schedule-window-residence', params: { residence }, choices }, ['registration']);
}

export function windowKey(contactId: string, week: string): string {
  return `window:${contactId}:${week}`;
}
