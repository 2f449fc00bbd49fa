import type { Channel } from './channels/channel.js';
import { telegramChannel } from './channels/telegram/telegram.js';
import { zaloChannel } from './channels/zalo/zalo.js';
import type { Clock } from './clock.js';
import { type Config, telegramConfigured, zaloConfigured } from './config.js';
import { templateBlanks } from './conversation/notice-template.js';
import type { Database } from './storage/database.js';
import { tokenStore } from './storage/tokens.js';

/** The channels that the configuration names, Zalo first: in Viet Nam it is the one that people can reach. */
export function openChannels(
  config: Config,
  db: Database,
  clock: Clock,
  log: (event: string, detail: string) => void,
): Channel[] {
  const channels: Channel[] = [];
  if (zaloConfigured(config)) {
    const oaId = config.ZALO_OA_ID!;
    channels.push(
      zaloChannel({
        appId: config.ZALO_APP_ID!,
        appSecret: config.ZALO_APP_SECRET!,
        oaId,
        oaSecretKey: config.ZALO_OA_SECRET_KEY!,
        tokenStore: tokenStore(db, clock, 'zalo', oaId),
        refreshToken: config.ZALO_REFRESH_TOKEN,
        noticeTemplateId: config.ZALO_NOTICE_TEMPLATE_ID,
        noticeBlanks: templateBlanks,
        clock,
        roots: { oauth: config.ZALO_OAUTH_ROOT, api: config.ZALO_API_ROOT, business: config.ZALO_BUSINESS_API_ROOT },
      }),
    );
  }
  if (telegramConfigured(config)) {
    channels.push(
      telegramChannel({
        token: config.TELEGRAM_BOT_TOKEN!,
        driver: config.TELEGRAM_DRIVER,
        mode: config.TELEGRAM_MODE,
        webhookSecret: config.TELEGRAM_WEBHOOK_SECRET,
        webhookUrl: config.PUBLIC_URL ? `${config.PUBLIC_URL}/webhooks/telegram` : undefined,
        apiRoot: config.TELEGRAM_API_ROOT,
        clock,
        log,
      }),
    );
  }
  return channels;
}
