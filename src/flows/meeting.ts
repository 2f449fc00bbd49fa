import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import { type ChoiceSpec, flow, type Label, type Opening, type Outcome, type Say, type Talk } from '../conversation/flow.js';
import { answers } from '../conversation/notices.js';
import type { Activity, RsvpAnswer } from '../domain/activities.js';
import { readIntent } from '../language/intents.js';
import { showDateTime } from '../language/show.js';
import { readControl } from '../language/words.js';
import { readLine } from './meeting-lines.js';
import { periodOf, showPeriod } from './meeting-time.js';

const data = z.object({ activityId: z.string() });
type Data = z.infer<typeof data>;
type StepName = 'reason';
type Opened = Opening<Data, StepName>;

const rsvpAnswers: readonly RsvpAnswer[] = ['attend', 'absent', 'unsure'];
/** So many meetings are told of in one message. */
const told = 3;

/** What a member does with a meeting: answer, change their mind until it starts, ask when and where the next one is. */
export const meeting = flow<Data, StepName>({
  name: 'meeting',
  data,
  steps: {
    reason: {
      ask: () => ({
        key: 'meeting-ask-reason',
        choices: [{ label: { key: 'meeting-no-reason' }, to: choiceAddress('meeting', 'reason', 'none') }],
      }),
      answer: async (answer, talk): Promise<Outcome<Data, StepName>> => {
        if (answer.kind === 'choice' || (answer.kind === 'text' && readControl(answer.text) === 'skip'))
          return { do: 'end', say: [{ key: 'meeting-noted' }] };
        if (answer.kind === 'text' && isAnotherWish(answer.text)) return { do: 'pass' };
        const read = readLine(answer, 'reason');
        if (!read.ok) return { do: 'again', because: read.because };
        return {
          do: 'end',
          ...(await record(
            talk,
            talk.data.activityId,
            { answer: 'absent', late: false, reason: read.value },
            'meeting-reason-noted',
          )),
        };
      },
    },
  },
  entries: {
    rsvp: ([activityId = '', answer = ''], talk) => {
      const known = rsvpAnswers.find((one) => one === answer);
      return known
        ? respond(talk, activityId, { answer: known, late: false, reason: null })
        : { do: 'end', say: [{ key: 'meeting-not-yours' }] };
    },
    late: ([activityId = ''], talk) => respond(talk, activityId, { answer: 'attend', late: true, reason: null }),
    next: (_args, talk) => tellNext(talk, undefined),
  },
  intents: {
    rsvp: (read, talk) => respondInWords(talk, read.slots),
    ask_next_meeting: (read, talk) => tellNext(talk, read.slots.about),
    // "ok", "dạ", "không" by themselves while an invitation has no answer: most likely meant for it, too little to record.
    confirm: (_read, talk) => askToAnswer(talk),
    deny: (_read, talk) => askToAnswer(talk),
  },
  menu: () => [{ label: { key: 'meeting-menu' }, to: choiceAddress('meeting', 'next'), for: 'member', order: 20 }],
});

interface Response {
  answer: RsvpAnswer;
  late: boolean;
  reason: string | null;
}

/** Asked for a reason, somebody may still ask something else; "bận thi" is a reason and not another answer. */
function isAnotherWish(text: string): boolean {
  const read = readIntent(text, { formOpen: true });
  return read.certain && !['rsvp', 'provide_value', 'confirm', 'deny', 'thanks', 'out_of_scope'].includes(read.intent);
}

async function respond(talk: Talk<undefined>, activityId: string, response: Response): Promise<Opened> {
  const key = response.late ? 'meeting-late-noted' : `meeting-${response.answer}-noted`;
  const done = await record(talk, activityId, response, key);
  if (response.answer === 'absent' && response.reason === null && done.effects)
    return { do: 'go', step: 'reason', data: { activityId }, ...done };
  return { do: 'end', closes: done.effects !== undefined, ...done };
}

/**
 * Keeps an answer, or says why it cannot be kept. Who was not invited and what does not exist are one answer: an address typed by hand
 * learns nothing about other people's meetings. It counts by the time it was given, even if it arrives late.
 */
async function record(
  talk: Talk<unknown>,
  activityId: string,
  response: Response,
  key: string,
): Promise<{ say: Say[]; effects?: [RsvpEffect] }> {
  const memberId = talk.person.member?.id;
  const activity = await talk.look.activity(activityId);
  if (!memberId || !activity || !(await talk.look.isInvited(activityId, memberId)))
    return { say: [{ key: 'meeting-not-yours' }] };
  const params = about(activity, talk.zone);
  if (activity.state === 'cancelled') return { say: [{ key: 'meeting-was-cancelled', params }] };
  if (activity.state === 'done' || talk.sentAt >= activity.startAt) return { say: [{ key: 'meeting-already-began', params }] };
  const say: Say = {
    key,
    params,
    choices:
      response.answer === 'attend' && !response.late
        ? [{ label: { key: 'meeting-late' }, to: choiceAddress('meeting', 'late', activityId) }]
        : [],
  };
  return { say: [say], effects: [{ kind: 'rsvp', activityId, memberId, ...response, at: talk.sentAt }] };
}
type RsvpEffect = { kind: 'rsvp'; activityId: string; memberId: string; at: Date } & Response;

