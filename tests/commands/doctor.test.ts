import { once } from 'node:events';
import { chmodSync } from 'node:fs';
import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { templateBlanks } from '../../src/conversation/notice-template.js';
import { telegramEmulator } from '../../src/sandbox/telegram/emulator.js';
import { zaloEmulator } from '../../src/sandbox/zalo/emulator.js';
import { openDatabase } from '../../src/storage/database.js';
import { tokenStore } from '../../src/storage/tokens.js';
import { freePort } from '../run/bot-process.js';
import { engines, freshDatabase } from '../run/database.js';
import { type Terminal, terminal } from './world.js';

const telegramToken = '7300000077:doctor-token-of-nobody';
const account = { appId: '11', appSecret: 'doctor-app-secret', oaId: '21', oaSecretKey: 'doctor-oa-secret' };
const zaloVariables = {
  ZALO_APP_ID: account.appId,
  ZALO_APP_SECRET: account.appSecret,
  ZALO_OA_ID: account.oaId,
  ZALO_OA_SECRET_KEY: account.oaSecretKey,
};

let desk: Terminal;
beforeEach(() => {
  desk = terminal();
  desk.clock.set(new Date()); // the emulators' servers tell the real time, as doctor asks them to
});
afterEach(() => desk.close());
const wrong = (said: string) => said.split('\n').filter((line) => line.startsWith('✗'));

