import { createHash, timingSafeEqual } from 'node:crypto';
import { type Effect, StaleFacts } from '../conversation/effects.js';
import type { PeopleLookup } from '../conversation/lookup.js';
import { writeAudit } from './audit.js';
import type { Tx } from './database.js';
import type { EffectWorld, Handlers } from './effects.js';
import type { LookupContext } from './lookup.js';
import { setupCodeName, setupUsedName } from './setup-code.js';
import { insertRows } from './sql.js';

type RoleEffect = Extract<Effect, { kind: 'claim_admin' | 'grant_role' | 'end_role' }>;

export const roleEffects: Handlers<RoleEffect> = {
  /** Works once, for the whole installation: the row of the used code is the lock. */
  async claim_admin(tx, items, world) {
    for (const { effect, by } of items) {
      const row = { name: setupUsedName, value: hashOf(effect.code).toString('hex') };
      if ((await insertRows(tx, 'Setting', { name: 'text', value: 'text' }, [row], '("name") DO NOTHING')) === 0)
        throw new StaleFacts('the setup code was used');
      await tx.setting.deleteMany({ where: { name: setupCodeName } });
      for (const unit of world.units.roots())
        await grant(tx, { contactId: by.contactId, unitId: unit.id, role: 'administrator' }, by.contactId, world);
      await writeAudit(tx, [{ actorId: by.contactId, action: 'admin_claimed', subject: by.contactId }], world);
    }
  },

  async grant_role(tx, items, world) {
    for (const { effect, by } of items) {
      const { contactId, unitId, role } = effect;
      await grant(tx, { contactId, unitId, role }, by.contactId, world);
      await writeAudit(
        tx,
        [{ actorId: by.contactId, action: 'role_granted', subject: contactId, data: { unitId, role } }],
        world,
      );
    }
  },

  /** From now on; the row stays as the record of who was in office when. */
  async end_role(tx, items, world) {
    for (const { effect, by } of items) {
      const { contactId, unitId, role } = effect;
      const ended = await tx.role.updateMany({
        where: { contactId, unitId, role, OR: [{ validTo: null }, { validTo: { gt: world.now } }] },
        data: { validTo: world.now },
      });
      if (ended.count === 0) throw new StaleFacts('the role had ended');
      await writeAudit(tx, [{ actorId: by.contactId, action: 'role_ended', subject: contactId, data: { unitId, role } }], world);
    }
  },
};

/** Granting what somebody holds changes nothing; what they held once begins anew. */
async function grant(
  tx: Tx,
  key: { contactId: string; unitId: string; role: string },
  grantedBy: string,
  world: EffectWorld,
): Promise<void> {
  const held = await tx.role.findUnique({ where: { contactId_unitId_role: key } });
  if (!held) await tx.role.create({ data: { id: world.newId(), ...key, validFrom: world.now, grantedBy } });
  else if (held.validTo && held.validTo <= world.now)
    await tx.role.update({ where: { id: held.id }, data: { validFrom: world.now, validTo: null, grantedBy } });
}

export function roleLookup(tx: Tx, context: LookupContext): Pick<PeopleLookup, 'isSetupCode'> {
  return {
    async isSetupCode(code) {
      // Compared as hashes, in constant time: neither length nor letters leak. The database is asked only about the right code.
      if (!context.setupCode || !timingSafeEqual(hashOf(code), hashOf(context.setupCode))) return false;
      return (await tx.setting.findUnique({ where: { name: setupUsedName } })) === null;
    },
  };
}

function hashOf(code: string): Buffer {
  return createHash('sha256').update(code).digest();
}
