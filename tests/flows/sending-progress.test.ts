import { afterEach, describe, expect, test } from 'vitest';
import { engines } from '../run/database.js';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

const called = '> thông báo họp chi đoàn 7h tối mai ở nhà văn hóa ấp 3';

/** The secretary is on Telegram; three members are on Zalo, which asks for silence until `minutes` from now. */
async function slowSending(engine: 'sqlite' | 'postgresql', minutes: number, channel: 'zalo' | 'telegram' = 'telegram') {
  town = await openTown({ engine });
  const { ap3 } = town.units;
  const van = await town.member('Lê Thị Vân', ap3, { channel, roles: [{ role: 'secretary', unitId: ap3 }] });
  const members: Person[] = [];
  const others = channel === 'zalo' ? 'telegram' : 'zalo';
  for (const name of ['Nguyễn Văn An', 'Trần Bình', 'Đỗ Lan']) members.push(await town.member(name, ap3, { channel: others }));
  await play(van, called);
  town.channel(others).fail('throttled', { until: new Date(town.clock.now().getTime() + minutes * 60_000) });
  await play(van, '> [Gửi]\n< Đã gửi thông báo tới 4 người.');
  van.news();
  return { van, members };
}

const told = (members: Person[]) => members.flatMap((one) => one.all()).length;
const later = async (by: Parameters<Town['clock']['advance']>[0]) => {
  town.clock.advance(by);
  await town.tick();
};

describe.each(engines)('a notice on its way, on %s', (engine) => {
  test('is shown to its sender on Telegram in one message that changes, at most every ten seconds, and then reported', async () => {
    const { van, members } = await slowSending(engine, 5);
    await later({ seconds: 9 });
    expect(van.news()).toEqual([]);
    await later({ seconds: 1 });
    const [progress, ...more] = van.news();
    expect(more).toEqual([]);
    expect(progress).toBe(
      [
        'Đang gửi thông báo cho buổi sinh hoạt thường kỳ lúc 19:00, Thứ Sáu, 13/03/2026:',
        '✅ Đã gửi: 1 người',
        '⏳ Còn chờ: 3 người',
        'Phần còn lại đi lúc 09:05, Thứ Năm, 12/03/2026.',
      ].join('\n'),
    );
    expect(van.buttons()).toEqual(['Tạm dừng', 'Hủy gửi']);
    const before = van.all().length;
    await later({ seconds: 11 });
    await later({ seconds: 11 });
    expect(van.all().map((one) => one.text)).toContain(progress); // nothing changed, nothing is said
    expect(van.all()).toHaveLength(before);

    await later({ minutes: 5 });
    expect(told(members)).toBe(3);
    await later({ seconds: 1 });
    expect(van.all()).toHaveLength(before + 1);
    expect(van.all().at(-2)?.text).toBe('Đã gửi xong. Báo cáo ở bên dưới.');
    expect(van.all().at(-2)?.choices).toBeUndefined();
    expect(van.all().at(-1)?.text).toBe(
      'Báo cáo gửi thông báo cho buổi sinh hoạt thường kỳ lúc 19:00, Thứ Sáu, 13/03/2026:\n✅ Đã gửi: 4 người',
    );
    await later({ minutes: 1 });
    expect(van.all()).toHaveLength(before + 1);
  });

  test('rests when its sender says so, however long and through a restart, and goes on where it was', async () => {
    const { van, members } = await slowSending(engine, 5);
    await later({ seconds: 10 });
    const pause = van.all().at(-1)!.choices![0]!.address;
    await play(van, '> [Tạm dừng]\n< Đã tạm dừng gửi thông báo\n< ⏳ Còn chờ: 3 người\n[Tiếp tục] [Hủy gửi]');
    await later({ minutes: 30 });
    expect(told(members)).toBe(0);
    // Twice is once: the message of before still has its button.
    expect((await van.sendsChoice(pause)).join()).toContain('Đã tạm dừng gửi thông báo');
    const { state } = await town.db.read((tx) => tx.notice.findFirstOrThrow());
    expect(state).toBe('paused');
    await play(van, '> [Tiếp tục]\n< Đang gửi thông báo');
    expect(told(members)).toBe(3);
    await later({ seconds: 1 });
    expect(van.all().at(-1)?.text).toContain('Báo cáo gửi thông báo');
    await play(van, '> [Tiếp tục]\n< Báo cáo gửi thông báo');
  });

  test('ends where it is when its sender says so twice; the meeting stays', async () => {
    const { van, members } = await slowSending(engine, 5);
    await later({ seconds: 10 });
    await play(
      van,
      `
      > [Hủy gửi]
      < Hủy gửi tới 3 người còn lại? 1 người đã nhận thì không rút lại được, và buổi họp vẫn giữ.
      [Hủy gửi ngay] [Không hủy gửi]
      > [Không hủy gửi]
      < Đang gửi thông báo
      > [Hủy gửi]
      > [Hủy gửi ngay]
      < Đã hủy gửi tới 3 người còn lại; 1 người đã nhận. Buổi họp vẫn giữ.
      [Hủy buổi này]
      `,
    );
    await later({ minutes: 30 });
    expect(told(members)).toBe(0);
    expect(van.all().at(-1)?.text).toContain('Đã hủy gửi thông báo cho buổi sinh hoạt thường kỳ');
    expect(van.all().at(-1)?.text).toContain('⏹ Chưa gửi vì đã hủy gửi: 3 người');
    expect((await town.db.read((tx) => tx.activity.findFirstOrThrow())).state).toBe('called');
  });

  test('has a final state for everybody when the meeting begins', async () => {
    const { van, members } = await slowSending(engine, 5);
    await later({ seconds: 10 });
    await play(van, '> [Tạm dừng]');
    town.clock.set('2026-03-13T12:00:00Z');
    await town.tick();
    expect(told(members)).toBe(0);
    expect(van.all().at(-1)?.text).toContain('✅ Đã gửi: 1 người\n⌛ Chưa kịp gửi trước giờ bắt đầu: 3 người');
    const rows = await town.db.read((tx) => tx.delivery.groupBy({ by: ['state'], where: { kind: 'notice' }, _count: true }));
    expect(rows.map((row) => [row.state, row._count]).sort()).toEqual([
      ['expired', 3],
      ['sent', 1],
    ]);
  });
});

