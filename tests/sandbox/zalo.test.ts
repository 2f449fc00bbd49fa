import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ZaloEmulator } from '../../src/sandbox/zalo/emulator.js';
import { account, day, handClock, hour, minute, startZalo } from '../channels/zalo/account.js';
import { webhookServer } from '../channels/zalo/harness.js';

let clock: ReturnType<typeof handClock>;
let emulator: ZaloEmulator;
let roots: { oauth: string; api: string; business: string };
let token: string;

beforeEach(async () => {
  clock = handClock();
  ({ emulator, roots } = await startZalo(clock, { templates: { t1: ['ky', 'thang'] } }));
  token = (await refresh(emulator.refreshToken())).access_token as string;
});
afterEach(() => emulator.close());

type Json = Record<string, unknown>;
const json = async (response: Response) => JSON.parse((await response.text()) || '{}') as Json;

async function refresh(refreshToken: string, headers: Record<string, string> = { secret_key: account.appSecret }): Promise<Json> {
  const body = new URLSearchParams({ refresh_token: refreshToken, app_id: account.appId, grant_type: 'refresh_token' });
  return json(await fetch(`${roots.oauth}/v4/oa/access_token`, { method: 'POST', headers, body }));
}
function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', access_token: token, ...headers },
    body: JSON.stringify(body),
  });
}
const cs = async (userId: string, message: unknown, headers?: Record<string, string>) =>
  json(await post(`${roots.api}/v3.0/oa/message/cs`, { recipient: { user_id: userId }, message }, headers));
async function follower() {
  const person = emulator.person();
  await person.follow();
  return person;
}
const buttons = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ title: `${index}`, type: 'oa.query.hide', payload: `#a/b:${index}` }));
const withButtons = (count: number, text = 'Chọn') => ({
  text,
  attachment: { type: 'template', payload: { buttons: buttons(count) } },
});

describe("the emulator's token endpoint", () => {
  test('gives a pair for a refresh token once, with the lifetime as text', async () => {
    const first = emulator.refreshToken();
    expect(await refresh(first)).toEqual({
      access_token: expect.any(String),
      refresh_token: emulator.refreshToken(),
      expires_in: '90000',
      refresh_token_expires_in: '7776000',
    });
    expect(await refresh(first)).toMatchObject({ error: '-14014' });
    emulator.set({ emptyAnswerForSpentToken: true });
    expect(await refresh(first)).toEqual({});
  });

  test('wants a form and the secret in a header', async () => {
    expect(await refresh(emulator.refreshToken(), {})).toMatchObject({ error: '-14004' });
    expect(await json(await post(`${roots.oauth}/v4/oa/access_token`, { grant_type: 'refresh_token' }))).toMatchObject({
      error: '-14018',
    });
    expect(emulator.violations()).toEqual(['access_token: the body must be form encoded']);
  });

  test('lets a refresh token live ninety days and an access token twenty-five hours', async () => {
    const person = await follower();
    clock.move(25 * hour);
    expect(await cs(person.id, { text: 'x' })).toMatchObject({ error: -220 });
    clock.move(89 * day);
    expect(await refresh(emulator.refreshToken())).toMatchObject({ error: '-14014' });
  });

  test('makes the old access token worthless when a new one is minted', async () => {
    const person = await follower();
    await refresh(emulator.refreshToken());
    expect(await cs(person.id, { text: 'x' })).toMatchObject({ error: -216 });
  });
});

