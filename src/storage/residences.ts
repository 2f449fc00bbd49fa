import { type PeopleEffect, StaleFacts } from '../conversation/effects.js';
import type { PeopleLookup, ResidenceView } from '../conversation/lookup.js';
import type { Tx } from './database.js';
import type { Handlers } from './effects.js';
import type { LookupContext } from './lookup.js';
import { type Columns, inList, insertRows, param, query } from './sql.js';

type ResidenceEffect = Extract<
  PeopleEffect,
  { kind: 'request_residence' | 'introduce_members' | 'withdraw_residence' | 'decide_residence' }
>;

const introduced: Columns = {
  id: 'text',
  memberId: 'text',
  homeUnitId: 'text',
  receivingUnitId: 'text',
  slipNumber: 'text',
  state: 'text',
  createdAt: 'time',
};

/** Taking part at the place of residence (domain.md §3): asked for by the member or the home unit, received by that branch's secretary. */
export const residenceEffects: Handlers<ResidenceEffect> = {
  async request_residence(tx, items, world) {
    for (const { effect } of items) {
      const { residenceId, memberId, homeUnitId, receivingUnitId, slipNumber } = effect;
      // A new wish replaces one that nobody has answered yet.
      await tx.residenceRegistration.updateMany({
        where: { memberId, state: 'waiting', id: { not: residenceId } },
        data: { state: 'ended', decidedAt: world.now },
      });
      await tx.residenceRegistration.upsert({
        where: { id: residenceId },
        create: { id: residenceId, memberId, homeUnitId, receivingUnitId, slipNumber, state: 'waiting', createdAt: world.now },
        update: {},
      });
    }
  },

  async introduce_members(tx, items, world) {
    for (const { effect } of items) {
      const { people, ...list } = effect;
      const memberIds = people.map((one) => one.memberId);
      await tx.residenceRegistration.updateMany({
        where: { memberId: { in: memberIds }, state: 'waiting', id: { notIn: people.map((one) => one.residenceId) } },
        data: { state: 'ended', decidedAt: world.now },
      });
      const rows = people.map(({ residenceId, memberId }) => ({
        ...list,
        id: residenceId,
        memberId,
        state: 'waiting',
        createdAt: world.now,
      }));
      await insertRows(tx, 'ResidenceRegistration', introduced, rows, '("id") DO NOTHING');
    }
  },

  async withdraw_residence(tx, items, world) {
    for (const { effect } of items) {
      const mine = { id: effect.residenceId, memberId: effect.memberId };
      const waited = await tx.residenceRegistration.updateMany({
        where: { ...mine, state: 'waiting' },
        data: { state: 'ended', decidedAt: world.now },
      });
      // Without `endedAt` it never counted there; with it, it did until then.
      const left = await tx.residenceRegistration.updateMany({
        where: { ...mine, state: 'received' },
        data: { state: 'ended', endedAt: world.now },
      });
      if (waited.count + left.count === 0) throw new StaleFacts('the residence registration was answered or taken back already');
    }
  },

  async decide_residence(tx, items, world) {
    for (const { effect, by } of items) {
      const { count } = await tx.residenceRegistration.updateMany({
        where: { id: effect.residenceId, state: 'waiting' },
        data: { state: effect.receive ? 'received' : 'refused', decidedById: by.contactId, decidedAt: world.now },
      });
      if (count === 0) throw new StaleFacts('the residence registration was decided already');
      if (!effect.receive) continue;
      const { memberId } = await tx.residenceRegistration.findUniqueOrThrow({ where: { id: effect.residenceId } });
      // Everybody counts in one place: the latest that received them (domain.md §3.4). Until now it was the other.
      await tx.residenceRegistration.updateMany({
        where: { memberId, state: 'received', id: { not: effect.residenceId } },
        data: { state: 'ended', endedAt: world.now },
      });
    }
  },
};

const view = `SELECT r."id", r."memberId", m."fullName", c."id" AS "contactId", r."homeUnitId", r."receivingUnitId", r."slipNumber", r."state", r."createdAt",
    dm."fullName" AS "decidedBy"
  FROM "ResidenceRegistration" r JOIN "Member" m ON m."id" = r."memberId" LEFT JOIN "Contact" c ON c."memberId" = m."id"
  LEFT JOIN "Contact" dc ON dc."id" = r."decidedById" LEFT JOIN "Member" dm ON dm."id" = dc."memberId"`;

export function residenceLookup(
  tx: Tx,
  { units }: LookupContext,
): Pick<PeopleLookup, 'residence' | 'residencesOf' | 'waitingResidences'> {
  const views = async (sql: string, ...values: string[]): Promise<ResidenceView[]> =>
    (await query<ResidenceView>(tx, sql, ...values)).map((row) => ({ ...row, createdAt: new Date(row.createdAt) }));
  return {
    residence: async (id) => (await views(`${view} WHERE r."id" = ${param(tx.engine, 1)}`, id))[0] ?? null,
    residencesOf: (memberId) =>
      views(
        `${view} WHERE r."memberId" = ${param(tx.engine, 1)} AND r."state" <> 'refused' ORDER BY r."createdAt" DESC, r."id" DESC LIMIT 20`,
        memberId,
      ),
    waitingResidences: (unitId) =>
      views(
        `${view} WHERE ${inList(tx.engine, 'r."receivingUnitId"')} AND r."state" = 'waiting' ORDER BY r."createdAt", r."id" LIMIT 100`,
        JSON.stringify(units.subtree(unitId).map((unit) => unit.id)),
      ),
  };
}
