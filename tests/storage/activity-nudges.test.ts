import { afterEach, describe, expect, test } from 'vitest';
import { askAgainDue, markSummed, remindersDue, sumUpDue } from '../../src/storage/activity-nudges.js';
import { engines } from '../run/database.js';
import { openTown, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

const at = (local: string) => new Date(`${local}:00+07:00`);
const read = <T>(work: Parameters<typeof town.db.read<T>>[0]) => town.db.read(work);

describe.each(engines)('what the crontab asks about activities, on %s', (engine) => {
  async function called() {
    town = await openTown({ engine });
    const { ap3 } = town.units;
    const van = await town.member('Lê Thị Vân', ap3, { roles: [{ role: 'secretary', unitId: ap3 }] });
    const an = await town.member('Nguyễn Văn An', ap3);
    const binh = await town.member('Trần Bình', ap3);
    await play(van, '> thông báo họp chi đoàn 7h tối mai ở nhà văn hóa ấp 3\n> [Gửi]');
    await play(an, '> [Tham dự]');
    return { van, an, binh };
  }

  test('reminders are for those who said they come, and only inside the window', async () => {
    const { an, binh } = await called();
    const due = await read((tx) => remindersDue(tx, at('2026-03-13T18:00'), at('2026-03-13T19:01')));
    expect(due.activities.map((one) => one.place)).toEqual(['nhà văn hóa ấp 3']);
    expect(due.attendees.map((one) => one.contactId)).toEqual([an.contactId]);
    // From is inside, to is not.
    expect((await read((tx) => remindersDue(tx, at('2026-03-13T19:00'), at('2026-03-13T19:01')))).activities).toHaveLength(1);
    expect((await read((tx) => remindersDue(tx, at('2026-03-13T18:00'), at('2026-03-13T19:00')))).activities).toEqual([]);
    await play(binh, '> [Tham dự]');
    await town.db.write((tx) => tx.contact.update({ where: { id: an.contactId }, data: { stoppedAt: town.clock.now() } }));
    expect(
      (await read((tx) => remindersDue(tx, at('2026-03-13T18:00'), at('2026-03-14T00:00')))).attendees.map(
        (one) => one.contactId,
      ),
    ).toEqual([binh.contactId]);
  });

  test('the silent are due once, from three hours before the time to answer ends', async () => {
    const { van } = await called();
    const due = (now: Date) => read((tx) => askAgainDue(tx, now));
    expect(await due(at('2026-03-13T08:59'))).toEqual([]);
    expect(await due(at('2026-03-13T09:00'))).toHaveLength(1);
    expect(await due(at('2026-03-13T18:00'))).toEqual([]); // an hour before the start is too late
    town.clock.set(at('2026-03-13T09:30'));
    await play(van, '> nhắc mấy bạn chưa phản hồi\n> [Gửi nhắc]');
    expect(await due(at('2026-03-13T10:00'))).toEqual([]);
  });

  test('what is over is summed up once; what was cancelled never', async () => {
    const { van } = await called();
    const due = (now: Date) => read((tx) => sumUpDue(tx, now));
    expect(await due(at('2026-03-13T21:59'))).toEqual([]);
    const [over] = await due(at('2026-03-13T22:00'));
    expect(over).toMatchObject({ place: 'nhà văn hóa ấp 3', state: 'called' });
    expect(await town.db.write((tx) => markSummed(tx, [over!.id], at('2026-03-13T22:00')))).toBe(1);
    expect(await town.db.write((tx) => markSummed(tx, [over!.id], at('2026-03-13T22:01')))).toBe(0);
    expect(await due(at('2026-03-14T22:00'))).toEqual([]);
    await play(
      van,
      '> thông báo họp chi đoàn 19h ngày 20/3 ở sân ấp\n> [Gửi]\n> hủy buổi họp 20/3\n> [Bỏ qua]\n> [Gửi thông báo hủy]',
    );
    expect(await due(at('2026-03-21T22:00'))).toEqual([]);
  });

  test('a branch that answers all at once is kept whole, each answer once', async () => {
    await called();
    const { ap3 } = town.units;
    const many = await Promise.all(Array.from({ length: 60 }, (_, n) => town.member(`Nguyễn Thị Số${n}`, ap3)));
    const activity = (await read((tx) => tx.activity.findFirst()))!;
    await town.db.write((tx) =>
      tx.invitation.createMany({ data: many.map((one) => ({ activityId: activity.id, memberId: one.memberId })) }),
    );
    const answers = ['attend', 'absent', 'unsure'];
    const paper = town.channel('zalo');
    const presses = many.map((one, n) =>
      paper.inbound(one.id, { kind: 'choice', address: `meeting/rsvp:${activity.id}:${answers[n % 3]}` }, town.clock.now()),
    );
    await town.app.put([...presses, ...presses]);
    await town.app.settle();
    const kept = await read((tx) => tx.rsvp.groupBy({ by: ['answer'], _count: true, orderBy: { answer: 'asc' } }));
    expect(kept.map((row) => [row.answer, row._count])).toEqual([
      ['absent', 20],
      ['attend', 21], // and An
      ['unsure', 20],
    ]);
  });
});
