import type { ResidenceRates } from '../domain/figures.js';
import { daysAfter, momentAt } from '../domain/local-time.js';
import { lastDayOf, monthAfter, monthOf } from '../domain/month-report.js';
import type { Period } from '../domain/periods.js';
import { lastDay } from '../domain/residence.js';
import { readUnitSetting } from '../domain/unit-settings.js';
import type { UnitTree } from '../domain/units.js';
import { type Parameters, parameters } from './audiences.js';
import type { Tx } from './database.js';
import { spanOfMonth } from './figures-activities.js';
import { type ClosedMonths, closedMonths, monthBits } from './figures-closed.js';
import { cameSql, childWithin, presentSql, withinSql } from './figures-subtree.js';
import type { LookupContext } from './lookup.js';
import { receivedSql, registeredSql } from './residence-counting.js';
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
  /** Closed months that lie in it whole: who took part in them is known (figures-closed.ts). */
  months: string[];
  /** What is left, to be counted from the activities. */
  rest: { from: Date; end: Date }[];
}

export function spanOf(period: Period, on: string, zone: string, closed: ClosedMonths): Span {
  const day = lastDay(period, on);
  const [from, end] = [momentAt(period.from, 0, zone), momentAt(daysAfter(day, 1), 0, zone)];
  const months: string[] = [];
  const first = period.from.endsWith('-01') ? monthOf(period.from) : monthAfter(monthOf(period.from));
  for (let month = [first, closed.from].sort()[1]!; month <= closed.to && lastDayOf(month) <= day; month = monthAfter(month))
    months.push(month);
  if (months.length === 0) return { period, day, from, end, months, rest: [{ from, end }] };
  const rest = [
    { from, end: spanOfMonth(months[0]!, zone).from },
    { from: spanOfMonth(months.at(-1)!, zone).end, end },
  ];
  return { period, day, from, end, months, rest: rest.filter((one) => one.from < one.end) };
}

type Counted = Map<string, { part: number; whole: number }>;

export async function residenceRates(
  tx: Tx,
  { units, zone }: LookupContext,
  unitId: string,
  period: Period,
  on: string,
): Promise<ResidenceRates> {
  const span = spanOf(period, on, zone, await closedMonths(tx));
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
    `SELECT m."branchId", COUNT(*) AS "whole", COUNT(CASE WHEN ${knownSql(span, home)} THEN 1 END) AS "part" FROM "Member" m
     WHERE ${presentSql} AND ${withinSql('m."branchId"', units, unitId, home)} GROUP BY m."branchId"`,
    ...home.values,
  );
  for (const { branchId, part, whole } of rows) add(branchId, Number(part), Number(whole));

  const away = parameters(tx.engine);
  const people = peopleSql(units, unitId, away);
  const moved = await query<{ home: string; unitId: string; part: number | bigint; whole: number | bigint }>(
    tx,
    `${people.with} SELECT m."branchId" AS "home", l."unitId", COUNT(*) AS "whole", COUNT(CASE WHEN ${knownSql(span, away)} THEN 1 END) AS "part"
     FROM (${livingSql(span, away, people)}) l JOIN "Member" m ON m."id" = l."memberId" WHERE ${presentSql} AND l."unitId" <> m."branchId"
     GROUP BY m."branchId", l."unitId"`,
    ...away.values,
  );
  for (const { home: from, unitId: to, part, whole } of moved) {
    if (units.isWithin(from, unitId)) add(from, -Number(part), -Number(whole));
    if (units.isWithin(to, unitId)) add(to, Number(part), Number(whole));
  }

  const took = parameters(tx.engine);
  const among = peopleSql(units, unitId, took);
  const since = await query<{ unitId: string; part: number | bigint }>(
    tx,
    `${among.with} SELECT COALESCE(l."unitId", m."branchId") AS "unitId", COUNT(*) AS "part" FROM (${tookPartSql(span, took, among)}) k
     JOIN "Member" m ON m."id" = k."memberId" LEFT JOIN (${livingSql(span, took, among)}) l ON l."memberId" = m."id"
     WHERE ${presentSql} AND (${knownSql(span, took)}) IS NOT TRUE GROUP BY COALESCE(l."unitId", m."branchId")`,
    ...took.values,
  );
  for (const { unitId: id, part } of since) if (units.isWithin(id, unitId)) add(id, Number(part), 0);
  return counted;
}

/** Only who is registered or introduced. */
async function countRegistered(tx: Tx, units: UnitTree, unitId: string, span: Span): Promise<Counted> {
  const p = parameters(tx.engine);
  const people = peopleSql(units, unitId, p);
  const [from, end] = [p.values.push(time(span.from)), p.values.push(time(span.end))];
  const rows = await query<{ unitId: string; part: number | bigint; whole: number | bigint }>(
    tx,
    `${people.with} SELECT COALESCE(l."unitId", m."branchId") AS "unitId", COUNT(*) AS "whole",
       COUNT(CASE WHEN ${knownSql(span, p)} OR k."memberId" IS NOT NULL THEN 1 END) AS "part"
     FROM "Member" m LEFT JOIN (${livingSql(span, p, people)}) l ON l."memberId" = m."id" LEFT JOIN (${tookPartSql(span, p, people)}) k ON k."memberId" = m."id"
     WHERE ${presentSql} AND ${people.has('m."id"')} AND ${registeredSql(tx.engine, from, end)} GROUP BY COALESCE(l."unitId", m."branchId")`,
    ...p.values,
  );
  return new Map(
    rows.flatMap(({ unitId: id, part, whole }) =>
      units.isWithin(id, unitId) ? [[id, { part: Number(part), whole: Number(whole) }]] : [],
    ),
  );
}

