import type { DeskReads } from '../web/desk/store.js';
import { type ActivityRow, activityColumns, activityOf } from './activity-rows.js';
import type { Tx } from './database.js';
import { type LookupContext, lookupIn } from './lookup.js';
import { param, query, time, timeParam } from './sql.js';

/** What the desk reads: the chat's own look-ups, and one longer list. */
export function deskReads(tx: Tx, context: LookupContext): DeskReads {
  return {
    ...lookupIn(tx, context),
    async heldOf(unitId, from, to) {
      const rows = await query<ActivityRow>(
        tx,
        `SELECT ${activityColumns} FROM "Activity" a WHERE a."unitId" = ${param(tx.engine, 1)} AND a."startAt" >= ${timeParam(tx.engine, 2)}
         AND a."startAt" < ${timeParam(tx.engine, 3)} ORDER BY a."startAt" DESC, a."id" DESC LIMIT 100`,
        unitId,
        time(from),
        time(to),
      );
      return rows.map(activityOf);
    },
  };
}
