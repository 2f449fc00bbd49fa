import { afterEach, describe, expect, test } from 'vitest';
import { engines } from '../run/database.js';
import { openTown, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

async function branch(engine: 'sqlite' | 'postgresql' = 'sqlite') {
  town = await openTown({ engine });
  const { ap3 } = town.units;
  const van = await town.member('Lê Thị Vân', ap3, { channel: 'zalo', roles: [{ role: 'secretary', unitId: ap3 }] });
  const an = await town.member('Nguyễn Văn An', ap3, { channel: 'telegram' });
  const binh = await town.member('Trần Bình', ap3, { channel: 'zalo' });
  await town.rosterMember('Phạm Cúc', ap3);
  return { van, an, binh };
}

describe.each(engines)('calling a meeting on %s', (engine) => {
  test('a secretary says it in one sentence, sees what members will see, and nothing goes out before "Gửi"', async () => {
    const { van, an, binh } = await branch(engine);
    await play(
      van,
      `
      > thông báo họp chi đoàn 7h tối mai ở nhà văn hóa ấp 3
      < 📣 THÔNG BÁO SINH HOẠT CHI ĐOÀN
      < Kính gửi đồng chí (họ tên từng người),
      < Chi đoàn ấp 3 mời đồng chí dự sinh hoạt thường kỳ:
      < 🕖 Thời gian: 19:00, Thứ Sáu, 13/03/2026
      < 📍 Địa điểm: nhà văn hóa ấp 3
      < Đồng chí vui lòng phản hồi trước 12:00, Thứ Sáu, 13/03/2026.
      < – Bí thư Lê Thị Vân
      < Mời đoàn viên chi đoàn: 4 người.
      < Sẽ nhận tin: 3 người (Zalo 2, Telegram 1).
      < Chưa nhận được: 1 người
      [Gửi] [Sửa] [Thêm nội dung] [Xem danh sách] [Không gửi]
      `,
    );
    expect(an.all()).toEqual([]);
    expect(binh.all()).toEqual([]);
    const preview = van.all().at(-1)!.text.split('\n———')[0]!;
    await play(
      van,
      `
      > [Gửi]
      < Đã gửi thông báo tới 3 người.
      `,
    );
    // The secretary is a member too and gets the notice as well.
    expect(
      van
        .all()
        .at(-2)!
        .choices!.map((choice) => choice.label),
    ).toEqual(['Ai trả lời gì', 'Đổi giờ, địa điểm', 'Hủy buổi này']);
    expect(van.all().at(-1)!.text).toBe(preview.replace('(họ tên từng người)', 'Lê Thị Vân'));
    const [received, ...more] = an.news();
    expect(more).toEqual([]);
    expect(received).toBe(preview.replace('(họ tên từng người)', 'Nguyễn Văn An'));
    expect(an.buttons()).toEqual(['Tham dự', 'Xin vắng', 'Chưa chắc']);
    expect(binh.news()).toEqual([preview.replace('(họ tên từng người)', 'Trần Bình')]);
  });

  test('step by step with the menu, every line can be changed in the preview', async () => {
    const { van, binh } = await branch(engine);
    await play(
      van,
      `
      > menu
      > [Thông báo họp, hoạt động]
      < Buổi này là gì?
      > [Sinh hoạt thường kỳ]
      < Bắt đầu lúc nào?
      > hop chi doan luc 7h mai
      < Giờ này có thể hiểu hai cách.
      [07:00, Thứ Sáu, 13/03/2026] [19:00, Thứ Sáu, 13/03/2026] [Giờ khác]
      > [19:00, Thứ Sáu, 13/03/2026]
      < Ở đâu?
      > Nhà văn hóa ấp 3
      < Nội dung chính là gì?
      > Triển khai Tháng Thanh niên
      < 🕖 Thời gian: 19:00, Thứ Sáu, 13/03/2026
      < 📝 Nội dung: Triển khai Tháng Thanh niên
      > [Thêm trang phục]
      < Trang phục thế nào?
      > Áo Thanh niên Việt Nam
      < 👕 Trang phục: Áo Thanh niên Việt Nam
      > [Sửa]
      < Sửa dòng nào?
      > [Thời gian]
      < Bắt đầu lúc nào?
      > 19h30 thứ bảy
      < 🕖 Thời gian: 19:30, Thứ Bảy, 14/03/2026
      < 📍 Địa điểm: Nhà văn hóa ấp 3
      < 👕 Trang phục: Áo Thanh niên Việt Nam
      > [Sửa]
      > [Loại buổi]
      > [Họp Ban Chấp hành]
      < 📣 THÔNG BÁO HỌP BAN CHẤP HÀNH
      < Mời Ban Chấp hành: 1 người.
      > [Sửa]
      > [Thành phần mời]
      > [Đoàn viên chi đoàn (4)]
      < Mời đoàn viên chi đoàn: 4 người.
      > [Sửa]
      > [Hạn trả lời]
      > 8h tối thứ bảy
      < Hạn trả lời phải trước lúc bắt đầu (19:30, Thứ Bảy, 14/03/2026).
      > 12h trưa thứ sáu
      < phản hồi trước 12:00, Thứ Sáu, 13/03/2026.
      > ok luôn
      < Chưa có gì được gửi đi.
      > gửi
      < Đã gửi thông báo tới 3 người.
      `,
    );
    expect(binh.news().join('\n')).toContain('19:30, Thứ Bảy, 14/03/2026');
  });

  test('under the preview a line is changed by its name, and a notice that is dropped is said to be dropped', async () => {
    const { van, an } = await branch(engine);
    await play(
      van,
      `
      > thông báo họp chi đoàn 19h tối mai ở nhà văn hóa ấp 3
      > sua thoi gian
      < Bắt đầu lúc nào?
      > 20h thứ bảy
      < Thời gian: 20:00, Thứ Bảy, 14/03/2026
      > doi noi dung
      < Nội dung chính là gì?
      > Tháng Thanh niên
      < Nội dung: Tháng Thanh niên
      > [Không gửi]
      < Mình đã bỏ thông báo này, chưa ai nhận được gì.
      `,
    );
    expect(an.all()).toEqual([]);
  });

  test('a commune secretary summons the secretaries of the branches below, or everybody', async () => {
    const { van, an } = await branch(engine);
    const { phuBinh, phuCuong, dacLuaAp3 } = town.units;
    const hoa = await town.member('Đỗ Thị Hoa', phuCuong, { roles: [{ role: 'commune_secretary', unitId: phuBinh }] });
    const dung = await town.member('Võ Dũng', phuCuong, { roles: [{ role: 'secretary', unitId: phuCuong }] });
    const elsewhere = await town.member('Hồ Em', dacLuaAp3, { roles: [{ role: 'secretary', unitId: dacLuaAp3 }] });
    await play(
      hoa,
      `
      > mời các bí thư chi đoàn giao ban 14h thứ hai tuần sau tại phòng họp Đoàn xã
      < 📣 THÔNG BÁO GIAO BAN
      < Đoàn xã Phú Bình mời đồng chí dự giao ban Bí thư chi đoàn:
      < 🕖 Thời gian: 14:00, Thứ Hai, 16/03/2026
      < Mời Bí thư các chi đoàn: 2 người.
      > [Gửi]
      `,
    );
    expect(van.news()).toHaveLength(1);
    expect(dung.news()).toHaveLength(1);
    expect(an.news()).toEqual([]);
    await play(
      hoa,
      `
      > menu
      > [Thông báo họp, hoạt động]
      > [Hoạt động tình nguyện]
      > 7h30 sáng chủ nhật tuần sau
      > UBND xã
      < Mời những ai?
      > [Toàn thể đoàn viên (6)]
      > [Xem trước]
      < Mời toàn thể đoàn viên các chi đoàn: 6 người.
      > [Gửi]
      `,
    );
    expect(an.news()).toHaveLength(1);
    expect(elsewhere.news()).toEqual([]);
  });

  test('members received where they live are asked for and invited', async () => {
    const { van } = await branch(engine);
    const { ap3, class11a2 } = town.units;
    const em = await town.member('Ngô Em', class11a2);
    await town.db.write((tx) =>
      tx.residenceRegistration.create({
        data: {
          id: town.newId(),
          memberId: em.memberId,
          homeUnitId: class11a2,
          receivingUnitId: ap3,
          state: 'received',
          createdAt: town.clock.now(),
        },
      }),
    );
    await play(
      van,
      `
      > thông báo họp chi đoàn 7h tối mai ở nhà văn hóa
      < Mời những ai?
      [Đoàn viên chi đoàn (4)] [Chi đoàn và nơi cư trú (5)] [Đoàn viên nơi cư trú (1)] [Ban Chấp hành (1)]
      > 2
      < Mời đoàn viên chi đoàn và đoàn viên tham gia nơi cư trú: 5 người.
      > [Gửi]
      `,
    );
    expect(em.news().join()).toContain('Kính gửi đồng chí Ngô Em,');
  });
});

describe('what cannot be is refused with the reason', () => {
  test.each([
    ['25h tối mai', 'Không có giờ đó'],
    ['8h sáng hôm qua', 'đã qua rồi'],
    ['19h chủ nhật 13/3', 'Thứ và ngày không khớp'],
    ['19h ngày 30/2', 'Không có ngày đó'],
    ['😀😀', 'Mình chưa thấy ngày giờ'],
  ])('a start "%s" is not taken', async (typed, reason) => {
    const { van } = await branch();
    await play(van, `> menu\n> [Thông báo họp, hoạt động]\n> [Sinh hoạt thường kỳ]\n> ${typed}\n< ${reason}`);
    await play(van, `> 19h tối mai\n< Ở đâu?`);
  });

  test('a meeting at eleven in the night is asked about', async () => {
    const { van } = await branch();
    await play(
      van,
      `
      > thông báo họp chi đoàn 23h ngày 14/3 ở nhà văn hóa
      < Giờ này có thể hiểu hai cách.
      [23:00, Thứ Bảy, 14/03/2026] [11:00, Thứ Bảy, 14/03/2026] [Giờ khác]
      > [Giờ khác]
      < Bắt đầu lúc nào?
      > 19h ngày 14/3
      < 19:00, Thứ Bảy, 14/03/2026
      `,
    );
  });

  test('a day without an hour is asked for the hour, and a bare number answers', async () => {
    const { van } = await branch();
    await play(
      van,
      `
      > tạo lịch họp sáng mai
      < Thứ Sáu, 13/03/2026, lúc mấy giờ?
      > 19
      < Ở đâu?
      > (picture)
      < Bạn nhắn bằng chữ giúp mình nhé.
      > 😀
      < Bạn nhắn bằng chữ giúp mình nhé.
      > ${'rất xa '.repeat(30)}
      < dài 209 ký tự, tối đa là 100
      > sân ấp
      > [Xem trước]
      < 🕖 Thời gian: 19:00, Thứ Sáu, 13/03/2026
      `,
    );
  });

  test('a member who presses or types an officer’s thing is told kindly, and nothing is sent', async () => {
    const { van, an, binh } = await branch();
    await play(
      an,
      `
      > thông báo họp chi đoàn 7h tối mai ở nhà văn hóa
      < dành cho cán bộ Đoàn
      `,
    );
    await an.sendsChoice('meeting_call/start');
    expect(an.all().at(-1)!.text).toContain('dành cho cán bộ Đoàn');
    await an.sendsChoice('meeting_call/review:send');
    expect(an.all().at(-1)!.text).toContain('không dùng được nữa');
    expect([...van.all(), ...binh.all()]).toEqual([]);
  });

  test('a preview that lay there until the start passed is not sent', async () => {
    const { van, binh } = await branch();
    await play(van, '> thông báo họp chi đoàn 7h tối nay ở nhà văn hóa');
    town.clock.advance({ hours: 11 });
    await play(van, '> [Gửi]\n< đã qua rồi');
    expect(binh.all()).toEqual([]);
  });

  test('pressing "Gửi" twice is one notice', async () => {
    const { van, binh } = await branch();
    await play(van, '> thông báo họp chi đoàn 7h tối mai ở nhà văn hóa\n> [Gửi]\n> [Gửi]\n< Nút này đã cũ');
    expect(binh.news()).toHaveLength(1);
  });

  test('whoever lost the office between preview and "Gửi" sends nothing', async () => {
    const { van, binh } = await branch();
    await play(van, '> thông báo họp chi đoàn 7h tối mai ở nhà văn hóa');
    await town.db.write((tx) => tx.role.updateMany({ where: { contactId: van.contactId }, data: { validTo: town.clock.now() } }));
    await play(van, '> [Gửi]\n< dành cho cán bộ Đoàn');
    expect(binh.all()).toEqual([]);
  });
});

describe.each(engines)('who gets a notice on %s', (engine) => {
  test('everybody invited ends in one recorded state: sent, stopped, no address, or without the bot', async () => {
    const { van, an, binh } = await branch(engine);
    const { ap3 } = town.units;
    const chi = await town.member('Lý Chi', ap3);
    const gone = await town.member('Mai Dung', ap3, { channel: 'telegram' });
    await town.db.write(async (tx) => {
      await tx.contact.update({ where: { id: chi.contactId }, data: { stoppedAt: town.clock.now() } });
      await tx.address.updateMany({ where: { contactId: gone.contactId }, data: { state: 'blocked' } });
    });
    await play(
      van,
      '> thông báo họp chi đoàn 7h tối mai ở nhà văn hóa\n< Mời đoàn viên chi đoàn: 6 người.\n< Sẽ nhận tin: 3 người\n< Chưa nhận được: 3 người\n> [Gửi]',
    );
    const rows = await town.db.read((tx) => tx.delivery.findMany({ where: { kind: 'notice' } }));
    expect(Object.fromEntries(rows.map((row) => [row.contactId, `${row.state} ${row.failure ?? ''}`.trim()]))).toEqual({
      [van.contactId]: 'sent',
      [an.contactId]: 'sent',
      [binh.contactId]: 'sent',
      [chi.contactId]: 'unreachable stopped',
      [gone.contactId]: 'unreachable no address',
    });
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
    for (const row of rows) expect(row.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(await town.db.read((tx) => tx.invitation.count())).toBe(6);
  });

  test('somebody who took back the consent to be registered is not written to', async () => {
    const { van, an } = await branch(engine);
    await town.db.write((tx) =>
      tx.consent.updateMany({
        where: { contactId: an.contactId, purpose: 'registration' },
        data: { withdrawnAt: town.clock.now() },
      }),
    );
    await play(van, '> thông báo họp chi đoàn 7h tối mai ở nhà văn hóa\n< Sẽ nhận tin: 2 người\n> [Gửi]');
    expect(an.all()).toEqual([]);
  });

  test('called late in the evening it waits for the morning; for a meeting early next morning it does not', async () => {
    const { van, binh } = await branch(engine);
    town.clock.set('2026-03-12T15:00:00Z'); // 22:00
    await play(
      van,
      `
      > thông báo họp chi đoàn 7h tối mai ở nhà văn hóa
      < Đang giờ nghỉ nên tin sẽ đi lúc 07:00, Thứ Sáu, 13/03/2026.
      > [Gửi]
      < tin sẽ đi lúc 07:00, Thứ Sáu, 13/03/2026.
      `,
    );
    expect(binh.all()).toEqual([]);
    town.clock.set('2026-03-13T00:00:00Z');
    await town.app.settle();
    expect(binh.news()).toHaveLength(1);
    town.clock.set('2026-03-13T15:00:00Z');
    await play(van, '> thông báo họp chi đoàn 7h sáng mai ở nhà văn hóa\n> [Gửi]\n< Đã gửi thông báo tới 3 người.');
    expect(binh.news()).toHaveLength(1);
  });
});
