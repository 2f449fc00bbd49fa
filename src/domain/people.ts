import type { ChannelName } from '../messages.js';
import type { QuietHours } from './quiet-hours.js';
import type { HeldRole } from './rights.js';

/** Purposes of consent, each its own switch, none pre-set (domain.md §8.2). */
export const consentPurposes = ['registration', 'reminders', 'news'] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

/** The version of the consent text that people agree to now. Change it with the text in locales `consent-*`. */
export const consentVersion = '2026-03-01';

/** domain.md §2.5, and "pending" before the secretary's word. */
export type MemberStatus =
  | 'pending'
  | 'active'
  | 'temporary_in'
  | 'temporary_out'
  | 'away'
  | 'transferred_out'
  | 'graduated'
  | 'removed'
  | 'deceased';

/** The office that the roster gives a member (domain.md §1.6); not the role in the bot. */
export type RoleTitle = 'secretary' | 'deputy_secretary' | 'committee_member';

/** Statuses of people who take part and are written to. */
export const presentStatuses: readonly MemberStatus[] = ['active', 'temporary_in', 'temporary_out', 'away'];

export interface Member {
  id: string;
  fullName: string;
  birthDate: string | null; // yyyy-mm-dd
  phone: string | null; // E.164
  branchId: string;
  status: MemberStatus;
  unionJoinDate: string | null;
  cardNumber: string | null;
  occupation: string | null;
  residenceHamlet: string | null;
  residenceCommune: string | null;
}

/** What can be turned off without taking back a consent: invitations to meetings; reminders of them. */
export const messageKinds = ['meetings', 'meeting_reminders'] as const;
export type MessageKind = (typeof messageKinds)[number];

/** The person a turn is about, as the turn found them. */
export interface Person {
  contactId: string;
  /** The channel the message came by: replies go back there. */
  channel: ChannelName;
  /** All the channels on which they can be reached now. */
  channels: ChannelName[];
  locale: string;
  /** Set once a secretary has approved them (or the roster's member was linked). */
  member: Member | null;
  /** A registration that waits for the secretary, or for the guardian's consent. */
  waitingRegistration: { id: string; branchId: string; state: 'waiting' | 'guardian' } | null;
  roles: HeldRole[];
  consents: ConsentPurpose[];
  /** They said "dừng": nothing but answers until they say otherwise. */
  stopped: boolean;
  /** Kinds of message that they turned off beside the consents. */
  off: MessageKind[];
  /** When nothing comes by itself: set by themselves, for their branch, or by nobody. */
  quiet: QuietHours & { by: 'self' | 'branch' | 'nobody' };
  /** The channel that they want first, when they said so. */
  preferred: ChannelName | null;
}

/** Somebody else, as officers see them in a list: contact only when they use the bot. */
export interface ListedMember {
  memberId: string;
  contactId: string | null;
  fullName: string;
  /** Sorts by given name: domain.md §7.7. */
  sortKey: string;
}

/** A section of a roster. */
export interface ListedBranch {
  name: string;
  /** The unit above, with which the branch's name is known apart. */
  above: string | null;
  /** In the order in which they are to stand: by given name (domain.md §7.7). */
  members: ListedPerson[];
}

/** Somebody as the roster has them. */
export interface ListedPerson {
  fullName: string;
  birthDate: string | null;
  roleTitle: RoleTitle | null;
  unionJoinDate: string | null;
  cardNumber: string | null;
  phone: string | null;
  status: MemberStatus;
}

/** An officer who can be told something. */
export interface Officer {
  contactId: string;
  memberId: string | null;
  fullName: string | null;
  role: HeldRole['role'];
  unitId: string;
  /** On some channel now; outside Zalo's window nobody may write to them until they write again. */
  reachable: boolean;
}
