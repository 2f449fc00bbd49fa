import { render } from '../conversation/render.js';
import type { Texts } from '../i18n.js';
import type { Nudge } from '../schedule/nudges.js';
import type { Tx } from './database.js';
import { mergeDigests } from './digests.js';
import type { NewId } from './ids.js';
import { insertForPeople, priorities } from './outbox.js';
import { inList, query } from './sql.js';
import { addressOf, bestAddresses } from './tell.js';

export interface NudgeWorld {
  now: Date;
  newId: NewId;
  texts: Texts;
  zone: string;
}

/**
 * Puts nudges into the outbox, each key once. Left out: people who stopped our messages, and those who have not given, or have taken
 * back, the consent it needs. Somebody without an address that works gets a row that says so. Returns the nudges that may be sent.
 */
export async function insertNudges(tx: Tx, nudges: Nudge[], world: NudgeWorld): Promise<Nudge[]> {
  if (nudges.length === 0) return [];
  const ids = JSON.stringify([...new Set(nudges.map((nudge) => nudge.contactId))]);
  const contacts = await query<{ id: string; locale: string }>(
    tx,
    `SELECT "id", "locale" FROM "Contact" WHERE "stoppedAt" IS NULL AND ${inList(tx.engine, '"id"')}`,
    ids,
  );
  const consents = await query<{ contactId: string; purpose: string }>(
    tx,
    `SELECT DISTINCT "contactId", "purpose" FROM "Consent" WHERE "withdrawnAt" IS NULL AND ${inList(tx.engine, '"contactId"')}`,
    ids,
  );
  const localeOf = new Map(contacts.map((contact) => [contact.id, contact.locale]));
  const given = new Set(consents.map(({ contactId, purpose }) => `${contactId} ${purpose}`));
  const allowed = nudges.filter(
    ({ contactId, consent }) =>
      localeOf.has(contactId) && (consent.length === 0 || consent.some((purpose) => given.has(`${contactId} ${purpose}`))),
  );
  const addresses = await bestAddresses(tx, [...new Set(allowed.map((nudge) => nudge.contactId))], world.now);
  const rows = await Promise.all(
    allowed.map(async (nudge) => {
      const to = addresses.get(nudge.contactId);
      return {
        id: world.newId(),
        key: nudge.key,
        contactId: nudge.contactId,
        ...addressOf(to),
        kind: 'nudge',
        priority: priorities.nudge,
        payload: to ? await render(world.texts, localeOf.get(nudge.contactId) ?? 'vi', nudge.say) : null,
        state: to ? 'waiting' : 'unreachable',
        urgent: nudge.urgent ?? false,
        notBefore: world.now,
        deadline: nudge.deadline,
        createdAt: world.now,
        finishedAt: to ? null : world.now,
        failure: to ? null : 'no address',
      };
    }),
  );
  await insertForPeople(tx, rows, world);
  await mergeDigests(tx, world, [...new Set(allowed.map((nudge) => nudge.contactId))]);
  return allowed;
}
