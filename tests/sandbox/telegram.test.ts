import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type TelegramEmulator, telegramEmulator } from '../../src/sandbox/telegram/emulator.js';
import type { WebhookCall } from '../../src/sandbox/telegram/webhook.js';

const token = '700800900:AAF-emulator';
const ha = 900100;
let now: Date;
let telegram: TelegramEmulator;
/** Webhook calls as they arrived, and how they are answered. */
let arrived: WebhookCall[];
let answerWith: (call: WebhookCall) => { status: number; retryAfter?: number };

beforeEach(() => {
  now = new Date('2026-09-22T12:00:00Z');
  arrived = [];
  answerWith = () => ({ status: 200 });
  telegram = telegramEmulator({
    clock: { now: () => now },
    token,
    post: async (call) => {
      arrived.push(call);
      return answerWith(call);
    },
  });
});
afterEach(() => telegram.close());

const pass = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000);
};
const call = async (method: string, parameters: object = {}) => {
  const answer = await telegram.app.inject({
    method: 'POST',
    url: `/bot${token}/${method}`,
    headers: { 'content-type': 'application/json' },
    payload: JSON.stringify(parameters),
  });
  const body = answer.json() as { ok: boolean; result: never; error_code?: number; description?: string };
  expect(answer.statusCode).toBe(body.error_code ?? 200);
  return body;
};
const say = (parameters: object) => call('sendMessage', { chat_id: ha, text: 'x', ...parameters });
const button = (text: string, callback_data?: string) => ({ text, ...(callback_data !== undefined && { callback_data }) });
const inline = (...rows: object[][]) => ({ reply_markup: { inline_keyboard: rows } });
const textsOf = (body: { result: never }) =>
  (body.result as { message?: { text: string } }[]).map(({ message }) => message?.text);

describe('the server', () => {
  test('knows its token and its methods, in any case', async () => {
    expect(await call('GETME')).toMatchObject({ ok: true, result: { id: 700800900, is_bot: true, username: 'chidoan_thu_bot' } });
    expect(await call('sendGift')).toMatchObject({ error_code: 404, description: 'Not Found: method not found' });
    const wrong = await telegram.app.inject({ url: '/bot1:x/getMe' });
    expect([wrong.statusCode, wrong.json()]).toEqual([401, { ok: false, error_code: 401, description: 'Unauthorized' }]);
  });

  test('reads the query, JSON and forms alike; the query wins', async () => {
    telegram.person(ha).openDeepLink();
    const send = (query: string, type: string, payload: string) =>
      telegram.app.inject({
        method: 'POST',
        url: `/bot${token}/sendMessage${query}`,
        headers: { 'content-type': type },
        payload,
      });
    await send('?chat_id=900100&text=query', 'application/json', '{"text":"body"}');
    await send('', 'application/x-www-form-urlencoded', 'chat_id=900100&text=Ch%C3%A0o');
    await send('', 'application/json; charset=utf-8', '{"chat_id":"900100","text":"JSON"}');
    expect(
      telegram
        .person(ha)
        .transcript()
        .slice(1)
        .map(({ text }) => text),
    ).toEqual(['query', 'Chào', 'JSON']);
  });

  test("takes grammY's unquoted Vietnamese file name, which others lose", async () => {
    telegram.person(ha).openDeepLink();
    const part = (head: string, body: string) => `--b\r\ncontent-disposition:form-data;${head}\r\n\r\n${body}\r\n`;
    const payload = [
      part('name="chat_id"', String(ha)),
      part('name="photo"', 'attach://k7'),
      part('name="k7";filename=danh-sách.png\r\ncontent-type:application/octet-stream', 'PNG'),
      '--b--\r\n',
    ].join('');
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    await telegram.app.inject({ method: 'POST', url: `/bot${token}/sendPhoto`, headers, payload });
    expect(telegram.person(ha).transcript().at(-1)?.attachment).toEqual({
      kind: 'picture',
      name: 'danh-sách.png',
      bytes: Buffer.from('PNG'),
    });
    expect(telegram.violations()).toEqual([]);
  });

  test('a file can be sent again by its id and downloaded', async () => {
    telegram.person(ha).openDeepLink();
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    const payload = `--b\r\ncontent-disposition:form-data;name="document";filename="a.txt"\r\n\r\nxin\r\n--b--\r\n`;
    const sent = await telegram.app.inject({ method: 'POST', url: `/bot${token}/sendDocument?chat_id=${ha}`, headers, payload });
    const { file_id } = sent.json<{ result: { document: { file_id: string } } }>().result.document;
    await call('sendDocument', { chat_id: ha, document: file_id });
    expect(telegram.person(ha).transcript().at(-1)?.attachment?.name).toBe('a.txt');
    const { file_path } = (await call('getFile', { file_id })).result as { file_path: string };
    expect((await telegram.app.inject({ url: `/file/bot${token}/${file_path}` })).body).toBe('xin');
    expect(await call('sendDocument', { chat_id: ha, document: 'other' })).toMatchObject({ error_code: 400 });
    expect(await call('sendPhoto', { chat_id: ha })).toMatchObject({
      description: 'Bad Request: there is no photo in the request',
    });
  });

  test.each([
    [{ callback_dat: 'x' }, 'unknown parameter "callback_dat"'],
    [{ disable_notification: 'maybe' }, 'parameter "disable_notification" is not boolean'],
  ])('a mistake the real server would swallow is found: %o', async (mistake, complaint) => {
    telegram.person(ha).openDeepLink();
    expect(await say(mistake)).toMatchObject({ error_code: 400, description: `Bad Request: ${complaint}` });
    expect(telegram.violations()).toEqual([`sendMessage: ${complaint}`]);
  });
});

