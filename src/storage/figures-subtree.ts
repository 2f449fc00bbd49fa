import { presentStatuses } from '../domain/people.js';
import type { UnitTree } from '../domain/units.js';
import { committeeSql, type Parameters } from './audiences.js';
import type { Engine } from './database.js';

/** Members who are on the list of their unit (domain.md §2.5), of the table `m`. */
export const presentSql = `m."status" IN (${presentStatuses.map((status) => `'${status}'`).join(', ')})`;

/** Who was there. */
export const cameSql = `t."mark" IN ('present', 'late')`;

/** Whether a column holds the path of `unitId` or of a unit below it. Ids are UUIDs: nothing in a path is a wildcard. */
export function pathSql(column: string, units: UnitTree, unitId: string, p: Parameters): string {
  const path = units.get(unitId)?.path ?? '?';
  // SQLite's LIKE uses no index, PostgreSQL's order need not be that of the bytes ("0" follows "/").
  return p.engine === 'postgresql'
    ? `${column} LIKE ${p.text(`${path}%`)}`
    : `${column} >= ${p.text(path)} AND ${column} < ${p.text(`${path.slice(0, -1)}0`)}`;
}

/** Whether a column that holds the id of a unit holds that of `unitId` or of one below it, of the units that there are today. */
export function withinSql(column: string, units: UnitTree, unitId: string, p: Parameters): string {
  // Of the whole tree: the few units that are no more are looked up faster than all the others.
  if (isAll(units, unitId)) return `${column} NOT IN (SELECT su."id" FROM "Unit" su WHERE su."validTo" IS NOT NULL)`;
  return `${column} IN (SELECT su."id" FROM "Unit" su WHERE su."validTo" IS NULL AND ${pathSql('su."path"', units, unitId, p)})`;
}

/** Whether it holds another unit's. Outside the whole tree are the few units that are no more; said so, they are sought by an index. */
export function outsideSql(column: string, units: UnitTree, unitId: string, p: Parameters): string {
  if (isAll(units, unitId)) return `${column} IN (SELECT su."id" FROM "Unit" su WHERE su."validTo" IS NOT NULL)`;
  return `NOT ${withinSql(column, units, unitId, p)}`;
}

export function isAll(units: UnitTree, unitId: string): boolean {
  return units.subtree(unitId).length === units.all.length;
}

/** Whether a subtree is so much of the tree that seeking out its people would be slower than reading everybody. */
export function isMost(units: UnitTree, unitId: string): boolean {
  return units.subtree(unitId).length * 4 > units.all.length;
}

/**
 * A table in a join of which only the rows that fit `on` are sought, one after the other. PostgreSQL would rather read a whole large table
 * than seek out a commune's rows; SQLite keeps the order of a CROSS JOIN anyway.
 */
export function sought(engine: Engine, table: string, alias: string, on: string): string {
  return engine === 'postgresql'
    ? `LATERAL (SELECT * FROM "${table}" ${alias} WHERE ${on} OFFSET 0) ${alias}`
    : `"${table}" ${alias}`;
}

/** The unit directly below `unitId` to which the unit of a path in its subtree belongs; null for `unitId` itself. */
export function childWithin(units: UnitTree, unitId: string): (path: string) => string | null {
  const top = units.get(unitId)?.path ?? '?';
  return (path) => path.slice(top.length).split('/')[0] || null;
}

/** A SELECT of one column "memberId": officers of the units of a subtree, by a role in the bot or by the roster's title (domain.md §1.6). */
export function officersSql(units: UnitTree, unitId: string, now: Date, p: Parameters): string {
  return `SELECT m."id" AS "memberId" FROM "Member" m WHERE m."roleTitle" IS NOT NULL AND ${presentSql} AND ${withinSql('m."branchId"', units, unitId, p)}
    UNION SELECT m."id" FROM "Role" ro JOIN "Contact" c ON c."id" = ro."contactId" JOIN "Member" m ON m."id" = c."memberId"
      WHERE ${committeeSql} AND (ro."validTo" IS NULL OR ro."validTo" > ${p.moment(now)}) AND ${presentSql} AND ${withinSql('ro."unitId"', units, unitId, p)}`;
}
