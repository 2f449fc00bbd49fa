import { type TelegramOptions, telegramChannel } from '../../../src/channels/telegram/telegram.js';
import { type TelegramEmulator, telegramEmulator } from '../../../src/sandbox/telegram/emulator.js';

export const token = '700800900:AAF-desk_token_not_a_real_one_000000';
export const drivers = ['grammy', 'telegraf'] as const;
export const start = new Date('2026-09-22T12:00:00Z');

/** A channel over real HTTP against an emulator, closed together, with a clock that stands still until moved. */
export async function desk(driver: TelegramOptions['driver'], options: Partial<TelegramOptions> = {}) {
  let now = start;
  const clock = { now: () => now };
  const emulator: TelegramEmulator = telegramEmulator({ clock, token });
  const apiRoot = await emulator.listen();
  const log: string[] = [];
  const channel = telegramChannel({
    token,
    driver,
    mode: 'polling',
    apiRoot,
    clock,
    pollSeconds: 20,
    timeouts: { send: 400, connect: 300 },
    log: (event, detail) => log.push(`${event} ${detail}`),
    wait: async () => {},
    ...options,
  });
  return {
    channel,
    emulator,
    apiRoot,
    log,
    ha: emulator.person(900100),
    pass: (seconds: number) => {
      now = new Date(now.getTime() + seconds * 1000);
    },
    [Symbol.asyncDispose]: async () => {
      await channel.close();
      await emulator.close();
    },
  };
}
