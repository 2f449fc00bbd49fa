import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Counts, writeBackup } from '../storage/backup.js';
import { type Command, readArgs, Stop } from './command.js';
import { withDatabase } from './open.js';

export const backupCommand: Command = {
  usage: ['backup FILE'],
  summary: 'write everything into FILE (gzip), also while the bot is running',
  async run(args, { config, clock, out }) {
    const { words } = readArgs(args, [], { least: 1, most: 1 });
    const file = words[0]!;
    const counts = await withDatabase(config(), (db) => intoFile(file, (put) => writeBackup(db, clock, put)));
    const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
    out(`Wrote ${rows} rows (${counts.Member ?? 0} members) to ${file}.`);
    out('It holds personal data and the tokens of the channels: keep it encrypted, where only the administrator gets at it.');
    return 0;
  },
};

/** Writes beside `file` and renames when it is whole and on the disk: `file` is never half a backup. */
async function intoFile(file: string, write: (put: (text: string) => Promise<void>) => Promise<Counts>): Promise<Counts> {
  if (existsSync(file)) throw new Stop(`${file} exists already. Choose another name.`);
  const part = `${file}.part`;
  const target = createWriteStream(part, { mode: 0o600, flags: 'wx' });
  try {
    await once(target, 'open');
  } catch (error) {
    throw new Stop(`${part} cannot be written (${(error as NodeJS.ErrnoException).code}).`, { cause: error });
  }
  try {
    const gzip = createGzip();
    const done = Promise.all([finished(gzip.pipe(target)), finished(gzip, { readable: false })]);
    done.catch(() => undefined); // awaited below; a full disk must not be an unhandled rejection meanwhile
    const counts = await write(async (text) => {
      if (!gzip.write(text)) await Promise.race([once(gzip, 'drain'), done]);
    });
    gzip.end();
    await done;
    await flush(part);
    await rename(part, file);
    return counts;
  } catch (error) {
    target.destroy();
    await rm(part, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC') throw new Stop('The disk is full; no backup was written.', { cause: error });
    throw error;
  }
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.sync();
  await handle.close();
}
