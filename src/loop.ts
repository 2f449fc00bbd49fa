export interface LoopOptions {
  report: (error: unknown) => void;
  sleepMs: () => Promise<number>;
}

/** Runs `work` whenever it is woken, and now and then on its own; never two at a time; a bug is reported and the loop goes on. */
export function loop(work: () => Promise<number>, options: LoopOptions) {
  let running = false;
  let woken = false;
  let wakeUp: (() => void) | undefined;
  let finished: Promise<void> = Promise.resolve();
  async function run(): Promise<void> {
    while (running) {
      woken = false;
      try {
        await work();
      } catch (error) {
        options.report(error);
      }
      if (!running || woken) continue;
      const ms = await options.sleepMs();
      await new Promise<void>((done) => {
        const timer = setTimeout(done, ms);
        wakeUp = () => {
          clearTimeout(timer);
          done();
        };
        if (woken || !running) wakeUp();
      });
    }
  }
  return {
    wake() {
      woken = true;
      wakeUp?.();
    },
    start() {
      running = true;
      finished = run();
    },
    async stop() {
      running = false;
      wakeUp?.();
      await finished;
    },
  };
}

export type Loop = ReturnType<typeof loop>;
