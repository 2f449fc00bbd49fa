import type { Activity } from './activities.js';
import type { UnitTree } from './units.js';

/** Signing in with the code on the board (domain.md §5.5): which codes, whose activity it is, what happens to guessing. */

/** Codes that people try first, or that a form would read as a year: never given out. */
export function isWeakCode(code: string): boolean {
  const steps = [1, 2, 3].map((n) => Number(code[n]) - Number(code[n - 1]));
  const isRun = steps.every((step) => step === steps[0]) && Math.abs(steps[0]!) <= 1;
  return isRun || new Set(code).size < 3 || /^(19|20)/.test(code);
}

/** A 4-digit code that is not weak. `random(n)` gives a whole number in [0, n). */
export function drawCheckInCode(random: (below: number) => number): string {
  for (;;) {
    const code = String(random(10_000)).padStart(4, '0');
    if (!isWeakCode(code)) return code;
  }
}

/** The code in a text that is a code and nothing else, also typed in parts: `4821`, `4 8 2 1`, `48-21`. */
export function readCheckInCode(text: string): string | undefined {
  const digits = text.normalize('NFKC').replace(/[\s.\-–#]/g, '');
  return /^\d{4}$/.test(digits) ? digits : undefined;
}

/** The code in an answer to "which code?": the four digits of a sentence, when there is one such number in it. */
export function findCheckInCode(text: string): string | undefined {
  const numbers = text.normalize('NFKC').match(/\d+/g) ?? [];
  return readCheckInCode(text) ?? (numbers.length === 1 ? readCheckInCode(numbers[0]!) : undefined);
}

/** A sign-in counts by the platform's clock, so that one delivered late is not late; never by a clock that runs ahead of ours. */
export function signInMoment(sentAt: Date, receivedAt: Date): Date {
  return sentAt < receivedAt ? sentAt : receivedAt;
}

/** Telegram tells whole seconds, cut down: whoever signs in within the second in which the door opened was not before it. */
export function openingMoment(openedAt: Date): Date {
  return new Date(Math.floor(openedAt.getTime() / 1000) * 1000);
}

/** After the door closed a sign-in is a request to the secretary for this long; after that the code is simply over. */
export const lateRequestMs = 6 * 3600_000;

export interface CheckInMisses {
  tries: number;
  firstAt: Date;
  lastAt: Date;
}

/** Five wrong codes within ten minutes: a pause of ten minutes. */
export const mostMisses = 5;
export const missesForgottenMs = 10 * 60_000;

/** Until when this person must wait before the next try; null when they need not. */
export function pausedUntil(misses: CheckInMisses | null, at: Date): Date | null {
  if (!misses || misses.tries < mostMisses) return null;
  const until = new Date(misses.lastAt.getTime() + missesForgottenMs);
  return at < until ? until : null;
}

/** Tries that are left after one more wrong code at `at`. */
export function triesLeftAfterMiss(misses: CheckInMisses | null, at: Date): number {
  const counts = misses !== null && misses.tries < mostMisses && at.getTime() - misses.firstAt.getTime() < missesForgottenMs;
  return mostMisses - 1 - (counts ? misses.tries : 0);
}

export interface SigningIn {
  invited: boolean;
  branchId: string;
  /** Branches that received the member at their place of residence. */
  receivedBy: readonly string[];
  /** Branches that hold the activity together with its own. */
  hosts: readonly string[];
}

/**
 * Whether an activity is one of this member's: invited, or of the audience since (somebody who joined yesterday), or of a branch that
 * hosts it. A residence branch's activities are theirs too, but its congress is for its own members, and a committee's meeting only for
 * those who were invited.
 */
export function mayCheckIn(activity: Activity, { invited, branchId, receivedBy, hosts }: SigningIn, units: UnitTree): boolean {
  const { audience } = activity;
  if (invited) return true;
  if (audience.kind === 'committee' || audience.kind === 'secretaries') return false;
  const isTheirs = (unitId: string) =>
    hosts.includes(unitId) ||
    (audience.kind === 'subtree' ? units.isWithin(unitId, audience.unitId) : unitId === activity.unitId);
  return isTheirs(branchId) || (activity.kind !== 'congress' && receivedBy.some(isTheirs));
}

/** How long a check-in is open: minutes from now, or to the end of the activity (three hours when nobody said when it ends). */
export function checkInCloses(length: number | 'end', activity: Pick<Activity, 'startAt' | 'endAt'>, now: Date): Date {
  if (length !== 'end') return new Date(now.getTime() + length * 60_000);
  const end = activity.endAt ?? new Date(activity.startAt.getTime() + 3 * 3600_000);
  return end > now ? end : new Date(now.getTime() + 3600_000);
}
export const checkInLengths = [15, 30, 60] as const;
export const longestCheckIn = 12 * 60;
