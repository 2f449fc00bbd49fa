import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { engines } from '../run/database.js';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
let an: Person;

describe.each(engines)('somebody of the staff answers by hand, on %s', (engine) => {
  beforeEach(async () => {
    town = await openTown({ engine });
    an = await town.member('Nguyễn Văn An', town.units.ap3);
  });
  afterEach(() => town.close());

  const counted = async (what: string) => {
    const { body } = await town.app.web.inject('/metrics');
    return Number(new RegExp(`what="${what}"\\} (\\d+)`).exec(body)?.[1] ?? 0);
  };

  test('the bot keeps quiet for half an hour, says nothing about it later, and goes on where it was', async () => {
    await play(an, '> đăng ký rèn luyện: đọc sách\n< bao lâu');
    const asked = an.buttons();
    expect(await an.does({ kind: 'staff' })).toEqual([]);
    town.clock.advance({ minutes: 5 });
    expect(await an.says('dạ em chào anh, mai em nộp sổ đoàn được không ạ')).toEqual([]);
    expect(await an.does({ kind: 'picture' })).toEqual([]);
    await an.does({ kind: 'staff' });
    town.clock.advance({ minutes: 29 });
    expect(await an.says('dạ vâng, em cảm ơn')).toEqual([]);
    town.clock.advance({ minutes: 1 });
    await town.tick();
    expect(an.news()).toEqual([]);
    // Nothing of what was meant for a person is kept.
    const kept = await town.db.read((tx) => tx.inbound.findMany({ where: { contactId: an.contactId } }));
    expect(kept.map((row) => [row.state, row.content])).toEqual(kept.map(() => ['done', null]));
    expect(asked.length).toBeGreaterThan(0);
    await play(an, `> [${asked[0]}]\n< Bạn muốn mình nhắc lúc mấy giờ`);
    expect([await counted('staff_wrote'), await counted('left_to_staff')]).toEqual([2, 3]);
  });

  test('a pressed button, a stop and a late echo are what they always were', async () => {
    const van = await town.member('Lê Thị Vân', town.units.ap3, { roles: [{ role: 'secretary', unitId: town.units.ap3 }] });
    await play(van, '> thông báo họp chi đoàn 7h tối mai ở nhà văn hóa ấp 3\n> [Gửi]');
    await an.does({ kind: 'staff' });
    town.clock.advance({ minutes: 1 });
    expect((await an.presses('Tham dự')).length).toBeGreaterThan(0);
    expect((await an.says('dừng')).join()).toContain('Mình dừng ngay');
    town.clock.advance({ hours: 3 });
    const late = town.channel('zalo').inbound(an.id, { kind: 'staff' }, new Date(town.clock.now().getTime() - 2 * 3600_000));
    await town.app.put([late]);
    expect((await an.says('menu')).length).toBeGreaterThan(0);
  });

  test('what comes by itself waits until they have done, unless it would be too late', async () => {
    const van = await town.member('Lê Thị Vân', town.units.ap3, {
      channel: 'telegram',
      roles: [{ role: 'secretary', unitId: town.units.ap3 }],
    });
    await an.does({ kind: 'staff' });
    await play(van, '> thông báo họp chi đoàn 7h tối mai ở nhà văn hóa ấp 3\n> [Gửi]');
    expect(an.news()).toEqual([]);
    town.clock.advance({ minutes: 31 });
    await town.app.settle();
    expect(an.news().join()).toContain('nhà văn hóa ấp 3');
  });

  test('nobody becomes known to the bot by being written to, and no Zalo window is opened by our own words', async () => {
    const stranger = town.stranger();
    await stranger.does({ kind: 'staff' });
    expect(await town.db.read((tx) => tx.address.count({ where: { externalId: stranger.id } }))).toBe(0);
    const heard = () => town.db.read((tx) => tx.address.findFirstOrThrow({ where: { contactId: an.contactId } }));
    const before = (await heard()).lastInboundAt;
    town.clock.advance({ minutes: 10 });
    await an.does({ kind: 'staff' });
    expect((await heard()).lastInboundAt).toEqual(before);
  });
});
