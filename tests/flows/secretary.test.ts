import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { engines } from '../run/database.js';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

describe.each(engines)('asking the secretary, on %s', (engine) => {
  let town: Town;
  /** Secretary and deputy of ấp Phú Cường; An is a member there. */
  let lan: Person;
  let minh: Person;
  beforeEach(async () => {
    town = await openTown({ engine });
    lan = await town.member('Lê Thị Lan', town.units.phuCuong, { roles: [{ role: 'secretary', unitId: town.units.phuCuong }] });
    minh = await town.member('Võ Văn Minh', town.units.phuCuong, {
      channel: 'telegram',
      roles: [{ role: 'deputy_secretary', unitId: town.units.phuCuong }],
    });
  });
  afterEach(() => town.close());

  const storedQuestions = () => town.db.read((tx) => tx.question.findMany());

  test.each(['zalo', 'telegram'] as const)(
    'a question from %s reaches both officers, the first answer wins and the text is gone',
    async (channel) => {
      const an = await town.member('Nguyễn Văn An', town.units.phuCuong, { channel });
      await play(
        an,
        `> cho em gặp bí thư
       < Bạn viết câu hỏi cho bí thư
       > Sổ đoàn của em đang ở đâu ạ? Hủy lớp rồi em có cần nộp lại không?
       < đã chuyển câu hỏi đến người phụ trách Chi đoàn ấp Phú Cường`,
      );
      expect(lan.news().join()).toContain('Nguyễn Văn An (Chi đoàn ấp Phú Cường, Đoàn xã Phú Bình) hỏi:\nSổ đoàn của em');
      expect(minh.news().join()).toContain('Sổ đoàn của em đang ở đâu ạ?');
      await play(
        lan,
        `> [Trả lời]
       < viết câu trả lời … Sổ đoàn của em
       > Sổ ở văn phòng xã, em không cần nộp lại.
       < Đã gửi câu trả lời`,
      );
      expect(an.news().join()).toContain('Sổ ở văn phòng xã');
      await play(
        minh,
        `> [Trả lời]
       < đã được trả lời rồi`,
      );
      expect(await storedQuestions()).toMatchObject([{ state: 'answered', text: null, answeredById: lan.contactId }]);
      await play(
        an,
        `> [Hỏi tiếp]
       < Bạn viết câu hỏi`,
      );
    },
  );

  test('two officers who write at the same time: one answer reaches the member, the other officer is told', async () => {
    const an = await town.member('Nguyễn Văn An', town.units.phuCuong);
    await an.says('cho em gặp bí thư');
    await an.says('Mai mấy giờ họp ạ?');
    await lan.presses('Trả lời');
    await minh.presses('Trả lời');
    an.news();
    minh.news();
    const now = town.clock.now();
    await town.app.put([
      town.channel('zalo').inbound(lan.id, { kind: 'text', text: '19 giờ em nhé' }, now),
      town.channel('telegram').inbound(minh.id, { kind: 'text', text: '7 giờ tối' }, now),
    ]);
    await town.app.settle();
    const heard = an.news();
    expect(heard).toHaveLength(1);
    const officers = [...lan.news(), ...minh.news()].join('\n');
    expect(officers).toContain('Đã gửi câu trả lời');
    expect(officers).toContain('đã được trả lời rồi');
  });

  test('the officers see what waits, and answer from the list', async () => {
    const an = await town.member('Nguyễn Văn An', town.units.phuCuong);
    await an.says('gap bi thu');
    await an.says('Em đổi lớp thì sinh hoạt ở đâu?');
    await play(
      lan,
      `> câu hỏi đang chờ
       < Câu hỏi đang chờ trả lời: 1
       < 1. Nguyễn Văn An, Thứ Năm, 12/03/2026: Em đổi lớp
       [Trả lời câu 1]
       > [Trả lời câu 1]
       < Câu hỏi là: … Em đổi lớp
       > Em hỏi xã giúp chị nhé
       > câu hỏi đang chờ
       < không có câu hỏi nào`,
    );
  });

  test('too long, a picture or emoji only is asked again; an accusation is not kept', async () => {
    const an = await town.member('Nguyễn Văn An', town.units.phuCuong);
    await play(
      an,
      `> em muốn nói chuyện với bí thư chi đoàn
       > ${'dài '.repeat(260).trim()}
       < dài 1039 ký tự … tối đa 1000
       > (picture)
       < chỉ nhận chữ
       > 😀😀
       < chỉ nhận chữ
       > em muốn tố cáo bạn Bình tham ô quỹ
       < không nhận và không lưu`,
    );
    expect(await storedQuestions()).toEqual([]);
    expect(lan.news()).toEqual([]);
  });

  test('a sentence that says what it is about can be sent as it is', async () => {
    const an = await town.member('Nguyễn Văn An', town.units.phuCuong);
    await play(
      an,
      `> em cần hỏi bí thư về sổ đoàn
       [Gửi câu vừa nhắn]
       > [Gửi câu vừa nhắn]
       < đã chuyển câu hỏi`,
    );
    expect(lan.news().join()).toContain('em cần hỏi bí thư về sổ đoàn');
  });

  test('a newcomer names the branch; where nobody is in charge nothing is kept', async () => {
    const khach = town.stranger();
    await play(
      khach,
      `> cho em gặp bí thư
       < bí thư của chi đoàn nào
       > ấp 3
       < Có mấy chi đoàn
       > Chi đoàn ấp 3, Đoàn xã Đắc Lua
       < chưa có ai phụ trách`,
    );
    // A member is told before writing, too.
    const binh = await town.member('Phan Văn Bình', town.units.dacLuaAp3);
    await play(binh, '> gặp bí thư\n< chưa có ai phụ trách\n> Em nộp hồ sơ ở đâu ạ?');
    expect(await storedQuestions()).toEqual([]);
  });

  test('a question goes up to the commune when the branch has nobody; a secretary asks the level above', async () => {
    const hoa = await town.member('Trần Thị Hòa', town.units.ap3, {
      roles: [{ role: 'commune_secretary', unitId: town.units.phuBinh }],
    });
    const an = await town.member('Nguyễn Văn An', town.units.ap3);
    await an.says('gặp bí thư');
    await an.says('Chi đoàn mình ai phụ trách ạ?');
    expect(hoa.news().join()).toContain('ai phụ trách');
    await lan.says('gặp bí thư');
    await lan.says('Bao giờ giao ban?');
    expect(hoa.news().join()).toContain('Bao giờ giao ban?');
    expect(minh.news()).toEqual([]);
  });

  test('a button typed by hand for another unit is refused, and a made-up one is gone', async () => {
    const an = await town.member('Nguyễn Văn An', town.units.phuCuong);
    const binh = await town.member('Phan Văn Bình', town.units.ap3, { roles: [{ role: 'secretary', unitId: town.units.ap3 }] });
    await an.says('gặp bí thư');
    await an.says('Chuyện riêng của em');
    const [question] = await storedQuestions();
    expect((await binh.sendsChoice(`questions/answer:${question!.id}`)).join()).toContain('dành cho người phụ trách');
    expect((await an.sendsChoice(`questions/answer:${question!.id}`)).join()).toContain('dành cho người phụ trách');
    expect((await binh.sendsChoice('questions/answer:x')).join()).toContain('không còn nữa');
  });

  test('an officer whose task ends in the middle of an answer cannot send it', async () => {
    const an = await town.member('Nguyễn Văn An', town.units.phuCuong);
    await an.says('gặp bí thư');
    await an.says('Mai có họp không ạ?');
    await lan.presses('Trả lời');
    await town.db.write((tx) => tx.role.updateMany({ where: { contactId: lan.contactId }, data: { validTo: town.clock.now() } }));
    an.news();
    await play(
      lan,
      `> Có em nhé
       < dành cho người phụ trách`,
    );
    expect(an.news()).toEqual([]);
  });
});
