import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWeakCode } from '../../src/domain/check-in.js';
import {
  activityOfKey,
  codeStepMs,
  isRoomKey,
  makeRoomSecret,
  passToken,
  qrStepMs,
  qrToken,
  readToken,
  roomCode,
  roomCodeStanding,
  roomKey,
  roomState,
  tokenStanding,
} from '../../src/domain/room.js';

const secret = makeRoomSecret((below) => Math.floor(below / 3));
const other = makeRoomSecret((below) => Math.floor(below / 2));
const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2036-01-01'), noInvalidDate: true });
const id = fc.constant(null).map(() => randomUUID());
const later = (at: Date, ms: number) => new Date(at.getTime() + ms);

describe('the QR of a room', () => {
  test('a photo of it is good while it stands there and shortly after, and useless after 30 seconds, whenever it was taken', () => {
    fc.assert(
      fc.property(moment, id, fc.integer({ min: 0, max: 120_000 }), (shown, activityId, waited) => {
        const token = readToken(qrToken(secret, activityId, shown))!;
        expect(token.activityId).toBe(activityId);
        const standing = tokenStanding(secret, token, later(shown, waited));
        // Whoever scans what stands there has at least a step to open it.
        if (waited <= qrStepMs) expect(standing).toBe('good');
        if (waited >= 30_000) expect(standing).toBe('over');
      }),
    );
  });

  test('late is judged by when it was done: a scan in time that arrives an hour later is good', () => {
    const shown = new Date('2026-03-12T12:00:03Z');
    const token = readToken(qrToken(secret, randomUUID(), shown))!;
    expect(tokenStanding(secret, token, later(shown, 5_000))).toBe('good');
    expect(tokenStanding(secret, token, later(shown, 3600_000))).toBe('over');
  });

  test('a platform whose clock runs behind ours shuts nobody out', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 60_000 }), (shown, behind) => {
        expect(tokenStanding(secret, readToken(qrToken(secret, randomUUID(), shown))!, later(shown, -behind))).toBe('good');
      }),
    );
  });

  test('with any letter changed, of another activity or another secret, it is forged', () => {
    fc.assert(
      fc.property(moment, id, fc.nat({ max: 39 }), fc.nat({ max: 62 }), (now, activityId, place, by) => {
        const real = qrToken(secret, activityId, now);
        const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
        const letter = alphabet[(alphabet.indexOf(real[place]!) + 1 + by) % 64]!;
        const changed = readToken(real.slice(0, place) + letter + real.slice(place + 1));
        if (changed) expect(tokenStanding(secret, changed, now)).toBe('forged');
        expect(tokenStanding(other, readToken(real)!, now)).toBe('forged');
      }),
    );
  });

  test('a text that is none is read as none', () => {
    fc.assert(fc.property(fc.string({ maxLength: 60 }), (text) => void readToken(text)));
    for (const text of ['', '4821', 'a'.repeat(39), 'a'.repeat(41), `${'a'.repeat(39)}ô`, `${'a'.repeat(39)} `])
      expect(readToken(text)).toBeUndefined();
  });

  test('a pass is good for the minute after it was given', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 300_000 }), (given, waited) => {
        const standing = tokenStanding(secret, readToken(passToken(secret, randomUUID(), given))!, later(given, waited));
        if (waited <= 59_000) expect(standing).toBe('good');
        if (waited >= 60_000) expect(standing).toBe('over');
      }),
    );
  });

  test('a deep link can carry it', () => {
    fc.assert(
      fc.property(moment, id, (now, one) => {
        expect(`dq_${qrToken(secret, one, now)}`).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
      }),
    );
  });
});

