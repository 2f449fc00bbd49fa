// `npm run bench [-- name]`: the figures of the README, with the conditions they were measured under.
import { cpus, totalmem } from 'node:os';
import { charts } from './charts.mjs';
import { drain } from './drain.mjs';
import { figures } from './figures.mjs';
import { idle } from './idle.mjs';
import { notice } from './notice.mjs';
import { outbox } from './outbox.mjs';
import { signIns } from './sign-ins.mjs';
import { turns } from './turns.mjs';
import { webhooks } from './webhooks.mjs';

const parts = { turns, webhooks, notice, drain, outbox, idle, charts, figures, 'sign-ins': signIns };
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`unknown: ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`);
  process.exit(2);
}
console.log(
  `Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}. Every bot is a process of its own; people and platforms share another.`,
);
for (const [name, part] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log('');
  await part();
}
process.exit(0);
