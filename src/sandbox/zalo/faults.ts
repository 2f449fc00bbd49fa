import type { ZaloHostName } from './state.js';

/**
 * What goes wrong with a call. `reset`, `hang`, `status`, `html`, `empty` and `error` happen before it is carried out; `lost`
 * and `slow` after: the message arrives and its answer does not, or late.
 */
export type ZaloFault =
  | { kind: 'error'; code: number }
  | { kind: 'status'; status: number }
  | { kind: 'html' }
  | { kind: 'empty' }
  | { kind: 'reset' }
  | { kind: 'hang' }
  | { kind: 'lost' }
  | { kind: 'slow'; ms: number };

export interface FaultOptions {
  /** How many calls it hits. */
  times?: number;
  at?: ZaloHostName;
  /** Only calls whose path has this in it. */
  path?: string;
}

/** The faults that the sandbox offers as buttons. */
export const zaloFaults = {
  throttled: { kind: 'error', code: -32 },
  tokenExpired: { kind: 'error', code: -220 },
  tokenInvalid: { kind: 'error', code: -216 },
  windowClosed: { kind: 'error', code: -230 },
  blocked: { kind: 'error', code: -213 },
  rejected: { kind: 'error', code: -201 },
  appRemoved: { kind: 'error', code: -219 },
  serverError: { kind: 'status', status: 503 },
  html: { kind: 'html' },
  empty: { kind: 'empty' },
  reset: { kind: 'reset' },
  lost: { kind: 'lost' },
  silence: { kind: 'hang' },
  slow: { kind: 'slow', ms: 3000 },
} as const satisfies Record<string, ZaloFault>;

/** Faults wait in order; each call takes the first that concerns it. */
export class FaultQueue {
  #waiting: { fault: ZaloFault; at: ZaloHostName; path: string; times: number }[] = [];

  add(fault: ZaloFault, { times = 1, at = 'api', path = '' }: FaultOptions = {}): void {
    if (times > 0) this.#waiting.push({ fault, at, path, times });
  }

  take(host: ZaloHostName, path: string): ZaloFault | undefined {
    const found = this.#waiting.find((entry) => entry.at === host && path.includes(entry.path));
    if (!found) return undefined;
    found.times -= 1;
    if (found.times === 0) this.#waiting = this.#waiting.filter((entry) => entry !== found);
    return found.fault;
  }

  /** How many calls will still be hit. */
  waiting(): number {
    return this.#waiting.reduce((sum, { times }) => sum + times, 0);
  }

  clear(): void {
    this.#waiting = [];
  }
}
