import type { Clock } from '../../clock.js';
import { ApiError, type Chat, type InlineButton, type Message, type User } from './api.js';
import type { ChatState, Chats } from './chats.js';
import type { Presses } from './presses.js';
import type { HowItComes, Updates } from './updates.js';

/** A bubble as the person reads it. */
export interface Bubble {
  by: 'bot' | 'person';
  id: number;
  text: string;
  /** Labels of its inline buttons, row by row. */
  buttons: string[][];
  attachment?: { kind: 'picture' | 'file'; name: string; bytes: Buffer };
  edited: boolean;
}

/** Somebody with Telegram on the phone, and what they can do in the chat with our bot. */
export interface TelegramPerson {
  readonly id: number;
  sendText(text: string, how?: HowItComes): Message;
  /** Opens `t.me/<bot>?start=<payload>` and presses Start. */
  openDeepLink(payload?: string, how?: HowItComes): Message;
  /**
   * Presses an inline button that is really shown: by its label (the newest with it) or its place under the newest message with
   * buttons; `on` is another message's id.
   */
  press(button: string | number, how?: HowItComes & { on?: number }): void;
  /** The chat was begun long ago: nobody is told. */
  hasStarted(): void;
  /** With the bot's contact button, which must be shown; or somebody else's card, any time. */
  shareContact(of: { own: true; phone?: string } | { own: false; phone?: string }, how?: HowItComes): Message;
  sendPhoto(caption?: string, how?: HowItComes): Message;
  sendDocument(name: string, how?: HowItComes): Message;
  sendSticker(how?: HowItComes): Message;
  sendVoice(how?: HowItComes): Message;
  sendLocation(how?: HowItComes): Message;
  editText(messageId: number, text: string): void;
  sendTextInGroup(groupId: number, text: string): void;
  block(how?: HowItComes): void;
  unblock(how?: HowItComes): void;
  deactivate(): void;
  transcript(): Bubble[];
  /** Labels of the reply keyboard under the input field, or undefined. */
  keyboard(): string[][] | undefined;
  /** Whether a key of it shares the phone number. */
  contactAsked(): boolean;
  blocked(): boolean;
}

export interface PersonWorld {
  clock: Clock;
  me: User;
  chats: Chats;
  updates: Updates;
  presses: Presses;
}

