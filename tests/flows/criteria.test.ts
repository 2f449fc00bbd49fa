import { afterEach, describe, expect, it } from 'vitest';
import { allRows } from '../run/all-tables.js';
import { engines } from '../run/database.js';
import { openTown, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

/** The commune takes part; Lan is the secretary of ấp Phú Cường, Hùng of the commune, An an ordinary member. */
async function taking(options: Parameters<typeof openTown>[0] = {}, channel: 'zalo' | 'telegram' = 'zalo') {
  town = await openTown(options);
  const { phuCuong, phuBinh, ap3, dacLua, dacLuaAp3 } = town.units;
  const lan = await town.member('Trần Thị Lan', phuCuong, { channel, roles: [{ role: 'secretary', unitId: phuCuong }] });
  const hung = await town.member('Lê Văn Hùng', ap3, { roles: [{ role: 'commune_secretary', unitId: phuBinh }] });
  const tam = await town.member('Võ Minh Tâm', dacLuaAp3, { roles: [{ role: 'commune_secretary', unitId: dacLua }] });
  const an = await town.member('Nguyễn Văn An', phuCuong, { channel });
  await play(
    hung,
    `
    > 3 có 2 không
    < Đơn vị của đồng chí chưa mở “03 có, 02 không”
    > tạo chương trình rèn luyện
    > [03 có, 02 không]
    < Dành cho: cán bộ Đoàn thuộc Đoàn xã Phú Bình
    < • Không có các biểu hiện suy thoái chính trị tư tưởng, đạo đức, lối sống
    [Mở chương trình] [Sửa đơn vị phát động]
    > [Mở chương trình]
    < Chương trình đã mở
    `,
  );
  return { lan, hung, an, tam };
}

const commitments = () => town.db.read((tx) => tx.commitment.findMany({ orderBy: { code: 'asc' } }));

describe.each(engines)('“03 có, 02 không”, on %s', (engine) => {
  it.each(['zalo', 'telegram'] as const)('is plans, own counters, an own plan and two ticks; by %s', async (channel) => {
    const { lan } = await taking({ engine }, channel);
    await play(
      lan,
      `
      > 03 có, 02 không
      < “03 có, 02 không” năm 2026 của đồng chí
      < Có 1. Có kế hoạch thực hiện công việc được giao: 0 kế hoạch
      < Có 3. Có kế hoạch tự tu dưỡng, rèn luyện hằng năm: chưa đăng ký
      < Không 1. Không bị xử lý kỷ luật từ hình thức khiển trách trở lên: chưa cam kết
      [Thêm kế hoạch] [Số liệu của tôi] [Đăng ký tu dưỡng] [Cam kết Không 1] [Cam kết Không 2]
      > [Thêm kế hoạch]
      < Kế hoạch được giao là gì?
      > ra quân làm sạch đường ấp
      < Kế hoạch của tháng nào?
      [Tháng 03/2026] [Tháng 04/2026] [Tháng 05/2026]
      > tháng 2
      < chọn một tháng từ tháng này trở đi
      > tháng 4
      < Tháng 04/2026: ra quân làm sạch đường ấp
      < Lần nhắc tới: 19:00, Chủ nhật, 12/04/2026
      > [Số liệu của tôi]
      < Buổi sinh hoạt, họp đã tổ chức: 0
      < Thông báo đã gửi: 0
      < Danh sách đoàn viên cập nhật gần nhất: 12/03/2026
      > [Đăng ký tu dưỡng]
      < Bạn muốn làm việc gì cụ thể?
      > đọc hai cuốn sách về Bác
      > [Mỗi tháng]
      > [19 giờ]
      > [Cam kết]
      < Mình đã lưu cam kết
      > [Cam kết Không 1]
      < Mình chỉ lưu việc đã cam kết, ngày cam kết
      > [Tôi cam kết]
      < Mình đã ghi cam kết của đồng chí ngày 12/03/2026
      > 3 khong 2 co
      < Có 1. Có kế hoạch thực hiện công việc được giao: 1 kế hoạch
      < năm: đã đăng ký
      < trở lên: đã cam kết ngày 12/03/2026
      [Thêm kế hoạch] [Số liệu của tôi] [Cam kết Không 2]
      `,
    );
    expect(await commitments()).toEqual([
      {
        ...{ memberId: lan.memberId, programmeId: expect.any(String), code: 'khong_1', year: 2026, committedOn: '2026-03-12' },
        ...{ conclusion: null, concludedById: null, concludedAt: null },
      },
    ]);
    town.clock.set('2026-04-10T12:05:00Z');
    await lan.says('chào');
    town.clock.set('2026-04-12T12:05:00Z');
    await town.tick();
    expect(lan.all().at(-1)!.text).toContain('Tháng 04/2026: ra quân làm sạch đường ấp');
  });

  it('gets one yes or no a year, in December, from the level above and nobody else', async () => {
    const { lan, hung, tam, an } = await taking({ engine });
    for (const number of [1, 2]) await play(lan, `> 03 có 02 không\n> [Cam kết Không ${number}]\n> có\n< Mình đã ghi cam kết`);
    await play(lan, '> [Cam kết Không 1]\n< Đồng chí đã cam kết điều này ngày 12/03/2026');
    await play(
      hung,
      '> chương trình rèn luyện\n> [03 có, 02 không]\n> [Tình hình cam kết]\n< 1 cán bộ đã cam kết, 2 cam kết. Đơn vị kết luận một lần vào tháng 12',
    );
    // By hand before its time, by the branch about itself, by another commune, by a member: nothing.
    const forged = `criteria/end:${lan.memberId}:khong_1:not_reached`;
    const presses = async (person: typeof lan) => {
      await person.sendsChoice(forged);
      return (await person.says('có')).join();
    };
    town.clock.set('2026-05-15T02:00:00Z');
    expect(await presses(hung)).toContain('từ tháng 12 đến hết tháng 3');
    town.clock.set('2026-12-15T02:00:00Z');
    expect(await presses(tam)).toContain('Việc này dành cho cán bộ phụ trách');
    expect(await presses(lan)).toContain('Việc này dành cho cán bộ phụ trách');
    expect(await presses(an)).toContain('Việc này dành cho cán bộ phụ trách');
    expect((await commitments()).map((one) => one.conclusion)).toEqual([null, null]);
    await play(
      hung,
      `
      > chương trình rèn luyện
      > [03 có, 02 không]
      > [Tình hình cam kết]
      < 1 cán bộ đã cam kết, 2 cam kết, 2 chờ kết luận cuối năm
      > [Kết luận cuối năm]
      < 1. Trần Thị Lan, Chi đoàn ấp Phú Cường, Đoàn xã Phú Bình: Không 1, cam kết ngày 12/03/2026
      [1. Đạt] [1. Không đạt] [2. Đạt] [2. Không đạt]
      > [1. Đạt]
      < Kết luận chỉ ghi một lần trong năm
      > [Ghi kết luận]
      < Mình đã ghi kết luận: đạt
      `,
    );
    expect(lan.all().at(-1)!.text).toContain('Đơn vị cấp trên kết luận năm 2026 về cam kết của đồng chí: đạt');
    expect(await presses(hung)).toContain('đã có kết luận của năm rồi');
    expect(await commitments()).toMatchObject([
      { code: 'khong_1', conclusion: 'reached', concludedById: hung.contactId },
      { code: 'khong_2', conclusion: null },
    ]);
  });

  it('receives no word about anybody’s conduct, at any step, and keeps none', async () => {
    const { lan, hung } = await taking({ engine });
    const said = 'đồng chí Tuấn có biểu hiện suy thoái, em có ảnh chụp';
    await play(lan, `> 03 có, 02 không\n> [Cam kết Không 2]\n> ${said}\n< không nhận\n> hủy`);
    await play(lan, `> [Thêm kế hoạch]\n> ${said}\n< không nhận\n> hủy`);
    town.clock.set('2026-12-15T02:00:00Z');
    await hung.sendsChoice(`criteria/end:${lan.memberId}:khong_2:not_reached`);
    await play(hung, `> ${said}\n< không nhận\n> hủy`);
    expect((await allRows(town.db)).filter((row) => /Tuấn|ảnh chụp/.test(row))).toEqual([]);
  });
});

describe('“03 có, 02 không”', () => {
  it.each([
    '03 có, 02 không',
    '03 không 02 có',
    '3 co 2 khong',
    '03 co 02 khong',
    'ba có hai không',
    'Chương trình 03 Có, 02 Không',
    'ba khong hai co',
  ])('is opened by “%s”', async (text) => {
    const { lan } = await taking();
    expect((await lan.says(text)).join()).toContain('“03 có, 02 không” năm 2026 của đồng chí');
  });

  it.each(['đồng chí Tuấn có biểu hiện suy thoái', 'anh Tuan bi thu ap 2 suy thoai dao duc', 'chị Hoa vi phạm kỷ luật'])(
    'is not where “%s” could be told: it is answered, and kept nowhere',
    async (text) => {
      const { an } = await taking();
      expect((await an.says(text)).join()).toContain('Mình không nhận phản ánh về người khác và không lưu nội dung này');
      expect((await allRows(town.db)).filter((row) => row.includes(text))).toEqual([]);
    },
  );

  it('is not for a member who is no officer, nor offered to them', async () => {
    const { an } = await taking();
    await play(
      an,
      '> 03 có, 02 không\n< dành cho cán bộ Đoàn ở đơn vị có thực hiện\n> đăng ký rèn luyện\n< Bạn muốn làm việc gì cụ thể?\n> hủy',
    );
    expect((await an.sendsChoice('criteria/commit:khong_1')).join()).toContain('dành cho cán bộ Đoàn');
    expect(await commitments()).toEqual([]);
  });

  it('asks for the consent before a plan is kept', async () => {
    const { hung } = await taking();
    await town.db.write((tx) =>
      tx.consent.updateMany({
        where: { contactId: hung.contactId, purpose: 'reminders' },
        data: { withdrawnAt: town.clock.now() },
      }),
    );
    await play(
      hung,
      '> 03 có, 02 không\n> [Thêm kế hoạch]\n< cần lưu nội dung bạn cam kết\n> [Không đồng ý]\n< mình không lưu gì cả',
    );
    expect(await town.db.read((tx) => tx.pledge.count())).toBe(0);
  });
});
