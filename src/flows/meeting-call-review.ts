import type { Answer, Say, Talk } from '../conversation/flow.js';
import { searchKey } from '../language/folding.js';
import { readIntent } from '../language/intents.js';
import { again, type editable, type Next, to } from './meeting-call-onward.js';
import { send } from './meeting-call-sending.js';
import { answerRespondBy } from './meeting-call-times.js';
import { isSend } from './meeting-change.js';
import { type Draft, mayCall, ready } from './meeting-draft.js';
import { asksForChange, changesNothing, readChanges, saysNoTime } from './meeting-moves.js';
import { ownHoursLabels, previewSay, reachLabels, unreachableSay } from './meeting-preview.js';
import { led } from './meeting-which.js';
import { secondWordLabels } from './second-word.js';

/** The notice as members will read it, and who would get it. Nothing goes out before "Gửi". */
export async function review(talk: Talk<Draft>): Promise<Say> {
  const call = ready(talk.data, talk.now, talk.zone);
  if (!call)
    return { key: 'meeting-call-incomplete', choices: [{ label: { key: 'meeting-call-edit' }, to: to('review', 'edit') }] };
  const { fields, unitId, audience, respondBy } = call;
  const missing = (['content', 'dress', 'bring'] as const).filter((name) => fields[name] === null);
  const reach = await talk.look.reach(audience, fields.startAt);
  const isSomebodyUnreachable = reach.unreachable > 0;
  const reached = reach.invited - reach.unreachable;
  const second = await secondWordLabels(talk, { kind: 'invitation', unitId, reached, begins: fields.startAt });
  return previewSay(
    talk,
    'invitation',
    { id: '', unitId, respondBy, ...fields },
    {
      to: [...reachLabels(talk, audience, reach), ...second],
      ownHours: ownHoursLabels(reach),
      choices: [
        { label: { key: 'meeting-call-send' }, to: to('review', 'send') },
        { label: { key: 'meeting-call-edit' }, to: to('review', 'edit') },
        ...missing
          .slice(0, isSomebodyUnreachable ? 1 : 2)
          .map((name) => ({ label: { key: `meeting-call-add-${name}` }, to: to('review', name) })),
        ...(isSomebodyUnreachable ? [{ label: { key: 'meeting-call-unreachable' }, to: to('review', 'unreachable') }] : []),
        { label: { key: 'meeting-call-drop' }, to: to('review', 'drop') },
      ],
    },
  );
}

export function answerReview(answer: Answer, talk: Talk<Draft>): Next | Promise<Next> {
  if (answer.kind === 'text') return answerInWords(answer.text, talk);
  if (answer.kind !== 'choice') return again('meeting-call-press-send');
  const [what] = answer.args;
  if (what === 'send') return send(talk);
  if (what === 'drop') return dropped;
  if (what === 'unreachable') return listUnreachable(talk, answer.args[1]);
  const missing = (['content', 'dress', 'bring'] as const).find((name) => name === what);
  return { do: 'go', step: missing ?? 'lines', edit: true };
}

async function listUnreachable(talk: Talk<Draft>, page = '0'): Promise<Next> {
  const call = ready(talk.data, talk.now, talk.zone);
  if (!call || !mayCall(talk, call.unitId)) return dropped;
  const list = await unreachableSay(talk, call.audience, /^\d{1,3}$/.test(page) ? Number(page) : 0, (n) =>
    to('review', 'unreachable', String(n)),
  );
  const seen = { kind: 'audit' as const, action: 'unreachable_viewed', subject: call.unitId };
  return { do: 'go', step: 'review', say: [list], effects: [seen] };
}

const dropped: Next = { do: 'end', say: [{ key: 'meeting-call-dropped' }] };

/** "dời qua cn 8g", "thêm nội dung: bầu BCH", "sửa thời gian": the draft is changed and shown anew. */
async function answerInWords(text: string, talk: Talk<Draft>): Promise<Next> {
  if (isSend(text)) return send(talk);
  const named = lineNamed(text);
  if (named === 'respondBy' && /\d/.test(text)) return answerRespondBy({ kind: 'text', text }, talk);
  const call = ready(talk.data, talk.now, talk.zone);
  const isAboutDraft = call && !aside.some((line) => line === named) && asksForChange(text, talk.now, talk.zone);
  const change = isAboutDraft ? readChanges(text, call.fields, talk.now, talk.zone) : undefined;
  if (change && !changesNothing(change)) {
    const { period, candidates, place, lines } = change;
    const data: Partial<Draft> = { ...lines, ...(period ? { period } : {}), ...(place ? { place } : {}) };
    if (candidates.length === 0) return { do: 'go', step: 'review', data };
    return { do: 'go', step: 'confirmTime', edit: true, data: { ...data, candidates, date: null } };
  }
  // The refusal is the answer; as "again" the engine would look for another command in the sentence.
  if (change?.refused && !saysNoTime(change)) return { do: 'go', step: 'review', say: [change.refused] };
  if (named) return { do: 'go', step: named, edit: true, data: named === 'time' ? { date: null } : {} };
  const read = readIntent(text, { formOpen: true, now: talk.now, zone: talk.zone });
  if (read.intent === 'reschedule_meeting') return { do: 'go', step: 'time', edit: true, data: { date: null } };
  // With nothing called yet, it is this draft that is to be off.
  if (read.intent === 'cancel_meeting' && (await led(talk)).length === 0) return dropped;
  return again('meeting-call-press-send');
}

/** What these lines say has times and names of its own. */
const aside = ['respondBy', 'audience', 'kind'] as const;

/** "sửa thời gian", "đổi địa điểm": the line that is meant, without the list in between. */
function lineNamed(text: string): (typeof editable)[number] | undefined {
  const key = searchKey(text);
  if (/^(?:han|phan hoi|tra loi)(?: |$)/.test(key)) return 'respondBy';
  const named = /^(?:sua|doi|edit|change) (?:lai )?(.+)$/.exec(key)?.[1];
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
