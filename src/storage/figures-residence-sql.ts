import { daysAfter, momentAt, wallClock } from '../domain/local-time.js';
import { monthAfter, monthOf } from '../domain/month-report.js';
import type { Period } from '../domain/periods.js';
import { lastDay } from '../domain/residence.js';
import type { UnitTree } from '../domain/units.js';
import type { Parameters } from './audiences.js';
import type { Engine } from './database.js';
import { spanOfMonth } from './figures-activities.js';
import { monthBits, type SettledDays } from './figures-settled.js';
import { cameSql, isMost, presentSql, sought, withinSql } from './figures-subtree.js';

/** The days that a rate is about, and how they are looked at. */
export interface Span {
  period: Period;
  /** The day up to and with which it counts, yyyy-mm-dd: never after the period. */
  day: string;
  from: Date;
  /** The beginning of the day after. */
  end: Date;
  /** Months of which the sums know who took part in what of them lies here. */
  months: string[];
  /** What is left, to be counted from the activities. */
  rest: { from: Date; end: Date }[];
  /** Months that are in the sums, and that the rest lies in: whoever has none of them was at nothing of the rest. Empty: not all of it does. */
  restMonths: string[];
  /** Up to when `Member.residenceUnitId` says who had received people (figures-settled.ts). */
  livesAt: Date;
}

export function spanOf(period: Period, on: string, zone: string, settled: SettledDays): Span {
  const day = lastDay(period, on);
  const [from, end] = [momentAt(period.from, 0, zone), momentAt(daysAfter(day, 1), 0, zone)];
  const { livesAt } = settled;
  const first = period.from.endsWith('-01') ? monthOf(period.from) : monthAfter(monthOf(period.from));
  let known: { months: string[]; from: Date; end: Date } | undefined;
  for (let month = [first, settled.from].sort()[1]!; ; month = monthAfter(month)) {
    const whole = spanOfMonth(month, zone);
    // Whole, or the one that is not over yet, when nothing of it that is in the sums comes after the day.
    if (whole.from >= settled.to || (whole.end > end && settled.settlingTo > end)) break;
    const until = new Date(Math.min(+whole.end, +settled.to));
    known = { months: [...(known?.months ?? []), month], from: known?.from ?? whole.from, end: until };
  }
  const around = known
    ? [
        { from, end: known.from },
        { from: known.end, end },
      ]
    : [{ from, end }];
  const rest = around.filter((one) => one.from < one.end);
  const restMonths = monthsOf(rest, zone, settled);
  return { period, day, from, end, months: known?.months ?? [], rest, restMonths, livesAt };
}

function monthsOf(times: Span['rest'], zone: string, settled: SettledDays): string[] {
  const within = times.every(({ from, end }) => from >= spanOfMonth(settled.from, zone).from && end <= settled.to);
  const months = within
    ? times.map(({ from, end }) => [monthAt(from, zone), monthAt(new Date(end.getTime() - 1), zone)] as const)
    : [];
  return months.flatMap(([first, last]) => {
    const each: string[] = [];
    for (let month = first; month <= last; month = monthAfter(month)) each.push(month);
    return each;
  });
}

function monthAt(moment: Date, zone: string): string {
  return monthOf(wallClock(moment, zone).day);
}

/**
 * Everybody who may count in a unit (of its own members only those of whom `who` holds), and of them those of whom something changed that
 * the sums had counted, as CTEs. Where a unit is most of the tree nobody is sought out, for that would be slower.
 */
export interface People {
  with: string;
  /** Whether this column is one of theirs. */
  has(column: string): string;
  /** The table of members `m` in a join, sought by this column. */
  members(column: string): string;
  /** They are everybody: there is no CTE of them. */
  all: boolean;
}

/** Members of whom something changed that last night's sums had counted: the table Recount (figures-settled.ts). */
const changedSql = `SELECT c."subjectId" AS "id" FROM "Recount" c WHERE c."kind" = 'member'`;

