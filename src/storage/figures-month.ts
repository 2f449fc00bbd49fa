import type { MonthFigures, MonthPoint } from '../domain/figures.js';
import { daysAfter, momentAt, wallClock } from '../domain/local-time.js';
import type { Period } from '../domain/periods.js';
import { parameters } from './audiences.js';
import type { Tx } from './database.js';
import { residenceRates } from './figures-residence.js';
import { cameSql, officersSql, presentSql, withinSql } from './figures-subtree.js';
import type { LookupContext } from './lookup.js';
import { type Columns, jsonParam, jsonRows, query, stored } from './sql.js';

type Count = number | bigint;

/** The moments between which a month (yyyy-mm) lies, by the clock on the wall. */
export function monthSpan(month: string, zone: string): { from: Date; end: Date; lastDay: string } {
  const next = daysAfter(`${month}-28`, 4).slice(0, 7);
  return { from: momentAt(`${month}-01`, 0, zone), end: momentAt(`${next}-01`, 0, zone), lastDay: daysAfter(`${next}-01`, -1) };
}

/** A month of a unit with everything below it. Who is a member is what the list says today; meetings are those that have begun. */
export async function monthFigures(
  tx: Tx,
  context: LookupContext,
  unitId: string,
  month: string,
  period: Period,
): Promise<MonthFigures> {
  const [people, [point], pledges] = [
    await countPeople(tx, context, unitId, month),
    await trend(tx, context, unitId, [month], () => period),
    await countPledges(tx, context, unitId, month),
  ];
  const { members, men, women, admitted, away } = people;
  return {
    unitId,
    month,
    members,
    men,
    women,
    admitted,
    away,
    meetings: point!.meetings,
    attendance: point!.attendance,
    volunteering: point!.volunteering,
    residence: point!.residence,
    pledged: { part: pledges.members, whole: members },
    officersPledged: { part: pledges.officersPledged, whole: pledges.officers },
  };
}

async function countPeople(tx: Tx, { units }: LookupContext, unitId: string, month: string) {
  const p = parameters(tx.engine);
  const of = (condition: string, name: string) => `COUNT(CASE WHEN ${condition} THEN 1 END) AS "${name}"`;
  const [row] = await query<Record<'members' | 'men' | 'women' | 'admitted' | 'away', Count>>(
    tx,
    `SELECT COUNT(*) AS "members", ${of(`m."gender" = 'male'`, 'men')}, ${of(`m."gender" = 'female'`, 'women')},
       ${of(`m."unionJoinDate" LIKE ${p.text(`${month}%`)}`, 'admitted')}, ${of(`m."status" = 'away'`, 'away')}
     FROM "Member" m WHERE ${presentSql} AND ${withinSql('m."branchId"', units, unitId, p)}`,
    ...p.values,
  );
  const { members, men, women, admitted, away } = row!;
  return { members: Number(members), men: Number(men), women: Number(women), admitted: Number(admitted), away: Number(away) };
}

/** Members with a pledge of a training programme that ran in the month, and officers (domain.md §1.6) with any. */
async function countPledges(tx: Tx, { units, zone, clock }: LookupContext, unitId: string, month: string) {
  const { from, end } = monthSpan(month, zone);
  const p = parameters(tx.engine);
  const ran = `g."createdAt" < ${p.moment(end)} AND (g."endedAt" IS NULL OR g."endedAt" >= ${p.moment(from)})`;
  const [training] = await query<{ members: Count }>(
    tx,
    `SELECT COUNT(DISTINCT g."memberId") AS "members" FROM "PledgeProgramme" o JOIN "Pledge" g ON g."programmeId" = o."id"
     JOIN "Member" m ON m."id" = g."memberId"
     WHERE o."kind" = 'training' AND o."audience" = 'members' AND ${ran} AND ${presentSql} AND ${withinSql('m."branchId"', units, unitId, p)}`,
    ...p.values,
  );
  const q = parameters(tx.engine);
  const [officers] = await query<{ officers: Count; pledged: Count }>(
    tx,
    `SELECT COUNT(*) AS "officers", COUNT(CASE WHEN EXISTS (SELECT 1 FROM "Pledge" g WHERE g."memberId" = f."memberId"
       AND g."createdAt" < ${q.moment(end)} AND (g."endedAt" IS NULL OR g."endedAt" >= ${q.moment(from)})) THEN 1 END) AS "pledged"
     FROM (${officersSql(units, unitId, clock.now(), q)}) f`,
    ...q.values,
  );
  return {
    members: Number(training?.members ?? 0),
    officers: Number(officers?.officers ?? 0),
    officersPledged: Number(officers?.pledged ?? 0),
  };
}

