import { statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Clock } from '../clock.js';
import { BadConfiguration, type Config, telegramConfigured, zaloConfigured } from '../config.js';
import { openChannels } from '../open-channels.js';
import { type Database, engineOf, openDatabase, sqliteFile } from '../storage/database.js';
import { isMigrated } from '../storage/migrate.js';
import { tokensIn } from '../storage/token-states.js';
import { tryWriting, type Vitals, vitalsOf } from '../storage/vitals.js';
import { clockLines } from './clock-check.js';
import { type Command, readArgs, Stop } from './command.js';
import { isMissingFile, reach } from './open.js';
import { portLine } from './port-check.js';
import { tokenLine } from './token-line.js';

/** One finding: what is well, or what is wrong and what to do. */
export interface Finding {
  ok: boolean;
  text: string;
}

export const doctorCommand: Command = {
  usage: ['doctor'],
  summary: 'look at configuration, database, channels, tokens and clock; say what is wrong and what to do',
  async run(args, { config, clock, out }) {
    readArgs(args, [], { least: 0, most: 0 });
    let isWell = true;
    const tell = ({ ok, text }: Finding) => {
      isWell &&= ok;
      out(`${ok ? '✓' : '✗'} ${text}`);
    };
    let read: Config;
    try {
      read = config();
    } catch (error) {
      if (!(error instanceof BadConfiguration)) throw error;
      for (const problem of error.problems) tell({ ok: false, text: problem });
      out('The rest can be looked at when the configuration is right.');
      return 1;
    }
    tell({ ok: true, text: `configuration: ${channelsIn(read)}` });
    for await (const finding of examine(read, clock)) tell(finding);
    return isWell ? 0 : 1;
  },
};

function channelsIn(config: Config): string {
  const names = [
    ...(zaloConfigured(config) ? ['Zalo'] : []),
    ...(telegramConfigured(config) ? [`Telegram (${config.TELEGRAM_MODE})`] : []),
  ];
  return names.length > 0 ? names.join(' and ') : 'no channel, so `npm start` runs the sandbox';
}

async function* examine(config: Config, clock: Clock): AsyncIterable<Finding> {
  const url = config.DATABASE_URL;
  const port = await portLine(config);
  if (port) yield port;
  if (engineOf(url) === 'sqlite') yield* disk(sqliteFile(url));
  if (isMissingFile(url)) {
    yield { ok: false, text: `database: there is none at ${sqliteFile(url)}. Make it with: npm run chidoan -- migrate` };
    yield* clockLines(config, clock, null);
    return;
  }
  const db = await openDatabase(url).catch(() => undefined);
  try {
    const problem = await problemOf(db);
    yield problem ?? { ok: true, text: `database: ${db!.engine}, migrated, writable` };
    yield* clockLines(config, clock, problem ? null : (await vitalsOf(db!, clock.now(), late)).databaseNow);
    if (problem || !db) return;
    if (db.file) yield privacy(db.file);
    yield* vitals(await vitalsOf(db, clock.now(), late));
    for (const token of await tokensIn(db)) {
      const { ok, text } = tokenLine(token, clock.now());
      yield { ok, text: `token: ${text}` };
    }
    yield* channels(config, db, clock);
  } finally {
    await db?.close();
  }
}

/** Why the database cannot be used, if so. */
async function problemOf(db: Database | undefined): Promise<Finding | undefined> {
  if (!db)
    return { ok: false, text: 'database: the file cannot be opened as a database. Check DATABASE_URL, or restore a backup.' };
  try {
    await reach(db);
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return { ok: false, text: `database: ${error.message}` };
  }
  if (!(await isMigrated(db)))
    return { ok: false, text: 'database: not the tables of this version. Run: npm run chidoan -- migrate' };
  try {
    await tryWriting(db);
  } catch {
    return {
      ok: false,
      text: 'database: it can be read but not written. Check who owns the file and its folder, and that the disk is not full.',
    };
  }
  return undefined;
}

const leastFree = 500 * 1024 * 1024;

async function* disk(file: string): AsyncIterable<Finding> {
  try {
    const { bavail, bsize } = await statfs(dirname(file));
    const megabytes = Math.floor((bavail * bsize) / 1024 / 1024);
    yield bavail * bsize >= leastFree
      ? { ok: true, text: `disk: ${megabytes} MB free` }
      : { ok: false, text: `disk: only ${megabytes} MB free where the database is. Make room: a full disk stops the bot.` };
  } catch {
    // The folder is not there yet: the database's own line says so.
  }
}

function privacy(file: string): Finding {
  const open = process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0;
  return open
    ? { ok: false, text: `privacy: other users of this machine may read the database. Run: chmod 600 ${file}*` }
    : { ok: true, text: 'privacy: only this user may read the database' };
}

/** An answer, or a message, that has waited so long is not just slow. */
const late = 10 * 60_000;

function* vitals(found: Vitals): Iterable<Finding> {
  if (found.journalMode !== null && found.journalMode !== 'wal')
    yield {
      ok: false,
      text: `database: journal mode ${found.journalMode} instead of WAL. Is it on a network drive? Move it to a local disk.`,
    };
  yield found.units > 0
    ? { ok: true, text: `units: ${found.units}` }
    : { ok: false, text: 'units: none, so nobody can join. Run: npm run chidoan -- import units FILE' };
  yield found.administrators > 0
    ? { ok: true, text: `administrators: ${found.administrators}` }
    : { ok: false, text: 'administrators: none. Send the ADMIN_SETUP_CODE, which `npm start` prints, to the bot in the chat.' };
  yield found.lateInbounds === 0
    ? { ok: true, text: 'inbox: nobody waits for an answer' }
    : {
        ok: false,
        text: `inbox: ${found.lateInbounds} messages have waited for more than 10 minutes. Is a process with the role "worker" running?`,
      };
  if (found.parked > 0)
    yield {
      ok: false,
      text: `inbox: ${found.parked} messages were given up because of a bug of ours. Look for "bug" in the log and report it.`,
    };
  yield found.stuckDeliveries === 0
    ? { ok: true, text: 'outbox: everything that is due leaves' }
    : {
        ok: false,
        text: `outbox: ${found.stuckDeliveries} messages are due for more than 10 minutes and nothing leaves. Is a process with the role "worker" running? See the channels below.`,
      };
  for (const { channel, account, until, reason } of found.pauses)
    yield {
      ok: reason !== 'unauthorized',
      text: `outbox: ${channel} ${account} is silent until ${until.toISOString()} (${reason})`,
    };
}

async function* channels(config: Config, db: Database, clock: Clock): AsyncIterable<Finding> {
  const opened = openChannels(config, db, clock, () => undefined);
  for (const channel of opened) {
    const { ok, detail } = await channel.check();
    yield { ok, text: `channel: ${channel.name} ${channel.account}: ${detail}` };
    const template = ok ? await channel.checkTemplate?.() : undefined;
    if (template) yield { ok: template.ok, text: `channel: ${channel.name} ${channel.account}: ${template.detail}` };
    await channel.close();
  }
}
