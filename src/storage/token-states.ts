import type { Database } from './database.js';

/** What an operator may see of a channel's tokens: everything but the tokens. */
export interface TokenState {
  channel: string;
  account: string;
  hasAccess: boolean;
  accessExpiresAt: Date | null;
  refreshExpiresAt: Date | null;
  needsConsent: boolean;
  updatedAt: Date;
}

export function tokensIn(db: Database): Promise<TokenState[]> {
  return db.read(async (tx) => {
    const rows = await tx.channelToken.findMany({ orderBy: [{ channel: 'asc' }, { account: 'asc' }] });
    return rows.map(({ channel, account, accessToken, accessExpiresAt, refreshExpiresAt, state, updatedAt }) => ({
      channel,
      account,
      hasAccess: accessToken !== null,
      accessExpiresAt,
      refreshExpiresAt,
      needsConsent: state === 'needs_consent',
      updatedAt,
    }));
  });
}
