import { choiceAddress } from '../conversation/address.js';
import { type ChoiceSpec, flow, type Say, type Talk } from '../conversation/flow.js';
import type { Activity } from '../domain/activities.js';
import { may, type Right, unitsWith } from '../domain/rights.js';
import { searchKey } from '../language/folding.js';
import { readLineEdits } from '../language/notice-lines.js';
import { showDate } from '../language/show.js';
import { about, tellNext } from './meeting.js';
import { cancel, cancelSteps } from './meeting-cancelling.js';
import { type Change, type ChangeStep, change, gone, isOver, mine, type Opened } from './meeting-change.js';
import { answersSay, cardSay, unreachedOf } from './meeting-list.js';
import { dayMeant, noMove } from './meeting-moves.js';
import { move, moveSteps } from './meeting-moving.js';
import { laterLabels, sending } from './meeting-preview.js';
import { localDay } from './meeting-time.js';
import { carryOut, chooseWhich, led, whichStep } from './meeting-which.js';

const to = (name: string, ...args: (string | number)[]) => choiceAddress('meeting_manage', name, ...args);

/** What an officer does with a meeting that was called: see the answers, ask again, move it, call it off. */
export const meetingManage = flow<Change, ChangeStep>({
  name: 'meeting_manage',
  data: change,
  steps: { which: whichStep, ...moveSteps, ...cancelSteps },
  entries: {
    list: (_args, talk) => list(talk, 'see_answers', 'open'),
    open: ([id = ''], talk) => withActivity(talk, id, 'see_answers', (activity) => card(talk, activity)),
    answers: ([id = '', page = '0'], talk) =>
      withActivity(talk, id, 'see_answers', (activity) => whoSaidWhat(talk, activity, Number(page))),
    remind: ([id = ''], talk) => withActivity(talk, id, 'call_meetings', (activity) => remind(talk, activity)),
    remind_now: ([id = ''], talk) => withActivity(talk, id, 'call_meetings', (activity) => remindNow(talk, activity)),
    move: ([id = ''], talk) => withActivity(talk, id, 'call_meetings', (activity) => move(talk, activity, noMove)),
    cancel: ([id = ''], talk) => withActivity(talk, id, 'call_meetings', (activity) => cancel(talk, activity, undefined)),
  },
  intents: {
    view_rsvp: (_read, talk) => list(talk, 'see_answers', 'answers'),
    remind_non_responders: (_read, talk) => list(talk, 'call_meetings', 'remind'),
    reschedule_meeting: (read, talk) => wish(talk, 'move', read.text, dayMeant(read.text, talk.now, talk.zone)),
    // "xin nghỉ họp" of a member is their own absence, not the meeting's end.
    cancel_meeting: (read, talk) =>
      unitsWith(talk.person.roles, 'call_meetings').length === 0 && / (nghi|vang) /.test(` ${searchKey(read.text)} `)
        ? tellNext(talk, undefined)
        : wish(talk, 'cancel', read.text, typeof read.slots.date === 'string' ? read.slots.date : undefined),
  },
  // "thêm nội dung: bầu BCH" of an officer whose meeting is called already.
  words: async (text, talk) =>
    unitsWith(talk.person.roles, 'call_meetings').length > 0 &&
    readLineEdits(text).edits.some((edit) => edit.asks) &&
    (await led(talk)).length > 0
      ? wish(talk, 'move', text, undefined)
      : undefined,
  async undo(talk) {
    const units = unitsWith(talk.person.roles, 'call_meetings');
    const ahead = (await Promise.all(units.map((id) => talk.look.upcomingOf(id, talk.now)))).flat();
    const label = (one: Activity) => ({ key: 'meeting-manage-undo', params: about(one, talk.zone) });
    return ahead.slice(0, 3).map((one) => ({ label: label(one), to: to('cancel', one.id) }));
  },
  menu: (talk) =>
    unitsWith(talk.person.roles, 'see_answers').length > 0
      ? [{ label: { key: 'meeting-manage-menu' }, to: to('list'), for: 'officer', order: 120 }]
      : [],
});

type Action = 'open' | 'answers' | 'remind';
const threeDays = 3 * 24 * 3600_000;

/** The meetings of the units that somebody leads; a single one needs no choosing. What is over for days is not among them. */
async function list(talk: Talk<undefined>, right: Right, action: Action): Promise<Opened> {
  const units = unitsWith(talk.person.roles, right);
  if (units.length === 0) return { do: 'end', say: [{ key: 'meeting-call-not-officer' }] };
  const ahead = await led(talk, right);
  const looksBack = action === 'open' || (action === 'answers' && ahead.length === 0);
  const back = new Date(talk.now.getTime() - threeDays);
  const past = looksBack ? (await Promise.all(units.map((id) => talk.look.recentOf(id, back, talk.now)))).flat() : [];
  const found = [...ahead, ...past];
  const [only, ...others] = found;
  if (!only) return { do: 'end', say: [{ key: 'meeting-manage-none' }] };
  if (others.length === 0) {
    if (action === 'open') return card(talk, only);
    return action === 'answers' ? whoSaidWhat(talk, only, 0) : remind(talk, only);
  }
  const choices: ChoiceSpec[] = found.map((one) => ({
    label: { key: 'meeting-choice', params: about(one, talk.zone) },
    to: to(action, one.id),
  }));
  return { do: 'end', say: [{ key: `meeting-manage-which-${action}`, choices }] };
}

