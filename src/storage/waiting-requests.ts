import type { Nudge } from '../schedule/nudges.js';
import type { WaitingRequests } from '../schedule/store.js';
import type { Tx } from './database.js';
import type { LookupContext } from './lookup.js';
import { insertNudges, type NudgeWorld } from './nudges.js';
import { officerLookup } from './officers.js';
import { execute, inList, query, time, timeParam } from './sql.js';

type Table = 'Registration' | 'ResidenceRegistration' | 'Question';

interface Waiting {
  table: Table;
  id: string;
  unitId: string;
  createdAt: Date | string;
}

/** Tables in which people wait for an officer, the column of the unit that is asked, and what waiting means there. */
const kinds: { table: Table; unit: string; waiting: string; name: 'registrations' | 'residences' | 'questions' }[] = [
  { table: 'Registration', unit: 'branchId', waiting: `"state" IN ('waiting', 'guardian')`, name: 'registrations' },
  { table: 'ResidenceRegistration', unit: 'receivingUnitId', waiting: `"state" = 'waiting'`, name: 'residences' },
  { table: 'Question', unit: 'unitId', waiting: `"state" = 'waiting'`, name: 'questions' },
];

/**
 * Tells the officers of a unit once about requests older than `dueBefore`; in the same message about younger ones, older than
 * `alsoBefore`, so that these do not make a message of their own tomorrow.
 */
export async function remindOfWaiting(
  tx: Tx,
  world: NudgeWorld,
  context: LookupContext,
  limits: { dueBefore: Date; alsoBefore: Date },
  decide: (waiting: WaitingRequests) => Nudge,
): Promise<number> {
  const all = await query<Waiting>(
    tx,
    kinds
      .map(
        ({ table, unit, waiting }) =>
          `SELECT '${table}' AS "table", "id", "${unit}" AS "unitId", "createdAt" FROM "${table}"
           WHERE ${waiting} AND "remindedAt" IS NULL AND "createdAt" <= ${timeParam(tx.engine, 1)}`,
      )
      .join(' UNION ALL '),
    time(limits.alsoBefore),
  );
  const dueUnits = new Set(all.filter((one) => new Date(one.createdAt) <= limits.dueBefore).map((one) => one.unitId));
  if (dueUnits.size === 0) return 0;
  const { officersFor } = officerLookup(tx, context);
  const byOfficer = new Map<string, Waiting[]>();
  for (const unitId of dueUnits) {
    const here = all.filter((one) => one.unitId === unitId);
    for (const { contactId } of await officersFor(unitId))
      byOfficer.set(contactId, [...(byOfficer.get(contactId) ?? []), ...here]);
  }
  await insertNudges(
    tx,
    [...byOfficer].map(([officerId, waiting]) => decide(summary(officerId, waiting))),
    world,
  );
  const told = all.filter((one) => dueUnits.has(one.unitId));
  for (const { table } of kinds) {
    const ids = told.filter((one) => one.table === table).map((one) => one.id);
    if (ids.length === 0) continue;
    const at = timeParam(tx.engine, 2);
    await execute(
      tx,
      `UPDATE "${table}" SET "remindedAt" = ${at} WHERE "remindedAt" IS NULL AND ${inList(tx.engine, '"id"')}`,
      JSON.stringify(ids),
      time(world.now),
    );
  }
  return told.length;
}

function summary(officerId: string, waiting: Waiting[]): WaitingRequests {
  const count = (table: Table) => waiting.filter((one) => one.table === table).length;
  return {
    officerId,
    ids: waiting.map((one) => one.id).sort(),
    registrations: count('Registration'),
    residences: count('ResidenceRegistration'),
    questions: count('Question'),
  };
}
