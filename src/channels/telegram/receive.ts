import type { Clock } from '../../clock.js';
import type { Inbound, InboundContent } from '../../messages.js';
import { fromCallbackData } from './address.js';
import {
  type CallbackQuery,
  callbackQuery,
  type MemberChange,
  type Message,
  memberChange,
  message,
  type Update,
} from './update.js';

/** One update read: what a person did, or the name of what we ignore (a closed list: it becomes a counter's label). */
export type Reading = { inbound: Inbound } | { ignored: string };

/** Kinds of update we know and do not use; others are counted together. */
const unused = new Set([
  'edited_message',
  'channel_post',
  'inline_query',
  'poll',
  'poll_answer',
  'chat_member',
  'message_reaction',
]);

/** `/name`, `/name@bot` and what follows. */
const command = /^\/([A-Za-z0-9_]{1,32})(?:@\w+)?(?:\s+([\s\S]*))?$/;
/** https://core.telegram.org/bots/features#deep-linking */
const deepLinkPayload = /^[A-Za-z0-9_-]{1,64}$/;

/** Translates Telegram's raw updates; the same for webhook and polling, whichever library carried them. */
export function updateReader(account: string, clock: Clock): (update: Update) => Reading {
  const inbound = (update: Update, id: number, sentAt: Date, content: InboundContent, receipt?: string): Reading => ({
    inbound: {
      from: { channel: 'telegram', account, id: String(id) },
      key: `u${update.update_id}`,
      sentAt,
      sequence: update.update_id,
      content,
      ...(receipt === undefined ? {} : { receipt }),
    },
  });

  return (update) => {
    if (update.message !== undefined) {
      const { success, data } = message.safeParse(update.message);
      if (!success) return { ignored: 'message_unreadable' };
      if (data.chat.type !== 'private') return { ignored: 'message_in_group' };
      if (!data.from || data.from.is_bot) return { ignored: 'message_of_bot' };
      const content = contentOf(data, data.from.id);
      return content ? inbound(update, data.from.id, fromSeconds(data.date), content) : { ignored: 'message_service' };
    }
    if (update.callback_query !== undefined) {
      const { success, data } = callbackQuery.safeParse(update.callback_query);
      if (!success) return { ignored: 'callback_query_unreadable' };
      // A press carries no time; to the second, as messages do, or one typed in the same second would be taken before it.
      const now = fromSeconds(Math.floor(clock.now().getTime() / 1000));
      return pressed(data, (content) => inbound(update, data.from.id, now, content, data.id));
    }
    if (update.my_chat_member !== undefined) {
      const { success, data } = memberChange.safeParse(update.my_chat_member);
      if (!success) return { ignored: 'my_chat_member_unreadable' };
      return changed(data, (content) => inbound(update, data.chat.id, fromSeconds(data.date), content));
    }
    return { ignored: Object.keys(update).find((key) => unused.has(key)) ?? 'unknown_update' };
  };
}

const fromSeconds = (seconds: number): Date => new Date(seconds * 1000);

/** `undefined` for service messages (something was pinned, a timer set). The order matters: an animation is a document too. */
function contentOf(sent: Message, sender: number): InboundContent | undefined {
  if (sent.text !== undefined) return textContent(sent.text.normalize('NFC'));
  // Anyone's card can be sent as a contact: it is their own number only when Telegram says it is theirs.
  if (sent.contact) return { kind: 'contact', phone: sent.contact.phone_number, own: sent.contact.user_id === sender };
  if (sent.photo) return { kind: 'picture' };
  if (sent.animation) return { kind: 'other' };
  if (sent.document) return { kind: 'file', name: (sent.document.file_name ?? '').normalize('NFC') };
  if (sent.sticker) return { kind: 'sticker' };
  if (sent.location) return { kind: 'location' };
  if (sent.voice) return { kind: 'voice' };
  if (sent.video ?? sent.video_note ?? sent.audio ?? sent.poll ?? sent.dice ?? sent.story ?? sent.game) return { kind: 'other' };
  return undefined;
}

function textContent(text: string): InboundContent {
  const [, name, rest] = command.exec(text) ?? [];
  if (name === undefined) return { kind: 'text', text };
  if (name.toLowerCase() !== 'start') return { kind: 'text', text: rest ? `/${name} ${rest}` : `/${name}` };
  const payload = rest?.trim();
  // Anyone can type "/start xin chào": what no link of ours can carry is an opening without a payload.
  return payload && deepLinkPayload.test(payload) ? { kind: 'start', payload } : { kind: 'start' };
}

function pressed({ data, message: under }: CallbackQuery, inbound: (content: InboundContent) => Reading): Reading {
  if (data === undefined || !under) return { ignored: 'callback_query_without_data' };
  if (under.chat.type !== 'private') return { ignored: 'callback_query_in_group' };
  return inbound({ kind: 'choice', address: fromCallbackData(data) });
}

function changed({ chat, new_chat_member: { status } }: MemberChange, inbound: (content: InboundContent) => Reading): Reading {
  if (chat.type !== 'private') return { ignored: 'my_chat_member_in_group' };
  if (status === 'kicked') return inbound({ kind: 'blocked' });
  if (status === 'member') return inbound({ kind: 'unblocked' });
  return { ignored: 'my_chat_member_other' };
}
