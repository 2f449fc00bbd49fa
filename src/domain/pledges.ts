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

export const longestPledge = 300; // characters, domain.md §4.3
