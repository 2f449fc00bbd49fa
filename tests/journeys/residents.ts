import type { RoleName } from '../../src/domain/rights.js';
import { canonicalKey, searchKey, sortKey } from '../../src/language/folding.js';
import { idsFrom } from '../../src/storage/ids.js';
import type { Phone } from './phones.js';
import type { World } from './world.js';

/** Makes a member of ấp Phú Cường of somebody who opens the chat, without the nine turns: those are told in main.test.ts. */
export async function livesHere(world: World, person: Phone, fullName: string, role?: RoleName): Promise<void> {
  await person.opens();
  const newId = idsFrom(() => world.clock.now());
  const now = world.clock.now();
  await world.db.write(async (tx) => {
    const { contactId, channel } = await tx.address.findFirstOrThrow({ where: { externalId: person.id } });
    const { id: branchId } = await tx.unit.findFirstOrThrow({ where: { code: 'PB-01' } });
    const memberId = newId();
    await tx.member.create({
      data: {
        id: memberId,
        fullName,
        nameKey: canonicalKey(fullName),
        searchKey: searchKey(fullName),
        sortKey: sortKey(fullName),
        birthDate: '2004-03-15',
        phone: `+${person.phone}`,
        branchId,
        status: 'active',
        source: 'roster',
        createdAt: now,
        updatedAt: now,
      },
    });
    await tx.contact.update({ where: { id: contactId }, data: { memberId } });
    await tx.conversation.deleteMany({ where: { contactId } });
    for (const purpose of ['registration', 'reminders', 'news'])
      await tx.consent.create({
        data: { id: newId(), contactId, purpose, textVersion: '2026-03-01', channel, messageId: 'seed', at: now },
      });
    if (role) await tx.role.create({ data: { id: newId(), contactId, unitId: branchId, role, validFrom: now } });
  });
  person.news();
}
