import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { telegramChannel } from '../../../src/channels/telegram/telegram.js';
import { desk, drivers, token } from './desk.js';

const webhook = {
  mode: 'webhook' as const,
  webhookUrl: 'https://chidoan.example/webhooks/telegram',
  webhookSecret: 'bi-mat_2026',
};

describe.each(drivers)('by %s', (driver) => {
  test('the webhook mode registers our address, its secret and the updates we read', async () => {
    await using here = await desk(driver, webhook);
    await here.channel.prepare?.();
    const call = here.emulator.calls().find(({ method }) => method === 'setWebhook');
    expect(call?.parameters).toEqual({
      url: webhook.webhookUrl,
      secret_token: webhook.webhookSecret,
      allowed_updates: '["message","callback_query","my_chat_member"]',
    });
    expect(await here.channel.check()).toEqual({ ok: true, detail: '@chidoan_thu_bot, webhook' });
  });

  test('several processes may register at once', async () => {
    await using here = await desk(driver, { ...webhook, wait: async (ms) => here.pass(ms / 1000) });
    await here.channel.prepare?.();
    await here.channel.prepare?.();
    expect(
      here.emulator
        .calls()
        .filter(({ method }) => method === 'setWebhook')
        .map(({ status }) => status),
    ).toEqual([200, 429, 200]);
  });

  test('the polling mode takes a forgotten webhook away and keeps what waited', async () => {
    await using here = await desk(driver);
    here.ha.sendText('chờ');
    here.emulator.updates.setWebhook('http://127.0.0.1:1/', undefined, 1);
    expect(await here.channel.check()).toMatchObject({ ok: false, detail: expect.stringContaining('has a webhook') });
    await here.channel.prepare?.();
    expect(await here.channel.check()).toEqual({ ok: true, detail: '@chidoan_thu_bot, polling' });
    expect(here.emulator.updates.info()).toMatchObject({ url: '', pending_update_count: 1 });
  });

  test('the menu has its commands', async () => {
    await using here = await desk(driver);
    await here.channel.prepare?.();
    const commands = here.emulator.commands() as { command: string }[];
    expect(commands.map(({ command }) => command)).toEqual(['start', 'menu', 'huy', 'giup']);
  });

  test('a link opens our chat with its payload, once we know our name', async () => {
    await using here = await desk(driver);
    expect(here.channel.link('dk_7F3K')).toBeUndefined();
    await here.channel.prepare?.();
    expect(here.channel.link('dk_7F3K')).toBe('https://t.me/chidoan_thu_bot?start=dk_7F3K');
    expect(() => here.channel.link('mã có dấu')).toThrow('1 to 64');
  });

  test('a refused token and an unreachable Telegram are told apart, with what to do', async () => {
    await using refused = await desk(driver, { token: '700800900:AAF-revoked' });
    expect(await refused.channel.check()).toMatchObject({ ok: false, detail: expect.stringContaining('@BotFather') });
    await expect(refused.channel.prepare?.()).rejects.toMatchObject({ kind: 'unauthorized' });
    await using cutOff = await desk(driver, { apiRoot: 'http://127.0.0.1:1' });
    expect(await cutOff.channel.check()).toMatchObject({ ok: false, detail: expect.stringContaining('TELEGRAM_API_ROOT') });
  });

  test('a proxy under a path, written with a slash at the end, is called under that path', async () => {
    await using here = await desk(driver);
    const called: string[] = [];
    const proxy = http.createServer(async (request, response) => {
      called.push(request.url ?? '');
      const answer = await fetch(here.apiRoot + (request.url ?? '').replace('/proxy', ''), { method: 'POST' });
      response.end(await answer.text());
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const { port } = proxy.address() as AddressInfo;
    await using behind = await desk(driver, { apiRoot: `http://127.0.0.1:${port}/proxy/` });
    expect(await behind.channel.check()).toMatchObject({ ok: true });
    expect(called).toEqual([`/proxy/bot${token}/getMe`, `/proxy/bot${token}/getWebhookInfo`]);
    proxy.close();
  });
});

test('a token that is none is refused without being repeated', () => {
  const make = (wrong: string) => () =>
    telegramChannel({ token: wrong, driver: 'grammy', mode: 'polling', clock: { now: () => new Date(0) } });
  expect(make('AAF-secret')).toThrow('TELEGRAM_BOT_TOKEN must look like');
  expect(make('AAF-secret')).not.toThrow('AAF-secret');
  expect(make(token)).not.toThrow();
});

test('polling is offered only where it was chosen', () => {
  const channel = telegramChannel({ token, driver: 'grammy', ...webhook, clock: { now: () => new Date(0) } });
  expect(channel.poll).toBeUndefined();
});
