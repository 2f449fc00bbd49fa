import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { engines } from '../run/database.js';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

describe.each(engines)('stopping and starting messages, on %s', (engine) => {
  let town: Town;
  let an: Person;
  beforeEach(async () => {
    town = await openTown({ engine });
    an = await town.member('Nguyễn Văn An', town.units.phuCuong);
  });
  afterEach(() => town.close());

  const contactOf = (person: Person) => town.db.read((tx) => tx.contact.findUniqueOrThrow({ where: { id: person.contactId } }));
  const consentsOf = async (person: Person) => {
    const rows = await town.db.read((tx) => tx.consent.findMany({ where: { contactId: person.contactId, withdrawnAt: null } }));
    return rows.map((one) => one.purpose).sort();
  };
  /** Something that waits in the outbox for An: a nudge, a notice and an answer. */
  async function waitingForAn(): Promise<void> {
    const address = await town.db.read((tx) => tx.address.findFirstOrThrow({ where: { contactId: an.contactId } }));
    await town.db.write(async (tx) => {
      for (const kind of ['nudge', 'notice', 'report'])
        await tx.delivery.create({
          data: {
            ...{
              id: town.newId(),
              contactId: an.contactId,
              addressId: address.id,
              channel: 'zalo',
              account: 'zalo-bot',
              externalId: an.id,
              kind,
            },
            ...{
              priority: 2,
              payload: { text: `một tin ${kind}` },
              state: 'waiting',
              notBefore: new Date('2026-03-12T03:00:00Z'),
              createdAt: town.clock.now(),
            },
          },
        });
    });
  }

  test('“dừng” stops at once what comes by itself, also what waits already; answers still come', async () => {
    await waitingForAn();
    await play(
      an,
      `> dừng
       < Mình dừng ngay … Bạn nhắn thì mình vẫn trả lời
       [Nhận lại tin]`,
    );
    town.clock.advance({ hours: 2 });
    await town.app.settle();
    expect(an.news()).toEqual(['một tin report']);
    expect((await an.says('menu')).length).toBeGreaterThan(0);
    const states = await town.db.read((tx) => tx.delivery.findMany({ where: { kind: { in: ['nudge', 'notice'] } } }));
    expect(states.map(({ state, failure, payload }) => ({ state, failure, payload }))).toEqual([
      { state: 'cancelled', failure: 'stopped', payload: null },
      { state: 'cancelled', failure: 'stopped', payload: null },
    ]);
    await play(
      an,
      `> nhận lại tin
       < nhắn lại cho bạn như trước`,
    );
    expect((await contactOf(an)).stoppedAt).toBeNull();
  });

  test.each(['STOP', 'đừng nhắn nữa', 'tat thong bao di', 'hủy nhận tin', 'phiền quá, đừng gửi nữa 😡', 'unsubscribe'])(
    '“%s” stops too',
    async (words) => {
      await an.says(words);
      expect((await contactOf(an)).stoppedAt).not.toBeNull();
    },
  );

  test('a question put to a stopped member is answered, since they asked', async () => {
    const lan = await town.member('Lê Thị Lan', town.units.phuCuong, {
      roles: [{ role: 'secretary', unitId: town.units.phuCuong }],
    });
    await an.says('dừng');
    await an.says('gặp bí thư');
    await an.says('Em hỏi chút ạ, mai họp mấy giờ?');
    await lan.presses('Trả lời');
    an.news();
    await lan.says('19 giờ em nhé');
    expect(an.news().join()).toContain('19 giờ em nhé');
  });

  test('only reminders, only news: the rest still comes, and each can be turned on again', async () => {
    await play(
      an,
      `> tắt nhắc rèn luyện thôi, thông báo họp vẫn nhận
       < không nhắc việc rèn luyện nữa. Các tin khác bạn vẫn nhận như trước
       > không nhận tài liệu, bản tin nữa
       < không gửi tài liệu, tin tức nữa`,
    );
    expect(await consentsOf(an)).toEqual(['registration']);
    expect((await contactOf(an)).stoppedAt).toBeNull();
    await play(
      an,
      `> bật nhắc rèn luyện giúp mình
       < sẽ nhắc việc rèn luyện
       > cài đặt
       < ✅ Giấy mời, tin báo họp
       < ✅ Nhắc lịch họp
       < ✅ Nhắc việc rèn luyện
       < ⛔ Tin tức, tài liệu: đang tắt
       < 🔒 Bắt buộc
       < 🌙 Giờ yên tĩnh: 21:00–07:00 (giờ chung)
       [Tắt báo họp] [Tắt nhắc họp] [Tắt nhắc rèn luyện] [Bật tin tức, tài liệu] [Đổi giờ yên tĩnh] [English] [Dừng nhận tin]
       > [Bật tin tức, tài liệu]
       < sẽ gửi bạn tin hoạt động`,
    );
    expect(await consentsOf(an)).toEqual(['news', 'registration', 'reminders']);
  });

  test('invitations and reminders of meetings are turned off and on alone; a change of what they know of is mandatory', async () => {
    const { phuCuong } = town.units;
    const lan = await town.member('Lê Thị Lan', phuCuong, { roles: [{ role: 'secretary', unitId: phuCuong }] });
    await play(lan, '> thông báo họp chi đoàn 7h tối mai ở nhà văn hóa ấp\n> [Gửi]');
    await play(an, '> [Tham dự]');
    const before = await consentsOf(an);
    await play(
      an,
      `> dừng nhắc họp
       < không nhắc lịch họp, không hỏi lại nữa. Giấy mời họp bạn vẫn nhận
       [Bật lại]
       > tắt thông báo họp
       < không gửi giấy mời, tin báo họp nữa … tin này là bắt buộc
       > cài đặt
       < ⛔ Giấy mời, tin báo họp: đang tắt
       < ⛔ Nhắc lịch họp: đang tắt`,
    );
    expect((await contactOf(an)).stoppedAt).toBeNull();
    // No reminder a day before, no invitation to something new; but the change of the meeting they said they come to.
    town.clock.advance({ hours: 10 });
    await town.tick();
    expect(an.news()).toEqual([]);
    await play(lan, '> thông báo họp chi đoàn 8h tối chủ nhật ở sân bóng\n> [Gửi]');
    expect(an.news()).toEqual([]);
    await play(lan, '> dời buổi họp tối mai sang 8h tối mai\n> [Gửi]');
    expect(an.news().join()).toContain('20:00');
    await play(
      an,
      `> bật lại nhắc họp
       < sẽ nhắc lịch họp trước một ngày và một giờ
       > [Bật báo họp]
       < sẽ gửi lại giấy mời`,
    );
    expect(await consentsOf(an)).toEqual(before);
    await play(lan, '> thông báo họp chi đoàn 7h tối thứ 2 ở nhà văn hóa ấp\n> [Gửi]');
    expect(an.news().join()).toContain('nhà văn hóa ấp');
  });

  test('a stop stays: a greeting, an answer, opening the chat again or coming back after a block starts nothing', async () => {
    await an.says('dừng');
    await an.says('chào bạn');
    await an.says('mai có họp không');
    await an.does({ kind: 'start' });
    await an.does({ kind: 'blocked' });
    await an.does({ kind: 'unblocked' });
    await an.does({ kind: 'start', payload: '' });
    expect((await contactOf(an)).stoppedAt).not.toBeNull();
  });

  test('after a stop one kind comes back alone', async () => {
    await an.says('dừng');
    await play(
      an,
      `> bật lại nhắc họp
       < sẽ nhắc lịch họp
       < Các tin khác mình vẫn đang tắt
       [Cài đặt tin nhắn]
       > [Cài đặt tin nhắn]
       < ⛔ Giấy mời, tin báo họp
       < ✅ Nhắc lịch họp
       < ⛔ Nhắc việc rèn luyện
       < ⛔ Tin tức, tài liệu`,
    );
    const { stoppedAt, meetingsOffAt, meetingRemindersOffAt } = await contactOf(an);
    expect([stoppedAt, meetingRemindersOffAt]).toEqual([null, null]);
    expect(meetingsOffAt).not.toBeNull();
  });

  test('a day to start again is not promised', async () => {
    await play(
      an,
      `> tạm ngưng thông báo tới hết tháng 3
       < Mình dừng ngay
       < chưa tự bật lại theo ngày được`,
    );
  });

  test('whoever took back the first consent gives it again before messages come', async () => {
    await an.says('rút lại đồng ý');
    await an.presses('Đăng ký và điểm danh');
    await play(
      an,
      `> nhận lại tin
       < Bạn có đồng ý không?
       [Đồng ý]
       > [Đồng ý]
       < nhắn lại cho bạn như trước`,
    );
    expect(await consentsOf(an)).toEqual(['registration']);
    expect((await contactOf(an)).stoppedAt).toBeNull();
  });

  test('the language changes with the word, in the middle of anything', async () => {
    await town.member('Lê Thị Lan', town.units.phuCuong, { roles: [{ role: 'secretary', unitId: town.units.phuCuong }] });
    await play(
      an,
      `> English
       < From now on I speak English
       > gặp bí thư
       < Please write your question
       > hủy
       > tiếng Việt
       < Từ giờ mình nói tiếng Việt
       > gặp bí thư
       < Bạn viết câu hỏi`,
    );
  });

  test('messages go first to the channel that the person prefers, once both are linked', async () => {
    await play(
      an,
      `> ưu tiên telegram
       < chưa liên kết Telegram`,
    );
    await town.db.write((tx) =>
      tx.address.create({
        data: {
          ...{ id: town.newId(), channel: 'telegram', account: 'telegram-bot', externalId: 'an-tg', contactId: an.contactId },
          ...{ lastInboundAt: new Date('2026-01-01T00:00:00Z'), createdAt: town.clock.now() },
        },
      }),
    );
    const lan = await town.member('Lê Thị Lan', town.units.phuCuong, {
      roles: [{ role: 'secretary', unitId: town.units.phuCuong }],
    });
    await play(
      an,
      `> tin nhắn
       < 📮 Gửi qua nơi bạn nhắn gần nhất
       > nhắn qua telegram trước nhé
       < tin của mình đến Telegram trước
       > cài đặt
       < 📮 Gửi qua Telegram trước
       [Tắt báo họp] [Tắt nhắc họp] [Tắt nhắc rèn luyện] [Tắt tin tức, tài liệu] [Đổi giờ yên tĩnh] [Ưu tiên Zalo] [English] [Dừng nhận tin]
       > gặp bí thư
       > Mai họp ở đâu ạ?`,
    );
    await lan.presses('Trả lời');
    await lan.says('Ở nhà văn hóa ấp');
    expect(
      town
        .channel('telegram')
        .seenBy('an-tg')
        .map((message) => message.text)
        .join(),
    ).toContain('Ở nhà văn hóa ấp');
  });
});
