import { usualQuietHours } from '../domain/quiet-hours.js';
import type { Engine, Tx } from './database.js';
import { type Columns, execute, jsonParam, jsonRows, stored } from './sql.js';

/**
 * The quiet hours of domain/quiet-hours.ts for many people in one statement: a person's own, else those of their home branch (people
 * who work in shifts), else the usual ones. Local minutes of the day; "from" and "to" alike are no quiet hours at all.
 */

/** To be joined after a contact `c`. */
export const hoursJoin = `LEFT JOIN "Member" qm ON qm."id" = c."memberId" LEFT JOIN "Unit" qu ON qu."id" = qm."branchId"`;
export const quietFromSql = `COALESCE(c."quietFrom", qu."quietFrom", ${usualQuietHours.from})`;
export const quietToSql = `COALESCE(c."quietTo", qu."quietTo", ${usualQuietHours.to})`;
/** Whether somebody set hours for this contact: themselves, or their branch. */
export const hasOwnHoursSql = `(c."quietFrom" IS NOT NULL OR qu."quietFrom" IS NOT NULL)`;

/** The contacts for whom somebody set hours. */
export const withOwnHoursSql = `SELECT "id" FROM "Contact" WHERE "quietFrom" IS NOT NULL
  UNION SELECT oc."id" FROM "Unit" ou JOIN "Member" om ON om."branchId" = ou."id" JOIN "Contact" oc ON oc."memberId" = om."id" WHERE ou."quietFrom" IS NOT NULL`;

export interface HoursSql {
  from: string;
  to: string;
}
const personsHours: HoursSql = { from: quietFromSql, to: quietToSql };

/** Local minute of the day of a moment. `offset`: minutes of the zone ahead of UTC. */
function minuteSql(engine: Engine, at: string, offset: number): string {
  const ahead = ((offset % 1440) + 1440) % 1440;
  const minutes =
    engine === 'postgresql'
      ? `CAST(EXTRACT(HOUR FROM ${at} AT TIME ZONE 'UTC') AS INTEGER) * 60 + CAST(EXTRACT(MINUTE FROM ${at} AT TIME ZONE 'UTC') AS INTEGER)`
      : `CAST(strftime('%H', ${at}) AS INTEGER) * 60 + CAST(strftime('%M', ${at}) AS INTEGER)`;
  return `((${minutes} + ${ahead}) % 1440)`;
}

/** The whole minute of a moment, `minutes` later. */
function laterSql(engine: Engine, at: string, minutes: string): string {
  return engine === 'postgresql'
    ? `(date_trunc('minute', ${at}) + (${minutes}) * interval '1 minute')`
    : `strftime('%Y-%m-%dT%H:%M:00.000+00:00', ${at}, (${minutes}) || ' minutes')`;
}

export function isQuietSql(engine: Engine, at: string, offset: number, { from, to }: HoursSql = personsHours): string {
  const minute = minuteSql(engine, at, offset);
  return `((${minute} - ${from} + 1440) % 1440 < (${to} - ${from} + 1440) % 1440)`;
}

/** The end of the quiet hours that a moment lies in. */
export function quietEndSql(engine: Engine, at: string, offset: number, { to }: HoursSql = personsHours): string {
  return laterSql(engine, at, `(${to} - ${minuteSql(engine, at, offset)} + 1440) % 1440`);
}

/** Their begin. */
export function quietBeginSql(engine: Engine, at: string, offset: number, { from }: HoursSql = personsHours): string {
  return laterSql(engine, at, `0 - (${minuteSql(engine, at, offset)} - ${from} + 1440) % 1440`);
}

/** When something that may leave at `at` leaves: then, or at the end of the quiet hours. */
export function awakeSql(engine: Engine, at: string, offset: number, hours: HoursSql = personsHours): string {
  return `CASE WHEN ${isQuietSql(engine, at, offset, hours)} THEN ${quietEndSql(engine, at, offset, hours)} ELSE ${at} END`;
}

const hoursColumns: Columns = { id: 'text', from: 'integer', to: 'integer' };

/** Own hours of people; nulls: those of the branch again. */
export async function setOwnHours(tx: Tx, rows: { id: string; from: number | null; to: number | null }[]): Promise<void> {
  await execute(
    tx,
    `UPDATE "Contact" SET "quietFrom" = r."from", "quietTo" = r."to" FROM ${jsonRows(tx.engine, hoursColumns)} WHERE "Contact"."id" = r."id"`,
    jsonParam(rows.map((row) => stored(hoursColumns, row))),
  );
}
