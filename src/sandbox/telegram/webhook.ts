import type { Clock } from '../../clock.js';
import type { Queued } from './updates.js';

/** One webhook call as it went out. */
export interface WebhookCall {
  url: string;
  headers: Record<string, string>;
  body: string;
  /** Absent while under way and when no answer came. */
  status?: number;
}

/** Carries a webhook call; rejects when there is no answer. Over HTTP unless a test gives another way. */
export type Post = (call: WebhookCall) => Promise<{ status: number; retryAfter?: number }>;

export const postByHttp: Post = async ({ url, headers, body }) => {
  const answer = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(60_000) });
  await answer.arrayBuffer();
  const retryAfter = Number(answer.headers.get('retry-after') ?? Number.NaN);
  return { status: answer.status, ...(Number.isFinite(retryAfter) && { retryAfter }) };
};

const secretHeader = 'x-telegram-bot-api-secret-token';

export interface WebhookSender {
  active(): boolean;
  set(url: string, secret: string | undefined, parallel: number): 'was set' | 'is already set';
  /** Stops sending. @returns what was not delivered, oldest first */
  remove(): Queued[];
  add(queued: Queued[]): void;
  drop(): void;
  waiting(): number;
  tick(): void;
  settled(): Promise<void>;
  info(): Record<string, unknown>;
  deliveries(): WebhookCall[];
  /** Posts as somebody who is not Telegram would. @returns the status */
  forge(update: unknown, secret: string | undefined): Promise<number>;
}

interface Line {
  items: Queued[];
  attempts: number;
  /** Milliseconds; a failed line rests until then. */
  due: number;
}

/** Each line (a chat's messages, a person's presses) sends one update at a time and waits for its 2xx; a failure holds only its own. */
export function webhookSender(clock: Clock, post: Post): WebhookSender {
  const now = () => clock.now().getTime();
  const lines = new Map<string, Line>();
  const ready: string[] = [];
  const resting = new Set<string>();
  const log: WebhookCall[] = [];
  let idle: (() => void)[] = [];
  let target: { url: string; secret?: string; parallel: number } | undefined;
  let sending = 0;
  let lastError: { last_error_date: number; last_error_message: string } | undefined;

  const pump = () => {
    while (target && sending < target.parallel) {
      const key = ready.shift();
      if (key === undefined) break;
      void advance(key, target);
    }
    if (sending > 0 || (target && ready.length > 0)) return;
    for (const resolve of idle) resolve();
    idle = [];
  };

  const advance = async (key: string, { url, secret }: { url: string; secret?: string }) => {
    const line = lines.get(key);
    if (!line) return;
    while (line.items[0] && line.items[0].expires <= now()) line.items.shift();
    const [first] = line.items;
    if (!first) {
      lines.delete(key);
      return;
    }
    sending += 1;
    const failure = await deliver(first, url, secret);
    sending -= 1;
    if (failure === undefined) {
      line.items.shift();
      line.attempts = 0;
      if (line.items.length > 0) ready.push(key);
      else lines.delete(key);
    } else rest(key, line, failure);
    pump();
  };

  /** @returns undefined when it was taken, else the seconds the receiver asked us to wait, or null */
  const deliver = async ({ update }: Queued, url: string, secret: string | undefined): Promise<number | null | undefined> => {
    const headers = { 'content-type': 'application/json', ...(secret && { [secretHeader]: secret }) };
    const call: WebhookCall = { url, headers, body: JSON.stringify(update) };
    log.push(call);
    if (log.length > 100) log.shift();
    let problem = 'Connection failed';
    let wish: number | null = null;
    try {
      const { status, retryAfter } = await post(call);
      call.status = status;
      if (status >= 200 && status < 300) return undefined;
      problem = `Wrong response from the webhook: ${status}`;
      wish = retryAfter ?? null;
    } catch {
      // No answer: as bad as a refusal.
    }
    lastError = { last_error_date: Math.floor(now() / 1000), last_error_message: problem };
    return wish;
  };

  /** The first retry follows at once, then after 2, 4, 8 … 60 s. */
  const rest = (key: string, line: Line, wish: number | null) => {
    line.attempts += 1;
    const seconds = wish ?? (line.attempts === 1 ? 0 : Math.min(60, 2 ** (line.attempts - 1)));
    line.due = now() + seconds * 1000;
    if (seconds === 0) ready.push(key);
    else resting.add(key);
  };

  return {
    active: () => target !== undefined,

    set(url, secret, parallel) {
      const same = target?.url === url && target.secret === secret && target.parallel === parallel;
      target = { url, secret, parallel };
      lastError = undefined;
      pump();
      return same ? 'is already set' : 'was set';
    },

    remove() {
      target = undefined;
      const left = [...lines.values()].flatMap(({ items }) => items);
      this.drop();
      return left.sort((one, other) => one.update.update_id - other.update.update_id);
    },

    add(queued) {
      for (const one of queued) {
        const line = lines.get(one.queue);
        if (line) line.items.push(one);
        else {
          lines.set(one.queue, { items: [one], attempts: 0, due: 0 });
          ready.push(one.queue);
        }
      }
      pump();
    },

    drop() {
      lines.clear();
      ready.length = 0;
      resting.clear();
    },

    waiting: () => [...lines.values()].reduce((sum, { items }) => sum + items.length, 0),

    tick() {
      for (const key of resting) {
        if ((lines.get(key)?.due ?? 0) > now()) continue;
        resting.delete(key);
        ready.push(key);
      }
      pump();
    },

    settled: () =>
      new Promise((resolve) => {
        idle.push(resolve);
        pump();
      }),

    info: () => ({
      url: target?.url ?? '',
      has_custom_certificate: false,
      ...(target && { max_connections: target.parallel }),
      ...lastError,
    }),
    deliveries: () => [...log],

    async forge(update, secret) {
      if (!target) throw new Error('no webhook is set');
      const headers = { 'content-type': 'application/json', ...(secret !== undefined && { [secretHeader]: secret }) };
      return (await post({ url: target.url, headers, body: JSON.stringify(update) })).status;
    },
  };
}
