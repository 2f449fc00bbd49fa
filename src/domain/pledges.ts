import { daysAfter } from './local-time.js';

/** Pledges (cam kết tu dưỡng, rèn luyện) and their reminders: domain.md §4.3. */
export const rhythms = ['week', 'two_weeks', 'month', 'none'] as const;
export type Rhythm = (typeof rhythms)[number];
export type PledgeStatus = 'done' | 'in_progress' | 'not_done';

export interface ProgrammeGroup {
  code: string;
  title: string;
  items: string[];
}

/** `criteria` is "03 có, 02 không" (domain.md §4.4), which has a flow of its own; `style` asks every month (§4.1). */
export const programmeKinds = ['training', 'values', 'style', 'self_plan', 'criteria', 'own'] as const;
export type ProgrammeKind = (typeof programmeKinds)[number];

export interface Programme {
  id: string;
  /** The unit that organises it: it and everything below it takes part. */
  unitId: string;
  code: string;
  title: string;
  kind: ProgrammeKind;
  audience: 'members' | 'officers';
  /** Whose plan it is, as printed on the badge and the lists; null: the unit's own name. */
  issuer: string | null;
  groups: ProgrammeGroup[];
  allowFreeText: boolean;
  /** The badge's title; null: none is given. */
  badge: string | null;
  /** Local midnight of the first day, and the midnight that ends the last. Null: each calendar year anew. */
  validFrom: Date | null;
  validTo: Date | null;
  state: 'open' | 'closed';
}

export interface Pledge {
  id: string;
  memberId: string;
  programmeId: string | null;
  programmeTitle: string | null;
  groupCode: string | null;
  /** What they will do: one action a line, at most `mostActions`. */
  text: string;
  rhythm: Rhythm;
  /** Hour of the day, local, 0–23. */
  hour: number;
  startedOn: string; // yyyy-mm-dd
  nextDueAt: Date | null;
  state: 'active' | 'paused' | 'ended';
  /** The member's own word at the end of the programme. */
  selfAssessment: PledgeStatus | null;
  /** "Gửi Bí thư": until then nobody else sees how it went, nor its text. */
  sharedAt: Date | null;
}

/** Days that do not count against a pledge: a pause, or an excused time. The reason is not asked. */
export interface PledgePause {
  fromDay: string; // yyyy-mm-dd
  /** The last day; null while it lasts. */
  toDay: string | null;
}

export function isExcused(day: string, pauses: readonly PledgePause[]): boolean {
  return pauses.some(({ fromDay, toDay }) => fromDay <= day && (toDay === null || day <= toDay));
}

export interface PledgeCheckIn {
  pledgeId: string;
  dueOn: string; // yyyy-mm-dd
  status: PledgeStatus | null;
}

/** Days after which nobody who says "xong rồi" is taken to mean a reminder that was answered already. */
const fresh = 2;

/** Whether plain words may still answer this occasion: nothing was said about it yet, or it is only days old and people change their mind. */
export function isFresh({ dueOn, status }: PledgeCheckIn, today: string): boolean {
  return status === null || daysAfter(dueOn, fresh) >= today;
}

export const longestPledge = 300; // characters of one action, domain.md §4.3
export const mostActions = 3; // domain.md §4.1

export function actionsOf(text: string): string[] {
  return text.split('\n').filter(Boolean);
}
