import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { idsFrom } from '../storage/ids.js';
import { openMigrated } from '../storage/migrate.js';
import { RestoreRefused, readHead, restoreBackup } from '../storage/restore.js';
import { type Command, readArgs, Stop } from './command.js';

export const restoreCommand: Command = {
  usage: ['restore FILE [--replace]'],
  summary: 'fill an empty database from a backup; --replace deletes what it holds. Stop the bot first',
  async run(args, { config, clock, out }) {
    const { words, has } = readArgs(args, ['--replace'], { least: 1, most: 1 });
    const file = words[0]!;
    const { DATABASE_URL } = config();
    try {
      await checkHead(file);
      const { db } = await openMigrated(DATABASE_URL);
      const options = { clock, newId: idsFrom(() => clock.now()), replace: has('--replace') };
      const { head, counts, erasedAgain } = await restoreBackup(db, () => linesOf(file), options).finally(() => db.close());
      const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
      out(`Restored ${rows} rows (${counts.Member ?? 0} members) as of ${head.madeAt}.`);
      if (erasedAgain > 0) out(`${erasedAgain} people had been erased after that and were erased again.`);
      out('Who asked to be erased after that moment, and is not known to this database, must be erased again by hand.');
      if ((counts.ChannelToken ?? 0) > 0)
        out(
          'A Zalo refresh token works once: run doctor, and if it says so, store a new one with: npm run chidoan -- token zalo',
        );
      return 0;
    } catch (error) {
      if (error instanceof RestoreRefused) throw new Stop(`${error.message} Nothing was changed.`, { cause: error });
      throw error;
    }
  },
};

/** Looks at the first line before a database is made for it. */
async function checkHead(file: string): Promise<void> {
  for await (const line of linesOf(file)) {
    readHead(line);
    return;
  }
  readHead(undefined);
}

/** No row of ours is longer; a file that is no backup may be one long line. */
const longestLine = 64 * 1024 * 1024;

/** Only "\n" ends a line: readline would also cut at U+2028, which a message may hold. */
async function* linesOf(file: string): AsyncIterable<string> {
  const source = createReadStream(file);
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  try {
    for await (const bytes of source.pipe(gunzip)) {
      const [first, ...more] = decoder.decode(bytes as Buffer, { stream: true }).split('\n') as [string, ...string[]];
      rest += first;
      if (rest.length > longestLine) throw new RestoreRefused('This is not a backup made by `backup`.');
      for (const next of more) {
        yield rest;
        rest = next;
      }
    }
  } catch (error) {
    throw unreadable(file, error);
  } finally {
    source.destroy();
  }
  if (rest !== '') yield rest;
}

function unreadable(file: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR')
    return new Stop(`${file} cannot be read (${code}).`, { cause: error });
  if (code === 'Z_BUF_ERROR')
    return new RestoreRefused('The backup is cut off: its end is missing. Take another one.', { cause: error });
  if (code.startsWith('Z_') || error instanceof TypeError)
    return new RestoreRefused('This is not a backup made by `backup`, or it is damaged.', { cause: error });
  return error;
}
