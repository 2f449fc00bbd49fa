import type { ChannelName, Drawn, Inbound, Receipt } from '../messages.js';

/** A webhook call as it came: `body` is the exact bytes, because signatures are computed over them. */
export interface WebhookRequest {
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/**
 * What a webhook call means. `accepted` is answered 200 once its inbounds are stored (none, for an event we ignore: `ignored`
 * names it for the counter). `refused` is answered with its status and leaves no trace but a counter.
 */
export type Received =
  | { kind: 'accepted'; inbounds: Inbound[]; ignored?: string; receipts?: PlatformReceipt[] }
  | {
      kind: 'refused';
      status: 400 | 401;
      reason: 'bad_json' | 'bad_shape' | 'bad_secret' | 'bad_signature' | 'other_app' | 'stale';
    };

/** What a platform says later of a message that it took: it reached the person's phone, or was looked at there. */
export interface PlatformReceipt {
  what: 'received' | 'seen';
  channel: ChannelName;
  account: string;
  /** Whose: as in `Endpoint.id`. */
  person: string;
  messageId: string;
  at: Date;
}

/**
 * Why a message was not (surely) delivered: a closed list. `delivery/outcome.ts` is the one place that says what follows.
 *
 * - `throttled`: the account must be quiet until `until`; nothing was sent and it was no fault of this message.
 * - `unreachable`: the platform could not be reached or answered 5xx / not JSON; nothing was accepted; try again later. With
 *   `until` this one message cannot get through before (a used-up allowance, the night); the account's others can.
 * - `unauthorized`: our token is not accepted; the whole account waits for the operator.
 * - `blocked`: this person cannot be written to here (blocked us, deactivated, never started, does not follow).
 * - `windowClosed`: Zalo's seven days are over; opens again when they write.
 * - `numberRefused`: this phone number gets no template message (no account there, or they want none); their chat is another matter.
 * - `rejected`: the platform refuses this message (`code` is the platform's); sending it again is useless.
 * - `unfamiliar`: refused with a code that is in no table of ours: tried again a few times, then given up and reported.
 * - `unknown`: the call was written and no answer came: it may have arrived.
 */
export type SendFailureKind =
  | 'throttled'
  | 'unreachable'
  | 'unauthorized'
  | 'blocked'
  | 'windowClosed'
  | 'numberRefused'
  | 'rejected'
  | 'unfamiliar'
  | 'unknown';

/** Thrown by `send`. `code` is the platform's own code or description class: never a token, a name or a message text. */
export class SendFailure extends Error {
  constructor(
    readonly kind: SendFailureKind,
    readonly code: string,
    readonly until?: Date,
    options?: ErrorOptions,
  ) {
    super(`${kind}: ${code}`, options);
    this.name = 'SendFailure';
  }
}

/** One line of `doctor` and `/readyz`: what is wrong and what to do, in words an operator understands. */
export interface ChannelHealth {
  ok: boolean;
  detail: string;
}

/** The port: a platform, translated. Implementations know no flow, no database and no member. */
export interface Channel {
  readonly name: ChannelName;
  /** Our bot id or OA id on the platform; part of every address. */
  readonly account: string;
  /** Verifies and translates one webhook call. Pure but for the secret it holds. */
  receive(request: WebhookRequest): Received;
  /** Sends one message (split if it must be; the receipt is of the last part). With `template`, `to` is a phone number. @throws SendFailure */
  send(to: string, message: Drawn): Promise<Receipt>;
  /** Called after the inbounds were stored: tells the platform "seen" where it wants that. Never throws. */
  seen(inbounds: Inbound[]): void;
  /** Long polling, where the platform has it and the configuration asks for it: resolves when `signal` aborts. */
  poll?(store: (inbounds: Inbound[]) => Promise<void>, signal: AbortSignal): Promise<void>;
  /** Registers the webhook and the commands with the platform, where it has such a thing. */
  prepare?(): Promise<void>;
  /** Asks the platform who we are. */
  check(): Promise<ChannelHealth>;
  /** Whether the template for phone numbers takes our notices; undefined where none is configured. For `doctor` alone. */
  checkTemplate?(): Promise<ChannelHealth | undefined>;
  /** A link that opens our chat with `payload`, or undefined where the platform has none (Zalo). */
  link(payload: string): string | undefined;
  close(): Promise<void>;
}
