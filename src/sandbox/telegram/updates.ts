import type { Clock } from '../../clock.js';
import { ApiError, type Update } from './api.js';
import { type Post, type WebhookCall, webhookSender } from './webhook.js';

export type UpdateKind = 'message' | 'edited_message' | 'callback_query' | 'my_chat_member' | 'poll_answer';

/** An update on its way: Telegram keeps the order within a `queue` and forgets it at `expires` (milliseconds). */
export interface Queued {
  update: Update;
  queue: string;
  expires: number;
}

/** `duplicate`: it comes this many times more, as after a lost answer. */
export interface HowItComes {
  duplicate?: number;
}

export interface Updates {
  add(kind: UpdateKind, body: unknown, queue: string, how?: HowItComes): Update;
  /** Several calls at once: only one may wait. Ends early when the caller hangs up. */
  poll(offset: number, limit: number, seconds: number, hungUp: AbortSignal): Promise<Update[]>;
  allow(kinds: string[] | undefined): void;
  allowed(): string[];
  setWebhook(url: string, secret: string | undefined, parallel: number): 'was set' | 'is already set';
  deleteWebhook(): 'was deleted' | 'is already deleted';
  drop(): void;
  info(): Record<string, unknown>;
  /** Keeps what happens from now on back; `release` lets it go, in the wrong order if asked. */
  hold(): void;
  release(how?: { reversed?: boolean }): void;
  /** Tries again what failed and is due by the clock. */
  tick(): void;
  /** Resolves when nothing is on the wire and nothing is due. */
  settled(): Promise<void>;
  /** Webhook calls made so far, the last hundred of them. */
  deliveries(): WebhookCall[];
  /** A webhook call by somebody who is not Telegram, with a secret of theirs or none. @returns the status it got */
  forge(update: unknown, secret?: string): Promise<number>;
  close(): void;
}

/** A callback query can be answered, and is delivered, for 150 s; everything else for a day. */
const lifetime = (kind: UpdateKind): number => (kind === 'callback_query' ? 150_000 : 24 * 3600 * 1000);
/** Not delivered unless asked for by name. */
const onlyByName = ['chat_member', 'message_reaction', 'message_reaction_count'];
/** An offset further than this beyond the next id is taken as a mistake. */
const offsetSlack = 10;

export function updates(clock: Clock, post: Post): Updates {
  const now = () => clock.now().getTime();
  const sender = webhookSender(clock, post);
  let nextId = 870_001;
  let pending: Queued[] = [];
  let held: Queued[] | undefined;
  let kinds: string[] = [];
  let waiting: { end(error?: ApiError): void } | undefined;

  const arrive = (arrived: Queued[]) => {
    if (held) held.push(...arrived);
    else if (sender.active()) sender.add(arrived);
    else {
      pending.push(...arrived);
      waiting?.end();
    }
  };

  /** Only the front is looked at: a benchmark leaves a hundred thousand waiting. */
  const confirm = (offset: number) => {
    const first = pending.findIndex(({ update }) => update.update_id >= offset);
    pending.splice(0, first < 0 ? pending.length : first);
  };

  const take = (limit: number): Update[] => {
    const taken: Update[] = [];
    for (const { update, expires } of pending) {
      if (taken.length === limit) break;
      if (expires > now()) taken.push(update);
    }
    return taken;
  };

  return {
    add(kind, body, queue, { duplicate = 0 } = {}) {
      const update: Update = { update_id: nextId++, [kind]: body };
      const wanted = kinds.length > 0 ? kinds.includes(kind) : !onlyByName.includes(kind);
      const one = { update, queue, expires: now() + lifetime(kind) };
      if (wanted) arrive(Array.from({ length: 1 + duplicate }, () => one));
      return update;
    },

    async poll(offset, limit, seconds, hungUp) {
      if (sender.active()) {
        throw new ApiError(
          409,
          "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        );
      }
      if (offset < 0) pending = pending.slice(offset);
      else if (offset <= nextId + offsetSlack) confirm(offset);
      const ready = () => take(limit);
      const atOnce = ready();
      if (atOnce.length > 0 || seconds === 0) return atOnce;
      waiting?.end(
        new ApiError(409, 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running'),
      );
      return new Promise((resolve, reject) => {
        const mine = {
          end(error?: ApiError) {
            clearTimeout(timer);
            if (waiting === mine) waiting = undefined;
            if (error) reject(error);
            else resolve(hungUp.aborted ? [] : ready());
          },
        };
        // Real time: the emulated clock may stand still, and a waiting poll must not.
        const timer = setTimeout(() => mine.end(), seconds * 1000);
        hungUp.addEventListener('abort', () => mine.end(), { once: true });
        waiting = mine;
      });
    },

    allow(wanted) {
      if (wanted) kinds = wanted;
    },
    allowed: () => kinds,

    setWebhook(url, secret, parallel) {
      waiting?.end(new ApiError(409, 'Conflict: terminated by setWebhook request'));
      const answer = sender.set(url, secret, parallel);
      sender.add(pending);
      pending = [];
      return answer;
    },

    deleteWebhook() {
      if (!sender.active()) return 'is already deleted';
      pending = sender.remove();
      return 'was deleted';
    },

    drop() {
      pending = [];
      sender.drop();
    },

    info: () => ({
      ...sender.info(),
      pending_update_count: pending.length + sender.waiting(),
      ...(kinds.length > 0 && { allowed_updates: kinds }),
    }),

    hold() {
      held ??= [];
    },
    release({ reversed = false } = {}) {
      const back = held ?? [];
      held = undefined;
      // Telegram keeps a queue in order; to come out of order they must come from different ones.
      if (reversed) arrive(back.reverse().map((one, index) => ({ ...one, queue: `${one.queue}#${index}` })));
      else arrive(back);
    },

    tick: () => sender.tick(),
    settled: () => sender.settled(),
    deliveries: () => sender.deliveries(),
    forge: (update, secret) => sender.forge(update, secret),
    close() {
      waiting?.end();
      sender.remove();
    },
  };
}
