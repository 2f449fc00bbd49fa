import type { MemberChange, MemberFacts, MemberPortion } from '../roster/store.js';
import type { Tx } from './database.js';
import { type Columns, columnList, execute, insertRows, param, query } from './sql.js';

/**
 * An import's members on their way into `Member` (docs/decisions/0006): put aside in a temporary table, which no lock of others'
 * concerns, then moved by one statement for the new ones and one for all changes of the same columns.
 */

export const factColumns: Columns & Record<keyof MemberFacts, 'text'> = {
  fullName: 'text',
  birthDate: 'text',
  phone: 'text',
  branchId: 'text',
  status: 'text',
  roleTitle: 'text',
  gender: 'text',
  occupation: 'text',
  unionJoinDate: 'text',
  cardNumber: 'text',
  residenceHamlet: 'text',
  residenceCommune: 'text',
  participation: 'text',
  participationOn: 'text',
};

const memberColumns: Columns = {
  id: 'text',
  ...factColumns,
  nameKey: 'text',
  searchKey: 'text',
  sortKey: 'text',
  source: 'text',
  createdAt: 'time',
  updatedAt: 'time',
};

/** `changes` names the columns to set, or is `everything` of somebody new. */
const asideColumns: Columns = { changes: 'text', ...memberColumns };
const everything = '*';
const aside = '"MemberAside"';

/** Nothing here is others' business: no lock of theirs is taken. `run` carries a step out on the connection that is to take it all later. */
export async function putAside(
  run: (step: (tx: Tx) => Promise<unknown>) => Promise<unknown>,
  plan: Iterable<MemberPortion>,
): Promise<{ created: number; updated: number }> {
  await run(async (tx) => {
    // Of an import before this one on the same connection that failed.
    await execute(tx, `DROP TABLE IF EXISTS ${tx.engine === 'postgresql' ? 'pg_temp' : 'temp'}.${aside}`);
    await execute(tx, `CREATE TEMPORARY TABLE ${aside} (${columnList(tx.engine, asideColumns)})`);
  });
  const counts = { created: 0, updated: 0 };
  for (const { created, updated } of plan) {
    const rows = [...created.map((member) => ({ changes: everything, ...member })), ...updated.map(changeRow)];
    await run((tx) => insertRows(tx, 'MemberAside', asideColumns, rows));
    counts.created += created.length;
    counts.updated += updated.length;
  }
  return counts;
}

function changeRow({ id, set, updatedAt }: MemberChange) {
  return { changes: Object.keys(set).sort().join(','), id, ...set, updatedAt };
}

/** Makes members of what was put aside. */
export async function takeFromAside(tx: Tx): Promise<void> {
  const names = Object.keys(memberColumns)
    .map((name) => `"${name}"`)
    .join(', ');
  const of = `"changes" = ${param(tx.engine, 1)}`;
  await execute(tx, `INSERT INTO "Member" (${names}) SELECT ${names} FROM ${aside} WHERE ${of}`, everything);
  const groups = await query<{ changes: string }>(tx, `SELECT DISTINCT "changes" FROM ${aside} WHERE NOT ${of}`, everything);
  for (const { changes } of groups) {
    const set = [...changes.split(','), 'updatedAt'].map((name) => `"${name}" = r."${name}"`).join(', ');
    await execute(tx, `UPDATE "Member" SET ${set} FROM ${aside} r WHERE "Member"."id" = r."id" AND r.${of}`, changes);
  }
  await execute(tx, `DROP TABLE ${aside}`);
}
