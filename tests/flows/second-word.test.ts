import { afterEach, describe, expect, test } from 'vitest';
import { engines } from '../run/database.js';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

/** A branch of four whose meeting of tomorrow, 19:00, was called; from now on what reaches more than two needs a second officer. */
async function called(engine: 'sqlite' | 'postgresql' = 'sqlite', channel: 'zalo' | 'telegram' = 'zalo') {
  town = await openTown({ engine });
  const { ap3, phuBinh } = town.units;
  const van = await town.member('Lê Thị Vân', ap3, { channel, roles: [{ role: 'secretary', unitId: ap3 }] });
  const an = await town.member('Nguyễn Văn An', ap3, { channel: channel === 'zalo' ? 'telegram' : 'zalo' });
  const binh = await town.member('Trần Bình', ap3);
  const duc = await town.member('Võ Đức', ap3, { roles: [{ role: 'deputy_secretary', unitId: ap3 }] });
  const tam = await town.member('Phan Minh Tâm', town.units.phuCuong, {
    channel,
    roles: [{ role: 'commune_secretary', unitId: phuBinh }],
  });
  await play(van, '> thông báo họp chi đoàn 7h tối mai ở nhà văn hóa ấp 3\n> [Gửi]');
  await play(tam, '> cán bộ thứ hai\n> 2');
  for (const one of [van, an, binh, duc, tam]) one.news();
  return { van, an, binh, duc, tam };
}

const cancels = '> hủy họp\n> mưa to quá\n> [Gửi thông báo hủy]';
const audit = (action: string) =>
  town.db.read(async (tx) => (await tx.audit.findMany({ where: { action } })).map((line) => line.data));
const heard = (...people: Person[]) => people.flatMap((one) => one.news());

describe.each(engines)('what changes for many needs a second officer, on %s', (engine) => {
  describe.each(['zalo', 'telegram'] as const)('written on %s', (channel) => {
    test('a cancellation: who reads what members would read and agrees; it goes out once', async () => {
      const { van, an, binh, duc } = await called(engine, channel);
      await play(
        van,
        `
        > hủy họp
        > mưa to quá
        < sau khi đồng chí bấm gửi, một cán bộ nữa đọc và đồng ý thì mới đi: Võ Đức.
        > [Gửi thông báo hủy]
        < Việc hủy này tới 4 người cần một cán bộ nữa xác nhận. Mình đã hỏi: Võ Đức. Chưa có gì được gửi đi
        < Nếu tới 16:00, Thứ Sáu, 13/03/2026 chưa ai trả lời, mình tự gửi để không ai đến uổng công.
        [Rút lại]
        `,
      );
      expect(heard(an, binh)).toEqual([]);
      expect(duc.news()).toEqual([
        expect.stringMatching(/Lê Thị Vân .* muốn gửi tin hủy dưới đây tới 4 người[\s\S]*📣 HỦY LỊCH[\s\S]*Lý do: mưa to quá/),
      ]);
      await play(an, '> lịch họp\n< 19:00, Thứ Sáu, 13/03/2026');
      await play(duc, '> [Đồng ý gửi]\n< Cảm ơn đồng chí. Thông báo đang được gửi đi.');
      expect(van.news().join('\n')).toContain('Đồng chí Võ Đức đã đồng ý. Tin hủy cho buổi lúc 19:00, Thứ Sáu, 13/03/2026');
      for (const one of [an, binh]) expect(one.news()).toEqual([expect.stringContaining('📣 HỦY LỊCH')]);
      expect(await duc.presses('Đồng ý gửi')).toEqual(['Thông báo này đã có người đồng ý gửi: đồng chí Võ Đức.']);
      expect(heard(an, binh)).toEqual([]);
    });

    test('a change: who says no keeps the meeting as it was, and its author is told', async () => {
      const { van, an, duc } = await called(engine, channel);
      await play(
        van,
        '> dời họp sang 19h30 thứ 7\n< một cán bộ nữa đọc và đồng ý thì mới đi: Võ Đức.\n> [Gửi]\n< Thay đổi này tới 4 người cần một cán bộ nữa xác nhận.',
      );
      expect(duc.news().join()).toContain('🕖 Thời gian (mới): 19:30, Thứ Bảy, 14/03/2026');
      await play(duc, '> [Không gửi]\n< Mình không gửi và đã báo lại người soạn.');
      expect(van.news().join()).toContain(
        'Đồng chí Võ Đức đề nghị không đổi lịch buổi lúc 19:00, Thứ Sáu, 13/03/2026. Buổi này giữ nguyên như cũ',
      );
      await play(an, '> lịch họp\n< 19:00, Thứ Sáu, 13/03/2026');
    });
  });

  test('a change that is agreed to goes to exactly those who got the first', async () => {
    const { van, an, binh, duc } = await called(engine);
    await play(van, '> dời họp sang 19h30 thứ 7\n> [Gửi]');
    await play(duc, '> [Đồng ý gửi]');
    for (const one of [an, binh]) expect(one.news()).toEqual([expect.stringContaining('[ĐÍNH CHÍNH] 📣 THAY ĐỔI LỊCH')]);
    expect(an.all().at(-1)!.text).toContain('– Bí thư Lê Thị Vân');
  });

  test('nobody answers: three hours before the meeting it goes out all the same, and the audit log says so', async () => {
    const { van, an, duc } = await called(engine);
    await play(van, cancels);
    town.clock.set('2026-03-13T08:59:00Z');
    await town.tick();
    expect(an.news().join()).not.toContain('HỦY');
    town.clock.set('2026-03-13T09:00:00Z');
    expect((await duc.presses('Không gửi')).join()).toContain('tin này đã tự gửi');
    await town.tick();
    await town.tick();
    expect(an.news()).toEqual([expect.stringContaining('📣 HỦY LỊCH')]);
    expect(van.news().join()).toContain(
      'Tới 16:00, Thứ Sáu, 13/03/2026 chưa cán bộ thứ hai nào trả lời, nên mình đã gửi tin hủy',
    );
    expect(await duc.presses('Đồng ý gửi')).toEqual([
      'Chưa ai trả lời kịp nên tin này đã tự gửi trước giờ họp, để không ai đến nhầm.',
    ]);
    expect(await audit('sent_without_second_officer')).toEqual([{ why: 'no_answer' }]);
  });
});

