import { z } from 'zod';
import type { CastMember, Phones } from './phones.js';
import { DeskProblem } from './problem.js';
import type { PhoneName } from './shapes.js';

/** What fits into one message of each app; a longer one is cut up by the real apps, and here it is the player's to do. */
const longest: Record<PhoneName, number> = { zalo: 2000, telegram: 4096 };

const act = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('text'), text: z.string().min(1) }),
  z.strictObject({ act: z.literal('press'), bubble: z.string().min(1).max(100), button: z.number().int().min(0).max(99) }),
  z.strictObject({ act: z.literal('contact'), own: z.boolean().default(true) }),
  z.strictObject({ act: z.literal('file'), name: z.string().trim().min(1).max(100).default('bien-ban-hop.pdf') }),
  z.strictObject({ act: z.literal('start'), payload: z.string().max(64).optional() }),
  z.strictObject({ act: z.enum(['picture', 'sticker', 'voice', 'location', 'follow', 'unfollow', 'block', 'unblock']) }),
]);
export type Act = z.infer<typeof act>;
export const actNames = act.options.flatMap((option) =>
  option.shape.act instanceof z.ZodLiteral ? [...option.shape.act.values] : option.shape.act.options,
);

/** @throws DeskProblem in words for whoever plays */
export function readAct(body: unknown, phone: PhoneName): Act {
  const name = typeof body === 'object' && body !== null ? (body as { act?: unknown }).act : undefined;
  if (typeof name !== 'string' || !(actNames as string[]).includes(name)) {
    throw new DeskProblem(400, 'unknown_act', `Không có thao tác này. Các thao tác: ${actNames.join(', ')}.`);
  }
  const parsed = act.safeParse(body);
  if (!parsed.success) {
    const fields = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.') || 'body'))].join(', ');
    throw new DeskProblem(400, 'bad_act', `Thao tác “${name}” có trường chưa đúng: ${fields}.`);
  }
  if (parsed.data.act === 'text' && parsed.data.text.length > longest[phone]) {
    throw new DeskProblem(
      413,
      'text_too_long',
      `Một tin nhắn ở đây dài nhất ${longest[phone]} ký tự, tin này dài ${parsed.data.text.length}.`,
    );
  }
  return parsed.data;
}

/** Lets a player do something on a phone. @throws DeskProblem when the phone does not offer it now */
export async function perform(phones: Phones, member: CastMember, phone: PhoneName, what: Act): Promise<void> {
  try {
    if (phone === 'zalo') await onZalo(phones, member, what);
    else onTelegram(phones, member, what);
  } catch (error) {
    if (error instanceof DeskProblem) throw error;
    // The emulators throw in words when somebody does what their phone does not show.
    throw new DeskProblem(409, 'not_possible_now', 'Lúc này trên điện thoại chưa làm được việc đó.');
  } finally {
    phones.refresh(member, phone);
  }
}

function labelOf(
  phones: Phones,
  member: CastMember,
  phone: PhoneName,
  { bubble, button }: { bubble: string; button: number },
): { index: number; label: string } {
  const found = phones
    .phone(member, phone)
    .bubbles.find((one) => one.id === bubble)
    ?.buttons.flat()[button];
  if (!found) throw new DeskProblem(409, 'no_such_button', 'Nút này không còn trên màn hình.');
  return { index: button, label: found.label };
}

async function onZalo(phones: Phones, member: CastMember, what: Act): Promise<void> {
  const person = phones.zalo(member);
  if (person.relation().blocked && what.act !== 'unblock' && what.act !== 'follow') throw blockedHere();
  switch (what.act) {
    case 'text':
      return person.sendText(what.text);
    case 'press':
      return person.press(labelOf(phones, member, 'zalo', what).label, what.bubble);
    case 'contact':
      return person.shareInfo(what.own ? {} : { name: 'Người khác', phone: '84577000999' });
    case 'picture':
      return person.sendImage();
    case 'file':
      return person.sendFile(what.name);
    case 'sticker':
      return person.sendSticker();
    case 'voice':
      return person.sendVoice();
    case 'location':
      return person.sendLocation(11.2676, 107.4317);
    case 'start':
      return person.clickChatNow();
    case 'follow':
    case 'unblock':
      return person.follow();
    case 'unfollow':
      return person.unfollow();
    case 'block':
      return person.block();
  }
}

function onTelegram(phones: Phones, member: CastMember, what: Act): unknown {
  const person = phones.telegram(member);
  if (person.blocked() && what.act !== 'unblock' && what.act !== 'follow') throw blockedHere();
  switch (what.act) {
    case 'text':
      return person.sendText(what.text);
    case 'press':
      return person.press(labelOf(phones, member, 'telegram', what).index, { on: Number(what.bubble) });
    case 'contact':
      return person.shareContact(what.own ? { own: true, phone: member.phone } : { own: false, phone: '84577000999' });
    case 'picture':
      return person.sendPhoto();
    case 'file':
      return person.sendDocument(what.name);
    case 'sticker':
      return person.sendSticker();
    case 'voice':
      return person.sendVoice();
    case 'location':
      return person.sendLocation();
    case 'start':
      return person.openDeepLink(what.payload);
    case 'follow':
    case 'unblock':
      return person.blocked() ? person.unblock() : person.openDeepLink();
    case 'unfollow':
    case 'block':
      return person.block();
  }
}

function blockedHere(): DeskProblem {
  return new DeskProblem(409, 'blocked', 'Người này đang chặn bot: hãy bỏ chặn trước.');
}
