import { choiceAddress } from '../conversation/address.js';
import type { Effect } from '../conversation/effects.js';
import type { ChoiceSpec, Label, Opening, Say, Talk } from '../conversation/flow.js';
import { menuChoice } from '../conversation/register.js';
import { type Activity, checkInVerdict } from '../domain/activities.js';
import { lateRequestMs, mayCheckIn } from '../domain/check-in.js';
import type { Member } from '../domain/people.js';
import { givenName } from '../language/names.js';
import { showTime } from '../language/show.js';
import { activityLine } from './activity-line.js';
import { lateRequestSay } from './attendance-late.js';

/** Somebody with a code or a QR that is right: whose activity it is, and whether they are in time. */
export type Opened = Exclude<Opening<Record<string, never>, 'code'>, { do: 'pass' }>;

export const secretaryChoice: ChoiceSpec = {
  label: { key: 'check-in-ask-secretary' },
  to: choiceAddress('secretary', 'start'),
};

export function isOpen(activity: Activity, at: Date): boolean {
  const verdict = checkInVerdict(activity, at);
  return activity.state !== 'cancelled' && (verdict === 'present' || verdict === 'late');
}

/** Open check-ins that are this member's. */
export async function openFor(talk: Talk<unknown>, member: Member, at: Date): Promise<Activity[]> {
  return theirsAmong(talk, await talk.look.openCheckInsFor(member.id, at), member);
}

export async function theirsAmong(talk: Talk<unknown>, activities: Activity[], member: Member): Promise<Activity[]> {
  const theirs = await Promise.all(activities.map((one) => isTheirs(talk, one, member)));
  return activities.filter((_, n) => theirs[n]);
}

/** Hosts and residence registrations are only asked for when they decide: most people in a room are invited. */
export async function isTheirs(talk: Talk<unknown>, activity: Activity, member: Member): Promise<boolean> {
  const invited = await talk.look.isInvited(activity.id, member.id);
  const known = { invited, branchId: member.branchId, receivedBy: [], hosts: [] };
  if (mayCheckIn(activity, known, talk.units)) return true;
  const hosts = await talk.look.hostsOf(activity.id);
  if (mayCheckIn(activity, { ...known, hosts }, talk.units)) return true;
  const received = (await talk.look.residencesOf(member.id)).filter((one) => one.state === 'received');
  return mayCheckIn(activity, { ...known, hosts, receivedBy: received.map((one) => one.receivingUnitId) }, talk.units);
}

/** The code is right and the activity theirs: what follows is a question of time. */
export async function atTheDoor(talk: Talk<unknown>, activity: Activity, member: Member, at: Date): Promise<Opened> {
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

export function already(talk: Talk<unknown>, activity: Activity, { at }: { at: Date }): Opened {
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
  // Somebody of a branch that hosts it is known by name to their own secretary, and decided by them.
  const hosts = await talk.look.hostsOf(activity.id);
  const officers = await talk.look.officersFor(hosts.includes(member.branchId) ? member.branchId : activity.unitId);
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
export function registerFirst(talk: Talk<unknown>, code: string | null): Opened {
  if (talk.person.waitingRegistration) return { do: 'end', say: [{ key: 'check-in-waits-for-approval' }] };
  const choices = [{ label: { key: 'join-choice-start' }, to: choiceAddress('join', 'start') }, menuChoice];
  if (code === null) return { do: 'end', say: [{ key: 'check-in-register-first', choices }] };
  return { do: 'end', say: [{ key: 'check-in-register-first-code', params: { code }, choices }] };
}
