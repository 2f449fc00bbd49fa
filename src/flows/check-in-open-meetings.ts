import { choiceAddress } from '../conversation/address.js';
import type { Say, Talk } from '../conversation/flow.js';
import type { Activity } from '../domain/activities.js';
import { unitsWith } from '../domain/rights.js';
import { board, isOpenNow } from './check-in-board.js';
import { openDoor, saidOf } from './check-in-door.js';
import { blank, button, type Opened } from './check-in-open-data.js';

/** Which meeting an officer means who opens a check-in: the one that is about now, one of a few, or none yet. */

/** Meetings to choose from: begun at most this long ago, or begin within this. */
const hour = 3600_000;
const lookBack = 12 * hour;
const lookAhead = 7 * 24 * hour;
const isNow = 3 * hour;
const mostShown = 4;

/** Today's meetings of the officer's own units, and the next ones; nearest first. */
export async function candidates(talk: Talk<unknown>): Promise<Activity[]> {
  const { look, now, person } = talk;
  const units = unitsWith(person.roles, 'call_meetings').slice(0, 5);
  const found = await Promise.all(
    units.flatMap((unitId) => [look.recentOf(unitId, new Date(now.getTime() - lookBack), now), look.upcomingOf(unitId, now)]),
  );
  const distance = (one: Activity) => Math.abs(one.startAt.getTime() - now.getTime());
  const once = [...new Map(found.flat().map((one) => [one.id, one])).values()];
  return once
    .filter((one) => one.state === 'called' && one.startAt.getTime() < now.getTime() + lookAhead)
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, mostShown);
}

export async function begin(talk: Talk<undefined>, minutes: number | null): Promise<Opened> {
  const units = unitsWith(talk.person.roles, 'call_meetings');
  if (units.length === 0) return { do: 'end', say: [{ key: 'check-in-open-officers-only' }] };
  const found = await candidates(talk);
  if (found.length === 0) return { do: 'go', step: units.length > 1 ? 'unit' : 'kind', data: { ...blank, minutes } };
  // The one meeting that is about now is meant; another one is a button away.
  const [near, ...others] = found.filter((one) => Math.abs(one.startAt.getTime() - talk.now.getTime()) <= isNow);
  if (near && others.length === 0) {
    const next = await chosen(talk, near, minutes);
    return isOpenNow(near, talk.now) && next.do === 'end' ? { ...next, say: withOther(next.say) } : next;
  }
  return { do: 'go', step: 'which', data: { ...blank, minutes } };
}

/** The board of the open one, with the way to another. */
function withOther(say: Say[]): Say[] {
  const other = button('check-in-open-other', choiceAddress('check_in_open', 'other'));
  return say.map((one, n) => (n === say.length - 1 ? { ...one, choices: [...(one.choices ?? []), other] } : one));
}

/** A meeting was chosen: how long, unless that was said, or its board when it is open already. */
export async function chosen(talk: Talk<unknown>, activity: Activity, minutes: number | null) {
  if (activity.state !== 'called') return saidOf(`check-in-open-is-${activity.state}`, talk, activity);
  if (isOpenNow(activity, talk.now)) return { do: 'end' as const, say: await board(talk, activity) };
  if (minutes !== null) return openDoor(talk, activity, minutes);
  return { do: 'go' as const, step: 'minutes' as const, data: { ...blank, activityId: activity.id } };
}