describe('what changes for many', () => {
  test('is urgent within three hours of the meeting: it leaves at once, and the audit log says so', async () => {
    const { van, an, binh } = await called();
    town.clock.set('2026-03-13T09:30:00Z');
    await play(van, `${cancels}\n< Đã hủy và báo cho mọi người`);
    for (const one of [an, binh]) expect(one.news().join()).toContain('📣 HỦY LỊCH');
    expect(await audit('sent_without_second_officer')).toEqual([{ reached: 4, why: 'urgent' }]);
  });

  test('is urgent, too, when the meeting is moved to soon', async () => {
    const { van, an } = await called();
    await play(van, '> dời họp sang 11h trưa nay\n> [Gửi]\n< Đã đổi và báo cho mọi người');
    expect(an.news().join()).toContain('11:00, Thứ Năm, 12/03/2026');
  });

  test('does not hang on somebody who is not there: with nobody to ask it leaves', async () => {
    const { van, an, duc, tam } = await called();
    await town.db.write((tx) => tx.role.deleteMany({ where: { contactId: { in: [duc.contactId, tam.contactId] } } }));
    await play(van, `${cancels}\n< Đã hủy và báo cho mọi người`);
    expect(an.news().join()).toContain('📣 HỦY LỊCH');
    expect(await audit('sent_without_second_officer')).toEqual([{ reached: 4, why: 'nobody' }]);
  });

  test('to few needs nobody: a call that reached two is called off for two', async () => {
    const { van, an, tam } = await called();
    await play(tam, '> cán bộ thứ hai\n> 4');
    await play(van, `${cancels}\n< Đã hủy và báo cho mọi người`);
    expect(an.news().join()).toContain('📣 HỦY LỊCH');
  });

  test('can be taken back by its author; the meeting stays', async () => {
    const { van, an, duc } = await called();
    await play(van, `${cancels}\n> [Rút lại]\n< Đã rút lại, chưa ai nhận được gì; buổi này giữ nguyên như cũ.`);
    expect(await duc.presses('Đồng ý gửi')).toEqual(['Người soạn đã rút lại thông báo này, không có gì được gửi đi.']);
    expect(an.news()).toEqual([]);
  });

  test('is of the meeting as it was: whoever agrees after it was changed sends nothing, and the author is told', async () => {
    const { van, an, duc, tam } = await called();
    await play(van, cancels);
    await play(tam, '> cán bộ thứ hai\n> 100');
    await play(duc, '> dời họp sang 20h tối mai\n> [Gửi]\n< Đã đổi và báo cho mọi người');
    for (const one of [van, an]) one.news();
    expect(await duc.presses('Đồng ý gửi')).toEqual([
      'Buổi này đã được thay đổi sau khi tin này được soạn, nên tin này không gửi nữa.',
    ]);
    expect(van.news().join()).toContain('Buổi họp đã được thay đổi sau khi đồng chí soạn tin hủy');
    expect(an.news()).toEqual([]);
    town.clock.set('2026-03-13T10:00:00Z');
    await town.tick();
    expect(an.news().join()).not.toContain('HỦY LỊCH');
  });
});

