import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../src/clock.js';
import { type TelegramEmulator, telegramEmulator } from '../src/sandbox/telegram/emulator.js';
import { openDatabase } from '../src/storage/database.js';
import { type BotProcess, freePort, startBot } from './run/bot-process.js';
import { freshDatabase } from './run/database.js';

/** What only whole processes show: `.env`, signals, exit codes, and two of them on one SQLite file. */
const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const fixtures = fileURLToPath(new URL('./fixtures/', import.meta.url));
const token = '7300000078:process-token-of-nobody';

let folder: string;
let running: BotProcess[];
beforeAll(() => {
  execFileSync('npm', ['run', 'build', '--silent'], { stdio: 'ignore' });
}, 60_000);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chidoan-process-'));
  running = [];
});
afterEach(async () => {
  for (const bot of running) await bot.kill();
  rmSync(folder, { recursive: true, force: true });
});

/** A program of ours, run to its end. */
function run(
  program: 'main' | 'cli',
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [join(dist, `${program}.js`), ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...env },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => {
      said += part.toString();
    });
  }
  return new Promise((done) => child.once('exit', (code) => done({ code, said })));
}

describe('the bot as a process', () => {
  let telegram: TelegramEmulator;
  let port: number;
  let telegramPort: number;
  beforeEach(async () => {
    telegram = telegramEmulator({ clock: systemClock, token });
    [port, telegramPort] = [await freePort(), await freePort()];
    const apiRoot = await telegram.listen(telegramPort);
    writeFileSync(
      join(folder, '.env'),
      `# as copied from .env.example\nTELEGRAM_BOT_TOKEN=${token}\nTELEGRAM_API_ROOT=${apiRoot}\nPORT=1\n`,
    );
  });
  afterEach(() => telegram.close());

  async function start(): Promise<BotProcess> {
    const bot = await startBot({}, port, folder);
    running.push(bot);
    return bot;
  }

  it('reads .env, tells its health, and when stopped in the middle of a talk loses no answer and exits with 0', {
    timeout: 60_000,
  }, async () => {
    let bot = await start();
    const at = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
    expect((await at('/healthz')).status).toBe(200);
    expect(await (await at('/readyz')).json()).toEqual({ ready: true, missing: [] });
    expect(await (await at('/metrics')).text()).toContain('process_cpu');

    const people = Array.from({ length: 40 }, (_, n) => telegram.person(900_100 + n, { first_name: `Người ${n}` }));
    for (const one of people) one.sendText('xin chào cả nhà');
    const answers = (of: (typeof people)[number]) => of.transcript().filter((bubble) => bubble.by === 'bot').length;
    await until(() => people.some((one) => answers(one) > 0));
    expect(await bot.terminate()).toBe(0);
    const db = await openDatabase(`file:${join(folder, 'data/chidoan.db')}`);
    const [taken, sending] = await db.read((tx) =>
      Promise.all([tx.inbound.findMany(), tx.delivery.count({ where: { state: { in: ['sending', 'unknown', 'failed'] } } })]),
    );
    await db.close();
    // What was taken from Telegram is answered or waits; nothing hangs between, or went out twice.
    expect(sending).toBe(0);
    expect(taken.filter((one) => !['done', 'waiting'].includes(one.state))).toEqual([]);
    const log = bot.output();
    expect(log).toContain('"stopped"');

    bot = await start();
    await until(() => people.every((one) => answers(one) > 0));
    expect(await bot.terminate()).toBe(0);
    expect(people.map(answers)).toEqual(people.map(() => answers(people[0]!)));
    for (const secret of [token, 'xin chào', 'Người 3', '900103']) expect(`${log}${bot.output()}`).not.toContain(secret);
  });

  it('takes less than two seconds of work to be ready on a database that exists', { timeout: 60_000 }, async () => {
    await (await start()).terminate();
    await start();
    // Its own processor time: on a machine that runs other tests too, the wall clock tells of them.
    const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    expect(Number(/^process_cpu_seconds_total (\S+)/m.exec(metrics)?.[1])).toBeLessThan(2);
  });

  it('runs although Telegram cannot be reached, says so in the log, and begins with it when it can be', {
    timeout: 60_000,
  }, async () => {
    await telegram.close();
    const bot = await start();
    await until(() => bot.output().includes('channel not prepared'));
    expect(bot.output()).toContain('unreachable');
    const again = telegramEmulator({ clock: systemClock, token });
    await again.listen(telegramPort);
    const ha = again.person(900_500);
    ha.sendText('xin chào');
    await until(() => ha.transcript().some((bubble) => bubble.by === 'bot'));
    expect(await bot.terminate()).toBe(0);
    await again.close();
  });

  it('without its database says what to do in one line, never the password, and exits with 1', async () => {
    const { code, said } = await run('main', [], { DATABASE_URL: 'postgresql://bot:hidden-password@127.0.0.1:9/bot' });
    expect([code, said.trim()]).toEqual([1, expect.stringMatching(/^The database of DATABASE_URL cannot be opened.*doctor$/)]);
  });

  it('is not ready while its database has no tables', async () => {
    await (await start()).terminate();
    const bot = await start();
    const db = await openDatabase(`file:${join(folder, 'data/chidoan.db')}`);
    await db.write((tx) => tx.$executeRawUnsafe('DELETE FROM "_prisma_migrations"'));
    await db.close();
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`);
    expect([answer.status, await answer.json()]).toEqual([503, { ready: false, missing: ['database'] }]);
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    await bot.terminate();
  });
});

describe('the programs', () => {
  it.each(['main', 'cli'] as const)(
    '%s with a wrong configuration names every wrong variable and exits with 1',
    async (program) => {
      writeFileSync(join(folder, '.env'), 'PORT=http\nTELEGRAM_BOT_TOKEN=my-secret\n');
      const { code, said } = await run(program, ['migrate'], { LOCALE: 'klingon' });
      expect(code).toBe(1);
      expect(said.trim().split('\n')).toEqual([
        'The configuration cannot be used:',
        expect.stringMatching(/^ {2}- PORT: expected a whole number/),
        expect.stringMatching(/^ {2}- LOCALE: expected vi or en/),
        expect.stringMatching(/^ {2}- TELEGRAM_BOT_TOKEN: expected/),
      ]);
      expect(existsSync(join(folder, 'data'))).toBe(false);
    },
  );

  it('carry an installation from nothing to a restored copy', { timeout: 60_000 }, async () => {
    for (const [line, words] of [
      ['migrate', 'Applied'],
      [`import units ${fixtures}tan-phu-units.csv`, 'Đã đọc 352 đơn vị'],
      [`import roster ${fixtures}tan-phu-roster.xlsx`, '7.460 hợp lệ'],
      ['backup day.backup', '7460 members'],
    ] as const) {
      const { code, said } = await run('cli', line.split(' '));
      expect([code, said]).toEqual([0, expect.stringContaining(words)]);
    }
    const copy = { DATABASE_URL: 'file:./copy.db' };
    expect(await run('cli', ['restore', 'day.backup'], copy)).toMatchObject({ code: 0 });
    expect((await run('cli', ['doctor'], copy)).said).toContain('✓ units: 352');
    expect(await run('cli', ['fly'])).toMatchObject({ code: 2 });
  });

  it('on one SQLite file do not fail each other: people go on writing while a list is imported', {
    timeout: 60_000,
  }, async () => {
    const { url, db, drop } = await freshDatabase('sqlite');
    await run('cli', ['import', 'units', `${fixtures}tan-phu-units.csv`], { DATABASE_URL: url });
    let isImporting = true;
    const importing = run('cli', ['import', 'roster', `${fixtures}tan-phu-roster.csv`], { DATABASE_URL: url }).finally(() => {
      isImporting = false;
    });
    let written = 0;
    for (; isImporting; await new Promise(setImmediate)) {
      await db.write(async (tx) => {
        const count = await tx.setting.count(); // reads first, as a turn does: SQLite then refuses to write on an old view
        await tx.setting.create({ data: { name: `s${written}`, value: String(count) } });
      });
      written++;
    }
    expect(await importing).toMatchObject({ code: 0 });
    expect(
      await db.read((tx) => Promise.all([tx.setting.count({ where: { name: { startsWith: 's' } } }), tx.member.count()])),
    ).toEqual([written, 7460]);
    await drop();
  });
});

/** Waits for another process, which has no clock of ours. */
async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((done) => setTimeout(done, 10));
}
