import type { Activity, ActivityCounts } from '../domain/activities.js';
import type { Pledge, PledgePause, Programme } from '../domain/pledges.js';
import type { QuietHours } from '../domain/quiet-hours.js';
import type { UnitTree } from '../domain/units.js';
import type { ReportOccasion, ReportReminder, UnsentReport } from './month-reports.js';
import type { Nudge } from './nudges.js';
import type { FinishedRemarks, WaitingObjections } from './residence-nudges.js';
import type { ClosingWindow } from './windows.js';

/** A pledge whose hour has come. */
export interface DuePledge extends Pick<Pledge, 'id' | 'text' | 'rhythm' | 'hour' | 'startedOn'> {
  /** Null: the member does not use the bot (any more). */
  contactId: string | null;
  /** When its programme ends. */
  until: Date | null;
  pauses: PledgePause[];
}

/** Somebody with a pledge in a programme that ends, who has not said yet how it went. */
export interface DueReview extends Pick<Programme, 'validFrom' | 'validTo' | 'title'> {
  programmeId: string;
  contactId: string;
  pledges: number;
}

export interface PledgeDecision {
  dueOn: string;
  nextDueAt: Date | null;
  nudge: Nudge | null;
}

/** Programmes that end in [from, to); those by the calendar year when `year` is one. */
export interface ReviewedEnds {
  from: Date;
  to: Date;
  year: number | null;
}

/** Somebody who said they come, and when they said so. */
export interface Attendee {
  activityId: string;
  contactId: string;
  saidAt: Date;
  /** Their own hours, their branch's, or the usual ones. */
  quiet: QuietHours;
}

/** A talk that nobody went on with. */
export interface UnfinishedTalk {
  contactId: string;
  flow: string;
  turnId: string;
}

/** What waits for one officer: ids of requests, oldest first, and how many of each kind. */
export interface WaitingRequests {
  officerId: string;
  ids: string[];
  registrations: number;
  residences: number;
  questions: number;
}

/**
 * The storage that the schedule needs. Every method is safe to call twice, also at the same time from two processes: it marks what it
 * has done, or what it makes has a natural key. The texts are decided by what it is handed. Each resolves with how much it did.
 */
export interface ScheduleStore {
  /** True for one process at a time until `until`; renewed by whoever has it. */
  holdLease(holder: string, now: Date, until: Date): Promise<boolean>;
  releaseLease(holder: string): Promise<void>;
  lastRun(job: string): Promise<Date | null>;
  ran(job: string, at: Date): Promise<void>;

  remindOfPledges(now: Date, decide: (due: DuePledge) => PledgeDecision): Promise<number>;
  /** Pledges whose programme is over end with it; `yearEnd` is the last midnight that ended a calendar year, for those that run by it. */
  endPledges(now: Date, yearEnd: { before: string; at: Date }): Promise<number>;
  /** Asks members how it went, in programmes that end between the moments; `year` is the season of those that run by the calendar year. */
  askHowItWent(now: Date, ending: ReviewedEnds, decide: (due: DueReview) => Nudge | null): Promise<number>;
  remindOfActivities(now: Date, until: Date, decide: (activity: Activity, to: Attendee) => Nudge | null): Promise<number>;
  askSilentAgain(now: Date, notBefore: Date): Promise<number>;
  /** Makes remarks final that were shown for their branch's days and not objected to. */
  finishRemarks(now: Date, decide: (finished: FinishedRemarks, units: UnitTree) => Nudge[]): Promise<number>;
  remindOfObjections(now: Date, decide: (waiting: WaitingObjections, units: UnitTree) => Nudge): Promise<number>;
  sumUpActivities(now: Date, decide: (activity: Activity, counts: ActivityCounts, officerId: string) => Nudge): Promise<number>;
  remindOfTalks(now: Date, from: Date, to: Date, decide: (talk: UnfinishedTalk) => Nudge): Promise<number>;
  remindOfRequests(now: Date, dueBefore: Date, alsoBefore: Date, decide: (waiting: WaitingRequests) => Nudge): Promise<number>;
  /** Officers who can be written to again, about what came while they could not. */
  tellOfMissedRequests(now: Date, decide: (waiting: WaitingRequests) => Nudge): Promise<number>;

  /** A draft for every unit that reports and has none in that month. */
  draftMonthReports(now: Date, month: string): Promise<number>;
  /** Tells officers about reports that were not sent, once an occasion. */
  remindOfMonthReports(
    now: Date,
    occasionOf: (report: UnsentReport) => ReportOccasion | null,
    decide: (reminder: ReportReminder) => Nudge,
  ): Promise<number>;

  /** Takes back nudges that wait and have lost their reason: answered, cancelled, stopped, gone on. */
  withdrawOutdated(now: Date): Promise<number>;
  /** Asks those whose Zalo window closes within a day what there is to ask, once a week. */
  askBeforeClosing(now: Date, week: string, decide: (closing: ClosingWindow) => Nudge | null): Promise<number>;
  /** Makes one message of several that wait for the same person, and ends lines whose digest has ended. */
  digest(now: Date): Promise<number>;
  /** Lets what could not leave before its reader's quiet hours wait for their end. */
  holdBack(now: Date): Promise<number>;
  /** Messages to many: what is out of time ends, their authors see how far they are and then the report. */
  watchNotices(): Promise<number>;
  /** Messages that a dead process left on the wire. */
  recoverDeliveries(): Promise<number>;
  /** Tells each administrator that a channel does not work; resolves with how many there are. */
  warnAdministrators(now: Date, decide: (contactId: string) => Nudge): Promise<number>;
  forgetOldTalks(before: Date): Promise<number>;
  cleanUp(now: Date): Promise<number>;
  /** Resolves with how many sums were not as they should be. */
  settleDays(now: Date): Promise<number>;
  /** Resolves with how many were kept. */
  keepRates(now: Date): Promise<number>;
}
