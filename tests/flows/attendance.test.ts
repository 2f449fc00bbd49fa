import { afterEach, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/storage/database.js';
import { engines } from '../run/database.js';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

/** Seven people of ấp 3 at a meeting that began at 19:00; only Vân and Bình use the bot. In order of given names: An, Bình, Hòa, Hoa, Lam, Phát, Vân. */
async function evening(engine: Engine = 'sqlite', before: (binh: Person) => Promise<unknown> = async () => undefined) {
  town = await openTown({ engine });
  const { ap3 } = town.units;
  const van = await town.member('Lê Thị Vân', ap3, { roles: [{ role: 'secretary', unitId: ap3 }] });
  const binh = await town.member('Trần Bình', ap3, { channel: 'telegram' });
  for (const name of ['Nguyễn Văn An', 'Lê Thị Hòa', 'Phạm Hoa', 'Hồ Ngọc Lam', 'Võ Tấn Phát'])
    await town.rosterMember(name, ap3);
  await play(van, '> thông báo họp chi đoàn 7h tối nay ở nhà văn hóa ấp 3\n> [Gửi]');
  await before(binh);
  town.clock.set('2026-03-12T12:05:00Z');
  const { id } = await town.db.read((tx) => tx.activity.findFirstOrThrow());
  return { van, binh, id };
}

const openList = (van: Person, id: string) => van.sendsChoice(`attendance/tick:${id}`);

async function marks(): Promise<Record<string, string>> {
  const rows = await town.db.read((tx) => tx.attendance.findMany());
  const members = await town.db.read((tx) => tx.member.findMany());
  const nameOf = (id: string) =>
    members
      .find((one) => one.id === id)
      ?.fullName.split(' ')
      .at(-1) ?? id;
  return Object.fromEntries(rows.map((row) => [nameOf(row.memberId), row.mark]).sort());
}

describe.each(engines)('the list to tick on %s', (engine) => {
  test('Vân ticks by number, by name and by what is left; the count line is that of the minutes', async () => {
    const { van, id } = await evening(engine, (binh) => play(binh, '> [Xin vắng]\n> trực ca đêm'));
    const [list] = await openList(van, id);
    expect(list).toContain('Đã ghi 00/07 người:');
    expect(list).toContain(
      '1. Nguyễn Văn An\n2. Trần Bình (đã xin vắng)\n3. Phạm Hoa\n4. Lê Thị Hòa\n5. Hồ Ngọc Lam\n6. Võ Tấn Phát\n7. Lê Thị Vân',
    );
    expect(list).not.toContain('trực ca đêm');
    expect(van.buttons()).toEqual(['Có mặt hết', 'Cho phép tất cả (01)', 'Xong']);
    await play(
      van,
      `
      > 1, 4
      < Đã ghi có mặt (02): Nguyễn Văn An, Lê Thị Hòa.
      < Đã ghi 02/07
      < 2. Trần Bình (đã xin vắng)
      < 3. Phạm Hoa
      < 5. Hồ Ngọc Lam
      > 6 trễ
      < Đã ghi đến trễ (01): Võ Tấn Phát.
      > [Cho phép tất cả (01)]
      < Đã ghi vắng có phép cho 01 người đã xin phép.
      > đ/c Hồ Ngọc Lam vắng không lý do
      < Đã ghi vắng không phép (01): Hồ Ngọc Lam.
      > khách 2
      < Đã ghi 02 khách.
      > tất cả trừ 3
      < Ghi có mặt cho 01 người, trừ 01 người: 3. Phạm Hoa?
      [Ghi] [Thôi]
      > [Ghi]
      < Đã ghi có mặt (01): Lê Thị Vân.
      > xong
      < Kết quả điểm danh:
      < Có mặt: 04/07 đồng chí; vắng: 02 (có phép: 01, không phép: 01); chưa ghi nhận: 01
      < Khách mời: 02
      [Ghi tên từ danh sách] [Kết thúc buổi] [Đầu biên bản] [Danh sách (tệp)]
      > [Kết thúc buổi]
      < Đã kết thúc buổi.
      < Có mặt: 04/07
      `,
    );
    expect(await marks()).toEqual({
      An: 'present',
      Bình: 'excused',
      Hòa: 'present',
      Lam: 'unexcused',
      Phát: 'late',
      Vân: 'present',
    });
    expect(await town.db.read((tx) => tx.activity.findFirstOrThrow())).toMatchObject({ state: 'done', guestCount: 2 });
  });

  test('"hoàn tác" takes back what was ticked last, and only that', async () => {
    const { van, id } = await evening(engine);
    await openList(van, id);
    await play(van, '> 1 trễ\n> tất cả\n< Đã ghi có mặt (06)');
    await play(van, '> [Hoàn tác]\n< Đã hoàn tác cho 06 người.\n< Đã ghi 01/07\n> hoàn tác\n< Chưa có gì để hoàn tác');
    expect(await marks()).toEqual({ An: 'late' });
    await play(van, '> 1\n< có mặt (01)\n> [Hoàn tác]');
    expect(await marks()).toEqual({ An: 'late' });
  });

  test('numbers keep their people while others sign in, and somebody who was not on the list stands at its end', async () => {
    const { van, binh, id } = await evening(engine);
    await play(van, '> mở điểm danh 30 phút');
    const code = /Mã điểm danh: (\d{4})/.exec(van.all().at(-1)!.text)![1]!;
    const lateComer = await town.member('Bùi Ái', town.units.ap3);
    await openList(van, id);
    await play(binh, `> ${code}\n< Đã điểm danh`);
    await play(lateComer, `> ${code}\n< Đã điểm danh`);
    await play(
      van,
      '> 3\n< Đã ghi có mặt (01): Phạm Hoa.\n> [Xem cả danh sách]\n< 2. Trần Bình – có mặt\n< 3. Phạm Hoa – có mặt\n< 8. Bùi Ái – có mặt',
    );
    await play(van, '> 2 trễ\n< Đã ghi đến trễ (01): Trần Bình.');
  });
});

describe('the list to tick', () => {
  test('what cannot be meant is asked again and nobody is recorded', async () => {
    const { van, id } = await evening();
    await openList(van, id);
    await play(van, '> 3, 70\n< Danh sách không có số 70 (chỉ đến 7). Chưa ghi ai cả.');
    await play(van, '> vắng 3\n< có phép hay không phép?');
    await play(van, '> hoa\n< Có nhiều người tên “hoa”. Đồng chí nói đến ai?\n[3. Phạm Hoa] [4. Lê Thị Hòa] [Thôi]');
    await play(van, '> (picture)\n< Mình chưa rõ là ai\n> 5\n< Mình chưa rõ là ai\n> [Thôi]\n< Mình chưa ghi ai cả.');
    await play(van, '> Bùi Văn Tèo\n< Mình không thấy ai tên như vậy');
    await play(van, '> (picture)\n< Nhắn số người có mặt');
    await play(van, '> 🙋\n< tên như vậy');
    await play(van, `> ${'9'.repeat(3000)}\n< tên như vậy`);
    expect(await marks()).toEqual({});
    await play(van, '> Hòa\n< Đã ghi có mặt (01): Lê Thị Hòa.\n> tất cả\n> tất cả\n< Không còn ai để ghi.');
  });

  test('somebody of the branch who was not invited is found by the full name', async () => {
    const { van, id } = await evening();
    await town.rosterMember('Bùi Thị Ngân', town.units.ap3);
    await town.rosterMember('Bùi Thị Ngát', town.units.dacLuaAp3);
    await openList(van, id);
    await play(van, '> Bùi Thị Ngân\n< Đã ghi có mặt (01): Bùi Thị Ngân.');
    await play(van, '> Bùi Thị Ngát\n< Mình không thấy ai');
    expect(await marks()).toEqual({ Ngân: 'present' });
  });

  test('an officer whose term ends while the list is open ticks nobody any more', async () => {
    const { van, id } = await evening();
    await openList(van, id);
    await town.db.write((tx) => tx.role.deleteMany({ where: { contactId: van.contactId } }));
    await play(van, '> tất cả\n< Mình không tìm thấy việc này');
    expect(await marks()).toEqual({});
  });

  test('a list of four hundred stays readable: those who are ticked leave it, and one word ticks the rest', async () => {
    const { van } = await evening();
    for (let n = 0; n < 400; n++)
      await town.rosterMember(`Nguyễn Văn Đông ${String.fromCharCode(97 + (n % 26))}${n}`, town.units.ap3);
    await play(
      van,
      '> mở điểm danh\n> [Buổi khác]\n> [Buổi khác (tạo ngay)]\n> [Hoạt động tình nguyện]\n> bỏ qua\n> bỏ qua\n> [30 phút]\n> [Ghi tên từ danh sách]\n< Đã ghi 00/407\n< 407. ',
    );
    await play(
      van,
      '> tất cả trừ 5, 6\n< Ghi có mặt cho 405 người, trừ 02 người: 5. \n> có\n< Đã ghi có mặt: 405 người.\n< Đã ghi 405/407\n< 5. \n< 6. ',
    );
    expect(await town.db.read((tx) => tx.attendance.count())).toBe(405);
    const { state } = await town.db.read((tx) => tx.conversation.findUniqueOrThrow({ where: { contactId: van.contactId } }));
    expect(JSON.stringify(state).length).toBeLessThan(120_000);
  });
});

describe('everybody but a few', () => {
  test.each(['zalo', 'telegram'] as const)(
    '“tất cả trừ Hoa và Nam” on %s: which Hoa is asked, and nothing is written before it is confirmed',
    async (channel) => {
      town = await openTown();
      const { ap3 } = town.units;
      const van = await town.member('Lê Thị Vân', ap3, { channel, roles: [{ role: 'secretary', unitId: ap3 }] });
      for (const name of ['Nguyễn Văn An', 'Phạm Hoa', 'Đỗ Thị Hoa', 'Trần Nam', 'Võ Tấn Phát'])
        await town.rosterMember(name, ap3);
      await play(van, '> thông báo họp chi đoàn 7h tối nay ở nhà văn hóa ấp 3\n> [Gửi]');
      town.clock.set('2026-03-12T12:05:00Z');
      const { id } = await town.db.read((tx) => tx.activity.findFirstOrThrow());
      await openList(van, id);
      await play(
        van,
        `
      > tất cả trừ Hoa và Nam
      < Có nhiều người tên “Hoa”. Đồng chí nói đến ai?
      [2. Đỗ Thị Hoa] [3. Phạm Hoa] [Thôi]
      > [2. Đỗ Thị Hoa]
      < Ghi có mặt cho 04 người, trừ 02 người: 2. Đỗ Thị Hoa, 4. Trần Nam?
      [Ghi] [Thôi]
      `,
      );
      expect(await marks()).toEqual({});
      await play(van, '> trừ 4\n< Ghi có mặt cho 05 người, trừ 01 người: 4. Trần Nam?\n> [Thôi]\n< Mình chưa ghi ai cả.');
      await play(van, '> tat ca tru hoa nam\n< nói đến ai\n> 2\n< trừ 02 người: 2. Đỗ Thị Hoa, 4. Trần Nam?');
      // Somebody signs in while it is asked: they are not written down over it.
      await town.db.write((tx) =>
        tx.attendance.create({
          data: { activityId: id, memberId: van.memberId, mark: 'late', by: 'self', at: town.clock.now() },
        }),
      );
      await play(
        van,
        '> [Ghi]\n< Đã ghi có mặt (03): Nguyễn Văn An, Phạm Hoa, Võ Tấn Phát.\n> [Hoàn tác]\n< Đã hoàn tác cho 03 người.',
      );
      expect(await marks()).toEqual({ Vân: 'late' });
    },
  );

  test('a name that nobody has, a number that is none, and a button of a list that is closed write nothing', async () => {
    const { van, id } = await evening();
    await openList(van, id);
    await play(van, '> tất cả trừ Tèo\n< Mình không thấy ai tên như vậy');
    await play(van, '> trừ 3, 70\n< Danh sách không có số 70');
    await play(van, '> tất cả trừ\n< Nhắn số người có mặt');
    await play(van, '> trừ 3 vắng\n< có phép hay không phép?');
    await play(van, '> trừ 3\n< Ghi có mặt cho 06 người\n> (sticker)\n< bấm Ghi hoặc Thôi\n> hủy');
    const [stale] = await van.sendsChoice('attendance/confirm:write');
    expect(stale).toBeTruthy();
    expect(await marks()).toEqual({});
  });

  test('late for everybody but two, by words alone', async () => {
    const { van, id } = await evening();
    await openList(van, id);
    await play(
      van,
      '> tất cả đến trễ trừ 1, 2\n< Ghi đến trễ cho 05 người, trừ 02 người: 1. Nguyễn Văn An, 2. Trần Bình?\n> đúng rồi',
    );
    expect(Object.values(await marks())).toEqual(['late', 'late', 'late', 'late', 'late']);
  });
});

describe('afterwards', () => {
  test('Vân on Zalo takes the head of the minutes to copy and the list as a table', async () => {
    const { van, id } = await evening();
    await openList(van, id);
    await play(van, '> 1, 3\n> trễ 6\n> có phép 2\n> không phép 5\n> khách 2\n> xong');
    const [minutes] = await van.presses('Đầu biên bản');
    expect(minutes).toBe(
      [
        'BIÊN BẢN SINH HOẠT THƯỜNG KỲ',
        'Chi đoàn ấp 3, Đoàn xã Phú Bình',
        'Thời gian: 19:00, Thứ Năm, 12/03/2026',
        'Địa điểm: nhà văn hóa ấp 3',
        'Chủ trì: Bí thư Lê Thị Vân',
        'Thư ký: ……………………',
        'Tổng số: 07 đồng chí; có mặt: 03; vắng: 02 (có phép: 01, không phép: 01)',
        'Chưa ghi nhận: 02',
        'Khách mời: 02',
      ].join('\n'),
    );
    await play(van, '> [Danh sách (tệp)]\n< Danh sách điểm danh (07 người), theo tên:');
    const { attachment } = van.all().at(-1)!;
    expect(attachment).toMatchObject({ kind: 'file', name: 'diem-danh-ap-3-doan-xa-phu-binh-2026-03-12.csv', mime: 'text/csv' });
    const table = Buffer.from(attachment!.base64, 'base64').toString('utf8');
    expect(table.startsWith('\ufeff')).toBe(true);
    const rows = table.slice(1).split('\r\n');
    expect(rows).toEqual(
      expect.arrayContaining([
        'STT;Họ và tên;Có mặt;Đến trễ;Vắng có phép;Vắng không phép;Ghi chú',
        '1;Nguyễn Văn An;x;;;;',
        '2;Trần Bình;;;x;;',
        '5;Hồ Ngọc Lam;;;;x;',
        '6;Võ Tấn Phát;;x;;;',
        '7;Lê Thị Vân;;;;;Chưa ghi nhận',
        ';Tổng cộng;2;1;1;1;',
      ]),
    );
    expect(table).toContain('Có mặt: 03/07 đồng chí; vắng: 02 (có phép: 01, không phép: 01); chưa ghi nhận: 02');
    expect(await town.db.read((tx) => tx.audit.count({ where: { action: 'attendance_exported', subject: id } }))).toBe(1);
  });

  test('names of many do not go through Telegram, and nobody gets a list that is not theirs', async () => {
    const { binh, id } = await evening();
    const lan = await town.member('Đỗ Lan', town.units.ap3, {
      channel: 'telegram',
      roles: [{ role: 'deputy_secretary', unitId: town.units.ap3 }],
    });
    const minh = await town.member('Lý Minh', town.units.phuCuong, {
      roles: [{ role: 'commune_secretary', unitId: town.units.phuBinh }],
    });
    const loc = await town.member('Phạm Lộc', town.units.dacLuaAp3, {
      roles: [{ role: 'secretary', unitId: town.units.dacLuaAp3 }],
    });
    expect((await lan.sendsChoice(`attendance/table:${id}`)).join()).toContain('Zalo');
    expect(lan.all().some((message) => message.attachment)).toBe(false);
    for (const stranger of [binh, loc])
      for (const entry of ['table', 'minutes'])
        expect((await stranger.sendsChoice(`attendance/${entry}:${id}`)).join()).toContain('Mình không tìm thấy');
    await play(minh, '> mở điểm danh 30 phút\n> [Hoạt động tình nguyện]\n> Chủ nhật xanh\n> bỏ qua');
    const commune = await town.db.read((tx) => tx.activity.findFirstOrThrow({ where: { unitId: town.units.phuBinh } }));
    expect((await minh.sendsChoice(`attendance/table:${commune.id}`)).join()).toContain('Danh sách tên do từng chi đoàn giữ');
  });
});

describe('attendance in words', () => {
  test('"bạn … có mặt" is written down for the meeting of now, said back, and undone with a button', async () => {
    const { van, id } = await evening();
    await play(
      van,
      '> bạn Lê Thị Hòa có mặt nhé\n< Đã ghi Lê Thị Hòa: có mặt.\n< Sinh hoạt thường kỳ – 19:00\n[Hoàn tác] [Ghi tên từ danh sách]',
    );
    await play(van, '> Võ Tấn Phát vắng có phép\n< Đã ghi Võ Tấn Phát: vắng có phép.');
    expect(await marks()).toEqual({ Hòa: 'present', Phát: 'excused' });
    await play(van, '> [Hoàn tác]\n< Đã bỏ ghi nhận: Võ Tấn Phát.');
    expect(await marks()).toEqual({ Hòa: 'present' });
    await play(van, '> điểm danh giùm Bùi Văn Tèo đến trễ\n< Mình không thấy ai tên như vậy');
    expect(id).toBeTruthy();
  });

  test('of two people of one name a button says which', async () => {
    town = await openTown();
    const { ap3 } = town.units;
    const van = await town.member('Lê Thị Vân', ap3, { roles: [{ role: 'secretary', unitId: ap3 }] });
    await town.rosterMember('Phạm Gia Bảo', ap3, { birthDate: '2001-01-01' });
    await town.rosterMember('Phạm Gia Bảo', ap3, { birthDate: '2005-05-05' });
    await play(van, '> Phạm Gia Bảo đến trễ\n< Mình chưa thấy buổi nào');
    await play(van, '> mở điểm danh 30 phút\n> [Sinh hoạt thường kỳ]\n> bỏ qua\n> bỏ qua');
    await play(
      van,
      '> điểm danh giùm Phạm Gia Bảo đến trễ\n< Đồng chí nói đến ai?\n[Phạm Gia Bảo] [Phạm Gia Bảo]\n> 2\n< Đã ghi Phạm Gia Bảo: đến trễ.',
    );
    expect(await town.db.read((tx) => tx.attendance.count())).toBe(1);
  });

  test('a member who says so about others marks nobody', async () => {
    const { binh } = await evening();
    await binh.says('bạn Lê Thị Hòa có mặt nhé');
    expect(await marks()).toEqual({});
  });

  test('a commune’s officer sees how many came to the commune’s activity, not who', async () => {
    town = await openTown();
    const { phuBinh, ap3 } = town.units;
    const minh = await town.member('Lý Minh', ap3, {
      channel: 'telegram',
      roles: [{ role: 'commune_secretary', unitId: phuBinh }],
    });
    const an = await town.member('Nguyễn Văn An', town.units.phuCuong);
    await play(minh, '> mở điểm danh 30 phút\n> [Hoạt động tình nguyện]\n> Chủ nhật xanh\n> bỏ qua\n< Mã điểm danh');
    const code = /Mã điểm danh: (\d{4})/.exec(minh.all().at(-1)!.text)![1]!;
    await play(an, `> ${code}\n< Đã điểm danh cho bạn An`);
    const [said] = await minh.presses('Ai đã điểm danh');
    expect(said).toContain('Đã điểm danh 01/02:');
    expect(said).not.toContain('Nguyễn Văn An');
  });
});
