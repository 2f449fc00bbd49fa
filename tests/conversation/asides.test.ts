import { afterEach, describe, expect, it } from 'vitest';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

/** Vân has called a meeting for tomorrow evening; An is invited, Tí is new. */
async function branch(): Promise<{ van: Person; an: Person; ti: Person }> {
  town = await openTown();
  const { ap3 } = town.units;
  const van = await town.member('Lê Thị Vân', ap3, { roles: [{ role: 'secretary', unitId: ap3 }] });
  const an = await town.member('Nguyễn Văn An', ap3);
  await play(van, '> thông báo họp chi đoàn 19h tối mai ở nhà văn hóa\n> [Gửi]');
  return { van, an, ti: town.stranger() };
}

describe('a question in the middle of a form is answered, and the open question asked again', () => {
  it('while pledging, also where any text would be the pledge', async () => {
    const { an } = await branch();
    await play(
      an,
      `> đăng ký rèn luyện
       < Bạn muốn làm việc gì cụ thể?
       > khoan, họp mấy giờ vậy?
       < 19:00, Thứ Sáu, 13/03/2026
       < Bạn muốn làm việc gì cụ thể?
       > mai họp ở đâu vậy bot
       < nhà văn hóa
       < Bạn muốn làm việc gì cụ thể?
       > đọc sách
       < bao lâu một lần
       > khoan, họp mấy giờ vậy?
       < 19:00, Thứ Sáu, 13/03/2026
       < bao lâu một lần
       > mỗi tuần
       < lúc mấy giờ
       > cho em hỏi họp mấy giờ
       < 19:00, Thứ Sáu, 13/03/2026
       < lúc mấy giờ
       > 19
       < đọc sách`,
    );
  });

  it('while calling a meeting; a number typed then answers the open question, not the one in between', async () => {
    const { van } = await branch();
    await play(
      van,
      `> thông báo họp
       < Buổi này là gì?
       > khoan, họp mấy giờ vậy?
       < 19:00, Thứ Sáu, 13/03/2026
       < Buổi này là gì?
       > 1
       < Bắt đầu lúc nào?
       > ai báo vắng vậy
       < Chưa trả lời (2)
       < Bắt đầu lúc nào?
       > 8h sáng chủ nhật
       < Ở đâu?
       > khoan, họp mấy giờ vậy?
       < 19:00, Thứ Sáu, 13/03/2026
       < Ở đâu?`,
    );
    expect(await town.db.read((tx) => tx.rsvp.count())).toBe(0);
  });

  it('while joining: what is for members is said to be so, and is not taken for a name or a birthday', async () => {
    const { ti } = await branch();
    await play(
      ti,
      `> chào
       > khoan, họp mấy giờ vậy?
       < khi bạn đã là đoàn viên
       < bạn có đồng ý không?
       > [Đồng ý]
       > [Không bật]
       < Họ và tên
       > họp mấy giờ vậy?
       < khi bạn đã là đoàn viên
       < Họ và tên
       > Trần Văn Tí
       < sinh ngày nào
       > khoan họp mấy giờ
       < khi bạn đã là đoàn viên
       < sinh ngày nào
       > 15/03/2004
       < điện thoại`,
    );
  });
});

describe('words that work everywhere', () => {
  it('"hủy" ends a form, and outside of it asks what is to be undone', async () => {
    const { van, an } = await branch();
    await play(an, '> đăng ký rèn luyện: đọc sách\n> [Không nhắc]\n> [Cam kết]\n> đăng ký rèn luyện\n> huy\n< Mình đã dừng việc');
    await play(
      an,
      `> hủy
       < Bạn muốn hủy gì?
       [Xin vắng buổi 19:00, Thứ Sáu, 13/03/2026] [Dừng nhận tin] [Xóa dữ liệu của tôi] [Kết thúc cam kết: đọc sách] [Xem menu]
       > 4
       < Bạn muốn kết thúc cam kết này?
       > hủy
       < Mình đã dừng việc
       > hủy
       > 1
       < Mình đã ghi bạn xin vắng`,
    );
    await play(van, '> hủy\n> [Hủy buổi 19:00, Thứ Sáu, 13/03/2026]\n< 19:00, Thứ Sáu, 13/03/2026\n> thôi\n< Mình đã dừng việc');
    expect(await town.db.read((tx) => tx.activity.findMany({ select: { state: true } }))).toEqual([{ state: 'called' }]);
    expect(await town.db.read((tx) => tx.pledge.findMany({ select: { state: true } }))).toEqual([{ state: 'active' }]);
  });

  it('"thôi" ends a form, "thôi được" is a yes, and with nothing open "thôi" undoes nothing', async () => {
    const { an } = await branch();
    await play(
      an,
      `> đăng ký rèn luyện: đọc sách
       > thôi
       < Mình đã dừng việc
       > thôi
       < Hiện không có việc nào đang làm dở
       > bỏ qua
       < Hiện không có việc nào đang làm dở
       > đăng ký rèn luyện: đọc sách
       > không nhắc
       < Mình ghi lại như sau
       > thôi được
       < Mình đã lưu cam kết`,
    );
  });

  it('stop, start again and help work in a form, also where text is free, and the form goes on', async () => {
    const { an } = await branch();
    await play(
      an,
      `> đăng ký rèn luyện
       < Bạn muốn làm việc gì cụ thể?
       > dừng
       < Mình dừng ngay
       < Bạn muốn làm việc gì cụ thể?
       > bật lại thông báo
       < Mình sẽ nhắn lại
       < Bạn muốn làm việc gì cụ thể?
       > trợ giúp
       < Bạn cứ nhắn bình thường
       < Bạn muốn làm việc gì cụ thể?
       > menu
       < Mình giúp được những việc này`,
    );
    expect(await town.db.read((tx) => tx.pledge.count())).toBe(0);
  });
});

describe('what the bot does not know', () => {
  it('gets one kind line with three things it can do, the secretary and the menu', async () => {
    const { van, an } = await branch();
    await play(
      an,
      `> abc xyz
       < Mình chưa hiểu ý bạn
       [Điểm danh] [Lịch sinh hoạt sắp tới] [Đăng ký rèn luyện] [Nhắn cho bí thư] [Xem menu]`,
    );
    await play(
      van,
      `> abc xyz
       < Mình chưa hiểu ý bạn
       [Yêu cầu đang chờ] [Thông báo họp, hoạt động] [Mở điểm danh] [Nhắn cho bí thư] [Xem menu]`,
    );
  });
});
