import { daysAfter, momentAt, wallClock } from '../domain/local-time.js';
import type { ResidenceRemark } from '../domain/residence.js';
import { readUnitSetting } from '../domain/unit-settings.js';
import type { UnitTree } from '../domain/units.js';
import type { Nudge } from '../schedule/nudges.js';
import type { FinishedRemarks, WaitingObjections } from '../schedule/residence-nudges.js';
import type { Tx } from './database.js';
import type { LookupContext } from './lookup.js';
import { insertNudges, type NudgeWorld } from './nudges.js';
import { officerLookup } from './officers.js';
import { execute, inList, query, time, timeParam } from './sql.js';

/** Remarks made final in one transaction. */
export const remarkPortion = 500;

type Finished = ResidenceRemark & { contactId: string | null; homeUnitId: string };

/**
 * Remarks that were shown for as many days as their branch gives, and that nobody objected to, are final. Whatever was objected to waits
 * for the secretary. Resolves with how many there were; call it again while that is a whole portion.
 */
export async function finishRemarks(
  tx: Tx,
  world: NudgeWorld,
  context: LookupContext,
  decide: (finished: FinishedRemarks, units: UnitTree) => Nudge[],
): Promise<number> {
  const remarks = await dueRemarks(tx, world, context.units);
  if (remarks.length === 0) return 0;
  await execute(
    tx,
    `UPDATE "ResidenceRemark" SET "state" = 'final', "finalAt" = ${timeParam(tx.engine, 2)} WHERE "state" = 'shown' AND ${inList(tx.engine, '"id"')}`,
    JSON.stringify(remarks.map((remark) => remark.id)),
    time(world.now),
  );
  const { officersFor } = officerLookup(tx, context);
  const contactsOf = async (unitId: string) => (await officersFor(unitId)).map((officer) => officer.contactId);
  const nudges: Nudge[] = [];
  for (const group of grouped(remarks, ({ unitId, period }) => `${unitId} ${period}`).values()) {
    const { unitId, period } = group[0]!;
    const homes = [...new Set(group.map((remark) => remark.homeUnitId))];
    const homeOfficers: FinishedRemarks['homeOfficers'] = [];
    for (const homeUnitId of homes) homeOfficers.push({ homeUnitId, contactIds: await contactsOf(homeUnitId) });
    const finished = { unitId, period, remarks: group, officers: await contactsOf(unitId), homeOfficers };
    nudges.push(...decide(finished, context.units));
  }
  await insertNudges(tx, nudges, world);
  return remarks.length;
}

/** Objections that are older than two days, to the officers who are to decide again; the key of the nudge says how often. */
export async function remindOfObjections(
  tx: Tx,
  world: NudgeWorld,
  context: LookupContext,
  decide: (waiting: WaitingObjections, units: UnitTree) => Nudge,
): Promise<number> {
  const rows = await query<{ unitId: string; count: number | bigint }>(
    tx,
    `SELECT "unitId", COUNT(*) AS "count" FROM "ResidenceRemark" WHERE "state" = 'objected' AND "shownAt" < ${timeParam(tx.engine, 1)} GROUP BY "unitId"`,
    time(new Date(world.now.getTime() - 2 * 24 * 3600_000)),
  );
  const { officersFor } = officerLookup(tx, context);
  const nudges: Nudge[] = [];
  for (const { unitId, count } of rows)
    for (const { contactId } of await officersFor(unitId))
      nudges.push(decide({ unitId, officerId: contactId, count: Number(count) }, context.units));
  return (await insertNudges(tx, nudges, world)).length;
}

/** Units differ in their days: those of the same number are asked for together. */
async function dueRemarks(tx: Tx, { now, zone }: NudgeWorld, units: UnitTree): Promise<Finished[]> {
  const open = await query<{ unitId: string }>(tx, `SELECT DISTINCT "unitId" FROM "ResidenceRemark" WHERE "state" = 'shown'`);
  if (open.length === 0) return [];
  const settings = await tx.unitSetting.findMany({ where: { name: 'residence' } });
  const days = new Map(settings.map((row) => [row.unitId, readUnitSetting('residence', row.value).objectionDays]));
  const usual = readUnitSetting('residence', undefined).objectionDays;
  const daysOf = (unitId: string) => days.get(units.upward(unitId).find((unit) => days.has(unit.id))?.id ?? '') ?? usual;
  const today = wallClock(now, zone).day;
  const due: Finished[] = [];
  for (const [number, group] of grouped(open, (one) => daysOf(one.unitId))) {
    const rows = await query<Finished>(
      tx,
      `SELECT k.*, m."branchId" AS "homeUnitId", c."id" AS "contactId" FROM "ResidenceRemark" k JOIN "Member" m ON m."id" = k."memberId"
       LEFT JOIN "Contact" c ON c."memberId" = m."id"
       WHERE k."state" = 'shown' AND ${inList(tx.engine, 'k."unitId"')} AND k."shownAt" < ${timeParam(tx.engine, 2)} ORDER BY k."shownAt", k."id" LIMIT ${remarkPortion}`,
      JSON.stringify(group.map((one) => one.unitId)),
      time(momentAt(daysAfter(today, -number), 0, zone)),
    );
    due.push(...rows.map((row) => ({ ...row, state: 'final' as const, shownAt: new Date(row.shownAt), finalAt: now })));
  }
  return due.slice(0, remarkPortion);
}

function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
