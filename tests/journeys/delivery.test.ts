import { afterEach, describe, expect, test } from 'vitest';
import { doctorCommand } from '../../src/commands/doctor.js';
import { engines } from '../run/database.js';
import { play } from '../run/transcript.js';
import { endsWell } from './ending.js';
import type { Phone } from './phones.js';
import { livesHere } from './residents.js';
import { openWorld, type World, type WorldOptions } from './world.js';

let world: World;
afterEach(() => world.close());

const names = { lan: 'Lê Thị Lan', an: 'Nguyễn Văn An', binh: 'Trần Văn Bình' };

/** Lan, the secretary, and Bình use Telegram; An uses Zalo. */
async function branch(options: WorldOptions = {}) {
  world = await openWorld(options);
  const lan = world.onTelegram('Lan', '84905000002');
  const an = world.onZalo('An', '84912345678');
  const binh = world.onTelegram('Bình', '84987654321');
  await livesHere(world, lan, names.lan, 'secretary');
  await livesHere(world, an, names.an);
  await livesHere(world, binh, names.binh);
  return { lan, an, binh };
}

const ends = (...people: Phone[]) =>
  endsWell(world, [...Object.values(names), ...people.flatMap(({ id, phone }) => [id, phone, phone.slice(2)])]);

const zaloOf = (person: Phone) => world.zalo.person(person.id);
const telegramOf = (person: Phone) => world.telegram.person(Number(person.id));
const callMeeting = (lan: Phone) => play(lan, '> thông báo họp chi đoàn 7h tối mai ở nhà văn hóa\n> [Gửi]\n< Đã gửi thông báo');
const inbounds = () => world.db.read((tx) => tx.inbound.count());
const answers = () => world.db.read(async (tx) => (await tx.rsvp.findMany()).map((rsvp) => rsvp.answer));
const noticeStates = () =>
  world.db.read(async (tx) =>
    (await tx.delivery.findMany({ where: { kind: 'notice' } })).map((row) => `${row.channel ?? 'nowhere'} ${row.state}`).sort(),
  );

const ways: WorldOptions[] = [
  { engine: 'sqlite', driver: 'grammy', mode: 'webhook' },
  { engine: 'postgresql', driver: 'telegraf', mode: 'polling' },
];

describe.each(ways)('the same thing again, late or in the wrong order, on $engine with $driver by $mode', (way) => {
  test('delivered five times is one turn', async () => {
    const { lan, an, binh } = await branch(way);
    await callMeeting(lan);
    for (const one of [an, binh]) one.news();
    const before = await inbounds();
    world.zalo.webhooks.repeat(5);
    await zaloOf(an).press('Tham dự');
    telegramOf(binh).press('Tham dự', { duplicate: 4 });
    await world.settle();
    expect(an.news()).toEqual([expect.stringContaining('Mình đã ghi bạn tham dự')]);
    expect(binh.news()).toEqual([expect.stringContaining('Mình đã ghi bạn tham dự')]);
    expect(await inbounds()).toBe(before + 2);
    expect(await answers()).toEqual(['attend', 'attend']);
    await play(lan, '> [Ai trả lời gì]\n< Tham dự (2):');
    await ends(lan, an, binh);
  });

  test('what was typed in a row and comes in the wrong order is taken in the order in which it was typed', async () => {
    world = await openWorld(way);
    const an = world.onZalo('An', '84912345678');
    const binh = world.onTelegram('Bình', '84987654321');
    for (const person of [an, binh]) await play(person, '> (start)\n> [Đồng ý]\n> [Không bật]\n< Họ và tên đầy đủ');
    const before = await inbounds();
    world.zalo.webhooks.hold();
    world.telegram.updates.hold();
    for (const text of [names.an, '15/03/2004', '0912 345 678']) {
      world.clock.advance({ seconds: 2 });
      await zaloOf(an).sendText(text);
      telegramOf(binh).sendText(text);
    }
    world.clock.advance({ minutes: 40 });
    // Everything lands before anybody has time to answer: a burst after an outage.
    await world.zalo.webhooks.release('reversed');
    world.telegram.updates.release({ reversed: true });
    await world.settle();
    for (const person of [an, binh]) {
      const read = person.news().join('\n');
      expect(read).toMatch(/sinh ngày nào[\s\S]*Số điện thoại của bạn[\s\S]*chi đoàn nào/);
      expect(read.match(/sinh ngày nào/g)).toHaveLength(1);
    }
    expect(await inbounds()).toBe(before + 6);
    await ends(an, binh);
  });

  test('an answer that the platform could not deliver for a while does not undo the later one', async () => {
    const { lan, an, binh } = await branch(way);
    await callMeeting(lan);
    const good = `${world.origin}/webhooks/zalo`;
    world.zalo.webhooks.setUrl('http://127.0.0.1:9/nobody');
    await zaloOf(an).press('Xin vắng');
    world.zalo.webhooks.setUrl(good);
    world.clock.advance({ seconds: 31 });
    await play(an, '> [Tham dự]\n< Mình đã ghi bạn tham dự');
    expect(world.zalo.webhooks.waiting()).toBe(1);
    await world.zalo.webhooks.tick();
    await world.settle();
    expect(await answers()).toEqual(['attend']);
    await play(an, '> lịch sinh hoạt\n< Bạn đã trả lời: tham dự');
    await ends(lan, an, binh);
  });
});

