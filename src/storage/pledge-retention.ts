import type { Database } from './database.js';
import { execute, param, time, timeParam } from './sql.js';

/** Rows that are dropped in one transaction: others must get their turn in between. */
const portion = 2_000;
const dayMs = 24 * 3600_000;
/** After the end of a pledge, which in a programme is the programme's (domain.md §8.4). */
const keptDays = 90;

/**
 * What was pledged is kept for 90 days after its end; "02 không" for the current and the previous year, and so is a conclusion. One with a
 * badge stays as long as its holder: it is their proof that the badge is real.
 */
export async function forgetPledges(db: Database, now: Date): Promise<number> {
  const before = time(new Date(now.getTime() - keptDays * dayMs));
  const ended = (engine: Database['engine']) => `"state" = 'ended' AND "endedAt" < ${timeParam(engine, 1)}`;
  let total = 0;
  for (let touched = portion; touched >= portion; total += touched)
    touched = await db.write(async (tx) => {
      const ids = `SELECT "id" FROM "Pledge" WHERE ${ended(tx.engine)} ORDER BY "id" LIMIT ${portion}`;
      for (const table of ['PledgeCheckIn', 'PledgePause'])
        await execute(tx, `DELETE FROM "${table}" WHERE "pledgeId" IN (${ids})`, before);
      return execute(tx, `DELETE FROM "Pledge" WHERE "id" IN (${ids})`, before);
    });
  const firstYear = String(now.getUTCFullYear() - 1);
  const older = (engine: Database['engine']) => `"year" < CAST(${param(engine, 1)} AS INTEGER)`;
  total += await db.write((tx) => execute(tx, `DELETE FROM "Commitment" WHERE ${older(tx.engine)}`, firstYear));
  total += await db.write((tx) =>
    execute(tx, `DELETE FROM "PledgeConclusion" WHERE ${older(tx.engine)} AND "badgeCode" IS NULL`, firstYear),
  );
  return total;
}
