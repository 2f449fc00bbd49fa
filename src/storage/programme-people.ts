import type { Conclusion } from '../conversation/effects.js';
import type { PledgeLookup, ProgrammePerson } from '../conversation/lookup.js';
import { wallClock } from '../domain/local-time.js';
import { presentStatuses } from '../domain/people.js';
import type { PledgeStatus } from '../domain/pledges.js';
import type { Engine, Tx } from './database.js';
import type { LookupContext } from './lookup.js';
import { param, query, time, timeParam } from './sql.js';

/**
 * Members `m` of a branch `u` whom a programme `g` of the unit `o` is for. Officers (domain.md §4.1) are those who hold an office in the
 * bot or by the roster, not who runs the installation. The parameter `n` is the moment.
 */
export function audienceSql(engine: Engine, n: number): string {
  return `m."status" IN (${presentStatuses.map((status) => `'${status}'`).join(', ')}) AND u."path" LIKE o."path" || '%'
    AND (g."audience" = 'members' OR m."roleTitle" IS NOT NULL OR EXISTS (
      SELECT 1 FROM "Contact" ac JOIN "Role" ar ON ar."contactId" = ac."id" JOIN "Unit" au ON au."id" = ar."unitId"
      WHERE ac."memberId" = m."id" AND ar."role" <> 'administrator' AND (ar."validTo" IS NULL OR ar."validTo" > ${timeParam(engine, n)})
        AND au."path" LIKE o."path" || '%'))`;
}

/** Pledges `p` of a programme `g` that belong to the season whose days begin with parameter `n` and end before `n + 1`; not those given up before its end. */
function inSeason(engine: Engine, n: number): string {
  return `(g."validTo" IS NOT NULL OR (p."startedOn" >= ${param(engine, n)} AND p."startedOn" < ${param(engine, n + 1)}))
    AND (p."state" <> 'ended' OR p."endedAt" >= COALESCE(g."validTo", ${timeParam(engine, n + 2)}))`;
}

/** The days that registering for a calendar year lies in (domain/programme-days.ts), and a moment of its last day. */
export function seasonParams(year: number): [string, string, string] {
  return [`${year - 1}-12-01`, `${year}-12-01`, `${year}-12-31T00:00:00.000+00:00`];
}

const people = `"Member" m JOIN "Unit" u ON u."id" = m."branchId" JOIN "PledgeProgramme" g ON g."id" = `;

