import { afterEach, describe, expect, it } from 'vitest';
import { engines } from '../run/database.js';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

/** Lan is the secretary of ấp Phú Cường, Hùng of the commune; An is a member of ấp Phú Cường. */
async function people(options: Parameters<typeof openTown>[0] = {}, channel: 'zalo' | 'telegram' = 'zalo') {
  town = await openTown(options);
  const { phuCuong, phuBinh, ap3 } = town.units;
  const lan = await town.member('Trần Thị Lan', phuCuong, { channel, roles: [{ role: 'secretary', unitId: phuCuong }] });
  const hung = await town.member('Lê Văn Hùng', ap3, { channel, roles: [{ role: 'commune_secretary', unitId: phuBinh }] });
  const an = await town.member('Nguyễn Văn An', phuCuong, { channel });
  return { lan, hung, an };
}

const programmes = () => town.db.read((tx) => tx.pledgeProgramme.findMany({ orderBy: { id: 'asc' } }));
const idOf = async () => (await programmes())[0]!.id;

/** The commune opens a programme for everybody until the end of June. */
async function opened(hung: Person): Promise<string> {
  await play(
    hung,
    `
    > tao chuong trinh ren luyen
    > [Mẫu trống]
    < Tên chương trình là gì?
    > Mùa xuân xanh
    > [Đoàn xã Phú Bình]
    < Chương trình dành cho ai?
    > [Mọi đoàn viên]
    > 12/3 đến 31/3/2026
    < Các nhóm nội dung là gì?
    > Sức khỏe: chạy bộ; hiến máu
    < tự viết việc của mình
    > [Được tự viết]
    < Người đạt có được huy hiệu không?
    > Huy hiệu Mùa xuân xanh
    < Dành cho: mọi đoàn viên thuộc Đoàn xã Phú Bình
    < Thời gian: 12/03/2026–31/03/2026
    < • Sức khỏe: chạy bộ; hiến máu
    > [Mở chương trình]
    < Chương trình đã mở
    `,
  );
  return idOf();
}

async function registered(person: Person): Promise<void> {
  await play(
    person,
    `
    > đăng ký rèn luyện
    > [Mùa xuân xanh]
    > [Sức khỏe]
    > [chạy bộ]
    > [Mỗi tuần]
    > [19 giờ]
    > [Cam kết]
    < Mình đã lưu cam kết
    `,
  );
}

async function sent(person: Person): Promise<void> {
  await play(
    person,
    '> tự đánh giá\n< chạy bộ\n> [Thực hiện tốt]\n< Bí thư và Phó Bí thư Chi đoàn ấp Phú Cường, Đoàn xã Phú Bình sẽ đọc được\n> [Gửi Bí thư]\n< Mình đã gửi',
  );
}

