import type { MovableClock } from '../clock.js';
import type { Platforms } from '../platforms.js';
import type { DeskHost } from './host.js';

/** Moves the clock the way time passes: step by step, so that what is due on the way happens at its hour. */
export interface Walk {
  /** One walk at a time; a second one begins where the first has ended. */
  forward(ms: number): Promise<void>;
  /** Until a nudge or a notice has left, at most `mostDays`. @returns whether one has */
  toNextReminder(): Promise<boolean>;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Near the start every half hour is lived through; beyond a day longer strides, and what rows name is met exactly. */
const shortStep = 30 * minute;
const longStep = 3 * hour;
const mostDays = 40;

export function walk({
  clock,
  platforms,
  host,
  moved,
}: {
  clock: MovableClock;
  platforms: Platforms;
  host: DeskHost;
  moved: (still: boolean) => void;
}): Walk {
  let last: Promise<unknown> = Promise.resolve();
  const oneAtATime = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
  const arrive = async (ms: number): Promise<void> => {
    clock.forward(ms);
    await platforms.tick();
    await host.tick();
    moved(true);
  };
  /** The next mark on the clock's face, or a row's own moment when that is nearer. */
  const nextStep = async (length: number): Promise<number> => {
    const now = clock.now().getTime();
    const due = (await host.nextDue())?.getTime();
    const mark = (Math.floor(now / length) + 1) * length - now;
    return due !== undefined && due > now ? Math.min(mark, due - now + 1000) : mark;
  };

  return {
    forward: (ms) =>
      oneAtATime(async () => {
        let left = ms;
        while (left > 0) {
          const step = Math.min(left, await nextStep(shortStep));
          await arrive(step);
          left -= step;
        }
        moved(false);
      }),
    toNextReminder: () =>
      oneAtATime(async () => {
        const before = await host.reminders();
        const start = clock.now().getTime();
        let found = false;
        while (!found && clock.now().getTime() - start < mostDays * day) {
          await arrive(await nextStep(clock.now().getTime() - start < day ? shortStep : longStep));
          found = (await host.reminders()) > before;
        }
        moved(false);
        return found;
      }),
  };
}
