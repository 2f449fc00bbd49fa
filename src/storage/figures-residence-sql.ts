import { daysAfter, momentAt } from '../domain/local-time.js';
import { lastDayOf, monthAfter, monthOf } from '../domain/month-report.js';
import type { Period } from '../domain/periods.js';
import { lastDay } from '../domain/residence.js';
import type { UnitTree } from '../domain/units.js';
import type { Parameters } from './audiences.js';
import { spanOfMonth } from './figures-activities.js';
import { type ClosedMonths, monthBits } from './figures-closed.js';
import { cameSql, isMost, presentSql, sought, withinSql } from './figures-subtree.js';

/** The days that a rate is about, and how they are looked at. */
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
  /** Up to when `Member.residenceUnitId` says who had received people (figures-closed.ts). */
  livesAt: Date;
}

export function spanOf(period: Period, on: string, zone: string, closed: ClosedMonths): Span {
  const day = lastDay(period, on);
  const [from, end] = [momentAt(period.from, 0, zone), momentAt(daysAfter(day, 1), 0, zone)];
  const months: string[] = [];
  const first = period.from.endsWith('-01') ? monthOf(period.from) : monthAfter(monthOf(period.from));
  for (let month = [first, closed.from].sort()[1]!; month <= closed.to && lastDayOf(month) <= day; month = monthAfter(month))
    months.push(month);
  const { livesAt } = closed;
  if (months.length === 0) return { period, day, from, end, months, rest: [{ from, end }], livesAt };
  const rest = [
    { from, end: spanOfMonth(months[0]!, zone).from },
    { from: spanOfMonth(months.at(-1)!, zone).end, end },
  ];
  return { period, day, from, end, months, rest: rest.filter((one) => one.from < one.end), livesAt };
}

/** Everybody who may count in a unit, as a CTE (of its own members only those of whom `who` holds); where it is most of the tree nobody is sought out, for that would be slower. */
export interface People {
  with: string;
  /** Whether this column is one of theirs. */
  has(column: string): string;
  /** The table of members `m` in a join, sought by this column. */
  members(column: string): string;
  /** To begin a join with, each `"p"."id"` one of theirs; empty when they are everybody. */
  all: boolean;
}

export function peopleSql(units: UnitTree, unitId: string, p: Parameters, who = 'true'): People {
  const members = (column: string) => sought(p.engine, 'Member', 'm', `m."id" = ${column}`);
  if (isMost(units, unitId)) return { with: '', has: () => 'true', members, all: true };
  const within = (column: string) => withinSql(column, units, unitId, p);
  const theirs = `FROM "Member" m WHERE ${presentSql} AND ${within('m."branchId"')}`;
  // PostgreSQL would guess that nearly nobody is meant and look all of them up again and again.
  const own =
    p.engine === 'postgresql'
      ? `SELECT q."id" FROM (SELECT m."id", ${who} AS "who" ${theirs} OFFSET 0) q WHERE q."who"`
      : `SELECT m."id" ${theirs} AND ${who}`;
  return {
    with: `WITH p AS (${own} UNION ALL SELECT r."memberId" FROM "ResidenceRegistration" r WHERE ${within('r."receivingUnitId"')})`,
    has: (column) => `${column} IN (SELECT "id" FROM p)`,
    members,
    all: false,
  };
}

/**
 * A SELECT of one column "memberId": of whom `Member.residenceUnitId` need not say where they lived on the day, because they were
 * received or left somewhere after it, or after the night of the sums. `around`: a condition on the registration `r`.
 */
export function elsewhereSql({ end, livesAt }: Span, p: Parameters, around: string): string {
  const since = p.moment(new Date(Math.min(end.getTime(), livesAt.getTime())));
  return `SELECT DISTINCT r."memberId" FROM "ResidenceRegistration" r
    WHERE (r."decidedAt" >= ${since} OR r."endedAt" >= ${since} OR (r."decidedAt" IS NULL AND r."createdAt" >= ${since})) AND ${around}`;
}

