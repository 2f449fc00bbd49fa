import type { Clock } from '../clock.js';
import type { RosterStore, StoredMember, StoredUnit } from '../roster/store.js';
import { writeAudit } from './audit.js';
import { type Database, type Tx, takeWriteLock } from './database.js';
import type { NewId } from './ids.js';
import { addDefaultProgrammes } from './programmes.js';
import { factColumns, putAside, takeFromAside } from './roster-members.js';
import { type ColumnType, inList, insertRows, param, query } from './sql.js';
import { touchUnits } from './units.js';

/**
 * Somebody joined, left or was erased between an import's reading and its saving: the plan is of yesterday and nothing was saved.
 * The import is simply done again.
 */
export class MembersMoved extends Error {
  constructor() {
    super('the members changed while the import was reading them; nothing was saved');
    this.name = 'MembersMoved';
  }
}

/** Rows in one statement: its JSON stays about a megabyte. */
const chunk = 2_000;

/** What imports need (roster/store.ts) as rows. One store serves one import: it remembers which members the plan was made from. */
export function rosterStore(db: Database, newId: NewId, clock: Clock): RosterStore {
  let planned: Extent | undefined;
  return {
    newId,
    units: () => db.read((tx) => tx.unit.findMany({ where: { validTo: null }, select: unitFields, orderBy: { path: 'asc' } })),
    async *members() {
      planned = await db.read(extent);
      for (let after = ''; ; ) {
        const rows = await db.read((tx) => membersAfter(tx, after));
        if (rows.length === 0) return;
        yield rows;
        after = rows.at(-1)!.id;
      }
    },
    async erasedAmong(hashes) {
      const erased = new Set<string>();
      for (const some of chunks(hashes)) {
        const rows = await db.read((tx) =>
          query<{ hash: string }>(tx, `SELECT "hash" FROM "Erasure" WHERE ${inList(tx.engine, '"hash"')}`, JSON.stringify(some)),
        );
        for (const { hash } of rows) erased.add(hash);
      }
      return erased;
    },
    saveUnits: (units) =>
      db.write(async (tx) => {
        for (const some of chunks(units))
          await insertRows(
            tx,
            'Unit',
            unitColumns,
            some.map((unit) => ({ ...unit })),
            `("id") DO UPDATE SET ${assignments(unitColumns, 'excluded')}`,
          );
        // Whoever runs the bot has the union's usual programmes from the first day; those that stand stay as they are.
        for (const { id, parentId } of units) if (parentId === null) await addDefaultProgrammes(tx, id, newId);
        await touchUnits(tx, newId());
        await writeAudit(tx, [{ actorId: null, action: 'import_units', subject: null, data: { saved: units.length } }], {
          now: clock.now(),
          newId,
        });
      }),
    async saveMembers(plan) {
      // SQLite has one connection that writes, so a temporary table outlives the transaction: one a portion, because a transaction
      // that has read cannot write any more once another process has. PostgreSQL has many, so there it is all one transaction.
      if (db.engine === 'sqlite') {
        const saved = await putAside((step) => db.write(step), plan());
        await db.write((tx) => makeVisible(tx, saved));
      } else await db.write(async (tx) => makeVisible(tx, await putAside((step) => step(tx), plan())));
    },
  };

  async function makeVisible(tx: Tx, saved: { created: number; updated: number }): Promise<void> {
    // From here on others wait: on PostgreSQL whoever joins or goes, on SQLite whoever writes.
    if (tx.engine === 'postgresql') await tx.$executeRawUnsafe('LOCK TABLE "Member" IN SHARE ROW EXCLUSIVE MODE');
    else await takeWriteLock(tx);
    if (planned && !isSame(planned, await extent(tx))) throw new MembersMoved();
    await takeFromAside(tx);
    await writeAudit(tx, [{ actorId: null, action: 'import_roster', subject: null, data: saved }], { now: clock.now(), newId });
  }
}

const unitColumns: Record<keyof StoredUnit, ColumnType> = {
  id: 'text',
  parentId: 'text',
  code: 'text',
  kind: 'text',
  branchKind: 'text',
  name: 'text',
  nameKey: 'text',
  path: 'text',
  hamlet: 'text',
  commune: 'text',
  modelBranch: 'boolean',
  hasFund: 'boolean',
};

const unitFields = Object.fromEntries(Object.keys(unitColumns).map((name) => [name, true])) as Record<keyof StoredUnit, true>;

async function membersAfter(tx: Tx, id: string): Promise<StoredMember[]> {
  const columns = ['id', 'source', ...Object.keys(factColumns)].map((name) => `"${name}"`).join(', ');
  return query<StoredMember>(
    tx,
    `SELECT ${columns} FROM "Member" WHERE "id" > ${param(tx.engine, 1)} ORDER BY "id" LIMIT ${chunk}`,
    id,
  );
}

/** Tells whether anybody came or went: ids grow with time, so a newcomer moves the last one, and whoever goes the count. */
interface Extent {
  count: number;
  last: string | null;
}

async function extent(tx: Tx): Promise<Extent> {
  const [row] = await query<{ count: bigint | number; last: string | null }>(
    tx,
    `SELECT COUNT(*) AS "count", MAX("id") AS "last" FROM "Member"`,
  );
  return { count: Number(row!.count), last: row!.last };
}

function isSame(a: Extent, b: Extent): boolean {
  return a.count === b.count && a.last === b.last;
}

function assignments(columns: object, from: string): string {
  return Object.keys(columns)
    .filter((name) => name !== 'id')
    .map((name) => `"${name}" = ${from}."${name}"`)
    .join(', ');
}

function* chunks<T>(items: readonly T[]): Iterable<T[]> {
  for (let at = 0; at < items.length; at += chunk) yield items.slice(at, at + chunk);
}
