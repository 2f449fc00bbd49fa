import { afterEach, expect, test } from 'vitest';
import { engines } from '../run/database.js';
import { openTown, type Town } from '../run/town.js';

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
