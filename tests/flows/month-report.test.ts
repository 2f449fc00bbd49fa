import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChannelName } from '../../src/messages.js';
import { engines } from '../run/database.js';
import { openTown, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

const lead = (
  name: string,
  unitId: string,
  role: 'secretary' | 'commune_secretary' | 'commune_deputy',
  channel: ChannelName = 'zalo',
) => town.member(name, unitId, { channel, roles: [{ role, unitId }] });

describe.each(engines)('the report of a month, on %s', (engine) => {
  describe.each(['zalo', 'telegram'] as const)('by %s', (channel) => {
    beforeEach(async () => {
      town = await openTown({ engine });
    });

    test('is completed in one message, previewed in Vietnamese numbers and sent; the commune sees the sums and who is missing', async () => {
      const { ap3, phuBinh, phuCuong } = town.units;
      const lan = await lead('Lê Thị Lan', ap3, 'secretary', channel);
      const hoa = await town.member('Trần Thị Hòa', phuCuong, {
        channel,
        roles: [{ role: 'commune_secretary', unitId: phuBinh }],
      });
      await town.rosterMember('Nguyễn Văn An', ap3);
      await play(
        lan,
        `> báo cáo tháng
         < Báo cáo tháng 03/2026 – Chi đoàn ấp 3, Đoàn xã Phú Bình.
         < nhắn các chỉ tiêu còn lại trong một tin
         [Không có gì] [Nhập từng mục] [Tháng 02/2026]
         > 2 công trình, 3 NTM, vốn trên 290tr
         < Báo cáo tháng 03/2026 – Chi đoàn ấp 3, Đoàn xã Phú Bình (chưa gửi):
         < Đoàn viên: 2 (nam
         < Sinh hoạt: 0 buổi, lượt dự 0/0 = –
         < - Công trình thanh niên: 2
         < - Hoạt động xây dựng Văn minh đô thị: 0
         < - Hoạt động xây dựng Nông thôn mới: 3
         < - Vốn hỗ trợ khởi nghiệp: trên 290.000.000 đồng
         < Hạn gửi: 23:59, Chủ nhật, 05/04/2026
         [Gửi] [Sửa số liệu] [Tải bảng] [Để sau]
         > [Gửi]
         < Đã gửi báo cáo tháng 03/2026 của Chi đoàn ấp 3, Đoàn xã Phú Bình, đúng hạn.
         < Còn sửa được đến khi Đoàn xã Phú Bình gửi báo cáo của mình`,
      );
      await play(
        hoa,
        `> bao cao thang
         > không có gì
         < Báo cáo tháng 03/2026 – Đoàn xã Phú Bình (chưa gửi):
         < - Công trình thanh niên: 2 (riêng đơn vị: 0)
         < - Vốn hỗ trợ khởi nghiệp: trên 290.000.000 đồng (riêng đơn vị: 0)
         < Đã gửi: 1/2 đơn vị (trễ 0)
         [Gửi] [Sửa số liệu] [Tải bảng] [Ai chưa gửi] [Để sau]
         > [Ai chưa gửi]
         < ⏳ Chi đoàn ấp Phú Cường: chưa gửi
         < ✅ Chi đoàn ấp 3: đã gửi, đúng hạn`,
      );
      // Corrected until the commune's own went up.
      await play(
        lan,
        `> báo cáo tháng 3
         < đã gửi. Đồng chí còn sửa được đến khi Đoàn xã Phú Bình gửi báo cáo của mình
         [Sửa số liệu] [Tải bảng]
         > 4 công trình
         [Gửi lại] [Sửa số liệu] [Tải bảng] [Để sau]
         > [Gửi lại]
         < Đã gửi lại báo cáo tháng 03/2026`,
      );
      await play(
        hoa,
        `> báo cáo tháng
         > 1 công trình
         < - Công trình thanh niên: 5 (riêng đơn vị: 1)
         > [Gửi]
         < Đã gửi báo cáo tháng 03/2026 của Đoàn xã Phú Bình, đúng hạn.`,
      );
      await play(
        lan,
        `> báo cáo tháng
         < đã được cộng vào báo cáo của Đoàn xã Phú Bình, nên không sửa được nữa
         [Tải bảng]`,
      );
      const heard = await lan.presses('Tải bảng');
      expect(heard.join()).toContain('Bảng báo cáo tháng 03/2026');
      const file = lan.all().at(-1)!.attachment!;
      expect(file.name).toBe(`bao-cao-thang-ap-3-2026-03.${channel === 'zalo' ? 'csv' : 'xlsx'}`);
    });
  });
});

describe('the report of a month', () => {
  beforeEach(async () => {
    town = await openTown();
  });

  test('of Đoàn xã Hòa An in November 2019 is typed in one message and read by the district', async () => {
    const { phuBinh, phuCuong, district } = town.units;
    const rows = readFileSync(new URL('../fixtures/activities-2019.csv', import.meta.url), 'utf8')
      .split(/\r?\n/)
      .map((line) => line.split(';'))
      .filter(([, day, , unit]) => unit === 'Đoàn xã Hòa An' && day?.slice(3, 5) === '11');
    expect(rows).toHaveLength(3);
    const typed = rows
      .map(([, , , , what, , count, , , capital]) => `${count} ${what}${capital ? `, vốn ${capital} đồng` : ''}`)
      .join('; ');
    town.clock.set('2019-11-30T02:00:00Z');
    const hoa = await town.member('Trần Thị Hòa', phuCuong, { roles: [{ role: 'commune_secretary', unitId: phuBinh }] });
    const duc = await town.member('Phạm Văn Đức', phuCuong, { roles: [{ role: 'administrator', unitId: district }] });
    await play(
      hoa,
      `> báo cáo tháng
       < Báo cáo tháng 11/2019 – Đoàn xã Phú Bình.
       > ${typed}
       < - Công trình thanh niên: 1
       < - Hoạt động xây dựng Nông thôn mới: 3
       < - Dự án khởi nghiệp được hỗ trợ: 1
       < - Vốn hỗ trợ khởi nghiệp: 35.000.000 đồng
       > [Gửi]
       < đúng hạn`,
    );
    await play(
      duc,
      `> báo cáo tháng
       < Tổng hợp tháng 11/2019 – Huyện đoàn Tân Phú:
       < - Hoạt động xây dựng Nông thôn mới: 3
       < - Vốn hỗ trợ khởi nghiệp: 35.000.000 đồng
       < Đã gửi: 1/3 đơn vị (trễ 0)
       [Tải bảng] [Ai chưa gửi]
       > [Ai chưa gửi]
       < ⏳ Đoàn trường THPT Đoàn Kết: chưa gửi
       < ⏳ Đoàn xã Đắc Lua: chưa gửi
       < ✅ Đoàn xã Phú Bình: đã gửi, đúng hạn`,
    );
  });

  test('one by one takes nine messages, from opening it to sending', async () => {
    const fast = await lead('Đỗ Văn Nhanh', town.units.phuCuong, 'secretary');
    await play(
      fast,
      `> báo cáo tháng
       > [Nhập từng mục]
       < (1/6) Công trình thanh niên: bao nhiêu?
       [Bỏ qua] [Vậy là đủ]
       > 1
       > 2
       > 3
       < (4/6) Mô hình thoát nghèo, và đoàn viên, thanh niên thoát nghèo bền vững: bao nhiêu? Nhắn hai số
       > 1, 4
       > 5
       > 1 dự án, trên 20tr
       < - Công trình thanh niên: 1
       < - Hoạt động xây dựng Văn minh đô thị: 2
       < - Hoạt động xây dựng Nông thôn mới: 3
       < - Mô hình thoát nghèo: 1
       < - Đoàn viên, thanh niên thoát nghèo bền vững: 4
       < - Nhà nhân ái: 5
       < - Dự án khởi nghiệp được hỗ trợ: 1
       < - Vốn hỗ trợ khởi nghiệp: trên 20.000.000 đồng
       > [Gửi]
       < Đã gửi báo cáo`,
    );
  });

  test('is left in the middle and gone on with: what was typed is kept', async () => {
    const lan = await lead('Lê Thị Lan', town.units.ap3, 'secretary');
    await play(
      lan,
      `> báo cáo tháng
       > [Nhập từng mục]
       > 2
       < (2/6) Hoạt động xây dựng Văn minh đô thị
       > bỏ qua
       < (3/6) Hoạt động xây dựng Nông thôn mới
       > nhiều lắm
       < Mình chưa đọc được số. Đồng chí nhắn một số nguyên
       > ba
       < (4/6) Mô hình thoát nghèo
       > 2
       < Mình cần hai số, cách nhau bằng dấu phẩy
       > [Vậy là đủ]
       < - Công trình thanh niên: 2
       < - Hoạt động xây dựng Nông thôn mới: 3
       > [Để sau]
       < Mình đã giữ số liệu`,
    );
    town.clock.advance({ days: 5 });
    await play(
      lan,
      `> báo cáo tháng
       < Báo cáo tháng 03/2026 – Chi đoàn ấp 3, Đoàn xã Phú Bình (chưa gửi):
       < - Công trình thanh niên: 2
       > [Gửi]
       < Đã gửi báo cáo`,
    );
  });

  test('what cannot be read is said with what is accepted, and nothing is taken for something else', async () => {
    const lan = await lead('Lê Thị Lan', town.units.ap3, 'secretary');
    await lan.says('báo cáo tháng');
    for (const [text, said] of [
      ['nhiều hoạt động lắm', 'Mình chưa đọc được số liệu. Đồng chí nhắn số kèm tên chỉ tiêu'],
      ['vốn 290', 'Mình chưa đọc được số liệu'],
      ['2,5 công trình', 'Mình chưa đọc được số liệu'],
      ['😀😀', 'Mình chưa đọc được số liệu'],
      ['a'.repeat(3000), 'Mình chưa đọc được số liệu'],
    ] as const)
      expect((await lan.says(text)).join('\n'), text).toContain(said);
    expect((await lan.does({ kind: 'picture' })).join('\n')).toContain('chỉ nhận chữ và số');
    await play(
      lan,
      `> 2 công trình, tập văn nghệ
       < Mình chưa đọc được “tập văn nghệ”
       < - Công trình thanh niên: 2`,
    );
  });

  test('belongs to those who answer for the unit: members, committee members and forged buttons are refused', async () => {
    const { ap3, dacLuaAp3, phuBinh } = town.units;
    const an = await town.member('Nguyễn Văn An', ap3);
    const uy = await town.member('Lý Văn Uy', ap3, { roles: [{ role: 'committee_member', unitId: ap3 }] });
    const lan = await lead('Lê Thị Lan', ap3, 'secretary');
    for (const person of [an, uy]) {
      expect((await person.says('báo cáo tháng')).join()).toContain('dành cho người phụ trách đơn vị');
      expect((await person.sendsChoice(`month_report/open:${ap3}:2026-03`)).join()).toContain('dành cho người phụ trách');
    }
    for (const forged of [
      `open:${dacLuaAp3}:2026-03`,
      `table:${phuBinh}:2026-03`,
      `missing:${phuBinh}:2026-03`,
      'open:made-up:2026-03',
      `open:${ap3}:2026-99`,
      `table:${ap3}:later`,
    ])
      expect((await lan.sendsChoice(`month_report/${forged}`)).join(), forged).toContain('dành cho người phụ trách');
    for (const text of ['báo cáo tháng 12/2026', 'báo cáo tháng 4 năm 2026'])
      expect((await lan.says(text)).join(), text).toContain('Tháng đó chưa tới');
    expect((await lan.says('hạn báo cáo ngày 5')).join()).toContain('do Đoàn cấp trên của chi đoàn đặt');
    expect(await town.db.read((tx) => tx.monthReport.count({ where: { state: 'sent' } }))).toBe(0);
  });

  test('of a branch that has nobody is written by the level above, by its name', async () => {
    const { phuBinh, phuCuong } = town.units;
    const hoa = await town.member('Trần Thị Hòa', phuCuong, { roles: [{ role: 'commune_secretary', unitId: phuBinh }] });
    await play(
      hoa,
      `> báo cáo tháng 3 chi đoàn ấp 3
       < Báo cáo tháng 03/2026 – Chi đoàn ấp 3, Đoàn xã Phú Bình.
       > 2 công trình
       > [Gửi]
       < Đã gửi báo cáo tháng 03/2026 của Chi đoàn ấp 3, Đoàn xã Phú Bình`,
    );
    await play(hoa, '> báo cáo tháng của chi đoàn ấp 99\n< Mình chưa thấy đơn vị đó trong các đơn vị đồng chí phụ trách');
    await play(hoa, '> báo cáo tháng xã Đắc Lua\n< Mình chưa thấy đơn vị đó');
    await play(hoa, '> báo cáo tháng 13\n< Một năm chỉ có 12 tháng');
  });

  test('is not sent by somebody whose office ended meanwhile', async () => {
    const { ap3 } = town.units;
    const lan = await lead('Lê Thị Lan', ap3, 'secretary');
    await play(lan, '> báo cáo tháng\n< Đoàn viên: 1 (\n> 2 công trình\n< (chưa gửi)');
    await town.db.write((tx) => tx.role.updateMany({ data: { validTo: town.clock.now() } }));
    expect((await lan.presses('Gửi')).join()).toContain('dành cho người phụ trách đơn vị');
    expect(await town.db.read((tx) => tx.monthReport.count({ where: { state: 'sent' } }))).toBe(0);
  });

  test('that was sent stays what it was, however the list changes; a late one is told to the level above', async () => {
    const { ap3, phuBinh, phuCuong } = town.units;
    const lan = await lead('Lê Thị Lan', ap3, 'secretary');
    const binh = await lead('Trần Văn Bình', phuCuong, 'secretary');
    const hoa = await town.member('Trần Thị Hòa', phuCuong, { roles: [{ role: 'commune_secretary', unitId: phuBinh }] });
    await play(lan, '> báo cáo tháng\n> 2 công trình\n> [Gửi]');
    await play(hoa, '> báo cáo tháng\n> không có gì\n> [Gửi]\n< Đã gửi');
    await town.rosterMember('Nguyễn Văn Mới', ap3);
    await lan.says('báo cáo tháng');
    await lan.presses('Tải bảng');
    const table = Buffer.from(lan.all().at(-1)!.attachment!.base64, 'base64').toString('utf8');
    expect(table).toContain('1. Tổng số đoàn viên;người;1;1;');
    expect(table).toContain('7. Công trình, phần việc thanh niên;công trình;2;2;');
    await play(
      binh,
      `> báo cáo tháng
       > 3 công trình
       > [Gửi]
       < Đoàn xã Phú Bình đã gửi báo cáo của mình trước đó; mình đã báo để đơn vị cộng thêm.`,
    );
    await town.tick();
    expect(hoa.news().join()).toContain('Chi đoàn ấp Phú Cường vừa gửi báo cáo tháng 03/2026, sau khi Đoàn xã Phú Bình đã gửi');
    await play(
      hoa,
      `> [Mở báo cáo]
       < Đoàn viên: 3 (
       < - Công trình thanh niên: 2
       < có đơn vị gửi thêm hoặc sửa báo cáo. Bấm Gửi lại để cộng số mới
       [Gửi lại] [Sửa số liệu] [Tải bảng] [Ai chưa gửi] [Để sau]
       > [Gửi lại]
       < Đã gửi lại báo cáo tháng 03/2026`,
    );
    await play(
      hoa,
      `> báo cáo tháng
       < Đoàn viên: 4
       < - Công trình thanh niên: 5
       [Sửa số liệu] [Tải bảng] [Ai chưa gửi]`,
    );
  });

  test('the last one in is told to the level above, once', async () => {
    const { ap3, phuBinh, phuCuong } = town.units;
    const lan = await lead('Lê Thị Lan', ap3, 'secretary');
    const binh = await lead('Trần Văn Bình', phuCuong, 'secretary');
    const hoa = await town.member('Trần Thị Hòa', phuCuong, { roles: [{ role: 'commune_secretary', unitId: phuBinh }] });
    await play(lan, '> báo cáo tháng\n> không có gì\n> [Gửi]');
    expect(hoa.news()).toEqual([]);
    await play(binh, '> báo cáo tháng\n> không có gì\n> [Gửi]');
    await town.tick();
    expect(hoa.news().join()).toContain('Đã đủ 2/2 đơn vị gửi báo cáo tháng 03/2026 về Đoàn xã Phú Bình');
  });

  test('last month is a start, a month is chosen by a button, and who leads several units is asked which', async () => {
    const { ap3, phuCuong } = town.units;
    const lan = await town.member('Lê Thị Lan', ap3, {
      roles: [
        { role: 'secretary', unitId: ap3 },
        { role: 'deputy_secretary', unitId: phuCuong },
      ],
    });
    await play(
      lan,
      `> báo cáo tháng
       < Đồng chí mở báo cáo của đơn vị nào?
       [Chi đoàn ấp 3, Đoàn xã Phú Bình] [Chi đoàn ấp Phú Cường, Đoàn xã Phú Bình]
       > [Chi đoàn ấp 3, Đoàn xã Phú Bình]
       > [Tháng 02/2026]
       < Báo cáo tháng 02/2026 – Chi đoàn ấp 3
       > 4 công trình, vốn 5tr
       > [Gửi]
       < Đã gửi báo cáo tháng 02/2026 của Chi đoàn ấp 3, Đoàn xã Phú Bình, trễ hạn.`,
    );
    await play(
      lan,
      `> báo cáo tháng này
       > phú cường
       < Báo cáo tháng 03/2026 – Chi đoàn ấp Phú Cường
       > hủy`,
    );
    await play(
      lan,
      `> bc tháng
       > ấp 3
       [Không có gì] [Nhập từng mục] [Như tháng trước] [Tháng 02/2026]
       > như tháng trước
       < - Công trình thanh niên: 4
       < - Vốn hỗ trợ khởi nghiệp: 5.000.000 đồng`,
    );
  });
});
