import type { Clock } from '../clock.js';
import { type TelegramEmulator, telegramEmulator } from './telegram/emulator.js';
import { type ZaloEmulator, zaloEmulator } from './zalo/emulator.js';

/** Both platforms on this machine, with one bot account on each. */
export interface Platforms {
  telegram: TelegramEmulator;
  zalo: ZaloEmulator;
  /** What an operator would write into the environment, pointing at the emulators. */
  environment: Record<string, string>;
  /** Tries again what the platforms failed to deliver and what is due by the clock. */
  tick(): Promise<void>;
  close(): Promise<void>;
}

/** Made up, like everything that the emulators hold; they only have to equal the bot's configuration. */
const telegramToken = '7300000001:sandbox-on-this-desk';
const account = {
  appId: '100000000000000001',
  appSecret: 'sandbox-app-secret',
  oaId: '200000000000000001',
  oaSecretKey: 'sandbox-oa-secret',
};

export async function openPlatforms({ clock, oaName }: { clock: Clock; oaName: string }): Promise<Platforms> {
  const telegram = telegramEmulator({ clock, token: telegramToken, keepCalls: 200 });
  // A person who plays may press a breakpoint: the webhook is given longer than Zalo's two seconds before it counts as failed.
  const zalo = zaloEmulator({ clock, oaName, ...account, answerWithinMs: 10_000 });
  const [apiRoot, roots] = await Promise.all([telegram.listen(), zalo.listen()]);
  return {
    telegram,
    zalo,
    environment: {
      TELEGRAM_BOT_TOKEN: telegramToken,
      TELEGRAM_API_ROOT: apiRoot,
      TELEGRAM_WEBHOOK_SECRET: 'sandbox-webhook-secret',
      ZALO_APP_ID: account.appId,
      ZALO_APP_SECRET: account.appSecret,
      ZALO_OA_ID: account.oaId,
      ZALO_OA_SECRET_KEY: account.oaSecretKey,
      ZALO_REFRESH_TOKEN: zalo.refreshToken(),
      ZALO_OAUTH_ROOT: roots.oauth,
      ZALO_API_ROOT: roots.api,
      ZALO_BUSINESS_API_ROOT: roots.business,
    },
    async tick() {
      telegram.updates.tick();
      await zalo.webhooks.tick();
    },
    async close() {
      await Promise.all([telegram.close(), zalo.close()]);
    },
  };
}
