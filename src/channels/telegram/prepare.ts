import type { ChannelHealth, SendFailure } from '../channel.js';
import { CallFailed } from './driver.js';
import type { CallMethod } from './send.js';
import { allowedUpdates } from './update.js';

/** The menu beside the input field. Names are `a-z 0-9 _` only; the words behind them are understood with accents and without. */
const commands = [
  { command: 'start', description: 'Bắt đầu' },
  { command: 'menu', description: 'Những việc mình giúp được' },
  { command: 'huy', description: 'Bỏ việc đang làm dở' },
  { command: 'giup', description: 'Hướng dẫn' },
];

export interface Registration {
  mode: 'polling' | 'webhook';
  webhookUrl?: string;
  webhookSecret?: string;
}

/** Tells Telegram where updates go and which commands there are. @returns the bot's username @throws CallFailed */
export async function prepare(
  call: CallMethod,
  registration: Registration,
  wait: (ms: number) => Promise<void>,
): Promise<string> {
  const username = await ourUsername(call);
  if (registration.mode === 'webhook') {
    const { webhookUrl: url, webhookSecret: secret_token } = registration;
    if (!url || !secret_token) throw new Error('the webhook mode needs webhookUrl and webhookSecret');
    await patiently(() => call('setWebhook', { url, secret_token, allowed_updates: allowedUpdates }), wait);
  } else {
    await call('deleteWebhook', {});
  }
  await call('setMyCommands', { commands, scope: { type: 'all_private_chats' } });
  return username;
}

/** Telegram refuses two setWebhook within a second, as happens when several processes of ours start together. */
async function patiently(act: () => Promise<unknown>, wait: (ms: number) => Promise<void>, attempts = 3): Promise<void> {
  try {
    await act();
  } catch (error) {
    const seconds = error instanceof CallFailed && error.problem.kind === 'refused' ? error.problem.retryAfter : undefined;
    if (seconds === undefined || seconds > 5 || attempts <= 1) throw error;
    await wait(seconds * 1000);
    await patiently(act, wait, attempts - 1);
  }
}

/** For `doctor`: who we are, and whether updates come the way that was configured. @throws CallFailed */
export async function checkHealth(call: CallMethod, { mode, webhookUrl }: Registration): Promise<ChannelHealth> {
  const username = await ourUsername(call);
  const info = await call('getWebhookInfo', {});
  const url = field(info, 'url') ?? '';
  if (mode === 'polling' && url !== '') {
    return {
      ok: false,
      detail: `@${username} has a webhook, so polling gets nothing. Restart to remove it, or set TELEGRAM_MODE=webhook.`,
    };
  }
  if (mode === 'webhook' && url !== webhookUrl) {
    return { ok: false, detail: `The webhook of @${username} points elsewhere. Restart to set it to PUBLIC_URL.` };
  }
  const problem = mode === 'webhook' ? field(info, 'last_error_message') : undefined;
  // Telegram keeps the last error for ever; it matters only while updates wait behind it.
  if (problem && Number(field(info, 'pending_update_count') ?? 0) > 0) {
    return { ok: false, detail: `Telegram cannot deliver to our webhook: ${problem}` };
  }
  return { ok: true, detail: `@${username}, ${mode}` };
}

export function adviceFor({ kind, code }: SendFailure): string {
  if (kind === 'unauthorized') return 'Telegram does not accept TELEGRAM_BOT_TOKEN. Copy it again from @BotFather.';
  if (kind === 'throttled') return 'Telegram asks us to be quiet for a while.';
  return `Telegram cannot be reached (${code}). It is filtered on Vietnam's networks: set TELEGRAM_API_ROOT to a server that can.`;
}

async function ourUsername(call: CallMethod): Promise<string> {
  const username = field(await call('getMe', {}), 'username');
  if (!username) throw new CallFailed('getMe', { kind: 'garbled', code: 'no_username' });
  return username;
}

function field(of: unknown, name: string): string | undefined {
  const value = typeof of === 'object' && of !== null ? (of as Record<string, unknown>)[name] : undefined;
  return value === undefined ? undefined : String(value);
}
