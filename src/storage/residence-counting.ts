import type { Tx } from './database.js';
import { timeParam } from './sql.js';

type Engine = Tx['engine'];

/**
 * Who counts where, as SQL (domain/residence.ts). `r` is a row of ResidenceRegistration, `m` of Member, `a` of Activity; the parameter
 * `end` is the first moment that no longer counts. Taking back a wish ends a row without `endedAt`: it never counted anywhere.
 */
export function receivedSql(engine: Engine, end: number, r = 'r'): string {
  const until = timeParam(engine, end);
  return `(COALESCE(${r}."decidedAt", ${r}."createdAt") < ${until}
    AND (${r}."state" = 'received' OR (${r}."state" = 'ended' AND ${r}."endedAt" >= ${until})))`;
}

/** The branch that received them last, and still had them; NULL: they count at home. A scalar for a SELECT. */
export function receivingUnitSql(engine: Engine, end: number, m = 'm'): string {
  return `(SELECT r."receivingUnitId" FROM "ResidenceRegistration" r WHERE r."memberId" = ${m}."id" AND ${receivedSql(engine, end)}
    ORDER BY COALESCE(r."decidedAt", r."createdAt") DESC, r."id" DESC LIMIT 1)`;
}

/** Activities that count: of a branch that has or had received them, also as one of several hosts, and every volunteering (§5.1). */
export function atResidenceSql(m = 'm', a = 'a'): string {
  const theirs = `SELECT x."receivingUnitId" FROM "ResidenceRegistration" x WHERE x."memberId" = ${m}."id" AND (x."state" = 'received' OR x."endedAt" IS NOT NULL)`;
  return `(${a}."kind" = 'volunteer' OR ${a}."unitId" IN (${theirs})
    OR EXISTS (SELECT 1 FROM "ActivityHost" h WHERE h."activityId" = ${a}."id" AND h."unitId" IN (${theirs})))`;
}

/** How many recorded ones there are from the moment `from` on; a scalar for a SELECT. */
export function activitiesSql(engine: Engine, from: number, end: number, m = 'm'): string {
  return `(SELECT COUNT(*) FROM "Attendance" t JOIN "Activity" a ON a."id" = t."activityId" WHERE t."memberId" = ${m}."id"
    AND t."mark" IN ('present', 'late') AND a."state" <> 'cancelled'
    AND a."startAt" >= ${timeParam(engine, from)} AND a."startAt" < ${timeParam(engine, end)} AND ${atResidenceSql(m)})`;
}

/** Introduced or received, and not over before the period began: the narrower denominator. */
export function registeredSql(engine: Engine, from: number, end: number, m = 'm'): string {
  return `EXISTS (SELECT 1 FROM "ResidenceRegistration" g WHERE g."memberId" = ${m}."id" AND g."createdAt" < ${timeParam(engine, end)}
    AND (g."state" IN ('waiting', 'received') OR (g."state" = 'ended' AND g."endedAt" >= ${timeParam(engine, from)})))`;
}
