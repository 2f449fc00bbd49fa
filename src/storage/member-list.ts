import type { PeopleLookup } from '../conversation/lookup.js';
import { type ListedBranch, type ListedPerson, presentStatuses } from '../domain/people.js';
import type { Database, Tx } from './database.js';
import type { LookupContext } from './lookup.js';
import { inList, param, query } from './sql.js';

interface Row extends ListedPerson {
  branchId: string;
  branch: string;
  code: string | null;
  above: string | null;
  aboveCode: string | null;
}

/** Branches with their present members below a unit's path ("/" for all), by code, and people by given name (domain.md §7.7). */
export function memberList(db: Database, path: string): Promise<ListedBranch[]> {
  return db.snapshot((tx) => listedBranches(tx, path));
}

export function memberListLookup(tx: Tx, { units }: LookupContext): Pick<PeopleLookup, 'listedMembers'> {
  return {
    async listedMembers(unitId) {
      const unit = units.get(unitId);
      return unit ? listedBranches(tx, unit.path) : [];
    },
  };
}

/** The same inside a transaction. */
export async function listedBranches(tx: Tx, path: string): Promise<ListedBranch[]> {
  const rows = await query<Row>(
    tx,
    `SELECT m."fullName", m."birthDate", m."roleTitle", m."unionJoinDate", m."cardNumber", m."phone", m."status", m."branchId",
              u."name" AS "branch", u."code", a."name" AS "above", a."code" AS "aboveCode"
       FROM "Member" m JOIN "Unit" u ON u."id" = m."branchId" LEFT JOIN "Unit" a ON a."id" = u."parentId"
       WHERE ${inList(tx.engine, 'm."status"', 1)} AND u."path" LIKE ${param(tx.engine, 2)}
       ORDER BY m."sortKey" ${tx.engine === 'postgresql' ? 'COLLATE "C"' : ''}, m."birthDate", m."id"`,
    JSON.stringify(presentStatuses),
    `${path}%`,
  );
  const branches = new Map<string, { rank: string; branch: ListedBranch }>();
  for (const { branchId, branch, code, above, aboveCode, ...person } of rows) {
    const known = branches.get(branchId) ?? {
      rank: `${aboveCode ?? ''} ${code ?? ''} ${branch}`,
      branch: { name: branch, above, members: [] },
    };
    branches.set(branchId, known);
    known.branch.members.push(person);
  }
  const order = new Intl.Collator('vi', { numeric: true });
  return [...branches.values()].sort((a, b) => order.compare(a.rank, b.rank)).map(({ branch }) => branch);
}
