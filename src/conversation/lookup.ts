import type {
  Activity,
  ActivityCounts,
  ActivityKind,
  ActivityLine,
  AttendanceMark,
  Audience,
  BranchCount,
  Reach,
  RsvpAnswer,
  Unreachable,
} from '../domain/activities.js';
import type { CheckInMisses } from '../domain/check-in.js';
import type { BranchKindCount, ConcernLine, MonthFigures, MonthPoint, OwnYear, ResidenceRates } from '../domain/figures.js';
import type { MonthReport } from '../domain/month-report.js';
import type { ConsentPurpose, ListedBranch, ListedMember, Officer } from '../domain/people.js';
import type { Period } from '../domain/periods.js';
import type { PersonalData } from '../domain/personal-data.js';
import type { Pledge, PledgeCheckIn, PledgePause, Programme } from '../domain/pledges.js';
import type { CommittedCode } from '../domain/programmes.js';
import type { ResidenceLine, ResidenceRemark } from '../domain/residence.js';
import type { RoleName } from '../domain/rights.js';
import type { NoticeStand } from '../domain/sending.js';
import type { UnitSettingName, UnitSettingOf } from '../domain/unit-settings.js';
import type { AskedWish, Conclusion } from './effects.js';

/**
 * What flows may read, one narrow method a question. Reads only: writing is done by effects. The turn answers the questions of
 * many people in few statements (storage batches the calls of one group), so ask for one thing by its id.
 */
export interface Lookup extends PeopleLookup, ActivityLookup, PledgeLookup, FigureLookup, MonthReportLookup {}

export interface RegistrationView {
  id: string;
  contactId: string;
  memberId: string | null;
  matched: boolean;
  branchId: string;
  state: 'waiting' | 'approved' | 'refused' | 'withdrawn' | 'guardian';
  fullName: string;
  birthDate: string | null;
  phone: string | null;
  guardianAt: Date | null;
  /** Name of the officer who decided. */
  decidedBy: string | null;
  /** Another contact that is linked to this member now: approving moves the member to the one who asks. */
  linkedContactId: string | null;
}

export interface ResidenceView {
  id: string;
  memberId: string;
  fullName: string;
  contactId: string | null;
  homeUnitId: string | null;
  receivingUnitId: string;
  slipNumber: string | null;
  state: 'waiting' | 'received' | 'refused' | 'ended';
  createdAt: Date;
  decidedBy: string | null;
}

export interface ResidenceActivity {
  unitId: string;
  startAt: Date;
  kind: ActivityKind;
  title: string | null;
}

export interface RemarkView extends ResidenceRemark {
  fullName: string;
  contactId: string | null;
  homeUnitId: string;
}

export interface QuestionView {
  id: string;
  contactId: string;
  fullName: string | null;
  unitId: string;
  text: string | null;
  state: 'waiting' | 'answered';
  createdAt: Date;
}

