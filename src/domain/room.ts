import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Activity } from './activities.js';
import { isWeakCode } from './check-in.js';

/**
 * The room's own proof of being there: a QR and a code on a screen that renew themselves. Both follow from a secret of the activity and
 * the time, so that nothing is stored for them and every process knows them. All times are moments that somebody's deed was made.
 */

/**
 * A new QR every 15 s; the one before is still taken, because it was scanned while it stood there. So a photo of it is good for at most
 * 30 s, and whoever scans in the last moment has 15 s to open it.
 */
export const qrStepMs = 15_000;
/**
 * A scan that opened our page in time leads to Telegram with a pass: a slow phone has a minute to press the button. The pass is not in
 * the QR, nor in the page's address.
 */
export const passMs = 60_000;
/**
 * A new code every minute, the one before is still taken: one to two minutes to unlock a phone, open the chat and type it. A code can be
 * read out over the telephone however short it lives; 30 s would only shut out those who type slowly.
 */
export const codeStepMs = 60_000;
/** The platform's clock may run behind ours: a code that is on the screen by ours is taken so much earlier by theirs. */
const skewMs = 10_000;
/** How far back a code is known as one that stood on the screen. */
const longestPastMs = 12 * 3600_000;

export type TokenKind = 'qr' | 'pass';
export interface RoomToken {
  activityId: string;
  kind: TokenKind;
  /** The step of a QR; the second in which a pass was given. */
  at: number;
  proof: Buffer;
}

const kinds: readonly TokenKind[] = ['qr', 'pass'];
const idBytes = 16;
const headBytes = idBytes + 1 + 4;
const proofBytes = 9;
const keyProofBytes = 14;
const signs = /^[A-Za-z0-9_-]{40}$/;

/** 256 bits. `random(n)` gives a whole number in [0, n). */
export function makeRoomSecret(random: (below: number) => number): string {
  return Buffer.from(Array.from({ length: 32 }, () => random(256))).toString('base64url');
}

/** What the QR of a moment carries: 40 letters and digits, short enough for a deep link. */
export function qrToken(secret: string, activityId: string, now: Date): string {
  return written(secret, activityId, 'qr', Math.floor(now.getTime() / qrStepMs));
}

export function passToken(secret: string, activityId: string, now: Date): string {
  return written(secret, activityId, 'pass', Math.floor(now.getTime() / 1000));
}

function written(secret: string, activityId: string, kind: TokenKind, at: number): string {
  const head = Buffer.alloc(headBytes);
  head.set(idOf(activityId));
  head.writeUInt8(kinds.indexOf(kind), idBytes);
  head.writeUInt32BE(at, idBytes + 1);
  return Buffer.concat([head, proof(secret, head, proofBytes)]).toString('base64url');
}

/** The parts of a token, unproved; undefined for a text that cannot be one. */
export function readToken(text: string): RoomToken | undefined {
  if (!signs.test(text)) return undefined;
  const bytes = Buffer.from(text, 'base64url');
  const kind = kinds[bytes.readUInt8(idBytes)];
  if (!kind) return undefined;
  return { activityId: idFrom(bytes), kind, at: bytes.readUInt32BE(idBytes + 1), proof: bytes.subarray(headBytes) };
}

/**
 * `over`: it was on our screen, but too long before `at`. One from later than `at` was ours all the same: then the other clock is
 * behind.
 */
export function tokenStanding(secret: string, token: RoomToken, at: Date): 'good' | 'over' | 'forged' {
  const real = readToken(written(secret, token.activityId, token.kind, token.at))!;
  if (!timingSafeEqual(real.proof, token.proof)) return 'forged';
  const until = token.kind === 'qr' ? (token.at + 2) * qrStepMs : token.at * 1000 + passMs;
  return at.getTime() < until ? 'good' : 'over';
}

/** The code on the screen at a moment. */
export function roomCode(secret: string, now: Date): string {
  return codeOfStep(secret, Math.floor(now.getTime() / codeStepMs));
}

/** Milliseconds until the screen shows the next one. */
export function untilNextStep(now: Date, stepMs: number): number {
  return stepMs - (now.getTime() % stepMs);
}

function codeOfStep(secret: string, step: number): string {
  for (let n = 0; ; n++) {
    const code = String(hmac(secret, `code ${step} ${n}`).readUInt32BE() % 10_000).padStart(4, '0');
    if (!isWeakCode(code)) return code;
  }
}

/** `past`: it stood there earlier while the door was open; null: never. */
export function roomCodeStanding(
  secret: string,
  code: string,
  { openAt, closeAt }: { openAt: Date; closeAt: Date },
  at: Date,
): 'good' | 'past' | null {
  const now = Math.floor(at.getTime() / codeStepMs);
  const next = Math.floor((at.getTime() + skewMs) / codeStepMs);
  if ([now, now - 1, next].some((step) => codeOfStep(secret, step) === code)) return 'good';
  const end = Math.min(at.getTime(), closeAt.getTime());
  const first = Math.floor(Math.max(openAt.getTime(), end - longestPastMs) / codeStepMs);
  for (let step = Math.floor(end / codeStepMs); step >= first; step--) if (codeOfStep(secret, step) === code) return 'past';
  return null;
}

/** The key of the room's page: whoever has it sees what the screen shows, and nothing else. */
export function roomKey(secret: string, activityId: string): string {
  const id = idOf(activityId);
  return Buffer.concat([id, proof(secret, id, keyProofBytes)]).toString('base64url');
}

/** The activity that a key speaks of, unproved; undefined for a text that cannot be one. */
export function activityOfKey(key: string): string | undefined {
  return signs.test(key) ? idFrom(Buffer.from(key, 'base64url')) : undefined;
}

export function isRoomKey(secret: string, key: string): boolean {
  const activityId = activityOfKey(key);
  if (!activityId) return false;
  return timingSafeEqual(Buffer.from(roomKey(secret, activityId)), Buffer.from(key));
}

/**
 * `open`: the screen shows QR and code; `closed`: the door is shut, but the meeting goes on and it may open again; `over`: the link
 * has ended.
 */
export type RoomState = 'open' | 'closed' | 'over';

type Timed = Pick<Activity, 'state' | 'startAt' | 'endAt' | 'checkInOpenAt' | 'checkInCloseAt'>;

export function roomState({ state, startAt, endAt, checkInOpenAt, checkInCloseAt }: Timed, now: Date): RoomState {
  if (state !== 'called') return 'over';
  if (checkInOpenAt && checkInCloseAt && checkInOpenAt <= now && now < checkInCloseAt) return 'open';
  // Nobody said when it ends: three hours, as for the door.
  const end = endAt ?? new Date(startAt.getTime() + 3 * 3600_000);
  return now < end ? 'closed' : 'over';
}

function proof(secret: string, of: Buffer, bytes: number): Buffer {
  return hmac(secret, of).subarray(0, bytes);
}

function hmac(secret: string, of: Buffer | string): Buffer {
  return createHmac('sha256', secret).update(of).digest();
}

function idOf(activityId: string): Buffer {
  return Buffer.from(activityId.replaceAll('-', ''), 'hex');
}

function idFrom(bytes: Buffer): string {
  const hex = bytes.subarray(0, idBytes).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
