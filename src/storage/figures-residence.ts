import type { ResidenceRates } from '../domain/figures.js';
import { daysAfter, momentAt } from '../domain/local-time.js';
import type { Period } from '../domain/periods.js';
import { readUnitSetting } from '../domain/unit-settings.js';
import type { UnitTree } from '../domain/units.js';
import { type Parameters, parameters } from './audiences.js';
import type { Tx } from './database.js';
import { cameSql, childWithin, presentSql, withinSql } from './figures-subtree.js';
import type { LookupContext } from './lookup.js';
import { atResidenceSql, receivedSql, registeredSql } from './residence-counting.js';
import { query, time } from './sql.js';

/**
 * Taking part at the place of residence (domain.md §3.4). A person counts once a period, in one unit: the branch that received them
 * last, or their own branch when none has. Of those a unit counts (everybody on the list, or only who is registered: its setting), as
 * many take part as were at an activity there or at a voluntary one, have a final remark that says so, or came with it from the roster.
 */
export interface Span {
  period: Period;
  /** The day up to and with which it counts, yyyy-mm-dd: never after the period. */
  day: string;
  from: Date;
  /** The beginning of the day after. */
  end: Date;
}

export function spanOf(period: Period, on: string, zone: string): Span {
  const day = on < period.to ? on : period.to;
  return { period, day, from: momentAt(period.from, 0, zone), end: momentAt(daysAfter(day, 1), 0, zone) };
}

type Counted = Map<string, { part: number; whole: number }>;

export async function residenceRates(
  tx: Tx,
  { units, zone }: LookupContext,
  unitId: string,
  period: Period,
  on: string,
): Promise<ResidenceRates> {
  const span = spanOf(period, on, zone);
  const listed = await countListed(tx, units, unitId, span);
  const isRegisteredOnly = await registeredOnly(tx, units);
  const registered = [...listed.keys(), unitId].some(isRegisteredOnly) ? await countRegistered(tx, units, unitId, span) : listed;
  const rate = { part: 0, whole: 0 };
  const children = new Map(units.children(unitId).map((unit) => [unit.id, { unitId: unit.id, rate: { part: 0, whole: 0 } }]));
  const childOf = childWithin(units, unitId);
  for (const id of new Set([...listed.keys(), ...registered.keys()])) {
    const counted = (isRegisteredOnly(id) ? registered : listed).get(id);
    if (!counted) continue;
    for (const sum of [rate, children.get(childOf(id) ?? '')?.rate]) {
      if (!sum) continue;
      sum.part += counted.part;
      sum.whole += counted.whole;
    }
  }
  return { unitId, rate, children: [...children.values()] };
}

/** Which units count only those who are registered or introduced. */
async function registeredOnly(tx: Tx, units: UnitTree): Promise<(unitId: string) => boolean> {
  const rows = await query<{ unitId: string; value: unknown }>(
    tx,
    `SELECT "unitId", "value" FROM "UnitSetting" WHERE "name" = 'residence'`,
  );
  if (rows.length === 0) return () => false;
  const of = new Map(
    rows.map(({ unitId, value }) => [
      unitId,
      readUnitSetting('residence', typeof value === 'string' ? JSON.parse(value) : value).of,
    ]),
  );
  return (unitId) => {
    const nearest = units.upward(unitId).find((unit) => of.has(unit.id));
    return nearest !== undefined && of.get(nearest.id) === 'registered';
  };
}

