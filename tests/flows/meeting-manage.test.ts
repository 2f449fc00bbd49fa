import { afterEach, describe, expect, test } from 'vitest';
import { engines } from '../run/database.js';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

async function called(engine: 'sqlite' | 'postgresql' = 'sqlite') {
  town = await openTown({ engine });
  const { ap3 } = town.units;
  const van = await town.member('Lê Thị Vân', ap3, { roles: [{ role: 'secretary', unitId: ap3 }] });
  const an = await town.member('Nguyễn Văn An', ap3, { channel: 'telegram' });
  const binh = await town.member('Trần Bình', ap3);
  await town.rosterMember('Phạm Cúc', ap3);
  await play(van, '> thông báo họp chi đoàn 7h tối mai ở nhà văn hóa ấp 3\n> [Gửi]');
  for (const one of [van, an, binh]) one.news();
  return { van, an, binh, id: (await town.db.read((tx) => tx.activity.findFirst()))!.id };
}

const states = async (person: Person) =>
  (
    await town.db.read((tx) =>
      tx.delivery.findMany({ where: { kind: 'notice', contactId: person.contactId }, orderBy: { createdAt: 'asc' } }),
    )
  ).map((row) => row.state);

describe.each(engines)('after the call, on %s', (engine) => {
  test('moving it: everybody invited hears once what is new, as the preview showed', async () => {
    const { van, an, binh } = await called(engine);
    await play(an, '> [Tham dự]');
    await play(
      van,
      `
      > dời họp sang 19h30 thứ 7
      < 📣 THAY ĐỔI LỊCH
      < 🕖 Thời gian (mới): 19:30, Thứ Bảy, 14/03/2026
      < 📍 Địa điểm: nhà văn hóa ấp 3
      < Ai đã nhận thông báo trước sẽ nhận bản [ĐÍNH CHÍNH]; ai chưa nhận sẽ nhận thông báo mới. Mời tất cả 4 người.
      [Gửi] [Đổi giờ] [Đổi địa điểm] [Không gửi]
      > [Đổi địa điểm]
      > Hội trường UBND xã
      < 📍 Địa điểm (mới): Hội trường UBND xã
      `,
    );
    const preview = van.all().at(-1)!.text.split('\n———')[0]!;
    expect(binh.news()).toEqual([]);
    await play(van, '> [Gửi]\n< Đã đổi và báo cho mọi người');
    for (const [person, name] of [
      [an, 'Nguyễn Văn An'],
      [binh, 'Trần Bình'],
    ] as const) {
      expect(person.news()).toEqual([preview.replace('(họ tên từng người)', name)]);
    }
    expect(an.buttons()).toEqual(['Tham dự', 'Xin vắng', 'Chưa chắc']);
    await play(binh, '> khi nào họp vậy\n< 19:30, Thứ Bảy, 14/03/2026');
    // What An said before stands until An says otherwise.
    await play(van, '> ai đi ai không\n< ✅ Tham dự (1):\n< - Nguyễn Văn An');
  });

  test('calling it off: those who heard of it hear it once, with the reason', async () => {
    const { van, an, binh } = await called(engine);
    await play(
      van,
      `
      > hủy buổi sinh hoạt tối mai mưa to quá
      < 📣 HỦY LỊCH
      < Lý do: mưa to quá
      [Gửi thông báo hủy] [Sửa lý do] [Không hủy]
      > [Không hủy]
      < Mình không gửi gì, buổi này giữ nguyên như cũ: sinh hoạt thường kỳ lúc 19:00, Thứ Sáu, 13/03/2026.
      `,
    );
    expect(an.news()).toEqual([]);
    await play(van, '> hủy họp\n> mưa lớn\n> giữ lại\n< Mình không gửi gì, buổi này giữ nguyên như cũ');
    await play(van, '> hủy họp\n< Lý do là gì?\n> mưa to quá\n> [Gửi thông báo hủy]\n< Đã hủy và báo cho mọi người');
    for (const person of [an, binh]) {
      const news = person.news();
      expect(news).toHaveLength(1);
      expect(news[0]).toContain('Lý do: mưa to quá');
      expect(person.buttons()).toEqual([]);
    }
    await play(van, '> [Hủy buổi này]\n< Buổi này đã được hủy');
    await play(an, '> lịch họp\n< Hiện chưa có lịch');
    expect(await states(an)).toEqual(['sent', 'sent']);
  });

  test('words do what the buttons do: "gửi" sends, another time makes another preview, and what is not sent stays', async () => {
    const { van, an } = await called(engine);
    await play(
      van,
      `
      > dời họp sang chủ nhật
      < Thời gian (mới): 19:00, Chủ nhật, 15/03/2026
      > lùi 30 phút
      < Thời gian (mới): 19:30
      > chắc vậy
      < Chưa có gì được gửi đi … nhắn “gửi”
      > [Không gửi]
      < Mình không gửi gì, buổi này giữ nguyên như cũ: sinh hoạt thường kỳ lúc 19:00, Thứ Sáu, 13/03/2026.
      > hủy họp
      > mưa to
      < 📣 HỦY LỊCH
      > gui
      < Đã hủy và báo cho mọi người
      `,
    );
    expect(an.news().join('\n')).toContain('Lý do: mưa to');
  });

  test('called off in the night before anybody heard of it: nobody hears anything', async () => {
    const { van, an, binh } = await called(engine);
    town.clock.set('2026-03-12T15:00:00Z'); // 22:00
    await play(van, '> thông báo họp chi đoàn 20h ngày 20/3 ở sân ấp\n> [Gửi]\n< tin sẽ đi lúc 07:00');
    await play(van, '> hủy họp\n< Hủy buổi nào?\n> 2\n> [Bỏ qua]\n> [Gửi thông báo hủy]');
    town.clock.set('2026-03-13T01:00:00Z');
    await town.app.settle();
    expect([...an.news(), ...binh.news()]).toEqual([]);
    expect((await states(an)).sort()).toEqual(['cancelled', 'sent']);
  });

  test('whom no message reached stands apart with the reason, and is not among the silent who are reminded', async () => {
    const { van, an, binh } = await called(engine);
    await play(an, '> [Tham dự]');
    const { ap3 } = town.units;
    const chi = await town.member('Lý Chi', ap3);
    const dung = await town.member('Mai Dung', ap3, { channel: 'telegram' });
    const em = await town.member('Ngô Em', ap3, { channel: 'zalo' });
    await town.db.write(async (tx) => {
      await tx.contact.update({ where: { id: chi.contactId }, data: { stoppedAt: town.clock.now() } });
      await tx.address.updateMany({ where: { contactId: dung.contactId }, data: { state: 'blocked' } });
      await tx.address.updateMany({
        where: { contactId: em.contactId },
        data: { lastInboundAt: new Date('2026-03-01T00:00:00Z') },
      });
    });
    await play(van, '> thông báo họp chi đoàn 19h30 t7 tại sân ấp\n> [Gửi]');
    await play(
      van,
      `
      > [Ai trả lời gì]
      < Chưa trả lời (3):
      < - Nguyễn Văn An
      < - Trần Bình
      < - Lê Thị Vân
      < ☎️ Chưa nhận được tin, cần báo trực tiếp (4):
      < - Lý Chi (đã tắt tin nhắn)
      < - Phạm Cúc (chưa dùng bot)
      < - Mai Dung (đã chặn hoặc xóa bot)
      < - Ngô Em (lâu không nhắn nên Zalo chưa cho gửi)
      > nhắc mấy bạn chưa phản hồi
      < của buổi nào?
      > 2
      < Nhắc 3 người chưa trả lời
      `,
    );
    for (const one of [van, an, binh]) await play(one, '> thứ bảy em đi\n< tham dự sinh hoạt thường kỳ lúc 19:30');
    await play(van, '> nhắc mấy bạn chưa phản hồi\n> 2\n< Còn 4 người chưa nhận được tin\n[Ai trả lời gì]');
  });

  test('the silent are asked once more, and only once', async () => {
    const { van, an, binh } = await called(engine);
    await play(an, '> [Tham dự]');
    await play(
      van,
      `
      > nhắc mấy bạn chưa phản hồi
      < Nhắc 2 người chưa trả lời
      [Gửi nhắc]
      `,
    );
    expect(binh.news()).toEqual([]);
    await play(van, '> [Gửi nhắc]\n< Đã gửi nhắc');
    expect(an.news()).toEqual([]);
    const [asked, ...more] = binh.news();
    expect(more).toEqual([]);
    expect(asked).toContain(
      '🔔 NHẮC PHẢN HỒI\nKính gửi đồng chí Trần Bình,\nChi đoàn ấp 3 chưa nhận được phản hồi của đồng chí về sinh hoạt thường kỳ:',
    );
    await play(van, '> [Gửi nhắc]\n< đã nhắc thêm một lần rồi');
    await play(van, '> nhắc mấy bạn chưa phản hồi\n< đã nhắc thêm một lần rồi');
    expect(binh.news()).toEqual([]);
    await play(binh, '> [Chưa chắc]\n< chưa chắc');
  });
});

