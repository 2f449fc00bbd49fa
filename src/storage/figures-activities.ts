import { momentAt } from '../domain/local-time.js';
import { monthAfter } from '../domain/month-report.js';
import type { Parameters } from './audiences.js';
import type { Engine, Tx } from './database.js';
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
 * Activities that were not cancelled, by month. Expected is who was invited or noted, which is who the list of an activity shows; only
 * meetings whose attendance was taken count there: one at which nobody was signed in says nothing about who came. Of most meetings last
 * night's sums know it; the others' lists are counted (figures-settled.ts). `within` says of `a` which units' it is about.
 */
export async function countHeld(
  tx: Tx,
  months: readonly MonthSpan[],
  p: Parameters,
  settledFrom: Date,
  within: string,
): Promise<Held[]> {
  if (months.length === 0) return [];
  const noted = `SELECT k."subjectId" FROM "Recount" k WHERE k."kind" = 'activity'`;
  // Lists of months that are not reckoned any more may be forgotten: what was known of them stays.
  const isOpen = `a."kind" <> 'volunteer' AND (a."sumCame" IS NULL OR (a."id" IN (${noted}) AND a."startAt" >= ${p.moment(settledFrom)}))`;
  // A month each, by its own range of the index: PostgreSQL knows then how few there are.
  const each = months.map(
    ({
      month,
      from,
      end,
    }) => `SELECT CAST(${p.text(month)} AS TEXT) AS "month", a."id", a."kind" = 'volunteer' AS "voluntary", a."sumCame" AS "came", a."sumExpected" AS "expected", ${isOpen} AS "open"
      FROM "Activity" a WHERE a."startAt" >= ${p.moment(from)} AND a."startAt" < ${p.moment(end)} AND a."state" <> 'cancelled' AND ${within}`,
  );
  const known = (name: string) =>
    `COALESCE(SUM(CASE WHEN NOT v."voluntary" AND NOT v."open" THEN v."${name}" END), 0) AS "${name}"`;
  const rows = await query<Record<keyof Held, string | number | bigint>>(
    tx,
    `WITH v AS (${each.join(' UNION ALL ')})
     SELECT v."month", COUNT(CASE WHEN NOT v."voluntary" THEN 1 END) AS "meetings", COUNT(CASE WHEN v."voluntary" THEN 1 END) AS "volunteering",
       ${known('came')}, ${known('expected')} FROM v GROUP BY v."month"
     UNION ALL SELECT n."month", 0, 0, SUM(n."came"), SUM(n."expected")
       FROM (${listsSql(tx.engine, ['month'], `(SELECT * FROM v WHERE v."open")`)}) n GROUP BY n."month"`,
    ...p.values,
  );
  const held = new Map<string, Held>();
  for (const row of rows) {
    const month = String(row.month);
    const sum = held.get(month) ?? { month, meetings: 0, volunteering: 0, came: 0, expected: 0 };
    for (const name of ['meetings', 'volunteering', 'came', 'expected'] as const) sum[name] += Number(row[name]);
    held.set(month, sum);
  }
  return [...held.values()];
}

/** Of each meeting of a time, also of those that were cancelled, of which the kept numbers are not what its lists say: what they say. */
export async function countLists(
  tx: Tx,
  { from, end }: { from: Date; end: Date },
  p: Parameters,
  within: string,
): Promise<{ id: string; came: number; expected: number }[]> {
  const meetings = `(SELECT a."id", a."sumCame", a."sumExpected" FROM "Activity" a
    WHERE a."startAt" >= ${p.moment(from)} AND a."startAt" < ${p.moment(end)} AND a."kind" <> 'volunteer' AND ${within})`;
  const isOther = tx.engine === 'postgresql' ? 'IS DISTINCT FROM' : 'IS NOT';
  const rows = await query<{ id: string } & Record<'came' | 'expected', number | bigint>>(
    tx,
    `SELECT n."id", n."came", n."expected" FROM (${listsSql(tx.engine, ['id', 'sumCame', 'sumExpected'], meetings)}) n
     WHERE n."came" ${isOther} n."sumCame" OR n."expected" ${isOther} n."sumExpected"`,
    ...p.values,
  );
  return rows.map(({ id, came, expected }) => ({ id, came: Number(came), expected: Number(expected) }));
}

/** A SELECT of these columns of the activities in `from`, with who came and how many are on the list; both 0 where nobody was noted. */
function listsSql(engine: Engine, columns: string[], from: string): string {
  const theirs = columns.map((name) => `v."${name}"`).join(', ');
  // PostgreSQL counts both lists of a meeting in one go; SQLite has no LATERAL.
  if (engine === 'postgresql')
    return `SELECT ${theirs}, COALESCE(n."came", 0) AS "came", CASE WHEN n."noted" > 0 THEN n."listed" ELSE 0 END AS "expected" FROM ${from} v
      CROSS JOIN LATERAL (SELECT COUNT(*) AS "listed", SUM(d."came") AS "came", SUM(d."noted") AS "noted" FROM (
        SELECT b."memberId", MAX(b."came") AS "came", MAX(b."noted") AS "noted" FROM (
          SELECT t."memberId", CASE WHEN ${cameSql} THEN 1 ELSE 0 END AS "came", 1 AS "noted" FROM "Attendance" t WHERE t."activityId" = v."id"
          UNION ALL SELECT i."memberId", 0, 0 FROM "Invitation" i WHERE i."activityId" = v."id") b GROUP BY b."memberId") d) n`;
  const attendance = (what: string) => `SELECT ${what} FROM "Attendance" t WHERE t."activityId" = v."id"`;
  return `SELECT ${theirs}, (${attendance(`COUNT(CASE WHEN ${cameSql} THEN 1 END)`)}) AS "came",
      CASE WHEN EXISTS (${attendance('1')}) THEN (SELECT COUNT(*) FROM (${attendance('t."memberId"')}
        UNION SELECT i."memberId" FROM "Invitation" i WHERE i."activityId" = v."id")) ELSE 0 END AS "expected" FROM ${from} v`;
}
