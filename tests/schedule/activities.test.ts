import { afterEach, describe, expect, it } from 'vitest';
import { engines } from '../run/database.js';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

const local = (text: string) => new Date(`${text}:00+07:00`);

/** Vân, secretary of ấp 3, calls a meeting; An and Bình use the bot. All on Telegram, which has no window. */
async function called(sentence: string, engine: 'sqlite' | 'postgresql' = 'sqlite') {
  town = await openTown({ engine });
  const { ap3 } = town.units;
  const van = await town.member('Lê Thị Vân', ap3, { channel: 'telegram', roles: [{ role: 'secretary', unitId: ap3 }] });
  const an = await town.member('Nguyễn Văn An', ap3, { channel: 'telegram' });
  const binh = await town.member('Trần Bình', ap3, { channel: 'telegram' });
  await play(van, `> ${sentence}\n> [Gửi]`);
  await play(van, '> [Tham dự]');
  const { id } = await town.db.read((tx) => tx.activity.findFirstOrThrow());
  for (const person of [van, an, binh]) person.news();
  return { van, an, binh, activityId: id };
}

/** Ticks every half hour until a moment; what came to this person, and when. */
async function live(person: Person, until: string): Promise<string[]> {
  const heard: string[] = [];
  while (town.clock.now() < local(until)) {
    town.clock.advance({ minutes: 30 });
    await town.tick();
    const at = new Date(town.clock.now().getTime() + 7 * 3600_000).toISOString().slice(5, 16);
    heard.push(...person.news().map((text) => `${at} ${text.split('\n')[0]}`));
  }
  return heard;
}

const coming = '🔔 Mình nhắc bạn lịch sắp tới nhé:';

describe.each(engines)('of a meeting, on %s,', (engine) => {
  it('those who come are reminded a day and an hour before, and others are not', async () => {
    const { an, binh, activityId } = await called('thông báo họp chi đoàn 19h30 thứ 7 tuần này ở nhà văn hóa ấp 3', engine);
    await play(an, '> [Tham dự]');
    await play(binh, '> [Xin vắng]');
    binh.news();
    expect(await live(an, '2026-03-14T20:00')).toEqual([`03-13T19:30 ${coming}`, `03-14T18:30 ${coming}`]);
    expect(an.all().at(-1)!.text).toContain('19:30, Thứ Bảy, 14/03/2026');
    expect(an.all().at(-1)!.text).toContain('nhà văn hóa ấp 3');
    expect(an.all().at(-1)!.choices).toEqual([{ label: 'Xin vắng', address: `meeting/rsvp:${activityId}:absent` }]);
    expect(binh.news()).toEqual([]);
  });

  it('those who said nothing are asked once more, and only once', async () => {
    const { an, binh } = await called('thông báo họp chi đoàn 19h30 thứ 7 tuần này ở nhà văn hóa ấp 3', engine);
    await play(binh, '> [Tham dự]');
    const heard = await live(an, '2026-03-14T19:30');
    expect(heard.map((line) => line.slice(12))).toEqual(['🔔 NHẮC PHẢN HỒI']);
    expect(binh.news().filter((text) => text.includes('NHẮC PHẢN HỒI'))).toEqual([]);
  });

  it('the officer who called it gets the count line when it is over, once', async () => {
    const { van, an, binh, activityId } = await called('thông báo họp chi đoàn 19h30 thứ 7 tuần này ở nhà văn hóa ấp 3', engine);
    await town.db.write((tx) =>
      tx.attendance.createMany({
        data: [
          { activityId, memberId: van.memberId, mark: 'present', by: 'self', at: town.clock.now() },
          { activityId, memberId: an.memberId, mark: 'late', by: 'self', at: town.clock.now() },
        ],
      }),
    );
    town.clock.set(local('2026-03-15T08:00'));
    for (let n = 0; n < 3; n++) {
      town.clock.advance({ minutes: 5 });
      await town.tick();
    }
    const summaries = van.news().filter((text) => text.includes('Số liệu điểm danh'));
    expect(summaries).toHaveLength(1);
    expect(summaries[0]).toContain('Có mặt: 02/03 đồng chí; vắng: 00 (có phép: 00, không phép: 00)');
    expect(summaries[0]).toContain('Chưa ghi nhận: 01 đồng chí');
    const { choices } = van.all().find((message) => message.text.includes('Số liệu điểm danh'))!;
    expect(choices?.map((one) => one.label)).toEqual(['Ghi tên từ danh sách', 'Đầu biên bản', 'Danh sách (tệp)']);
    expect((await van.presses('Đầu biên bản')).join()).toContain('Tổng số: 03 đồng chí; có mặt: 02; vắng: 00');
    expect(binh.news().filter((text) => text.includes('Số liệu điểm danh'))).toEqual([]);
  });
});

