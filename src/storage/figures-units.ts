import type { BranchKindCount, ConcernLine, UnitConcern } from '../domain/figures.js';
import { isBranch, type Unit } from '../domain/units.js';
import { parameters } from './audiences.js';
import type { Tx } from './database.js';
import { spanOfMonth } from './figures-activities.js';
import { bareHamletsBelow } from './figures-hamlets.js';
import { presentSql, withinSql } from './figures-subtree.js';
import type { LookupContext } from './lookup.js';
import { query } from './sql.js';

/** A branch has at least so many members (domain.md §1.5). */
const fewestMembers = 3;
const mostConcerns = 500;

/** Branches and their members by kind (domain.md §1.4), the most members first. */
export async function branchKinds(tx: Tx, context: LookupContext, unitId: string): Promise<BranchKindCount[]> {
  const members = await membersByUnit(tx, context, unitId);
  const kinds = new Map<string | null, BranchKindCount>();
  for (const { id, branchKind: kind } of context.units.subtree(unitId).filter(isBranch)) {
    const sum = kinds.get(kind) ?? { kind, branches: 0, members: 0 };
    kinds.set(kind, { kind, branches: sum.branches + 1, members: sum.members + (members.get(id) ?? 0) });
  }
  return [...kinds.values()].sort((a, b) => b.members - a.members);
}

/** Every concern of the unit and of those below it, in the tree's order; of a commune its hamlets without a branch last. */
export async function allConcerns(tx: Tx, context: LookupContext, unitId: string, month: string): Promise<ConcernLine[]> {
  const members = await membersByUnit(tx, context, unitId);
  const led = await unitsWithSecretary(tx, context, unitId);
  const active = await unitsWithActivity(tx, context, unitId, month, `a."kind" <> 'volunteer'`);
  const subtree = context.units.subtree(unitId);
  const branches = rolledUp(
    subtree,
    (unit) => (isBranch(unit) ? 1 : 0),
    () => true,
  );
  const people = rolledUp(subtree, (unit) => members.get(unit.id) ?? 0, isBranch);
  const meetings = rolledUp(subtree, (unit) => (active.has(unit.id) ? 1 : 0), isBranch);
  const bare = await bareHamletsBelow(tx, context, unitId);
  return subtree.flatMap((unit): ConcernLine[] => {
    const { id } = unit;
    const found: UnitConcern[] = [];
    if (!branches.get(id)) found.push('no_branch');
    // Part of a branch: it has neither its own secretary nor its own meetings, and its people count there.
    if (isBranch(unit) && unit.kind !== 'sub_branch') {
      if ((people.get(id) ?? 0) < fewestMembers) found.push('too_few_members');
      if (!led.has(id)) found.push('no_secretary');
      if (!meetings.get(id)) found.push('no_meeting');
    }
    return [...found.map((concern) => ({ unitId: id, concern })), ...(bare.get(id) ?? [])];
  });
}

export async function concerns(tx: Tx, context: LookupContext, unitId: string, month: string): Promise<ConcernLine[]> {
  return (await allConcerns(tx, context, unitId, month)).slice(0, mostConcerns);
}

/** Branches that neither called nor hosted anything in the month, meetings and voluntary work alike, in the tree's order. */
export async function silentBranches(tx: Tx, context: LookupContext, unitId: string, month: string): Promise<string[]> {
  const active = await unitsWithActivity(tx, context, unitId, month, 'true');
  const subtree = context.units.subtree(unitId);
  const activities = rolledUp(subtree, (unit) => (active.has(unit.id) ? 1 : 0), isBranch);
  return subtree
    .filter((unit) => isBranch(unit) && unit.kind !== 'sub_branch' && !activities.get(unit.id))
    .map((unit) => unit.id);
}

/** Sums of units with what is below them; `into`: which units take what their children have. The tree's order has parents first. */
function rolledUp(subtree: readonly Unit[], own: (unit: Unit) => number, into: (unit: Unit) => boolean): Map<string, number> {
  const sums = new Map(subtree.map((unit) => [unit.id, own(unit)]));
  const takes = new Set(subtree.filter(into).map((unit) => unit.id));
  for (const { id, parentId } of [...subtree].reverse())
    if (parentId !== null && takes.has(parentId)) sums.set(parentId, sums.get(parentId)! + sums.get(id)!);
  return sums;
}

async function membersByUnit(tx: Tx, { units }: LookupContext, unitId: string): Promise<Map<string, number>> {
  const p = parameters(tx.engine);
  const rows = await query<{ branchId: string; members: number | bigint }>(
    tx,
    `SELECT m."branchId", COUNT(*) AS "members" FROM "Member" m
     WHERE ${presentSql} AND ${withinSql('m."branchId"', units, unitId, p)} GROUP BY m."branchId"`,
    ...p.values,
  );
  return new Map(rows.map(({ branchId, members }) => [branchId, Number(members)]));
}

/** Units with a secretary who uses the bot, or whom the roster calls so. */
async function unitsWithSecretary(tx: Tx, { units, clock }: LookupContext, unitId: string): Promise<Set<string>> {
  const p = parameters(tx.engine);
  const rows = await query<{ unitId: string }>(
    tx,
    `SELECT ro."unitId" FROM "Role" ro WHERE ro."role" = 'secretary' AND (ro."validTo" IS NULL OR ro."validTo" > ${p.moment(clock.now())})
       AND ${withinSql('ro."unitId"', units, unitId, p)}
     UNION SELECT m."branchId" FROM "Member" m WHERE m."roleTitle" = 'secretary' AND ${presentSql} AND ${withinSql('m."branchId"', units, unitId, p)}`,
    ...p.values,
  );
  return new Set(rows.map((row) => row.unitId));
}

/** Units that have something in the month that was not cancelled, held or still to come, of their own or as a host. */
async function unitsWithActivity(
  tx: Tx,
  { units, zone }: LookupContext,
  unitId: string,
  month: string,
  condition: string,
): Promise<Set<string>> {
  const { from, end } = spanOfMonth(month, zone);
  const p = parameters(tx.engine);
  const inMonth = `a."state" <> 'cancelled' AND a."startAt" >= ${p.moment(from)} AND a."startAt" < ${p.moment(end)} AND ${condition}`;
  const rows = await query<{ unitId: string }>(
    tx,
    `SELECT a."unitId" FROM "Activity" a WHERE ${inMonth} AND ${withinSql('a."unitId"', units, unitId, p)}
     UNION SELECT h."unitId" FROM "ActivityHost" h JOIN "Activity" a ON a."id" = h."activityId" WHERE ${inMonth} AND ${withinSql('h."unitId"', units, unitId, p)}`,
    ...p.values,
  );
  return new Set(rows.map((row) => row.unitId));
}
