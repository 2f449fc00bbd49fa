import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

export interface BotProcess {
  readonly child: ChildProcess;
  /** Everything it printed. */
  output(): string;
  /** SIGKILL: no chance to say goodbye. */
  kill(): Promise<void>;
  /** SIGTERM; resolves with the exit code. */
  terminate(): Promise<number | null>;
}

/** The bot as it runs in production, a process of its own; resolves when it is ready. The caller has built `dist`. */
export async function startBot(env: Record<string, string>, port: number, folder?: string): Promise<BotProcess> {
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: String(port), ...env },
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (data) => {
    output += data;
  });
  child.stderr.on('data', (data) => {
    output += data;
  });
  const exit = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the bot did not start:\n${output}`);
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) break;
    await new Promise((done) => setTimeout(done, 20)); // another process: there is no clock of ours to set
  }
  return {
    child,
    output: () => output,
    async kill() {
      child.kill('SIGKILL');
      await exit;
    },
    terminate() {
      child.kill('SIGTERM');
      return exit;
    },
  };
}
