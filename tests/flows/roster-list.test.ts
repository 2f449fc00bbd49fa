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
      `[Xuất file] [Xong]
       > [Xong]
       < Đã đóng danh sách`,
    );
  });

  test('the file of their own branch comes by Zalo with the headers of the union, and is in the audit log', async () => {
    const { ap3 } = town.units;
    await town.rosterMember('Trần Văn Bình', ap3, { birthDate: '2003-02-01', phone: '+84912345678' });
    await town.rosterMember('=Hồ Thị Ánh', ap3);
    const lan = await town.member('Lê Thị Lan', ap3, { roles: [{ role: 'secretary', unitId: ap3 }] });
    await play(
      lan,
      `> xuat danh sach doan vien
       < Danh sách Chi đoàn ấp 3, Đoàn xã Phú Bình: 3 đoàn viên, có ngày sinh và số điện thoại
       < chỉ dùng cho công tác Đoàn`,
    );
    const file = lan.all().at(-1)!.attachment!;
    expect(file.name).toBe('danh-sach-doan-vien-ap-3-2026-03.csv');
    const lines = Buffer.from(file.base64, 'base64').toString('utf8').split('\r\n');
    expect(lines.slice(0, 6)).toEqual([
      '\ufeffDANH SÁCH ĐOÀN VIÊN – CHI ĐOÀN ẤP 3;;;;;;;;',
      '(Tính đến ngày 12/03/2026);;;;;;;;',
      'STT;Họ và tên đệm;Tên;Ngày sinh;Chức vụ;Ngày vào Đoàn;Số thẻ;Điện thoại;Ghi chú',
      "1;'=Hồ Thị;Ánh;15/03/2004;;;;;",
      '2;Trần Văn;Bình;01/02/2003;;;;0912345678;',
      '3;Lê Thị;Lan;15/03/2004;;;;;',
    ]);
    const [line] = await town.db.read((tx) => tx.audit.findMany({ where: { action: 'roster_exported' } }));
    expect(line).toMatchObject({ actorId: lan.contactId, subject: ap3, data: { members: 3 } });
  });

  test('the file is refused by Telegram, to the level above, to members and for a forged branch', async () => {
    const { ap3, phuBinh, dacLuaAp3, phuCuong } = town.units;
    await town.rosterMember('Trần Văn Bình', ap3, { phone: '+84912345678' });
    await town.rosterMember('Phạm Người Lạ', dacLuaAp3);
    const van = await town.member('Lê Thị Vân', ap3, { channel: 'telegram', roles: [{ role: 'secretary', unitId: ap3 }] });
    const hoa = await town.member('Trần Thị Hòa', phuCuong, { roles: [{ role: 'commune_secretary', unitId: phuBinh }] });
    const an = await town.member('Nguyễn Văn An', ap3);
    await play(
      van,
      `> xuất danh sách đoàn viên
       < mình không gửi danh sách qua Telegram. Đồng chí liên kết Zalo với tài khoản này`,
    );
    await play(
      hoa,
      `> xuất danh sách đoàn viên
       < chỉ bí thư của chính chi đoàn xuất được
       [Danh sách đoàn viên]`,
    );
    for (const [person, unitId, said] of [
      [van, ap3, 'không gửi danh sách qua Telegram'],
      [hoa, ap3, 'chỉ bí thư của chính chi đoàn'],
      [hoa, dacLuaAp3, 'chỉ dành cho người phụ trách'],
      [an, ap3, 'chỉ dành cho người phụ trách'],
      [van, 'made-up', 'chỉ dành cho người phụ trách'],
    ] as const)
      expect((await person.sendsChoice(`roster_list/file:${unitId}`)).join()).toContain(said);
    for (const person of [van, hoa, an]) expect(person.all().some(({ attachment }) => attachment)).toBe(false);
    expect(await town.db.read((tx) => tx.audit.count({ where: { action: 'roster_exported' } }))).toBe(0);
  });

  test('long lists come in pages, and a commune officer chooses the branch', async () => {
    for (let n = 1; n <= 45; n++) await town.rosterMember(`Lê Văn Thứ ${String.fromCharCode(64 + (n % 26) + 1)}`, town.units.ap3);
    const hoa = await town.member('Trần Thị Hòa', town.units.phuCuong, {
      roles: [{ role: 'commune_deputy', unitId: town.units.phuBinh }],
    });
    await town.member('Lê Thị Vân', town.units.phuCuong, { roles: [{ role: 'secretary', unitId: town.units.ap3 }] });
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