describe('the code of a room', () => {
  test('is four digits, never one that people try first, and good for one to two minutes', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 600_000 }), (shown, waited) => {
        const code = roomCode(secret, shown);
        expect(code).toMatch(/^\d{4}$/);
        expect(isWeakCode(code)).toBe(false);
        const at = later(shown, waited);
        if (waited <= codeStepMs)
          expect(roomCodeStanding(secret, code, { openAt: shown, closeAt: later(shown, 3600_000) }, at)).toBe('good');
        // Now and then the same code is drawn again within minutes; one that is neither good nor past would be a mistake.
        else expect(roomCodeStanding(secret, code, { openAt: shown, closeAt: later(shown, 3600_000) }, at)).not.toBeNull();
      }),
    );
  });

  test('most codes do not come back: an old one is known as old, one that never stood there as nothing', () => {
    const open = new Date('2026-03-12T11:55:00Z');
    const shown = Array.from({ length: 120 }, (_, n) => later(open, n * codeStepMs)).map((at) => roomCode(secret, at));
    const end = later(open, 120 * codeStepMs);
    expect(
      shown.filter((code) => roomCodeStanding(secret, code, { openAt: open, closeAt: end }, end) === 'past').length,
    ).toBeGreaterThan(100);
    const never = Array.from({ length: 1_000 }, (_, n) => String(n * 9 + 7).padStart(4, '0')).filter(
      (one) => !shown.includes(one),
    );
    // A day later they are still known as what they were, and none of the codes that would have followed.
    const tomorrow = later(end, 24 * 3600_000);
    expect(shown.filter((code) => roomCodeStanding(secret, code, { openAt: open, closeAt: end }, tomorrow) === null)).toEqual([]);
    expect(never.filter((code) => roomCodeStanding(secret, code, { openAt: open, closeAt: end }, end) === 'past')).toEqual([]);
  });

  test('does not tell what comes next: the codes of two activities have nothing in common', () => {
    const now = new Date('2026-03-12T11:55:00Z');
    const same = Array.from({ length: 1000 }, (_, n) => later(now, n * codeStepMs)).filter(
      (at) => roomCode(secret, at) === roomCode(other, at),
    );
    expect(same.length).toBeLessThan(5);
  });

  test('is taken a little before our screen shows it, for a platform whose clock runs behind', () => {
    const next = new Date('2026-03-12T12:00:00Z');
    const code = roomCode(secret, next);
    expect(
      roomCodeStanding(secret, code, { openAt: later(next, -600_000), closeAt: later(next, 600_000) }, later(next, -5_000)),
    ).toBe('good');
    expect(
      roomCodeStanding(secret, code, { openAt: later(next, -600_000), closeAt: later(next, 600_000) }, later(next, -15_000)),
    ).toBeNull();
  });
});

describe('the key of a room’s page', () => {
  test('opens this activity’s page and no other', () => {
    fc.assert(
      fc.property(id, id, (one, two) => {
        const key = roomKey(secret, one);
        expect(activityOfKey(key)).toBe(one);
        expect(isRoomKey(secret, key)).toBe(true);
        expect(isRoomKey(other, key)).toBe(false);
        expect(isRoomKey(secret, roomKey(secret, two).slice(0, 22) + key.slice(22))).toBe(false);
      }),
    );
  });

  test('what was scanned in the room opens no page: a token is no key', () => {
    const activityId = randomUUID();
    expect(isRoomKey(secret, qrToken(secret, activityId, new Date('2026-03-12T12:00:00Z')))).toBe(false);
  });

  test('shows the door while it is open, waits while the meeting lasts, and ends with it', () => {
    const startAt = new Date('2026-03-12T12:00:00Z');
    const minute = (n: number) => later(startAt, n * 60_000);
    const meeting = { state: 'called' as const, startAt, endAt: null, checkInOpenAt: minute(-5), checkInCloseAt: minute(30) };
    expect(roomState(meeting, minute(0))).toBe('open');
    expect(roomState(meeting, minute(30))).toBe('closed');
    expect(roomState(meeting, minute(180))).toBe('over');
    expect(roomState({ ...meeting, endAt: minute(60) }, minute(60))).toBe('over');
    expect(roomState({ ...meeting, state: 'done' }, minute(1))).toBe('over');
    expect(roomState({ ...meeting, state: 'cancelled' }, minute(1))).toBe('over');
  });
});
