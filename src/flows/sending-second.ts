import { choiceAddress } from '../conversation/address.js';
import { wishEffect } from '../conversation/asked.js';
import type { Effect } from '../conversation/effects.js';
import type { ChoiceSpec, Opening, Say, Talk } from '../conversation/flow.js';
import type { AskedNotice } from '../conversation/lookup.js';
import type { Activity } from '../domain/activities.js';
import { may } from '../domain/rights.js';
import { showDateTime } from '../language/show.js';

type Opened = Opening<undefined, never>;
type Decision = 'agreed' | 'refused' | 'withdrawn';

const end = (say: Say, effects: Effect[] = []): Opened => ({ do: 'end', say: [say], effects });

/** What the second officer says to what waits, or its sender takes it back. Once, and not when its time is over. */
export async function decideSending(talk: Talk<undefined>, noticeId: string, decision: Decision): Promise<Opened> {
  const asked = await talk.look.askedNotice(noticeId);
  const isSender = asked?.authorId === talk.person.contactId;
  // A button is a claim: what does not exist and what is not theirs are one answer.
  if (!asked || (!isSender && !may(talk.person.roles, 'call_meetings', asked.unitId, talk.units)))
    return end({ key: 'sending-second-not-yours' });
  const closed = closedSay(talk, asked);
  if (closed) return end(closed);
  if (isSender !== (decision === 'withdrawn')) return end({ key: 'sending-second-own' });
  const { kind } = asked.wanted;
  const activity = kind === 'invitation' ? null : await talk.look.activity(asked.activityId);
  if (decision === 'agreed' && isOutdated(asked, activity)) return outdated(talk, asked);
  const decided: Effect[] = [
    { kind: 'decide_sending', noticeId, decision },
    { kind: 'audit', action: `second_officer_${decision}`, subject: noticeId },
  ];
  if (decision === 'withdrawn') return end({ key: 'sending-second-withdrawn', params: { notice: kind } }, decided);
  const look: ChoiceSpec = {
    label: { key: 'meeting-manage-back-button' },
    to: choiceAddress('meeting_manage', 'open', asked.activityId),
  };
  const name = talk.person.member?.fullName ?? 'none';
  const params = { notice: kind, name, time: showDateTime(startOf(asked, activity), talk.zone) };
  if (decision === 'refused') {
    const refused: Say = { key: 'sending-told-refused', params, choices: kind === 'invitation' ? [] : [look] };
    return end({ key: 'sending-second-refused' }, [...decided, told(asked, refused)]);
  }
  const agreed: Say = { key: 'sending-told-agreed', params, choices: [look] };
  return end({ key: 'sending-second-agreed' }, [...decided, wishEffect(asked, talk), told(asked, agreed)]);
}

function told({ noticeId, authorId }: AskedNotice, say: Say): Effect {
  return { kind: 'tell', contactId: authorId, say, key: `decided:${noticeId}`, urgency: 'urgent' };
}

/** When the meeting that is spoken of begins. */
function startOf({ wanted, until }: AskedNotice, activity: Activity | null): Date {
  return activity?.startAt ?? (wanted.kind === 'invitation' ? wanted.fields.startAt : until);
}

/** Somebody else has changed the meeting meanwhile: what was asked about is not what it is now. */
function isOutdated({ wanted }: AskedNotice, activity: Activity | null): boolean {
  return wanted.kind !== 'invitation' && (activity?.state !== 'called' || activity.version !== wanted.version);
}

function outdated(talk: Talk<unknown>, asked: AskedNotice): Opened {
  const say: Say = { key: 'sending-told-outdated', params: { notice: asked.wanted.kind } };
  return end({ key: 'sending-second-outdated' }, [
    { kind: 'decide_sending', noticeId: asked.noticeId, decision: 'outdated' },
    { kind: 'audit', action: 'second_officer_outdated', subject: asked.noticeId },
    ...(asked.authorId === talk.person.contactId ? [] : [told(asked, say)]),
  ]);
}

function closedSay(talk: Talk<undefined>, { state, until, decidedBy, wanted }: AskedNotice): Say | undefined {
  if (state === 'asked' && until > talk.now) return undefined;
  // Its time is over and the crontab has not looked yet.
  if (state === 'asked') return { key: `sending-second-${wanted.kind === 'invitation' ? 'expired' : 'was-unanswered'}` };
  if (state === 'agreed' || state === 'refused')
    return { key: `sending-second-was-${state}`, params: { name: decidedBy ?? 'none' } };
  return { key: `sending-second-${state === 'expired' || state === 'outdated' ? state : `was-${state}`}` };
}
