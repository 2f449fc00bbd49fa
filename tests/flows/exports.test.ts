import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
let van: Person;

beforeEach(async () => {
  town = await openTown();
  const { ap3 } = town.units;
  van = await town.member('Lê Thị Vân', ap3, { roles: [{ role: 'secretary', unitId: ap3 }] });
});
afterEach(() => town.close());

const lastFile = (person: Person) => {
  const { name, base64 } = person.all().at(-1)!.attachment!;
  return { name, lines: Buffer.from(base64, 'base64').toString('utf8').split('\r\n') };
};

describe('a table that somebody asks for in words', () => {
  test('is the right one, with its exact headers', async () => {
    await van.says('cho mình file excel danh sách chi đoàn');
    expect(lastFile(van).name).toBe('danh-sach-doan-vien-ap-3-2026-03.csv');
    await van.says('xuất báo cáo tháng 2');
    const { name, lines } = lastFile(van);
    expect(name).toBe('bao-cao-thang-ap-3-2026-02.csv');
    expect(lines.slice(0, 4)).toEqual([
      '\ufeffBÁO CÁO THÁNG 02/2026;;;;',
      'Chi đoàn ấp 3, Đoàn xã Phú Bình;;;;',
      'Chỉ tiêu;Đơn vị tính;Kết quả tháng;Lũy kế năm;Ghi chú',
      '1. Tổng số đoàn viên;người;1;1;',
    ]);
    expect(lines).toContain('4. Đoàn viên tham gia hoạt động tại nơi cư trú;n/tổng, %;0/1 = 0,0%;0/1 = 0,0%;Từ đầu kỳ');
    await van.says('tỷ lệ tham gia nơi cư trú năm 2025');
    expect(van.all().at(-1)!.text).toContain('0/1');
  });

  test('of attendance is chosen by the meeting, newest first', async () => {
    await play(van, '> xuất điểm danh tháng này\n< Mình không thấy buổi nào của chi đoàn trong thời gian đó');
    await play(van, '> thông báo họp chi đoàn 7h tối nay ở nhà văn hóa ấp 3\n> [Gửi]');
    town.clock.advance({ days: 1 });
    await play(
      van,
      `> file điểm danh buổi vừa rồi
       < xuất danh sách điểm danh của buổi nào?
       < 12/03/2026
       [Buổi 1]
       > [Buổi 1]`,
    );
    const { lines } = lastFile(van);
    expect(lines[2]).toBe('STT;Họ và tên;Có mặt;Đến trễ;Vắng có phép;Vắng không phép;Ghi chú');
  });

  test('that is not named is asked for; whoever leads nothing has none', async () => {
    await play(
      van,
      `> xuất bảng
       < Đồng chí muốn xuất bảng nào?
       [Danh sách đoàn viên] [Điểm danh] [Nơi cư trú] [Đăng ký rèn luyện] [Báo cáo tháng]
       > [Báo cáo tháng]
       < bản nháp, chưa gửi`,
    );
    const an = await town.member('Nguyễn Văn An', town.units.ap3);
    for (const text of ['xuất danh sách đoàn viên', 'xuất báo cáo tháng 2', 'xuất bảng']) {
      const heard = (await an.says(text)).join();
      expect(heard, text).toMatch(/chỉ dành cho người phụ trách|dành cho người phụ trách đơn vị/);
    }
    for (const name of ['roster', 'attendance', 'residence', 'pledge', 'monthly']) {
      await an.sendsChoice(`exports/${name}`);
      expect(an.all().at(-1)!.attachment, name).toBeUndefined();
    }
  });

  test('with names is not given to the level above, whose sums are', async () => {
    const { phuBinh, phuCuong } = town.units;
    const hoa = await town.member('Trần Thị Hòa', phuCuong, {
      channel: 'telegram',
      roles: [{ role: 'commune_secretary', unitId: phuBinh }],
    });
    await play(hoa, '> tổng hợp điểm danh quý 1\n< do bí thư chi đoàn xuất');
    await hoa.says('xuất báo cáo tháng 3');
    expect(hoa.all().at(-1)!.attachment!.name).toBe('bao-cao-thang-xa-phu-binh-2026-03.xlsx');
  });
});
