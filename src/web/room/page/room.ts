/** The screen of a room: asks every few seconds what to show, and at once when a code has run out. */

interface Shown {
  state: 'open' | 'closed' | 'over';
  what?: string;
  unit?: string;
  when?: string;
  until?: string;
  came?: number;
  code?: string;
  qr?: { size: number; path: string };
  qrMs?: number;
  codeMs?: number;
}

const askAgainMs = 4_000;
/** Longer than this without an answer: what is on the screen holds no more. */
const staleMs = 20_000;
const kept = 'room-key';

const element = (id: string) => document.getElementById(id)!;
const show = (id: string, shown: boolean) => {
  element(id).toggleAttribute('hidden', !shown);
};
const write = (id: string, text: string) => {
  if (element(id).textContent !== text) element(id).textContent = text;
};

/** Out of the address at once: people photograph the screen. Kept for this tab, so that it can be loaded again. */
function takeKey(): string {
  const given = location.hash.slice(1);
  if (given) {
    sessionStorage.setItem(kept, given);
    history.replaceState(null, '', '/room/');
  }
  return sessionStorage.getItem(kept) ?? '';
}

let key = takeKey();
let heardAt = performance.now();
let nextCodeAt = 0;
const codeLife = 60_000;
let timer = 0;

function draw(shown: Shown): void {
  const isOver = shown.state === 'over';
  show('open', shown.state === 'open');
  show('closed', shown.state === 'closed');
  show('over', isOver);
  show('came-line', shown.came !== undefined);
  show('away', false);
  write('what', shown.what ?? '');
  write('unit', shown.unit ?? '');
  write('when', shown.when ?? '');
  write('came', String(shown.came ?? ''));
  if (shown.state !== 'open' || !shown.qr) return;
  write('until', shown.until ?? '');
  write('code', shown.code ?? '');
  const svg = element('qr');
  svg.setAttribute('viewBox', `0 0 ${shown.qr.size} ${shown.qr.size}`);
  svg.querySelector('path')!.setAttribute('d', shown.qr.path);
  nextCodeAt = performance.now() + (shown.codeMs ?? codeLife);
}

async function ask(): Promise<void> {
  clearTimeout(timer);
  let wait = askAgainMs;
  try {
    const answer = await fetch('/room/now', { headers: { 'x-room-key': key }, cache: 'no-store' });
    if (answer.ok || answer.status === 404 || answer.status === 410) {
      const shown = (await answer.json()) as Shown;
      heardAt = performance.now();
      draw(shown);
      if (shown.state === 'over') return;
      wait = Math.min(askAgainMs, (shown.qrMs ?? askAgainMs) + 50, (shown.codeMs ?? askAgainMs) + 50);
    }
  } catch {
    // No network for a moment: what is shown says so below, and the next try comes soon.
  }
  if (performance.now() - heardAt > staleMs) {
    show('open', false);
    show('away', true);
  }
  timer = window.setTimeout(ask, wait);
}

function tick(): void {
  const left = Math.max(0, nextCodeAt - performance.now());
  (element('left') as HTMLProgressElement).value = (left / codeLife) * 100;
}

window.setInterval(tick, 500);
// A link opened in the same tab, and a screen that was asleep.
window.addEventListener('hashchange', () => {
  key = takeKey();
  ask();
});
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) ask();
});
ask();
