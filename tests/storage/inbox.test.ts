import { afterEach, describe, expect, test } from 'vitest';
import { engines } from '../run/database.js';
import { openTown, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

test.each(engines)('characters that a database cannot hold keep nobody’s message from being stored, on %s', async (engine) => {
  town = await openTown({ engine });
  const an = await town.member('Nguyễn Văn An', town.units.ap3);
  const binh = await town.member('Trần Bình', town.units.ap3);
  const paper = town.channel('zalo');
  const now = town.clock.now();
  const nul = String.fromCharCode(0);
  const half = '\ud83d';
  await town.app.put([
    paper.inbound(an.id, { kind: 'text', text: `menu${nul}` }, now),
    paper.inbound(an.id, { kind: 'choice', address: `meeting/rsvp:${nul}${half}:attend` }, now),
    paper.inbound(an.id, { kind: 'file', name: `${half}.pdf` }, now),
    paper.inbound(binh.id, { kind: 'text', text: 'menu' }, now),
  ]);
  await town.app.settle();
  expect(an.news()[0]).toContain('Mình giúp được những việc này');
  expect(binh.news().join()).toContain('Mình giúp được những việc này');
  expect(await town.db.read((tx) => tx.inbound.count({ where: { state: 'done' } }))).toBe(4);
  const khach = town.stranger();
  expect((await khach.does({ kind: 'start', payload: `lk_${nul}` })).length).toBeGreaterThan(0);
});

test.each(engines)(
  'an answer to a question that ends in the middle of an emoji when it is quoted is sent, on %s',
  async (engine) => {
    town = await openTown({ engine });
    const van = await town.member('Lê Thị Vân', town.units.ap3, { roles: [{ role: 'secretary', unitId: town.units.ap3 }] });
    const an = await town.member('Nguyễn Văn An', town.units.ap3);
    await an.says('gặp bí thư');
    for (const lead of ['', 'a']) {
      await an.says(`${lead}${'🌱'.repeat(200)} bao giờ họp ạ?`);
      await van.presses('Trả lời');
      await van.says('Tối mai nhé');
      expect(an.news().join()).toMatch(/🌱…[\s\S]*Tối mai nhé/);
      await an.says('gặp bí thư');
    }
  },
);

describe.each(engines)('what Telegram delivers late and together after an outage, on %s', (engine) => {
  const later = (at: Date, ms: number) => new Date(at.getTime() + ms);

  /** An presses "Xin vắng" and a moment later types why; the bot is away meanwhile, and a press carries no time of its own. */
  async function away() {
    town = await openTown({ engine });
    const { ap3 } = town.units;
    const van = await town.member('Lê Thị Vân', ap3, { roles: [{ role: 'secretary', unitId: ap3 }] });
    const an = await town.member('Nguyễn Văn An', ap3, { channel: 'telegram' });
    await play(van, '> thông báo họp chi đoàn 7h tối mai ở nhà văn hóa ấp 3\n> [Gửi]');
    const absent = an
      .all()
      .at(-1)!
      .choices!.find((one) => one.label === 'Xin vắng')!.address;
    an.news();
    const typedAt = later(town.clock.now(), 5_000);
    town.clock.set(later(town.clock.now(), 100_000).toISOString());
    const paper = town.channel('telegram');
    const press = { ...paper.inbound(an.id, { kind: 'choice', address: absent }, town.clock.now()), sequence: 71 };
    const text = { ...paper.inbound(an.id, { kind: 'text', text: 'bận thi' }, typedAt), sequence: 72 };
    return { an, press, text };
  }

  const kept = async () => (await town.db.read((tx) => tx.rsvp.findFirst()))?.reason;

  test.for([
    ['in one call', 'press text'],
    ['in one call, the other way round', 'text press'],
    ['in two calls', 'press, text'],
    ['in two calls, the other way round', 'text, press'],
  ])('is read in the order in which it was done: %s', async ([, order]) => {
    const { an, ...sent } = await away();
    for (const call of order!.split(', ')) await town.app.put(call.split(' ').map((name) => sent[name as 'press' | 'text']));
    await town.app.settle();
    expect(an.news()).toEqual([expect.stringContaining('lý do không?'), expect.stringContaining('Mình đã chuyển lý do')]);
    expect(await kept()).toBe('bận thi');
  });

  test('two of the same second are read by their numbers', async () => {
    const { an, press, text } = await away();
    await town.app.put([text]);
    await town.app.put([{ ...press, sentAt: text.sentAt }]);
    await town.app.settle();
    expect(await kept()).toBe('bận thi');
    expect(an.news()).toHaveLength(2);
  });
});
