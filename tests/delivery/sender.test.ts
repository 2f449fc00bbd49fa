import { afterEach, describe, expect, it } from 'vitest';
import { evenPace } from '../../src/delivery/pace.js';
import { sender } from '../../src/delivery/sender.js';
import { quietAround } from '../../src/domain/quiet-hours.js';
import { draw } from '../../src/reports/draw.js';
import { isAway } from '../../src/storage/database.js';
import { deliveryStore } from '../../src/storage/deliveries.js';
import { idsFrom } from '../../src/storage/ids.js';
import { insertReplies } from '../../src/storage/replies.js';
import { setClock } from '../run/clock.js';
import { engines, type FreshDatabase, freshDatabase } from '../run/database.js';
import { paperChannel } from '../run/paper.js';

const kinds = { reply: 0, report: 1, nudge: 2, notice: 3 } as const;

async function openOutbox(engine: (typeof engines)[number]) {
  const fresh: FreshDatabase = await freshDatabase(engine);
  const { db } = fresh;
  const clock = setClock();
  const newId = idsFrom(() => clock.now());
  const zalo = paperChannel('zalo');
  const telegram = paperChannel('telegram');
  const store = deliveryStore(db, clock);
  const slept: number[] = [];
  const reported: unknown[] = [];
  const unfamiliar: string[] = [];
  const senders = [zalo, telegram].map((channel) =>
    sender({
      channel,
      store,
      clock,
      pace: evenPace(20),
      inFlight: 8,
      holder: 'this process',
      isAway,
      draw,
      night: (at, hours) => quietAround(at, 'Asia/Ho_Chi_Minh', hours),
      renderNotice: async () => ({ text: 'thông báo' }),
      renderDigest: async () => null,
      sleep: async (ms) => {
        slept.push(ms);
        outbox.onSleep(slept.length);
      },
      report: (error) => {
        if (!['P1001', 'poisoned', 'ECONNRESET'].includes(String((error as { code?: string }).code))) throw error;
        reported.push(error);
      },
      alarm: () => undefined,
      unfamiliar: (code) => unfamiliar.push(code),
      count: () => undefined,
    }),
  );
  /** A person with the given channels; the first is where they spoke last. */
  async function person(name: string, channels: ('zalo' | 'telegram')[] = ['zalo']) {
    await db.write(async (tx) => {
      await tx.contact.create({ data: { id: name, createdAt: clock.now() } });
      for (const [n, channel] of channels.entries()) {
        await tx.address.create({
          data: {
            id: `${name}-${channel}`,
            channel,
            account: `${channel}-bot`,
            externalId: name,
            contactId: name,
            lastInboundAt: new Date(clock.now().getTime() - n * 1000),
            createdAt: clock.now(),
          },
        });
      }
    });
  }
  async function put(
    name: string,
    text: string,
    kind: keyof typeof kinds = 'reply',
    more: { deadline?: Date; channel?: string } = {},
  ) {
    const channel = more.channel ?? 'zalo';
    await db.write((tx) =>
      tx.delivery.create({
        data: {
          id: newId(),
          contactId: name,
          addressId: `${name}-${channel}`,
          channel,
          account: `${channel}-bot`,
          externalId: name,
          kind,
          priority: kinds[kind],
          payload: { text },
          state: 'waiting',
          notBefore: clock.now(),
          createdAt: clock.now(),
          deadline: more.deadline,
        },
      }),
    );
  }
  /** An answer as a turn leaves it: its row is written, and if the sender takes it, it is handed over. */
  async function answer(name: string, text: string) {
    const [zaloSender] = senders;
    const id = newId();
    const reply = {
      id,
      inboundId: `in-${id}`,
      n: 0,
      contactId: name,
      addressId: `${name}-zalo`,
      channel: 'zalo',
      account: 'zalo-bot',
      externalId: name,
      payload: { text },
      mayBeHandedOver: true,
    } as const;
    const box = { mayTake: () => zaloSender!.mayTake(), take: () => undefined, wake: () => undefined };
    const handed = await db.write((tx) => insertReplies(tx, [reply], box, clock.now()));
    zaloSender!.take(handed.map((one) => one.answer));
    return handed.length > 0;
  }
  const outbox = {
    ...fresh,
    answer,
    reported,
    unfamiliar,
    onSleep: (_times: number): void => undefined,
    senders,
    clock,
    zalo,
    telegram,
    store,
    slept,
    person,
    put,
    async send() {
      for (const one of senders) await one.drain('answers');
      for (const one of senders) await one.drain('bulk');
    },
    states: async () => (await db.read((tx) => tx.delivery.findMany({ orderBy: { id: 'asc' } }))).map((row) => row.state),
    rows: () => db.read((tx) => tx.delivery.findMany({ orderBy: { id: 'asc' } })),
    texts: (name: string) => zalo.seenBy(name).map((message) => message.text),
  };
  return outbox;
}

