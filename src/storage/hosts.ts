import { type ActivityEffect, StaleFacts } from '../conversation/effects.js';
import type { ActivityLookup } from '../conversation/lookup.js';
import type { BranchCount } from '../domain/activities.js';
import { presentStatuses } from '../domain/people.js';
import { type ActivityRow, activityColumns, activityOf } from './activity-rows.js';
import { batched } from './batching.js';
import type { Tx } from './database.js';
import type { Handlers } from './effects.js';
import { execute, inList, param, query, time, timeParam } from './sql.js';

/** Branches that hold an activity together with its own (domain.md §4.7). */
export const hostEffects: Handlers<Extract<ActivityEffect, { kind: 'set_host' }>> = {
  async set_host(tx, items) {
    for (const { effect } of items) {
      const { activityId, unitId, hosts } = effect;
      const [a, u] = [param(tx.engine, 1), param(tx.engine, 2)];
      if (!hosts) {
        await execute(tx, `DELETE FROM "ActivityHost" WHERE "activityId" = ${a} AND "unitId" = ${u}`, activityId, unitId);
        continue;
      }
      const added = await execute(
        tx,
        `INSERT INTO "ActivityHost" ("activityId", "unitId") SELECT "id", ${u} FROM "Activity" WHERE "id" = ${a} AND "state" <> 'cancelled'
         ON CONFLICT ("activityId", "unitId") DO NOTHING`,
        activityId,
        unitId,
      );
      if (added === 0) throw new StaleFacts('the branch hosts it already, or the activity was called off');
    }
  },
};

type HostLookup = Pick<ActivityLookup, 'hostsOf' | 'hostedBy' | 'hostCounts'>;

export function hostLookup(tx: Tx): HostLookup {
  const p = (n: number) => param(tx.engine, n);
  // Asked for everybody who signs in without being invited.
  const hosts = batched<string, string[]>(async (activityIds) => {
    const rows = await query<{ activityId: string; unitId: string }>(
      tx,
      `SELECT h."activityId", h."unitId" FROM "ActivityHost" h JOIN "Unit" u ON u."id" = h."unitId"
       WHERE ${inList(tx.engine, 'h."activityId"')} ORDER BY u."nameKey", h."unitId"`,
      JSON.stringify(activityIds),
    );
    return activityIds.map((id) => rows.filter((row) => row.activityId === id).map((row) => row.unitId));
  });
  return {
    hostsOf: hosts,
    async hostedBy(unitId, from, to) {
      const rows = await query<ActivityRow>(
        tx,
        `SELECT ${activityColumns} FROM "ActivityHost" h JOIN "Activity" a ON a."id" = h."activityId"
         WHERE h."unitId" = ${p(1)} AND a."state" <> 'cancelled' AND a."startAt" >= ${timeParam(tx.engine, 2)} AND a."startAt" < ${timeParam(tx.engine, 3)}
         ORDER BY a."startAt" DESC, a."id" DESC LIMIT 10`,
        unitId,
        time(from),
        time(to),
      );
      return rows.map(activityOf);
    },
    async hostCounts(activityId) {
      const marked = (['present', 'late', 'excused', 'unexcused'] as const).map(
        (mark) => `COUNT(CASE WHEN t."mark" = '${mark}' THEN 1 END) AS "${mark}"`,
      );
      const counted = `m."status" IN (${presentStatuses.map((status) => `'${status}'`).join(', ')})`;
      const rows = await query<Record<keyof BranchCount, number | bigint | string>>(
        tx,
        `SELECT h."unitId", COUNT(CASE WHEN ${counted} THEN 1 END) AS "members", ${marked.join(', ')}
         FROM "ActivityHost" h JOIN "Unit" u ON u."id" = h."unitId" LEFT JOIN "Member" m ON m."branchId" = h."unitId"
         LEFT JOIN "Attendance" t ON t."activityId" = h."activityId" AND t."memberId" = m."id"
         WHERE h."activityId" = ${p(1)} GROUP BY h."unitId", u."nameKey" ORDER BY u."nameKey", h."unitId"`,
        activityId,
      );
      return rows.map(({ unitId, ...counts }) => ({
        ...(Object.fromEntries(Object.entries(counts).map(([name, n]) => [name, Number(n)])) as Omit<BranchCount, 'unitId'>),
        unitId: String(unitId),
      }));
    },
  };
}
