import { randomInt } from 'node:crypto';
import { buildApp } from './app.js';
import { systemClock } from './clock.js';
import { BadConfiguration, type Config, environment, readConfig, telegramConfigured, zaloConfigured } from './config.js';
import { loadTexts } from './i18n.js';
import { openLog } from './log.js';
import { openChannels } from './open-channels.js';
import { openMigrated } from './storage/migrate.js';
import { setupCodeOf } from './storage/setup-code.js';

/** Starts what the environment asks for: the bot, or with no channel configured the sandbox. Stops gracefully on SIGTERM. */
async function main(): Promise<void> {
  const config = readConfiguration();
  // Listened for from the beginning: whoever stops a start gets the same clean end.
  const stopAsked = new Promise<void>((asked) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => asked());
  });
  const stop =
    zaloConfigured(config) || telegramConfigured(config)
      ? await startBot(config)
      : await (await import('./start-sandbox.js')).startSandbox(config);
  await stopAsked;
  await stop();
  process.exit(0);
}

async function startBot(config: Config): Promise<() => Promise<void>> {
  const log = openLog();
  const clock = systemClock;
  const { db, applied } = await openMigrated(config.DATABASE_URL).catch((error: unknown) => {
    throw new NoDatabase(error);
  });
  if (applied.length > 0) log.info({ applied }, 'database migrated');
  const setup = await setupCodeOf(db, config.ADMIN_SETUP_CODE, randomInt);
  if (setup.fresh)
    console.log(
      `ADMIN_SETUP_CODE: ${setup.code}\nSend this code to the bot in the chat to become its administrator. It works once.`,
    );
  const channels = openChannels(config, db, clock, (event, detail) => log.warn({ event, detail }, 'channel'));
  const app = buildApp({ config, db, clock, channels, texts: loadTexts(), log, setupCode: setup.code });
  await app.web.listen({ host: config.HOST, port: config.PORT });
  await app.start();
  log.info({ port: config.PORT, channels: channels.map((channel) => channel.name), roles: config.ROLES }, 'ready');
  return async () => {
    log.info('stopping');
    await app.stop();
    await db.close();
    log.info('stopped');
  };
}

function readConfiguration(): Config {
  try {
    return readConfig(environment());
  } catch (error) {
    if (!(error instanceof BadConfiguration)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

/** The driver's own words stay inside: they can hold the address with the password. */
class NoDatabase extends Error {
  constructor(cause: unknown) {
    super('The database of DATABASE_URL cannot be opened or migrated. To see what is wrong: npm run chidoan -- doctor', {
      cause,
    });
    this.name = 'NoDatabase';
  }
}

/** What is the operator's to solve needs no stack. */
function stopAtStart(error: unknown): never {
  if (error instanceof Error && (error.name === 'NotASandbox' || error instanceof NoDatabase)) {
    console.error(error.message);
    process.exit(1);
  }
  const { code, address, port } = error as { code?: string; address?: string; port?: number };
  if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
  console.error(
    `Cannot listen on ${address}:${port}: ${code === 'EACCES' ? 'this user may not' : 'the port is in use'}. Set PORT to another one, for example PORT=3001.`,
  );
  process.exit(1);
}

await main().catch(stopAtStart);