describe("the emulator's messages", () => {
  test('are refused when they are not as documented, and the mistake is remembered', async () => {
    const person = await follower();
    const template = (payload: unknown, text?: string) => ({
      ...(text ? { text } : {}),
      attachment: { type: 'template', payload },
    });
    const cases: [string, unknown, number][] = [
      ['no text', { text: '' }, -201],
      ['2001 characters', { text: 'a'.repeat(2001) }, -210],
      ['a field too many', { text: 'a', parse_mode: 'html' }, -201],
      ['six buttons', withButtons(6), -210],
      ['buttons without a text', template({ buttons: buttons(1) }), -201],
      ['a title over 100', template({ buttons: [{ ...buttons(1)[0], title: 'a'.repeat(101) }] }, 'x'), -210],
      ['a payload that is an object', template({ buttons: [{ ...buttons(1)[0], payload: {} }] }, 'x'), -201],
      [
        'an image that was never uploaded',
        template({ template_type: 'media', elements: [{ media_type: 'image', attachment_id: 'x' }] }),
        -201,
      ],
      [
        'a link and an upload',
        template({ template_type: 'media', elements: [{ media_type: 'image', attachment_id: 'x', url: 'https://x.vn/a' }] }),
        -201,
      ],
      ['a template of no kind', template({ template_type: 'carousel' }), -233],
      ['a bare image', { attachment: { type: 'image', payload: {} } }, -201],
      ['a file token made up', { attachment: { type: 'file', payload: { token: 'x' } } }, -201],
    ];
    for (const [what, message, code] of cases) expect((await cs(person.id, message)).error, what).toBe(code);
    expect(emulator.violations().length).toBe(cases.length);
    expect(person.chat()).toEqual([]);
    expect(await cs(person.id, withButtons(5, 'a'.repeat(2000)))).toMatchObject({ error: 0, data: { user_id: person.id } });
  });

  test('reach nobody who never came, left, blocked, or was silent for a week', async () => {
    const stranger = emulator.person();
    const quiet = emulator.person(undefined, { follower: true });
    const person = await follower();
    expect((await cs('1', { text: 'x' })).error).toBe(-213);
    expect((await cs(stranger.id, { text: 'x' })).error).toBe(-213);
    expect((await cs(quiet.id, { text: 'x' })).error).toBe(-232);
    person.restrict(true);
    expect((await cs(person.id, { text: 'x' })).error).toBe(-244);
    person.restrict(false);
    await person.block();
    expect((await cs(person.id, { text: 'x' })).error).toBe(-217);
    await person.follow();
    clock.move(7 * day + 1);
    token = (await refresh(emulator.refreshToken())).access_token as string;
    expect((await cs(person.id, { text: 'x' })).error).toBe(-230);
  });

  test('count against the minute, and the headers say so', async () => {
    const person = await follower();
    emulator.set({ callsPerMinute: 1 });
    const first = await post(`${roots.api}/v3.0/oa/message/cs`, { recipient: { user_id: person.id }, message: { text: 'một' } });
    expect([first.headers.get('x-ratelimit-limit'), first.headers.get('x-ratelimit-remain')]).toEqual(['1', '0']);
    expect((await cs(person.id, { text: 'hai' })).error).toBe(-32);
    clock.move(minute);
    expect((await cs(person.id, { text: 'hai' })).error).toBe(0);
  });

  test('need the proof when the app has it switched on, and a wrong proof is refused always', async () => {
    const person = await follower();
    const proof = createHmac('sha256', account.appSecret).update(token).digest('hex');
    expect((await cs(person.id, { text: 'x' }, { appsecret_proof: 'wrong' })).error).toBe(-242);
    emulator.set({ requireProof: true });
    expect((await cs(person.id, { text: 'x' })).error).toBe(-242);
    expect((await cs(person.id, { text: 'x' }, { appsecret_proof: proof })).error).toBe(0);
  });

  test('on a path that does not exist are an "empty api"', async () => {
    expect(await json(await post(`${roots.api}/v3.0/oa/message/csx`, {}))).toEqual({ error: 404, message: 'empty api' });
    expect(emulator.violations()).toEqual(['POST /api/v3.0/oa/message/csx: no such endpoint']);
  });

  test('by template reach a phone number', async () => {
    const person = await follower();
    const send = async (fields: Json) =>
      (
        await json(
          await post(`${roots.business}/message/template`, {
            phone: person.phone,
            template_id: 't1',
            tracking_id: '1',
            ...fields,
          }),
        )
      ).error;
    const template_data = { ky: '1', thang: '4/2026' };
    expect(await send({ template_data, phone: '0900000000' })).toBe(-108);
    expect(await send({ template_data, template_id: 't2' })).toBe(-109);
    expect(await send({ template_data: { ky: '1' } })).toBe(-1122);
    expect(await send({ template_data: { ...template_data, ho_ten: 'An' } })).toBe(-112);
    expect(await send({ template_data: { ...template_data, ky: 'a'.repeat(31) } })).toBe(-1121);
    expect(await send({ template_data: { ...template_data, ky: ' ' } })).toBe(-111);
    expect(await send({ template_data, phone: '84999999999' })).toBe(-118);
    expect(await send({ template_data })).toBe(0);
    expect(person.chat().map((bubble) => [bubble.kind, bubble.text])).toEqual([['template', '1\n4/2026']]);
  });

  test('in counting mode leave numbers and the last bubble only', async () => {
    emulator.set({ keep: 'counts' });
    const person = await follower();
    for (const text of ['một', 'hai', 'ba']) await cs(person.id, { text });
    expect(emulator.counts().messages).toBe(3);
    expect(emulator.transcript()).toEqual([]);
    expect(person.chat().map((bubble) => bubble.text)).toEqual(['ba']);
  });

  test('are told to whoever watches, of both sides', async () => {
    const seen: string[] = [];
    const stop = emulator.onMessage((bubble) => seen.push(`${bubble.from}: ${bubble.text}`));
    const person = await follower();
    await person.sendText('chào');
    await cs(person.id, { text: 'chào bạn' });
    stop();
    await person.sendText('không ai nghe');
    expect(seen).toEqual(['person: chào', 'oa: chào bạn']);
  });
});

