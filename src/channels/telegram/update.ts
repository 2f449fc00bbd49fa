import { z } from 'zod';

/** https://core.telegram.org/bots/api#update, the fields we read. Everything else passes unread. */
const user = z.object({ id: z.number(), is_bot: z.boolean().optional() });
const chat = z.object({ id: z.number(), type: z.string() });
const present = z.unknown().optional();

export const message = z.object({
  date: z.number(),
  chat,
  from: user.optional(),
  text: z.string().optional(),
  contact: z.object({ phone_number: z.string(), user_id: z.number().optional() }).optional(),
  photo: present,
  document: z.object({ file_name: z.string().optional() }).optional(),
  sticker: present,
  location: present,
  voice: present,
  animation: present,
  video: present,
  video_note: present,
  audio: present,
  poll: present,
  dice: present,
  story: present,
  game: present,
});
export type Message = z.infer<typeof message>;

export const callbackQuery = z.object({
  id: z.string(),
  from: user,
  data: z.string().optional(),
  // Absent for buttons under inline results; only chat when the message is too old to be read.
  message: z.object({ chat }).optional(),
});
export type CallbackQuery = z.infer<typeof callbackQuery>;

export const memberChange = z.object({
  chat,
  from: user,
  date: z.number(),
  new_chat_member: z.object({ status: z.string() }),
});
export type MemberChange = z.infer<typeof memberChange>;

/** An update of any kind: what it is about is the one other key. */
export const update = z.looseObject({ update_id: z.number().int() });
export type Update = z.infer<typeof update>;

/** The kinds that we ask Telegram for, by webhook and by polling. */
export const allowedUpdates = ['message', 'callback_query', 'my_chat_member'] as const;