describe.each(ways)('while the bot was down, on $engine with $driver by $mode', (way) => {
  test('what people wrote is answered afterwards, once and in order, in the middle of their forms', async () => {
    const { lan, binh } = await branch(way);
    await callMeeting(lan);
    const cuc = world.onZalo('Cúc', '84911111111');
    await play(cuc, '> (start)\n> [Đồng ý]\n> [Không bật]\n< Họ và tên đầy đủ');
    binh.news();
    const before = await inbounds();
    await world.restart({}, async () => {
      await zaloOf(cuc).sendText('Phạm Thị Cúc');
      telegramOf(binh).press('Xin vắng');
      world.clock.advance({ seconds: 2 });
      await zaloOf(cuc).sendText('20/10/2003');
      // By webhook Telegram sends presses and messages in queues of their own, and does not say when a button was pressed.
      if (way.mode === 'polling') telegramOf(binh).sendText('trực ca đêm');
    });
    world.clock.advance({ seconds: 31 });
    await world.zalo.webhooks.tick();
    world.telegram.updates.tick();
    await world.settle();
    expect(cuc.news().join('\n')).toMatch(/sinh ngày nào[\s\S]*Số điện thoại/);
    expect(await inbounds()).toBe(before + (way.mode === 'polling' ? 4 : 3));
    const excused = binh.news();
    if (way.mode === 'webhook') excused.push(...(await binh.says('trực ca đêm')));
    expect(excused.join('\n')).toMatch(/Mình đã ghi bạn xin vắng[\s\S]*không ai khác xem được/);
    await play(lan, '> [Ai trả lời gì]\n< Trần Văn Bình');
    await ends(lan, binh, cuc);
  });
});

