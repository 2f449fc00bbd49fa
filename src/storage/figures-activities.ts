import { momentAt } from '../domain/local-time.js';
import { monthAfter } from '../domain/month-report.js';
import type { Parameters } from './audiences.js';
import type { Tx } from './database.js';
import { cameSql } from './figures-subtree.js';
import { query } from './sql.js';

/** Meetings and voluntary work of a month, and who came to the meetings of those expected there. */
export interface Held {
  month: string;
  meetings: number;
  volunteering: number;
  came: number;
  expected: number;
}

/** A month or as much of it as is over. */
export interface MonthSpan {
  month: string;
  from: Date;
  end: Date;
}

export function spanOfMonth(month: string, zone: string): MonthSpan {
  return { month, from: momentAt(`${month}-01`, 0, zone), end: momentAt(`${monthAfter(month)}-01`, 0, zone) };
}

/**
 * Activities that were not cancelled, by month (and by unit when `byUnit`). Expected is who was invited or noted, which is who the list of
 * an activity shows; only meetings whose attendance was taken count there: one at which nobody was signed in says nothing about who came.
 * `within` says of `a` which units' it is about.
 */
export async function countHeld(
  tx: Tx,
  months: readonly MonthSpan[],
  p: Parameters,
  within: string,
  byUnit: boolean,
): Promise<(Held & { unitId: string })[]> {
  if (months.length === 0) return [];
  // A month each, by its own range of the index: PostgreSQL knows then how few there are.
  const each = months.map(
    ({
      month,
      from,
      end,
    }) => `SELECT CAST(${p.text(month)} AS TEXT) AS "month", a."id", a."unitId", a."kind" = 'volunteer' AS "voluntary" FROM "Activity" a
      WHERE a."startAt" >= ${p.moment(from)} AND a."startAt" < ${p.moment(end)} AND a."state" <> 'cancelled' AND ${within}`,
  );
  const unit = byUnit ? `v."unitId"` : `''`;
  const { ctes, joins } = tx.engine === 'postgresql' ? inOneGo : oneByOne;
  const rows = await query<Record<keyof Held | 'unitId', string | number | bigint>>(
    tx,
    `WITH v AS (${each.join(' UNION ALL ')})${ctes}
     SELECT v."month", ${unit} AS "unitId", COUNT(CASE WHEN NOT v."voluntary" THEN 1 END) AS "meetings", COUNT(CASE WHEN v."voluntary" THEN 1 END) AS "volunteering",
       COALESCE(SUM(n."came"), 0) AS "came", COALESCE(SUM(CASE WHEN n."noted" > 0 THEN n."expected" END), 0) AS "expected"
     FROM v ${joins} GROUP BY v."month", ${byUnit ? unit : '2'}`,
    ...p.values,
  );
  return rows.map(({ month, unitId, meetings, volunteering, came, expected }) => ({
    month: String(month),
    unitId: String(unitId),
    meetings: Number(meetings),
    volunteering: Number(volunteering),
    came: Number(came),
    expected: Number(expected),
  }));
}

/** Of each meeting `n`: who came, how many were noted, and how many are on its lists. For SQLite, which has no LATERAL. */
const oneByOne = {
  ctes: `,
     n AS (SELECT v."id" AS "activityId",
       (SELECT COUNT(CASE WHEN ${cameSql} THEN 1 END) FROM "Attendance" t WHERE t."activityId" = v."id") AS "came",
       (SELECT COUNT(*) FROM "Attendance" t WHERE t."activityId" = v."id") AS "noted",
       (SELECT COUNT(*) FROM (SELECT t."memberId" FROM "Attendance" t WHERE t."activityId" = v."id"
          UNION SELECT i."memberId" FROM "Invitation" i WHERE i."activityId" = v."id")) AS "expected"
       FROM v WHERE NOT v."voluntary")`,
  joins: `LEFT JOIN n ON n."activityId" = v."id"`,
};

/** The same for PostgreSQL, which counts both lists of a meeting in one go. */
const inOneGo = {
  ctes: '',
  joins: `CROSS JOIN LATERAL (SELECT COUNT(*) AS "expected", SUM(d."came") AS "came", SUM(d."noted") AS "noted" FROM (
       SELECT b."memberId", MAX(b."came") AS "came", MAX(b."noted") AS "noted" FROM (
         SELECT t."memberId", CASE WHEN ${cameSql} THEN 1 ELSE 0 END AS "came", 1 AS "noted" FROM "Attendance" t WHERE t."activityId" = v."id" AND NOT v."voluntary"
         UNION ALL SELECT i."memberId", 0, 0 FROM "Invitation" i WHERE i."activityId" = v."id" AND NOT v."voluntary") b GROUP BY b."memberId") d) n`,
};
