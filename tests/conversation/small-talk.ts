import { z } from 'zod';
import { sendingRules } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { choiceAddress } from '../../src/conversation/address.js';
import { type AnyFlow, flow } from '../../src/conversation/flow.js';
import { openInbox } from '../../src/conversation/inbox.js';
import type { Alarm } from '../../src/conversation/patience.js';
import { registerFlows } from '../../src/conversation/register.js';
import { turnWorker } from '../../src/conversation/turn.js';
import { loadTexts, type Texts } from '../../src/i18n.js';
import type { InboundContent } from '../../src/messages.js';
import type { Engine } from '../../src/storage/database.js';
import { idsFrom } from '../../src/storage/ids.js';
import { inboxStore } from '../../src/storage/inbox.js';
import { turnStore } from '../../src/storage/turns.js';
import { unitCache } from '../../src/storage/units.js';
import { setClock } from '../run/clock.js';
import { freshDatabase } from '../run/database.js';

/** A flow of two questions, enough to see how a talk goes: tea or coffee, then how many cups. */
export const drinks: AnyFlow = flow<{ drink: string; cups: number }, 'drink' | 'cups'>({
  name: 'drinks',
  data: z.object({ drink: z.string(), cups: z.number() }),
  steps: {
    drink: {
      ask: () => ({
        key: 'which',
        choices: [
          { label: { text: 'Trà' }, to: choiceAddress('drinks', 'drink', 'tea') },
          { label: { text: 'Cà phê' }, to: choiceAddress('drinks', 'drink', 'coffee') },
        ],
      }),
      answer: (answer) =>
        answer.kind === 'choice'
          ? { do: 'go', step: 'cups', data: { drink: answer.args[0] ?? '' } }
          : { do: 'again', because: { key: 'use-buttons' } },
    },
    cups: {
      takesNumbers: true,
      ask: (talk) => ({ key: 'how-many', params: { drink: talk.data.drink } }),
      answer(answer, talk) {
        if (answer.kind === 'text' && answer.text === 'nổ') throw new Error('a bug');
        if (answer.kind === 'text' && answer.text === 'treo') return new Promise(() => undefined);
        const cups = answer.kind === 'text' ? Number(answer.text) : Number.NaN;
        return Number.isInteger(cups)
          ? { do: 'end', say: [{ key: 'served', params: { drink: talk.data.drink, cups: String(cups) } }] }
          : { do: 'again', because: { key: 'a-number' } };
      },
    },
  },
  entries: { order: () => ({ do: 'go', step: 'drink', data: { drink: '', cups: 0 } }) },
  intents: {
    order: () => ({ do: 'go', step: 'drink', data: { drink: '', cups: 0 } }),
    time: () => ({ do: 'end', say: [{ key: 'the-time' }] }),
  },
});

const sentences: Record<string, string> = {
  which: 'Bạn uống gì?',
  'use-buttons': 'Bạn bấm nút giúp mình.',
  'how-many': 'Mấy ly?',
  'a-number': 'Bạn nhắn một con số.',
  served: 'Xong:',
  'the-time': 'Bây giờ là 9 giờ.',
  'flow-name-drinks': 'gọi nước',
  'menu-here': 'Menu:',
};

function testTexts(): Texts {
  const real = loadTexts();
  return {
    ...real,
    text: (locale, key, params) =>
      key in sentences ? `${sentences[key]} ${Object.values(params ?? {}).join(' ')}`.trim() : real.text(locale, key, params),
  };
}

/** The spine on a database of its own: inbox, turns, outbox rows. No channel: the outbox is read directly. */
export async function openSmallTalk(engine: Engine, flows: AnyFlow[] = [drinks], alarm?: Alarm) {
  const { db, url, drop } = await freshDatabase(engine);
  const clock = setClock();
  const newId = idsFrom(() => clock.now());
  const reported: unknown[] = [];
  const counted: string[] = [];
  const register = registerFlows(flows, async (what) => ({ says: [{ key: what === 'menu' ? 'menu-here' : `bot-${what}` }] }));
  const worker = () =>
    turnWorker({
      store: turnStore({
        db,
        clock,
        newId,
        units: unitCache(),
        texts: testTexts(),
        zone: 'Asia/Ho_Chi_Minh',
        setupCode: null,
        outbox: { mayTake: () => false, take: () => undefined, wake: () => undefined },
      }),
      sending: sendingRules(readConfig({})),
      engine: {
        flows: register,
        readIntent: (text) => ({
          intent: text === 'gọi nước' ? 'order' : text === 'mấy giờ' ? 'time' : 'unknown',
          slots: {},
          score: 1,
          text,
          certain: text === 'gọi nước' || text === 'mấy giờ',
          likely: [],
        }),
        readLabel: (_locale, label) => ('text' in label ? label.text : label.key),
        readControl: (text) => ({ hủy: 'cancel', 'quay lại': 'back' })[text] as 'cancel' | 'back' | undefined,
      },
      texts: testTexts(),
      clock,
      zone: 'Asia/Ho_Chi_Minh',
      controller: 'Đoàn xã',
      newId,
      random: () => 0,
      page: () => undefined,
      link: () => undefined,
      patienceMs: 1500,
      isAway: () => false,
      report: (error) => reported.push(error),
      count: (what) => counted.push(what),
      ...(alarm && { alarm }),
    });
  const turns = worker();
  const inbox = openInbox(inboxStore(db, clock, newId), () => undefined);
  let keys = 0;
  const put = (id: string, content: InboundContent, more: { key?: string; sentAt?: Date } = {}) =>
    inbox.put([
      {
        from: { channel: 'zalo', account: 'oa', id },
        key: more.key ?? `k${++keys}`,
        sentAt: more.sentAt ?? clock.now(),
        content,
      },
    ]);
  return {
    db,
    url,
    clock,
    turns,
    worker,
    reported,
    counted,
    put,
    says: (id: string, text: string) => put(id, { kind: 'text', text }),
    /** What the outbox holds for a person, in order. */
    async answers(id: string): Promise<string[]> {
      const rows = await db.read((tx) => tx.delivery.findMany({ where: { externalId: id }, orderBy: { id: 'asc' } }));
      return rows.map((row) => (row.payload as { text: string }).text);
    },
    drop,
  };
}
