import type { Effect } from '../conversation/effects.js';
import type { Label, Say, Talk } from '../conversation/flow.js';
import type { Activity, ActivityCounts, ActivityLine } from '../domain/activities.js';
import { countLine } from '../domain/count-line.js';
import { wallClock } from '../domain/local-time.js';
import { sheetFormatOn } from '../domain/sheets.js';
import { fullUnitName, isBranch } from '../domain/units.js';
import { padCount } from '../language/numbers.js';
import { showDateTime, showInterval } from '../language/show.js';
import { attendanceSheet } from '../reports/sheets/attendance.js';
import { activityLine } from './activity-line.js';
import { type Keeping, keptLines } from './attendance-keeping.js';
import { onlyOnZalo, signedAs } from './meeting-preview.js';

/** What a secretary takes along from a meeting: the head of the minutes to copy, and the list as a table. */

/** Time, place, chair and the numbers, as minutes begin (domain.md §5.6); the rest is written elsewhere. A message of nothing else. */
export async function minutesSay(talk: Talk<unknown>, activity: Activity): Promise<Say> {
  const counts = await talk.look.counts(activity.id);
  const { kind, title, startAt, endAt } = activity;
  const unmarked = counts.invited - counts.present - counts.late - counts.excused - counts.unexcused;
  const time = endAt ? showInterval(startAt, endAt, talk.zone) : showDateTime(startAt, talk.zone);
  const name = talk.person.member?.fullName;
  return {
    key: title ? 'attendance-minutes-titled' : 'attendance-minutes',
    params: title ? { title } : { kind },
    lines: [
      { text: fullUnitName(talk.units, activity.unitId) },
      { key: 'attendance-minutes-time', params: { value: time } },
      { key: 'attendance-minutes-place', params: { value: activity.place } },
      {
        key: name ? 'attendance-minutes-chair' : 'attendance-minutes-chair-open',
        params: name ? { role: signedAs(talk, activity.unitId) ?? 'none', name } : {},
      },
      { key: 'attendance-minutes-clerk' },
      { key: 'attendance-minutes-counts', params: numbers(counts) },
      ...(unmarked > 0 ? [{ key: 'attendance-minutes-unmarked', params: { count: padCount(unmarked) } }] : []),
      ...(activity.guestCount > 0 ? [{ key: 'attendance-guests-line', params: { count: padCount(activity.guestCount) } }] : []),
    ],
  };
}

function numbers({ invited, present, late, excused, unexcused }: ActivityCounts) {
  return {
    total: padCount(invited),
    came: padCount(present + late),
    absent: padCount(excused + unexcused),
    excused: padCount(excused),
    unexcused: padCount(unexcused),
  };
}

/**
 * The list by given name. Names of many do not go through Telegram (docs/decisions/0007), and a unit above branches sees no names but in
 * a branch's own list.
 */
export async function tableSay(talk: Talk<unknown>, keeping: Keeping): Promise<{ say: Say[]; effects?: Effect[] }> {
  const { activity, own, mine } = keeping;
  const unitId = own ? activity.unitId : (mine[0] ?? activity.unitId);
  const unit = talk.units.get(unitId);
  if (!unit || !isBranch(unit)) return { say: [{ key: 'attendance-table-of-branches' }] };
  const elsewhere = onlyOnZalo(talk);
  if (elsewhere) return { say: [elsewhere] };
  const lines = await keptLines(talk, keeping);
  if (lines.length === 0) return { say: [{ key: 'attendance-list-empty' }] };
  const guests: Label[] =
    own && activity.guestCount > 0 ? [{ key: 'attendance-guests-line', params: { count: padCount(activity.guestCount) } }] : [];
  const sheet = attendanceSheet<Label | string>({
    unitName: fullUnitName(talk.units, unitId),
    about: activityLine(activity, talk.zone),
    day: wallClock(activity.startAt, talk.zone).day,
    lines,
    notes: [countLine(countsOf(lines)), ...guests],
  });
  const attachment = { kind: 'sheet' as const, format: sheetFormatOn(talk.person.channel), sheet };
  return {
    say: [{ key: 'attendance-table', params: { count: padCount(lines.length) }, attachment }],
    effects: [{ kind: 'audit', action: 'attendance_exported', subject: activity.id }],
  };
}

function countsOf(lines: readonly ActivityLine[]) {
  const of = (mark: ActivityLine['mark']) => lines.filter((line) => line.mark === mark).length;
  return {
    invited: lines.length,
    present: of('present'),
    late: of('late'),
    excused: of('excused'),
    unexcused: of('unexcused'),
  };
}
