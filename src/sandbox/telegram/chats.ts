import type { Clock } from '../../clock.js';
import { ApiError, badRequest, type Chat, type KeyboardButton, type Markup, type Message, type User } from './api.js';

/** One chat with our bot, as the person's phone has it. */
export interface ChatState {
  chat: Chat;
  /** The person pressed Start; before that a bot may not write. */
  started: boolean;
  blocked: boolean;
  deactivated: boolean;
  /** Oldest first; the last `keep` of them. */
  messages: Message[];
  nextMessageId: number;
  /** The reply keyboard under the input field; a one-time keyboard goes after a use. */
  keyboard?: { rows: KeyboardButton[][]; oneTime: boolean };
  /** Messages that came with a reply keyboard can never be edited. */
  uneditable: Set<number>;
}

export interface StoredFile {
  id: string;
  name: string;
  mime: string;
  bytes: Buffer;
}

/** What happened in a chat, for whoever watches: the sandbox page, a benchmark. */
export interface ChatEvent {
  kind: 'sent' | 'edited' | 'deleted';
  chat: number;
  /** Who did it. */
  by: 'bot' | 'person';
  message: Message;
}

export interface Chats {
  /** @throws ApiError when a bot may not write there */
  writable(chatId: number): ChatState;
  open(chat: Chat): ChatState;
  find(chatId: number): ChatState | undefined;
  add(state: ChatState, by: ChatEvent['by'], from: User, content: Partial<Message>, markup?: Markup): Message;
  edit(state: ChatState, messageId: number, change: (message: Message) => void): Message;
  remove(state: ChatState, messageId: number): void;
  watch(listener: (event: ChatEvent) => void): () => void;
  addFile(file: Omit<StoredFile, 'id'>): StoredFile;
  file(id: string): StoredFile | undefined;
  counts: { fromBot: number; fromPeople: number };
}

/** All chats of one bot. @param keep how many messages a chat remembers: a benchmark of 100,000 people keeps one */
export function chats(clock: Clock, keep: number): Chats {
  const states = new Map<number, ChatState>();
  const files = new Map<string, StoredFile>();
  const listeners = new Set<(event: ChatEvent) => void>();
  const counts = { fromBot: 0, fromPeople: 0 };
  let nextFile = 1;
  const tell = (event: ChatEvent) => {
    for (const listener of listeners) listener(event);
  };

  return {
    counts,
    find: (chatId) => states.get(chatId),

    writable(chatId) {
      const state = states.get(chatId);
      if (!state) throw badRequest('chat not found');
      if (state.deactivated) throw new ApiError(403, 'Forbidden: user is deactivated');
      if (state.blocked) throw new ApiError(403, 'Forbidden: bot was blocked by the user');
      if (!state.started) throw new ApiError(403, "Forbidden: bot can't initiate conversation with a user");
      return state;
    },

    open(chat) {
      const known = states.get(chat.id);
      if (known) return known;
      const state: ChatState = {
        chat,
        started: chat.type === 'group',
        blocked: false,
        deactivated: false,
        messages: [],
        nextMessageId: 1,
        uneditable: new Set(),
      };
      states.set(chat.id, state);
      return state;
    },

    add(state, by, from, content, markup) {
      const message: Message = {
        message_id: state.nextMessageId++,
        date: Math.floor(clock.now().getTime() / 1000),
        chat: state.chat,
        from,
        ...content,
      };
      if (markup && 'inline_keyboard' in markup && markup.inline_keyboard.flat().length > 0) message.reply_markup = markup;
      if (markup && 'keyboard' in markup) {
        state.keyboard = { rows: markup.keyboard, oneTime: markup.one_time_keyboard === true };
        state.uneditable.add(message.message_id);
      }
      if (markup && 'remove_keyboard' in markup) state.keyboard = undefined;
      state.messages.push(message);
      if (state.messages.length > keep) state.messages.splice(0, state.messages.length - keep);
      counts[by === 'bot' ? 'fromBot' : 'fromPeople'] += 1;
      tell({ kind: 'sent', chat: state.chat.id, by, message });
      return message;
    },

    edit(state, messageId, change) {
      const index = state.messages.findIndex((message) => message.message_id === messageId);
      const old = state.messages[index];
      if (!old) throw badRequest('message to edit not found');
      if (!old.from?.is_bot || state.uneditable.has(messageId)) throw badRequest("message can't be edited");
      const message = structuredClone(old);
      change(message);
      if (JSON.stringify(message) === JSON.stringify(old)) {
        throw badRequest(
          'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
        );
      }
      message.edit_date = Math.floor(clock.now().getTime() / 1000);
      state.messages[index] = message;
      tell({ kind: 'edited', chat: state.chat.id, by: 'bot', message });
      return message;
    },

    remove(state, messageId) {
      const index = state.messages.findIndex((message) => message.message_id === messageId);
      const [message] = index < 0 ? [] : state.messages.slice(index, index + 1);
      if (!message) throw badRequest('message to delete not found');
      if (clock.now().getTime() / 1000 - message.date > 48 * 3600) throw badRequest("message can't be deleted");
      state.messages.splice(index, 1);
      tell({ kind: 'deleted', chat: state.chat.id, by: 'bot', message });
    },

    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    addFile(file) {
      const stored = { id: `BQACAgUAAxkBAAI${String(nextFile++).padStart(8, '0')}`, ...file };
      files.set(stored.id, stored);
      return stored;
    },
    file: (id) => files.get(id),
  };
}
