import { presentStatuses } from '../domain/people.js';
import type { Nudge } from '../schedule/nudges.js';
import type { DueReview, ReviewedEnds } from '../schedule/store.js';
import type { Tx } from './database.js';
import { insertNudges, type NudgeWorld } from './nudges.js';
import { seasonParams } from './programme-people.js';
import { execute, param, query, time, timeParam } from './sql.js';

/** A season in which nobody pledged. */
const noYear = 1001;

/** Ends pledges with their programme, so that keeping them is counted from its end (domain.md §8.4). */
export async function endPledges(tx: Tx, now: Date, yearEnd: { before: string; at: Date }): Promise<number> {
  const active = `"Pledge"."state" IN ('active', 'paused')`;
  const withEnd = await execute(
    tx,
    `UPDATE "Pledge" SET "state" = 'ended', "nextDueAt" = NULL, "endedAt" = g."validTo" FROM "PledgeProgramme" g
     WHERE g."id" = "Pledge"."programmeId" AND g."validTo" <= ${timeParam(tx.engine, 1)} AND ${active}`,
    time(now),
  );
  const byYear = await execute(
    tx,
    `UPDATE "Pledge" SET "state" = 'ended', "nextDueAt" = NULL, "endedAt" = ${timeParam(tx.engine, 2)} FROM "PledgeProgramme" g
     WHERE g."id" = "Pledge"."programmeId" AND g."validTo" IS NULL AND "Pledge"."startedOn" < ${param(tx.engine, 1)} AND ${active}`,
    yearEnd.before,
    time(yearEnd.at),
  );
  return withEnd + byYear;
}

/** How many people are asked in one transaction: others must get their turn in between. */
const portion = 1_000;

/** Where the next portion begins: after this programme and contact. */
export interface AskedUpTo {
  programmeId: string;
  contactId: string;
}
export const fromTheFirst: AskedUpTo = { programmeId: '', contactId: '' };

/** One question a member and programme, each key once; in portions, by programme and contact. `next` is null when nobody is left. */
export async function askHowItWent(
  tx: Tx,
  world: NudgeWorld,
  { from, to, year }: ReviewedEnds,
  after: AskedUpTo,
  decide: (due: DueReview) => Nudge | null,
): Promise<{ asked: number; next: AskedUpTo | null }> {
  const { engine } = tx;
  const t = (n: number) => timeParam(engine, n);
  const p = (n: number) => param(engine, n);
  const [first, past, last] = seasonParams(year ?? noYear);
  const rows = await query<DueReview & { pledges: number | bigint }>(
    tx,
    `SELECT c."id" AS "contactId", g."id" AS "programmeId", g."title", g."validFrom", g."validTo", COUNT(*) AS "pledges"
     FROM "PledgeProgramme" g JOIN "Pledge" p ON p."programmeId" = g."id" JOIN "Member" m ON m."id" = p."memberId" JOIN "Contact" c ON c."memberId" = m."id"
     WHERE g."kind" <> 'criteria' AND p."selfAssessment" IS NULL AND m."status" IN (${presentStatuses.map((status) => `'${status}'`).join(', ')})
       AND ((g."validTo" >= ${t(1)} AND g."validTo" < ${t(2)} AND (p."state" <> 'ended' OR p."endedAt" >= g."validTo"))
         OR (g."validTo" IS NULL AND p."startedOn" >= ${p(3)} AND p."startedOn" < ${p(4)} AND (p."state" <> 'ended' OR p."endedAt" >= ${t(5)})))
       AND (g."id" > ${p(6)} OR (g."id" = ${p(6)} AND c."id" > ${p(7)}))
     GROUP BY c."id", g."id", g."title", g."validFrom", g."validTo" ORDER BY g."id", c."id" LIMIT ${portion}`,
    time(from),
    time(to),
    first,
    past,
    last,
    after.programmeId,
    after.contactId,
  );
  const nudges = rows.flatMap(
    (row) =>
      decide({
        ...row,
        pledges: Number(row.pledges),
        validFrom: row.validFrom && new Date(row.validFrom),
        validTo: row.validTo && new Date(row.validTo),
      }) ?? [],
  );
  const asked = (await insertNudges(tx, nudges, world)).length;
  const end = rows.length === portion ? rows.at(-1) : undefined;
  return { asked, next: end ? { programmeId: end.programmeId, contactId: end.contactId } : null };
}
