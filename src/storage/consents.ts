import type { PeopleEffect } from '../conversation/effects.js';
import type { PeopleLookup } from '../conversation/lookup.js';
import type { ConsentPurpose } from '../domain/people.js';
import { batched } from './batching.js';
import type { Tx } from './database.js';
import type { Handlers } from './effects.js';
import { type Columns, execute, inList, insertRows, jsonParam, jsonRows, query, stored } from './sql.js';

const columns: Columns = {
  id: 'text',
  contactId: 'text',
  purpose: 'text',
  textVersion: 'text',
  channel: 'text',
  messageId: 'text',
  at: 'time',
};

/** Consents with their evidence: which text, on which channel, by which message (domain.md §8.2). */
export const consentEffects: Pick<Handlers<PeopleEffect>, 'give_consent'> = {
  async give_consent(tx, items, world) {
    const rows = items.flatMap(({ effect, by }) =>
      effect.purposes.map((purpose) => ({
        id: world.newId(),
        contactId: by.contactId,
        purpose,
        textVersion: effect.textVersion,
        channel: by.channel,
        messageId: by.messageKey,
        at: world.now,
      })),
    );
    const names = Object.keys(columns).map((name) => `"${name}"`);
    // Said again while it stands, a consent stays the one that was given first.
    await execute(
      tx,
      `INSERT INTO "Consent" (${names.join(', ')}) SELECT ${names.map((name) => `r.${name}`).join(', ')} FROM ${jsonRows(tx.engine, columns)}
       WHERE NOT EXISTS (SELECT 1 FROM "Consent" c WHERE c."contactId" = r."contactId" AND c."purpose" = r."purpose"
                         AND c."textVersion" = r."textVersion" AND c."withdrawnAt" IS NULL)`,
      jsonParam(rows.map((row) => stored(columns, row))),
    );
    await insertRows(
      tx,
      'Audit',
      { id: 'text', at: 'time', actorId: 'text', action: 'text', subject: 'text', data: 'json' },
      items.map(({ effect, by }) => ({
        id: world.newId(),
        at: world.now,
        actorId: by.contactId,
        action: 'consent_given',
        subject: by.contactId,
        data: { purposes: effect.purposes.join(' '), textVersion: effect.textVersion },
      })),
    );
  },
};

interface ConsentRow {
  contactId: string;
  purpose: ConsentPurpose;
  at: Date;
  textVersion: string;
}

export function consentLookup(tx: Tx): Pick<PeopleLookup, 'consentsOf'> {
  return {
    consentsOf: batched(async (contactIds: string[]) => {
      const rows = await query<ConsentRow>(
        tx,
        `SELECT "contactId", "purpose", "at", "textVersion" FROM "Consent" WHERE ${inList(tx.engine, '"contactId"')} AND "withdrawnAt" IS NULL ORDER BY "at", "id"`,
        JSON.stringify(contactIds),
      );
      return contactIds.map((contactId) =>
        rows.filter((row) => row.contactId === contactId).map(({ purpose, at, textVersion }) => ({ purpose, at, textVersion })),
      );
    }),
  };
}
