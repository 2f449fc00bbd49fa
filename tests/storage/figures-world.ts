import type { RoleName } from '../../src/domain/rights.js';
import type { UnitSettingOf } from '../../src/domain/unit-settings.js';
import type { Database, Tx } from '../../src/storage/database.js';
import { figureLookup } from '../../src/storage/figures.js';
import { closeMonths } from '../../src/storage/figures-closed.js';
import { keepRates } from '../../src/storage/figures-keeping.js';
import { forgetOld } from '../../src/storage/retention.js';
import { unitCache } from '../../src/storage/units.js';
import { setClock } from '../run/clock.js';

/** A world to count in, as plain rows; days are local (Asia/Ho_Chi_Minh), and an activity begins at 19:00. */
export interface World {
  units: { id: string; parentId: string | null; kind: string; branchKind?: string }[];
  members: {
    id: string;
    branchId: string;
    status?: string;
    gender?: string;
    roleTitle?: string;
    unionJoinDate?: string;
    participation?: string;
    participationOn?: string;
  }[];
  residences?: {
    memberId: string;
    receivingUnitId: string;
    state: 'waiting' | 'received' | 'refused' | 'ended';
    created: string;
    decided?: string;
    ended?: string;
  }[];
  remarks?: { memberId: string; unitId: string; period: string; level: string; state: string }[];
  activities?: { id: string; unitId: string; kind?: string; on: string; state?: string; hosts?: string[]; invited?: string[] }[];
  attendances?: { activityId: string; memberId: string; mark: string }[];
  settings?: { unitId: string; residence: Partial<UnitSettingOf<'residence'>> }[];
  roles?: { memberId: string; unitId: string; role: RoleName; until?: string }[];
  programmes?: { id: string; kind: string; audience: string }[];
  pledges?: {
    id: string;
    memberId: string;
    programmeId?: string;
    text?: string;
    created: string;
    ended?: string;
    answers?: [string, string | null][];
  }[];
}

export const zone = 'Asia/Ho_Chi_Minh';

/** Noon of a local day; activities have their own hour. */
const noon = (day: string) => new Date(`${day}T12:00:00+07:00`);
const evening = (day: string) => new Date(`${day}T19:00:00+07:00`);

/** Puts the world into an empty database. */
export async function settle(db: Database, world: World): Promise<void> {
  const at = noon('2026-01-01');
  const pathOf = (id: string): string => {
    const unit = world.units.find((one) => one.id === id)!;
    return `${unit.parentId ? pathOf(unit.parentId) : '/'}${id}/`;
  };
  await db.write(async (tx) => {
    await clear(tx);
    for (const { id, parentId, kind, branchKind } of world.units)
      await tx.unit.create({
        data: { id, parentId, kind, branchKind: branchKind ?? null, name: id, nameKey: id, path: pathOf(id) },
      });
    await tx.member.createMany({
      data: world.members.map((one) => ({
        fullName: one.id,
        nameKey: one.id,
        searchKey: one.id,
        sortKey: one.id,
        source: 'roster',
        createdAt: at,
        updatedAt: at,
        ...one,
      })),
    });
    await tx.residenceRegistration.createMany({
      data: (world.residences ?? []).map(({ created, decided, ended, ...one }, n) => ({
        ...one,
        id: `r${String(n).padStart(4, '0')}`,
        createdAt: noon(created),
        decidedAt: decided ? noon(decided) : null,
        endedAt: ended ? noon(ended) : null,
      })),
    });
    await tx.residenceRemark.createMany({
      data: (world.remarks ?? []).map((one, n) => ({ ...one, id: `k${n}`, activities: 0, shownAt: at })),
    });
    await tx.activity.createMany({
      data: (world.activities ?? []).map(({ id, unitId, kind, on, state }) => ({
        id,
        unitId,
        kind: kind ?? 'regular',
        startAt: evening(on),
        place: 'Nhà văn hóa',
        audience: { kind: 'branch', unitId },
        state: state ?? 'called',
        createdAt: at,
      })),
    });
    const hosts = (world.activities ?? []).flatMap(({ id, hosts = [] }) => hosts.map((unitId) => ({ activityId: id, unitId })));
    await tx.activityHost.createMany({ data: hosts });
    const invited = (world.activities ?? []).flatMap(({ id, invited = [] }) =>
      invited.map((memberId) => ({ activityId: id, memberId })),
    );
    await tx.invitation.createMany({ data: invited });
    await tx.attendance.createMany({ data: (world.attendances ?? []).map((one) => ({ ...one, by: 'officer', at })) });
    await tx.unitSetting.createMany({
      data: (world.settings ?? []).map(({ unitId, residence }) => ({ unitId, name: 'residence', value: residence })),
    });
    for (const [n, { memberId, unitId, role, until }] of (world.roles ?? []).entries()) {
      await tx.contact.upsert({ where: { memberId }, create: { id: `c-${memberId}`, memberId, createdAt: at }, update: {} });
      await tx.role.create({
        data: { id: `o${n}`, contactId: `c-${memberId}`, unitId, role, validFrom: at, validTo: until ? noon(until) : null },
      });
    }
    await tx.pledgeProgramme.createMany({
      data: (world.programmes ?? []).map((one) => ({
        ...one,
        unitId: world.units[0]!.id,
        code: one.id,
        title: one.id,
        groups: [],
      })),
    });
    for (const { id, memberId, programmeId, text, created, ended, answers } of world.pledges ?? []) {
      await tx.pledge.create({
        data: {
          id,
          memberId,
          programmeId: programmeId ?? null,
          text: text ?? id,
          rhythm: 'month',
          hour: 19,
          startedOn: created,
          state: ended ? 'ended' : 'active',
          createdAt: noon(created),
          endedAt: ended ? noon(ended) : null,
        },
      });
      await tx.pledgeCheckIn.createMany({
        data: (answers ?? []).map(([dueOn, status]) => ({ pledgeId: id, dueOn, status, askedAt: noon(dueOn) })),
      });
    }
  });
}

async function clear(tx: Tx): Promise<void> {
  for (const table of [
    'attendance',
    'invitation',
    'activityHost',
    'activity',
    'residenceRemark',
    'residenceRegistration',
    'unitSetting',
    'unitMonth',
    'residenceSum',
    'role',
    'contact',
    'pledgeCheckIn',
    'pledge',
    'pledgeProgramme',
    'member',
  ] as const)
    await (tx[table] as { deleteMany(): Promise<unknown> }).deleteMany();
  await tx.setting.deleteMany({ where: { name: { startsWith: 'figures.' } } });
  await tx.$executeRawUnsafe(`UPDATE "Unit" SET "parentId" = NULL`);
  await tx.unit.deleteMany();
}

/** Keeps the rates of periods as numbers and forgets what is behind them, on the morning of a day. */
export async function nightOf(db: Database, today: string): Promise<void> {
  await keepRates(db, noon(today), zone, (tx) => unitCache().current(tx));
  await forgetOld(db, noon(today));
}

/** The night's work on the morning of a day. */
export function closeMonthsOn(db: Database, today: string): Promise<number> {
  return closeMonths(db, noon(today), zone);
}

/** The look-up of figures as it answers at noon of a day. */
export async function figuresOn(db: Database, today: string) {
  return db.read(async (tx) =>
    figureLookup(tx, { clock: setClock(noon(today)), zone, setupCode: null, units: await unitCache().current(tx) }),
  );
}
