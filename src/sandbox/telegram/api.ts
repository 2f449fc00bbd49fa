/** The parts of the Bot API that the emulator speaks, as plain shapes: https://core.telegram.org/bots/api */

export interface User {
  id: number;
  is_bot: boolean;
  first_name: string;
  last_name?: string;
  username?: string;
  language_code?: string;
}

export interface Chat {
  id: number;
  type: 'private' | 'group';
  first_name?: string;
  title?: string;
}

export interface InlineButton {
  text: string;
  callback_data?: string;
  url?: string;
}

export interface KeyboardButton {
  text: string;
  request_contact?: boolean;
  request_location?: boolean;
}

export type Markup =
  | { inline_keyboard: InlineButton[][] }
  | { keyboard: KeyboardButton[][]; one_time_keyboard?: boolean; resize_keyboard?: boolean }
  | { remove_keyboard: true }
  | { force_reply: true };

export interface Entity {
  type: string;
  offset: number;
  length: number;
  url?: string;
}

export interface Message {
  message_id: number;
  date: number;
  edit_date?: number;
  chat: Chat;
  from?: User;
  text?: string;
  caption?: string;
  entities?: Entity[];
  reply_markup?: { inline_keyboard: InlineButton[][] };
  contact?: { phone_number: string; first_name: string; user_id?: number };
  location?: { latitude: number; longitude: number };
  photo?: { file_id: string; file_unique_id: string; width: number; height: number; file_size: number }[];
  document?: { file_id: string; file_unique_id: string; file_name?: string; mime_type?: string; file_size: number };
  sticker?: { file_id: string; file_unique_id: string; emoji: string };
  voice?: { file_id: string; file_unique_id: string; duration: number };
}

/** What the update is about is its one other field. */
export type Update = { update_id: number } & Record<string, unknown>;

/** Answered as `{ok: false, error_code, description}` with the same HTTP status. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly description: string,
    readonly retryAfter?: number,
  ) {
    super(description);
    this.name = 'ApiError';
  }
}

export const badRequest = (what: string): ApiError => new ApiError(400, `Bad Request: ${what}`);
