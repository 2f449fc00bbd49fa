import type { SqlDriverAdapter, SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';

/** What Prisma's adapter uses of better-sqlite3's connection. */
interface Connection {
  prepare(sql: string): Statement;
  exec(sql: string): unknown;
  close(): unknown;
}
interface Statement {
  readonly reader: boolean;
  run(...args: unknown[]): unknown;
  all(...args: unknown[]): unknown[];
  columns(): unknown[];
  raw(): Statement;
}

/** More than the statements of a turn, a send and the crontab together; each holds a few kilobytes. */
const most = 128;

/**
 * Prisma's adapter prepares every statement anew, and SQLite's memory for it is freed only when the collector comes by. The
 * connections of the factory that this returns keep the statements that were used last (docs/decisions/0005).
 */
export function keepingStatements(factory: SqlDriverAdapterFactory): SqlDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    async connect() {
      const adapter = (await factory.connect()) as SqlDriverAdapter & { client: Connection };
      adapter.client = keeping(adapter.client);
      return adapter;
    },
  };
}

function keeping(connection: Connection): Connection {
  const kept = new Map<string, Statement>();
  return {
    exec: (sql) => connection.exec(sql),
    close: () => {
      kept.clear();
      return connection.close();
    },
    prepare(sql) {
      let statement = kept.get(sql);
      if (statement) kept.delete(sql);
      else statement = reusable(connection.prepare(sql));
      kept.set(sql, statement); // the last used stands last
      if (kept.size > most) kept.delete(kept.keys().next().value!);
      return statement;
    },
  };
}

/** A statement of better-sqlite3 can be bound for good only once: here the values go with each run. */
function reusable(statement: Statement): Statement & { bind(args: unknown[]): Statement } {
  const { reader } = statement;
  if (reader) statement.raw();
  const columns = reader ? statement.columns() : [];
  let bound: unknown[] = [];
  const self = {
    reader,
    bind(args: unknown[]) {
      bound = args;
      return self;
    },
    run: () => statement.run(bound),
    all: () => statement.all(bound),
    columns: () => columns,
    raw: () => self,
  };
  return self;
}
