import { describe, expect, it } from 'vitest';
import type { RsvpAnswer } from '../../src/domain/activities.js';
import { loadTexts } from '../../src/i18n.js';
import { canonicalKey, searchKey, sortKey } from '../../src/language/folding.js';
import { telegramEmulator } from '../../src/sandbox/telegram/emulator.js';
import { zaloEmulator } from '../../src/sandbox/zalo/emulator.js';
import type { Database } from '../../src/storage/database.js';
import { applyEffects } from '../../src/storage/effects.js';
import { idsFrom } from '../../src/storage/ids.js';
import { touchUnits, unitCache } from '../../src/storage/units.js';
import { type BotProcess, freePort, startBot } from '../run/bot-process.js';
import { engines, freshDatabase } from '../run/database.js';

/** How often the process is killed in one run; `KILLS=200 npx vitest run tests/journeys/kill.test.ts` for a long one. */
const kills = Number(process.env.KILLS ?? 5);
const zaloPeople = 40;
const telegramPeople = 20;
const token = '777001:kill-test-token-of-nobody';
const labels: Record<RsvpAnswer, string> = { attend: 'Tham dự', absent: 'Xin vắng', unsure: 'Chưa chắc' };

describe.each(engines)('a process killed at any moment, on %s', (engine) => {
  it('leaves nobody stuck: no answer is lost or counted twice, and every notice ends in one recorded state a person', async () => {
    const { db, url, drop } = await freshDatabase(engine);
    // Time runs here: the process under test is another one. The offset lets the platforms' retries come without waiting for them.
    let offset = 0;
    const clock = { now: () => new Date(Date.now() + offset) };
    const zalo = zaloEmulator({
      clock,
      appId: '1163',
      appSecret: 'app-secret',
      oaId: '2197',
      oaSecretKey: 'oa-secret',
      echoes: false,
    });
    const telegram = telegramEmulator({ clock, token });
    const roots = await zalo.listen();
    const apiRoot = await telegram.listen();
    const port = await freePort();
    zalo.webhooks.setUrl(`http://127.0.0.1:${port}/webhooks/zalo`);
    const env = {
      DATABASE_URL: url,
      ADMIN_SETUP_CODE: 'kill-test-code',
      ZALO_APP_ID: '1163',
      ZALO_APP_SECRET: 'app-secret',
      ZALO_OA_ID: '2197',
      ZALO_OA_SECRET_KEY: 'oa-secret',
      ZALO_REFRESH_TOKEN: zalo.refreshToken(),
      ZALO_OAUTH_ROOT: roots.oauth,
      ZALO_API_ROOT: roots.api,
      ZALO_BUSINESS_API_ROOT: roots.business,
      ZALO_MESSAGES_PER_SECOND: '20',
      TELEGRAM_BOT_TOKEN: token,
      TELEGRAM_API_ROOT: apiRoot,
      TELEGRAM_MESSAGES_PER_SECOND: '10',
    };

    const people = [
      ...Array.from({ length: zaloPeople }, (_, n) => ({
        channel: 'zalo' as const,
        id: `9000000000000000${String(n).padStart(3, '0')}`,
      })),
      ...Array.from({ length: telegramPeople }, (_, n) => ({ channel: 'telegram' as const, id: String(500_000 + n) })),
    ];
    const members = await seed(db, people);
    const inWords = people.map(({ channel, id }) => {
      if (channel === 'zalo') {
        const person = zalo.person(id);
        return {
          open: () => person.follow(),
          say: (text: string) => person.sendText(text),
          press: (label: string) => person.press(label),
          read: () =>
            zalo
              .transcript(id)
              .filter((bubble) => bubble.from !== 'person')
              .map((bubble) => bubble.text),
        };
      }
      const person = telegram.person(Number(id));
      return {
        open: async () => void person.openDeepLink(),
        say: async (text: string) => void person.sendText(text),
        press: async (label: string) => person.press(label),
        read: () =>
          person
            .transcript()
            .filter((bubble) => bubble.by === 'bot')
            .map((bubble) => bubble.text),
      };
    });
    const noticesOf = (n: number) => inWords[n]!.read().filter((text) => text.includes('Nhà văn hóa ấp Kill'));

    let bot: BotProcess = await startBot(env, port);
    await Promise.all(inWords.map((person) => person.open()));
    await settled(db);
    await callMeeting(db, members.secretaryId, members.branchId);

    const wanted = new Map<number, RsvpAnswer>();
    const answers: RsvpAnswer[] = ['attend', 'unsure'];
    let random = 7;
    const next = (below: number) => {
      random = (random * 1_103_515_245 + 12_345) % 2_147_483_648;
      return random % below;
    };
    for (let round = 0; round < kills; round++) {
      // On PostgreSQL a new process sends only when the dead one's lease has run out: it must live longer to get anywhere.
      const until = Date.now() + 100 + next(engine === 'sqlite' ? 900 : 8_000);
      while (Date.now() < until) {
        const n = next(people.length);
        if (noticesOf(n).length > 0 && next(3) > 0) {
          const answer = answers[next(answers.length)]!;
          wanted.set(n, answer);
          void inWords[n]!.press(labels[answer]).catch(() => undefined);
        } else void inWords[n]!.say('menu').catch(() => undefined);
        await new Promise((done) => setTimeout(done, 5 + next(20)));
      }
      await bot.kill();
      bot = await startBot(env, port);
      // The platforms send again what was not acknowledged.
      offset += 31_000;
      await zalo.webhooks.tick();
    }
    for (let n = 0; n < 5 && zalo.webhooks.waiting() > 0; n++) {
      offset += 3600_000;
      await zalo.webhooks.tick();
    }
    expect(zalo.webhooks.waiting(), 'the platform could deliver everything in the end').toBe(0);
    await settled(db);

    const deliveries = await db.read((tx) => tx.delivery.findMany());
    const notices = deliveries.filter((row) => row.kind === 'notice');
    expect(notices).toHaveLength(people.length);
    expect(new Set(notices.map((row) => row.contactId)).size).toBe(people.length);
    expect(notices.filter((row) => !['sent', 'unknown'].includes(row.state))).toEqual([]);
    for (const [n, { id }] of people.entries()) {
      const row = notices.find((one) => one.externalId === id)!;
      const read = noticesOf(n).length;
      if (row.state === 'sent') expect(read, 'a notice that was sent was read once').toBe(1);
      else expect(read, 'a notice that may have arrived was read at most once').toBeLessThanOrEqual(1);
    }

    const inbounds = await db.read((tx) => tx.inbound.findMany());
    expect(inbounds.filter((row) => row.state !== 'done')).toEqual([]);
    const replies = deliveries.filter((row) => row.kind === 'reply');
    expect(new Set(replies.map((row) => row.key)).size).toBe(replies.length);
    expect(replies.filter((row) => row.state !== 'sent')).toEqual([]);
    const answered = new Set(replies.map((row) => row.inboundId));
    expect(inbounds.filter((row) => !answered.has(row.id))).toEqual([]);

    const rsvps = await db.read((tx) => tx.rsvp.findMany());
    expect(rsvps).toHaveLength(wanted.size);
    for (const [n, answer] of wanted) {
      const rsvp = rsvps.find((one) => one.memberId === members.ids[n]);
      expect(rsvp?.answer, `what person ${n} pressed last counts`).toBe(answer);
    }

    const before = inWords.map((person) => person.read().length);
    await Promise.all(inWords.map((person) => person.say('menu')));
    await settled(db);
    for (const [n, person] of inWords.entries())
      expect(person.read().length, `person ${n} is not stuck`).toBeGreaterThan(before[n]!);

    expect(await bot.terminate()).toBe(0);
    expect(zalo.violations()).toEqual([]);
    expect(telegram.violations()).toEqual([]);
    await zalo.close();
    await telegram.close();
    await drop();
  }, 600_000);
});

