import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sign } from '../../../src/channels/zalo/client/index.js';
import { receiveZalo } from '../../../src/channels/zalo/receive.js';
import { account, hour } from './account.js';

const now = new Date('2026-03-12T02:00:00Z');
const timestamp = String(now.getTime());
const hà = '4339761418830368433';
const parties = { sender: { id: hà }, recipient: { id: account.oaId } };

function call(event: Record<string, unknown>, body = JSON.stringify({ app_id: account.appId, timestamp, ...event })) {
  const header = sign({ ...account, body, timestamp: String(event.timestamp ?? timestamp) });
  return receiveZalo({ ...account, now: () => now }, { headers: { 'x-zevent-signature': header }, body: Buffer.from(body) });
}
const says = (text: unknown, msgId = 'm1') =>
  call({ event_name: 'user_send_text', ...parties, message: { msg_id: msgId, text } });
const media = (type: string, payload: Record<string, unknown>) => ({
  message: { msg_id: 'm2', attachments: [{ type, payload }] },
});

describe('what Hà does on Zalo', () => {
  const relation = { oa_id: account.oaId, follower: { id: hà }, source: 'oa_profile' };
  test.each([
    [
      'writes',
      { event_name: 'user_send_text', ...parties, message: { msg_id: 'a', text: 'Xin chào' } },
      { kind: 'text', text: 'Xin chào' },
    ],
    [
      'quotes us',
      { event_name: 'user_send_text', ...parties, message: { msg_id: 'a', text: 'Đồng ý', quote_msg_id: 'q' } },
      { kind: 'text', text: 'Đồng ý' },
    ],
    [
      'sends a link',
      { event_name: 'user_send_link', ...parties, message: { msg_id: 'a', text: 'https://x.vn' } },
      { kind: 'text', text: 'https://x.vn' },
    ],
    [
      'sends a bare link',
      { event_name: 'user_send_link', ...parties, ...media('link', { url: 'https://x.vn' }) },
      { kind: 'other' },
    ],
    [
      'sends a picture',
      { event_name: 'user_send_image', ...parties, ...media('image', { url: 'https://f.zdn.vn/p.jpg' }) },
      { kind: 'picture' },
    ],
    [
      'sends a gif',
      { event_name: 'user_send_gif', ...parties, ...media('gif', { url: 'https://f.zdn.vn/p.gif' }) },
      { kind: 'picture' },
    ],
    [
      'sends a file',
      { event_name: 'user_send_file', ...parties, ...media('file', { name: 'Danh sách.xlsx', size: '9' }) },
      { kind: 'file', name: 'Danh sách.xlsx' },
    ],
    ['sends a sticker', { event_name: 'user_send_sticker', ...parties, ...media('sticker', { id: '1' }) }, { kind: 'sticker' }],
    [
      'speaks',
      { event_name: 'user_send_audio', ...parties, ...media('audio', { url: 'https://f.zdn.vn/a.amr' }) },
      { kind: 'voice' },
    ],
    [
      'sends a video',
      { event_name: 'user_send_video', ...parties, ...media('video', { url: 'https://f.zdn.vn/v' }) },
      { kind: 'other' },
    ],
    [
      'shows where they are',
      {
        event_name: 'user_send_location',
        ...parties,
        ...media('location', { coordinates: { latitude: '10.76', longitude: '106.66' } }),
      },
      { kind: 'location' },
    ],
    [
      "sends somebody's card",
      { event_name: 'user_send_business_card', ...parties, ...media('link', { description: '{"phone":"84900000001"}' }) },
      { kind: 'other' },
    ],
    ['follows', { event_name: 'follow', ...relation }, { kind: 'start' }],
    ['opens the chat', { event_name: 'user_click_chatnow', oa_id: account.oaId, user_id: hà }, { kind: 'start' }],
    [
      'withdraws in Zalo’s settings',
      { event_name: 'user_withdraw', oa_id: account.oaId, user_id: hà },
      { kind: 'text', text: 'xóa dữ liệu của tôi' },
    ],
    [
      'withdraws, told like a message',
      { event_name: 'user_withdraw', ...parties },
      { kind: 'text', text: 'xóa dữ liệu của tôi' },
    ],
    ['unfollows', { event_name: 'unfollow', ...relation }, { kind: 'blocked' }],
    [
      'shares their number',
      { event_name: 'user_submit_info', ...parties, info: { name: 'Hà', phone: '84900000000' } },
      { kind: 'contact', phone: '+84900000000', own: true },
    ],
    [
      'shares it as a number',
      { event_name: 'user_submit_info', ...parties, info: { phone: 84900000000 } },
      { kind: 'contact', phone: '+84900000000', own: true },
    ],
    [
      'shares it as people write it',
      { event_name: 'user_submit_info', ...parties, info: { phone: '0900 000 000' } },
      { kind: 'contact', phone: '+84900000000', own: true },
    ],
    [
      'shares everything but the number',
      { event_name: 'user_submit_info', ...parties, info: { name: 'Hà', phone: 0 } },
      { kind: 'other' },
    ],
  ])('%s', (_what, event, content) => {
    const received = call(event);
    if (received.kind !== 'accepted') throw new Error(received.reason);
    expect(received.inbounds).toEqual([
      { from: { channel: 'zalo', account: account.oaId, id: hà }, key: expect.stringMatching(/^\w+:\S+$/), sentAt: now, content },
    ]);
  });

  test('an id that comes as a JSON number keeps all its digits', () => {
    const body = `{"app_id":"${account.appId}","event_name":"follow","timestamp":"${timestamp}","oa_id":${account.oaId},"follower":{"id":${hà}}}`;
    expect(call({}, body)).toMatchObject({ kind: 'accepted', inbounds: [{ from: { account: account.oaId, id: hà } }] });
  });

  test('a pressed button is its address, and so is a typed one', () => {
    const content = (text: string) => {
      const received = says(text);
      return received.kind === 'accepted' ? received.inbounds[0]?.content : received;
    };
    expect(content('#meeting/rsvp:42:yes')).toEqual({ kind: 'choice', address: 'meeting/rsvp:42:yes' });
    expect(content('#menu/show')).toEqual({ kind: 'choice', address: 'menu/show' });
    for (const text of [
      '#',
      '#menu',
      '#hashtag/',
      'menu/show',
      '# menu/show',
      '#menu/show:',
      '#menu/show:a b',
      '#Menu/show',
      '#menu/rsvp::1',
    ]) {
      expect(content(text)).toEqual({ kind: 'text', text });
    }
  });

  test('any address that a channel may be given comes back from its payload', () => {
    const word = fc.stringMatching(/^[a-z_]{1,10}$/);
    const part = fc.stringMatching(/^[^\s:]{1,12}$/u).filter((text) => text.normalize('NFC') === text);
    fc.assert(
      fc.property(word, word, fc.array(part), (flow, step, args) => {
        const address = [`${flow}/${step}`, ...args].join(':');
        expect(says(`#${address}`)).toMatchObject({ inbounds: [{ content: { kind: 'choice', address } }] });
      }),
    );
  });

  test('a text is composed, whatever keyboard it came from, and otherwise left as it is', () => {
    expect(says('Đặng Thị Ễnh'.normalize('NFD'))).toMatchObject({
      inbounds: [{ content: { text: 'Đặng Thị Ễnh'.normalize('NFC') } }],
    });
    expect(says('  hai  dòng\n')).toMatchObject({ inbounds: [{ content: { text: '  hai  dòng\n' } }] });
    expect(says('')).toMatchObject({ inbounds: [{ content: { kind: 'other' } }] });
    expect(says(7)).toMatchObject({ inbounds: [{ content: { kind: 'other' } }] });
  });

  test('a message that Zalo tries again has the same key, another message another', () => {
    const key = (received: ReturnType<typeof says>) => (received.kind === 'accepted' ? received.inbounds[0]?.key : undefined);
    expect(key(says('một', 'm1'))).toBe(key(says('một', 'm1')));
    expect(key(says('một', 'm1'))).not.toBe(key(says('một', 'm2')));
    const follow = (at: Date) => call({ event_name: 'follow', ...relation, timestamp: String(at.getTime()) });
    expect(key(follow(now))).toBe(key(follow(now)));
    expect(key(follow(now))).not.toBe(key(follow(new Date(now.getTime() - 1000))));
  });

  test('a key does not name the person: it stays when everything else about them was erased', () => {
    const received = call({ event_name: 'follow', ...relation, timestamp: String(now.getTime()) });
    expect(received.kind === 'accepted' && received.inbounds[0]?.key).toMatch(/^follow:\d+:[\w-]{16}$/);
    expect(JSON.stringify(received.kind === 'accepted' && received.inbounds[0]?.key)).not.toContain(hà);
  });
});

