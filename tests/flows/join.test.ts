import pino from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { personHash, phoneHash } from '../../src/domain/erasure.js';
import { loadTexts } from '../../src/i18n.js';
import { canonicalKey } from '../../src/language/folding.js';
import { engines } from '../run/database.js';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

/** The secretary of ấp Phú Cường: every request of that branch is hers. */
function secretary(at: keyof Town['units'] = 'phuCuong', fullName = 'Lê Thị Lan'): Promise<Person> {
  return town.member(fullName, town.units[at], { roles: [{ role: 'secretary', unitId: town.units[at] }] });
}

const upToTheName = `
  > chào
  < Đoàn xã Phú Bình
  > [Đồng ý]
  < chưa mục nào được bật
  > [Không bật]
  < Họ và tên đầy đủ`;
const upToTheSummary = `${upToTheName}
  > Nguyễn Văn An
  > 15/03/2004
  > 0912345678
  > ấp Phú Cường
  > [ấp Phú Cường, xã Phú Bình]
  < Bạn xem lại giúp mình nhé`;

describe.each(engines)('joining, on %s', (engine) => {
  beforeEach(async () => {
    town = await openTown({ engine });
  });

  test.each(['zalo', 'telegram'] as const)('a newcomer on %s needs nine turns, and the secretary one tap', async (channel) => {
    const lan = await secretary();
    const an = town.stranger(channel);
    const script = `
      > chào bot
      < Trợ lý Chi đoàn … Đoàn xã Phú Bình (đơn vị quản lý dữ liệu) … bạn có đồng ý không?
      > [Đồng ý]
      < chưa mục nào được bật … Nhắc việc rèn luyện của tôi: tắt … Nhận tin hoạt động, tài liệu: tắt
      [Bật nhắc việc] [Bật nhận tin] [Bật cả hai] [Không bật]
      > [Bật nhắc việc]
      < Họ và tên đầy đủ
      > Nguyễn Văn An
      < sinh ngày nào
      > 15/03/2004
      < Số điện thoại
      > (contact 84912345678)
      < chi đoàn nào
      > chi doan ap phu cuong
      < Bạn đang ở đâu?
      > [ấp Phú Cường, xã Phú Bình]
      < Họ và tên: Nguyễn Văn An
      < Ngày sinh: 15/03/2004
      < Số điện thoại: 0912 345 678
      < Chi đoàn: Chi đoàn ấp Phú Cường, Đoàn xã Phú Bình
      < Nơi cư trú: ấp Phú Cường, xã Phú Bình
      > [Gửi]
      < Mình đã gửi yêu cầu đến Bí thư Chi đoàn ấp Phú Cường`;
    expect(script.match(/^\s*>/gm)).toHaveLength(9);
    await play(an, script);
    expect(lan.news().join('\n')).toContain('Nguyễn Văn An');
    expect(await lan.presses('Duyệt')).toEqual([expect.stringContaining('Đã duyệt Nguyễn Văn An')]);
    expect(an.news().join('\n')).toContain('bạn đã là thành viên của Chi đoàn ấp Phú Cường');
    await town.db.read(async (tx) => {
      const contact = await tx.contact.findUniqueOrThrow({ where: { id: an.contactId } });
      const member = await tx.member.findUniqueOrThrow({ where: { id: contact.memberId! } });
      expect(member).toMatchObject({
        fullName: 'Nguyễn Văn An',
        birthDate: '2004-03-15',
        phone: '+84912345678',
        branchId: town.units.phuCuong,
        status: 'active',
        source: 'chat',
      });
      const consents = await tx.consent.findMany({ where: { contactId: an.contactId }, orderBy: { at: 'asc' } });
      expect(consents.map((one) => one.purpose).sort()).toEqual(['registration', 'reminders']);
      expect(consents.every((one) => one.channel === channel && one.messageId !== '')).toBe(true);
    });
    await play(an, '> chào\n< Chào bạn An!');
  });

  test('somebody of the roster is matched by name, birth date and branch, typed without accents, and not created again', async () => {
    const lan = await secretary();
    const memberId = await town.rosterMember('Nguyễn Văn An', town.units.phuCuong, { birthDate: '2004-03-15' });
    const an = town.stranger('zalo');
    await play(
      an,
      `${upToTheName}
       > nguyen van an
       < Tên có dấu của bạn viết thế nào?
       > nguyen van an
       < sinh ngày nào
       > 15/03/2004
       > 0912345678
       > ap phu cuong
       > [Bỏ qua]
       > [Gửi]
       < Mình đã gửi yêu cầu`,
    );
    expect(lan.news().join('\n')).toContain('Khớp với danh sách chi đoàn');
    await lan.presses('Duyệt');
    await town.db.read(async (tx) => {
      expect(await tx.member.count()).toBe(2);
      const contact = await tx.contact.findUniqueOrThrow({ where: { id: an.contactId } });
      expect(contact.memberId).toBe(memberId);
      // The roster's spelling stays, its empty phone is filled.
      expect(await tx.member.findUniqueOrThrow({ where: { id: memberId } })).toMatchObject({
        fullName: 'Nguyễn Văn An',
        phone: '+84912345678',
        status: 'active',
      });
      expect((await tx.registration.findFirstOrThrow({ where: { contactId: an.contactId } })).claimed).toBeNull();
    });
  });

  test('the roster is matched by phone even when the name was typed without accents, and a shared family phone alone matches nobody', async () => {
    await secretary();
    const memberId = await town.rosterMember('Nguyễn Văn Ân', town.units.phuCuong, {
      birthDate: '2004-03-15',
      phone: '+84912345678',
    });
    const an = town.stranger('zalo');
    await play(an, `${upToTheSummary}\n> gửi\n< Mình đã gửi yêu cầu`);
    const sister = town.stranger('telegram');
    await play(
      sister,
      `${upToTheName}\n> Nguyễn Thị Bích\n> 1/2/2006\n> 0912345678\n> ấp Phú Cường\n> bỏ qua\n> gửi\n< Mình đã gửi yêu cầu`,
    );
    await town.db.read(async (tx) => {
      expect(await tx.registration.findFirstOrThrow({ where: { contactId: an.contactId } })).toMatchObject({
        matched: true,
        memberId,
      });
      expect(await tx.registration.findFirstOrThrow({ where: { contactId: sister.contactId } })).toMatchObject({
        matched: false,
      });
    });
  });

  test('a request is decided once: the second secretary hears who was first, and pressing twice changes nothing', async () => {
    const lan = await secretary();
    const deputy = await town.member('Trần Văn Dũng', town.units.phuCuong, {
      channel: 'telegram',
      roles: [{ role: 'deputy_secretary', unitId: town.units.phuCuong }],
    });
    const an = town.stranger('zalo');
    await play(an, `${upToTheSummary}\n> [Gửi]`);
    await lan.presses('Duyệt');
    await play(lan, '> [Duyệt]\n< đã được đồng chí Lê Thị Lan duyệt rồi');
    await play(deputy, '> [Từ chối]\n< đã được đồng chí Lê Thị Lan duyệt rồi');
    expect(an.all().filter((message) => message.text.includes('đã duyệt'))).toHaveLength(1);
    expect(await town.db.read((tx) => tx.registration.findFirstOrThrow())).toMatchObject({
      state: 'approved',
      decidedById: lan.contactId,
    });
  });

  test('two secretaries at the same moment: one decides, the other is told so', async () => {
    const lan = await secretary();
    const dung = await town.member('Trần Văn Dũng', town.units.phuCuong, {
      channel: 'telegram',
      roles: [{ role: 'deputy_secretary', unitId: town.units.phuCuong }],
    });
    const an = town.stranger('zalo');
    await play(an, `${upToTheSummary}\n> [Gửi]`);
    const address = lan
      .all()
      .at(-1)!
      .choices!.find((choice) => choice.label === 'Duyệt')!.address;
    await town.app.put([
      town.channel('zalo').inbound(lan.id, { kind: 'choice', address }, town.clock.now()),
      town.channel('telegram').inbound(dung.id, { kind: 'choice', address }, town.clock.now()),
    ]);
    await town.app.settle();
    const said = [...lan.all().slice(-1), ...dung.all().slice(-1)].map((message) => message.text);
    expect(said.filter((text) => text.startsWith('Đã duyệt'))).toHaveLength(1);
    expect(said.filter((text) => text.includes('duyệt rồi'))).toHaveLength(1);
  });

  test('a refusal carries the reason, leaves nothing of the person, and they may try again', async () => {
    const lan = await secretary();
    const an = town.stranger('zalo');
    await play(an, `${upToTheSummary}\n> [Gửi]`);
    await play(
      lan,
      `> [Từ chối]
       < lý do
       > (picture)
       < ghi bằng chữ
       > Bạn thuộc chi đoàn ấp 3 nhé
       < Đã từ chối yêu cầu`,
    );
    expect(an.news().join('\n')).toMatch(/chưa được duyệt[\s\S]*Lý do: Bạn thuộc chi đoàn ấp 3 nhé/);
    await town.db.read(async (tx) => {
      expect(await tx.member.count({ where: { source: 'chat' } })).toBe(0);
      expect(await tx.registration.findFirstOrThrow()).toMatchObject({ state: 'refused', memberId: null });
    });
    // The consent stands, so the second time begins with the name.
    await play(an, '> [Đăng ký]\n< Họ và tên đầy đủ');
  });
});

