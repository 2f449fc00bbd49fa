import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tablesWith } from '../run/all-tables.js';
import { engines } from '../run/database.js';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

describe.each(engines)('naming officers, on %s', (engine) => {
  let town: Town;
  beforeEach(async () => {
    town = await openTown({ engine, setupCode: 'mo-cua-2026' });
  });
  afterEach(() => town.close());

  const rolesOf = async (person: Person) => {
    const rows = await town.db.read((tx) => tx.role.findMany({ where: { contactId: person.contactId, validTo: null } }));
    return rows.map(({ role, unitId }) => ({ role, unitId }));
  };
  const administrator = () =>
    town.member('Trần Thị Hòa', town.units.ap3, { roles: [{ role: 'administrator', unitId: town.units.district }] });

  test.each(['mo-cua-2026', 'mã quản trị mo-cua-2026', 'Mã quản trị: mo-cua-2026'])(
    '“%s” makes the first administrator, once',
    async (text) => {
      const hoa = town.stranger();
      const sau = town.stranger('telegram');
      await play(
        hoa,
        `> ${text}
       < Đồng chí đã là quản trị viên của Huyện đoàn Tân Phú`,
      );
      expect(await rolesOf(hoa)).toEqual([{ role: 'administrator', unitId: town.units.district }]);
      expect((await sau.says('mo-cua-2026')).join()).not.toContain('quản trị');
      expect(await rolesOf(sau)).toEqual([]);
      expect(await tablesWith(town.db, ['mo-cua-2026'])).toEqual([]);
    },
  );

  test('two people who send the code at the same time: one becomes administrator', async () => {
    const hoa = town.stranger();
    const sau = town.stranger();
    const now = town.clock.now();
    await town.app.put([hoa, sau].map((one) => town.channel('zalo').inbound(one.id, { kind: 'text', text: 'mo-cua-2026' }, now)));
    await town.app.settle();
    expect(await town.db.read((tx) => tx.role.count())).toBe(1);
    expect([...hoa.news(), ...sau.news()].filter((text) => text.includes('quản trị viên'))).toHaveLength(1);
  });

  test('a wrong code is answered like any other word, also in the middle of joining', async () => {
    const thu = town.stranger();
    const other = town.stranger();
    const wrong = await thu.says('mo-cua-2025');
    expect(wrong).toEqual(await other.says('abc-def-1234'));
    expect(wrong.join()).not.toMatch(/mã|quản trị/);
    // The greeting has opened the consent question: the right code is still known.
    await play(
      thu,
      `> mo-cua-2026
       < Đồng chí đã là quản trị viên`,
    );
  });

  test('the administrator names a secretary by a few words; the secretary hears what they can do', async () => {
    const hoa = await administrator();
    const lan = await town.member('Lê Thị Lan', town.units.phuCuong, { phone: '+84912000111' });
    await town.member('Lê Văn Lân', town.units.phuCuong);
    await play(
      hoa,
      `> phân công cán bộ
       < chọn đơn vị, hoặc nhắn tên đơn vị
       > ấp phú cường
       < Chi đoàn ấp Phú Cường, Đoàn xã Phú Bình chưa có ai giữ nhiệm vụ
       [Giao nhiệm vụ] [Xong]
       > [Giao nhiệm vụ]
       < Ai sẽ nhận nhiệm vụ
       > lan
       < Có mấy người gần giống
       [Lê Thị Lan] [Lê Văn Lân]
       > [Lê Thị Lan]
       < Giao nhiệm vụ gì cho Lê Thị Lan?
       [Bí thư] [Phó Bí thư] [Ủy viên Ban Chấp hành]
       > [Bí thư]
       < Giao nhiệm vụ Bí thư của Chi đoàn ấp Phú Cường, Đoàn xã Phú Bình cho Lê Thị Lan?
       > có
       < Đã giao nhiệm vụ Bí thư`,
    );
    expect(lan.news().join()).toMatch(/Đồng chí được giao nhiệm vụ Bí thư.*duyệt đăng ký, gọi họp/s);
    expect(await rolesOf(lan)).toEqual([{ role: 'secretary', unitId: town.units.phuCuong }]);
  });

  test('a person is found by phone too; whoever does not use the bot cannot be named yet', async () => {
    const hoa = await administrator();
    await town.rosterMember('Võ Văn Minh', town.units.phuCuong, { phone: '+84912000222' });
    const lan = await town.member('Lê Thị Lan', town.units.phuCuong, { phone: '+84912000111' });
    await hoa.says('phân công cán bộ');
    await play(
      hoa,
      `> chi doan ap phu cuong
       > [Giao nhiệm vụ]
       > 0912 000 222
       < Võ Văn Minh chưa dùng Trợ lý Chi đoàn
       > Nguyễn Không Ai
       < Không tìm thấy đoàn viên đó
       > 0912000111
       < Giao nhiệm vụ gì cho Lê Thị Lan?
       > [Phó Bí thư]
       > [Không]
       < Không có gì thay đổi`,
    );
    expect(await rolesOf(lan)).toEqual([]);
  });

  test('handing over gives and ends in one confirmation; both hear of it, and the rights change at once', async () => {
    const hoa = await administrator();
    const lan = await town.member('Lê Thị Lan', town.units.phuCuong, {
      roles: [{ role: 'secretary', unitId: town.units.phuCuong }],
    });
    const minh = await town.member('Võ Văn Minh', town.units.phuCuong);
    await play(
      hoa,
      `> bàn giao
       > ấp phú cường
       < Lê Thị Lan: Bí thư
       [Giao nhiệm vụ] [Bàn giao: Lê Thị Lan, Bí thư] [Thôi nhiệm vụ: Lê Thị Lan, Bí thư] [Xong]
       > [Bàn giao: Lê Thị Lan, Bí thư]
       > Võ Văn Minh
       < Bàn giao nhiệm vụ Bí thư … từ Lê Thị Lan sang Võ Văn Minh?
       > [Xác nhận]
       < Đã bàn giao`,
    );
    expect(lan.news().join()).toContain('đã kết thúc');
    expect(minh.news().join()).toContain('Đồng chí được giao nhiệm vụ Bí thư');
    expect(await rolesOf(lan)).toEqual([]);
    expect(await rolesOf(minh)).toEqual([{ role: 'secretary', unitId: town.units.phuCuong }]);
    expect((await lan.says('danh sách đoàn viên')).join()).toContain('chỉ dành cho người phụ trách');
    const audit = await town.db.read((tx) => tx.audit.findMany({ where: { action: { startsWith: 'role_' } } }));
    expect(audit.map((one) => one.action).sort()).toEqual(['role_ended', 'role_granted']);
  });

  test('a secretary proposes a successor; the commune agrees with one tap, and a second tap finds it done', async () => {
    const hoa = await town.member('Trần Thị Hòa', town.units.ap3, {
      channel: 'telegram',
      roles: [{ role: 'commune_secretary', unitId: town.units.phuBinh }],
    });
    const lan = await town.member('Lê Thị Lan', town.units.phuCuong, {
      roles: [{ role: 'secretary', unitId: town.units.phuCuong }],
    });
    const minh = await town.member('Võ Văn Minh', town.units.phuCuong);
    await play(
      lan,
      `> bàn giao
       < Ai sẽ nhận nhiệm vụ ở Chi đoàn ấp Phú Cường
       > minh
       < Đề nghị cấp trên cho đồng chí bàn giao nhiệm vụ Bí thư … sang Võ Văn Minh?
       > [Xác nhận]
       < đã gửi đề nghị`,
    );
    expect(await rolesOf(lan)).toHaveLength(1);
    expect((await minh.sendsChoice(`officers/accept:${lan.contactId}:${minh.memberId}`)).join()).toContain(
      'dành cho quản trị viên',
    );
    await play(
      hoa,
      `> [Đồng ý bàn giao]
       < Đã bàn giao
       > [Đồng ý bàn giao]
       < đã thay đổi rồi`,
    );
    expect(await rolesOf(minh)).toEqual([{ role: 'secretary', unitId: town.units.phuCuong }]);
    expect(await rolesOf(lan)).toEqual([]);
  });

  test('a member who forges the buttons is refused, a branch secretary too, and a commune secretary outside the commune', async () => {
    const hoa = await town.member('Trần Thị Hòa', town.units.ap3, {
      roles: [{ role: 'commune_secretary', unitId: town.units.phuBinh }],
    });
    const lan = await town.member('Lê Thị Lan', town.units.dacLuaAp3, {
      roles: [{ role: 'secretary', unitId: town.units.dacLuaAp3 }],
    });
    const an = await town.member('Nguyễn Văn An', town.units.dacLuaAp3);
    for (const address of ['officers/manage', `officers/accept:${lan.contactId}:${an.memberId}`])
      expect((await an.sendsChoice(address)).join()).toContain('dành cho quản trị viên');
    expect((await an.sendsChoice('officers/confirm:yes')).join()).toContain('Nút này đã cũ');
    expect((await lan.sendsChoice(`officers/accept:${lan.contactId}:${an.memberId}`)).join()).toContain('dành cho quản trị viên');
    expect((await hoa.sendsChoice(`officers/accept:${lan.contactId}:${an.memberId}`)).join()).toContain('đã thay đổi rồi');
    await hoa.says('phân công cán bộ');
    expect((await hoa.sendsChoice(`officers/unit:${town.units.dacLuaAp3}`)).join()).toContain('Không tìm thấy đơn vị');
    expect((await hoa.says('chi đoàn ấp 3 xã Đắc Lua')).join()).not.toContain('Lê Thị Lan');
    expect(await rolesOf(an)).toEqual([]);
    expect(await rolesOf(lan)).toHaveLength(1);
  });

  test('rights are looked up again at the last press', async () => {
    const hoa = await administrator();
    const lan = await town.member('Lê Thị Lan', town.units.phuCuong);
    await play(
      hoa,
      `> phân công cán bộ
       > ấp phú cường
       > [Giao nhiệm vụ]
       > Lê Thị Lan
       > [Bí thư]`,
    );
    await town.db.write((tx) => tx.role.updateMany({ where: { contactId: hoa.contactId }, data: { validTo: town.clock.now() } }));
    await play(
      hoa,
      `> [Xác nhận]
       < dành cho quản trị viên`,
    );
    expect(await rolesOf(lan)).toEqual([]);
  });

  test('a commune secretary does not make or end administrators; the last administrator stays', async () => {
    const hoa = await administrator();
    await play(
      hoa,
      `> phân công cán bộ
       > [Huyện đoàn Tân Phú]
       > [Thôi nhiệm vụ: Trần Thị Hòa, Quản trị viên]
       > [Xác nhận]
       < quản trị viên duy nhất`,
    );
    expect(await rolesOf(hoa)).toHaveLength(1);
    const minh = await town.member('Võ Văn Minh', town.units.phuCuong, {
      roles: [{ role: 'commune_secretary', unitId: town.units.phuBinh }],
    });
    await town.member('Lê Thị Lan', town.units.phuCuong);
    await play(
      minh,
      `> phân công cán bộ
       > [Đoàn xã Phú Bình]
       > [Giao nhiệm vụ]
       > Lê Thị Lan
       [Bí thư Đoàn cấp trên] [Phó Bí thư Đoàn cấp trên]`,
    );
  });
});

describe('before the units are imported', () => {
  test('the code stays good and the operator is told what to do', async () => {
    const town = await openTown();
    await town.db.write(async (tx) => {
      await tx.$executeRawUnsafe('PRAGMA defer_foreign_keys = ON');
      await tx.unit.deleteMany();
      await tx.setting.deleteMany({ where: { name: 'units.version' } });
    });
    const hoa = town.stranger();
    await play(
      hoa,
      `> mo-cua-2026
       < chưa có đơn vị nào … import units`,
    );
    expect(await town.db.read((tx) => tx.setting.findUnique({ where: { name: 'setup.used' } }))).toBeNull();
    await town.close();
  });
});