describe('sending', () => {
  beforeEach(() => void telegram.person(ha).openDeepLink());

  test.each<[string, object, string]>([
    ['no text', { text: '' }, 'message text is empty'],
    ['blank text', { text: ' \n' }, 'text must be non-empty'],
    ['4097 characters', { text: 'ễ'.repeat(4097) }, 'message is too long'],
    ['32 kB of markup', { text: `<b>${'&amp;'.repeat(7000)}</b>`, parse_mode: 'HTML' }, 'message is too long'],
    [
      'an unknown tag',
      { text: '<h1>x', parse_mode: 'HTML' },
      `can't parse entities: Unsupported start tag "h1" at byte offset 0`,
    ],
    [
      'an open tag',
      { text: '<b>x', parse_mode: 'HTML' },
      `can't parse entities: Can't find end tag corresponding to start tag "b"`,
    ],
    [
      'crossed tags',
      { text: '<b>x</i>', parse_mode: 'HTML' },
      `can't parse entities: Unmatched end tag at byte offset 4, expected "</b>", found "</i>"`,
    ],
    ['a closing tag alone', { text: 'ễ</b>', parse_mode: 'html' }, `can't parse entities: Unexpected end tag at byte offset 3`],
    [
      'a bare less-than',
      { text: '5 < 6', parse_mode: 'HTML' },
      `can't parse entities: Unsupported start tag "" at byte offset 2`,
    ],
    ['another parse mode', { parse_mode: 'BBCode' }, 'unsupported parse_mode'],
    ['button data of 65 bytes', inline([button('x', `${'ễ'.repeat(21)}ab`)]), 'BUTTON_DATA_INVALID'],
    ['button data of none', inline([button('x', '')]), 'BUTTON_DATA_INVALID'],
    [
      'a button that does nothing',
      inline([button('x')]),
      "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ],
    ['a button without a label', inline([button('', 'x')]), 'inline keyboard button text must be non-empty'],
    [
      'a misspelt action',
      inline([{ text: 'x', callback_dat: 'y' }]),
      `can't parse inline keyboard button: unknown field "callback_dat"`,
    ],
    [
      'a flat keyboard',
      { reply_markup: { inline_keyboard: [button('x', 'y')] } },
      'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    ],
    ['markup that is no JSON', { reply_markup: '{' }, "can't parse reply keyboard markup JSON object"],
    ['101 buttons', inline(...Array.from({ length: 101 }, () => [button('x', 'y')])), 'reply markup is too long'],
  ])('%s is refused', async (_, parameters, complaint) => {
    expect(await say(parameters)).toMatchObject({ error_code: 400, description: `Bad Request: ${complaint}` });
    expect(telegram.person(ha).transcript()).toHaveLength(1);
  });

  test('4096 characters, 64 bytes of data and well-formed HTML are taken', async () => {
    expect(await say({ text: '🎉'.repeat(4096), ...inline([button('x', `${'ễ'.repeat(21)}a`)]) })).toMatchObject({ ok: true });
    expect((await say({ text: '<b>Họp</b> &lt;3 &nbsp;', parse_mode: 'HTML' })).result).toMatchObject({
      text: 'Họp <3 &nbsp;',
      entities: [{ type: 'bold', offset: 0, length: 3 }],
    });
  });

  test('a contact button belongs into a private chat', async () => {
    telegram.person(ha).sendTextInGroup(-5, 'x');
    const reply_markup = { keyboard: [[{ text: 'Số của tôi', request_contact: true }]] };
    expect(await call('sendMessage', { chat_id: -5, text: 'x', reply_markup })).toMatchObject({
      description: 'Bad Request: phone number can be requested in private chats only',
    });
  });

  test('editing keeps its rules', async () => {
    const { message_id } = (await say({ text: 'một', ...inline([button('Có', 'y')]) })).result as { message_id: number };
    const edit = (parameters: object) => call('editMessageText', { chat_id: ha, message_id, ...parameters });
    expect((await edit({ text: 'một', ...inline([button('Có', 'y')]) })).description).toMatch(
      /^Bad Request: message is not modified/,
    );
    expect(await edit({ text: 'hai' })).toMatchObject({ ok: true });
    expect(telegram.person(ha).transcript().at(-1)).toMatchObject({ text: 'hai', buttons: [], edited: true });
    expect((await edit({ message_id: 77, text: 'x' })).description).toBe('Bad Request: message to edit not found');
    expect((await edit({ message_id: 1, text: 'x' })).description).toBe("Bad Request: message can't be edited");
    const asked = (await say({ reply_markup: { keyboard: [['Vâng']] } })).result as { message_id: number };
    expect((await edit({ message_id: asked.message_id, text: 'y' })).description).toBe("Bad Request: message can't be edited");
  });

  test('a message can be deleted for two days', async () => {
    const { message_id } = (await say({})).result as { message_id: number };
    const remove = () => call('deleteMessage', { chat_id: ha, message_id });
    pass(48 * 3600 + 1);
    expect((await remove()).description).toBe("Bad Request: message can't be deleted");
    pass(-2);
    expect(await remove()).toMatchObject({ ok: true });
    expect((await remove()).description).toBe('Bad Request: message to delete not found');
  });

  test('who may not be written to', async () => {
    const refusal = async (chat_id: number) => (await call('sendMessage', { chat_id, text: 'x' })).description;
    expect(await refusal(123)).toBe('Bad Request: chat not found');
    telegram.person(5).sendTextInGroup(-5, 'x');
    expect(await refusal(5)).toBe("Forbidden: bot can't initiate conversation with a user");
    telegram.person(ha).block();
    expect(await refusal(ha)).toBe('Forbidden: bot was blocked by the user');
    telegram.person(ha).unblock();
    expect(await refusal(ha)).toBeUndefined();
    telegram.person(ha).deactivate();
    expect(await refusal(ha)).toBe('Forbidden: user is deactivated');
  });

  test('commands are checked', async () => {
    const set = (command: string, description: string) => call('setMyCommands', { commands: [{ command, description }] });
    expect((await set('Menu', 'x')).description).toBe('Bad Request: BOT_COMMAND_INVALID');
    expect((await set('a'.repeat(33), 'x')).description).toBe('Bad Request: command length must not exceed 32');
    expect((await set('menu', '')).description).toBe('Bad Request: command description must be non-empty');
    await set('menu', 'Trang chính');
    expect((await call('getMyCommands')).result).toEqual([{ command: 'menu', description: 'Trang chính' }]);
  });
});

describe('a person', () => {
  beforeEach(() => void telegram.person(ha).openDeepLink());

  test('presses only buttons that are really shown', async () => {
    const person = telegram.person(ha);
    expect(() => person.press('Có')).toThrow('no button "Có" is shown');
    const { message_id } = (await say({ ...inline([button('Có', 'y'), button('Không', 'n')]) })).result as { message_id: number };
    person.press('Không');
    person.press(0);
    expect(() => person.press(2)).toThrow('no button number 2 is shown');
    await call('editMessageText', { chat_id: ha, message_id, text: 'xong' });
    expect(() => person.press('Có')).toThrow('no button "Có" is shown');
    const { result } = await call('getUpdates', { offset: 870002 });
    expect((result as { callback_query: { data: string } }[]).map((update) => update.callback_query.data)).toEqual(['n', 'y']);
  });

  test('waits for one answer to a press, for a while', async () => {
    const answer = (id: string) => call('answerCallbackQuery', { callback_query_id: id });
    const tooOld = 'Bad Request: query is too old and response timeout expired or query ID is invalid';
    await say({ ...inline([button('Có', 'y')]) });
    telegram.person(ha).press('Có');
    telegram.person(ha).press('Có');
    const { result } = await call('getUpdates', { offset: 870002 });
    const [first, second] = (result as { callback_query: { id: string } }[]).map((update) => update.callback_query.id);
    expect(telegram.counts().spinning).toBe(2);
    expect(await answer(first!)).toMatchObject({ ok: true });
    expect((await answer(first!)).description).toBe(tooOld);
    pass(31);
    expect((await answer(second!)).description).toBe(tooOld);
    expect((await answer('forged')).description).toBe(tooOld);
  });

  test('shares the own number only by the button, which then goes', async () => {
    const person = telegram.person(ha);
    expect(() => person.shareContact({ own: true })).toThrow('no contact button is shown');
    await say({ reply_markup: { keyboard: [[{ text: 'Số của tôi', request_contact: true }]], one_time_keyboard: true } });
    expect(person.keyboard()).toEqual([['Số của tôi']]);
    person.shareContact({ own: true, phone: '+84912345678' });
    expect(person.keyboard()).toBeUndefined();
    person.shareContact({ own: false });
    const { result } = await call('getUpdates', { offset: 870002 });
    const contacts = (result as { message: { contact: { user_id: number } } }[]).map(
      ({ message }) => message.contact.user_id === ha,
    );
    expect(contacts).toEqual([true, false]);
  });

  test('who has blocked the bot says nothing to it', () => {
    telegram.person(ha).block();
    expect(() => telegram.person(ha).sendText('x')).toThrow('unblock first');
  });

  test('is watched live, in both directions', async () => {
    const seen: string[] = [];
    const stop = telegram.onMessage(({ kind, by, chat }, { text }) => seen.push(`${chat} ${by} ${kind}: ${text}`));
    telegram.person(ha).sendText('chào');
    const { message_id } = (await say({ text: 'chào bạn' })).result as { message_id: number };
    await call('editMessageText', { chat_id: ha, message_id, text: 'chào Hà' });
    stop();
    telegram.person(ha).sendText('không ai nghe');
    expect(seen).toEqual(['900100 person sent: chào', '900100 bot sent: chào bạn', '900100 bot edited: chào Hà']);
  });
});

describe('polling', () => {
  test('gives the same updates until a higher offset confirms them', async () => {
    for (const text of ['một', 'hai', 'ba']) telegram.person(ha).sendText(text);
    expect(textsOf(await call('getUpdates'))).toEqual(['một', 'hai', 'ba']);
    expect(textsOf(await call('getUpdates', { limit: 2 }))).toEqual(['một', 'hai']);
    expect(textsOf(await call('getUpdates', { offset: 870_003 }))).toEqual(['ba']);
    expect(textsOf(await call('getUpdates', { offset: 0 }))).toEqual(['ba']);
    expect(textsOf(await call('getUpdates', { offset: 999_999 }))).toEqual(['ba']);
    telegram.person(ha).sendText('bốn');
    expect(textsOf(await call('getUpdates', { offset: -1 }))).toEqual(['bốn']);
    expect(textsOf(await call('getUpdates'))).toEqual(['bốn']);
  });

  test('a waiting poll is answered at once when something happens', async () => {
    const waiting = call('getUpdates', { timeout: 50 });
    await expect.poll(() => telegram.counts().calls.getUpdates).toBe(1);
    telegram.person(ha).sendText('này');
    expect(textsOf(await waiting)).toEqual(['này']);
  });

  test('only one waits; a webhook ends it', async () => {
    const first = call('getUpdates', { timeout: 50 });
    await expect.poll(() => telegram.counts().calls.getUpdates).toBe(1);
    const second = call('getUpdates', { timeout: 50 });
    expect((await first).description).toMatch(/^Conflict: terminated by other getUpdates request/);
    await call('setWebhook', { url: 'https://chidoan.example/' });
    expect((await second).description).toBe('Conflict: terminated by setWebhook request');
    expect((await call('getUpdates')).description).toMatch(/^Conflict: can't use getUpdates method while webhook is active/);
  });

  test('remembers which kinds are wanted, and filters when they happen', async () => {
    await call('getUpdates', { allowed_updates: ['message'] });
    telegram.person(ha).sendText('một');
    telegram.person(ha).block();
    expect((await call('getUpdates', { allowed_updates: [] })).result).toHaveLength(1);
    telegram.person(ha).unblock();
    expect((await call('getUpdates')).result).toHaveLength(2);
  });

  test('a press is forgotten after 150 seconds, a message after a day', async () => {
    telegram.person(ha).openDeepLink();
    await say({ ...inline([button('Có', 'y')]) });
    telegram.person(ha).press('Có');
    expect((await call('getUpdates')).result).toHaveLength(2);
    pass(151);
    expect((await call('getUpdates')).result).toHaveLength(1);
    pass(24 * 3600);
    expect((await call('getUpdates')).result).toHaveLength(0);
  });
});

describe('the webhook', () => {
  const set = (more: object = {}) => call('setWebhook', { url: 'https://chidoan.example/hook', secret_token: 'bi_mat', ...more });
  const delivered = () => arrived.map(({ body }) => (JSON.parse(body) as { message: { text: string } }).message.text);

  test('posts each update with the secret', async () => {
    telegram.person(ha).sendText('đã chờ sẵn');
    expect(await set()).toMatchObject({ description: 'Webhook was set' });
    await telegram.updates.settled();
    expect(delivered()).toEqual(['đã chờ sẵn']);
    expect(arrived[0]?.headers['x-telegram-bot-api-secret-token']).toBe('bi_mat');
    expect((await call('getWebhookInfo')).result).toMatchObject({ url: 'https://chidoan.example/hook', pending_update_count: 0 });
  });

  test('is refused without https, with a bad secret, or twice within a second', async () => {
    expect((await set({ url: 'http://chidoan.example/' })).description).toMatch(/An HTTPS URL must be provided/);
    expect((await set({ secret_token: 'bí mật' })).description).toBe('Bad Request: secret token contains unallowed characters');
    await set();
    expect(await set()).toMatchObject({ error_code: 429, parameters: { retry_after: 1 } });
    pass(1);
    expect(await set()).toMatchObject({ description: 'Webhook is already set' });
    expect(await call('setWebhook', { url: '' })).toMatchObject({ description: 'Webhook was deleted' });
    expect(await call('deleteWebhook')).toMatchObject({ description: 'Webhook is already deleted' });
  });

  test('a refused update is tried again at once, then after 2, 4, 8 seconds, and holds back only its own chat', async () => {
    await set();
    answerWith = ({ body }) => ({ status: body.includes('"id":900100') ? 500 : 200 });
    telegram.person(ha).sendText('một');
    telegram.person(ha).sendText('hai');
    telegram.person(5).sendText('người khác');
    await telegram.updates.settled();
    expect(delivered().sort()).toEqual(['một', 'một', 'người khác']);
    for (const seconds of [2, 4, 8]) {
      const before = arrived.length;
      pass(seconds - 1);
      telegram.updates.tick();
      await telegram.updates.settled();
      expect(arrived.length).toBe(before);
      pass(1);
      telegram.updates.tick();
      await telegram.updates.settled();
      expect(arrived.length).toBe(before + 1);
    }
    expect((await call('getWebhookInfo')).result).toMatchObject({
      last_error_message: 'Wrong response from the webhook: 500',
      pending_update_count: 2,
    });
    answerWith = () => ({ status: 200 });
    pass(16);
    telegram.updates.tick();
    await telegram.updates.settled();
    expect(delivered().slice(-2)).toEqual(['một', 'hai']);
  });

  test('a Retry-After is obeyed', async () => {
    await set();
    answerWith = () => ({ status: 503, retryAfter: 30 });
    telegram.person(ha).sendText('một');
    await telegram.updates.settled();
    expect(arrived).toHaveLength(1);
    answerWith = () => ({ status: 200 });
    pass(29);
    telegram.updates.tick();
    expect(arrived).toHaveLength(1);
    pass(1);
    telegram.updates.tick();
    await telegram.updates.settled();
    expect(arrived).toHaveLength(2);
  });

  test('can deliver twice, late and out of order, and somebody can forge', async () => {
    await set();
    telegram.person(ha).sendText('hai lần', { duplicate: 1 });
    await telegram.updates.settled();
    expect(delivered()).toEqual(['hai lần', 'hai lần']);
    telegram.updates.hold();
    telegram.person(ha).sendText('trước');
    telegram.person(ha).sendText('sau');
    await telegram.updates.settled();
    expect(arrived).toHaveLength(2);
    telegram.updates.release({ reversed: true });
    await telegram.updates.settled();
    expect(delivered().slice(2)).toEqual(['sau', 'trước']);
    answerWith = ({ headers }) => ({ status: headers['x-telegram-bot-api-secret-token'] === 'bi_mat' ? 200 : 401 });
    expect(await telegram.updates.forge({ update_id: 1 }, 'doan_mo')).toBe(401);
    expect(await telegram.updates.forge({ update_id: 1 })).toBe(401);
  });

  test('what was not delivered can be polled after the webhook is gone', async () => {
    await set();
    answerWith = () => ({ status: 500 });
    telegram.person(ha).sendText('một');
    telegram.person(5).sendText('hai');
    await telegram.updates.settled();
    await call('deleteWebhook');
    expect(textsOf(await call('getUpdates'))).toEqual(['một', 'hai']);
  });
});

describe('faults', () => {
  test('hit the next calls of a method or a chat, then are over', async () => {
    telegram.person(ha).openDeepLink();
    telegram.person(5).openDeepLink();
    telegram.faults.next({ kind: 'status', status: 429, retryAfter: 9 }, { count: 2, chat: ha });
    telegram.faults.next({ kind: 'html', status: 502 }, { method: 'getMe' });
    expect(await call('sendMessage', { chat_id: 5, text: 'x' })).toMatchObject({ ok: true });
    expect(await say({})).toMatchObject({ error_code: 429, parameters: { retry_after: 9 } });
    const throttled = await telegram.app.inject({ url: `/bot${token}/sendMessage?chat_id=${ha}&text=x` });
    expect(throttled.headers['retry-after']).toBe('9');
    expect(await say({})).toMatchObject({ ok: true });
    const html = await telegram.app.inject({ url: `/bot${token}/getMe` });
    expect([html.statusCode, html.headers['content-type']]).toEqual([502, 'text/html']);
    expect(await call('getMe')).toMatchObject({ ok: true });
  });

  test('every call is on record, with what became of it', async () => {
    telegram.person(ha).openDeepLink();
    telegram.faults.next({ kind: 'status', status: 500 });
    await say({ text: 'một' });
    await say({ text: 'hai' });
    await call('sendMessage', { chat_id: 1, text: 'ba' });
    expect(telegram.calls().map(({ status, fault, description }) => [status, fault, description])).toEqual([
      [0, 'status', undefined],
      [200, undefined, undefined],
      [400, undefined, 'Bad Request: chat not found'],
    ]);
    expect(telegram.counts()).toMatchObject({ calls: { sendMessage: 3 }, fromBot: 1, fromPeople: 1 });
  });
});

test('more messages in a second than Telegram advises are refused until the next', async () => {
  const strict = telegramEmulator({ clock: { now: () => now }, token, messagesPerSecond: 2 });
  strict.person(ha).openDeepLink();
  const send = async () => (await strict.app.inject({ url: `/bot${token}/sendMessage?chat_id=${ha}&text=x` })).statusCode;
  expect([await send(), await send(), await send()]).toEqual([200, 200, 429]);
  expect((await strict.app.inject({ url: `/bot${token}/getMe` })).statusCode).toBe(200);
  pass(1);
  expect(await send()).toBe(200);
  await strict.close();
});

test('webhook calls travel over HTTP, and a receiver that hangs up is tried again', async () => {
  const bodies: unknown[] = [];
  const receiver = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    bodies.push([request.headers['x-telegram-bot-api-secret-token'], JSON.parse(Buffer.concat(chunks).toString())]);
    if (bodies.length === 1) response.destroy();
    else response.end('{}');
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const { port } = receiver.address() as AddressInfo;
  const live = telegramEmulator({ clock: { now: () => now }, token });
  live.updates.setWebhook(`http://127.0.0.1:${port}/webhooks/telegram`, 'bi_mat', 40);
  const update = { update_id: 870_001, message: expect.objectContaining({ text: 'Đăng ký họp' }) };
  live.person(ha).sendText('Đăng ký họp');
  await live.updates.settled();
  expect(bodies).toEqual([
    ['bi_mat', update],
    ['bi_mat', update],
  ]);
  await live.close();
  receiver.close();
});

test('a hundred thousand messages leave only counters behind, when asked so', async () => {
  const small = telegramEmulator({ clock: { now: () => now }, token, keepMessages: 0, keepCalls: 0 });
  const someone = small.person(ha);
  small.updates.allow(['callback_query']);
  for (let count = 0; count < 100_000; count += 1) someone.sendText('x');
  expect(small.counts().fromPeople).toBe(100_000);
  expect(someone.transcript()).toEqual([]);
  expect((await small.updates.poll(0, 100, 0, new AbortController().signal)).length).toBe(0);
  await small.close();
});