describe("the emulator's uploads", () => {
  const upload = async (kind: string, name: string, bytes: number) => {
    const body = new FormData();
    body.append('file', new Blob([new Uint8Array(bytes)]), name);
    return json(await fetch(`${roots.api}/v2.0/oa/upload/${kind}`, { method: 'POST', headers: { access_token: token }, body }));
  };

  test('look at the extension and the size', async () => {
    expect(await upload('image', 'a.png', 1_048_576)).toMatchObject({ error: 0, data: { attachment_id: expect.any(String) } });
    expect(await upload('image', 'a.png', 1_048_577)).toMatchObject({ error: -210 });
    expect(await upload('image', 'a.webp', 1)).toMatchObject({ error: -201 });
    expect(await upload('image', 'a', 1)).toMatchObject({ error: 0, data: {} });
    expect(await upload('file', 'a.csv', 1)).toMatchObject({ error: 0, data: { token: expect.any(String) } });
    expect(await upload('file', 'a.xlsx', 1)).toMatchObject({ error: -201 });
  });

  test('live seven days', async () => {
    const person = await follower();
    const { attachment_id } = (await upload('image', 'a.png', 1)).data as Json;
    clock.move(7 * day + 1);
    await person.sendText('vẫn ở đây');
    token = (await refresh(emulator.refreshToken())).access_token as string;
    const payload = { template_type: 'media', elements: [{ media_type: 'image', attachment_id }] };
    expect((await cs(person.id, { attachment: { type: 'template', payload } })).error).toBe(-100);
  });
});

