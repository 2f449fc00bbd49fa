import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { setImmediate as nextRound } from 'node:timers/promises';
import type { Prisma, PrismaClient as SqliteClient } from './generated/sqlite/client.js';
import { keepingStatements } from './statements.js';

export type Engine = 'sqlite' | 'postgresql';

/** What storage code works with: the client inside a transaction. The same type serves both engines (reference: one cast, here). */
export type Tx = Prisma.TransactionClient & { readonly engine: Engine };

/**
 * The only way to the data. Every write is a real transaction: with Prisma's SQLite adapter a plain write can vanish in
 * somebody else's rollback (docs/decisions/0002). Reads outside a write see committed rows only.
 */
export interface Database {
  readonly engine: Engine;
  /**
   * Runs `work` in one transaction; on SQLite one writer at a time, in the order of the calls, but `first` before all that wait: a
   * platform that waits for its 200 must not wait for somebody's turn. Rolled back if it throws.
   */
  write<T>(work: (tx: Tx) => Promise<T>, when?: 'first'): Promise<T>;
  /** Runs `work` on committed rows. It must not write: on SQLite the connection is read-only. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs `work` on the rows as they stand at its first read, however long it takes and whoever writes meanwhile. It must not write. */
  snapshot<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** SQLite: the file's path. */
  readonly file?: string;
  close(): Promise<void>;
}

/** A group of turns or an import may take long on a small machine; Prisma's own defaults are 2 s and 5 s. */
const transactionLimits = { maxWait: 60_000, timeout: 300_000 };
/** A province's backup: as long as it takes. */
const snapshotLimits = { maxWait: 60_000, timeout: 6 * 3_600_000 };

export function engineOf(databaseUrl: string): Engine {
  return /^postgres(ql)?:/.test(databaseUrl) ? 'postgresql' : 'sqlite';
}

export function sqliteFile(databaseUrl: string): string {
  return resolve(databaseUrl.replace(/^file:/, ''));
}

/** Opens the database named by `DATABASE_URL`. The tables must be there: see migrate.ts. */
export async function openDatabase(databaseUrl: string): Promise<Database> {
  return engineOf(databaseUrl) === 'postgresql' ? openPostgres(databaseUrl) : openSqlite(databaseUrl);
}

async function openSqlite(databaseUrl: string): Promise<Database> {
  const file = sqliteFile(databaseUrl);
  mkdirSync(dirname(file), { recursive: true });
  const [{ PrismaClient }, { PrismaBetterSqlite3 }] = await Promise.all([
    import('./generated/sqlite/client.js'),
    import('@prisma/adapter-better-sqlite3'),
  ]);
  const writer = new PrismaClient({ adapter: keepingStatements(new PrismaBetterSqlite3({ url: file })) });
  await writer.$queryRawUnsafe('PRAGMA journal_mode = WAL');
  // FULL: what was acknowledged survives a power cut (design.md §5).
  await writer.$executeRawUnsafe('PRAGMA synchronous = FULL');
  await writer.$executeRawUnsafe('PRAGMA foreign_keys = ON');
  await writer.$queryRawUnsafe('PRAGMA busy_timeout = 5000');
  await writer.$executeRawUnsafe('PRAGMA temp_store = MEMORY');
  const reader = new PrismaClient({ adapter: keepingStatements(new PrismaBetterSqlite3({ url: file, readonly: true })) });

  const queue = writerQueue();
  return {
    engine: 'sqlite',
    file,
    write(work, when) {
      // Another process (an import from the command line) may have committed since this transaction began to read.
      const attempt = (again: boolean) =>
        writer.$transaction(async (tx) => {
          if (again) await takeWriteLock(tx);
          return work(asTx(tx, 'sqlite'));
        }, transactionLimits);
      return queue.run(() => retried(attempt), when);
    },
    read: (work) => work(asTx(reader, 'sqlite')),
    async snapshot(work) {
      // A connection of its own: on the reader, others' reads would run inside this transaction.
      const apart = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: file, readonly: true }) });
      try {
        return await apart.$transaction((tx) => work(asTx(tx, 'sqlite')), snapshotLimits);
      } finally {
        await apart.$disconnect();
      }
    },
    async close() {
      await queue.idle();
      // The writer last: it moves the write-ahead log into the file, so that the file alone is the whole database.
      await reader.$disconnect();
      await writer.$disconnect();
    },
  };
}