export function peopleSql(units: UnitTree, unitId: string, p: Parameters, { restMonths }: Span, who = 'true'): People {
  const members = (column: string) => sought(p.engine, 'Member', 'm', `m."id" = ${column}`);
  if (isMost(units, unitId)) return { with: `WITH changed AS (${changedSql})`, has: () => 'true', members, all: true };
  const within = (column: string) => withinSql(column, units, unitId, p);
  const theirs = `FROM "Member" m WHERE ${presentSql} AND ${within('m."branchId"')}`;
  // Whoever took part in none of the months need not be looked at for the rest of them.
  const maybe =
    restMonths.length === 0 ? 'true' : `((m."residenceMonths" & ${monthBits(restMonths)}) <> 0 OR m."id" IN (${changedSql}))`;
  // PostgreSQL would guess that nearly nobody is meant and look all of them up again and again.
  const own =
    p.engine === 'postgresql'
      ? `SELECT q."id", q."maybe" FROM (SELECT m."id", ${maybe} AS "maybe", ${who} AS "who" ${theirs} OFFSET 0) q WHERE q."who"`
      : `SELECT m."id", ${maybe} AS "maybe" ${theirs} AND ${who}`;
  return {
    with: `WITH p AS (${own} UNION ALL SELECT r."memberId", true FROM "ResidenceRegistration" r WHERE ${within('r."receivingUnitId"')}),
      changed AS (${changedSql} AND c."subjectId" IN (SELECT "id" FROM p)), may AS (SELECT "id" FROM p WHERE "maybe")`,
    has: (column) => `${column} IN (SELECT "id" FROM p)`,
    members,
    all: false,
  };
}

/**
 * A SELECT of one column "memberId": of whom `Member.residenceUnitId` need not say where they lived on the day, because they were
 * received or left somewhere after it, or something changed since the night of the sums. `around`: whether a member may be meant.
 */
export function elsewhereSql({ end, livesAt }: Span, p: Parameters, around: (column: string) => string): string {
  const since = p.moment(new Date(Math.min(end.getTime(), livesAt.getTime())));
  return `SELECT r."memberId" FROM "ResidenceRegistration" r
    WHERE (r."decidedAt" >= ${since} OR r."endedAt" >= ${since} OR (r."decidedAt" IS NULL AND r."createdAt" >= ${since})) AND ${around('r."memberId"')}
    UNION SELECT c."subjectId" FROM "Recount" c WHERE c."kind" = 'member' AND ${around('c."subjectId"')}`;
}

/** Whether the roster or the sums say of the member `m` that they took part. */
export function knownSql(span: Span, p: Parameters): string {
  const imported = importedSql(span, p);
  return span.months.length === 0 ? imported : `(${tookPartBefore(span)} OR ${imported})`;
}

/** Whether it is so: of whom something changed since, the sums are not believed. */
export function believedSql(span: Span, p: Parameters): string {
  const imported = importedSql(span, p);
  return span.months.length === 0 ? imported : `((${tookPartBefore(span)} AND m."id" NOT IN (${changedSql})) OR ${imported})`;
}

function tookPartBefore({ months }: Span): string {
  return `(m."residenceMonths" & ${monthBits(months)}) <> 0`;
}

/** The roster said so on a day of the period. */
function importedSql({ period, day }: Span, p: Parameters): string {
  return `(m."participation" IN ('good', 'participated') AND m."participationOn" >= ${p.text(period.from)} AND m."participationOn" <= ${p.text(day)})`;
}

/**
 * Everybody, each once, of whom an activity that is not in the sums or a final remark says so, and an activity of the whole time of those
 * of whom something changed. Needs the CTEs of `people`.
 */
export function tookPartSql(span: Span, p: Parameters, people: People): string {
  const remarks = `SELECT k."memberId" FROM "ResidenceRemark" k
    WHERE k."period" = ${p.text(span.period.key)} AND k."state" = 'final' AND k."level" IN ('good', 'participated') AND ${people.has('k."memberId"')}`;
  const activities = [
    ...(span.rest.length === 0 ? [] : (isShort(span.rest) || people.all ? ofActivities : ofPeople('may'))(span.rest, p, people)),
    ...(span.months.length === 0 ? [] : ofPeople('changed')([span], p, people)),
  ];
  // PostgreSQL would look among the people anew for each remark (12 s for a commune of a province); an OFFSET keeps the two apart.
  if (activities.length === 0) return p.engine === 'postgresql' ? `${remarks} OFFSET 0` : remarks;
  return [...activities, remarks].join(' UNION ');
}

/**
 * SELECTs of one column "memberId": who came to an activity of these times that counts. What counts is what atResidenceSql says
 * (residence-counting.ts), from the other end: voluntary work, and what is held where somebody was received, also as one of several
 * hosts. CROSS JOIN keeps the order, from the few to the many.
 */
type TookPart = (times: readonly { from: Date; end: Date }[], p: Parameters, people: People) => string[];

/** Of so few days a whole province has fewer activities than a commune has people. */
const fewDaysMs = 3 * 24 * 3600_000;

