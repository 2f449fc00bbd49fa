import { choiceAddress } from '../conversation/address.js';
import type { ChoiceSpec, Say, Talk } from '../conversation/flow.js';
import type { Activity } from '../domain/activities.js';
import { checkInVerdict } from '../domain/activities.js';
import { may } from '../domain/rights.js';
import { roomCode } from '../domain/room.js';
import { fullUnitName } from '../domain/units.js';
import { padCount } from '../language/numbers.js';
import { showTime } from '../language/show.js';
import { activityLine } from './activity-line.js';

/** What an officer sees of a check-in: the code for the board, the QR, and what can be done with it. */
export interface Door {
  activity: Pick<Activity, 'id' | 'unitId' | 'title' | 'kind' | 'startAt'>;
  code: string;
  closeAt: Date;
  /** The room's screen is on: it shows codes of its own. */
  roomSecret: string | null;
  /** People who signed in so far. */
  came: number;
  waiting: number;
}

const action = (key: string, flow: string, entry: string, activityId: string): ChoiceSpec => ({
  label: { key },
  to: choiceAddress(flow, entry, activityId),
});

export function boardSays(talk: Talk<unknown>, door: Door): Say[] {
  const { activity, closeAt, roomSecret, came, waiting } = door;
  const code = roomSecret ? roomCode(roomSecret, talk.now) : door.code;
  const link = roomSecret ? undefined : talk.link(`dd_${code}`);
  const how = roomSecret ? 'check-in-open-how-room' : link ? 'check-in-open-how-qr' : 'check-in-open-how';
  const board: Say = {
    key: roomSecret ? 'check-in-open-board-room' : 'check-in-open-board',
    params: { code, until: showTime(closeAt, talk.zone) },
    lines: [
      activityLine(activity, talk.zone),
      { text: fullUnitName(talk.units, activity.unitId) },
      { key: how, params: { code } },
      ...(came > 0 ? [{ key: 'check-in-open-came', params: { count: padCount(came) } }] : []),
      ...(waiting > 0 ? [{ key: 'check-in-open-waiting', params: { count: padCount(waiting) } }] : []),
    ],
    choices: [
      action('check-in-open-who', 'attendance', 'who', activity.id),
      action('check-in-open-tick', 'attendance', 'tick', activity.id),
      ...(talk.page('/room/') ? [action('check-in-open-room', 'check_in_open', 'room', activity.id)] : []),
      action('check-in-open-longer', 'check_in_open', 'longer', activity.id),
      action('check-in-open-close', 'check_in_open', 'close', activity.id),
      ...(waiting > 0 ? [action('attendance-requests-button', 'attendance', 'requests', activity.id)] : []),
    ],
  };
  if (!link) return [board];
  return [{ key: 'check-in-open-qr', attachment: { kind: 'qr', data: link, name: `diem-danh-${code}` } }, board];
}

/** The board of an activity as the tables have it now. */
export async function board(talk: Talk<unknown>, activity: Activity): Promise<Say[]> {
  const counts = await talk.look.counts(activity.id);
  const waiting = (await talk.look.waitingLateCheckIns(activity.id)).length;
  return boardSays(talk, {
    activity,
    code: activity.checkInCode ?? '',
    closeAt: activity.checkInCloseAt ?? talk.now,
    roomSecret: activity.roomSecret,
    came: counts.present + counts.late,
    waiting,
  });
}

export function isOpenNow(activity: Activity, now: Date): boolean {
  const verdict = checkInVerdict(activity, now);
  return activity.state !== 'cancelled' && (verdict === 'present' || verdict === 'late');
}

/** The activity of an address, for an officer who may `right` there; what does not exist and what is not theirs are one answer. */
export async function officersActivity(
  talk: Talk<unknown>,
  id: string | undefined,
  right: Parameters<typeof may>[1],
): Promise<Activity | null> {
  const activity = id ? await talk.look.activity(id) : null;
  return activity && may(talk.person.roles, right, activity.unitId, talk.units) ? activity : null;
}

export const notYours = { do: 'end' as const, say: [{ key: 'check-in-open-not-yours' }] };

export function cancelledSay(talk: Talk<unknown>, activity: Activity): Say {
  return { key: 'check-in-open-is-cancelled', lines: [activityLine(activity, talk.zone)] };
}
