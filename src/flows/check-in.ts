import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import type { Effect } from '../conversation/effects.js';
import { type ChoiceSpec, flow, type Label, type Opening, type Say, type Talk } from '../conversation/flow.js';
import { menuChoice } from '../conversation/register.js';
import { type Activity, checkInVerdict } from '../domain/activities.js';
import {
  findCheckInCode,
  isWeakCode,
  lateRequestMs,
  mayCheckIn,
  pausedUntil,
  readCheckInCode,
  signInMoment,
  triesLeftAfterMiss,
} from '../domain/check-in.js';
import type { Member } from '../domain/people.js';
import { fullUnitName } from '../domain/units.js';
import { givenName } from '../language/names.js';
import { showTime } from '../language/show.js';
import { activityLine } from './activity-line.js';
import { lateRequestSay } from './attendance-late.js';

/** A member signs in with the code on the board (domain.md §5.5): typed, or in the QR. Never without one. */
type Opened = Exclude<Opening<Record<string, never>, 'code'>, { do: 'pass' }>;

const secretaryChoice: ChoiceSpec = { label: { key: 'check-in-ask-secretary' }, to: choiceAddress('secretary', 'start') };

export const checkIn = flow<Record<string, never>, 'code'>({
  name: 'check_in',
  data: z.object({}),
  steps: {
    code: {
      ask: () => ({ key: 'check-in-ask-code' }),
      async answer(answer, talk) {
        if (answer.kind !== 'text') return { do: 'again', because: { key: 'check-in-code-only' } };
        const code = findCheckInCode(answer.text);
        return code ? signIn(talk, code) : { do: 'again', because: { key: 'check-in-code-only' } };
      },
    },
  },
  entries: { start: async (_, talk) => closing(await withoutCode(talk)) },
  intents: {
    check_in: async (read, talk) => {
      const code = typeof read.slots.code === 'string' ? read.slots.code : undefined;
      if (code === undefined) return closing(await withoutCode(talk));
      // Four digits alone: `words` below took them if they are a code. Beside another question they are most likely its answer.
      if (readCheckInCode(read.text) !== undefined)
        return talk.amid || isWeakCode(code) || !talk.person.member ? { do: 'pass' } : noSuchCode(code);
      return closing(await signIn(talk, code));
    },
  },
  /** A bare code, while somebody's door is open for this person or the code is one. */
  async words(text, talk) {
    const code = readCheckInCode(text);
    const { member } = talk.person;
    if (!code || !member) return undefined;
    const at = signInMoment(talk.sentAt, talk.now);
    const isKnown = (await talk.look.activitiesByCode(code, at)).length > 0 || (await openFor(talk, member, at)).length > 0;
    return isKnown ? closing(await signIn(talk, code)) : undefined;
  },
  links: {
    dd_: async ([rest = ''], talk) => {
      const code = readCheckInCode(rest);
      return code ? closing(await signIn(talk, code)) : { do: 'end', say: [{ key: 'check-in-bad-link' }] };
    },
  },
  menu: () => [{ label: { key: 'check-in-menu' }, to: choiceAddress('check_in', 'start'), for: 'member', order: 10 }],
});

/** Signed in by a button or a sentence: an open question for the code is answered too. */
function closing(opened: Opened): Opened {
  return opened.do === 'end' ? { ...opened, closes: true } : opened;
}

/** "Điểm danh" alone: the code is asked for when there is a door to open; being somewhere is not enough. */
async function withoutCode(talk: Talk<undefined>): Promise<Opened> {
  const { member } = talk.person;
  if (!member) return registerFirst(talk, null);
  const open = await openFor(talk, member, signInMoment(talk.sentAt, talk.now));
  if (open.length === 0) return { do: 'end', say: [{ key: 'check-in-none-open', choices: [secretaryChoice] }] };
  const marks = await Promise.all(open.map((one) => talk.look.attendance(one.id, member.id)));
  const [only] = open;
  const mark = marks[0];
  if (only && open.length === 1 && mark && (mark.mark === 'present' || mark.mark === 'late')) return already(talk, only, mark);
  return {
    do: 'go',
    step: 'code',
    data: {},
    say: [{ key: 'check-in-open-now', lines: open.map((one) => activityLine(one, talk.zone)) }],
  };
}

/** Open check-ins that are this member's. */
async function openFor(talk: Talk<unknown>, member: Member, at: Date): Promise<Activity[]> {
  const open = await talk.look.openCheckInsFor(member.id, at);
  const theirs = await Promise.all(open.map((one) => isTheirs(talk, one, member)));
  return open.filter((_, n) => theirs[n]);
}

/** The residence registrations are only asked for when they decide: most people in a room are invited. */
async function isTheirs(talk: Talk<unknown>, activity: Activity, member: Member): Promise<boolean> {
  const invited = await talk.look.isInvited(activity.id, member.id);
  const known = { invited, branchId: member.branchId, receivedBy: [] };
  if (mayCheckIn(activity, known, talk.units)) return true;
  const received = (await talk.look.residencesOf(member.id)).filter((one) => one.state === 'received');
  return mayCheckIn(activity, { ...known, receivedBy: received.map((one) => one.receivingUnitId) }, talk.units);
}