describe.each(engines)('Zalo’s window of seven days, on %s', (engine) => {
  test('who has been silent for longer is counted as not reached, is written to by nobody, and is served again at once', async () => {
    const { lan, an, binh } = await branch({ engine });
    world.clock.advance({ days: 8 });
    await play(
      lan,
      '> thông báo họp chi đoàn 7h tối mai ở nhà văn hóa\n< Sẽ nhận tin: 2 người (Zalo 0, Telegram 2).\n< Chưa nhận được: 1 người\n> [Gửi]',
    );
    expect(an.news()).toEqual([]);
    expect(binh.news()).toHaveLength(1);
    await play(an, '> lịch sinh hoạt\n< nhà văn hóa\n> [Tham dự]\n< Mình đã ghi bạn tham dự');
    await play(lan, '> [Ai trả lời gì]\n< Tham dự (1):\n< Nguyễn Văn An');
    await ends(lan, an, binh);
  });

  test('when Zalo says it is over before we think so, the person is recorded as not reached, not lost', async () => {
    const { lan, an, binh } = await branch({ engine });
    await lan.says('thông báo họp chi đoàn 7h tối mai ở nhà văn hóa');
    world.zalo.fault({ kind: 'error', code: -230 });
    await lan.presses('Gửi');
    expect(an.news()).toEqual([]);
    expect(await noticeStates()).toEqual(['nowhere unreachable', 'telegram sent', 'telegram sent']);
    await play(an, '> lịch sinh hoạt\n< nhà văn hóa');
    await ends(lan, an, binh);
  });
});

describe.each(engines)('a person with both channels, on %s', (engine) => {
  test('who lets nothing through on Zalo any more gets the notice on Telegram', async () => {
    const { lan, an } = await branch({ engine });
    const second = world.onTelegram('An', an.phone);
    await play(an, '> menu\n> [Cài đặt, dữ liệu]\n> [Liên kết Telegram]\n< Mã liên kết của bạn');
    const payload = /\?start=(\S+)/.exec(an.all().at(-1)!.text)![1]!;
    await play(second, `> (start ${payload})\n< Chỉ bấm “Liên kết” khi chính bạn vừa tạo mã\n> [Liên kết]\n< Xong rồi!`);
    world.clock.advance({ minutes: 1 });
    await play(an, '> menu\n< Mình giúp được những việc này');
    for (const phone of [an, second]) phone.news();
    zaloOf(an).restrict(true); // Zalo tells nobody
    await callMeeting(lan);
    expect(an.news()).toEqual([]);
    expect(second.news()).toEqual([expect.stringContaining(`Kính gửi đồng chí ${names.an}`)]);
    await play(second, '> [Tham dự]\n< Mình đã ghi bạn tham dự');
    expect(await answers()).toEqual(['attend']);
    expect(await noticeStates()).toEqual(['telegram sent', 'telegram sent', 'telegram sent']);
    await ends(lan, an, second);
  });
});

describe.each(engines)('Zalo’s tokens, on %s', (engine) => {
  test('an access token that runs out in the middle is refreshed once, and nobody waits', async () => {
    const { lan, an, binh } = await branch({ engine });
    const others = ['Cúc', 'Dũng', 'Em', 'Giang'].map((name, n) => world.onZalo(name, `8490600000${n}`));
    for (const one of others) await one.opens();
    const refreshes = world.zalo.counts().refreshes;
    world.zalo.expireAccessToken();
    const people = [an, ...others];
    await Promise.all(people.map((one) => zaloOf(one).sendText('trợ giúp')));
    await world.settle();
    for (const one of people) expect(one.news().filter((text) => text.includes('Bạn cứ nhắn bình thường'))).toHaveLength(1);
    expect(world.zalo.counts().refreshes).toBe(refreshes + 1);
    await ends(lan, an, binh, ...others);
  });

  test('a refresh token that is used up: everything waits, doctor says what to do, and a new one heals it', async () => {
    const { lan, an, binh } = await branch({ engine });
    world.zalo.revoke();
    expect(await an.says('trợ giúp')).toEqual([]);
    await callMeeting(lan); // Telegram goes on
    expect(binh.news()).toEqual([expect.stringContaining(names.binh)]);
    expect(await doctorSays()).toContainEqual(
      expect.stringMatching(/^✗ channel: zalo .*Grant the app again.*ZALO_REFRESH_TOKEN/),
    );

    world.clock.advance({ hours: 2 });
    await world.settle();
    expect(an.news()).toEqual([]);
    await world.restart({ ZALO_REFRESH_TOKEN: world.zalo.refreshToken() });
    world.clock.advance({ minutes: 6 });
    await world.settle();
    expect(an.news()).toEqual([expect.stringContaining('Bạn cứ nhắn bình thường'), expect.stringContaining(names.an)]);
    expect(await doctorSays()).toContainEqual(expect.stringMatching(/^✓ channel: zalo .*connected/));
    await ends(lan, an, binh);
  });
});

