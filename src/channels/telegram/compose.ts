import type { Attachment, Drawn } from '../../messages.js';
import { type Parameters, Upload } from './driver.js';
import { choicesBesideContact, contactKeyboard, inlineKeyboard, removedKeyboard } from './keyboard.js';
import { split } from './split.js';

/** One call to the Bot API, complete but for `chat_id`. */
export interface Call {
  method: 'sendMessage' | 'sendPhoto' | 'sendDocument' | 'editMessageText';
  parameters: Parameters;
}

/** Telegram's limits are 4096 and 1024 characters after entities; ours leave room, because they count otherwise than we do. */
const longestText = 4000;
const longestCaption = 1024;

/** No parse_mode anywhere: what members write needs no escaping then. No previews: they push the question off a small screen. */
const plain = { link_preview_options: { is_disabled: true } };

/**
 * The calls that say `message`, in order. Buttons come under the last one. A message carries one keyboard, so buttons beside the
 * contact button follow in a message of their own.
 * @param keyboardShown whether the contact keyboard still hangs under this chat: a message without buttons takes it away
 */
export function compose(message: Drawn, keyboardShown: boolean): Call[] {
  const choices = message.choices ?? [];
  const asks = message.ask === 'contact';
  const markup = asks
    ? contactKeyboard
    : choices.length > 0
      ? inlineKeyboard(choices)
      : keyboardShown
        ? removedKeyboard
        : undefined;
  const calls = [...attachmentCalls(message), ...textCalls(message)];
  const last = calls.at(-1);
  if (last && markup) last.parameters.reply_markup = markup;
  if (asks && choices.length > 0) {
    calls.push(textCall(choicesBesideContact, { reply_markup: inlineKeyboard(choices) }));
  }
  return calls;
}

/**
 * The call that edits our message `replaces`, or undefined when only a new message can say this: files and reply keyboards cannot
 * be edited in, and a message has one text. Leaving out reply_markup removes the old buttons.
 */
export function composeEdit({ text, choices, ask, attachment, replaces }: Drawn): Call | undefined {
  if (!replaces || !/^\d{1,15}$/.test(replaces) || ask || attachment || text.length > longestText) return undefined;
  const markup = choices && choices.length > 0 ? { reply_markup: inlineKeyboard(choices) } : {};
  return { method: 'editMessageText', parameters: { message_id: Number(replaces), text, ...plain, ...markup } };
}

function textCall(text: string, more: Parameters = {}): Call {
  return { method: 'sendMessage', parameters: { text, ...plain, ...more } };
}

function textCalls({ text, attachment }: Drawn): Call[] {
  if (attachment && text.length <= longestCaption) return [];
  return split(text, longestText).map((part) => textCall(part));
}

/** A text that is too long for a caption follows in messages of its own. */
function attachmentCalls({ text, attachment }: Drawn): Call[] {
  if (!attachment) return [];
  const caption = text !== '' && text.length <= longestCaption ? { caption: text } : {};
  const upload = uploadOf(attachment);
  return attachment.kind === 'picture'
    ? [{ method: 'sendPhoto', parameters: { photo: upload, ...caption } }]
    : [{ method: 'sendDocument', parameters: { document: upload, ...caption } }];
}

const uploadOf = ({ name, base64 }: Attachment): Upload => new Upload(name, Buffer.from(base64, 'base64'));
