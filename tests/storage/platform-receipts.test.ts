import { afterEach, describe, expect, test } from 'vitest';
import { receiptStore } from '../../src/storage/platform-receipts.js';
import { engines } from '../run/database.js';
import { openTown, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

describe.each(engines)('what Zalo says of our messages, on %s', (engine) => {
  test('is in the report: on how many phones it arrived, and how often it was seen, a total that names nobody', async () => {
    town = await openTown({ engine });
    const { ap3 } = town.units;
    const van = await town.member('Lê Thị Vân', ap3, { channel: 'telegram', roles: [{ role: 'secretary', unitId: ap3 }] });
    const an = await town.member('Nguyễn Văn An', ap3);
    const binh = await town.member('Trần Bình', ap3);
    await play(van, '> thông báo họp chi đoàn 7h tối mai ở nhà văn hóa ấp 3\n> [Gửi]');
    const sent = await town.db.read((tx) => tx.delivery.findMany({ where: { kind: 'notice', channel: 'zalo' } }));
    const receipt = (what: 'received' | 'seen', person: string, n: number) => ({
      what,
      channel: 'zalo' as const,
      account: 'zalo-bot',
      person,
      messageId: sent.find((row) => row.externalId === person)?.messageId ?? `m${n}`,
      at: town.clock.now(),
    });
    const told = receiptStore(town.db);
    await told([receipt('received', an.id, 1), receipt('seen', an.id, 1), receipt('received', binh.id, 2)]);
    // Twice is once; somebody else's message, and nobody's, are nothing.
    await told([receipt('received', an.id, 1), { ...receipt('seen', binh.id, 2), messageId: 'of-nobody' }]);
    await town.tick();
    expect(van.news().join('\n')).toContain(
      '✅ Đã gửi: 3 người (Zalo báo đã tới máy 2 người)\n👀 Đã xem: 1 lượt (chỉ tính tổng)',
    );
  });
});
