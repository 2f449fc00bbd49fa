import { afterEach, describe, expect, test } from 'vitest';
import { engines } from '../run/database.js';
import { openTown, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

async function branch(engine: 'sqlite' | 'postgresql' = 'sqlite') {
  town = await openTown({ engine });
  const { ap3 } = town.units;
  const van = await town.member('Lê Thị Vân', ap3, { roles: [{ role: 'secretary', unitId: ap3 }] });
  const an = await town.member('Nguyễn Văn An', ap3, { channel: 'telegram' });
  return { van, an };
}

const sentence = 'họp chi đoàn 19h30 t7 tuần này tại nhà văn hóa ấp Phú Cường, mặc áo đoàn, mang đoàn phí';
const activities = () => town.db.read((tx) => tx.activity.findMany({ orderBy: { createdAt: 'asc' } }));
const rsvps = () => town.db.read((tx) => tx.rsvp.findMany({ orderBy: { at: 'asc' } }));

describe.each(engines)('a secretary in her own words, on %s', (engine) => {
  test('one sentence is a whole preview, and sentences under it change the draft before anybody hears of it', async () => {
    const { van, an } = await branch(engine);
    await play(
      van,
      `
      > ${sentence}
      < 🕖 Thời gian: 19:30, Thứ Bảy, 14/03/2026
      < 📍 Địa điểm: nhà văn hóa ấp Phú Cường
      < 👕 Trang phục: áo đoàn
      < 📎 Mang theo: đoàn phí
      [Gửi] [Sửa] [Thêm nội dung] [Không gửi]
      > dời qua cn 8g
      < Giờ này có thể hiểu hai cách.
      > [08:00, Chủ nhật, 15/03/2026]
      < 🕖 Thời gian: 08:00, Chủ nhật, 15/03/2026
      < 📎 Mang theo: đoàn phí
      > đổi chỗ qua trường tiểu học
      < 🕖 Thời gian: 08:00, Chủ nhật, 15/03/2026
      < 📍 Địa điểm: trường tiểu học
      > thêm nội dung: bầu BCH
      < 📍 Địa điểm: trường tiểu học
      < 📝 Nội dung: bầu BCH
      > thêm nội dung: thu đoàn phí, kết nạp
      < 📝 Nội dung: bầu BCH
      < thu đoàn phí, kết nạp
      > thêm mang theo: sổ tay
      < 📎 Mang theo: đoàn phí, sổ tay
      > lùi 30 phút
      < 🕖 Thời gian: 08:30, Chủ nhật, 15/03/2026
      > dời qua 19h thứ bảy, đổi chỗ qua hội trường UBND xã
      < 🕖 Thời gian: 19:00, Thứ Bảy, 14/03/2026
      < 📍 Địa điểm: hội trường UBND xã
      > bỏ trang phục
      < 📍 Địa điểm: hội trường UBND xã
      [Gửi] [Sửa] [Thêm trang phục] [Không gửi]
      `,
    );
    expect(an.all()).toEqual([]);
    await play(van, '> gửi đi\n< Đã gửi thông báo tới 2 người.');
    expect(an.news().join()).toContain(
      '🕖 Thời gian: 19:00, Thứ Bảy, 14/03/2026\n📍 Địa điểm: hội trường UBND xã\n📝 Nội dung: bầu BCH',
    );
  });

  test('after it was sent the same sentences change the called meeting, each shown and confirmed first', async () => {
    const { van, an } = await branch(engine);
    await play(van, `> ${sentence}\n> [Gửi]`);
    await play(an, '> ok e đi\n< Mình đã ghi bạn tham dự');
    an.news();
    await play(
      van,
      `
      > dời qua cn 8g
      > [08:00, Chủ nhật, 15/03/2026]
      < 📣 THAY ĐỔI LỊCH
      < 🕖 Thời gian (mới): 08:00, Chủ nhật, 15/03/2026
      > đổi chỗ qua trường tiểu học
      < 🕖 Thời gian (mới): 08:00, Chủ nhật, 15/03/2026
      < 📍 Địa điểm (mới): trường tiểu học
      > thêm nội dung: bầu BCH
      < 📝 Nội dung (mới): bầu BCH
      `,
    );
    expect(an.news()).toEqual([]);
    await play(van, '> [Gửi]\n< Đã đổi và báo cho mọi người');
    const [heard, ...more] = an.news();
    expect(more).toEqual([]);
    expect(heard).toContain('🕖 Thời gian (mới): 08:00, Chủ nhật, 15/03/2026');
    expect(heard).toContain('📍 Địa điểm (mới): trường tiểu học');
    expect(heard).toContain('📝 Nội dung (mới): bầu BCH');
    await play(
      van,
      `
      > thêm nội dung: thu đoàn phí
      < 📣 THAY ĐỔI LỊCH
      < 📝 Nội dung (mới): bầu BCH
      < thu đoàn phí
      [Gửi] [Đổi giờ] [Đổi địa điểm] [Không gửi]
      > [Không gửi]
      < giữ nguyên như cũ
      > thêm nội dung: thông qua dự thảo nghị quyết, bầu ban chấp hành mới và giới thiệu đoàn viên ưu tú cho Đảng
      < 📣 THAY ĐỔI LỊCH
      < 📝 Nội dung (mới): bầu BCH
      < giới thiệu đoàn viên ưu tú cho Đảng
      > [Không gửi]
      < giữ nguyên như cũ
      `,
    );
    expect(an.news()).toEqual([]);
    expect((await activities()).map((one) => [one.place, one.content, one.version])).toEqual([['trường tiểu học', 'bầu BCH', 2]]);
  });

  test('"hủy buổi tối nay mưa to quá" calls the meeting off after a confirmation, and only then', async () => {
    const { van, an } = await branch(engine);
    await play(van, '> họp chi đoàn 19h tối nay tại nhà văn hóa ấp 3\n> [Gửi]');
    an.news();
    await play(
      van,
      `
      > hủy buổi tối nay mưa to quá
      < 📣 HỦY LỊCH
      < Lý do: mưa to quá
      [Gửi thông báo hủy] [Sửa lý do] [Không hủy]
      `,
    );
    expect(an.news()).toEqual([]);
    await play(van, '> [Gửi thông báo hủy]\n< Đã hủy và báo cho mọi người');
    expect(an.news().join()).toContain('Lý do: mưa to quá');
  });
});

describe('what a secretary in a hurry types', () => {
  test('the part of the day that came with the day holds for the hour, and "gửi" before the preview sends nothing', async () => {
    const { van, an } = await branch();
    await play(
      van,
      `
      > tạo lịch họp tối mai
      < Thứ Sáu, 13/03/2026, lúc mấy giờ?
      > 7h
      < Ở đâu?
      > gửi
      < Thông báo cần có địa điểm
      > nhà văn hóa ấp 3
      < Nội dung chính là gì?
      > gửi
      < 🕖 Thời gian: 19:00, Thứ Sáu, 13/03/2026
      [Gửi] [Sửa] [Thêm nội dung] [Thêm trang phục] [Không gửi]
      > hạn trả lời 10h sáng mai
      < 🕖 Thời gian: 19:00, Thứ Sáu, 13/03/2026
      < phản hồi trước 10:00, Thứ Sáu, 13/03/2026.
      > thêm: mang theo sổ đoàn
      < 📎 Mang theo: sổ đoàn
      > hủy họp
      < Mình đã bỏ thông báo này, chưa ai nhận được gì.
      `,
    );
    expect(an.all()).toEqual([]);
  });

  test('an hour said after the part of the day is the hour that counts', async () => {
    const { van } = await branch();
    await play(van, '> tạo lịch họp sáng mai\n< lúc mấy giờ?\n> 19h\n< Ở đâu?\n> sân ấp\n> [Xem trước]\n< 19:00, Thứ Sáu');
  });
});

describe('which meeting a sentence is about', () => {
  async function two() {
    const people = await branch();
    await play(people.van, '> họp chi đoàn 19h tối mai tại nhà văn hóa ấp 3\n> [Gửi]');
    await play(people.van, '> họp chi đoàn 19h30 t7 tuần này tại sân ấp\n> [Gửi]');
    return people;
  }

  test('with two called, the secretary is asked which one, and what she said is not lost', async () => {
    const { van } = await two();
    await play(
      van,
      `
      > dời qua chủ nhật lúc 14h
      < Đổi lịch buổi nào?
      [Sinh hoạt thường kỳ, 19:00, Thứ Sáu, 13/03/2026] [Sinh hoạt thường kỳ, 19:30, Thứ Bảy, 14/03/2026]
      > 2
      < 🕖 Thời gian (mới): 14:00, Chủ nhật, 15/03/2026
      < 📍 Địa điểm: sân ấp
      > [Không gửi]
      > hủy họp mưa to quá
      < Hủy buổi nào?
      > 1
      < 🕖 Thời gian: 19:00, Thứ Sáu, 13/03/2026
      < Lý do: mưa to quá
      > [Không hủy]
      > thêm nội dung: bầu BCH
      < Đổi lịch buổi nào?
      > 2
      < 📍 Địa điểm: sân ấp
      < 📝 Nội dung (mới): bầu BCH
      `,
    );
  });

  test('a day that names one of them settles it', async () => {
    const { van } = await two();
    await play(
      van,
      `
      > dời buổi họp tối mai qua 14h chủ nhật
      < 🕖 Thời gian (mới): 14:00, Chủ nhật, 15/03/2026
      < 📍 Địa điểm: nhà văn hóa ấp 3
      > [Không gửi]
      > hủy buổi chủ nhật mưa to quá
      < Mình không thấy buổi nào vào Chủ nhật, 15/03/2026. … Hủy buổi nào?
      [Sinh hoạt thường kỳ, 19:00, Thứ Sáu, 13/03/2026] [Sinh hoạt thường kỳ, 19:30, Thứ Bảy, 14/03/2026]
      > 1
      < 📣 HỦY LỊCH
      < Lý do: mưa to quá
      `,
    );
  });

  test('a single meeting on another day is not taken for the one that was named', async () => {
    const { van } = await branch();
    await play(
      van,
      `
      > họp chi đoàn 19h30 t7 tuần này tại sân ấp
      > [Gửi]
      > hủy buổi tối nay mưa to quá
      < Mình không thấy buổi nào vào Thứ Năm, 12/03/2026. … Hủy buổi nào?
      [Sinh hoạt thường kỳ, 19:30, Thứ Bảy, 14/03/2026]
      `,
    );
  });
});

describe('what cannot be is refused with the reason, whatever the sentence', () => {
  const impossible: [string, string][] = [
    ['dời qua 25h', 'Không có giờ đó'],
    ['dời qua 30/2', 'Không có ngày đó'],
    ['dời sang 19h thứ 7 ngày 20/11', 'Thứ và ngày không khớp: ngày bạn ghi là Thứ Sáu, 20/11/2026.'],
    ['dời qua 8h sáng hôm qua', 'đã qua rồi'],
  ];
  test.each(impossible)('under the preview of a draft: "%s"', async (said, reason) => {
    const { van } = await branch();
    await play(van, `> ${sentence}\n> ${said}\n< ${reason}\n< 🕖 Thời gian: 19:30, Thứ Bảy, 14/03/2026`);
  });

  test.each(impossible)('of a called meeting: "%s"', async (said, reason) => {
    const { van, an } = await branch();
    await play(van, `> ${sentence}\n> [Gửi]`);
    an.news();
    await play(van, `> ${said}\n< ${reason}\n< sang lúc nào?`);
    expect(an.news()).toEqual([]);
    expect((await activities())[0]!.startAt).toEqual(new Date('2026-03-14T12:30:00Z'));
  });

  test.each([
    ['thông báo họp chi đoàn 25h ở nhà văn hóa', 'Không có giờ đó'],
    ['thông báo họp chi đoàn 19h ngày 30/2 ở nhà văn hóa', 'Không có ngày đó'],
    ['thông báo họp chi đoàn 19h thứ 7 ngày 20/11 ở nhà văn hóa', 'Thứ và ngày không khớp: ngày bạn ghi là Thứ Sáu, 20/11/2026.'],
    ['thông báo họp chi đoàn 7h sáng nay ở nhà văn hóa', 'đã qua rồi'],
  ])('in the sentence that calls: "%s"', async (said, reason) => {
    const { van } = await branch();
    await play(van, `> ${said}\n< ${reason}\n< Bắt đầu lúc nào?`);
  });

  test.each([
    ['25h', 'Không có giờ đó'],
    ['12h 30/2', 'Không có ngày đó'],
    ['8h sáng hôm qua', 'đã qua rồi'],
    ['12h thứ 7 ngày 13/3', 'Thứ và ngày không khớp'],
  ])('as the time to answer by: "%s"', async (said, reason) => {
    const { van } = await branch();
    await play(van, `> ${sentence}\n> sửa hạn trả lời\n> ${said}\n< ${reason}\n< trả lời trước lúc nào?`);
  });
});

describe('a member in their own words', () => {
  test.each([
    ['chắc tới trễ 15p', 'attend', true],
    ['ok e đi', 'attend', false],
    ['em bận rồi xin vắng', 'absent', false],
    ['em doi y, xin vang', 'absent', false],
    ['em bận rồi', 'absent', false],
    ['t7 em bận xin vắng', 'absent', false],
  ])('"%s" answers the one open notice', async (said, answer, late) => {
    const { van, an } = await branch();
    await play(van, `> ${sentence}\n> [Gửi]`);
    await play(an, `> ${said}\n< Mình đã ghi bạn … 19:30, Thứ Bảy, 14/03/2026`);
    expect((await rsvps()).map((row) => [row.answer, row.late])).toEqual([[answer, late]]);
  });

  test('a day on which no meeting is: which one is meant is asked, and nothing is recorded yet', async () => {
    const { van, an } = await branch();
    await play(van, `> ${sentence}\n> [Gửi]`);
    await play(an, '> mai em bận xin vắng\n< Bạn xin vắng buổi nào?\n[Sinh hoạt thường kỳ, 19:30, Thứ Bảy, 14/03/2026]');
    expect(await rsvps()).toEqual([]);
    await play(an, '> 1\n< Mình đã ghi bạn xin vắng');
  });

  test('of two open meetings the one on the day that was named; without a day the bot asks, also when one was answered before', async () => {
    const { van, an } = await branch();
    await play(van, '> họp chi đoàn 19h tối mai tại nhà văn hóa ấp 3\n> [Gửi]');
    await play(van, '> họp chi đoàn 19h30 t7 tuần này tại sân ấp\n> [Gửi]');
    await play(
      an,
      `
      > em bận rồi xin vắng
      < Bạn xin vắng buổi nào?
      > 1
      > [Bỏ qua]
      > thứ bảy em đi nha
      < tham dự sinh hoạt thường kỳ lúc 19:30, Thứ Bảy, 14/03/2026
      > em doi y, xin vang
      < xin vắng sinh hoạt thường kỳ lúc 19:30, Thứ Bảy, 14/03/2026
      > [Bỏ qua]
      > chắc tới trễ 15p
      < Bạn tham dự buổi nào?
      `,
    );
  });

  test('asked for a reason, somebody may change their mind in words', async () => {
    const { van, an } = await branch();
    await play(van, `> ${sentence}\n> [Gửi]`);
    await play(an, '> [Xin vắng]\n< lý do không?\n> à thôi em đi được\n< Mình đã ghi bạn tham dự');
    expect((await rsvps()).map((row) => [row.answer, row.reason])).toEqual([['attend', null]]);
  });

  test('each of several meetings can be answered', async () => {
    const { van, an } = await branch();
    await play(van, '> họp chi đoàn 19h tối mai tại nhà văn hóa ấp 3\n> [Gửi]');
    await play(van, '> họp chi đoàn 19h30 t7 tuần này tại sân ấp\n> [Gửi]');
    await play(
      an,
      `
      > lịch sinh hoạt tháng này
      < 1. Sinh hoạt thường kỳ
      < 🕖 Thời gian: 19:00, Thứ Sáu, 13/03/2026
      < Bạn chưa trả lời
      < 2. Sinh hoạt thường kỳ
      < 🕖 Thời gian: 19:30, Thứ Bảy, 14/03/2026
      [Trả lời buổi 1] [Trả lời buổi 2]
      > 2
      < 🕖 Thời gian: 19:30, Thứ Bảy, 14/03/2026
      [Tham dự] [Xin vắng] [Chưa chắc]
      > [Tham dự]
      < tham dự sinh hoạt thường kỳ lúc 19:30, Thứ Bảy, 14/03/2026
      > lịch sinh hoạt tháng này
      < 2. … Bạn đã trả lời: tham dự
      [Trả lời buổi 1] [Đổi câu trả lời buổi 2]
      `,
    );
  });
});