export function telegramPerson(user: User, { clock, me, chats, updates, presses }: PersonWorld): TelegramPerson {
  const chat: Chat = { id: user.id, type: 'private', first_name: user.first_name };
  /** Writing to a bot begins with Start; Telegram shows no other button before it. */
  const own = (): ChatState => {
    const state = chats.open(chat);
    state.started = true;
    return state;
  };
  const send = (content: Partial<Message>, how?: HowItComes): Message => {
    const state = own();
    if (state.blocked) throw new Error('this person has blocked the bot: unblock first');
    const message = chats.add(state, 'person', user, content);
    updates.add('message', message, `chat ${user.id}`, how);
    return message;
  };
  const changeMembership = (from: string, to: string, how?: HowItComes): void => {
    const date = Math.floor(clock.now().getTime() / 1000);
    const was = { status: from, user: me };
    const is = { status: to, user: me, ...(to === 'kicked' && { until_date: 0 }) };
    updates.add(
      'my_chat_member',
      { chat, from: user, date, old_chat_member: was, new_chat_member: is },
      `member ${user.id}`,
      how,
    );
  };
  const file = (name: string) => ({ file_id: `AgACAgUAAx_${name}`, file_unique_id: `AQAD_${name.length}` });

  return {
    id: user.id,
    sendText: (text, how) => send({ text, ...commandEntity(text) }, how),
    openDeepLink: (payload, how) => {
      const text = payload === undefined ? '/start' : `/start ${payload}`;
      return send({ text, ...commandEntity(text) }, how);
    },

    press(button, how) {
      const { message, found } = findButton(own(), button, how?.on);
      if (!found.callback_data) throw new Error('this button opens a link');
      const id = presses.add();
      const query = { id, from: user, chat_instance: '-3110000000000000001', data: found.callback_data, message };
      updates.add('callback_query', query, `presses ${user.id}`, how);
    },

    hasStarted: () => void own(),

    shareContact(of, how) {
      const state = own();
      const phone_number = of.phone ?? (of.own ? '84912345678' : '84987654321');
      if (!of.own) return send({ contact: { phone_number, first_name: 'Người khác', user_id: user.id + 1 } }, how);
      if (!state.keyboard?.rows.flat().some((key) => key.request_contact)) throw new Error('no contact button is shown');
      if (state.keyboard.oneTime) state.keyboard = undefined;
      return send({ contact: { phone_number, first_name: user.first_name, user_id: user.id } }, how);
    },

    sendPhoto: (caption, how) => {
      const size = { ...file('photo'), width: 1280, height: 960, file_size: 90_210 };
      return send(
        { photo: [{ ...size, width: 90, height: 67, file_size: 1203 }, size], ...(caption !== undefined && { caption }) },
        how,
      );
    },
    sendDocument: (name, how) => send({ document: { ...file('document'), file_name: name, file_size: 20_480 } }, how),
    sendSticker: (how) => send({ sticker: { ...file('sticker'), emoji: '👍' } }, how),
    sendVoice: (how) => send({ voice: { ...file('voice'), duration: 3 } }, how),
    sendLocation: (how) => send({ location: { latitude: 21.0285, longitude: 105.8542 } }, how),

    editText(messageId, text) {
      const message = own().messages.find((one) => one.message_id === messageId && !one.from?.is_bot);
      if (!message) throw new Error('not a message of theirs');
      const edit_date = Math.floor(clock.now().getTime() / 1000);
      updates.add('edited_message', { ...message, text, edit_date }, `chat ${user.id}`);
    },

    sendTextInGroup(groupId, text) {
      chats.open(chat);
      const group = chats.open({ id: groupId, type: 'group', title: 'Nhóm chi đoàn' });
      updates.add('message', chats.add(group, 'person', user, { text, ...commandEntity(text) }), `chat ${groupId}`);
    },

    block(how) {
      own().blocked = true;
      changeMembership('member', 'kicked', how);
    },
    unblock(how) {
      own().blocked = false;
      changeMembership('kicked', 'member', how);
    },
    deactivate() {
      own().deactivated = true;
    },

    transcript: () => (chats.find(user.id)?.messages ?? []).map((message) => bubble(message, chats)),
    keyboard: () => chats.find(user.id)?.keyboard?.rows.map((row) => row.map(({ text }) => text)),
    contactAsked: () =>
      chats
        .find(user.id)
        ?.keyboard?.rows.flat()
        .some((key) => key.request_contact) ?? false,
    blocked: () => chats.find(user.id)?.blocked ?? false,
  };
}

function commandEntity(text: string): Partial<Message> {
  const length = /^\/\w+/.exec(text)?.[0].length;
  return length === undefined ? {} : { entities: [{ type: 'bot_command', offset: 0, length }] };
}

function findButton(state: ChatState, wanted: string | number, on?: number): { message: Message; found: InlineButton } {
  for (const message of state.messages.toReversed()) {
    if (on !== undefined && message.message_id !== on) continue;
    const buttons = message.reply_markup?.inline_keyboard.flat() ?? [];
    if (buttons.length === 0) continue;
    const found = typeof wanted === 'number' ? buttons[wanted] : buttons.find(({ text }) => text === wanted);
    if (found) return { message, found };
    if (typeof wanted === 'number') break;
  }
  throw new ApiError(400, typeof wanted === 'number' ? `no button number ${wanted} is shown` : `no button "${wanted}" is shown`);
}

/** Also for whoever watches the chats: what a person reads in one message. */
export function bubble(message: Message, chats: Pick<Chats, 'file'>): Bubble {
  const picture = message.photo?.at(-1)?.file_id;
  const id = picture ?? message.document?.file_id;
  const stored = id === undefined ? undefined : chats.file(id);
  return {
    by: message.from?.is_bot ? 'bot' : 'person',
    id: message.message_id,
    text: message.text ?? message.caption ?? '',
    buttons: message.reply_markup?.inline_keyboard.map((row) => row.map(({ text }) => text)) ?? [],
    ...(stored && { attachment: { kind: picture ? 'picture' : 'file', name: stored.name, bytes: stored.bytes } }),
    edited: message.edit_date !== undefined,
  };
}
