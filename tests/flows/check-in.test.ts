import { afterEach, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/storage/database.js';
import { engines } from '../run/database.js';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

/** 18:55 on the evening of the meeting that begins at 19:00. */
const fiveToSeven = '2026-03-12T11:55:00Z';

/** Vân, secretary of ấp 3, called her branch for 19:00 this evening; An is on Telegram, Bình on Zalo. */
async function meetingTonight(engine: Engine = 'sqlite') {
  town = await openTown({ engine });
  const { ap3 } = town.units;
  const van = await town.member('Lê Thị Vân', ap3, { channel: 'telegram', roles: [{ role: 'secretary', unitId: ap3 }] });
  const an = await town.member('Nguyễn Văn An', ap3, { channel: 'telegram' });
  const binh = await town.member('Trần Bình', ap3);
  await play(van, '> thông báo họp chi đoàn 7h tối nay ở nhà văn hóa ấp 3\n> [Gửi]');
  town.clock.set(fiveToSeven);
  return { van, an, binh };
}

async function openFor(officer: Person, minutes = 30): Promise<string> {
  await officer.says(`mở điểm danh ${minutes} phút`);
  return boardCode(officer);
}

function boardCode(officer: Person): string {
  const shown = officer.all().findLast((message) => message.text.includes('Mã điểm danh:'));
  return /Mã điểm danh: (\d{4})/.exec(shown?.text ?? '')![1]!;
}

const wrong = (code: string) => (code === '9999' ? '9998' : '9999');
const marksOf = async (person: Person) =>
  (await town.db.read((tx) => tx.attendance.findMany({ where: { memberId: person.memberId } }))).map(
    (one) => `${one.mark} by ${one.by}`,
  );

describe.each(engines)('signing in on %s', (engine) => {
  test('Vân opens the check-in of tonight, An scans the QR and Bình types the code, on time and late; twice is once', async () => {
    const { van, an, binh } = await meetingTonight(engine);
    await play(
      van,
      `
      > mở điểm danh
      < Mở điểm danh trong bao lâu?
      < Sinh hoạt thường kỳ – 19:00, Thứ Năm, 12/03/2026
      [15 phút] [30 phút] [60 phút] [Đến hết buổi] [Buổi khác]
      > [60 phút]
      < Mã QR để chiếu
      < Mã điểm danh: … (đến 19:55)
      < Chi đoàn ấp 3, Đoàn xã Phú Bình
      [Ai đã điểm danh] [Ghi tên từ danh sách] [Thêm 15 phút] [Đóng điểm danh]
      `,
    );
    const code = boardCode(van);
    const picture = van.all().find((message) => message.attachment);
    expect(picture?.attachment).toMatchObject({ kind: 'picture', name: `diem-danh-${code}.png` });

    town.clock.set('2026-03-12T12:02:00Z');
    await play(an, `> (start dd_${code})\n< Đã điểm danh cho bạn An lúc 19:02\n< Sinh hoạt thường kỳ`);
    await play(an, `> điểm danh ${code}\n< Bạn đã điểm danh lúc 19:02 rồi`);
    await play(an, '> điểm danh\n< Bạn đã điểm danh lúc 19:02 rồi');

    town.clock.set('2026-03-12T12:16:00Z');
    await play(
      binh,
      `
      > em tới rồi ạ
      < Đang mở điểm danh:
      < nhập mã 4 số
      > ${[...code].join(' ')}
      < Đã điểm danh cho bạn Bình lúc 19:16 (đến trễ)
      `,
    );
    await play(van, '> [Ai đã điểm danh]\n< Đã điểm danh 02/03:\n< 1. Nguyễn Văn An\n< 2. Trần Bình – đến trễ');
    expect(await marksOf(an)).toEqual(['present by self']);
    expect(await marksOf(binh)).toEqual(['late by self']);
  });

  test('a sign-in that the platform delivers an hour late counts by the time it was made', async () => {
    const { van, binh } = await meetingTonight(engine);
    const code = await openFor(van);
    town.clock.set('2026-03-12T13:30:00Z');
    await town.app.put([
      town.channel('zalo').inbound(binh.id, { kind: 'text', text: `điểm danh ${code}` }, new Date('2026-03-12T12:05:00Z')),
    ]);
    await town.app.settle();
    expect(binh.news().at(-1)).toContain('Đã điểm danh cho bạn Bình lúc 19:05');
    expect(await marksOf(binh)).toEqual(['present by self']);
  });

  test('a clock that runs ahead signs nobody in for the future', async () => {
    const { van, binh } = await meetingTonight(engine);
    const code = await openFor(van);
    await town.app.put([town.channel('zalo').inbound(binh.id, { kind: 'text', text: code }, new Date('2026-03-12T20:00:00Z'))]);
    await town.app.settle();
    expect(binh.news().at(-1)).toContain('lúc 18:55');
  });

  test('who comes after the door closed asks the secretary, who takes it with one tap; it is decided once', async () => {
    const { van, an, binh } = await meetingTonight(engine);
    const code = await openFor(van);
    town.clock.set('2026-03-12T12:30:00Z');
    await play(binh, `> điểm danh ${code}\n< Điểm danh đã đóng lúc 19:25. Mình đã chuyển bí thư xem`);
    await play(binh, `> ${code}\n< Mình đã chuyển bí thư rồi`);
    await play(an, `> ${code}\n< Mình đã chuyển bí thư xem`);
    expect(van.news().filter((text) => text.includes('sau khi đã đóng'))).toHaveLength(2);

    await play(van, '> [Nhận]\n< Đã ghi Nguyễn Văn An: đến trễ.\n[Xem tiếp (01)]');
    expect(an.news().at(-1)).toContain('Bí thư đã ghi nhận bạn có mặt (đến trễ)');
    await play(van, '> [Xem tiếp (01)]\n< Trần Bình điểm danh lúc 19:30\n[Nhận] [Không]\n> [Không]\n< Không ghi Trần Bình');
    expect(binh.news().at(-1)).toContain('chưa ghi nhận');
    await play(van, '> [Nhận]\n< Trường hợp của Trần Bình đã được trả lời là không rồi');
    expect(await marksOf(an)).toEqual(['late by officer']);
    expect(await marksOf(binh)).toEqual([]);
  });

  test('two officers who open the same meeting at the same moment give the room one code', async () => {
    const { van, an } = await meetingTonight(engine);
    const phuong = await town.member('Đỗ Phương', town.units.ap3, {
      channel: 'telegram',
      roles: [{ role: 'deputy_secretary', unitId: town.units.ap3 }],
    });
    const say = (one: Person) =>
      town.channel('telegram').inbound(one.id, { kind: 'text', text: 'mở điểm danh 30 phút' }, town.clock.now());
    await town.app.put([say(van), say(phuong)]);
    await town.app.settle();
    expect(boardCode(van)).toBe(boardCode(phuong));
    await play(an, `> ${boardCode(van)}\n< Đã điểm danh cho bạn An`);
  });

  test('who signs in while the secretary closes the door in the same moment is judged by the platform’s clock', async () => {
    const { van, an, binh } = await meetingTonight(engine);
    const code = await openFor(van);
    const { id } = await town.db.read((tx) => tx.activity.findFirstOrThrow());
    const closing = town.clock.now();
    const at = (seconds: number) => new Date(closing.getTime() + seconds * 1000);
    town.clock.advance({ seconds: 10 });
    van.news();
    await town.app.put([
      town.channel('telegram').inbound(van.id, { kind: 'choice', address: `check_in_open/close:${id}` }, at(5)),
      town.channel('zalo').inbound(binh.id, { kind: 'text', text: code }, at(6)),
      town.channel('telegram').inbound(an.id, { kind: 'text', text: code }, at(4)),
    ]);
    await town.app.settle();
    expect(an.news().at(-1)).toContain('Đã điểm danh cho bạn An');
    expect(binh.news().at(-1)).toContain('Mình đã chuyển bí thư xem');
    expect(await marksOf(binh)).toEqual([]);
    expect(await marksOf(an)).toEqual(['present by self']);
  });

  test('two hundred members sign in within a minute: each is answered, none twice', async () => {
    const { van } = await meetingTonight(engine);
    const people: Person[] = [];
    for (let n = 0; n < 200; n++) people.push(await town.member(`Nguyễn Văn Số ${n}`, town.units.ap3));
    await play(van, '> mở điểm danh 60 phút');
    const code = boardCode(van);
    const zalo = town.channel('zalo');
    const inbounds = people.flatMap((one, n) => {
      const at = new Date(Date.parse(fiveToSeven) + n * 300);
      // Every third sends it twice, as people do who see no answer at once.
      return (n % 3 === 0 ? [0, 1] : [0]).map(() => zalo.inbound(one.id, { kind: 'text', text: `điểm danh ${code}` }, at));
    });
    town.clock.set('2026-03-12T11:56:00Z');
    await town.app.put(inbounds);
    await town.app.settle();
    for (const [n, one] of people.entries()) {
      const heard = one.news();
      expect(heard, one.id).toHaveLength(n % 3 === 0 ? 2 : 1);
      expect(heard[0]).toContain('Đã điểm danh cho bạn');
      if (n % 3 === 0) expect(heard[1]).toContain('rồi');
    }
    expect(await town.db.read((tx) => tx.attendance.count())).toBe(200);
  });

  test('guessing codes has to wait: five wrong ones, then ten minutes, also when started anew; the right one forgets them', async () => {
    const { van, binh } = await meetingTonight(engine);
    const code = await openFor(van, 60);
    await play(
      binh,
      `> điểm danh ${wrong(code)}\n< Mã ${wrong(code)} chưa đúng…còn 4 lần\n> ${wrong(code)}\n< còn 3 lần\n> hủy\n> điểm danh ${wrong(code)}\n< còn 2 lần`,
    );
    await play(binh, `> ${wrong(code)}\n< còn 1 lần\n> ${wrong(code)}\n< nghỉ 10 phút`);
    await play(binh, `> điểm danh ${code}\n< Bạn thử lại sau 19:05`);
    expect(await marksOf(binh)).toEqual([]);
    town.clock.advance({ minutes: 10 });
    await play(binh, `> điểm danh ${wrong(code)}\n< còn 4 lần\n> ${code}\n< Đã điểm danh cho bạn Bình`);
    expect(await town.db.read((tx) => tx.checkInMiss.count())).toBe(0);
  });
});

describe('signing in', () => {
  test('the code of yesterday is over, kindly; two days later it is just no code', async () => {
    const { van, an, binh } = await meetingTonight();
    const code = await openFor(van);
    town.clock.set('2026-03-13T11:00:00Z');
    await play(binh, `> điểm danh ${code}\n< Mã này đã hết hạn vì buổi đã qua.\n[Nhắn bí thư]`);
    await play(binh, `> ${code}\n< hết hạn`);
    town.clock.set('2026-03-14T14:00:00Z');
    await play(an, `> điểm danh ${code}\n< Mình chưa thấy buổi nào`);
    expect(await town.db.read((tx) => tx.lateCheckIn.count())).toBe(0);
  });

  test('the code of another branch is told apart and signs nobody in', async () => {
    const { van } = await meetingTonight();
    const loc = await town.member('Phạm Lộc', town.units.dacLuaAp3);
    const code = await openFor(van);
    await play(loc, `> ${code}\n< Mã này là của một buổi khác: Chi đoàn ấp 3, Đoàn xã Phú Bình`);
    expect(await marksOf(loc)).toEqual([]);
  });

  test('a member whom the branch received at their place of residence signs in there, also to what they were not invited to', async () => {
    const { van } = await meetingTonight();
    const mai = await town.member('Võ Mai', town.units.class11a2);
    const code = await openFor(van);
    await play(mai, `> ${code}\n< của một buổi khác`);
    await town.db.write((tx) =>
      tx.residenceRegistration.create({
        data: {
          id: town.newId(),
          memberId: mai.memberId,
          receivingUnitId: town.units.ap3,
          state: 'received',
          createdAt: town.clock.now(),
        },
      }),
    );
    await play(mai, `> ${code}\n< Đã điểm danh cho bạn Mai`);
  });

  test('a committee meeting is for those who were invited', async () => {
    town = await openTown();
    const { ap3 } = town.units;
    const van = await town.member('Lê Thị Vân', ap3, { channel: 'telegram', roles: [{ role: 'secretary', unitId: ap3 }] });
    const an = await town.member('Nguyễn Văn An', ap3);
    const activityId = town.newId();
    await town.db.write(async (tx) => {
      await tx.activity.create({
        data: {
          id: activityId,
          unitId: ap3,
          kind: 'committee',
          startAt: town.clock.now(),
          place: 'Nhà văn hóa',
          audience: { kind: 'committee', unitId: ap3 },
          state: 'called',
          createdAt: town.clock.now(),
        },
      });
      await tx.invitation.create({ data: { activityId, memberId: van.memberId } });
    });
    const code = await openFor(van);
    await play(an, `> ${code}\n< của một buổi khác`);
    await play(an, '> điểm danh\n< chưa có buổi nào đang mở');
    await play(van, `> ${code}\n< Đã điểm danh cho bạn Vân`);
  });

  test('a cancelled meeting takes no sign-in, and its door cannot be opened', async () => {
    const { van, an, binh } = await meetingTonight();
    const code = await openFor(van);
    const activity = await town.db.read((tx) => tx.activity.findFirstOrThrow());
    await town.db.write((tx) => tx.activity.update({ where: { id: activity.id }, data: { state: 'cancelled' } }));
    await play(an, `> điểm danh ${code}\n< Buổi này đã hủy`);
    await play(binh, '> điểm danh\n< chưa có buổi nào đang mở');
    expect((await van.sendsChoice(`check_in_open/activity:${activity.id}`)).join()).toContain('Buổi này đã hủy');
    expect((await van.sendsChoice(`attendance/tick:${activity.id}`)).join()).toContain('Buổi này đã hủy');
    expect((await van.sendsChoice(`attendance/mark:${activity.id}:${an.memberId}:present`)).join()).toContain('Buổi này đã hủy');
    expect(await town.db.read((tx) => tx.attendance.count())).toBe(0);
  });

  test('somebody who asked leave and comes after all is present, also when the secretary had excused them', async () => {
    const { van, an, binh } = await meetingTonight();
    await play(an, '> [Xin vắng]\n> bận');
    await play(binh, '> [Xin vắng]\n> bận');
    const code = await openFor(van);
    await play(an, `> ${code}\n< Đã điểm danh cho bạn An`);
    await play(van, '> [Ghi tên từ danh sách]\n> [Cho phép tất cả (01)]\n< Đã ghi vắng có phép cho 01 người');
    expect(await marksOf(binh)).toEqual(['excused by officer']);
    await play(binh, `> ${code}\n< Đã điểm danh cho bạn Bình`);
    expect(await marksOf(binh)).toEqual(['present by self']);
  });

  test('whom the secretary wrote down as absent without leave is not signed in over her word', async () => {
    const { van, binh } = await meetingTonight();
    const code = await openFor(van);
    await play(van, '> [Ghi tên từ danh sách]\n> Bình không phép\n< Đã ghi vắng không phép (01): Trần Bình.');
    await play(binh, `> ${code}\n< Bí thư đã ghi nhận bạn vắng buổi này.\n[Nhắn bí thư]`);
    expect(await marksOf(binh)).toEqual(['unexcused by officer']);
  });

  test('a newcomer with the code registers first and is told what to do with it afterwards', async () => {
    const { van } = await meetingTonight();
    const code = await openFor(van);
    const guest = town.stranger('telegram');
    await play(guest, `> (start dd_${code})\n< đăng ký trước nhé; được duyệt rồi, nếu còn giờ bạn nhắn lại mã ${code}`);
    expect(guest.buttons()).toContain('Xem menu');
    await play(town.stranger('zalo'), '> điểm danh\n< Điểm danh dành cho đoàn viên đã đăng ký');
  });

  test('four digits that are nobody’s code are read as nothing; what is no code is asked for again', async () => {
    const { van, an } = await meetingTonight();
    await play(an, '> 2004\n< Mình chưa hiểu ý bạn');
    expect(await town.db.read((tx) => tx.checkInMiss.count())).toBe(0);
    await play(an, '> (start dd_abc)\n< Liên kết điểm danh này không đúng');
    const code = await openFor(van);
    await play(
      an,
      `
      > điểm danh
      < nhập mã 4 số
      > (picture)
      < mã gồm 4 chữ số
      > 🙋
      < mã gồm 4 chữ số
      > ${'dài '.repeat(400)}
      < mã gồm 4 chữ số
      > mã là ${code}
      < Đã điểm danh cho bạn An
      > chào
      `,
    );
    // The sentence answered the open question too: nothing is asked again.
    expect(an.all().at(-1)!.text).not.toContain('nhập mã');
  });

  test('a code typed in the middle of another talk signs in and the talk goes on', async () => {
    const { van, an } = await meetingTonight();
    const code = await openFor(van);
    await play(an, '> mình muốn cam kết rèn luyện\n> Mỗi ngày đọc sách 30 phút');
    const asked = an.all().at(-1)!.text;
    await play(an, `> điểm danh ${code}\n< Đã điểm danh cho bạn An`);
    expect(an.all().at(-1)!.text).toContain(asked.split('\n')[0]);
  });
});

describe.each(engines)('five wrong codes on %s', (engine) => {
  test('lock, and their own secretary hears of it with the name, once a lock and without what was typed', async () => {
    const { van, binh } = await meetingTonight(engine);
    const code = await openFor(van, 60);
    van.news();
    for (let n = 0; n < 7; n++) await binh.says(`điểm danh ${wrong(code)}`);
    const told = van.news();
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(
      'Bạn Trần Bình nhập sai mã điểm danh 5 lần liền nên mình tạm dừng 10 phút. Có thể bạn ấy cần giúp:',
    );
    expect(told[0]).toContain('Sinh hoạt thường kỳ – 19:00');
    expect(told[0]).not.toContain(wrong(code));
    expect(van.buttons()).toEqual(['Ghi tên từ danh sách']);
    town.clock.advance({ minutes: 11 });
    for (let n = 0; n < 5; n++) await binh.says(`điểm danh ${wrong(code)}`);
    expect(van.news()).toHaveLength(1);
    expect(await town.db.read((tx) => tx.audit.count({ where: { action: { contains: 'guess' } } }))).toBe(0);
  });

  test('of somebody from another branch that hosts it the door’s secretary hears without a name, their own with it', async () => {
    const { van } = await meetingTonight(engine);
    const { phuCuong } = town.units;
    const hoa = await town.member('Phạm Hòa', phuCuong, { roles: [{ role: 'secretary', unitId: phuCuong }] });
    const loc = await town.member('Phạm Lộc', phuCuong);
    await play(van, '> ghép với chi đoàn ấp Phú Cường xã Phú Bình\n> [Ghép]');
    const code = await openFor(van, 60);
    for (const one of [van, hoa]) one.news();
    for (let n = 0; n < 5; n++) await loc.says(`điểm danh ${wrong(code)}`);
    expect(hoa.news().join()).toContain('Bạn Phạm Lộc nhập sai mã');
    const [told] = van.news();
    expect(told).toContain('Có người nhập sai mã điểm danh 5 lần liền');
    expect(told).not.toContain('Lộc');
  });
});

describe('whom five wrong codes are told', () => {
  test('a commune’s officer hears of no name; an officer who guesses wrong is not told of themselves; without a door nobody is told', async () => {
    town = await openTown();
    const { phuBinh, ap3, dacLuaAp3 } = town.units;
    const minh = await town.member('Lý Minh', ap3, { roles: [{ role: 'commune_secretary', unitId: phuBinh }] });
    const an = await town.member('Nguyễn Văn An', ap3);
    const loc = await town.member('Phạm Lộc', dacLuaAp3);
    await play(minh, '> mở điểm danh 30 phút\n> [Hoạt động tình nguyện]\n> Chủ nhật xanh\n> bỏ qua');
    const code = boardCode(minh);
    minh.news();
    for (const one of [an, minh, loc]) for (let n = 0; n < 5; n++) await one.says(`điểm danh ${wrong(code)}`);
    const told = minh.all().filter((message) => message.text.includes('5 lần liền'));
    expect(told.map((message) => message.text)).toEqual([expect.stringContaining('Có người nhập sai mã')]);
  });

  test('the code of another branch counts as wrong too: five of them lock', async () => {
    const { van } = await meetingTonight();
    const loc = await town.member('Phạm Lộc', town.units.dacLuaAp3);
    const code = await openFor(van);
    for (let n = 0; n < 4; n++) await play(loc, `> ${code}\n< của một buổi khác`);
    await play(loc, `> ${code}\n< nghỉ 10 phút\n> ${code}\n< sai mã nhiều lần`);
  });
});

describe('opening a check-in', () => {
  test.each(['zalo', 'telegram'] as const)(
    'on %s something that was not called is made on the spot, in few turns, and everybody of the branch may sign in',
    async (channel) => {
      town = await openTown();
      const { phuCuong } = town.units;
      const hoa = await town.member('Lê Thị Hòa', phuCuong, { channel, roles: [{ role: 'secretary', unitId: phuCuong }] });
      const an = await town.member('Nguyễn Văn An', phuCuong, { channel });
      await play(
        hoa,
        `
      > tạo mã điểm danh
      < loại hoạt động nào
      [Hoạt động tình nguyện] [Giao lưu, tập huấn] [Sinh hoạt thường kỳ] [Sinh hoạt chuyên đề]
      > lung tung
      < chọn một nút
      > [Hoạt động tình nguyện]
      < Tên hoạt động
      > 🌳
      < nhắn bằng chữ
      > ${'a'.repeat(81)}
      < dài 81 ký tự, mình ghi được nhiều nhất 80
      > Trồng cây đường số 3
      < ở đâu
      > bỏ qua
      < trong bao lâu
      > chín nghìn phút
      < nhiều nhất 12 tiếng
      > nửa tiếng
      < Mã điểm danh: … (đến 09:30)
      < Trồng cây đường số 3 – 09:00, Thứ Năm, 12/03/2026
      `,
      );
      expect(an.news()).toEqual([]);
      await play(an, `> ${boardCode(hoa)}\n< Đã điểm danh cho bạn An lúc 09:00\n< Trồng cây đường số 3`);
      const activity = await town.db.read((tx) => tx.activity.findFirstOrThrow());
      expect(activity).toMatchObject({
        kind: 'volunteer',
        place: 'ấp Phú Cường',
        audience: { kind: 'branch_and_residence', unitId: phuCuong },
      });
    },
  );

  test('closing early, opening again with the same code, and more time', async () => {
    const { van, an, binh } = await meetingTonight();
    const code = await openFor(van, 15);
    await play(van, '> [Thêm 15 phút]\n< (đến 19:25)');
    await play(
      van,
      '> mở điểm danh\n< Mã điểm danh\n> [Buổi khác]\n< buổi nào\n> [Sinh hoạt thường kỳ – 19:00, Thứ Năm, 12/03/2026]\n< Mã điểm danh',
    );
    town.clock.set('2026-03-12T12:01:00Z');
    await play(an, `> ${code}\n< Đã điểm danh`);
    await play(van, '> [Đóng điểm danh]\n< Đã đóng điểm danh. Đã ghi 01 người\n[Ghi tên từ danh sách] [Mở lại] [Kết thúc buổi]');
    town.clock.set('2026-03-12T12:02:00Z');
    await play(binh, `> ${code}\n< Điểm danh đã đóng lúc 19:01`);
    await play(van, '> [Mở lại]\n< trong bao lâu\n> 15\n< (đến 19:17)\n< Chờ đồng chí xem: 01');
    expect(boardCode(van)).toBe(code);
    await play(binh, `> ${code}\n< Đã điểm danh cho bạn Bình`);
  });

  test('codes of open check-ins are never the same, whoever opens them', async () => {
    town = await openTown();
    const codes = new Set<string>();
    for (const unitId of [town.units.ap3, town.units.phuCuong, town.units.dacLuaAp3, town.units.class11a2]) {
      const one = await town.member('Lê Thị Hòa', unitId, { roles: [{ role: 'secretary', unitId }] });
      await play(one, '> mở điểm danh 30 phút\n> [Sinh hoạt thường kỳ]\n> bỏ qua\n> bỏ qua\n< Mã điểm danh');
      codes.add(boardCode(one));
    }
    expect(codes.size).toBe(4);
  });

  test('a member opens nothing, an officer only what is theirs: payloads typed by hand are refused kindly', async () => {
    const { van, an } = await meetingTonight();
    const code = await openFor(van);
    const { id } = await town.db.read((tx) => tx.activity.findFirstOrThrow());
    const loc = await town.member('Phạm Lộc', town.units.dacLuaAp3, {
      roles: [{ role: 'secretary', unitId: town.units.dacLuaAp3 }],
    });
    await play(an, '> mở điểm danh\n< Việc này dành cho bí thư');
    for (const stranger of [an, loc]) {
      for (const payload of [
        'check_in_open/activity',
        'check_in_open/close',
        'check_in_open/longer',
        'attendance/tick',
        'attendance/who',
        'attendance/finish',
        'attendance/requests',
      ]) {
        expect((await stranger.sendsChoice(`${payload}:${id}`)).join(), payload).toContain(
          'Mình không tìm thấy việc này trong phần bạn phụ trách',
        );
        expect((await stranger.sendsChoice(`${payload}:khong-co`)).join(), payload).toContain('Mình không tìm thấy');
        expect((await stranger.sendsChoice(payload)).join(), payload).toContain('Mình không tìm thấy');
      }
      for (const mark of ['present', 'none', 'xyz']) {
        expect((await stranger.sendsChoice(`attendance/mark:${id}:${stranger.memberId}:${mark}`)).join()).toContain(
          'Mình không tìm thấy',
        );
      }
    }
    await play(an, `> điểm danh ${code}\n< Đã điểm danh`);
    expect(await town.db.read((tx) => tx.attendance.count())).toBe(1);
    expect((await van.sendsChoice(`attendance/mark:${id}:${loc.memberId}:present`)).join()).toContain('Mình không tìm thấy');
  });

  test('a member who forges the decision of their own late sign-in decides nothing', async () => {
    const { van, an } = await meetingTonight();
    const code = await openFor(van);
    town.clock.advance({ hours: 1 });
    await play(an, `> ${code}\n< chuyển bí thư`);
    const { id } = await town.db.read((tx) => tx.lateCheckIn.findFirstOrThrow());
    expect((await an.sendsChoice(`attendance/late:${id}:yes`)).join()).toContain('Mình không tìm thấy');
    expect(await marksOf(an)).toEqual([]);
  });
});

describe('four digits with no door open', () => {
  test('by themselves or after "điểm danh": what is known is said, and what to do', async () => {
    const { an } = await meetingTonight();
    for (const typed of ['4821', 'diem danh 4821', 'dd 4821 e tới trễ']) {
      await play(an, `> ${typed}\n< Mình chưa thấy buổi nào của bạn đang mở điểm danh với mã 4821.\n[Nhắn bí thư] [Xem menu]`);
    }
    await play(an, '> ĐIỂM DANH\n< Hiện chưa có buổi nào đang mở điểm danh cho bạn.');
    expect(await marksOf(an)).toEqual([]);
  });

  test('five guesses pause also then, so that a code of a meeting that just closed cannot be found by trying', async () => {
    const { an } = await meetingTonight();
    for (let n = 0; n < 4; n++) await play(an, '> điểm danh 4821\n< Mình chưa thấy buổi nào');
    await play(an, '> điểm danh 4821\n< nghỉ 10 phút\n> điểm danh 4821\n< sai mã nhiều lần');
  });

  test('a year is no code, and four digits where something else is asked are its answer', async () => {
    const { an, binh } = await meetingTonight();
    expect((await an.says('2026')).join()).not.toContain('điểm danh với mã');
    await play(binh, '> đăng ký rèn luyện');
    expect((await binh.says('4821')).join()).not.toContain('điểm danh với mã');
  });

  test('asked why they are away, somebody who came after all types the code of the open door', async () => {
    const { van, an } = await meetingTonight();
    await play(an, '> [Xin vắng]\n< lý do không?');
    const code = await openFor(van);
    await play(an, `> ${code}\n< Đã điểm danh cho bạn An`);
    expect(await marksOf(an)).toEqual(['present by self']);
    expect((await town.db.read((tx) => tx.rsvp.findMany())).map((row) => row.reason)).toEqual([null]);
  });

  test.each([
    (code: string) => `diem danh ${code}`,
    (code: string) => `ĐIỂM DANH ${code}`,
    (code: string) => `dd ${code} e tới trễ`,
    (code: string) => code,
  ])('while it is open every way to write the code signs in (%#)', async (write) => {
    const { van, an } = await meetingTonight();
    const code = await openFor(van);
    await play(an, `> ${write(code)}\n< Đã điểm danh cho bạn An`);
    expect(await marksOf(an)).toEqual(['present by self']);
  });
});

test('an officer closes the door, or keeps it open longer, in words', async () => {
  const { van, an } = await meetingTonight();
  await play(van, '> đóng điểm danh\n< Hiện chưa có buổi nào đang mở');
  const code = await openFor(van);
  await play(van, '> thêm 10 phút\n< Đã thêm giờ. … (đến 19:35)');
  await play(
    van,
    `> ai điểm danh rồi\n< Mã điểm danh: ${code}\n[Ai đã điểm danh] [Ghi tên từ danh sách] [Thêm 15 phút] [Đóng điểm danh]`,
  );
  await play(an, '> dong diem danh\n< Đang mở điểm danh:');
  await play(van, '> đóng điểm danh nha\n< Đã đóng điểm danh. Đã ghi 00 người:');
  town.clock.advance({ minutes: 1 });
  await play(an, `> hủy\n> ${code}\n< Điểm danh đã đóng`);
});