describe.each(engines)('a programme of a commune, on %s', (engine) => {
  it('is registered in, self-assessed, sent, taken back, sent again and concluded by the branch; each hears only their own', async () => {
    const { lan, hung, an } = await people({ engine });
    await opened(hung);
    await registered(an);
    town.clock.advance({ days: 5 });
    await play(an, '> tự đánh giá\n< Hiện chưa có chương trình nào đến kỳ tự đánh giá của bạn');
    await an.says('chào');
    await lan.says('chào');
    town.clock.set('2026-03-26T01:00:00Z');
    await an.says('chào');
    await lan.says('chào');
    await sent(an);
    await play(
      lan,
      '> chào\n> chương trình rèn luyện\n> [Mùa xuân xanh]\n< Chi đoàn ấp Phú Cường, Đoàn xã Phú Bình, năm 2026: đăng ký 1/2 = 50,0%; gửi tự đánh giá 01',
    );
    expect(lan.all().filter((message) => message.text.includes('vừa gửi kết quả tự đánh giá')).length).toBe(1);
    await play(an, '> tự đánh giá\n< Bạn đã gửi kết quả này\n> [Rút lại]\n< Mình đã rút lại');
    await play(lan, '> [Xem]\n< đã đăng ký và chưa gửi tự đánh giá. Nội dung là của riêng đồng chí ấy');
    await play(an, '> tự đánh giá\n> [Gửi Bí thư]\n< Mình đã gửi');
    await play(
      lan,
      `
      > [Xem]
      < Đồng chí Nguyễn Văn An đăng ký ngày 12/03/2026
      < Sức khỏe
      < chạy bộ
      > [Đạt]
      < Mình đã ghi kết luận cho đồng chí Nguyễn Văn An: đạt
      `,
    );
    expect(an.all().at(-1)!.text).toContain('Chúc mừng bạn! Đơn vị kết luận bạn đạt “Mùa xuân xanh” năm 2026');
    await play(an, '> tự đánh giá\n< Đơn vị kết luận bạn đạt\n> [Xem huy hiệu]\n< số 01/2026');
    // A conclusion that was a mistake is corrected, and the badge is no longer good.
    await play(
      lan,
      '> [Xem]\n< Kết luận của đơn vị: đạt\n> [Chưa đạt]\n> [Chưa đạt]\n< Mình đã ghi kết luận cho đồng chí Nguyễn Văn An: chưa đạt',
    );
    await play(an, '> [Xem huy hiệu]\n< Mình chưa thấy huy hiệu nào của bạn');
  });

  it('shows totals above and names only below: the province sees none, the commune through the branch', async () => {
    const { hung, an } = await people({ engine });
    const programmeId = await opened(hung);
    await registered(an);
    await play(
      hung,
      `
      > [Xem chương trình]
      < Đoàn xã Phú Bình, năm 2026: đăng ký 1/3 = 33,3%
      > [Tình hình đăng ký]
      < • Chi đoàn ấp Phú Cường: đăng ký 1/2 = 50,0%
      < • Chi đoàn ấp 3: đăng ký 0/1 = 0,0%
      [Chi đoàn ấp Phú Cường] [Chi đoàn ấp 3]
      > [Chi đoàn ấp Phú Cường]
      > [Danh sách]
      < 1. Nguyễn Văn An: đã đăng ký
      < 2. Trần Thị Lan: chưa đăng ký
      `,
    );
    await town.db.write((tx) => tx.unit.update({ where: { id: town.units.district }, data: { kind: 'provincial_union' } }));
    await town.db.write((tx) => tx.setting.updateMany({ where: { name: 'units.version' }, data: { value: '2' } }));
    const mai = await town.member('Phạm Thị Mai', town.units.class11a2, {
      roles: [{ role: 'commune_secretary', unitId: town.units.district }],
    });
    await play(mai, '> chương trình rèn luyện\n< Đơn vị chưa có chương trình nào');
    const year = `${new Date(town.clock.now()).getUTCFullYear() % 10}`;
    for (const [entry, subject] of [
      ['names', town.units.phuCuong],
      ['table', town.units.phuCuong],
      ['who', an.memberId],
    ] as const)
      expect((await mai.sendsChoice(`plans/${entry}:${programmeId}:${subject}:${year}`)).join()).not.toMatch(/An|chạy bộ/);
  });

  it('asks the year’s programmes how they went at the end of December, and starts anew', async () => {
    const { hung, an } = await people({ engine }, 'telegram');
    await play(
      hung,
      '> tạo chương trình\n> [Kế hoạch tự tu dưỡng, rèn luyện hằng năm]\n> [Kế hoạch tự tu dưỡng, rèn luyện hằng năm]\n> [Đoàn xã Phú Bình]\n> [Hằng năm]\n> [Không chia nhóm]\n> [Được tự viết]\n> [Không có huy hiệu]\n< Thời gian: hằng năm\n> [Mở chương trình]',
    );
    await play(
      an,
      '> đăng ký rèn luyện\n> [Kế hoạch tự tu dưỡng, rèn luyện hằng năm]\n> đọc hai cuốn sách\n> [Không nhắc]\n> [Cam kết]',
    );
    const asked = () => an.all().filter((message) => message.text.includes('Mời bạn tự đánh giá')).length;
    for (const [day, times] of [
      ['2026-12-24', 0],
      ['2026-12-25', 1],
      ['2026-12-31', 2],
      ['2027-01-07', 3],
      ['2027-01-10', 3],
    ] as const) {
      town.clock.set(new Date(`${day}T03:00:00Z`));
      await town.tick();
      await town.tick();
      expect([day, asked()]).toEqual([day, times]);
    }
    await play(an, '> [Tự đánh giá]\n> [Thực hiện một phần]\n> [Giữ cho riêng mình]\n< Mình giữ cho riêng bạn');
    await play(
      an,
      '> đăng ký rèn luyện\n> [Kế hoạch tự tu dưỡng, rèn luyện hằng năm]\n> đọc ba cuốn sách\n> [Không nhắc]\n> [Cam kết]\n< Mình đã lưu',
    );
    expect(await town.db.read((tx) => tx.pledge.findMany({ select: { state: true }, orderBy: { createdAt: 'asc' } }))).toEqual([
      { state: 'ended' },
      { state: 'active' },
    ]);
  });
});