test('what somebody of the staff writes by hand is told from what the bot sent, without its text', () => {
  const event = {
    event_name: 'oa_send_text',
    sender: { id: account.oaId, admin_id: '77' },
    recipient: { id: hà },
    message: { msg_id: 'by-hand', text: 'Chào em, anh trực văn phòng đây' },
  };
  const received = call(event);
  expect(received).toMatchObject({
    kind: 'accepted',
    inbounds: [
      { from: { channel: 'zalo', account: account.oaId, id: hà }, key: 'oa_send_text:by-hand', content: { kind: 'staff' } },
    ],
  });
  expect(JSON.stringify(received)).not.toContain('văn phòng');
});

describe('what does not concern the talk', () => {
  const oa = { sender: { id: account.oaId }, recipient: { id: hà } };
  test.each([
    ['oa_send_text', oa],
    ['oa_send_image', oa],
    ['oa_send_list', oa],
    ['oa_send_text', { sender: { id: account.oaId, admin_id: '1' }, recipient: {} }],
    ['oa_send_consent', { ...oa, sender: { id: account.oaId, admin_id: '1' } }],
    ['user_received_message', { ...oa, recipient: {} }],
    ['user_reacted_message', parties],
    ['add_user_to_tag', { oa_id: account.oaId, tag: { name: 'vip', user_ids: [hà] } }],
    ['user_withdraw', { user_id: hà }],
    ['user_send_group_text', { sender: { id: hà }, recipient: { id: 'a group' } }],
    ['anonymous_send_text', parties],
    ['change_oa_daily_quota', { oa_id: account.oaId }],
    ['an_event_of_next_year', {}],
  ])('%s is accepted and ignored by name', (name, fields) => {
    const event = { event_name: name, ...fields, message: { msg_id: 'x' } };
    expect(call(event)).toEqual({ kind: 'accepted', inbounds: [], ignored: name });
  });

  test('that our messages arrived or were seen is no talk, and is told apart', () => {
    const told = (name: string, message: object) => call({ event_name: name, ...oa, message });
    const receipt = { channel: 'zalo', account: account.oaId, person: hà, at: expect.any(Date) };
    expect(told('user_received_message', { msg_id: 'm1' })).toEqual({
      kind: 'accepted',
      inbounds: [],
      receipts: [{ ...receipt, what: 'received', messageId: 'm1' }],
    });
    expect(told('user_seen_message', { msg_ids: ['m1', 'm2', null] })).toMatchObject({
      receipts: [
        { ...receipt, what: 'seen', messageId: 'm1' },
        { ...receipt, what: 'seen', messageId: 'm2' },
      ],
    });
  });

  test("the console's test button hears yes, though its sample is old and made up", () => {
    const message = { msg_id: 'This is message id', text: 'This is testing message' };
    const event = {
      event_name: 'user_send_text',
      sender: { id: '1' },
      recipient: { id: '2' },
      timestamp: '1609984527175',
      message,
    };
    expect(call(event)).toEqual({ kind: 'accepted', inbounds: [], ignored: 'console_test' });
  });
});

