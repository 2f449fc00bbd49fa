import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadTexts } from '../../src/i18n.js';
import type { PhoneName } from '../../src/sandbox/desk/shapes.js';
import { openPlaying, type Playing, until } from './playing.js';

let here: Playing;
beforeAll(async () => {
  here = await openPlaying();
});
afterAll(() => here.stop());

describe('the desk of the sandbox', () => {
  it('has the demo commune with its roster, and a cast of which some are known to the bot', async () => {
    expect(await here.db.read((tx) => tx.unit.count())).toBe(11);
    expect(await here.db.read((tx) => tx.member.count())).toBe(28);
    const { players } = await here.state();
    expect(players.filter((player) => player.known.length === 0).map((player) => player.id)).toEqual([
      'huy',
      'mai',
      'tuan',
      'phuoc',
    ]);
    expect(await here.db.read((tx) => tx.role.count())).toBe(1);
    expect(players.find((player) => player.id === 'ha')?.known).toEqual(['zalo', 'telegram']);
  });

  it('lets a newcomer talk with the bot on both platforms', async () => {
    expect(await here.act('tuan', 'zalo', { act: 'text', text: 'xin chào' })).toBe(204);
    expect((await here.hears('tuan', 'zalo', () => true)).text).toMatch(/Chi đoàn/);
    expect(await here.act('tuan', 'telegram', { act: 'start' })).toBe(204);
    expect((await here.hears('tuan', 'telegram', () => true)).text).toMatch(/Chi đoàn/);
  });

  it('knows a seeded member by name and does not ask them to register', async () => {
    await here.act('minh', 'zalo', { act: 'text', text: 'menu' });
    const menu = await here.hears('minh', 'zalo', () => true);
    expect(`${menu.text} ${menu.buttons.flat().map((button) => button.label)}`).not.toMatch(/Đồng ý/);
    const [contact] = await here.db.read((tx) =>
      tx.contact.findMany({ where: { memberId: { not: null } }, orderBy: { id: 'asc' }, skip: 1, take: 1 }),
    );
    const member = await here.db.read((tx) => tx.member.findUnique({ where: { id: contact!.memberId! } }));
    expect(member?.fullName).toBe('Trần Văn Minh');
  });

  it('presses the button of the message that is meant, also an old one', async () => {
    await here.act('mai', 'telegram', { act: 'start' });
    const first = await here.hears('mai', 'telegram', (bubble) => bubble.buttons.length > 0);
    expect(await here.act('mai', 'telegram', { act: 'press', bubble: first.id, button: 0 })).toBe(204);
    await here.hears('mai', 'telegram', (bubble) => Number(bubble.id) > Number(first.id));
    expect(here.platforms.telegram.violations()).toEqual([]);
  });

  it.each([
    ['an unknown person', '/desk/phones/nobody/zalo', { act: 'text', text: 'a' }, 404, 'unknown_player'],
    ['an unknown phone', '/desk/phones/lan/viber', { act: 'text', text: 'a' }, 404, 'unknown_phone'],
    ['an unknown act', '/desk/phones/lan/zalo', { act: 'dance' }, 400, 'unknown_act'],
    ['no act', '/desk/phones/lan/zalo', [], 400, 'unknown_act'],
    ['an act with a wrong field', '/desk/phones/lan/zalo', { act: 'text', text: 7 }, 400, 'bad_act'],
    ['an act with a field too many', '/desk/phones/lan/zalo', { act: 'sticker', pack: 3 }, 400, 'bad_act'],
    ['a text that no message can carry', '/desk/phones/lan/zalo', { act: 'text', text: 'a'.repeat(2001) }, 413, 'text_too_long'],
    ['a button that is not shown', '/desk/phones/lan/zalo', { act: 'press', bubble: 'x', button: 0 }, 409, 'no_such_button'],
    ['a contact that nobody asked for', '/desk/phones/lan/zalo', { act: 'contact' }, 409, 'not_possible_now'],
    ['a clock put back', '/desk/clock', { hours: -1 }, 400, 'bad_move'],
    ['an unknown fault', '/desk/faults', { channel: 'zalo', fault: 'earthquake', times: 1 }, 404, 'unknown_fault'],
    [
      'a fault named like a part of every object',
      '/desk/faults',
      { channel: 'zalo', fault: 'constructor', times: 1 },
      404,
      'unknown_fault',
    ],
    ['a fault on no platform', '/desk/faults', { channel: 'viber', fault: 'html' }, 400, 'bad_fault'],
  ])('answers %s with a clear status and a sentence', async (_what, path, body, status, error) => {
    const said = await here.post(path, body);
    expect({ status: said.status, error: said.body.error }).toEqual({ status, error });
    expect(said.body.message).toMatch(/\p{L}/u);
  });

  it('takes JSON only, so that a foreign web page cannot post to it', async () => {
    expect((await here.post('/desk/phones/lan/zalo', '{"act":"sticker"}', 'text/plain')).status).toBe(415);
    expect((await here.post('/desk/phones/lan/zalo', '{"act":')).status).toBe(400);
    expect((await here.post('/desk/phones/lan/zalo', { act: 'text', text: 'a'.repeat(70_000) })).status).toBe(413);
  });

  it('gives a stranger who is in nobody’s list', async () => {
    const { status, body } = await here.post('/desk/players');
    expect(status).toBe(201);
    expect((await here.state()).players.at(-1)).toMatchObject({ id: body.id, known: [] });
    expect(await here.act(body.id!, 'zalo', { act: 'text', text: 'chào' })).toBe(204);
    await here.hears(body.id!, 'zalo', () => true);
  });

  it('blocks and unblocks, and the bot learns of both', async () => {
    await here.act('bao', 'telegram', { act: 'block' });
    expect(await here.phone('bao', 'telegram')).toMatchObject({ blocked: true });
    expect(await here.act('bao', 'telegram', { act: 'text', text: 'alo' })).toBe(409);
    const address = () => here.db.read((tx) => tx.address.findFirst({ where: { externalId: '5600000004' } }));
    await until(async () => (await address())?.state === 'blocked', 'the bot to know that it was blocked');
    await here.act('bao', 'telegram', { act: 'unblock' });
    await until(async () => (await address())?.state === 'open', 'the bot to know that it was let in again');
  });

  it('puts the clock forward for both platforms and the bot', async () => {
    const before = new Date((await here.state()).now).getTime();
    const moved = await here.post('/desk/clock', { hours: 24 });
    expect(new Date(moved.body.now!).getTime() - before).toBeGreaterThanOrEqual(24 * 3_600_000);
    await here.act('ha', 'zalo', { act: 'text', text: 'menu' });
    const said = await here.hears('ha', 'zalo', () => true);
    expect(new Date(said.at).getTime() - before).toBeGreaterThanOrEqual(24 * 3_600_000);
  }, 60_000);

  it('shows in the outbox how a message survives a mishap, without its text', async () => {
    await here.post('/desk/faults', { channel: 'telegram', fault: 'serverError', times: 1 });
    expect((await here.state()).faultsWaiting).toEqual({ zalo: 0, telegram: 1 });
    await here.act('ha', 'telegram', { act: 'text', text: 'menu' });
    const tried = await until(
      async () =>
        (await here.outbox()).find((entry) => entry.name === 'Lê Thu Hà' && entry.channel === 'telegram' && entry.failure),
      'a failed try',
    );
    expect(tried).toMatchObject({ kind: 'reply' });
    await until(async () => (await here.outbox()).find((entry) => entry.id === tried.id)?.state === 'sent', 'the second try');
    expect(Object.keys(tried)).not.toContain('payload');
  });

  it('loses nobody when Zalo’s token runs out', async () => {
    await here.post('/desk/faults', { channel: 'zalo', fault: 'tokenExpired', times: 1 });
    const before = (await here.phone('vy', 'zalo')).bubbles.length;
    await here.act('vy', 'zalo', { act: 'text', text: 'menu' });
    await until(async () => (await here.phone('vy', 'zalo')).bubbles.length > before + 1, 'an answer with a new token');
  });

  it('walks to the next reminder, which comes at its hour to those who said that they come', async () => {
    const press = async (player: string, phone: PhoneName, label: string) => {
      const shown = await here.hears(player, phone, (bubble) => bubble.buttons.flat().some((button) => button.label === label));
      await here.act(player, phone, {
        act: 'press',
        bubble: shown.id,
        button: shown.buttons.flat().findIndex((button) => button.label === label),
      });
    };
    await here.act('lan', 'zalo', { act: 'text', text: 'họp chi đoàn 19h30 tối thứ 7 tại nhà văn hóa ấp' });
    await press('lan', 'zalo', 'Gửi');
    await press('minh', 'zalo', 'Tham dự');
    await until(async () => (await here.db.read((tx) => tx.rsvp.count())) === 1, 'the answer to be kept');
    const before = (await here.phone('minh', 'zalo')).bubbles.length;
    const heard = async () => (await here.phone('minh', 'zalo')).bubbles.slice(before);
    for (let walks = 0; walks < 10 && (await heard()).length === 0; walks++) {
      const { status, body } = await here.post('/desk/clock', { to: 'next' });
      expect({ status, found: body.found }).toEqual({ status: 200, found: true });
    }
    const [reminder] = await heard();
    expect(reminder?.text).toMatch(/19:30/);
    const { startAt } = (await here.db.read((tx) => tx.activity.findFirst()))!;
    const hoursBefore = (startAt.getTime() - new Date(reminder!.at).getTime()) / 3_600_000;
    expect(hoursBefore).toBeGreaterThan(0);
    expect(hoursBefore).toBeLessThan(36);
  }, 180_000);

  it('lists what happens by itself', async () => {
    const { body } = await here.get<{ jobs: { name: string; nextRun: string }[] }>('/desk/jobs');
    expect(body.jobs.map((job) => job.name)).toContain('pledges');
    for (const job of body.jobs) expect(new Date(job.nextRun) > here.clock.now()).toBe(true);
  });

  it('shows the setup code until somebody has used it', async () => {
    const { setupCode } = await here.state();
    expect(setupCode).toMatch(/^\S{6,}$/);
    await here.act('phuoc', 'zalo', { act: 'text', text: setupCode! });
    await until(async () => (await here.state()).setupCode === null, 'the code to be used');
    expect(await here.db.read((tx) => tx.role.count({ where: { role: 'administrator' } }))).toBe(1);
  });

  it('keeps the bot’s own pages beside the desk', async () => {
    expect((await here.get('/healthz')).status).toBe(200);
    expect((await here.get('/readyz')).status).toBe(200);
  });
});

