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
  /** Those of the environment that nobody may read in a log. */
  secrets(): string[];
  close(): Promise<void>;
}

export interface PlatformsOptions {
  clock: Clock;
  oaName?: string;
  /** How long a webhook may take before it counts as failed; Zalo's own two seconds unless told. */
  answerWithinMs?: number;
  /** How many calls of the bot Telegram remembers; all unless told. */
  keepCalls?: number;
}

/** Made up, like everything that the emulators hold; they only have to equal the bot's configuration. */
const telegramToken = '7300000001:sandbox-on-this-desk';
const account = {
  appId: '100000000000000001',
  appSecret: 'sandbox-app-secret',
  oaId: '200000000000000001',
  oaSecretKey: 'sandbox-oa-secret',
};
const webhookSecret = 'sandbox-webhook-secret';
/** Approved for notices by phone number; the bot uses it when ZALO_NOTICE_TEMPLATE_ID names it. */
export const noticeTemplateId = '7895417';
const blanks = { ho_ten: 30, loai_tin: 30, don_vi: 100, ten_buoi: 100, thoi_gian: 20, dia_diem: 100 };

/** For the sandbox and for the journeys of the tests: one wiring, so that what is tested is what people play with. */
export async function openPlatforms({ clock, oaName, answerWithinMs, keepCalls }: PlatformsOptions): Promise<Platforms> {
  const telegram = telegramEmulator({ clock, token: telegramToken, keepCalls });
  const zalo = zaloEmulator({ clock, oaName, ...account, answerWithinMs, templates: { [noticeTemplateId]: blanks } });
  const [apiRoot, roots] = await Promise.all([telegram.listen(), zalo.listen()]);
  return {
    telegram,
    zalo,
    environment: {
      TELEGRAM_BOT_TOKEN: telegramToken,
      TELEGRAM_API_ROOT: apiRoot,
      TELEGRAM_WEBHOOK_SECRET: webhookSecret,
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
    secrets: () => [
      telegramToken,
      telegramToken.split(':')[1]!,
      webhookSecret,
      account.appSecret,
      account.oaSecretKey,
      zalo.refreshToken(),
    ],
    async close() {
      await Promise.all([telegram.close(), zalo.close()]);
    },
  };
}
