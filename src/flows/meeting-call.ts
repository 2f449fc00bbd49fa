import { choiceAddress } from '../conversation/address.js';
import {
  type Answer,
  type ChoiceSpec,
  flow,
  type Label,
  type Opening,
  type Outcome,
  type Say,
  type Step,
  type Talk,
} from '../conversation/flow.js';
import { type ActivityKind, activityKinds } from '../domain/activities.js';
import type { LineName } from '../domain/notices.js';
import { unitsWith } from '../domain/rights.js';
import { fullUnitName } from '../domain/units.js';
import { searchKey } from '../language/folding.js';
import { showDate, showDateTime } from '../language/show.js';
import { readControl } from '../language/words.js';
import { audiencesOf, type Draft, draft, draftFrom, emptyDraft, kindsOf, mayCall, nextStep, ready } from './meeting-draft.js';
import { readLine } from './meeting-lines.js';
import { previewSay, reachLabels, sending } from './meeting-preview.js';
import { confirmSay, localDay, readStart } from './meeting-time.js';

type StepName =
  | 'unit'
  | 'kind'
  | 'time'
  | 'confirmTime'
  | 'place'
  | 'audience'
  | 'content'
  | 'dress'
  | 'bring'
  | 'respondBy'
  | 'lines'
  | 'review';
type Next = Outcome<Draft, StepName>;

const to = (step: StepName, ...args: string[]) => choiceAddress('meeting_call', step, ...args);

/** An officer calls people together: few questions, a preview as members will see it, and nothing goes out before "Gửi". */
export const meetingCall = flow<Draft, StepName>({
  name: 'meeting_call',
  data: draft,
  remind: true,
  steps: {
    unit: {
      ask: (talk) => ({
        key: 'meeting-call-ask-unit',
        choices: unitsWith(talk.person.roles, 'call_meetings').map((id) => ({
          label: { text: fullUnitName(talk.units, id) },
          to: to('unit', id),
        })),
      }),
      answer: (answer, talk) => {
        const unitId = answer.kind === 'choice' ? answer.args[0] : undefined;
        return unitId && mayCall(talk, unitId) ? onward(talk, { unitId }) : again('meeting-call-choose');
      },
    },
    kind: {
      ask: (talk) => ({ key: 'meeting-call-ask-kind', choices: kindsOf(talk, talk.data.unitId ?? '').map(kindChoice) }),
      answer: (answer, talk) => {
        const kind = answer.kind === 'choice' ? activityKinds.find((one) => one === answer.args[0]) : undefined;
        return kind ? onward(talk, { kind, audience: null }) : again('meeting-call-choose');
      },
    },
    time: {
      takesNumbers: true,
      ask: ({ data }) =>
        data.date ? { key: 'meeting-call-ask-hour', params: { date: showDate(data.date) } } : { key: 'meeting-call-ask-time' },
      answer: answerTime,
    },
    confirmTime: {
      ask: ({ data, zone }) => confirmSay(data.candidates, zone, (choice) => to('confirmTime', choice)),
      answer: (answer, talk) => {
        const period = answer.kind === 'choice' ? talk.data.candidates[Number(answer.args[0])] : undefined;
        if (period) return onward(talk, { period, candidates: [], date: null });
        if (answer.kind === 'text') return answerTime(answer, talk);
        return { do: 'go', step: 'time', data: { candidates: [], date: null }, through: true };
      },
    },
    place: line('place', (value) => ({ place: value })),
    audience: {
      ask: async (talk) => ({ key: 'meeting-call-ask-audience', choices: await audienceChoices(talk) }),
      answer: (answer, talk) => {
        const { unitId, kind } = talk.data;
        const audience =
          unitId && kind
            ? audiencesOf(talk, unitId, kind).find((one) => answer.kind === 'choice' && one === answer.args[0])
            : undefined;
        return audience ? onward(talk, { audience }) : again('meeting-call-choose');
      },
    },
    content: line('content', (value) => ({ content: value, contentAsked: true })),
    dress: line('dress', (value) => ({ dress: value })),
    bring: line('bring', (value) => ({ bring: value })),
    respondBy: {
      ask: () => ({
        key: 'meeting-call-ask-respond-by',
        choices: [{ label: { key: 'meeting-call-no-respond-by' }, to: to('respondBy', 'none') }],
      }),
      answer: answerRespondBy,
    },
    lines: {
      ask: () => ({
        key: 'meeting-call-ask-line',
        choices: editable.map((step) => ({ label: { key: `meeting-call-line-${step.toLowerCase()}` }, to: to('lines', step) })),
      }),
      answer: (answer) => {
        const step = answer.kind === 'choice' ? editable.find((one) => one === answer.args[0]) : undefined;
        return step
          ? { do: 'go', step, through: true, data: step === 'time' ? { date: null } : {} }
          : again('meeting-call-choose');
      },
    },
    review: { ask: review, answer: answerReview },
  },
  entries: { start: (_args, talk) => open(talk, emptyDraft) },
  intents: { broadcast_meeting: (read, talk) => open(talk, draftFrom(read.slots, talk.now, talk.zone), read.text) },
  // The name of the thing alone, as the menu has it; a whole sentence is an intent.
  words: (text, talk) =>
    /^(?:(?:tao|soan|gui|lam) )?(?:thong bao|goi|moi|to chuc) (?:sinh hoat|hop)(?: chi doan)?$/.test(searchKey(text)) &&
    unitsWith(talk.person.roles, 'call_meetings').length > 0
      ? open(talk, emptyDraft)
      : undefined,
  menu: (talk) =>
    unitsWith(talk.person.roles, 'call_meetings').length > 0
      ? [{ label: { key: 'meeting-call-menu' }, to: choiceAddress('meeting_call', 'start'), for: 'officer', order: 110 }]
      : [],
});

