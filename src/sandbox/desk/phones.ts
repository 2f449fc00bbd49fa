import type { Clock } from '../../clock.js';
import type { Platforms } from '../platforms.js';
import type { Message } from '../telegram/api.js';
import type { TelegramPerson } from '../telegram/person.js';
import type { ZaloPerson } from '../zalo/person.js';
import type { ZaloBubble } from '../zalo/state.js';
import type { DeskBubble, DeskEvent, Phone, PhoneName, Player } from './shapes.js';

/** A player with their ids on both platforms. */
export interface CastMember extends Player {
  zaloId: string;
  telegramId: number;
  /** `84…` */
  phone: string;
}

export interface PhoneFile {
  name: string;
  picture: boolean;
  bytes: Buffer;
}

/** The phones of everybody who plays, as the page shows them. */
export interface Phones {
  add(member: CastMember): void;
  players(): Player[];
  member(id: string): CastMember | undefined;
  zalo(member: CastMember): ZaloPerson;
  telegram(member: CastMember): TelegramPerson;
  phone(member: CastMember, name: PhoneName): Phone;
  /** Who has this id on a platform. */
  nameOf(name: PhoneName | null, id: string | null): string | undefined;
  file(id: string): PhoneFile | undefined;
  /** Tells the page what of a phone is not a bubble. */
  refresh(member: CastMember, name: PhoneName): void;
}

export function openPhones({
  clock,
  platforms,
  tell,
}: {
  clock: Clock;
  platforms: Platforms;
  tell: (event: DeskEvent) => void;
}): Phones {
  const { telegram, zalo } = platforms;
  const members = new Map<string, CastMember>();
  const byAddress = new Map<string, CastMember>();
  const bubbles = new Map<string, DeskBubble[]>();
  const files = new Map<string, PhoneFile>();
  const chat = (member: CastMember, name: PhoneName) => {
    const key = `${name} ${member.id}`;
    const known = bubbles.get(key) ?? [];
    bubbles.set(key, known);
    return known;
  };
  const keep = (id: string, file: { name: string; picture: boolean; bytes: Buffer }) => {
    files.set(id, file);
    return { name: file.name, url: `/desk/files/${id}` };
  };
  const phones: Phones = {
    add(member) {
      members.set(member.id, member);
      byAddress.set(`zalo ${member.zaloId}`, member);
      byAddress.set(`telegram ${member.telegramId}`, member);
      const known = member.known.includes('zalo');
      zalo.person(member.zaloId, {
        name: member.name,
        phone: member.phone,
        follower: known,
        ...(known && { lastInteractionAt: clock.now() }),
      });
      const person = telegram.person(member.telegramId, { first_name: member.name });
      if (member.known.includes('telegram')) person.hasStarted();
    },
    players: () => [...members.values()].map(({ id, name, role, lines, known }) => ({ id, name, role, lines, known })),
    member: (id) => members.get(id),
    zalo: (member) => zalo.person(member.zaloId),
    telegram: (member) => telegram.person(member.telegramId),
    phone: (member, name) => ({ bubbles: chat(member, name), ...stateOf(member, name) }),
    nameOf: (name, id) => byAddress.get(`${name} ${id}`)?.name,
    file: (id) => files.get(id),
    refresh: (member, name) => tell({ kind: 'phone', player: member.id, phone: name, state: stateOf(member, name) }),
  };

  function stateOf(member: CastMember, name: PhoneName): Omit<Phone, 'bubbles'> {
    if (name === 'zalo') {
      const { follows, blocked, hasWritten } = phones.zalo(member).relation();
      return { keys: [], begun: follows || hasWritten, blocked };
    }
    const person = phones.telegram(member);
    const contact = person.contactAsked();
    const keys = (person.keyboard() ?? []).map((row) => row.map((label) => ({ label, contact })));
    return { keys, begun: member.known.includes('telegram') || chat(member, 'telegram').length > 0, blocked: person.blocked() };
  }

  function shown(member: CastMember, name: PhoneName, bubble: DeskBubble): void {
    const known = chat(member, name);
    const at = known.findIndex((one) => one.id === bubble.id);
    if (at < 0) known.push(bubble);
    else known[at] = bubble;
    tell({ kind: 'bubble', player: member.id, phone: name, bubble });
    phones.refresh(member, name);
  }

  zalo.onMessage((bubble) => {
    const member = byAddress.get(`zalo ${bubble.person}`);
    if (member)
      shown(
        member,
        'zalo',
        zaloBubble(bubble, (file) => keep(`z${bubble.id}`, file)),
      );
  });
  telegram.onMessage(({ kind, chat: chatId, message }, seen) => {
    const member = byAddress.get(`telegram ${chatId}`);
    if (!member) return;
    const id = String(message.message_id);
    if (kind === 'deleted') {
      const known = chat(member, 'telegram');
      known.splice(0, known.length, ...known.filter((one) => one.id !== id));
      tell({ kind: 'gone', player: member.id, phone: 'telegram', bubble: id });
      return;
    }
    const { attachment } = seen;
    const file =
      attachment &&
      keep(`t${chatId}-${id}`, { name: attachment.name, picture: attachment.kind === 'picture', bytes: attachment.bytes });
    shown(member, 'telegram', { ...telegramBubble(message, seen.text), ...(file && { file }), edited: seen.edited });
  });
  return phones;
}

const zaloKinds: Partial<Record<ZaloBubble['kind'], DeskBubble['kind']>> = {
  image: 'picture',
  gif: 'picture',
  file: 'file',
  sticker: 'sticker',
  location: 'location',
  voice: 'voice',
  request_user_info: 'contact_request',
};

function zaloBubble(bubble: ZaloBubble, keep: (file: PhoneFile) => { name: string; url: string }): DeskBubble {
  const kind = zaloKinds[bubble.kind] ?? 'text';
  return {
    id: bubble.id,
    by: bubble.from === 'oa' ? 'bot' : 'person',
    at: bubble.at.toISOString(),
    kind,
    text: bubble.text,
    // Zalo shows its buttons one below the other.
    buttons: bubble.buttons.map(({ title, payload }) => [{ label: title, ...urlIn(payload) }]),
    ...(bubble.attachment && { file: keep({ ...bubble.attachment, picture: kind === 'picture' }) }),
  };
}

function urlIn(payload: unknown): { url?: string } {
  const url = typeof payload === 'object' && payload !== null ? (payload as { url?: unknown }).url : undefined;
  return typeof url === 'string' ? { url } : {};
}

function telegramBubble(message: Message, text: string): DeskBubble {
  const kinds = {
    photo: 'picture',
    document: 'file',
    sticker: 'sticker',
    voice: 'voice',
    location: 'location',
    contact: 'contact',
  } as const;
  const found = (Object.keys(kinds) as (keyof typeof kinds)[]).find((field) => message[field] !== undefined);
  const words = message.contact
    ? `${message.contact.first_name} · +${message.contact.phone_number}`
    : (message.document?.file_name ?? '');
  return {
    id: String(message.message_id),
    by: message.from?.is_bot ? 'bot' : 'person',
    at: new Date(message.date * 1000).toISOString(),
    kind: found ? kinds[found] : 'text',
    text: text || words,
    buttons: (message.reply_markup?.inline_keyboard ?? []).map((row) =>
      row.map((button) => ({ label: button.text, ...(button.url && { url: button.url }) })),
    ),
  };
}
