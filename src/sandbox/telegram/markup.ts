import { badRequest, type InlineButton, type KeyboardButton, type Markup } from './api.js';

const actions = [
  'callback_data',
  'url',
  'web_app',
  'login_url',
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'copy_text',
];

/** Reads `reply_markup` with the real server's complaints (reference §3.3). @throws ApiError */
export function readMarkup(text: string | undefined, inPrivate: boolean): Markup | undefined {
  if (text === undefined || text === '') return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw badRequest("can't parse reply keyboard markup JSON object");
  }
  if (!isRecord(parsed)) throw badRequest('object expected as reply markup');
  if ('keyboard' in parsed) return replyKeyboard(parsed, inPrivate);
  if ('inline_keyboard' in parsed) return { inline_keyboard: rows(parsed.inline_keyboard, 'inline_keyboard').map(inlineRow) };
  if (parsed.remove_keyboard === true) return { remove_keyboard: true };
  if (parsed.force_reply === true) return { force_reply: true };
  return undefined;
}

function rows(value: unknown, field: string): unknown[][] {
  const owner = field === 'keyboard' ? 'ReplyKeyboardMarkup' : 'InlineKeyboardMarkup';
  if (!Array.isArray(value) || !value.every((row) => Array.isArray(row))) {
    throw badRequest(`field "${field}" of the ${owner} must be an Array of Arrays`);
  }
  if (value.flat().length > 100) throw badRequest('reply markup is too long');
  return value;
}

function inlineRow(row: unknown[]): InlineButton[] {
  return row.map((button) => {
    if (!isRecord(button)) throw badRequest("can't parse inline keyboard button: expected an Object");
    const { text, callback_data, url } = button;
    if (typeof text !== 'string' || text.trim() === '') throw badRequest('inline keyboard button text must be non-empty');
    const unknown = Object.keys(button).find((key) => key !== 'text' && !actions.includes(key));
    if (unknown) throw badRequest(`can't parse inline keyboard button: unknown field "${unknown}"`);
    const given = actions.filter((action) => action in button);
    if (given.length === 0) {
      throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
    }
    if (given.length > 1) throw badRequest("can't parse inline keyboard button: exactly one action is expected");
    if (typeof callback_data === 'string') {
      const bytes = Buffer.byteLength(callback_data);
      if (bytes < 1 || bytes > 64) throw badRequest('BUTTON_DATA_INVALID');
      return { text, callback_data };
    }
    return typeof url === 'string' ? { text, url } : { text };
  });
}

function replyKeyboard(markup: Record<string, unknown>, inPrivate: boolean): Markup {
  const keyboard = rows(markup.keyboard, 'keyboard').map((row) => row.map((button) => keyboardButton(button, inPrivate)));
  return { keyboard, one_time_keyboard: markup.one_time_keyboard === true, resize_keyboard: markup.resize_keyboard === true };
}

function keyboardButton(button: unknown, inPrivate: boolean): KeyboardButton {
  const { text, request_contact, request_location } = isRecord(button) ? button : { text: button };
  if (typeof text !== 'string' || text.trim() === '') throw badRequest('keyboard button text must be non-empty');
  if (request_contact === true && !inPrivate) throw badRequest('phone number can be requested in private chats only');
  if (request_location === true && !inPrivate) throw badRequest('location can be requested in private chats only');
  return { text, ...(request_contact === true && { request_contact }), ...(request_location === true && { request_location }) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
