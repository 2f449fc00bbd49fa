/** Rings after `ms`; the result takes it back. */
export type Alarm = (ms: number, ring: () => void) => () => void;

const realAlarm: Alarm = (ms, ring) => {
  const timer = setTimeout(ring, ms);
  return () => clearTimeout(timer);
};

/**
 * In portions, so that a machine that stood still for a while is not taken for work that hangs. Together less than the 2 s in which
 * Zalo wants its answer: on SQLite a message cannot be stored while a group of turns holds the only writer.
 */
const portions = 3;
const portionMs = 500;

/** The work's result; rejects when it has none after 1.5 s, so that a turn that hangs is undone and set aside like one that fails. */
export function patiently<T>(work: Promise<T>, alarm: Alarm = realAlarm): Promise<T> {
  return new Promise((done, failed) => {
    let left = portions;
    let takeBack: () => void;
    const wait = () => {
      takeBack = alarm(portionMs, () => {
        left--;
        if (left > 0) wait();
        else failed(new Error('a turn hangs'));
      });
    };
    wait();
    work.then(done, failed).finally(() => takeBack());
  });
}
