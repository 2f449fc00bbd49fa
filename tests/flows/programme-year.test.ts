import { afterEach, describe, expect, it } from 'vitest';
import { daysAfter } from '../../src/domain/local-time.js';
import type { ChannelName } from '../../src/messages.js';
import { engines } from '../run/database.js';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

const local = (text: string) => new Date(`${text}:00+07:00`);
const title = 'Xây dựng phong cách Cán bộ Đoàn Thanh niên Cộng sản Hồ Chí Minh huyện Tân Phú';

/** Days go by with real ticks of the crontab: every third evening, and on the last day. What a tick missed the next one does. */
async function live(until: string): Promise<void> {
  for (let day = town.clock.now().toISOString().slice(0, 10); ; day = daysAfter(day, 3)) {
    const moment = local(`${day < until ? day : until}T19:05`);
    if (moment > town.clock.now()) {
      town.clock.set(moment);
      await town.tick();
    }
    if (day >= until) return;
  }
}

/** Somebody writes now and then, without which Zalo would let nobody write to them. */
async function greets(...people: Person[]): Promise<void> {
  for (const one of people) await one.says('chào bot');
}

const heard = (person: Person, part: string) => person.all().filter((message) => message.text.includes(part)).length;

const runs = engines.flatMap((engine) =>
  (['telegram', 'zalo'] as const).map((channel): [typeof engine, ChannelName] => [engine, channel]),
);

