import type { DigestLine } from '../domain/digests.js';
import type { QuietHours } from '../domain/quiet-hours.js';
import type { ChannelName, Outbound } from '../messages.js';

/** One message to one address, as the sender sees it. */
export interface Outgoing {
  id: string;
  contactId: string;
  addressId: string;
  /** The person's id on the platform; their phone number when it goes `byPhone`. */
  to: string;
  /** As a template message to the number in the roster: the chat is closed. */
  byPhone?: boolean;
  kind: 'reply' | 'nudge' | 'notice' | 'report' | 'mark' | 'digest' | 'farewell';
  noticeId: string | null;
  /** Null for a notice: it is written when it is sent, from the notice and the person's name. */
  payload: Outbound | null;
  /** Tries including this one. */
  attempts: number;
  createdAt: Date;
  deadline: Date | null;
  locale: string;
  fullName: string | null;
  /** The reader's. */
  quiet: QuietHours;
  /** Somebody of the staff writes to them by hand until then. */
  staffUntil: Date | null;
}

/** What became of it. `elsewhere` looks for the person's other address; `waiting` tries again at `notBefore`. */
export interface Finished {
  id: string;
  contactId: string;
  addressId: string;
  state: 'sent' | 'failed' | 'expired' | 'unknown' | 'waiting' | 'elsewhere' | 'cancelled';
  messageId?: string;
  /** The platform's code: never a name, a number or a text. */
  failure?: string;
  notBefore?: Date;
  /** The try does not count: it was no fault of this message. */
  uncounted?: boolean;
  /** Of a digest: the rows that it says. */
  said?: string[];
  /** What was learnt about the address. */
  address?: 'blocked' | 'closed';
  /** It came by itself and left in the reader's quiet hours, because it was urgent: the audit log says so. */
  inQuietHours?: { kind: Outgoing['kind']; about: string };
}

export interface Account {
  channel: ChannelName;
  account: string;
}

export interface Claim extends Account {
  /** From–to, inclusive: 0 replies, 1 urgent, 2 nudges, 3 notices. */
  priorities: [number, number];
  limit: number;
  /** Addresses to which something is on the wire: a person's messages stay in order. */
  notTo: string[];
}

/** The storage that sending needs. */
export interface DeliveryStore {
  /** Takes rows to send: from now until they are finished they are `sending`. */
  claim(claim: Claim): Promise<Outgoing[]>;
  finish(finished: Finished[]): Promise<void>;
  /**
   * Takes or keeps the right to send for an account until `until`: one process at a time paces a bot account. `taken` means that
   * another process had it before, or nobody: what is `sending` there is of a dead process.
   */
  hold(account: Account, holder: string, until: Date): Promise<'kept' | 'taken' | 'refused'>;
  release(account: Account, holder: string): Promise<void>;
  /** Ends everybody's: on SQLite a start means that no other process runs. */
  releaseAll(): Promise<void>;
  /** Rows that a dead process was sending, or these of them: notices and nudges become `unknown`, answers wait again. */
  recover(account: Account, ids?: string[]): Promise<{ unknown: number; repeated: number }>;
  /** Ids of the rows that are recorded as on the wire. */
  sending(account: Account): Promise<string[]>;
  /** The same for accounts that no living process holds: found by the crontab. */
  recoverAbandoned(): Promise<{ unknown: number; repeated: number }>;
  nextDue(channel: ChannelName, account: string, priorities: [number, number]): Promise<Date | null>;
  pause(channel: ChannelName, account: string, until: Date, reason: string): Promise<void>;
  pausedUntil(channel: ChannelName, account: string): Promise<Date | null>;
  /** What a digest has to say now. */
  digestLines(digest: Outgoing): Promise<DigestLine[]>;
  notice(id: string): Promise<{ id: string; kind: string; content: unknown; cancelled: boolean; paused: boolean } | null>;
}