describe('from how many people on a second officer is needed', () => {
  test('is set by a commune for itself and its branches; its other officers hear of it', async () => {
    town = await openTown();
    const { ap3, phuBinh, dacLuaAp3 } = town.units;
    const officer = (name: string, role: 'commune_secretary' | 'commune_deputy', channel: 'zalo' | 'telegram') =>
      town.member(name, ap3, { channel, roles: [{ role, unitId: phuBinh }] });
    const tam = await officer('Phan Minh Tâm', 'commune_secretary', 'telegram');
    const hai = await officer('Đỗ Hải', 'commune_deputy', 'zalo');
    const van = await town.member('Lê Thị Vân', ap3, { roles: [{ role: 'secretary', unitId: ap3 }] });
    const far = await town.member('Hà Lạ', dacLuaAp3, { roles: [{ role: 'secretary', unitId: dacLuaAp3 }] });
    expect(tam.news()).toEqual([]);
    await play(
      tam,
      `
      > can bo thu hai
      < Đoàn xã Phú Bình và các chi đoàn trực thuộc: hiện tin tới hơn 300 người cần cán bộ thứ hai xác nhận.
      [Hơn 100 người] [Hơn 300 người] [Hơn 1.000 người] [Như mặc định (hơn 300)]
      > nhiều lắm
      < một số từ 0 đến 100.000
      > 1000000
      < một số từ 0 đến 100.000
      > (picture)
      < một số từ 0 đến 100.000
      > 3
      < Đã đặt cho Đoàn xã Phú Bình và các chi đoàn trực thuộc: tin tới hơn 3 người cần cán bộ thứ hai xác nhận.
      `,
    );
    expect(hai.news()).toEqual([
      'Đồng chí Phan Minh Tâm vừa đổi mức cần hai cán bộ xác nhận của Đoàn xã Phú Bình: trước là hơn 300 người, nay là hơn 3 người.',
    ]);
    await town.member('Nguyễn Văn An', ap3);
    await play(
      van,
      '> thông báo họp chi đoàn 7h tối mai ở nhà văn hóa ấp 3\n> [Gửi]\n< Thông báo tới 4 người cần một cán bộ nữa xác nhận.',
    );
    for (const name of ['An', 'Bình', 'Cường', 'Dũng']) await town.member(`Nguyễn ${name}`, dacLuaAp3);
    await play(far, '> thông báo họp chi đoàn 7h tối mai ở nhà văn hóa ấp 3\n> [Gửi]\n< Đã gửi thông báo tới 5 người');
    await play(
      hai,
      '> menu\n> [Sổ sách, số liệu]\n> [Mức cần hai cán bộ xác nhận]\n> [Như mặc định (hơn 300)]\n< tin tới hơn 300 người',
    );
  });

  test('is no business of a branch, nor of a button typed by hand', async () => {
    const { van, an } = await called();
    for (const one of [van, an])
      expect(await one.sendsChoice('second_officer/start')).toEqual(['Việc này dành cho cán bộ Đoàn cấp xã trở lên.']);
    expect(van.buttons()).not.toContain('Mức cần hai cán bộ xác nhận');
  });
});
