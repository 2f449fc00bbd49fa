import { choiceAddress } from '../conversation/address.js';
import type { ChoiceSpec, Say, Talk } from '../conversation/flow.js';
import type { Activity } from '../domain/activities.js';
import { checkInCloses, drawCheckInCode, signInMoment } from '../domain/check-in.js';
import { padCount } from '../language/numbers.js';
import { activityLine } from './activity-line.js';
import { board, boardSays, isOpenNow } from './check-in-board.js';

/** Opening, keeping open and closing the door of an activity that exists. Rights were asked before. */
const button = (key: string, to: string): ChoiceSpec => ({ label: { key }, to });
/** A code of earlier today may still be on the board. */
const codeKept = 12 * 3600_000;

export function saidOf(key: string, talk: Talk<unknown>, activity: Activity) {
  return { do: 'end' as const, say: [{ key, lines: [activityLine(activity, talk.zone)] }] };
}

/** Opens it; again with the code that is on the board, if nobody else has it now. */
export async function openDoor(talk: Talk<unknown>, activity: Activity, length: number | 'end') {
  if (activity.state !== 'called') return saidOf(`check-in-open-is-${activity.state}`, talk, activity);
  if (isOpenNow(activity, talk.now)) return { do: 'end' as const, say: await board(talk, activity) };
  const code = await freeCode(talk, activity);
  if (!code) return { do: 'end' as const, say: [{ key: 'check-in-open-no-code' }] };
  const openAt = activity.checkInCode === code && activity.checkInOpenAt ? activity.checkInOpenAt : talk.now;
  const closeAt = checkInCloses(length, activity, talk.now);
  const counts = await talk.look.counts(activity.id);
  const waiting = (await talk.look.waitingLateCheckIns(activity.id)).length;
  return {
    do: 'end' as const,
    say: boardSays(talk, {
      activity,
      code,
      closeAt,
      roomSecret: activity.roomSecret,
      came: counts.present + counts.late,
      waiting,
    }),
    effects: [{ kind: 'open_check_in' as const, activityId: activity.id, code, openAt, closeAt }],
  };
}

/** A code that no other door has, nor had within a day, so that yesterday's code is known to be yesterday's. */
export async function freeCode(talk: Talk<unknown>, activity: Activity | null): Promise<string | undefined> {
  const others = async (code: string) =>
    (await talk.look.activitiesByCode(code, talk.now)).filter((one) => one.id !== activity?.id);
  const before = activity?.checkInCode;
  const isFresh = activity?.checkInCloseAt && talk.now.getTime() - activity.checkInCloseAt.getTime() < codeKept;
  if (before && isFresh && (await others(before)).length === 0) return before;
  let free: string | undefined;
  for (let tries = 0; tries < 60; tries++) {
    const code = drawCheckInCode(talk.random);
    const taken = await others(code);
    if (taken.length === 0) return code;
    // A whole province on one evening: then one that is not open any more must do.
    if (!taken.some((one) => isOpenNow(one, talk.now))) free ??= code;
  }
  return free;
}

const moreMinutes = 15;

export async function longer(talk: Talk<unknown>, activity: Activity, minutes = moreMinutes) {
  const closeAt = new Date((activity.checkInCloseAt ?? talk.now).getTime() + minutes * 60_000);
  const effect = {
    kind: 'open_check_in' as const,
    activityId: activity.id,
    code: activity.checkInCode ?? '',
    openAt: activity.checkInOpenAt ?? talk.now,
    closeAt,
  };
  const [said] = (await board(talk, { ...activity, checkInCloseAt: closeAt })).slice(-1);
  return {
    do: 'end' as const,
    say: [{ ...said!, key: activity.roomSecret ? 'check-in-open-longer-room' : 'check-in-open-longer-until' }],
    effects: [effect],
  };
}

export async function closeDoor(talk: Talk<unknown>, activity: Activity) {
  const counts = await talk.look.counts(activity.id);
  const say: Say = {
    key: isOpenNow(activity, talk.now) ? 'check-in-open-closed' : 'check-in-open-was-closed',
    params: { count: padCount(counts.present + counts.late) },
    lines: [activityLine(activity, talk.zone)],
    choices: [
      button('check-in-open-tick', choiceAddress('attendance', 'tick', activity.id)),
      button('check-in-open-reopen', choiceAddress('check_in_open', 'activity', activity.id)),
      button('attendance-finish', choiceAddress('attendance', 'finish', activity.id)),
    ],
  };
  if (!isOpenNow(activity, talk.now)) return { do: 'end' as const, say: [say] };
  return {
    do: 'end' as const,
    say: [say],
    effects: [{ kind: 'close_check_in' as const, activityId: activity.id, at: signInMoment(talk.sentAt, talk.now) }],
  };
}
