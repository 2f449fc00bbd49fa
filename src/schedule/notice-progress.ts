import type { Say } from '../conversation/flow.js';
import { progressSay, type ReportWorld, reportSay } from '../conversation/sending-report.js';
import { isSettled, type NoticeStand } from '../domain/sending.js';

/** What its author was shown of a notice so far. */
export interface Shown {
  /** How often; 0: nothing yet. */
  times: number;
  at: Date | null;
  /** Of which numbers. */
  of: string | null;
  /** Since when it goes out. */
  since: Date;
}

export type Showing =
  | { kind: 'progress'; say: Say; of: string }
  | { kind: 'report'; say: Say }
  /** It is over and nobody waits for a word about it. */
  | { kind: 'done' };

/** A progress message is sent or edited at most so often. What is over sooner needs none. */
const progressEveryMs = 10_000;

/** Whether it is worth a closer look: it is over, or was not shown for a while. */
export function isDue(settled: boolean, { at, since }: Shown, now: Date): boolean {
  return settled || now.getTime() - (at ?? since).getTime() >= progressEveryMs;
}

/** What its author is to be shown of a notice now, if anything. Pure. */
export function showing(stand: NoticeStand, shown: Shown, world: ReportWorld): Showing | undefined {
  const { counts } = stand;
  const settled = isSettled(counts);
  if (!isDue(settled, shown, world.now)) return undefined;
  if (settled) {
    // Asking the silent again is a nudge of its own; whoever asked sees the answers.
    const isReported = stand.kind !== 'ask_again' && stand.authorId !== null;
    return isReported ? { kind: 'report', say: reportSay(stand, world) } : { kind: 'done' };
  }
  if (stand.kind === 'ask_again' || stand.state === 'cancelled') return undefined;
  const of = [stand.state, counts.sent, counts.unknown, counts.failed, counts.unreachable].join(' ');
  return of === shown.of ? undefined : { kind: 'progress', say: progressSay(stand, world), of };
}

/** The storage that watching notices needs; one call looks at all of them. */
export interface WatchStore {
  /** Ends what is out of time, shows authors what `decide` says. Resolves with how many rows it wrote. */
  watch(due: typeof isDue, decide: (stand: NoticeStand, shown: Shown) => Showing | undefined): Promise<number>;
}
