import type { DeskEvent, PhoneName, Player } from '../desk/shapes.js';
import { deskApi, listen, Refused } from './desk-api.js';
import { byId } from './dom.js';
import { panelView } from './panel.js';
import { peopleView } from './people.js';
import { type PhoneView, phoneView } from './phone.js';
import { timesIn } from './times.js';

const phoneNames = ['zalo', 'telegram'] as const;

/** Puts the page together: whoever is chosen, both phones, the clock, the panel; and keeps them as the desk tells. */
async function open(): Promise<void> {
  const state = await deskApi.state();
  const times = timesIn(state.zone);
  let players: Player[] = state.players;
  let chosen = (players.find((player) => player.id === location.hash.slice(1)) ?? players[0]!).id;
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);

  const hands = (name: PhoneName) => ({
    act: async (what: Record<string, unknown>) => (await tried(() => deskApi.act(chosen, name, what))) !== failed,
    openDeepLink(payload: string) {
      look('telegram');
      void tried(() => deskApi.act(chosen, 'telegram', { act: 'start', payload }));
    },
  });
  const phones: Record<PhoneName, PhoneView> = {
    zalo: phoneView('zalo', times, hands('zalo')),
    telegram: phoneView('telegram', times, hands('telegram')),
  };
  byId('phones').replaceChildren(phones.zalo.element, phones.telegram.element);
  const people = peopleView({ choose: (id) => void choose(id), add: () => void addStranger() });
  const panel = panelView(times, {
    fault: (channel, name, often) =>
      void order(() => deskApi.fault(channel, name, often), 'Đã gài sự cố. Giờ hãy để bot gửi một tin.'),
    clearFaults: () => void order(() => deskApi.clearFaults(), 'Đã bỏ mọi sự cố đang đợi.'),
  });

  async function choose(id: string): Promise<void> {
    chosen = id;
    history.replaceState(null, '', `#${id}`);
    people.choose(chosen);
    await readPhones();
  }

  async function readPhones(): Promise<void> {
    const player = players.find((one) => one.id === chosen)!;
    const read = await tried(() => Promise.all(phoneNames.map((name) => deskApi.phone(player.id, name))));
    if (read === failed || chosen !== player.id) return;
    for (const [index, name] of phoneNames.entries()) {
      phones[name].show(player, read[index]!);
      if (seen(name)) people.read(player.id, name);
    }
  }

  async function addStranger(): Promise<void> {
    const added = await tried(() => deskApi.addStranger());
    if (added !== failed) await choose(added.id);
  }

  async function order(what: () => Promise<void>, said: string): Promise<void> {
    if ((await tried(what)) === failed) return;
    say(said);
    await readPanel();
  }

  async function readPanel(): Promise<void> {
    const [entries, lines, fresh] = await Promise.all([deskApi.outbox(), deskApi.jobs(), deskApi.state()]);
    setClock(fresh.now);
    panel.outbox(entries, now());
    panel.jobs(lines.jobs, now());
    panel.faultsWaiting(fresh.faultsWaiting);
    setupCode(fresh.setupCode);
    due(fresh.nextDue);
  }

  function hear(event: DeskEvent): void {
    switch (event.kind) {
      case 'bubble':
        if (event.player === chosen) phones[event.phone].bubble(event.bubble);
        if (event.bubble.by === 'bot' && !(event.player === chosen && seen(event.phone))) unseen(event.player, event.phone);
        break;
      case 'gone':
        if (event.player === chosen) phones[event.phone].gone(event.bubble);
        break;
      case 'phone':
        if (event.player === chosen) phones[event.phone].state(event.state);
        break;
      case 'players':
        players = event.players;
        people.show(players, chosen);
        break;
      case 'clock':
        setClock(event.now);
        moving(event.moving);
        break;
      case 'outbox':
        panel.outbox(event.entries, now());
        break;
      case 'jobs':
        panel.jobs(event.jobs, now());
        panel.faultsWaiting(event.faultsWaiting);
        setupCode(event.setupCode);
        due(event.nextDue);
    }
  }

  /** On a small screen one thing is shown at a time. */
  function look(at: string): void {
    document.body.dataset.view = at;
    for (const button of document.querySelectorAll<HTMLButtonElement>('#views button')) {
      const current = button.dataset.view === at;
      button.setAttribute('aria-pressed', String(current));
      if (current) button.classList.remove('news');
    }
    if (at === 'zalo' || at === 'telegram') people.read(chosen, at);
  }
  /** Whether this phone is on the screen now. */
  const seen = (name: PhoneName) => phones[name].element.offsetParent !== null;
  /** A message that nobody has seen: the person gets a number, and on a small screen the chosen one's phone a dot. */
  function unseen(player: string, name: PhoneName): void {
    people.unread(player, name);
    if (player === chosen) document.querySelector(`#views button[data-view="${name}"]`)?.classList.add('news');
  }

  function setClock(at: string): void {
    ahead = new Date(at).getTime() - Date.now();
    tick();
  }
  function tick(): void {
    const hour = times.hour(now());
    byId('clock-hour').textContent = hour;
    byId('clock-day').textContent = times.day(now());
    for (const name of phoneNames) phones[name].time(hour);
  }
  function moving(on: boolean): void {
    byId('clock').setAttribute('aria-busy', String(on));
    for (const button of document.querySelectorAll<HTMLButtonElement>('#clock button')) button.disabled = on;
  }
  async function move(by: { hours: number } | { to: 'next' }): Promise<void> {
    moving(true);
    const moved = await tried(() => deskApi.moveClock(by));
    moving(false);
    if (moved === failed) return;
    setClock(moved.now);
    if (!moved.found) say('Trong 40 ngày tới chưa có lần nhắc nào. Hãy gọi một cuộc họp hoặc đăng ký một cam kết.');
    await readPanel();
  }
  function due(at: string | null): void {
    byId('clock-next').title = at
      ? `Sớm nhất: ${times.hour(new Date(at))}, ${times.day(new Date(at))}`
      : 'Chạy đồng hồ cho đến khi bot tự nhắc ai đó';
  }
  function setupCode(code: string | null): void {
    byId('setup').hidden = code === null;
    byId('setup-code').textContent = code ?? '';
  }

  byId('clock-hour-on').addEventListener('click', () => void move({ hours: 1 }));
  byId('clock-day-on').addEventListener('click', () => void move({ hours: 24 }));
  byId('clock-next').addEventListener('click', () => void move({ to: 'next' }));
  byId('setup').addEventListener('click', async () => {
    await navigator.clipboard?.writeText(byId('setup-code').textContent ?? '').catch(() => undefined);
    say('Đã chép mã. Chọn Đặng Hữu Phước, chào bot rồi gửi mã này để thành quản trị viên.');
  });
  for (const button of document.querySelectorAll<HTMLButtonElement>('#views button'))
    button.addEventListener('click', () => look(button.dataset.view!));
  byId('driver').textContent = state.driver;

  look('zalo');
  panel.faults(state.faults);
  setClock(state.now);
  setInterval(tick, 1000);
  let connectedBefore = false;
  listen(hear, (isOpen) => {
    document.body.classList.toggle('offline', !isOpen);
    if (isOpen && connectedBefore) void Promise.all([readPhones(), readPanel()]);
    connectedBefore ||= isOpen;
  });
  people.show(players, chosen);
  await choose(chosen);
  await readPanel();
  document.body.classList.add('ready');
}

const failed = Symbol('failed');

/** Does it, or says why it could not be done. */
async function tried<T>(work: () => Promise<T>): Promise<T | typeof failed> {
  try {
    return await work();
  } catch (error) {
    say(error instanceof Refused ? error.message : 'Có trục trặc ở trang này.');
    return failed;
  }
}

let silence: ReturnType<typeof setTimeout> | undefined;
function say(text: string): void {
  const toast = byId('toast');
  toast.textContent = text;
  toast.classList.add('shown');
  clearTimeout(silence);
  silence = setTimeout(() => toast.classList.remove('shown'), 5000);
}

await tried(open);
