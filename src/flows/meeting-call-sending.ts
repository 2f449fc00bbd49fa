import { choiceAddress } from '../conversation/address.js';
import type { Say, Talk } from '../conversation/flow.js';
import { takesLong } from '../domain/sending.js';
import { showDateTime } from '../language/show.js';
import { again, type Next } from './meeting-call-onward.js';
import { type Draft, mayCall, ready } from './meeting-draft.js';
import { previewSay, sending } from './meeting-preview.js';
import { secondWord } from './second-word.js';

/** Everything is looked at again: the preview may have lain there for days. */
export async function send(talk: Talk<Draft>): Promise<Next> {
  const call = ready(talk.data, talk.now, talk.zone);
  if (!call) return again('meeting-call-incomplete');
  const { fields, unitId } = call;
  if (!mayCall(talk, unitId)) return { do: 'end', say: [{ key: 'meeting-call-not-officer' }] };
  if (fields.startAt <= talk.now) {
    const because: Say = { key: 'meeting-time-past', params: { time: showDateTime(fields.startAt, talk.zone) } };
    return { do: 'go', step: 'time', edit: true, data: { date: null }, say: [because] };
  }
  const activityId = talk.newId();
  const { invited, unreachable, byChannel } = await talk.look.reach(call.audience);
  const second = await secondWord(talk, {
    activityId,
    unitId,
    audience: call.audience,
    wanted: { kind: 'invitation', fields, respondBy: call.respondBy },
    reached: invited - unreachable,
    begins: fields.startAt,
    preview: previewSay(talk, 'invitation', { id: '', unitId, respondBy: call.respondBy, ...fields }, { to: [], choices: [] }),
  });
  if (second.kind === 'asked') return { do: 'end', say: [second.say], effects: second.effects };
  if (second.kind === 'nobody') return again('sending-no-second');
  const going = sending(talk, 'invitation', { unitId, startAt: fields.startAt });
  const later = going.notBefore > talk.now;
  const said: Say = {
    key: later ? 'meeting-call-sent-later' : 'meeting-call-sent',
    params: { count: String(invited - unreachable), time: showDateTime(going.notBefore, talk.zone) },
    choices: [
      ...(takesLong(byChannel, talk.sending)
        ? [{ label: { key: 'sending-choice-show' }, to: choiceAddress('sending', 'show', going.noticeId) }]
        : []),
      { label: { key: 'meeting-manage-answers-button' }, to: choiceAddress('meeting_manage', 'answers', activityId) },
      { label: { key: 'meeting-manage-move-button' }, to: choiceAddress('meeting_manage', 'move', activityId) },
      { label: { key: 'meeting-manage-cancel-button' }, to: choiceAddress('meeting_manage', 'cancel', activityId) },
    ],
  };
  return {
    do: 'end',
    say: [said],
    effects: [
      { kind: 'call_activity', activityId, ...call, sending: going },
      { kind: 'audit', action: 'call_activity', subject: activityId, data: { invited } },
    ],
  };
}