const editable = ['kind', 'time', 'place', 'content', 'dress', 'bring', 'audience', 'respondBy'] as const;

function again(key: string, params?: Record<string, string>): Next {
  return { do: 'again', because: { key, params } };
}

/** On to what is missing; from the preview the engine goes back to it, so nothing may be left open then. */
async function onward(talk: Talk<Draft>, change: Partial<Draft>): Promise<Next> {
  const { step, data } = await nextStep({ ...talk.data, ...change }, talk);
  if (talk.editing && data.audience === null && data.unitId !== null && data.kind !== null)
    data.audience = audiencesOf(talk, data.unitId, data.kind)[0]!;
  return { do: 'go', step, data };
}

async function open(talk: Talk<undefined>, begun: Draft, text?: string): Promise<Opening<Draft, StepName>> {
  const units = unitsWith(talk.person.roles, 'call_meetings');
  if (units.length === 0) return { do: 'end', say: [{ key: 'meeting-call-not-officer' }] };
  // A time that cannot be is told at once, with the reason.
  const refused =
    text && begun.period === null && begun.candidates.length === 0 ? readStart(text, talk.now, talk.zone) : undefined;
  const say = refused?.kind === 'refused' && refused.because.key !== 'meeting-time-missing' ? [refused.because] : [];
  const { step, data } = await nextStep({ ...begun, unitId: units.length === 1 ? units[0]! : null }, talk);
  return { do: 'go', step, data, say };
}

async function answerTime(answer: Answer, talk: Talk<Draft>): Promise<Next> {
  if (answer.kind !== 'text') return again('meeting-time-missing');
  const known = talk.data.date ?? (talk.editing && talk.data.period ? localDay(talk.data.period.startAt, talk.zone) : undefined);
  const read = readStart(answer.text, talk.now, talk.zone, known);
  switch (read.kind) {
    case 'refused':
      return { do: 'again', because: read.because };
    case 'date':
      return { do: 'go', step: 'time', data: { date: read.date, candidates: [] }, through: true };
    case 'unsure':
      return { do: 'go', step: 'confirmTime', data: { candidates: read.candidates }, through: true };
    case 'start':
      return onward(talk, { period: read.period, candidates: [], date: null });
  }
}

/** A line of the notice. All but the place may be left out, also one that was there. */
function line(name: Exclude<LineName, 'reason'>, change: (value: string | null) => Partial<Draft>): Step<Draft, StepName> {
  const optional = name !== 'place';
  return {
    freeText: true,
    ask: ({ data }) => ({
      key: `meeting-call-ask-${name}`,
      choices: optional
        ? [
            {
              label: { key: name === 'content' && !data.contentAsked ? 'meeting-call-preview' : 'meeting-call-leave-out' },
              to: to(name, 'none'),
            },
          ]
        : [],
    }),
    answer: (answer, talk) => {
      const skipped = answer.kind === 'choice' || (answer.kind === 'text' && readControl(answer.text) === 'skip');
      if (skipped) return optional ? onward(talk, change(null)) : again('meeting-call-place-needed');
      const read = readLine(answer, name);
      return read.ok ? onward(talk, change(read.value)) : { do: 'again', because: read.because };
    },
  };
}

function answerRespondBy(answer: Answer, talk: Talk<Draft>): Promise<Next> | Next {
  if (answer.kind === 'choice') return onward(talk, { respondBy: 'none' });
  if (answer.kind !== 'text' || !talk.data.period) return again('meeting-time-missing');
  const read = readStart(answer.text, talk.now, talk.zone);
  if (read.kind === 'refused') return { do: 'again', because: read.because };
  if (read.kind === 'date') return again('meeting-call-respond-by-hour');
  const { startAt } = read.kind === 'start' ? read.period : read.candidates[0]!;
  if (startAt >= talk.data.period.startAt)
    return again('meeting-call-respond-by-late', { time: showDateTime(new Date(talk.data.period.startAt), talk.zone) });
  return onward(talk, { respondBy: startAt });
}