describe.each(engines)('the outbox on %s', (engine) => {
  let box: Awaited<ReturnType<typeof openOutbox>>;
  afterEach(() => box.drop());

  it('sends what waits, in order for each person, and forgets what was said', async () => {
    box = await openOutbox(engine);
    await box.person('an');
    await box.person('binh');
    for (const n of [1, 2, 3]) {
      await box.put('an', `an ${n}`);
      await box.put('binh', `binh ${n}`);
    }
    await box.send();
    expect(box.texts('an')).toEqual(['an 1', 'an 2', 'an 3']);
    expect(box.texts('binh')).toEqual(['binh 1', 'binh 2', 'binh 3']);
    expect((await box.rows()).map((row) => [row.state, row.payload, row.messageId !== null])).toEqual(
      Array(6).fill(['sent', null, true]),
    );
  });

  it('too many requests: the whole account is quiet until then, and no try is counted', async () => {
    box = await openOutbox(engine);
    await box.person('an');
    await box.put('an', 'một');
    box.zalo.fail('throttled', { until: new Date(box.clock.now().getTime() + 60_000) });
    await box.send();
    await box.put('an', 'hai');
    box.clock.advance({ seconds: 59 });
    await box.send();
    expect(box.texts('an')).toEqual([]);
    box.clock.advance({ seconds: 1 });
    await box.send();
    expect(box.texts('an')).toEqual(['một', 'hai']);
    expect((await box.rows()).map((row) => row.attempts)).toEqual([1, 1]);
  });

  it('an answer that nobody has told us about is retried three times, then given up and its code reported, once', async () => {
    box = await openOutbox(engine);
    for (const name of ['an', 'binh']) await box.person(name);
    box.zalo.fail('unfamiliar', { to: 'an', times: 4 });
    box.zalo.fail('unfamiliar', { to: 'binh', times: 4 });
    await box.put('an', 'nhắc', 'nudge');
    await box.put('binh', 'nhắc', 'nudge');
    for (let tries = 1; tries <= 3; tries++) {
      await box.send();
      expect(await box.states()).toEqual(['waiting', 'waiting']);
      expect(box.unfamiliar).toEqual([]);
      box.clock.advance({ minutes: 1 });
    }
    await box.send();
    expect((await box.rows()).map(({ state, failure, attempts }) => [state, failure, attempts])).toEqual([
      ['failed', 'paper_unfamiliar', 4],
      ['failed', 'paper_unfamiliar', 4],
    ]);
    expect(box.unfamiliar).toEqual(['paper_unfamiliar']);
    // What passes by itself loses nothing.
    box.zalo.fail('unfamiliar', { to: 'an', times: 2 });
    await box.put('an', 'nhắc lại', 'nudge');
    for (let tries = 1; tries <= 3; tries++) {
      await box.send();
      box.clock.advance({ minutes: 1 });
    }
    expect(box.zalo.seenBy('an').map((message) => message.text)).toEqual(['nhắc lại']);
  });

  it('a platform that cannot be reached is tried again with growing pauses, until the deadline', async () => {
    box = await openOutbox(engine);
    await box.person('an');
    await box.put('an', 'nhắc', 'nudge', { deadline: new Date(box.clock.now().getTime() + 8_000) });
    box.zalo.fail('unreachable', { times: 9 });
    await box.send();
    expect(await box.states()).toEqual(['waiting']);
    box.clock.advance({ seconds: 3 });
    await box.send();
    expect(await box.states()).toEqual(['failed']);
  });

  it('who blocked us on Zalo gets it on Telegram; with no other address it is unreachable, and the address is marked', async () => {
    box = await openOutbox(engine);
    await box.person('an', ['zalo', 'telegram']);
    await box.person('binh');
    await box.put('an', 'họp tối nay', 'notice');
    await box.put('binh', 'họp tối nay', 'notice');
    box.zalo.fail('blocked', { times: 2 });
    await box.send();
    expect(box.telegram.seenBy('an').map((message) => message.text)).toEqual(['họp tối nay']);
    expect(await box.states()).toEqual(['sent', 'unreachable']);
    const addresses = await box.db.read((tx) => tx.address.findMany({ orderBy: { id: 'asc' } }));
    expect(addresses.map((address) => address.state)).toEqual(['open', 'blocked', 'blocked']);
  });

  it('after an unknown outcome an answer is repeated once, a notice never', async () => {
    box = await openOutbox(engine);
    await box.person('an');
    await box.put('an', 'trả lời');
    box.zalo.fail('unknown');
    await box.send();
    await box.put('an', 'thông báo', 'notice');
    box.zalo.fail('unknown');
    await box.send();
    box.clock.advance({ minutes: 20 });
    await box.send();
    expect(box.texts('an')).toEqual(['trả lời']);
    expect(await box.states()).toEqual(['sent', 'unknown']);
  });

  it('one poisoned recipient does not stop the others', async () => {
    box = await openOutbox(engine);
    for (const name of ['an', 'binh', 'chi']) await box.person(name);
    for (const name of ['an', 'binh', 'chi']) await box.put(name, 'tin', 'notice');
    box.zalo.fail('rejected', { to: 'binh' });
    await box.send();
    expect(await box.states()).toEqual(['sent', 'failed', 'sent']);
  });

  it('rows that a dead process was sending: answers wait again, notices may have arrived', async () => {
    box = await openOutbox(engine);
    await box.person('an');
    await box.put('an', 'trả lời');
    await box.put('an', 'thông báo', 'notice');
    const account = { channel: 'zalo', account: 'zalo-bot' } as const;
    await box.store.hold(account, 'a process that dies', new Date(box.clock.now().getTime() + 6_000));
    await box.store.claim({ ...account, priorities: [0, 3], limit: 10, notTo: [] });
    await box.send();
    expect(await box.states(), 'nobody else sends while its lease runs').toEqual(['sending', 'sending']);
    expect(await box.store.recoverAbandoned()).toEqual({ unknown: 0, repeated: 0 });
    box.clock.advance({ seconds: 7 });
    await box.send();
    expect(box.texts('an')).toEqual(['trả lời']);
    expect(await box.states()).toEqual(['sent', 'unknown']);
  });

  it('told to stop, it finishes what is on the wire and puts the rest back for the next process', async () => {
    box = await openOutbox(engine);
    for (const n of Array.from({ length: 40 }, (_, i) => i)) {
      await box.person(`p${n}`);
      await box.put(`p${n}`, 'thông báo', 'notice');
    }
    box.onSleep = (times) => {
      if (times === 5) for (const one of box.senders) one.stop();
    };
    await box.send();
    const states = await box.states();
    const sent = states.filter((state) => state === 'sent').length;
    expect(sent).toBeGreaterThanOrEqual(5);
    expect(sent).toBeLessThan(40);
    expect(states.filter((state) => state === 'waiting')).toHaveLength(40 - sent);
    expect((await box.rows()).filter((row) => row.state === 'waiting').map((row) => row.attempts)).toEqual(
      Array(40 - sent).fill(0),
    );
  });

  it('what has to be tried again in the reader’s night waits for the morning', async () => {
    box = await openOutbox(engine);
    await box.person('an');
    box.clock.set('2026-03-12T13:59:59.900Z');
    await box.put('an', 'thông báo', 'notice');
    box.zalo.fail('unreachable', { to: 'an' });
    await box.send();
    const [tried] = await box.rows();
    expect(tried).toMatchObject({ state: 'waiting', attempts: 1 });
    expect(tried!.notBefore > new Date('2026-03-12T13:59:59.900Z')).toBe(true);
    box.clock.set('2026-03-12T14:20:00Z');
    await box.send();
    expect(box.texts('an')).toEqual([]);
    expect((await box.rows())[0]).toMatchObject({ state: 'waiting', notBefore: new Date('2026-03-13T00:00:00Z') });
    box.clock.set('2026-03-13T00:00:00Z');
    await box.send();
    expect(box.texts('an')).toEqual(['thông báo']);
  });

  it('a night that begins while notices wait for their slots keeps them too', async () => {
    box = await openOutbox(engine);
    box.clock.set('2026-03-12T13:59:59Z');
    for (const n of Array.from({ length: 40 }, (_, i) => i)) {
      await box.person(`p${n}`);
      await box.put(`p${n}`, 'thông báo', 'notice');
    }
    box.onSleep = (times) => {
      if (times === 5) box.clock.set('2026-03-12T14:00:01Z');
    };
    await box.send();
    const rows = await box.rows();
    const sent = rows.filter((row) => row.state === 'sent').length;
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThan(8);
    const left = rows.filter((row) => row.state === 'waiting');
    expect(left).toHaveLength(40 - sent);
    for (const row of left) expect(row).toMatchObject({ notBefore: new Date('2026-03-13T00:00:00Z'), attempts: 0 });
  });

  it('notices keep the pace of the account, answers do not wait for it', async () => {
    box = await openOutbox(engine);
    for (const n of Array.from({ length: 10 }, (_, i) => i)) {
      await box.person(`p${n}`);
      await box.put(`p${n}`, 'trả lời');
      await box.put(`p${n}`, 'thông báo', 'notice');
    }
    await box.send();
    // The set clock stands still: each waits for its own slot, a little more than a twentieth of a second after the one before.
    expect(box.slept.filter((ms) => ms > 20).map(Math.round), 'the waits for a slot').toEqual([
      51, 102, 152, 203, 254, 305, 355, 406, 457,
    ]);
  });

  it('an answer that is handed over is sent and recorded without being looked for', async () => {
    box = await openOutbox(engine);
    await box.person('an');
    expect(await box.answer('an', 'một'), 'nothing is handed to a sender that does not hold the account yet').toBe(false);
    await box.send();
    expect(await box.answer('an', 'hai')).toBe(true);
    await box.answer('an', 'ba');
    await box.send();
    expect(box.texts('an')).toEqual(['một', 'hai', 'ba']);
    expect((await box.rows()).map((row) => [row.state, row.payload, row.attempts])).toEqual(Array(3).fill(['sent', null, 1]));
  });

  it('answers stay in order when one must be tried again: the later ones wait, handed over or not', async () => {
    box = await openOutbox(engine);
    await box.person('an');
    await box.person('binh');
    await box.send();
    box.zalo.fail('unreachable', { to: 'an' });
    await box.answer('an', 'một');
    await box.answer('an', 'hai');
    await box.send();
    expect(await box.answer('an', 'ba'), 'an earlier answer waits').toBe(false);
    expect(await box.answer('binh', 'một'), 'nobody else is held up').toBe(true);
    await box.send();
    expect([box.texts('an'), box.texts('binh')]).toEqual([[], ['một']]);
    box.clock.advance({ seconds: 3 });
    await box.send();
    expect(box.texts('an')).toEqual(['một', 'hai', 'ba']);
  });

  it('while the account is paused nothing is handed over, and what was taken is put back', async () => {
    box = await openOutbox(engine);
    for (const name of ['an', 'binh', 'chi']) await box.person(name);
    await box.send();
    const until = new Date(box.clock.now().getTime() + 60_000);
    box.zalo.fail('throttled', { until });
    await box.answer('an', 'một');
    await box.send();
    expect(await box.answer('binh', 'một')).toBe(false);
    await box.put('chi', 'thông báo', 'notice');
    await box.send();
    expect(await box.states()).toEqual(['waiting', 'waiting', 'waiting']);
    box.clock.advance({ seconds: 60 });
    await box.send();
    expect(await box.states()).toEqual(['sent', 'sent', 'sent']);
    expect((await box.rows()).map((row) => row.attempts)).toEqual([1, 1, 1]);
  });

  it('answers that were handed over when the process died wait again for the next one', async () => {
    box = await openOutbox(engine);
    await box.person('an');
    await box.send();
    const [zaloSender] = box.senders;
    zaloSender!.take = () => undefined; // the process died between the commit and the hand-over
    await box.answer('an', 'một');
    expect(await box.states()).toEqual(['sending']);
    await zaloSender!.release();
    await box.send();
    expect(box.texts('an')).toEqual(['một']);
  });

  it('an outcome that the database did not take is written when it is back, and nothing is sent twice', async () => {
    box = await openOutbox(engine);
    await box.person('an');
    await box.put('an', 'thông báo', 'notice');
    const { finish } = box.store;
    let away = 3;
    box.store.finish = async (finished) => {
      if (away-- > 0) throw Object.assign(new Error('away'), { code: 'P1001' });
      return finish(finished);
    };
    await box.send();
    expect(box.texts('an')).toEqual(['thông báo']);
    expect(await box.states()).toEqual(['sent']);
    expect(box.reported).toHaveLength(3);
  });

  it('a notice that cannot be read while the database is away is not given up: it goes when it is back', async () => {
    box = await openOutbox(engine);
    await box.person('an');
    await box.db.write((tx) =>
      tx.notice.create({
        data: { id: 'n1', kind: 'news', unitId: 'u', content: {}, audience: {}, state: 'sending', createdAt: box.clock.now() },
      }),
    );
    await box.put('an', 'thông báo', 'notice');
    await box.db.write((tx) => tx.delivery.updateMany({ data: { noticeId: 'n1' } }));
    const { notice } = box.store;
    let away = 1;
    box.store.notice = async (id) => {
      if (away-- > 0) throw Object.assign(new Error('away'), { code: 'P1001' });
      return notice(id);
    };
    await box.send();
    expect((await box.rows()).map(({ state, attempts }) => [state, attempts])).toEqual([['waiting', 0]]);
    box.clock.advance({ seconds: 2 });
    await box.send();
    expect(box.texts('an')).toEqual(['thông báo']);
    expect(await box.states()).toEqual(['sent']);
  });

  it('an unknown error of the connection while it leaves is not taken for the database’s: it is not sent twice', async () => {
    box = await openOutbox(engine);
    await box.person('an');
    await box.put('an', 'thông báo', 'notice');
    const { send } = box.zalo;
    box.zalo.send = async (...args) => {
      await send(...args);
      throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
    };
    await box.send();
    box.clock.advance({ minutes: 5 });
    await box.send();
    expect(box.texts('an')).toEqual(['thông báo']);
    expect(await box.states()).toEqual(['failed']);
  });

  it('a pause that cannot be written down while the database is away holds all the same, and is written later', async () => {
    box = await openOutbox(engine);
    await box.person('an');
    box.zalo.fail('throttled', { until: new Date(box.clock.now().getTime() + 60_000) });
    await box.put('an', 'một');
    const { pause, pausedUntil } = box.store;
    let away = 1;
    box.store.pause = async (...args) => {
      if (away-- > 0) throw Object.assign(new Error('away'), { code: 'P1001' });
      return pause(...args);
    };
    await box.send();
    box.clock.advance({ seconds: 30 });
    await box.send();
    expect(box.texts('an')).toEqual([]);
    expect(await pausedUntil('zalo', 'zalo-bot')).toEqual(new Date(box.clock.now().getTime() + 30_000));
    box.clock.advance({ seconds: 30 });
    await box.send();
    expect(box.texts('an')).toEqual(['một']);
  });

  it('a pause that both a message and the look at the clock write down at the same moment is one pause', async () => {
    box = await openOutbox(engine);
    await box.person('an');
    box.zalo.fail('throttled', { until: new Date(box.clock.now().getTime() + 60_000) });
    await box.put('an', 'một');
    const { pause, pausedUntil } = box.store;
    let times = 0;
    box.store.pause = async (...args) => {
      if (times++ === 0) await box.senders[0]!.keep();
      return pause(...args);
    };
    await box.send();
    expect(times).toBe(2);
    expect(box.reported).toEqual([]);
    expect(await pausedUntil('zalo', 'zalo-bot')).toEqual(new Date(box.clock.now().getTime() + 60_000));
  });

  it('an outcome that cannot be written at all is reported, and holds up nobody else’s', async () => {
    box = await openOutbox(engine);
    for (const name of ['an', 'binh', 'chi']) {
      await box.person(name);
      await box.put(name, 'thông báo', 'notice');
    }
    const { finish } = box.store;
    box.store.finish = async (finished) => {
      if (finished.some((one) => one.contactId === 'binh')) throw Object.assign(new Error('poisoned'), { code: 'poisoned' });
      return finish(finished);
    };
    await box.send();
    expect(await box.states()).toEqual(['sent', 'sending', 'sent']);
    expect(box.reported.length).toBeGreaterThan(0);
  });

  it('rows that were taken and lost (the answer of a commit never came) are found at the second look', async () => {
    box = await openOutbox(engine);
    await box.person('an');
    await box.send();
    await box.put('an', 'trả lời');
    await box.put('an', 'thông báo', 'notice');
    await box.store.claim({ channel: 'zalo', account: 'zalo-bot', priorities: [0, 3], limit: 10, notTo: [] });
    const [zaloSender] = box.senders;
    await zaloSender!.reconcile();
    expect(await box.states(), 'a row may be on its way to the sender').toEqual(['sending', 'sending']);
    await zaloSender!.reconcile();
    await box.send();
    expect(box.texts('an')).toEqual(['trả lời']);
    expect(await box.states()).toEqual(['sent', 'unknown']);
  });

  it('an answer that was taken again and again and never recorded is not repeated for ever', async () => {
    box = await openOutbox(engine);
    await box.person('an');
    await box.put('an', 'trả lời');
    const { finish } = box.store;
    box.store.finish = async (finished) => {
      if (finished.some((one) => one.state === 'sent')) throw Object.assign(new Error('poisoned'), { code: 'poisoned' });
      return finish(finished);
    };
    const [zaloSender] = box.senders;
    for (let look = 0; look < 40; look++) {
      await box.send();
      await zaloSender!.reconcile();
    }
    expect(box.texts('an').length).toBeLessThanOrEqual(8);
    expect(await box.states()).toEqual(['unknown']);
  });

  it('a process that lost the account meanwhile neither sends nor records what it took: the other one has settled it', async () => {
    box = await openOutbox(engine);
    await box.person('an');
    await box.send();
    const account = { channel: 'zalo', account: 'zalo-bot' } as const;
    const [zaloSender] = box.senders;
    const { take } = zaloSender!;
    const late: Parameters<typeof take>[0] = [];
    zaloSender!.take = (messages) => void late.push(...messages);
    await box.answer('an', 'một');
    box.clock.advance({ seconds: 7 }); // it stood still for longer than its lease
    await box.store.hold(account, 'another process', new Date(box.clock.now().getTime() + 6_000));
    await box.store.recover(account);
    expect(await box.states()).toEqual(['waiting']);
    take(late);
    await box.send();
    expect(box.texts('an')).toEqual([]);
    expect(await box.states()).toEqual(['waiting']);
  });
});
