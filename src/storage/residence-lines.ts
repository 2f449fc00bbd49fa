import type { PeopleLookup, ResidenceActivity } from '../conversation/lookup.js';
import { daysAfter, momentAt } from '../domain/local-time.js';
import { presentStatuses } from '../domain/people.js';
import type { Period } from '../domain/periods.js';
import type { ParticipationLevel, RemarkState, ResidenceLine } from '../domain/residence.js';
import type { Tx } from './database.js';
import type { LookupContext } from './lookup.js';
import { activitiesSql, atResidenceSql, receivingUnitSql, registeredSql } from './residence-counting.js';
import { param, query, time, timeParam } from './sql.js';

type LineLookup = Pick<PeopleLookup, 'residenceLines' | 'residenceLinesOfHome' | 'residenceLine' | 'residenceActivities'>;

interface Row extends Omit<ResidenceLine, 'remark'> {
  remarkId: string | null;
  remarkUnitId: string;
  remarkActivities: number;
  level: ParticipationLevel;
  sentence: string | null;
  state: RemarkState;
  objection: string | null;
  shownAt: Date;
  finalAt: Date | null;
}

/** The first moment of a period, and the first that no longer counts when it is looked at on a day. */
function span({ from }: Period, on: string, zone: string): [string, string] {
  return [time(momentAt(from, 0, zone)), time(momentAt(daysAfter(on, 1), 0, zone))];
}

/** Who counts where, person by person; for the two secretaries concerned and for the members themselves. */
export function residenceLineLookup(tx: Tx, { zone }: LookupContext): LineLookup {
  const p = (n: number) => param(tx.engine, n);
  /** `among`: the members to look at; `counted`: which of them stay, once it is known where they count. The parameter 6 is `id`. */
  const lines = async (among: string, counted: string, id: string, period: Period, on: string): Promise<ResidenceLine[]> => {
    const rows = await query<Row>(
      tx,
      `SELECT w.*, k."id" AS "remarkId", k."unitId" AS "remarkUnitId", k."activities" AS "remarkActivities", k."level", k."sentence", k."state",
              k."objection", k."shownAt", k."finalAt"
       FROM (SELECT m."id" AS "memberId", c."id" AS "contactId", m."fullName", m."sortKey", m."branchId" AS "homeUnitId",
                    ${receivingUnitSql(tx.engine, 2)} AS "receivingUnitId", ${activitiesSql(tx.engine, 1, 2)} AS "activities",
                    ${registeredSql(tx.engine, 1, 2)} AS "registered",
                    CASE WHEN m."participationOn" >= ${p(3)} AND m."participationOn" <= ${p(4)} THEN m."participation" END AS "imported"
             FROM "Member" m LEFT JOIN "Contact" c ON c."memberId" = m."id"
             WHERE m."status" IN (${presentStatuses.map((status) => `'${status}'`).join(', ')}) AND ${among}) w
       LEFT JOIN "ResidenceRemark" k ON k."memberId" = w."memberId" AND k."period" = ${p(5)}
       WHERE ${counted} ORDER BY w."sortKey"${tx.engine === 'postgresql' ? ' COLLATE "C"' : ''}, w."memberId" LIMIT 2000`,
      ...span(period, on, zone),
      period.from,
      on,
      period.key,
      id,
    );
    return rows.map((row) => lineOf(row, period));
  };
  const everybody = '1 = 1';
  return {
    residenceLines: (unitId, period, on) =>
      lines(
        `(m."branchId" = ${p(6)} OR m."id" IN (SELECT s."memberId" FROM "ResidenceRegistration" s WHERE s."receivingUnitId" = ${p(6)}))`,
        `COALESCE(w."receivingUnitId", w."homeUnitId") = ${p(6)}`,
        unitId,
        period,
        on,
      ),
    residenceLinesOfHome: (unitId, period, on) => lines(`m."branchId" = ${p(6)}`, everybody, unitId, period, on),
    residenceLine: async (memberId, period, on) => (await lines(`m."id" = ${p(6)}`, everybody, memberId, period, on))[0] ?? null,
    residenceActivities: async (memberId, period, on) =>
      (
        await query<ResidenceActivity>(
          tx,
          `SELECT a."unitId", a."startAt", a."kind", a."title" FROM "Attendance" t JOIN "Activity" a ON a."id" = t."activityId"
           JOIN "Member" m ON m."id" = t."memberId"
           WHERE t."memberId" = ${p(3)} AND t."mark" IN ('present', 'late') AND a."state" <> 'cancelled'
             AND a."startAt" >= ${timeParam(tx.engine, 1)} AND a."startAt" < ${timeParam(tx.engine, 2)} AND ${atResidenceSql()}
           ORDER BY a."startAt", a."id" LIMIT 200`,
          ...span(period, on, zone),
          memberId,
        )
      ).map((row) => ({ ...row, startAt: new Date(row.startAt) })),
  };
}

function lineOf(row: Row, period: Period): ResidenceLine {
  const { memberId, contactId, fullName, sortKey, homeUnitId, receivingUnitId, imported } = row;
  return {
    memberId,
    contactId,
    fullName,
    sortKey,
    homeUnitId,
    receivingUnitId,
    imported,
    activities: Number(row.activities),
    registered: Boolean(row.registered),
    remark:
      row.remarkId === null
        ? null
        : {
            id: row.remarkId,
            memberId,
            unitId: row.remarkUnitId,
            period: period.key,
            activities: Number(row.remarkActivities),
            level: row.level,
            sentence: row.sentence,
            state: row.state,
            objection: row.objection,
            shownAt: new Date(row.shownAt),
            finalAt: row.finalAt === null ? null : new Date(row.finalAt),
          },
  };
}
