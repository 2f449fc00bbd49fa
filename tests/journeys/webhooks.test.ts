import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { forgeries } from '../../src/sandbox/zalo/forgery.js';
import { allRows } from '../run/all-tables.js';
import { livesHere } from './residents.js';
import { openWorld, type World } from './world.js';

describe('what is posted to the webhooks', () => {
  let world: World;
  let before: string[];
  beforeEach(async () => {
    world = await openWorld({ mode: 'webhook' });
    await livesHere(world, world.onZalo('An', '84912345678'), 'Nguyễn Văn An');
    before = await allRows(world.db);
  });
  afterEach(() => world.close());

  const counted = async (name: string): Promise<number> => {
    const metrics = await (await fetch(`${world.origin}/metrics`)).text();
    const line = metrics.split('\n').find((one) => one.includes(name) && !one.startsWith('#'));
    return Number(line?.split(' ').at(-1) ?? 0);
  };
  const post = (channel: 'zalo' | 'telegram', body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    fetch(`${world.origin}/webhooks/${channel}`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });
  const leavesNothing = async () => {
    await world.settle();
    expect(await allRows(world.db)).toEqual(before);
    expect(world.log()).toEqual([]);
  };

  test.each(forgeries)('by somebody who is not Zalo (%s) is refused and leaves no trace but a counter', async (trick) => {
    const call = world.zalo.forge(trick);
    expect(await world.zalo.webhooks.post(call)).toBe(401);
    await leavesNothing();
    expect(await counted('webhook_refused')).toBe(1);
  });

  test.each([
    ['no', undefined],
    ['a wrong', 'wrong-secret'],
    ['an endless', 'x'.repeat(300)],
  ])('with %s secret is not Telegram’s', async (_, secret) => {
    const update = {
      update_id: 1,
      message: {
        message_id: 1,
        date: 1,
        chat: { id: 5, type: 'private' },
        from: { id: 5, is_bot: false, first_name: 'X' },
        text: 'chào',
      },
    };
    expect(await world.telegram.updates.forge(update, secret)).toBe(401);
    await leavesNothing();
    expect(await counted('webhook_refused')).toBe(1);
  });

  test('and is larger than 1 MB is not read', async () => {
    for (const channel of ['zalo', 'telegram'] as const) expect((await post(channel, 'x'.repeat(1_048_577))).status).toBe(413);
    await leavesNothing();
  });

  test('and is not JSON gets 400, also with the right proof', async () => {
    const { headers, body } = world.zalo.webhooks.sign(Buffer.from('{"dở dang":'));
    expect((await post('zalo', new Uint8Array(body), headers)).status).toBe(400);
    const secret = { 'x-telegram-bot-api-secret-token': world.config().TELEGRAM_WEBHOOK_SECRET! };
    for (const text of ['{"dở', '', '[]', 'null']) expect((await post('telegram', text, secret)).status).toBe(400);
    await leavesNothing();
  });

  test('and is of a kind we do not know gets 200, is counted, and nothing more', async () => {
    await world.zalo.person().event('user_dances', { sender: { id: '1' }, recipient: { id: world.config().ZALO_OA_ID } });
    const secret = { 'x-telegram-bot-api-secret-token': world.config().TELEGRAM_WEBHOOK_SECRET! };
    expect((await post('telegram', JSON.stringify({ update_id: 9, dance: {} }), secret)).status).toBe(200);
    await leavesNothing();
    expect(world.zalo.webhooks.waiting()).toBe(0);
    expect(await counted('webhook_ignored')).toBeGreaterThanOrEqual(2);
  });

  test('to any other place is not found', async () => {
    for (const path of ['/', '/webhooks', '/webhooks/facebook', '/admin'])
      expect((await fetch(`${world.origin}${path}`, { method: 'POST' })).status).toBe(404);
    expect((await fetch(`${world.origin}/webhooks/zalo`)).status).toBe(404);
  });
});
