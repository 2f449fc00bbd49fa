import type { PeopleEffect } from '../conversation/effects.js';
import type { PeopleLookup } from '../conversation/lookup.js';
import { readUnitSetting } from '../domain/unit-settings.js';
import type { Tx } from './database.js';
import type { Handlers } from './effects.js';
import type { LookupContext } from './lookup.js';

export const unitSettingEffects: Pick<Handlers<PeopleEffect>, 'set_unit_setting'> = {
  async set_unit_setting(tx, items) {
    for (const { effect } of items) {
      const { unitId, name } = effect;
      const value = readUnitSetting(name, effect.value);
      await tx.unitSetting.upsert({
        where: { unitId_name: { unitId, name } },
        create: { unitId, name, value },
        update: { value },
      });
    }
  },
};

export function unitSettingLookup(tx: Tx, { units }: LookupContext): Pick<PeopleLookup, 'unitSetting'> {
  return {
    async unitSetting(unitId, name) {
      const line = units.upward(unitId).map((unit) => unit.id);
      const rows = await tx.unitSetting.findMany({ where: { unitId: { in: line }, name } });
      const nearest = line.map((id) => rows.find((row) => row.unitId === id)).find((row) => row !== undefined);
      return readUnitSetting(name, nearest?.value);
    },
  };
}
