import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { engines } from '../run/database.js';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

async function codeOf(person: Person): Promise<string> {
  const said = (await person.sendsChoice('link/create')).join('\n');
  return /LK-[A-Z0-9]{6}/.exec(said)![0];
}

describe.each(engines)('linking the second channel, on %s', (engine) => {
  beforeEach(async () => {
    town = await openTown({ engine });
  });

  test('a member makes a code on Zalo, types it on Telegram in the middle of joining, and stays one member on both', async () => {
    const an = await town.member('Nguyễn Văn An', town.units.phuCuong);
    const code = await codeOf(an);
    const phone = town.stranger('telegram');
    await play(
      phone,
      `> chào
       < bạn có đồng ý không?
       > [Đã đăng ký ở kênh khác]
       < nhập mã
       > ${code.toLowerCase().replace('-', ' ')}
       < Xong rồi!
       [Xem menu]
       > chào
       < Chào bạn An!`,
    );
    expect(an.news().join('\n')).toContain('Tài khoản Telegram vừa được liên kết');
    await town.db.read(async (tx) => {
      expect(await tx.contact.count()).toBe(1);
      expect(await tx.member.count()).toBe(1);
      expect((await tx.address.findMany()).map((one) => one.contactId)).toEqual([an.contactId, an.contactId]);
      expect((await tx.linkCode.findMany()).every((one) => !one.hash.includes(code.slice(3)))).toBe(true);
      expect(await tx.inbound.count({ where: { NOT: { contactId: an.contactId } } })).toBe(0);
    });
    // Once is once: the code is used up.
    await play(town.stranger('telegram'), `> ${code}\n< không đúng hoặc đã hết hạn`);
  });

  test('what the new account wrote before and is still waiting becomes the member’s', async () => {
    const an = await town.member('Nguyễn Văn An', town.units.phuCuong, { channel: 'telegram' });
    const code = await codeOf(an);
    const phone = town.stranger('zalo');
    const paper = town.channel('zalo');
    const now = town.clock.now();
    await town.app.put([
      paper.inbound(phone.id, { kind: 'text', text: code }, now),
      paper.inbound(phone.id, { kind: 'text', text: 'chào' }, new Date(now.getTime() + 1000)),
    ]);
    await town.app.settle();
    expect(phone.news().join('\n')).toMatch(/Xong rồi![\s\S]*Chào bạn An!/);
    expect(await town.db.read((tx) => tx.inbound.count({ where: { state: 'waiting' } }))).toBe(0);
  });

  test('a link that somebody may have been sent asks before it links, and can be refused', async () => {
    const an = await town.member('Nguyễn Văn An', town.units.phuCuong);
    const code = (await codeOf(an)).slice(3);
    const binh = town.stranger('telegram');
    await play(
      binh,
      `> (start lk_${code})
       < Liên kết tài khoản Telegram này … khi chính bạn vừa tạo mã trên Zalo
       [Liên kết] [Không phải tôi]
       > [Không phải tôi]
       < Mình không liên kết gì cả`,
    );
    expect(an.news()).toEqual([]);
    const own = town.stranger('telegram');
    await own.does({ kind: 'start', payload: `lk_${code}` });
    // Whoever reads the database must not be able to use it while its owner thinks.
    const kept = await town.db.read(async (tx) =>
      JSON.stringify([await tx.conversation.findMany(), await tx.inbound.findMany()]),
    );
    expect(kept).toContain('link');
    expect(kept).not.toContain(code);
    await play(own, `> dạ đúng rồi\n< Xong rồi!\n> chào\n< Chào bạn An!`);
    await play(town.stranger('telegram'), `> (start lk_${code})\n< không đúng hoặc đã hết hạn`);
  });

  test('after five wrong codes even the right one must wait an hour', async () => {
    const an = await town.member('Nguyễn Văn An', town.units.phuCuong);
    const thief = town.stranger('telegram');
    for (let n = 0; n < 5; n++) await play(thief, `> LK-CDFGH${'34679'[n]}\n< không đúng hoặc đã hết hạn`);
    const code = await codeOf(an);
    await play(thief, `> ${code}\n< tạm khóa`);
    town.clock.advance({ minutes: 61 });
    await play(thief, `> ${await codeOf(an)}\n< Xong rồi!`);
  });
});

describe('linking', () => {
  beforeEach(async () => {
    town = await openTown();
  });

  test('a code is good for ten minutes', async () => {
    const an = await town.member('Nguyễn Văn An', town.units.phuCuong);
    const code = await codeOf(an);
    town.clock.advance({ minutes: 10 });
    await play(town.stranger('telegram'), `> ${code}\n< đã hết hạn`);
  });

  test('the deep link on Telegram does it without typing', async () => {
    const an = await town.member('Nguyễn Văn An', town.units.phuCuong);
    const said = (await an.sendsChoice('link/create')).join('\n');
    const payload = /start=(lk_[A-Z0-9]{6})/.exec(said)![1]!;
    await play(town.stranger('telegram'), `> (start ${payload})\n> [Liên kết]\n< Xong rồi!`);
  });

  test('a newer code makes the older one void, and one’s own code is no use on the same account', async () => {
    const an = await town.member('Nguyễn Văn An', town.units.phuCuong);
    const first = await codeOf(an);
    const second = await codeOf(an);
    await play(an, `> ${second}\n< mã của chính tài khoản này`);
    await play(town.stranger('telegram'), `> ${first}\n< không đúng`);
  });

  test('two members are never made one, and a stranger gets no code', async () => {
    const an = await town.member('Nguyễn Văn An', town.units.phuCuong);
    const binh = await town.member('Trần Thị Bình', town.units.phuCuong, { channel: 'telegram' });
    await play(binh, `> ${await codeOf(an)}\n< đã gắn với một đoàn viên`);
    expect(await town.db.read((tx) => tx.contact.count())).toBe(2);
    expect((await town.stranger('zalo').sendsChoice('link/create')).join()).toContain('đăng ký trước');
  });

  test('a request that waited under the other account is withdrawn, nothing of it stays', async () => {
    const an = await town.member('Nguyễn Văn An', town.units.phuCuong);
    const phone = town.stranger('telegram');
    await play(
      phone,
      '> chào\n> đồng ý\n> không\n> Nguyễn Văn Anh\n> 15/03/2005\n> bỏ qua\n> ấp Phú Cường\n> bỏ qua\n> gửi\n< Mình đã ghi yêu cầu',
    );
    await play(phone, `> ${await codeOf(an)}\n< Xong rồi!`);
    await town.db.read(async (tx) => {
      expect((await tx.registration.findMany()).map((one) => one.state)).toEqual(['withdrawn']);
      expect(await tx.member.count()).toBe(1);
    });
  });
});
