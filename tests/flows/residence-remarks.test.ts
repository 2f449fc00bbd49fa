import { afterEach, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/storage/database.js';
import { engines } from '../run/database.js';
import { attended, received } from '../run/residence.js';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

/** The pupils of class 11A2 live in ấp 3: its secretary Lan receives and remarks on them, their own secretary is Minh. */
interface Cast {
  lan: Person;
  minh: Person;
  an: Person;
  binh: Person;
  cuong: string;
}

async function openCast(engine?: Engine, channel: 'zalo' | 'telegram' = 'zalo'): Promise<Cast> {
  town = await openTown({ engine });
  const { ap3, class11a2 } = town.units;
  const lan = await town.member('Lê Thị Lan', ap3, { channel, roles: [{ role: 'secretary', unitId: ap3 }] });
  const minh = await town.member('Trần Văn Minh', class11a2, { roles: [{ role: 'secretary', unitId: class11a2 }] });
  const an = await town.member('Nguyễn Văn An', class11a2, { channel: 'telegram' });
  const binh = await town.member('Phạm Thị Bình', class11a2);
  const cuong = await town.rosterMember('Võ Văn Cường', class11a2);
  return { lan, minh, an, binh, cuong };
}

const read = (person: Person) => person.news().join('\n');

describe.each(engines)('the remark at the end of a period, on %s', (engine) => {
  test('is suggested, decided by the secretary, seen and objected to by the member, decided again, and confirmed to the home unit', async () => {
    const { lan, minh, an, binh, cuong } = await openCast(engine);
    const { ap3 } = town.units;
    for (const who of [an.memberId, binh.memberId, cuong]) await received(town, who, ap3);
    await attended(town, ap3, '2026-03-01', [an.memberId, binh.memberId], { title: 'Ra quân đầu năm' });
    await attended(town, ap3, '2026-03-08', [an.memberId]);
    await play(
      lan,
      `> nhận xét nơi cư trú
       < Nhận xét của Chi đoàn ấp 3, Đoàn xã Phú Bình, năm 2026: 3 bạn
       < Chưa nhận xét: 3; đang chờ bạn ấy xem: 0
       < tham gia tốt 1, có tham gia 1, có đăng ký 1
       > [Từng bạn]
       < Nguyễn Văn An (Chi đoàn 11A2, Đoàn trường THPT Đoàn Kết), năm 2026: 2 hoạt động
       < Ra quân đầu năm (Chi đoàn ấp 3)
       < Gợi ý: tham gia tốt
       > rất là siêng
       < chọn một mức
       > tốt
       < Mức “tham gia tốt” … tối đa 300
       > ${'x'.repeat(301)}
       < dài 301 ký tự, tối đa 300
       > (picture)
       < một câu bằng chữ
       > Nhiệt tình, đúng giờ.
       < Đã ghi Nguyễn Văn An: tham gia tốt
       < Phạm Thị Bình … 1 hoạt động
       > [Chỉ đăng ký]
       > [Không cần]
       < Đã ghi Phạm Thị Bình: có đăng ký nhưng không tham gia
       < Võ Văn Cường
       > bỏ qua
       < Đã xong danh sách`,
    );
    expect(read(an)).toMatch(
      /Chi đoàn ấp 3, Đoàn xã Phú Bình nhận xét bạn kỳ năm 2026: tham gia tốt \(2 hoạt động\)[\s\S]*hết Thứ Năm, 19\/03\/2026[\s\S]*Nhiệt tình, đúng giờ\./,
    );
    expect(read(binh)).toContain('có đăng ký nhưng chưa tham gia (1 hoạt động)');
    await play(an, '> [Đồng ý]\n< đã chính thức\n[Phiếu xác nhận]');
    await play(
      binh,
      `> [Có ý kiến]
       < cho Bí thư biết
       > 👍👍
       < một câu bằng chữ
       > ${'ơ'.repeat(302)}
       < dài 302 ký tự
       > Mình có dự buổi ra quân ngày 1/3 ạ
       < Mình đã chuyển ý kiến của bạn đến Bí thư Chi đoàn ấp 3`,
    );
    expect(read(lan)).toMatch(/Phạm Thị Bình có ý kiến[\s\S]*Mình có dự buổi ra quân ngày 1\/3/);
    await play(
      lan,
      `> [Xem và quyết định]
       < Phạm Thị Bình … 1 hoạt động
       < có đăng ký nhưng không tham gia. Bạn ấy có ý kiến
       < Mình có dự buổi ra quân
       > [Có tham gia]
       > bỏ qua
       < Nhận xét chính thức của Phạm Thị Bình: có tham gia`,
    );
    expect(read(binh)).toContain('Nhận xét chính thức của Chi đoàn ấp 3');
    const rows = await town.db.read((tx) => tx.residenceRemark.findMany({ orderBy: { activities: 'desc' } }));
    expect(rows.map(({ memberId, level, state, objection }) => ({ memberId, level, state, objection }))).toEqual([
      { memberId: an.memberId, level: 'good', state: 'final', objection: null },
      { memberId: binh.memberId, level: 'participated', state: 'final', objection: null },
    ]);
    // The second press of an old button decides nothing anew.
    await play(lan, '> [Xem và quyết định]\n< đã có ý kiến hoặc đã chính thức');
    await play(binh, '> [Có ý kiến]\n< Nhận xét chính thức');

    await play(
      binh,
      `> [Phiếu xác nhận]
       < XÁC NHẬN THAM GIA HOẠT ĐỘNG ĐOÀN TẠI NƠI CƯ TRÚ
       < Phạm Thị Bình
       < Chi đoàn 11A2, Đoàn trường THPT Đoàn Kết
       < Số hoạt động đã tham gia: 1
       < Mức tham gia: Có tham gia`,
    );
    expect(binh.all().at(-1)?.attachment).toMatchObject({
      kind: 'file',
      mime: 'application/pdf',
      name: 'xac-nhan-noi-cu-tru-nam-2026.pdf',
    });
    expect(read(minh)).toContain('đã có xác nhận hoạt động nơi cư trú, năm 2026');
    await play(
      minh,
      `> [Xác nhận đã có]
       < đã có 2, còn chờ 1
       < 1. Nguyễn Văn An – Chi đoàn ấp 3: 2 hoạt động, Tham gia tốt
       < 2. Phạm Thị Bình – Chi đoàn ấp 3: 1 hoạt động, Có tham gia`,
    );
    expect(minh.all().at(-1)?.attachment).toMatchObject({ mime: 'application/pdf' });
  });

  test('as suggested for all at once; without an objection the days make it final, and both sides hear of it', async () => {
    const { lan, minh, an, binh, cuong } = await openCast(engine);
    const { ap3 } = town.units;
    for (const who of [an.memberId, binh.memberId, cuong]) await received(town, who, ap3);
    await attended(town, ap3, '2026-03-01', [an.memberId]);
    await play(
      lan,
      '> nhan xet noi cu tru\n> [Chốt theo gợi ý (3)]\n< cho 3 bạn. Đã gửi 2 bạn xem trước, 1 bạn chưa dùng trợ lý … Sau 7 ngày',
    );
    expect(read(an)).toContain('có tham gia (1 hoạt động)');
    await play(an, '> kết quả nơi cư trú\n< 1 hoạt động được ghi nhận\n< Nhận xét (chưa chính thức): có tham gia');
    await play(binh, '> [Có ý kiến]\n> em bận thi nên chưa đi được');
    town.clock.advance({ days: 7 });
    await town.tick();
    const states = async () => (await town.db.read((tx) => tx.residenceRemark.findMany())).map((one) => one.state).sort();
    expect(await states()).toEqual(['objected', 'shown', 'shown']);
    // Both write in between: Zalo lets nobody write to them after a week of silence.
    for (const one of [lan, minh]) await one.says('menu');
    town.clock.advance({ days: 1 });
    await town.tick();
    expect(await states()).toEqual(['final', 'final', 'objected']);
    expect(read(an)).toContain('Nhận xét chính thức của Chi đoàn ấp 3');
    expect(read(lan)).toContain('2 nhận xét đã hết thời hạn góp ý');
    expect(read(minh)).toContain('đã có xác nhận');
    await play(
      an,
      '> kết quả nơi cư trú của tôi\n< Nhận xét chính thức: có tham gia\n> [Phiếu xác nhận]\n< Mức tham gia: Có tham gia',
    );
    await town.tick();
    expect(read(an)).toBe('');
  });
});

describe('the remark at the end of a period', () => {
  test('is written one by one on Telegram, where no list of names is shown', async () => {
    const { lan, an, binh } = await openCast('sqlite', 'telegram');
    for (const who of [an.memberId, binh.memberId]) await received(town, who, town.units.ap3);
    await attended(town, town.units.ap3, '2026-03-01', [an.memberId]);
    await play(
      lan,
      `> nhận xét nơi cư trú
       < 2 bạn được tiếp nhận
       > [Xem danh sách]
       < chỉ xem qua Zalo
       > [Từng bạn]
       < Nguyễn Văn An … Còn 2 bạn
       > có tham gia
       > [Không cần]
       < Phạm Thị Bình
       > [Để sau]
       < Mình đã lưu đến đây
       > nhận xét nơi cư trú
       < Chưa nhận xét: 1; đang chờ bạn ấy xem: 1`,
    );
    await play(an, '> [Đồng ý]\n< đã chính thức');
    // The paper is theirs alone: nobody else gets it by its number, nor agrees in their name.
    const { id } = await town.db.read((tx) => tx.residenceRemark.findFirstOrThrow());
    expect((await binh.sendsChoice(`residence_record/paper:${id}`)).join()).toContain('chi đoàn liên quan');
    expect((await binh.sendsChoice(`residence_remarks/accept:${id}`)).join()).toContain('không còn nữa');
    expect((await lan.sendsChoice(`residence_record/paper:${id}`)).join()).toContain('chỉ xem qua Zalo');
  });

  test('that was only shown can be put right; the member sees it anew', async () => {
    const { lan, an } = await openCast();
    await received(town, an.memberId, town.units.ap3);
    await play(lan, '> nhận xét nơi cư trú\n> [Chốt theo gợi ý (1)]');
    expect(read(an)).toContain('có đăng ký nhưng chưa tham gia (0 hoạt động)');
    await attended(town, town.units.ap3, '2026-03-11', [an.memberId]);
    town.clock.advance({ minutes: 5 });
    await play(
      lan,
      '> danh sách tham gia nơi cư trú\n> Nguyễn Văn An\n< Nhận xét (chưa chính thức): có đăng ký\n> [Viết nhận xét]\n> tham gia\n> [Không cần]\n< Đã ghi Nguyễn Văn An: có tham gia',
    );
    expect(read(an)).toContain('có tham gia (1 hoạt động)');
    expect(await town.db.read((tx) => tx.residenceRemark.count())).toBe(1);
  });

  test('an objection that waits is brought to the secretary’s mind once a week, without a name', async () => {
    const { lan, an } = await openCast();
    await received(town, an.memberId, town.units.ap3);
    await play(lan, '> nhận xét nơi cư trú\n> [Chốt theo gợi ý (1)]');
    await play(an, '> [Có ý kiến]\n> Em có đi mà');
    read(lan);
    for (let day = 0; day < 5; day++) {
      town.clock.advance({ days: 1 });
      await town.tick();
    }
    const told = lan.news().filter((text) => text.includes('đang chờ đồng chí quyết định'));
    expect(told).toHaveLength(1);
    expect(told[0]).not.toContain('An');
    await play(lan, '> [Nhận xét cuối kỳ]\n< có ý kiến: 1\n> [Ý kiến của Nguyễn Văn An]\n< Em có đi mà');
  });

  test('is refused when it speaks of conduct, and by another branch’s secretary', async () => {
    const { lan, minh, an } = await openCast();
    await received(town, an.memberId, town.units.ap3);
    await play(lan, '> nhận xét nơi cư trú\n> [Từng bạn]\n> tốt\n> bạn này hay đánh bạc, trộm cắp\n< tham gia tốt');
    expect(await town.db.read((tx) => tx.residenceRemark.count())).toBe(0);
    expect((await minh.sendsChoice(`residence_remarks/all:${town.units.ap3}`)).join()).toContain('chi đoàn liên quan');
    expect((await minh.sendsChoice(`residence_remarks/write:${an.memberId}`)).join()).toContain('chi đoàn liên quan');
  });
});
