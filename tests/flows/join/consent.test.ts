import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTown, type Person, type Town } from '../../run/town.js';
import { play } from '../../run/transcript.js';

let town: Town;
beforeEach(async () => {
  town = await openTown();
});
afterEach(() => town.close());

/** Everything that is kept of somebody's talk and messages, as one text. */
async function keptOf(person: Person): Promise<string> {
  return town.db.read(async (tx) => {
    const talk = await tx.conversation.findUnique({ where: { contactId: person.contactId } });
    const inbound = await tx.inbound.findMany({ where: { contactId: person.contactId } });
    return JSON.stringify([talk?.state, inbound.map((one) => one.content)]);
  });
}

const everything = 'em tên Nguyễn Thị Hoa sn 15/3/2004 ở ấp Phú Cường, sđt 0912 345 678, cđ ấp Phú Cường';

describe.each(['zalo', 'telegram'] as const)('consent comes first, on %s', (channel) => {
  test('what somebody says of themselves before they agreed is kept nowhere, and they are told so; said again it fills the form', async () => {
    const hoa = town.stranger(channel);
    await play(
      hoa,
      `> ${everything}
       < Trợ lý Chi đoàn … chưa lưu … bạn có đồng ý không?`,
    );
    expect(await keptOf(hoa)).not.toMatch(/Hoa|2004|912345678|Phú Cường/);
    await play(hoa, '> [Đồng ý]\n< chưa mục nào được bật\n> [Không bật]\n< gửi lại câu đó … Họ và tên đầy đủ');
    expect(await keptOf(hoa)).not.toMatch(/Hoa|2004|912345678|Phú Cường/);
    await play(
      hoa,
      `> ${everything}
       < Bạn xem lại giúp mình nhé
       < Họ và tên: Nguyễn Thị Hoa
       < Ngày sinh: 15/03/2004
       < Số điện thoại: 0912 345 678
       < Chi đoàn: Chi đoàn ấp Phú Cường, Đoàn xã Phú Bình
       < Nơi cư trú: ấp Phú Cường, xã Phú Bình`,
    );
  });

  test('whoever refuses after telling everything has left nothing', async () => {
    const hoa = town.stranger(channel);
    await play(hoa, `> ${everything}\n> [Không đồng ý]\n< chưa lưu gì của bạn`);
    expect(await keptOf(hoa)).not.toMatch(/Hoa|2004|912345678|Phú Cường/);
  });

  test('a yes and the facts may come in one message: the yes comes first', async () => {
    const hoa = town.stranger(channel);
    await play(hoa, `> chào\n> đồng ý, ${everything}\n< chưa mục nào được bật\n> không bật\n< Họ và tên: Nguyễn Thị Hoa`);
    const given = await town.db.read((tx) => tx.consent.findMany({ where: { contactId: hoa.contactId } }));
    expect(given.map((one) => one.purpose)).toEqual(['registration']);
  });

  test('a condition is no yes', async () => {
    const hoa = town.stranger(channel);
    await play(hoa, '> chào\n> đồng ý, nhưng đừng cho ai xem\n< bạn có đồng ý không?');
    expect(await town.db.read((tx) => tx.consent.count())).toBe(0);
  });

  test('the long text is said once: an unclear answer hears the question alone, with what is accepted', async () => {
    const an = town.stranger(channel);
    const first = (await an.says('chào')).join('\n');
    expect(first).toContain('đơn vị quản lý dữ liệu');
    const second = (await an.says('để làm gì vậy bạn')).join('\n');
    expect(second).toMatch(/bạn có đồng ý không\?[\s\S]*“đồng ý” hoặc “không đồng ý”/);
    expect(second).not.toContain('đơn vị quản lý dữ liệu');
    expect(second.length).toBeLessThan(first.length / 2);
    for (const again of ['đăng ký', 'chào bạn', '😀'])
      expect((await an.says(again)).join('\n')).not.toContain('đơn vị quản lý dữ liệu');
    await play(an, '> chi tiết\n< Thời gian lưu … bạn có đồng ý không?');
  });

  test('whoever begins with “đăng ký”, or by an invitation, is told first who they are talking to', async () => {
    const an = town.stranger(channel);
    await play(an, '> đăng ký\n< Mình là Trợ lý Chi đoàn … bạn có đồng ý không?');
    const lan = await town.member('Lê Thị Lan', town.units.phuCuong, {
      roles: [{ role: 'secretary', unitId: town.units.phuCuong }],
    });
    const code = /CD-[A-Z0-9]{6}/.exec((await lan.sendsChoice('invite/start')).join('\n'))![0];
    const binh = town.stranger(channel);
    await play(binh, `> ${code}\n< Mình là Trợ lý Chi đoàn … được mời vào Chi đoàn ấp Phú Cường … bạn có đồng ý không?`);
    await play(binh, '> đồng ý\n> không\n> Trần Văn Bình\n> 1/2/2004\n> bỏ qua\n< Bạn đang ở đâu?');
  });

  test('“đăng ký” at the optional purposes neither answers nor skips them', async () => {
    const an = town.stranger(channel);
    await play(
      an,
      '> chào\n> [Đồng ý]\n> đăng ký\n< chưa mục nào được bật\n[Bật nhắc việc] [Bật nhận tin] [Bật cả hai] [Không bật]',
    );
    await play(an, '> nhắc việc\n< Họ và tên đầy đủ');
    const given = await town.db.read((tx) => tx.consent.findMany({ where: { contactId: an.contactId } }));
    expect(given.map((one) => one.purpose).sort()).toEqual(['registration', 'reminders']);
  });

  test.each(['không nhận tin', 'khong nhan tin', 'không nhận tin nữa', 'tắt thông báo', 'không bật cái nào', 'ko cần'])(
    '“%s” at the optional purposes leaves them off and does not stop everything',
    async (no) => {
      const an = town.stranger(channel);
      await play(an, `> chào\n> [Đồng ý]\n> ${no}\n< không bật mục nào … Họ và tên đầy đủ`);
      const given = await town.db.read((tx) => tx.consent.findMany({ where: { contactId: an.contactId } }));
      expect(given.map((one) => one.purpose)).toEqual(['registration']);
      expect((await town.db.read((tx) => tx.contact.findUniqueOrThrow({ where: { id: an.contactId } }))).stoppedAt).toBeNull();
    },
  );

  test('“dừng” stops everything there as it does everywhere', async () => {
    const an = town.stranger(channel);
    await play(an, '> chào\n> [Đồng ý]\n> dừng');
    expect((await town.db.read((tx) => tx.contact.findUniqueOrThrow({ where: { id: an.contactId } }))).stoppedAt).not.toBeNull();
  });

  test('one refused and the other wanted, both by name, is understood', async () => {
    const an = town.stranger(channel);
    await play(an, '> chào\n> [Đồng ý]\n> không nhận tin, nhưng nhắc việc thì được\n< Họ và tên đầy đủ');
    const given = await town.db.read((tx) => tx.consent.findMany({ where: { contactId: an.contactId } }));
    expect(given.map((one) => one.purpose).sort()).toEqual(['registration', 'reminders']);
  });
});

test('a consent taken back in the middle of the form ends the form, and nothing of it stays', async () => {
  const an = town.stranger('zalo');
  await play(an, '> chào\n> [Đồng ý]\n> [Không bật]\n> Nguyễn Văn An\n< sinh ngày nào\n> rút lại đồng ý');
  const [button] = an.buttons();
  await an.presses(button!);
  expect(await keptOf(an)).not.toContain('Nguyễn Văn An');
});