describe('a notice on its way', () => {
  test('that takes longer than ten seconds has a button for how far it is', async () => {
    town = await openTown({ env: { ZALO_MESSAGES_PER_SECOND: '1' } });
    const { ap3 } = town.units;
    const van = await town.member('Lê Thị Vân', ap3, { roles: [{ role: 'secretary', unitId: ap3 }] });
    for (let n = 0; n < 10; n++) await town.member('Nguyễn Văn An', ap3);
    await play(van, called);
    await play(van, '> [Gửi]\n< Đã gửi thông báo tới 11 người.\n> [Tiến độ gửi]\n< ✅ Đã gửi: 11 người');
  });

  test('on Zalo is told of when asked, and at the end; only officers of the unit are answered', async () => {
    const { van, members } = await slowSending('sqlite', 5, 'zalo');
    await later({ seconds: 10 });
    await later({ seconds: 30 });
    expect(van.news()).toEqual([]);
    await play(van, '> đang gửi tới đâu rồi\n< Đang gửi thông báo\n< ⏳ Còn chờ: 3 người\n[Tạm dừng] [Hủy gửi]');
    const [pause] = van.all().at(-1)!.choices!;
    await later({ minutes: 5 });
    await later({ seconds: 1 });
    expect(van.news()).toEqual([expect.stringContaining('Báo cáo gửi thông báo')]);
    expect(await members[0]!.sendsChoice(pause!.address)).toEqual([
      'Mình không thấy thông báo này trong các đơn vị bạn phụ trách.',
    ]);
    await play(members[1]!, '> đang gửi tới đâu\n< Việc này dành cho cán bộ Đoàn');
    await play(van, '> tiến độ gửi\n< Báo cáo gửi thông báo\n< ✅ Đã gửi: 4 người');
  });
});
