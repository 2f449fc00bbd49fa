import { afterEach, describe, expect, it } from 'vitest';
import { engines } from '../run/database.js';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

const unfinished = 'lần trước mình đang làm dở việc này';
const about = (person: Person, words: string) => person.all().filter((message) => message.text.includes(words)).length;

async function later(time: { days?: number; hours?: number; minutes?: number }) {
  town.clock.advance(time);
  await town.tick();
  await town.tick();
}

describe.each(engines)('a form that was left, on %s,', (engine) => {
  it('gets one polite reminder after a day, and can be gone on with', async () => {
    town = await openTown({ engine });
    const an = town.stranger('zalo');
    await play(an, '> chào\n> [Đồng ý]\n> [Không bật]\n< Họ và tên');
    await later({ hours: 23 });
    expect(about(an, unfinished)).toBe(0);
    await later({ hours: 2 });
    expect(about(an, unfinished)).toBe(1);
    expect(an.buttons()).toEqual(['Làm tiếp', 'Bỏ, để sau']);
    await later({ days: 1 });
    await later({ days: 2 });
    expect(about(an, unfinished)).toBe(1);
    await play(an, '> [Làm tiếp]\n< Họ và tên');
  });

  it('is forgotten after 30 days, with what was typed', async () => {
    town = await openTown({ engine });
    const an = town.stranger('telegram');
    await play(an, '> chào\n> [Đồng ý]\n> [Không bật]\n> Nguyễn Văn An\n< sinh ngày nào');
    for (let day = 0; day < 31; day++) await later({ days: 1 });
    expect(about(an, unfinished)).toBe(1);
    expect(await town.db.read((tx) => tx.conversation.count())).toBe(0);
  });
});

describe('a form that was left', () => {
  it('before anything was agreed to brings no reminder', async () => {
    town = await openTown();
    const an = town.stranger();
    await play(an, '> chào');
    await later({ days: 1, hours: 2 });
    expect(about(an, unfinished)).toBe(0);
  });

  it('and was gone on with in the night brings no reminder in the morning', async () => {
    town = await openTown();
    const an = town.stranger('telegram');
    town.clock.set('2026-03-11T15:00:00Z');
    await play(an, '> chào\n> [Đồng ý]\n> [Không bật]\n< Họ và tên');
    await later({ days: 1, minutes: 10 });
    await play(an, '> ờ\n> [Làm tiếp]\n< Họ và tên');
    await later({ hours: 9 });
    expect(about(an, unfinished)).toBe(0);
  });
});

const waiting = 'có việc đang chờ đồng chí xem giúp';

describe.each(engines)('requests that nobody answered, on %s,', (engine) => {
  it('are brought to the secretary’s mind once, all in one message, after two days', async () => {
    town = await openTown({ engine });
    const { phuCuong, phuBinh } = town.units;
    const lan = await town.member('Lê Thị Lan', phuCuong, {
      channel: 'telegram',
      roles: [{ role: 'secretary', unitId: phuCuong }],
    });
    const head = await town.member('Phạm Văn Minh', phuBinh, {
      channel: 'telegram',
      roles: [{ role: 'commune_secretary', unitId: phuBinh }],
    });
    const ask = (id: string, hoursLater: number) =>
      town.db.write((tx) =>
        tx.registration.create({
          data: {
            id,
            contactId: id,
            branchId: phuCuong,
            state: 'waiting',
            createdAt: new Date(town.clock.now().getTime() + hoursLater * 3600_000),
          },
        }),
      );
    await ask('r1', 0);
    await ask('r2', 20);
    await ask('r3', 40);
    await town.db.write((tx) =>
      tx.question.create({
        data: { id: 'q1', contactId: 'somebody', unitId: phuCuong, text: '?', state: 'waiting', createdAt: town.clock.now() },
      }),
    );
    await later({ days: 1, hours: 23 });
    expect(about(lan, waiting)).toBe(0);
    await later({ hours: 1 });
    expect(about(lan, waiting)).toBe(1);
    const text = lan.all().at(-1)!.text;
    expect(text).toContain('Đăng ký vào chi đoàn: 02');
    expect(text).toContain('Câu hỏi của đoàn viên: 01');
    expect(lan.buttons()).toEqual(['Xem yêu cầu', 'Xem câu hỏi']);
    await later({ hours: 12 });
    expect(about(lan, waiting)).toBe(1);
    // The third one becomes two days old by itself, in the night: it comes in the morning.
    await later({ days: 1, hours: 8 });
    expect(about(lan, waiting)).toBe(1);
    await later({ hours: 2 });
    expect(about(lan, waiting)).toBe(2);
    expect(about(head, waiting)).toBe(0);
  });

  it('of a branch without officers go to the unit above', async () => {
    town = await openTown({ engine });
    const { ap3, phuBinh } = town.units;
    const head = await town.member('Phạm Văn Minh', phuBinh, {
      channel: 'telegram',
      reminders: false,
      roles: [{ role: 'commune_secretary', unitId: phuBinh }],
    });
    await town.db.write((tx) =>
      tx.residenceRegistration.create({
        data: { id: 'x', memberId: 'm', receivingUnitId: ap3, state: 'waiting', createdAt: town.clock.now() },
      }),
    );
    await later({ days: 2, hours: 1 });
    expect(head.all().at(-1)!.text).toContain('Đăng ký hoạt động nơi cư trú: 01');
  });
});

