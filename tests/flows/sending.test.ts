import { afterEach, describe, expect, test } from 'vitest';
import { engines } from '../run/database.js';
import { openTown, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

const called = '> thông báo họp chi đoàn 7h tối mai ở nhà văn hóa ấp 3';

/** A branch whose calls to more than one person need a second officer. */
async function branch(engine: 'sqlite' | 'postgresql' = 'sqlite') {
  town = await openTown({ engine, env: { SECOND_OFFICER_ABOVE: 'branch:1' } });
  const { ap3, phuBinh, dacLuaAp3 } = town.units;
  const van = await town.member('Lê Thị Vân', ap3, { channel: 'telegram', roles: [{ role: 'secretary', unitId: ap3 }] });
  const an = await town.member('Nguyễn Văn An', ap3);
  const tam = await town.member('Phan Minh Tâm', ap3, { roles: [{ role: 'commune_secretary', unitId: phuBinh }] });
  const deputy = (name: string) => town.member(name, ap3, { roles: [{ role: 'deputy_secretary', unitId: ap3 }] });
  const stranger = await town.member('Hà Lạ', dacLuaAp3, { roles: [{ role: 'secretary', unitId: dacLuaAp3 }] });
  return { van, an, tam, deputy, stranger };
}

describe.each(engines)('a call to many needs a second officer, on %s', (engine) => {
  test('who reads what members would read and agrees; it goes out once, in the name of the one who wrote it', async () => {
    const { van, an, tam, deputy, stranger } = await branch(engine);
    const duc = await deputy('Võ Đức');
    await play(
      van,
      `
      ${called}
      > [Gửi]
      < Thông báo tới 4 người cần một cán bộ nữa xác nhận. Mình đã hỏi: Võ Đức.
      < Chưa có gì được gửi đi
      [Rút lại]
      `,
    );
    expect(an.all()).toEqual([]);
    // The unit's own officer is there, so that the one above is not asked.
    expect(tam.all()).toEqual([]);
    const [asked] = duc.news();
    expect(asked).toContain('Lê Thị Vân (Chi đoàn ấp 3, Đoàn xã Phú Bình) muốn gửi thông báo dưới đây tới 4 người.');
    expect(asked).toContain('📣 THÔNG BÁO SINH HOẠT CHI ĐOÀN\nKính gửi đồng chí (họ tên từng người),');
    expect(asked).toContain('– Bí thư Lê Thị Vân');
    expect(duc.buttons()).toEqual(['Đồng ý gửi', 'Không gửi']);
    const agree = duc.all().at(-1)!.choices![0]!.address;
    expect(await van.sendsChoice(agree)).toEqual(['Thông báo này cần một cán bộ khác với người soạn xác nhận.']);
    expect(await stranger.sendsChoice(agree)).toEqual(['Mình không thấy thông báo này trong các đơn vị bạn phụ trách.']);
    expect(await an.sendsChoice(agree)).toEqual(['Mình không thấy thông báo này trong các đơn vị bạn phụ trách.']);
    expect(await town.db.read((tx) => tx.activity.count())).toBe(0);

    await play(duc, '> [Đồng ý gửi]\n< Cảm ơn đồng chí. Thông báo đang được gửi đi.');
    expect(van.news().join('\n')).toContain('Đồng chí Võ Đức đã đồng ý.');
    const [received, ...more] = an.news();
    expect(more).toEqual([]);
    expect(received).toContain('Kính gửi đồng chí Nguyễn Văn An,');
    expect(received).toContain('– Bí thư Lê Thị Vân');
    expect(await duc.presses('Đồng ý gửi')).toEqual(['Thông báo này đã có người đồng ý gửi: đồng chí Võ Đức.']);
    expect(await tam.sendsChoice(agree.replace('agree', 'refuse'))).toEqual([
      'Thông báo này đã có người đồng ý gửi: đồng chí Võ Đức.',
    ]);
    expect(an.news()).toEqual([]);
    expect(await van.presses('Rút lại')).toEqual(['Thông báo này đã có người đồng ý gửi: đồng chí Võ Đức.']);
  });

  test('who says no: nobody hears of it, and the sender is told', async () => {
    const { van, an, deputy } = await branch(engine);
    const duc = await deputy('Võ Đức');
    await play(van, `${called}\n> [Gửi]`);
    await play(duc, '> [Không gửi]\n< Mình không gửi và đã báo lại người soạn.');
    expect(van.news().join('\n')).toContain('Đồng chí Võ Đức đề nghị không gửi thông báo');
    expect(await duc.presses('Đồng ý gửi')).toEqual(['Thông báo này đã có người quyết định không gửi: đồng chí Võ Đức.']);
    expect(an.all()).toEqual([]);
    expect(await town.db.read((tx) => tx.activity.count())).toBe(0);
  });
});

describe('a call to many', () => {
  test('goes to the unit above when the unit has no other officer, and can be taken back until somebody decides', async () => {
    const { van, tam, an } = await branch();
    await play(van, `${called}\n> [Gửi]\n< Mình đã hỏi: Phan Minh Tâm.\n> [Rút lại]\n< Đã rút lại, chưa ai nhận được gì.`);
    expect(await tam.presses('Đồng ý gửi')).toEqual(['Người soạn đã rút lại thông báo này, không có gì được gửi đi.']);
    expect(an.all()).toEqual([]);
  });

  test('that nobody decided about before the meeting begins is dropped, and its sender is told', async () => {
    const { van, tam, an } = await branch();
    await play(van, `${called}\n> [Gửi]`);
    town.clock.set('2026-03-13T12:00:00Z');
    await town.tick();
    await town.tick();
    expect(van.news()).toEqual([expect.stringContaining('Chưa có cán bộ thứ hai nào xác nhận trước giờ bắt đầu')]);
    expect(await tam.presses('Đồng ý gửi')).toEqual(['Đã quá giờ bắt đầu nên thông báo này không gửi nữa.']);
    expect(an.all()).toEqual([]);
  });

  test('is not sent when nobody else can be asked', async () => {
    const { van, tam } = await branch();
    await town.db.write((tx) => tx.role.deleteMany({ where: { contactId: tam.contactId } }));
    await play(
      van,
      `${called}\n< phân quyền thêm một cán bộ trước khi gửi\n> [Gửi]\n< nên cần một cán bộ thứ hai xác nhận, nhưng đơn vị và cấp trên chưa có ai khác`,
    );
    expect(tam.all()).toEqual([]);
  });
});
