import type { ActivityKind } from './activities.js';
import type { NoticeKind } from './notices.js';
import { isBranch, type Unit } from './units.js';

/** What the installation sets about messages to many (config.ts). */
export interface SendingRules {
  /** What reaches more people than this needs a second officer, unless a unit has set another number; null: never. */
  secondOfficerAbove: Record<UnitLevel, number | null>;
  /** Đồng a message outside Zalo's free window; null: not known, and no cost is shown. */
  zaloPaidVnd: number | null;
  /** Đồng a template message to a phone number; null: not known. */
  zaloTemplateVnd: number | null;
  /** The pace of one bot account, messages a second. */
  perSecond: { zalo: number; telegram: number };
}

export type UnitLevel = 'branch' | 'commune' | 'above';

const higherKinds = ['district_union', 'provincial_union', 'central'];

/** Branches; what stands directly above them (a commune, a school, an office); and everything higher. */
export function levelOf(unit: Pick<Unit, 'kind'>): UnitLevel {
  if (isBranch(unit)) return 'branch';
  return higherKinds.includes(unit.kind) ? 'above' : 'commune';
}

/**
 * What reaches more people than this needs a second officer: as the unit or the nearest one above has set it, else as the installation
 * has for its level. Null: never.
 */
export function secondOfficerLimit(
  rules: SendingRules,
  unit: Pick<Unit, 'kind'> | undefined,
  set: { above: number | null },
): number | null {
  return set.above ?? (unit ? rules.secondOfficerAbove[levelOf(unit)] : null);
}

export function needsSecondOfficer(
  rules: SendingRules,
  unit: Pick<Unit, 'kind'> | undefined,
  reached: number,
  set: { above: number | null } = { above: null },
): boolean {
  const most = secondOfficerLimit(rules, unit, set);
  return most !== null && reached > most;
}

/** People are on their way soon: a change or a cancellation waits for nobody any more (docs/decisions/0011). */
const urgentMs = 3 * 3600_000;

/** Until when a change or a cancellation may wait for a second officer. `begins`: as it is, or as it would be, whichever is sooner. */
export function secondWordUntil(begins: Date): Date {
  return new Date(begins.getTime() - urgentMs);
}

/** How far a notice is. Every recipient is in exactly one of these numbers. */
export interface NoticeCounts {
  /** Not tried yet, or to be tried again; also as a line of a digest. */
  waiting: number;
  paused: number;
  /** On the wire at this moment. */
  sending: number;
  /** The platform took it. */
  sent: number;
  /** Of those: the platform said that it reached the phone. */
  received: number;
  /** The connection died: it may have arrived, and is not sent again. */
  unknown: number;
  failed: number;
  unreachable: number;
  cancelled: number;
  expired: number;
}

export interface NoticeStand {
  id: string;
  kind: NoticeKind;
  unitId: string;
  authorId: string | null;
  state: 'sending' | 'paused' | 'cancelled' | 'finished';
  activity: { id: string; kind: ActivityKind; startAt: Date };
  /** Members who were to get it and do not use the bot. */
  withoutBot: number;
  counts: NoticeCounts;
  waitingOn: { zalo: number; telegram: number };
  /** When the next of those that wait may leave. */
  nextAt: Date | null;
  /** Why the failed and unreachable ones are that, by the outbox's codes. */
  failures: { state: 'failed' | 'unreachable'; code: string; count: number }[];
  /** A total only (domain.md §8.8). */
  seen: number;
  /** Of those sent: as a template message to the phone number. */
  byPhone: number;
}

/** Nobody is without a final state. */
export function isSettled({ waiting, paused, sending }: NoticeCounts): boolean {
  return waiting + paused + sending === 0;
}

/** Why somebody did not get a message, in the few ways that an officer can do something about. */
export type FailureReason =
  | 'stopped'
  | 'blocked'
  | 'window'
  | 'phone'
  | 'no_address'
  | 'network'
  | 'quota'
  | 'template'
  | 'late'
  | 'refused';

/** Of template messages to phone numbers, whose codes are marked (channels/zalo/failure.ts). */
const templateQuotaCode = /^zns:(-144|-1441|-147|-1471|-1472|-133)$/;

const windowCode = /^(-230|-232|-305|paper_windowClosed)$/;
const quotaCode = /^(-211|-218|-311|-234)$/;
const networkCode = /^(server_error|timeout|http_\d+|E[A-Z_]+|-100|-200|-214|process_died|paper_unreachable)$/;

/** From the outbox's codes, which are the platforms' own (channels/telegram/failures.ts, channels/zalo/client/errors.ts). */
export function failureReason(state: 'failed' | 'unreachable', code: string): FailureReason {
  if (code === 'stopped') return 'stopped';
  if (code === 'no address') return 'no_address';
  if (code === 'deadline_passed') return 'late';
  if (code.startsWith('zns:')) return state === 'unreachable' ? 'phone' : templateQuotaCode.test(code) ? 'quota' : 'template';
  if (state === 'unreachable') return windowCode.test(code) ? 'window' : 'blocked';
  if (quotaCode.test(code)) return 'quota';
  return networkCode.test(code) ? 'network' : 'refused';
}

interface OnChannels {
  zalo: number;
  telegram: number;
}

/** Until the last message has left, at the accounts' pace. */
function secondsLeft(waiting: OnChannels, { perSecond }: SendingRules): number {
  return Math.max(waiting.zalo / perSecond.zalo, waiting.telegram / perSecond.telegram);
}

/** Whole minutes, at least one. */
export function minutesLeft(waiting: OnChannels, rules: SendingRules): number {
  return Math.max(1, Math.ceil(secondsLeft(waiting, rules) / 60));
}

/** Whether it takes long enough for its sender to look after it meanwhile. */
export function takesLong(waiting: OnChannels, rules: SendingRules): boolean {
  return secondsLeft(waiting, rules) > 10;
}
