import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
let van: Person;
let binh: Person;

/** A meeting of ấp 3 that began at 19:00 on 12 March; Bình is a member, Vân the secretary. It is 21:00. */
beforeEach(async () => {
  town = await openTown();
  const { ap3 } = town.units;
  van = await town.member('Lê Thị Vân', ap3, { roles: [{ role: 'secretary', unitId: ap3 }] });
  binh = await town.member('Trần Bình', ap3, { channel: 'telegram' });
  for (const name of ['Nguyễn Văn An', 'Lê Thị Hòa', 'Phạm Hoa', 'Lý Bân']) await town.rosterMember(name, ap3);
  await play(van, '> thông báo họp chi đoàn 7h tối nay ở nhà văn hóa ấp 3\n> [Gửi]');
  town.clock.set('2026-03-12T14:00:00Z');
});
afterEach(() => town.close());

async function marks(): Promise<string[]> {
  const rows = await town.db.read((tx) => tx.attendance.findMany());
  const members = await town.db.read((tx) => tx.member.findMany());
  return rows.map((row) => `${members.find((one) => one.id === row.memberId)!.fullName}: ${row.mark}`).sort();
}

describe('an officer comes to the list by words', () => {
  test.each([
    'sửa điểm danh',
    'ghi diem danh',
    'chấm điểm danh giúp mình',
    'em muốn bổ sung điểm danh',
    'ghi tên từ danh sách',
    'sửa điểm danh hôm trước',
    'trừ 3, 4',
  ])('to write it down: %s', async (line) => {
    await play(van, `> ${line}\n< Đã ghi 00/06 người: … Sinh hoạt thường kỳ – 19:00 … 1. Nguyễn Văn An`);
    expect(await marks()).toEqual([]);
  });

  test('of yesterday, and of the last one within a week; a day without a meeting is said', async () => {
    town.clock.set('2026-03-13T02:00:00Z');
    await play(van, '> sửa điểm danh hôm qua\n< Đã ghi 00/06 người: … Thứ Năm, 12/03/2026');
    await play(van, '> [Xong]\n> sửa điểm danh hôm nay\n< chưa thấy buổi nào');
    town.clock.set('2026-03-17T02:00:00Z');
    await play(van, '> bổ sung điểm danh buổi vừa rồi\n< Đã ghi 00/06 người');
    town.clock.set('2026-03-25T02:00:00Z');
    await play(van, '> [Xong]\n> sửa điểm danh\n< chưa thấy buổi nào');
  });

  test.each(['ai có mặt hôm nay', 'danh sách có mặt', 'ai điểm danh rồi', 'nhung ai da diem danh'])(
    'to see who came: %s',
    async (line) => {
      await play(van, '> Trần Bình có mặt');
      await play(van, `> ${line}\n< Đã điểm danh 01/06: … Trần Bình`);
    },
  );

  test('everybody but a few, after a question; guests; one or several by their given names', async () => {
    await play(van, '> hòa vắng có phép\n< Đã ghi Lê Thị Hòa: vắng có phép');
    await play(van, '> tất cả có mặt trừ An\n< Ghi có mặt cho 04 người … An\n> [Ghi]\n< Đã ghi');
    expect(await marks()).toEqual([
      'Lê Thị Hòa: excused',
      'Lê Thị Vân: present',
      'Lý Bân: present',
      'Phạm Hoa: present',
      'Trần Bình: present',
    ]);
    await play(van, '> [Xong]\n> thêm 2 khách\n< Đã ghi 02 khách');
    expect(await town.db.read((tx) => tx.activity.findFirstOrThrow())).toMatchObject({ guestCount: 2 });
  });
});

describe('words that are something else stay something else', () => {
  test('an officer’s own answer, a name that nobody has, a question in between', async () => {
    await play(van, '> em ban xin vang\n< Hiện không có buổi nào đang chờ bạn trả lời');
    expect(await marks()).toEqual([]);
    await play(van, '> Tèo có mặt');
    expect(await marks()).toEqual([]);
  });

  test('a member opens no list', async () => {
    await play(binh, '> sửa điểm danh\n< chưa có buổi nào đang mở');
    await play(binh, '> tất cả có mặt trừ An');
    await play(binh, '> ai có mặt hôm nay');
    expect(await marks()).toEqual([]);
  });

  test('in the middle of another form the answer is the form’s', async () => {
    await play(van, '> thông báo họp\n> thêm 2 khách');
    expect(await town.db.read((tx) => tx.activity.findFirstOrThrow())).toMatchObject({ guestCount: 0 });
  });
});
