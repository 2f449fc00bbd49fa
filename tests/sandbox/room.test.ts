import { afterAll, beforeAll, expect, it } from 'vitest';
import { qrToken } from '../../src/domain/room.js';
import { openPlaying, type Playing } from './playing.js';

let here: Playing;
beforeAll(async () => {
  here = await openPlaying();
});
afterAll(() => here.stop());

it('through both strict platforms: Lan puts the screen up, Bảo scans and starts Telegram, Minh types its code on Zalo', async () => {
  const lan = (text: string) => here.act('lan', 'zalo', { act: 'text', text });
  await lan('mở điểm danh 60 phút');
  await here.hears('lan', 'zalo', ({ text }) => text.includes('loại hoạt động nào'));
  await lan('2');
  for (const asked of ['Tên hoạt động', 'ở đâu']) {
    await here.hears('lan', 'zalo', ({ text }) => text.includes(asked));
    await lan('bỏ qua');
  }
  await here.hears('lan', 'zalo', ({ text }) => text.includes('Mã điểm danh'));
  await lan('màn hình phòng');
  const { text } = await here.hears('lan', 'zalo', (bubble) => bubble.text.includes('/room/#'));
  const key = /\/room\/#([\w-]{40})/.exec(text)![1]!;
  const screen = async () =>
    (await fetch(`${here.origin}/room/now`, { headers: { 'x-room-key': key } })).json() as Promise<{
      code: string;
      came: number;
    }>;

  const { id, roomSecret } = await here.db.read((tx) => tx.activity.findFirstOrThrow());
  const page = await (await fetch(`${here.origin}/s/${qrToken(roomSecret!, id, here.clock.now())}`)).text();
  const link = /href="(https:[^"]*start[^"]*)" rel/.exec(page)![1]!.replaceAll('&#38;', '&');
  await here.act('bao', 'telegram', { act: 'start', payload: new URL(link).searchParams.get('start') });
  await here.hears('bao', 'telegram', (bubble) => bubble.text.includes('Đã điểm danh cho bạn Bảo'));
  await here.act('minh', 'zalo', { act: 'text', text: (await screen()).code });
  await here.hears('minh', 'zalo', (bubble) => bubble.text.includes('Đã điểm danh cho bạn Minh'));
  expect((await screen()).came).toBe(2);
  expect(page).toContain('https://zalo.me/');
  expect(here.platforms.zalo.violations()).toEqual([]);
  expect(here.platforms.telegram.violations()).toEqual([]);
});