describe.each(runs)('“Phong cách cán bộ Đoàn” from March to September 2020, on %s by %s', (engine, channel) => {
  it('runs through: register, monthly check-ins, self-review, badge, list for printing; nobody outside the audience is asked', async () => {
    town = await openTown({ engine, env: { PUBLIC_URL: 'https://bot.example.vn' } });
    town.clock.set(local('2020-03-09T08:00'));
    const { district, phuCuong, ap3 } = town.units;
    const hai = await town.member('Đỗ Minh Hải', phuCuong, { roles: [{ role: 'commune_secretary', unitId: district }] });
    const binh = await town.member('Trần Thị Bình', phuCuong, { channel, roles: [{ role: 'secretary', unitId: phuCuong }] });
    const chi = await town.member('Lê Thị Chi', ap3, { channel });
    await town.db.write((tx) => tx.member.update({ where: { id: chi.memberId }, data: { roleTitle: 'deputy_secretary' } }));
    const an = await town.member('Nguyễn Văn An', phuCuong, { channel });
    const dung = await town.member('Vũ Tiến Dũng', ap3, { channel, roles: [{ role: 'administrator', unitId: district }] });

    // The organising unit makes the programme from the template, step by step, with its own styles.
    await play(
      hai,
      `
      > tạo chương trình rèn luyện
      < Đồng chí bắt đầu từ mẫu nào?
      > [Xây dựng phong cách cán bộ Đoàn]
      < Tên chương trình là gì?
      > ${title}
      < Tên đơn vị phát động
      > [Huyện đoàn Tân Phú]
      < kéo dài từ ngày nào đến ngày nào?
      > 30/09/2020 đến 09/03/2020
      < Ngày kết thúc đang ở trước ngày bắt đầu
      > tháng 3 đến tháng 9/2020
      < Các phong cách để cán bộ chọn là gì?
      > Gần dân, sát dân; Nói đi đôi với làm; Học tập suốt đời
      < Người đạt có được huy hiệu không?
      > [Huy hiệu phong cách cán bộ Đoàn]
      < Đồng chí xem lại chương trình trước khi mở
      < Dành cho: cán bộ Đoàn thuộc Huyện đoàn Tân Phú
      < Thời gian: 01/03/2020–30/09/2020
      < Nói đi đôi với làm
      < Huy hiệu phong cách cán bộ Đoàn
      > [Mở chương trình]
      < Chương trình đã mở
      > [Mời đăng ký]
      < 3 cán bộ chưa đăng ký
      > [Gửi lời mời]
      < Mỗi người chỉ nhận một lần
      `,
    );
    for (const one of [binh, chi]) {
      await play(
        one,
        `
        > [Đăng ký]
        < Bạn chọn một phong cách để rèn luyện
        > [Nói đi đôi với làm]
        < Bạn muốn làm việc gì cụ thể?
        > mỗi tháng thăm một gia đình đoàn viên
        < Bạn muốn mình nhắc lúc mấy giờ?
        > 19
        < Nhắc mỗi tháng, lúc 19 giờ
        > [Thêm việc]
        < Thêm một việc nữa là việc gì?
        > đúng giờ trong mọi buổi họp
        < mỗi tháng thăm một gia đình đoàn viên
        < đúng giờ trong mọi buổi họp
        > [Cam kết]
        < Mình đã lưu cam kết
        > đăng ký rèn luyện
        > [${title}]
        < Bạn đã đăng ký chương trình này rồi
        `,
      );
    }
    // An is no officer, and whoever runs the installation is none by that.
    for (const one of [an, dung]) {
      await play(one, '> đăng ký rèn luyện\n< Bạn muốn làm việc gì cụ thể?\n> hủy');
      expect(heard(one, 'phong cách')).toBe(0);
    }

    // Every month both are asked; Bình does it, Chi lets one month pass and is away in another.
    const months = ['2020-04-09', '2020-05-09', '2020-06-09', '2020-07-09', '2020-08-09', '2020-09-09'];
    for (const [n, day] of months.entries()) {
      await live(daysAfter(day, -3));
      await greets(binh, chi);
      if (n === 2)
        await play(chi, '> tạm nghỉ từ 01/06/2020 đến 30/06/2020\n< bạn tạm nghỉ từ Thứ Hai, 01/06/2020 đến Thứ Ba, 30/06/2020');
      await live(day);
      await play(binh, '> [Đã làm]\n< Tuyệt quá!');
      if (n === 2) expect(heard(chi, 'mình nhắc nhẹ')).toBe(2);
      else if (n !== 1) await play(chi, '> [Đã làm]\n< Tuyệt quá!');
    }
    expect([heard(binh, 'mình nhắc nhẹ'), heard(chi, 'mình nhắc nhẹ')]).toEqual([6, 5]);
    await play(binh, `> cam kết của tôi\n> [mỗi tháng thăm một gia đình đoàn viên…]\n< Mức đều đặn: 100%`);
    await play(chi, `> cam kết của tôi\n> [mỗi tháng thăm một gia đình đoàn viên…]\n< Mức đều đặn: 86%`);

    // In the last days each is asked, and sees it all first.
    await live('2020-09-23');
    await greets(binh, chi);
    await live('2020-09-25');
    expect([heard(binh, 'Mời bạn tự đánh giá'), heard(chi, 'Mời bạn tự đánh giá')]).toEqual([1, 1]);
    await play(
      binh,
      `
      > [Tự đánh giá]
      < mỗi tháng thăm một gia đình đoàn viên
      < Bạn đã trả lời: 6 lần “Đã làm”
      < Mức đều đặn: 100%
      > [Thực hiện tốt]
      < Hiện chỉ mình bạn thấy
      < Huyện đoàn Tân Phú sẽ đọc được
      < → Tự đánh giá: Thực hiện tốt
      > [Gửi cấp trên]
      < Mình đã gửi kết quả tự đánh giá của bạn
      `,
    );
    await play(
      chi,
      '> [Tự đánh giá]\n> [Thực hiện một phần]\n< → Tự đánh giá: Thực hiện một phần\n> [Giữ cho riêng mình]\n< Mình giữ cho riêng bạn',
    );

    // The organiser sees counts, and of each only what was sent.
    await play(
      hai,
      `
      > chương trình rèn luyện
      > [${title}]
      < đăng ký 2/3 = 66,7%; gửi tự đánh giá 01; đạt 00
      > [Tình hình đăng ký]
      > [Danh sách]
      < Trần Thị Bình: đã gửi tự đánh giá
      < Lê Thị Chi: đã đăng ký
      > [Trần Thị Bình]
      < Nói đi đôi với làm
      < đúng giờ trong mọi buổi họp
      < → Tự đánh giá: Thực hiện tốt
      > [Chưa đạt]
      < Kết luận “chưa đạt” cho người này
      > [Chưa]
      < Mình giữ nguyên như cũ
      > [Danh sách]
      > [Đạt tất cả đã gửi (1)]
      < Kết luận “đạt” cho cả 1 người
      > [Kết luận đạt]
      < Mình đã ghi “đạt” cho 1 người
      `,
    );
    expect(hai.all().some((message) => /Chi[\s\S]*đúng giờ/.test(message.text))).toBe(false);
    await live('2020-10-01');
    expect(heard(binh, 'Chúc mừng bạn! Đơn vị kết luận bạn đạt')).toBe(1);
    expect(await town.db.read((tx) => tx.pledge.count({ where: { state: { not: 'ended' } } }))).toBe(0);

    // The badge: a picture with its number, and a link that tells nothing of who holds it.
    await play(binh, '> [Xem huy hiệu]\n< số 01/2020\n< không có tên bạn');
    const shown = binh.all().at(-1)!;
    expect(shown.attachment).toMatchObject({ kind: 'picture', name: 'huy-hieu-1-2020.png' });
    const path = /https:\/\/bot\.example\.vn(\/b\/\S+)/.exec(shown.text)![1]!;
    const page = await town.app.web.inject({ url: path });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Huy hiệu còn hiệu lực');
    expect(page.body).toContain('01/2020');
    expect(page.body).not.toMatch(/Bình|Phú Cường|Trần/);

    // The list for printing.
    await play(
      hai,
      '> chương trình rèn luyện\n> [Tình hình đăng ký]\n> [Danh sách in huy hiệu]\n< Danh sách in huy hiệu có 1 người',
    );
    const file = hai.all().at(-1)!.attachment!;
    expect(file).toMatchObject({ kind: 'file', name: 'danh-sach-in-huy-hieu-huyen-doan-tan-phu-2020.csv' });
    expect(Buffer.from(file.base64, 'base64').toString()).toContain(
      '1;01/2020;Trần Thị Bình;Chi đoàn ấp Phú Cường, Đoàn xã Phú Bình',
    );
    await play(hai, '> [Bảng đăng ký rèn luyện]\n< có 2 người');
    const table = Buffer.from(hai.all().at(-1)!.attachment!.base64, 'base64').toString();
    expect(table).toContain('STT;Họ và tên;Nội dung 1;Nội dung 2;Nội dung 3;Ngày đăng ký');
    expect(table).toContain(
      '1;Trần Thị Bình;Nói đi đôi với làm: mỗi tháng thăm một gia đình đoàn viên;Nói đi đôi với làm: đúng giờ trong mọi buổi họp;;09/03/2020',
    );
    expect(table).toContain('2;Lê Thị Chi;;;;09/03/2020');

    // Nobody outside the audience heard a word of it in seven months.
    for (const one of [an, dung])
      expect(one.all().filter((message) => /phong cách|tự đánh giá|rèn luyện “/i.test(message.text))).toEqual([]);
  }, 240_000);
});
