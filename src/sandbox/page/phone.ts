import type { DeskBubble, Phone, PhoneName, Player } from '../desk/shapes.js';
import { type BubbleHands, bubbleElement } from './bubbles.js';
import { composer } from './composer.js';
import { h, icon } from './dom.js';
import type { Times } from './times.js';

export interface PhoneHands {
  /** @returns false when the desk refused, which was then said */
  act(what: Record<string, unknown>): Promise<boolean>;
  openDeepLink(payload: string): void;
}

export interface PhoneView {
  element: HTMLElement;
  show(player: Player, phone: Phone): void;
  bubble(bubble: DeskBubble): void;
  gone(id: string): void;
  state(state: Omit<Phone, 'bubbles'>): void;
  time(text: string): void;
}

const words = {
  zalo: {
    app: 'Zalo',
    title: 'Đoàn xã Phú Bình',
    line: 'Official Account',
    empty: 'Chưa có tin nhắn nào',
    hint: 'Nhắn “xin chào”, hoặc bấm Quan tâm để trang này được nhắn cho bạn.',
  },
  telegram: {
    app: 'Telegram',
    title: 'Chi đoàn',
    line: 'bot',
    empty: 'Bot này làm được gì?',
    hint: 'Đăng ký vào chi đoàn, nhận tin họp, điểm danh, nhắc việc rèn luyện. Bấm BẮT ĐẦU để trò chuyện.',
  },
} as const;

/** One app on the chosen person's phone. */
export function phoneView(name: PhoneName, times: Times, hands: PhoneHands): PhoneView {
  const text = words[name];
  let bubbles: DeskBubble[] = [];
  let lastDay = '';
  const clock = h('span', { class: 'phone-time' });
  const line = h('span', { class: 'line' }, text.line);
  const chat = h('div', { class: 'chat', role: 'log', 'aria-label': `Trò chuyện trên ${text.app}`, tabindex: '0' });
  const below = composer(name, hands);
  const follow = h(
    'button',
    { type: 'button', class: 'follow', on: { click: () => void hands.act({ act: 'follow' }) } },
    'Quan tâm',
  );
  const element = h(
    'article',
    { class: `phone ${name}`, id: `phone-${name}`, 'aria-label': `Điện thoại ${text.app}` },
    h(
      'div',
      { class: 'status', 'aria-hidden': 'true' },
      clock,
      h('span', { class: 'app' }, text.app),
      h('span', { class: 'signal' }, icon('signal'), icon('battery')),
    ),
    h(
      'header',
      { class: 'top' },
      h('span', { class: 'face', 'aria-hidden': 'true' }, icon('star')),
      h('div', { class: 'title' }, h('h2', {}, text.title, name === 'zalo' && icon('verified')), line),
      name === 'zalo' && follow,
    ),
    chat,
    below.element,
  );

  const bubbleHands: BubbleHands = {
    press: (bubble, button) => void hands.act({ act: 'press', bubble: bubble.id, button }),
    shareContact: () => void hands.act({ act: 'contact' }),
    openDeepLink: hands.openDeepLink,
  };

  /** What is drawn already stays: a button keeps the keyboard's focus, and marked text its mark. */
  function add(bubble: DeskBubble): void {
    const its = times.day(new Date(bubble.at));
    if (its !== lastDay) chat.append(h('div', { class: 'day' }, h('span', {}, its)));
    lastDay = its;
    chat.append(bubbleElement(name, bubble, times, bubbleHands));
  }

  const row = (id: string) => chat.querySelector(`[data-bubble="${CSS.escape(id)}"]`);

  function drawAll(): void {
    lastDay = '';
    chat.replaceChildren();
    for (const bubble of bubbles) add(bubble);
    if (bubbles.length === 0) {
      const face = h('span', { class: 'face' }, icon('star'));
      chat.append(h('div', { class: 'nothing' }, face, h('strong', {}, text.empty), h('p', {}, text.hint)));
    }
    chat.scrollTop = chat.scrollHeight;
  }

  function state({ keys, begun, blocked }: Omit<Phone, 'bubbles'>): void {
    element.classList.toggle('blocked', blocked);
    follow.hidden = begun && !blocked;
    line.textContent = blocked ? 'đã chặn' : text.line;
    below.state({ keys, begun, blocked });
    chat.scrollTop = chat.scrollHeight;
  }

  return {
    element,
    show(player, phone) {
      bubbles = phone.bubbles;
      below.player(player);
      drawAll();
      state(phone);
    },
    bubble(bubble) {
      const at = bubbles.findIndex((one) => one.id === bubble.id);
      bubbles = at < 0 ? [...bubbles, bubble] : bubbles.with(at, bubble);
      if (at >= 0) row(bubble.id)?.replaceWith(bubbleElement(name, bubble, times, bubbleHands));
      else if (bubbles.length === 1) drawAll();
      else add(bubble);
      chat.scrollTop = chat.scrollHeight;
    },
    gone(id) {
      bubbles = bubbles.filter((one) => one.id !== id);
      row(id)?.remove();
    },
    state,
    time(now) {
      clock.textContent = now;
    },
  };
}
