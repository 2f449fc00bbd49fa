import { afterAll, beforeAll, describe, test } from 'vitest';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

/** What people call the things that the menu calls otherwise, with and without accents. */
let town: Town;
let van: Person;
let pupil: Person;
let teacher: Person;
beforeAll(async () => {
  town = await openTown();
  const { ap3, class11a2 } = town.units;
  van = await town.member('Lê Thị Vân', ap3, { roles: [{ role: 'secretary', unitId: ap3 }] });
  pupil = await town.member('Trần Bình', class11a2);
  teacher = await town.member('Phạm Hoa', class11a2, { roles: [{ role: 'secretary', unitId: class11a2 }] });
});
afterAll(() => town.close());

describe('an officer', () => {
  test.each([
    ['trang bí thư', 'bàn làm việc'],
    ['xem trên máy tính', 'bàn làm việc'],
    ['nhận xét cuối kỳ', 'nhận xét'],
    ['viết nhận xét cuối năm', 'nhận xét'],
    ['ai dang ren luyen', 'chương trình'],
    ['danh sách đạt', 'chương trình'],
    ['danh sách huy hiệu', 'chương trình'],
    ['ai chưa nộp báo cáo', 'Báo cáo tháng'],
    ['duyệt danh sách nơi cư trú', 'chờ tiếp nhận'],
  ])('%s', async (line, answer) => {
    await play(van, `> ${line}\n< ${answer}`);
    await van.says('thôi');
  });

  test('of a school introduces somebody by saying so', async () => {
    await play(teacher, '> giới thiệu Bình về ấp 3\n< Trần Bình');
  });
});

describe('a member', () => {
  test.each([
    ['huy hiệu của tôi', 'chưa có cam kết'],
    ['03 có 02 không là gì', '03 có, 02 không'],
    ['em mới chuyển về ấp 3', 'Mình đổi nơi cư trú thành ấp 3'],
    ['e moi chuyen nha ve ap phu cuong', 'Mình đổi nơi cư trú thành ap phu cuong'],
    ['gio minh o ap phu cuong', 'Mình đổi nơi cư trú thành ap phu cuong'],
  ])('%s', async (line, answer) => {
    await play(pupil, `> ${line}\n< ${answer}`);
    await pupil.says('thôi');
  });

  test('lets a pledge rest', async () => {
    await play(
      pupil,
      `> cam kết đọc 1 cuốn sách mỗi tháng
       > [Mỗi tháng]
       > [19 giờ]
       > [Cam kết]`,
    );
    await play(pupil, '> tạm dừng cam kết từ 15/3 đến 30/3\n< 30/03');
  });
});
