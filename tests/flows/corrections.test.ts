import { afterEach, describe, expect, test } from 'vitest';
import { engines } from '../run/database.js';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

/** An has it on Telegram, Lan may have it, Bình could not be written to; then Bình can. */
async function halfTold(engine: 'sqlite' | 'postgresql') {
  town = await openTown({ engine });
  const { ap3 } = town.units;
  const van = await town.member('Lê Thị Vân', ap3, { channel: 'zalo', roles: [{ role: 'secretary', unitId: ap3 }] });
  const an = await town.member('Nguyễn Văn An', ap3, { channel: 'telegram' });
  const lan = await town.member('Đỗ Lan', ap3);
  const binh = await town.member('Trần Bình', ap3);
  const window = (days: number) => {
    const lastInboundAt = new Date(town.clock.now().getTime() - days * 24 * 3600_000);
    return town.db.write((tx) => tx.address.updateMany({ where: { contactId: binh.contactId }, data: { lastInboundAt } }));
  };
  await window(8);
  await play(van, '> thông báo họp chi đoàn 7h tối mai ở nhà văn hóa ấp 3');
  town.channel('zalo').fail('unknown', { to: lan.id });
  await play(van, '> [Gửi]');
  await town.tick();
  await window(1);
  for (const one of [van, an, lan, binh]) one.news();
  return { van, an, lan, binh };
}

const texts = (person: Person) => person.all().map((one) => one.text);

describe.each(engines)('a correction, on %s', (engine) => {
  test('goes to exactly those who got the first or may have; whoever did not is invited; the old message says that it is old', async () => {
    const { van, an, lan, binh } = await halfTold(engine);
    await play(
      van,
      `
      > [Đổi giờ, địa điểm]
      > 19h30 thứ bảy
      < [ĐÍNH CHÍNH] 📣 THAY ĐỔI LỊCH
      < Ai đã nhận thông báo trước sẽ nhận bản [ĐÍNH CHÍNH]; ai chưa nhận sẽ nhận thông báo mới.
      > [Gửi]
      < Đã đổi và báo cho mọi người
      `,
    );
    expect(lan.news()).toEqual([expect.stringContaining('[ĐÍNH CHÍNH] 📣 THAY ĐỔI LỊCH')]);
    expect(binh.news()).toEqual([expect.stringMatching(/^📣 THÔNG BÁO SINH HOẠT CHI ĐOÀN[\s\S]*19:30, Thứ Bảy, 14\/03\/2026/)]);
    expect(texts(an)).toEqual([
      '🔁 Thông báo này đã được thay: sinh hoạt thường kỳ (trước là 19:00, Thứ Sáu, 13/03/2026) có bản mới ở tin sau.',
      expect.stringContaining('[ĐÍNH CHÍNH] 📣 THAY ĐỔI LỊCH'),
    ]);
    expect(an.all()[0]!.choices).toBeUndefined();
    expect(an.buttons()).toEqual(['Tham dự', 'Xin vắng', 'Chưa chắc']);

    await town.tick();
    const reports = van.news().filter((text) => text.startsWith('Báo cáo'));
    expect(reports).toHaveLength(2);
    expect(reports.join('\n')).toContain(
      'Báo cáo gửi tin đính chính cho buổi sinh hoạt thường kỳ lúc 19:30, Thứ Bảy, 14/03/2026:\n✅ Đã gửi: 3 người',
    );

    await play(van, '> [Hủy buổi này]\n> [Bỏ qua]\n> [Gửi thông báo hủy]\n< Đã hủy và báo cho mọi người');
    for (const one of [lan, binh]) expect(one.news()).toEqual([expect.stringContaining('📣 HỦY LỊCH')]);
    // The newest message that is out of date is marked; the one that was marked before stays as it is.
    expect(texts(an)).toEqual([
      expect.stringContaining('🔁 Thông báo này đã được thay'),
      '❌ Thông báo này không còn hiệu lực: sinh hoạt thường kỳ lúc 19:30, Thứ Bảy, 14/03/2026 đã hủy.',
      expect.stringContaining('📣 HỦY LỊCH'),
    ]);
  });

  test('of a meeting that nobody has heard of yet is an invitation for everybody', async () => {
    town = await openTown({ engine });
    const { ap3 } = town.units;
    const van = await town.member('Lê Thị Vân', ap3, { roles: [{ role: 'secretary', unitId: ap3 }] });
    const an = await town.member('Nguyễn Văn An', ap3, { channel: 'telegram' });
    town.clock.set('2026-03-12T15:00:00Z'); // 22:00: it waits for the morning
    await play(van, '> thông báo họp chi đoàn 7h tối thứ bảy ở nhà văn hóa ấp 3\n> [Gửi]\n< Đang giờ nghỉ');
    await play(van, '> [Đổi giờ, địa điểm]\n> 20h thứ bảy\n> [Gửi]');
    town.clock.set('2026-03-13T01:00:00Z');
    await town.tick();
    expect(texts(an)).toEqual([expect.stringMatching(/^📣 THÔNG BÁO SINH HOẠT CHI ĐOÀN[\s\S]*20:00, Thứ Bảy, 14\/03\/2026/)]);
    await town.tick();
    expect(texts(van).filter((text) => text.startsWith('Báo cáo'))).toHaveLength(1);
  });
});
