import type { Clock } from '../../../src/clock.js';
import { type ZaloEmulator, zaloEmulator } from '../../../src/sandbox/zalo/emulator.js';
import type { ZaloEmulatorOptions } from '../../../src/sandbox/zalo/start.js';

/** The OA of the tests; its secrets are made up. */
export const account = {
  appId: '1163843031413526746',
  appSecret: 'app-secret-for-tests',
  oaId: '2197174064623873199',
  oaSecretKey: 'oa-secret-for-tests',
};

/** A clock that stands still until it is moved. */
export interface HandClock extends Clock {
  move(ms: number): void;
}

export function handClock(start = '2026-03-12T02:00:00Z'): HandClock {
  let at = new Date(start).getTime();
  return {
    now: () => new Date(at),
    move: (ms) => {
      at += ms;
    },
  };
}

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

export async function startZalo(
  clock: Clock,
  options: Partial<ZaloEmulatorOptions> = {},
): Promise<{ emulator: ZaloEmulator; roots: ZaloRoots }> {
  const emulator = zaloEmulator({ ...account, clock, ...options });
  return { emulator, roots: await emulator.listen() };
}

type ZaloRoots = { oauth: string; api: string; business: string };
