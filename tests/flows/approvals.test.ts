import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { engines } from '../run/database.js';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

const registers = `
  > chào
  > [Đồng ý]
  > [Không bật]
  > Nguyễn Văn An
  > 15/03/2004
  > bỏ qua
  > ấp Phú Cường
  > [ấp Phú Cường, xã Phú Bình]`;

async function secretaryOnZalo(): Promise<Person> {
  return town.member('Lê Thị Lan', town.units.phuCuong, { roles: [{ role: 'secretary', unitId: town.units.phuCuong }] });
}

describe.each(engines)('requests to a secretary whom Zalo lets nobody write to now, on %s', (engine) => {
  beforeEach(async () => {
    town = await openTown({ engine });
  });

  test('the person hears honestly, and the secretary hears as soon as they write again, whatever they write', async () => {
    const lan = await secretaryOnZalo();
    town.clock.advance({ days: 8 });
    const an = town.stranger('telegram');
    await play(an, `${registers}\n> [Gửi]\n< Bí thư chưa mở được tin của mình … nhắn lại là mình báo ngay`);
    const binh = await town.member('Trần Thị Bình', town.units.class11a2, { channel: 'telegram' });
    await play(binh, '> đăng ký hoạt động nơi cư trú ở ấp Phú Cường xã Phú Bình\n> bỏ qua\n< Bí thư chưa mở được tin của mình');
    expect(lan.news()).toEqual([]);
    await play(lan, '> cảm ơn\n< Không có gì');
    await town.tick();
    expect(lan.news().join('\n')).toMatch(/Đăng ký vào chi đoàn: 0?1[\s\S]*Đăng ký hoạt động nơi cư trú: 0?1/);
    // Once: the next ticks say nothing more.
    await town.tick();
    expect(lan.news()).toEqual([]);
    await play(lan, '> [Xem yêu cầu]\n< Đang có 2 yêu cầu chờ\n> [Nguyễn Văn An (Chi đoàn ấp Phú Cường)]\n> [Duyệt]\n< Đã duyệt');
    expect(an.news().join('\n')).toContain('đã duyệt');
  });

  test('with a channel that is open nothing is said of it', async () => {
    await secretaryOnZalo();
    const an = town.stranger('telegram');
    await play(an, `${registers}\n> [Gửi]\n< Mình đã gửi yêu cầu đến Bí thư`);
    await town.tick();
  });

  test('an answered request is not brought up again', async () => {
    const lan = await secretaryOnZalo();
    town.clock.advance({ days: 8 });
    const an = town.stranger('telegram');
    await play(an, `${registers}\n> [Gửi]\n> [Rút yêu cầu]`);
    await lan.says('cảm ơn');
    await town.tick();
    expect(lan.news()).toEqual([]);
  });
});

describe('the menu of an officer', () => {
  beforeEach(async () => {
    town = await openTown();
  });

  test('counts what waits, in the menu and in the greeting, and leads to it', async () => {
    const lan = await secretaryOnZalo();
    await play(lan, '> menu');
    expect(lan.buttons()).toContain('Yêu cầu đang chờ');
    const an = town.stranger('telegram');
    await play(an, `${registers}\n> [Gửi]`);
    const binh = await town.member('Trần Thị Bình', town.units.class11a2, { channel: 'telegram' });
    await play(binh, '> đăng ký hoạt động nơi cư trú ở ấp Phú Cường xã Phú Bình\n> bỏ qua');
    for (const word of ['menu', 'chào']) {
      await lan.says(word);
      expect(lan.buttons()[0]).toBe('2 yêu cầu đang chờ');
    }
    await play(lan, '> [2 yêu cầu đang chờ]\n< Đang có 2 yêu cầu chờ');
    await play(lan, '> menu\n> yêu cầu đang chờ\n< Đang có 2 yêu cầu chờ');
  });

  test('a member without an office sees no such line', async () => {
    const an = await town.member('Nguyễn Văn An', town.units.phuCuong);
    await an.says('menu');
    expect(an.buttons().join()).not.toContain('đang chờ');
  });
});
