import { afterEach, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/storage/database.js';
import { forgetOld } from '../../src/storage/retention.js';
import { engines } from '../run/database.js';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

const origin = 'https://bot.example.vn';

/** 18:55 on the evening of the meeting that begins at 19:00; Vân, secretary of ấp 3, has opened the door for an hour. */
async function evening(engine: Engine = 'sqlite', channel: 'zalo' | 'telegram' = 'zalo') {
  town = await openTown({ engine, env: { PUBLIC_URL: origin } });
  const { ap3 } = town.units;
  const van = await town.member('Lê Thị Vân', ap3, { channel, roles: [{ role: 'secretary', unitId: ap3 }] });
  const an = await town.member('Nguyễn Văn An', ap3, { channel: 'telegram' });
  const binh = await town.member('Trần Bình', ap3);
  await play(van, '> thông báo họp chi đoàn 7h tối nay ở nhà văn hóa ấp 3\n> [Gửi]');
  town.clock.set('2026-03-12T11:55:00Z');
  await play(van, '> mở điểm danh 60 phút\n< Mã điểm danh:');
  return { van, an, binh };
}

const fixedCode = (officer: Person) =>
  /Mã điểm danh: (\d{4})/.exec(officer.all().findLast((one) => one.text.includes('Mã điểm danh:'))!.text)![1]!;

/** The key of the page's address, as it stands in the officer's chat. */
function keyOf(officer: Person): string {
  const said = officer.all().findLast((message) => message.text.includes(`${origin}/room/#`))!;
  return /\/room\/#([\w-]{40})/.exec(said.text)![1]!;
}

interface Screen {
  state: 'open' | 'closed' | 'over';
  code: string;
  came: number;
  what: string;
  unit: string;
  qr: { size: number; path: string };
  qrMs: number;
}

async function screen(key: string): Promise<{ status: number; shown: Screen }> {
  const answer = await town.app.web.inject({ url: '/room/now', headers: { 'x-room-key': key } });
  return { status: answer.statusCode, shown: answer.json<Screen>() };
}

/** The token that the QR of this moment carries: asked from the rules themselves, because a path is not read here. */
async function scan(): Promise<string> {
  const { qrToken } = await import('../../src/domain/room.js');
  const { id, roomSecret } = await town.db.read((tx) => tx.activity.findFirstOrThrow());
  return qrToken(roomSecret!, id, town.clock.now());
}

/** A phone opens what it scanned; the page's link to Telegram carries the pass. */
async function opensPage(
  token: string,
): Promise<{ status: number; text: string; pass: string | undefined; code: string | undefined }> {
  const answer = await town.app.web.inject({ url: `/s/${token}` });
  return {
    status: answer.statusCode,
    text: answer.body,
    pass: /start=(dq_[\w-]{40})/.exec(answer.body)?.[1],
    code: /id="zalo-code">(\d{4})</.exec(answer.body)?.[1],
  };
}

const cameCount = () => town.db.read((tx) => tx.attendance.count());

describe.each(engines)('the room’s screen on %s', (engine) => {
  test.each(['zalo', 'telegram'] as const)(
    'Vân on %s puts it up, An scans and taps once, Bình types what it shows; it counts them and names nobody',
    async (channel) => {
      const { van, an, binh } = await evening(engine, channel);
      const old = fixedCode(van);
      await play(
        van,
        `
      > [Màn hình phòng]
      < Đồng chí mở liên kết này trên máy chiếu
      < Sinh hoạt thường kỳ – 19:00, Thứ Năm, 12/03/2026
      < ${origin}/room/#
      < đừng gửi vào nhóm
      < Mã ${old} tạm ngừng dùng
      [Ai đã điểm danh] [Thêm 15 phút] [Dùng mã cố định] [Đóng điểm danh]
      `,
      );
      const key = keyOf(van);
      const first = await screen(key);
      expect(first).toMatchObject({
        status: 200,
        shown: { state: 'open', came: 0, what: 'Sinh hoạt thường kỳ', unit: 'Chi đoàn ấp 3' },
      });

      const opened = await opensPage(await scan());
      expect(opened.status).toBe(200);
      await play(an, `> (start ${opened.pass})\n< Đã điểm danh cho bạn An lúc 18:55\n< Sinh hoạt thường kỳ`);
      await play(an, `> (start ${opened.pass})\n< Bạn đã điểm danh lúc 18:55 rồi`);

      town.clock.set('2026-03-12T12:16:10Z');
      const { shown } = await screen(key);
      expect(shown.code).not.toBe(first.shown.code);
      await play(binh, `> điểm danh ${shown.code}\n< Đã điểm danh cho bạn Bình lúc 19:16 (đến trễ)`);
      const after = await town.app.web.inject({ url: '/room/now', headers: { 'x-room-key': key } });
      expect(after.json<Screen>().came).toBe(2);
      for (const name of ['Nguyễn Văn An', 'An', 'Bình', 'Vân']) expect(after.body).not.toContain(`"${name}`);
    },
  );

  test('a scan in time that the platform delivers an hour later counts by the time it was made', async () => {
    const { van, an } = await evening(engine);
    await play(van, '> [Màn hình phòng]');
    const token = await scan();
    const at = town.clock.now();
    town.clock.advance({ hours: 1 });
    await town.app.put([town.channel('telegram').inbound(an.id, { kind: 'start', payload: `dq_${token}` }, at)]);
    await town.app.settle();
    expect(an.news().at(-1)).toContain('Đã điểm danh cho bạn An lúc 18:55');
  });

  test('a photo of the QR sent to a friend is useless half a minute later, on our page and in the chat', async () => {
    const { van, an } = await evening(engine);
    await play(van, '> [Màn hình phòng]');
    const photo = await scan();
    town.clock.advance({ seconds: 30 });
    const page = await opensPage(photo);
    expect(page.status).toBe(410);
    expect(page.text).toContain('Mã QR này đã đổi');
    expect(page.pass).toBeUndefined();
    await play(an, `> (start dq_${photo})\n< Mã QR này đã đổi\n< Sinh hoạt thường kỳ`);
    expect(await cameCount()).toBe(0);
    await play(an, `> (start dq_${await scan()})\n< Đã điểm danh cho bạn An`);
  });

  test('two officers who put it up in the same moment get one screen', async () => {
    const { van } = await evening(engine);
    const phuong = await town.member('Đỗ Phương', town.units.ap3, {
      roles: [{ role: 'deputy_secretary', unitId: town.units.ap3 }],
    });
    const { id } = await town.db.read((tx) => tx.activity.findFirstOrThrow());
    const press = (one: Person) =>
      town.channel('zalo').inbound(one.id, { kind: 'choice', address: `check_in_open/room:${id}` }, town.clock.now());
    await town.app.put([press(van), press(phuong)]);
    await town.app.settle();
    expect(keyOf(van)).toBe(keyOf(phuong));
    expect((await screen(keyOf(van))).status).toBe(200);
  });

  test('two hundred people sign in within a minute by QR and by code: each is answered, none twice', async () => {
    const { van } = await evening(engine);
    await play(van, '> [Màn hình phòng]');
    const people: Person[] = [];
    for (let n = 0; n < 200; n++)
      people.push(await town.member(`Nguyễn Văn Số ${n}`, town.units.ap3, { channel: n % 2 === 0 ? 'zalo' : 'telegram' }));
    const inbounds = [];
    for (const [n, one] of people.entries()) {
      town.clock.advance({ seconds: n % 10 === 0 ? 3 : 0 });
      const at = town.clock.now();
      const content =
        one.channel === 'telegram'
          ? { kind: 'start' as const, payload: `dq_${await scan()}` }
          : { kind: 'text' as const, text: (await screen(keyOf(van))).shown.code };
      // Every third does it twice, as people do who see no answer at once.
      for (let times = n % 3 === 0 ? 2 : 1; times > 0; times--)
        inbounds.push(town.channel(one.channel).inbound(one.id, content, at));
    }
    await town.app.put(inbounds);
    await town.app.settle();
    for (const [n, one] of people.entries()) {
      const heard = one.news();
      expect(heard, one.id).toHaveLength(n % 3 === 0 ? 2 : 1);
      expect(heard[0]).toContain('Đã điểm danh cho bạn');
    }
    expect(await cameCount()).toBe(200);
    expect((await screen(keyOf(van))).shown.came).toBe(200);
  });
});

describe('the codes of the screen', () => {
  test('the old code of the door is answered kindly and is no wrong guess; one that has changed asks for the new one', async () => {
    const { van, binh } = await evening();
    const old = fixedCode(van);
    await play(van, '> màn hình phòng\n< mở liên kết này');
    await play(binh, `> ${old}\n< Buổi này dùng mã trên màn hình, mã tự đổi mỗi phút`);
    expect(await town.db.read((tx) => tx.checkInMiss.count())).toBe(0);
    const { shown } = await screen(keyOf(van));
    town.clock.advance({ minutes: 4 });
    await play(binh, `> ${shown.code}\n< Mã ${shown.code} đã đổi. Bạn nhắn mã đang hiện trên màn hình`);
    const fresh = (await screen(keyOf(van))).shown.code;
    await play(binh, `> ${fresh}\n< Đã điểm danh cho bạn Bình`);
  });

  test('a member of another branch hears whose it is, by code and by QR', async () => {
    const { van } = await evening();
    await play(van, '> [Màn hình phòng]');
    const loc = await town.member('Phạm Lộc', town.units.dacLuaAp3, { channel: 'telegram' });
    const { shown } = await screen(keyOf(van));
    await play(loc, `> điểm danh ${shown.code}\n< Mã này là của một buổi khác: Chi đoàn ấp 3, Đoàn xã Phú Bình`);
    await play(loc, `> (start dq_${await scan()})\n< Mã này là của một buổi khác: Chi đoàn ấp 3, Đoàn xã Phú Bình`);
    expect(await cameCount()).toBe(0);
  });

  test('a forged QR, one of a meeting that is not, and nonsense have each an answer', async () => {
    const { van, an } = await evening();
    await play(van, '> [Màn hình phòng]');
    const real = await scan();
    const forged = `${real.slice(0, 39)}${real.endsWith('A') ? 'B' : 'A'}`;
    await play(an, `> (start dq_${forged})\n< Liên kết điểm danh này không đúng`);
    expect((await opensPage(forged)).status).toBe(404);
    expect((await opensPage(forged)).text).toContain('Mình không nhận ra mã QR này');
    const strange = Buffer.concat([Buffer.alloc(16, 7), Buffer.from(real, 'base64url').subarray(16)]).toString('base64url');
    await play(an, `> (start dq_${strange})\n< Mã QR này đã hết hạn`);
    expect((await opensPage(strange)).status).toBe(404);
    await play(an, '> (start dq_4821)\n< Liên kết điểm danh này không đúng');
    // A pass is no QR: its address opens nothing, so that it cannot be sent on as a page.
    const { pass } = await opensPage(real);
    expect((await opensPage(pass!.slice(3))).status).toBe(404);
    expect(await cameCount()).toBe(0);
  });

  test('somebody locked out by wrong codes gets in by the QR: it cannot be guessed', async () => {
    const { van, an } = await evening();
    await play(van, '> [Màn hình phòng]');
    const { shown } = await screen(keyOf(van));
    const wrong = shown.code === '8517' ? '8516' : '8517';
    for (let n = 0; n < 5; n++) await an.says(`điểm danh ${wrong}`);
    await play(an, `> ${shown.code}\n< nhập sai mã nhiều lần`);
    await play(an, `> (start dq_${await scan()})\n< Đã điểm danh cho bạn An`);
  });

  test('a newcomer who scans is asked to register first', async () => {
    const { van } = await evening();
    await play(van, '> [Màn hình phòng]');
    await play(town.stranger('telegram'), `> (start dq_${await scan()})\n< Điểm danh dành cho đoàn viên đã đăng ký`);
  });

  test('who types the last code after the door closed asks the secretary, as with any code', async () => {
    const { van, binh } = await evening();
    await play(van, '> [Màn hình phòng]');
    const { shown } = await screen(keyOf(van));
    await play(van, '> [Đóng điểm danh]');
    town.clock.advance({ minutes: 5 });
    await play(binh, `> ${shown.code}\n< Điểm danh đã đóng lúc 18:55. Mình đã chuyển bí thư xem`);
    expect(van.news().at(-1)).toContain('Trần Bình điểm danh lúc 19:00, sau khi đã đóng');
  });
});

describe('yesterday’s', () => {
  test('code and QR of the screen are over, each kindly; nobody is asked about them', async () => {
    const { van, an, binh } = await evening();
    await play(van, '> [Màn hình phòng]');
    const { shown } = await screen(keyOf(van));
    const token = await scan();
    town.clock.advance({ hours: 20 });
    await play(binh, `> điểm danh ${shown.code}\n< Mã này đã hết hạn vì buổi đã qua.`);
    await play(an, `> (start dq_${token})\n< Mã này đã hết hạn vì buổi đã qua.`);
    expect(await town.db.read((tx) => tx.lateCheckIn.count())).toBe(0);
  });
});

describe('the page of the room', () => {
  test('waits while the door is shut, comes back with it, and ends with the meeting', async () => {
    const { van } = await evening();
    await play(van, '> [Màn hình phòng]');
    const key = keyOf(van);
    await play(van, '> [Đóng điểm danh]');
    town.clock.set('2026-03-12T12:30:00Z');
    expect(await screen(key)).toMatchObject({ status: 200, shown: { state: 'closed' } });
    expect((await opensPage(await scan())).status).toBe(410);
    await play(van, '> [Mở lại]\n> 15\n< Màn hình phòng đang bật, mã đổi mỗi phút\n< Mã lúc này:');
    expect((await screen(key)).shown.state).toBe('open');
    await play(van, '> [Thêm 15 phút]\n< Đã thêm giờ. Màn hình phòng đang bật');
    await play(van, '> [Đóng điểm danh]\n> [Kết thúc buổi]');
    const over = await screen(key);
    expect(over).toEqual({ status: 410, shown: { state: 'over' } });
    expect((await van.presses('Màn hình phòng')).join()).toContain('Đang không mở điểm danh');
    await play(van, '> màn hình phòng\n< Đang không mở điểm danh nên chưa bật màn hình phòng được.\n[Mở điểm danh]');
  });

  test('its secret is gone a day after; then nothing about it is known any more', async () => {
    const { van, an } = await evening();
    await play(van, '> [Màn hình phòng]');
    const key = keyOf(van);
    const token = await scan();
    town.clock.advance({ hours: 26 });
    await forgetOld(town.db, town.clock.now());
    expect(await town.db.read((tx) => tx.activity.count({ where: { roomSecret: { not: null } } }))).toBe(0);
    expect((await screen(key)).status).toBe(404);
    await play(an, `> (start dq_${token})\n< Mã QR này đã hết hạn`);
  });

  test('a wrong key, one of another meeting’s, or none opens nothing', async () => {
    const { van } = await evening();
    await play(van, '> [Màn hình phòng]');
    const key = keyOf(van);
    for (const wrong of ['', 'x', `${key.slice(0, 39)}${key.endsWith('A') ? 'B' : 'A'}`, await scan()])
      expect((await screen(wrong)).status).toBe(404);
    expect((await town.app.web.inject({ url: '/room/now' })).statusCode).toBe(404);
  });

  test('goes back to one fixed code when there is no projector', async () => {
    const { van, binh } = await evening();
    const old = fixedCode(van);
    await play(van, '> [Màn hình phòng]');
    const key = keyOf(van);
    await play(van, `> [Dùng mã cố định]\n< Mã điểm danh: ${old}`);
    expect((await screen(key)).status).toBe(404);
    await play(binh, `> ${old}\n< Đã điểm danh cho bạn Bình`);
  });

  test('is given to officers only, and not at all without an address in the web', async () => {
    const { an } = await evening();
    const { id } = await town.db.read((tx) => tx.activity.findFirstOrThrow());
    for (const entry of ['room', 'room_off'])
      expect((await an.sendsChoice(`check_in_open/${entry}:${id}`)).join()).toContain('Mình không tìm thấy việc này');
    expect((await an.says('màn hình phòng')).join()).not.toContain('/room/');
    await town.close();
    town = await openTown();
    const van = await town.member('Lê Thị Vân', town.units.ap3, { roles: [{ role: 'secretary', unitId: town.units.ap3 }] });
    await play(van, '> mở điểm danh 30 phút\n> [Sinh hoạt thường kỳ]\n> bỏ qua\n> bỏ qua\n< Mã điểm danh');
    expect(van.buttons()).not.toContain('Màn hình phòng');
    await play(van, '> chiếu mã lên màn hình\n< Bot chưa có địa chỉ web\n< Mã điểm danh:');
  });

  test('says nothing of its own to anybody else: no script from elsewhere, no referrer, no index, nothing kept', async () => {
    const { van } = await evening();
    await play(van, '> [Màn hình phòng]');
    for (const url of ['/room/', `/s/${await scan()}`]) {
      const { headers, body } = await town.app.web.inject({ url });
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['content-security-policy']).not.toContain('unsafe');
      expect(headers).toMatchObject({
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
        'x-robots-tag': 'noindex, nofollow',
      });
      expect(body).not.toMatch(/<script(?![^>]* src="\/room\/)|<style|\son\w+=|style="/);
    }
  });
});
