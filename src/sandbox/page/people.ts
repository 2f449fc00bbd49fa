import type { PhoneName, Player } from '../desk/shapes.js';
import { avatar, byId, h } from './dom.js';

export interface PeopleView {
  show(players: Player[], chosen: string): void;
  choose(player: string): void;
  /** A message from the bot that nobody looks at. */
  unread(player: string, phone: PhoneName): void;
  read(player: string, phone: PhoneName): void;
}

/** Who plays: a list beside the phones, a strip above them on a small screen. */
export function peopleView(hands: { choose(id: string): void; add(): void }): PeopleView {
  const list = byId('people-list');
  const badges = new Map<string, HTMLElement>();
  const unread = new Map<string, { zalo: number; telegram: number }>();
  byId('people-add').addEventListener('click', () => hands.add());

  const count = (player: string) => {
    const known = unread.get(player) ?? { zalo: 0, telegram: 0 };
    unread.set(player, known);
    return known;
  };
  function badge(player: string): void {
    const element = badges.get(player);
    if (!element) return;
    const { zalo, telegram } = count(player);
    element.hidden = zalo + telegram === 0;
    element.textContent = String(zalo + telegram);
    element.setAttribute('aria-label', `${zalo + telegram} tin chưa đọc`);
    element.className = `badge ${zalo > 0 && telegram > 0 ? 'both' : zalo > 0 ? 'zalo' : 'telegram'}`;
  }

  const reveal = () => list.querySelector('[aria-pressed="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });

  return {
    show(players, chosen) {
      list.replaceChildren(
        ...players.map((player) => {
          const number = h('span', { class: 'badge', hidden: true });
          badges.set(player.id, number);
          const apps = h(
            'span',
            { class: 'apps' },
            ...player.known.map((app) => h('i', { class: app, title: `Bot đã biết trên ${app}` })),
          );
          const button = h(
            'button',
            {
              type: 'button',
              class: 'person',
              'data-player': player.id,
              'aria-pressed': String(player.id === chosen),
              title: player.role,
              on: { click: () => hands.choose(player.id) },
            },
            avatar(player.name),
            h('span', { class: 'who' }, h('strong', {}, player.name, apps), h('span', { class: 'role' }, player.role)),
            number,
          );
          badge(player.id);
          return h('li', {}, button);
        }),
      );
      reveal();
    },
    choose(player) {
      for (const button of list.querySelectorAll<HTMLElement>('.person')) {
        button.setAttribute('aria-pressed', String(button.dataset.player === player));
      }
      reveal();
    },
    unread(player, phone) {
      count(player)[phone] += 1;
      badge(player);
    },
    read(player, phone) {
      count(player)[phone] = 0;
      badge(player);
    },
  };
}
