/** What a token store holds for one OA. `accessToken` is absent until the seed was exchanged for the first time. */
export interface StoredToken {
  refreshToken: string;
  accessToken?: string;
  accessExpiresAt?: Date;
  refreshExpiresAt?: Date;
  /** The refresh token was refused for good: an administrator must grant the app again. */
  needsConsent: boolean;
}

export interface TokenPair {
  refreshToken: string;
  accessToken?: string;
  accessExpiresAt?: Date;
  refreshExpiresAt?: Date;
}

/**
 * Where the tokens of one OA live, shared by every process that speaks for it. A refresh token works once: two processes that
 * use the same one lock the OA out until a human consents again, so every method must be atomic and durable when it returns.
 */
export interface TokenStore {
  read(): Promise<StoredToken | undefined>;
  /** Stores `refreshToken` only if nothing is stored yet; it never replaces a later token. */
  seed(refreshToken: string): Promise<void>;
  /** Takes the right to refresh until `until`; false while another holder's is not over. Something is always stored before. */
  acquire(holder: string, until: Date): Promise<boolean>;
  /**
   * Replaces what is stored and clears `needsConsent`. It succeeds also for a holder whose lock has run out: the pair it brings
   * is the only one that still works.
   */
  save(pair: TokenPair): Promise<void>;
  /** Remembers that `refreshToken` was refused for good; does nothing if another one has been saved since. */
  needsConsent(refreshToken: string): Promise<void>;
  /** Gives the right back; does nothing if `holder` does not have it any more. */
  release(holder: string): Promise<void>;
}
