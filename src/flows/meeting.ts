import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import {
  type ChoiceSpec,
  flow,
  type Label,
  type Opening,
  type Outcome,
  type ReadIntent,
  type Say,
  type Talk,
} from '../conversation/flow.js';
import { answers } from '../conversation/notices.js';
import type { Activity, RsvpAnswer } from '../domain/activities.js';
import { readCheckInCode } from '../domain/check-in.js';
import { searchKey } from '../language/folding.js';
import { readIntent } from '../language/intents.js';
import { showDateTime } from '../language/show.js';
import { readEventDate } from '../language/times.js';
import { readControl } from '../language/words.js';
import { lineFrom, readLine } from './meeting-lines.js';
import { localDay, periodOf, showPeriod } from './meeting-time.js';
import { neverKept } from './never-kept.js';

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
        const refusal = answer.kind === 'text' ? neverKept(answer.text) : undefined;
        if (refusal) return { do: 'again', because: refusal };
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
    one: ([activityId = ''], talk) => tellOne(talk, activityId),
  },
  intents: {
    rsvp: (read, talk) => respondInWords(talk, read),
    ask_next_meeting: (read, talk) => tellNext(talk, read.slots.about),
    // "ok", "dạ", "không" by themselves while an invitation has no answer: most likely meant for it, too little to record.
    confirm: (_read, talk) => askToAnswer(talk),
    deny: (_read, talk) => askToAnswer(talk),
  },
  async undo({ person, look, now, zone }) {
    const ahead = person.member ? (await look.upcomingFor(person.member.id, now)).filter((one) => one.startAt > now) : [];
    return ahead.slice(0, told).map((activity) => ({
      label: { key: 'meeting-undo', params: about(activity, zone) },
      to: choiceAddress('meeting', 'rsvp', activity.id, 'absent'),
    }));
  },
  menu: () => [{ label: { key: 'meeting-menu' }, to: choiceAddress('meeting', 'next'), for: 'member', order: 20 }],
});

interface Response {
  answer: RsvpAnswer;
  late: boolean;
  reason: string | null;
}

/** Asked for a reason, somebody may still ask something else; "bận thi" is a reason, "thôi em đi được" another answer, 4821 a code. */
function isAnotherWish(text: string): boolean {
  if (readCheckInCode(text) !== undefined) return true;
  const read = readIntent(text, { formOpen: true });
  if (read.certain && read.intent === 'rsvp' && read.slots.response === 'attend') return comesAfterAll.test(searchKey(text));
  return read.certain && !['rsvp', 'provide_value', 'confirm', 'deny', 'thanks', 'out_of_scope'].includes(read.intent);
}

const comesAfterAll =
  /(?:^| )(?:di|tham gia|tham du|toi|den) (?:duoc|dc)(?! (?:khong|ko))|(?:^| )(?:se|van) (?:di|tham|toi|den)|^tham (?:du|gia)/;

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

/**
 * "em xin vắng", "thứ bảy em bận": the open meeting on the day that is named, or the only one it can be about. Of several, and for a day
 * on which there is none, the person says which: an answer for the wrong evening is worse than one more tap.
 */
async function respondInWords(talk: Talk<undefined>, { slots, text }: ReadIntent): Promise<Opened> {
  const answer = rsvpAnswers.find((one) => one === slots.response);
  const memberId = talk.person.member?.id;
  if (!answer || !memberId) return { do: 'pass' };
  const open = await openFor(talk, memberId);
  // Beside another question ("vắng 5" in a list that is ticked) it was meant for that one.
  if (open.length === 0) return talk.amid ? { do: 'pass' } : { do: 'end', say: [{ key: 'meeting-none-open' }] };
  const late = answer === 'attend' && slots.late === true;
  const said = typeof slots.reason === 'string' ? slots.reason : '';
  const day = readEventDate(said === '' ? text : text.replace(said, ' '), talk.now, talk.zone);
  const onDay = open.filter((one) => day.ok && localDay(one.activity.startAt.toISOString(), talk.zone) === day.date);
  const news = open.filter(({ given }) => given?.answer !== answer || (late && !given.late));
  const [only, ...others] = day.ok ? onDay : news.length > 0 ? news : open;
  if (only && others.length === 0) {
    const reason = lineFrom(slots.reason, 'reason') ?? null;
    return respond(talk, only.activity.id, { answer, late, reason });
  }
  const entry = (id: string) => (late ? choiceAddress('meeting', 'late', id) : choiceAddress('meeting', 'rsvp', id, answer));
  const choices: ChoiceSpec[] = (only ? [only, ...others] : open).map(({ activity }) => ({
    label: { key: 'meeting-choice', params: about(activity, talk.zone) },
    to: entry(activity.id),
  }));
  return { do: 'end', say: [{ key: `meeting-which-${answer}`, choices }] };
}

