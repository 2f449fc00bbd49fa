import { afterEach, describe, expect, test } from 'vitest';
import type { Drawing } from '../../src/messages.js';
import { idsFrom } from '../../src/storage/ids.js';
import { openPng } from '../run/png.js';
import { play } from '../run/transcript.js';
import { endsWell } from './ending.js';
import type { Phone } from './phones.js';
import { livesHere } from './residents.js';
import { openWorld, type World, type WorldOptions } from './world.js';

let world: World;
afterEach(() => world.close());

const names = { an: 'Nguyễn Văn An', binh: 'Trần Văn Bình' };
const newId = idsFrom(() => world.clock.now());

/** An uses Zalo, Bình Telegram; both came to a meeting in February. */
async function branch(options: WorldOptions) {
  world = await openWorld(options);
  const an = world.onZalo('An', '84912345678');
  const binh = world.onTelegram('Bình', '84987654321');
  await livesHere(world, an, names.an);
  await livesHere(world, binh, names.binh);
  await world.db.write(async (tx) => {
    const members = await tx.member.findMany();
    const startAt = new Date('2026-02-10T12:00:00Z');
    const unitId = members[0]!.branchId!;
    const activityId = newId();
    const audience = { kind: 'branch', unitId };
    await tx.activity.create({
      data: { id: activityId, unitId, kind: 'regular', startAt, place: 'ấp', audience, state: 'done', createdAt: startAt },
    });
    for (const { id: memberId } of members) {
      await tx.invitation.create({ data: { activityId, memberId } });
      await tx.attendance.create({ data: { activityId, memberId, mark: 'present', by: 'officer', at: startAt } });
    }
  });
  return { an, binh };
}

const ends = (...people: Phone[]) =>
  endsWell(world, [...Object.values(names), ...people.flatMap(({ id, phone }) => [id, phone, phone.slice(2)])]);

const picturesOf = (person: Phone) => person.all().flatMap(({ attachment }) => (attachment ? [attachment] : []));
const rowsOf = (person: Phone) =>
  world.db.read(async (tx) => {
    const { contactId } = await tx.address.findFirstOrThrow({ where: { externalId: person.id } });
    return tx.delivery.findMany({ where: { contactId }, orderBy: { id: 'asc' } });
  });

const ways: WorldOptions[] = [
  { engine: 'sqlite', driver: 'grammy', mode: 'webhook' },
  { engine: 'postgresql', driver: 'telegraf', mode: 'polling' },
];

describe.each(ways)('a picture of figures, on $engine with $driver', (way) => {
  test('goes out on Zalo and on Telegram with its words and buttons, and nothing of it is kept', async () => {
    const { an, binh } = await branch(way);
    for (const person of [an, binh]) {
      await play(person, '> năm của tôi\n< Năm 2026 của bạn\n< Có mặt 1/1 buổi có điểm danh\n[Kết quả của tôi] [Năm 2025]');
      const [picture, ...others] = picturesOf(person);
      expect(others).toEqual([]);
      expect(picture!.name).toBe('nam-2026.png');
      expect(openPng(picture!.bytes)).toMatchObject({ width: 1080 });
      expect((await rowsOf(person)).map(({ state, payload }) => [state, payload])).toEqual(
        (await rowsOf(person)).map(() => ['sent', null]),
      );
    }
    await ends(an, binh);
  });

  test('waits as a small row, and is drawn when the platform takes it', async () => {
    const { an, binh } = await branch(way);
    world.zalo.fault({ kind: 'status', status: 503 }, { path: 'upload/image' });
    world.telegram.faults.next({ kind: 'status', status: 503 }, { method: 'sendPhoto' });
    for (const person of [an, binh]) {
      expect(await person.says('năm của tôi')).toEqual([]);
      const { state, payload } = (await rowsOf(person)).at(-1)!;
      expect([state, (payload as unknown as { attachment: Drawing }).attachment.kind]).toEqual(['waiting', 'drawing']);
      expect(JSON.stringify(payload).length).toBeLessThan(4000);
    }
    world.clock.advance({ minutes: 1 });
    await world.settle();
    for (const person of [an, binh]) {
      expect(picturesOf(person)).toHaveLength(1);
      expect((await rowsOf(person)).at(-1)).toMatchObject({ state: 'sent', payload: null });
    }
    await ends(an, binh);
  });

  test('that cannot be drawn is told in words: it is reported without them, and what comes after it is read', async () => {
    const { an, binh } = await branch(way);
    const broken: Drawing = {
      kind: 'drawing',
      of: 'chart',
      name: 'bieu-do',
      spec: { kind: 'bars', title: 'Chuyện riêng của An' },
    };
    await world.db.write(async (tx) => {
      for (const { externalId, contactId, id: addressId, channel, account } of await tx.address.findMany())
        await tx.delivery.create({
          data: {
            ...{ id: newId(), contactId, addressId, channel, account, externalId, kind: 'report', priority: 2, state: 'waiting' },
            ...{ payload: { text: 'Biểu đồ của bạn', attachment: { ...broken } } as never },
            ...{ notBefore: world.clock.now(), createdAt: world.clock.now() },
          },
        });
    });
    await world.settle();
    for (const person of [an, binh]) {
      const report = (await rowsOf(person)).find(({ kind }) => kind === 'report');
      expect(report).toMatchObject({ state: 'sent', payload: null });
      expect(person.news()).toEqual([
        'Biểu đồ của bạn\n\n(Xin lỗi bạn, mình chưa làm được hình hoặc tệp kèm theo. Bạn thử lại sau nhé.)',
      ]);
      await play(person, '> năm của tôi\n< Năm 2026 của bạn');
      expect(picturesOf(person)).toHaveLength(1);
    }
    expect(world.log().join('\n')).not.toContain('Chuyện riêng');
    await ends(an, binh);
  });
});
