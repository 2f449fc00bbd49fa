import { afterEach, describe, expect, test } from 'vitest';
import { engines } from '../run/database.js';
import { openTown, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

/** An activity with its marks; everybody marked was invited. */
async function held(
  unitId: string,
  startAt: string,
  kind: string,
  marks: Record<string, string>,
  more: { invited?: string[]; title?: string; state?: string } = {},
) {
  const activityId = town.newId();
  await town.db.write(async (tx) => {
    await tx.activity.create({
      data: {
        id: activityId,
        unitId,
        kind,
        title: more.title ?? null,
        startAt: new Date(startAt),
        place: 'ấp',
        audience: { kind: 'branch', unitId },
        state: more.state ?? 'done',
        createdAt: new Date(startAt),
      },
    });
    for (const memberId of [...Object.keys(marks), ...(more.invited ?? [])])
      await tx.invitation.create({ data: { activityId, memberId } });
    for (const [memberId, mark] of Object.entries(marks))
      await tx.attendance.create({ data: { activityId, memberId, mark, by: 'officer', at: new Date(startAt) } });
  });
}

describe.each(engines)('one’s own record on %s', (engine) => {
  test('An sees this year’s meetings and what he did where he lives, apart; what nobody was signed in to does not count', async () => {
    town = await openTown({ engine });
    const { class11a2, ap3 } = town.units;
    const an = await town.member('Nguyễn Văn An', class11a2);
    const binh = await town.member('Trần Bình', class11a2, { channel: 'telegram' });
    await town.db.write((tx) =>
      tx.residenceRegistration.create({
        data: { id: town.newId(), memberId: an.memberId, receivingUnitId: ap3, state: 'received', createdAt: town.clock.now() },
      }),
    );
    await held(class11a2, '2025-12-20T12:00:00Z', 'regular', { [an.memberId]: 'present' });
    await held(class11a2, '2026-01-10T12:00:00Z', 'regular', { [an.memberId]: 'present' });
    await held(class11a2, '2026-02-10T12:00:00Z', 'topic', { [an.memberId]: 'late', [binh.memberId]: 'unexcused' });
    await held(class11a2, '2026-02-20T12:00:00Z', 'regular', { [an.memberId]: 'excused' });
    await held(class11a2, '2026-03-01T12:00:00Z', 'regular', {}, { invited: [an.memberId] });
    await held(class11a2, '2026-03-05T12:00:00Z', 'regular', { [an.memberId]: 'present' }, { state: 'cancelled' });
    await held(ap3, '2026-03-08T01:00:00Z', 'volunteer', { [an.memberId]: 'present' }, { title: 'Ngày Chủ nhật xanh' });
    await play(
      an,
      `
      > em đi được mấy buổi rồi
      < Năm 2026 của bạn An:
      < Đã tham gia 2/3 buổi có điểm danh (66,7%).
      < Hoạt động nơi cư trú: 1.
      < Gần đây:
      < • Chủ nhật, 08/03/2026: Ngày Chủ nhật xanh (nơi cư trú) – có mặt
      < • Thứ Sáu, 20/02/2026: sinh hoạt thường kỳ – vắng có phép
      < • Thứ Ba, 10/02/2026: sinh hoạt chuyên đề – có mặt, đến trễ
      < • Thứ Bảy, 10/01/2026: sinh hoạt thường kỳ – có mặt
      [Năm của tôi (ảnh)] [Nhắn bí thư]
      `,
    );
    expect(an.all().at(-1)!.text).not.toContain('2025');
    // Bình missed one: his own list says so, no figure and no comparison holds it against him.
    await play(binh, '> xem điểm danh của em\n< Năm 2026 của bạn Bình:\n< sinh hoạt chuyên đề – vắng');
    expect(binh.all().at(-1)!.text).not.toMatch(/0\/\d buổi|Văn An/);
  });

  test('who was at the last meetings in a row reads how many, and their share; one gap begins anew', async () => {
    town = await openTown({ engine });
    const { ap3 } = town.units;
    const an = await town.member('Nguyễn Văn An', ap3);
    const binh = await town.member('Trần Bình', ap3, { channel: 'telegram' });
    for (const [day, ofBinh] of [
      ['2026-01-05', 'present'],
      ['2026-01-20', 'present'],
      ['2026-02-05', 'present'],
      ['2026-03-05', 'excused'],
    ])
      await held(ap3, `${day}T12:00:00Z`, 'regular', {
        [an.memberId]: day === '2026-01-05' ? 'unexcused' : 'late',
        [binh.memberId]: ofBinh!,
      });
    await play(an, '> kết quả của tôi\n< Đã tham gia 3/4 buổi có điểm danh (75,0%).\n< Có mặt liên tục 3 buổi gần nhất.');
    const [said] = await binh.says('kết quả của tôi');
    expect(said).toContain('Đã tham gia 3/4 buổi có điểm danh (75,0%).');
    expect(said).not.toContain('liên tục');
    expect(said).not.toContain('An');
  });
});

describe('one’s own record', () => {
  test('nothing recorded yet is said kindly; profile, residence and pledges are answered too; a newcomer has none', async () => {
    town = await openTown();
    const an = await town.member('Nguyễn Văn An', town.units.ap3, { phone: '+84912345678' });
    await play(
      an,
      '> kết quả của tôi\n< năm 2026 chưa có buổi nào được ghi cho bạn. Khi bạn điểm danh\n> em tham gia nơi cư trú được mấy hoạt động\n< Hoạt động nơi cư trú, năm 2026: bạn đang tính ở Chi đoàn ấp 3',
    );
    await play(
      an,
      '> thông tin của tôi\n< Họ tên: Nguyễn Văn An\n< Ngày sinh: 15/03/2004\n< Điện thoại: 0912\n< Chi đoàn ấp 3\n[Dữ liệu của tôi] [Nhắn bí thư]',
    );
    await an.says('em đã đăng ký rèn luyện nội dung gì nhỉ');
    expect(an.all().at(-1)!.text.toLowerCase()).toContain('cam kết');
    await play(town.stranger('telegram'), '> xem điểm danh của em\n< Khi bạn đã đăng ký và được duyệt');
  });
});
