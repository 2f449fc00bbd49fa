import type { TelegramEmulator } from '../../src/sandbox/telegram/emulator.js';
import type { ZaloEmulator } from '../../src/sandbox/zalo/emulator.js';
import type { Player } from '../run/transcript.js';

/** One message of the bot as the person's phone shows it. */
export interface Seen {
  text: string;
  /** Labels of its buttons, in reading order; numbered choices are no buttons. */
  buttons: string[];
  attachment?: { name: string; bytes: Buffer };
}

/** Somebody with a phone. Every act resolves when the bot has answered, with what came in the meantime. */
export interface Phone extends Player {
  /** The id on the platform. */
  readonly id: string;
  readonly phone: string;
  /** Opens the chat: follow on Zalo, the Start button on Telegram, with the payload of a deep link. */
  opens(payload?: string): Promise<string[]>;
  /** Everything the bot ever sent, oldest first. */
  all(): Seen[];
  /** Texts that came, or changed, since the last look. */
  news(): string[];
}

/** What the person does on the platform, and what can be seen there: the rest is the same on both. */
interface Hands {
  id: string;
  phone: string;
  open(payload?: string): Promise<void> | void;
  say(text: string): Promise<void> | void;
  press(label: string): Promise<void> | void;
  share(phone: string, own: boolean): Promise<void> | void;
  send(thing: 'picture' | 'sticker' | 'location' | 'voice' | 'file'): Promise<void> | void;
  bubbles(): (Seen & { id: string })[];
  /** Words of the platform's own keyboard that can be pressed, and are sent as text. */
  keys(): string[];
}

export interface PhoneOptions {
  /** Waits until the bot has done everything that follows from what happened. */
  settle: () => Promise<void>;
}

function phone(hands: Hands, { settle }: PhoneOptions): Phone {
  let looked = new Map<string, string>();
  const news = () => {
    const before = looked;
    const bubbles = hands.bubbles();
    looked = new Map(bubbles.map((one) => [one.id, one.text]));
    return bubbles.filter((one) => before.get(one.id) !== one.text).map((one) => one.text);
  };
  const act = async (what: () => Promise<void> | void) => {
    news();
    await what();
    await settle();
    return news();
  };
  /** As a finger does it: a button, a key of the keyboard, or the number that stands before the label in a list. */
  const press = (label: string) => {
    const shown = hands.bubbles();
    if (shown.some((one) => one.buttons.includes(label))) return hands.press(label);
    if (hands.keys().includes(label)) return hands.say(label);
    const listed = /^(\d+)\. (.+)$/gm;
    const number = [...(shown.at(-1)?.text ?? '').matchAll(listed)].find((found) => found[2] === label)?.[1];
    if (number) return hands.say(number);
    throw new Error(`no button "${label}" is shown; shown last: ${shown.at(-1)?.buttons.join(' | ')}`);
  };
  return {
    id: hands.id,
    phone: hands.phone,
    news,
    all: () => hands.bubbles(),
    buttons: () => hands.bubbles().at(-1)?.buttons ?? [],
    opens: (payload) => act(() => hands.open(payload)),
    says: (text) => act(() => hands.say(text)),
    presses: (label) => act(() => press(label)),
    sharesContact: (number, own = true) => act(() => hands.share(number, own)),
    does: (content) => {
      if (content.kind === 'start') return act(() => hands.open(content.payload));
      if (content.kind === 'text' || content.kind === 'choice' || content.kind === 'contact')
        throw new Error('say, press or share it');
      return act(() => hands.send(content.kind as 'picture'));
    },
  };
}

export function zaloPhone(zalo: ZaloEmulator, name: string, number: string, options: PhoneOptions): Phone {
  const person = zalo.person(undefined, { name, phone: number });
  return phone(
    {
      id: person.id,
      phone: number,
      open: () => person.follow(),
      say: (text) => person.sendText(text),
      press: (label) => person.press(label),
      share: (of) => person.shareInfo({ phone: of }),
      send: (thing) =>
        ({
          picture: () => person.sendImage(),
          sticker: () => person.sendSticker(),
          location: () => person.sendLocation(11.2, 107.4),
          voice: () => person.sendVoice(),
          file: () => person.sendFile('tep.pdf'),
        })[thing](),
      bubbles: () =>
        person
          .chat()
          .filter((bubble) => bubble.from === 'oa' && bubble.kind !== 'request_user_info')
          .map(({ id, text, buttons, attachment }) => ({
            id,
            text,
            buttons: buttons.map((button) => button.title),
            ...(attachment && { attachment }),
          })),
      keys: () => [],
    },
    options,
  );
}

export function telegramPhone(
  telegram: TelegramEmulator,
  id: number,
  name: string,
  number: string,
  options: PhoneOptions,
): Phone {
  const person = telegram.person(id, { first_name: name });
  return phone(
    {
      id: String(id),
      phone: number,
      open: (payload) => void person.openDeepLink(payload),
      say: (text) => void person.sendText(text),
      press: (label) => person.press(label),
      share: (of, own) => void person.shareContact({ own, phone: of }),
      send: (thing) =>
        void {
          picture: () => person.sendPhoto(),
          sticker: () => person.sendSticker(),
          location: () => person.sendLocation(),
          voice: () => person.sendVoice(),
          file: () => person.sendDocument('tep.pdf'),
        }[thing](),
      bubbles: () =>
        person
          .transcript()
          .filter((bubble) => bubble.by === 'bot')
          .map(({ id: at, text, buttons, attachment }) => ({
            id: String(at),
            text,
            buttons: buttons.flat(),
            ...(attachment && { attachment }),
          })),
      keys: () => person.keyboard()?.flat() ?? [],
    },
    options,
  );
}
