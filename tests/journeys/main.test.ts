import { afterEach, describe, expect, test } from 'vitest';
import { allRows, tablesWith } from '../run/all-tables.js';
import { engines } from '../run/database.js';
import { play } from '../run/transcript.js';
import { endsWell } from './ending.js';
import { registers } from './joining.js';
import { openWorld, setupCode, type World } from './world.js';

let world: World;
afterEach(() => world.close());

const cells = engines.flatMap((engine) =>
  (['grammy', 'telegraf'] as const).flatMap((driver) =>
    (['polling', 'webhook'] as const).map((mode) => ({ engine, driver, mode })),
  ),
);

describe.each(cells)('on $engine, with Telegram by $driver and $mode', (cell) => {
  test('from nobody at all to a branch that meets, signs in, pledges and may leave', async () => {
    world = await openWorld(cell);
    const hoa = world.onZalo('Hòa', '84905000001');
    // A secretary is as much at home on Zalo, where a list of more than five buttons is numbered.
    const lan = cell.mode === 'polling' ? world.onTelegram('Lan', '84905000002') : world.onZalo('Lan', '84905000002');
    const an = world.onZalo('An', '84912345678');
    const binh = world.onTelegram('Bình', '84987654321');

    // The first administrator, and the first secretary.
    await hoa.opens();
    await play(hoa, `> ${setupCode}\n< Đồng chí đã là quản trị viên của Đoàn xã Phú Bình`);
    await registers(lan, { fullName: 'Lê Thị Lan', born: '02/09/1999', types: '0905 000 002' });
    expect(hoa.news().join('\n')).toContain('Lê Thị Lan');
    await play(hoa, '> [Duyệt]\n< Đã duyệt Lê Thị Lan');
    expect(lan.news().join('\n')).toContain('bạn đã là thành viên của Chi đoàn ấp Phú Cường');
    await play(
      hoa,
      `> phân công cán bộ
       > ấp phú cường
       > [Giao nhiệm vụ]
       > Lê Thị Lan
       > [Bí thư]
       > [Xác nhận]
       < Đã giao nhiệm vụ Bí thư`,
    );
    expect(lan.news().join('\n')).toContain('Đồng chí được giao nhiệm vụ Bí thư');

    // Two newcomers; the secretary takes them in.
    for (const [person, newcomer] of [
      [an, { fullName: 'Nguyễn Văn An', born: '15/03/2004' }],
      [binh, { fullName: 'Trần Văn Bình', born: '01/12/2002' }],
    ] as const) {
      await registers(person, newcomer);
      expect(lan.news().join('\n')).toContain(newcomer.fullName);
      await play(lan, `> [Duyệt]\n< Đã duyệt ${newcomer.fullName}`);
      expect(person.news().join('\n')).toContain('bạn đã là thành viên của Chi đoàn ấp Phú Cường');
    }

    // A meeting: what the secretary saw before sending is what the members read.
    await play(
      lan,
      `> thông báo họp chi đoàn 7h tối mai ở nhà văn hóa ấp Phú Cường
       < Sẽ nhận tin: 3 người (${cell.mode === 'polling' ? 'Zalo 1, Telegram 2' : 'Zalo 2, Telegram 1'}).`,
    );
    const preview = lan.all().at(-1)!.text.split('\n———')[0]!;
    expect([...an.news(), ...binh.news()]).toEqual([]);
    await play(lan, '> [Gửi]\n< Đã gửi thông báo tới 3 người.');
    expect(an.news()).toEqual([preview.replace('(họ tên từng người)', 'Nguyễn Văn An')]);
    expect(binh.news()).toEqual([preview.replace('(họ tên từng người)', 'Trần Văn Bình')]);
    await play(an, '> [Tham dự]\n< Mình đã ghi bạn tham dự');
    await play(binh, '> [Xin vắng]\n< lý do không?\n> trực ca đêm\n< không ai khác xem được');
    await play(
      lan,
      cell.mode === 'webhook'
        ? '> [Ai trả lời gì]\n< Tham dự (1):\n< Nguyễn Văn An\n< Trần Văn Bình: trực ca đêm'
        : '> [Ai trả lời gì]\n< Tham dự (1):\n< Nguyễn Văn An\n< Trần Văn Bình\n< Lý do vắng chỉ xem được trên Zalo',
    );
    await play(binh, '> [Tham dự]\n< Mình đã ghi bạn tham dự');
    await play(lan, '> [Ai trả lời gì]\n< Tham dự (2):');

    // The evening of the meeting.
    await world.tick('2026-03-13T11:00:00Z');
    for (const person of [an, binh]) expect(person.news().join('\n')).toContain('nhà văn hóa ấp Phú Cường');
    await world.tick('2026-03-13T11:55:00Z');
    await play(lan, '> mở điểm danh\n> [60 phút]\n< Mã điểm danh:');
    const code = /Mã điểm danh: (\d{4})/.exec(
      lan
        .all()
        .map((bubble) => bubble.text)
        .join('\n'),
    )![1]!;
    expect(lan.all().findLast((bubble) => bubble.attachment)?.attachment?.name).toBe(`diem-danh-${code}.png`);
    await play(an, `> điểm danh ${code}\n< Đã điểm danh cho bạn An lúc 18:55`);
    await play(binh, `> (start dd_${code})\n< Đã điểm danh cho bạn Bình lúc 18:55`);
    await play(an, `> ${code}\n< Bạn đã điểm danh lúc 18:55 rồi`);
    await play(lan, '> [Ai đã điểm danh]\n< Đã điểm danh 02/03:\n< Nguyễn Văn An\n< Trần Văn Bình');

    // A pledge, asked about a week later.
    world.clock.set('2026-03-13T13:30:00Z');
    await play(
      an,
      '> đăng ký rèn luyện: đọc một cuốn sách\n> [Mỗi tuần]\n> [19 giờ]\n< Lần nhắc tới: 19:00, Thứ Sáu, 20/03/2026\n> [Cam kết]',
    );
    await play(
      binh,
      `> đăng ký rèn luyện
       < theo chương trình nào?
       > [Chương trình rèn luyện đoàn viên]
       > [Rèn luyện về sức khỏe, kỹ năng và hoạt động vì cộng đồng]
       > [Tập thể dục 3 buổi mỗi tuần]
       > [Mỗi tuần]
       > 19
       > [Cam kết]
       < sẽ nhắc bạn`,
    );
    await world.tick('2026-03-14T01:00:00Z');
    expect(lan.news().join('\n')).toContain('Có mặt: 02/03 đồng chí');
    for (const person of [an, binh]) person.news();
    await world.tick('2026-03-20T12:00:00Z');
    await world.tick('2026-03-20T12:01:00Z');
    expect(an.news()).toEqual([expect.stringContaining('đọc một cuốn sách')]);
    expect(binh.news()).toEqual([expect.stringContaining('Tập thể dục 3 buổi mỗi tuần')]);
    await play(an, '> [Đã làm]\n< Mình đã ghi “Đã làm”\n> cam kết của tôi\n< đọc một cuốn sách');
    await play(binh, '> [Đang làm]\n< Mình đã ghi “Đang làm”');

    // An looks at what is kept, and leaves.
    await play(
      an,
      `> dữ liệu của tôi
       < Họ tên: Nguyễn Văn An
       < Số điện thoại: 0912 345 678
       < đọc một cuốn sách
       > [Tải bản sao]
       < 84912345678
       > [Xóa dữ liệu]
       > [Tiếp tục xóa]
       > [Xóa vĩnh viễn]
       < Mình đã xóa dữ liệu của bạn`,
    );
    // Whole numbers: four digits alone stand by chance in one id of some hundred.
    const traces = ['Nguyễn Văn An', 'nguyen van an', '84912345678', '0912345678', '0912 345 678', an.id, 'đọc một cuốn sách'];
    expect(await tablesWith(world.db, traces)).toEqual([]);
    // Zalo repeats the last press, as after a lost answer: it brings nobody back.
    const rows = await allRows(world.db);
    expect(await world.zalo.webhooks.post(world.zalo.webhooks.last()!)).toBe(200);
    await world.settle();
    expect(await allRows(world.db)).toEqual(rows);
    expect(an.news()).toEqual([]);
    await play(an, '> chào\n< bạn có đồng ý không?');

    await endsWell(world, [
      'Lê Thị Lan',
      'Nguyễn Văn An',
      'Trần Văn Bình',
      'Hòa',
      'Bình',
      ...[hoa, lan, an, binh].flatMap(({ id, phone }) => [id, phone, phone.slice(2)]),
    ]);
  }, 120_000);
});
