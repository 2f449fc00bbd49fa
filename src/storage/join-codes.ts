import type { PeopleEffect } from '../conversation/effects.js';
import type { PeopleLookup } from '../conversation/lookup.js';
import type { Tx } from './database.js';
import type { Handlers } from './effects.js';
import type { LookupContext } from './lookup.js';

/** Codes that a secretary hands out: whoever joins by one need not look for the branch. Not secret, approval follows. */
export const joinCodeEffects: Pick<Handlers<PeopleEffect>, 'create_join_code'> = {
  async create_join_code(tx, items, world) {
    for (const { effect, by } of items) {
      await tx.joinCode.create({
        data: {
          code: effect.code,
          unitId: effect.unitId,
          createdBy: by.contactId,
          createdAt: world.now,
          expiresAt: effect.expiresAt,
        },
      });
    }
  },
};

export function joinCodeLookup(tx: Tx, { clock, units }: LookupContext): Pick<PeopleLookup, 'joinCode'> {
  return {
    async joinCode(code) {
      const found = await tx.joinCode.findUnique({ where: { code } });
      return found && found.expiresAt > clock.now() && units.get(found.unitId) ? { unitId: found.unitId } : null;
    },
  };
}
