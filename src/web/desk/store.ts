import type { Activity, ActivityCounts, ActivityLine } from '../../domain/activities.js';
import type { BranchKindCount, ConcernLine, MonthFigures, MonthPoint, ResidenceRates } from '../../domain/figures.js';
import type { MonthReport } from '../../domain/month-report.js';
import type { ListedBranch } from '../../domain/people.js';
import type { Period } from '../../domain/periods.js';
import type { Pledge, Programme } from '../../domain/pledges.js';
import type { ResidenceLine } from '../../domain/residence.js';
import type { HeldRole } from '../../domain/rights.js';
import type { UnitSettingName, UnitSettingOf } from '../../domain/unit-settings.js';
import type { UnitTree } from '../../domain/units.js';

/** What the desk needs of the storage. */
export interface DeskStore {
  /** How a link stands, by its hash. Looking at it never uses it up: previews of the chat do. */
  link(hash: string): Promise<LinkState>;
  /** Uses the link up and opens a sitting, once; the owner hears of it in the chat. */
  signIn(linkHash: string, sittingHash: string): Promise<LinkState>;
  signOut(sittingHash: string): Promise<void>;
  /**
   * Runs `work` on one snapshot of the data for whoever sits there, with the roles that they hold at this moment; undefined when the
   * sitting is over. What `work` puts into the audit log is written before this resolves.
   */
  sit<T>(sittingHash: string, work: (sitting: Sitting) => Promise<T>): Promise<T | undefined>;
}

/** `no_role`: who asked for it is no officer any more, or does not use the bot. */
export type LinkState = 'good' | 'used' | 'expired' | 'unknown' | 'no_role';

export interface Sitting {
  now: Date;
  until: Date;
  officer: { contactId: string; fullName: string | null; locale: string; roles: readonly HeldRole[] };
  units: UnitTree;
  look: DeskReads;
  /** Names or a file were shown (domain.md §8.7). */
  seen(action: string, subject: string, data?: Record<string, string | number | boolean>): void;
}

/** Of one branch in one programme: for how many it is, who registered, sent how it went, and reached it. */
export interface ProgrammeNumbers {
  branchId: string;
  audience: number;
  registered: number;
  shared: number;
  reached: number;
}

/** Somebody whom a programme is for. */
export interface ProgrammeMember {
  fullName: string;
  branchId: string;
  registeredOn: string | null; // yyyy-mm-dd
  shared: Pick<Pledge, 'groupCode' | 'text'>[];
}

/** The same questions as the chat's, answered by the same statements: both read the very same rows. */
export interface DeskReads {
  unitSetting<Name extends UnitSettingName>(unitId: string, name: Name): Promise<UnitSettingOf<Name>>;
  residenceRates(unitId: string, period: Period, on: string): Promise<ResidenceRates>;
  monthFigures(unitId: string, month: string, period: Period): Promise<MonthFigures>;
  trend(unitId: string, months: string[], periodOf: (month: string) => Period): Promise<MonthPoint[]>;
  branchKinds(unitId: string): Promise<BranchKindCount[]>;
  allConcerns(unitId: string, month: string): Promise<ConcernLine[]>;
  silentBranches(unitId: string, month: string): Promise<string[]>;
  monthReports(unitIds: string[], months: string[]): Promise<MonthReport[]>;
  /** Who answers for a unit: its own officers, or those of the nearest unit above that has any. */
  officersFor(unitId: string): Promise<{ contactId: string }[]>;
  residenceLines(unitId: string, period: Period, on: string): Promise<ResidenceLine[]>;
  /** Programmes of these units, open ones first, newest first; at most 50. */
  programmesOf(unitIds: string[]): Promise<Programme[]>;
  programmeCounts(programmeId: string, unitId: string, year: number): Promise<ProgrammeNumbers[]>;
  /** Whom a programme is for, by given name; texts only as far as they were sent to the unit. At most 500. */
  programmePeople(programmeId: string, unitId: string, year: number): Promise<ProgrammeMember[]>;
  activity(id: string): Promise<Activity | null>;
  /** Called ones that begin at `from` or later, soonest first; at most 10. */
  upcomingOf(unitId: string, from: Date): Promise<Activity[]>;
  /** That began in [from, to), newest first; at most 100. */
  heldOf(unitId: string, from: Date, to: Date): Promise<Activity[]>;
  /** Names only, by given name; at most 500. */
  membersOf(branchId: string): Promise<{ fullName: string }[]>;
  /** Present members by branch, of the unit and below it, as they stand in a list (domain.md §6.4). */
  listedMembers(unitId: string): Promise<ListedBranch[]>;
  /** Activities of others that this branch hosts with them, in [from, to), newest first; at most 10. */
  hostedBy(unitId: string, from: Date, to: Date): Promise<Activity[]>;
  lines(activityId: string): Promise<ActivityLine[]>;
  counts(activityId: string): Promise<ActivityCounts>;
}