/** Activities and attendance month by month. A month that is not over counts up to now. */
export async function trend(
  tx: Tx,
  context: LookupContext,
  unitId: string,
  months: string[],
  periodOf: (month: string) => Period,
): Promise<(MonthPoint & { volunteering: number })[]> {
  const { zone, clock } = context;
  const today = wallClock(clock.now(), zone).day;
  const held = await countActivities(tx, context, unitId, months);
  const points = [];
  for (const month of months) {
    const { lastDay } = monthSpan(month, zone);
    const { rate } = await residenceRates(tx, context, unitId, periodOf(month), [lastDay, today].sort()[0]!);
    const { meetings, volunteering, part, whole } = held.get(month) ?? { meetings: 0, volunteering: 0, part: 0, whole: 0 };
    points.push({ month, meetings, volunteering, attendance: { part, whole }, residence: rate });
  }
  return points;
}

type Held = { meetings: number; volunteering: number; part: number; whole: number };

const spans: Columns = { month: 'text', from: 'time', end: 'time' };

/**
 * Meetings and voluntary work of the units of a subtree, and how many were at the meetings of those who were invited or noted (which is
 * who the list of an activity shows), where attendance was taken: a meeting at which nobody was signed in says nothing about who came.
 */
async function countActivities(
  tx: Tx,
  { units, zone, clock }: LookupContext,
  unitId: string,
  months: string[],
): Promise<Map<string, Held>> {
  const now = clock.now();
  const rows = months.map((month) => {
    const { from, end } = monthSpan(month, zone);
    return stored(spans, { month, from, end: new Date(Math.min(+end, +now)) });
  });
  const p = parameters(tx.engine);
  const from = jsonRows(tx.engine, spans, 'h', p.values.push(jsonParam(rows)));
  const counted = await query<{ month: string; voluntary: boolean | Count; activities: Count; part: Count; whole: Count }>(
    tx,
    `SELECT c."month", c."voluntary", COUNT(*) AS "activities", SUM(CASE WHEN c."taken" > 0 THEN c."came" ELSE 0 END) AS "part",
       SUM(CASE WHEN c."taken" > 0 THEN c."taken" + c."unmarked" ELSE 0 END) AS "whole"
     FROM (SELECT h."month", a."kind" = 'volunteer' AS "voluntary",
         (SELECT COUNT(*) FROM "Attendance" t WHERE t."activityId" = a."id") AS "taken",
         (SELECT COUNT(*) FROM "Attendance" t WHERE t."activityId" = a."id" AND ${cameSql}) AS "came",
         (SELECT COUNT(*) FROM "Invitation" i WHERE i."activityId" = a."id"
            AND NOT EXISTS (SELECT 1 FROM "Attendance" t WHERE t."activityId" = a."id" AND t."memberId" = i."memberId")) AS "unmarked"
       FROM ${from} JOIN "Activity" a ON a."startAt" >= h."from" AND a."startAt" < h."end"
       WHERE a."state" <> 'cancelled' AND ${withinSql('a."unitId"', units, unitId, p)}) c
     GROUP BY c."month", c."voluntary"`,
    ...p.values,
  );
  const held = new Map<string, Held>();
  for (const { month, voluntary, activities, part, whole } of counted) {
    const sum = held.get(month) ?? { meetings: 0, volunteering: 0, part: 0, whole: 0 };
    held.set(
      month,
      voluntary
        ? { ...sum, volunteering: Number(activities) }
        : { ...sum, meetings: Number(activities), part: Number(part), whole: Number(whole) },
    );
  }
  return held;
}
