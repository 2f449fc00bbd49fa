import { expect } from 'vitest';
import { type TelegramOptions, telegramChannel } from '../../src/channels/telegram/telegram.js';
import type { Inbound } from '../../src/messages.js';
import { type TelegramEmulator, telegramEmulator } from '../../src/sandbox/telegram/emulator.js';
import type { WebhookCall } from '../../src/sandbox/telegram/webhook.js';
import { type ChannelHarness, channelContract, type Fault, type Person } from './contract.js';

const token = '700800900:AAF-contract_test_token_not_a_real_one';
const secret = 'bi-mat_webhook-2026';
const webhookUrl = 'http://127.0.0.1:9/webhooks/telegram';
const now = new Date('2026-09-22T12:00:00Z');
const clock = { now: () => now };

for (const driver of ['grammy', 'telegraf'] as const) {
  for (const mode of ['webhook', 'polling'] as const) {
    channelContract(`Telegram by ${driver}, ${mode}`, () => harness(driver, mode));
  }
}

/** The channel under test, the emulator over real HTTP, and a webhook that hands each call straight to the channel. */
async function harness(driver: TelegramOptions['driver'], mode: TelegramOptions['mode']): Promise<ChannelHarness> {
  const stored: Inbound[] = [];
  const waiting: { count: number; resolve(all: Inbound[]): void }[] = [];
  const store = (inbounds: Inbound[]) => {
    stored.push(...inbounds);
    for (const one of waiting) if (stored.length >= one.count) one.resolve([...stored]);
  };
  const emulator = telegramEmulator({
    clock,
    token,
    post: async (call) => {
      const received = channel.receive(requestOf(call));
      if (received.kind === 'accepted') store(received.inbounds);
      return { status: received.kind === 'accepted' ? 200 : received.status };
    },
  });
  const apiRoot = await emulator.listen();
  const options: TelegramOptions = {
    token,
    driver,
    mode,
    webhookUrl,
    webhookSecret: secret,
    apiRoot,
    clock,
    pollSeconds: 20,
    timeouts: { send: 400, connect: 300 },
  };
  const channel = telegramChannel(options);
  await channel.prepare?.();
  const stop = new AbortController();
  const polling = channel.poll?.(async (inbounds) => store(inbounds), stop.signal);

  return {
    channel,
    person: person(emulator, '900100'),
    stranger: person(emulator, '900999'),
    inbounds: () => [...stored],
    arrived: (count) =>
      new Promise((resolve, reject) => {
        if (stored.length >= count) resolve([...stored]);
        else waiting.push({ count, resolve });
        setTimeout(() => reject(new Error(`${stored.length} of ${count} inbounds came`)), 5_000).unref();
      }),
    fault: async (kind) => {
      if (kind === 'down') {
        await emulator.app.close();
        // The client must see its idle connections end, or the next call is written into one and may "have arrived".
        for (let turns = 0; turns < 5; turns += 1) await new Promise(setImmediate);
      } else emulator.faults.next(faults[kind], { method: 'sendMessage' });
    },
    quietUntil: () => new Date(now.getTime() + 7_000),
    ...(mode === 'webhook' && {
      webhook: {
        last: () => requestOf(emulator.updates.deliveries().at(-1)!),
        signed: (body) => ({ headers: { 'x-telegram-bot-api-secret-token': secret }, body }),
        forged: () => {
          const { body } = requestOf(emulator.updates.deliveries().at(-1)!);
          const withSecret = (value: string | string[]) => ({ headers: { 'x-telegram-bot-api-secret-token': value }, body });
          return {
            'no secret': { headers: {}, body },
            'a wrong secret': withSecret('bi-mat_webhook-2025'),
            'an empty secret': withSecret(''),
            'the secret and more': withSecret(`${secret}x`),
            'the secret twice': withSecret([secret, secret]),
          };
        },
        unknownEvent: () => ({
          headers: { 'x-telegram-bot-api-secret-token': secret },
          body: Buffer.from('{"update_id":5,"message_reaction":{}}'),
        }),
      },
    }),
    can: { contact: true, foreignContact: true, edit: true, deepLink: true, location: true },
    async close() {
      stop.abort();
      await polling;
      await channel.close();
      await emulator.close();
      expect(emulator.violations()).toEqual([]);
    },
  };
}

const faults: Record<Exclude<Fault, 'down'>, Parameters<TelegramEmulator['faults']['next']>[0]> = {
  throttled: { kind: 'status', status: 429, retryAfter: 7 },
  serverError: { kind: 'status', status: 500 },
  html: { kind: 'html', status: 502 },
  lost: { kind: 'lost' },
  reset: { kind: 'reset' },
  silence: { kind: 'silent' },
  unauthorized: { kind: 'status', status: 401, description: 'Unauthorized' },
  rejected: { kind: 'status', status: 400, description: 'Bad Request: message is too long' },
};

function requestOf({ headers, body }: Pick<WebhookCall, 'headers' | 'body'>) {
  return { headers, body: Buffer.from(body) };
}

/** The emulator's person in the words of the contract; every act waits until Telegram has handed it over. */
function person(emulator: TelegramEmulator, id: string): Person {
  const someone = emulator.person(id);
  const act = async (what: () => unknown) => {
    what();
    await emulator.updates.settled();
  };
  return {
    id,
    opens: (payload) => act(() => someone.openDeepLink(payload)),
    says: (text) => act(() => someone.sendText(text)),
    presses: (label) => act(() => someone.press(label)),
    sharesContact: ({ own }) => act(() => someone.shareContact({ own })),
    sendsPicture: () => act(() => someone.sendPhoto('minh chứng')),
    sendsFile: (name) => act(() => someone.sendDocument(name)),
    sendsSticker: () => act(() => someone.sendSticker()),
    sendsLocation: () => act(() => someone.sendLocation()),
    blocks: () => act(() => someone.block()),
    unblocks: () => act(() => someone.unblock()),
    sees: () =>
      someone
        .transcript()
        .filter(({ by }) => by === 'bot')
        .map(({ text, buttons, attachment }, index, all) => ({
          text,
          buttons: buttons.flat(),
          ...(attachment && { attachment }),
          asksForContact: index === all.length - 1 && someone.keyboard()?.flat().includes('📱 Chia sẻ số điện thoại') === true,
        })),
  };
}