describe("the emulator's webhook", () => {
  const heard: { event: Json; retry: string | undefined }[] = [];
  let status = 200;
  let server: Awaited<ReturnType<typeof webhookServer>>;
  const names = () => heard.map(({ event }) => event.event_name);
  const texts = () => heard.map(({ event }) => (event.message as Json | undefined)?.text);

  beforeEach(async () => {
    heard.length = 0;
    status = 200;
    server = await webhookServer(({ headers, body }) => {
      heard.push({ event: JSON.parse(body.toString()) as Json, retry: headers.num_retry as string | undefined });
      return status;
    });
    emulator.webhooks.setUrl(server.url);
  });
  afterEach(() => server.close());

  test('tells what a person did with the names and the envelope of Zalo', async () => {
    const person = await follower();
    await person.sendText('chào');
    expect(heard.map(({ event }) => event)).toEqual([
      expect.objectContaining({ event_name: 'follow', oa_id: account.oaId, follower: { id: person.id }, app_id: account.appId }),
      expect.objectContaining({
        event_name: 'user_send_text',
        sender: { id: person.id },
        recipient: { id: account.oaId },
        timestamp: expect.stringMatching(/^\d{13}$/),
        message: { msg_id: expect.any(String), text: 'chào' },
      }),
    ]);
  });

  test('makes a text of a pressed button, and only of one that is shown', async () => {
    const person = await follower();
    await expect(person.press('0')).rejects.toThrow('no button "0" is shown');
    await cs(person.id, withButtons(2));
    await person.press('1');
    await emulator.settled();
    expect(texts()).toContain('#a/b:1');
    // A silent button leaves no bubble of the person.
    expect(person.chat().map((bubble) => bubble.from)).toEqual(['oa']);
  });

  test('shares a number only where it was asked for', async () => {
    const person = await follower();
    await expect(person.shareInfo()).rejects.toThrow('nothing asks');
    const payload = { template_type: 'request_user_info', elements: [{ title: 'Số của bạn', subtitle: 'Bấm để gửi' }] };
    expect((await cs(person.id, { attachment: { type: 'template', payload } })).error).toBe(0);
    await person.shareInfo();
    await emulator.settled();
    const shared = heard.find(({ event }) => event.event_name === 'user_submit_info');
    expect(shared?.event.info).toMatchObject({ phone: person.phone });
  });

  test('echoes what the OA sent, unless that is switched off', async () => {
    const person = await follower();
    await cs(person.id, { text: 'chào' });
    await emulator.settled();
    expect(names()).toEqual(['follow', 'oa_send_text', 'user_received_message']);
    emulator.set({ echoes: false });
    await cs(person.id, { text: 'chào' });
    await emulator.settled();
    expect(names().length).toBe(3);
  });

  test('tries again after 30 s, 5, 15, 30 and 60 minutes, counts, and gives up', async () => {
    status = 500;
    await follower();
    for (const wait of [30_000, 5 * minute, 15 * minute, 30 * minute, hour]) {
      const before = heard.length;
      clock.move(wait - 1);
      await emulator.webhooks.tick();
      expect(heard.length).toBe(before);
      clock.move(1);
      await emulator.webhooks.tick();
      expect(heard.length).toBe(before + 1);
    }
    expect(heard.map(({ retry }) => retry)).toEqual([undefined, '1', '2', '3', '4', '5']);
    expect(new Set(heard.map(({ event }) => JSON.stringify(event))).size).toBe(1);
    expect(emulator.webhooks.enabled()).toBe(false);
    await follower();
    expect(heard.length).toBe(6);
    emulator.webhooks.enable();
    status = 200;
    await follower();
    expect(heard.length).toBe(7);
  });

  test('stops trying once the bot has answered', async () => {
    status = 503;
    await follower();
    status = 200;
    clock.move(30_000);
    await emulator.webhooks.tick();
    expect([heard.length, emulator.webhooks.waiting()]).toEqual([2, 0]);
  });

  test('can deliver twice, late and in the wrong order', async () => {
    const person = await follower();
    emulator.webhooks.repeat(3);
    await person.sendText('ba lần');
    emulator.webhooks.hold();
    for (const text of ['một', 'hai']) await person.sendText(text);
    expect(texts().slice(1)).toEqual(['ba lần', 'ba lần', 'ba lần']);
    await emulator.webhooks.release('reversed');
    await person.sendText('ba');
    expect(texts().slice(4)).toEqual(['hai', 'một', 'ba']);
  });

  test('never gives two events the same time, though the clock stands still', async () => {
    const person = await follower();
    await person.unfollow();
    await person.follow();
    expect(new Set(heard.map(({ event }) => event.timestamp)).size).toBe(3);
  });
});
