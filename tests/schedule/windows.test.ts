import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { weekOf } from '../../src/domain/local-time.js';
import { engines } from '../run/database.js';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
let an: Person;
const at = (local: string) => new Date(`${local}:00+07:00`);
/** Everybody wrote last on Thursday 12 March at 09:00: their windows close a week later. */
const lastDay = '2026-03-18T09:15';

describe.each(engines)('a Zalo window that closes tomorrow, on %s', (engine) => {
  beforeEach(async () => {
    town = await openTown({ engine });
    an = await town.member('Nguyễn Văn An', town.units.ap3);
  });
  afterEach(() => town.close());

  async function until(local: string) {
    town.clock.set(at(local));
    await town.tick();
  }
  const asks = (person: Person) => person.news().filter((text) => /vẫn ở|thế nào rồi|dự được không/.test(text));

  it('is kept open by a question whose answer is kept: where they live', async () => {
    await until('2026-03-18T08:00');
    expect(asks(an)).toEqual([]);
    await until(lastDay);
    expect(asks(an)).toEqual(['Mình hỏi nhanh để giấy mời đến đúng người: bạn vẫn ở ấp 3, xã Phú Bình chứ?']);
    expect(an.buttons()).toEqual(['Vẫn ở đó', 'Đã chuyển chỗ ở']);
    await until('2026-03-18T09:30');
    await until('2026-03-18T12:00');
    expect(asks(an)).toEqual([]);
    await play(
      an,
      `> [Vẫn ở đó]
       < mình giữ nguyên nơi ở của bạn`,
    );
    const member = () => town.db.read((tx) => tx.member.findUniqueOrThrow({ where: { id: an.memberId } }));
    expect((await member()).residenceConfirmedAt).toEqual(at('2026-03-18T12:00'));
    // The next week there is nothing useful to ask, and nothing is said.
    await until('2026-03-24T12:30');
    await until('2026-03-25T08:00');
    expect(asks(an)).toEqual([]);
    await play(
      an,
      `> em chuyển chỗ ở rồi
       < Nơi ở mới của bạn
       > (sticker)
       < Mình chưa rõ nơi đó
       > ấp Phú Cường
       < Mình đã ghi nơi ở mới: ấp Phú Cường, xã Phú Bình`,
    );
    expect(await member()).toMatchObject({ residenceHamlet: 'ấp Phú Cường', residenceCommune: 'xã Phú Bình' });
  });

  it('asks for the answer to a meeting before anything else, and then for a pledge', async () => {
    const { ap3 } = town.units;
    const van = await town.member('Lê Thị Vân', ap3, { channel: 'telegram', roles: [{ role: 'secretary', unitId: ap3 }] });
    const binh = await town.member('Trần Bình', ap3);
    await play(van, '> thông báo họp chi đoàn 7h tối 22/3 ở nhà văn hóa ấp 3\n> [Gửi]');
    await play(binh, '> [Tham dự]');
    await play(binh, '> đăng ký rèn luyện: đọc sách\n> [Mỗi tháng]\n> 19\n> [Cam kết]');
    await until(lastDay);
    expect(asks(an).join()).toContain('Bạn có dự được không?\n');
    await play(an, '> [Tham dự]\n< đã ghi');
    expect(asks(binh).join()).toContain('đến nay thế nào rồi?\n');
    await play(binh, '> [Đang làm]');
    const checks = await town.db.read((tx) => tx.pledgeCheckIn.findMany());
    expect(checks.map((one) => [one.dueOn, one.status])).toEqual([['2026-03-18', 'in_progress']]);
    // Telegram has no window.
    expect(asks(van)).toEqual([]);
  });

  it('is left alone in quiet hours, after a stop, and when the person can be reached on Telegram too', async () => {
    const [binh, cuc, dung] = [
      await town.member('Trần Bình', town.units.ap3),
      await town.member('Phạm Cúc', town.units.ap3),
      await town.member('Lý Dũng', town.units.ap3),
    ];
    await binh.says('giờ yên tĩnh 8h-15h');
    await cuc.says('dừng');
    await town.db.write((tx) =>
      tx.address.create({
        data: {
          ...{ id: town.newId(), channel: 'telegram', account: 'telegram-bot', externalId: 'dung-tg', contactId: dung.contactId },
          createdAt: town.clock.now(),
        },
      }),
    );
    await until(lastDay);
    expect([binh, cuc, dung].flatMap(asks)).toEqual([]);
    await until('2026-03-18T15:00');
    expect(asks(binh)).toHaveLength(1);
    expect([cuc, dung].flatMap(asks)).toEqual([]);
  });

  it('is asked about once a week, whatever the clock does', async () => {
    await until(lastDay);
    expect(asks(an)).toHaveLength(1);
    await town.db.write((tx) => tx.delivery.updateMany({ where: { contactId: an.contactId }, data: { state: 'failed' } }));
    for (const time of ['2026-03-18T09:30', '2026-03-18T14:00', '2026-03-19T07:15']) await until(time);
    expect(asks(an)).toEqual([]);
    const keys = await town.db.read((tx) => tx.delivery.findMany({ where: { key: { startsWith: 'window:' } } }));
    expect(keys.map((row) => row.key)).toEqual([`window:${an.contactId}:2026-W12`]);
  });
});

it('a week begins on Monday by the clock on the wall', () => {
  expect(weekOf(at('2026-03-15T23:59'), 'Asia/Ho_Chi_Minh')).toBe('2026-W11');
  expect(weekOf(at('2026-03-16T00:00'), 'Asia/Ho_Chi_Minh')).toBe('2026-W12');
});
