import { type PeopleEffect, StaleFacts } from '../conversation/effects.js';
import type { PeopleLookup } from '../conversation/lookup.js';
import type { ChannelName } from '../messages.js';
import type { Tx } from './database.js';
import { closeDesks } from './desk-links.js';
import type { Actor, EffectWorld, Handlers } from './effects.js';
import type { LookupContext } from './lookup.js';
import { deliveryColumns, priorities } from './outbox.js';
import { withdraw } from './registrations.js';
import { execute, insertRows, param } from './sql.js';
import { addressOf, bestAddresses } from './tell.js';

/** Wrong codes are counted for this long, per person who types them. */
const missesForgottenMs = 60 * 60_000;

/** The row that counts a person's wrong tries, beside the codes: no code has this hash. */
function missesOf(contactId: string): string {
  return `misses:${contactId}`;
}

type Kinds = 'create_link_code' | 'link_address' | 'miss_link_code';

/** One person on two channels: a code made on the one, typed on the other. */
export const linkCodeEffects: Pick<Handlers<PeopleEffect>, Kinds> = {
  async create_link_code(tx, items, world) {
    for (const { effect, by } of items) {
      await tx.linkCode.deleteMany({ where: { contactId: by.contactId, NOT: { hash: missesOf(by.contactId) } } });
      await tx.linkCode.create({
        data: { hash: effect.hash, contactId: by.contactId, createdAt: world.now, expiresAt: effect.expiresAt },
      });
    }
  },

  async miss_link_code(tx, items, world) {
    for (const { by } of items) {
      const hash = missesOf(by.contactId);
      await tx.linkCode.deleteMany({ where: { hash, expiresAt: { lte: world.now } } });
      await tx.linkCode.upsert({
        where: { hash },
        create: {
          hash,
          contactId: by.contactId,
          createdAt: world.now,
          expiresAt: new Date(world.now.getTime() + missesForgottenMs),
          attempts: 1,
        },
        update: { attempts: { increment: 1 } },
      });
    }
  },

  async link_address(tx, items, world) {
    for (const { effect, by } of items) {
      const { hash } = effect;
      const { count } = await tx.linkCode.updateMany({
        where: { hash, usedAt: null, expiresAt: { gt: world.now } },
        data: { usedAt: world.now },
      });
      const code = count === 1 && (await tx.linkCode.findUnique({ where: { hash } }));
      if (!code) throw new StaleFacts('the code was used or is too old');
      if (code.contactId === by.contactId) continue;
      await tellFirstChannel(tx, code.contactId, by, world);
      await merge(tx, by.contactId, code.contactId, world);
    }
  },
};

/** Somebody new is on the person's account: the channel that was there before hears of it. */
async function tellFirstChannel(tx: Tx, contactId: string, by: Actor, world: EffectWorld): Promise<void> {
  const to = (await bestAddresses(tx, [contactId], world.now)).get(contactId);
  if (!to) return;
  const text = world.texts.text(to.locale, `link-told-${by.channel satisfies ChannelName}`);
  await insertRows(
    tx,
    'Delivery',
    deliveryColumns,
    [
      {
        id: world.newId(),
        key: `linked:${by.inboundId}`,
        contactId,
        ...addressOf(to),
        kind: 'report',
        priority: priorities.urgent,
        inboundId: by.inboundId,
        payload: { text },
        state: 'waiting',
        notBefore: world.now,
        createdAt: world.now,
      },
    ],
    '("key") DO NOTHING',
  );
}

/** Everything of the contact `from` becomes `to`'s; its talk, its waiting request and its own codes end. */
async function merge(tx: Tx, from: string, to: string, world: EffectWorld): Promise<void> {
  await withdraw(tx, { contactId: from }, world.now);
  await tx.linkCode.deleteMany({ where: { contactId: from } });
  await tx.checkInMiss.deleteMany({ where: { contactId: from } });
  await tx.conversation.deleteMany({ where: { contactId: from } });
  await closeDesks(tx, [from]);
  const { engine } = tx;
  // A role that both hold stays once.
  await execute(
    tx,
    `DELETE FROM "Role" WHERE "contactId" = ${param(engine, 1)} AND EXISTS (SELECT 1 FROM "Role" o WHERE o."contactId" = ${param(engine, 2)}
       AND o."unitId" = "Role"."unitId" AND o."role" = "Role"."role")`,
    from,
    to,
  );
  for (const table of ['Address', 'Inbound', 'Delivery', 'Consent', 'Registration', 'Question', 'Role']) {
    await execute(
      tx,
      `UPDATE "${table}" SET "contactId" = ${param(engine, 2)} WHERE "contactId" = ${param(engine, 1)}`,
      from,
      to,
    );
  }
  await tx.contact.deleteMany({ where: { id: from } });
}

export function linkCodeLookup(tx: Tx, { clock }: LookupContext): Pick<PeopleLookup, 'linkCode' | 'linkMisses'> {
  return {
    async linkCode(hash) {
      const found = await tx.linkCode.findUnique({ where: { hash } });
      return found && !found.usedAt && found.expiresAt > clock.now() ? { contactId: found.contactId } : null;
    },
    async linkMisses(contactId) {
      const found = await tx.linkCode.findUnique({ where: { hash: missesOf(contactId) } });
      return found && found.expiresAt > clock.now() ? found.attempts : 0;
    },
  };
}
