import type { PeopleLookup } from '../conversation/lookup.js';
import { type ListedMember, presentStatuses } from '../domain/people.js';
import type { Tx } from './database.js';
import type { LookupContext } from './lookup.js';
import { param, query } from './sql.js';

const present = `m."status" IN (${presentStatuses.map((status) => `'${status}'`).join(', ')})`;

/** One member inside a subtree, found by id or by phone: for naming officers. Nobody outside the subtree is ever found. */
export function candidateLookup(
  tx: Tx,
  context: LookupContext,
): Pick<PeopleLookup, 'memberWithin' | 'memberByPhone' | 'titledMembers'> {
  async function find(unitId: string, where: string, value: string): Promise<ListedMember | null> {
    const path = context.units.get(unitId)?.path;
    if (!path) return null;
    const rows = await query<ListedMember>(
      tx,
      `SELECT m."id" AS "memberId", c."id" AS "contactId", m."fullName", m."sortKey"
       FROM "Member" m JOIN "Unit" u ON u."id" = m."branchId" LEFT JOIN "Contact" c ON c."memberId" = m."id"
       WHERE ${where} AND u."path" LIKE ${param(tx.engine, 2)} AND ${present} LIMIT 2`,
      value,
      `${path}%`,
    );
    return rows.length === 1 ? rows[0]! : null; // a phone shared by two is not enough to name one
  }
  return {
    memberWithin: (unitId, memberId) => find(unitId, `m."id" = ${param(tx.engine, 1)}`, memberId),
    memberByPhone: (unitId, phone) => find(unitId, `m."phone" = ${param(tx.engine, 1)}`, phone),
    titledMembers: (unitId) =>
      query<ListedMember & { roleTitle: string }>(
        tx,
        `SELECT m."id" AS "memberId", c."id" AS "contactId", m."fullName", m."sortKey", m."roleTitle"
         FROM "Member" m LEFT JOIN "Contact" c ON c."memberId" = m."id"
         WHERE m."branchId" = ${param(tx.engine, 1)} AND m."roleTitle" IS NOT NULL AND ${present} ORDER BY m."sortKey" LIMIT 5`,
        unitId,
      ),
  };
}