/** Whether it is known of the member `m` without counting: the roster said so on a day of the period, or a closed month did. */
export function knownSql({ period, day, months }: Span, p: Parameters): string {
  const imported = `m."participation" IN ('good', 'participated') AND m."participationOn" >= ${p.text(period.from)} AND m."participationOn" <= ${p.text(day)}`;
  return months.length === 0 ? `(${imported})` : `((m."residenceMonths" & ${monthBits(months)}) <> 0 OR (${imported}))`;
}

/**
 * Everybody, each once, of whom an activity that is no closed month's or a final remark says so. What counts is what atResidenceSql says
 * (residence-counting.ts), from the other end: voluntary work, and what is held where somebody was received. CROSS JOIN keeps the order.
 */
export function tookPartSql({ period, rest }: Span, p: Parameters, people: People): string {
  const remarks = `SELECT k."memberId" FROM "ResidenceRemark" k
    WHERE k."period" = ${p.text(period.key)} AND k."state" = 'final' AND k."level" IN ('good', 'participated') AND ${people.has('k."memberId"')}`;
  // PostgreSQL would look among the people anew for each remark (12 s for a commune of a province); an OFFSET keeps the two apart.
  if (rest.length === 0) return p.engine === 'postgresql' ? `${remarks} OFFSET 0` : remarks;
  const open = rest.map(({ from, end }) => `(a."startAt" >= ${p.moment(from)} AND a."startAt" < ${p.moment(end)})`).join(' OR ');
  const counts = `a."state" IN ('called', 'done') AND (${open})`;
  const voluntaryOpen = `a."kind" = 'volunteer' AND ${counts}`;
  const received = `(x."state" = 'received' OR x."endedAt" IS NOT NULL)`;
  const there = `t."activityId" = a."id" AND t."memberId" = x."memberId"`;
  const attendance = sought(p.engine, 'Attendance', 't', there);
  const atAny = `"Activity" a CROSS JOIN ${sought(p.engine, 'Attendance', 't', 't."activityId" = a."id"')} WHERE t."activityId" = a."id" AND ${voluntaryOpen}`;
  // From the few to the many: the activities of the time for a province, the people for a commune. SQLite seeks out a commune's people
  // for voluntary work too, and not the activities first: there are many, and each member was at few.
  const [voluntary, own, hosted] = people.all
    ? [
        atAny,
        `"Activity" a CROSS JOIN "ResidenceRegistration" x CROSS JOIN ${attendance} WHERE x."receivingUnitId" = a."unitId"`,
        `"ActivityHost" h CROSS JOIN "Activity" a CROSS JOIN "ResidenceRegistration" x CROSS JOIN ${attendance}
          WHERE a."id" = h."activityId" AND x."receivingUnitId" = h."unitId"`,
      ]
    : [
        p.engine === 'postgresql'
          ? `${atAny} AND ${people.has('t."memberId"')}`
          : `p CROSS JOIN "Attendance" t WHERE t."memberId" = p."id" AND COALESCE(t."activityId", '') IN (SELECT a."id" FROM "Activity" a WHERE ${voluntaryOpen})`,
        `p CROSS JOIN ${sought(p.engine, 'ResidenceRegistration', 'x', 'x."memberId" = p."id"')} CROSS JOIN "Activity" a CROSS JOIN ${attendance}
          WHERE x."memberId" = p."id" AND a."unitId" = x."receivingUnitId"`,
        `p CROSS JOIN "ResidenceRegistration" x CROSS JOIN "ActivityHost" h CROSS JOIN "Activity" a CROSS JOIN ${attendance}
          WHERE x."memberId" = p."id" AND h."unitId" = x."receivingUnitId" AND a."id" = h."activityId"`,
      ];
  return `SELECT t."memberId" FROM ${voluntary} AND ${cameSql}
    UNION SELECT t."memberId" FROM ${own} AND ${received} AND ${there} AND ${cameSql} AND ${counts}
    UNION SELECT t."memberId" FROM ${hosted} AND ${received} AND ${there} AND ${cameSql} AND ${counts}
    UNION ${remarks}`;
}
