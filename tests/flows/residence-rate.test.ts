import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { engines } from '../run/database.js';
import { attended, received } from '../run/residence.js';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
let lan: Person;
let an: Person;
let binh: Person;
let mai: Person;
afterEach(() => town.close());

/** Lan's ấp 3 has Hoa of its own and receives An and Bình of class 11A2; Mai is the commune's secretary, Kha that of the other ấp 3. */
async function openHamlet(engine?: 'sqlite' | 'postgresql'): Promise<void> {
  town = await openTown({ engine });
  const { ap3, class11a2, phuBinh } = town.units;
  lan = await town.member('Lê Thị Lan', ap3, { roles: [{ role: 'secretary', unitId: ap3 }] });
  await town.rosterMember('Đỗ Thị Hoa', ap3);
  an = await town.member('Nguyễn Văn An', class11a2, { channel: 'telegram' });
  binh = await town.member('Phạm Thị Bình', class11a2);
  mai = await town.member('Hồ Thị Mai', town.units.phuCuong, {
    channel: 'telegram',
    roles: [{ role: 'commune_secretary', unitId: phuBinh }],
  });
  for (const one of [an, binh]) await received(town, one.memberId, ap3);
}

const sheetOf = (person: Person) => {
  const attachment = person.all().at(-1)?.attachment;
  return { name: attachment?.name, text: Buffer.from(attachment?.base64 ?? '', 'base64').toString('utf8') };
};

