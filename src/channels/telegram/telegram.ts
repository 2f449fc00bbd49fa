import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../../clock.js';
import type { Channel } from '../channel.js';
import { SendFailure } from '../channel.js';
import { CallFailed, type Driver, type DriverOptions, type Parameters } from './driver.js';
import { sendFailure } from './failures.js';
import { withLimit } from './limit.js';
import { poll } from './poll.js';
import { adviceFor, checkHealth, prepare } from './prepare.js';
import { updateReader } from './receive.js';
import { sender } from './send.js';
import { webhookReceiver } from './webhook.js';

export interface TelegramOptions {
  /** `<bot id>:<secret>`, from @BotFather. */
  token: string;
  driver: 'grammy' | 'telegraf';
  mode: 'polling' | 'webhook';
  /** Where Telegram shall post, with https; required for the webhook mode. */
  webhookUrl?: string;
  webhookSecret?: string;
  /** Another Bot API server or proxy. */
  apiRoot?: string;
  /** The bot's name without @. `prepare` asks for it; given here, `link` works before. */
  username?: string;
  clock: Clock;
  /** Something an operator may want to read: never holds a token, a name or a text. */
  log?: (event: 'ignored' | 'poll_troubled' | 'seen_failed', detail: string) => void;
  /** Milliseconds. Uploads get six times `send`. */
  timeouts?: { connect?: number; send?: number };
  /** How long Telegram keeps an idle poll open, 0 to 50. */
  pollSeconds?: number;
  /** Resolves after `ms`, or as soon as the signal aborts; tests do not wait. */
  wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

const uploads = new Set(['sendPhoto', 'sendDocument']);

/** Telegram as a channel. Which library moves the bytes is a matter of `driver`; what they mean is written once, here. */
export function telegramChannel(options: TelegramOptions): Channel {
  const { token, clock, mode, log = () => {}, wait = waitFor, pollSeconds = 30 } = options;
  const account = accountOf(token);
  const sendTimeout = options.timeouts?.send ?? 10_000;
  const driver = openDriver(options.driver, {
    token,
    apiRoot: (options.apiRoot ?? 'https://api.telegram.org').replace(/\/+$/, ''),
    connectTimeout: options.timeouts?.connect ?? 5_000,
  });
  const closing = new AbortController();
  let username = options.username;

  const call = async (method: string, parameters: Parameters): Promise<unknown> => {
    const library = await driver();
    const limit = uploads.has(method) ? sendTimeout * 6 : sendTimeout;
    return withLimit(limit, [closing.signal], (signal) => library.call(method, parameters, signal));
  };
  const read = updateReader(account, clock);

  return {
    name: 'telegram',
    account,
    receive: webhookReceiver(options.webhookSecret, read),
    send: sender(call, clock),

    seen(inbounds) {
      for (const { receipt } of inbounds) {
        if (receipt === undefined) continue;
        // "query is too old" is the usual answer after an outage: the button's spinner has stopped by itself long ago.
        call('answerCallbackQuery', { callback_query_id: receipt }).catch((error: unknown) => {
          log('seen_failed', error instanceof CallFailed ? error.message : 'answerCallbackQuery');
        });
      }
    },

    ...(mode === 'polling' && {
      poll: async (store, signal) => {
        const library = await driver();
        const stop = new AbortController();
        const end = () => stop.abort();
        // Telegram answers an idle poll after `pollSeconds`; a connection that is silent for longer is dead.
        const limit = pollSeconds * 1000 + sendTimeout;
        const getUpdates = (parameters: Parameters) =>
          withLimit(limit, [stop.signal], (limited) => library.call('getUpdates', parameters, limited));
        const ignored = (name: string) => log('ignored', name);
        const troubled = (reason: string) => log('poll_troubled', reason);
        for (const source of [signal, closing.signal]) {
          if (source.aborted) end();
          else source.addEventListener('abort', end, { once: true });
        }
        await poll({ getUpdates, read, ignored, troubled, wait, seconds: pollSeconds }, store, stop.signal);
      },
    }),

    async prepare() {
      try {
        username = await prepare(call, options, (ms) => wait(ms, closing.signal));
      } catch (error) {
        throw sendFailure(error, clock);
      }
    },

    async check() {
      try {
        return await checkHealth(call, options);
      } catch (error) {
        const failure = sendFailure(error, clock);
        return {
          ok: false,
          detail: failure instanceof SendFailure ? adviceFor(failure) : 'Telegram gave an answer we do not understand.',
        };
      }
    },

    link(payload) {
      if (!/^[A-Za-z0-9_-]{1,64}$/.test(payload)) throw new Error('a deep link carries 1 to 64 of A-Z a-z 0-9 _ -');
      return username === undefined ? undefined : `https://t.me/${username}?start=${payload}`;
    },

    async close() {
      closing.abort();
      await driver.close();
    },
  };
}

/** The number before the colon. @throws without repeating the token */
function accountOf(token: string): string {
  const [, account] = /^(\d{1,16}):[A-Za-z0-9_-]+$/.exec(token) ?? [];
  if (!account) throw new Error('TELEGRAM_BOT_TOKEN must look like 123456:ABC…, as @BotFather shows it');
  return account;
}

/** The library is loaded at the first call, and only the one that was chosen. */
function openDriver(name: TelegramOptions['driver'], options: DriverOptions) {
  const open = async (): Promise<Driver> =>
    name === 'telegraf'
      ? (await import('./telegraf.js')).telegrafDriver(options)
      : (await import('./grammy.js')).grammyDriver(options);
  let opened: Promise<Driver> | undefined;
  const get = (): Promise<Driver> => {
    opened ??= open();
    return opened;
  };
  return Object.assign(get, { close: async () => (await opened)?.close() });
}

const waitFor = (ms: number, signal: AbortSignal): Promise<void> => delay(ms, undefined, { signal }).catch(() => {});
