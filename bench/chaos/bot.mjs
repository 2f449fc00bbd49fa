// The bot as src/main.ts starts it, with a clock that can be moved: `CHAOS_CLOCK` names a file with the milliseconds to add.
import { readFileSync } from 'node:fs';
import { buildApp } from '../../dist/app.js';
import { environment, readConfig } from '../../dist/config.js';
import { loadTexts } from '../../dist/i18n.js';
import { openLog } from '../../dist/log.js';
import { openChannels } from '../../dist/open-channels.js';
import { openDatabase } from '../../dist/storage/database.js';

const file = process.env.CHAOS_CLOCK;
let offset = Number(readFileSync(file, 'utf8'));
setInterval(() => {
  offset = Number(readFileSync(file, 'utf8')) || offset;
}, 25).unref();
const clock = { now: () => new Date(Date.now() + offset) };

const log = openLog();
const config = readConfig(environment());
const db = await openDatabase(config.DATABASE_URL);
const channels = openChannels(config, db, clock, () => undefined);
const app = buildApp({ config, db, clock, channels, texts: loadTexts(), log, setupCode: 'chaos-setup-code' });
await app.web.listen({ host: config.HOST, port: config.PORT });
await app.start();
process.once('SIGTERM', async () => {
  await app.stop();
  await db.close();
  process.exit(0);
});
