import { choiceAddress } from '../conversation/address.js';
import type { Effect } from '../conversation/effects.js';
import type { Opening, Say, Talk } from '../conversation/flow.js';
import type { AskedCall } from '../conversation/lookup.js';
import { noticeMoment } from '../domain/notices.js';
import { may } from '../domain/rights.js';
import { showDateTime } from '../language/show.js';

type Opened = Opening<undefined, never>;
type Decision = 'agreed' | 'refused' | 'withdrawn';

const end = (say: Say, effects: Effect[] = []): Opened => ({ do: 'end', say: [say], effects });

/** What the second officer says to a call that waits, or its sender takes it back. Once, and not after the meeting began. */
export async function decideSending(talk: Talk<undefined>, noticeId: string, decision: Decision): Promise<Opened> {
  const asked = await talk.look.askedCall(noticeId);
  const isSender = asked?.authorId === talk.person.contactId;
  // A button is a claim: what does not exist and what is not theirs are one answer.
  if (!asked || (!isSender && !may(talk.person.roles, 'call_meetings', asked.unitId, talk.units)))
    return end({ key: 'sending-second-not-yours' });
  const closed = closedSay(talk, asked);
  if (closed) return end(closed);
  if (isSender !== (decision === 'withdrawn')) return end({ key: 'sending-second-own' });
  const decided: Effect[] = [
    { kind: 'decide_sending', noticeId, decision },
    { kind: 'audit', action: `second_officer_${decision}`, subject: noticeId },
  ];
  if (decision === 'withdrawn') return end({ key: 'sending-second-withdrawn' }, decided);
  const params = { time: showDateTime(asked.fields.startAt, talk.zone), name: talk.person.member?.fullName ?? 'none' };
  const told = (say: Say): Effect => ({
    kind: 'tell',
    contactId: asked.authorId,
    say,
    key: `decided:${noticeId}`,
    urgency: 'urgent',
  });
  if (decision === 'refused')
    return end({ key: 'sending-second-refused' }, [...decided, told({ key: 'sending-told-refused', params })]);
  const manage = choiceAddress('meeting_manage', 'open', asked.activityId);
  const agreed: Say = {
    key: 'sending-told-agreed',
    params,
    choices: [{ label: { key: 'meeting-manage-back-button' }, to: manage }],
  };
  return end({ key: 'sending-second-agreed' }, [...decided, called(talk, asked), told(agreed)]);
}

function called(
  talk: Talk<undefined>,
  { authorId, activityId, unitId, audience, fields, respondBy, signedAs }: AskedCall,
): Effect {
  const sending = {
    noticeId: talk.newId(),
    signedAs,
    notBefore: noticeMoment('invitation', fields.startAt, talk.now, talk.zone),
  };
  return { kind: 'call_activity', activityId, unitId, fields, audience, respondBy, sending, authorId };
}

function closedSay(talk: Talk<undefined>, { state, fields, decidedBy }: AskedCall): Say | undefined {
  if (state === 'asked' && fields.startAt > talk.now) return undefined;
  if (state === 'agreed' || state === 'refused')
    return { key: `sending-second-was-${state}`, params: { name: decidedBy ?? 'none' } };
  return { key: state === 'withdrawn' ? 'sending-second-was-withdrawn' : 'sending-second-expired' };
}
