import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import type { Answer, Opening, Outcome, Say, Talk } from '../conversation/flow.js';
import type { Activity } from '../domain/activities.js';
import { may, type Right } from '../domain/rights.js';
import { searchKey } from '../language/folding.js';
import { about } from './meeting.js';
import { period } from './meeting-time.js';

const line = z.string().nullable();

/** What is to become of one meeting, at the version the officer saw. */
export const change = z.object({
  activityId: z.string(),
  version: z.number(),
  period: period.nullable(),
  candidates: z.array(period),
  place: z.string().nullable(),
  lines: z.object({ content: line, dress: line, bring: line }).partial(),
  reason: z.string().nullable(),
  /** Said before it is known of which meeting: what is to be done and the sentence, and the meetings to choose from. */
  wish: z.object({ action: z.enum(['move', 'cancel']), text: z.string(), among: z.array(z.string()) }).nullable(),
});
export type Change = z.infer<typeof change>;
export type Wish = NonNullable<Change['wish']>;
export type ChangeStep = 'which' | 'when' | 'confirmTime' | 'where' | 'reviewMove' | 'cancelReason' | 'reviewCancel';
export type Next = Outcome<Change, ChangeStep>;
export type Opened = Opening<Change, ChangeStep>;

export const nothingYet: Omit<Change, 'activityId' | 'version'> = {
  period: null,
  candidates: [],
  place: null,
  lines: {},
  reason: null,
  wish: null,
};

export const to = (name: ChangeStep, ...args: string[]) => choiceAddress('meeting_manage', name, ...args);
export const gone: Say = { key: 'meeting-manage-not-yours' };

/** A meeting, if this officer may do that with it. What does not exist and what is somebody else's are one answer. */
export async function mine(talk: Talk<unknown>, id: string, right: Right): Promise<Activity | null> {
  const activity = await talk.look.activity(id);
  return activity && may(talk.person.roles, right, activity.unitId, talk.units) ? activity : null;
}

/** Why nothing can be done about a meeting any more. */
export function isOver(talk: Talk<unknown>, activity: Activity): Say | undefined {
  const params = about(activity, talk.zone);
  if (activity.state === 'cancelled') return { key: 'meeting-was-cancelled', params };
  return activity.state === 'done' || activity.startAt <= talk.now ? { key: 'meeting-already-began', params } : undefined;
}

/** Between the preview and "Gửi" somebody else may have changed the meeting, or it may have begun. */
export function stopBefore(activity: Activity | null, talk: Talk<Change>): Say | undefined {
  if (!activity) return gone;
  return (
    isOver(talk, activity) ?? (activity.version === talk.data.version ? undefined : { key: 'meeting-manage-changed-meanwhile' })
  );
}

/** What a button says, or its plain words. */
export function saidOf(answer: Answer): string | undefined {
  if (answer.kind === 'choice') return answer.args[0] ?? '';
  return answer.kind === 'text' && isSend(answer.text) ? 'send' : undefined;
}

/** "gửi", "gửi đi": nothing less sends. */
export function isSend(text: string): boolean {
  return /^(?:gui|send)(?: (?:di|luon|nhe|nha))*$/.test(searchKey(text));
}

/** Not sent: it is said of the meeting itself, for "cancelled" would be understood of the meeting. */
export function kept(activity: Activity | null, talk: Talk<Change>): Next {
  return { do: 'end', say: [activity ? { key: 'meeting-manage-kept', params: about(activity, talk.zone) } : gone] };
}

export async function nameOf(talk: Talk<Change>): Promise<Record<string, string>> {
  const activity = await talk.look.activity(talk.data.activityId);
  return activity ? about(activity, talk.zone) : { kind: '', time: '', start: '' };
}
