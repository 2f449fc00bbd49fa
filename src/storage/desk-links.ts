import type { PeopleEffect } from '../conversation/effects.js';
import { writeAudit } from './audit.js';
import type { Tx } from './database.js';
import type { Handlers } from './effects.js';
import { execute, inList } from './sql.js';

/** What the chat does about the desk in the browser: opens a way in, and closes all that is open. */
export const deskEffects: Pick<Handlers<PeopleEffect>, 'create_desk_link' | 'close_desks'> = {
  async create_desk_link(tx, items, world) {
    for (const { effect, by } of items) {
      await tx.deskLink.deleteMany({ where: { contactId: by.contactId, usedAt: null } });
      await tx.deskLink.create({
        data: { hash: effect.hash, contactId: by.contactId, createdAt: world.now, expiresAt: effect.expiresAt },
      });
    }
  },

  async close_desks(tx, items, world) {
    await closeDesks(
      tx,
      items.map(({ by }) => by.contactId),
    );
    await writeAudit(
      tx,
      items.map(({ by }) => ({ actorId: by.contactId, action: 'desks_closed', subject: by.contactId })),
      world,
    );
  },
};

/** Everything that these people have open in a browser ends, and no link of theirs opens it again. */
export async function closeDesks(tx: Tx, contactIds: string[]): Promise<void> {
  for (const table of ['DeskLink', 'DeskSession'] as const)
    await execute(tx, `DELETE FROM "${table}" WHERE ${inList(tx.engine, '"contactId"')}`, JSON.stringify(contactIds));
}
