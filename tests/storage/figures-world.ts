import type { RoleName } from '../../src/domain/rights.js';
import type { UnitSettingOf } from '../../src/domain/unit-settings.js';
import type { Database, Tx } from '../../src/storage/database.js';
import { figureLookup } from '../../src/storage/figures.js';
import { keepRates } from '../../src/storage/figures-keeping.js';
import { settleDays } from '../../src/storage/figures-settled.js';
import { forgetOld } from '../../src/storage/retention.js';
import { unitCache } from '../../src/storage/units.js';
import { setClock } from '../run/clock.js';

/** A world to count in, as plain rows; days are local (Asia/Ho_Chi_Minh), and an activity begins at 19:00. */
export interface World {
  units: {
    id: string;
    parentId: string | null;
    kind: string;
    branchKind?: string;
    name?: string;
    hamlet?: string;
    commune?: string;
    until?: string;
  }[];
  members: {
    id: string;
    branchId: string;
    status?: string;
    gender?: string;
    roleTitle?: string;
    unionJoinDate?: string;
    participation?: string;
    participationOn?: string;
    residenceHamlet?: string;
    residenceCommune?: string;
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
    // First, so that no trigger notes what is cleared away.
    await tx.setting.deleteMany({ where: { name: { startsWith: 'figures.' } } });
    await clear(tx);
    for (const { id, name = id, until, ...one } of world.units)
      await tx.unit.create({
        data: { ...one, id, name, nameKey: name, path: pathOf(id), validTo: until ? noon(until) : null },
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
    for (const [table, { rows }] of Object.entries(recorded(world)))
      await (tx[table as Recorded] as unknown as Rows).createMany({ data: rows });
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

type Recorded = 'residenceRegistration' | 'residenceRemark' | 'activity' | 'activityHost' | 'invitation' | 'attendance';
type Row = Record<string, unknown>;
interface Rows {
  createMany(of: { data: Row[] }): Promise<unknown>;
  updateMany(of: { where: Row; data: Row }): Promise<unknown>;
  deleteMany(of: { where: Row }): Promise<unknown>;
}

/** What happened to people in a world, as rows. */
function recorded(world: World): Record<Recorded, { key: string[]; rows: Row[] }> {
  const at = noon('2026-01-01');
  const activities = world.activities ?? [];
  return {
    residenceRegistration: {
      key: ['id'],
      rows: (world.residences ?? []).map(({ created, decided, ended, ...one }, n) => ({
        ...one,
        id: `r${String(n).padStart(4, '0')} ${one.memberId}`,
        createdAt: noon(created),
        decidedAt: decided ? noon(decided) : null,
        endedAt: ended ? noon(ended) : null,
      })),
    },
    residenceRemark: {
      key: ['memberId', 'period'],
      rows: (world.remarks ?? []).map((one, n) => ({
        ...one,
        id: `k${n} ${one.memberId} ${one.period}`,
        activities: 0,
        shownAt: at,
      })),
    },
    activity: {
      key: ['id'],
      rows: activities.map(({ id, unitId, kind, on, state }) => ({
        id,
        unitId,
        kind: kind ?? 'regular',
        startAt: evening(on),
        place: 'Nhà văn hóa',
        audience: { kind: 'branch', unitId },
        state: state ?? 'called',
        createdAt: at,
      })),
    },
    activityHost: {
      key: ['activityId', 'unitId'],
      rows: activities.flatMap(({ id, hosts = [] }) => hosts.map((unitId) => ({ activityId: id, unitId }))),
    },
    invitation: {
      key: ['activityId', 'memberId'],
      rows: activities.flatMap(({ id, invited = [] }) => invited.map((memberId) => ({ activityId: id, memberId }))),
    },
    attendance: {
      key: ['activityId', 'memberId'],
      rows: (world.attendances ?? []).map((one) => ({ ...one, by: 'officer', at })),
    },
  };
}

/** Turns what happened in one settled world into what happened in another with the same people, row by row as officers would. */
export async function become(db: Database, before: World, after: World): Promise<void> {
  const [was, is] = [recorded(before), recorded(after)];
  await db.write(async (tx) => {
    for (const table of Object.keys(was) as Recorded[]) {
      const rows = tx[table] as unknown as Rows;
      const { key } = was[table];
      const keyOf = (row: Row) => key.map((name) => row[name]).join(' ');
      const where = (row: Row) => Object.fromEntries(key.map((name) => [name, row[name]]));
      const [had, wanted] = [was, is].map((of) => new Map(of[table].rows.map((row) => [keyOf(row), row]))) as [
        Map<string, Row>,
        Map<string, Row>,
      ];
      for (const [id, row] of had) if (!wanted.has(id)) await rows.deleteMany({ where: where(row) });
      for (const [id, row] of wanted) {
        const old = had.get(id);
        if (!old) await rows.createMany({ data: [row] });
        else if (JSON.stringify(old) !== JSON.stringify(row)) await rows.updateMany({ where: where(row), data: row });
      }
    }
    for (const { id, participation = null, participationOn = null, ...data } of after.members)
      await tx.member.update({ where: { id }, data: { ...data, participation, participationOn } });
    await tx.unitSetting.deleteMany();
    await tx.unitSetting.createMany({
      data: (after.settings ?? []).map(({ unitId, residence }) => ({ unitId, name: 'residence', value: residence })),
    });
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
    'recount',
    'residenceSum',
    'role',
    'contact',
    'pledgeCheckIn',
    'pledge',
    'pledgeProgramme',
    'member',
  ] as const)
    await (tx[table] as { deleteMany(): Promise<unknown> }).deleteMany();
  await tx.$executeRawUnsafe(`UPDATE "Unit" SET "parentId" = NULL`);
  await tx.unit.deleteMany();
}

/** Keeps the rates of periods as numbers and forgets what is behind them, on the morning of a day. */
export async function nightOf(db: Database, today: string): Promise<void> {
  await keepRates(db, noon(today), zone, (tx) => unitCache().current(tx));
  await forgetOld(db, noon(today));
}

/** The night's work on the morning of a day. */
export function settleDaysOn(db: Database, today: string): Promise<number> {
  return settleDays(db, noon(today), zone);
}

/** The look-up of figures as it answers at noon of a day. */
export async function figuresOn(db: Database, today: string) {
  return db.read(async (tx) =>
    figureLookup(tx, { clock: setClock(noon(today)), zone, setupCode: null, units: await unitCache().current(tx) }),
  );
}
