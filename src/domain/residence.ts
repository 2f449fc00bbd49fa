import { daysAfter } from './local-time.js';
import { type Period, periodAt, readPeriod } from './periods.js';
import type { UnitSettingOf } from './unit-settings.js';

/**
 * Taking part at the place of residence (domain.md §3). A person counts once in a period and in one unit: the branch that received them
 * last and still had them on the day, else their home branch. They take part with at least one recorded activity in the period, or
 * with a final remark or an imported level of "good" or "participated". "Registered only" by itself never counts.
 */
export const participationLevels = ['good', 'participated', 'registered_only'] as const;
export type ParticipationLevel = (typeof participationLevels)[number];

export type ResidencePolicy = UnitSettingOf<'residence'>;

export type RemarkState = 'shown' | 'objected' | 'final';

/** What the residence branch says of a person's period; the member sees it before it is final. */
export interface ResidenceRemark {
  id: string;
  memberId: string;
  /** The receiving branch. */
  unitId: string;
  period: string;
  activities: number;
  level: ParticipationLevel;
  sentence: string | null;
  state: RemarkState;
  /** The member's own words; gone when it is final. */
  objection: string | null;
  shownAt: Date;
  finalAt: Date | null;
}

/** One person as their residence branch, or their home branch, sees them in a period. */
export interface ResidenceLine {
  memberId: string;
  contactId: string | null;
  fullName: string;
  /** Sorts by given name: domain.md §7.7. */
  sortKey: string;
  homeUnitId: string;
  /** The branch that received them; null: they count at home. */
  receivingUnitId: string | null;
  /** Recorded ones in the period. */
  activities: number;
  /** The level that a list of the period brought. */
  imported: ParticipationLevel | null;
  remark: ResidenceRemark | null;
  /** Received or introduced in the period, or before and still there. */
  registered: boolean;
}

/** The level that holds: what the branch decided, else what a list brought, else what the activities show. */
export function levelOf(line: Pick<ResidenceLine, 'activities' | 'imported' | 'remark' | 'registered'>, goodFrom: number) {
  if (line.remark?.state === 'final') return line.remark.level;
  if (line.imported) return line.imported;
  return line.activities > 0 || line.registered ? suggestedLevel(line.activities, goodFrom) : null;
}

/** The numerator of the rate. */
export function takesPart({ activities, imported, remark }: Pick<ResidenceLine, 'activities' | 'imported' | 'remark'>): boolean {
  if (activities > 0) return true;
  return [imported, remark?.state === 'final' ? remark.level : null].some(
    (level) => level === 'good' || level === 'participated',
  );
}

/** A suggestion only: a person decides (domain.md §3.3). */
export function suggestedLevel(activities: number, goodFrom: number): ParticipationLevel {
  return activities >= goodFrom ? 'good' : activities > 0 ? 'participated' : 'registered_only';
}

/** The period that counts on a day (yyyy-mm-dd) under a policy. */
export function periodOn(policy: Pick<ResidencePolicy, 'period' | 'custom'>, day: string): Period {
  const custom = policy.custom === null ? undefined : readPeriod(policy.custom);
  return custom && custom.from <= day && day <= custom.to ? custom : periodAt(policy.period, day);
}

/** The one before it. */
export function periodBefore(policy: Pick<ResidencePolicy, 'period' | 'custom'>, period: Period): Period {
  return periodOn(policy, daysAfter(period.from, -1));
}

/** For so long after its end a period is still the one to be remarked on, when nobody says which. */
const remarkDays = 60;

/** The period that the secretary remarks on when nobody says which: the one that ended lately, else the one that is on. */
export function periodToRemark(policy: Pick<ResidencePolicy, 'period' | 'custom'>, day: string): Period {
  const now = periodOn(policy, day);
  const before = periodBefore(policy, now);
  return now.to >= day && daysAfter(before.to, remarkDays) >= day ? before : now;
}

/** The last day that counts when a period is looked at on a day: never one to come, never one after its end. */
export function lastDay(period: Period, day: string): string {
  return day < period.to ? day : period.to;
}

/** Sentences and objections are no longer than this. */
export const longestRemark = 300;