function isShort(times: Span['rest']): boolean {
  return times.reduce((sum, { from, end }) => sum + (end.getTime() - from.getTime()), 0) <= fewDaysMs;
}

const receivedSql = `(x."state" = 'received' OR x."endedAt" IS NOT NULL)`;
const thereSql = `t."activityId" = a."id" AND t."memberId" = x."memberId"`;

function countsSql(times: readonly { from: Date; end: Date }[], p: Parameters): string {
  const within = times
    .map(({ from, end }) => `(a."startAt" >= ${p.moment(from)} AND a."startAt" < ${p.moment(end)})`)
    .join(' OR ');
  return `a."state" IN ('called', 'done') AND (${within})`;
}

/** From the activities of the time: for a province, and for a day or two. */
const ofActivities: TookPart = (times, p, { has }) => {
  const counts = countsSql(times, p);
  return [
    `SELECT t."memberId" FROM "Activity" a CROSS JOIN ${sought(p.engine, 'Attendance', 't', 't."activityId" = a."id"')}
      WHERE t."activityId" = a."id" AND a."kind" = 'volunteer' AND ${counts} AND ${cameSql} AND ${has('t."memberId"')}`,
    `SELECT t."memberId" FROM "Activity" a CROSS JOIN ${receivedThere(p.engine, 'a."unitId"')} AND ${counts} AND ${has('t."memberId"')}`,
    `SELECT t."memberId" FROM "ActivityHost" h CROSS JOIN "Activity" a CROSS JOIN ${receivedThere(p.engine, 'h."unitId"')}
      AND a."id" = h."activityId" AND ${counts} AND ${has('t."memberId"')}`,
  ];
};

/** The end of a join, up to its first condition: who came to the activity `a` and was received by a unit. */
function receivedThere(engine: Engine, unit: string): string {
  // PostgreSQL lays the list of an activity over that of the branch; SQLite seeks out one after the other of the branch.
  if (engine === 'postgresql')
    return `LATERAL (SELECT t."memberId" FROM "Attendance" t JOIN "ResidenceRegistration" x ON x."memberId" = t."memberId"
      WHERE t."activityId" = a."id" AND x."receivingUnitId" = ${unit} AND ${cameSql} AND ${receivedSql} OFFSET 0) t WHERE true`;
  return `"ResidenceRegistration" x CROSS JOIN "Attendance" t WHERE x."receivingUnitId" = ${unit} AND ${thereSql} AND ${cameSql} AND ${receivedSql}`;
}

/** From the people: for a commune, and for those of whom something changed. There are many activities, and each member was at few. */
const ofPeople =
  (theirs: 'may' | 'changed'): TookPart =>
  (times, p) => {
    const counts = countsSql(times, p);
    const seek = (table: string, alias: string, on: string) => [sought(p.engine, table, alias, on), on] as const;
    const [registration, isTheirs] = seek('ResidenceRegistration', 'x', 'x."memberId" = p."id"');
    const [activity, isThere] = seek('Activity', 'a', `a."unitId" = x."receivingUnitId" AND ${counts}`);
    const [hosted, isHosted] = seek('Activity', 'a', `a."id" = h."activityId" AND ${counts}`);
    const [voluntary, isVoluntary] = seek('Activity', 'a', `a."id" = t."activityId" AND a."kind" = 'volunteer' AND ${counts}`);
    const [marked, wereThey] = seek('Attendance', 't', 't."memberId" = p."id"');
    const [attendance, wereThere] = seek('Attendance', 't', thereSql);
    return [
      `SELECT t."memberId" FROM ${theirs} p CROSS JOIN ${marked} CROSS JOIN ${voluntary} WHERE ${wereThey} AND ${isVoluntary} AND ${cameSql}`,
      `SELECT t."memberId" FROM ${theirs} p CROSS JOIN ${registration} CROSS JOIN ${activity} CROSS JOIN ${attendance}
        WHERE ${isTheirs} AND ${receivedSql} AND ${isThere} AND ${wereThere} AND ${cameSql}`,
      `SELECT t."memberId" FROM ${theirs} p CROSS JOIN ${registration} CROSS JOIN "ActivityHost" h CROSS JOIN ${hosted} CROSS JOIN ${attendance}
        WHERE ${isTheirs} AND ${receivedSql} AND h."unitId" = x."receivingUnitId" AND ${isHosted} AND ${wereThere} AND ${cameSql}`,
    ];
  };