/** Waits until nothing waits any more: the bot is another process, so there is nothing to call but its database. */
async function settled(db: Database): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (let quiet = 0; quiet < 5; ) {
    const [inbounds, deliveries] = await db.read(async (tx) => [
      await tx.inbound.count({ where: { state: 'waiting' } }),
      await tx.delivery.count({ where: { state: { in: ['waiting', 'sending'] } } }),
    ]);
    quiet = inbounds! + deliveries! === 0 ? quiet + 1 : 0;
    if (Date.now() > deadline)
      throw new Error(
        `still waiting: ${inbounds} messages, ${deliveries} deliveries ${JSON.stringify(await db.read((tx) => tx.delivery.findMany({ where: { state: { in: ['waiting', 'sending'] } }, take: 2, select: { state: true, attempts: true, failure: true, notBefore: true, kind: true, channel: true } })))}`,
      );
    await new Promise((done) => setTimeout(done, 100));
  }
}

const newId = idsFrom(() => new Date());

async function seed(db: Database, people: { channel: 'zalo' | 'telegram'; id: string }[]) {
  const branchId = newId();
  const now = new Date();
  const ids: string[] = [];
  let secretaryId = '';
  await db.write(async (tx) => {
    await tx.unit.create({
      data: {
        id: branchId,
        kind: 'branch',
        branchKind: 'residential',
        name: 'Chi đoàn ấp 3',
        nameKey: 'chi doan ap 3',
        path: `/${branchId}/`,
      },
    });
    await touchUnits(tx, 'kill');
    for (const [n, { channel, id }] of people.entries()) {
      const fullName = `Nguyễn Văn ${'ABCDEFGHIK'[n % 10]}${'aeiouy'[n % 6]}n`;
      const memberId = newId();
      const contactId = newId();
      ids.push(memberId);
      if (n === 0) secretaryId = contactId;
      await tx.member.create({
        data: {
          id: memberId,
          fullName,
          nameKey: canonicalKey(fullName),
          searchKey: searchKey(fullName),
          sortKey: sortKey(fullName),
          birthDate: '2004-03-15',
          branchId,
          status: 'active',
          source: 'roster',
          createdAt: now,
          updatedAt: now,
        },
      });
      await tx.contact.create({ data: { id: contactId, memberId, createdAt: now } });
      await tx.address.create({
        data: {
          id: newId(),
          channel,
          account: channel === 'zalo' ? '2197' : '777001',
          externalId: id,
          contactId,
          lastInboundAt: now,
          createdAt: now,
        },
      });
      for (const purpose of ['registration', 'reminders', 'news']) {
        await tx.consent.create({
          data: { id: newId(), contactId, purpose, textVersion: '2026-03-01', channel, messageId: 'seed', at: now },
        });
      }
    }
  });
  return { branchId, ids, secretaryId };
}

/** As the secretary's "Gửi" does it, without the talk before it: the clock of the process under test may stand at night. */
async function callMeeting(db: Database, contactId: string, unitId: string): Promise<void> {
  const now = new Date();
  await db.write(async (tx) => {
    await applyEffects(
      tx,
      [
        {
          effect: {
            kind: 'call_activity',
            activityId: newId(),
            unitId,
            fields: {
              kind: 'regular',
              title: null,
              startAt: new Date(now.getTime() + 6 * 3600_000),
              endAt: null,
              place: 'Nhà văn hóa ấp Kill',
              content: null,
              dress: null,
              bring: null,
            },
            audience: { kind: 'branch', unitId },
            respondBy: null,
            sending: { noticeId: newId(), signedAs: 'secretary', notBefore: now },
          },
          by: { contactId, memberId: null, channel: 'zalo', messageKey: 'seed', inboundId: 'seed' },
        },
      ],
      { now, newId, texts: loadTexts(), zone: 'Asia/Ho_Chi_Minh', units: await unitCache().current(tx) },
    );
  });
}
