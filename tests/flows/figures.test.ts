import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { engines } from '../run/database.js';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

/** A branch of three with a meeting in March to which two came, seen by its secretary and by those above. */
describe.each(engines)('figures in the chat, on %s', (engine) => {
  let town: Town;
  let hoa: Person;
  beforeEach(async () => {
    town = await openTown({ engine });
    const { ap3 } = town.units;
    hoa = await town.member('Trần Thị Hòa', ap3, { roles: [{ role: 'secretary', unitId: ap3 }] });
    const an = await town.rosterMember('Nguyễn Văn An', ap3);
    const binh = await town.rosterMember('Lê Văn Bình', ap3);
    await held('Sinh hoạt', ap3, '2026-03-05', [
      [hoa.memberId, 'present'],
      [an, 'late'],
      [binh, 'excused'],
    ]);
  });
  afterEach(() => town.close());

  async function held(title: string, unitId: string, day: string, marks: [string, string][], kind = 'regular'): Promise<void> {
    const id = town.newId();
    const startAt = new Date(`${day}T19:00:00+07:00`);
    await town.db.write(async (tx) => {
      await tx.activity.create({
        data: {
          id,
          unitId,
          kind,
          title,
          startAt,
          place: 'Nhà văn hóa',
          audience: { kind: 'branch', unitId },
          state: 'done',
          createdAt: startAt,
        },
      });
      await tx.attendance.createMany({
        data: marks.map(([memberId, mark]) => ({ activityId: id, memberId, mark, by: 'officer', at: startAt })),
      });
    });
  }
  /** Pupils who live in a hamlet. */
  async function living(residenceHamlet: string, residenceCommune: string, names: string[]): Promise<void> {
    for (const name of names) {
      const id = await town.rosterMember(name, town.units.class11a2);
      await town.db.write((tx) => tx.member.update({ where: { id }, data: { residenceHamlet, residenceCommune } }));
    }
  }
  const officer = (unitId: string, channel: 'zalo' | 'telegram' = 'zalo') =>
    town.member('Phạm Văn Phước', town.units.class11a2, { channel, roles: [{ role: 'commune_secretary', unitId }] });
  const pictures = (person: Person) => person.all().flatMap((one) => (one.attachment?.kind === 'picture' ? [one] : []));

  test.each(['số liệu tháng này', 'so lieu thang nay', 'Chi đoàn tháng này', 'cho xem số liệu tháng 3 nhé', 'số liệu'])(
    'a secretary who says “%s” sees the month of the branch, as text and as a picture',
    async (words) => {
      await play(
        hoa,
        `> ${words}
         < Chi đoàn ấp 3, Đoàn xã Phú Bình, tháng 03/2026 (đến hôm nay):
         < • Đoàn viên: 3
         < • Kết nạp trong tháng: 00; đang đi làm ăn xa, đi học xa: 00
         < • Sinh hoạt: 01 buổi; có mặt 2/3 = 66,7%
         < • Tham gia hoạt động nơi cư trú, năm 2026: 0/3 = 0,0%
         < • Cán bộ đăng ký tu dưỡng, rèn luyện: 0/1 = 0,0%`,
      );
      const [picture, ...more] = pictures(hoa);
      expect(more).toEqual([]);
      expect(picture!.attachment).toMatchObject({ name: 'so-lieu-thang.png', mime: 'image/png' });
      expect(picture!.text).not.toContain('Nguyễn Văn An');
    },
  );

  it('leads from the menu to the month, the months, and what needs attention', async () => {
    await play(
      hoa,
      `> menu
       > [Sổ sách, số liệu]
       > [Số liệu]
       < tháng 03/2026
       > [Tháng 02/2026]
       < tháng 02/2026:
       < • Sinh hoạt: 00 buổi; có mặt 0/0 = –
       < Số đoàn viên là theo danh sách hôm nay.
       > [12 tháng qua]
       < từ tháng 03/2025 đến tháng 02/2026
       > [Nơi cần quan tâm]
       < tháng 02/2026, những nơi cần quan tâm
       < • Chưa sinh hoạt trong tháng: 01`,
    );
  });

  it('shows the months as columns with every number below, and other measures one tap away', async () => {
    await play(
      hoa,
      `> 12 tháng qua
       < từ tháng 04/2025 đến tháng 03/2026
       < • 04/2025: 00 buổi, có mặt 0/0 = –; nơi cư trú 0/3 = 0,0%
       < • 03/2026: 01 buổi, có mặt 2/3 = 66,7%; nơi cư trú 0/3 = 0,0%
       > [Số buổi theo tháng]
       < • 03/2026: 01 buổi
       > [Nơi cư trú theo tháng]
       < • 03/2026: 01 buổi`,
    );
    expect(pictures(hoa)).toHaveLength(3);
  });

  it('gives an officer of a commune its branches by kind, the silent ones and the concerns, with names of units only', async () => {
    const phuoc = await officer(town.units.phuBinh);
    await play(
      phuoc,
      `> Số liệu
       < Số liệu của Đoàn xã Phú Bình:
       < 2 chi đoàn, 3 đoàn viên
       [Tháng này] [Tỷ lệ nơi cư trú] [12 tháng qua] [Loại hình chi đoàn] [Chưa có hoạt động] [Nơi cần quan tâm]
       > [Loại hình chi đoàn]
       < Đoàn xã Phú Bình: 3 đoàn viên trong 2 chi đoàn
       < • Địa bàn dân cư: 2 chi đoàn, 3 đoàn viên (100,0%)
       > [Chưa có hoạt động]
       < 01/2 chi đoàn chưa có hoạt động
       < 1. Chi đoàn ấp Phú Cường
       > [Nơi cần quan tâm]
       < • Dưới 3 đoàn viên: 01
       < • Chưa có Bí thư: 01
       < • Chưa sinh hoạt trong tháng: 01
       > [Chưa có Bí thư]
       < Chưa có Bí thư, Đoàn xã Phú Bình, tháng 03/2026: 01
       < 1. Chi đoàn ấp Phú Cường
       > [Tải cả danh sách]
       < Danh sách 1 đơn vị cần quan tâm`,
    );
    const everything = phuoc
      .all()
      .map((one) => one.text)
      .join('\n');
    for (const name of ['Nguyễn Văn An', 'Lê Văn Bình', 'Trần Thị Hòa']) expect(everything).not.toContain(name);
  });

  it('sends the whole list as CSV on Zalo and as a workbook on Telegram', async () => {
    const names = [];
    for (const channel of ['zalo', 'telegram'] as const) {
      const one = await officer(town.units.phuBinh, channel);
      await one.sendsChoice(`figures/alarm_table:${town.units.phuBinh}:2026-03`);
      const file = one.all().at(-1)!.attachment!;
      names.push(file.name);
      if (channel !== 'zalo') continue;
      const text = Buffer.from(file.base64, 'base64').toString('utf8');
      expect(text).toContain('1;Chi đoàn ấp Phú Cường;Đoàn xã Phú Bình;;;x;x;x');
    }
    expect(names).toEqual(['canh-bao-xa-phu-binh-2026-03.csv', 'canh-bao-xa-phu-binh-2026-03.xlsx']);
  });

  it('names hamlets without a branch and how many live there, in the chat and in the table, and nobody who does', async () => {
    const { class11a2, phuBinh, dacLua } = town.units;
    await living('ấp 7', 'xã Phú Bình', ['Đỗ Thị Giang', 'Hồ Văn Khánh', 'Mai Thị Liên', 'Ngô Văn Minh']);
    await living('Ấp 07', 'xã Phú Bình', ['Phan Văn Nam']);
    await living('ấp 9', 'xã Đắc Lua', ['Tạ Thị Oanh', 'Vũ Văn Phú', 'Yên Thị Quế']);
    await living('ấp 8', 'xã Đắc Lua', ['Cao Văn Rạng', 'Đinh Thị Sen']);
    await living('ấp 3', 'xã Đắc Lua', ['Kiều Văn Tài', 'La Thị Uyên', 'Lý Văn Vinh']);
    const phuoc = await officer(town.units.district);
    await play(
      phuoc,
      `> trắng chi đoàn
       < Huyện đoàn Tân Phú, tháng 03/2026, những nơi cần quan tâm:
       < • Ấp, khu phố chưa có chi đoàn: 02
       < • Dưới 3 đoàn viên: 02
       > [Ấp, khu phố chưa có chi đoàn]
       < Ấp, khu phố chưa có chi đoàn, Huyện đoàn Tân Phú, tháng 03/2026: 02
       < ấp 7, Đoàn xã Phú Bình: 5 đoàn viên đang ở
       [Tải cả danh sách] [Nơi cần quan tâm]
       > [Tải cả danh sách]
       < Danh sách 5 đơn vị cần quan tâm`,
    );
    expect(
      phuoc
        .all()
        .map(({ text }) => text)
        .join('\n'),
    ).toMatch(/ấp 9, Đoàn xã Đắc Lua: 3 đoàn viên đang ở/);
    const table = Buffer.from(phuoc.all().at(-1)!.attachment!.base64, 'base64').toString('utf8');
    expect(table).toContain('Chưa có chi đoàn;Ấp, khu phố chưa có chi đoàn (số đoàn viên đang ở);Dưới 3 đoàn viên;');
    expect(table).toContain('Đoàn xã Phú Bình;Huyện đoàn Tân Phú;;ấp 7 (5);;;');
    expect(table).toContain('Đoàn xã Đắc Lua;Huyện đoàn Tân Phú;;ấp 9 (3);;;');
    for (const words of [table, ...phuoc.all().map(({ text }) => text)]) expect(words).not.toMatch(/Giang|Nam|Oanh|ấp 8/);
    // The commune's own officer reads of the commune only; a branch has no such thing, whatever a button says.
    const khanh = await officer(dacLua);
    await khanh.sendsChoice(`figures/concern:${dacLua}:2026-03:bare_hamlet`);
    expect(khanh.all().at(-1)!.text).toContain('1. ấp 9, Đoàn xã Đắc Lua: 3 đoàn viên đang ở');
    expect((await khanh.sendsChoice(`figures/concern:${phuBinh}:2026-03:bare_hamlet`)).join()).not.toContain('ấp 7');
    const nobody = await officer(class11a2);
    expect((await nobody.sendsChoice(`figures/concern:${class11a2}:2026-03:bare_hamlet:9999`)).join()).toContain(
      'không còn nơi nào',
    );
    expect((await khanh.sendsChoice(`figures/concern:${dacLua}:2026-03:bare_hamlet:-1`)).join()).toContain('1. ấp 9');
  });

  it('pages hamlets without a branch', async () => {
    for (let n = 10; n < 31; n++) await living(`ấp ${n}`, 'xã Phú Bình', ['An', 'Bình', 'Chi']);
    const phuoc = await officer(town.units.phuBinh);
    await phuoc.sendsChoice(`figures/concern:${town.units.phuBinh}:2026-03:bare_hamlet`);
    await play(
      phuoc,
      `> [Xem thêm]
       < 21. ấp 30, Đoàn xã Phú Bình: 3 đoàn viên đang ở
       [Tải cả danh sách] [Nơi cần quan tâm]`,
    );
  });

  test.each([
    ['trắng chi đoàn', 'những nơi cần quan tâm'],
    ['trang chi doan', 'những nơi cần quan tâm'],
    ['nơi cần quan tâm', 'những nơi cần quan tâm'],
    ['don vi nao can quan tam', 'những nơi cần quan tâm'],
    ['ấp nào chưa có chi đoàn', 'những nơi cần quan tâm'],
    ['chi đoàn nào chưa sinh hoạt tháng 2', '02/2 chi đoàn chưa có hoạt động'],
    ['doan vien theo loai hinh', '3 đoàn viên trong 2 chi đoàn'],
    ['số liệu tháng này của chi đoàn ấp 3', 'Chi đoàn ấp 3, Đoàn xã Phú Bình, tháng 03/2026'],
    ['thong ke', 'Số liệu của Đoàn xã Phú Bình'],
    ['xu hướng các tháng', 'Đoàn xã Phú Bình, từ tháng 04/2025'],
  ])('an officer who says “%s” reads “%s”', async (words, answer) => {
    const phuoc = await officer(town.units.phuBinh);
    expect((await phuoc.says(words)).join('\n')).toContain(answer);
  });

  it('asks an officer of two units which one is meant, and keeps what was asked', async () => {
    const phuoc = await town.member('Phạm Văn Phước', town.units.ap3, {
      roles: [
        { role: 'commune_deputy', unitId: town.units.phuBinh },
        { role: 'committee_member', unitId: town.units.class11a2 },
        { role: 'secretary', unitId: town.units.phuCuong },
      ],
    });
    await play(
      phuoc,
      `> số liệu tháng 2
       < Đồng chí muốn xem số liệu của đơn vị nào?
       [Đoàn xã Phú Bình] [Chi đoàn 11A2, Đoàn trường THPT Đoàn Kết]
       > [Chi đoàn 11A2, Đoàn trường THPT Đoàn Kết]
       < Chi đoàn 11A2, Đoàn trường THPT Đoàn Kết, tháng 02/2026:`,
    );
  });

  it('refuses another unit, however its button or name was come by', async () => {
    const { dacLua, dacLuaAp3, district, ap3 } = town.units;
    for (const unitId of [dacLua, dacLuaAp3, district, 'nowhere'])
      for (const view of ['of', 'month', 'trend', 'kinds', 'silent', 'silent_table', 'alarms', 'concern', 'alarm_table'])
        expect((await hoa.sendsChoice(`figures/${view}:${unitId}:2026-03`)).join()).toContain('chỉ dành cho cán bộ phụ trách');
    expect((await hoa.says('số liệu xã Đắc Lua')).join()).toContain('chưa tìm thấy đơn vị này trong phạm vi');
    const an = await town.member('Nguyễn Văn An', ap3);
    await play(
      an,
      `> số liệu tháng này
       < dành cho cán bộ Đoàn
       [Kết quả của tôi]`,
    );
    expect((await an.sendsChoice(`figures/month:${ap3}:2026-03`)).join()).toContain('dành cho cán bộ Đoàn');
  });

  it('says of a month that is to come, or before all figures, that there are none', async () => {
    expect((await hoa.says('số liệu tháng 4/2026')).join()).toContain('Tháng 04/2026 chưa tới');
    expect((await hoa.says('số liệu tháng 4')).join()).toContain('tháng 04/2025');
    expect((await hoa.sendsChoice(`figures/month:${town.units.ap3}:2017-12`)).join()).toContain('từ tháng 01/2018');
    expect((await hoa.sendsChoice(`figures/month:${town.units.ap3}:2026-99`)).join()).toContain('tháng 03/2026');
  });

  it('leaves sentences that only mention figures to whoever understands them', async () => {
    for (const words of ['số liệu này sai rồi', 'chi đoàn tháng này họp ngày nào vậy'])
      expect((await hoa.says(words)).join('\n')).not.toContain('• Đoàn viên:');
  });

  it('says 0/0 and – of a unit without people, and that it has no branch', async () => {
    const phuoc = await officer(town.units.dacLua);
    await town.db.write((tx) => tx.unit.update({ where: { id: town.units.dacLuaAp3 }, data: { validTo: town.clock.now() } }));
    await town.db.write((tx) => tx.setting.update({ where: { name: 'units.version' }, data: { value: '2' } }));
    await play(
      phuoc,
      `> số liệu tháng này
       < • Sinh hoạt: 00 buổi; có mặt 0/0 = –
       < năm 2026: 0/0 = –
       > [Loại hình chi đoàn]
       < Đoàn xã Đắc Lua chưa có chi đoàn nào.
       > [Chưa có hoạt động]
       < Đoàn xã Đắc Lua chưa có chi đoàn nào.
       > [Nơi cần quan tâm]
       < • Chưa có chi đoàn: 01`,
    );
  });

  it('pages a long list of silent branches, says where most of them are and offers all as a file', async () => {
    await town.db.write(async (tx) => {
      for (const [commune, count] of [
        ['phuBinh', 18],
        ['dacLua', 9],
      ] as const)
        for (let n = 1; n <= count; n++) {
          const id = town.newId();
          const parentId = town.units[commune];
          const path = `/${town.units.district}/${parentId}/${id}/`;
          const name = `Chi đoàn ấp Tân Thới Nhất Đông ${n}`;
          await tx.unit.create({ data: { id, parentId, kind: 'branch', branchKind: 'residential', name, nameKey: name, path } });
        }
      await tx.setting.update({ where: { name: 'units.version' }, data: { value: '2' } });
    });
    const phuoc = await officer(town.units.district);
    await play(
      phuoc,
      `> chi đoàn chưa hoạt động
       < Huyện đoàn Tân Phú, tháng 03/2026: 30/31 chi đoàn chưa có hoạt động
       < • Đoàn xã Phú Bình: 19
       < • Đoàn xã Đắc Lua: 10
       < 20. Chi đoàn
       [Xem thêm] [Tải cả danh sách] [Tháng 02/2026] [Nơi cần quan tâm]
       > [Xem thêm]
       < 21. Chi đoàn
       < 30. Chi đoàn`,
    );
    expect(phuoc.all().at(-1)!.text).not.toContain('31.');
    await phuoc.presses('Tải cả danh sách');
    expect(phuoc.all().at(-1)!.attachment!.name).toBe('chi-doan-chua-hoat-dong-huyen-doan-tan-phu-2026-03.csv');
  });
});
