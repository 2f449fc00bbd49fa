import type { Activity, ActivityKind } from './activities.js';
import { notBefore } from './quiet-hours.js';
import type { HeldRole, RoleName } from './rights.js';
import { isBranch, type UnitTree } from './units.js';

/** Kinds of message to many. */
export const noticeKinds = ['invitation', 'changed', 'cancelled', 'ask_again', 'news'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** What is stored with a notice: all that its text needs, as it was when it was sent. No recipient and no name is in it. */
export interface NoticeContent {
  activityId: string;
  activityKind: ActivityKind;
  title: string | null;
  unitName: string;
  ofBranch: boolean;
  startAt: string; // ISO, UTC
  endAt: string | null;
  place: string;
  content: string | null;
  dress: string | null;
  bring: string | null;
  respondBy: string | null;
  signedAs: RoleName | null;
  /** `changed`: what is not as it was. */
  changes: ChangedPart[];
  /** `cancelled`. */
  reason: string | null;
}
export const changedParts = ['time', 'place', 'content', 'dress', 'bring'] as const;
export type ChangedPart = (typeof changedParts)[number];

type Told = Pick<
  Activity,
  'id' | 'unitId' | 'kind' | 'title' | 'startAt' | 'endAt' | 'place' | 'content' | 'dress' | 'bring' | 'respondBy'
>;

export function noticeContent(
  activity: Told,
  units: UnitTree,
  more: { signedAs: RoleName | null; changes?: ChangedPart[]; reason?: string | null },
): NoticeContent {
  const unit = units.get(activity.unitId);
  return {
    activityId: activity.id,
    activityKind: activity.kind,
    title: activity.title,
    unitName: unit?.name ?? '',
    ofBranch: unit !== undefined && isBranch(unit),
    startAt: activity.startAt.toISOString(),
    endAt: activity.endAt?.toISOString() ?? null,
    place: activity.place,
    content: activity.content,
    dress: activity.dress,
    bring: activity.bring,
    respondBy: activity.respondBy?.toISOString() ?? null,
    signedAs: more.signedAs,
    changes: more.changes ?? [],
    reason: more.reason ?? null,
  };
}

/** Which lines of a notice a change touches. */
export function changesBetween(before: Told, after: Told): ChangedPart[] {
  const moved = before.startAt.getTime() !== after.startAt.getTime() || before.endAt?.getTime() !== after.endAt?.getTime();
  return changedParts.filter((part) => (part === 'time' ? moved : before[part] !== after[part]));
}

/** In which role an officer signs for a unit: the one held there or nearest above. */
export function signingRole(roles: readonly HeldRole[], unitId: string, units: UnitTree): RoleName | null {
  for (const unit of units.upward(unitId)) {
    const held = roles.filter((one) => one.unitId === unit.id).map((one) => one.role);
    const best = signing.find((role) => held.includes(role));
    if (best) return best;
  }
  return null;
}
const signing: readonly RoleName[] = [
  'secretary',
  'deputy_secretary',
  'commune_secretary',
  'commune_deputy',
  'committee_member',
  'administrator',
];

/** Long texts do not fit the message that members get (about 900 characters, domain.md §5.2). Characters, not bytes. */
export const longestLine = { place: 100, content: 250, dress: 60, bring: 80, reason: 150 } as const;
export type LineName = keyof typeof longestLine;

/** A line as it goes into a notice: no empty lines, no runs of blanks; only the content may have several lines. */
export function tidyLine(text: string, line: LineName): string {
  const rows = text
    .replace(/[^\S\n]+/g, ' ')
    .split(/\s*\n\s*/)
    .map((row) => row.trim())
    .filter(Boolean);
  return rows.join(line === 'content' ? '\n' : ' ').normalize('NFC');
}

/**
 * When a notice may leave: in the quiet hours it waits for the morning, unless it says that something is off, or the morning would
 * leave less than an hour before the start.
 */
export function noticeMoment(kind: NoticeKind, startAt: Date, now: Date, zone: string): Date {
  if (kind === 'cancelled') return now;
  const morning = notBefore(now, 'notice', zone);
  return startAt.getTime() < morning.getTime() + 3600_000 ? now : morning;
}
