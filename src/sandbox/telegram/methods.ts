import type { Clock } from '../../clock.js';
import { badRequest, type Entity, type Markup, type Message, type User } from './api.js';
import type { ChatState, Chats } from './chats.js';
import { readHtml } from './html.js';
import { readMarkup } from './markup.js';
import type { Given, UploadedFile } from './parameters.js';
import type { Presses } from './presses.js';
import { receivingMethods } from './receiving.js';
import type { Updates } from './updates.js';

export interface World {
  clock: Clock;
  me: User;
  chats: Chats;
  updates: Updates;
  presses: Presses;
  commands: Map<string, unknown>;
}

/** What a method answers: `result`, and sometimes words beside it. */
export interface Answer {
  result: unknown;
  description?: string;
}

export type Method = (given: Given, hungUp: AbortSignal) => Answer | Promise<Answer>;

/** The methods of the Bot API that we or the libraries call. */
export function botMethods(world: World): Record<string, Method> {
  const { chats, me } = world;

  const place = ({ values }: Given): ChatState => chats.writable(integer(values.get('chat_id'), 'chat_id'));
  const say = (given: Given, content: (state: ChatState) => Partial<Message>): Answer => {
    const state = place(given);
    const markup = readMarkup(given.values.get('reply_markup'), state.chat.type === 'private');
    return { result: chats.add(state, 'bot', me, content(state), markup) };
  };
  const change = (given: Given, apply: (message: Message) => void): Answer => {
    const state = place(given);
    const markup = readMarkup(given.values.get('reply_markup'), state.chat.type === 'private');
    return {
      result: chats.edit(state, integer(given.values.get('message_id'), 'message_id'), (message) => {
        apply(message);
        // Left out means removed.
        message.reply_markup = inlineOf(markup);
      }),
    };
  };
  const fileOf = (given: Given, parameter: 'photo' | 'document') => {
    const value = given.values.get(parameter) ?? '';
    const part = given.files.get(value.startsWith('attach://') ? value.slice(9) : parameter);
    if (part) return chats.addFile(checkedUpload(part, parameter));
    if (value === '') throw badRequest(`there is no ${parameter} in the request`);
    const known = chats.file(value);
    if (!known) throw badRequest('wrong file identifier/HTTP URL specified');
    return known;
  };

  return {
    ...receivingMethods(world),
    getMe: () => ({
      result: { ...me, can_join_groups: false, can_read_all_group_messages: false, supports_inline_queries: false },
    }),

    sendMessage: (given) => say(given, () => textOf(given, 'text', 4096, 'message')),
    sendPhoto: (given) =>
      say(given, () => {
        const file = fileOf(given, 'photo');
        const size = { file_id: file.id, file_unique_id: `u${file.id}`, width: 1280, height: 960, file_size: file.bytes.length };
        return { photo: [{ ...size, width: 90, height: 67 }, size], ...textOf(given, 'caption', 1024, 'caption') };
      }),
    sendDocument: (given) =>
      say(given, () => {
        const file = fileOf(given, 'document');
        const document = { file_id: file.id, file_unique_id: `u${file.id}`, file_name: file.name, mime_type: file.mime };
        return { document: { ...document, file_size: file.bytes.length }, ...textOf(given, 'caption', 1024, 'caption') };
      }),
    sendLocation: (given) =>
      say(given, () => {
        for (const name of ['latitude', 'longitude']) if (!given.values.has(name)) throw badRequest(`${name} is empty`);
        return { location: { latitude: Number(given.values.get('latitude')), longitude: Number(given.values.get('longitude')) } };
      }),
    sendChatAction: (given) => {
      place(given);
      return { result: true };
    },

    editMessageText: (given) =>
      change(given, (message) => {
        if (message.text === undefined) throw badRequest('there is no text in the message to edit');
        Object.assign(message, { entities: undefined }, textOf(given, 'text', 4096, 'message'));
      }),
    editMessageCaption: (given) =>
      change(given, (message) => {
        if (!message.photo && !message.document) throw badRequest('there is no caption in the message to edit');
        Object.assign(message, { caption: undefined }, textOf(given, 'caption', 1024, 'caption'));
      }),
    editMessageReplyMarkup: (given) => change(given, () => {}),
    deleteMessage: (given) => {
      chats.remove(place(given), integer(given.values.get('message_id'), 'message_id'));
      return { result: true };
    },

    answerCallbackQuery: ({ values }) => {
      if ([...(values.get('text') ?? '')].length > 200) throw badRequest('MESSAGE_TOO_LONG');
      world.presses.answer(values.get('callback_query_id') ?? '');
      return { result: true };
    },

    getFile: ({ values }) => {
      const id = values.get('file_id');
      if (!id) throw badRequest('file_id not specified');
      const file = chats.file(id);
      if (!file) throw badRequest('wrong file_id or the file is temporarily unavailable');
      if (file.bytes.length > 20 * 1024 * 1024) throw badRequest('file is too big');
      const size = file.bytes.length;
      return { result: { file_id: id, file_unique_id: `u${id}`, file_size: size, file_path: `documents/${id}` } };
    },
    getChat: ({ values }) => {
      const state = chats.find(integer(values.get('chat_id'), 'chat_id'));
      if (!state) throw badRequest('chat not found');
      return { result: state.chat };
    },
    getChatMember: ({ values }) => {
      const state = chats.find(integer(values.get('chat_id'), 'chat_id'));
      if (!state) throw badRequest('chat not found');
      return { result: { status: state.blocked ? 'left' : 'member', user: { id: integer(values.get('user_id'), 'user_id') } } };
    },
  };
}

export function integer(value: string | undefined, name: string): number {
  if (value === undefined || value === '') throw badRequest(`${name} is empty`);
  return Number(value);
}

function inlineOf(markup: Markup | undefined): Message['reply_markup'] {
  return markup && 'inline_keyboard' in markup && markup.inline_keyboard.flat().length > 0 ? markup : undefined;
}

/** Text or caption with its limit, counted in code points after entities were read. @throws ApiError */
function textOf({ values }: Given, field: 'text' | 'caption', limit: number, what: string): Partial<Message> {
  const raw = values.get(field) ?? '';
  if (field === 'caption' && raw === '') return {};
  const { text, entities } = formatted(raw, values.get('parse_mode'));
  if (field === 'text' && raw === '') throw badRequest('message text is empty');
  if (text.trim() === '') throw badRequest('text must be non-empty');
  if (Buffer.byteLength(raw) > 32_768 || [...text].length > limit)
    throw badRequest(`message ${what === 'caption' ? 'caption ' : ''}is too long`);
  return { [field]: text, ...(entities.length > 0 && { entities }) };
}

function formatted(raw: string, mode: string | undefined): { text: string; entities: Entity[] } {
  if (!mode) return { text: raw, entities: [] };
  if (mode.toLowerCase() === 'html') return readHtml(raw);
  throw badRequest('unsupported parse_mode');
}

const megabyte = 1024 * 1024;

function checkedUpload({ name, mime, bytes }: UploadedFile, parameter: 'photo' | 'document'): UploadedFile {
  if (bytes.length === 0) throw badRequest('file must be non-empty');
  if (parameter === 'photo' && bytes.length > 10 * megabyte) {
    throw badRequest(`file of size ${bytes.length} bytes is too big for a photo; the maximum size is 10485760 bytes`);
  }
  return { name, mime, bytes };
}
