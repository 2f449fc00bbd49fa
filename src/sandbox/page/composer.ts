import type { Phone, PhoneName, Player } from '../desk/shapes.js';
import { h, icon } from './dom.js';
import type { PhoneHands } from './phone.js';

/** What lies below a chat: lines to try, the input field, things to send, and the keys that the bot shows. */
export function composer(name: PhoneName, hands: Pick<PhoneHands, 'act'>) {
  const field = h('textarea', {
    rows: '1',
    placeholder: name === 'zalo' ? 'Tin nhắn' : 'Nhắn tin…',
    'aria-label': `Nhắn tin trên ${name === 'zalo' ? 'Zalo' : 'Telegram'}`,
    enterkeyhint: 'send',
  });
  const lines = h('div', { class: 'lines', role: 'group', 'aria-label': 'Câu gợi ý' });
  const keys = h('div', { class: 'reply-keys' });
  const menu = h('div', { class: 'menu', role: 'menu', hidden: true });
  const more = h(
    'button',
    {
      type: 'button',
      class: 'round',
      'aria-label': 'Gửi thứ khác',
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      on: { click: () => open(menu.hidden === true) },
    },
    icon(name === 'zalo' ? 'dots' : 'clip'),
  );
  const send = h('button', { type: 'submit', class: 'round send', 'aria-label': 'Gửi' }, icon('send'));
  const form = h('form', { class: 'write' }, name === 'zalo' ? sticker() : more, field, name === 'zalo' ? more : sticker(), send);
  const bar = h('button', { type: 'button', class: 'big' });
  const element = h('footer', { class: 'below' }, lines, menu, form, bar, keys);

  function sticker(): HTMLElement {
    return h(
      'button',
      { type: 'button', class: 'round', 'aria-label': 'Gửi nhãn dán', on: { click: () => void hands.act({ act: 'sticker' }) } },
      icon('smile'),
    );
  }

  function open(wanted: boolean): void {
    menu.hidden = !wanted;
    more.setAttribute('aria-expanded', String(wanted));
    if (wanted) menu.querySelector('button')?.focus();
  }

  const things: [string, string, Record<string, unknown>][] = [
    ['picture', 'Gửi ảnh', { act: 'picture' }],
    ['file', 'Gửi tệp', { act: 'file' }],
    ['mic', 'Gửi tin thoại', { act: 'voice' }],
    ['pin', 'Gửi vị trí', { act: 'location' }],
    ...(name === 'telegram'
      ? [
          ['person', 'Gửi danh thiếp người khác', { act: 'contact', own: false }] satisfies [
            string,
            string,
            Record<string, unknown>,
          ],
        ]
      : []),
    ['play', name === 'telegram' ? 'Gõ /start' : 'Mở khung trò chuyện', { act: 'start' }],
    ...(name === 'zalo'
      ? [['close', 'Bỏ quan tâm', { act: 'unfollow' }] satisfies [string, string, Record<string, unknown>]]
      : []),
    ['block', 'Chặn bot', { act: 'block' }],
  ];
  for (const [picture, label, act] of things) {
    const choose = () => {
      open(false);
      field.focus();
      void hands.act(act);
    };
    menu.append(h('button', { type: 'button', role: 'menuitem', on: { click: choose } }, icon(picture), label));
  }
  menu.addEventListener('keydown', (event) => {
    const items = [...menu.querySelectorAll('button')];
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) items.at((at + step) % items.length)?.focus();
    else if (event.key === 'Escape') {
      open(false);
      more.focus();
    } else return;
    event.preventDefault();
  });
  document.addEventListener('click', (event) => {
    if (!menu.hidden && !menu.contains(event.target as Node) && !more.contains(event.target as Node)) open(false);
  });

  const grow = () => {
    field.rows = Math.min(5, field.value.split('\n').length);
  };
  async function submit(): Promise<void> {
    const text = field.value.trim();
    if (text === '') return;
    field.value = '';
    grow();
    if (!(await hands.act({ act: 'text', text }))) field.value = text;
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit();
  });
  field.addEventListener('input', grow);
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      void submit();
    }
  });
  bar.addEventListener('click', () => void hands.act({ act: bar.dataset.act }));

  return {
    element,
    player(player: Player) {
      field.value = '';
      open(false);
      lines.replaceChildren(
        ...player.lines.map((line) =>
          h(
            'button',
            { type: 'button', class: 'line-to-try', on: { click: () => void hands.act({ act: 'text', text: line }) } },
            line,
          ),
        ),
      );
    },
    state(state: Omit<Phone, 'bubbles'>) {
      const toStart = name === 'telegram' && !state.begun;
      bar.hidden = !toStart && !state.blocked;
      bar.textContent = state.blocked ? 'BỎ CHẶN' : 'BẮT ĐẦU';
      bar.dataset.act = state.blocked ? 'unblock' : 'start';
      form.hidden = lines.hidden = !bar.hidden;
      if (form.hidden) open(false);
      keys.hidden = state.keys.length === 0 || form.hidden;
      keys.replaceChildren(
        ...state.keys.flat().map(({ label, contact }) =>
          h(
            'button',
            {
              type: 'button',
              class: 'reply-key',
              on: { click: () => void hands.act(contact ? { act: 'contact' } : { act: 'text', text: label }) },
            },
            label,
          ),
        ),
      );
    },
  };
}
