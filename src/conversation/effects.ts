import type { ActivityKind, AttendanceMark, Audience, RsvpAnswer } from '../domain/activities.js';
import type { Counters, MonthSnapshot } from '../domain/month-report.js';
import type { ConsentPurpose, MessageKind } from '../domain/people.js';
import type { PledgeStatus, Programme, Rhythm } from '../domain/pledges.js';
import type { CommittedCode } from '../domain/programmes.js';
import type { QuietHours } from '../domain/quiet-hours.js';
import type { ParticipationLevel } from '../domain/residence.js';
import type { RoleName } from '../domain/rights.js';
import type { UnitSettingName } from '../domain/unit-settings.js';
import type { Say } from './flow.js';

/**
 * What a turn may do to the world, as plain objects: a closed list. Each kind has one handler in storage/ (an effect without a
 * handler does not compile). Ids are made by the flow (`talk.newId()`), so that replies can speak of what they make.
 * A handler that finds the world changed since the flow looked throws `StaleFacts`: the turn is taken again with fresh facts.
 */
export type Effect = PeopleEffect | ActivityEffect | PledgeEffect | ReportEffect | TellEffect | EraseEffect;
export type EffectKind = Effect['kind'];

export type PeopleEffect =
  | { kind: 'give_consent'; purposes: ConsentPurpose[]; textVersion: string }
  | { kind: 'withdraw_consent'; purposes: ConsentPurpose[] }
  | {
      kind: 'request_registration';
      registrationId: string;
      /** The roster member it matched; null makes a new pending member with `newMemberId`. */
      memberId: string | null;
      newMemberId: string;
      fullName: string;
      birthDate: string;
      phone: string | null;
      branchId: string;
      residence: { hamlet: string | null; commune: string | null } | null;
      unionJoinDate: string | null;
    }
  /** Under 16: nothing is stored but "waits for the guardian's consent" (domain.md §8.6). */
  | { kind: 'await_guardian'; registrationId: string; branchId: string }
  | { kind: 'record_guardian'; registrationId: string }
  | { kind: 'decide_registration'; registrationId: string; approve: boolean; reason: string | null }
  | { kind: 'withdraw_registration'; registrationId: string }
  | {
      kind: 'request_residence';
      residenceId: string;
      memberId: string;
      homeUnitId: string | null;
      receivingUnitId: string;
      slipNumber: string | null;
    }
  /** By the home unit: several members for one branch, each of whom may decline. */
  | {
      kind: 'introduce_members';
      homeUnitId: string;
      receivingUnitId: string;
      slipNumber: string | null;
      people: { residenceId: string; memberId: string }[];
    }
  /** The member's own: a wish that waits is taken back, a place that received them is left. */
  | { kind: 'withdraw_residence'; residenceId: string; memberId: string }
  | { kind: 'decide_residence'; residenceId: string; receive: boolean }
  /** By the residence branch, shown to the members: new, or instead of what was shown and not yet objected to or final. */
  | {
      kind: 'remark_residence';
      unitId: string;
      period: string;
      remarks: {
        remarkId: string;
        memberId: string;
        activities: number;
        level: ParticipationLevel;
        sentence: string | null;
      }[];
    }
  /** The member's: words against it, or that it is right. */
  | { kind: 'object_to_remark'; remarkId: string; memberId: string; words: string }
  | { kind: 'accept_remark'; remarkId: string; memberId: string }
  /** The residence branch's answer to an objection: final, whatever it is. */
  | { kind: 'conclude_remark'; remarkId: string; level: ParticipationLevel; sentence: string | null; activities: number }
  | { kind: 'create_join_code'; code: string; unitId: string; expiresAt: Date }
  | { kind: 'create_link_code'; hash: string; expiresAt: Date }
  /** This address joins the contact that made the code; the empty contact it had is dropped. */
  | { kind: 'link_address'; hash: string }
  /** A wrong link code: after five the person must wait. */
  | { kind: 'miss_link_code' }
  /** A one-time link to the desk; the ones before it that nobody used are void. */
  | { kind: 'create_desk_link'; hash: string; expiresAt: Date }
  /** Every desk of this person is closed, and links that wait are void. */
  | { kind: 'close_desks' }
  | {
      kind: 'update_member';
      memberId: string;
      fields: Partial<{
        fullName: string;
        birthDate: string;
        phone: string | null;
        residenceHamlet: string | null;
        residenceCommune: string | null;
        residenceConfirmedAt: Date;
        occupation: string | null;
        unionJoinDate: string | null;
        cardNumber: string | null;
      }>;
    }
  | { kind: 'set_stopped'; stopped: boolean }
  | { kind: 'set_locale'; locale: string }
  /** Their own; null: as usual in their branch again. Equal ends: none. */
  | { kind: 'set_quiet_hours'; hours: QuietHours | null }
  /** Of a branch, for those who have none of their own. */
  | { kind: 'set_branch_quiet_hours'; unitId: string; hours: QuietHours | null }
  | { kind: 'turn_off'; what: MessageKind }
  | { kind: 'turn_on'; what: MessageKind }
  | { kind: 'prefer_channel'; channel: 'zalo' | 'telegram' }
  | { kind: 'ask_question'; questionId: string; unitId: string; text: string }
  | { kind: 'answer_question'; questionId: string }
  | { kind: 'claim_admin'; code: string }
  | { kind: 'grant_role'; contactId: string; unitId: string; role: RoleName }
  | { kind: 'end_role'; contactId: string; unitId: string; role: RoleName }
  | { kind: 'set_unit_setting'; unitId: string; name: UnitSettingName; value: Record<string, unknown> }
  | { kind: 'audit'; action: string; subject: string | null; data?: Record<string, string | number | boolean> };

