// Both strict emulators and the people of a room, a process of its own (bench/sign-ins.mjs).
import { qrToken } from '../dist/domain/room.js';
import { telegramEmulator } from '../dist/sandbox/telegram/emulator.js';
import { zaloEmulator } from '../dist/sandbox/zalo/emulator.js';

const [, , token, origin] = process.argv;
const clock = { now: () => new Date() };
const zalo = zaloEmulator({
  clock,
  appId: '1163',
  appSecret: 'app-secret',
  oaId: '2197',
  oaSecretKey: 'oa-secret',
  echoes: false,
  keep: 'counts',
  callsPerMinute: 1_000_000,
});
const telegram = telegramEmulator({ clock, token, keepMessages: 1, keepCalls: 10 });
const [zaloRoots, telegramRoot] = await Promise.all([zalo.listen(), telegram.listen()]);
zalo.webhooks.setUrl(`${origin}/webhooks/zalo`);

/** Waiting for an answer: when they pressed, oldest first. */
const waiting = new Map();
const times = [];
let answers = 0;
/** Answers that are neither "signed in" nor "already": what went wrong, and how often. */
const others = {};
function heard(who, text) {
  if (!/điểm danh (cho bạn|lúc)/.test(text)) others[text] = (others[text] ?? 0) + 1;
  const since = waiting.get(who)?.shift();
  if (since === undefined) return;
  answers++;
  times.push(performance.now() - since);
}
zalo.onMessage((bubble) => bubble.from === 'oa' && heard(bubble.person, bubble.text));
telegram.onMessage((event, { text }) => event.kind === 'sent' && event.by === 'bot' && heard(String(event.chat), text));

const sleep = (ms) => new Promise((done) => setTimeout(done, Math.max(0, ms)));
const pages = [];

/** What a phone's browser shows after the scan. */
async function scan({ secret, activityId }) {
  const began = performance.now();
  const page = await (await fetch(`${origin}/s/${qrToken(secret, activityId, clock.now())}`)).text();
  pages.push(performance.now() - began);
  return { pass: /start=(dq_[\w-]{40})/.exec(page)?.[1], code: /id="zalo-code">(\d{4})</.exec(page)?.[1] };
}

async function signIn(n, room) {
  const isZalo = n % 2 === 1;
  const id = isZalo ? String(6_000_000_000_000_000_000n + BigInt(n)) : String(900_000 + n);
  const person = isZalo ? zalo.person(id, { lastInteractionAt: clock.now(), follower: true }) : telegram.person(Number(id));
  if (!isZalo) person.hasStarted();
  const { pass, code } = await scan(room);
  const press = () => {
    waiting.set(id, [...(waiting.get(id) ?? []), performance.now()]);
    return isZalo ? person.sendText(`điểm danh ${code}`) : person.openDeepLink(pass);
  };
  press();
  if (n % 3 !== 0) return 1;
  await sleep(400);
  press();
  return 2;
}

process.on('message', async (room) => {
  const { people, seconds, early } = room;
  const screenMs = [];
  let running = true;
  const screen = (async () => {
    const { roomKey } = await import('../dist/domain/room.js');
    const headers = { 'x-room-key': roomKey(room.secret, room.activityId) };
    while (running) {
      const began = performance.now();
      await (await fetch(`${origin}/room/now`, { headers })).text();
      screenMs.push(performance.now() - began);
      await sleep(4_000);
    }
  })();
  // People come as they come: each at a moment of their own, the seed the same in every run.
  let state = 20261122;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  // A bot that has just started does not know its own name yet, and compiles while it answers: the first ones come before the others.
  while (!(await scan(room)).pass) await sleep(50);
  let presses = 0;
  const answered = async () => {
    for (const until = performance.now() + 60_000; answers < presses && performance.now() < until; ) await sleep(50);
  };
  for (let n = 0; n < early; n++) {
    presses += await signIn(n, room);
    await answered();
  }
  times.length = 0;
  pages.length = 0;
  const began = performance.now();
  const done = await Promise.all(
    Array.from({ length: people - early }, async (_, n) => {
      await sleep(random() * seconds * 1000);
      return signIn(early + n, room);
    }),
  );
  presses += done.reduce((sum, n) => sum + n, 0);
  await answered();
  running = false;
  await screen;
  process.send({
    times,
    presses,
    answers,
    others,
    screenMs,
    pages,
    seconds: (performance.now() - began) / 1000,
    violations: zalo.violations().length + telegram.violations().length,
  });
});
process.send({ zalo: zaloRoots, telegram: telegramRoot, refreshToken: zalo.refreshToken() });
