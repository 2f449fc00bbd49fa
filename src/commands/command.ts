import type { Clock } from '../clock.js';
import type { Config } from '../config.js';

/** What a command can see of the world: tests hand in their own. */
export interface World {
  /** The environment's configuration. @throws BadConfiguration */
  config(): Config;
  clock: Clock;
  /** Lines for the operator: results, and what went wrong. */
  out(line: string): void;
  err(line: string): void;
  /** What is piped or typed in, up to its end. */
  input(): Promise<string>;
}

/** One command of the operator. `run` resolves with the exit code: 0 done, 1 not done. */
export interface Command {
  /** How it is written, as shown in the usage: `import roster FILE [--dry-run]`. */
  usage: string[];
  summary: string;
  run(args: string[], world: World): Promise<number>;
}

/** The command was written wrongly: the usage is shown and the exit code is 2. */
export class WrongUsage extends Error {
  override name = 'WrongUsage';
}

/** The command cannot be carried out; the message tells the operator what to do. Exit code 1. */
export class Stop extends Error {
  override name = 'Stop';
}

/** Splits `--options` from the rest. @throws WrongUsage for an option that is not among `known` or a wrong number of words */
export function readArgs<Option extends string>(
  args: string[],
  known: readonly Option[],
  words: { least: number; most: number },
): { words: string[]; has: (option: Option) => boolean } {
  const options = args.filter((arg) => arg.startsWith('--'));
  const rest = args.filter((arg) => !arg.startsWith('--'));
  const wrong = options.find((option) => !known.includes(option as Option));
  if (wrong) throw new WrongUsage(`unknown option ${wrong}`);
  if (rest.length < words.least) throw new WrongUsage('something is missing');
  if (rest.length > words.most) throw new WrongUsage(`what is "${rest[words.most]}"?`);
  return { words: rest, has: (option) => options.includes(option) };
}
