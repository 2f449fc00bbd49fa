/** Rings after `ms`; the result takes it back. */
export type Alarm = (ms: number, ring: () => void) => () => void;

const realAlarm: Alarm = (ms, ring) => {
  const timer = setTimeout(ring, ms);
  return () => clearTimeout(timer);
};

/** In portions, so that a machine that stood still for a while is not taken for work that hangs. */
const portions = 3;

/** The work's result; rejects when it has none after `ms`, so that a turn that hangs is undone and set aside like one that fails. */
export function patiently<T>(work: Promise<T>, ms: number, alarm: Alarm = realAlarm): Promise<T> {
  return new Promise((done, failed) => {
    let left = portions;
    let takeBack: () => void;
    const wait = () => {
      takeBack = alarm(ms / portions, () => {
        left--;
        if (left > 0) wait();
        else failed(new Error('a turn hangs'));
      });
    };
    wait();
    work.then(done, failed).finally(() => takeBack());
  });
}
