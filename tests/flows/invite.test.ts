import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTown, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
beforeEach(async () => {
  town = await openTown();
});
afterEach(() => town.close());

describe('join codes', () => {
  test('a secretary hands out a code with a link and a QR; who types it need not look for the branch', async () => {
    const lan = await town.member('Lê Thị Lan', town.units.ap3, { roles: [{ role: 'secretary', unitId: town.units.ap3 }] });
    const said = (await lan.sendsChoice('invite/start')).join('\n');
    expect(said).toContain('Chi đoàn ấp 3, Đoàn xã Phú Bình');
    expect(said).toContain('Thứ Bảy, 11/04/2026');
    expect(lan.all().at(-1)?.attachment?.mime).toBe('image/png');
    const code = /CD-[A-Z0-9]{6}/.exec(said)![0];
    const an = town.stranger('zalo');
    await play(
      an,
      `> ${code.toLowerCase()}
       < Bạn được mời vào Chi đoàn ấp 3, Đoàn xã Phú Bình
       > [Đồng ý]
       > [Không bật]
       > Nguyễn Văn An
       > 15/03/2004
       > 0912345678
       < Bạn đang ở đâu?
       > [ấp 3, xã Phú Bình]
       < Chi đoàn: Chi đoàn ấp 3`,
    );
    const payload = /start=(cd_[A-Z0-9]{6})/.exec(said)![1]!;
    await play(town.stranger('telegram'), `> (start ${payload})\n< Bạn được mời vào Chi đoàn ấp 3`);
    // Typed at the question for the branch, without its two letters.
    await play(
      town.stranger('zalo'),
      `> chào\n> đồng ý\n> không\n> Nguyễn Văn Bình\n> 15/03/2004\n> bỏ qua\n> ${code.slice(3)}\n< Bạn đang ở đâu?`,
    );
  });

  test('an old code is said to be old, and joining goes on without it', async () => {
    const lan = await town.member('Lê Thị Lan', town.units.ap3, { roles: [{ role: 'secretary', unitId: town.units.ap3 }] });
    const code = /CD-[A-Z0-9]{6}/.exec((await lan.sendsChoice('invite/start')).join('\n'))![0];
    town.clock.advance({ days: 30 });
    await play(town.stranger('zalo'), `> ${code}\n< không đúng hoặc đã hết hạn … bạn có đồng ý không?`);
  });

  test('an officer of a commune chooses the branch among their own; a member gets none', async () => {
    const hoa = await town.member('Võ Thị Hòa', town.units.ap3, {
      roles: [{ role: 'commune_secretary', unitId: town.units.phuBinh }],
    });
    await hoa.sendsChoice('invite/start');
    await play(
      hoa,
      '> [Chọn trong danh sách]\n[Chi đoàn ấp Phú Cường] [Chi đoàn ấp 3]\n> ấp 3\n< Mã mời vào Chi đoàn ấp 3, Đoàn xã Phú Bình',
    );
    await hoa.sendsChoice('invite/start');
    await hoa.sendsChoice(`invite/branch:pick:${town.units.dacLuaAp3}`);
    expect(await town.db.read((tx) => tx.joinCode.count({ where: { unitId: town.units.dacLuaAp3 } }))).toBe(0);
    const an = await town.member('Nguyễn Văn An', town.units.ap3);
    expect((await an.sendsChoice('invite/start')).join()).toContain('dành cho Bí thư');
  });
});