describe('joining', () => {
  beforeEach(async () => {
    town = await openTown();
  });

  test('no to reminders and news does not stand in the way, and no to the first ends kindly with nothing kept', async () => {
    const an = town.stranger('zalo');
    await play(
      an,
      `> xin chào
       > không đồng ý
       < mình chưa lưu gì của bạn
       > [Đăng ký]
       < bạn có đồng ý không?
       > [Xem chi tiết]
       < Thời gian lưu … bạn có đồng ý không?
       > đồng ý
       > không
       < Họ và tên đầy đủ`,
    );
    const consents = await town.db.read((tx) => tx.consent.findMany());
    expect(consents.map((one) => one.purpose)).toEqual(['registration']);
  });

  test('any line of the summary can be corrected', async () => {
    const lan = await secretary('ap3');
    const an = town.stranger('telegram');
    await play(
      an,
      `${upToTheSummary}
       > [Sửa]
       [Sửa họ tên] [Sửa ngày sinh] [Sửa số điện thoại] [Sửa chi đoàn] [Sửa nơi cư trú]
       > [Sửa họ tên]
       > Nguyễn Văn Ân
       < Họ và tên: Nguyễn Văn Ân
       [Gửi] [Sửa]
       > sửa ngày sinh
       > 16.3.2004
       < Ngày sinh: 16/03/2004
       > sửa sđt
       > 0987 654 321
       < Số điện thoại: 0987 654 321
       > sửa chi đoàn
       > [Chọn trong danh sách]
       < Bạn chọn xã, phường hoặc trường
       > [Đoàn xã Phú Bình]
       < Bạn chọn chi đoàn của Đoàn xã Phú Bình
       > [Chi đoàn ấp 3]
       < Chi đoàn: Chi đoàn ấp 3, Đoàn xã Phú Bình
       > sửa nơi cư trú
       > số 12 đường 30/4, ap 3 xa phu binh
       < Nơi cư trú: ấp 3, xã Phú Bình
       > ok gửi đi
       < Bí thư Chi đoàn ấp 3, Đoàn xã Phú Bình`,
    );
    expect(lan.news().join('\n')).toContain('Nguyễn Văn Ân');
  });

  test('bad answers have kind answers: too long, emoji, a picture, somebody else’s contact, a wrong date', async () => {
    const an = town.stranger('telegram');
    await play(
      an,
      `${upToTheName}
       > ${'rất dài '.repeat(400)}
       < chưa đọc được họ tên
       > 😀😀
       < chưa thấy họ tên
       > (sticker)
       < nhắn bằng chữ
       > An
       < họ và tên đầy đủ
       > Nguyễn Văn An
       < sinh ngày nào
       > (picture)
       < nhắn bằng chữ
       > 31/02/2004
       < Không có ngày này
       > 3/15/2004
       < ngày trước, tháng sau
       > [15/03/2004]
       < Số điện thoại
       > (other's contact 0987654321)
       < danh thiếp của người khác
       > 02838212345
       < máy bàn
       > (contact +84912345678)
       < chi đoàn nào
       > chi đoàn sao Hỏa
       < chưa tìm thấy
       > ấp 3
       < Có mấy chi đoàn
       [Chi đoàn ấp 3, Đoàn xã Phú Bình] [Chi đoàn ấp 3, Đoàn xã Đắc Lua] [Chọn trong danh sách]
       > 2
       < Bạn đang ở đâu?`,
    );
  });

  test('a question in between is answered and the open question comes back', async () => {
    const an = town.stranger('zalo');
    await play(
      an,
      `${upToTheName}
       > trợ giúp
       < quay lại … Họ và tên đầy đủ
       > Nguyễn Văn An
       > cảm ơn
       < sinh ngày nào
       > quay lại
       < Họ và tên đầy đủ
       > Nguyễn Văn Bình
       > 15/03/2004
       < Số điện thoại`,
    );
  });

  test('after three days the bot asks whether to go on, and goes on where it was', async () => {
    const an = town.stranger('zalo');
    await play(an, `${upToTheName}\n> Nguyễn Văn An\n< sinh ngày nào`);
    town.clock.advance({ days: 3 });
    await play(
      an,
      `> 15/03/2004
       < Chào bạn trở lại! … Đăng ký đoàn viên
       > [Làm tiếp]
       < sinh ngày nào
       > 15/03/2004
       < Số điện thoại`,
    );
  });

  test('a process that died with a message unread: the next one goes on with it, and with the form', async () => {
    const an = town.stranger('zalo');
    await play(an, `${upToTheName}\n> Nguyễn Văn An\n< sinh ngày nào`);
    const paper = town.channel('zalo');
    await town.app.put([paper.inbound(an.id, { kind: 'text', text: '15/03/2004' }, town.clock.now())]);
    town.clock.advance({ seconds: 30 }); // the dead process held the bot account
    const next = buildApp({
      config: readConfig({}),
      db: town.db,
      clock: town.clock,
      channels: [paper],
      texts: loadTexts(),
      log: pino({ level: process.env.TEST_LOG ?? 'silent' }),
    });
    await next.settle();
    expect(an.news().join('\n')).toContain('Số điện thoại của bạn là gì?');
    await next.put([paper.inbound(an.id, { kind: 'text', text: '0912345678' }, town.clock.now())]);
    await next.settle();
    expect(an.news()).toEqual([expect.stringContaining('chi đoàn nào')]);
  });

  test('a deploy that renamed the step: sorry, and the person can begin again', async () => {
    const an = town.stranger('zalo');
    await play(an, `${upToTheName}\n> Nguyễn Văn An\n< sinh ngày nào`);
    await town.db.write(async (tx) => {
      const saved = await tx.conversation.findUniqueOrThrow({ where: { contactId: an.contactId } });
      const state = saved.state as { frames: { step: string }[] };
      state.frames[0]!.step = 'birthday';
      await tx.conversation.update({ where: { contactId: an.contactId }, data: { state, step: 'birthday' } });
    });
    await play(an, '> 15/03/2004\n< Xin lỗi bạn, mình vừa được cập nhật\n> [Đăng ký]\n< Họ và tên đầy đủ');
  });

  test('a button of a finished form is old, and does nothing twice', async () => {
    await secretary();
    const an = town.stranger('zalo');
    await play(
      an,
      `${upToTheSummary}\n> [Gửi]\n< Mình đã gửi yêu cầu\n> [Gửi]\n< Nút này đã cũ\n> chào\n< đang chờ Bí thư duyệt\n[Rút yêu cầu]`,
    );
    expect(await town.db.read((tx) => tx.registration.count())).toBe(1);
    await play(an, '> [Rút yêu cầu]\n< Mình đã rút yêu cầu và xóa thông tin\n> [Rút yêu cầu]\n< Không có yêu cầu nào');
    expect(await town.db.read((tx) => tx.member.count({ where: { source: 'chat' } }))).toBe(0);
  });

  test('too young is refused kindly and nothing is kept; over 35 is sent to the secretary', async () => {
    const be = town.stranger('zalo');
    await play(be, `${upToTheName}\n> Lê Văn Bé\n> 12/03/2011\n< đủ 15 tuổi + 1 ngày … không lưu thông tin`);
    const lon = town.stranger('zalo');
    await play(lon, `${upToTheName}\n> Lê Văn Lớn\n> 12/03/1990\n< Bạn nhờ Bí thư`.replace('Bạn nhờ', 'bạn nhờ'));
    await town.db.read(async (tx) => {
      expect(await tx.registration.count()).toBe(0);
      const states = (await tx.conversation.findMany()).map((one) => JSON.stringify(one.state)).join();
      expect(states).not.toMatch(/Lê Văn/);
    });
  });

  test('over 30 the secretary, not the member, reads of the ceremony', async () => {
    const lan = await secretary();
    const an = town.stranger('zalo');
    await play(an, `${upToTheName}\n> Trần Văn Tám\n> 12/03/1994\n> bỏ qua\n> ấp Phú Cường\n> bỏ qua\n> gửi\n< Mình đã gửi`);
    expect(lan.news().join('\n')).toContain('đến tuổi trưởng thành Đoàn');
    expect(
      an
        .all()
        .map((message) => message.text)
        .join('\n'),
    ).not.toContain('trưởng thành');
  });

  test('under 16 only "waits" is kept until the secretary has recorded the guardian’s consent', async () => {
    const lan = await secretary();
    const na = town.stranger('zalo');
    await play(
      na,
      `${upToTheName}
       > Phạm Thị Na
       > 20/05/2010
       < chưa đủ 16 tuổi … chi đoàn nào
       > ấp Phú Cường
       < Mình đã báo Bí thư Chi đoàn ấp Phú Cường`,
    );
    const kept = await town.db.read(async (tx) => ({
      members: await tx.member.count({ where: { source: 'chat' } }),
      consents: await tx.consent.count({ where: { contactId: na.contactId } }),
      registration: await tx.registration.findFirstOrThrow(),
      state: JSON.stringify((await tx.conversation.findUniqueOrThrow({ where: { contactId: na.contactId } })).state),
    }));
    expect(kept).toMatchObject({ members: 0, consents: 0, registration: { state: 'guardian', memberId: null, claimed: null } });
    expect(kept.state).not.toMatch(/Na|2010/);
    await play(na, '> chào\n< đang chờ Bí thư ghi nhận');
    await play(lan, '> [Đã có sự đồng ý]\n< Đã ghi nhận\n> [Đã có sự đồng ý]\n< đã được ghi nhận rồi');
    expect(na.news().join('\n')).toContain('đăng ký tiếp');
    await play(
      na,
      '> [Tiếp tục đăng ký]\n> [Đồng ý]\n> [Không bật]\n> Phạm Thị Na\n> 20/05/2010\n< Số điện thoại\n> bỏ qua\n> [ấp Phú Cường, xã Phú Bình]\n> [Gửi]\n< Mình đã gửi',
    );
    await play(lan, '> [Duyệt]\n< Đã duyệt Phạm Thị Na');
    const registration = await town.db.read((tx) => tx.registration.findFirstOrThrow());
    expect(registration).toMatchObject({ state: 'approved', guardianById: lan.contactId });
  });

  test('a branch without a secretary asks the nearest unit above that has one', async () => {
    const hoa = await town.member('Võ Thị Hòa', town.units.ap3, {
      roles: [{ role: 'commune_secretary', unitId: town.units.phuBinh }],
    });
    const an = town.stranger('zalo');
    await play(an, `${upToTheSummary}\n> [Gửi]`);
    expect(hoa.news().join('\n')).toContain('Nguyễn Văn An');
    await play(hoa, '> [Duyệt]\n< Đã duyệt');
  });

  test('a button typed by another unit’s secretary is refused, and the list shows only one’s own', async () => {
    const lan = await secretary();
    const other = await secretary('dacLuaAp3', 'Mai Văn Kha');
    const an = town.stranger('zalo');
    await play(an, `${upToTheSummary}\n> [Gửi]`);
    const { id } = await town.db.read((tx) => tx.registration.findFirstOrThrow());
    for (const action of ['approve', 'refuse', 'show', 'guardian']) {
      expect((await other.sendsChoice(`approvals/${action}:${id}`)).join()).toContain('dành cho Bí thư');
    }
    expect((await an.sendsChoice(`approvals/approve:${id}`)).join()).toContain('dành cho Bí thư');
    expect((await other.sendsChoice('approvals/list')).join()).toContain('không có yêu cầu nào');
    await lan.sendsChoice('approvals/list');
    await play(
      lan,
      '> [Nguyễn Văn An (Chi đoàn ấp Phú Cường)]\n< Họ và tên: Nguyễn Văn An\n[Duyệt] [Từ chối]\n> duyệt Nguyễn Văn An\n< Họ và tên: Nguyễn Văn An',
    );
    expect(await town.db.read((tx) => tx.registration.findFirstOrThrow())).toMatchObject({ state: 'waiting' });
  });

  test('who wants to correct their name before they agreed to anything is asked to agree, not told that they are nobody', async () => {
    await play(town.stranger('zalo'), '> chào\n> sửa tên\n< Mình cần câu trả lời rõ trước khi hỏi tiếp.\n< bạn có đồng ý không?');
  });

  test('what was said after a consent that stands is not asked again', async () => {
    const lan = await secretary();
    const an = town.stranger('zalo');
    await play(an, `${upToTheSummary}\n> [Gửi]`);
    await play(lan, '> [Từ chối]\n> [Không nêu lý do]');
    await play(
      an,
      '> em tên Trần Thị Mỹ Duyên sinh 15/3/2004 ở ấp Phú Cường\n< Số điện thoại\n> 0912345678\n< Có phải chi đoàn này không?\n> đúng\n< Nơi cư trú: ấp Phú Cường, xã Phú Bình',
    );
  });

  test('somebody who lost the old account gets the member back through the secretary, and the old account is told', async () => {
    const lan = await secretary();
    const old = await town.member('Nguyễn Văn An', town.units.phuCuong, { channel: 'telegram', birthDate: '2004-03-15' });
    const an = town.stranger('zalo');
    await play(
      an,
      `${upToTheSummary}\n> [Gửi]\n< đã được dùng để đăng ký từ một tài khoản khác\n> [Tài khoản cũ không còn]\n< Mình đã gửi yêu cầu`,
    );
    expect(lan.news().join('\n')).toContain('đang dùng trợ lý ở một tài khoản khác');
    await lan.presses('Duyệt');
    expect(old.news().join('\n')).toContain('tài khoản mới');
    const contacts = await town.db.read((tx) => tx.contact.findMany({ where: { memberId: old.memberId } }));
    expect(contacts.map((one) => one.id)).toEqual([an.contactId]);
  });

  test('by their own shared number somebody is found in the branch of the list; a typed number tells nobody where its owner belongs', async () => {
    const lan = await secretary('ap3');
    const kha = await secretary('phuCuong', 'Mai Văn Kha');
    await town.rosterMember('Nguyễn Văn An', town.units.ap3, { birthDate: '2004-03-15', phone: '+84912345678' });
    const curious = town.stranger('zalo');
    await play(curious, `${upToTheSummary}\n> [Gửi]\n< Bí thư Chi đoàn ấp Phú Cường`);
    expect(kha.news().join('\n')).toContain('Chưa có trong danh sách');
    expect(lan.news()).toEqual([]);
    const an = town.stranger('telegram');
    await play(
      an,
      `${upToTheName}\n> Nguyễn Văn An\n> 15/03/2004\n> (contact +84912345678)\n> ấp Phú Cường\n> bỏ qua\n> gửi\n< Bí thư Chi đoàn ấp 3`,
    );
    expect(lan.news().join('\n')).toContain('Khớp với danh sách');
  });

  test('somebody who was erased is welcome again, and a later list may name them', async () => {
    await secretary();
    const hashes = [phoneHash('+84912345678'), personHash(canonicalKey('Nguyễn Văn An'), '2004-03-15', town.units.phuCuong)];
    await town.db.write((tx) =>
      tx.erasure.createMany({ data: hashes.map((hash) => ({ hash, kind: 'person', erasedAt: town.clock.now() })) }),
    );
    const an = town.stranger('zalo');
    await play(an, `${upToTheSummary}\n> [Gửi]\n< Mình đã gửi`);
    expect(await town.db.read((tx) => tx.erasure.count())).toBe(2);
    const lan = await town.member('Hồ Thị Mai', town.units.phuCuong, {
      roles: [{ role: 'deputy_secretary', unitId: town.units.phuCuong }],
    });
    await lan.sendsChoice('approvals/list');
    await play(lan, '> [Nguyễn Văn An (Chi đoàn ấp Phú Cường)]\n> [Duyệt]\n< Đã duyệt Nguyễn Văn An');
    expect(await town.db.read((tx) => tx.erasure.count())).toBe(0);
  });
});

