import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { endsWell } from './ending.js';
import type { Phone } from './phones.js';
import { livesHere } from './residents.js';
import { openWorld, type World } from './world.js';

describe('a journey that did not end well is noticed:', () => {
  let world: World;
  let an: Phone;
  beforeEach(async () => {
    world = await openWorld();
    an = world.onZalo('An', '84912345678');
    await livesHere(world, an, 'Nguyễn Văn An');
    await an.says('trợ giúp nhé bạn ơi');
    await endsWell(world, ['Nguyễn Văn An']);
  });
  afterEach(() => world.close());

  test.each([
    ['a name', 'Nguyễn Văn An'],
    ['a name in other letters', 'NGUYỄN VĂN AN'.normalize('NFD')],
    ['what a person wrote', 'xin trợ giúp nhé bạn ơi!'],
    ['what the bot wrote', 'đã gửi: có dấu hay không dấu đều được'],
    ['an old token of Zalo', `refresh-3-${'R'.repeat(40)}`],
  ])('%s in the log', async (_, text) => {
    world.log().push(JSON.stringify({ level: 30, msg: text }));
    await expect(endsWell(world, ['Nguyễn Văn An'])).rejects.toThrow();
  });

  test('a token in the log', async () => {
    world.log().push(JSON.stringify({ level: 30, msg: `/bot${world.config().TELEGRAM_BOT_TOKEN}/sendMessage` }));
    await expect(endsWell(world, ['Nguyễn Văn An'])).rejects.toThrow();
  });

  test('a message that waits for ever', async () => {
    world.zalo.fault({ kind: 'html' });
    await an.says('menu');
    await expect(endsWell(world, [])).rejects.toThrow();
  });

  test('a message that was given up', async () => {
    await an.says('menu');
    await world.db.write((tx) => tx.inbound.updateMany({ where: { state: 'done' }, data: { state: 'parked' } }));
    await expect(endsWell(world, [])).rejects.toThrow();
  });

  test('a call that the platform forbids', async () => {
    await fetch(`${world.config().ZALO_API_ROOT}/v3.0/oa/nothing`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    });
    await expect(endsWell(world, [])).rejects.toThrow();
  });
});
