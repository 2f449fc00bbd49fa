import { daysAfter } from './local-time.js';
import { isExcused, type PledgeCheckIn, type PledgePause, type PledgeStatus, type Rhythm } from './pledges.js';

/**
 * How steadily a pledge is kept, from 0 to 1, for its owner alone. Loop Habit Tracker's exponential score: each occasion moves it by
 * `score * m + value * (1 - m)` with `m = 0.5 ^ (√frequency / 13)` a day, so that what is long ago weighs less and one lapse does not
 * destroy it. Why the two differences (occasions instead of days, and the beginning): docs/decisions/0010.
 */
const values: Record<PledgeStatus, number> = { done: 1, in_progress: 0.5, not_done: 0 };
const daysOf: Record<Exclude<Rhythm, 'none'>, number> = { week: 7, two_weeks: 14, month: 365.25 / 12 };
/** One answer is no steadiness. */
const fewest = 2;

/** What is left of the old score after one occasion: Loop's daily multiplier for once in so many days, taken so many times. */
export function kept(rhythm: Exclude<Rhythm, 'none'>): number {
  const days = daysOf[rhythm];
  return 0.5 ** ((Math.sqrt(1 / days) / 13) * days);
}

/**
 * Null before there is enough to go by. Days of a pause or an excused time do not count, nor does the newest occasion while it can still
 * be answered; one that was let pass in silence counts like "not done", as in Loop.
 */
export function steadiness(
  rhythm: Rhythm,
  checkIns: readonly PledgeCheckIn[],
  pauses: readonly PledgePause[],
  today: string,
): number | null {
  if (rhythm === 'none') return null;
  const open = daysAfter(today, -Math.floor(daysOf[rhythm]));
  const occasions = [...checkIns]
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
    .filter(({ dueOn, status }, n, all) => status !== null || n < all.length - 1 || dueOn <= open)
    .filter(({ dueOn }) => !isExcused(dueOn, pauses));
  if (occasions.length < fewest) return null;
  const m = kept(rhythm);
  let score = 0;
  let weight = 0;
  for (const { status } of occasions) {
    score = score * m + (status ? values[status] : 0) * (1 - m);
    weight = weight * m + (1 - m);
  }
  return Math.min(1, score / weight);
}
