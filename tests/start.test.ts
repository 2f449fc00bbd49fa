import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../src/storage/database.js';
import { migrate } from '../src/storage/migrate.js';
import { until } from './sandbox/playing.js';

/** `npm start` as an operator types it, but for the folder of its database. */
let folder: string;
const running: ChildProcess[] = [];
beforeAll(async () => {
  execFileSync('npm', ['run', 'build', '--silent'], { stdio: 'ignore' });
  folder = await mkdtemp(join(tmpdir(), 'chidoan-start-'));
}, 60_000);
afterEach(() => {
  for (const one of running.splice(0)) one.kill('SIGKILL');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function start(environment: Record<string, string>): { said: () => string; ended: Promise<number | null>; child: ChildProcess } {
  const child = spawn('node', ['--enable-source-maps', 'dist/main.js'], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, DATABASE_URL: `file:${join(folder, 'one.db')}`, ...environment },
  });
  running.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => {
      said += part.toString();
    });
  }
  return { said: () => said, ended: new Promise((done) => child.once('exit', done)), child };
}

async function takenPort(): Promise<{ port: number; server: Server }> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return { port: typeof address === 'object' && address ? address.port : 0, server };
}

async function freePort(): Promise<number> {
  const { port, server } = await takenPort();
  await new Promise((done) => server.close(done));
  return port;
}

describe('npm start', () => {
  it('without a channel says that it is the sandbox, where its page is and what to try; and stops when told', async () => {
    const port = await freePort();
    const { said, ended, child } = start({ PORT: String(port) });
    await until(async () => said().includes('Ctrl+C'), 'the greeting');
    expect(said()).toMatch(/sandbox/);
    expect(said()).toContain(`http://127.0.0.1:${port}`);
    const page = await fetch(`http://127.0.0.1:${port}/`);
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'/);
    for (const [, address] of (await page.text()).matchAll(/(?:src|href)="(\/page\/[^"]+)"/g)) {
      expect((await fetch(`http://127.0.0.1:${port}${address}`)).status, address).toBe(200);
    }
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  }, 60_000);

  it('with a channel never starts the sandbox', async () => {
    const port = await freePort();
    const zalo = { ZALO_APP_ID: '1', ZALO_APP_SECRET: 'a', ZALO_OA_ID: '2', ZALO_OA_SECRET_KEY: 'b', ZALO_REFRESH_TOKEN: 'c' };
    const nowhere = {
      ZALO_OAUTH_ROOT: 'http://127.0.0.1:9',
      ZALO_API_ROOT: 'http://127.0.0.1:9',
      ZALO_BUSINESS_API_ROOT: 'http://127.0.0.1:9',
    };
    const { said, ended, child } = start({
      PORT: String(port),
      DATABASE_URL: `file:${join(folder, 'two.db')}`,
      ...zalo,
      ...nowhere,
    });
    await until(async () => said().includes('"ready"'), 'the bot to be ready');
    expect(said()).not.toMatch(/sandbox/);
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
    expect((await fetch(`http://127.0.0.1:${port}/desk/state`)).status).toBe(404);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  }, 60_000);

  it('goes on with a sandbox of before when its database is named, and people are heard as before', async () => {
    const environment = { PORT: String(await freePort()), DATABASE_URL: `file:${join(folder, 'kept.db')}` };
    const origin = `http://127.0.0.1:${environment.PORT}`;
    const talk = async () => {
      const { said, ended, child } = start(environment);
      await until(async () => said().includes('Ctrl+C'), 'the greeting');
      for (const phone of ['zalo', 'telegram']) {
        const at = `${origin}/desk/phones/ha/${phone}`;
        await fetch(at, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{"act":"text","text":"menu"}',
        });
        const heard = async () =>
          ((await (await fetch(at)).json()) as { bubbles: { by: string }[] }).bubbles.some(({ by }) => by === 'bot');
        await until(heard, `an answer on ${phone}`);
      }
      child.kill('SIGTERM');
      expect(await ended).toBe(0);
    };
    await talk();
    await talk();
  }, 90_000);

  it('never brings the demo commune into a database with people in it', async () => {
    const DATABASE_URL = `file:${join(folder, 'real.db')}`;
    await migrate(DATABASE_URL);
    const db = await openDatabase(DATABASE_URL);
    await db.write((tx) => tx.contact.create({ data: { id: 'c1', createdAt: new Date() } }));
    const { said, ended } = start({ DATABASE_URL, PORT: String(await freePort()) });
    expect(await ended).toBe(1);
    expect(said().trim()).toMatch(/^DATABASE_URL names a database with people in it.*TELEGRAM_BOT_TOKEN.*$/);
    expect(await db.read((tx) => tx.unit.count())).toBe(0);
    await db.close();
  }, 60_000);

  it('says in one line that the port is taken, and leaves the other’s database alone', async () => {
    const { port, server } = await takenPort();
    const { said, ended } = start({ PORT: String(port), DATABASE_URL: `file:${join(folder, 'three.db')}` });
    expect(await ended).toBe(1);
    expect(said().trim().split('\n')).toEqual([
      `Cannot listen on 127.0.0.1:${port}: the port is in use. Set PORT to another one, for example PORT=3001.`,
    ]);
    await new Promise((done) => server.close(done));
  }, 60_000);
});