export interface PeopleLookup {
  /** A member who is this person: same phone (and name or birth date), or same folded name + birth date + branch. `linked`: uses the bot already. */
  rosterMatch(query: {
    fullName: string;
    birthDate: string;
    phone: string | null;
    branchId: string;
  }): Promise<{ memberId: string; branchId: string; linked: boolean } | null>;
  /** Officers to ask about `unitId`: those of the unit itself, or of the nearest unit above that has any. */
  officersFor(unitId: string): Promise<Officer[]>;
  registration(id: string): Promise<RegistrationView | null>;
  waitingRegistrations(unitId: string): Promise<RegistrationView[]>;
  residence(id: string): Promise<ResidenceView | null>;
  /** The member's residence registrations that are not refused. */
  residencesOf(memberId: string): Promise<ResidenceView[]>;
  waitingResidences(unitId: string): Promise<ResidenceView[]>;
  /** Everybody who counts in this branch on the day (domain/residence.ts), by given name; at most 2,000. */
  residenceLines(unitId: string, period: Period, on: string): Promise<ResidenceLine[]>;
  /** Present members of this branch, wherever they count; at most 2,000. */
  residenceLinesOfHome(unitId: string, period: Period, on: string): Promise<ResidenceLine[]>;
  /** One present member. */
  residenceLine(memberId: string, period: Period, on: string): Promise<ResidenceLine | null>;
  /** Recorded activities at the place of residence in the period up to the day, oldest first; at most 200. */
  residenceActivities(memberId: string, period: Period, on: string): Promise<ResidenceActivity[]>;
  remark(id: string): Promise<RemarkView | null>;
  /** The member's own remarks, newest period first; at most 6. */
  remarksOf(memberId: string): Promise<ResidenceRemark[]>;
  /** Unit of a join code that has not expired. */
  joinCode(code: string): Promise<{ unitId: string } | null>;
  /** Contact of a one-time link code that is still good, by its hash (domain/codes.ts). */
  linkCode(hash: string): Promise<{ contactId: string } | null>;
  /** Wrong link codes that this contact typed in the last hour. */
  linkMisses(contactId: string): Promise<number>;
  question(id: string): Promise<QuestionView | null>;
  /** Questions that wait for the officers of this very unit, oldest first; at most 20. */
  waitingQuestions(unitId: string): Promise<QuestionView[]>;
  /** Members of the unit's subtree with that name (search key), present ones only; at most 20. */
  findMembers(unitId: string, name: string): Promise<ListedMember[]>;
  /** The whole list of a branch, sorted by given name; at most 500. */
  membersOf(branchId: string): Promise<ListedMember[]>;
  /** The same with what a roster has of each (domain.md §6.4), one section a branch; for a file. */
  listedMembers(unitId: string): Promise<ListedBranch[]>;
  officersWithin(unitId: string): Promise<Officer[]>;
  /** A present member of the unit's subtree by id; and by phone (null when two share it). */
  memberWithin(unitId: string, memberId: string): Promise<ListedMember | null>;
  memberByPhone(unitId: string, phone: string): Promise<ListedMember | null>;
  /** Members of this very unit whom the roster calls officers: a hint when somebody names officers. */
  titledMembers(unitId: string): Promise<(ListedMember & { roleTitle: string })[]>;
  personalData(contactId: string): Promise<PersonalData>;
  consentsOf(contactId: string): Promise<{ purpose: ConsentPurpose; at: Date; textVersion: string }[]>;
  /** A setting as it holds in this unit: its own, or that of the nearest unit above that has one, or the default. */
  unitSetting<Name extends UnitSettingName>(unitId: string, name: Name): Promise<UnitSettingOf<Name>>;
  /** Whether ADMIN_SETUP_CODE was not used yet and `code` is it. */
  isSetupCode(code: string): Promise<boolean>;
}

export interface LateCheckInView {
  id: string;
  activityId: string;
  memberId: string;
  /** The member's home branch. */
  branchId: string;
  fullName: string;
  contactId: string | null;
  state: 'waiting' | 'accepted' | 'refused';
  /** When they signed in, by the platform's clock. */
  at: Date;
}

/** What became of a notice for one person. */
export interface NoticeLine {
  fullName: string;
  branchId: string;
  /** As in the outbox; `no_bot`: summoned, but does not use the bot. */
  state: 'waiting' | 'paused' | 'sending' | 'sent' | 'unknown' | 'failed' | 'unreachable' | 'cancelled' | 'expired' | 'no_bot';
  /** The outbox's reason. */
  code: string | null;
  /** As a template message to their phone number. */
  byPhone: boolean;
}

/** What waits for a second officer, or did. */
export interface AskedNotice {
  noticeId: string;
  /** Contact of the officer who wrote it. */
  authorId: string;
  /** `unanswered`: nobody answered, and it went out all the same. */
  state: 'asked' | 'agreed' | 'refused' | 'withdrawn' | 'expired' | 'outdated' | 'unanswered';
  /** Name of the officer who decided. */
  decidedBy: string | null;
  activityId: string;
  unitId: string;
  audience: Audience;
  signedAs: RoleName | null;
  until: Date;
  wanted: AskedWish;
}

export interface OwnRecord {
  invited: number;
  attended: number;
  residence: number;
  last: { startAt: Date; kind: ActivityKind; title: string | null; mark: AttendanceMark; atResidence: boolean }[];
}

