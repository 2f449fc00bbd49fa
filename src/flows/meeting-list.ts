import { choiceAddress } from '../conversation/address.js';
import type { ChoiceSpec, Label, Say, Talk } from '../conversation/flow.js';
import type { Activity, ActivityCounts, ActivityLine } from '../domain/activities.js';
import { countLine, hasQuorum } from '../domain/count-line.js';
import { about } from './meeting.js';

/** So many names go into one message: a list of 500 is read in parts. */
export const namesOnPage = 40;

/** One meeting as its officer sees it: when, where, how many said what, and what can be done about it. */
export function cardSay(talk: Talk<unknown>, activity: Activity, counts: ActivityCounts, mayChange: boolean): Say {
  const ahead = activity.state === 'called' && activity.startAt > talk.now;
  const params = about(activity, talk.zone);
  const lines: Label[] = [
    { key: 'notice-time', params: { value: params.time } },
    { key: 'notice-place', params: { value: activity.place } },
    answersLabel(counts),
  ];
  if (activity.state === 'cancelled') lines.push({ key: 'meeting-manage-is-cancelled' });
  else if (!ahead) lines.push(...resultLabels(activity, counts));
  const to = (entry: string) => choiceAddress('meeting_manage', entry, activity.id);
  const choices: ChoiceSpec[] = [{ label: { key: 'meeting-manage-answers-button' }, to: to('answers') }];
  if (ahead && mayChange) {
    if (counts.silent > 0 && !activity.askedAgainAt)
      choices.push({ label: { key: 'meeting-manage-remind-button' }, to: to('remind') });
    choices.push(
      { label: { key: 'meeting-manage-move-button' }, to: to('move') },
      { label: { key: 'meeting-manage-cancel-button' }, to: to('cancel') },
    );
  }
  if (mayChange) choices.push(...signInChoices(activity, ahead));
  // Zalo shows five buttons; where there is no room for it, "ghép với …" says the same.
  if (mayChange && activity.state !== 'cancelled' && choices.length < 5)
    choices.push({ label: { key: 'hosts-button' }, to: choiceAddress('hosts', 'start', activity.id) });
  return { key: 'activity-kind-title', params: { kind: activity.kind }, lines, choices };
}

/** Who comes is signed in (flows/check-in-open.ts) or ticked (flows/attendance.ts); a list can be corrected afterwards. */
function signInChoices({ id, state }: Activity, ahead: boolean): ChoiceSpec[] {
  if (state === 'cancelled') return [];
  const open = { label: { key: 'check-in-open-menu' }, to: choiceAddress('check_in_open', 'activity', id) };
  const tick = { label: { key: 'check-in-open-tick' }, to: choiceAddress('attendance', 'tick', id) };
  return [...(state === 'called' ? [open] : []), ...(ahead ? [] : [tick])];
}

function answersLabel({ invited, attend, absent, unsure, silent }: ActivityCounts): Label {
  const params = {
    invited: String(invited),
    attend: String(attend),
    absent: String(absent),
    unsure: String(unsure),
    silent: String(silent),
  };
  return { key: 'meeting-manage-counts', params };
}

/** The count line of the minutes (domain.md §5.6); for a congress also whether two thirds were there. */
export function resultLabels(activity: Pick<Activity, 'kind'>, counts: ActivityCounts): Label[] {
  const line: Label = { text: countLine(counts) };
  if (activity.kind !== 'congress') return [line];
  return [
    line,
    { key: hasQuorum(counts.present + counts.late, counts.invited) ? 'meeting-manage-quorum' : 'meeting-manage-no-quorum' },
  ];
}

/**
 * Who said what, by given name. Reasons are the committee's business and nobody else's (domain.md §5.4); `withReasons` is decided by
 * the caller, as is `reasonsElsewhere`: they may be read, but not here.
 */
export function answersSay(
  activity: Activity,
  lines: ActivityLine[],
  page: number,
  { withReasons, reasonsElsewhere, zone }: { withReasons: boolean; reasonsElsewhere: boolean; zone: string },
): Say {
  const groups: [string, ActivityLine[]][] = [
    ['attend', lines.filter((line) => line.rsvp === 'attend')],
    ['absent', lines.filter((line) => line.rsvp === 'absent')],
    ['unsure', lines.filter((line) => line.rsvp === 'unsure')],
    ['silent', lines.filter((line) => line.rsvp === null && line.unreached === null)],
    ['unreached', unreachedOf(lines)],
  ];
  const rows: Label[] = groups.flatMap(([name, people]) =>
    people.length === 0
      ? []
      : [
          { key: `meeting-manage-group-${name}`, params: { count: String(people.length) } },
          ...people.map((one) => (name === 'unreached' ? unreachedLabel(one) : personLabel(one, withReasons))),
        ],
  );
  const shown = rows.slice(page * namesOnPage, (page + 1) * namesOnPage);
  const more = rows.length > (page + 1) * namesOnPage;
  return {
    key: 'meeting-manage-answers',
    params: about(activity, zone),
    lines: [
      ...(shown.length > 0 ? shown : [{ key: 'meeting-manage-nobody' }]),
      ...(reasonsElsewhere && lines.some((line) => line.reason) ? [{ key: 'meeting-manage-reasons-elsewhere' }] : []),
    ],
    choices: [
      ...(more
        ? [{ label: { key: 'meeting-manage-more' }, to: choiceAddress('meeting_manage', 'answers', activity.id, page + 1) }]
        : []),
      { label: { key: 'meeting-manage-back-button' }, to: choiceAddress('meeting_manage', 'open', activity.id) },
    ],
  };
}

/** Who did not answer because nothing reached them: to be told by hand. */
export function unreachedOf(lines: ActivityLine[]): ActivityLine[] {
  return lines.filter((line) => line.rsvp === null && line.unreached !== null);
}

function unreachedLabel({ fullName, unreached }: ActivityLine): Label {
  return { key: 'meeting-manage-person-unreached', params: { name: fullName, why: unreached ?? 'failed' } };
}

function personLabel(line: ActivityLine, withReasons: boolean): Label {
  if (line.rsvp === 'attend' && line.rsvpLate) return { key: 'meeting-manage-person-late', params: { name: line.fullName } };
  if (withReasons && line.reason)
    return { key: 'meeting-manage-person-reason', params: { name: line.fullName, reason: line.reason } };
  return { key: 'meeting-manage-person', params: { name: line.fullName } };
}
