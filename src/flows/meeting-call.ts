import { choiceAddress } from '../conversation/address.js';
import { type ChoiceSpec, flow, type Label, type Opening, type Step, type Talk } from '../conversation/flow.js';
import { type ActivityKind, activityKinds } from '../domain/activities.js';
import type { LineName } from '../domain/notices.js';
import { unitsWith } from '../domain/rights.js';
import { fullUnitName } from '../domain/units.js';
import { searchKey } from '../language/folding.js';
import { showDate } from '../language/show.js';
import { readControl } from '../language/words.js';
import { again, editable, onward, type StepName, to } from './meeting-call-onward.js';
import { answerReview, review } from './meeting-call-review.js';
import { answerRespondBy, answerTime } from './meeting-call-times.js';
import { isSend } from './meeting-change.js';
import { audiencesOf, type Draft, draft, draftFrom, emptyDraft, kindsOf, mayCall, nextStep } from './meeting-draft.js';
import { readLine } from './meeting-lines.js';
import { confirmSay, partSaid, readStart } from './meeting-time.js';

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

async function open(talk: Talk<undefined>, begun: Draft, text?: string): Promise<Opening<Draft, StepName>> {
  const units = unitsWith(talk.person.roles, 'call_meetings');
  if (units.length === 0) return { do: 'end', say: [{ key: 'meeting-call-not-officer' }] };
  // A time that cannot be is told at once, with the reason; a day that it cannot be is not kept.
  const read = text && begun.period === null && begun.candidates.length === 0 ? readStart(text, talk.now, talk.zone) : undefined;
  const because = read?.kind === 'refused' && read.because.key !== 'meeting-time-missing' ? read.because : undefined;
  const say = because ? [because] : [];
  const date = because && because.key !== 'meeting-time-no-such-time' ? null : read?.kind === 'date' ? read.date : begun.date;
  // A lunar day with its hour: shown as a civil one, and asked.
  const candidates = read?.kind === 'unsure' ? read.candidates : begun.candidates;
  const part = date && text ? partSaid(text) : null;
  const unitId = units.length === 1 ? units[0]! : null;
  const { step, data } = await nextStep({ ...begun, date, part, candidates, unitId }, talk);
  return { do: 'go', step, data, say };
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
      // Whoever wants to send it now wants to see it first; and nobody meets at a place called "gửi".
      if (answer.kind === 'text' && isSend(answer.text))
        return optional ? onward(talk, change(talk.data[name])) : again('meeting-call-place-needed');
      const skipped = answer.kind === 'choice' || (answer.kind === 'text' && readControl(answer.text) === 'skip');
      if (skipped) return optional ? onward(talk, change(null)) : again('meeting-call-place-needed');
      const read = readLine(answer, name);
      return read.ok ? onward(talk, change(read.value)) : { do: 'again', because: read.because };
    },
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
