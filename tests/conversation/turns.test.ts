import { setImmediate as nextRound } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { Alarm } from '../../src/conversation/patience.js';
import { engines } from '../run/database.js';
import { drinks, openSmallTalk } from './small-talk.js';

describe.each(engines)('turns on %s', (engine) => {
  let talk: Awaited<ReturnType<typeof openSmallTalk>>;
  afterEach(() => talk.drop());

  it('a talk goes on from message to message, with its state in the database', async () => {
    talk = await openSmallTalk(engine);
    await talk.says('an', 'gọi nước');
    await talk.turns.drain();
    await talk.says('an', 'tra'); // the label, without accents
    await talk.turns.drain();
    await talk.says('an', '2');
    await talk.turns.drain();
    expect(await talk.answers('an')).toEqual(['Bạn uống gì?', 'Mấy ly? tea', 'Xong: tea 2']);
  });

  it('the same message delivered five times is one turn', async () => {
    talk = await openSmallTalk(engine);
    for (let n = 0; n < 3; n++) await talk.put('an', { kind: 'text', text: 'gọi nước' }, { key: 'same' });
    await talk.turns.drain();
    await Promise.all([1, 2].map(() => talk.put('an', { kind: 'text', text: 'gọi nước' }, { key: 'same' })));
    await talk.turns.drain();
    expect(await talk.answers('an')).toEqual(['Bạn uống gì?']);
  });

  it('messages that arrive out of order are taken in the order in which they were sent', async () => {
    talk = await openSmallTalk(engine);
    const at = (seconds: number) => new Date(talk.clock.now().getTime() + seconds * 1000);
    await talk.put('an', { kind: 'text', text: '2' }, { sentAt: at(3) });
    await talk.put('an', { kind: 'text', text: '1' }, { sentAt: at(2) });
    await talk.put('an', { kind: 'text', text: 'gọi nước' }, { sentAt: at(1) });
    await talk.turns.drain();
    expect(await talk.answers('an')).toEqual(['Bạn uống gì?', 'Mấy ly? tea', 'Xong: tea 2']);
  });

  it('a turn that hangs holds up no acknowledgement for 2 seconds, is set aside, and hurts only itself', async () => {
    const rings = new Set<() => void>();
    let waited = 0;
    const alarm: Alarm = (ms, ring) => {
      const rung = () => {
        waited += ms;
        rings.delete(rung);
        ring();
      };
      rings.add(rung);
      return () => rings.delete(rung);
    };
    talk = await openSmallTalk(engine, [drinks], alarm);
    for (const text of ['gọi nước', '1']) {
      await talk.says('an', text);
      await talk.turns.drain();
    }
    await talk.says('an', 'treo');
    await talk.says('binh', 'gọi nước');
    let over = false;
    const turns = talk.turns.drain().finally(() => {
      over = true;
    });
    let storedAfter = Number.POSITIVE_INFINITY;
    // The group hangs by now: its alarm is set.
    while (rings.size === 0) await nextRound();
    const stored = talk.says('cuc', 'gọi nước').then(() => {
      storedAfter = waited;
    });
    // Other connections write meanwhile; on SQLite there is one writer, and the hanging group has it.
    if (engine === 'postgresql') await stored;
    while (!over) {
      // Whatever can happen by itself happens before any time passes.
      for (let n = 0; n < 50; n++) await nextRound();
      for (const ring of [...rings]) ring();
    }
    await Promise.all([turns, stored]);
    expect(storedAfter).toBeLessThan(2000);
    expect((await talk.answers('an')).at(-1)).toContain('Xin lỗi bạn, mình gặp trục trặc');
    expect(await talk.answers('binh')).toEqual(['Bạn uống gì?']);
    await talk.turns.drain();
    expect(await talk.answers('cuc')).toEqual(['Bạn uống gì?']);
    await talk.says('an', '2');
    await talk.turns.drain();
    expect((await talk.answers('an')).at(-1)).toBe('Xong: tea 2');
  });

  it('many people at once do not mix, and a poisoned turn hurts only itself', async () => {
    talk = await openSmallTalk(engine);
    const people = Array.from({ length: 30 }, (_, n) => `p${n}`);
    for (const text of ['gọi nước', '2']) {
      await Promise.all(people.map((id) => talk.says(id, text)));
      await talk.turns.drain();
    }
    await Promise.all(people.map((id, n) => talk.says(id, n === 7 ? 'nổ' : String(n))));
    await talk.turns.drain();
    for (const [n, id] of people.entries()) {
      const last = (await talk.answers(id)).at(-1);
      expect(last).toEqual(n === 7 ? expect.stringContaining('mình gặp trục trặc') : `Xong: coffee ${n}`);
    }
    expect(await talk.answers('p7')).toEqual(['Bạn uống gì?', 'Mấy ly? coffee', expect.stringContaining('mình gặp trục trặc')]);
    expect(talk.reported).toHaveLength(1);
    await talk.says('p7', '3');
    await talk.turns.drain();
    expect((await talk.answers('p7')).at(-1)).toBe('Xong: coffee 3');
  });

  it('what a person wrote is not kept after the turn', async () => {
    talk = await openSmallTalk(engine);
    await talk.says('an', 'một câu riêng tư');
    await talk.turns.drain();
    const rows = await talk.db.read((tx) => tx.inbound.findMany());
    expect(rows.map((row) => [row.state, row.content])).toEqual([['done', null]]);
  });

  it('a step that a deploy renamed is an apology and the menu, and the next message works', async () => {
    talk = await openSmallTalk(engine);
    await talk.says('an', 'gọi nước');
    await talk.turns.drain();
    await talk.db.write(async (tx) => {
      const row = await tx.conversation.findFirstOrThrow();
      const state = JSON.parse(JSON.stringify(row.state).replace('"step":"drink"', '"step":"beverage"'));
      await tx.conversation.update({ where: { contactId: row.contactId }, data: { state } });
    });
    await talk.says('an', 'trà đá');
    await talk.turns.drain();
    expect((await talk.answers('an')).at(-1)).toContain('mình vừa được cập nhật');
    expect(talk.counted).toContain('lost:drinks/beverage');
    await talk.says('an', 'gọi nước');
    await talk.turns.drain();
    expect((await talk.answers('an')).at(-1)).toBe('Bạn uống gì?');
  });

  it('state of another shape is an apology too, never a crash', async () => {
    talk = await openSmallTalk(engine);
    await talk.says('an', 'gọi nước');
    await talk.turns.drain();
    await talk.db.write((tx) => tx.conversation.updateMany({ data: { state: { stack: [1, 2], position: 3 } } }));
    await talk.says('an', 'gọi nước');
    await talk.turns.drain();
    expect((await talk.answers('an')).at(-1)).toContain('mình vừa được cập nhật');
    expect((await talk.answers('an')).at(-1)).toContain('Bạn uống gì?');
    expect(talk.reported).toEqual([]);
  });

  it('a question in the middle of a form is answered and the open question asked again', async () => {
    talk = await openSmallTalk(engine);
    await talk.says('an', 'gọi nước');
    await talk.turns.drain();
    await talk.says('an', 'mấy giờ');
    await talk.turns.drain();
    expect((await talk.answers('an')).at(-1)).toBe('Bây giờ là 9 giờ.\n\nBạn uống gì?');
  });

  it('two workers on one database never take a message twice', async () => {
    talk = await openSmallTalk(engine);
    const people = Array.from({ length: 40 }, (_, n) => `p${n}`);
    await Promise.all(people.map((id) => talk.says(id, 'gọi nước')));
    const other = talk.worker();
    await Promise.all([talk.turns.drain(), other.drain(), talk.turns.drain(), other.drain()]);
    for (const id of people) expect(await talk.answers(id)).toEqual(['Bạn uống gì?']);
    expect(talk.reported).toEqual([]);
  });

  it('hours later a stray text is not taken for an answer: the person is asked whether to go on', async () => {
    talk = await openSmallTalk(engine, [drinks]);
    await talk.says('an', 'gọi nước');
    await talk.turns.drain();
    await talk.says('an', '1');
    await talk.turns.drain();
    talk.clock.advance({ days: 3 });
    await talk.says('an', '5');
    await talk.turns.drain();
    expect((await talk.answers('an')).at(-1)).toContain('Lần trước mình đang làm dở:\ngọi nước');
    await talk.says('an', 'làm tiếp');
    await talk.turns.drain();
    expect((await talk.answers('an')).at(-1)).toBe('Mấy ly? tea');
  });
});
