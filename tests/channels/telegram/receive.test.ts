import fc from 'fast-check';
import { expect, test } from 'vitest';
import { updateReader } from '../../../src/channels/telegram/receive.js';

const now = new Date('2026-09-22T12:00:00Z');
const read = updateReader('700', { now: () => now });

const from = { id: 900100, is_bot: false, first_name: 'Hà' };
const chat = { id: 900100, type: 'private', first_name: 'Hà' };
const group = { id: -100200, type: 'supergroup', title: 'Chi đoàn' };
const message = (content: object) => ({ update_id: 1, message: { message_id: 12, date: 1790000000, from, chat, ...content } });
const member = (status: string, place: object = chat) => ({
  update_id: 1,
  my_chat_member: { chat: place, from, date: 1790000100, old_chat_member: { status: 'member' }, new_chat_member: { status } },
});
const contentOf = (update: { update_id: number }) => {
  const reading = read(update);
  return 'inbound' in reading ? reading.inbound.content : reading;
};

test.for<[string, { update_id: number }, object]>([
  ['text', message({ text: 'xin chào' }), { kind: 'text', text: 'xin chào' }],
  ['text in pieces', message({ text: 'đoàn'.normalize('NFD') }), { kind: 'text', text: 'đoàn'.normalize('NFC') }],
  ['/start', message({ text: '/start' }), { kind: 'start' }],
  ['/start with a payload', message({ text: '/start dk_7F3K' }), { kind: 'start', payload: 'dk_7F3K' }],
  ['/start to us by name', message({ text: '/start@chidoan_bot dk_7F3K' }), { kind: 'start', payload: 'dk_7F3K' }],
  ['/start with words typed', message({ text: '/start xin chào' }), { kind: 'start' }],
  ['/start with a payload too long', message({ text: `/start ${'a'.repeat(65)}` }), { kind: 'start' }],
  ['/startle', message({ text: '/startle' }), { kind: 'text', text: '/startle' }],
  ['a command', message({ text: '/huy@chidoan_bot' }), { kind: 'text', text: '/huy' }],
  ['a command with words', message({ text: '/giup điểm danh' }), { kind: 'text', text: '/giup điểm danh' }],
  [
    'own contact',
    message({ contact: { phone_number: '84912345678', user_id: 900100 } }),
    { kind: 'contact', phone: '84912345678', own: true },
  ],
  ["another's contact", message({ contact: { phone_number: '849', user_id: 5 } }), { kind: 'contact', phone: '849', own: false }],
  ['a contact without Telegram', message({ contact: { phone_number: '849' } }), { kind: 'contact', phone: '849', own: false }],
  ['a photo with a caption', message({ photo: [{}], caption: 'minh chứng' }), { kind: 'picture' }],
  ['a document', message({ document: { file_name: 'danh sách.xlsx' } }), { kind: 'file', name: 'danh sách.xlsx' }],
  ['a document without a name', message({ document: {} }), { kind: 'file', name: '' }],
  ['a GIF', message({ animation: {}, document: { file_name: 'a.mp4' } }), { kind: 'other' }],
  ['a sticker', message({ sticker: {} }), { kind: 'sticker' }],
  ['a location', message({ location: { latitude: 21, longitude: 105 } }), { kind: 'location' }],
  ['a voice message', message({ voice: {} }), { kind: 'voice' }],
  ['a video', message({ video: {} }), { kind: 'other' }],
  [
    'a press',
    { update_id: 1, callback_query: { id: '9', from, data: 'menu/show', message: { chat, date: 1 } } } as never,
    { kind: 'choice', address: 'menu/show' },
  ],
  [
    'a press under a message too old to read',
    { update_id: 1, callback_query: { id: '9', from, data: 'menu/show', message: { chat, message_id: 3, date: 0 } } } as never,
    { kind: 'choice', address: 'menu/show' },
  ],
  ['blocked', member('kicked'), { kind: 'blocked' }],
  ['unblocked', member('member'), { kind: 'unblocked' }],
  ['a pinned message', message({ pinned_message: {} }), { ignored: 'message_service' }],
  ['a message in a group', message({ text: 'x', chat: group }), { ignored: 'message_in_group' }],
  ['a message of another bot', message({ text: 'x', from: { ...from, is_bot: true } }), { ignored: 'message_of_bot' }],
  ['a message we cannot read', { update_id: 1, message: { text: 7 } } as never, { ignored: 'message_unreadable' }],
  [
    'a press in a group',
    { update_id: 1, callback_query: { id: '9', from, data: 'a/b', message: { chat: group } } } as never,
    { ignored: 'callback_query_in_group' },
  ],
  [
    'a press without data',
    { update_id: 1, callback_query: { id: '9', from, message: { chat } } } as never,
    { ignored: 'callback_query_without_data' },
  ],
  ['put into a group', member('member', group), { ignored: 'my_chat_member_in_group' }],
  ['an edited message', { update_id: 1, edited_message: { text: 'x' } } as never, { ignored: 'edited_message' }],
  ['a kind that does not exist yet', { update_id: 1, hologram: {} } as never, { ignored: 'unknown_update' }],
])('%s', ([, update, expected]) => {
  expect(contentOf(update)).toEqual(expected);
});

test('who, when, which: the sender on our account, the time of the platform, the number of the update', () => {
  expect(read({ ...message({ text: 'x' }), update_id: 870001 })).toEqual({
    inbound: {
      from: { channel: 'telegram', account: '700', id: '900100' },
      key: 'u870001',
      sentAt: new Date(1790000000 * 1000),
      sequence: 870001,
      content: { kind: 'text', text: 'x' },
    },
  });
});

test('a press has no time of its own: it is now, and it carries what is needed to stop the spinner', () => {
  const reading = read({ update_id: 3, callback_query: { id: '438', from, data: 'a/b', message: { chat } } } as never);
  expect(reading).toMatchObject({ inbound: { sentAt: now, receipt: '438' } });
});

test('no update, however strange, is an error', () => {
  const strange = fc.record({ update_id: fc.integer() }, { requiredKeys: ['update_id'] });
  const kinds = fc.dictionary(fc.constantFrom('message', 'callback_query', 'my_chat_member', 'edited_message'), fc.jsonValue());
  fc.assert(fc.property(strange, kinds, (update, more) => void read({ ...update, ...more } as never)));
});