async function signIn(talk: Talk<unknown>, code: string): Promise<Opened> {
  const { member, contactId } = talk.person;
  if (!member) return registerFirst(talk, code);
  const at = signInMoment(talk.sentAt, talk.now);
  const misses = await talk.look.checkInMisses(contactId);
  const pause = pausedUntil(misses, at);
  if (pause)
    return {
      do: 'end',
      say: [{ key: 'check-in-paused', params: { until: showTime(pause, talk.zone) }, choices: [secretaryChoice] }],
    };
  const found = await talk.look.activitiesByCode(code, at);
  const mine = await Promise.all(found.map((one) => isTheirs(talk, one, member)));
  const theirs = found.filter((_, n) => mine[n]);
  const activity = theirs.find((one) => isOpen(one, at)) ?? theirs[0];
  if (activity) return atTheDoor(talk, activity, member, at);
  const miss: Effect = { kind: 'miss_check_in_code', at };
  const [elsewhere] = found;
  if (elsewhere) {
    const params = { unit: fullUnitName(talk.units, elsewhere.unitId) };
    return { do: 'end', say: [{ key: 'check-in-elsewhere', params, choices: [secretaryChoice] }], effects: [miss] };
  }
  const left = triesLeftAfterMiss(misses, at);
  if (left === 0) return { do: 'end', say: [{ key: 'check-in-last-miss' }], effects: [miss] };
  if ((await openFor(talk, member, at)).length === 0) return { ...noSuchCode(code), effects: [miss] };
  return {
    do: 'go',
    step: 'code',
    data: {},
    say: [{ key: 'check-in-wrong-code', params: { code, left: String(left) } }],
    effects: [miss],
  };
}

/** Not a code of anything, and no door is open for this person: asking for another code would lead nowhere. */
function noSuchCode(code: string): Extract<Opened, { do: 'end' }> {
  return { do: 'end', say: [{ key: 'check-in-no-such-code', params: { code }, choices: [secretaryChoice, menuChoice] }] };
}

function isOpen(activity: Activity, at: Date): boolean {
  const verdict = checkInVerdict(activity, at);
  return activity.state !== 'cancelled' && (verdict === 'present' || verdict === 'late');
}

/** The code is right and the activity theirs: what follows is a question of time. */
async function atTheDoor(talk: Talk<unknown>, activity: Activity, member: Member, at: Date): Promise<Opened> {
  const line = [activityLine(activity, talk.zone)];
  if (activity.state === 'cancelled') return { do: 'end', say: [{ key: 'check-in-cancelled', lines: line }] };
  const marked = await talk.look.attendance(activity.id, member.id);
  if (marked?.mark === 'present' || marked?.mark === 'late') return already(talk, activity, marked);
  if (marked?.mark === 'unexcused')
    return { do: 'end', say: [{ key: 'check-in-marked-absent', lines: line, choices: [secretaryChoice] }] };
  const verdict = checkInVerdict(activity, at);
  if (verdict === 'not_open') return { do: 'end', say: [{ key: 'check-in-not-open', lines: line }] };
  if (verdict === 'too_late') return tooLate(talk, activity, member, at);
  const params = { name: givenName(member.fullName), at: showTime(at, talk.zone) };
  return {
    do: 'end',
    say: [{ key: verdict === 'late' ? 'check-in-late' : 'check-in-present', params, lines: line }],
    effects: [{ kind: 'check_in', activityId: activity.id, memberId: member.id, mark: verdict, at }],
  };
}

function already(talk: Talk<unknown>, activity: Activity, { at }: { at: Date }): Opened {
  return {
    do: 'end',
    say: [{ key: 'check-in-already', params: { at: showTime(at, talk.zone) }, lines: [activityLine(activity, talk.zone)] }],
  };
}

/** After the door closed it is the secretary's to say; a day later the code is over. */
async function tooLate(talk: Talk<unknown>, activity: Activity, member: Member, at: Date): Promise<Opened> {
  const lines: Label[] = [activityLine(activity, talk.zone)];
  const end = (say: Say, effects?: Effect[]): Opened => ({ do: 'end', say: [say], ...(effects ? { effects } : {}) });
  const asked = await talk.look.lateCheckInOf(activity.id, member.id);
  if (asked)
    return end({ key: `check-in-late-${asked.state}`, lines, choices: asked.state === 'refused' ? [secretaryChoice] : [] });
  const closed = activity.checkInCloseAt ?? activity.startAt;
  if (at.getTime() - closed.getTime() > lateRequestMs) return end({ key: 'check-in-over', lines, choices: [secretaryChoice] });
  const lateCheckInId = talk.newId();
  const officers = await talk.look.officersFor(activity.unitId);
  const request = lateRequestSay({ id: lateCheckInId, fullName: member.fullName, at }, activity, talk.zone);
  return end({ key: 'check-in-late-asked', params: { closed: showTime(closed, talk.zone) }, lines }, [
    { kind: 'request_late_check_in', lateCheckInId, activityId: activity.id, memberId: member.id, at },
    ...officers.map((one) => ({
      kind: 'tell' as const,
      contactId: one.contactId,
      say: request,
      key: `late:${lateCheckInId}:${one.contactId}`,
      urgency: 'urgent' as const,
    })),
  ]);
}

/** Only members sign in. The code is not kept: approval takes longer than a door is open, and the secretary can tick them afterwards. */
function registerFirst(talk: Talk<unknown>, code: string | null): Opened {
  if (talk.person.waitingRegistration) return { do: 'end', say: [{ key: 'check-in-waits-for-approval' }] };
  const choices = [{ label: { key: 'join-choice-start' }, to: choiceAddress('join', 'start') }, menuChoice];
  if (code === null) return { do: 'end', say: [{ key: 'check-in-register-first', choices }] };
  return { do: 'end', say: [{ key: 'check-in-register-first-code', params: { code }, choices }] };
}
