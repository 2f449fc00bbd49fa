import type { Clock } from '../../clock.js';
import { FaultQueue } from './faults.js';
import { mintPair, type ZaloAccount, type ZaloState, type ZaloSwitches, type ZaloUserRecord } from './state.js';

export interface ZaloEmulatorOptions extends Partial<ZaloSwitches>, Omit<ZaloAccount, 'oaName'> {
  clock: Clock;
  oaName?: string;
  /** Approved templates: id → the keys that its data must have, with how long each value may be (a bare list: 30). */
  templates?: Record<string, string[] | Record<string, number>>;
}

/** An OA that nobody follows yet, with a fresh pair of tokens. */
export function newState({ clock, templates = {}, oaName = 'Đoàn xã Tân Phú', ...options }: ZaloEmulatorOptions): ZaloState {
  let number = 0;
  let lastTimestamp = 0;
  const { appId, appSecret, oaId, oaSecretKey } = options;
  return {
    clock,
    account: { appId, appSecret, oaId, oaSecretKey, oaName },
    switches: {
      callsPerMinute: options.callsPerMinute ?? 4000,
      keep: options.keep ?? 'everything',
      echoes: options.echoes ?? true,
      emptyAnswerForSpentToken: options.emptyAnswerForSpentToken ?? false,
      requireProof: options.requireProof ?? false,
      numericIds: options.numericIds ?? false,
      answerWithinMs: options.answerWithinMs ?? 2000,
    },
    faults: new FaultQueue(),
    people: new Map(),
    uploads: new Map(),
    templates: new Map(
      Object.entries(templates).map(([id, keys]) => [
        id,
        Array.isArray(keys) ? Object.fromEntries(keys.map((key) => [key, 30])) : keys,
      ]),
    ),
    codes: new Map(),
    spentRefreshTokens: new Set(),
    spentAccessTokens: new Set(),
    pair: mintPair(clock, 0),
    rate: { minute: 0, calls: 0 },
    counts: { calls: 0, messages: 0, webhooks: 0, refreshes: 0 },
    calls: [],
    transcript: [],
    violations: [],
    listeners: new Set(),
    nextNumber: () => {
      number += 1;
      return number;
    },
    nextTimestamp: () => {
      lastTimestamp = Math.max(clock.now().getTime(), lastTimestamp + 1);
      return String(lastTimestamp);
    },
  };
}

export function newUserId(state: ZaloState): string {
  return String(4_339_761_418_830_368_000n + BigInt(state.nextNumber()));
}

export function newUser(state: ZaloState, id: string): ZaloUserRecord {
  const phone = `849${String(state.nextNumber()).padStart(8, '0')}`;
  return { id, name: 'Nguyễn An', phone, follower: false, blocked: false, restricted: false, bubbles: [] };
}