describe('the lines that the page offers to try', () => {
  it('are all understood by the bot, from whoever is known to it', async () => {
    const other = await openPlaying();
    const misunderstood: string[] = [];
    const lost = loadTexts().text('vi', 'bot-not-understood').slice(0, 20);
    try {
      for (const player of (await other.state()).players.filter((one) => one.known.length > 0)) {
        const phone = player.known.at(-1)!;
        const answers = async () => (await other.phone(player.id, phone)).bubbles.filter((bubble) => bubble.by === 'bot');
        for (const line of player.lines.flatMap((one) => [one, 'hủy'])) {
          const before = (await answers()).length;
          await other.act(player.id, phone, { act: 'text', text: line });
          const said = await until(
            async () => (await answers()).length > before && (await answers()).slice(before),
            `an answer to “${line}”`,
          );
          if (said.some((bubble) => bubble.text.includes(lost))) misunderstood.push(line);
        }
      }
    } finally {
      await other.stop();
    }
    expect(misunderstood).toEqual([]);
  }, 120_000);
});

describe('the sandbox with the other library and by webhook', () => {
  it.each([
    ['grammy', 'webhook'],
    ['telegraf', 'polling'],
  ])(
    'talks on Telegram by %s and %s',
    async (driver, mode) => {
      const other = await openPlaying({ TELEGRAM_DRIVER: driver, TELEGRAM_MODE: mode });
      try {
        await other.act('ha', 'telegram', { act: 'text', text: 'menu' });
        await other.hears('ha', 'telegram', () => true);
      } finally {
        await other.stop();
      }
    },
    60_000,
  );
});
