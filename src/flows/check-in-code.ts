import type { Say, Talk } from '../conversation/flow.js';
import { menuChoice } from '../conversation/register.js';
import type { Activity } from '../domain/activities.js';
import { type CheckInMisses, pausedUntil, signInMoment, triesLeftAfterMiss } from '../domain/check-in.js';
import type { Member } from '../domain/people.js';
import { roomCodeStanding } from '../domain/room.js';
import { fullUnitName } from '../domain/units.js';
import { showTime } from '../language/show.js';
import { atTheDoor, isOpen, type Opened, openFor, registerFirst, secretaryChoice, theirsAmong } from './check-in-arriving.js';
import { tellOfGuessing } from './check-in-guessing.js';

/** Four digits that somebody typed: the code of a door, the one on a room's screen, one that was, another branch's, or none. */
export async function signIn(talk: Talk<unknown>, code: string): Promise<Opened> {
  const { member, contactId } = talk.person;
  if (!member) return registerFirst(talk, code);
  const at = signInMoment(talk.sentAt, talk.now);
  const misses = await talk.look.checkInMisses(contactId);
  const pause = pausedUntil(misses, at);
  if (pause) {
    const params = { until: showTime(pause, talk.zone) };
    return { do: 'end', say: [{ key: 'check-in-paused', params, choices: [secretaryChoice] }] };
  }
  const found = await talk.look.activitiesByCode(code, at);
  const fixed = await theirsAmong(talk, found, member);
  const open = fixed.find((one) => isOpen(one, at) && one.roomSecret === null);
  if (open) return atTheDoor(talk, open, member, at);
  const rooms = await roomsWith(talk, code, member, at);
  const meant = rooms.find(({ standing, isOpen }) => standing === 'good' && isOpen) ?? rooms.find((one) => !one.isOpen);
  if (meant) return atTheDoor(talk, meant.activity, member, at);
  // The code of the door, while the room's screen shows others: not a guess.
  if (fixed.some((one) => isOpen(one, at))) return askAgain({ key: 'check-in-code-on-screen' });
  const [closed] = fixed;
  if (closed) return atTheDoor(talk, closed, member, at);
  if (rooms.length > 0) return missed(talk, misses, at, () => askAgain({ key: 'check-in-code-changed', params: { code } }));
  const [elsewhere] = found.length > 0 ? found : await talk.look.roomsWithCode(code, at);
  if (elsewhere) {
    const params = { unit: fullUnitName(talk.units, elsewhere.unitId) };
    return missed(talk, misses, at, () => ({
      do: 'end',
      say: [{ key: 'check-in-elsewhere', params, choices: [secretaryChoice] }],
    }));
  }
  const hasDoor = (await openFor(talk, member, at)).length > 0;
  return missed(talk, misses, at, (left) =>
    hasDoor ? askAgain({ key: 'check-in-wrong-code', params: { code, left: String(left) } }) : noSuchCode(code),
  );
}

interface RoomOfTheirs {
  activity: Activity;
  standing: 'good' | 'past';
  isOpen: boolean;
}

/** Rooms of this member's on whose screen the code stands, or stood. */
export async function roomsWith(talk: Talk<unknown>, code: string, member: Member, at: Date): Promise<RoomOfTheirs[]> {
  const withScreen = (await talk.look.doorsFor(member.id, at)).filter((one) => one.roomSecret !== null);
  const shown = withScreen.flatMap((activity) => {
    const door = { openAt: activity.checkInOpenAt ?? at, closeAt: activity.checkInCloseAt ?? at };
    const standing = roomCodeStanding(activity.roomSecret!, code, door, at);
    return standing ? [{ activity, standing, isOpen: isOpen(activity, at) }] : [];
  });
  const theirs = await theirsAmong(
    talk,
    shown.map((one) => one.activity),
    member,
  );
  return shown.filter((one) => theirs.includes(one.activity));
}

function askAgain(say: Say): Opened {
  return { do: 'go', step: 'code', data: {}, say: [say] };
}

/** One wrong code more; the fifth is the last for a while, and the secretary hears of it. */
async function missed(
  talk: Talk<unknown>,
  misses: CheckInMisses | null,
  at: Date,
  otherwise: (left: number) => Opened,
): Promise<Opened> {
  const effect = { kind: 'miss_check_in_code' as const, at };
  const left = triesLeftAfterMiss(misses, at);
  if (left > 0) return { ...otherwise(left), effects: [effect] };
  return {
    do: 'end',
    say: [{ key: 'check-in-last-miss' }],
    effects: [effect, ...(await tellOfGuessing(talk, misses?.firstAt ?? at, at))],
  };
}

/** Not a code of anything, and no door is open for this person: asking for another code would lead nowhere. */
export function noSuchCode(code: string): Extract<Opened, { do: 'end' }> {
  return { do: 'end', say: [{ key: 'check-in-no-such-code', params: { code }, choices: [secretaryChoice, menuChoice] }] };
}
