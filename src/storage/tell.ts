import type { TellEffect } from '../conversation/effects.js';
import { render } from '../conversation/render.js';
import type { Tx } from './database.js';
import type { Handlers } from './effects.js';
import { insertForPeople, priorities } from './outbox.js';
import { inList, query, time, timeParam } from './sql.js';

/** Zalo's window: seven days from the person's last interaction (reference/zalo-oa-api.md §3.1). */
export const zaloWindowMs = 7 * 24 * 3600_000;
/** For so long after it our messages are free (the same §). */
export const zaloFreeMs = 48 * 3600_000;

export interface BestAddress {
  contactId: string;
  addressId: string;
  channel: string;
  account: string;
  externalId: string;
  locale: string;
  stopped: boolean;
}

/** Whether an address `a` can be written to; the parameter `n` is the moment before which a Zalo window is closed. */
export function openAddressSql(engine: Tx['engine'], n: number): string {
  return `a."state" = 'open' AND (a."channel" <> 'zalo' OR a."lastInboundAt" > ${timeParam(engine, n)})`;
}

/** Which of a contact's (`c`) addresses (`a`) is written to first: the preferred channel, then where they wrote last. */
export const addressOrderSql = `CASE WHEN a."channel" = c."preferred" THEN 0 ELSE 1 END, a."lastInboundAt" DESC, a."id"`;

/**
 * SQL that yields each contact's best address now: open, inside Zalo's window, on the preferred channel, last used. `contacts` is a
 * SELECT of one column "contactId"; the parameter `n` is the moment before which a Zalo window is closed.
 */
export function bestAddressSql(engine: Tx['engine'], contacts: string, n: number): string {
  return `SELECT "contactId", "addressId", "channel", "account", "externalId", "locale", "stopped" FROM (
    SELECT a."contactId", a."id" AS "addressId", a."channel", a."account", a."externalId", c."locale",
           c."stoppedAt" IS NOT NULL AS "stopped",
           ROW_NUMBER() OVER (PARTITION BY a."contactId" ORDER BY ${addressOrderSql}) AS "rank"
    FROM (${contacts}) w JOIN "Contact" c ON c."id" = w."contactId" JOIN "Address" a ON a."contactId" = c."id"
    WHERE ${openAddressSql(engine, n)}) ranked
   WHERE "rank" = 1`;
}

export async function bestAddresses(tx: Tx, contactIds: string[], now: Date): Promise<Map<string, BestAddress>> {
  const contacts = `SELECT "id" AS "contactId" FROM "Contact" WHERE ${inList(tx.engine, '"id"', 1)}`;
  const rows = await query<BestAddress>(
    tx,
    bestAddressSql(tx.engine, contacts, 2),
    JSON.stringify(contactIds),
    time(new Date(now.getTime() - zaloWindowMs)),
  );
  return new Map(rows.map((row) => [row.contactId, row]));
}

export const tellEffects: Handlers<TellEffect> = {
  async tell(tx, items, world) {
    const addresses = await bestAddresses(tx, [...new Set(items.map(({ effect }) => effect.contactId))], world.now);
    const rows = await Promise.all(
      items.map(async ({ effect, by }) => {
        const to = addresses.get(effect.contactId);
        // After "dừng" nothing comes by itself any more; answers still do.
        const isUnwanted = effect.urgency === 'nudge' && Boolean(to?.stopped);
        return {
          id: world.newId(),
          key: effect.key,
          contactId: effect.contactId,
          ...addressOf(to),
          kind: effect.urgency === 'nudge' ? 'nudge' : 'report',
          priority: priorities[effect.urgency],
          urgent: effect.urgency === 'urgent',
          inboundId: by.inboundId,
          payload: isUnwanted || !to ? null : await render(world.texts, to.locale, effect.say),
          state: isUnwanted ? 'cancelled' : to ? 'waiting' : 'unreachable',
          failure: isUnwanted ? 'stopped' : null,
          notBefore: world.now,
          createdAt: world.now,
          finishedAt: to && !isUnwanted ? null : world.now,
        };
      }),
    );
    await insertForPeople(tx, rows, world);
  },
};

export function addressOf(to: BestAddress | undefined) {
  return {
    addressId: to?.addressId ?? null,
    channel: to?.channel ?? null,
    account: to?.account ?? null,
    externalId: to?.externalId ?? null,
  };
}
