import type { Label, Talk } from '../../conversation/flow.js';
import { fullUnitName } from '../../domain/units.js';

/** What an officer should know before erasing themselves: hand over first; and the only administrator leaves nobody behind. */
export async function eraseWarnings({ person, units, look }: Talk<unknown>): Promise<Label[]> {
  const lines: Label[] = [{ key: 'data-erase-what' }, { key: 'data-erase-kept' }];
  const [role] = person.roles;
  if (role) lines.push({ key: 'data-erase-officer', params: { role: role.role, unit: fullUnitName(units, role.unitId) } });
  for (const held of person.roles.filter((one) => one.role === 'administrator')) {
    const others = (await look.officersWithin(held.unitId)).filter(
      (one) => one.role === 'administrator' && one.unitId === held.unitId && one.contactId !== person.contactId,
    );
    if (others.length > 0) continue;
    lines.push({ key: 'data-erase-last-admin', params: { unit: fullUnitName(units, held.unitId) } });
  }
  return lines;
}
