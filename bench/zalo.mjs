// The strict Zalo emulator as a process of its own: told how many people there are, it counts what reaches them and when.
import { zaloEmulator } from '../dist/sandbox/zalo/emulator.js';

const people = Number(process.argv[2]);
const zalo = zaloEmulator({
  clock: { now: () => new Date() },
  appId: '1163',
  appSecret: 'app-secret',
  oaId: '2197',
  oaSecretKey: 'oa-secret',
  echoes: false,
  keep: 'counts',
  callsPerMinute: 10_000_000,
});
const times = [];
zalo.onMessage(() => times.push(performance.now()));
for (let n = 0; n < people; n++) await zalo.person(String(5_000_000_000_000_000_000n + BigInt(n))).clickChatNow();
const roots = await zalo.listen();
process.send({ roots, refreshToken: zalo.refreshToken() });
process.on('message', (what) => {
  if (what === 'times') process.send({ times, violations: zalo.violations().length });
  if (what === 'reset') {
    times.length = 0;
    process.send({ reset: true });
  }
  if (what === 'count') process.send({ count: times.length });
});
