import type { StoredToken, TokenPair, TokenStore } from '../channels/zalo/client/index.js';
import type { Clock } from '../clock.js';
import type { ChannelName } from '../messages.js';
import type { Database } from './database.js';
import { execute, param, time, timeParam } from './sql.js';

/** One account's tokens in the table that all processes share. Every method is one committed transaction. */
export function tokenStore(db: Database, clock: Clock, channel: ChannelName, account: string): TokenStore {
  const where = { channel_account: { channel, account } };
  return {
    read: () =>
      db.read(async (tx) => {
        const row = await tx.channelToken.findUnique({ where });
        if (!row) return undefined;
        const stored: StoredToken = {
          refreshToken: row.refreshToken,
          accessToken: row.accessToken ?? undefined,
          accessExpiresAt: row.accessExpiresAt ?? undefined,
          refreshExpiresAt: row.refreshExpiresAt ?? undefined,
          needsConsent: row.state === 'needs_consent',
        };
        return stored;
      }),
    seed: (refreshToken) =>
      db.write(async (tx) => {
        await execute(
          tx,
          `INSERT INTO "ChannelToken" ("channel", "account", "refreshToken", "state", "updatedAt")
           VALUES (${param(tx.engine, 1)}, ${param(tx.engine, 2)}, ${param(tx.engine, 3)}, 'good', ${timeParam(tx.engine, 4)})
           ON CONFLICT ("channel", "account") DO NOTHING`,
          channel,
          account,
          refreshToken,
          time(clock.now()),
        );
      }),
    acquire: (holder, until) =>
      db.write(async (tx) => {
        const taken = await execute(
          tx,
          `UPDATE "ChannelToken" SET "lockedBy" = ${param(tx.engine, 1)}, "lockedUntil" = ${timeParam(tx.engine, 2)}
           WHERE "channel" = ${param(tx.engine, 3)} AND "account" = ${param(tx.engine, 4)}
             AND ("lockedBy" IS NULL OR "lockedBy" = ${param(tx.engine, 1)} OR "lockedUntil" <= ${timeParam(tx.engine, 5)})`,
          holder,
          time(until),
          channel,
          account,
          time(clock.now()),
        );
        return taken === 1;
      }),
    save: (pair) =>
      db.write(async (tx) => {
        const fields = { ...fieldsOf(pair), state: 'good', updatedAt: clock.now() };
        await tx.channelToken.upsert({ where, create: { channel, account, ...fields }, update: fields });
      }),
    needsConsent: (refreshToken) =>
      db.write(async (tx) => {
        await tx.channelToken.updateMany({
          where: { channel, account, refreshToken },
          data: { state: 'needs_consent', updatedAt: clock.now() },
        });
      }),
    release: (holder) =>
      db.write(async (tx) => {
        await tx.channelToken.updateMany({
          where: { channel, account, lockedBy: holder },
          data: { lockedBy: null, lockedUntil: null },
        });
      }),
  };
}

function fieldsOf(pair: TokenPair) {
  return {
    refreshToken: pair.refreshToken,
    accessToken: pair.accessToken ?? null,
    accessExpiresAt: pair.accessExpiresAt ?? null,
    refreshExpiresAt: pair.refreshExpiresAt ?? null,
  };
}
