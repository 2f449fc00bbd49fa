import { afterEach, describe, expect, it } from 'vitest';
import { engines } from '../run/database.js';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

async function branch(engine?: 'sqlite' | 'postgresql'): Promise<{ van: Person; an: Person }> {
  town = await openTown(engine ? { engine } : {});
  const { ap3 } = town.units;
  const van = await town.member('Lê Thị Vân', ap3, { roles: [{ role: 'secretary', unitId: ap3 }] });
  return { van, an: await town.member('Nguyễn Văn An', ap3) };
}

/** An pledges and is reminded a week later. */
async function reminded(an: Person, ...pledges: string[]): Promise<void> {
  for (const text of pledges) await play(an, `> đăng ký rèn luyện: ${text}\n> [Mỗi tuần]\n> 19\n> [Cam kết]`);
  town.clock.set('2026-03-18T12:01:00Z');
  await town.tick();
  expect(an.news().join('\n')).toContain('Kỳ này bạn thấy thế nào rồi?');
}

const rsvps = () => town.db.read((tx) => tx.rsvp.findMany({ select: { answer: true, late: true } }));
const checkIns = () => town.db.read((tx) => tx.pledgeCheckIn.findMany({ select: { dueOn: true, status: true } }));
const invitation = '> thông báo họp chi đoàn 19h tối mai ở nhà văn hóa\n> [Gửi]';

describe.each(engines)('an invitation that waits, on %s', (engine) => {
  it.each([
    ['em bận rồi', { answer: 'absent', late: false }],
    ['ok e đi', { answer: 'attend', late: false }],
    ['chắc tới trễ 15p', { answer: 'attend', late: true }],
    ['mai em bận xin vắng', { answer: 'absent', late: false }],
  ])('is answered by "%s"', async (words, kept) => {
    const { van, an } = await branch(engine);
    await play(van, invitation);
    await an.says(words);
    expect(await rsvps()).toEqual([kept]);
  });
});

describe('an answer in words', () => {
  it.each(['em bận rồi', 'ok e đi', 'chắc tới trễ 15p', 'làm dc rồi', 'chưa làm, bận thi', 'rồi', 'chưa'])(
    '"%s" keeps nothing when nothing was asked',
    async (words) => {
      const { an } = await branch();
      expect(await an.says(words)).not.toEqual([]);
      expect(await rsvps()).toEqual([]);
      expect(await checkIns()).toEqual([]);
    },
  );

  it('to an invitation in the middle of a form keeps the answer, and the form goes on', async () => {
    const { van, an } = await branch();
    await play(van, invitation);
    await play(an, '> đăng ký rèn luyện: đọc sách\n< bao lâu một lần\n> ok e đi\n< Mình đã ghi bạn tham dự\n< bao lâu một lần');
  });
});

describe('a reminder that waits', () => {
  it.each([
    ['làm dc rồi', 'done'],
    ['tuần này em làm dc rồi', 'done'],
    ['chưa làm, bận thi', 'not_done'],
    ['bận quá chưa làm', 'not_done'],
    ['chưa', 'not_done'],
    ['dạ chưa ạ', 'not_done'],
    ['rồi', 'done'],
  ])('is answered by "%s"', async (words, status) => {
    const { an } = await branch();
    await reminded(an, 'đọc sách');
    await play(an, `> ${words}\n< Mình đã ghi`);
    expect(await checkIns()).toEqual([{ dueOn: '2026-03-18', status }]);
  });

  it('and a bare yes: the reminder is shown again, for yes is too little', async () => {
    const { an } = await branch();
    await reminded(an, 'đọc sách');
    await play(an, '> dạ\n< Kỳ này bạn thấy thế nào rồi?\n< đọc sách\n[Đã làm] [Đang làm] [Chưa làm]');
    expect(await checkIns()).toEqual([{ dueOn: '2026-03-18', status: null }]);
  });

  it('of two pledges: the person says which, and what they said is not asked again', async () => {
    const { an } = await branch();
    await reminded(an, 'đọc sách', 'chạy bộ');
    await play(
      an,
      `> chưa làm, bận thi
       < Bạn đang nói về cam kết nào?
       [đọc sách] [chạy bộ]
       > chay bo
       < Mình đã ghi “Chưa làm”
       > làm dc rồi
       < Mình đã ghi “Đã làm”`,
    );
    expect((await checkIns()).map((one) => one.status).sort()).toEqual(['done', 'not_done']);
  });

  it('was answered and is only hours old: the last word counts; a week later the same words are asked about', async () => {
    const { an } = await branch();
    await reminded(an, 'đọc sách');
    await play(an, '> chưa làm\n< Mình đã ghi “Chưa làm”');
    town.clock.advance({ hours: 3 });
    await play(an, '> em làm xong rồi\n< Mình đã ghi “Đã làm”');
    town.clock.advance({ days: 4 });
    await play(an, '> xong rồi\n< Bạn muốn ghi “Đã làm” cho cam kết này phải không?\n[đọc sách]');
    expect(await checkIns()).toEqual([{ dueOn: '2026-03-18', status: 'done' }]);
    await play(an, '> [đọc sách]\n< Mình đã ghi “Đã làm”');
    expect(await checkIns()).toHaveLength(2);
  });

  it('beside an invitation: each answer finds its question', async () => {
    const { van, an } = await branch();
    await reminded(an, 'đọc sách');
    await play(van, invitation);
    await play(an, '> bận quá chưa làm\n< Mình đã ghi “Chưa làm”\n> ok e đi\n< Mình đã ghi bạn tham dự');
    expect(await rsvps()).toEqual([{ answer: 'attend', late: false }]);
    expect(await checkIns()).toEqual([{ dueOn: '2026-03-18', status: 'not_done' }]);
  });
});

describe('a wish for a new pledge', () => {
  it.each(['cam kết mới', 'em muốn cam kết mới nha', 'đăng ký cam kết nữa', 'thêm cam kết mới'])(
    '"%s" does not say what it is, and is asked',
    async (words) => {
      const { an } = await branch();
      await play(an, `> ${words}\n< Bạn muốn làm việc gì cụ thể?`);
    },
  );

  it('says what it is when it does: "cam kết mỗi sáng chạy bộ"', async () => {
    const { an } = await branch();
    await play(an, '> cam kết mỗi sáng chạy bộ\n< bao lâu một lần\n> [Không nhắc]\n< mỗi sáng chạy bộ');
  });
});
