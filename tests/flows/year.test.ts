import { afterEach, describe, expect, test } from 'vitest';
import { engines } from '../run/database.js';
import { openPng } from '../run/png.js';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

/** A meeting of the branch that was called and where attendance was taken. */
async function met(unitId: string, startAt: string, came: Record<string, 'present' | 'late' | 'excused' | 'unexcused'>) {
  await town.db.write(async (tx) => {
    const id = town.newId();
    const at = new Date(startAt);
    await tx.activity.create({
      data: {
        id,
        unitId,
        kind: 'regular',
        startAt: at,
        place: 'ấp',
        audience: { kind: 'branch', unitId },
        state: 'done',
        createdAt: at,
      },
    });
    for (const [memberId, mark] of Object.entries(came)) {
      await tx.invitation.create({ data: { activityId: id, memberId } });
      await tx.attendance.create({ data: { activityId: id, memberId, mark, by: 'officer', at } });
    }
  });
}

const pictureOf = (person: Person) => {
  const attachment = person.all().findLast((message) => message.attachment)?.attachment;
  return attachment && { ...attachment, ...openPng(Buffer.from(attachment.base64, 'base64')) };
};

describe.each(engines)('one’s own year on %s', (engine) => {
  test.each(['zalo', 'telegram'] as const)(
    'An gets it as a picture on %s, with every number in words, and nobody else’s in it',
    async (channel) => {
      town = await openTown({ engine });
      const { phuCuong } = town.units;
      const an = await town.member('Nguyễn Văn An', phuCuong, { channel });
      const binh = await town.member('Trần Bình', phuCuong);
      await met(phuCuong, '2025-11-10T12:00:00Z', { [an.memberId]: 'present' });
      await met(phuCuong, '2026-01-10T12:00:00Z', { [an.memberId]: 'excused', [binh.memberId]: 'present' });
      await met(phuCuong, '2026-02-10T12:00:00Z', { [an.memberId]: 'present', [binh.memberId]: 'unexcused' });
      await met(phuCuong, '2026-02-24T12:00:00Z', { [an.memberId]: 'late' });
      await play(
        an,
        `
      > năm của tôi
      < Năm 2026 của bạn An đây:
      < Có mặt 2/3 buổi có điểm danh
      < 2 buổi gần nhất liên tục có mặt
      < Từng tháng (có mặt/được mời) – tháng 1: 0/1 · 2: 2/2
      < chỉ gửi cho bạn
      [Kết quả của tôi] [Năm 2025]
      `,
      );
      expect(pictureOf(an)).toMatchObject({ kind: 'picture', name: 'nam-2026.png', mime: 'image/png', width: 1080 });
      await play(an, '> [Năm 2025]\n< Năm 2025 của bạn An đây:\n< Có mặt 1/1\n< tháng 11: 1/1');
      expect(pictureOf(an)).toMatchObject({ name: 'nam-2025.png' });
      expect(
        an
          .all()
          .map((message) => message.text)
          .join('\n'),
      ).not.toContain('Bình');
      // Bình came to one of two: what he reads is his.
      await play(binh, '> nam cua em\n< Năm 2026 của bạn Bình đây:\n< Có mặt 1/2');
    },
  );

  test('pledges are named in the text and only counted in the picture', async () => {
    town = await openTown({ engine });
    const an = await town.member('Nguyễn Văn An', town.units.ap3);
    await town.db.write(async (tx) => {
      const pledgeId = town.newId();
      const createdAt = new Date('2026-01-02T00:00:00Z');
      await tx.pledge.create({
        data: {
          id: pledgeId,
          memberId: an.memberId,
          text: 'bỏ thuốc lá',
          rhythm: 'week',
          hour: 19,
          startedOn: '2026-01-02',
          state: 'active',
          createdAt,
        },
      });
      for (const [dueOn, status] of [
        ['2026-01-09', 'done'],
        ['2026-01-16', 'not_done'],
        ['2026-01-23', 'done'],
      ] as const)
        await tx.pledgeCheckIn.create({ data: { pledgeId, dueOn, status, askedAt: createdAt, at: createdAt } });
    });
    await play(an, '> tổng kết năm\n< Cam kết “bỏ thuốc lá”: giữ được 2/3 lần');
    expect(pictureOf(an)).toBeDefined();
  });
});

describe('one’s own year', () => {
  test('it is found in the menu and by the words people type, with and without accents', async () => {
    town = await openTown();
    const an = await town.member('Nguyễn Văn An', town.units.phuCuong);
    await met(town.units.phuCuong, '2026-02-10T12:00:00Z', { [an.memberId]: 'present' });
    await met(town.units.phuCuong, '2025-02-10T12:00:00Z', { [an.memberId]: 'present' });
    for (const typed of [
      'nam cua toi',
      'Năm nay của em',
      'tong ket nam',
      'Tổng kết năm 2026',
      'xem năm của mình ạ',
      'nhìn lại năm',
    ])
      await play(an, `> ${typed}\n< Năm 2026 của bạn An đây:`);
    for (const typed of ['tổng kết năm ngoái', 'năm 2025 của tôi', 'nam qua cua em'])
      await play(an, `> ${typed}\n< Năm 2025 của bạn An đây:`);
    await play(an, '> menu\n> [Năm của tôi (ảnh)]\n< Năm 2026 của bạn An đây:');
  });

  test('who has nothing yet is told kindly how it comes, and gets no empty picture', async () => {
    town = await openTown();
    const an = await town.member('Nguyễn Văn An', town.units.phuCuong);
    await play(an, '> năm của tôi\n< Bạn An ơi, năm 2026 chưa có gì được ghi cho bạn.\n[Nhắn bí thư] [Năm 2025]');
    expect(pictureOf(an)).toBeUndefined();
  });

  test('a year that has not come, one long ago and a forged one are answered with the years there are', async () => {
    town = await openTown();
    const an = await town.member('Nguyễn Văn An', town.units.phuCuong);
    await play(an, '> năm 2030 của tôi\n< Mình xem được từ năm 2018 đến năm 2026.\n[Năm 2026]');
    await play(an, '> năm 2001 của tôi\n< Mình xem được từ năm 2018 đến năm 2026.');
    expect((await an.sendsChoice('year/of:99999')).join()).toContain('năm 2026 chưa có gì');
    expect((await an.sendsChoice('year/of:2026:0190-khac')).join()).toContain('năm 2026 chưa có gì');
  });

  test('somebody who is no member is told when there will be one', async () => {
    town = await openTown();
    const officer = await town.member('Lê Thị Lan', town.units.phuCuong);
    await town.db.write((tx) => tx.contact.update({ where: { id: officer.contactId }, data: { memberId: null } }));
    expect((await officer.sendsChoice('year/of')).join()).toContain('mình sẽ tổng kết năm cho riêng bạn');
  });

  test('a secretary’s “tổng kết năm” is not taken for their own; “năm của tôi” is', async () => {
    town = await openTown();
    const { phuCuong } = town.units;
    const lan = await town.member('Lê Thị Lan', phuCuong, { roles: [{ role: 'secretary', unitId: phuCuong }] });
    await met(phuCuong, '2026-02-10T12:00:00Z', { [lan.memberId]: 'present' });
    expect((await lan.says('tổng kết năm')).join()).not.toContain('Năm 2026 của bạn Lan');
    await play(lan, '> năm của tôi\n< Năm 2026 của bạn Lan đây:');
  });
});