describe('joining with interruptions', () => {
  beforeEach(async () => {
    town = await openTown();
  });

  test('a join code, or "đăng ký" once more, in the middle of the form asks nothing again', async () => {
    const lan = await secretary();
    const said = (await lan.sendsChoice('invite/start')).join('\n');
    const code = /CD-[A-Z0-9]{6}/.exec(said)![0];
    const an = town.stranger('telegram');
    await play(
      an,
      `${upToTheName}
       > Nguyễn Văn An
       > 15/03/2004
       < Số điện thoại
       > đăng ký
       < Số điện thoại
       > (start cd_${code.slice(3)})
       < Bạn được mời vào Chi đoàn ấp Phú Cường
       < Số điện thoại
       > 0912345678
       < Bạn đang ở đâu?
       > bỏ qua
       < Họ và tên: Nguyễn Văn An
       < Ngày sinh: 15/03/2004`,
    );
  });

  test('the optional purposes are named without numbers, and may be typed', async () => {
    const an = town.stranger('zalo');
    const shown = [...(await an.says('chào')), ...(await an.presses('Đồng ý'))].join('\n');
    // A number in the text would be another button's number.
    expect(shown).not.toMatch(/^\s*[123]\. /m);
    await play(an, '> có\n< Bạn chọn một trong các nút\n> ca hai\n< Họ và tên đầy đủ');
    const given = await town.db.read((tx) => tx.consent.findMany({ where: { contactId: an.contactId } }));
    expect(given.map((one) => one.purpose).sort()).toEqual(['news', 'registration', 'reminders']);
  });

  test('whoever waits for the secretary is told so whatever they write, and not that they are not understood', async () => {
    await secretary();
    const an = town.stranger('zalo');
    await play(an, `${upToTheSummary}\n> [Gửi]\n> họp khi nào\n< đang chờ Bí thư duyệt\n[Rút yêu cầu]`);
  });

  test('after the guardian’s consent was recorded the menu leads on and does not speak of waiting', async () => {
    const lan = await secretary();
    const muoi = town.stranger('zalo');
    await play(muoi, `${upToTheName}\n> Phạm Thị Mười\n> 1/11/2010\n> ap phu cuong\n> menu\n< đang chờ Bí thư ghi nhận`);
    await lan.presses('Đã có sự đồng ý');
    await play(muoi, '> menu\n[Đăng ký]\n> [Đăng ký]\n< bạn có đồng ý không?');
  });
});
