import type { PeopleLookup } from '../conversation/lookup.js';
import type { Officer } from '../domain/people.js';
import { leadingRoles } from '../domain/rights.js';
import type { Tx } from './database.js';
import type { LookupContext } from './lookup.js';
import { inList, query, time, timeParam } from './sql.js';
import { openAddressSql, zaloWindowMs } from './tell.js';

/** Who answers for a unit. */
export function officerLookup(tx: Tx, { clock, units }: LookupContext): Pick<PeopleLookup, 'officersFor' | 'officersWithin'> {
  const officersOf = async (unitIds: string[]): Promise<Officer[]> => {
    const rows = await query<Omit<Officer, 'reachable'> & { reachable: boolean | number }>(
      tx,
      `SELECT r."contactId", c."memberId", m."fullName", r."role", r."unitId",
         EXISTS (SELECT 1 FROM "Address" a WHERE a."contactId" = r."contactId" AND ${openAddressSql(tx.engine, 3)}) AS "reachable" FROM "Role" r
       JOIN "Contact" c ON c."id" = r."contactId" LEFT JOIN "Member" m ON m."id" = c."memberId"
       WHERE ${inList(tx.engine, 'r."unitId"')} AND (r."validTo" IS NULL OR r."validTo" > ${timeParam(tx.engine, 2)})
       ORDER BY r."unitId", r."validFrom", r."id"`,
      JSON.stringify(unitIds),
      time(clock.now()),
      time(new Date(clock.now().getTime() - zaloWindowMs)),
    );
    return rows.map((row) => ({ ...row, reachable: Boolean(row.reachable) }));
  };
  const rank = (officer: Officer) => leadingRoles.indexOf(officer.role);
  return {
    async officersFor(unitId) {
      const upward = units.upward(unitId).map((unit) => unit.id);
      const officers = (await officersOf(upward)).filter((officer) => rank(officer) >= 0);
      const nearest = upward.find((id) => officers.some((officer) => officer.unitId === id));
      const there = officers.filter((officer) => officer.unitId === nearest).sort((a, b) => rank(a) - rank(b));
      // One person may hold two roles in a unit, and is asked once.
      return there.filter((officer, n) => there.findIndex((other) => other.contactId === officer.contactId) === n);
    },
    officersWithin: (unitId) => officersOf(units.subtree(unitId).map((unit) => unit.id)),
  };
}