describe.each(engines)('the rate of taking part where people live, on %s', (engine) => {
  beforeEach(() => openHamlet(engine));

  test('a secretary sees both numbers, what they mean, the names of the others and the table', async () => {
    await attended(town, town.units.ap3, '2026-03-01', [an.memberId]);
    await play(
      lan,
      `> tỷ lệ nơi cư trú
       < Chi đoàn ấp 3, Đoàn xã Phú Bình: tham gia hoạt động tại nơi cư trú, năm 2026, tính đến 12/03/2026
       < 1/4 = 25,0%
       < Tử số (1) … Mẫu số (4): đoàn viên đang có trong danh sách
       > [Chưa có ghi nhận]
       < 3 bạn chưa có hoạt động được ghi nhận
       < Phạm Thị Bình
       < Đỗ Thị Hoa
       < Lê Thị Lan
       > [Người tham gia]
       < 1. Nguyễn Văn An (Chi đoàn 11A2): 1 hoạt động
       < 2. Phạm Thị Bình (Chi đoàn 11A2): 0 hoạt động
       < 3. Đỗ Thị Hoa: 0 hoạt động
       > 1
       < Nguyễn Văn An … 1 hoạt động được ghi nhận
       < Chủ nhật, 01/03/2026
       > 77
       < nhắn số trong danh sách
       > Bình
       < Phạm Thị Bình … 0 hoạt động
       > [Xong]
       > xuất bảng tham gia nơi cư trú
       < Bảng “Tham gia tại nơi cư trú” của Chi đoàn ấp 3`,
    );
    const { name, text } = sheetOf(lan);
    expect(name).toBe('tham-gia-tai-noi-cu-tru-ap-3-doan-xa-phu-binh-nam-2026.csv');
    expect(text).toContain('STT;Họ và tên;Nơi giới thiệu;Số hoạt động;Mức tham gia;Nhận xét\r\n');
    expect(text).toContain('1;Nguyễn Văn An;Chi đoàn 11A2, Đoàn trường THPT Đoàn Kết;1;Có tham gia;');
    expect(text).toContain('1/4 đạt 25,0%');
  });

  test('somebody who moved in the middle of a period counts once, where they were received last', async () => {
    const { ap3, phuCuong, dacLuaAp3 } = town.units;
    await attended(town, ap3, '2026-02-15', [an.memberId]);
    await play(an, '> đăng ký hoạt động nơi cư trú ở ấp 3 xã Đắc Lua\n> [Chưa có phiếu]');
    const kha = await town.member('Mai Văn Kha', dacLuaAp3, { roles: [{ role: 'secretary', unitId: dacLuaAp3 }] });
    await kha.sendsChoice('approvals/list');
    await play(kha, '> [Nơi cư trú: Nguyễn Văn An]\n> [Tiếp nhận]\n< Đã tiếp nhận');
    await play(kha, '> tỷ lệ nơi cư trú\n< 1/2 = 50,0%');
    await play(lan, '> tỷ lệ nơi cư trú\n< 0/3 = 0,0%\n> ty le noi cu tru den 28/2\n< tính đến 28/02/2026\n< 1/4 = 25,0%');
    await play(an, '> hoạt động nơi cư trú của tôi\n< ở Chi đoàn ấp 3, Đoàn xã Đắc Lua: 1 hoạt động\n< (Chi đoàn ấp 3)');
    await play(mai, '> tỷ lệ nơi cư trú\n< Đoàn xã Phú Bình\n< 0/4 = 0,0%');
    expect(phuCuong).not.toBe(ap3);
  });

  test('above the branch there are totals, units one tap away with a picture, and no name', async () => {
    await attended(town, town.units.ap3, '2026-03-01', [an.memberId]);
    await play(
      mai,
      `> tỷ lệ tham gia nơi cư trú
       < Đoàn xã Phú Bình … năm 2026
       < 1/5 = 20,0%
       [Theo đơn vị] [Xuất bảng] [Kỳ trước] [Cách tính]
       > [Theo đơn vị]
       < Đoàn xã Phú Bình, năm 2026 (đến 12/03/2026): 1/5 = 20,0%
       < 1. Chi đoàn ấp 3: 1/4 = 25,0%
       < 2. Chi đoàn ấp Phú Cường: 0/1 = 0,0%
       > 9
       < nhắn số trong danh sách
       > 1
       < Chi đoàn ấp 3, Đoàn xã Phú Bình
       < 1/4 = 25,0%
       [Xuất bảng] [Kỳ trước]
       > [Xuất bảng]
       < chi đoàn liên quan
       > tỷ lệ nơi cư trú ấp Phú Cường
       < 0/1 = 0,0%`,
    );
    expect(mai.all().some((message) => message.attachment?.mime === 'image/png')).toBe(true);
    const args = `${town.units.ap3}:y2026:gbk`;
    expect((await mai.sendsChoice(`residence_rate/others:${args}`)).join()).toContain('chi đoàn liên quan');
    expect((await mai.sendsChoice(`residence_people/list:${args}`)).join()).toContain('chi đoàn liên quan');
    expect(mai.all().some((message) => message.text.includes('Phạm Thị Bình'))).toBe(false);
    expect((await lan.sendsChoice(`residence_rate/of:${town.units.dacLua}:y2026:gbk`)).join()).toContain(
      'dành cho Ban Chấp hành',
    );
  });
});

