import { afterEach, describe, expect, test } from 'vitest';
import { engines } from '../run/database.js';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

const at = (local: string) => new Date(`${local}:00+07:00`);
const audited = () => town.db.read((tx) => tx.audit.findMany({ where: { action: 'sent_in_quiet_hours' } }));

describe.each(engines)('quiet hours, on %s', (engine) => {
  let van: Person;
  let an: Person;
  let binh: Person;
  async function ap3() {
    town = await openTown({ engine });
    const { ap3 } = town.units;
    van = await town.member('Lê Thị Vân', ap3, { roles: [{ role: 'secretary', unitId: ap3 }] });
    an = await town.member('Nguyễn Văn An', ap3);
    binh = await town.member('Trần Bình', ap3, { channel: 'telegram' });
  }
  /** An hour passes at a time, so that everything that looks every minute had its turn. */
  async function until(local: string) {
    town.clock.set(at(local));
    await town.tick();
  }

  test('are set in a word, shown, and taken back', async () => {
    await ap3();
    await play(
      an,
      `> giờ yên tĩnh
       < Giờ yên tĩnh: 21:00–07:00 (giờ chung)
       [Đổi giờ yên tĩnh]
       > giờ yên tĩnh 22h-6h
       < không tự nhắn bạn trong khoảng 22:00–06:00
       < Chỉ tin gấp
       > đừng nhắn sau 9h tối
       < trong khoảng 21:00–06:00
       > đừng nhắn trước 8h sáng nhé
       < trong khoảng 21:00–08:00
       > tin nhắn
       < 🌙 Giờ yên tĩnh của bạn: 21:00–08:00
       > giờ yên tĩnh 0h-23h
       < gần hết cả ngày
       > 22h-5h
       < trong khoảng 22:00–05:00
       [Đổi giờ yên tĩnh] [Theo giờ chung]
       > [Theo giờ chung]
       < giờ yên tĩnh chung: 21:00–07:00
       > [Đổi giờ yên tĩnh]
       < Bạn muốn mình yên lặng từ mấy giờ đến mấy giờ? Hiện là 21:00–07:00
       [21:00–06:00] [22:00–06:00] [Theo giờ chung] [Nhận cả ban đêm]
       > (picture)
       < Mình chưa đọc được giờ
       > 99h-100h
       < Mình chưa đọc được giờ
       > [Nhận cả ban đêm]
       < bỏ giờ yên tĩnh của bạn`,
    );
    const { quietFrom, quietTo } = await town.db.read((tx) => tx.contact.findUniqueOrThrow({ where: { id: an.contactId } }));
    expect([quietFrom, quietTo]).toEqual([0, 0]);
  });

  test('of one’s own hold back a notice that the others get at once; a cancellation wakes everybody and is in the audit log', async () => {
    await ap3();
    await an.says('giờ yên tĩnh 20h-8h');
    town.clock.set(at('2026-03-12T20:30'));
    await play(van, '> thông báo họp chi đoàn 7h tối mốt ở nhà văn hóa ấp 3\n> [Gửi]');
    expect(binh.news().join()).toContain('nhà văn hóa ấp 3');
    expect(an.news()).toEqual([]);
    await until('2026-03-12T22:00');
    await until('2026-03-13T07:30');
    expect(an.news()).toEqual([]);
    await until('2026-03-13T08:00');
    expect(an.news().join()).toContain('nhà văn hóa ấp 3');
    expect(await audited()).toEqual([]);

    town.clock.set(at('2026-03-13T23:30'));
    await play(van, '> hủy họp\n> Bỏ qua\n> [Gửi thông báo hủy]');
    expect(an.news().join()).toContain('hủy');
    expect(binh.news().join()).toContain('hủy');
    const lines = await audited();
    expect(lines.every((line) => line.actorId === null && line.subject === lines[0]!.subject)).toBe(true);
    const counts = lines.map((line) => line.data as { kind: string; count: number });
    expect(counts.every(({ kind }) => kind === 'notice')).toBe(true);
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(3);
  });

  test('of a branch that works at night: the notice comes at night and waits by day; a member’s own hours win', async () => {
    await ap3();
    await an.says('giờ yên tĩnh 22h-6h');
    await play(
      van,
      `> giờ yên tĩnh chi đoàn 6h-14h
       < Giờ yên tĩnh của Chi đoàn ấp 3, Đoàn xã Phú Bình từ nay là 06:00–14:00. Ai đã tự đặt giờ riêng thì vẫn theo giờ của người đó
       > giờ yên tĩnh
       < 06:00–14:00 (theo chi đoàn)
       [Đổi giờ yên tĩnh] [Giờ của chi đoàn]`,
    );
    town.clock.set(at('2026-03-12T23:00'));
    await play(van, '> thông báo họp chi đoàn 7h tối mốt ở nhà văn hóa ấp 3\n> [Gửi]');
    expect(binh.news().join()).toContain('nhà văn hóa ấp 3');
    expect(an.news()).toEqual([]);
    await until('2026-03-13T06:00');
    expect(an.news().join()).toContain('nhà văn hóa ấp 3');
    await play(van, '> [Giờ của chi đoàn]\n< từ mấy giờ đến mấy giờ\n> [Theo giờ chung]\n< theo giờ yên tĩnh chung: 21:00–07:00');
  });

  test('of a branch are not set by others: a forged button is refused kindly', async () => {
    await ap3();
    const { phuCuong } = town.units;
    const lan = await town.member('Lê Thị Lan', phuCuong, { roles: [{ role: 'secretary', unitId: phuCuong }] });
    expect((await lan.sendsChoice(`quiet/of:${town.units.ap3}`)).join()).toContain('dành cho cán bộ của chi đoàn đó');
    expect((await an.sendsChoice('quiet/branches')).join()).toContain('dành cho cán bộ của chi đoàn đó');
    await play(an, '> giờ yên tĩnh chi đoàn 6h-14h\n< không tự nhắn bạn trong khoảng 06:00–14:00');
    expect((await town.db.read((tx) => tx.unit.findUniqueOrThrow({ where: { id: town.units.ap3 } }))).quietFrom).toBeNull();
  });

  test('a commune’s officer says for which branch', async () => {
    await ap3();
    const hoa = await town.member('Phạm Hòa', town.units.phuCuong, {
      roles: [{ role: 'commune_secretary', unitId: town.units.phuBinh }],
    });
    await play(
      hoa,
      `> giờ yên tĩnh chi đoàn 6h-14h
       < cho chi đoàn nào
       > chi đoàn trên trời
       < chưa tìm thấy chi đoàn đó
       > ấp 3
       < Giờ yên tĩnh của Chi đoàn ấp 3, Đoàn xã Phú Bình từ nay là 06:00–14:00`,
    );
    expect((await town.db.read((tx) => tx.unit.findUniqueOrThrow({ where: { id: town.units.ap3 } }))).quietTo).toBe(14 * 60);
  });

  test('that are made longer hold back what already waits for the morning', async () => {
    await ap3();
    town.clock.set(at('2026-03-12T21:30'));
    await play(van, '> thông báo họp chi đoàn 7h tối mốt ở nhà văn hóa ấp 3\n> [Gửi]');
    town.clock.set(at('2026-03-12T21:45'));
    await an.says('giờ yên tĩnh 22h-9h');
    await until('2026-03-13T07:00');
    expect(binh.news().join()).toContain('nhà văn hóa ấp 3');
    expect(an.news()).toEqual([]);
    await until('2026-03-13T09:00');
    expect(an.news().join()).toContain('nhà văn hóa ấp 3');
  });

  test('a question to the secretary at night waits for the morning, and goes at once when they are talking anyway', async () => {
    await ap3();
    town.clock.set(at('2026-03-12T22:30'));
    await play(an, '> gặp bí thư\n> Mai em nộp sổ đoàn ở đâu ạ?');
    expect(van.news()).toEqual([]);
    // What waits for the morning does not hold up the answers to what they write meanwhile.
    town.clock.set(at('2026-03-12T23:30'));
    expect((await van.says('menu')).join()).not.toContain('sổ đoàn');
    town.clock.set(at('2026-03-12T23:35'));
    await play(binh, '> gặp bí thư\n> Em xin tài liệu họp ạ');
    expect(van.news().join()).toContain('xin tài liệu');
    await until('2026-03-13T07:00');
    expect(van.news().join()).toContain('sổ đoàn');
  });
});
