import { choiceAddress } from '../conversation/address.js';
import type { Effect } from '../conversation/effects.js';
import type { ChoiceSpec, Label, Opening, Say, Talk } from '../conversation/flow.js';
import type { Activity, BranchCount } from '../domain/activities.js';
import { fullUnitName, isBranch } from '../domain/units.js';
import { padCount } from '../language/numbers.js';
import { activityLine } from './activity-line.js';
import { type Keeping, keepingOf, keptLines } from './attendance-keeping.js';
import { waitingFor } from './attendance-late.js';
import { cancelledSay, isOpenNow, notYours } from './check-in-board.js';
import { resultLabels } from './meeting-list.js';

/** Names in one message; more are only counted. */
const namesShown = 60;

/** The count line of the minutes, guests apart, each branch of those that hold it together, and what can still be done. */
export async function resultSay(talk: Talk<unknown>, keeping: Keeping, key: string): Promise<Say> {
  const { activity, own } = keeping;
  const waiting = (await waitingFor(talk, keeping)).length;
  const to = (entry: string) => choiceAddress('attendance', entry, activity.id);
  const choices: ChoiceSpec[] = [];
  if (waiting > 0) choices.push({ label: { key: 'attendance-requests-button' }, to: to('requests') });
  choices.push({ label: { key: 'check-in-open-tick' }, to: to('tick') });
  if (own && activity.state === 'called' && key === 'attendance-result')
    choices.push({ label: { key: 'attendance-finish' }, to: to('finish') });
  if (own) choices.push({ label: { key: 'attendance-minutes-button' }, to: to('minutes') });
  choices.push({ label: { key: 'attendance-table-button' }, to: to('table') });
  return {
    key,
    lines: [
      activityLine(activity, talk.zone),
      ...(own ? resultLabels(activity, await talk.look.counts(activity.id)) : []),
      ...(await branchLabels(talk, keeping)),
      ...(own && activity.guestCount > 0
        ? [{ key: 'attendance-guests-line', params: { count: padCount(activity.guestCount) } }]
        : []),
      ...(waiting > 0 ? [{ key: 'check-in-open-waiting', params: { count: padCount(waiting) } }] : []),
    ],
    choices,
  };
}

/** Each branch that hosts it, in numbers: all of them for whoever called it, else the officer's own. */
async function branchLabels(talk: Talk<unknown>, { activity, hosts, own, mine }: Keeping): Promise<Label[]> {
  if (hosts.length === 0) return [];
  const counts = await talk.look.hostCounts(activity.id);
  return counts.filter((one) => own || mine.includes(one.unitId)).map((one) => branchLabel(talk, one));
}

function branchLabel(talk: Talk<unknown>, { unitId, members, present, late, excused, unexcused }: BranchCount): Label {
  return {
    key: 'attendance-of-branch',
    params: {
      unit: fullUnitName(talk.units, unitId),
      came: padCount(present + late),
      members: padCount(members),
      absent: padCount(excused + unexcused),
    },
  };
}

/** Closes the door if it is open and ends the activity; the list can still be corrected afterwards. */
export async function finish(talk: Talk<unknown>, activity: Activity): Promise<Extract<Opening<never, never>, { do: 'end' }>> {
  if (activity.state === 'cancelled') return { do: 'end', say: [cancelledSay(talk, activity)] };
  if (activity.startAt > talk.now)
    return { do: 'end', say: [{ key: 'attendance-not-begun', lines: [activityLine(activity, talk.zone)] }] };
  const keeping = await keepingOf(talk, activity.id, 'call_meetings');
  if (!keeping) return notYours;
  const effects: Effect[] = activity.state === 'called' ? [{ kind: 'finish_activity', activityId: activity.id }] : [];
  if (isOpenNow(activity, talk.now)) effects.push({ kind: 'close_check_in', activityId: activity.id, at: talk.now });
  return { do: 'end', closes: true, say: [await resultSay(talk, keeping, 'attendance-finished')], effects };
}

/** How many signed in, and for officers of a branch who; a unit above branches sees figures. */
export async function whoCame(talk: Talk<unknown>, keeping: Keeping): Promise<Say> {
  const { activity, own, mine } = keeping;
  const unit = talk.units.get(own ? activity.unitId : (mine[0] ?? ''));
  const lines = await keptLines(talk, keeping);
  const came = lines.filter((line) => line.mark === 'present' || line.mark === 'late');
  const waiting = await waitingFor(talk, keeping);
  const showsNames = unit !== undefined && isBranch(unit) && came.length > 0;
  const counts = own ? await talk.look.counts(activity.id) : { present: came.length, late: 0, invited: lines.length };
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
      ...(own ? await branchLabels(talk, keeping) : []),
      ...(waiting.length > 0 ? [{ key: 'check-in-open-waiting', params: { count: padCount(waiting.length) } }] : []),
    ],
    choices: [
      { label: { key: 'attendance-again' }, to: choiceAddress('attendance', 'who', activity.id) },
      { label: { key: 'check-in-open-tick' }, to: choiceAddress('attendance', 'tick', activity.id) },
      ...(waiting.length > 0
        ? [{ label: { key: 'attendance-requests-button' }, to: choiceAddress('attendance', 'requests', activity.id) }]
        : []),
      ...(own ? [{ label: { key: 'hosts-button' }, to: choiceAddress('hosts', 'start', activity.id) }] : []),
      ...(own && isOpenNow(activity, talk.now)
        ? [{ label: { key: 'check-in-open-close' }, to: choiceAddress('check_in_open', 'close', activity.id) }]
        : []),
    ],
  };
}
