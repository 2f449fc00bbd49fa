/** Meetings and other activities of a branch (domain.md §5). */
export const activityKinds = [
  'regular',
  'theme_of_month',
  'topic',
  'extraordinary',
  'committee',
  'congress',
  'briefing',
  'ceremony',
  'volunteer',
  'event',
] as const;
export type ActivityKind = (typeof activityKinds)[number];

/** Who is summoned. `unitId` is the branch, or the top of the subtree. */
export type Audience =
  | { kind: 'branch'; unitId: string } // members of the branch
  | { kind: 'residence'; unitId: string } // members received at their place of residence
  | { kind: 'branch_and_residence'; unitId: string }
  | { kind: 'committee'; unitId: string } // officers of the branch
  | { kind: 'secretaries'; unitId: string } // secretaries of all branches below
  | { kind: 'subtree'; unitId: string }; // members of every branch below

export interface Activity {
  id: string;
  unitId: string;
  kind: ActivityKind;
  title: string | null;
  startAt: Date;
  endAt: Date | null;
  place: string;
  content: string | null;
  dress: string | null;
  bring: string | null;
  audience: Audience;
  respondBy: Date | null;
  state: 'called' | 'cancelled' | 'done';
  cancelReason: string | null;
  authorId: string | null;
  version: number;
  /** While the room's screen shows codes of its own (domain/room.ts) those hold, and `checkInCode` does not. */
  roomSecret: string | null;
  checkInCode: string | null;
  checkInOpenAt: Date | null;
  checkInCloseAt: Date | null;
  /** Minutes after the start from which a sign-in is late. */
  graceMinutes: number;
  guestCount: number;
  /** When those who had said nothing were asked once more. */
  askedAgainAt: Date | null;
}

export type RsvpAnswer = 'attend' | 'absent' | 'unsure';
export type AttendanceMark = 'present' | 'late' | 'excused' | 'unexcused';

/** How a notice would go out: shown before "Gửi". */
export interface Reach {
  invited: number;
  byChannel: { zalo: number; telegram: number };
  /** Of those on Zalo: who wrote more than 48 hours ago, so that the message is paid for. */
  paid: number;
  /** Whose Zalo chat is closed and who gets a template message to their phone number. */
  byPhone: number;
  /** Of those on Telegram: who is also on Zalo, where we may not write now. */
  instead: number;
  /** Who has quiet hours of their own and hears of it after, or before, everybody else. */
  later: number;
  sooner: number;
  unreachable: number;
}

/** Somebody whom a notice would not reach, to be told by hand. */
export interface Unreachable {
  fullName: string;
  why: Unreached;
}

/** One line of the secretary's list: RSVP and attendance are two lists (domain.md §5.4). */
export interface ActivityLine {
  memberId: string;
  contactId: string | null;
  fullName: string;
  sortKey: string;
  /** The home branch. */
  branchId: string;
  rsvp: RsvpAnswer | null;
  rsvpLate: boolean;
  reason: string | null;
  mark: AttendanceMark | null;
  /** Why no notice about it reached them; null when one did, is still on its way, or none was sent. */
  unreached: Unreached | null;
}

/**
 * `no_bot`: does not use the bot; `stopped`: wants no messages; `blocked`: no address that works; `window`: was silent for longer than
 * Zalo allows us to write; `failed`: the platform did not take it; `later`: came to the bot after it was sent.
 */
export type Unreached = 'no_bot' | 'stopped' | 'blocked' | 'window' | 'failed' | 'later';

/** Numbers of an activity. `unmarked` are invited people with neither a mark nor a sign-in: silence is never "unexcused". */
export interface ActivityCounts {
  invited: number;
  attend: number;
  absent: number;
  unsure: number;
  silent: number;
  present: number;
  late: number;
  excused: number;
  unexcused: number;
}

/** How many of one branch came to an activity that several hold together. `members`: of that branch now. */
export interface BranchCount extends Pick<ActivityCounts, 'present' | 'late' | 'excused' | 'unexcused'> {
  unitId: string;
  members: number;
}

/** What a sign-in at `at` means (domain.md §5.5): the window is [open, close), late begins `graceMinutes` after the start. */
export function checkInVerdict(activity: Activity, at: Date): 'present' | 'late' | 'not_open' | 'too_late' {
  if (!activity.checkInOpenAt || !activity.checkInCloseAt || at < activity.checkInOpenAt) return 'not_open';
  if (at >= activity.checkInCloseAt) return 'too_late';
  return at.getTime() > activity.startAt.getTime() + activity.graceMinutes * 60_000 ? 'late' : 'present';
}
