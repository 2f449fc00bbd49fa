import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { showDate } from '../../src/language/show.js';
import { engines } from '../run/database.js';
import { openTown, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

describe.each(engines)('taking part at the place of residence, on %s', (engine) => {
  beforeEach(async () => {
    town = await openTown({ engine });
  });

  test('a pupil registers with the branch of the hamlet, and its secretary receives them with one tap', async () => {
    const lan = await town.member('Lê Thị Lan', town.units.ap3, { roles: [{ role: 'secretary', unitId: town.units.ap3 }] });
    const an = await town.member('Nguyễn Văn An', town.units.class11a2, { channel: 'telegram' });
    await play(
      an,
      `> đăng ký hoạt động nơi cư trú
       < chi đoàn ấp (khu phố) nào
       > ấp 3 xã Phú Bình
       < Chi đoàn ấp 3, Đoàn xã Phú Bình … số phiếu
       > 12/GT-ĐTN
       < Mình đã gửi đến Bí thư Chi đoàn ấp 3`,
    );
    expect(lan.news().join('\n')).toMatch(/Nguyễn Văn An \(Chi đoàn 11A2, Đoàn trường THPT Đoàn Kết\)[\s\S]*12\/GT-ĐTN/);
    await play(lan, '> [Tiếp nhận]\n< Đã tiếp nhận Nguyễn Văn An\n> [Tiếp nhận]\n< đã được tiếp nhận rồi');
    expect(an.news().join('\n')).toContain('đã tiếp nhận bạn');
    const [row] = await town.db.read((tx) => tx.residenceRegistration.findMany());
    expect(row).toMatchObject({
      memberId: an.memberId,
      homeUnitId: town.units.class11a2,
      receivingUnitId: town.units.ap3,
      state: 'received',
      decidedById: lan.contactId,
    });
  });

  test('only the latest branch that received them counts', async () => {
    const lan = await town.member('Lê Thị Lan', town.units.ap3, { roles: [{ role: 'secretary', unitId: town.units.ap3 }] });
    const kha = await town.member('Mai Văn Kha', town.units.dacLuaAp3, {
      roles: [{ role: 'secretary', unitId: town.units.dacLuaAp3 }],
    });
    const an = await town.member('Nguyễn Văn An', town.units.class11a2);
    await play(an, '> đăng ký sinh hoạt nơi cư trú ở ấp 3 xã Phú Bình\n> [Chưa có phiếu]\n< Mình đã gửi');
    await lan.presses('Tiếp nhận');
    await play(
      an,
      '> đăng ký hoạt động nơi cư trú\n< Bạn đang tham gia hoạt động nơi cư trú ở Chi đoàn ấp 3, Đoàn xã Phú Bình\n[Kết quả của tôi] [Đổi nơi] [Thôi tham gia]\n> [Đổi nơi]\n> ấp 3 Đắc Lua\n> bỏ qua\n< Đoàn xã Đắc Lua',
    );
    await kha.presses('Tiếp nhận');
    const rows = await town.db.read((tx) => tx.residenceRegistration.findMany({ orderBy: { id: 'asc' } }));
    expect(rows.map((one) => [one.receivingUnitId, one.state])).toEqual([
      [town.units.ap3, 'ended'],
      [town.units.dacLuaAp3, 'received'],
    ]);
  });
});

describe('residence', () => {
  beforeEach(async () => {
    town = await openTown();
  });

  test('where the member said they live is proposed with one button', async () => {
    const an = await town.member('Nguyễn Văn An', town.units.class11a2);
    await town.db.write((tx) =>
      tx.member.update({ where: { id: an.memberId }, data: { residenceHamlet: 'ấp 3', residenceCommune: 'xã Đắc Lua' } }),
    );
    await play(
      an,
      '> đăng ký hoạt động nơi cư trú\n< Có phải chi đoàn này\n> [Chi đoàn ấp 3, Đoàn xã Đắc Lua]\n> [Chưa có phiếu]\n< Mình đã ghi yêu cầu vào Chi đoàn ấp 3, Đoàn xã Đắc Lua',
    );
  });

  test('a member of a residential branch is told kindly that it is not needed, a stranger to join first', async () => {
    const an = await town.member('Nguyễn Văn An', town.units.phuCuong);
    await play(an, '> đăng ký hoạt động nơi cư trú\n< không cần đăng ký thêm');
    await play(town.stranger('zalo'), '> đăng ký hoạt động nơi cư trú\n< đăng ký đoàn viên trước');
  });

  test('another secretary’s forged button is refused; a refusal is told to the member', async () => {
    const lan = await town.member('Lê Thị Lan', town.units.ap3, { roles: [{ role: 'secretary', unitId: town.units.ap3 }] });
    const kha = await town.member('Mai Văn Kha', town.units.dacLuaAp3, {
      roles: [{ role: 'secretary', unitId: town.units.dacLuaAp3 }],
    });
    const an = await town.member('Nguyễn Văn An', town.units.class11a2);
    await play(an, '> đăng ký sinh hoạt nơi cư trú ở ấp 3 xã Phú Bình\n> bỏ qua\n< Mình đã gửi');
    const { id } = await town.db.read((tx) => tx.residenceRegistration.findFirstOrThrow());
    expect((await kha.sendsChoice(`residence/receive:${id}`)).join()).toContain('dành cho Bí thư');
    await lan.sendsChoice('approvals/list');
    await play(
      lan,
      '> [Nơi cư trú: Nguyễn Văn An]\n< xin tham gia hoạt động nơi cư trú\n> [Không tiếp nhận]\n< không tiếp nhận Nguyễn Văn An',
    );
    expect(an.news().join('\n')).toContain('chưa tiếp nhận đăng ký');
  });

  test('asked for once more while it waits, it says where and since when, and can be moved or taken back', async () => {
    const lan = await town.member('Lê Thị Lan', town.units.ap3, { roles: [{ role: 'secretary', unitId: town.units.ap3 }] });
    const an = await town.member('Nguyễn Văn An', town.units.class11a2);
    await play(an, '> đăng ký sinh hoạt nơi cư trú ở ấp 3 xã Phú Bình\n> bỏ qua\n< Mình đã gửi');
    const since = showDate(town.clock.now());
    town.clock.advance({ days: 2 });
    await play(
      an,
      `> đăng ký hoạt động nơi cư trú
       < Chi đoàn ấp 3, Đoàn xã Phú Bình … từ ${since} … đang chờ
       [Đổi nơi] [Rút lại]
       > [Đổi nơi]
       < chi đoàn ấp (khu phố) nào
       > ấp Phú Cường
       > bỏ qua
       < Mình đã ghi yêu cầu vào Chi đoàn ấp Phú Cường
       > đăng ký hoạt động nơi cư trú
       < Chi đoàn ấp Phú Cường
       > [Rút lại]
       < Mình đã rút
       > [Rút lại]
       < không còn`,
    );
    await play(lan, '> [Tiếp nhận]\n< không còn hiệu lực');
    const rows = await town.db.read((tx) => tx.residenceRegistration.findMany());
    expect(rows.map((one) => one.state)).toEqual(['ended', 'ended']);
    await play(an, '> đăng ký hoạt động nơi cư trú\n< chi đoàn ấp (khu phố) nào');
  });

  test('somebody else’s request is not taken back by a forged button', async () => {
    const an = await town.member('Nguyễn Văn An', town.units.class11a2);
    const binh = await town.member('Trần Thị Bình', town.units.class11a2);
    await play(an, '> đăng ký sinh hoạt nơi cư trú ở ấp 3 xã Phú Bình\n> bỏ qua');
    const { id } = await town.db.read((tx) => tx.residenceRegistration.findFirstOrThrow());
    expect((await binh.sendsChoice(`residence/withdraw:${id}`)).join()).toContain('không còn');
    expect((await town.db.read((tx) => tx.residenceRegistration.findFirstOrThrow())).state).toBe('waiting');
  });
});
