import type { Town } from './town.js';

/** Somebody's registration with a branch, received since a moment. */
export async function received(town: Town, memberId: string, unitId: string, at = '2026-02-01T02:00:00Z'): Promise<string> {
  const id = town.newId();
  const moment = new Date(at);
  await town.db.write((tx) =>
    tx.residenceRegistration.create({
      data: {
        id,
        memberId,
        homeUnitId: town.units.class11a2,
        receivingUnitId: unitId,
        state: 'received',
        createdAt: moment,
        decidedAt: moment,
      },
    }),
  );
  return id;
}

/** An activity that is over, at 19:00 of a day, with those who were there. */
export async function attended(
  town: Town,
  unitId: string,
  day: string,
  who: string[],
  more: { kind?: string; title?: string } = {},
): Promise<void> {
  const activityId = town.newId();
  const startAt = new Date(`${day}T12:00:00Z`);
  await town.db.write(async (tx) => {
    await tx.activity.create({
      data: {
        id: activityId,
        unitId,
        kind: more.kind ?? 'event',
        title: more.title ?? null,
        startAt,
        place: 'Nhà văn hóa',
        audience: { kind: 'branch', unitId },
        state: 'done',
        createdAt: startAt,
      },
    });
    for (const memberId of who)
      await tx.attendance.create({ data: { activityId, memberId, mark: 'present', by: 'officer', at: startAt } });
  });
}
