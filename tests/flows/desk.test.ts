import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTown, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

describe('the way to the desk', () => {
  let town: Town;
  beforeEach(async () => {
    town = await openTown({ env: { PUBLIC_URL: 'https://bot.example.vn/' } });
  });
  afterEach(() => town.close());

  test.each(['zalo', 'telegram'] as const)(
    'an officer asks for it on %s, with or without accents, or takes it from the menu',
    async (channel) => {
      const lan = await town.member('Lê Thị Lan', town.units.phuCuong, {
        channel,
        roles: [{ role: 'secretary', unitId: town.units.phuCuong }],
      });
      for (const text of ['Bàn làm việc', 'ban lam viec', 'mở trang', 'mo ban lam viec'])
        await play(
          lan,
          `> ${text}
         < Bàn làm việc của đồng chí trên trình duyệt: https://bot.example.vn/desk/in/
         < Liên kết dùng được một lần, trong 10 phút
         [Đăng xuất mọi nơi]`,
        );
      await play(
        lan,
        `> menu
       > [Bàn làm việc]
       < https://bot.example.vn/desk/in/
       > [Đăng xuất mọi nơi]
       < Đã đóng bàn làm việc trên mọi máy`,
      );
    },
  );

  test.each(['committee_member', 'deputy_secretary', 'commune_secretary', 'administrator'] as const)(
    'a %s has one too',
    async (role) => {
      const unitId = role.startsWith('commune') ? town.units.phuBinh : town.units.phuCuong;
      const hoa = await town.member('Phạm Thị Hòa', town.units.phuCuong, { roles: [{ role, unitId }] });
      expect((await hoa.says('bàn làm việc')).join()).toContain('/desk/in/');
    },
  );

  test('a member and a stranger are told whose it is, and get no link', async () => {
    const an = await town.member('Nguyễn Văn An', town.units.phuCuong);
    await play(
      an,
      `> bàn làm việc
       < Bàn làm việc dành cho Bí thư, Phó Bí thư và Ủy viên Ban Chấp hành`,
    );
    expect((await an.sendsChoice('desk/open')).join()).not.toContain('/desk/in/');
    expect(await town.db.read((tx) => tx.deskLink.count())).toBe(0);
    await an.says('menu');
    expect(an.buttons()).not.toContain('Bàn làm việc');
  });

  test('where the bot has no address in the web, it says so and leads back to the chat', async () => {
    const plain = await openTown();
    try {
      const lan = await plain.member('Lê Thị Lan', plain.units.phuCuong, {
        roles: [{ role: 'secretary', unitId: plain.units.phuCuong }],
      });
      await play(
        lan,
        `> bàn làm việc
         < Ở đây chưa mở bàn làm việc trên trình duyệt
         [Xem menu]
         > [Xem menu]`,
      );
      expect(lan.buttons()).not.toContain('Bàn làm việc');
      expect((await plain.app.web.inject({ url: '/desk' })).statusCode).toBe(404);
    } finally {
      await plain.close();
    }
  });
});
