import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildMedia, ZaloOaClient } from '../../../src/channels/zalo/client/index.js';
import type { ZaloEmulator } from '../../../src/sandbox/zalo/emulator.js';
import { account, handClock, startZalo } from './account.js';
import { MemoryTokenStore } from './memory-token-store.js';

describe('the Zalo OA client', () => {
  let emulator: ZaloEmulator;
  let client: ZaloOaClient;

  beforeEach(async () => {
    const clock = handClock();
    const started = await startZalo(clock, { echoes: false, templates: { moi_hop: ['gio'] } });
    emulator = started.emulator;
    const tokenStore = new MemoryTokenStore(clock);
    // A root may end in a slash, as people write it.
    const roots = { ...started.roots, api: `${started.roots.api}/` };
    const now = () => clock.now();
    client = new ZaloOaClient({
      ...account,
      tokenStore,
      seedRefreshToken: emulator.refreshToken(),
      now,
      roots,
      appSecretProof: true,
    });
  });
  afterEach(async () => {
    client.close();
    await emulator.close();
  });

  test('speaks to an app that wants the proof of its secret', async () => {
    emulator.set({ requireProof: true });
    expect(await client.getOa()).toEqual({ oaId: account.oaId, name: 'Đoàn xã Tân Phú', packageName: 'Growth' });
  });

  test('reads a person, with ids and a phone that come as numbers', async () => {
    emulator.set({ numericIds: true });
    const hà = emulator.person('4339761418830368433', { name: 'Trần Thị Hà', phone: '84900000000', follower: true });
    expect(await client.getUser(hà.id)).toEqual({ userId: hà.id, displayName: 'Trần Thị Hà', isFollower: true });
    await hà.clickChatNow();
    await client.requestUserInfo(hà.id, { title: 'Số của bạn', subtitle: 'Bấm để gửi' });
    await hà.shareInfo();
    expect((await client.getUser(hà.id)).shared).toEqual({ name: 'Trần Thị Hà', phone: '84900000000' });
    await expect(client.getUser('1')).rejects.toMatchObject({ kind: 'recipient', code: '-213' });
  });

  test('sends what every kind of message needs, and gets its id back', async () => {
    const hà = emulator.person();
    await hà.follow();
    const image = await client.uploadImage(Buffer.from('png'), 'ma.png');
    const token = await client.uploadFile(Buffer.from('pdf'), 'don.pdf');
    const ids = [
      (await client.sendText(hà.id, 'một')).messageId,
      (await client.sendImage(hà.id, image, 'hai')).messageId,
      (await client.sendFile(hà.id, token)).messageId,
      (await client.sendCSMessage(hà.id, buildMedia({ media_type: 'sticker', attachment_id: '46990' }))).messageId,
    ];
    expect(hà.chat().map((bubble) => [bubble.id, bubble.kind])).toEqual(
      ['text', 'image', 'file', 'sticker'].map((kind, index) => [ids[index], kind]),
    );
    expect(hà.chat()[1]?.attachment).toEqual({ name: 'ma.png', bytes: Buffer.from('png') });
    expect(emulator.violations()).toEqual([]);
  });

  test('notices an upload that Zalo "accepted" without keeping it', async () => {
    await expect(client.uploadImage(Buffer.from('png'), 'ma')).rejects.toMatchObject({
      kind: 'payload',
      code: 'no_attachment_id',
    });
  });

  test('sends templates by user id and by phone number, with the codes of the other host', async () => {
    const hà = emulator.person(undefined, { phone: '84900000000', follower: true });
    const templateData = { gio: '19h30' };
    const message = { templateId: 'moi_hop', templateData, trackingId: 'moi-42' };
    expect((await client.sendTemplate(hà.id, 'moi_hop', templateData)).userId).toBe(hà.id);
    expect((await client.sendZns({ ...message, phone: '84900000000' })).messageId).not.toBe('');
    expect(hà.chat().map((bubble) => bubble.text)).toEqual(['19h30', '19h30']);
    await expect(client.sendZns({ ...message, phone: '84911111111' })).rejects.toMatchObject({ kind: 'recipient', code: '-118' });
    emulator.expireAccessToken();
    await client.sendZns({ ...message, phone: '84900000000' });
    expect(hà.chat().length).toBe(3);
  });
});
