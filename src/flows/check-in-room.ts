import { choiceAddress } from '../conversation/address.js';
import type { Say, Talk } from '../conversation/flow.js';
import type { Activity } from '../domain/activities.js';
import { makeRoomSecret, roomKey } from '../domain/room.js';
import { activityLine } from './activity-line.js';
import { board, isOpenNow } from './check-in-board.js';
import { button, type Opened } from './check-in-open-data.js';

/**
 * The screen for the room: a page of ours with a QR and a code that renew themselves. While it is on, the code of the door does not hold:
 * it could be sent to somebody at home. Whoever has the page's address sees its codes, so that only an officer gets it, in the chat.
 */
export async function openRoom(talk: Talk<unknown>, activity: Activity): Promise<Opened> {
  if (!talk.page('/room/')) return { do: 'end', say: [{ key: 'check-in-open-no-page' }, ...(await board(talk, activity))] };
  if (!isOpenNow(activity, talk.now)) return { do: 'end', say: [roomClosed] };
  if (activity.roomSecret) return { do: 'end', say: [roomSay(talk, activity, activity.roomSecret, 'again')] };
  const secret = makeRoomSecret((below) => talk.random(below));
  return {
    do: 'end',
    say: [roomSay(talk, activity, secret, 'now')],
    effects: [{ kind: 'set_room', activityId: activity.id, secret }],
  };
}

export const roomClosed: Say = {
  key: 'check-in-open-room-closed',
  choices: [button('check-in-open-menu', choiceAddress('check_in_open', 'start'))],
};

/** The key stands behind the #: a browser does not send it, so that it is in nobody's log and in no preview of the chat. */
function roomSay(talk: Talk<unknown>, activity: Activity, secret: string, since: 'now' | 'again'): Say {
  return {
    key: 'check-in-open-room-link',
    lines: [
      activityLine(activity, talk.zone),
      { text: talk.page(`/room/#${roomKey(secret, activity.id)}`) ?? '' },
      { key: 'check-in-open-room-keep' },
      ...(since === 'now' ? [{ key: 'check-in-open-room-instead', params: { code: activity.checkInCode ?? '' } }] : []),
    ],
    choices: [
      button('check-in-open-who', choiceAddress('attendance', 'who', activity.id)),
      button('check-in-open-longer', choiceAddress('check_in_open', 'longer', activity.id)),
      button('check-in-open-room-off', choiceAddress('check_in_open', 'room_off', activity.id)),
      button('check-in-open-close', choiceAddress('check_in_open', 'close', activity.id)),
    ],
  };
}

/** Back to the code of the door: the projector broke, or there is none. The page says so by itself. */
export async function closeRoom(talk: Talk<unknown>, activity: Activity): Promise<Opened> {
  const without = { ...activity, roomSecret: null };
  const say = isOpenNow(activity, talk.now) ? await board(talk, without) : [roomClosed];
  if (activity.roomSecret === null) return { do: 'end', say };
  return { do: 'end', say, effects: [{ kind: 'set_room', activityId: activity.id, secret: null }] };
}
