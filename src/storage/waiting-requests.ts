import type { Nudge } from '../schedule/nudges.js';
import type { WaitingRequests } from '../schedule/store.js';
import type { Tx } from './database.js';
import type { LookupContext } from './lookup.js';
import { insertNudges, type NudgeWorld } from './nudges.js';
import { officerLookup } from './officers.js';
import { execute, inList, query, time, timeParam } from './sql.js';
import { openAddressSql, zaloWindowMs } from './tell.js';

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

/**
 * Officers who could be written to on no channel when somebody asked something of them, and can be now: they have written again. They
 * are told once of what of it still waits; the messages that never left are marked, so that nothing is said twice.
 */
export async function tellOfMissed(tx: Tx, world: NudgeWorld, decide: (waiting: WaitingRequests) => Nudge): Promise<number> {
  const missed = await query<{ id: string; contactId: string; request: string }>(
    tx,
    `SELECT DISTINCT d."id", d."contactId", d."key" AS "request" FROM "Role" r
     JOIN "Delivery" d ON d."contactId" = r."contactId" AND d."state" = 'unreachable' AND d."kind" = 'report'
     WHERE (d."failure" IS NULL OR d."failure" <> 'told_later')
       AND (${['registration', 'guardian', 'residence', 'question'].map((what) => `d."key" LIKE '${what}:%'`).join(' OR ')})
       AND EXISTS (SELECT 1 FROM "Address" a WHERE a."contactId" = d."contactId" AND ${openAddressSql(tx.engine, 1)})`,
    time(new Date(world.now.getTime() - zaloWindowMs)),
  );
  if (missed.length === 0) return 0;
  const ids = JSON.stringify([...new Set(missed.map((one) => requestOf(one.request)))]);
  const waiting = await query<Waiting>(
    tx,
    kinds
      .map(
        ({ table, unit, waiting: state }) =>
          `SELECT '${table}' AS "table", "id", "${unit}" AS "unitId", "createdAt" FROM "${table}" WHERE ${state} AND ${inList(tx.engine, '"id"')}`,
      )
      .join(' UNION ALL '),
    ids,
  );
  const nudges = [...new Set(missed.map((one) => one.contactId))].flatMap((officerId) => {
    const wanted = new Set(missed.filter((one) => one.contactId === officerId).map((one) => requestOf(one.request)));
    const here = waiting.filter((one) => wanted.has(one.id));
    return here.length > 0 ? [decide(summary(officerId, here))] : [];
  });
  await insertNudges(tx, nudges, world);
  await execute(
    tx,
    `UPDATE "Delivery" SET "failure" = 'told_later' WHERE "state" = 'unreachable' AND ${inList(tx.engine, '"id"')}`,
    JSON.stringify(missed.map((one) => one.id)),
  );
  return nudges.length;
}

/** The id in the key of a message to an officer: `registration:<id>:<officer>`. */
function requestOf(key: string): string {
  return key.split(':')[1] ?? '';
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