async function review(talk: Talk<Draft>): Promise<Say> {
  const call = ready(talk.data, talk.now, talk.zone);
  if (!call)
    return { key: 'meeting-call-incomplete', choices: [{ label: { key: 'meeting-call-edit' }, to: to('review', 'edit') }] };
  const { fields, unitId, audience, respondBy } = call;
  const missing = (['content', 'dress', 'bring'] as const).filter((name) => fields[name] === null);
  return previewSay(
    talk,
    'invitation',
    { id: '', unitId, respondBy, ...fields },
    {
      to: await reachLabels(talk, audience),
      choices: [
        { label: { key: 'meeting-call-send' }, to: to('review', 'send') },
        { label: { key: 'meeting-call-edit' }, to: to('review', 'edit') },
        ...missing.slice(0, 2).map((name) => ({ label: { key: `meeting-call-add-${name}` }, to: to('review', name) })),
        { label: { key: 'meeting-call-drop' }, to: to('review', 'drop') },
      ],
    },
  );
}

function answerReview(answer: Answer, talk: Talk<Draft>): Next | Promise<Next> {
  if (answer.kind === 'text') {
    const line = lineNamed(answer.text);
    if (line) return { do: 'go', step: line, edit: true, data: line === 'time' ? { date: null } : {} };
  }
  if (answer.kind !== 'choice') return again('meeting-call-press-send');
  const [what] = answer.args;
  if (what === 'send') return send(talk);
  if (what === 'drop') return { do: 'end', say: [{ key: 'meeting-call-dropped' }] };
  const missing = (['content', 'dress', 'bring'] as const).find((name) => name === what);
  return { do: 'go', step: missing ?? 'lines', edit: true };
}

/** "sửa thời gian", "đổi địa điểm": the line that is meant, without the list in between. */
function lineNamed(text: string): (typeof editable)[number] | undefined {
  const named = /^(?:sua|doi|edit|change) (?:lai )?(.+)$/.exec(searchKey(text))?.[1];
  return named === undefined ? undefined : lineWords.find(([, words]) => words.test(named))?.[0];
}
const lineWords: [(typeof editable)[number], RegExp][] = [
  ['respondBy', /^(?:han|respond|deadline)/],
  ['time', /^(?:thoi gian|gio|ngay|lich|time|date)/],
  ['content', /^(?:noi dung|content)/],
  ['place', /^(?:dia diem|noi|cho|place)/],
  ['dress', /^(?:trang phuc|dress)/],
  ['bring', /^(?:mang theo|bring)/],
  ['audience', /^(?:thanh phan|nguoi|audience)/],
  ['kind', /^(?:loai|kind)/],
];

/** Everything is looked at again: the preview may have lain there for days. */
async function send(talk: Talk<Draft>): Promise<Next> {
  const call = ready(talk.data, talk.now, talk.zone);
  if (!call) return again('meeting-call-incomplete');
  const { fields, unitId } = call;
  if (!mayCall(talk, unitId)) return { do: 'end', say: [{ key: 'meeting-call-not-officer' }] };
  if (fields.startAt <= talk.now) {
    const because: Say = { key: 'meeting-time-past', params: { time: showDateTime(fields.startAt, talk.zone) } };
    return { do: 'go', step: 'time', edit: true, data: { date: null }, say: [because] };
  }
  const activityId = talk.newId();
  const going = sending(talk, 'invitation', { unitId, startAt: fields.startAt });
  const { invited, unreachable } = await talk.look.reach(call.audience);
  const later = going.notBefore > talk.now;
  const said: Say = {
    key: later ? 'meeting-call-sent-later' : 'meeting-call-sent',
    params: { count: String(invited - unreachable), time: showDateTime(going.notBefore, talk.zone) },
    choices: [
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

function kindChoice(kind: ActivityKind): ChoiceSpec {
  return { label: { key: 'activity-kind-title', params: { kind } }, to: to('kind', kind) };
}

async function audienceChoices(talk: Talk<Draft>): Promise<ChoiceSpec[]> {
  const { unitId, kind } = talk.data;
  if (unitId === null || kind === null) return [];
  return Promise.all(
    audiencesOf(talk, unitId, kind).map(async (audience) => {
      const { invited } = await talk.look.reach({ kind: audience, unitId });
      const label: Label = { key: 'meeting-call-audience', params: { audience, invited: String(invited) } };
      return { label, to: to('audience', audience) };
    }),
  );
}
