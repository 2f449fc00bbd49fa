/** Gathers what comes in small pieces and hands it on in groups: a webhook an arrival would be a transaction an arrival. */
export interface Gathering<T> {
  put(pieces: T[]): void;
  /** Hands on what is there. */
  flush(): Promise<number>;
}

/** More than this at a time is news of no worth: it is figures, and the platform tells some of them twice. */
const most = 20_000;

export function gathering<T>(handOn: (pieces: T[]) => Promise<void>): Gathering<T> {
  let waiting: T[] = [];
  return {
    put(pieces) {
      if (waiting.length < most) waiting.push(...pieces);
    },
    async flush() {
      const pieces = waiting;
      waiting = [];
      if (pieces.length > 0) await handOn(pieces);
      return pieces.length;
    },
  };
}