/** "em xin vắng": the one meeting that waits for an answer; of several, the person says which. */
async function respondInWords(talk: Talk<undefined>, slots: Record<string, unknown>): Promise<Opened> {
  const answer = rsvpAnswers.find((one) => one === slots.response);
  const memberId = talk.person.member?.id;
  if (!answer || !memberId) return { do: 'pass' };
  const open = (await talk.look.upcomingFor(memberId, talk.now)).filter((one) => one.startAt > talk.sentAt);
  if (open.length === 0) return { do: 'end', say: [{ key: 'meeting-none-open' }] };
  const given = await Promise.all(open.map((one) => talk.look.rsvp(one.id, memberId)));
  const silent = open.filter((_, n) => given[n] === null);
  const [only, ...others] = silent.length > 0 ? silent : open;
  const reason = readLine({ kind: 'text', text: String(slots.reason ?? '') }, 'reason');
  if (others.length === 0)
    return respond(talk, only!.id, { answer, late: slots.late === true, reason: reason.ok ? reason.value : null });
  const entry = (activity: Activity) =>
    answer === 'attend' && slots.late === true
      ? choiceAddress('meeting', 'late', activity.id)
      : choiceAddress('meeting', 'rsvp', activity.id, answer);
  const choices: ChoiceSpec[] = [only!, ...others].map((activity) => ({
    label: { key: 'meeting-choice', params: about(activity, talk.zone) },
    to: entry(activity),
  }));
  return { do: 'end', say: [{ key: `meeting-which-${answer}`, choices }] };
}

async function askToAnswer(talk: Talk<undefined>): Promise<Opened> {
  const memberId = talk.person.member?.id;
  if (!memberId) return { do: 'pass' };
  const open = (await talk.look.upcomingFor(memberId, talk.now)).filter((one) => one.startAt > talk.now);
  const given = await Promise.all(open.map((one) => talk.look.rsvp(one.id, memberId)));
  const first = open.find((_, n) => given[n] === null);
  if (!first) return { do: 'pass' };
  const lines = describe(first, undefined, talk.zone, undefined);
  return { do: 'end', say: [{ key: 'meeting-ask-answer', lines, choices: answers(first.id) }] };
}

export async function tellNext(talk: Talk<undefined>, subject: unknown): Promise<Exclude<Opened, { do: 'go' }>> {
  const memberId = talk.person.member?.id;
  if (!memberId) return { do: 'pass' };
  const next = (await talk.look.upcomingFor(memberId, talk.now)).slice(0, told);
  if (next.length === 0) return { do: 'end', say: [{ key: 'meeting-none' }] };
  const said = await Promise.all(next.map(async (activity) => [activity, await talk.look.rsvp(activity.id, memberId)] as const));
  // Asked about one thing, one line of the nearest meeting is the answer.
  const parts = said
    .slice(0, subject === undefined ? told : 1)
    .flatMap(([activity, rsvp], n) => [...(n > 0 ? [blank] : []), ...describe(activity, rsvp?.answer, talk.zone, subject)]);
  const [first] = next;
  const open = first!.startAt > talk.now;
  return {
    do: 'end',
    say: [
      { key: subject === undefined ? 'meeting-next' : 'meeting-next-one', lines: parts, choices: open ? answers(first!.id) : [] },
    ],
  };
}

const blank: Label = { text: '' };

function describe(activity: Activity, answer: RsvpAnswer | undefined, zone: string, subject: unknown): Label[] {
  const params = { ...about(activity, zone), place: activity.place };
  const heading: Label = activity.title
    ? { text: activity.title }
    : { key: 'activity-kind-title', params: { kind: activity.kind } };
  const facts: Record<string, Label> = {
    time: { key: 'notice-time', params: { value: params.time } },
    place: { key: 'notice-place', params: { value: activity.place } },
    content: activity.content ? { key: 'notice-content', params: { value: activity.content } } : { key: 'meeting-no-content' },
    dress: activity.dress ? { key: 'notice-dress', params: { value: activity.dress } } : { key: 'meeting-no-dress' },
  };
  const asked = typeof subject === 'string' ? facts[subject] : undefined;
  if (asked) return [heading, ...(subject === 'time' ? [asked, facts.place!] : [facts.time!, asked])];
  const optional = [
    activity.content && facts.content!,
    activity.dress && facts.dress!,
    activity.bring && { key: 'notice-bring', params: { value: activity.bring } },
  ];
  const own: Label = { key: 'meeting-own-answer', params: { answer: answer ?? 'none' } };
  return [heading, facts.time!, facts.place!, ...optional.filter((label) => label !== null && label !== ''), own];
}

/** How a meeting is named in a sentence. */
export function about(activity: Activity, zone: string): { kind: string; time: string; start: string } {
  return {
    kind: activity.kind,
    time: showPeriod(periodOf(activity.startAt, activity.endAt), zone),
    start: showDateTime(activity.startAt, zone),
  };
}
