import { choiceAddress } from '../conversation/address.js';
import type { Effect } from '../conversation/effects.js';
import type { ChoiceSpec, Opening, Say, Talk } from '../conversation/flow.js';
import type { Activity } from '../domain/activities.js';
import { isBranch } from '../domain/units.js';
import { padCount } from '../language/numbers.js';
import { activityLine } from './activity-line.js';
import { isOpenNow } from './check-in-board.js';
import { resultLabels } from './meeting-list.js';

/** Names in one message; more are only counted. */
const namesShown = 60;

/** The count line of the minutes, guests apart, and what can still be done. */
export async function resultSay(talk: Talk<unknown>, activity: Activity, key: string): Promise<Say> {
  const counts = await talk.look.counts(activity.id);
  const waiting = (await talk.look.waitingLateCheckIns(activity.id)).length;
  const to = (entry: string) => choiceAddress('attendance', entry, activity.id);
  const choices: ChoiceSpec[] = [];
  if (waiting > 0) choices.push({ label: { key: 'attendance-requests-button' }, to: to('requests') });
  choices.push({ label: { key: 'check-in-open-tick' }, to: to('tick') });
  if (activity.state === 'called' && key === 'attendance-result')
    choices.push({ label: { key: 'attendance-finish' }, to: to('finish') });
  return {
    key,
    lines: [
      activityLine(activity, talk.zone),
      ...resultLabels(activity, counts),
      ...(activity.guestCount > 0 ? [{ key: 'attendance-guests-line', params: { count: padCount(activity.guestCount) } }] : []),
      ...(waiting > 0 ? [{ key: 'check-in-open-waiting', params: { count: padCount(waiting) } }] : []),
    ],
    choices,
  };
}

/** Closes the door if it is open and ends the activity; the list can still be corrected afterwards. */
export async function finish(talk: Talk<unknown>, activity: Activity): Promise<Extract<Opening<never, never>, { do: 'end' }>> {
  if (activity.state === 'cancelled')
    return { do: 'end', say: [{ key: 'check-in-open-is-cancelled', lines: [activityLine(activity, talk.zone)] }] };
  if (activity.startAt > talk.now)
    return { do: 'end', say: [{ key: 'attendance-not-begun', lines: [activityLine(activity, talk.zone)] }] };
  const effects: Effect[] = activity.state === 'called' ? [{ kind: 'finish_activity', activityId: activity.id }] : [];
  if (isOpenNow(activity, talk.now)) effects.push({ kind: 'close_check_in', activityId: activity.id, at: talk.now });
  return { do: 'end', closes: true, say: [await resultSay(talk, activity, 'attendance-finished')], effects };
}

/** How many signed in, and for officers of a branch who; a unit above branches sees figures. */
export async function whoCame(talk: Talk<unknown>, activity: Activity): Promise<Say> {
  const unit = talk.units.get(activity.unitId);
  const lines = await talk.look.lines(activity.id);
  const came = lines.filter((line) => line.mark === 'present' || line.mark === 'late');
  const waiting = await talk.look.waitingLateCheckIns(activity.id);
  const showsNames = unit !== undefined && isBranch(unit) && came.length > 0;
  const counts = await talk.look.counts(activity.id);
  const names = came.slice(0, namesShown).map(({ fullName, mark }, n) => ({
    key: 'attendance-row',
    params: { number: String(n + 1), name: fullName, mark: mark === 'late' ? 'late' : 'none', said: 'none' },
  }));
  return {
    key: 'attendance-who',
    params: { count: padCount(counts.present + counts.late), invited: padCount(counts.invited) },
    lines: [
      activityLine(activity, talk.zone),
      ...(showsNames ? names : []),
      ...(showsNames && came.length > namesShown
        ? [{ key: 'attendance-and-more', params: { count: padCount(came.length - namesShown) } }]
        : []),
      ...(waiting.length > 0 ? [{ key: 'check-in-open-waiting', params: { count: padCount(waiting.length) } }] : []),
    ],
    choices: [
      { label: { key: 'attendance-again' }, to: choiceAddress('attendance', 'who', activity.id) },
      { label: { key: 'check-in-open-tick' }, to: choiceAddress('attendance', 'tick', activity.id) },
      ...(waiting.length > 0
        ? [{ label: { key: 'attendance-requests-button' }, to: choiceAddress('attendance', 'requests', activity.id) }]
        : []),
      ...(isOpenNow(activity, talk.now)
        ? [{ label: { key: 'check-in-open-close' }, to: choiceAddress('check_in_open', 'close', activity.id) }]
        : []),
    ],
  };
}