describe('what an officer may do, and what not', () => {
  test('an hour alone stays on the day, a day alone keeps the hour, minutes shift, a place is a place', async () => {
    const { van } = await called();
    const when: [string, string][] = [
      ['dời họp sang cn', '🕖 Thời gian (mới): 19:00, Chủ nhật, 15/03/2026'],
      ['đổi giờ họp thành 8h tối', '🕖 Thời gian (mới): 20:00, Thứ Sáu, 13/03/2026'],
      ['lùi họp lại 30 phút', '🕖 Thời gian (mới): 19:30, Thứ Sáu, 13/03/2026'],
      ['đổi địa điểm sang hội trường trường tiểu học', '📍 Địa điểm (mới): hội trường trường tiểu học'],
    ];
    for (const [said, shown] of when) await play(van, `> ${said}\n< ${shown}\n> hủy`);
    await play(
      van,
      `
      > [Đổi giờ, địa điểm]
      < đang là 19:00, Thứ Sáu, 13/03/2026
      > 25h
      < Không có giờ đó
      > 8h sáng hôm qua
      < đã qua rồi
      > 😀
      < Mình chưa thấy ngày giờ
      > lùi 30 phút
      < 19:30, Thứ Sáu, 13/03/2026
      > [Đổi giờ]
      > [Tuần sau, cùng giờ]
      < 19:00, Thứ Sáu, 20/03/2026
      `,
    );
  });

  test('a member and another branch’s secretary who press an officer’s button learn nothing and change nothing', async () => {
    const { an, id } = await called();
    const other = await town.member('Hồ Em', town.units.dacLuaAp3, {
      roles: [{ role: 'secretary', unitId: town.units.dacLuaAp3 }],
    });
    for (const person of [an, other]) {
      for (const entry of ['open', 'answers', 'remind', 'remind_now', 'move', 'cancel']) {
        const said = await person.sendsChoice(`meeting_manage/${entry}:${id}`);
        expect(said.join()).toContain('Mình không thấy buổi này trong các đơn vị bạn phụ trách.');
      }
    }
    await play(an, '> hủy họp\n< dành cho cán bộ Đoàn');
    expect(await town.db.read((tx) => tx.activity.findUnique({ where: { id } }))).toMatchObject({
      state: 'called',
      version: 1,
      askedAgainAt: null,
    });
  });

  test('a committee member sees answers and reasons but sends nothing; a commune secretary sees answers without reasons', async () => {
    const { van, an, binh, id } = await called();
    await play(binh, '> [Xin vắng]\n> bị ốm');
    const committee = await town.member('Lý Ủy', town.units.ap3, {
      roles: [{ role: 'committee_member', unitId: town.units.ap3 }],
    });
    const commune = await town.member('Đỗ Hoa', town.units.phuCuong, {
      roles: [{ role: 'commune_secretary', unitId: town.units.phuBinh }],
    });
    await play(committee, '> ai đi ai không\n< - Trần Bình: bị ốm');
    expect((await committee.sendsChoice(`meeting_manage/cancel:${id}`)).join()).toContain('Mình không thấy buổi này');
    const seen = (await commune.sendsChoice(`meeting_manage/answers:${id}`)).join();
    expect(seen).toContain('- Trần Bình');
    expect(seen).not.toContain('ốm');
    expect([...van.all(), ...an.all()].map((message) => message.text).join()).not.toContain('ốm');
  });

  test('why somebody is absent is not sent through Telegram; whoever has it there learns where to read it', async () => {
    const { van, an } = await called('sqlite');
    await play(an, '> mai em bận xin vắng');
    const duc = await town.member('Võ Đức', town.units.ap3, {
      channel: 'telegram',
      roles: [{ role: 'deputy_secretary', unitId: town.units.ap3 }],
    });
    await play(duc, '> ai vắng\n< - Nguyễn Văn An\n< Lý do vắng chỉ xem được trên Zalo hoặc trang web của cán bộ');
    expect(duc.all().at(-1)!.text).not.toContain('bận');
    // What was said stays word for word.
    await play(van, '> ai vắng\n< - Nguyễn Văn An: bận');
  });

  test('of two officers who change a meeting at once, the second is told', async () => {
    const { van, binh } = await called();
    const deputy = await town.member('Lý Phó', town.units.ap3, { roles: [{ role: 'deputy_secretary', unitId: town.units.ap3 }] });
    await play(van, '> dời họp sang 19h30 thứ 7');
    await play(deputy, '> dời họp sang 20h thứ 7\n> [Gửi]\n< Đã đổi');
    await play(van, '> [Gửi]\n< vừa được người khác thay đổi');
    expect(binh.news().filter((text) => text.includes('THAY ĐỔI'))).toHaveLength(1);
  });

  test('after the meeting the card shows the count line, and nothing can be moved any more', async () => {
    const { van, an, binh, id } = await called();
    town.clock.set('2026-03-13T14:00:00Z');
    await town.db.write(async (tx) => {
      await tx.attendance.create({
        data: { activityId: id, memberId: an.memberId, mark: 'present', by: 'self', at: town.clock.now() },
      });
      await tx.attendance.create({
        data: { activityId: id, memberId: van.memberId, mark: 'late', by: 'self', at: town.clock.now() },
      });
      await tx.attendance.create({
        data: { activityId: id, memberId: binh.memberId, mark: 'excused', by: 'officer', at: town.clock.now() },
      });
    });
    await play(
      van,
      '> menu\n> [Các buổi đã thông báo]\n< Có mặt: 02/04 đồng chí; vắng: 01 (có phép: 01, không phép: 00); chưa ghi nhận: 01\n[Ai trả lời gì] [Mở điểm danh] [Ghi tên từ danh sách] [Ghép chi đoàn]',
    );
    await play(van, '> [Đổi giờ, địa điểm]\n< Buổi này đã bắt đầu');
  });

  test('a long list comes in parts', async () => {
    const { van, id } = await called();
    for (let n = 0; n < 60; n++) await town.rosterMember(`Nguyễn Văn Số${n}`, town.units.ap3);
    const members = await town.db.read((tx) => tx.member.findMany({ where: { fullName: { contains: 'Số' } } }));
    await town.db.write((tx) => tx.invitation.createMany({ data: members.map((one) => ({ activityId: id, memberId: one.id })) }));
    await play(
      van,
      '> ai đi ai không\n< ☎️ Chưa nhận được tin, cần báo trực tiếp (61):\n[Xem tiếp] [Xem buổi này]\n> [Xem tiếp]\n[Xem buổi này]',
    );
    const names = new Set(
      van
        .all()
        .slice(-2)
        .flatMap((message) => message.text.split('\n').filter((line) => line.startsWith('- '))),
    );
    expect(names.size).toBe(64);
  });
});
