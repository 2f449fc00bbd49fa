import { bareHamlets, communesWithin, communeUnions, type HamletResidents } from '../domain/bare-hamlets.js';
import type { BareHamlet } from '../domain/figures.js';
import type { UnitTree } from '../domain/units.js';
import { parameters } from './audiences.js';
import type { Tx } from './database.js';
import { isMost, withinSql } from './figures-subtree.js';
import type { LookupContext } from './lookup.js';
import { inList, query } from './sql.js';

/** What "Member_hamlets_idx" holds; nothing else of a member is read here. */
const placedSql = `m."residenceHamlet" IS NOT NULL AND m."residenceCommune" IS NOT NULL`;

/** Whoever works or studies elsewhere for a time is on the list, but does not live there. */
const thereSql = `m."status" IN ('active', 'temporary_in')`;

/**
 * "Trắng chi đoàn" in the communes of a subtree (domain.md §1.5), by the union of the commune: people of the whole tree live there,
 * whatever their own branch is.
 */
export async function bareHamletsBelow(tx: Tx, { units }: LookupContext, unitId: string): Promise<Map<string, BareHamlet[]>> {
  const found = new Map<string, BareHamlet[]>();
  for (const one of bareHamlets(units, unitId, await residentsAround(tx, units, unitId)))
    found.set(one.unitId, [...(found.get(one.unitId) ?? []), one]);
  return found;
}

async function residentsAround(tx: Tx, units: UnitTree, unitId: string): Promise<HamletResidents[]> {
  if (communeUnions(units, unitId).length === 0) return [];
  // Of most of the tree: the few communes that are not asked about cost less than finding the others.
  const communes = isMost(units, unitId) ? undefined : communesWithin(units, unitId, await writtenCommunes(tx));
  if (communes?.length === 0) return [];
  const p = parameters(tx.engine);
  const rootId = units.upward(unitId).at(-1)!.id;
  const among = communes ? `AND ${inList(tx.engine, 'm."residenceCommune"', p.values.push(JSON.stringify(communes)))}` : '';
  // No column, so that the people are never sought branch by branch, each with their row.
  const within = withinSql(`COALESCE(m."branchId", '')`, units, rootId, p);
  const rows = await query<Omit<HamletResidents, 'members'> & { members: number | bigint }>(
    tx,
    `SELECT m."residenceCommune" AS "commune", m."residenceHamlet" AS "hamlet", COUNT(*) AS "members" FROM "Member" m
     WHERE ${placedSql} ${among} AND ${thereSql} AND ${within}
     GROUP BY m."residenceCommune", m."residenceHamlet"`,
    ...p.values,
  );
  return rows.map((row) => ({ ...row, members: Number(row.members) }));
}

/** Communes as they are written somewhere, each once: the index is asked for the next one, some hundreds of times, and not read through. */
async function writtenCommunes(tx: Tx): Promise<string[]> {
  const next = (after: string) => `SELECT MIN(m."residenceCommune") FROM "Member" m WHERE ${placedSql}${after}`;
  const rows = await query<{ commune: string }>(
    tx,
    `WITH RECURSIVE written("commune") AS (
       ${next('')} UNION ALL SELECT (${next(' AND m."residenceCommune" > w."commune"')}) FROM written w WHERE w."commune" IS NOT NULL
     ) SELECT "commune" FROM written WHERE "commune" IS NOT NULL`,
  );
  return rows.map(({ commune }) => commune);
}