describe('a programme', () => {
  it('is made by whoever answers for the unit, by nobody else, and by no button made by hand', async () => {
    const { lan, hung, an } = await people();
    const id = await opened(hung);
    await play(an, '> tạo chương trình rèn luyện\n< Việc này dành cho cán bộ phụ trách đơn vị');
    for (const address of [`programme/edit:${id}`, `plans/close:${id}`, `plans/invite:${id}`, `plans/invited:${id}`]) {
      expect((await lan.sendsChoice(address)).join()).toContain('Việc này dành cho cán bộ phụ trách đơn vị');
      expect((await an.sendsChoice(address)).join()).toContain('Việc này dành cho cán bộ phụ trách đơn vị');
    }
    expect((await programmes()).map((one) => one.state)).toEqual(['open']);
    // A branch's own programme is its secretary's.
    await play(
      lan,
      '> tạo chương trình\n> [Mẫu trống]\n> Việc tốt mỗi tuần\n> bỏ qua\n> [Mọi đoàn viên]\n> [Hằng năm]\n> [Không chia nhóm]\n> [Được tự viết]\n> bỏ qua\n> có\n< Chương trình đã mở',
    );
    expect(await programmes()).toMatchObject([{}, { unitId: town.units.phuCuong, badge: null, issuer: null, validTo: null }]);
    await play(an, '> đăng ký rèn luyện\n[Việc tốt mỗi tuần] [Mùa xuân xanh] [Tự viết]');
  });

  it('can be changed until somebody has pledged in it, and be closed at any time', async () => {
    const { hung, an } = await people();
    await opened(hung);
    await play(
      hung,
      `
      > [Xem chương trình]
      > [Sửa chương trình]
      < Chương trình sau khi sửa
      > [Sửa thời gian]
      > 31/3 đến 12/3
      < Ngày kết thúc đang ở trước ngày bắt đầu
      > 31/2 đến 12/4
      < Ngày này không có trong lịch
      > 01/01/2020 đến 31/12/2020
      < Thời gian này đã qua rồi
      > (picture)
      < Mình chưa đọc được thời gian
      > đến 30/4
      < Thời gian: 12/03/2026–30/04/2026
      > [Sửa nội dung]
      > 😀
      < Mình chưa đọc được nhóm nào
      > ${Array.from({ length: 21 }, (_, n) => `nhóm số ${n}`).join(';')}
      < Mình ghi được tối đa 20 nhóm
      > ${'đ'.repeat(101)}
      < mình chỉ ghi được 100 ký tự
      > Học tập; Tình nguyện
      < • Học tập
      < • Tình nguyện
      > [Lưu]
      < Mình đã lưu thay đổi của chương trình
      `,
    );
    await play(an, '> đăng ký rèn luyện\n> [Mùa xuân xanh]\n> [Học tập]\n> đọc sách\n> [Mỗi tuần]\n> [19 giờ]\n> [Cam kết]');
    const id = await idOf();
    expect((await hung.sendsChoice(`programme/edit:${id}`)).join()).toContain(
      'Đã có người đăng ký nên chương trình không sửa được nữa',
    );
    await play(
      hung,
      `
      > [Xem chương trình]
      > [Đóng chương trình]
      < Đóng “Mùa xuân xanh”?
      > [Đóng chương trình]
      < Mình đã đóng “Mùa xuân xanh”
      > chương trình rèn luyện
      [(Đã đóng) Mùa xuân xanh] [Lập chương trình mới]
      `,
    );
    await play(an, '> đăng ký rèn luyện\n< Bạn muốn làm việc gì cụ thể?\n> hủy');
    town.clock.advance({ minutes: 20 });
    await town.tick();
    await play(
      an,
      '> cam kết của tôi\n< Bạn không còn cam kết nào đang thực hiện\n> [Tự đánh giá: Mùa xuân xanh]\n> [Chưa thực hiện]\n< → Tự đánh giá: Chưa thực hiện',
    );
  });

  it('gives no list of names by Telegram', async () => {
    const { hung, an, lan } = await people({}, 'telegram');
    await opened(hung);
    await registered(an);
    await play(
      lan,
      '> chương trình rèn luyện\n> [Mùa xuân xanh]\n> [Tình hình đăng ký]\n< đăng ký 1/2 = 50,0%\n> [Danh sách]\n< mình chỉ gửi qua Zalo\n> [Bảng đăng ký rèn luyện]\n< mình chỉ gửi qua Zalo\n> [Danh sách in huy hiệu]\n< mình chỉ gửi qua Zalo',
    );
    expect(lan.all().some((message) => message.text.includes('Nguyễn Văn An'))).toBe(false);
  });

  it('invites each of its audience once, and nobody who took back the consent or said “dừng”', async () => {
    const { hung, an, lan } = await people();
    await opened(hung);
    await town.db.write((tx) => tx.contact.update({ where: { id: lan.contactId }, data: { stoppedAt: town.clock.now() } }));
    for (let n = 0; n < 2; n++) await play(hung, '> [Mời đăng ký]\n> [Gửi lời mời]\n< Mỗi người chỉ nhận một lần');
    const invited = (one: Person) => one.all().filter((message) => message.text.includes('Mời bạn đăng ký chương trình')).length;
    expect([invited(an), invited(lan)]).toEqual([1, 0]);
    await play(an, '> [Đăng ký]\n< Bạn chọn nhóm nội dung nào?');
  });

  it('that somebody left by moving to another commune stays theirs: they see how it went, and nobody else can', async () => {
    const { hung, an, lan } = await people();
    const id = await opened(hung);
    await registered(an);
    town.clock.set('2026-03-18T01:00:00Z');
    await an.says('chào');
    town.clock.set('2026-03-25T00:30:00Z');
    await town.db.write((tx) => tx.member.update({ where: { id: an.memberId }, data: { branchId: town.units.dacLuaAp3 } }));
    await play(
      an,
      `
      > tự đánh giá
      > [Thực hiện tốt]
      < Bạn đã chuyển sang đơn vị khác nên kết quả này là của riêng bạn
      [Giữ cho riêng mình]
      `,
    );
    await an.sendsChoice('review/summary:send');
    expect(await town.db.read((tx) => tx.pledge.count({ where: { sharedAt: { not: null } } }))).toBe(0);
    const year = town.clock.now().getUTCFullYear() % 10;
    expect((await lan.sendsChoice(`plans/who:${id}:${an.memberId}:${year}`)).join()).toContain('Việc này dành cho');
  });

  it('never lets somebody conclude about themselves, or about what was not sent', async () => {
    const { hung, lan, an } = await people();
    const id = await opened(hung);
    await registered(lan);
    await registered(an);
    town.clock.set('2026-03-18T01:00:00Z');
    for (const one of [hung, lan, an]) await one.says('chào');
    town.clock.set('2026-03-25T00:00:00Z');
    for (const one of [hung, lan, an]) await one.says('chào');
    await play(lan, '> tự đánh giá\n> [Thực hiện tốt]\n> [Gửi Bí thư]\n< Mình đã gửi');
    const year = town.clock.now().getUTCFullYear() % 10;
    expect((await lan.sendsChoice(`plans/reached:${id}:${lan.memberId}:${year}`)).join()).toContain('Việc này dành cho');
    expect((await lan.sendsChoice(`plans/reached:${id}:${an.memberId}:${year}`)).join()).toContain('chưa gửi tự đánh giá');
    expect((await an.sendsChoice(`plans/reached:${id}:${lan.memberId}:${year}`)).join()).toContain('Việc này dành cho');
    await play(
      lan,
      '> chương trình rèn luyện\n> [Mùa xuân xanh]\n> [Tình hình đăng ký]\n> [Danh sách]\n< Trần Thị Lan: đã gửi tự đánh giá\n> [Danh sách in huy hiệu]\n< Chưa có huy hiệu nào',
    );
    expect(await town.db.read((tx) => tx.pledgeConclusion.count())).toBe(0);
  });
});