export function programmePeopleLookup(
  tx: Tx,
  { clock, zone, units }: LookupContext,
): Pick<PledgeLookup, 'programmeCounts' | 'programmePeople' | 'programmePerson' | 'programmeInvitees'> {
  const { engine } = tx;
  const p = (n: number) => param(engine, n);
  const pathOf = (unitId: string) => units.get(unitId)?.path ?? '-';

  /** Those whom the condition `who` on parameter 2 picks. */
  async function listed(programmeId: string, who: string, value: string, year: number): Promise<ProgrammePerson[]> {
    const rows = await query<PersonRow>(
      tx,
      `SELECT w.*, p."id" AS "pledgeId", p."createdAt", p."sharedAt",
         CASE WHEN p."sharedAt" IS NOT NULL THEN p."text" END AS "text", CASE WHEN p."sharedAt" IS NOT NULL THEN p."groupCode" END AS "groupCode",
         CASE WHEN p."sharedAt" IS NOT NULL THEN p."selfAssessment" END AS "selfAssessment", k."conclusion", k."badgeNumber"
       FROM (SELECT m."id" AS "memberId", c."id" AS "contactId", m."branchId", m."fullName", m."sortKey"
             FROM ${people}${p(1)} JOIN "Unit" o ON o."id" = g."unitId" LEFT JOIN "Contact" c ON c."memberId" = m."id"
             WHERE ${who} AND ${audienceSql(engine, 3)} ORDER BY m."sortKey", m."id" LIMIT 500) w
       JOIN "PledgeProgramme" g ON g."id" = ${p(1)}
       LEFT JOIN "Pledge" p ON p."memberId" = w."memberId" AND p."programmeId" = g."id" AND ${inSeason(engine, 5)}
       LEFT JOIN "PledgeConclusion" k ON k."memberId" = w."memberId" AND k."programmeId" = g."id" AND k."year" = CAST(${p(4)} AS INTEGER)
       ORDER BY w."sortKey", w."memberId", p."createdAt", p."id"`,
      programmeId,
      value,
      time(clock.now()),
      String(year),
      ...seasonParams(year),
    );
    return gathered(rows, zone);
  }

  return {
    async programmeCounts(programmeId, unitId, year) {
      // Three counts, each over the rows that it is of: of a province most members may have pledged nothing.
      const whom = `JOIN "Unit" o ON o."id" = g."unitId" WHERE u."path" LIKE ${p(2)} || '%' AND ${audienceSql(engine, 3)}`;
      const rows = await query<Record<'audience' | 'registered' | 'shared' | 'reached', number | bigint> & { branchId: string }>(
        tx,
        `SELECT w."branchId", SUM(w."audience") AS "audience", SUM(w."registered") AS "registered", SUM(w."shared") AS "shared", SUM(w."reached") AS "reached" FROM (
           SELECT m."branchId", COUNT(*) AS "audience", 0 AS "registered", 0 AS "shared", 0 AS "reached" FROM ${people}${p(1)} ${whom} GROUP BY m."branchId"
           UNION ALL SELECT m."branchId", 0, COUNT(DISTINCT p."memberId"), COUNT(DISTINCT CASE WHEN p."sharedAt" IS NOT NULL THEN p."memberId" END), 0
             FROM ${people}${p(1)} JOIN "Pledge" p ON p."programmeId" = g."id" AND p."memberId" = m."id" ${whom} AND ${inSeason(engine, 5)} GROUP BY m."branchId"
           UNION ALL SELECT m."branchId", 0, 0, 0, COUNT(*) FROM ${people}${p(1)} JOIN "PledgeConclusion" k ON k."programmeId" = g."id" AND k."memberId" = m."id"
             AND k."year" = CAST(${p(4)} AS INTEGER) AND k."conclusion" = 'reached' ${whom} GROUP BY m."branchId") w
         GROUP BY w."branchId"`,
        programmeId,
        pathOf(unitId),
        time(clock.now()),
        String(year),
        ...seasonParams(year),
      );
      return rows.map(({ branchId, audience, registered, shared, reached }) => ({
        branchId,
        audience: Number(audience),
        registered: Number(registered),
        shared: Number(shared),
        reached: Number(reached),
      }));
    },

    programmePeople: (programmeId, unitId, year) => listed(programmeId, `u."path" LIKE ${p(2)} || '%'`, pathOf(unitId), year),

    async programmePerson(programmeId, memberId, year) {
      const [found] = await listed(programmeId, `m."id" = ${p(2)}`, memberId, year);
      return found ?? null;
    },

    async programmeInvitees(programmeId) {
      return (await invitees(tx, programmeId, clock.now())).length;
    },
  };
}

interface PersonRow extends Pick<ProgrammePerson, 'memberId' | 'contactId' | 'branchId' | 'fullName' | 'sortKey'> {
  pledgeId: string | null;
  createdAt: Date | string | null;
  sharedAt: Date | string | null;
  text: string | null;
  groupCode: string | null;
  selfAssessment: PledgeStatus | null;
  conclusion: Conclusion | null;
  badgeNumber: number | null;
}

/** One person of their several pledges. */
function gathered(rows: PersonRow[], zone: string): ProgrammePerson[] {
  const byMember = new Map<string, ProgrammePerson>();
  for (const row of rows) {
    const { memberId, contactId, branchId, fullName, sortKey, conclusion } = row;
    const badgeNumber = row.badgeNumber === null ? null : Number(row.badgeNumber);
    const person = byMember.get(memberId) ?? {
      ...{ memberId, contactId, branchId, fullName, sortKey, conclusion, badgeNumber },
      registeredOn: row.createdAt && wallClock(new Date(row.createdAt), zone).day,
      sharedAt: null,
      shared: [],
    };
    if (row.sharedAt && row.text !== null) {
      person.sharedAt = new Date(row.sharedAt);
      person.shared.push({ groupCode: row.groupCode, text: row.text, selfAssessment: row.selfAssessment });
    }
    byMember.set(memberId, person);
  }
  return [...byMember.values()];
}

/** Contacts of those whom a programme is for and who have not registered. */
export async function invitees(tx: Tx, programmeId: string, now: Date): Promise<string[]> {
  const rows = await query<{ contactId: string }>(
    tx,
    `SELECT c."id" AS "contactId" FROM ${people}${param(tx.engine, 1)} JOIN "Unit" o ON o."id" = g."unitId" JOIN "Contact" c ON c."memberId" = m."id"
     WHERE ${audienceSql(tx.engine, 2)} AND NOT EXISTS (SELECT 1 FROM "Pledge" p WHERE p."memberId" = m."id" AND p."programmeId" = g."id" AND p."state" <> 'ended')`,
    programmeId,
    time(now),
  );
  return rows.map((row) => row.contactId);
}
