import type { Choice } from '../../messages.js';
import { toCallbackData } from './address.js';

/** https://core.telegram.org/bots/api#inlinekeyboardmarkup, what we use of it. */
export interface InlineKeyboard {
  inline_keyboard: { text: string; callback_data: string }[][];
}

/**
 * How long a label may be to stand with others: on a phone 360 points wide a row shows about 30 letters,
 * and Telegram cuts a label that does not fit with "…".
 */
const longest = [0, Number.POSITIVE_INFINITY, 15, 9];

/** Buttons under a message: short labels side by side (at most three), a long one on a row of its own. */
export function inlineKeyboard(choices: Choice[]): InlineKeyboard {
  const rows: Choice[][] = [];
  for (const choice of choices) {
    const row = rows.at(-1);
    if (row && fits([...row, choice])) row.push(choice);
    else rows.push([choice]);
  }
  return {
    inline_keyboard: rows.map((row) =>
      row.map(({ label, address }) => ({ text: label, callback_data: toCallbackData(address) })),
    ),
  };
}

function fits(row: Choice[]): boolean {
  const limit = longest[row.length] ?? 0;
  return row.every(({ label }) => [...label].length <= limit);
}

/** Works in private chats only. It hides itself after one use, but stays a tap away until `removedKeyboard` is sent. */
export const contactKeyboard = {
  keyboard: [[{ text: '📱 Chia sẻ số điện thoại', request_contact: true }]],
  resize_keyboard: true,
  one_time_keyboard: true,
} as const;

export const removedKeyboard = { remove_keyboard: true } as const;

/** A message carries one keyboard, so the buttons of a message that also asks for the phone number follow under this line. */
export const choicesBesideContact = 'Hoặc bạn chọn:';