/** Fields of an activity that a secretary sets. */
export interface ActivityFields {
  kind: ActivityKind;
  title: string | null;
  startAt: Date;
  endAt: Date | null;
  place: string;
  content: string | null;
  dress: string | null;
  bring: string | null;
}

/** How a notice goes out: in whose name, and not before a moment that the flow reckoned (quiet hours; domain/quiet-hours.ts). */
export interface NoticeSending {
  noticeId: string;
  signedAs: RoleName | null;
  notBefore: Date;
}

/** What a second officer is asked about: a call, or what is to become of a meeting at the version that its officer saw. */
export type AskedWish =
  | { kind: 'invitation'; fields: ActivityFields; respondBy: Date | null }
  | {
      kind: 'changed';
      version: number;
      fields: Pick<ActivityFields, 'startAt' | 'endAt' | 'place' | 'content' | 'dress' | 'bring'>;
      respondBy: Date | null;
    }
  | { kind: 'cancelled'; version: number; startAt: Date; reason: string | null };

export type ActivityEffect =
  /** Creates it, snapshots who is invited and expands the notice to them (none when `sending` is null: a sign-in without a call). */
  | {
      kind: 'call_activity';
      activityId: string;
      unitId: string;
      fields: ActivityFields;
      audience: Audience;
      respondBy: Date | null;
      sending: NoticeSending | null;
      /** Who called it, when another officer's word sends it. */
      authorId?: string;
    }
  /**
   * What reaches many waits for a second officer until `until`: nothing of it exists before. A call that nobody agreed to is dropped
   * then; a change or a cancellation goes out (docs/decisions/0011).
   */
  | {
      kind: 'ask_to_send';
      noticeId: string;
      activityId: string;
      unitId: string;
      audience: Audience;
      signedAs: RoleName | null;
      until: Date;
      wanted: AskedWish;
    }
  /** A notice on its way rests, goes on, or ends where it is. */
  | { kind: 'control_sending'; noticeId: string; what: 'pause' | 'resume' | 'stop' }
  | { kind: 'decide_sending'; noticeId: string; decision: 'agreed' | 'refused' | 'withdrawn' | 'outdated' }
  /** Writes the changes and tells everybody who was invited. `version` is the one the secretary saw. */
  | {
      kind: 'change_activity';
      activityId: string;
      version: number;
      fields: Partial<ActivityFields>;
      respondBy?: Date | null;
      sending: NoticeSending;
      /** Who changed it, when another officer's word sends it. */
      authorId?: string;
    }
  | {
      kind: 'cancel_activity';
      activityId: string;
      version: number;
      reason: string | null;
      sending: NoticeSending;
      authorId?: string;
    }
  /** One more question to those who said nothing; once an activity, whoever asks first (an officer or the crontab). */
  | { kind: 'ask_again'; activityId: string; sending: NoticeSending }
  | { kind: 'rsvp'; activityId: string; memberId: string; answer: RsvpAnswer; late: boolean; reason: string | null; at: Date }
  | { kind: 'open_check_in'; activityId: string; code: string; openAt: Date; closeAt: Date }
  | { kind: 'close_check_in'; activityId: string; at: Date }
  /** The room's screen shows codes that renew themselves, derived from `secret`; null: back to the one code of the door. */
  | { kind: 'set_room'; activityId: string; secret: string | null }
  /** A branch that holds it together with the activity's own: its members may sign in, its officers may mark. */
  | { kind: 'set_host'; activityId: string; unitId: string; hosts: boolean }
  /** A wrong sign-in code: guessing has to wait after some. */
  | { kind: 'miss_check_in_code'; at: Date }
  /** Twice is once: the first mark stays. Whoever was excused and comes after all is there; an officer's "unexcused" stays. */
  | { kind: 'check_in'; activityId: string; memberId: string; mark: 'present' | 'late'; at: Date }
  | { kind: 'request_late_check_in'; lateCheckInId: string; activityId: string; memberId: string; at: Date }
  | { kind: 'decide_late_check_in'; lateCheckInId: string; accept: boolean }
  /** By an officer, from the list; replaces what was there. A null mark takes the mark away. */
  | { kind: 'mark_attendance'; activityId: string; marks: { memberId: string; mark: AttendanceMark | null }[]; at: Date }
  /** Everybody who asked leave and did not come is excused: one tap "Cho phép tất cả". */
  | { kind: 'excuse_all'; activityId: string; at: Date }
  | { kind: 'set_guests'; activityId: string; guestCount: number }
  | { kind: 'finish_activity'; activityId: string };