/** One at a time, in the order of the calls; what is `first` goes before all that wait. */
function writerQueue() {
  const waiting: (() => Promise<void>)[] = [];
  const first: (() => Promise<void>)[] = [];
  let running: Promise<void> | undefined;

  async function runAll(): Promise<void> {
    for (;;) {
      // better-sqlite3 answers at once, so a transaction is one chain of microtasks: without a round of the event loop between two of
      // them no socket would be read while there is work, and every group would be a group of one.
      await nextRound();
      const next = first.shift() ?? waiting.shift();
      if (!next) break;
      await next();
    }
    running = undefined;
  }

  return {
    run<T>(work: () => Promise<T>, when?: 'first'): Promise<T> {
      return new Promise<T>((done, failed) => {
        (when === 'first' ? first : waiting).push(() => work().then(done, failed));
        running ??= runAll();
      });
    },
    async idle(): Promise<void> {
      await running;
    },
  };
}

async function openPostgres(databaseUrl: string): Promise<Database> {
  const [{ PrismaClient }, { PrismaPg }] = await Promise.all([
    import('./generated/postgresql/client.js'),
    import('@prisma/adapter-pg'),
  ]);
  const client = new PrismaClient({ adapter: new PrismaPg({ connectionString: databaseUrl, max: 10 }) });
  const shared = client as unknown as SqliteClient; // the two client types differ only in isolation levels
  return {
    engine: 'postgresql',
    write: (work) => retried(() => shared.$transaction((tx) => work(asTx(tx, 'postgresql')), transactionLimits)),
    read: (work) => work(asTx(shared, 'postgresql')),
    snapshot: (work) =>
      client.$transaction((tx) => work(asTx(tx as unknown as Prisma.TransactionClient, 'postgresql')), {
        ...snapshotLimits,
        isolationLevel: 'RepeatableRead',
      }),
    close: () => client.$disconnect(),
  };
}

/** A deadlock, a serialization failure or SQLite's SQLITE_BUSY_SNAPSHOT rolled everything back: the same work is simply done again. */
async function retried<T>(work: (again: boolean) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work(attempt > 1);
    } catch (error) {
      if (attempt >= 5 || !isConflict(error)) throw error;
    }
  }
}

/** A statement that writes nothing but needs the right to: on SQLite it waits for whoever writes now, and what follows sees their work. */
export async function takeWriteLock(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$executeRawUnsafe('UPDATE "Setting" SET "value" = "value" WHERE "name" IS NULL');
}

function isConflict(error: unknown): boolean {
  return /P2034|40001|40P01|SQLITE_BUSY/.test(codesOf(error));
}

/**
 * The database cannot be reached, is starting or stopping, or SQLite's file is locked by somebody else for long: nothing was done, and
 * the same may work in a while. Prisma's codes for it (P1xxx: no connection; P2024, P2028, P2039: none to be had, or lost on the way),
 * its adapter's names, PostgreSQL's own codes (57P0x, 08xxx).
 */
export function isAway(error: unknown): boolean {
  return awayCodes.test(codesOf(error)) || (error instanceof Error && awayWords.test(error.message));
}

/** The PostgreSQL driver's own errors about its connection have no code, and reach us as they are when a read meets them. */
const awayWords =
  /^(?:Connection terminated|timeout exceeded when trying to connect$|timeout expired$|Client has encountered a connection error|Client was closed)/;

const awayCodes =
  /P1001|P1002|P1008|P1017|P2024|P2028|P2039|57P0\d|\b08\d{3}|ConnectionClosed|DatabaseNotReachable|SocketTimeout|TooManyConnections|ECONNREFUSED|ECONNRESET|SQLITE_BUSY/;

/** `cause`: the adapter's own errors come as they are when a transaction cannot be opened or ended. */
function codesOf(error: unknown): string {
  const { code, meta, cause } = error as { code?: string; meta?: unknown; cause?: { kind?: string; originalCode?: string } };
  return `${code ?? ''} ${meta ? JSON.stringify(meta) : ''} ${cause?.kind ?? ''} ${cause?.originalCode ?? ''}`;
}

function asTx(client: Prisma.TransactionClient, engine: Engine): Tx {
  return new Proxy(client, { get: (target, name) => (name === 'engine' ? engine : Reflect.get(target, name)) }) as Tx;
}