async function doctorSays(): Promise<string[]> {
  const lines: string[] = [];
  const out = (line: string) => void lines.push(line);
  await doctorCommand.run([], { config: () => world.config(), clock: world.clock, out, err: out, input: async () => '' });
  expect(lines.join('\n')).not.toMatch(/(access|refresh)-\d+-/);
  return lines;
}

describe.each(['grammy', 'telegraf'] as const)('a platform that misbehaves, with %s', (driver) => {
  const options: WorldOptions = { driver, mode: driver === 'grammy' ? 'polling' : 'webhook' };

  test('429 on Telegram: the whole account is quiet as long as it asks, then everybody reads what waited, once', async () => {
    const { lan, an, binh } = await branch(options);
    world.telegram.faults.next({ kind: 'status', status: 429, retryAfter: 30 }, { method: 'sendMessage' });
    expect(await lan.says('trợ giúp')).toEqual([]);
    const calls = world.telegram.counts().calls.sendMessage;
    expect(await binh.says('trợ giúp')).toEqual([]);
    world.clock.advance({ seconds: 29 });
    await world.settle();
    expect(world.telegram.counts().calls.sendMessage, 'quiet means quiet').toBe(calls);
    expect(await an.says('trợ giúp')).toHaveLength(1);
    world.clock.advance({ seconds: 2 });
    await world.settle();
    for (const one of [lan, binh]) expect(one.news()).toEqual([expect.stringContaining('Bạn cứ nhắn bình thường')]);
    await ends(lan, an, binh);
  });

  test('a page of HTML with 502 is tried again soon, on both channels, and read once', async () => {
    const { lan, an, binh } = await branch(options);
    world.telegram.faults.next({ kind: 'html', status: 502 }, { method: 'sendMessage' });
    world.zalo.fault({ kind: 'html' });
    for (const one of [an, binh]) expect(await one.says('trợ giúp')).toEqual([]);
    world.clock.advance({ seconds: 3 });
    await world.settle();
    for (const one of [an, binh]) expect(one.news()).toHaveLength(1);
    await ends(lan, an, binh);
  });

  test('an answer whose receipt was lost comes at most once more; a notice never', async () => {
    const { lan, an, binh } = await branch(options);
    world.telegram.faults.next({ kind: 'lost' }, { method: 'sendMessage' });
    world.zalo.fault({ kind: 'lost' }, { path: 'message' });
    for (const one of [an, binh]) expect(await one.says('trợ giúp')).toHaveLength(1);
    world.clock.advance({ minutes: 5 });
    await world.settle();
    for (const one of [an, binh]) expect(one.news()).toHaveLength(1);

    await lan.says('thông báo họp chi đoàn 7h tối mai ở nhà văn hóa');
    world.telegram.faults.next({ kind: 'lost' }, { method: 'sendMessage', chat: binh.id });
    world.zalo.fault({ kind: 'lost' }, { path: 'message' });
    await lan.presses('Gửi');
    for (const one of [an, binh]) expect(one.news()).toHaveLength(1);
    await world.restart();
    for (let hours = 0; hours < 3; hours++) {
      world.clock.advance({ hours: 1 });
      await world.settle();
    }
    for (const one of [an, binh]) expect(one.news()).toEqual([]);
    expect(await noticeStates()).toEqual(['telegram sent', 'telegram unknown', 'zalo unknown']);
    // The buttons work all the same.
    await play(an, '> [Tham dự]\n< Mình đã ghi bạn tham dự');
    await ends(lan, an, binh);
  });
});
