import { type PeopleEffect, StaleFacts } from '../conversation/effects.js';
import type { PeopleLookup, RemarkView } from '../conversation/lookup.js';
import type { ResidenceRemark } from '../domain/residence.js';
import type { Tx } from './database.js';
import type { Handlers } from './effects.js';
import { type Columns, execute, jsonParam, jsonRows, param, query, stored } from './sql.js';

type RemarkEffect = Extract<
  PeopleEffect,
  { kind: 'remark_residence' | 'object_to_remark' | 'accept_remark' | 'conclude_remark' }
>;

const columns: Columns = {
  id: 'text',
  memberId: 'text',
  unitId: 'text',
  period: 'text',
  activities: 'integer',
  level: 'text',
  sentence: 'text',
  state: 'text',
  byId: 'text',
  shownAt: 'time',
};
const names = Object.keys(columns).map((name) => `"${name}"`);
/** What a remark that was only shown takes from a newer one; its id stays, for the member has it in a button. */
const replaced = ['unitId', 'activities', 'level', 'sentence', 'byId', 'shownAt'];

/** The remark at the end of a period (domain.md §3.2 step 5): shown, objected to at most once, final. */
export const remarkEffects: Handlers<RemarkEffect> = {
  async remark_residence(tx, items, world) {
    for (const { effect, by } of items) {
      const rows = effect.remarks.map(({ remarkId, ...remark }) =>
        stored(columns, {
          ...remark,
          id: remarkId,
          unitId: effect.unitId,
          period: effect.period,
          state: 'shown',
          byId: by.contactId,
          shownAt: world.now,
        }),
      );
      const written = await execute(
        tx,
        `INSERT INTO "ResidenceRemark" (${names.join(', ')}) SELECT ${names.map((name) => `r.${name}`).join(', ')} FROM ${jsonRows(tx.engine, columns)} WHERE true
         ON CONFLICT ("memberId", "period") DO UPDATE SET ${replaced.map((name) => `"${name}" = excluded."${name}"`).join(', ')}
           WHERE "ResidenceRemark"."state" = 'shown'`,
        jsonParam(rows),
      );
      if (written < rows.length) throw new StaleFacts('a remark was objected to or is final already');
    }
  },

  async object_to_remark(tx, items) {
    for (const { effect } of items)
      await once(
        await tx.residenceRemark.updateMany({
          where: { id: effect.remarkId, memberId: effect.memberId, state: 'shown' },
          data: { state: 'objected', objection: effect.words },
        }),
      );
  },

  async accept_remark(tx, items, world) {
    for (const { effect } of items)
      await once(
        await tx.residenceRemark.updateMany({
          where: { id: effect.remarkId, memberId: effect.memberId, state: 'shown' },
          data: { state: 'final', finalAt: world.now },
        }),
      );
  },

  async conclude_remark(tx, items, world) {
    for (const { effect, by } of items) {
      const { remarkId, level, sentence, activities } = effect;
      await once(
        await tx.residenceRemark.updateMany({
          where: { id: remarkId, state: 'objected' },
          data: { state: 'final', level, sentence, activities, objection: null, finalAt: world.now, byId: by.contactId },
        }),
      );
    }
  },
};

function once({ count }: { count: number }): void {
  if (count === 0) throw new StaleFacts('the remark was decided meanwhile');
}

export function remarkLookup(tx: Tx): Pick<PeopleLookup, 'remark' | 'remarksOf'> {
  return {
    async remark(id) {
      const [row] = await query<RemarkView>(
        tx,
        `SELECT k.*, m."fullName", m."branchId" AS "homeUnitId", c."id" AS "contactId" FROM "ResidenceRemark" k
         JOIN "Member" m ON m."id" = k."memberId" LEFT JOIN "Contact" c ON c."memberId" = m."id" WHERE k."id" = ${param(tx.engine, 1)}`,
        id,
      );
      return row ? { ...row, ...moments(row) } : null;
    },
    async remarksOf(memberId) {
      const rows = await tx.residenceRemark.findMany({ where: { memberId }, orderBy: { shownAt: 'desc' }, take: 6 });
      return rows as ResidenceRemark[];
    },
  };
}

function moments(row: { shownAt: Date; finalAt: Date | null }) {
  return { shownAt: new Date(row.shownAt), finalAt: row.finalAt === null ? null : new Date(row.finalAt) };
}
