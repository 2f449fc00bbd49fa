import { afterEach, describe, expect, test } from 'vitest';
import { engines } from '../run/database.js';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

async function branch(engine: 'sqlite' | 'postgresql' = 'sqlite') {
  town = await openTown({ engine });
  const { ap3 } = town.units;
  const van = await town.member('Lê Thị Vân', ap3, { roles: [{ role: 'secretary', unitId: ap3 }] });
  const an = await town.member('Nguyễn Văn An', ap3, { channel: 'telegram' });
  const binh = await town.member('Trần Bình', ap3);
  return { van, an, binh };
}

const call = (van: Person, what = '7h tối mai ở nhà văn hóa ấp 3') => play(van, `> thông báo họp chi đoàn ${what}\n> [Gửi]`);
const rsvps = () => town.db.read((tx) => tx.rsvp.findMany({ orderBy: { at: 'asc' } }));
const activityId = async () => (await town.db.read((tx) => tx.activity.findFirst({ orderBy: { createdAt: 'desc' } })))!.id;

describe.each(engines)('answering an invitation on %s', (engine) => {
  test('An comes, Bình asks leave with a reason and changes his mind, and the secretary sees it', async () => {
    const { van, an, binh } = await branch(engine);
    await call(van);
    await play(
      an,
      '> [Tham dự]\n< Mình đã ghi bạn tham dự sinh hoạt thường kỳ lúc 19:00, Thứ Sáu, 13/03/2026.\n[Mình đến trễ (muộn)]',
    );
    await play(
      binh,
      `
      > [Xin vắng]
      < Mình đã ghi bạn xin vắng
      < lý do không?
      [Bỏ qua]
      > trực ca đêm
      < không ai khác xem được
      `,
    );
    await play(
      van,
      '> [Ai trả lời gì]\n< ✅ Tham dự (1):\n< - Nguyễn Văn An\n< Xin vắng (1):\n< - Trần Bình: trực ca đêm\n< Chưa trả lời (1):\n< - Lê Thị Vân',
    );
    await play(binh, '> [Tham dự]\n< Mình đã ghi bạn tham dự');
    await play(an, '> [Mình đến trễ (muộn)]\n< đến trễ (muộn)');
    await play(van, '> [Ai trả lời gì]\n< ✅ Tham dự (2):\n< - Nguyễn Văn An (đến trễ)\n< - Trần Bình');
    const kept = await rsvps();
    expect(kept).toHaveLength(2);
    expect(kept.map((row) => [row.memberId, row.answer, row.late, row.reason]).sort()).toEqual(
      [
        [an.memberId, 'attend', true, null],
        [binh.memberId, 'attend', false, null],
      ].sort(),
    );
  });

  test('the reason may be skipped, and a change of mind leaves no old question behind', async () => {
    const { van, an, binh } = await branch(engine);
    await call(van);
    await play(an, '> [Xin vắng]\n< lý do không?\n> [Bỏ qua]\n< Cảm ơn bạn đã báo trước.');
    await play(binh, '> [Xin vắng]\n< lý do không?\n> [Tham dự]\n< Mình đã ghi bạn tham dự');
    expect(binh.news().join()).not.toContain('lý do');
    await play(binh, '> đi công tác');
    expect((await rsvps()).map((row) => row.reason)).toEqual([null, null]);
  });

  test('words do as well as buttons, and the open question comes back afterwards', async () => {
    const { van, an, binh } = await branch(engine);
    await call(van);
    await play(an, '> em xin phép vắng vì trực ca đêm\n< Mình đã ghi bạn xin vắng');
    await play(binh, '> mình sẽ đi nha\n< Mình đã ghi bạn tham dự');
    expect((await rsvps()).map((row) => [row.answer, row.reason])).toEqual([
      ['absent', 'trực ca đêm'],
      ['attend', null],
    ]);
  });

  test('with two meetings open, words ask which one is meant', async () => {
    const { van, an } = await branch(engine);
    await call(van);
    await call(van, '8h sáng chủ nhật này ở sân ấp');
    await play(
      an,
      `
      > em xin vắng
      < Bạn xin vắng buổi nào?
      [Sinh hoạt thường kỳ, 19:00, Thứ Sáu, 13/03/2026] [Sinh hoạt thường kỳ, 08:00, Chủ nhật, 15/03/2026]
      > 2
      < xin vắng sinh hoạt thường kỳ lúc 08:00, Chủ nhật, 15/03/2026
      > [Bỏ qua]
      > tham dự
      < Bạn tham dự buổi nào?
      > 1
      < tham dự sinh hoạt thường kỳ lúc 19:00, Thứ Sáu, 13/03/2026
      `,
    );
    expect(await rsvps()).toHaveLength(2);
  });

  test('an answer counts by the time it was given, and the same press five times is one answer', async () => {
    const { van, an } = await branch(engine);
    await call(van);
    const id = await activityId();
    const paper = town.channel('telegram');
    const before = paper.inbound(
      an.id,
      { kind: 'choice', address: `meeting/rsvp:${id}:attend` },
      new Date('2026-03-13T11:59:00Z'),
    );
    town.clock.set('2026-03-13T12:01:00Z');
    for (let n = 0; n < 5; n++) await town.app.put([before]);
    await town.app.settle();
    expect(an.news().filter((text) => text.includes('Mình đã ghi'))).toHaveLength(1);
    // A press from before that one arrives last: it changes nothing.
    await town.app.put([
      paper.inbound(an.id, { kind: 'choice', address: `meeting/rsvp:${id}:unsure` }, new Date('2026-03-13T11:00:00Z')),
    ]);
    await town.app.settle();
    expect((await rsvps()).map((row) => row.answer)).toEqual(['attend']);
    await play(an, '> [Chưa chắc]\n< Buổi này đã bắt đầu');
    expect((await rsvps()).map((row) => row.answer)).toEqual(['attend']);
  });
});

