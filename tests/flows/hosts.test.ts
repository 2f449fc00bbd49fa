import { afterEach, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/storage/database.js';
import { engines } from '../run/database.js';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

/** Vân of ấp 3 calls her branch for 19:00; Hòa is secretary of ấp Phú Cường next door, An and Bình are her members, Cúc is Vân's. */
async function evening(engine: Engine = 'sqlite', channel: 'zalo' | 'telegram' = 'zalo') {
  town = await openTown({ engine });
  const { ap3, phuCuong } = town.units;
  const van = await town.member('Lê Thị Vân', ap3, { channel, roles: [{ role: 'secretary', unitId: ap3 }] });
  const cuc = await town.member('Bùi Thị Cúc', ap3, { channel });
  const hoa = await town.member('Phạm Hòa', phuCuong, { channel, roles: [{ role: 'secretary', unitId: phuCuong }] });
  const an = await town.member('Nguyễn Văn An', phuCuong, { channel });
  const binh = await town.member('Trần Bình', phuCuong, { channel });
  await play(van, '> thông báo họp chi đoàn 7h tối nay ở nhà văn hóa ấp 3\n> [Gửi]');
  town.clock.set('2026-03-12T11:50:00Z');
  const { id } = await town.db.read((tx) => tx.activity.findFirstOrThrow());
  return { van, cuc, hoa, an, binh, id };
}

async function openDoor(officer: Person): Promise<string> {
  await officer.says('mở điểm danh 30 phút');
  const shown = officer.all().findLast((message) => message.text.includes('Mã điểm danh:'));
  return /Mã điểm danh: (\d{4})/.exec(shown!.text)![1]!;
}

const joined = (van: Person) => play(van, '> ghép với chi đoàn ấp Phú Cường xã Phú Bình\n> [Ghép]\n< Đã ghép');

describe.each(engines)('an activity of two branches on %s', (engine) => {
  test.each(['zalo', 'telegram'] as const)(
    'Vân adds ấp Phú Cường on %s: its members sign in, its secretary ticks her own, and each branch is counted by itself',
    async (channel) => {
      const { van, cuc, hoa, an, binh, id } = await evening(engine, channel);
      await play(
        van,
        `
        > ghép với chi đoàn ấp Phú Cường xã Phú Bình
        < Ghép Chi đoàn ấp Phú Cường, Đoàn xã Phú Bình vào buổi này?
        < Sinh hoạt thường kỳ – 19:00, Thứ Năm, 12/03/2026
        < Số lượng từng chi đoàn tính riêng
        [Ghép] [Thôi]
        > [Ghép]
        < Đã ghép Chi đoàn ấp Phú Cường, Đoàn xã Phú Bình. Mình báo bí thư chi đoàn ấy rồi.
        `,
      );
      expect(hoa.news().at(-1)).toContain(
        'Chi đoàn ấp 3, Đoàn xã Phú Bình mời Chi đoàn ấp Phú Cường, Đoàn xã Phú Bình cùng tổ chức:',
      );
      expect(hoa.buttons()).toEqual(['Ghi tên từ danh sách', 'Không tham gia']);

      const code = await openDoor(van);
      await play(an, `> ${code}\n< Đã điểm danh cho bạn An`);
      await play(cuc, `> ${code}\n< Đã điểm danh cho bạn Cúc`);
      await play(
        hoa,
        `
        > [Ghi tên từ danh sách]
        < Đã ghi 01/03 người:
        < 2. Trần Bình
        < 3. Phạm Hòa
        > Bình
        < Đã ghi có mặt (01): Trần Bình.
        > khách 5
        < Số khách do đơn vị tổ chức ghi
        > xong
        < Chi đoàn ấp Phú Cường, Đoàn xã Phú Bình: 02/03 có mặt, 00 vắng
        [Ghi tên từ danh sách] [Danh sách (tệp)]
        `,
      );
      const heardByHoa = hoa.all().map((message) => message.text);
      expect(heardByHoa.join('\n')).not.toContain('Cúc');

      const who = (await van.presses('Ai đã điểm danh')).join('\n');
      expect(who).toContain('Đã điểm danh 03/04:');
      expect(who).toContain('Bùi Thị Cúc');
      expect(who).toContain('Chi đoàn ấp Phú Cường, Đoàn xã Phú Bình: 02/03 có mặt, 00 vắng');
      expect(who).not.toContain('Nguyễn Văn An');
      expect(who).not.toContain('Trần Bình');
      await play(
        van,
        '> [Ghi tên từ danh sách]\n< Đã ghi 01/02\n> xong\n< Có mặt: 03/04\n< Phú Cường, Đoàn xã Phú Bình: 02/03 có mặt',
      );
      expect(binh.news()).toEqual([]);
      expect(await town.db.read((tx) => tx.invitation.count({ where: { activityId: id } }))).toBe(2);
    },
  );

  test('who of a host branch comes too late is decided by their own secretary', async () => {
    const { van, hoa, an } = await evening(engine);
    await joined(van);
    const code = await openDoor(van);
    hoa.news();
    van.news();
    town.clock.set('2026-03-12T12:40:00Z');
    await play(an, `> ${code}\n< Mình đã chuyển bí thư xem`);
    expect(van.news()).toEqual([]);
    expect(hoa.news().join()).toContain('Nguyễn Văn An điểm danh lúc 19:40');
    const { id } = await town.db.read((tx) => tx.lateCheckIn.findFirstOrThrow());
    expect((await van.sendsChoice(`attendance/late:${id}:yes`)).join()).toContain('Mình không tìm thấy');
    await play(hoa, '> [Nhận]\n< Đã ghi Nguyễn Văn An: đến trễ');
  });
});

describe('adding and removing a branch', () => {
  test('of several called alike the right one is asked for; nonsense, the own branch and one that is there already are answered', async () => {
    const { van, hoa } = await evening();
    await play(van, '> ghép với ấp 3\n< Đắc Lua');
    await play(van, '> hủy');
    await play(van, '> ghép với chi đoàn sao Hỏa\n< Nhắn tên\n> hủy');
    await play(
      van,
      '> ghép\n< Đồng chí muốn ghép với chi đoàn nào\n> (sticker)\n> 🌳\n> Phú Cường\n> [Thôi]\n< Mình không ghép nữa',
    );
    await joined(van);
    await play(van, '> ghép với chi đoàn ấp Phú Cường xã Phú Bình\n> có\n< đã ghép vào buổi này rồi');
    expect(hoa.news()).toHaveLength(1);
    expect((await van.sendsChoice(`hosts/confirm:yes`)).join()).toBeTruthy();
    expect(await town.db.read((tx) => tx.activityHost.count())).toBe(1);
  });

  test('from the card of a meeting that was called, with buttons alone', async () => {
    const { van, cuc } = await evening();
    // Who said nothing can be reminded there; where nobody is left there is room for this.
    for (const one of [van, cuc]) await one.presses('Tham dự');
    await play(
      van,
      `
      > menu
      > [Các buổi đã thông báo]
      [Ai trả lời gì] [Đổi giờ, địa điểm] [Hủy buổi này] [Mở điểm danh] [Ghép chi đoàn]
      > [Ghép chi đoàn]
      < Đồng chí muốn ghép với chi đoàn nào
      > ấp Phú Cường xã Phú Bình
      > [Ghép]
      < Đã ghép Chi đoàn ấp Phú Cường
      `,
    );
  });

  test('either side ends it; who signed in stays written down, and the door is shut for the others', async () => {
    const { van, hoa, an, binh, id } = await evening();
    await joined(van);
    const code = await openDoor(van);
    await play(an, `> ${code}\n< Đã điểm danh cho bạn An`);
    await play(hoa, '> [Không tham gia]\n< Đã bỏ ghép Chi đoàn ấp Phú Cường');
    await play(hoa, '> [Không tham gia]\n< không ghép với buổi này');
    await play(binh, `> ${code}\n< Mã này là của một buổi khác`);
    expect((await hoa.sendsChoice(`attendance/tick:${id}`)).join()).toContain('Mình không tìm thấy');
    expect(await town.db.read((tx) => tx.attendance.count())).toBe(1);
    await play(
      van,
      '> ghép với chi đoàn ấp Phú Cường xã Phú Bình\n> [Ghép]\n> ai điểm danh rồi\n> [Ai đã điểm danh]\n> [Ghép chi đoàn]\n< Đang ghép với buổi này:\n[Ghép thêm] [Bỏ Chi đoàn ấp Phú Cường]\n> [Bỏ Chi đoàn ấp Phú Cường]\n< Đã bỏ ghép',
    );
    expect(await town.db.read((tx) => tx.activityHost.count())).toBe(0);
  });

  test('payloads typed by hand: nobody adds themselves to another’s activity, ticks another branch’s people, or reads its list', async () => {
    const { van, hoa, an, cuc, id } = await evening();
    const loc = await town.member('Phạm Lộc', town.units.dacLuaAp3, {
      roles: [{ role: 'secretary', unitId: town.units.dacLuaAp3 }],
    });
    for (const stranger of [an, loc, hoa])
      for (const entry of ['start', 'more', 'remove'])
        expect((await stranger.sendsChoice(`hosts/${entry}:${id}:${town.units.ap3}`)).join(), entry).toContain(
          'Mình không tìm thấy',
        );
    await joined(van);
    expect((await hoa.sendsChoice(`attendance/mark:${id}:${cuc.memberId}:present`)).join()).toContain('Mình không tìm thấy');
    expect((await van.sendsChoice(`attendance/mark:${id}:${an.memberId}:present`)).join()).toContain('Mình không tìm thấy');
    expect((await hoa.sendsChoice(`attendance/mark:${id}:${an.memberId}:present`)).join()).toContain(
      'Đã ghi Nguyễn Văn An: có mặt',
    );
    for (const entry of ['finish', 'minutes'])
      expect((await hoa.sendsChoice(`attendance/${entry}:${id}`)).join()).toContain('Mình không tìm thấy');
    expect((await hoa.sendsChoice(`check_in_open/close:${id}`)).join()).toContain('Mình không tìm thấy');
    const [, table] = [await hoa.sendsChoice(`attendance/table:${id}`), hoa.all().at(-1)!.attachment!];
    const rows = Buffer.from(table.base64, 'base64').toString('utf8');
    expect(rows).toContain('Nguyễn Văn An');
    expect(rows).not.toContain('Cúc');
  });

  test('in words about one of her own, a host’s secretary needs no button', async () => {
    const { van, hoa } = await evening();
    await joined(van);
    await play(hoa, '> bạn Nguyễn Văn An có mặt nhé\n< Đã ghi Nguyễn Văn An: có mặt.');
    await play(hoa, '> bạn Bùi Thị Cúc có mặt nhé\n< Mình không thấy ai tên như vậy');
  });

  test('a member who says it adds nothing, and without a meeting there is nothing to add to', async () => {
    const { an } = await evening();
    await an.says('ghép với chi đoàn ấp 3');
    expect(await town.db.read((tx) => tx.activityHost.count())).toBe(0);
    await town.close();
    town = await openTown();
    const van = await town.member('Lê Thị Vân', town.units.ap3, { roles: [{ role: 'secretary', unitId: town.units.ap3 }] });
    await play(van, '> ghép với chi đoàn ấp Phú Cường\n< Mình chưa thấy buổi nào sắp tới để ghép');
  });
});