export interface ActivityLookup {
  activity(id: string): Promise<Activity | null>;
  /** Called activities that this member was invited to and that begin (or end) after `from`, soonest first; at most 10. */
  upcomingFor(memberId: string, from: Date): Promise<Activity[]>;
  /** Called activities of a unit with start ≥ from, soonest first; at most 10. */
  upcomingOf(unitId: string, from: Date): Promise<Activity[]>;
  /** Activities of a unit whose start lies in [from, to), newest first; at most 10. */
  recentOf(unitId: string, from: Date, to: Date): Promise<Activity[]>;
  /** Activities with this sign-in code whose check-in was opened and not closed for more than a day, newest first. */
  activitiesByCode(code: string, at: Date): Promise<Activity[]>;
  /** Activities whose room shows this code at this moment, wherever they are. */
  roomsWithCode(code: string, at: Date): Promise<Activity[]>;
  /** Like `openCheckInsFor`, with those that were closed less than a day ago. */
  doorsFor(memberId: string, at: Date): Promise<Activity[]>;
  /** Branches that hold it together with its own (domain.md §4.7), by name. */
  hostsOf(activityId: string): Promise<string[]>;
  /** Activities of others that this branch hosts with them, whose start lies in [from, to), newest first; at most 10. */
  hostedBy(unitId: string, from: Date, to: Date): Promise<Activity[]>;
  /** Who came of each branch that hosts it with its own. */
  hostCounts(activityId: string): Promise<BranchCount[]>;
  /** Activities with an open check-in that the member was invited to or one of whose branches is theirs (home or residence). */
  openCheckInsFor(memberId: string, at: Date): Promise<Activity[]>;
  rsvp(activityId: string, memberId: string): Promise<{ answer: RsvpAnswer; late: boolean; reason: string | null } | null>;
  attendance(activityId: string, memberId: string): Promise<{ mark: AttendanceMark; at: Date } | null>;
  isInvited(activityId: string, memberId: string): Promise<boolean>;
  /** How a notice to this audience would go out now; with `startAt`, a call to something that begins then. */
  reach(audience: Audience, startAt?: Date): Promise<Reach>;
  /** Whom it would not reach, by given name; at most 500. */
  unreachable(audience: Audience): Promise<Unreachable[]>;
  /** How many people have heard of an activity, or may have: whom a cancellation is told to. */
  notified(activityId: string): Promise<number>;
  askedNotice(noticeId: string): Promise<AskedNotice | null>;
  /** How far a notice is, on its way or over. */
  noticeStand(noticeId: string): Promise<NoticeStand | null>;
  /** The same of the newest notices about these activities, newest first; at most 5. */
  noticesOf(activityIds: string[]): Promise<NoticeStand[]>;
  /** Person by person, by given name; at most 20,000. */
  noticeLines(noticeId: string): Promise<NoticeLine[]>;
  /** Invited people with answer and mark, by given name; at most 500. */
  lines(activityId: string): Promise<ActivityLine[]>;
  counts(activityId: string): Promise<ActivityCounts>;
  lateCheckIn(id: string): Promise<LateCheckInView | null>;
  /** The member's own request for this activity. */
  lateCheckInOf(activityId: string, memberId: string): Promise<LateCheckInView | null>;
  /** Oldest first; at most 50. */
  waitingLateCheckIns(activityId: string): Promise<LateCheckInView[]>;
  /** Wrong sign-in codes of this contact, one after another. */
  checkInMisses(contactId: string): Promise<CheckInMisses | null>;
  /**
   * Own figures of a member since `from`: activities at home where attendance was taken (`invited`) and where they were (`attended`),
   * activities at the place of residence apart; the last five marks, newest first.
   */
  ownRecord(memberId: string, from: Date): Promise<OwnRecord>;
}

export interface MonthReportLookup {
  /** Drafts and sent reports of these units in these months, oldest first. */
  monthReports(unitIds: string[], months: string[]): Promise<MonthReport[]>;
}

