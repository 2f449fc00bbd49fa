import { randomUUID } from 'node:crypto';
import { ZaloApiError } from './errors.js';
import { accessTokenPath } from './oauth.js';
import type { StoredToken, TokenPair, TokenStore } from './token-store.js';

export interface ZaloTokens {
  /** An access token that should work now. @throws ZaloApiError `consent`, `config` or `transient` */
  access(): Promise<string>;
  /** Another access token than `refused`, which Zalo did not take. @throws as `access` */
  renew(refused?: string): Promise<string>;
  /** What is stored, for an operator; undefined when there is nothing, not even a seed. */
  state(): Promise<StoredToken | undefined>;
}

export interface ZaloTokensOptions {
  store: TokenStore;
  refresh(refreshToken: string): Promise<TokenPair>;
  now: () => Date;
  /** The first refresh token, from the console. Used when nothing is stored, and when what is stored needs a consent. */
  seed?: string;
  /** Longer than two refresh calls with their time-outs: whoever holds the lock longer is taken for dead. */
  lockMs: number;
  /** How a caller waits while another process refreshes. */
  wait?: (ms: number) => Promise<void>;
}

/** An access token lives 25 hours; it is renewed this long before its end, so that an outage of the OAuth host goes unnoticed. */
const aheadMs = 30 * 60_000;
/** After a renewal ahead of time failed, the old token is used this long before the next try. */
const pauseMs = 5 * 60_000;
const pollMs = 250;

/**
 * Keeps one OA's tokens alive. A refresh token works exactly once, so: one refresh at a time (in this process by sharing the
 * promise, across processes by the store's lock), what is stored is read again under the lock, and a new pair is stored before
 * anybody uses it.
 */
export function zaloTokens({ store, refresh, now, seed, lockMs, wait = sleep }: ZaloTokensOptions): ZaloTokens {
  const holder = randomUUID();
  let known: StoredToken | undefined;
  let renewing: Promise<string> | undefined;
  let unsaved: TokenPair | undefined;
  let pausedUntil = 0;
  let seedRefused = false;

  async function load(): Promise<StoredToken> {
    // The store failed right after a refresh: this pair is the only one that works, so it goes in before anything else.
    if (unsaved) {
      await store.save(unsaved);
      unsaved = undefined;
    }
    let stored = await store.read();
    if (!stored && seed) {
      await store.seed(seed);
      stored = await store.read();
    }
    if (!stored) throw new ZaloApiError('consent', 'no_token', accessTokenPath);
    return stored;
  }

  /** The stored access token, if it is alive and not the one that was refused. */
  function usable(stored: StoredToken, refused: string | undefined): string | undefined {
    if (!stored.accessToken || stored.accessToken === refused || lifeLeft(stored) <= 0) return undefined;
    known = stored;
    return stored.accessToken;
  }

  function lifeLeft(stored: StoredToken): number {
    return (stored.accessExpiresAt?.getTime() ?? 0) - now().getTime();
  }

  /** Which refresh token to spend: the stored one, or a seed that the operator has changed since a consent was needed. */
  function next(stored: StoredToken): string {
    if (!stored.needsConsent) return stored.refreshToken;
    if (!seed || seedRefused || seed === stored.refreshToken) throw new ZaloApiError('consent', 'needs_consent', accessTokenPath);
    return seed;
  }

  async function renewAlone(refused: string | undefined): Promise<string> {
    for (let waited = 0; waited <= lockMs; waited += pollMs) {
      const stored = await load();
      const token = usable(stored, refused);
      if (token) return token;
      next(stored);
      if (await store.acquire(holder, new Date(now().getTime() + lockMs))) {
        try {
          return await renewLocked(refused);
        } finally {
          await store.release(holder);
        }
      }
      await wait(pollMs);
    }
    throw new ZaloApiError('transient', 'refresh_busy', accessTokenPath);
  }

  async function renewLocked(refused: string | undefined): Promise<string> {
    const stored = await load();
    const token = usable(stored, refused);
    if (token) return token;
    const spent = next(stored);
    let pair: TokenPair;
    try {
      pair = await refreshTwice(spent);
    } catch (error) {
      if (!(error instanceof ZaloApiError) || error.kind !== 'consent') throw error;
      if (spent === seed) seedRefused = true;
      await store.needsConsent(spent);
      // If our lock ran out while we waited, another process may have spent the same token and saved its pair.
      const saved = await store.read();
      const renewed = saved && !saved.needsConsent ? usable(saved, refused) : undefined;
      if (renewed) return renewed;
      known = undefined;
      throw error;
    }
    unsaved = pair;
    const renewed = usable(await load(), refused);
    if (!renewed) throw new ZaloApiError('transient', 'no_access_token', accessTokenPath);
    return renewed;
  }

  /** When no answer came the token may be spent or not: only asking again with the same one can tell. */
  async function refreshTwice(refreshToken: string): Promise<TokenPair> {
    try {
      return await refresh(refreshToken);
    } catch (error) {
      if (!(error instanceof ZaloApiError) || error.kind !== 'ambiguous') throw error;
    }
    return refresh(refreshToken);
  }

  function renew(refused?: string): Promise<string> {
    renewing ??= renewAlone(refused).finally(() => {
      renewing = undefined;
    });
    return renewing;
  }

  return {
    async access() {
      const stored = known ?? (await load());
      const token = usable(stored, undefined);
      if (!token) return renew();
      if (lifeLeft(stored) > aheadMs || now().getTime() < pausedUntil) return token;
      return renew(token).catch(() => {
        pausedUntil = now().getTime() + pauseMs;
        known = stored;
        return token;
      });
    },
    renew,
    state: () => store.read(),
  };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
