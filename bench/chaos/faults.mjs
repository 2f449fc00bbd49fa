// What goes wrong with the platforms, and how often: weights out of all faults.
const zaloFaults = [
  ['Zalo -32, too many requests', 3, (zalo) => zalo.fault({ kind: 'error', code: -32 })],
  ['Zalo access token runs out', 3, (zalo) => zalo.expireAccessToken()],
  ['Zalo 503', 6, (zalo) => zalo.fault({ kind: 'status', status: 503 })],
  ['Zalo page of HTML', 4, (zalo) => zalo.fault({ kind: 'html' })],
  ['Zalo empty body', 2, (zalo) => zalo.fault({ kind: 'empty' })],
  ['Zalo reset before', 6, (zalo) => zalo.fault({ kind: 'reset' })],
  ['Zalo reset after', 6, (zalo) => zalo.fault({ kind: 'lost' })],
  ['Zalo silence', 2, (zalo) => zalo.fault({ kind: 'hang' })],
  ['Zalo window closed', 3, (zalo) => zalo.fault({ kind: 'error', code: -230 })],
  ['Zalo blocked', 2, (zalo) => zalo.fault({ kind: 'error', code: -213 })],
];
const sending = { method: 'sendMessage' };
const telegramFaults = [
  ['Telegram 429', 4, (telegram) => telegram.faults.next({ kind: 'status', status: 429, retryAfter: 1 }, sending)],
  ['Telegram 500', 6, (telegram) => telegram.faults.next({ kind: 'status', status: 500 }, sending)],
  ['Telegram page of HTML', 4, (telegram) => telegram.faults.next({ kind: 'html', status: 502 }, sending)],
  ['Telegram reset before', 6, (telegram) => telegram.faults.next({ kind: 'reset' }, sending)],
  ['Telegram reset after', 6, (telegram) => telegram.faults.next({ kind: 'lost' }, sending)],
  ['Telegram silence', 2, (telegram) => telegram.faults.next({ kind: 'silent' }, sending)],
];

export function misfortune({ zalo, telegram, next }) {
  const all = [...zaloFaults.map((one) => [...one, zalo]), ...telegramFaults.map((one) => [...one, telegram])];
  const sum = all.reduce((total, [, weight]) => total + weight, 0);
  const injected = new Map(all.map(([name]) => [name, 0]));
  return {
    injected,
    strike() {
      let left = next(sum);
      const [name, , act, platform] = all.find(([, weight]) => {
        left -= weight;
        return left < 0;
      });
      act(platform);
      injected.set(name, injected.get(name) + 1);
    },
    end() {
      zalo.clearFaults();
      telegram.faults.clear();
    },
  };
}
