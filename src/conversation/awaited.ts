import { wallClock } from '../domain/local-time.js';
import { isFresh } from '../domain/pledges.js';
import type { TalkBase } from './underway.js';

/** What somebody was asked outside this talk, and may answer in words at any time. */
export interface Awaited {
  /** A meeting is ahead that they were invited to, or a check-in is open for them. */
  openActivity: boolean;
  /** They were reminded of a pledge, and that occasion is still theirs to answer. */
  openPledge: boolean;
}

const nothing: Awaited = { openActivity: false, openPledge: false };

/** Intents that answer such a question: what they weigh depends on whether it was asked. */
const activityAnswers = new Set(['rsvp', 'check_in']);
const pledgeAnswers = new Set(['pledge_check_in']);

/**
 * Whether it is worth looking up what is awaited: only for a text that may be an answer, and only where knowing changes how it is
 * read. Most messages are no such thing, and cost nothing.
 */
export function dependsOnAwaited(read: { certain: boolean; likely: string[] }): boolean {
  const activity = read.likely.some((intent) => activityAnswers.has(intent));
  const pledge = read.likely.some((intent) => pledgeAnswers.has(intent));
  return read.certain ? activity && pledge : activity || pledge;
}

/** Looks up what is awaited of the person. Many people's questions of one group of turns are few statements: see storage/batching.ts. */
export async function awaitedOf({ person, look, now, sentAt, zone }: TalkBase): Promise<Awaited> {
  const memberId = person.member?.id;
  if (!memberId) return nothing;
  const [upcoming, checkIns, pledges] = await Promise.all([
    look.upcomingFor(memberId, now),
    look.openCheckInsFor(memberId, sentAt),
    look.pledgesOf(memberId),
  ]);
  const active = pledges.filter((one) => one.state === 'active');
  const newest = await Promise.all(active.map(async (one) => (await look.pledgeHistory(one.id))[0]));
  const today = wallClock(now, zone).day;
  return {
    openActivity: checkIns.length > 0 || upcoming.some((one) => one.startAt > sentAt),
    openPledge: newest.some((one) => one !== undefined && isFresh(one, today)),
  };
}