describe('what is refused', () => {
  test.each([
    ['another app', { app_id: '1' }, 'other_app'],
    ['another OA', { recipient: { id: '2' } }, 'other_app'],
    ['another OA, for a follow', { event_name: 'follow', oa_id: '2', follower: { id: hà } }, 'other_app'],
    [
      'another OA that wrote to somebody',
      { event_name: 'oa_send_text', sender: { id: '2' }, recipient: { id: hà } },
      'other_app',
    ],
    ['more than three hours ago', { timestamp: String(now.getTime() - 3 * hour - 1) }, 'stale'],
  ])('%s', (_what, fields, reason) => {
    const event = { event_name: 'user_send_text', ...parties, message: { msg_id: 'm', text: 'x' }, ...fields };
    expect(call(event)).toEqual({ kind: 'refused', status: 401, reason });
  });

  test("the last of Zalo's tries, almost two hours late, is not stale", () => {
    const event = {
      event_name: 'user_send_text',
      ...parties,
      message: { msg_id: 'm', text: 'x' },
      timestamp: String(now.getTime() - 2 * hour),
    };
    expect(call(event)).toMatchObject({ kind: 'accepted', inbounds: [{ content: { text: 'x' } }] });
  });

  test.each([
    {},
    { event_name: '' },
    { event_name: 'user_send_text' },
    { event_name: 'user_send_text', sender: 7, recipient: 'x', message: null },
  ])('a signed event without its parts: %j', (event) => {
    expect(call(event)).toMatchObject({ kind: 'refused', status: 400, reason: 'bad_shape' });
  });

  test('nothing that can be signed makes it throw', () => {
    const name = fc.constantFrom(
      'user_send_text',
      'user_send_file',
      'follow',
      'unfollow',
      'user_submit_info',
      'oa_send_text',
      'x',
    );
    const fields = fc.dictionary(
      fc.constantFrom('sender', 'recipient', 'message', 'oa_id', 'follower', 'info', 'user_id'),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(name, fields, (event_name, rest) => ['accepted', 'refused'].includes(call({ ...rest, event_name }).kind)),
    );
  });
});

test('a withdrawal that names nobody of our OA is accepted and counted, not asked for again', () => {
  for (const event of [{}, { user_id_by_app: '1' }, { oa_id: account.oaId, user_id_by_app: '1' }])
    expect(call({ event_name: 'user_withdraw', ...event })).toEqual({ kind: 'accepted', inbounds: [], ignored: 'user_withdraw' });
});
