import pino from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { buildApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { daysAfter } from '../../src/domain/local-time.js';
import { loadTexts } from '../../src/i18n.js';
import { occasionsAt, pledgeReminder } from '../../src/schedule/pledge-nudges.js';
import { openDatabase } from '../../src/storage/database.js';
import { idsFrom } from '../../src/storage/ids.js';
import { scheduleStore } from '../../src/storage/schedule.js';
import { unitCache } from '../../src/storage/units.js';
import { engines } from '../run/database.js';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

const reminder = 'mình nhắc nhẹ việc bạn đã chọn';
const local = (text: string) => new Date(`${text}:00+07:00`);

/** An has pledged on Thursday morning to read every week, and wants to be reminded at 19:00: Wednesdays. */
async function anPledges(
  options: Parameters<typeof openTown>[0] = {},
  channel: 'zalo' | 'telegram' = 'telegram',
): Promise<Person> {
  town = await openTown(options);
  const an = await town.member('Nguyễn Văn An', town.units.phuCuong, { channel });
  await play(an, '> đăng ký rèn luyện: đọc sách\n> [Mỗi tuần]\n> 19\n< Thứ Tư, 18/03/2026\n> [Cam kết]\n< sẽ nhắc bạn');
  return an;
}

/** Days go by, with a tick in the night, in the morning, a minute before the hour, at the hour, and late: what came, and when. */
async function live(person: Person, until: string): Promise<string[]> {
  const heard: string[] = [];
  person.news();
  for (let day = town.clock.now().toISOString().slice(0, 10); day <= until.slice(0, 10); day = daysAfter(day, 1)) {
    for (const time of ['03:00', '07:00', '10:00', '18:59', '19:00', '22:00']) {
      const moment = local(`${day}T${time}`);
      if (moment <= town.clock.now() || moment > local(until)) continue;
      town.clock.set(moment);
      await town.tick();
      heard.push(...person.news().map((text) => `${day}T${time} ${text.split('\n')[0]}`));
    }
  }
  return heard;
}

const reminders = (person: Person) => person.all().filter((message) => message.text.includes(reminder)).length;
const checkIns = () => town.db.read((tx) => tx.pledgeCheckIn.findMany({ orderBy: { dueOn: 'asc' } }));

describe.each(engines)('a pledge is asked about, on %s', (engine) => {
  it('at its hour every week while the member answers, on Zalo, where the window is seven days', async () => {
    const an = await anPledges({ engine }, 'zalo');
    const heard: string[] = [];
    for (const wednesday of ['2026-03-18T19:00', '2026-03-25T19:00', '2026-04-01T19:00']) {
      heard.push(...(await live(an, wednesday)));
      expect(an.buttons()).toEqual(['Đã làm', 'Đang làm', 'Chưa làm']);
      town.clock.advance({ minutes: 5 });
      await play(an, '> [Đã làm]\n< Tuyệt quá!');
    }
    expect(heard.map((line) => line.slice(0, 16))).toEqual(['2026-03-18T19:00', '2026-03-25T19:00', '2026-04-01T19:00']);
    expect(await checkIns()).toMatchObject([
      { dueOn: '2026-03-18', status: 'done' },
      { dueOn: '2026-03-25', status: 'done' },
      { dueOn: '2026-04-01', status: 'done' },
    ]);
  });

  it('once, however often the job runs', async () => {
    const an = await anPledges({ engine });
    town.clock.set(local('2026-03-18T19:00'));
    for (let n = 0; n < 5; n++) await town.tick();
    expect(reminders(an)).toBe(1);
    expect(an.all().at(-1)!.text).toContain('đọc sách');
  });

  it('once after a stop of three weeks, about the last occasion, and then again at the usual hour', async () => {
    const an = await anPledges({ engine });
    town.clock.set(local('2026-04-10T10:00'));
    await town.tick();
    await town.tick();
    expect(reminders(an)).toBe(1);
    expect(await checkIns()).toMatchObject([{ dueOn: '2026-04-08', status: null }]);
    expect(await live(an, '2026-04-15T19:00')).toHaveLength(1);
    expect(await checkIns()).toMatchObject([{ dueOn: '2026-04-08' }, { dueOn: '2026-04-15' }]);
  });

  it('not in the night: what a stopped process finds at 23:00 leaves at 07:00', async () => {
    const an = await anPledges({ engine });
    town.clock.set(local('2026-03-18T23:00'));
    await town.tick();
    expect(reminders(an)).toBe(0);
    town.clock.set(local('2026-03-19T06:59'));
    await town.tick();
    expect(reminders(an)).toBe(0);
    town.clock.set(local('2026-03-19T07:00'));
    await town.tick();
    expect(reminders(an)).toBe(1);
  });

  it('not after “dừng”, not without the consent, and nothing is waiting when they come back', async () => {
    const an = await anPledges({ engine });
    const stop = (stoppedAt: Date | null) =>
      town.db.write((tx) => tx.contact.update({ where: { id: an.contactId }, data: { stoppedAt } }));
    await stop(town.clock.now());
    await live(an, '2026-03-20T10:00');
    await stop(null);
    await live(an, '2026-03-21T10:00');
    expect(reminders(an)).toBe(0);
    await town.db.write((tx) =>
      tx.consent.updateMany({
        where: { contactId: an.contactId, purpose: 'reminders' },
        data: { withdrawnAt: town.clock.now() },
      }),
    );
    await live(an, '2026-03-27T10:00');
    expect(reminders(an)).toBe(0);
    expect(await checkIns()).toEqual([]);
  });

  it('not when the consent is withdrawn, or the pledge paused, while the reminder waits for the morning', async () => {
    const an = await anPledges({ engine });
    const binh = await town.member('Trần Thị Bình', town.units.ap3, { channel: 'telegram' });
    await play(binh, '> đăng ký rèn luyện: chạy bộ\n> [Mỗi tuần]\n> 19\n> [Cam kết]');
    const chi = await town.member('Lê Thị Chi', town.units.ap3, { channel: 'telegram' });
    await play(chi, '> đăng ký rèn luyện: học đàn\n> [Mỗi tuần]\n> 19\n> [Cam kết]');
    town.clock.set(local('2026-03-18T22:00'));
    await town.tick();
    await town.db.write((tx) =>
      tx.consent.updateMany({
        where: { contactId: an.contactId, purpose: 'reminders' },
        data: { withdrawnAt: town.clock.now() },
      }),
    );
    await play(binh, '> [Cam kết của tôi]\n> [chạy bộ]\n> [Tạm dừng]\n< tạm dừng');
    town.clock.set(local('2026-03-19T07:00'));
    await town.tick();
    expect([reminders(an), reminders(binh), reminders(chi)]).toEqual([0, 0, 1]);
    const kept = await town.db.read((tx) => tx.delivery.findMany({ where: { state: 'cancelled' }, select: { payload: true } }));
    expect(kept).toEqual([{ payload: null }, { payload: null }]);
  });
});

describe('a pledge is asked about', () => {
  it('not when the member told of it that day already', async () => {
    const an = await anPledges();
    town.clock.set(local('2026-03-18T10:00'));
    await play(an, '> đã làm rồi\n< Bạn muốn ghi “Đã làm” cho cam kết này phải không?\n> 1\n< Mình đã ghi “Đã làm”');
    town.clock.set(local('2026-03-18T19:00'));
    await town.tick();
    expect(reminders(an)).toBe(0);
  });

  it('and is not, on Zalo, when the member was silent for a week; the outbox says so', async () => {
    const an = await anPledges({}, 'zalo');
    await live(an, '2026-03-26T10:00');
    expect(reminders(an)).toBe(1);
    const rows = await town.db.read((tx) =>
      tx.delivery.findMany({ where: { kind: 'nudge' }, orderBy: { id: 'asc' }, select: { state: true } }),
    );
    expect(rows.map((row) => row.state)).toEqual(['sent', 'unreachable']);
  });

  it('in a reminder that is old, by a button that says kindly that its time has passed', async () => {
    const an = await anPledges();
    await live(an, '2026-03-18T19:00');
    const old = an.all().at(-1)!.choices![0]!.address;
    await live(an, '2026-03-25T19:00');
    expect((await an.sendsChoice(old)).join()).toContain('Kỳ đó đã qua rồi');
    await play(an, '> [Đang làm]\n< Mình đã ghi “Đang làm”');
    expect(await checkIns()).toMatchObject([
      { dueOn: '2026-03-18', status: null },
      { dueOn: '2026-03-25', status: 'in_progress' },
    ]);
  });
});

describe('two processes on one PostgreSQL', () => {
  it('make one reminder between them, also when the one with the lease has died', async () => {
    const an = await anPledges({ engine: 'postgresql' });
    const other = await secondProcess();
    try {
      town.clock.set(local('2026-03-18T19:00'));
      await Promise.all([town.app.tick(), other.app.tick(), town.app.tick(), other.app.tick()]);
      await town.app.settle();
      // The first dies with the lease in its hand; the other takes over when it has run out.
      town.clock.set(local('2026-03-25T19:00'));
      await Promise.all([other.app.tick(), other.app.tick()]);
      await town.app.settle();
      expect(reminders(an)).toBe(2);
      expect((await checkIns()).map((one) => one.dueOn)).toEqual(['2026-03-18', '2026-03-25']);
    } finally {
      await other.close();
    }
  });
});

describe('two processes that both believe they have the lease', () => {
  it('still make one reminder between them: the rows are locked and the key is taken', async () => {
    const an = await anPledges({ engine: 'postgresql' });
    const other = await secondProcess();
    try {
      town.clock.set(local('2026-03-18T19:00'));
      const now = town.clock.now();
      const stores = [town.db, other.db].map((db) =>
        scheduleStore({
          db,
          clock: town.clock,
          newId: idsFrom(() => now),
          texts: loadTexts(),
          zone: 'Asia/Ho_Chi_Minh',
          units: unitCache(),
          remindedFlows: [],
          recoverDeliveries: async () => ({ unknown: 0, repeated: 0 }),
          watchNotices: async () => 0,
        }),
      );
      await Promise.all(
        [...stores, ...stores, ...stores].map((store) =>
          store.remindOfPledges(now, (due) => pledgeReminder(due, occasionsAt(now, 'Asia/Ho_Chi_Minh')(due))),
        ),
      );
      await town.app.settle();
      expect(reminders(an)).toBe(1);
      expect(await checkIns()).toHaveLength(1);
    } finally {
      await other.close();
    }
  });
});

async function secondProcess() {
  const [row] = await town.db.read((tx) => tx.$queryRawUnsafe<{ name: string }[]>('SELECT current_database()::text AS "name"'));
  const db = await openDatabase(process.env.TEST_POSTGRES_URL!.replace(/\/[^/]*$/, `/${row!.name}`));
  const app = buildApp({
    config: readConfig({}),
    db,
    clock: town.clock,
    channels: [],
    texts: loadTexts(),
    log: pino({ level: 'silent' }),
  });
  return {
    app,
    db,
    async close() {
      await app.stop();
      await db.close();
    },
  };
}
