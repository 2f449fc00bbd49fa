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

export interface Programme {
  id: string;
  unitId: string;
  code: string;
  title: string;
  audience: 'members' | 'officers';
  groups: ProgrammeGroup[];
  allowFreeText: boolean;
}

export interface Pledge {
  id: string;
  memberId: string;
  programmeId: string | null;
  programmeTitle: string | null;
  groupCode: string | null;
  text: string;
  rhythm: Rhythm;
  /** Hour of the day, local, 0–23. */
  hour: number;
  startedOn: string; // yyyy-mm-dd
  nextDueAt: Date | null;
  state: 'active' | 'paused' | 'ended';
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

export const longestPledge = 300; // characters, domain.md §4.3
