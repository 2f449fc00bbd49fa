import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keepRates } from '../../src/storage/figures-keeping.js';
import { forgetOld } from '../../src/storage/retention.js';
import { unitCache } from '../../src/storage/units.js';
import { tablesWith } from '../run/all-tables.js';
import { engines } from '../run/database.js';
import { attended, received } from '../run/residence.js';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

describe.each(engines)('what is kept of residence activity, on %s', (engine) => {
  let town: Town;
  let an: Person;
  let lan: Person;
  beforeEach(async () => {
    town = await openTown({ engine });
    await night('2026-03-12T12:00:00Z');
    const { ap3, class11a2 } = town.units;
    lan = await town.member('Lê Thị Lan', ap3, { roles: [{ role: 'secretary', unitId: ap3 }] });
    an = await town.member('Nguyễn Văn An', class11a2);
    await received(town, an.memberId, ap3);
    await attended(town, ap3, '2026-03-01', [an.memberId]);
    await play(lan, '> nhận xét nơi cư trú\n> [Từng bạn]\n> tốt\n> Năng nổ lắm\n< Đã xong danh sách');
  });
  afterEach(() => town.close());

  /** What is done of a night by the crontab, in its order. */
  const night = async (at: string) => {
    await keepRates(town.db, new Date(at), 'Asia/Ho_Chi_Minh', (tx) => unitCache().current(tx));
    await forgetOld(town.db, new Date(at));
  };
  const left = async () => ({
    remarks: await town.db.read((tx) => tx.residenceRemark.count()),
    places: await town.db.read((tx) => tx.residenceRegistration.count()),
  });

  test('goes 90 days after the end of its period, and not before', async () => {
    await play(an, '> đăng ký hoạt động nơi cư trú\n> [Thôi tham gia]\n< không còn tham gia');
    await town.db.write((tx) =>
      tx.member.update({ where: { id: lan.memberId }, data: { participation: 'good', participationOn: '2026-03-01' } }),
    );
    await night('2027-03-31T12:00:00Z');
    expect(await left()).toEqual({ remarks: 1, places: 1 });
    await night('2027-04-02T12:00:00Z');
    expect((await left()).remarks).toBe(0);
    // A place that was left in March belongs to the school year too, and to the year; both are over for 90 days by December 2026 and April 2027.
    await night('2027-12-01T12:00:00Z');
    expect(await left()).toEqual({ remarks: 0, places: 0 });
    expect(await town.db.read((tx) => tx.member.findUnique({ where: { id: lan.memberId } }))).toMatchObject({
      participation: null,
      participationOn: null,
    });
  });

  test('where somebody still takes part stays', async () => {
    await night('2029-01-01T00:00:00Z');
    expect(await left()).toEqual({ remarks: 0, places: 1 });
  });

  test('stays where the rates of its period could not be kept as numbers yet', async () => {
    await forgetOld(town.db, new Date('2027-04-02T12:00:00Z'));
    expect((await left()).remarks).toBe(1);
  });

  test('is still in the rate of its period, which says that the names behind it are gone', async () => {
    await night('2027-04-02T12:00:00Z');
    expect((await left()).remarks).toBe(0);
    town.clock.set('2027-04-03T12:00:00Z');
    await play(
      lan,
      `> tỷ lệ nơi cư trú năm 2026
       < Chi đoàn ấp 3, Đoàn xã Phú Bình: tham gia hoạt động tại nơi cư trú, năm 2026, tính đến 31/12/2026.
       < 1/2 = 50,0%
       < danh sách tên và nhận xét đã được xóa`,
    );
    expect(lan.buttons()).not.toContain('Chưa có ghi nhận');
    await play(lan, '> xuất bảng tham gia nơi cư trú năm 2026\n< danh sách tên và nhận xét đã được xóa');
  });

  test('is counted rightly also when the night breaks off in the middle of keeping it', async () => {
    const rate = async () =>
      (await lan.says('tỷ lệ nơi cư trú năm 2026'))
        .join()
        .match(/tính đến (\S+)\.\s+(\S+) =/)
        ?.slice(1);
    town.clock.set('2027-04-02T12:00:00Z');
    const before = await rate();
    let writes = 0;
    const breaking: typeof town.db = {
      ...town.db,
      write: (work, when) => (++writes > 3 ? Promise.reject(new Error('broke off')) : town.db.write(work, when)),
    };
    const keep = (db: typeof town.db) =>
      keepRates(db, new Date('2027-04-02T12:00:00Z'), 'Asia/Ho_Chi_Minh', (tx) => unitCache().current(tx));
    await expect(keep(breaking)).rejects.toThrow('broke off');
    expect(before).toEqual(['31/12/2026', '1/2']);
    expect(await rate()).toEqual(before);
    await keep(town.db);
    expect(await rate()).toEqual(before);
  });

  test('is in the copy of own data, with the remark and the own words against it', async () => {
    await play(an, '> [Có ý kiến]\n> Mình dự hai buổi mới đúng\n< Mình đã chuyển');
    const kept = await town.db.read(async (tx) => (await tx.residenceRemark.findMany())[0]);
    expect(kept).toMatchObject({ state: 'objected', objection: 'Mình dự hai buổi mới đúng' });
    await play(an, '> dữ liệu của tôi\n< Nhận xét nơi cư trú của Chi đoàn ấp 3, năm 2026: tham gia tốt (đang xem lại)');
    await an.presses('Tải bản sao');
    const files = an
      .all()
      .flatMap((message) => (message.attachment ? [Buffer.from(message.attachment.base64, 'base64').toString('utf8')] : []));
    expect(files.join('\n')).toMatch(/Năng nổ lắm[\s\S]*Mình dự hai buổi mới đúng/);
  });

  test('is gone with the person, also from the list that the secretary has open', async () => {
    await play(an, '> [Có ý kiến]\n> Mình dự hai buổi mới đúng');
    await lan.presses('Xem và quyết định');
    await an.says('xóa dữ liệu của tôi');
    await an.presses('Tiếp tục xóa');
    await an.presses('Xóa vĩnh viễn');
    expect(await tablesWith(town.db, [an.memberId, 'Nguyễn Văn An', 'Mình dự hai buổi'])).toEqual([]);
    expect(await left()).toEqual({ remarks: 0, places: 0 });
    expect((await lan.says('tốt')).join()).not.toContain('Nguyễn Văn An');
  });
});
