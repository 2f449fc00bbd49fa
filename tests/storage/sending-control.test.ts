import { afterEach, describe, expect, test } from 'vitest';
import { sendingRules } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import type { NoticeStand } from '../../src/domain/sending.js';
import { loadTexts } from '../../src/i18n.js';
import { isDue, type Shown, showing } from '../../src/schedule/notice-progress.js';
import { deliveryStore } from '../../src/storage/deliveries.js';
import { watchStore } from '../../src/storage/notice-watch.js';
import { unitCache } from '../../src/storage/units.js';
import { engines } from '../run/database.js';
import { openTown, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

describe.each(engines)('a notice that rests, on %s', (engine) => {
  test('is not met by the next look at the outbox, and what was on the wire meanwhile rests with it when it comes back', async () => {
    town = await openTown({ engine });
    const { ap3 } = town.units;
    const van = await town.member('Lê Thị Vân', ap3, { channel: 'telegram', roles: [{ role: 'secretary', unitId: ap3 }] });
    for (const name of ['Nguyễn Văn An', 'Trần Bình', 'Đỗ Lan']) await town.member(name, ap3);
    await play(van, '> thông báo họp chi đoàn 7h tối mai ở nhà văn hóa ấp 3');
    town.channel('zalo').fail('throttled', { until: new Date(town.clock.now().getTime() + 60_000) });
    await play(van, '> [Gửi]');
    await play(van, '> đang gửi tới đâu\n< ⏳ Còn chờ: 3 người\n> [Tạm dừng]\n< Đã tạm dừng gửi thông báo');
    town.clock.advance({ minutes: 2 });
    const store = deliveryStore(town.db, town.clock);
    const claim = () => store.claim({ channel: 'zalo', account: 'zalo-bot', priorities: [2, 3], limit: 10, notTo: [] });
    expect(await claim()).toEqual([]);
    // One was on the wire when it was paused, and must be tried again.
    const row = await town.db.read((tx) => tx.delivery.findFirstOrThrow({ where: { kind: 'notice', state: 'paused' } }));
    await town.db.write((tx) => tx.delivery.update({ where: { id: row.id }, data: { state: 'sending' } }));
    await store.finish([{ id: row.id, contactId: row.contactId, addressId: row.addressId!, state: 'waiting', uncounted: true }]);
    expect(await claim()).toEqual([]);
    const states = () =>
      town.db.read(async (tx) =>
        (await tx.delivery.findMany({ where: { kind: 'notice', channel: 'zalo' } })).map((one) => one.state),
      );
    expect(await states()).toEqual(['paused', 'paused', 'paused']);
    await play(van, '> [Tiếp tục]\n< Đang gửi thông báo');
    expect(await states()).toEqual(['sent', 'sent', 'sent']);
  });

  test('does not come to somebody who stopped our messages meanwhile', async () => {
    town = await openTown({ engine });
    const { ap3 } = town.units;
    const van = await town.member('Lê Thị Vân', ap3, { channel: 'telegram', roles: [{ role: 'secretary', unitId: ap3 }] });
    const an = await town.member('Nguyễn Văn An', ap3);
    const binh = await town.member('Trần Bình', ap3);
    await play(van, '> thông báo họp chi đoàn 7h tối mai ở nhà văn hóa ấp 3');
    town.channel('zalo').fail('throttled', { until: new Date(town.clock.now().getTime() + 60_000) });
    await play(van, '> [Gửi]\n> đang gửi tới đâu\n> [Tạm dừng]');
    town.clock.advance({ minutes: 2 });
    await an.says('dừng');
    an.news();
    await play(van, '> [Tiếp tục]');
    expect(an.news()).toEqual([]);
    expect(binh.news()).toHaveLength(1);
  });

  test('or is over is shown to its sender once, however many processes look at it at the same time', async () => {
    town = await openTown({ engine });
    const { ap3 } = town.units;
    const van = await town.member('Lê Thị Vân', ap3, { channel: 'telegram', roles: [{ role: 'secretary', unitId: ap3 }] });
    await play(van, '> thông báo họp chi đoàn 7h tối mai ở nhà văn hóa ấp 3\n> [Gửi]');
    const rules = sendingRules(readConfig({}));
    const processes = [1, 2, 3, 4].map(() =>
      watchStore({
        db: town.db,
        clock: town.clock,
        newId: town.newId,
        texts: loadTexts(),
        zone: 'Asia/Ho_Chi_Minh',
        units: unitCache(),
      }),
    );
    const decide = (stand: NoticeStand, shown: Shown) =>
      showing(stand, shown, { now: town.clock.now(), zone: 'Asia/Ho_Chi_Minh', rules });
    const written = await Promise.all(processes.map((one) => one.watch(isDue, decide)));
    expect(written.reduce((sum, n) => sum + n, 0)).toBe(1);
    van.news();
    await town.app.settle();
    expect(van.news()).toEqual([expect.stringContaining('Báo cáo gửi thông báo')]);
  });
});