interface Open {
  activity: Activity;
  given: { answer: RsvpAnswer; late: boolean } | null;
}

/** Meetings that can still be answered, soonest first, with what was answered. */
async function openFor(talk: Talk<undefined>, memberId: string): Promise<Open[]> {
  const open = (await talk.look.upcomingFor(memberId, talk.now)).filter((one) => one.startAt > talk.sentAt);
  return Promise.all(open.map(async (activity) => ({ activity, given: await talk.look.rsvp(activity.id, memberId) })));
}

async function askToAnswer(talk: Talk<undefined>): Promise<Opened> {
  const memberId = talk.person.member?.id;
  if (!memberId) return { do: 'pass' };
  const silent = (await openFor(talk, memberId)).filter(({ given }) => given === null);
  const [first, ...others] = silent;
  if (!first) return { do: 'pass' };
  if (others.length > 0) return tellNext(talk, undefined);
  const lines = describe(first.activity, undefined, talk.zone, undefined);
  return { do: 'end', say: [{ key: 'meeting-ask-answer', lines, choices: answers(first.activity.id) }] };
}

/** One of several meetings, to be answered. */
async function tellOne(talk: Talk<undefined>, activityId: string): Promise<Opened> {
  const memberId = talk.person.member?.id;
  const activity = await talk.look.activity(activityId);
  if (!memberId || !activity || !(await talk.look.isInvited(activityId, memberId)))
    return { do: 'end', say: [{ key: 'meeting-not-yours' }] };
  if (activity.state === 'cancelled')
    return { do: 'end', say: [{ key: 'meeting-was-cancelled', params: about(activity, talk.zone) }] };
  const given = await talk.look.rsvp(activityId, memberId);
  const lines = describe(activity, given?.answer, talk.zone, undefined);
  const choices = activity.startAt > talk.now ? answers(activityId) : [];
  return { do: 'end', say: [{ key: 'meeting-one', lines, choices }] };
}

/** The next meetings. One is answered at once; each of several has a number and a button of its own. */
export async function tellNext(talk: Talk<undefined>, subject: unknown): Promise<Exclude<Opened, { do: 'go' }>> {
  const memberId = talk.person.member?.id;
  if (!memberId) return { do: 'pass' };
  const next = (await talk.look.upcomingFor(memberId, talk.now)).slice(0, told);
  const [first] = next;
  if (!first) return { do: 'end', say: [{ key: 'meeting-none' }] };
  // Asked about one thing, one line of the nearest meeting is the answer.
  if (subject !== undefined || next.length === 1) {
    const given = await talk.look.rsvp(first.id, memberId);
    const lines = describe(first, given?.answer, talk.zone, subject);
    const choices = first.startAt > talk.now ? answers(first.id) : [];
    return { do: 'end', say: [{ key: subject === undefined ? 'meeting-next' : 'meeting-next-one', lines, choices }] };
  }
  const given = await Promise.all(next.map((activity) => talk.look.rsvp(activity.id, memberId)));
  const lines: Label[] = [];
  const choices: ChoiceSpec[] = [];
  for (const [n, activity] of next.entries()) {
    // Numbers are those of the buttons: what has begun has neither.
    const number = activity.startAt > talk.now ? String(choices.length + 1) : undefined;
    if (n > 0) lines.push(blank);
    lines.push(...describe(activity, given[n]?.answer, talk.zone, undefined, number));
    if (number !== undefined) {
      const key = given[n] ? 'meeting-answer-anew' : 'meeting-answer-one';
      choices.push({ label: { key, params: { number } }, to: choiceAddress('meeting', 'one', activity.id) });
    }
  }
  return { do: 'end', say: [{ key: 'meeting-next', lines, choices }] };
}

const blank: Label = { text: '' };

function describe(activity: Activity, answer: RsvpAnswer | undefined, zone: string, subject: unknown, number?: string): Label[] {
  const params = { ...about(activity, zone), place: activity.place };
  const heading = headingOf(activity, number);
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

function headingOf({ title, kind }: Activity, number: string | undefined): Label {
  if (number !== undefined)
    return title
      ? { key: 'meeting-numbered-titled', params: { number, title } }
      : { key: 'meeting-numbered', params: { number, kind } };
  return title ? { text: title } : { key: 'activity-kind-title', params: { kind } };
}

/** How a meeting is named in a sentence. */
export function about(activity: Activity, zone: string): { kind: string; time: string; start: string } {
  return {
    kind: activity.kind,
    time: showPeriod(periodOf(activity.startAt, activity.endAt), zone),
    start: showDateTime(activity.startAt, zone),
  };
}
