import type { PeopleEffect } from '../conversation/effects.js';
import type { PeopleLookup } from '../conversation/lookup.js';
import { type ListedMember, presentStatuses } from '../domain/people.js';
import { canonicalKey, searchKey, sortKey } from '../language/folding.js';
import { areSameName } from '../roster/samePerson.js';
import type { Tx } from './database.js';
import type { Handlers } from './effects.js';
import type { LookupContext } from './lookup.js';
import { inList, param, query } from './sql.js';

export function nameKeys(fullName: string) {
  return { nameKey: canonicalKey(fullName), searchKey: searchKey(fullName), sortKey: sortKey(fullName) };
}

export const memberEffects: Pick<Handlers<PeopleEffect>, 'update_member'> = {
  async update_member(tx, items, world) {
    for (const { effect } of items) {
      const { fullName } = effect.fields;
      await tx.member.updateMany({
        where: { id: effect.memberId },
        data: { ...effect.fields, ...(fullName === undefined ? {} : nameKeys(fullName)), updatedAt: world.now },
      });
    }
  },
};

interface RosterRow {
  memberId: string;
  fullName: string;
  birthDate: string | null;
  phone: string | null;
  branchId: string;
  contactId: string | null;
}

const listed = `SELECT m."id" AS "memberId", c."id" AS "contactId", m."fullName", m."sortKey" FROM "Member" m LEFT JOIN "Contact" c ON c."memberId" = m."id"`;
const present = `m."status" IN (${presentStatuses.map((status) => `'${status}'`).join(', ')})`;

export function memberLookup(tx: Tx, { units }: LookupContext): Pick<PeopleLookup, 'rosterMatch' | 'findMembers' | 'membersOf'> {
  return {
    async rosterMatch({ fullName, birthDate, phone, branchId }) {
      const rows = await query<RosterRow>(
        tx,
        `SELECT m."id" AS "memberId", m."fullName", m."birthDate", m."phone", m."branchId", c."id" AS "contactId"
         FROM "Member" m LEFT JOIN "Contact" c ON c."memberId" = m."id"
         WHERE ${present} AND (m."phone" = ${param(tx.engine, 1)} OR (m."birthDate" = ${param(tx.engine, 2)} AND m."searchKey" = ${param(tx.engine, 3)}
                               AND m."branchId" = ${param(tx.engine, 4)})) ORDER BY m."id"`,
        phone,
        birthDate,
        searchKey(fullName),
        branchId,
      );
      const sameName = (row: RosterRow) => areSameName(row.fullName, fullName);
      // A family may share a number: it counts together with the name or the birth date.
      const byPhone = rows.filter(
        (row) => row.phone !== null && row.phone === phone && (sameName(row) || row.birthDate === birthDate),
      );
      const byName = rows.filter((row) => row.branchId === branchId && row.birthDate === birthDate && sameName(row));
      const both = byPhone.find((row) => byName.includes(row));
      // Twins with unaccented names, or one number twice: nobody is taken for somebody else, the secretary sees it.
      const found =
        both ?? (byPhone.length === 1 ? byPhone[0] : byPhone.length === 0 && byName.length === 1 ? byName[0] : undefined);
      return found ? { memberId: found.memberId, branchId: found.branchId, linked: found.contactId !== null } : null;
    },
    async findMembers(unitId, name) {
      const key = searchKey(name).replace(/[%_\\]/g, '');
      if (key === '') return [];
      const rows = await query<ListedMember>(
        tx,
        `${listed} WHERE ${present} AND ${inList(tx.engine, 'm."branchId"')} AND m."searchKey" LIKE ${param(tx.engine, 2)} ORDER BY m."sortKey", m."id" LIMIT 200`,
        JSON.stringify(units.subtree(unitId).map((unit) => unit.id)),
        `%${key}%`,
      );
      const words = ` ${key} `;
      const whole = rows.filter((row) => ` ${searchKey(row.fullName)} `.includes(words));
      const exact = (row: ListedMember) => (` ${canonicalKey(row.fullName)} `.includes(` ${canonicalKey(name)} `) ? 0 : 1);
      return whole.sort((a, b) => exact(a) - exact(b)).slice(0, 20);
    },
    membersOf: (branchId) =>
      query<ListedMember>(
        tx,
        `${listed} WHERE ${present} AND m."branchId" = ${param(tx.engine, 1)} ORDER BY m."sortKey", m."id" LIMIT 500`,
        branchId,
      ),
  };
}
