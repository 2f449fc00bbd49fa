import { afterEach, describe, expect, test } from 'vitest';
import { noticeTemplateId } from '../../src/sandbox/platforms.js';
import { play } from '../run/transcript.js';
import { endsWell } from './ending.js';
import { livesHere } from './residents.js';
import { openWorld, type World, type WorldOptions } from './world.js';

let world: World;
afterEach(() => world.close());

const ways: WorldOptions[] = [
  { engine: 'sqlite', driver: 'grammy', mode: 'webhook' },
  { engine: 'postgresql', driver: 'telegraf', mode: 'polling' },
];

describe.each(ways)('a notice as its sender sees it, on $engine with $driver by $mode', (way) => {
  test('rests through a restart, goes on, is reported with what Zalo says of it, and is corrected in the old message', async () => {
    world = await openWorld(way);
    const lan = world.onTelegram('Lan', '84905000002');
    const an = world.onZalo('An', '84912345678');
    const binh = world.onTelegram('Bình', '84987654321');
    await livesHere(world, lan, 'Lê Thị Lan', 'secretary');
    await livesHere(world, an, 'Nguyễn Văn An');
    await livesHere(world, binh, 'Trần Văn Bình');
    await play(lan, '> thông báo họp chi đoàn 7h tối mai ở nhà văn hóa');
    world.zalo.fault({ kind: 'error', code: -32 });
    await play(lan, '> [Gửi]\n< Đã gửi thông báo tới 3 người.');
    world.clock.advance({ seconds: 12 });
    await world.tick();
    expect(lan.news().join('\n')).toContain('✅ Đã gửi: 2 người\n⏳ Còn chờ: 1 người');
    await play(lan, '> [Tạm dừng]\n< Đã tạm dừng gửi thông báo');
    await world.restart();
    world.clock.advance({ minutes: 5 });
    await world.tick();
    expect(an.news()).toEqual([]);
    // The message that showed how far it is says that it rests, and is still the same message.
    expect(lan.all().filter(({ text }) => text.includes('Còn chờ: 1 người'))).toHaveLength(2);
    await play(lan, '> [Tiếp tục]\n< Đang gửi thông báo');
    expect(an.news()).toHaveLength(1);
    await world.settle(); // Zalo says that it arrived
    await world.tick();
    expect(lan.news().join('\n')).toContain('✅ Đã gửi: 3 người (Zalo báo đã tới máy 1 người)');
    expect(lan.all().map(({ text }) => text)).toContain('Đã gửi xong. Báo cáo ở bên dưới.');

    binh.news();
    await play(lan, '> [Đổi giờ, địa điểm]\n> 19h30 thứ bảy\n> [Gửi]\n< Đã đổi và báo cho mọi người');
    expect(an.news()).toEqual([expect.stringContaining('[ĐÍNH CHÍNH] 📣 THAY ĐỔI LỊCH')]);
    const [old, correction, ...more] = binh.news();
    expect(more).toEqual([]);
    expect(old).toContain('🔁 Thông báo này đã được thay: sinh hoạt thường kỳ (trước là 19:00, Thứ Sáu, 13/03/2026)');
    expect(correction).toContain('[ĐÍNH CHÍNH] 📣 THAY ĐỔI LỊCH');
    await endsWell(world, [
      'Lê Thị Lan',
      'Nguyễn Văn An',
      'Trần Văn Bình',
      ...[lan, an, binh].flatMap(({ id, phone }) => [id, phone, phone.slice(2)]),
    ]);
  });

  test('reaches the phone number of somebody whose chat has closed, and their chat again once they have written', async () => {
    world = await openWorld(way);
    await world.restart({ ZALO_NOTICE_TEMPLATE_ID: noticeTemplateId, ZALO_PRICE_TEMPLATE_VND: '300' });
    const lan = world.onTelegram('Lan', '84905000002');
    const an = world.onZalo('An', '84912345678');
    const binh = world.onZalo('Bình', '84987654321');
    await livesHere(world, lan, 'Lê Thị Lan', 'secretary');
    await livesHere(world, an, 'Nguyễn Văn An');
    await livesHere(world, binh, 'Trần Văn Bình');
    world.clock.advance({ hours: 8 * 24 });
    await play(binh, '> menu');
    binh.news();
    await play(
      lan,
      `> thông báo họp chi đoàn 7h tối mai ở nhà văn hóa
       < Mẫu tin qua số điện thoại (Zalo lâu không nhắn): 1 tin, khoảng 300 đồng.
       > [Gửi]`,
    );
    expect(an.news()).toEqual([
      'Nguyễn Văn An\nThông báo\nChi đoàn ấp Phú Cường\nSinh hoạt thường kỳ\n19:00 21/03/2026\nnhà văn hóa',
    ]);
    expect(binh.news()).toEqual([expect.stringContaining('📣 THÔNG BÁO SINH HOẠT CHI ĐOÀN')]);
    await world.settle(); // Zalo says that both arrived
    await world.tick();
    expect(lan.news().join('\n')).toContain(
      '✅ Đã gửi: 3 người (Zalo báo đã tới máy 2 người)\n📱 Trong đó mẫu tin qua số điện thoại: 1 người, khoảng 300 đồng',
    );
    await play(an, '> lịch họp\n< 19:00, Thứ Bảy, 21/03/2026');
    an.news();
    await play(lan, '> hủy họp\n> [Bỏ qua]\n> [Gửi thông báo hủy]');
    expect(an.news()).toEqual([expect.stringContaining('📣 HỦY LỊCH')]);
    await endsWell(world, [
      'Lê Thị Lan',
      'Nguyễn Văn An',
      'Trần Văn Bình',
      ...[lan, an, binh].flatMap(({ id, phone }) => [id, phone, phone.slice(2)]),
    ]);
  });
});
