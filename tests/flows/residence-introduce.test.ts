import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { engines } from '../run/database.js';
import { received } from '../run/residence.js';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
let lan: Person;
let minh: Person;
let an: Person;
let binh: Person;
afterEach(() => town.close());

async function openClass(engine?: 'sqlite' | 'postgresql'): Promise<void> {
  town = await openTown({ engine });
  const { ap3, class11a2 } = town.units;
  lan = await town.member('Lê Thị Lan', ap3, { channel: 'telegram', roles: [{ role: 'secretary', unitId: ap3 }] });
  minh = await town.member('Trần Văn Minh', class11a2, { roles: [{ role: 'secretary', unitId: class11a2 }] });
  an = await town.member('Nguyễn Văn An', class11a2, { channel: 'telegram' });
  binh = await town.member('Phạm Thị Bình', class11a2);
  await town.rosterMember('Võ Văn Cường', class11a2);
}

const read = (person: Person) => person.news().join('\n');
const rows = () => town.db.read((tx) => tx.residenceRegistration.findMany({ orderBy: { id: 'asc' } }));

describe.each(engines)('a list of members for where they live, on %s', (engine) => {
  beforeEach(() => openClass(engine));

  test('is chosen by numbers, told to each, declined by one and received whole with one tap', async () => {
    await play(
      minh,
      `> giới thiệu đoàn viên về nơi cư trú
       < Chi đoàn 11A2, Đoàn trường THPT Đoàn Kết: 04 đoàn viên
       < 1. Nguyễn Văn An
       < 2. Phạm Thị Bình
       < 3. Võ Văn Cường
       < 4. Trần Văn Minh
       > 9
       < không có số 9 (chỉ từ 1 đến 4)
       > (sticker)
       < nhắn số trong danh sách
       > tất cả trừ 4
       < Đã chọn 03 bạn
       > ấp 3 xã Phú Bình
       < Số giấy giới thiệu
       > ${'9'.repeat(31)}
       < tối đa 30 ký tự
       > 05/GT
       < Giới thiệu 03 bạn về Chi đoàn ấp 3, Đoàn xã Phú Bình (số giấy: 05/GT)
       < 3. Võ Văn Cường
       > ơ
       < bấm “Gửi giới thiệu”
       > [Sửa danh sách]
       > 1
       < Giới thiệu 01 bạn về Chi đoàn ấp 3
       > [Sửa danh sách]
       > 1-3
       < Giới thiệu 03 bạn
       > [Gửi giới thiệu]
       < đã giới thiệu 03 bạn
       < 01 bạn chưa dùng trợ lý`,
    );
    expect(read(an)).toContain('giới thiệu bạn tham gia hoạt động Đoàn tại nơi cư trú ở Chi đoàn ấp 3');
    await play(binh, '> [Không tham gia ở đây]\n< Mình đã rút yêu cầu');
    expect(read(lan)).toMatch(/giới thiệu 03 đoàn viên[\s\S]*05\/GT[\s\S]*3\. Võ Văn Cường/);
    await play(lan, '> [Tiếp nhận cả danh sách]\n< Đã tiếp nhận 02 bạn\n> [Tiếp nhận cả danh sách]\n< không còn bạn nào chờ');
    expect(read(an)).toContain('đã tiếp nhận bạn');
    expect((await rows()).map(({ state, slipNumber, endedAt }) => ({ state, slipNumber, endedAt }))).toEqual([
      { state: 'received', slipNumber: '05/GT', endedAt: null },
      { state: 'ended', slipNumber: '05/GT', endedAt: null },
      { state: 'received', slipNumber: '05/GT', endedAt: null },
    ]);
    await play(minh, '> giới thiệu nơi cư trú\n< 1. Nguyễn Văn An (đang ở Chi đoàn ấp 3)\n> tất cả\n< Đã chọn 02 bạn\n> hủy');
  });

  test('all who wait in a branch are received with one tap, and nobody who came after they were shown', async () => {
    for (const one of [an, binh]) await play(one, '> đăng ký sinh hoạt nơi cư trú ở ấp 3 xã Phú Bình\n> [Chưa có phiếu]');
    await lan.sendsChoice('approvals/list');
    await play(lan, '> [Nơi cư trú: xem 2 bạn]\n< 02 bạn đang chờ\n< 1. Nguyễn Văn An (Chi đoàn 11A2)');
    await play(minh, '> đăng ký sinh hoạt nơi cư trú ở ấp 3 xã Phú Bình\n> [Chưa có phiếu]');
    await play(lan, '> [Tiếp nhận tất cả]\n< Đã tiếp nhận 02 bạn');
    expect((await rows()).map((one) => one.state)).toEqual(['received', 'received', 'waiting']);
  });
});

describe('a list of members for where they live', () => {
  beforeEach(() => openClass());

  test('is not shown through Telegram, nor to another branch’s secretary, nor needed where members live', async () => {
    const mai = await town.member('Hồ Thị Mai', town.units.class11a2, {
      channel: 'telegram',
      roles: [{ role: 'deputy_secretary', unitId: town.units.class11a2 }],
    });
    expect((await mai.says('giới thiệu đoàn viên nơi cư trú')).join()).toContain('chỉ xem qua Zalo');
    expect((await lan.sendsChoice(`residence_introduce/start:${town.units.class11a2}`)).join()).toContain('chi đoàn liên quan');
    expect((await lan.says('giới thiệu đoàn viên nơi cư trú')).join()).toContain('không cần giới thiệu thêm');
    expect((await an.sendsChoice(`residence/all:${town.units.ap3}:${town.newId()}`)).join()).toContain('dành cho Bí thư');
  });

  test('names and “all except” by name work; nobody who is there already is introduced again', async () => {
    await received(town, an.memberId, town.units.ap3);
    await play(
      minh,
      `> gioi thieu doan vien ve noi cu tru
       > Bình và Cường
       < Đã chọn 02 bạn
       > hủy
       > giới thiệu đoàn viên nơi cư trú
       > tất cả trừ Minh
       < Đã chọn 02 bạn
       > quay lại
       > 1
       < Đã chọn 01 bạn
       > ấp 3 xã Phú Bình
       > bỏ qua
       > gửi
       < đã được Chi đoàn ấp 3, Đoàn xã Phú Bình tiếp nhận rồi`,
    );
  });

  test('a member who moves leaves the old place at that moment', async () => {
    await received(town, an.memberId, town.units.ap3);
    await play(
      an,
      '> đăng ký hoạt động nơi cư trú\n< Bạn đang tham gia\n> [Thôi tham gia]\n< không còn tham gia ở Chi đoàn ấp 3',
    );
    const [row] = await rows();
    expect(row).toMatchObject({ state: 'ended', endedAt: town.clock.now() });
    await play(an, '> [Thôi tham gia]\n< không còn chờ nữa');
  });
});