describe('the doctor', () => {
  it.each(engines)('finds nothing wrong with an installation that works on %s, exit code 0', async (engine) => {
    const { db, url, drop } = await freshDatabase(engine);
    if (db.file) chmodSync(db.file, 0o600);
    const zalo = zaloEmulator({
      clock: desk.clock,
      ...account,
      templates: { 1001: templateBlanks, 1002: { ho_ten: 20, loai_tin: 30, gio: 20 } },
    });
    const telegram = telegramEmulator({ clock: desk.clock, token: telegramToken });
    const [roots, apiRoot] = await Promise.all([zalo.listen(), telegram.listen()]);
    await db.write(async (tx) => {
      await tx.unit.create({ data: { id: 'u', kind: 'commune_union', name: 'Đoàn xã', nameKey: 'doan xa', path: '/u/' } });
      await tx.role.create({
        data: { id: 'r', contactId: 'c', unitId: 'u', role: 'administrator', validFrom: desk.clock.now() },
      });
    });
    const env = {
      DATABASE_URL: url,
      TELEGRAM_BOT_TOKEN: telegramToken,
      TELEGRAM_API_ROOT: apiRoot,
      ...zaloVariables,
      ZALO_REFRESH_TOKEN: zalo.refreshToken(),
      ZALO_OAUTH_ROOT: roots.oauth,
      ZALO_API_ROOT: roots.api,
      ZALO_BUSINESS_API_ROOT: roots.business,
    };
    const { code, said } = await desk.run('doctor', { env });
    expect(wrong(said)).toEqual([]);
    expect(code).toBe(0);
    const template = async (id: string) =>
      (await desk.run('doctor', { env: { ...env, ZALO_NOTICE_TEMPLATE_ID: id } })).said.match(/.*template.*/)?.[0];
    expect(await template('1001')).toBe('✓ channel: zalo 21: Zalo: template 1001 takes our notices');
    expect(await template('1002')).toMatch(
      /^✗ .*template 1002 cannot be used for notices: it lacks don_vi, ten_buoi, thoi_gian, dia_diem; it asks for gio, which no notice has; ho_ten may have 20 characters, a notice needs 30$/,
    );
    expect(await template('1003')).toMatch(/^✗ .*template 1003 is not known to Zalo for this OA. Check ZALO_NOTICE_TEMPLATE_ID/);
    expect(zalo.violations()).toEqual([]);
    for (const what of [
      'configuration: Zalo and Telegram',
      'database: ',
      'clock: as Zalo',
      'clock: as Telegram',
      'channel: zalo 21',
      'channel: telegram 7300000077',
      'inbox',
      'outbox',
    ])
      expect(said).toContain(`✓ ${what}`);
    for (const secret of [telegramToken, account.appSecret, account.oaSecretKey, env.ZALO_REFRESH_TOKEN])
      expect(said).not.toContain(secret);

    zalo.revoke();
    zalo.expireAccessToken();
    await telegram.close();
    desk.clock.advance({ minutes: 20 });
    const later = await desk.run('doctor', { env });
    expect(later.code).toBe(1);
    expect(wrong(later.said)).toEqual([
      ...(engine === 'postgresql' ? [expect.stringMatching(/clock: \d{4} s ahead of the database\. Switch on time/)] : []),
      expect.stringMatching(/clock: \d{4} s ahead of Zalo/),
      expect.stringContaining('channel: zalo 21'),
      expect.stringContaining('channel: telegram 7300000077'),
    ]);
    await zalo.close();
    await drop();
  });

  it('names what is missing in a new installation, step by step', async () => {
    expect(wrong((await desk.run('doctor')).said)).toEqual([expect.stringContaining('Make it with: npm run chidoan -- migrate')]);
    await desk.run('migrate');
    chmodSync(desk.path('bot.db'), 0o644);
    expect(wrong((await desk.run('doctor')).said)).toEqual([
      expect.stringContaining('chmod 600'),
      expect.stringContaining('import units FILE'),
      expect.stringContaining('ADMIN_SETUP_CODE'),
    ]);
  });

  it('says of a wrong configuration everything that is wrong, and exits with 1', async () => {
    const { code, said } = await desk.run('doctor', { env: { PORT: 'http', ZALO_APP_ID: '1' } });
    expect(code).toBe(1);
    expect(wrong(said).map((line) => line.split(':')[0])).toEqual([
      '✗ PORT',
      '✗ ZALO_APP_SECRET',
      '✗ ZALO_OA_ID',
      '✗ ZALO_OA_SECRET_KEY',
    ]);
  });

  it('tells a file that is no database, and a server that does not answer', async () => {
    desk.file('bot.db', 'this is not a database, it only stands where one should be. '.repeat(100));
    expect(wrong((await desk.run('doctor')).said)).toEqual([
      expect.stringMatching(/✗ database: .*(not a database|cannot be opened)/),
    ]);
    const nobody = await desk.run('doctor', { env: { DATABASE_URL: 'postgresql://bot:hidden-password@127.0.0.1:9/bot' } });
    expect(wrong(nobody.said)).toEqual([expect.stringMatching(/✗ database: The database cannot be used: .*Check DATABASE_URL/)]);
    expect(nobody.said).not.toContain('hidden-password');
  });

  it('tells who has the port: nobody, another program, or the bot', async () => {
    const port = await freePort();
    const asked = async () => (await desk.run('doctor', { env: { PORT: String(port) } })).said;
    expect(await asked()).toContain(`✓ port: 127.0.0.1:${port} is free`);
    for (const [page, finding] of [
      ['<h1>another program</h1>', '✗ port: another program listens'],
      ['# HELP chidoan_sent_total', '✓ port: the bot listens'],
    ] as const) {
      const server = createServer((_, answer) => answer.end(page)).listen(port, '127.0.0.1');
      await once(server, 'listening');
      expect(await asked()).toContain(finding);
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    }
    expect((await desk.run('doctor', { env: { HOST: '192.0.2.1', PORT: String(port) } })).said).toContain(
      'has no address 192.0.2.1',
    );
  });

  it('tells a Telegram token that is refused, and what to do', async () => {
    await desk.run('migrate');
    const telegram = telegramEmulator({ clock: desk.clock, token: telegramToken });
    const root = await telegram.listen();
    const env = { TELEGRAM_BOT_TOKEN: telegramToken.replace('nobody', 'somebd'), TELEGRAM_API_ROOT: root };
    const said = wrong((await desk.run('doctor', { env })).said).join('\n');
    expect(said).toMatch(/channel: telegram 7300000077: .*(token|TELEGRAM_BOT_TOKEN)/);
    expect(said).not.toContain('somebd');
    await telegram.close();
  });

  it('tells messages that nobody takes, that were given up, and that do not leave', async () => {
    await desk.run('migrate');
    const db = await openDatabase(`file:${desk.path('bot.db')}`);
    const longAgo = new Date(desk.clock.now().getTime() - 3_600_000);
    const inbound = { channel: 'zalo', account: '21', externalId: 'x', contactId: 'c', sentAt: longAgo, receivedAt: longAgo };
    await db.write(async (tx) => {
      await tx.inbound.create({ data: { ...inbound, id: 'i1', key: 'k1', state: 'waiting' } });
      await tx.inbound.create({ data: { ...inbound, id: 'i2', key: 'k2', state: 'parked' } });
      await tx.delivery.create({
        data: {
          id: 'd',
          contactId: 'c',
          channel: 'zalo',
          account: '21',
          kind: 'nudge',
          priority: 2,
          state: 'waiting',
          notBefore: longAgo,
          createdAt: longAgo,
        },
      });
    });
    const stuck = wrong((await desk.run('doctor')).said).join('\n');
    expect(stuck).toContain('inbox: 1 messages have waited');
    expect(stuck).toContain('inbox: 1 messages were given up');
    expect(stuck).toContain('outbox: 1 messages are due');
    // A long notice is under way: what is due waits for its turn, and that is as it should be.
    await db.write((tx) =>
      tx.delivery.create({
        data: {
          id: 'e',
          contactId: 'c',
          channel: 'zalo',
          account: '21',
          kind: 'notice',
          priority: 3,
          state: 'sent',
          notBefore: longAgo,
          createdAt: longAgo,
          finishedAt: desk.clock.now(),
        },
      }),
    );
    await db.close();
    expect((await desk.run('doctor')).said).toContain('✓ outbox');
  });
});

