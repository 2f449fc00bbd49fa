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

  test('is counted, too, of a template message that reached a phone number', async () => {
    const account = { ZALO_APP_ID: '1', ZALO_APP_SECRET: '2', ZALO_OA_ID: '3', ZALO_OA_SECRET_KEY: '4' };
    town = await openTown({ engine, env: { ...account, ZALO_NOTICE_TEMPLATE_ID: '7895417' } });
    const { ap3 } = town.units;
    const van = await town.member('Lê Thị Vân', ap3, { channel: 'telegram', roles: [{ role: 'secretary', unitId: ap3 }] });
    const binh = await town.member('Trần Bình', ap3, { phone: '+84912345678' });
    const long = new Date(town.clock.now().getTime() - 8 * 24 * 3600_000);
    await town.db.write((tx) => tx.address.updateMany({ where: { contactId: binh.contactId }, data: { lastInboundAt: long } }));
    await play(van, '> thông báo họp chi đoàn 7h tối mai ở nhà văn hóa ấp 3\n> [Gửi]');
    const sent = await town.db.read((tx) => tx.delivery.findFirst({ where: { byPhone: true } }));
    const of = { channel: 'zalo' as const, account: 'zalo-bot', messageId: sent!.messageId!, at: town.clock.now() };
    await receiptStore(town.db)([
      { what: 'received', person: '84912345678', ...of },
      { what: 'received', person: '84999999999', ...of },
    ]);
    await town.tick();
    expect(van.news().join('\n')).toContain('(Zalo báo đã tới máy 1 người)\n📱 Trong đó mẫu tin qua số điện thoại: 1 người');
  });
});
