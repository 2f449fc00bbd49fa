import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { World } from '../../src/commands/command.js';
import { runCommand } from '../../src/commands/index.js';
import { readConfig } from '../../src/config.js';
import { type SetClock, setClock } from '../run/clock.js';

/** An operator at a terminal: what they type, and what they read. */
export interface Terminal {
  folder: string;
  clock: SetClock;
  /** Types a command. `said` is all that was printed. */
  run(line: string, options?: { env?: Record<string, string>; input?: string }): Promise<{ code: number; said: string }>;
  /** Writes a file into the folder and returns its path. */
  file(name: string, content: string | Uint8Array): string;
  path(name: string): string;
  close(): void;
}

/** `FILE` in a line is a path in the terminal's folder when it begins with "./". */
export function terminal(env: Record<string, string> = {}): Terminal {
  const folder = mkdtempSync(join(tmpdir(), 'chidoan-operator-'));
  const clock = setClock();
  return {
    folder,
    clock,
    async run(line, more = {}) {
      const said: string[] = [];
      const world: World = {
        config: () => readConfig({ DATABASE_URL: `file:${join(folder, 'bot.db')}`, PORT: '0', ...env, ...more.env }),
        clock,
        out: (text) => said.push(text),
        err: (text) => said.push(text),
        input: async () => more.input ?? '',
      };
      const words = line.split(' ').map((word) => (word.startsWith('./') ? join(folder, word.slice(2)) : word));
      return { code: await runCommand(words, world), said: said.join('\n') };
    },
    file(name, content) {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    },
    path: (name) => join(folder, name),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
