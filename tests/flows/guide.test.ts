import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
let van: Person;
let binh: Person;
beforeAll(async () => {
  town = await openTown();
  const { ap3 } = town.units;
  van = await town.member('Lê Thị Vân', ap3, { roles: [{ role: 'secretary', unitId: ap3 }] });
  binh = await town.member('Trần Bình', ap3, { channel: 'telegram' });
});
afterAll(() => town.close());

describe('what is understood, and not done by the bot, is answered with how it is done', () => {
  test.each([
    ['em muốn chuyển sinh hoạt đoàn', 'gồm ba bước: … Sổ đoàn viên'],
    ['doan phi nhieu v', 'Đoàn phí đóng hằng tháng cho chi đoàn'],
    ['cho xin tài liệu sinh hoạt tháng 3', 'Tài liệu sinh hoạt do Bí thư'],
    ['cho e làm bài trắc nghiệm', 'chưa có bài trắc nghiệm'],
  ])('%s', async (line, answer) => {
    await play(binh, `> ${line}\n< ${answer}\n[Nhắn bí thư]\n> [Nhắn bí thư]\n< Bạn viết câu hỏi cho bí thư\n> thôi`);
  });

  test('an officer’s general news: nothing is sent', async () => {
    await play(van, '> gửi tin cho cả chi đoàn: hạn nộp phiếu tự đánh giá là 31/3\n< chưa gửi gì cả\n[Thông báo họp, hoạt động]');
    expect(await town.db.read((tx) => tx.notice.count())).toBe(0);
  });
});

describe('a suggestion goes to the secretary as it was typed', () => {
  test('at one tap, and the answer comes back', async () => {
    await play(
      binh,
      `> góp ý: nên sinh hoạt vào tối thứ 7 vì nhiều bạn đi làm ca
       < Bạn viết câu hỏi cho bí thư
       > [Gửi câu vừa nhắn]
       < Mình đã chuyển câu hỏi`,
    );
    await play(van, '> câu hỏi đang chờ\n< nên sinh hoạt vào tối thứ 7');
  });

  test('never without a name; without words they are asked for', async () => {
    await play(binh, '> gửi góp ý ẩn danh: buổi họp kéo dài quá 2 tiếng\n< kèm tên bạn … Bạn viết câu hỏi\n> thôi');
    await play(binh, '> em muốn góp ý\n< Bạn viết câu hỏi cho bí thư\n> thôi');
  });
});
