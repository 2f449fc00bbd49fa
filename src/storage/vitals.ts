import { type Database, takeWriteLock } from './database.js';
import { query, time, timeParam } from './sql.js';

/** What tells whether an installation is well: counts and times only. */
export interface Vitals {
  units: number;
  administrators: number;
  /** Messages that nobody took within the time given, and those that were given up as a bug of ours. */
  lateInbounds: number;
  parked: number;
  /** Due for longer than the time given, on accounts where nothing was sent within it and that are not paused. */
  stuckDeliveries: number;
  pauses: { channel: string; account: string; until: Date; reason: string }[];
  /** PostgreSQL: the server's clock. */
  databaseNow: Date | null;
  /** SQLite only. */
  journalMode: string | null;
}

/** `late`: milliseconds that are too long. */
export async function vitalsOf(db: Database, now: Date, late: number): Promise<Vitals> {
  return db.read(async (tx) => {
    const since = time(new Date(now.getTime() - late));
    const at = timeParam(tx.engine, 1);
    const count = async (sql: string, ...params: unknown[]) =>
      Number((await query<{ n: bigint | number }>(tx, `SELECT COUNT(*) AS "n" FROM ${sql}`, ...params))[0]!.n);
    const [server] = tx.engine === 'postgresql' ? await query<{ now: Date }>(tx, 'SELECT now() AS "now"') : [];
    const [journal] = tx.engine === 'sqlite' ? await query<{ journal_mode: string }>(tx, 'PRAGMA journal_mode') : [];
    return {
      units: await count('"Unit" WHERE "validTo" IS NULL'),
      administrators: await count(
        `"Role" WHERE "role" = 'administrator' AND ("validTo" IS NULL OR "validTo" > ${at})`,
        time(now),
      ),
      lateInbounds: await count(`"Inbound" WHERE "state" = 'waiting' AND "receivedAt" < ${at}`, since),
      parked: await count(`"Inbound" WHERE "state" = 'parked'`),
      stuckDeliveries: await count(
        `"Delivery" d WHERE d."state" = 'waiting' AND d."notBefore" < ${at}
           AND NOT EXISTS (SELECT 1 FROM "Delivery" e WHERE e."channel" = d."channel" AND e."account" = d."account" AND e."finishedAt" > ${at})
           AND NOT EXISTS (SELECT 1 FROM "AccountPause" a WHERE a."channel" = d."channel" AND a."account" = d."account" AND a."until" > ${at})`,
        since,
      ),
      pauses: await query(
        tx,
        `SELECT "channel", "account", "until", "reason" FROM "AccountPause" WHERE "until" > ${at} ORDER BY "until"`,
        time(now),
      ),
      databaseNow: server?.now ?? null,
      journalMode: journal?.journal_mode ?? null,
    };
  });
}

/** Goes as far as a write can without changing anything. @throws what the database says against it */
export async function tryWriting(db: Database): Promise<void> {
  await db.write(takeWriteLock);
}
