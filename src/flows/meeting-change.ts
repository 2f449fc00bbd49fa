import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import type { Answer, Label, Opening, Outcome, Say, Step, Talk } from '../conversation/flow.js';
import type { Activity } from '../domain/activities.js';
import { changesBetween } from '../domain/notices.js';
import { usualRespondBy } from '../domain/respond-by.js';
import { may, type Right } from '../domain/rights.js';
import { searchKey } from '../language/folding.js';
import { readControl } from '../language/words.js';
import { about } from './meeting.js';
import { readLine } from './meeting-lines.js';
import { type Move, readMove, weekLater } from './meeting-moves.js';
import { previewSay, sending } from './meeting-preview.js';
import { confirmSay, period, periodOf } from './meeting-time.js';

/** What is to become of one meeting, at the version the officer saw. */
export const change = z.object({
  activityId: z.string(),
  version: z.number(),
  period: period.nullable(),
  candidates: z.array(period),
  place: z.string().nullable(),
  reason: z.string().nullable(),
});
export type Change = z.infer<typeof change>;
export type ChangeStep = 'when' | 'confirmTime' | 'where' | 'reviewMove' | 'cancelReason' | 'reviewCancel';
type Next = Outcome<Change, ChangeStep>;
type Opened = Opening<Change, ChangeStep>;

const to = (name: ChangeStep, ...args: string[]) => choiceAddress('meeting_manage', name, ...args);
export const gone: Say = { key: 'meeting-manage-not-yours' };

