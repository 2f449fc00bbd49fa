import { choiceAddress } from '../conversation/address.js';
import type { ChoiceSpec, Opening, ReadIntent, Talk } from '../conversation/flow.js';
import type { Activity, AttendanceMark } from '../domain/activities.js';
import { unitsWith } from '../domain/rights.js';
import { activityLine } from './activity-line.js';
import { elsewhere, keepingOf, keptLines, memberKept } from './attendance-keeping.js';
import { linesNamed } from './attendance-list.js';
import { isOpenNow, notYours } from './check-in-board.js';

const marks: readonly AttendanceMark[] = ['present', 'late', 'excused', 'unexcused'];
const hour = 3600_000;
/** "Bạn Hòa có mặt" is about something that begins soon or began within a day. */
const spokenOf = { before: 24 * hour, after: 2 * hour };

/** "Bạn Lê Thị Hòa có mặt nhé": the meeting that is about now, the person by name. Of several, a button says which. */
export async function markByName(read: ReadIntent, talk: Talk<undefined>): Promise<Opening<never, never>> {
  const { full_name: name, status } = read.slots;
  const mark = marks.find((one) => one === status);
  if (unitsWith(talk.person.roles, 'call_meetings').length === 0) return { do: 'pass' };
  if (typeof name !== 'string' || !mark) return { do: 'pass' };
  const about = await aboutNow(talk);
  const keeping = about && (await keepingOf(talk, about.id, 'call_meetings'));
  if (!keeping) return { do: 'end', say: [{ key: 'attendance-no-activity' }] };
  const { activity } = keeping;
  const listed = linesNamed(await keptLines(talk, keeping), name);
  const found = listed.length > 0 ? listed : await elsewhere(talk, keeping, name);
  const [only, ...more] = found;
  const to = (memberId: string) => choiceAddress('attendance', 'mark', activity.id, memberId, mark);
  if (!only)
    return {
      do: 'end',
      say: [{ key: 'attendance-nobody-named', lines: [activityLine(activity, talk.zone)], choices: listChoice(activity) }],
    };
  if (more.length > 0) {
    const choices = found.slice(0, 5).map((one) => ({ label: { text: one.fullName }, to: to(one.memberId) }));
    return { do: 'end', say: [{ key: 'attendance-which', choices }] };
  }
  return markOne(talk, activity.id, only.memberId, mark);
}

function listChoice(activity: Activity): ChoiceSpec[] {
  return [{ label: { key: 'check-in-open-tick' }, to: choiceAddress('attendance', 'tick', activity.id) }];
}

/** The officer's own unit's meeting with an open door, else the latest that began or is about to; also one that it hosts with others. */
export async function aboutNow(talk: Talk<unknown>): Promise<Activity | null> {
  const { now } = talk;
  const latest = await meetingsBetween(talk, new Date(now.getTime() - spokenOf.before), new Date(now.getTime() + spokenOf.after));
  return latest.find((one) => isOpenNow(one, now)) ?? latest[0] ?? null;
}

/** What the officer's units hold that begins in [from, to), alone or with others, the latest first. */
export async function meetingsBetween({ look, person }: Talk<unknown>, from: Date, to: Date): Promise<Activity[]> {
  const units = unitsWith(person.roles, 'call_meetings').slice(0, 5);
  const among = units.flatMap((unitId) => [look.recentOf(unitId, from, to), look.hostedBy(unitId, from, to)]);
  const found = (await Promise.all(among)).flat();
  return found.sort((a, b) => b.startAt.getTime() - a.startAt.getTime());
}

/** One person, one mark. `none` takes it away again. The member is of the list, or of the officer's unit. */
export async function markOne(
  talk: Talk<undefined>,
  id: string | undefined,
  memberId: string | undefined,
  said: string | undefined,
): Promise<Extract<Opening<never, never>, { do: 'end' }>> {
  const keeping = await keepingOf(talk, id, 'call_meetings');
  const mark = said === 'none' ? null : marks.find((one) => one === said);
  if (!keeping || !memberId || mark === undefined) return notYours;
  const { activity } = keeping;
  if (activity.state === 'cancelled')
    return { do: 'end', say: [{ key: 'check-in-open-is-cancelled', lines: [activityLine(activity, talk.zone)] }] };
  const line = (await keptLines(talk, keeping)).find((one) => one.memberId === memberId);
  const person = line ?? (await memberKept(talk, keeping, memberId));
  if (!person) return notYours;
  const before = line?.mark ?? 'none';
  const choices = [
    { label: { key: 'attendance-undo' }, to: choiceAddress('attendance', 'mark', activity.id, memberId, before) },
    ...listChoice(activity),
  ];
  return {
    do: 'end',
    say: [
      {
        key: 'attendance-marked-one',
        params: { name: person.fullName, mark: mark ?? 'none' },
        lines: [activityLine(activity, talk.zone)],
        choices: mark === null ? choices.slice(1) : choices,
      },
    ],
    effects: [{ kind: 'mark_attendance', activityId: activity.id, marks: [{ memberId, mark }], at: talk.now }],
  };
}
