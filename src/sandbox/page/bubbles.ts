import type { DeskBubble, PhoneName } from '../desk/shapes.js';
import { h, icon } from './dom.js';
import type { Times } from './times.js';

export interface BubbleHands {
  press(bubble: DeskBubble, button: number): void;
  shareContact(): void;
  /** A deep link of our bot: opens the person's Telegram. */
  openDeepLink(payload: string): void;
}

/** One message as the platform's app draws it. */
export function bubbleElement(phone: PhoneName, bubble: DeskBubble, times: Times, hands: BubbleHands): HTMLElement {
  const said = h('div', { class: 'said' }, ...content(bubble, hands));
  const stamp = h(
    'time',
    { class: 'stamp', datetime: bubble.at },
    bubble.edited ? `đã sửa ${times.hour(new Date(bubble.at))}` : times.hour(new Date(bubble.at)),
  );
  if (phone === 'telegram' && bubble.by === 'person') stamp.append(icon('ticks'));
  said.append(stamp);
  const body = h('div', { class: `balloon ${bubble.kind}` }, said);
  const keys = buttons(bubble, hands);
  // Zalo's buttons belong to the card of the message, Telegram's float below it.
  if (keys && phone === 'zalo') body.append(keys);
  const who = bubble.by === 'bot' ? 'Bot' : 'Bạn';
  const row = h('div', {
    class: `row ${bubble.by === 'bot' ? 'bot' : 'mine'}`,
    'data-bubble': bubble.id,
    role: 'article',
    'aria-label': `${who} lúc ${times.hour(new Date(bubble.at))}`,
  });
  if (phone === 'zalo' && bubble.by === 'bot') row.append(h('span', { class: 'face', 'aria-hidden': 'true' }, icon('star')));
  row.append(h('div', { class: 'column' }, body, phone === 'telegram' && keys));
  return row;
}

function content(bubble: DeskBubble, hands: BubbleHands): (Node | string)[] {
  const words = bubble.text ? [h('p', { class: 'words' }, ...linked(bubble.text, hands))] : [];
  switch (bubble.kind) {
    case 'sticker':
      return [h('span', { class: 'sticker', role: 'img', 'aria-label': 'Nhãn dán' }, '👍')];
    case 'picture':
      return [picture(bubble), ...words];
    case 'file':
      return [file(bubble), ...(bubble.by === 'bot' ? words : [])];
    case 'voice':
      return [h('span', { class: 'thing' }, icon('mic'), 'Tin nhắn thoại 0:03')];
    case 'location':
      return [h('span', { class: 'thing' }, icon('pin'), 'Vị trí')];
    case 'contact':
      return [h('span', { class: 'thing' }, icon('person'), bubble.text)];
    case 'contact_request':
      return [
        h('div', { class: 'card' }, icon('phone'), ...words),
        h('button', { type: 'button', class: 'share', on: { click: () => hands.shareContact() } }, 'Chia sẻ thông tin'),
      ];
    default:
      return words;
  }
}

function picture(bubble: DeskBubble): HTMLElement {
  if (bubble.file) return h('img', { class: 'picture', src: bubble.file.url, alt: bubble.file.name });
  return h('span', { class: 'picture drawn', role: 'img', 'aria-label': 'Ảnh' }, icon('picture'));
}

function file(bubble: DeskBubble): HTMLElement {
  const name = bubble.file?.name ?? bubble.text;
  const inside = [icon('file'), h('span', {}, name)];
  return bubble.file
    ? h('a', { class: 'thing', href: bubble.file.url, download: name }, ...inside)
    : h('span', { class: 'thing' }, ...inside);
}

/** Deep links of a bot become something to press, and pages of the bot itself open beside this one; other addresses stay text. */
function linked(text: string, hands: BubbleHands): (Node | string)[] {
  const parts = text.split(/(https?:\/\/[^\s]+)/);
  return parts.map((part, index) => {
    if (index % 2 === 0) return part;
    if (part.startsWith(`${location.origin}/`))
      return h('a', { class: 'link', href: part, target: '_blank', rel: 'noreferrer' }, part);
    const payload = /^https:\/\/t\.me\/\w+\?start=([\w-]+)$/.exec(part)?.[1];
    if (!payload) return part;
    return h(
      'button',
      {
        type: 'button',
        class: 'link',
        title: 'Mở trên Telegram của người này',
        on: { click: () => hands.openDeepLink(payload) },
      },
      part,
    );
  });
}

function buttons(bubble: DeskBubble, hands: BubbleHands): HTMLElement | null {
  if (bubble.buttons.length === 0) return null;
  let number = 0;
  const rows = bubble.buttons.map((row) =>
    h(
      'div',
      { class: 'key-row' },
      ...row.map(({ label, url }) => {
        const mine = number++;
        const deepLink = url && /^https:\/\/t\.me\/\w+\?start=([\w-]+)$/.exec(url);
        const press = (event: Event) => {
          (event.currentTarget as HTMLElement).classList.add('pressed');
          if (deepLink) hands.openDeepLink(deepLink[1]!);
          else hands.press(bubble, mine);
        };
        return h('button', { type: 'button', class: 'key', on: { click: press } }, label);
      }),
    ),
  );
  return h('div', { class: 'keys' }, ...rows);
}