/** Moving a meeting and calling it off: asked, shown as members will see it, sent after "Gửi". */
export const changeSteps: { [Name in ChangeStep]: Step<Change, ChangeStep> } = {
  when: {
    takesNumbers: true,
    ask: async (talk) => ({
      key: 'meeting-manage-ask-when',
      params: await nameOf(talk),
      choices: [
        { label: { key: 'meeting-manage-week-later' }, to: to('when', 'week') },
        { label: { key: 'meeting-manage-other-place' }, to: to('when', 'place') },
      ],
    }),
    answer: answerWhen,
  },
  confirmTime: {
    ask: ({ data: { candidates }, zone }) => confirmSay(candidates, zone, (choice) => to('confirmTime', choice)),
    answer: (answer, talk) => {
      const chosen = answer.kind === 'choice' ? talk.data.candidates[Number(answer.args[0])] : undefined;
      if (chosen) return { do: 'go', step: 'reviewMove', data: { period: chosen, candidates: [] } };
      return answer.kind === 'text' ? answerWhen(answer, talk) : { do: 'go', step: 'when', data: { candidates: [] } };
    },
  },
  where: {
    ask: () => ({ key: 'meeting-call-ask-place' }),
    answer: (answer) => {
      const read = readLine(answer, 'place');
      return read.ok ? { do: 'go', step: 'reviewMove', data: { place: read.value } } : { do: 'again', because: read.because };
    },
  },
  reviewMove: { ask: reviewMove, answer: answerMove },
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

export function move(talk: Talk<undefined>, activity: Activity, wanted: Move): Opened {
  const over = isOver(talk, activity);
  if (over) return { do: 'end', say: [over] };
  const begun: Change = {
    activityId: activity.id,
    version: activity.version,
    period: wanted.period,
    candidates: wanted.candidates,
    place: wanted.place,
    reason: null,
  };
  const step = wanted.candidates.length > 0 ? 'confirmTime' : wanted.period || wanted.place ? 'reviewMove' : 'when';
  return { do: 'go', step, data: begun, say: wanted.refused ? [wanted.refused] : [] };
}

async function answerWhen(answer: Answer, talk: Talk<Change>): Promise<Next> {
  const activity = await mine(talk, talk.data.activityId, 'call_meetings');
  if (!activity) return { do: 'end', say: [gone] };
  if (answer.kind === 'choice') {
    if (answer.args[0] === 'place') return { do: 'go', step: 'where' };
    const shift = activity.endAt ? activity.endAt.getTime() - activity.startAt.getTime() : null;
    const start = weekLater(activity, talk.zone);
    return {
      do: 'go',
      step: 'reviewMove',
      data: { period: periodOf(start, shift === null ? null : new Date(start.getTime() + shift)) },
    };
  }
  if (answer.kind !== 'text') return { do: 'again', because: { key: 'meeting-time-missing' } };
  const read = readMove(answer.text, activity, talk.now, talk.zone);
  if (read.candidates.length > 0) return { do: 'go', step: 'confirmTime', data: { candidates: read.candidates } };
  if (!read.period && !read.place) return { do: 'again', because: read.refused ?? { key: 'meeting-time-missing' } };
  return {
    do: 'go',
    step: 'reviewMove',
    data: { ...(read.period ? { period: read.period } : {}), ...(read.place ? { place: read.place } : {}) },
  };
}

/** The meeting as it would be. A place alone leaves the time to answer; another time brings its own. */
function moved(activity: Activity, talk: Talk<Change>): Activity {
  const startAt = talk.data.period ? new Date(talk.data.period.startAt) : activity.startAt;
  const endAt = talk.data.period ? (talk.data.period.endAt ? new Date(talk.data.period.endAt) : null) : activity.endAt;
  const respondBy = talk.data.period ? usualRespondBy(startAt, talk.now, talk.zone) : activity.respondBy;
  return { ...activity, startAt, endAt, respondBy, place: talk.data.place ?? activity.place };
}

async function reviewMove(talk: Talk<Change>): Promise<Say> {
  const activity = await mine(talk, talk.data.activityId, 'call_meetings');
  if (!activity) return gone;
  const after = moved(activity, talk);
  return previewSay(talk, 'changed', after, {
    to: await everybodyTold(talk, activity),
    changes: changesBetween(activity, after),
    choices: [
      { label: { key: 'meeting-call-send' }, to: to('reviewMove', 'send') },
      { label: { key: 'meeting-manage-other-time' }, to: to('reviewMove', 'when') },
      { label: { key: 'meeting-manage-other-place' }, to: to('reviewMove', 'where') },
      { label: { key: 'meeting-call-drop' }, to: to('reviewMove', 'keep') },
    ],
  });
}

async function answerMove(answer: Answer, talk: Talk<Change>): Promise<Next> {
  const said = saidOf(answer);
  const activity = await mine(talk, talk.data.activityId, 'call_meetings');
  if (answer.kind === 'text' && said === undefined) return answerMoveInWords(answer.text, activity, talk);
  if (said === undefined) return { do: 'again', because: { key: 'meeting-manage-press-one' } };
  if (said === 'keep') return kept(activity, talk);
  if (said !== 'send') return { do: 'go', step: said === 'where' ? 'where' : 'when' };
  const stop = stopBefore(activity, talk);
  if (!activity || stop) return { do: 'end', say: [stop ?? gone] };
  const after = moved(activity, talk);
  if (changesBetween(activity, after).length === 0)
    return { do: 'go', step: 'when', say: [{ key: 'meeting-manage-nothing-new' }] };
  if (after.startAt <= talk.now)
    return {
      do: 'go',
      step: 'when',
      data: { period: null },
      say: [{ key: 'meeting-time-past', params: { time: about(after, talk.zone).start } }],
    };
  const { startAt, endAt, place, respondBy } = after;
  return {
    do: 'end',
    say: [{ key: 'meeting-manage-moved', params: about(after, talk.zone) }],
    effects: [
      {
        kind: 'change_activity',
        activityId: activity.id,
        version: activity.version,
        fields: { startAt, endAt, place },
        respondBy,
        sending: sending(talk, 'changed', after),
      },
      { kind: 'audit', action: 'change_activity', subject: activity.id },
    ],
  };
}

/** Another time or place typed under the preview ("lùi 30 phút") is shown in a new one. */
function answerMoveInWords(text: string, activity: Activity | null, talk: Talk<Change>): Next {
  const because: Say = { key: 'meeting-manage-press-one' };
  if (!activity) return { do: 'end', say: [gone] };
  const read = readMove(text, activity, talk.now, talk.zone);
  if (read.candidates.length > 0) return { do: 'go', step: 'confirmTime', data: { candidates: read.candidates } };
  return read.period ? { do: 'go', step: 'reviewMove', data: { period: read.period } } : { do: 'again', because };
}

/** What a button says, or its plain words. */
function saidOf(answer: Answer): string | undefined {
  if (answer.kind === 'choice') return answer.args[0] ?? '';
  return answer.kind === 'text' && /^(gui|send)( di)?$/.test(searchKey(answer.text)) ? 'send' : undefined;
}

/** Not sent: it is said of the meeting itself, for "cancelled" would be understood of the meeting. */
function kept(activity: Activity | null, talk: Talk<Change>): Next {
  return { do: 'end', say: [activity ? { key: 'meeting-manage-kept', params: about(activity, talk.zone) } : gone] };
}

/** Between the preview and "Gửi" somebody else may have changed the meeting, or it may have begun. */
function stopBefore(activity: Activity | null, talk: Talk<Change>): Say | undefined {
  if (!activity) return gone;
  return (
    isOver(talk, activity) ?? (activity.version === talk.data.version ? undefined : { key: 'meeting-manage-changed-meanwhile' })
  );
}

export function cancel(talk: Talk<undefined>, activity: Activity, reason: string | undefined): Opened {
  const over = isOver(talk, activity);
  if (over) return { do: 'end', say: [over] };
  const begun: Change = {
    activityId: activity.id,
    version: activity.version,
    period: null,
    candidates: [],
    place: null,
    reason: reason ?? null,
  };
  return { do: 'go', step: reason === undefined ? 'cancelReason' : 'reviewCancel', data: begun };
}

async function reviewCancel(talk: Talk<Change>): Promise<Say> {
  const activity = await mine(talk, talk.data.activityId, 'call_meetings');
  if (!activity) return gone;
  return previewSay(talk, 'cancelled', activity, {
    to: [{ key: 'meeting-manage-to-notified' }],
    reason: talk.data.reason,
    choices: [
      { label: { key: 'meeting-manage-cancel-send' }, to: to('reviewCancel', 'send') },
      { label: { key: 'meeting-manage-other-reason' }, to: to('reviewCancel', 'reason') },
      { label: { key: 'meeting-manage-keep' }, to: to('reviewCancel', 'keep') },
    ],
  });
}

async function answerCancel(answer: Answer, talk: Talk<Change>): Promise<Next> {
  const said = saidOf(answer);
  if (said === undefined) return { do: 'again', because: { key: 'meeting-manage-press-one' } };
  const activity = await mine(talk, talk.data.activityId, 'call_meetings');
  if (said === 'keep') return kept(activity, talk);
  if (said !== 'send') return { do: 'go', step: 'cancelReason' };
  const stop = stopBefore(activity, talk);
  if (!activity || stop) return { do: 'end', say: [stop ?? gone] };
  const { reason } = talk.data;
  return {
    do: 'end',
    say: [{ key: 'meeting-manage-cancelled', params: about(activity, talk.zone) }],
    effects: [
      {
        kind: 'cancel_activity',
        activityId: activity.id,
        version: activity.version,
        reason,
        sending: sending(talk, 'cancelled', activity),
      },
      { kind: 'audit', action: 'cancel_activity', subject: activity.id },
    ],
  };
}

async function everybodyTold(talk: Talk<Change>, activity: Activity): Promise<Label[]> {
  const { invited } = await talk.look.counts(activity.id);
  return [{ key: 'meeting-manage-to-all', params: { invited: String(invited) } }];
}

async function nameOf(talk: Talk<Change>): Promise<Record<string, string>> {
  const activity = await talk.look.activity(talk.data.activityId);
  return activity ? about(activity, talk.zone) : { kind: '', time: '', start: '' };
}
