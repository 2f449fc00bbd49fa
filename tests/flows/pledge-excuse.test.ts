import { afterEach, describe, expect, it } from 'vitest';
import { daysAfter } from '../../src/domain/local-time.js';
import { engines } from '../run/database.js';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

const evening = (day: string) => new Date(`${day}T19:00:00+07:00`);
const reminders = (person: Person) => person.all().filter((message) => message.text.includes('mình nhắc nhẹ')).length;
const pauses = () => town.db.read((tx) => tx.pledgePause.findMany({ orderBy: { fromDay: 'asc' } }));

async function anPledges(engine?: 'sqlite' | 'postgresql', ...more: string[]): Promise<Person> {
  town = await openTown(engine ? { engine } : {});
  const an = await town.member('Nguyễn Văn An', town.units.phuCuong, { channel: 'telegram' });
  for (const text of ['đọc sách', ...more]) await play(an, `> đăng ký rèn luyện: ${text}\n> [Mỗi tuần]\n> 19\n> [Cam kết]`);
  return an;
}

describe.each(engines)('days off, on %s', (engine) => {
  it('are asked without a reason; nothing is asked in them, and they do not count', async () => {
    const an = await anPledges(engine);
    await play(
      an,
      `
      > cam kết của tôi
      > [đọc sách]
      > [Tạm nghỉ ít ngày]
      < Bạn tạm nghỉ từ ngày nào đến ngày nào?
      < Mình không hỏi lý do
      > em bị bệnh
      < Mình chưa đọc được ngày
      > 30/2 đến 3/3
      < Ngày này không có trong lịch
      > 10/4 đến 1/4
      < Ngày cuối đang ở trước ngày đầu
      > 1/1 đến 20/3
      < trong vòng một tháng vừa qua
      > 20/3/2026 đến 20/3/2027
      < tối đa sáu tháng
      > (picture)
      < Mình chưa đọc được ngày
      > từ 25/3 đến 2/4
      < bạn tạm nghỉ từ Thứ Tư, 25/03/2026 đến Thứ Năm, 02/04/2026
      > cam kết của tôi
      > [đọc sách]
      < 🌙 Tạm nghỉ từ Thứ Tư, 25/03/2026 đến Thứ Năm, 02/04/2026
      `,
    );
    for (let day = '2026-03-18'; day <= '2026-04-15'; day = daysAfter(day, 7)) {
      town.clock.set(evening(day));
      await town.tick();
    }
    // 18/3, 8/4 and 15/4; not 25/3 and 1/4.
    expect(reminders(an)).toBe(3);
    expect(
      (await town.db.read((tx) => tx.pledgeCheckIn.findMany({ orderBy: { dueOn: 'asc' } }))).map((one) => one.dueOn),
    ).toEqual(['2026-03-18', '2026-04-08', '2026-04-15']);
  });

  it('said in one sentence are for all pledges that are under way, and only one’s own', async () => {
    const an = await anPledges(engine, 'chạy bộ');
    const binh = await town.member('Trần Thị Bình', town.units.phuCuong, { channel: 'telegram' });
    await play(binh, '> đăng ký rèn luyện: hiến máu\n> [Mỗi tháng]\n> 19\n> [Cam kết]');
    await play(an, '> em xin tam nghi tu 1/4 den 10/4\n< Mình đã ghi cho cả 2 cam kết');
    expect(await pauses()).toMatchObject([{ fromDay: '2026-04-01', toDay: '2026-04-10' }, { fromDay: '2026-04-01' }]);
    const mine = await town.db.read((tx) => tx.pledge.findMany({ where: { memberId: an.memberId }, select: { id: true } }));
    expect(new Set((await pauses()).map((one) => one.pledgeId))).toEqual(new Set(mine.map((one) => one.id)));
    await play(binh, '> tạm nghỉ từ 40/4\n< Ngày này không có trong lịch');
  });

  it('are also those of a pause, from the day it began to the day it ended', async () => {
    const an = await anPledges(engine);
    await play(an, '> cam kết của tôi\n> [đọc sách]\n> [Tạm dừng]');
    expect(await pauses()).toMatchObject([{ fromDay: '2026-03-12', toDay: null }]);
    town.clock.set(evening('2026-04-02'));
    await play(an, '> [Tiếp tục]\n< Lần nhắc tới');
    expect(await pauses()).toMatchObject([{ fromDay: '2026-03-12', toDay: '2026-04-02' }]);
  });
});

describe('an occasion about which nobody could be asked', () => {
  it('is none: on Zalo, after a week of silence, nothing counts against the member', async () => {
    town = await openTown();
    const an = await town.member('Nguyễn Văn An', town.units.phuCuong, { channel: 'zalo' });
    await play(an, '> đăng ký rèn luyện: đọc sách\n> [Mỗi tuần]\n> 19\n> [Cam kết]');
    for (const day of ['2026-03-18', '2026-03-25', '2026-04-01']) {
      town.clock.set(evening(day));
      await town.tick();
    }
    expect(reminders(an)).toBe(1);
    expect((await town.db.read((tx) => tx.pledgeCheckIn.findMany())).map((one) => one.dueOn)).toEqual(['2026-03-18']);
  });
});

describe('before Zalo’s window closes', () => {
  it('nobody is asked about a pledge on their days off', async () => {
    town = await openTown();
    const an = await town.member('Nguyễn Văn An', town.units.phuCuong, { channel: 'zalo' });
    await play(an, '> đăng ký rèn luyện: đọc sách\n> [Mỗi tháng]\n> 19\n> [Cam kết]');
    const asked = () =>
      an.all().filter((message) => message.text.includes('🌱 đọc sách') && message.choices?.length === 3).length;
    town.clock.set('2026-03-18T12:00:00Z');
    await town.tick();
    const once = asked();
    expect(once).toBe(1);
    await play(an, '> tạm nghỉ từ 18/3 đến 30/3\n< bạn tạm nghỉ');
    town.clock.set('2026-03-25T03:00:00Z');
    await town.tick();
    expect(asked()).toBe(once);
  });
});

describe('a pledge of several actions', () => {
  it('has at most three, one a line, and is changed as a whole', async () => {
    town = await openTown();
    const an = await town.member('Nguyễn Văn An', town.units.phuCuong, { channel: 'telegram' });
    await play(an, '> đăng ký rèn luyện\n< Bạn muốn làm việc gì cụ thể?');
    expect((await an.says('- đọc sách\n- chạy bộ\n3. hiến máu\n4. trồng cây')).join()).toContain('Mỗi cam kết có tối đa 3 việc');
    expect((await an.says('- đọc sách\n- chạy bộ')).join()).toContain('nhắc bao lâu một lần');
    await play(
      an,
      `
      > [Mỗi tuần]
      > 19
      < 🌱 đọc sách
      < 🌱 chạy bộ
      > [Thêm việc]
      > 💪
      < Mình chưa thấy việc cụ thể nào
      > hiến máu
      < 🌱 hiến máu
      [Cam kết] [Sửa nội dung] [Đổi nhịp nhắc] [Đổi giờ nhắc]
      > [Cam kết]
      > cam kết của tôi
      < 1. đọc sách; chạy bộ; hiến máu
      `,
    );
    town.clock.set(evening('2026-03-18'));
    await town.tick();
    expect(an.all().at(-1)!.text).toContain('🌱 đọc sách\n🌱 chạy bộ\n🌱 hiến máu');
  });
});
