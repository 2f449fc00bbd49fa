import { systemClock } from './clock.js';
import { runCommand } from './commands/index.js';
import { environment, readConfig } from './config.js';

// Databases, backups and lists hold personal data: what is made here is for this user only.
process.umask(0o077);

process.exitCode = await runCommand(process.argv.slice(2), {
  config: () => readConfig(environment()),
  clock: systemClock,
  out: (line) => console.log(line),
  err: (line) => console.error(line),
  async input() {
    const pieces: Buffer[] = [];
    for await (const piece of process.stdin) pieces.push(piece as Buffer);
    return Buffer.concat(pieces).toString('utf8');
  },
});
