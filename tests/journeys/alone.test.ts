import { afterEach, describe, expect, test } from 'vitest';
import type { ChannelName } from '../../src/messages.js';
import { play } from '../run/transcript.js';
import { endsWell } from './ending.js';
import { registers } from './joining.js';
import { openWorld, setupCode, type World, type WorldOptions } from './world.js';

let world: World;
afterEach(() => world.close());

const cells: WorldOptions[] = [
  { engine: 'sqlite', channels: ['zalo'] },
  { engine: 'postgresql', channels: ['zalo'] },
  { engine: 'postgresql', channels: ['telegram'], driver: 'grammy', mode: 'polling' },
  { engine: 'sqlite', channels: ['telegram'], driver: 'telegraf', mode: 'webhook' },
];

describe.each(cells)('with $channels alone, on $engine', (cell) => {
  test('the administrator claims, a newcomer joins and is taken in, and the other platform is never asked', async () => {
    world = await openWorld(cell);
    const on = (name: string, phone: string) =>
      cell.channels![0] === 'zalo' ? world.onZalo(name, phone) : world.onTelegram(name, phone);
    const hoa = on('Hòa', '84905000001');
    const an = on('An', '84912345678');
    await hoa.opens();
    await play(hoa, `> ${setupCode}\n< Đồng chí đã là quản trị viên của Đoàn xã Phú Bình`);
    await registers(an, { fullName: 'Nguyễn Văn An', born: '15/03/2004' });
    expect(hoa.news().join('\n')).toContain('Nguyễn Văn An');
    await play(hoa, '> [Duyệt]\n< Đã duyệt Nguyễn Văn An');
    expect(an.news().join('\n')).toContain('bạn đã là thành viên của Chi đoàn ấp Phú Cường');
    await play(an, '> menu\n< Mình giúp được những việc này');

    expect(world.app().channels.map((channel) => channel.name)).toEqual(cell.channels);
    const ready = await fetch(`${world.origin}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([200, { ready: true, missing: [] }]);
    const other: ChannelName = cell.channels![0] === 'zalo' ? 'telegram' : 'zalo';
    expect((await fetch(`${world.origin}/webhooks/${other}`, { method: 'POST', body: '{}' })).status).toBe(404);
    expect(other === 'zalo' ? world.zalo.calls() : world.telegram.calls()).toEqual([]);
    await endsWell(world, ['Nguyễn Văn An', hoa.id, an.id, hoa.phone, an.phone.slice(2)]);
  });
});
