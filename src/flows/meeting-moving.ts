import type { Answer, Label, Say, Step, Talk } from '../conversation/flow.js';
import type { Activity } from '../domain/activities.js';
import { changesBetween } from '../domain/notices.js';
import { usualRespondBy } from '../domain/respond-by.js';
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
import { asksForChange, changesNothing, isReschedule, type Move, readChanges, saysNoTime, weekLater } from './meeting-moves.js';
import { previewSay, sending } from './meeting-preview.js';
import { confirmSay, periodOf } from './meeting-time.js';
import { secondWord, secondWordLabels } from './second-word.js';

/** Another time, place or line for a meeting that was called: asked, shown as members will see it, sent after "Gửi". */
export const moveSteps: { [Name in 'when' | 'confirmTime' | 'where' | 'reviewMove']: Step<Change, ChangeStep> } = {
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
};

export function move(talk: Talk<unknown>, activity: Activity, wanted: Move): Exclude<Opened, { do: 'pass' }> {
  const over = isOver(talk, activity);
  if (over) return { do: 'end', say: [over] };
  const begun: Change = {
    ...nothingYet,
    activityId: activity.id,
    version: activity.version,
    period: wanted.period,
    candidates: wanted.candidates,
    place: wanted.place,
    lines: wanted.lines,
  };
  const step = wanted.candidates.length > 0 ? 'confirmTime' : changesNothing(wanted) ? 'when' : 'reviewMove';
  return { do: 'go', step, data: begun, say: wanted.refused && !saysNoTime(wanted) ? [wanted.refused] : [] };
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
  return withChanges(talk, readChanges(answer.text, moved(activity, talk), talk.now, talk.zone), 'when');
}

/** What was read joins what was changed before it; a refusal is said, and `asked` is asked again. */
function withChanges(talk: Talk<Change>, read: Move, asked: 'when' | 'reviewMove'): Next {
  if (changesNothing(read)) {
    const because: Say = read.refused ?? { key: 'meeting-time-missing' };
    // Nothing of it is another command: an impossible time is not answered by asking which meeting.
    return saysNoTime(read) ? { do: 'again', because } : { do: 'go', step: asked, say: [because] };
  }
  return {
    do: 'go',
    step: read.candidates.length > 0 ? 'confirmTime' : 'reviewMove',
    data: {
      candidates: read.candidates,
      ...(read.period ? { period: read.period } : {}),
      ...(read.place ? { place: read.place } : {}),
      lines: { ...talk.data.lines, ...read.lines },
    },
  };
}

/** The meeting as it would be. A place alone leaves the time to answer; another time brings its own. */
function moved(activity: Activity, talk: Talk<Change>): Activity {
  const { period, place, lines } = talk.data;
  const startAt = period ? new Date(period.startAt) : activity.startAt;
  const endAt = period ? (period.endAt ? new Date(period.endAt) : null) : activity.endAt;
  const respondBy = period ? usualRespondBy(startAt, talk.now, talk.zone) : activity.respondBy;
  return { ...activity, ...lines, startAt, endAt, respondBy, place: place ?? activity.place };
}

async function reviewMove(talk: Talk<Change>): Promise<Say> {
  const activity = await mine(talk, talk.data.activityId, 'call_meetings');
  if (!activity) return gone;
  const after = moved(activity, talk);
  const { invited, unreachable } = await talk.look.reach(activity.audience);
  const second = await secondWordLabels(talk, {
    kind: 'changed',
    unitId: activity.unitId,
    reached: invited - unreachable,
    begins: sooner(activity, after),
  });
  return previewSay(talk, 'changed', after, {
    to: [...(await everybodyTold(talk, activity)), ...second],
    changes: changesBetween(activity, after),
    choices: [
      { label: { key: 'meeting-call-send' }, to: to('reviewMove', 'send') },
      { label: { key: 'meeting-manage-other-time' }, to: to('reviewMove', 'when') },
      { label: { key: 'meeting-manage-other-place' }, to: to('reviewMove', 'where') },
      { label: { key: 'meeting-call-drop' }, to: to('reviewMove', 'keep') },
    ],
  });
}

/** When the first people are on their way: to the meeting as it was, or as it will be. */
function sooner(one: { startAt: Date }, other: { startAt: Date }): Date {
  return new Date(Math.min(one.startAt.getTime(), other.startAt.getTime()));
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
  const { startAt, endAt, place, content, dress, bring, respondBy } = after;
  const { id: activityId, version, unitId, audience } = activity;
  const fields = { startAt, endAt, place, content, dress, bring };
  const { invited, unreachable } = await talk.look.reach(audience);
  const second = await secondWord(talk, {
    activityId,
    unitId,
    audience,
    wanted: { kind: 'changed', version, fields, respondBy },
    reached: invited - unreachable,
    begins: sooner(activity, after),
    preview: previewSay(talk, 'changed', after, { to: [], changes: changesBetween(activity, after), choices: [] }),
  });
  if (second.kind === 'asked') return { do: 'end', say: [second.say], effects: second.effects };
  return {
    do: 'end',
    say: [{ key: 'meeting-manage-moved', params: about(after, talk.zone) }],
    effects: [
      { kind: 'change_activity', activityId, version, fields, respondBy, sending: sending(talk, 'changed', after) },
      { kind: 'audit', action: 'change_activity', subject: activityId },
      ...(second.kind === 'free' ? second.effects : []),
    ],
  };
}

/** Another time, place or line typed under the preview ("lùi 30 phút") is shown in a new one. */
function answerMoveInWords(text: string, activity: Activity | null, talk: Talk<Change>): Next {
  const because: Say = { key: 'meeting-manage-press-one' };
  if (!activity) return { do: 'end', say: [gone] };
  if (!asksForChange(text, talk.now, talk.zone)) return { do: 'again', because };
  const read = readChanges(text, moved(activity, talk), talk.now, talk.zone);
  if (!saysNoTime(read)) return withChanges(talk, read, 'reviewMove');
  return isReschedule(text, talk.now, talk.zone) ? { do: 'go', step: 'when' } : { do: 'again', because };
}

async function everybodyTold(talk: Talk<Change>, activity: Activity): Promise<Label[]> {
  const { invited } = await talk.look.counts(activity.id);
  return [{ key: 'meeting-manage-to-all', params: { invited: String(invited) } }];
}
