import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { Clock } from '../clock.js';
import { importRoster, type RosterImportReport } from '../roster/importRoster.js';
import { importUnits, type UnitImportReport } from '../roster/importUnits.js';
import { maxFileBytes, type Refusal, refuse } from '../roster/refusal.js';
import { refusalText, rosterReportText, unitReportText } from '../roster/report.js';
import type { Database } from '../storage/database.js';
import { idsFrom } from '../storage/ids.js';
import { MembersMoved, rosterStore } from '../storage/roster.js';
import { type Command, readArgs, Stop, WrongUsage } from './command.js';
import { withDatabase } from './open.js';

export const importCommand: Command = {
  usage: ['import units FILE [--dry-run]', 'import roster FILE [--dry-run]'],
  summary: 'read the tree of units, or a list of members (.xlsx or .csv); --dry-run only looks',
  async run(args, world) {
    const { words, has } = readArgs(args, ['--dry-run'], { least: 2, most: 2 });
    const [kind, file] = words as [string, string];
    if (kind !== 'units' && kind !== 'roster') throw new WrongUsage(`"${kind}" cannot be imported; units and roster can`);
    const config = world.config();
    // The bot may run on the same small machine: collect sooner, rather than let a long list grow the heap to three times its need.
    setFlagsFromString('--heap-growing-percent=20');
    const bytes = await readUpload(file);
    const options = { dryRun: has('--dry-run'), timeZone: config.TIME_ZONE };
    const report = await withDatabase<Report>(config, async (db) =>
      bytes === 'too large' ? { refusal: refuse('TOO_LARGE') } : bring(kind, bytes, basename(file), options, db, world.clock),
    );
    if ('refusal' in report) {
      world.err(refusalText(report.refusal));
      return 1;
    }
    world.out(report.kind === 'units' ? unitReportText(report) : rosterReportText(report));
    return report.kind === 'units' && report.problems.length > 0 ? 1 : 0;
  },
};

type Report = UnitImportReport | RosterImportReport | { refusal: Refusal };

/** People go on joining while an import reads: then it is made anew. More often than this, it should wait for a quieter hour. */
const mostAttempts = 5;

async function bring(
  kind: 'units' | 'roster',
  bytes: Uint8Array,
  name: string,
  options: { dryRun: boolean; timeZone: string },
  db: Database,
  clock: Clock,
): Promise<Report> {
  for (let attempt = 1; ; attempt++) {
    const store = rosterStore(
      db,
      idsFrom(() => clock.now()),
      clock,
    );
    try {
      return kind === 'units'
        ? await importUnits(bytes, name, options, store)
        : await importRoster(bytes, name, options, store, clock);
    } catch (error) {
      if (!(error instanceof MembersMoved)) throw error;
      if (attempt === mostAttempts)
        throw new Stop('Members keep changing while the list is read; nothing was imported. Try again at a quieter hour.', {
          cause: error,
        });
    }
  }
}

async function readUpload(file: string): Promise<Uint8Array | 'too large'> {
  try {
    return (await stat(file)).size > maxFileBytes ? 'too large' : await readFile(file);
  } catch (error) {
    throw new Stop(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`, { cause: error });
  }
}
