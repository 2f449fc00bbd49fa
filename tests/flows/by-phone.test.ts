import { afterEach, describe, expect, test } from 'vitest';
import { engines } from '../run/database.js';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

const account = { ZALO_APP_ID: '1', ZALO_APP_SECRET: 'bí mật', ZALO_OA_ID: '2', ZALO_OA_SECRET_KEY: 'chìa khóa' };
const template = { ...account, ZALO_NOTICE_TEMPLATE_ID: '7895417', ZALO_PRICE_TEMPLATE_VND: '300' };

const day = 24 * 3600_000;
const silentFor = (person: Person, days: number) =>
  town.db.write((tx) =>
    tx.address.updateMany({
      where: { contactId: person.contactId },
      data: { lastInboundAt: new Date(town.clock.now().getTime() - days * day) },
    }),
  );

/** An wrote today, Bình has been silent on Zalo for eight days and has a phone number in the roster. */
async function branch(
  engine: 'sqlite' | 'postgresql' = 'sqlite',
  env: Record<string, string> = template,
  channel: 'zalo' | 'telegram' = 'zalo',
) {
  town = await openTown({ engine, env });
  const { ap3 } = town.units;
  const van = await town.member('Lê Thị Vân', ap3, { channel, roles: [{ role: 'secretary', unitId: ap3 }] });
  const an = await town.member('Nguyễn Văn An', ap3);
  const binh = await town.member('Trần Bình', ap3, { phone: '+84912345678' });
  await silentFor(binh, 8);
  return { van, an, binh };
}

/** What came to a phone number, as lines. */
const onPhone = (number = '84912345678') =>
  town
    .channel('zalo')
    .seenBy(number)
    .map((message) => message.template?.values);
const called = '> thông báo họp chi đoàn 7h tối mai ở nhà văn hóa ấp 3';

describe.each(engines)('a notice to somebody whose chat is closed, on %s', (engine) => {
  test.each(['zalo', 'telegram'] as const)(
    'goes to their phone number: in the plan, in what is sent and in the report, to an officer on %s',
    async (channel) => {
      const { van, an, binh } = await branch(engine, template, channel);
      await play(
        van,
        `
      ${called}
      < Mời đoàn viên chi đoàn: 3 người.
      < Sẽ nhận tin: 3 người
      < Mẫu tin qua số điện thoại (Zalo lâu không nhắn): 1 tin, khoảng 300 đồng.
      > [Gửi]
      < Đã gửi thông báo tới 3 người
      `,
      );
      expect(an.news()).toHaveLength(1);
      expect(binh.all()).toEqual([]);
      expect(onPhone()).toEqual([
        {
          ho_ten: 'Trần Bình',
          loai_tin: 'Thông báo',
          don_vi: 'Chi đoàn ấp 3',
          ten_buoi: 'Sinh hoạt thường kỳ',
          thoi_gian: '19:00 13/03/2026',
          dia_diem: 'nhà văn hóa ấp 3',
        },
      ]);
      await town.tick();
      expect(van.news().join()).toContain('✅ Đã gửi: 3 người\n📱 Trong đó mẫu tin qua số điện thoại: 1 người, khoảng 300 đồng');
      if (channel === 'zalo') {
        await van.presses('Tải bảng');
        const table = Buffer.from(van.all().at(-1)!.attachment!.base64, 'base64').toString();
        expect(table).toContain('Trần Bình;Chi đoàn ấp 3, Đoàn xã Phú Bình;Đã gửi (mẫu tin qua số điện thoại)');
      }
      // What is said of it later takes the same road; a second question is not worth its price.
      await play(van, '> dời họp sang 19h30 thứ 7\n> [Gửi]');
      await play(van, '> hủy họp\n> [Bỏ qua]\n> [Gửi thông báo hủy]');
      expect(onPhone().map((values) => `${values?.loai_tin}: ${values?.thoi_gian}`)).toEqual([
        'Thông báo: 19:00 13/03/2026',
        'Thay đổi lịch: 19:30 14/03/2026',
        'Hủy lịch: 19:30 14/03/2026',
      ]);
    },
  );

  test('also when Zalo only says so when it is sent', async () => {
    const { van, binh } = await branch(engine);
    await silentFor(binh, 6.9);
    town.channel('zalo').fail('windowClosed', { to: binh.id });
    await play(van, `${called}\n> [Gửi]`);
    expect(onPhone()).toHaveLength(1);
    await town.tick();
    expect(van.news().join()).toContain('✅ Đã gửi: 3 người');
  });

  test('a number that takes none: they are on the list of those to be told by hand, and their chat stays as it was', async () => {
    const { van, binh } = await branch(engine);
    town.channel('zalo').fail('numberRefused', { to: '84912345678' });
    await play(van, `${called}\n> [Gửi]`);
    await town.tick();
    await play(van, '> ai chưa nhận được tin\n< - Trần Bình (');
    expect((await town.db.read((tx) => tx.address.findFirst({ where: { contactId: binh.contactId } })))?.state).toBe('open');
    await play(binh, '> lịch họp\n< 19:00, Thứ Sáu, 13/03/2026');
  });
});