/** Everybody who may count in a unit, as a CTE; where it is most of the tree nobody is sought out, for that would be slower. */
interface People {
  with: string;
  /** Whether this column is one of theirs. */
  has(column: string): string;
  /** To begin a join with, each `"p"."id"` one of theirs; empty when they are everybody. */
  all: boolean;
}

function peopleSql(units: UnitTree, unitId: string, p: Parameters): People {
  if (units.subtree(unitId).length * 4 > units.all.length) return { with: '', has: () => 'true', all: true };
  const within = (column: string) => withinSql(column, units, unitId, p);
  return {
    with: `WITH p AS (SELECT m."id" FROM "Member" m WHERE ${presentSql} AND ${within('m."branchId"')}
      UNION SELECT r."memberId" FROM "ResidenceRegistration" r WHERE ${within('r."receivingUnitId"')})`,
    has: (column) => `${column} IN (SELECT "id" FROM p)`,
    all: false,
  };
}

/** Where each person lives that day who was received somewhere: by the latest that received them and has not ended it. */
function livingSql({ end }: Span, p: Parameters, people: People): string {
  return `SELECT n."memberId", n."unitId" FROM (
      SELECT r."memberId", r."receivingUnitId" AS "unitId",
        ROW_NUMBER() OVER (PARTITION BY r."memberId" ORDER BY COALESCE(r."decidedAt", r."createdAt") DESC, r."id" DESC) AS "nth"
      FROM "ResidenceRegistration" r WHERE ${receivedSql(p.engine, p.values.push(time(end)))} AND ${people.has('r."memberId"')}) n WHERE n."nth" = 1`;
}

/** Whether it is known of the member `m` without counting: the roster said so on a day of the period, or a closed month did. */
function knownSql({ period, day, months }: Span, p: Parameters): string {
  const imported = `m."participation" IN ('good', 'participated') AND m."participationOn" >= ${p.text(period.from)} AND m."participationOn" <= ${p.text(day)}`;
  return months.length === 0 ? `(${imported})` : `((${imported}) OR (m."residenceMonths" & ${monthBits(months)}) <> 0)`;
}

/**
 * Everybody, each once, of whom an activity that is no closed month's or a final remark says so. What counts is what atResidenceSql says
 * (residence-counting.ts), from the other end: voluntary work, and what is held where somebody was received. CROSS JOIN keeps the order.
 */
function tookPartSql({ period, rest }: Span, p: Parameters, people: People): string {
  const remarks = `SELECT k."memberId" FROM "ResidenceRemark" k
    WHERE k."period" = ${p.text(period.key)} AND k."state" = 'final' AND k."level" IN ('good', 'participated') AND ${people.has('k."memberId"')}`;
  if (rest.length === 0) return remarks;
  const open = rest.map(({ from, end }) => `(a."startAt" >= ${p.moment(from)} AND a."startAt" < ${p.moment(end)})`).join(' OR ');
  const counts = `a."state" IN ('called', 'done') AND (${open})`;
  const there = `t."activityId" = a."id" AND t."memberId" = x."memberId" AND ${cameSql}`;
  const received = `(x."state" = 'received' OR x."endedAt" IS NOT NULL)`;
  // From the few to the many: the activities of the time for a province, the people for a commune.
  const [voluntary, own, hosted] = people.all
    ? [
        `"Activity" a CROSS JOIN "Attendance" t WHERE t."activityId" = a."id"`,
        `"Activity" a CROSS JOIN "ResidenceRegistration" x CROSS JOIN "Attendance" t WHERE x."receivingUnitId" = a."unitId"`,
        `"ActivityHost" h CROSS JOIN "Activity" a CROSS JOIN "ResidenceRegistration" x CROSS JOIN "Attendance" t WHERE a."id" = h."activityId" AND x."receivingUnitId" = h."unitId"`,
      ]
    : [
        `p CROSS JOIN "Attendance" t CROSS JOIN "Activity" a WHERE t."memberId" = p."id" AND a."id" = t."activityId"`,
        `p CROSS JOIN "ResidenceRegistration" x CROSS JOIN "Activity" a CROSS JOIN "Attendance" t WHERE x."memberId" = p."id" AND a."unitId" = x."receivingUnitId"`,
        `p CROSS JOIN "ResidenceRegistration" x CROSS JOIN "ActivityHost" h CROSS JOIN "Activity" a CROSS JOIN "Attendance" t
          WHERE x."memberId" = p."id" AND h."unitId" = x."receivingUnitId" AND a."id" = h."activityId"`,
      ];
  return `SELECT t."memberId" FROM ${voluntary} AND ${cameSql} AND a."kind" = 'volunteer' AND ${counts}
    UNION SELECT t."memberId" FROM ${own} AND ${received} AND ${there} AND ${counts}
    UNION SELECT t."memberId" FROM ${hosted} AND ${received} AND ${there} AND ${counts}
    UNION ${remarks}`;
}
