import type { ChannelName } from '../messages.js';
import type { AttendanceMark, RsvpAnswer } from './activities.js';
import type { ConsentPurpose, MemberStatus } from './people.js';
import type { PledgeStatus, Rhythm } from './pledges.js';
import type { QuietHours } from './quiet-hours.js';
import type { RoleName } from './rights.js';

/**
 * Everything kept about one person (domain.md §8.5), as it is shown to them and handed out as a copy. Moments are ISO text in UTC,
 * days `yyyy-mm-dd`; units by name. Nothing about anybody else is in it: who approved or answered is left out.
 */
export interface PersonalData {
  /** When the bot first heard of them. */
  since: string | null;
  locale: string;
  preferredChannel: ChannelName | null;
  stoppedAt: string | null;
  meetingsOffAt: string | null;
  meetingRemindersOffAt: string | null;
  /** Local minutes of the day. */
  quietHours: QuietHours | null;
  addressForm: string | null;
  addresses: { channel: ChannelName; id: string; state: string; lastMessageAt: string | null; since: string }[];
  member: {
    fullName: string;
    birthDate: string | null;
    phone: string | null;
    branch: string;
    status: MemberStatus;
    roleTitle: string | null;
    gender: string | null;
    occupation: string | null;
    unionJoinDate: string | null;
    cardNumber: string | null;
    residenceHamlet: string | null;
    residenceCommune: string | null;
    residenceConfirmedAt: string | null;
    participation: string | null;
    participationOn: string | null;
    source: string;
    since: string;
    changedAt: string;
  } | null;
  roles: { role: RoleName; unit: string; from: string; to: string | null }[];
  consents: { purpose: ConsentPurpose; textVersion: string; channel: string; at: string; withdrawnAt: string | null }[];
  registrations: {
    branch: string;
    state: string;
    reason: string | null;
    at: string;
    decidedAt: string | null;
    guardianAt: string | null;
    claimed: unknown;
  }[];
  residences: {
    unit: string;
    homeUnit: string | null;
    slipNumber: string | null;
    state: string;
    at: string;
    decidedAt: string | null;
    endedAt: string | null;
  }[];
  /** What their residence branch says of a period. */
  remarks: {
    unit: string;
    period: string;
    activities: number;
    level: string;
    sentence: string | null;
    state: string;
    objection: string | null;
    at: string;
    finalAt: string | null;
  }[];
  activities: {
    unit: string;
    kind: string;
    startAt: string;
    answer: RsvpAnswer | null;
    reason: string | null;
    answeredAt: string | null;
    mark: AttendanceMark | null;
    markedAt: string | null;
    lateCheckIn: string | null;
  }[];
  pledges: {
    programme: string | null;
    text: string;
    rhythm: Rhythm;
    hour: number;
    startedOn: string;
    state: string;
    endedAt: string | null;
    selfAssessment: string | null;
    selfAssessedAt: string | null;
    /** When they sent it to their unit. */
    sharedAt: string | null;
    checkIns: { dueOn: string; status: PledgeStatus | null }[];
    daysOff: { from: string; to: string | null }[];
  }[];
  /** What their unit concluded at the end of programmes, and the badge that came with it. */
  conclusions: {
    programme: string | null;
    year: number;
    conclusion: string;
    at: string;
    badgeNumber: number | null;
    badgeCode: string | null;
  }[];
  /** "02 không": their ticks, and the unit's one yes or no a year. */
  commitments: {
    programme: string | null;
    code: string;
    year: number;
    committedOn: string;
    conclusion: string | null;
    concludedAt: string | null;
  }[];
  questions: { unit: string; text: string | null; state: string; at: string; answeredAt: string | null }[];
  /** Messages are counted, not kept: what was said is emptied once it was dealt with. */
  messages: { received: number; sent: number };
  /** Wrong sign-in codes typed one after another: guessing has to wait. */
  wrongCodes: number;
  /** Where the desk in the browser is open for them, or was a moment ago. */
  desks: { from: string; until: string }[];
  /** Lines about them in the audit log: what, when. */
  audit: { at: string; action: string }[];
}
