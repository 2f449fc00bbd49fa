import type { StoredToken, TokenPair, TokenStore } from '../../../src/channels/zalo/client/index.js';
import type { Clock } from '../../../src/clock.js';

/** A token store that several clients can share, as several processes share a database. */
export class MemoryTokenStore implements TokenStore {
  stored: StoredToken | undefined;
  /** What was done, in order. */
  readonly history: string[] = [];
  /** The next calls of these methods fail. */
  readonly broken = new Set<'read' | 'save'>();
  #lock: { holder: string; until: Date } | undefined;

  constructor(readonly clock: Clock) {}

  async read(): Promise<StoredToken | undefined> {
    if (this.broken.delete('read')) throw new Error('disk on fire');
    return this.stored && { ...this.stored };
  }

  async seed(refreshToken: string): Promise<void> {
    this.stored ??= { refreshToken, needsConsent: false };
  }

  async acquire(holder: string, until: Date): Promise<boolean> {
    if (this.#lock && this.#lock.holder !== holder && this.#lock.until > this.clock.now()) return false;
    this.#lock = { holder, until };
    this.history.push('acquire');
    return true;
  }

  async save(pair: TokenPair): Promise<void> {
    if (this.broken.delete('save')) throw new Error('disk on fire');
    this.stored = { ...pair, needsConsent: false };
    this.history.push('save');
  }

  async needsConsent(refreshToken: string): Promise<void> {
    if (this.stored?.refreshToken === refreshToken) this.stored = { ...this.stored, needsConsent: true };
    this.history.push('needsConsent');
  }

  async release(holder: string): Promise<void> {
    if (this.#lock?.holder === holder) this.#lock = undefined;
    this.history.push('release');
  }
}
