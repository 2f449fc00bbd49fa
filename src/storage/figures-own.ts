import type { OwnYear } from '../domain/figures.js';
import { momentAt, wallClock } from '../domain/local-time.js';
import type { Tx } from './database.js';
import type { LookupContext } from './lookup.js';
import { atResidenceSql } from './residence-counting.js';
import { param, query, time, timeParam } from './sql.js';

interface Attended {
  startAt: Date;
  atHome: boolean | number;
  atResidence: boolean | number;
  came: boolean | number;
}

/**
 * A member's year, for them alone. As in their record, what a branch that received them called counts there and not at home, and only
 * where attendance was taken; the streak is of the meetings at home. Voluntary work of their own branch counts in both.
 */
export async function ownYear(tx: Tx, { clock, zone }: LookupContext, memberId: string, year: number): Promise<OwnYear> {
  const now = clock.now();
  const [from, end] = [year, year + 1].map((one) => momentAt(`${one}-01-01`, 0, zone)) as [Date, Date];
  const attended = await query<Attended>(
    tx,
    `SELECT a."startAt", a."unitId" NOT IN (SELECT x."receivingUnitId" FROM "ResidenceRegistration" x
         WHERE x."memberId" = w."id" AND (x."state" = 'received' OR x."endedAt" IS NOT NULL)) AS "atHome",
       ${atResidenceSql('w', 'a')} AS "atResidence",
       EXISTS (SELECT 1 FROM "Attendance" t WHERE t."activityId" = a."id" AND t."memberId" = w."id" AND t."mark" IN ('present', 'late')) AS "came"
     FROM (SELECT "activityId", "memberId" AS "id" FROM "Invitation" WHERE "memberId" = ${param(tx.engine, 1)}
       UNION SELECT "activityId", "memberId" FROM "Attendance" WHERE "memberId" = ${param(tx.engine, 1)}) w
     JOIN "Activity" a ON a."id" = w."activityId"
     WHERE a."state" <> 'cancelled' AND a."startAt" >= ${timeParam(tx.engine, 2)} AND a."startAt" < ${timeParam(tx.engine, 3)}
       AND EXISTS (SELECT 1 FROM "Attendance" o WHERE o."activityId" = a."id")
     ORDER BY a."startAt", a."id"`,
    memberId,
    time(from),
    time(new Date(Math.min(+end, +now))),
  );
  const months = Array.from({ length: 12 }, (_, at) => ({
    month: `${year}-${String(at + 1).padStart(2, '0')}`,
    invited: 0,
    attended: 0,
  }));
  const home = attended.filter((one) => one.atHome);
  for (const { startAt, came } of home) {
    const sum = months[Number(wallClock(new Date(startAt), zone).day.slice(5, 7)) - 1]!;
    sum.invited++;
    if (came) sum.attended++;
  }
  const missed = home.findLastIndex((one) => !one.came);
  return {
    year,
    months,
    residence: attended.filter((one) => one.atResidence && one.came).length,
    streak: home.length - 1 - missed,
    pledges: await ownPledges(tx, memberId, year),
  };
}

/** How they answered in the year about each pledge that was asked about. */
async function ownPledges(tx: Tx, memberId: string, year: number): Promise<OwnYear['pledges']> {
  const rows = await query<{ title: string; answered: number | bigint; done: number | bigint }>(
    tx,
    `SELECT COALESCE(o."title", g."text") AS "title", COUNT(c."status") AS "answered", COUNT(CASE WHEN c."status" = 'done' THEN 1 END) AS "done"
     FROM "Pledge" g JOIN "PledgeCheckIn" c ON c."pledgeId" = g."id" AND c."dueOn" LIKE ${param(tx.engine, 2)}
     LEFT JOIN "PledgeProgramme" o ON o."id" = g."programmeId"
     WHERE g."memberId" = ${param(tx.engine, 1)} GROUP BY g."id", o."title", g."text" ORDER BY g."id"`,
    memberId,
    `${year}-%`,
  );
  return rows.map(({ title, answered, done }) => ({ title, answered: Number(answered), done: Number(done) }));
}
