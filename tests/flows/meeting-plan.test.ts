import { afterEach, describe, expect, test } from 'vitest';
import { engines } from '../run/database.js';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

const hour = 3600_000;

/** The last time this person wrote on a channel; null adds none. */
async function wroteAt(person: Person, channel: 'zalo' | 'telegram', hoursAgo: number, state = 'open') {
  const lastInboundAt = new Date(town.clock.now().getTime() - hoursAgo * hour);
  const { contactId } = person;
  await town.db.write(async (tx) => {
    const known = await tx.address.findFirst({ where: { contactId, channel } });
    if (known) await tx.address.update({ where: { id: known.id }, data: { lastInboundAt, state } });
    else
      await tx.address.create({
        data: {
          id: town.newId(),
          channel,
          account: `${channel}-bot`,
          externalId: `${channel}-of-${contactId}`,
          contactId,
          state,
          lastInboundAt,
          createdAt: lastInboundAt,
        },
      });
  });
}

async function branch(engine: 'sqlite' | 'postgresql', channel: 'zalo' | 'telegram' = 'zalo', env = {}) {
  town = await openTown({ engine, env });
  const { ap3 } = town.units;
  const van = await town.member('Lê Thị Vân', ap3, { channel, roles: [{ role: 'secretary', unitId: ap3 }] });
  const binh = await town.member('Trần Bình', ap3);
  await wroteAt(binh, 'zalo', 50);
  const an = await town.member('Nguyễn Văn An', ap3);
  await wroteAt(an, 'zalo', 8 * 24);
  await wroteAt(an, 'telegram', 30 * 24);
  const lan = await town.member('Đỗ Lan', ap3);
  await wroteAt(lan, 'zalo', 8 * 24);
  const dung = await town.member('Vũ Dũng', ap3, { channel: 'telegram' });
  await wroteAt(dung, 'telegram', 5, 'blocked');
  const hoa = await town.member('Hồ Hoa', ap3);
  await town.db.write((tx) => tx.contact.update({ where: { id: hoa.contactId }, data: { stoppedAt: town.clock.now() } }));
  await town.rosterMember('Phạm Cúc', ap3);
  return { van, an, binh };
}

const called = '> thông báo họp chi đoàn 7h tối mai ở nhà văn hóa ấp 3';

describe.each(engines)('the plan before sending, on %s', (engine) => {
  test('says how each person would be reached, what it costs, and who must be told by hand and why', async () => {
    const { van } = await branch(engine, 'zalo', { ZALO_PRICE_PAID_VND: '55' });
    await play(
      van,
      `
      ${called}
      < Mời đoàn viên chi đoàn: 7 người.
      < Sẽ nhận tin: 3 người (Zalo 2, Telegram 1).
      < Zalo: 1 tin miễn phí (vừa nhắn trong 48 giờ), 1 tin tính phí, khoảng 55 đồng.
      < Trên Telegram có 1 người vì Zalo đã đóng
      < Chưa nhận được: 4 người
      [Gửi] [Sửa] [Thêm nội dung] [Xem danh sách] [Không gửi]
      > [Xem danh sách]
      < Chưa nhận được tin, cần báo trực tiếp (4):
      < - Phạm Cúc (chưa dùng bot)
      < - Vũ Dũng (đã chặn hoặc xóa bot)
      < - Hồ Hoa (đã tắt tin nhắn)
      < - Đỗ Lan (lâu không nhắn nên Zalo chưa cho gửi)
      < 📣 THÔNG BÁO SINH HOẠT CHI ĐOÀN
      [Gửi] [Sửa] [Thêm nội dung] [Xem danh sách] [Không gửi]
      > [Gửi]
      < Đã gửi thông báo tới 3 người.
      `,
    );
    const looked = await town.db.read((tx) => tx.audit.findMany({ where: { action: 'unreachable_viewed' } }));
    expect(looked).toMatchObject([{ actorId: van.contactId, subject: town.units.ap3 }]);
  });

  test('shows no price that nobody has set, and no names through Telegram', async () => {
    const { van } = await branch(engine, 'telegram');
    await play(
      van,
      `
      ${called}
      < Sẽ nhận tin: 3 người (Zalo 1, Telegram 2).
      < Zalo: 0 tin miễn phí (vừa nhắn trong 48 giờ), 1 tin tính phí.
      > [Xem danh sách]
      < Để bảo vệ thông tin của mọi người, mình không gửi danh sách tên qua Telegram.
      `,
    );
    expect(
      van
        .all()
        .map((message) => message.text)
        .join('\n'),
    ).not.toContain('Phạm Cúc');
  });

  test('says whose own quiet hours bring it at another moment', async () => {
    town = await openTown({ engine });
    const { ap3 } = town.units;
    const van = await town.member('Lê Thị Vân', ap3, { roles: [{ role: 'secretary', unitId: ap3 }] });
    const hours = [
      [22 * 60, 4 * 60],
      [20 * 60, 9 * 60],
      [21 * 60, 8 * 60],
    ];
    for (const [n, [quietFrom, quietTo]] of hours.entries()) {
      const one = await town.member(`Nguyễn Ca ${'ABC'[n]}`, ap3);
      await town.db.write((tx) => tx.contact.update({ where: { id: one.contactId }, data: { quietFrom, quietTo } }));
    }
    await play(van, `${called}`);
    expect(van.all().at(-1)!.text).not.toContain('giờ yên lặng riêng');
    await play(van, '> [Không gửi]');
    town.clock.set('2026-03-12T14:30:00Z'); // 21:30
    await play(
      van,
      `
      ${called}
      < Đang giờ nghỉ nên tin sẽ đi lúc 07:00, Thứ Sáu, 13/03/2026.
      < 1 người có giờ yên lặng riêng nên nhận sớm hơn.
      < 2 người có giờ yên lặng riêng nên nhận muộn hơn.
      `,
    );
  });
});