describe('the count line when nobody is there to have called it', () => {
  const summariesOf = (person: Person) => person.news().filter((text) => text.includes('Số liệu điểm danh'));
  async function over() {
    town.clock.set(local('2026-03-15T08:00'));
    await town.tick();
  }

  it('goes to the officers of the unit when the caller was erased', async () => {
    const { van, an } = await called('thông báo họp chi đoàn 19h30 thứ 7 tuần này ở nhà văn hóa ấp 3');
    await town.db.write((tx) => tx.activity.updateMany({ data: { authorId: null } }));
    await over();
    expect(summariesOf(van)).toHaveLength(1);
    expect(summariesOf(an)).toEqual([]);
  });

  it('does not go to a caller who is no longer an officer, but to the next one', async () => {
    const { van, binh } = await called('thông báo họp chi đoàn 19h30 thứ 7 tuần này ở nhà văn hóa ấp 3');
    await town.db.write(async (tx) => {
      await tx.role.updateMany({ where: { contactId: van.contactId }, data: { validTo: town.clock.now() } });
      await tx.role.create({
        data: {
          id: town.newId(),
          contactId: binh.contactId,
          unitId: town.units.ap3,
          role: 'secretary',
          validFrom: town.clock.now(),
        },
      });
    });
    await over();
    expect(summariesOf(van)).toEqual([]);
    expect(summariesOf(binh)).toHaveLength(1);
  });
});

describe('of a meeting', () => {
  it('early in the morning nobody is woken: the last reminder comes at the end of the night, or on the evening before', async () => {
    const first = await called('thông báo họp chi đoàn 7h30 sáng thứ 7 ở nhà văn hóa ấp 3');
    await play(first.an, '> [Tham dự]');
    expect(await live(first.an, '2026-03-14T07:30')).toEqual([`03-13T07:30 ${coming}`, `03-14T07:00 ${coming}`]);
    await town.close();
    const second = await called('thông báo họp chi đoàn 7h sáng thứ 7 ở nhà văn hóa ấp 3');
    await play(second.an, '> [Tham dự]');
    expect(await live(second.an, '2026-03-14T07:00')).toEqual([`03-13T07:00 ${coming}`, `03-13T20:30 ${coming}`]);
  });

  it('that was found only after it began, nobody is reminded', async () => {
    const { an } = await called('thông báo họp chi đoàn 19h30 thứ 7 tuần này ở nhà văn hóa ấp 3');
    await play(an, '> [Tham dự]');
    town.clock.set(local('2026-03-14T19:31'));
    await town.tick();
    expect(an.news()).toEqual([]);
  });

  it('somebody who says they come two hours before is reminded once, an hour before', async () => {
    const { an } = await called('thông báo họp chi đoàn 19h30 tối nay ở nhà văn hóa ấp 3');
    town.clock.set(local('2026-03-12T17:30'));
    await play(an, '> [Tham dự]');
    expect(await live(an, '2026-03-12T19:30')).toEqual([`03-12T18:30 ${coming}`]);
  });

  it('that is cancelled, nobody is reminded, not even of what waits in the outbox', async () => {
    const { van, an } = await called('thông báo họp chi đoàn 7h30 sáng thứ 7 ở nhà văn hóa ấp 3');
    await play(an, '> [Tham dự]');
    // Found in the night, so that the reminder waits for 07:00; cancelled meanwhile.
    town.clock.set(local('2026-03-14T06:45'));
    await town.tick();
    await town.db.write((tx) => tx.activity.updateMany({ data: { state: 'cancelled' } }));
    town.clock.set(local('2026-03-14T07:00'));
    await town.tick();
    expect([...an.news(), ...van.news()].filter((text) => text.includes(coming))).toEqual([]);
  });

  it('that is moved, people are reminded of the new time', async () => {
    const { an } = await called('thông báo họp chi đoàn 19h30 thứ 7 tuần này ở nhà văn hóa ấp 3');
    await play(an, '> [Tham dự]');
    expect(await live(an, '2026-03-13T20:00')).toEqual([`03-13T19:30 ${coming}`]);
    await town.db.write((tx) => tx.activity.updateMany({ data: { startAt: local('2026-03-15T19:30'), version: 2 } }));
    expect(await live(an, '2026-03-15T20:00')).toEqual([`03-14T19:30 ${coming}`, `03-15T18:30 ${coming}`]);
  });
});