export type PledgeEffect =
  | {
      kind: 'make_pledge';
      pledgeId: string;
      memberId: string;
      programmeId: string | null;
      groupCode: string | null;
      text: string;
      rhythm: Rhythm;
      hour: number;
      startedOn: string;
      nextDueAt: Date | null;
    }
  | {
      kind: 'change_pledge';
      pledgeId: string;
      fields: Partial<{
        text: string;
        rhythm: Rhythm;
        hour: number;
        nextDueAt: Date | null;
        state: 'active' | 'paused' | 'ended';
      }>;
    }
  | { kind: 'answer_pledge'; pledgeId: string; dueOn: string; status: PledgeStatus; at: Date }
  /** Days (yyyy-mm-dd, both inside) that do not count against a person's own pledges. */
  | { kind: 'excuse_pledges'; pledgeIds: string[]; fromDay: string; toDay: string }
  /** At the end of a programme, of own pledges. */
  | { kind: 'assess_pledge'; pledgeId: string; status: PledgeStatus; at: Date }
  /** "Gửi Bí thư" of own pledges, and taking it back as long as nothing was concluded. */
  | { kind: 'share_pledges'; programmeId: string; pledgeIds: string[]; year: number; shared: boolean }
  | { kind: 'create_programme'; programmeId: string; code: string; unitId: string; fields: ProgrammeFields }
  /** Only while nobody has pledged. */
  | { kind: 'change_programme'; programmeId: string; fields: ProgrammeFields }
  | { kind: 'close_programme'; programmeId: string }
  /** Asks those whom it is for, and who use the bot, whether they register; each once. */
  | { kind: 'invite_to_programme'; programmeId: string }
  /** The unit's word about what was sent to it; a later one replaces it. Whoever reached it gets the next number of the year. */
  | {
      kind: 'conclude_pledges';
      programmeId: string;
      year: number;
      conclusions: { memberId: string; conclusion: Conclusion; badgeCode: string | null }[];
    }
  /** "02 không": one tick a year. */
  | { kind: 'commit'; programmeId: string; code: CommittedCode; year: number; committedOn: string }
  /** The unit's one yes or no of the year about a tick. */
  | {
      kind: 'conclude_commitment';
      memberId: string;
      programmeId: string;
      code: CommittedCode;
      year: number;
      conclusion: Conclusion;
    };

export type Conclusion = 'reached' | 'not_reached';

export type ProgrammeFields = Omit<Programme, 'id' | 'unitId' | 'code' | 'state'>;

export type ReportEffect =
  /** What was typed so far for a unit's month. */
  | { kind: 'save_month_report'; unitId: string; month: string; counters: Counters; dueAt: Date }
  /** `upperId`: whose report it is part of; once that was sent, this one is not corrected any more. */
  | {
      kind: 'send_month_report';
      unitId: string;
      month: string;
      counters: Counters;
      snapshot: MonthSnapshot;
      dueAt: Date;
      upperId: string | null;
    };

/** The person, out of every table (domain.md §8.5). Done after all other effects of the group, so that none of them brings a row back. */
export interface EraseEffect {
  kind: 'erase_me';
}

/** A message to somebody else, by the outbox. `key` makes it once per occasion. */
export interface TellEffect {
  kind: 'tell';
  contactId: string;
  say: Say;
  key: string;
  urgency: 'answer' | 'urgent' | 'nudge';
}

/** The world is not as the flow saw it: take the turn again, alone, with fresh facts. */
export class StaleFacts extends Error {
  constructor(what: string) {
    super(`changed meanwhile: ${what}`);
    this.name = 'StaleFacts';
  }
}
