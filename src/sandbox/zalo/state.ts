import type { Clock } from '../../clock.js';
import type { FaultQueue } from './faults.js';

/** The account that the emulator plays. All of it is made up; the secrets only have to equal the bot's configuration. */
export interface ZaloAccount {
  appId: string;
  appSecret: string;
  oaId: string;
  oaSecretKey: string;
  oaName: string;
}

export type ZaloHostName = 'oauth' | 'api' | 'business';

export interface ZaloShownButton {
  title: string;
  type: string;
  payload: unknown;
}

/** One bubble in somebody's chat with the OA, as the phone shows it. */
export interface ZaloBubble {
  id: string;
  at: Date;
  person: string;
  from: 'oa' | 'person';
  kind: 'text' | 'image' | 'gif' | 'sticker' | 'file' | 'location' | 'voice' | 'request_user_info' | 'template';
  text: string;
  buttons: ZaloShownButton[];
  attachment?: { name: string; bytes: Buffer };
  /** It came to a phone number, by a template. */
  byPhone?: { phone: string; trackingId: string };
}

export interface ZaloUserRecord {
  id: string;
  name: string;
  /** `84…` */
  phone: string;
  follower: boolean;
  blocked: boolean;
  /** Has refused this kind of message from the OA, without leaving. */
  restricted: boolean;
  lastInteractionAt?: Date;
  sharedPhone?: string;
  bubbles: ZaloBubble[];
}

export interface ZaloUpload {
  kind: 'image' | 'gif' | 'file';
  name: string;
  bytes: Buffer;
  at: Date;
}

export interface ZaloTokenPair {
  access: string;
  accessUntil: Date;
  refresh: string;
  refreshUntil: Date;
}

/** One call that reached the emulator. `error` is what it answered; undefined when a fault swallowed the answer. */
export interface ZaloCallRecord {
  at: Date;
  host: ZaloHostName;
  method: string;
  path: string;
  error?: number;
}

export interface ZaloState {
  readonly clock: Clock;
  readonly account: ZaloAccount;
  readonly switches: ZaloSwitches;
  readonly faults: FaultQueue;
  readonly people: Map<string, ZaloUserRecord>;
  readonly uploads: Map<string, ZaloUpload>;
  /** Template id → the keys that its data must have, no others, each with how long its value may be. */
  readonly templates: Map<string, Record<string, number>>;
  readonly codes: Map<string, { until: Date; challenge?: string }>;
  readonly spentRefreshTokens: Set<string>;
  readonly spentAccessTokens: Set<string>;
  pair: ZaloTokenPair;
  /** API calls in the current minute. */
  rate: { minute: number; calls: number };
  readonly counts: { calls: number; messages: number; webhooks: number; refreshes: number };
  readonly calls: ZaloCallRecord[];
  readonly transcript: ZaloBubble[];
  /** What a caller did that Zalo's documentation forbids, in words. A test run should end with none. */
  readonly violations: string[];
  readonly listeners: Set<(bubble: ZaloBubble) => void>;
  nextNumber(): number;
  /** Milliseconds as text, never the same twice: Zalo's events are told apart by it, and a test's clock may stand still. */
  nextTimestamp(): string;
}

export interface ZaloSwitches {
  /** The OA API's limit; Zalo's is 4,000 for an app. */
  callsPerMinute: number;
  /** `counts` keeps numbers and each person's last bubble only: for a load of hundreds of thousands. */
  keep: 'everything' | 'counts';
  /** Tell the webhook about what the OA sent, as Zalo does when the events are ticked in the console. */
  echoes: boolean;
  /** A spent refresh token answers 200 with nothing in it, as was seen in 2026, in place of -14014. */
  emptyAnswerForSpentToken: boolean;
  /** The app has "appsecret_proof" switched on. */
  requireProof: boolean;
  /** Write ids as JSON numbers where Zalo's older endpoints do. */
  numericIds: boolean;
  /** A webhook that takes longer counts as failed. */
  answerWithinMs: number;
}

/** A new bubble: kept, counted and told to whoever watches. */
export function show(state: ZaloState, user: ZaloUserRecord, bubble: ZaloBubble): void {
  if (state.switches.keep === 'everything') {
    state.transcript.push(bubble);
    user.bubbles.push(bubble);
  } else {
    user.bubbles = [bubble];
  }
  if (bubble.from === 'oa') state.counts.messages += 1;
  for (const listener of state.listeners) listener(bubble);
}

export function newMessageId(state: ZaloState): string {
  return `${(0x8c8d2ee9 + state.nextNumber()).toString(16)}a5be6de034af`;
}

/** A pair as Zalo mints it: 25 hours for the access token, 90 days for the refresh token. */
export function mintPair(clock: Clock, number: number): ZaloTokenPair {
  const now = clock.now().getTime();
  return {
    access: `access-${number}-${'A'.repeat(40)}`,
    accessUntil: new Date(now + 90_000_000),
    refresh: `refresh-${number}-${'R'.repeat(40)}`,
    refreshUntil: new Date(now + 7_776_000_000),
  };
}
