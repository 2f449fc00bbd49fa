import { afterEach, describe, expect, it } from 'vitest';
import { engines } from '../run/database.js';
import { openTown, type Town } from '../run/town.js';

let town: Town;
afterEach(() => town.close());

/** So many members with a Telegram account have pledged in a programme that ends on 31 March. */
async function pledged(engine: 'sqlite' | 'postgresql', count: number): Promise<void> {
  town = await openTown({ engine });
  const { db, units, newId, clock } = town;
  const now = clock.now();
  const people = Array.from({ length: count }, (_, n) => ({ memberId: newId(), contactId: newId(), n }));
  await db.write(async (tx) => {
    await tx.pledgeProgramme.create({
      data: {
        id: 'p',
        unitId: units.phuBinh,
        code: 'x',
        title: 'Mùa xuân xanh',
        kind: 'own',
        groups: [],
        validTo: new Date('2026-03-31T17:00:00Z'),
      },
    });
    const name = {
      nameKey: 'an',
      searchKey: 'an',
      sortKey: 'an',
      branchId: units.phuCuong,
      source: 'roster',
      createdAt: now,
      updatedAt: now,
    };
    await tx.member.createMany({ data: people.map(({ memberId, n }) => ({ id: memberId, fullName: `An ${n}`, ...name })) });
    await tx.contact.createMany({ data: people.map(({ memberId, contactId }) => ({ id: contactId, memberId, createdAt: now })) });
    await tx.address.createMany({
      data: people.map(({ contactId, n }) => ({
        ...{ id: newId(), channel: 'telegram', account: 'telegram-bot', externalId: `x${n}`, contactId },
        ...{ lastInboundAt: now, createdAt: now },
      })),
    });
    await tx.consent.createMany({
      data: people.map(({ contactId }) => ({
        ...{ id: newId(), contactId, purpose: 'reminders', textVersion: '1', channel: 'telegram', messageId: 'x', at: now },
      })),
    });
    await tx.pledge.createMany({
      data: people.map(({ memberId }) => ({
        ...{ id: newId(), memberId, programmeId: 'p', text: 'chạy bộ', rhythm: 'none', hour: 19 },
        ...{ startedOn: '2026-03-12', state: 'active', createdAt: now },
      })),
    });
  });
}

const questions = () => town.db.read((tx) => tx.delivery.count({ where: { key: { startsWith: 'review:' } } }));

describe.each(engines)('the question at a programme’s end, on %s', (engine) => {
  it('reaches everybody who pledged, a portion at a time, and each once a stage', async () => {
    await pledged(engine, 2_050);
    town.clock.set('2026-03-25T03:00:00Z');
    await town.app.tick();
    expect(await questions()).toBe(2_050);
    town.clock.set('2026-03-26T03:00:00Z');
    await town.app.tick();
    expect(await questions()).toBe(2_050);
    town.clock.set('2026-03-31T03:00:00Z');
    await town.db.write((tx) => tx.pledge.updateMany({ where: { programmeId: 'p' }, data: { selfAssessment: 'done' } }));
    await town.app.tick();
    expect(await questions()).toBe(2_050);
  }, 120_000);
});
