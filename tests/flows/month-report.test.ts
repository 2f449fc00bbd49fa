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
