import type { Answer, Say, Step, Talk } from '../conversation/flow.js';
import type { Activity } from '../domain/activities.js';
import { searchKey } from '../language/folding.js';
import { readControl } from '../language/words.js';
import { about } from './meeting.js';
import {
  type Change,
  type ChangeStep,
  gone,
  isOver,
  kept,
  mine,
  type Next,
  nameOf,
  nothingYet,
  type Opened,
  saidOf,
  stopBefore,
  to,
} from './meeting-change.js';
import { readLine } from './meeting-lines.js';
import { previewSay, sending } from './meeting-preview.js';
import { secondWord, secondWordLabels } from './second-word.js';

/** Calling a meeting off: the reason, what those who heard of it will read, and nothing before the button. */
export const cancelSteps: { [Name in 'cancelReason' | 'reviewCancel']: Step<Change, ChangeStep> } = {
  cancelReason: {
    freeText: true,
    ask: async (talk) => ({
      key: 'meeting-manage-ask-reason',
      params: await nameOf(talk),
      choices: [{ label: { key: 'meeting-no-reason' }, to: to('cancelReason', 'none') }],
    }),
    answer: (answer): Next => {
      if (answer.kind === 'choice' || (answer.kind === 'text' && readControl(answer.text) === 'skip'))
        return { do: 'go', step: 'reviewCancel', data: { reason: null } };
      const read = readLine(answer, 'reason');
      return read.ok ? { do: 'go', step: 'reviewCancel', data: { reason: read.value } } : { do: 'again', because: read.because };
    },
  },
  reviewCancel: { ask: reviewCancel, answer: answerCancel },
};

export function cancel(talk: Talk<unknown>, activity: Activity, reason: string | undefined): Exclude<Opened, { do: 'pass' }> {
  const over = isOver(talk, activity);
  if (over) return { do: 'end', say: [over] };
  const begun: Change = { ...nothingYet, activityId: activity.id, version: activity.version, reason: reason ?? null };
  return { do: 'go', step: reason === undefined ? 'cancelReason' : 'reviewCancel', data: begun };
}

async function reviewCancel(talk: Talk<Change>): Promise<Say> {
  const activity = await mine(talk, talk.data.activityId, 'call_meetings');
  if (!activity) return gone;
  const second = await secondWordLabels(talk, {
    kind: 'cancelled',
    unitId: activity.unitId,
    reached: await talk.look.notified(activity.id),
    begins: activity.startAt,
  });
  return previewSay(talk, 'cancelled', activity, {
    to: [{ key: 'meeting-manage-to-notified' }, ...second],
    reason: talk.data.reason,
    choices: [
      { label: { key: 'meeting-manage-cancel-send' }, to: to('reviewCancel', 'send') },
      { label: { key: 'meeting-manage-other-reason' }, to: to('reviewCancel', 'reason') },
      { label: { key: 'meeting-manage-keep' }, to: to('reviewCancel', 'keep') },
    ],
  });
}

async function answerCancel(answer: Answer, talk: Talk<Change>): Promise<Next> {
  const said = answer.kind === 'text' && isKeep(answer.text) ? 'keep' : saidOf(answer);
  if (said === undefined) return { do: 'again', because: { key: 'meeting-manage-press-one' } };
  const activity = await mine(talk, talk.data.activityId, 'call_meetings');
  if (said === 'keep') return kept(activity, talk);
  if (said !== 'send') return { do: 'go', step: 'cancelReason' };
  const stop = stopBefore(activity, talk);
  if (!activity || stop) return { do: 'end', say: [stop ?? gone] };
  const { reason } = talk.data;
  const { id: activityId, version, unitId, audience, startAt } = activity;
  const second = await secondWord(talk, {
    activityId,
    unitId,
    audience,
    wanted: { kind: 'cancelled', version, startAt, reason },
    reached: await talk.look.notified(activityId),
    begins: startAt,
    preview: previewSay(talk, 'cancelled', activity, { to: [], reason, choices: [] }),
  });
  if (second.kind === 'asked') return { do: 'end', say: [second.say], effects: second.effects };
  return {
    do: 'end',
    say: [{ key: 'meeting-manage-cancelled', params: about(activity, talk.zone) }],
    effects: [
      { kind: 'cancel_activity', activityId, version, reason, sending: sending(talk, 'cancelled', activity) },
      { kind: 'audit', action: 'cancel_activity', subject: activityId },
      ...(second.kind === 'free' ? second.effects : []),
    ],
  };
}

/** "giữ lại", "thôi không hủy nữa". */
function isKeep(text: string): boolean {
  return /^(?:thoi )?(?:giu(?: lai| nguyen)?|(?:khong|ko|dung|khoi) huy)(?: (?:nua|nhe|nha|di|lich))*$/.test(searchKey(text));
}