describe('an invitation is for those invited', () => {
  test('another unit’s meeting, typed by hand, is no meeting of yours', async () => {
    const { van } = await branch();
    await call(van);
    const stranger = await town.member('Hồ Em', town.units.dacLuaAp3);
    const id = await activityId();
    for (const address of [
      `meeting/rsvp:${id}:attend`,
      `meeting/late:${id}`,
      'meeting/rsvp:khong-co:attend',
      `meeting/rsvp:${id}:yes`,
      'meeting/rsvp',
    ]) {
      await stranger.sendsChoice(address);
      expect(stranger.all().at(-1)!.text).toContain('Mình không thấy buổi này trong lịch của bạn.');
    }
    const nobody = town.stranger();
    await nobody.sendsChoice(`meeting/rsvp:${id}:attend`);
    expect(nobody.all().at(-1)!.text).toContain('Mình không thấy buổi này');
    expect(await rsvps()).toEqual([]);
  });

  test('a cancelled meeting says so', async () => {
    const { van, an } = await branch();
    await call(van);
    const [attend] = an.all().at(-1)!.choices!;
    await play(van, '> [Hủy buổi này]\n> [Bỏ qua]\n> [Gửi thông báo hủy]');
    // Pressed before the button went: on Telegram the old message loses it.
    expect((await an.sendsChoice(attend!.address)).join('\n')).toContain('Buổi này đã được hủy');
    expect(await rsvps()).toEqual([]);
  });

  test('with nothing open, "em tham gia" has a kind answer', async () => {
    const { an } = await branch();
    await play(an, '> em xin vắng\n< Hiện không có buổi nào đang chờ bạn trả lời.');
  });

  test('asked for a reason, a picture, an emoji and a whole story each have an answer, and a question is a question', async () => {
    const { van, an } = await branch();
    await call(van);
    await play(
      an,
      `
      > [Xin vắng]
      > (picture)
      < Bạn nhắn bằng chữ
      > 😭
      < Bạn nhắn bằng chữ
      > ${'bận lắm '.repeat(40)}
      < tối đa là 150
      > khi nào sinh hoạt chi đoàn vậy ạ
      < 🕖 Thời gian: 19:00, Thứ Sáu, 13/03/2026
      < lý do không?
      > bận thi
      < Mình đã chuyển lý do
      `,
    );
  });
});

describe('asking about the next meeting', () => {
  test('time, place, content and dress, with the own answer', async () => {
    const { van, an } = await branch();
    await play(an, '> khi nào sinh hoạt chi đoàn vậy ạ\n< Hiện chưa có lịch');
    await call(van, '7h tối mai ở nhà văn hóa ấp 3');
    await play(
      an,
      `
      > lịch sinh hoạt tháng này
      < Lịch sắp tới của bạn:
      < Sinh hoạt thường kỳ
      < 🕖 Thời gian: 19:00, Thứ Sáu, 13/03/2026
      < 📍 Địa điểm: nhà văn hóa ấp 3
      < Bạn chưa trả lời
      [Tham dự] [Xin vắng] [Chưa chắc]
      > [Tham dự]
      > họp ở đâu ạ
      < 📍 Địa điểm: nhà văn hóa ấp 3
      > mặc áo gì đi họp ạ
      < không có yêu cầu riêng
      > menu
      > [Lịch sinh hoạt sắp tới]
      < Bạn đã trả lời: tham dự
      `,
    );
  });
});
