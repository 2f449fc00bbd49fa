import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deliveryStore } from '../../src/storage/deliveries.js';
import { engines } from '../run/database.js';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
let van: Person;
let an: Person;
const at = (local: string) => new Date(`${local}:00+07:00`);

describe.each(engines)('several messages that wait for one person, on %s', (engine) => {
  beforeEach(async () => {
    town = await openTown({ engine });
    const { ap3 } = town.units;
    van = await town.member('Lê Thị Vân', ap3, { channel: 'telegram', roles: [{ role: 'secretary', unitId: ap3 }] });
    an = await town.member('Nguyễn Văn An', ap3);
  });
  afterEach(() => town.close());

  async function until(local: string) {
    town.clock.set(at(local));
    await town.tick();
  }
  /** Called late in the evening: the notices wait for the morning. */
  async function calls(...meetings: string[]) {
    town.clock.set(at('2026-03-12T21:30'));
    for (const meeting of meetings) await play(van, `> thông báo họp chi đoàn ${meeting}\n> [Gửi]`);
    expect(an.news()).toEqual([]);
  }
  const rowsOf = (person: Person) =>
    town.db.read((tx) =>
      tx.delivery.findMany({ where: { contactId: person.contactId, kind: { not: 'reply' } }, orderBy: { id: 'asc' } }),
    );
  const states = async () =>
    (await rowsOf(an)).map(({ kind, state, failure }) => [kind, state, failure].filter(Boolean).join(' '));

  const three = ['7h tối thứ 7 ở nhà văn hóa ấp 3', '8h tối chủ nhật ở sân bóng', '7h tối thứ 2 ở trường mầm non'] as const;

  it('are one in the morning: a numbered line and a button for each, and each has its own end', async () => {
    await calls(...three);
    await until('2026-03-13T06:50');
    expect(an.news()).toEqual([]);
    expect(await states()).toEqual(['notice merged', 'notice merged', 'notice merged', 'digest waiting']);
    await until('2026-03-13T07:00');
    const [digest, ...more] = an.news();
    expect(more).toEqual([]);
    expect(digest).toContain(
      'Mình gom 3 tin vào một cho gọn nhé:\n1. 📣 Mời dự sinh hoạt thường kỳ: 19:00, Thứ Bảy, 14/03/2026, tại nhà văn hóa ấp 3',
    );
    expect(digest).toContain('\n3. 📣 Mời dự sinh hoạt thường kỳ: 19:00, Thứ Hai, 16/03/2026, tại trường mầm non');
    expect(an.buttons()).toEqual(['1. Trả lời', '2. Trả lời', '3. Trả lời']);
    expect(await states()).toEqual(['notice sent', 'notice sent', 'notice sent', 'digest sent']);
    await until('2026-03-13T07:10');
    expect(an.news()).toEqual([]);
    await play(
      an,
      `> [2. Trả lời]
       < sân bóng
       [Tham dự] [Xin vắng] [Chưa chắc]
       > [Tham dự]`,
    );
    const rsvps = await town.db.read((tx) => tx.rsvp.findMany({ where: { memberId: an.memberId } }));
    expect(rsvps.map((one) => one.answer)).toEqual(['attend']);
  });

  it('stay apart when they are only two', async () => {
    await calls(three[0], three[1]);
    await until('2026-03-13T06:50');
    await until('2026-03-13T07:00');
    expect(an.news()).toHaveLength(2);
  });

  it('leave out what was cancelled in the night', async () => {
    await calls(...three, '9h sáng thứ 3 ở đình làng');
    await until('2026-03-13T06:50');
    town.clock.set(at('2026-03-13T06:55'));
    await van.says('hủy họp');
    await van.presses(van.buttons().find((label) => label.includes('15/03'))!);
    await play(van, '> Bỏ qua\n> [Gửi thông báo hủy]');
    // Nobody had been told of it: nobody hears that it is off.
    await until('2026-03-13T07:00');
    const [digest, ...more] = an.news();
    expect(more).toEqual([]);
    expect(digest).toContain('Mình gom 3 tin');
    expect(digest).not.toContain('sân bóng');
    expect((await states()).sort()).toEqual([
      'digest sent',
      'notice cancelled outdated',
      'notice sent',
      'notice sent',
      'notice sent',
    ]);
  });

  it('never hold a change of what the person knows of: it goes alone', async () => {
    await play(van, '> thông báo họp chi đoàn 9h sáng thứ 3 ở đình làng\n> [Gửi]');
    expect(an.news()).toHaveLength(1);
    await calls(...three);
    await van.says('dời họp sang 10h sáng thứ 3');
    const which = van.buttons().find((label) => label.includes('17/03'));
    if (which) await van.presses(which);
    await van.presses('Gửi');
    await until('2026-03-13T06:50');
    await until('2026-03-13T07:00');
    const news = an.news();
    expect(news).toHaveLength(2);
    expect(news.find((text) => text.includes('THAY ĐỔI LỊCH'))).toContain('10:00');
    expect(news.find((text) => text.includes('Mình gom 3 tin'))).not.toContain('đình làng');
  });

  it('of two pledges at one hour are one question with the answers of each', async () => {
    await town.db.write(async (tx) => {
      for (const text of ['đọc một cuốn sách', 'hiến máu'])
        await tx.pledge.create({
          data: {
            id: town.newId(),
            memberId: an.memberId,
            text,
            rhythm: 'week',
            hour: 10,
            startedOn: '2026-03-05',
            nextDueAt: at('2026-03-12T10:00'),
            state: 'active',
            createdAt: at('2026-03-05T10:00'),
          },
        });
    });
    await until('2026-03-12T10:00');
    const [both, ...more] = an.news();
    expect(more).toEqual([]);
    expect(both).toBe(
      'Bạn ơi, mình nhắc nhẹ những việc bạn đã chọn:\n🌱 đọc một cuốn sách\n🌱 hiến máu\nKỳ này bạn thấy thế nào rồi?',
    );
    expect(an.buttons()).toHaveLength(6);
    await play(an, '> [Đã làm: hiến máu]\n< Tuyệt quá!\n> [Đang làm: đọc một cuốn sách]\n< từng bước một');
    const said = await town.db.read((tx) => tx.pledgeCheckIn.findMany({ orderBy: { status: 'asc' } }));
    expect(said.map((one) => one.status)).toEqual(['done', 'in_progress']);
  });

  it('that come at the same moment by day are one too: three pledges of one hour', async () => {
    await town.db.write(async (tx) => {
      for (const text of ['đọc một cuốn sách', 'hiến máu', 'trồng một cái cây'])
        await tx.pledge.create({
          data: {
            id: town.newId(),
            memberId: an.memberId,
            text,
            rhythm: 'week',
            hour: 10,
            startedOn: '2026-03-05',
            nextDueAt: at('2026-03-12T10:00'),
            state: 'active',
            createdAt: at('2026-03-05T10:00'),
          },
        });
    });
    await until('2026-03-12T10:00');
    const [digest, ...more] = an.news();
    expect(more).toEqual([]);
    expect(digest).toContain('đọc một cuốn sách');
    expect(digest).toContain('3. ');
    await play(an, '> [2. Trả lời]\n< hiến máu\n> [Đã làm]');
    const done = await town.db.read((tx) => tx.pledgeCheckIn.findMany({ where: { status: 'done' } }));
    expect(done).toHaveLength(1);
  });

  it('are corrected like any other: who got one in a digest hears that it is moved, or off, and nobody else does', async () => {
    await calls(...three);
    await until('2026-03-13T06:50');
    await until('2026-03-13T07:00');
    an.news();
    const late = await town.member('Đỗ Lan', town.units.ap3);
    await play(van, '> dời họp sang 20h tối thứ 7');
    await van.presses(van.buttons().find((label) => label.includes('14/03'))!);
    await play(van, '> [Gửi]\n< Đã đổi và báo cho mọi người');
    expect(an.news()).toEqual([expect.stringMatching(/^\[ĐÍNH CHÍNH\][\s\S]*20:00, Thứ Bảy, 14\/03\/2026/)]);
    await van.says('hủy họp');
    await van.presses(van.buttons().find((label) => label.includes('15/03'))!);
    await play(van, '> Bỏ qua\n> [Gửi thông báo hủy]');
    expect(an.news()).toEqual([expect.stringMatching(/^📣 HỦY LỊCH[\s\S]*15\/03\/2026/)]);
    expect(late.news()).toEqual([]);
  });

  it('are told of a meeting that is off also while their digest is on the wire', async () => {
    await calls(...three);
    await until('2026-03-13T06:50');
    // Another process has taken it, and written it with what is called off now.
    await town.db.write((tx) => tx.delivery.updateMany({ where: { kind: 'digest' }, data: { state: 'sending' } }));
    town.clock.set(at('2026-03-13T06:55'));
    await van.says('hủy họp');
    await van.presses(van.buttons().find((label) => label.includes('15/03'))!);
    await play(van, '> Bỏ qua\n> [Gửi thông báo hủy]\n< Đã hủy và báo cho mọi người');
    const rows = await rowsOf(an);
    const digest = rows.find((row) => row.kind === 'digest')!;
    const { id, contactId } = digest;
    const said = rows.filter((row) => row.digestId === id).map((row) => row.id);
    await deliveryStore(town.db, town.clock).finish([
      { id, contactId, addressId: digest.addressId!, state: 'sent', messageId: 'm-far', said },
    ]);
    await town.app.settle();
    expect(an.news()).toEqual([expect.stringMatching(/^📣 HỦY LỊCH[\s\S]*15\/03\/2026/)]);
  });

  it('that were left over alone are marked on Telegram when they are out of date; a digest of several stays', async () => {
    const lan = await town.member('Đỗ Lan', town.units.ap3, { channel: 'telegram' });
    await calls(...three);
    await until('2026-03-13T06:50');
    town.clock.set(at('2026-03-13T06:55'));
    for (const day of ['14/03', '15/03']) {
      await van.says('hủy họp');
      await van.presses(van.buttons().find((label) => label.includes(day))!);
      await play(van, '> Bỏ qua\n> [Gửi thông báo hủy]');
    }
    await until('2026-03-13T07:00');
    expect(lan.all().map((one) => one.text)).toEqual([expect.stringMatching(/^📣 THÔNG BÁO SINH HOẠT[\s\S]*16\/03\/2026/)]);
    await play(van, '> hủy họp\n> Bỏ qua\n> [Gửi thông báo hủy]');
    expect(lan.all().map((one) => one.text)).toEqual([
      expect.stringContaining('❌ Thông báo này không còn hiệu lực'),
      expect.stringContaining('📣 HỦY LỊCH'),
    ]);
  });

  it('end as their digest does: nobody is left without a final state when the person cannot be reached', async () => {
    await calls(...three);
    await until('2026-03-13T06:50');
    town.channel('zalo').fail('blocked');
    await until('2026-03-13T07:00');
    expect(an.news()).toEqual([]);
    expect(await states()).toEqual([
      'notice unreachable paper_blocked',
      'notice unreachable paper_blocked',
      'notice unreachable paper_blocked',
      'digest unreachable paper_blocked',
    ]);
  });

  it('are withdrawn with their digest when the person says “dừng”', async () => {
    await calls(...three);
    await until('2026-03-13T06:50');
    await an.says('dừng');
    await until('2026-03-13T07:00');
    expect(an.news()).toEqual([]);
    expect(new Set(await states())).toEqual(new Set(['notice cancelled stopped', 'digest cancelled stopped']));
  });
});
