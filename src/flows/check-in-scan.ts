import type { Talk } from '../conversation/flow.js';
import { signInMoment } from '../domain/check-in.js';
import { readToken, tokenStanding } from '../domain/room.js';
import { fullUnitName } from '../domain/units.js';
import { activityLine } from './activity-line.js';
import { atTheDoor, isOpen, isTheirs, type Opened, registerFirst, secretaryChoice } from './check-in-arriving.js';

/**
 * The QR on the room's screen, scanned: good while it stood there. It cannot be guessed, so that it also lets in who typed wrong codes
 * before. One that somebody sent on to a friend has changed by then.
 */
export async function scanned(talk: Talk<unknown>, text: string): Promise<Opened> {
  const { member } = talk.person;
  if (!member) return registerFirst(talk, null);
  const at = signInMoment(talk.sentAt, talk.now);
  const token = readToken(text);
  if (!token) return badLink;
  const activity = await talk.look.activity(token.activityId);
  // Not there any more, or without its secret since yesterday: forged or forgotten cannot be told apart.
  if (!activity?.roomSecret) return { do: 'end', say: [{ key: 'check-in-qr-over', choices: [secretaryChoice] }] };
  const standing = tokenStanding(activity.roomSecret, token, at);
  if (standing === 'forged') return badLink;
  if (!(await isTheirs(talk, activity, member))) {
    const params = { unit: fullUnitName(talk.units, activity.unitId) };
    return { do: 'end', say: [{ key: 'check-in-elsewhere', params, choices: [secretaryChoice] }] };
  }
  const marked = await talk.look.attendance(activity.id, member.id);
  const isWritten = marked !== null && marked.mark !== 'excused';
  if (standing === 'over' && isOpen(activity, at) && !isWritten)
    return { do: 'end', say: [{ key: 'check-in-qr-changed', lines: [activityLine(activity, talk.zone)] }] };
  return atTheDoor(talk, activity, member, at);
}

const badLink: Opened = { do: 'end', say: [{ key: 'check-in-bad-link' }] };
