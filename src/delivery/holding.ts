import type { Clock } from '../clock.js';
import type { Account, DeliveryStore } from './store.js';

export interface Holding {
  /** Whether the account is ours now. Not longer than the lease: whoever took it over may be sending what we took. */
  holds(): boolean;
  /** Counts how often the account was taken: what was taken from the table in an earlier era, its next holder has settled. */
  era(): number;
  /** Takes or keeps the account; false when another process has it. Asked by both lanes, answered once. */
  keep(): Promise<boolean>;
  release(): Promise<void>;
}

export interface HoldingOptions {
  account: Account;
  /** Names this process among those that share the database. */
  holder: string;
  store: Pick<DeliveryStore, 'hold' | 'release' | 'recover'>;
  clock: Clock;
  count: (what: string, n?: number) => void;
}

/** Another process takes an account over when its holder has not been heard of for this long; renewed after a third of it. */
const leaseMs = 6_000;

/** One process at a time sends for a bot account: the right to it, as a lease in the database. */
export function holdingOf({ account, holder, store, clock, count }: HoldingOptions): Holding {
  let heldUntil = 0;
  let era = 0;
  let asking: Promise<boolean> | undefined;

  /** What a dead holder left on the wire is settled before anything new is taken. */
  async function ask(): Promise<boolean> {
    const now = clock.now().getTime();
    const held = await store.hold(account, holder, new Date(now + leaseMs));
    if (held !== 'kept') era++;
    if (held === 'taken') {
      const { unknown, repeated } = await store.recover(account);
      count('recovered_unknown', unknown);
      count('recovered_repeated', repeated);
    }
    heldUntil = held === 'refused' ? 0 : now + leaseMs;
    return held !== 'refused';
  }

  return {
    holds: () => heldUntil > clock.now().getTime(),
    era: () => era,
    keep() {
      const left = heldUntil - clock.now().getTime();
      if (left > (leaseMs * 2) / 3 && left <= leaseMs) return Promise.resolve(true);
      asking ??= ask().finally(() => {
        asking = undefined;
      });
      return asking;
    },
    async release() {
      heldUntil = 0;
      await store.release(account, holder);
    },
  };
}
