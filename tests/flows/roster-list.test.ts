import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { engines } from '../run/database.js';
import { openTown, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

describe.each(engines)('the list of members, on %s', (engine) => {
  let town: Town;
  beforeEach(async () => {
    town = await openTown({ engine });
  });
  afterEach(() => town.close());

  test('a secretary on Zalo reads their own branch by given name; who looked is in the audit log', async () => {
    for (const name of ['Trần Văn Bình', 'Nguyễn Thị Ánh', 'Đỗ Đức Đạt', 'Lê Văn An'])
      await town.rosterMember(name, town.units.phuCuong);
    await town.rosterMember('Phạm Người Lạ', town.units.ap3);
    const lan = await town.member('Lê Thị Lan', town.units.phuCuong, {
      roles: [{ role: 'secretary', unitId: town.units.phuCuong }],
    });
    const heard = (await lan.says('danh sách đoàn viên')).join();
    expect(heard).toBe(
      [
        'Danh sách Chi đoàn ấp Phú Cường, Đoàn xã Phú Bình: 5 đoàn viên',
        '1. Lê Văn An',
        '2. Nguyễn Thị Ánh',
        '3. Trần Văn Bình',
        '4. Đỗ Đức Đạt',
        '5. Lê Thị Lan',
      ].join('\n'),
    );
    const [line] = await town.db.read((tx) => tx.audit.findMany({ where: { action: 'roster_viewed' } }));
    expect(line).toMatchObject({ actorId: lan.contactId, subject: town.units.phuCuong });
    await play(
      lan,
      `> [Xong]
       < Đã đóng danh sách`,
    );
  });

  test('long lists come in pages, and a commune officer chooses the branch', async () => {
    for (let n = 1; n <= 45; n++) await town.rosterMember(`Lê Văn Thứ ${String.fromCharCode(64 + (n % 26) + 1)}`, town.units.ap3);
    const hoa = await town.member('Trần Thị Hòa', town.units.phuCuong, {
      roles: [{ role: 'commune_deputy', unitId: town.units.phuBinh }],
    });
    await play(
      hoa,
      `> xem danh sách đoàn viên
       [Chi đoàn ấp Phú Cường, Đoàn xã Phú Bình] [Chi đoàn ấp 3, Đoàn xã Phú Bình]
       > chi đoàn ấp 3
       < 45 đoàn viên (trang 1/2)
       < 40. Lê Văn Thứ
       [Trang sau] [Xong]
       > [Trang sau]
       < trang 2/2
       < 41. Lê
       < 45. Lê
       [Trang trước] [Xong]
       > [Trang sau]
       < trang 2/2
       > [Xong]`,
    );
  });

  test('lists of other people do not go through Telegram', async () => {
    await town.rosterMember('Trần Văn Bình', town.units.phuCuong);
    const lan = await town.member('Lê Thị Lan', town.units.phuCuong, {
      channel: 'telegram',
      roles: [{ role: 'secretary', unitId: town.units.phuCuong }],
    });
    const heard = (await lan.says('danh sách đoàn viên')).join();
    expect(heard).toContain('mình không gửi danh sách qua Telegram');
    expect(heard).not.toContain('Bình');
  });

  test('a member, a committee member and a forged branch are refused', async () => {
    const an = await town.member('Nguyễn Văn An', town.units.phuCuong);
    const uy = await town.member('Lý Văn Uy', town.units.phuCuong, {
      roles: [{ role: 'committee_member', unitId: town.units.phuCuong }],
    });
    const lan = await town.member('Lê Thị Lan', town.units.phuBinh, {
      roles: [{ role: 'commune_deputy', unitId: town.units.phuBinh }],
    });
    for (const person of [an, uy]) {
      expect((await person.says('danh sách đoàn viên')).join()).toContain('chỉ dành cho người phụ trách');
      expect((await person.sendsChoice('roster_list/see')).join()).toContain('chỉ dành cho người phụ trách');
      expect((await person.sendsChoice(`roster_list/branch:${town.units.phuCuong}`)).join()).toContain('Nút này đã cũ');
    }
    await lan.says('danh sách đoàn viên');
    expect((await lan.sendsChoice(`roster_list/branch:${town.units.dacLuaAp3}`)).join()).toContain('Không tìm thấy chi đoàn đó');
    for (const forged of [`page:${town.units.dacLuaAp3}:0`, `page:${town.units.phuBinh}:0`, 'page:made-up:1', 'page'])
      expect((await lan.sendsChoice(`roster_list/${forged}`)).join()).toContain('chỉ dành cho người phụ trách');
  });

  test('names are shown once and not again after everything else that is said', async () => {
    await town.rosterMember('Trần Văn Bình', town.units.phuCuong);
    const lan = await town.member('Lê Thị Lan', town.units.phuCuong, {
      roles: [{ role: 'secretary', unitId: town.units.phuCuong }],
    });
    await play(lan, '> danh sách đoàn viên\n< Trần Văn Bình');
    for (const text of ['cảm ơn', 'menu', 'hủy', 'họp khi nào']) expect((await lan.says(text)).join()).not.toContain('Bình');
  });
});
