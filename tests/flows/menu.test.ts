import { afterEach, expect, test } from 'vitest';
import { openTown, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

test.each(['zalo', 'telegram'] as const)(
  'a member’s menu fits a phone: what is set once stands behind one line, on %s',
  async (channel) => {
    town = await openTown();
    const an = await town.member('Nguyễn Văn An', town.units.class11a2, { channel });
    await play(an, '> menu');
    expect(an.buttons().length).toBeLessThanOrEqual(9);
    await play(
      an,
      '> [Cài đặt, dữ liệu]\n< Cài đặt và dữ liệu của bạn:\n> [Dữ liệu của tôi]\n< Nguyễn Văn An\n> Cài đặt, dữ liệu\n< Cài đặt và dữ liệu',
    );
  },
);

test.each(['zalo', 'telegram'] as const)(
  'a secretary’s menu begins with what is done every month; the books and their own things stand behind a line each, on %s',
  async (channel) => {
    town = await openTown();
    const lan = await town.member('Lê Thị Lan', town.units.phuCuong, {
      channel,
      roles: [{ role: 'secretary', unitId: town.units.phuCuong }],
    });
    await play(lan, '> menu');
    expect(lan.buttons().length).toBeLessThanOrEqual(9);
    await play(lan, '> [Sổ sách, số liệu]\n< Sổ sách và số liệu của đơn vị:\n> [Báo cáo tháng]\n< Báo cáo tháng');
    await play(lan, '> hủy\n> menu\n> [Việc của riêng tôi]\n< với tư cách đoàn viên:\n> [Kết quả của tôi]');
    // Typed by its name it opens from anywhere, whichever line it stands behind.
    await play(lan, '> báo cáo tháng\n< Báo cáo tháng');
  },
);
