import { BadConfiguration } from '../config.js';
import { backupCommand } from './backup.js';
import { type Command, Stop, type World, WrongUsage } from './command.js';
import { doctorCommand } from './doctor.js';
import { exportCommand } from './export.js';
import { importCommand } from './import.js';
import { migrateCommand } from './migrate.js';
import { restoreCommand } from './restore.js';
import { tokenCommand } from './token.js';

const commands: Record<string, Command> = {
  migrate: migrateCommand,
  import: importCommand,
  export: exportCommand,
  backup: backupCommand,
  restore: restoreCommand,
  doctor: doctorCommand,
  token: tokenCommand,
};

/** Carries out one command line. @returns the exit code: 0 done, 1 not done (and why was said), 2 written wrongly */
export async function runCommand(argv: string[], world: World): Promise<number> {
  const [name, ...args] = argv;
  if (name === undefined || name === 'help' || args.includes('--help') || name === '--help') {
    world.out(usage(Object.values(commands)));
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    world.err(`There is no command "${name}".\n\n${usage(Object.values(commands))}`);
    return 2;
  }
  try {
    return await command.run(args, world);
  } catch (error) {
    if (error instanceof WrongUsage) {
      world.err(`${name}: ${error.message}.\n\n${usage([command])}`);
      return 2;
    }
    if (error instanceof BadConfiguration || error instanceof Stop) world.err(error.message);
    else world.err(`${name} failed because of a bug:\n${traceOf(error)}`);
    return 1;
  }
}

function usage(some: Command[]): string {
  const lines = some.flatMap(({ usage: forms, summary }) => [...forms.map((form) => `  ${form}`), `      ${summary}`]);
  return ['Usage: npm run chidoan -- COMMAND', '', ...lines].join('\n');
}

/** Class, code and places. The message of a database error can quote a person's data, so it stays out. */
function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const places = (error.stack ?? '').split('\n').filter((line) => line.trim().startsWith('at '));
  return [`${error.name} ${(error as { code?: string }).code ?? ''}`.trim(), ...places.slice(0, 8)].join('\n');
}
