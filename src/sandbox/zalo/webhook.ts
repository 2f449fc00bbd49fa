import { createHash } from 'node:crypto';
import type { ZaloState } from './state.js';

/** One call to the bot's webhook, exactly as it goes out. */
export interface ZaloWebhookCall {
  headers: Record<string, string>;
  body: Buffer;
}

/** Zalo tries a failed call again after these, then switches the webhook off. */
const ladderMs = [30_000, 5 * 60_000, 15 * 60_000, 30 * 60_000, 60 * 60_000] as const;

export interface ZaloWebhooks {
  setUrl(url: string | undefined): void;
  /** Sends an event, or keeps it while `hold` is on. Resolves when the bot has answered or failed. */
  deliver(event: Record<string, unknown>, headers?: Record<string, string>): Promise<void>;
  /** Sends a call as it is. @returns the status, or undefined when there was no answer in time */
  post(call: ZaloWebhookCall): Promise<number | undefined>;
  /** Every event from now on is kept back. */
  hold(): void;
  /** Lets the kept events go, in the order given; `reversed` is how Zalo's network can play. */
  release(order?: 'kept' | 'reversed'): Promise<void>;
  /** The next events go out this many times. */
  repeat(times: number, events?: number): void;
  /** Sends again what is due by the clock. Call it after moving the clock. */
  tick(): Promise<void>;
  /** How many failed calls wait for their next try. */
  waiting(): number;
  /** False once a call failed six times: nothing is sent until `enable`. */
  enabled(): boolean;
  enable(): void;
  last(): ZaloWebhookCall | undefined;
  sign(body: Buffer, timestamp?: string): ZaloWebhookCall;
}

/** The side of Zalo that calls us: signs what it sends and climbs the retry ladder. */
export function zaloWebhooks(state: ZaloState): ZaloWebhooks {
  const retries: { call: ZaloWebhookCall; failures: number; dueAt: number }[] = [];
  let url: string | undefined;
  let kept: ZaloWebhookCall[] | undefined;
  let last: ZaloWebhookCall | undefined;
  let on = true;
  let repeats = { times: 1, events: 0 };

  function signed(body: Buffer, timestamp = timestampIn(body)): ZaloWebhookCall {
    const { appId, oaSecretKey } = state.account;
    const mac = createHash('sha256').update(appId).update(body).update(timestamp).update(oaSecretKey).digest('hex');
    return { headers: { 'content-type': 'application/json', 'x-zevent-signature': `mac=${mac}` }, body };
  }

  async function post(call: ZaloWebhookCall): Promise<number | undefined> {
    if (url === undefined) return undefined;
    state.counts.webhooks += 1;
    try {
      const signal = AbortSignal.timeout(state.switches.answerWithinMs);
      const response = await fetch(url, { method: 'POST', headers: call.headers, body: new Uint8Array(call.body), signal });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return undefined;
    }
  }

  async function attempt(call: ZaloWebhookCall, failures: number): Promise<void> {
    const headers = failures === 0 ? call.headers : { ...call.headers, num_retry: String(failures) };
    if ((await post({ ...call, headers })) === 200 || url === undefined) return;
    const pause = ladderMs[failures];
    if (pause === undefined) {
      on = false;
      retries.length = 0;
    } else if (on) {
      retries.push({ call, failures: failures + 1, dueAt: state.clock.now().getTime() + pause });
    }
  }

  return {
    setUrl: (next) => {
      url = next;
    },
    async deliver(event, headers = {}) {
      const { headers: signature, body } = signed(Buffer.from(JSON.stringify(event)));
      const call = { headers: { ...signature, ...headers }, body };
      last = call;
      if (!on) return;
      const times = repeats.events > 0 ? repeats.times : 1;
      repeats.events -= 1;
      const calls = Array.from({ length: times }, () => call);
      if (kept) kept.push(...calls);
      else for (const one of calls) await attempt(one, 0);
    },
    post,
    hold: () => {
      kept ??= [];
    },
    async release(order = 'kept') {
      const calls = kept ?? [];
      kept = undefined;
      for (const call of order === 'reversed' ? calls.reverse() : calls) await attempt(call, 0);
    },
    repeat: (times, events = 1) => {
      repeats = { times, events };
    },
    async tick() {
      const now = state.clock.now().getTime();
      const due = retries.filter((retry) => retry.dueAt <= now);
      for (const retry of due) {
        retries.splice(retries.indexOf(retry), 1);
        await attempt(retry.call, retry.failures);
      }
    },
    waiting: () => retries.length,
    enabled: () => on,
    enable: () => {
      on = true;
    },
    last: () => last,
    sign: signed,
  };
}

/** The timestamp that stands in a body, or nothing: also a broken body can be signed. */
function timestampIn(body: Buffer): string {
  return /"timestamp":"(\d+)"/.exec(body.toString('utf8'))?.[1] ?? '';
}
