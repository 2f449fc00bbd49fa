import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { type Config, readConfig } from '../../src/config.js';
import { openLog } from '../../src/log.js';
import type { DeskBubble, DeskState, OutboxEntry, Phone, PhoneName } from '../../src/sandbox/desk/shapes.js';
import { openSandbox, type Sandbox } from '../../src/start-sandbox.js';

export interface Playing extends Sandbox {
  get<T>(path: string): Promise<{ status: number; body: T }>;
  post(
    path: string,
    body?: unknown,
    type?: string,
  ): Promise<{ status: number; body: { error?: string; message?: string; id?: string; now?: string; found?: boolean } }>;
  act(player: string, phone: PhoneName, act: Record<string, unknown>): Promise<number>;
  phone(player: string, phone: PhoneName): Promise<Phone>;
  outbox(): Promise<(OutboxEntry & { name: string })[]>;
  state(): Promise<DeskState>;
  /** What the bot said that fits, once it did; fails when it never comes. */
  hears(player: string, phone: PhoneName, fits: (bubble: DeskBubble) => boolean): Promise<DeskBubble>;
}

/** A sandbox of a test's own: free port, own database, the page built as `npm run build` builds it. */
export async function openPlaying(environment: Record<string, string> = {}): Promise<Playing> {
  const folder = await mkdtemp(join(tmpdir(), 'chidoan-sandbox-'));
  const page = join(folder, 'page');
  const copied = { '.html': 'copy', '.css': 'copy', '.svg': 'copy' } as const;
  await build({
    entryPoints: ['ts', 'html', 'css', 'svg'].map((kind) => `src/sandbox/page/*.${kind}`),
    outdir: page,
    format: 'esm',
    loader: copied,
    logLevel: 'error',
  });
  const config: Config = readConfig({ DATABASE_URL: `file:${join(folder, 'sandbox.db')}`, PORT: '0', ...environment });
  const sandbox = await openSandbox(config, { pageFolder: page, log: openLog('silent') });

  async function answer<T>(path: string, how?: RequestInit): Promise<{ status: number; body: T }> {
    const response = await fetch(`${sandbox.origin}${path}`, how);
    const text = await response.text();
    return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as T };
  }
  const playing: Playing = {
    ...sandbox,
    get: (path) => answer(path),
    post: (path, body = {}, type = 'application/json') =>
      answer(path, {
        method: 'POST',
        headers: { 'content-type': type },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    act: async (player, phone, act) => (await playing.post(`/desk/phones/${player}/${phone}`, act)).status,
    phone: async (player, phone) => (await playing.get<Phone>(`/desk/phones/${player}/${phone}`)).body,
    outbox: async () => (await playing.get<(OutboxEntry & { name: string })[]>('/desk/outbox')).body,
    state: async () => (await playing.get<DeskState>('/desk/state')).body,
    hears: (player, phone, fits) =>
      until(
        async () => (await playing.phone(player, phone)).bubbles.findLast((bubble) => bubble.by === 'bot' && fits(bubble)),
        `${player} to hear it on ${phone}`,
      ),
    async stop() {
      await sandbox.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return playing;
}

/** Asks again until there is an answer: what happens between processes has no end to wait for. */
export async function until<T>(ask: () => Promise<T | undefined | false>, what: string, ms = 15_000): Promise<T> {
  for (let waited = 0; waited < ms; waited += 25) {
    const found = await ask();
    if (found) return found;
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error(`waited in vain for ${what}`);
}
