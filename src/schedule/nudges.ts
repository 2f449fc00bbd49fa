import { choiceAddress } from '../conversation/address.js';
import type { ChoiceSpec, Label, Say } from '../conversation/flow.js';
import type { Activity, ActivityCounts } from '../domain/activities.js';
import { wallClock } from '../domain/local-time.js';
import type { ConsentPurpose } from '../domain/people.js';
import { remindAt } from '../domain/quiet-hours.js';
import { padCount } from '../language/numbers.js';
import { showDateTime } from '../language/show.js';
import type { ChannelName } from '../messages.js';
import type { Attendee, UnfinishedTalk, WaitingRequests } from './store.js';

/** What is said because of time: pure. Who may not be written to is left out where it is stored. */
export interface Nudge {
  contactId: string;
  /** Natural key: the same occasion makes the same key, and the outbox refuses the second. */
  key: string;
  say: Say;
  /** Also in their quiet hours; everything else waits for their end. */
  urgent?: boolean;
  /** After this it is not worth sending. */
  deadline: Date | null;
  /** One of these consents must be given. Empty: a word to an officer about the office they hold. */
  consent: readonly ConsentPurpose[];
}

const hour = 3600_000;

/** Longest look ahead of an activity's start: a day. */
export const activityHorizonMs = 24 * hour;

/**
 * To somebody who comes: a day before and an hour before, around the quiet hours (domain/quiet-hours.ts). Who said so only after that
 * moment needs no reminder of it; after a stop only the nearer of the two is sent.
 */
export function activityReminder(activity: Activity, to: Attendee, now: Date, zone: string): Nudge | null {
  const soon = remindAt(activity.startAt, 60, zone, to.quiet);
  const dayBefore = remindAt(activity.startAt, 24 * 60, zone, to.quiet);
  const when = now >= soon ? 'hour' : now >= dayBefore ? 'day' : undefined;
  if (!when || now >= activity.startAt || to.saidAt >= (when === 'hour' ? soon : dayBefore)) return null;
  const lines: Label[] = [
    activity.title ? { text: activity.title } : { key: 'activity-kind-title', params: { kind: activity.kind } },
    { key: 'notice-time', params: { value: showDateTime(activity.startAt, zone) } },
    { key: 'notice-place', params: { value: activity.place } },
  ];
  if (activity.dress) lines.push({ key: 'notice-dress', params: { value: activity.dress } });
  if (activity.bring) lines.push({ key: 'notice-bring', params: { value: activity.bring } });
  return {
    contactId: to.contactId,
    // With the start: who comes to the new time is reminded of the new time.
    key: `activity:${activity.id}:${when}:${activity.startAt.toISOString()}:${to.contactId}`,
    say: {
      key: 'schedule-activity',
      lines,
      choices: [{ label: { key: 'schedule-choice-absent' }, to: choiceAddress('meeting', 'rsvp', activity.id, 'absent') }],
    },
    deadline: when === 'day' ? soon : activity.startAt,
    // Meetings belong to membership itself; "reminders" is asked for one's pledges (domain.md §8.2).
    consent: ['registration'],
  };
}

/** The count line of domain.md §5.6, to the officer who called it. Who has no mark is counted as that: silence is never “không phép”. */
export function activitySummary(activity: Activity, counts: ActivityCounts, officerId: string, now: Date, zone: string): Nudge {
  const came = counts.present + counts.late;
  const absent = counts.excused + counts.unexcused;
  const unmarked = counts.invited - came - absent;
  const params = {
    came: padCount(came),
    invited: padCount(counts.invited),
    absent: padCount(absent),
    excused: padCount(counts.excused),
    unexcused: padCount(counts.unexcused),
  };
  const lines: Label[] = [
    { text: activity.title ?? '' },
    { key: 'notice-time', params: { value: showDateTime(activity.startAt, zone) } },
    { key: 'schedule-count-line', params },
  ];
  if (unmarked > 0) lines.push({ key: 'schedule-unmarked', params: { count: padCount(unmarked) } });
  if (activity.guestCount > 0) lines.push({ key: 'schedule-guests', params: { count: padCount(activity.guestCount) } });
  return {
    contactId: officerId,
    key: `summary:${activity.id}:${officerId}`,
    say: {
      key: 'schedule-summary',
      params: { kind: activity.kind },
      lines: lines.filter((line) => !('text' in line) || line.text !== ''),
      choices: (
        [
          ['check-in-open-tick', 'tick'],
          ['attendance-minutes-button', 'minutes'],
          ['attendance-table-button', 'table'],
        ] as const
      ).map(([key, entry]) => ({ label: { key }, to: choiceAddress('attendance', entry, activity.id) })),
    },
    deadline: new Date(now.getTime() + 7 * 24 * hour),
    consent: [],
  };
}

/** Once, about a talk that was left. The key names the turn: whoever goes on makes it void. */
export function talkReminder(talk: UnfinishedTalk, now: Date): Nudge {
  const choices: ChoiceSpec[] = [
    { label: { key: 'bot-choice-continue' }, to: choiceAddress('bot', 'continue') },
    { label: { key: 'bot-choice-drop' }, to: choiceAddress('bot', 'drop') },
  ];
  return {
    contactId: talk.contactId,
    key: `talk:${talk.contactId}:${talk.turnId}`,
    say: { key: 'schedule-unfinished', lines: [{ key: `flow-name-${talk.flow.replaceAll('_', '-')}` }], choices },
    deadline: new Date(now.getTime() + 3 * 24 * hour),
    // A reminder of what they asked for themselves is part of the consent under which they began.
    consent: ['registration', 'reminders'],
  };
}

/** One message for all that waits for an officer, so that a busy week is not ten of them. */
export function requestsReminder(waiting: WaitingRequests): Nudge {
  const lines = (['registrations', 'residences', 'questions'] as const).flatMap((kind): Label[] =>
    waiting[kind] > 0 ? [{ key: `schedule-waiting-${kind}`, params: { count: padCount(waiting[kind]) } }] : [],
  );
  const choices: ChoiceSpec[] = [];
  if (waiting.registrations + waiting.residences > 0)
    choices.push({ label: { key: 'schedule-choice-requests' }, to: choiceAddress('approvals', 'list') });
  if (waiting.questions > 0)
    choices.push({ label: { key: 'schedule-choice-questions' }, to: choiceAddress('questions', 'list') });
  return {
    contactId: waiting.officerId,
    key: `requests:${waiting.officerId}:${waiting.ids[0] ?? ''}`,
    say: { key: 'schedule-requests', lines, choices },
    deadline: null,
    consent: [],
  };
}

/** The same, to an officer who has just written: at once, also at night, for they are awake; people were promised it. */
export function missedRequests(waiting: WaitingRequests): Nudge {
  return {
    ...requestsReminder(waiting),
    key: `missed:${waiting.officerId}:${waiting.ids.at(-1) ?? ''}`,
    urgent: true,
  };
}

/**
 * To an administrator: a channel was asked who we are and did not say so. Once a day and channel; what is wrong exactly is in the
 * operator's words and stays with `doctor`. When the channel itself is the one that is broken, it comes by the other, or waits.
 */
export function channelWarning(channel: ChannelName, contactId: string, now: Date, zone: string): Nudge {
  return {
    contactId,
    key: `channel:${channel}:${wallClock(now, zone).day}:${contactId}`,
    say: { key: `schedule-channel-${channel}` },
    deadline: new Date(now.getTime() + 24 * hour),
    consent: [],
  };
}
