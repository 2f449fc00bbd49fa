import { afterEach, describe, expect, test } from 'vitest';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

async function branch(): Promise<{ van: Person; an: Person }> {
  town = await openTown();
  const { ap3 } = town.units;
  const van = await town.member('Lê Thị Vân', ap3, { roles: [{ role: 'secretary', unitId: ap3 }] });
  return { van, an: await town.member('Nguyễn Văn An', ap3) };
}

describe('what people type instead of pressing', () => {
  test('a line of the menu works whenever it is typed, also without accents and in the middle of a form', async () => {
    const { van, an } = await branch();
    await play(van, '> yeu cau dang cho\n< Hiện không có yêu cầu nào đang chờ');
    await play(van, '> cac buoi da thong bao\n< Hiện không có buổi nào');
    await play(
      van,
      '> thong bao hop\n< Buổi này là gì?\n> cau hoi dang cho\n< Hiện không có câu hỏi nào đang chờ\n< Buổi này là gì?',
    );
    // A member's menu has no such line.
    await play(an, '> yeu cau dang cho\n< Mình chưa hiểu ý bạn');
  });

  test('"thông báo họp" and "tạo mã mời" by themselves begin what they name, for those who may', async () => {
    const { van, an } = await branch();
    await play(van, '> thông báo họp\n< Buổi này là gì?\n> hủy\n> tao ma moi\n< Mã mời vào Chi đoàn ấp 3');
    await play(an, '> thông báo họp\n< Hiện chưa có lịch sinh hoạt nào\n> tao ma moi\n< Mã mời dành cho Bí thư');
  });

  test('"quay lại" with nothing open says so', async () => {
    const { an } = await branch();
    await play(an, '> quay lai\n< Hiện không có việc nào đang làm dở');
  });

  test('an officer’s menu begins with what an officer does', async () => {
    const { van } = await branch();
    await play(van, '> menu');
    expect(van.buttons().slice(0, 3)).toEqual(['Yêu cầu đang chờ', 'Thông báo họp, hoạt động', 'Mở điểm danh']);
    expect(van.buttons()).toContain('Việc của riêng tôi');
  });
});

describe('an answer to an invitation in a word of its own', () => {
  test('"ok" or "không" while it has none shows the invitation with its buttons; afterwards it is nothing', async () => {
    const { van, an } = await branch();
    await play(van, '> thông báo họp chi đoàn 19h tối mai ở nhà văn hóa\n> [Gửi]');
    await play(
      an,
      `> ok
       < Bạn đang trả lời lời mời này phải không? … 19:00, Thứ Sáu, 13/03/2026
       [Tham dự] [Xin vắng] [Chưa chắc]
       > không
       < Bạn đang trả lời lời mời này phải không?
       > [Tham dự]
       < Mình đã ghi bạn tham dự
       > ok
       < Mình đang không chờ câu trả lời nào`,
    );
  });

  test('"xin nghỉ họp" of a member is about them, and calls nothing off', async () => {
    const { van, an } = await branch();
    await play(van, '> thông báo họp chi đoàn 19h tối mai ở nhà văn hóa\n> [Gửi]');
    await play(an, '> xin nghi hop\n< Mình đã ghi bạn xin vắng');
  });

  test('cancelling the question for a reason does not pretend that the absence was not kept', async () => {
    const { van, an } = await branch();
    await play(van, '> thông báo họp chi đoàn 19h tối mai ở nhà văn hóa\n> [Gửi]');
    await play(an, '> [Xin vắng]\n< Mình đã ghi bạn xin vắng\n> hủy\n< Những gì bạn đã xác nhận trước đó vẫn giữ nguyên');
    expect(await town.db.read((tx) => tx.rsvp.findFirst())).toMatchObject({ answer: 'absent', reason: null });
  });
});

describe('my data', () => {
  test('is shown once and not again after everything else that is said', async () => {
    const { an } = await branch();
    await play(
      an,
      `> dữ liệu của tôi
       < Họ tên: Nguyễn Văn An
       [Sửa thông tin] [Tải bản sao] [Rút lại đồng ý] [Xóa dữ liệu] [Xong]
       > cam on
       < Không có gì`,
    );
    expect((await an.says('asdf')).join('\n')).not.toContain('Ngày sinh');
    await play(an, '> [Rút lại đồng ý]\n< Bạn muốn rút lại đồng ý nào?\n> [Giữ lại]\n> [Xong]\n< Cảm ơn bạn');
  });
});
