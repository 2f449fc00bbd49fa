import { type PledgeEffect, StaleFacts } from '../conversation/effects.js';
import type { CommitmentView, PledgeLookup } from '../conversation/lookup.js';
import type { ListedMember } from '../domain/people.js';
import type { Tx } from './database.js';
import type { Handlers } from './effects.js';
import type { LookupContext } from './lookup.js';
import { param, query, time, timeParam } from './sql.js';

/** "02 không" (domain.md §4.4): a tick with its day, and the unit's one yes or no a year. There is no column for anything else. */
type CommitmentEffect = Extract<PledgeEffect, { kind: 'commit' | 'conclude_commitment' }>;

export const commitmentEffects: Handlers<CommitmentEffect> = {
  async commit(tx, items) {
    for (const { effect, by } of items) {
      const { programmeId, code, year, committedOn } = effect;
      const key = { memberId: by.memberId ?? '', programmeId, code, year };
      await tx.commitment.upsert({
        where: { memberId_programmeId_code_year: key },
        create: { ...key, committedOn },
        update: {},
      });
    }
  },

  async conclude_commitment(tx, items, world) {
    for (const { effect, by } of items) {
      const { memberId, programmeId, code, year, conclusion } = effect;
      const { count } = await tx.commitment.updateMany({
        where: { memberId, programmeId, code, year, conclusion: null },
        data: { conclusion, concludedById: by.contactId, concludedAt: world.now },
      });
      if (count === 0) throw new StaleFacts('commitment');
    }
  },
};

/** Kinds of activity at which a branch meets (domain.md §5.1). */
const meetingKinds = ['regular', 'theme_of_month', 'topic', 'extraordinary', 'committee', 'congress', 'briefing'];

export function commitmentLookup(
  tx: Tx,
  { clock, units }: LookupContext,
): Pick<PledgeLookup, 'commitmentsOf' | 'commitmentsWithin' | 'officerCounters'> {
  return {
    async commitmentsOf(memberId, year) {
      return (await tx.commitment.findMany({ where: { memberId, year } })).map(viewOf);
    },
    async commitmentsWithin(programmeId, unitId, year) {
      const p = (n: number) => param(tx.engine, n);
      const rows = await query<CommitmentView & ListedMember & { branchId: string; year: number | bigint }>(
        tx,
        `SELECT k."memberId", k."programmeId", k."code", k."year", k."committedOn", k."conclusion", m."fullName", m."sortKey", m."branchId", c."id" AS "contactId"
         FROM "Commitment" k JOIN "Member" m ON m."id" = k."memberId" JOIN "Unit" u ON u."id" = m."branchId" LEFT JOIN "Contact" c ON c."memberId" = m."id"
         WHERE k."programmeId" = ${p(1)} AND k."year" = CAST(${p(2)} AS INTEGER) AND u."path" LIKE ${p(3)} || '%' ORDER BY m."sortKey", m."id", k."code" LIMIT 500`,
        programmeId,
        String(year),
        units.get(unitId)?.path ?? '-',
      );
      return rows.map((row) => ({ ...row, year: Number(row.year) }));
    },
    async officerCounters(contactId, branchId, since) {
      const p = (n: number) => param(tx.engine, n);
      const from = timeParam(tx.engine, 2);
      const [row] = await query<{ meetings: number | bigint; notices: number | bigint; changed: Date | string | null }>(
        tx,
        `SELECT (SELECT COUNT(*) FROM "Activity" a WHERE a."authorId" = ${p(1)} AND a."startAt" >= ${from} AND a."startAt" <= ${timeParam(tx.engine, 3)}
             AND a."state" <> 'cancelled' AND a."kind" IN (${meetingKinds.map((kind) => `'${kind}'`).join(', ')})) AS "meetings",
           (SELECT COUNT(*) FROM "Notice" n WHERE n."authorId" = ${p(1)} AND n."createdAt" >= ${from} AND n."state" IN ('sending', 'paused', 'finished')) AS "notices",
           (SELECT MAX(m."updatedAt") FROM "Member" m WHERE m."branchId" = ${p(4)}) AS "changed"`,
        contactId,
        time(since),
        time(clock.now()),
        branchId,
      );
      return {
        meetings: Number(row?.meetings ?? 0),
        notices: Number(row?.notices ?? 0),
        rosterChangedAt: row?.changed ? new Date(row.changed) : null,
      };
    },
  };
}

function viewOf(row: {
  memberId: string;
  programmeId: string;
  code: string;
  year: number;
  committedOn: string;
  conclusion: string | null;
}) {
  const { memberId, programmeId, code, year, committedOn, conclusion } = row;
  return { memberId, programmeId, code, year, committedOn, conclusion } as CommitmentView;
}
