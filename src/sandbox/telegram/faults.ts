/**
 * What goes wrong with a call.
 * - `status`: answered so, by Telegram: 429 with `retryAfter` seconds, 500, 400 with a description of your own …
 * - `html`: a proxy's page with that status
 * - `reset`: the connection drops and nothing was carried out; `lost`: it was carried out, then the connection drops
 * - `silent`: no answer, ever; carried out or not
 * - `slow`: carried out and answered after so many milliseconds
 */
export type Fault =
  | { kind: 'status'; status: number; description?: string; retryAfter?: number }
  | { kind: 'html'; status: number }
  | { kind: 'reset' }
  | { kind: 'lost' }
  | { kind: 'silent'; executed?: boolean }
  | { kind: 'slow'; ms: number };

/** Which calls it hits: the next `count` (one, unless told) of this method and chat, where given. */
export interface FaultScope {
  count?: number;
  method?: string;
  chat?: number | string;
}

export interface Faults {
  next(fault: Fault, scope?: FaultScope): void;
  clear(): void;
  /** How many calls will still be hit. */
  waiting(): number;
  /** The fault of this call, used up by asking. */
  take(method: string, chat: string | undefined): Fault | undefined;
}

export function faults(): Faults {
  let planned: { fault: Fault; scope: FaultScope; left: number }[] = [];
  return {
    next(fault, scope = {}) {
      planned.push({ fault, scope, left: scope.count ?? 1 });
    },
    clear() {
      planned = [];
    },
    waiting: () => planned.reduce((sum, { left }) => sum + left, 0),
    take(method, chat) {
      const hit = planned.find(
        ({ scope }) =>
          (scope.method === undefined || scope.method.toLowerCase() === method.toLowerCase()) &&
          (scope.chat === undefined || String(scope.chat) === chat),
      );
      if (!hit) return undefined;
      hit.left -= 1;
      if (hit.left <= 0) planned = planned.filter((one) => one !== hit);
      return hit.fault;
    },
  };
}
