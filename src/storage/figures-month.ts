import type { MonthFigures, MonthPoint } from '../domain/figures.js';
import { wallClock } from '../domain/local-time.js';
import { lastDayOf } from '../domain/month-report.js';
import type { Period } from '../domain/periods.js';
import { parameters } from './audiences.js';
import type { Tx } from './database.js';
import { countHeld, type Held, spanOfMonth } from './figures-activities.js';
import { residenceTotals, stayingSql } from './figures-residence.js';
import { knownSql, type Span, spanOf } from './figures-residence-sql.js';
import { settledDays } from './figures-settled.js';
import { isMost, officersSql, presentSql, sought, withinSql } from './figures-subtree.js';
import type { LookupContext } from './lookup.js';
import { query } from './sql.js';

type Count = number | bigint;

/** A month of a unit with everything below it. Who is a member is what the list says today; meetings are those that have begun. */
export async function monthFigures(
  tx: Tx,
  context: LookupContext,
  unitId: string,
  month: string,
  period: Period,
): Promise<MonthFigures> {
  const { zone, clock } = context;
  const on = lastDayShown(month, zone, clock.now());
  const people = await countPeople(tx, context, unitId, month, spanOf(period, on, zone, await settledDays(tx)));
  const known = { part: people.known, whole: people.staying };
  const [residence] = await residenceTotals(tx, context, unitId, [{ period, on }], [known]);
  const {
    meetings = 0,
    volunteering = 0,
    came = 0,
    expected = 0,
  } = (await countMonths(tx, context, unitId, [month])).get(month) ?? {};
  const pledges = await countPledges(tx, context, unitId, month);
  const { members, men, women, admitted, away } = people;
  return {
    unitId,
    month,
    members,
    men,
    women,
    admitted,
    away,
    meetings,
    attendance: { part: came, whole: expected },
    volunteering,
    residence: residence!,
    pledged: { part: pledges.members, whole: members },
    officersPledged: { part: pledges.officersPledged, whole: pledges.officers },
  };
}

/** The last day of a month that is over, else today. */
function lastDayShown(month: string, zone: string, now: Date): string {
  return [lastDayOf(month), wallClock(now, zone).day].sort()[0]!;
}

async function countPeople(tx: Tx, { units }: LookupContext, unitId: string, month: string, span: Span) {
  const p = parameters(tx.engine);
  const stays = stayingSql(units, unitId, p);
  const of = (condition: string, name: string) => `COUNT(CASE WHEN ${condition} THEN 1 END) AS "${name}"`;
  const [row] = await query<Record<'members' | 'men' | 'women' | 'admitted' | 'away' | 'staying' | 'known', Count>>(
    tx,
    `SELECT COUNT(*) AS "members", ${of(`m."gender" = 'male'`, 'men')}, ${of(`m."gender" = 'female'`, 'women')},
       ${of(`m."unionJoinDate" >= ${p.text(month)} AND m."unionJoinDate" <= ${p.text(`${month}-31`)}`, 'admitted')}, ${of(`m."status" = 'away'`, 'away')}, ${of(stays, 'staying')}, ${of(`${stays} AND ${knownSql(span, p)}`, 'known')}
     FROM "Member" m WHERE ${presentSql} AND ${withinSql('m."branchId"', units, unitId, p)}`,
    ...p.values,
  );
  const { members, men, women, admitted, away, staying, known } = row!;
  return {
    members: Number(members),
    men: Number(men),
    women: Number(women),
    admitted: Number(admitted),
    away: Number(away),
    staying: Number(staying),
    known: Number(known),
  };
}

/** Members with a pledge of a training programme that ran in the month, and officers (domain.md §1.6) with any. */
async function countPledges(tx: Tx, { units, zone, clock }: LookupContext, unitId: string, month: string) {
  const { from, end } = spanOfMonth(month, zone);
  const p = parameters(tx.engine);
  const ran = `g."createdAt" < ${p.moment(end)} AND (g."endedAt" IS NULL OR g."endedAt" >= ${p.moment(from)})`;
  const [training] = await query<{ members: Count }>(
    tx,
    // From the few to the many: from the programmes in a province, from the people in a commune.
    `SELECT COUNT(DISTINCT g."memberId") AS "members" FROM ${
      isMost(units, unitId)
        ? `"PledgeProgramme" o CROSS JOIN "Pledge" g CROSS JOIN ${sought(tx.engine, 'Member', 'm', 'm."id" = g."memberId"')}`
        : `"Member" m CROSS JOIN "Pledge" g CROSS JOIN "PledgeProgramme" o`
    } WHERE g."programmeId" = o."id" AND m."id" = g."memberId" AND o."kind" = 'training' AND o."audience" = 'members'
       AND ${ran} AND ${presentSql} AND ${withinSql('m."branchId"', units, unitId, p)}`,
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
  const held = await countMonths(tx, context, unitId, months);
  const asked = months.map((month) => ({ period: periodOf(month), on: lastDayShown(month, zone, clock.now()) }));
  const rates = await residenceTotals(tx, context, unitId, asked);
  const points = months.map((month, at) => {
    const { meetings = 0, volunteering = 0, came = 0, expected = 0 } = held.get(month) ?? {};
    return { month, meetings, volunteering, attendance: { part: came, whole: expected }, residence: rates[at]! };
  });
  return points;
}

/** A month that is not over counts up to now. */
async function countMonths(
  tx: Tx,
  { units, zone, clock }: LookupContext,
  unitId: string,
  months: string[],
): Promise<Map<string, Held>> {
  const settled = await settledDays(tx);
  const now = clock.now();
  const spans = months
    .map((month) => spanOfMonth(month, zone))
    .map((span) => ({ ...span, end: new Date(Math.min(+span.end, +now)) }));
  const p = parameters(tx.engine);
  const within = withinSql('a."unitId"', units, unitId, p);
  const held = await countHeld(tx, spans, p, spanOfMonth(settled.from, zone).from, within);
  return new Map(held.map((one) => [one.month, one]));
}