/** Everybody on the lists: those at home by one reading of an index, then those who live elsewhere, then who took part since. */
async function countListed(tx: Tx, units: UnitTree, unitId: string, span: Span): Promise<Counted> {
  const counted: Counted = new Map();
  const add = (id: string | null, part: number, whole: number) => {
    if (id === null) return;
    const sum = counted.get(id) ?? { part: 0, whole: 0 };
    counted.set(id, { part: sum.part + part, whole: sum.whole + whole });
  };

  const home = parameters(tx.engine);
  const rows = await query<{ branchId: string; part: number | bigint; whole: number | bigint }>(
    tx,
    `SELECT m."branchId", COUNT(*) AS "whole", COUNT(CASE WHEN ${importedSql(span, home)} THEN 1 END) AS "part" FROM "Member" m
     WHERE ${presentSql} AND ${withinSql('m."branchId"', units, unitId, home)} GROUP BY m."branchId"`,
    ...home.values,
  );
  for (const { branchId, part, whole } of rows) add(branchId, Number(part), Number(whole));

  const away = parameters(tx.engine);
  const moved = await query<{ home: string; unitId: string; part: number | bigint; whole: number | bigint }>(
    tx,
    `SELECT m."branchId" AS "home", l."unitId", COUNT(*) AS "whole", COUNT(CASE WHEN ${importedSql(span, away)} THEN 1 END) AS "part"
     FROM (${livingSql(span, away)}) l JOIN "Member" m ON m."id" = l."memberId" WHERE ${presentSql} AND l."unitId" <> m."branchId"
       AND (${withinSql('m."branchId"', units, unitId, away)} OR ${withinSql('l."unitId"', units, unitId, away)})
     GROUP BY m."branchId", l."unitId"`,
    ...away.values,
  );
  for (const { home: from, unitId: to, part, whole } of moved) {
    if (units.isWithin(from, unitId)) add(from, -Number(part), -Number(whole));
    if (units.isWithin(to, unitId)) add(to, Number(part), Number(whole));
  }

  const took = parameters(tx.engine);
  const since = await query<{ unitId: string; part: number | bigint }>(
    tx,
    `SELECT w."unitId", COUNT(*) AS "part" FROM (
       SELECT COALESCE(l."unitId", m."branchId") AS "unitId" FROM (${tookPartSql(span, took)}) k JOIN "Member" m ON m."id" = k."memberId"
       LEFT JOIN (${livingSql(span, took)}) l ON l."memberId" = m."id" WHERE ${presentSql} AND (${importedSql(span, took)}) IS NOT TRUE) w
     WHERE ${withinSql('w."unitId"', units, unitId, took)} GROUP BY w."unitId"`,
    ...took.values,
  );
  for (const { unitId: id, part } of since) add(id, Number(part), 0);
  return counted;
}

/** Only who is registered or introduced: few rows, so all in one. */
async function countRegistered(tx: Tx, units: UnitTree, unitId: string, span: Span): Promise<Counted> {
  const p = parameters(tx.engine);
  const [from, end] = [p.values.push(time(span.from)), p.values.push(time(span.end))];
  const rows = await query<{ unitId: string; part: number | bigint; whole: number | bigint }>(
    tx,
    `SELECT w."unitId", COUNT(*) AS "whole", COUNT(CASE WHEN w."imported" OR w."took" IS NOT NULL THEN 1 END) AS "part" FROM (
       SELECT COALESCE(l."unitId", m."branchId") AS "unitId", k."memberId" AS "took", ${importedSql(span, p)} AS "imported"
       FROM "Member" m LEFT JOIN (${livingSql(span, p)}) l ON l."memberId" = m."id" LEFT JOIN (${tookPartSql(span, p)}) k ON k."memberId" = m."id"
       WHERE ${presentSql} AND ${registeredSql(tx.engine, from, end)}) w
     WHERE ${withinSql('w."unitId"', units, unitId, p)} GROUP BY w."unitId"`,
    ...p.values,
  );
  return new Map(rows.map(({ unitId: id, part, whole }) => [id, { part: Number(part), whole: Number(whole) }]));
}

/** Where each person lives that day who was received somewhere: by the latest that received them and has not ended it. */
function livingSql({ end }: Span, p: Parameters): string {
  return `SELECT n."memberId", n."unitId" FROM (
      SELECT r."memberId", r."receivingUnitId" AS "unitId",
        ROW_NUMBER() OVER (PARTITION BY r."memberId" ORDER BY COALESCE(r."decidedAt", r."createdAt") DESC, r."id" DESC) AS "nth"
      FROM "ResidenceRegistration" r WHERE ${receivedSql(p.engine, p.values.push(time(end)))}) n WHERE n."nth" = 1`;
}

/** Whether the roster said so of the member `m`, and when it counts. */
function importedSql({ period, day }: Span, p: Parameters): string {
  return `(m."participation" IN ('good', 'participated') AND m."participationOn" >= ${p.text(period.from)} AND m."participationOn" <= ${p.text(day)})`;
}

/** Everybody, each once, of whom an activity or a final remark says so. */
function tookPartSql({ period, from, end }: Span, p: Parameters): string {
  return `SELECT t."id" AS "memberId" FROM "Activity" a JOIN (SELECT "activityId", "memberId" AS "id", "mark" FROM "Attendance") t
        ON t."activityId" = a."id" AND ${cameSql}
      WHERE a."state" <> 'cancelled' AND a."startAt" >= ${p.moment(from)} AND a."startAt" < ${p.moment(end)} AND ${atResidenceSql('t', 'a')}
    UNION SELECT k."memberId" FROM "ResidenceRemark" k
      WHERE k."period" = ${p.text(period.key)} AND k."state" = 'final' AND k."level" IN ('good', 'participated')`;
}