/** Figures without names (domain/figures.ts); each is one or a few set-based statements, whatever the size of the subtree. */
export interface FigureLookup {
  /** Of the unit and of the units directly below it, in the period, up to and with the day `on` (yyyy-mm-dd). */
  residenceRates(unitId: string, period: Period, on: string): Promise<ResidenceRates>;
  monthFigures(unitId: string, month: string, period: Period): Promise<MonthFigures>;
  /** Oldest first. `periodOf` gives the period in which a month's residence rate counts. */
  trend(unitId: string, months: string[], periodOf: (month: string) => Period): Promise<MonthPoint[]>;
  branchKinds(unitId: string): Promise<BranchKindCount[]>;
  /** Of the units below (and of the unit itself when it is a branch), by unit; at most 500. */
  concerns(unitId: string, month: string): Promise<ConcernLine[]>;
  /** The same without a limit: for counting them, and for a file. */
  allConcerns(unitId: string, month: string): Promise<ConcernLine[]>;
  /** Branches that called and hosted nothing in the month, in the tree's order. */
  silentBranches(unitId: string, month: string): Promise<string[]>;
  ownYear(memberId: string, year: number): Promise<OwnYear>;
}

/** How many of a branch a programme is for, and how far they are. */
export interface ProgrammeCount {
  branchId: string;
  audience: number;
  registered: number;
  shared: number;
  reached: number;
}

/** Somebody whom a programme is for. What they pledge, and how it went, is here only when they sent it. */
export interface ProgrammePerson {
  memberId: string;
  contactId: string | null;
  branchId: string;
  fullName: string;
  sortKey: string;
  registeredOn: string | null; // yyyy-mm-dd
  sharedAt: Date | null;
  shared: Pick<Pledge, 'groupCode' | 'text' | 'selfAssessment'>[];
  conclusion: Conclusion | null;
  badgeNumber: number | null;
}

export interface OwnConclusion {
  programmeId: string;
  year: number;
  conclusion: Conclusion;
  badgeNumber: number | null;
  badgeCode: string | null;
}

export interface CommitmentView {
  memberId: string;
  programmeId: string;
  code: CommittedCode;
  year: number;
  committedOn: string; // yyyy-mm-dd
  conclusion: Conclusion | null;
}

/** "Có 2": what an officer did for the branch this year, for themselves alone. */
export interface OfficerCounters {
  meetings: number;
  notices: number;
  rosterChangedAt: Date | null;
}

export interface PledgeLookup {
  /** Open programmes that this member belongs to the audience of: of their units and those above, the nearest first. */
  programmesFor(memberId: string): Promise<Programme[]>;
  programme(id: string): Promise<Programme | null>;
  /** Programmes of these units, open ones first, newest first; at most 50. */
  programmesOf(unitIds: string[]): Promise<Programme[]>;
  /** How many pledges and ticks there are in a programme. */
  programmeUse(programmeId: string): Promise<number>;
  pledge(id: string): Promise<Pledge | null>;
  /** Not ended, oldest first; at most 20. */
  pledgesOf(memberId: string): Promise<Pledge[]>;
  /** Of a member in programmes, also after their end but not those given up before it, oldest first; at most 30. */
  programmePledgesOf(memberId: string): Promise<Pledge[]>;
  /** Newest first; at most 12. */
  pledgeHistory(pledgeId: string): Promise<PledgeCheckIn[]>;
  /** Oldest first; at most a year of weeks. */
  pledgeRun(pledgeId: string): Promise<{ checkIns: PledgeCheckIn[]; pauses: PledgePause[] }>;
  /** Of the branches of a subtree that have anybody whom it is for. */
  programmeCounts(programmeId: string, unitId: string, year: number): Promise<ProgrammeCount[]>;
  /** By given name; at most 500. */
  programmePeople(programmeId: string, unitId: string, year: number): Promise<ProgrammePerson[]>;
  /** One of them; null when the programme is not for them. */
  programmePerson(programmeId: string, memberId: string, year: number): Promise<ProgrammePerson | null>;
  /** Whom an invitation would reach: in the audience, without a pledge in it, known to the bot. */
  programmeInvitees(programmeId: string): Promise<number>;
  conclusionsOf(memberId: string): Promise<OwnConclusion[]>;
  commitmentsOf(memberId: string, year: number): Promise<CommitmentView[]>;
  commitmentsWithin(
    programmeId: string,
    unitId: string,
    year: number,
  ): Promise<(CommitmentView & ListedMember & { branchId: string })[]>;
  officerCounters(contactId: string, branchId: string, since: Date): Promise<OfficerCounters>;
}