/** A sentence that changes a meeting or calls it off: the one on the day it names, the only one, or the officer says which. */
async function wish(talk: Talk<undefined>, action: 'move' | 'cancel', text: string, day: string | undefined): Promise<Opened> {
  if (unitsWith(talk.person.roles, 'call_meetings').length === 0)
    return { do: 'end', say: [{ key: 'meeting-call-not-officer' }] };
  const all = await led(talk);
  if (all.length === 0) return { do: 'end', say: [{ key: 'meeting-manage-none' }] };
  const found = day === undefined ? all : all.filter((one) => localDay(one.startAt.toISOString(), talk.zone) === day);
  const [only, ...others] = found;
  if (only && others.length === 0) return carryOut(talk, only, { action, text });
  const elsewhere: Say[] =
    only || day === undefined ? [] : [{ key: 'meeting-manage-none-that-day', params: { day: showDate(day) } }];
  return chooseWhich({ action, text, among: (only ? found : all).map((one) => one.id) }, elsewhere);
}

/** A button is a claim: what does not exist and what is somebody else's are one answer. */
async function withActivity(
  talk: Talk<undefined>,
  id: string,
  right: Right,
  then: (activity: Activity) => Promise<Opened> | Opened,
): Promise<Opened> {
  const activity = await mine(talk, id, right);
  return activity ? then(activity) : { do: 'end', say: [gone] };
}

async function card(talk: Talk<undefined>, activity: Activity): Promise<Opened> {
  const counts = await talk.look.counts(activity.id);
  return {
    do: 'end',
    say: [cardSay(talk, activity, counts, may(talk.person.roles, 'call_meetings', activity.unitId, talk.units))],
  };
}

async function whoSaidWhat(talk: Talk<undefined>, activity: Activity, page: number): Promise<Opened> {
  const ofCommittee = talk.person.roles.some((held) => held.unitId === activity.unitId && held.role !== 'administrator');
  // Names of an occasion may go through Telegram, why they do not come may not (docs/decisions/0007).
  const mayRead = talk.person.channel !== 'telegram';
  const reasons = { withReasons: ofCommittee && mayRead, reasonsElsewhere: ofCommittee && !mayRead, zone: talk.zone };
  const lines = await talk.look.lines(activity.id);
  return {
    do: 'end',
    say: [answersSay(activity, lines, Number.isInteger(page) && page > 0 ? page : 0, reasons)],
    effects: [{ kind: 'audit', action: 'see_answers', subject: activity.id }],
  };
}

async function cannotRemind(talk: Talk<unknown>, activity: Activity): Promise<Say | number> {
  const over = isOver(talk, activity);
  if (over) return over;
  if (activity.askedAgainAt) return { key: 'meeting-manage-reminded-before', params: about(activity, talk.zone) };
  const { silent } = await talk.look.counts(activity.id);
  if (silent === 0) return { key: 'meeting-manage-nobody-silent' };
  // Whom no message reaches is not reminded by one more.
  const unreached = unreachedOf(await talk.look.lines(activity.id)).length;
  if (silent > unreached) return silent - unreached;
  const choices = [{ label: { key: 'meeting-manage-answers-button' }, to: to('answers', activity.id) }];
  return { key: 'meeting-manage-only-unreached', params: { count: String(unreached) }, choices };
}

async function remind(talk: Talk<undefined>, activity: Activity): Promise<Opened> {
  const silent = await cannotRemind(talk, activity);
  if (typeof silent !== 'number') return { do: 'end', say: [silent] };
  const say: Say = {
    key: 'meeting-manage-remind',
    params: { ...about(activity, talk.zone), count: String(silent) },
    lines: laterLabels(talk, 'ask_again', activity.startAt),
    choices: [{ label: { key: 'meeting-manage-remind-send' }, to: to('remind_now', activity.id) }],
  };
  return { do: 'end', say: [say] };
}

async function remindNow(talk: Talk<undefined>, activity: Activity): Promise<Opened> {
  const silent = await cannotRemind(talk, activity);
  if (typeof silent !== 'number') return { do: 'end', say: [silent] };
  const say: Say = { key: 'meeting-manage-reminded', params: { count: String(silent) } };
  return {
    do: 'end',
    say: [say],
    effects: [{ kind: 'ask_again', activityId: activity.id, sending: sending(talk, 'ask_again', activity) }],
  };
}
