import { type PeopleEffect, StaleFacts } from '../conversation/effects.js';
import type { PeopleLookup, ResidenceView } from '../conversation/lookup.js';
import type { Tx } from './database.js';
import type { Handlers } from './effects.js';
import type { LookupContext } from './lookup.js';
import { inList, param, query } from './sql.js';

/** Taking part at the place of residence (domain.md §3): asked for by the member, received by that branch's secretary. */
export const residenceEffects: Pick<Handlers<PeopleEffect>, 'request_residence' | 'decide_residence'> = {
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

  async decide_residence(tx, items, world) {
    for (const { effect, by } of items) {
      const { count } = await tx.residenceRegistration.updateMany({
        where: { id: effect.residenceId, state: 'waiting' },
        data: { state: effect.receive ? 'received' : 'refused', decidedById: by.contactId, decidedAt: world.now },
      });
      if (count === 0) throw new StaleFacts('the residence registration was decided already');
      if (!effect.receive) continue;
      const { memberId } = await tx.residenceRegistration.findUniqueOrThrow({ where: { id: effect.residenceId } });
      // Everybody counts in one place: the latest that received them (domain.md §3.4).
      await tx.residenceRegistration.updateMany({
        where: { memberId, state: 'received', id: { not: effect.residenceId } },
        data: { state: 'ended' },
      });
    }
  },
};

const view = `SELECT r."id", r."memberId", m."fullName", c."id" AS "contactId", r."homeUnitId", r."receivingUnitId", r."slipNumber", r."state",
    dm."fullName" AS "decidedBy"
  FROM "ResidenceRegistration" r JOIN "Member" m ON m."id" = r."memberId" LEFT JOIN "Contact" c ON c."memberId" = m."id"
  LEFT JOIN "Contact" dc ON dc."id" = r."decidedById" LEFT JOIN "Member" dm ON dm."id" = dc."memberId"`;

export function residenceLookup(
  tx: Tx,
  { units }: LookupContext,
): Pick<PeopleLookup, 'residence' | 'residencesOf' | 'waitingResidences'> {
  return {
    residence: async (id) => (await query<ResidenceView>(tx, `${view} WHERE r."id" = ${param(tx.engine, 1)}`, id))[0] ?? null,
    residencesOf: (memberId) =>
      query<ResidenceView>(
        tx,
        `${view} WHERE r."memberId" = ${param(tx.engine, 1)} AND r."state" <> 'refused' ORDER BY r."createdAt" DESC, r."id" DESC LIMIT 20`,
        memberId,
      ),
    waitingResidences: (unitId) =>
      query<ResidenceView>(
        tx,
        `${view} WHERE ${inList(tx.engine, 'r."receivingUnitId"')} AND r."state" = 'waiting' ORDER BY r."createdAt", r."id" LIMIT 100`,
        JSON.stringify(units.subtree(unitId).map((unit) => unit.id)),
      ),
  };
}