describe('the token command', () => {
  it('stores what is piped in, shows its state and never the token', async () => {
    await desk.run('migrate');
    const secret = 'a-fresh-refresh-token-of-this-oa';
    expect(await desk.run('token zalo', { env: zaloVariables, input: `${secret}\n` })).toEqual({
      code: 0,
      said: expect.stringContaining('Stored for OA 21'),
    });
    const db = await openDatabase(`file:${desk.path('bot.db')}`);
    const tokens = tokenStore(db, desk.clock, 'zalo', '21');
    expect(await tokens.read()).toMatchObject({ refreshToken: secret, needsConsent: false });
    await tokens.needsConsent(secret);
    const shown = await desk.run('token', { env: zaloVariables });
    expect(shown.said).toMatch(/zalo 21: the refresh token is spent.*token zalo/);
    expect(shown.said).not.toContain(secret);
    // Consent was given anew: the next token replaces the refused one.
    await desk.run('token zalo', { env: zaloVariables, input: 'another-refresh-token-of-this-oa' });
    expect(await tokens.read()).toMatchObject({ refreshToken: 'another-refresh-token-of-this-oa', needsConsent: false });
    await db.close();
  });

  it('stores nothing that cannot be a token, and nothing while the bot is refreshing', async () => {
    await desk.run('migrate');
    expect(await desk.run('token zalo', { input: 'x'.repeat(30) })).toEqual({ code: 1, said: expect.stringContaining('ZALO_') });
    for (const input of ['', 'short', 'two words of sufficient length'])
      expect(await desk.run('token zalo', { env: zaloVariables, input })).toEqual({
        code: 1,
        said: expect.stringContaining('no refresh token'),
      });
    const db = await openDatabase(`file:${desk.path('bot.db')}`);
    const tokens = tokenStore(db, desk.clock, 'zalo', '21');
    await tokens.seed('the-token-that-is-being-used');
    await tokens.acquire('bot', new Date(desk.clock.now().getTime() + 60_000));
    expect(await desk.run('token zalo', { env: zaloVariables, input: 'x'.repeat(30) })).toEqual({
      code: 1,
      said: expect.stringContaining('refreshing'),
    });
    expect(await tokens.read()).toMatchObject({ refreshToken: 'the-token-that-is-being-used' });
    await db.close();
  });
});
