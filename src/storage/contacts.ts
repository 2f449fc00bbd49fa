import type { Effect } from '../conversation/effects.js';
import { writeAudit } from './audit.js';
import type { Handlers } from './effects.js';
import { type Columns, execute, inList, jsonParam, jsonRows, stored, time, timeParam } from './sql.js';

type ContactEffect = Extract<Effect, { kind: 'set_stopped' | 'set_locale' | 'prefer_channel' | 'withdraw_consent' }>;

const stoppedColumns: Columns = { id: 'text', at: 'time' };
const chosenColumns: Columns = { id: 'text', chosen: 'text' };
const withdrawnColumns: Columns = { contactId: 'text', purpose: 'text' };

/** What people set about themselves: stop and start, language, channel, and consents taken back. */
export const contactEffects: Handlers<ContactEffect> = {
  /** At once, for what already waits in the outbox too (domain.md §8.5: at most a minute). Answers to them still go. */
  async set_stopped(tx, items, world) {
    const rows = items.map(({ effect, by }) =>
      stored(stoppedColumns, { id: by.contactId, at: effect.stopped ? world.now : null }),
    );
    await execute(
      tx,
      `UPDATE "Contact" SET "stoppedAt" = r."at" FROM ${jsonRows(tx.engine, stoppedColumns)} WHERE "Contact"."id" = r."id"`,
      jsonParam(rows),
    );
    const stopped = items.filter(({ effect }) => effect.stopped).map(({ by }) => by.contactId);
    await execute(
      tx,
      `UPDATE "Delivery" SET "state" = 'cancelled', "failure" = 'stopped', "payload" = NULL, "finishedAt" = ${timeParam(tx.engine, 2)}
       WHERE "state" = 'waiting' AND "kind" IN ('nudge', 'notice') AND ${inList(tx.engine, '"contactId"')}`,
      JSON.stringify(stopped),
      time(world.now),
    );
  },

  async set_locale(tx, items) {
    const rows = items.map(({ effect, by }) => ({ id: by.contactId, chosen: effect.locale }));
    await execute(
      tx,
      `UPDATE "Contact" SET "locale" = r."chosen" FROM ${jsonRows(tx.engine, chosenColumns)} WHERE "Contact"."id" = r."id"`,
      jsonParam(rows),
    );
  },

  async prefer_channel(tx, items) {
    const rows = items.map(({ effect, by }) => ({ id: by.contactId, chosen: effect.channel }));
    await execute(
      tx,
      `UPDATE "Contact" SET "preferred" = r."chosen" FROM ${jsonRows(tx.engine, chosenColumns)} WHERE "Contact"."id" = r."id"`,
      jsonParam(rows),
    );
  },

  /** The evidence stays with the moment of the withdrawal; withdrawing twice keeps the first moment. */
  async withdraw_consent(tx, items, world) {
    const rows = items.flatMap(({ effect, by }) => effect.purposes.map((purpose) => ({ contactId: by.contactId, purpose })));
    await execute(
      tx,
      `UPDATE "Consent" SET "withdrawnAt" = ${timeParam(tx.engine, 2)} FROM ${jsonRows(tx.engine, withdrawnColumns)}
       WHERE "Consent"."contactId" = r."contactId" AND "Consent"."purpose" = r."purpose" AND "Consent"."withdrawnAt" IS NULL`,
      jsonParam(rows),
      time(world.now),
    );
    const lines = rows.map(({ contactId, purpose }) => ({
      actorId: contactId,
      action: 'consent_withdrawn',
      subject: contactId,
      data: { purpose },
    }));
    await writeAudit(tx, lines, world);
  },
};