describe('the rate of taking part where people live', () => {
  beforeEach(() => openHamlet());

  test('of nobody is 0/0 and –', async () => {
    const kha = await town.member('Mai Văn Kha', town.units.ap3, { roles: [{ role: 'secretary', unitId: town.units.dacLua }] });
    await play(kha, '> tỷ lệ nơi cư trú\n< 0/0 = –\n< Chưa có ai để tính');
  });

  test('a volunteer day counts everywhere; a final remark counts, “registered only” never does', async () => {
    await attended(town, town.units.school, '2026-03-01', [binh.memberId], { kind: 'volunteer' });
    await play(lan, '> tỷ lệ nơi cư trú\n< 1/4 = 25,0%');
    const remark = (memberId: string, level: string) =>
      town.db.write((tx) =>
        tx.residenceRemark.create({
          data: {
            id: town.newId(),
            memberId,
            unitId: town.units.ap3,
            period: 'year:2026',
            activities: 0,
            level,
            state: 'final',
            shownAt: town.clock.now(),
            finalAt: town.clock.now(),
          },
        }),
      );
    await remark(an.memberId, 'participated');
    await remark(lan.memberId, 'registered_only');
    await play(lan, '> tỷ lệ nơi cư trú\n< 2/4 = 50,0%');
  });

  test('names do not go through Telegram, and a member without an office sees only their own', async () => {
    const dung = await town.member('Lý Thị Dung', town.units.ap3, {
      channel: 'telegram',
      roles: [{ role: 'deputy_secretary', unitId: town.units.ap3 }],
    });
    await play(
      dung,
      '> tỷ lệ nơi cư trú\n> [Chưa có ghi nhận]\n< chỉ xem qua Zalo\n> [Người tham gia]\n< chỉ xem qua Zalo\n> [Xuất bảng]\n< chỉ xem qua Zalo',
    );
    await play(
      an,
      '> tỷ lệ nơi cư trú xã Phú Bình\n< do Ban Chấp hành xem\n> [Kết quả của tôi]\n< Hoạt động nơi cư trú, năm 2026: bạn đang tính ở Chi đoàn ấp 3',
    );
  });

  test('bad times have kind answers: a period that ends before it begins, a day that is none, one to come', async () => {
    await play(
      lan,
      `> tỷ lệ nơi cư trú từ 31/5/2026 đến 1/3/2026
       < Ngày kết thúc đứng trước ngày bắt đầu
       > tỷ lệ nơi cư trú đến 31/2
       < Lịch không có ngày này
       > tỷ lệ nơi cư trú năm 2031
       < 01/01/2031 mới bắt đầu
       > tỷ lệ nơi cư trú năm học 2025-2026
       < năm học 2025–2026
       > tỷ lệ nơi cư trú từ 1/2/2026 đến 28/2/2026
       < 01/02/2026–28/02/2026, tính đến 28/02/2026
       > tỷ lệ nơi cư trú hè 2025
       < hè 2025, tính đến 31/08/2025
       > tỷ lệ nơi cư trú xã Không Có
       < chưa tìm thấy đơn vị`,
    );
  });

  test('a commune sets how it is counted, for everybody below, and is told when a date is wrong', async () => {
    await play(
      mai,
      `> cách tính nơi cư trú
       < Cách tính hoạt động nơi cư trú ở Đoàn xã Phú Bình
       < Kỳ đang tính: năm 2026
       < từ 2 hoạt động
       > [Đặt kỳ riêng]
       > từ 31/5/2026 đến 1/3/2026
       < Ngày kết thúc đứng trước ngày bắt đầu
       > mùa xuân
       < Mình cần ngày bắt đầu và ngày kết thúc
       > từ 1/3/2026 đến 31/5/2029
       < quá hai năm
       > từ 1/3/2026 đến 31/5/2026
       < Kỳ riêng: 01/03/2026–31/05/2026
       > [Đổi mẫu số]
       > (picture)
       < chọn một trong hai
       > [Đã giới thiệu, tiếp nhận]
       < đoàn viên được giới thiệu hoặc tiếp nhận
       > [Đổi mức gợi ý]
       > không
       < một số từ 1 đến 50
       > 3
       < từ 3 hoạt động
       > [Đổi số ngày góp ý]
       > 99
       < một số từ 1 đến 30
       > 14
       < trong 14 ngày
       > [Đổi loại kỳ]
       > năm học
       < Kỳ đang tính: năm học 2025–2026`,
    );
    await play(
      lan,
      '> tỷ lệ nơi cư trú\n< năm học 2025–2026\n< 0/2 = 0,0%\n< Mẫu số (2): đoàn viên được giới thiệu hoặc tiếp nhận trong kỳ',
    );
    expect((await lan.sendsChoice(`residence_policy/set:${town.units.phuBinh}:of`)).join()).toContain(
      'do Bí thư, Phó Bí thư Đoàn xã',
    );
    const kha = await town.member('Mai Văn Kha', town.units.dacLuaAp3, {
      roles: [{ role: 'secretary', unitId: town.units.dacLuaAp3 }],
    });
    await play(kha, '> tỷ lệ nơi cư trú\n< năm 2026');
  });
});
