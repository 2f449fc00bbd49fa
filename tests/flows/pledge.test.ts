import { afterEach, describe, expect, it } from 'vitest';
import { addDefaultProgrammes } from '../../src/storage/programmes.js';
import { engines } from '../run/database.js';
import { openTown, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

/** An lives in ấp Phú Cường, whose commune offers the two usual programmes. */
async function phuCuong(
  options: Parameters<typeof openTown>[0] = {},
  person: { channel?: 'zalo' | 'telegram'; reminders?: boolean } = {},
) {
  town = await openTown(options);
  await town.db.write((tx) => addDefaultProgrammes(tx, town.units.phuBinh, () => town.newId()));
  return town.member('Nguyễn Văn An', town.units.phuCuong, person);
}

const stored = () => town.db.read((tx) => tx.pledge.findMany({ orderBy: { id: 'asc' } }));

describe.each(engines)('a pledge, on %s', (engine) => {
  it('is chosen from a programme of the unit, with a rhythm and an hour, and confirmed with its first day', async () => {
    const an = await phuCuong({ engine });
    await play(
      an,
      `
      > đăng ký rèn luyện
      < Bạn muốn rèn luyện theo chương trình nào?
      [Chương trình rèn luyện đoàn viên] [Xây dựng giá trị hình mẫu thanh niên Việt Nam thời kỳ mới] [Tự viết]
      > 1
      < Bạn chọn nhóm nội dung nào?
      > [Rèn luyện về sức khỏe, kỹ năng và hoạt động vì cộng đồng]
      < Bạn chọn một việc
      > [Tập thể dục 3 buổi mỗi tuần]
      < Bạn muốn mình nhắc bao lâu một lần?
      [Mỗi tuần] [2 tuần một lần] [Mỗi tháng] [Không nhắc]
      > hàng tuần
      < Bạn muốn mình nhắc lúc mấy giờ?
      [7 giờ] [12 giờ] [18 giờ] [19 giờ] [20 giờ]
      > 19
      < Tập thể dục 3 buổi mỗi tuần
      < Nhắc mỗi tuần, lúc 19 giờ
      < Lần nhắc tới: 19:00, Thứ Tư, 18/03/2026
      [Cam kết] [Sửa nội dung] [Đổi nhịp nhắc] [Đổi giờ nhắc] [Thêm việc]
      > [Cam kết]
      < Mình đã lưu cam kết
      > [Cam kết của tôi]
      < 1. Tập thể dục 3 buổi mỗi tuần
      < Nhắc mỗi tuần, lúc 19 giờ
      > cam ket cua toi
      < 1. Tập thể dục 3 buổi mỗi tuần
      `,
    );
    const [pledge] = await stored();
    expect(pledge).toMatchObject({
      memberId: an.memberId,
      groupCode: 'health_skills_community',
      rhythm: 'week',
      hour: 19,
      state: 'active',
      nextDueAt: new Date('2026-03-18T12:00:00Z'),
    });
  });

  it('is changed, paused, continued and ended by its owner', async () => {
    const an = await phuCuong({ engine }, { channel: 'telegram' });
    await play(
      an,
      `
      > em đăng ký mỗi tuần đọc 1 cuốn sách
      < Bạn muốn mình nhắc bao lâu một lần?
      > [Mỗi tháng]
      > 7 giờ tối
      < mỗi tuần đọc 1 cuốn sách
      < Lần nhắc tới: 19:00, Chủ nhật, 12/04/2026
      > [Cam kết]
      > [Cam kết của tôi]
      > [mỗi tuần đọc 1 cuốn sách]
      < Lần nhắc tới: 19:00, Chủ nhật, 12/04/2026
      [Sửa] [Tạm dừng] [Tạm nghỉ ít ngày] [Kết thúc]
      > [Sửa]
      < Cam kết của bạn sau khi sửa
      > [Đổi nhịp nhắc]
      > [2 tuần một lần]
      < Nhắc 2 tuần một lần, lúc 19 giờ
      < Lần nhắc tới: 19:00, Thứ Năm, 26/03/2026
      > [Sửa nội dung]
      > đọc 2 cuốn sách
      < đọc 2 cuốn sách
      > [Lưu]
      < Mình đã lưu thay đổi
      > [Tạm dừng]
      < tạm dừng lời nhắc này
      `,
    );
    expect(await stored()).toMatchObject([{ text: 'đọc 2 cuốn sách', rhythm: 'two_weeks', state: 'paused', nextDueAt: null }]);
    await play(
      an,
      `
      > [Tiếp tục]
      < Lần nhắc tới: 19:00, Thứ Năm, 26/03/2026
      > [Kết thúc]
      < Bạn muốn kết thúc cam kết này?
      > 👎
      < vẫn được giữ
      > [Cam kết của tôi]
      > [đọc 2 cuốn sách]
      > [Kết thúc]
      > có
      < Mình đã kết thúc cam kết này
      > [Tạm dừng]
      < Cam kết này đã kết thúc rồi
      `,
    );
    expect(await stored()).toMatchObject([{ state: 'ended', nextDueAt: null }]);
  });

  it('is answered once an occasion; the last word counts, and an older occasion is closed', async () => {
    const an = await phuCuong({ engine }, { channel: 'telegram' });
    const pledgeId = town.newId();
    await town.db.write(async (tx) => {
      const base = {
        memberId: an.memberId,
        text: 'đọc sách',
        rhythm: 'week',
        hour: 19,
        startedOn: '2026-02-26',
        state: 'active',
        createdAt: town.clock.now(),
      };
      await tx.pledge.create({ data: { id: pledgeId, ...base } });
      for (const dueOn of ['2026-03-05', '2026-03-12'])
        await tx.pledgeCheckIn.create({ data: { pledgeId, dueOn, askedAt: town.clock.now() } });
    });
    const checkIns = () =>
      town.db.read((tx) => tx.pledgeCheckIn.findMany({ orderBy: { dueOn: 'asc' }, select: { dueOn: true, status: true } }));
    expect(await an.sendsChoice(`pledge/did:${pledgeId}:2026-03-12:not_done`)).toEqual([expect.stringContaining('Không sao')]);
    town.clock.advance({ hours: 1 });
    await play(an, '> em làm xong rồi ạ\n< Tuyệt quá! Mình đã ghi “Đã làm”');
    expect((await an.sendsChoice(`pledge/did:${pledgeId}:2026-03-05:done`)).join()).toContain('Kỳ đó đã qua rồi');
    expect(await checkIns()).toEqual([
      { dueOn: '2026-03-05', status: null },
      { dueOn: '2026-03-12', status: 'done' },
    ]);
  });
});

describe('a pledge', () => {
  it('asks for the consent to be reminded by itself, and keeps nothing without it', async () => {
    const an = await phuCuong({}, { reminders: false });
    await play(
      an,
      `
      > đăng ký rèn luyện
      < Chỉ mình bạn xem được
      [Đồng ý] [Không đồng ý]
      > (picture)
      < Bạn bấm “Đồng ý” hoặc “Không đồng ý”
      > không
      < mình không lưu gì cả
      > đăng ký rèn luyện
      > ok
      < chương trình nào?
      `,
    );
    const consents = await town.db.read((tx) =>
      tx.consent.findMany({ where: { contactId: an.contactId }, select: { purpose: true } }),
    );
    expect(consents.map((one) => one.purpose).sort()).toEqual(['registration', 'reminders']);
  });

  it('in own words may have 300 characters, needs words, and is shown as typed', async () => {
    const an = await phuCuong();
    await play(an, '> đăng ký rèn luyện\n> [Tự viết]\n< tối đa 300 ký tự');
    await play(an, `> ${'đ'.repeat(301)}\n< Câu này dài 301 ký tự, mình chỉ lưu được 300`);
    await play(an, '> 💪💪\n< Mình chưa thấy việc cụ thể nào');
    await play(an, '> (sticker)\n< mình cần một câu bằng chữ');
    await play(an, `> ${'ể'.repeat(300)}\n< Bạn muốn mình nhắc bao lâu một lần?`);
    await play(
      an,
      '> mỗi ngày\n< Mình nhắc được mỗi tuần, 2 tuần, mỗi tháng, hoặc không nhắc\n> [Không nhắc]\n< Không nhắc\n> [Cam kết]\n< sẽ không nhắc',
    );
    expect(await stored()).toMatchObject([{ text: 'ể'.repeat(300), rhythm: 'none', nextDueAt: null, programmeId: null }]);
  });

  it('of the twelve criteria asks for an action of one’s own', async () => {
    const an = await phuCuong();
    await play(
      an,
      `
      > đăng ký rèn luyện
      > 2
      > [Có sức khỏe tốt]
      < Nội dung đã chọn: Có sức khỏe tốt
      > chạy bộ 30 phút mỗi sáng
      < bao lâu một lần
      > quay lại
      < Nội dung đã chọn: Có sức khỏe tốt
      `,
    );
  });

  it('is never reminded of in the night, at half past, or at no hour', async () => {
    const an = await phuCuong();
    await play(
      an,
      `
      > em cam kết tham gia ít nhất 4 hoạt động tình nguyện trong năm
      > [Mỗi tuần]
      > 22h
      < giữ yên lặng
      > 19h30
      < giờ chẵn
      > 25
      < Mình chưa đọc được giờ
      > 8
      < Nhắc mỗi tuần, lúc 8 giờ
      < Lần nhắc tới: 08:00, Thứ Năm, 19/03/2026
      `,
    );
  });

  it('warns somebody who is only on Zalo that a monthly reminder may not get through', async () => {
    const an = await phuCuong();
    await play(an, '> đăng ký rèn luyện: hiến máu\n> [Mỗi tháng]\n> 8\n< Zalo chỉ cho mình nhắn trong 7 ngày');
    const binh = await town.member('Trần Thị Bình', town.units.phuCuong, { channel: 'telegram' });
    await play(binh, '> đăng ký rèn luyện: hiến máu\n> [Mỗi tháng]\n> 8\n< Lần nhắc tới');
    expect(binh.all().at(-1)!.text).not.toContain('Zalo');
  });

  it('of somebody else is refused in every way, and reads like one that does not exist', async () => {
    const an = await phuCuong();
    await play(an, '> đăng ký rèn luyện: đọc sách\n> [Không nhắc]\n> [Cam kết]');
    const id = (await stored())[0]!.id;
    const binh = await town.member('Trần Thị Bình', town.units.ap3);
    for (const address of [
      `pledge/did:${id}:2026-03-12:done`,
      `pledge/change:${id}`,
      `pledges/one:${id}`,
      `pledges/pause:${id}`,
      `pledges/end:${id}`,
      'pledges/one:nothing',
      'pledge/did:x',
      `pledge/did:${id}:2026-03-12:perfect`,
    ]) {
      expect((await binh.sendsChoice(address)).join(), address).toContain('Mình không tìm thấy cam kết này');
    }
    expect(await stored()).toMatchObject([{ state: 'active', memberId: an.memberId }]);
    expect(await town.db.read((tx) => tx.pledgeCheckIn.count())).toBe(0);
  });

  it('of two, asks which one an answer in words is about', async () => {
    const an = await phuCuong();
    for (const text of ['đọc sách', 'chạy bộ']) await play(an, `> đăng ký rèn luyện: ${text}\n> [Mỗi tuần]\n> 19\n> [Cam kết]`);
    await play(
      an,
      `
      > đã làm
      < Bạn đang nói về cam kết nào?
      [đọc sách] [chạy bộ]
      > [chạy bộ]
      < Mình đã ghi “Đã làm”
      `,
    );
    const answers = await town.db.read((tx) => tx.pledgeCheckIn.findMany());
    const chosen = (await stored()).find((one) => one.text === 'chạy bộ');
    expect(answers).toMatchObject([{ pledgeId: chosen?.id, dueOn: '2026-03-12', status: 'done' }]);
  });

  it('survives a restart and three days of silence in the middle', async () => {
    const an = await phuCuong();
    await play(an, '> đăng ký rèn luyện: đọc sách\n< bao lâu một lần');
    town.clock.advance({ days: 3 });
    await play(
      an,
      `
      > ờ
      < Lần trước mình đang làm dở
      < Đăng ký cam kết rèn luyện
      > [Làm tiếp]
      < bao lâu một lần
      > [Mỗi tuần]
      > 7
      < đọc sách
      `,
    );
  });

  it('is not for somebody whom no secretary has confirmed', async () => {
    await phuCuong();
    const chi = town.stranger();
    expect((await chi.sendsChoice('pledge/start')).join()).toContain('Phần rèn luyện dành cho đoàn viên');
    expect((await chi.sendsChoice('pledges/mine')).join()).toContain('Phần rèn luyện dành cho đoàn viên');
  });
});
