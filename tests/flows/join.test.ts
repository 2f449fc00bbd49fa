import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { engines } from '../run/database.js';
import { openTown, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

describe.each(engines)('joining, on %s', (engine) => {
  let town: Town;
  beforeEach(async () => {
    town = await openTown({ engine });
  });
  afterEach(() => town.close());

  test.each(['zalo', 'telegram'] as const)('a newcomer on %s needs nine turns, and the secretary one tap', async (channel) => {
    const lan = await town.member('Lê Thị Lan', town.units.phuCuong, {
      channel: 'zalo',
      roles: [{ role: 'secretary', unitId: town.units.phuCuong }],
    });
    const an = town.stranger(channel);
    await play(
      an,
      `> chào bot
       < Trợ lý Chi đoàn … Đoàn xã Phú Bình (đơn vị quản lý dữ liệu) … bạn có đồng ý không?
       > [Đồng ý]
       < chưa mục nào được bật … Nhắc việc rèn luyện của tôi: tắt … Nhận tin hoạt động, tài liệu: tắt
       [Bật nhắc việc] [Bật nhận tin] [Bật cả hai] [Không bật]
       > [Bật nhắc việc]
       < Họ và tên đầy đủ
       > Nguyễn Văn An
       < sinh ngày nào
       > 15/03/2004
       < Số điện thoại
       > (contact 84912345678)
       < chi đoàn nào
       > chi doan ap phu cuong
       < Bạn đang ở đâu?
       > [ấp Phú Cường, xã Phú Bình]
       < Họ và tên: Nguyễn Văn An
       < Ngày sinh: 15/03/2004
       < Số điện thoại: 0912 345 678
       < Chi đoàn: Chi đoàn ấp Phú Cường, Đoàn xã Phú Bình
       < Nơi cư trú: ấp Phú Cường, xã Phú Bình
       > [Gửi]
       < Mình đã gửi yêu cầu đến Bí thư Chi đoàn ấp Phú Cường`,
    );
    expect(lan.news().join('\n')).toContain('Nguyễn Văn An');
    expect(await lan.presses('Duyệt')).toEqual([expect.stringContaining('Đã duyệt Nguyễn Văn An')]);
    expect(an.news().join('\n')).toContain('bạn đã là thành viên của Chi đoàn ấp Phú Cường');
    await town.db.read(async (tx) => {
      const contact = await tx.contact.findUniqueOrThrow({ where: { id: an.contactId } });
      const member = await tx.member.findUniqueOrThrow({ where: { id: contact.memberId! } });
      expect(member).toMatchObject({
        fullName: 'Nguyễn Văn An',
        birthDate: '2004-03-15',
        phone: '+84912345678',
        branchId: town.units.phuCuong,
        status: 'active',
        source: 'chat',
      });
      const consents = await tx.consent.findMany({ where: { contactId: an.contactId }, orderBy: { at: 'asc' } });
      expect(consents.map((one) => one.purpose).sort()).toEqual(['registration', 'reminders']);
      expect(consents.every((one) => one.channel === channel && one.messageId !== '')).toBe(true);
    });
  });
});