describe('no message goes to a phone number', () => {
  const noMessage = async (van: Person, unreached: string) => {
    await play(van, `${called}\n< Chưa nhận được: 1 người\n> [Gửi]`);
    expect(onPhone()).toEqual([]);
    await play(van, `> ai chưa nhận được tin\n< - Trần Bình (${unreached})`);
  };

  test('when the operator has not configured a template', async () => {
    const { van } = await branch('sqlite', account);
    await noMessage(van, 'đã chặn bot hoặc lâu không nhắn');
  });

  test('of somebody who has stopped, who took back their consent, or who has blocked the account', async () => {
    const { van, binh } = await branch();
    await town.db.write((tx) => tx.contact.update({ where: { id: binh.contactId }, data: { stoppedAt: town.clock.now() } }));
    await noMessage(van, 'đã tắt tin nhắn');
    await town.db.write((tx) => tx.contact.update({ where: { id: binh.contactId }, data: { stoppedAt: null } }));
    await town.db.write((tx) =>
      tx.consent.updateMany({ where: { contactId: binh.contactId }, data: { withdrawnAt: town.clock.now() } }),
    );
    await play(van, `${called.replace('tối mai', 'tối thứ bảy')}\n< Chưa nhận được: 1 người\n> [Gửi]`);
    await town.db.write((tx) => tx.consent.updateMany({ where: { contactId: binh.contactId }, data: { withdrawnAt: null } }));
    await town.db.write((tx) => tx.address.updateMany({ where: { contactId: binh.contactId }, data: { state: 'blocked' } }));
    await play(van, `${called.replace('tối mai', 'tối chủ nhật')}\n< Chưa nhận được: 1 người\n> [Gửi]`);
    expect(onPhone()).toEqual([]);
  });

  test('of the roster whom the bot has never spoken to: they have consented to nothing', async () => {
    const { van, binh } = await branch();
    await silentFor(binh, 1);
    await town.rosterMember('Phạm Cúc', town.units.ap3, { phone: '+84987654321' });
    await play(van, `${called}\n< Chưa nhận được: 1 người\n> [Gửi]`);
    expect(onPhone('84987654321')).toEqual([]);
  });

  test('of whoever has Telegram, or no number', async () => {
    const { van, an, binh } = await branch();
    await town.db.write((tx) =>
      tx.address.create({
        data: {
          id: town.newId(),
          channel: 'telegram',
          account: 'telegram-bot',
          externalId: 'binh-tele',
          contactId: binh.contactId,
          lastInboundAt: new Date(town.clock.now().getTime() - 30 * day),
          createdAt: town.clock.now(),
        },
      }),
    );
    await silentFor(an, 9);
    await play(van, `${called}\n< Chưa nhận được: 1 người\n> [Gửi]`);
    expect(town.channel('telegram').seenBy('binh-tele')).toHaveLength(1);
    expect(onPhone()).toEqual([]);
  });

  test.each(engines)('of whoever has written by the time it leaves, on %s', async (engine) => {
    const { van, binh } = await branch(engine);
    town.clock.set('2026-03-12T15:00:00Z'); // 22:00: it waits for the morning
    await play(van, '> thông báo họp chi đoàn 7h tối thứ bảy ở nhà văn hóa ấp 3\n> [Gửi]');
    await play(binh, '> menu');
    town.clock.set('2026-03-13T00:30:00Z');
    await town.tick();
    expect(binh.news()).toEqual([expect.stringContaining('📣 THÔNG BÁO SINH HOẠT CHI ĐOÀN')]);
    expect(onPhone()).toEqual([]);
    await town.tick();
    expect(van.news().join()).not.toContain('số điện thoại');
  });

  test('for a second question, nor in the quiet hours', async () => {
    const { van, binh } = await branch();
    town.clock.set('2026-03-12T15:00:00Z'); // 22:00
    await play(van, '> thông báo họp chi đoàn 7h tối thứ bảy ở nhà văn hóa ấp 3\n> [Gửi]');
    expect(onPhone()).toEqual([]);
    town.clock.set('2026-03-13T00:30:00Z'); // 07:30
    await town.tick();
    expect(onPhone()).toHaveLength(1);
    await play(van, '> nhắc người chưa trả lời\n> [Gửi nhắc]');
    expect(onPhone()).toHaveLength(1);
    expect(binh.all()).toEqual([]);
  });
});
