/**
 * The words that the parts exchange. Types only: nothing here runs, nothing here imports anything of ours.
 * `channels` translate platforms into these and back; nobody else knows a platform.
 */

export type ChannelName = 'zalo' | 'telegram';
export const channelNames: readonly ChannelName[] = ['zalo', 'telegram'];

/** Where a message goes or came from: `account` is our bot or OA there, `id` the person's id on that account (opaque text). */
export interface Endpoint {
  channel: ChannelName;
  account: string;
  id: string;
}

/** What a person did. Anything a platform can send that is not listed here is ignored by the channel, by name. */
export type InboundContent =
  | { kind: 'text'; text: string }
  /** A button. `address` is a claim: on Zalo anyone can type it, on Telegram a client can forge it. */
  | { kind: 'choice'; address: string }
  /** The chat was opened: Telegram's /start (with the deep link's payload), Zalo's follow or "chat now". */
  | { kind: 'start'; payload?: string }
  /** A phone number shared with the platform's own button. `own` is true only when the platform says it is the sender's. */
  | { kind: 'contact'; phone: string; own: boolean }
  | { kind: 'picture' }
  | { kind: 'file'; name: string }
  | { kind: 'sticker' }
  | { kind: 'location' }
  | { kind: 'voice' }
  | { kind: 'other' }
  /** The person blocked us or unfollowed; and the reverse. */
  /** Not the person: somebody of the staff wrote to them by hand, in the platform's own tool. The bot leaves the talk to them for a while. */
  | { kind: 'staff' }
  | { kind: 'blocked' }
  | { kind: 'unblocked' };

export interface Inbound {
  from: Endpoint;
  /** The same update delivered again has the same key: unique per channel and account. */
  key: string;
  /** The platform's own time of the event, UTC; ours where it tells none (a press on Telegram). */
  sentAt: Date;
  /** Where the platform numbers what it delivers to an account: what was done later has a greater one. */
  sequence?: number;
  content: InboundContent;
  /** What the channel needs to tell the platform "seen" (Telegram's callback id). Never stored. */
  receipt?: string;
}

/**
 * A button. `address` is `flow/step` or `flow/step:arg:arg` (see conversation/address.ts); `label` is shown.
 * On a platform without room for all of them the channel numbers them in the text, and a typed number works.
 */
export interface Choice {
  label: string;
  address: string;
}

/** A file or picture to send. `base64` travels in the outbox row and is emptied once it was sent. */
export interface Attachment {
  kind: 'picture' | 'file';
  /** ASCII, with an extension: platforms lose other names. */
  name: string;
  mime: string;
  base64: string;
}

/**
 * A picture, paper or table that is made when it is sent: its row stays small, and making it holds up no transaction. `spec` is what
 * domain/charts.ts, domain/papers.ts and reports/sheet.ts say.
 */
export interface Drawing {
  kind: 'drawing';
  of: 'chart' | 'paper' | 'sheet';
  /** ASCII, without an extension. */
  name: string;
  spec: unknown;
}

/** One message to a person, in plain text (NFC). Channels decide how choices look and where a long text is split. */
export interface Outbound {
  text: string;
  choices?: Choice[];
  /** Ask for the person's phone number with the platform's own button. */
  ask?: 'contact';
  attachment?: Attachment | Drawing;
  /** Edit this message of ours where the platform can; elsewhere it is sent anew. */
  replaces?: string;
  /**
   * To a phone number, as a message by a template that the platform has approved: the values of its blanks by name. The text is for
   * whoever reads it elsewhere. `trackingId`: ours, told back by the platform.
   */
  template?: { values: Record<string, string>; trackingId: string };
  /** With `replaces`: where it cannot be edited (any more), nothing is said, and that is success. */
  onlyEdit?: true;
}

/** As a channel takes it: whatever had to be drawn is drawn. */
export type Drawn = Omit<Outbound, 'attachment'> & { attachment?: Attachment };

/** What the platform said when it accepted a message. */
export interface Receipt {
  messageId: string;
}
