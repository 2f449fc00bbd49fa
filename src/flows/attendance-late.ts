import { choiceAddress } from '../conversation/address.js';
import type { Effect } from '../conversation/effects.js';
import type { Opening, Say, Talk } from '../conversation/flow.js';
import type { LateCheckInView } from '../conversation/lookup.js';
import type { Activity } from '../domain/activities.js';
import { padCount } from '../language/numbers.js';
import { showTime } from '../language/show.js';
import { activityLine } from './activity-line.js';
import { type Keeping, keepingOf, keeps } from './attendance-keeping.js';
import { notYours } from './check-in-board.js';

/** Somebody typed the code after the door was closed: the secretary takes it or not, with one tap. */
export function lateRequestSay(request: Pick<LateCheckInView, 'id' | 'fullName' | 'at'>, activity: Activity, zone: string): Say {
  return {
    key: 'attendance-late-request',
    params: { name: request.fullName, at: showTime(request.at, zone) },
    lines: [activityLine(activity, zone)],
    choices: [
      { label: { key: 'attendance-late-take' }, to: choiceAddress('attendance', 'late', request.id, 'yes') },
      { label: { key: 'attendance-late-refuse' }, to: choiceAddress('attendance', 'late', request.id, 'no') },
    ],
  };
}

type Ended = Extract<Opening<never, never>, { do: 'end' }>;

/** The oldest request of an activity that waits; the others follow one by one. */
export async function nextRequest(talk: Talk<undefined>, activityId: string | undefined): Promise<Ended> {
  const keeping = await keepingOf(talk, activityId, 'approve_members');
  if (!keeping) return notYours;
  const { activity } = keeping;
  const [first] = await waitingFor(talk, keeping);
  return {
    do: 'end',
    say: [
      first
        ? lateRequestSay(first, activity, talk.zone)
        : { key: 'attendance-late-none', lines: [activityLine(activity, talk.zone)] },
    ],
  };
}

/** Requests of this officer's people. */
export async function waitingFor(talk: Talk<unknown>, keeping: Keeping): Promise<LateCheckInView[]> {
  return (await talk.look.waitingLateCheckIns(keeping.activity.id)).filter((one) => keeps(keeping, one.branchId));
}

export async function decideLate(talk: Talk<undefined>, [id, said]: string[]): Promise<Ended> {
  const request = id ? await talk.look.lateCheckIn(id) : null;
  const keeping = request ? await keepingOf(talk, request.activityId, 'approve_members') : null;
  if (!request || !keeping || !keeps(keeping, request.branchId) || (said !== 'yes' && said !== 'no')) return notYours;
  const { activity } = keeping;
  const lines = [activityLine(activity, talk.zone)];
  const params = { name: request.fullName };
  if (request.state !== 'waiting') return { do: 'end', say: [{ key: `attendance-late-was-${request.state}`, params, lines }] };
  if (activity.state === 'cancelled') return { do: 'end', say: [{ key: 'check-in-open-is-cancelled', lines }] };
  const accept = said === 'yes';
  const others = (await waitingFor(talk, keeping)).filter((one) => one.id !== request.id);
  const more =
    others.length > 0
      ? [
          {
            label: { key: 'attendance-late-next', params: { count: padCount(others.length) } },
            to: choiceAddress('attendance', 'requests', activity.id),
          },
        ]
      : [];
  const effects: Effect[] = [{ kind: 'decide_late_check_in', lateCheckInId: request.id, accept }];
  if (request.contactId) {
    const say: Say = { key: accept ? 'check-in-late-accepted' : 'check-in-late-refused', lines };
    effects.push({ kind: 'tell', contactId: request.contactId, say, key: `late-decided:${request.id}`, urgency: 'urgent' });
  }
  return {
    do: 'end',
    say: [{ key: accept ? 'attendance-late-taken' : 'attendance-late-not-taken', params, lines, choices: more }],
    effects,
  };
}
