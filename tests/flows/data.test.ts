import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { personHash, phoneHash, platformHash } from '../../src/domain/erasure.js';
import { canonicalKey } from '../../src/language/folding.js';
import { allRows, tablesWith } from '../run/all-tables.js';
import { engines } from '../run/database.js';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

describe.each(engines)('my data, on %s', (engine) => {
  let town: Town;
  let lan: Person;
  beforeEach(async () => {
    town = await openTown({ engine });
    lan = await town.member('Lê Thị Lan', town.units.phuCuong, { roles: [{ role: 'secretary', unitId: town.units.phuCuong }] });
  });
  afterEach(() => town.close());

  /** An has a past: a meeting answered and attended, a pledge, a residence registration, a waiting question. */
  async function anWithAPast(channel: 'zalo' | 'telegram' = 'zalo'): Promise<Person> {
    const an = await town.member('Nguyễn Văn An', town.units.phuCuong, { channel, phone: '+84912345678' });
    const { memberId, contactId } = an;
    const now = town.clock.now();
    const [activityId, pledgeId] = [town.newId(), town.newId()];
    await town.db.write(async (tx) => {
      await tx.activity.create({
        data: {
          ...{
            id: activityId,
            unitId: town.units.phuCuong,
            kind: 'regular',
            startAt: now,
            place: 'Nhà văn hóa',
            audience: {},
            state: 'done',
          },
          createdAt: now,
        },
      });
      await tx.invitation.create({ data: { activityId, memberId } });
      await tx.rsvp.create({ data: { activityId, memberId, answer: 'attend', reason: 'rảnh buổi tối', at: now } });
      await tx.attendance.create({ data: { activityId, memberId, mark: 'present', by: 'self', at: now } });
      await tx.lateCheckIn.create({ data: { id: town.newId(), activityId, memberId, state: 'accepted', createdAt: now } });
      await tx.pledge.create({
        data: {
          ...{ id: pledgeId, memberId, text: 'Đọc một cuốn sách mỗi tháng', rhythm: 'month', hour: 19, startedOn: '2026-01-05' },
          ...{ state: 'active', createdAt: now },
        },
      });
      await tx.pledgeCheckIn.create({ data: { pledgeId, dueOn: '2026-02-05', status: 'done', askedAt: now } });
      await tx.registration.create({
        data: {
          id: town.newId(),
          contactId,
          memberId,
          matched: true,
          branchId: town.units.phuCuong,
          state: 'approved',
          createdAt: now,
        },
      });
      await tx.residenceRegistration.create({
        data: { id: town.newId(), memberId, receivingUnitId: town.units.ap3, state: 'received', createdAt: now },
      });
      await tx.linkCode.create({ data: { hash: 'abc', contactId, createdAt: now, expiresAt: now } });
    });
    await an.says('gặp bí thư');
    await an.says('Em nộp hồ sơ ở đâu ạ?');
    return an;
  }

  test('everything that is kept is said in plain words', async () => {
    const an = await anWithAPast();
    await play(
      an,
      `> bot đang lưu thông tin gì của em vậy
       < Đây là tất cả
       < Họ tên: Nguyễn Văn An
       < Ngày sinh: 15/03/2004
       < Số điện thoại: 0912 345 678
       < Chi đoàn: Chi đoàn ấp Phú Cường (đang sinh hoạt)
       < Quản lý đăng ký và điểm danh: đã đồng ý ngày 12/03/2026
       < Đăng ký vào Chi đoàn ấp Phú Cường ngày 12/03/2026: đã duyệt
       < Đăng ký hoạt động nơi cư trú với Chi đoàn ấp 3: đã tiếp nhận
       < Hoạt động được mời hoặc đã ghi: 1, có mặt 1
       < Cam kết: “Đọc một cuốn sách mỗi tháng” (đang thực hiện, 1 lần được nhắc)
       < Câu hỏi đang chờ Chi đoàn ấp Phú Cường trả lời: “Em nộp hồ sơ ở đâu ạ?”
       < Tài khoản để nhắn tin: Zalo
       [Sửa thông tin] [Tải bản sao] [Rút lại đồng ý] [Xóa dữ liệu] [Xong]
       > [Xong]
       < Cảm ơn bạn`,
    );
  });

  test.each(['zalo', 'telegram'] as const)(
    'the copy on %s holds everything of the person and nothing of others',
    async (channel) => {
      const an = await anWithAPast(channel);
      await town.member('Trần Văn Bình', town.units.phuCuong, { phone: '+84987654321' });
      await an.says('dữ liệu của tôi');
      await an.presses('Tải bản sao');
      const file = an.all().at(-1)!.attachment!;
      expect(file).toMatchObject({ kind: 'file', name: 'du-lieu-cua-toi.json', mime: 'application/json' });
      const text = Buffer.from(file.base64, 'base64').toString('utf8');
      const copy = JSON.parse(text);
      expect(copy.member).toMatchObject({
        fullName: 'Nguyễn Văn An',
        birthDate: '2004-03-15',
        phone: '+84912345678',
        branch: 'Chi đoàn ấp Phú Cường',
      });
      expect(copy.addresses).toMatchObject([{ channel, id: an.id }]);
      expect(copy.activities).toMatchObject([
        { kind: 'regular', answer: 'attend', reason: 'rảnh buổi tối', mark: 'present', lateCheckIn: 'accepted' },
      ]);
      expect(copy.pledges).toMatchObject([
        { text: 'Đọc một cuốn sách mỗi tháng', checkIns: [{ dueOn: '2026-02-05', status: 'done' }] },
      ]);
      expect(copy.questions).toMatchObject([{ text: 'Em nộp hồ sơ ở đâu ạ?' }]);
      expect(copy.consents.map((one: { purpose: string }) => one.purpose).sort()).toEqual(['news', 'registration', 'reminders']);
      for (const others of ['Lan', 'Bình', '+84987654321', lan.contactId, lan.id]) expect(text).not.toContain(others);
      expect(await town.db.read((tx) => tx.audit.count({ where: { action: 'data_exported', actorId: an.contactId } }))).toBe(1);
    },
  );

  test('a phone number is corrected from one sentence, after a yes', async () => {
    const an = await anWithAPast();
    await play(
      an,
      `> em đổi sdt mới 0387654321
       < đổi số điện thoại thành 0387 654 321
       [Đúng] [Nhập lại]
       > đúng rồi
       < đã sửa: 0387 654 321`,
    );
    expect(await town.db.read((tx) => tx.member.findUnique({ where: { id: an.memberId } }))).toMatchObject({
      phone: '+84387654321',
    });
    expect(lan.news().join()).not.toContain('0387');
  });

  test('a bad date is asked again, a picture too; the secretary hears of a new name and of the wish to change branch', async () => {
    const an = await anWithAPast();
    lan.news();
    await play(
      an,
      `> sửa thông tin cá nhân
       < muốn sửa thông tin nào
       > 2
       < ngày sinh
       > 31/02/2004
       < chưa đọc được ngày sinh
       > (picture)
       < chỉ nhận chữ
       > 16/3/2004
       < đổi ngày sinh thành 16/03/2004
       > [Nhập lại]
       < ngày sinh
       > 17/3/2004
       > [Đúng]
       < đã sửa: 17/03/2004
       > tên em viết sai dấu, phải là Nguyễn Văn Ân
       < Nguyễn Văn Ân
       > [Đúng]
       < đã sửa
       > em nhập nhầm chi đoàn, em ở chi đoàn ấp 4 mới đúng
       < báo bí thư là chi đoàn đúng của bạn là
       > [Đúng]
       < đã báo bí thư`,
    );
    const told = lan.news().join('\n');
    expect(told).toContain('đã sửa ngày sinh của mình thành 17/03/2004');
    expect(told).toContain('sửa họ tên của mình thành Nguyễn Văn Ân');
    expect(told).toContain('ấp 4');
    const member = await town.db.read((tx) => tx.member.findUniqueOrThrow({ where: { id: an.memberId } }));
    expect(member).toMatchObject({
      birthDate: '2004-03-17',
      fullName: 'Nguyễn Văn Ân',
      searchKey: 'nguyen van an',
      branchId: town.units.phuCuong,
    });
  });

  test('each consent is withdrawn by itself; without the first everything stops', async () => {
    const an = await anWithAPast();
    await play(
      an,
      `> rút lại đồng ý
       < Bạn muốn rút lại đồng ý nào?
       > [Nhắc việc rèn luyện]
       < không nhắc việc rèn luyện
       > rút lại đồng ý
       [Đăng ký và điểm danh] [Tin hoạt động, tài liệu] [Giữ lại]
       > [Đăng ký và điểm danh]
       < không gửi gì cho bạn nữa
       [Xóa dữ liệu]
       > rút lại đồng ý
       < không có đồng ý nào`,
    );
    const consents = await town.db.read((tx) => tx.consent.findMany({ where: { contactId: an.contactId } }));
    expect(consents).toHaveLength(3);
    expect(consents.every((one) => one.withdrawnAt !== null)).toBe(true);
    expect(await town.db.read((tx) => tx.contact.findUnique({ where: { id: an.contactId } }))).toMatchObject({
      stoppedAt: town.clock.now(),
    });
  });

  test.each(['zalo', 'telegram'] as const)(
    'erasing on %s takes two steps, and then no table knows the person',
    async (channel) => {
      const an = await anWithAPast(channel);
      await town.db.write(async (tx) => {
        // An reported, was an officer once, and is linked on the other channel too.
        await tx.joinCode.create({
          data: {
            code: 'K1',
            unitId: town.units.phuCuong,
            createdBy: an.contactId,
            createdAt: town.clock.now(),
            expiresAt: town.clock.now(),
          },
        });
        await tx.role.create({
          data: {
            id: town.newId(),
            contactId: an.contactId,
            unitId: town.units.phuCuong,
            role: 'committee_member',
            validFrom: town.clock.now(),
          },
        });
      });
      await an.says('dữ liệu của tôi');
      await an.presses('Tải bản sao');
      // Lan is in the middle of answering An.
      await lan.presses('Trả lời');
      await play(
        an,
        `> xóa dữ liệu của tôi
       < Bạn muốn xóa dữ liệu của mình?
       < Sẽ xóa hết
       < Hồ sơ, sổ đoàn viên chính thức do đơn vị giữ
       < đang giữ nhiệm vụ Ủy viên Ban Chấp hành … Nên bàn giao
       [Tiếp tục xóa] [Giữ lại]
       > [Tiếp tục xóa]
       < Xác nhận lần cuối
       [Xóa vĩnh viễn] [Giữ lại]
       > ừ
       < chọn một trong hai nút
       > [Xóa vĩnh viễn]
       < Mình đã xóa dữ liệu của bạn`,
      );
      const personal = [
        'Nguyễn Văn An',
        'nguyễn văn an',
        'nguyen van an',
        '+84912345678',
        '0912',
        'Đọc một cuốn sách',
        'nộp hồ sơ',
        'rảnh buổi tối',
      ];
      expect(await tablesWith(town.db, personal)).toEqual([]);
      expect(await tablesWith(town.db, [`"${an.id}"`, an.memberId])).toEqual([]);
      // The audit log is append-only: what stays in it are ids that lead nowhere.
      expect(await tablesWith(town.db, [an.contactId])).toEqual(['Audit']);
      const erasures = await town.db.read((tx) => tx.erasure.findMany());
      expect(new Set(erasures.map((one) => one.hash))).toEqual(
        new Set([
          platformHash(channel, `${channel}-bot`, an.id),
          phoneHash('+84912345678'),
          personHash(canonicalKey('Nguyễn Văn An'), '2004-03-15', town.units.phuCuong),
        ]),
      );
      const evidence = await town.db.read((tx) =>
        tx.consent.findMany({ where: { contactId: platformHash(channel, `${channel}-bot`, an.id) } }),
      );
      expect(evidence.map((one) => one.purpose).sort()).toEqual(['news', 'registration', 'reminders']);
      // What belongs to others is untouched.
      expect(await tablesWith(town.db, ['Lê Thị Lan'])).toEqual(['Member']);
      expect((await lan.says('Nộp ở xã em nhé')).join()).not.toContain('Đã gửi');
    },
  );

  test('after the erasure they are a newcomer, and the same message delivered again changes nothing', async () => {
    const an = await anWithAPast();
    await an.says('xoá hết thông tin của em đi');
    await an.presses('Tiếp tục xóa');
    const press = town.channel('zalo').inbound(an.id, { kind: 'choice', address: 'data/eraseSure:erase-now' }, town.clock.now());
    await town.app.put([press]);
    await town.app.settle();
    const before = await allRows(town.db);
    await town.app.put([press, press]);
    await town.app.settle();
    expect(await allRows(town.db)).toEqual(before);
    an.news();
    expect((await an.says('chào bot')).join()).toContain('Trợ lý Chi đoàn');
  });

  test('erasing in the middle of a form ends the form with it', async () => {
    const an = await anWithAPast();
    await play(
      an,
      `> đổi số điện thoại
       < số điện thoại mới
       > xóa dữ liệu của tôi
       < Bạn muốn xóa dữ liệu
       > [Tiếp tục xóa]
       > [Xóa vĩnh viễn]
       < Mình đã xóa`,
    );
    expect(await tablesWith(town.db, [an.memberId, 'Nguyễn Văn An'])).toEqual([]);
  });

  test('somebody who keeps the data at the last step loses nothing', async () => {
    const an = await anWithAPast();
    await play(
      an,
      `> xoa tai khoan
       > [Tiếp tục xóa]
       > [Giữ lại]
       < không có gì thay đổi`,
    );
    expect(await tablesWith(town.db, [an.memberId])).toContain('Member');
  });

  test('the only administrator is warned, and what waits for others about the person is not sent', async () => {
    const hoa = await town.member('Trần Thị Hòa', town.units.ap3, {
      roles: [{ role: 'administrator', unitId: town.units.district }],
    });
    await play(
      hoa,
      `> xóa dữ liệu của tôi
       < quản trị viên duy nhất của Huyện đoàn Tân Phú
       > [Giữ lại]`,
    );
    const an = await anWithAPast();
    // Lan's Zalo is unreachable just now: An's second question waits in the outbox.
    town.channel('zalo').fail('unreachable', { to: lan.id, until: new Date('2026-03-13T00:00:00Z') });
    lan.news();
    await an.says('gặp bí thư');
    await an.says('Câu hỏi thứ hai của em');
    expect(await tablesWith(town.db, ['Câu hỏi thứ hai'])).toEqual(['Delivery', 'Question']);
    await an.says('xóa dữ liệu của tôi');
    await an.presses('Tiếp tục xóa');
    await an.presses('Xóa vĩnh viễn');
    expect(await tablesWith(town.db, ['Câu hỏi thứ hai', 'Nguyễn Văn An'])).toEqual([]);
    town.clock.set('2026-03-13T01:00:00Z');
    await town.app.settle();
    expect(lan.news()).toEqual([]);
  });

  test('a claim to be a roster member who is not approved yet does not erase that member', async () => {
    const memberId = await town.rosterMember('Phạm Thị Dung', town.units.phuCuong, { phone: '+84933333333' });
    const la = town.stranger();
    await la.says('chào');
    await town.db.write((tx) =>
      tx.registration.create({
        data: {
          id: town.newId(),
          contactId: la.contactId,
          memberId,
          matched: true,
          branchId: town.units.phuCuong,
          state: 'waiting',
          createdAt: town.clock.now(),
        },
      }),
    );
    await la.says('hủy');
    await la.sendsChoice('data/erasing');
    await la.presses('Tiếp tục xóa');
    await la.presses('Xóa vĩnh viễn');
    expect(await town.db.read((tx) => tx.member.count({ where: { id: memberId } }))).toBe(1);
    const kinds = await town.db.read((tx) => tx.erasure.findMany());
    expect(kinds.map((one) => one.kind)).toEqual(['platform']);
    expect(await tablesWith(town.db, [la.contactId, `"${la.id}"`])).toEqual([]);
  });
});