describe.each(engines)('what has been kept long enough, on %s,', (engine) => {
  it('goes at night: reasons, done messages, codes, ended pledges; what is younger stays', async () => {
    town = await openTown({ engine });
    const an = await town.member('Nguyễn Văn An', town.units.ap3);
    await play(an, '> menu');
    const now = town.clock.now();
    const days = (n: number) => new Date(now.getTime() + n * 86_400_000);
    await town.db.write(async (tx) => {
      for (const [id, startAt] of [
        ['old', days(-31)],
        ['new', days(-20)],
      ] as const) {
        const activity = {
          unitId: town.units.ap3,
          kind: 'regular',
          place: 'nhà văn hóa',
          audience: {},
          state: 'done',
          createdAt: days(-40),
          summedAt: now,
        };
        await tx.activity.create({ data: { id, startAt, ...activity } });
        await tx.rsvp.create({ data: { activityId: id, memberId: an.memberId, answer: 'absent', reason: 'bận', at: days(-35) } });
      }
      for (const [id, endedAt] of [
        ['old', days(-91)],
        ['new', days(-80)],
      ] as const) {
        const pledge = {
          memberId: an.memberId,
          text: 'đọc sách',
          rhythm: 'week',
          hour: 19,
          startedOn: '2025-01-01',
          state: 'ended',
          createdAt: days(-200),
        };
        await tx.pledge.create({ data: { id, endedAt, ...pledge } });
        await tx.pledgeCheckIn.create({ data: { pledgeId: id, dueOn: '2025-01-08', status: 'done', askedAt: days(-190) } });
      }
      for (const [code, expiresAt] of [
        ['OLD', days(-1)],
        ['NEW', days(1)],
      ] as const) {
        await tx.joinCode.create({
          data: { code, unitId: town.units.ap3, createdBy: an.contactId, createdAt: days(-30), expiresAt },
        });
      }
    });
    await town.tick();
    const left = () =>
      town.db.read(async (tx) => ({
        reasons: (await tx.rsvp.findMany({ orderBy: { activityId: 'asc' } })).map((one) => one.reason),
        pledges: (await tx.pledge.findMany()).map((one) => one.id),
        checkIns: (await tx.pledgeCheckIn.findMany()).map((one) => one.pledgeId),
        codes: (await tx.joinCode.findMany()).map((one) => one.code),
        inbounds: await tx.inbound.count(),
        sent: await tx.delivery.count(),
      }));
    expect(await left()).toEqual({
      reasons: ['bận', null],
      pledges: ['new'],
      checkIns: ['new'],
      codes: ['NEW'],
      inbounds: 1,
      sent: 1,
    });
    await later({ days: 31 });
    expect(await left()).toMatchObject({ inbounds: 0, sent: 1 });
    await later({ days: 60 });
    expect(await left()).toMatchObject({ sent: 0 });
  });
});

describe('in the quiet hours', () => {
  it('what an account that rested could not send before them waits for the morning', async () => {
    town = await openTown();
    const an = await town.member('Nguyễn Văn An', town.units.ap3, { channel: 'telegram' });
    await play(an, '> đăng ký rèn luyện: đọc sách\n> [Mỗi tuần]\n> 20\n> [Cam kết]');
    town.clock.set('2026-03-18T13:00:00Z');
    town.channel('telegram').fail('throttled', { until: new Date('2026-03-18T13:59:00Z') });
    await town.tick();
    town.clock.set('2026-03-18T15:00:00Z');
    await town.tick();
    expect(about(an, 'mình nhắc nhẹ')).toBe(0);
    town.clock.set('2026-03-19T00:00:00Z');
    await town.tick();
    expect(about(an, 'mình nhắc nhẹ')).toBe(1);
  });
});

