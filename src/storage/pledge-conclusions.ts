import type { PledgeEffect } from '../conversation/effects.js';
import type { OwnConclusion, PledgeLookup } from '../conversation/lookup.js';
import { batched } from './batching.js';
import type { Tx } from './database.js';
import type { Handlers } from './effects.js';
import { type Columns, execute, inList, insertRows, param, query } from './sql.js';

/** How a programme ends: the member's own word, which they send or keep, and then the unit's. */
type EndingEffect = Extract<PledgeEffect, { kind: 'assess_pledge' | 'share_pledges' | 'conclude_pledges' }>;

const columns: Columns = {
  memberId: 'text',
  programmeId: 'text',
  year: 'integer',
  conclusion: 'text',
  byId: 'text',
  at: 'time',
  badgeNumber: 'integer',
  badgeCode: 'text',
};

export const conclusionEffects: Handlers<EndingEffect> = {
  async assess_pledge(tx, items) {
    for (const { effect, by } of items)
      await tx.pledge.updateMany({
        where: { id: effect.pledgeId, memberId: by.memberId ?? '', programmeId: { not: null } },
        data: { selfAssessment: effect.status, selfAssessedAt: effect.at },
      });
  },

  async share_pledges(tx, items, world) {
    for (const { effect, by } of items) {
      const { programmeId, pledgeIds, year, shared } = effect;
      const memberId = by.memberId ?? '';
      // What was concluded stays sent: the conclusion rests on it.
      if (!shared && (await tx.pledgeConclusion.count({ where: { memberId, programmeId, year } })) > 0) continue;
      await tx.pledge.updateMany({
        where: { id: { in: pledgeIds }, memberId, programmeId },
        data: { sharedAt: shared ? world.now : null },
      });
    }
  },

  async conclude_pledges(tx, items, world) {
    for (const { effect, by } of items) {
      const { programmeId, year } = effect;
      // Two officers at the same time must not give one number twice.
      if (tx.engine === 'postgresql')
        await execute(tx, `SELECT 1 FROM "PledgeProgramme" WHERE "id" = ${param(tx.engine, 1)} FOR UPDATE`, programmeId);
      const sent = new Set(
        (
          await tx.pledge.findMany({
            where: { programmeId, sharedAt: { not: null }, memberId: { in: effect.conclusions.map((one) => one.memberId) } },
            select: { memberId: true },
          })
        ).map((one) => one.memberId),
      );
      const before = await tx.pledgeConclusion.findMany({ where: { programmeId, year } });
      const numbered = new Map(before.map((one) => [one.memberId, one]));
      let last = Math.max(0, ...before.map((one) => one.badgeNumber ?? 0));
      const rows = effect.conclusions
        .filter(({ memberId }) => sent.has(memberId))
        .map(({ memberId, conclusion, badgeCode }) => {
          const had = numbered.get(memberId);
          const isNew = conclusion === 'reached' && badgeCode !== null && !had?.badgeCode;
          if (isNew) last += 1;
          return {
            ...{ memberId, programmeId, year, conclusion },
            byId: by.contactId,
            at: world.now,
            badgeNumber: isNew ? last : (had?.badgeNumber ?? null),
            badgeCode: isNew ? badgeCode : (had?.badgeCode ?? null),
          };
        });
      const replaced = ['conclusion', 'byId', 'at', 'badgeNumber', 'badgeCode'].map((name) => `"${name}" = excluded."${name}"`);
      await insertRows(
        tx,
        'PledgeConclusion',
        columns,
        rows,
        `("memberId", "programmeId", "year") DO UPDATE SET ${replaced.join(', ')}`,
      );
    }
  },
};

export function conclusionLookup(tx: Tx): Pick<PledgeLookup, 'conclusionsOf'> {
  return {
    conclusionsOf: batched(async (memberIds: string[]) => {
      const rows = await query<OwnConclusion & { memberId: string; year: number | bigint; badgeNumber: number | bigint | null }>(
        tx,
        `SELECT "memberId", "programmeId", "year", "conclusion", "badgeNumber", "badgeCode" FROM "PledgeConclusion"
         WHERE ${inList(tx.engine, '"memberId"')} ORDER BY "year" DESC, "programmeId"`,
        JSON.stringify(memberIds),
      );
      return memberIds.map((id) =>
        rows
          .filter((row) => row.memberId === id)
          .map(({ programmeId, year, conclusion, badgeNumber, badgeCode }) => ({
            ...{ programmeId, conclusion, badgeCode },
            year: Number(year),
            badgeNumber: badgeNumber === null ? null : Number(badgeNumber),
          })),
      );
    }),
  };
}