describe.each(engines)('a process that starts in the night, on %s,', (engine) => {
  it('does not send what was to leave in the evening; answers leave at once', async () => {
    town = await openTown({ engine });
    const an = await town.member('Nguyễn Văn An', town.units.ap3, { channel: 'telegram' });
    await play(an, '> đăng ký rèn luyện: đọc sách\n> [Mỗi tuần]\n> 20\n> [Cam kết]');
    town.clock.set('2026-03-18T13:55:00Z');
    await town.app.tick();
    // Stopped at 20:55 with the nudge in the outbox, started at 23:00: the lanes look before the crontab does.
    town.clock.set('2026-03-18T16:00:00Z');
    await town.app.settle();
    expect(about(an, 'mình nhắc nhẹ')).toBe(0);
    expect((await an.says('menu')).join()).not.toBe('');
    town.clock.set('2026-03-18T23:59:00Z');
    await town.tick();
    expect(about(an, 'mình nhắc nhẹ')).toBe(0);
    town.clock.set('2026-03-19T00:00:00Z');
    await town.app.settle();
    expect(about(an, 'mình nhắc nhẹ')).toBe(1);
  });
});

describe.each(engines)('what is counted for a moment, on %s,', (engine) => {
  it('is gone after a day: wrong sign-in codes', async () => {
    town = await openTown({ engine });
    const an = await town.member('Nguyễn Văn An', town.units.ap3);
    const at = town.clock.now();
    await town.db.write((tx) => tx.checkInMiss.create({ data: { contactId: an.contactId, tries: 2, firstAt: at, lastAt: at } }));
    const left = () => town.db.read((tx) => tx.checkInMiss.count());
    await later({ hours: 23 });
    expect(await left()).toBe(1);
    await later({ days: 2 });
    expect(await left()).toBe(0);
  });
});

describe.each(engines)('a channel that does not answer, on %s,', (engine) => {
  it('is asked once a day, and the administrators hear of it by the other, in the morning', async () => {
    town = await openTown({ engine });
    const { phuBinh } = town.units;
    const chi = await town.member('Phạm Thị Chi', phuBinh, {
      channel: 'telegram',
      roles: [{ role: 'administrator', unitId: phuBinh }],
    });
    const an = await town.member('Nguyễn Văn An', town.units.ap3, { channel: 'telegram' });
    let asked = 0;
    town.channel('zalo').check = async () => {
      asked += 1;
      return { ok: asked > 2, detail: 'Zalo: the refresh token is spent or revoked' };
    };
    town.clock.set('2026-03-18T01:00:00Z');
    await town.tick();
    await later({ hours: 3 });
    expect([asked, about(chi, 'Kênh Zalo'), about(an, 'Kênh Zalo')]).toEqual([1, 1, 0]);
    await later({ days: 1 });
    expect([asked, about(chi, 'Kênh Zalo')]).toEqual([2, 2]);
    await later({ days: 1 });
    expect([asked, about(chi, 'Kênh Zalo')]).toEqual([3, 2]);
  });
});

describe('a job that fails', () => {
  it('does not keep the others from their work, and is done when it can be', async () => {
    town = await openTown();
    const { ap3 } = town.units;
    const an = await town.member('Nguyễn Văn An', ap3, { channel: 'telegram' });
    const van = await town.member('Lê Thị Vân', ap3, { channel: 'telegram', roles: [{ role: 'secretary', unitId: ap3 }] });
    await play(an, '> đăng ký rèn luyện: đọc sách\n> [Mỗi tuần]\n> 19\n> [Cam kết]');
    await town.db.write((tx) =>
      tx.registration.create({ data: { id: 'r', contactId: 'c', branchId: ap3, state: 'waiting', createdAt: town.clock.now() } }),
    );
    // Without its tables these jobs cannot look: the first of all, and one before the last.
    const rename = (from: string, to: string) =>
      town.db.write((tx) => tx.$executeRawUnsafe(`ALTER TABLE "${from}" RENAME TO "${to}"`));
    await rename('Question', 'Gone');
    await rename('Rsvp', 'GoneToo');
    town.clock.set('2026-03-18T12:00:00Z');
    await town.tick();
    expect([about(an, 'mình nhắc nhẹ'), about(van, waiting)]).toEqual([1, 0]);
    await rename('Gone', 'Question');
    await rename('GoneToo', 'Rsvp');
    await later({ minutes: 1 });
    expect([about(an, 'mình nhắc nhẹ'), about(van, waiting)]).toEqual([1, 1]);
  });
});
