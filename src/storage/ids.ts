import { randomBytes } from 'node:crypto';

/**
 * A UUIDv7 (RFC 9562 §5.7): the time first, so that ids made later sort later; within a millisecond a counter keeps the
 * order in which one process made them (method 1 of §6.2).
 */
export type NewId = () => string;

export function idsFrom(now: () => Date): NewId {
  let lastMs = 0;
  let counter = 0;
  return () => {
    const ms = Math.max(now().getTime(), lastMs);
    counter = ms === lastMs ? counter + 1 : 0;
    if (counter > 0xfff) {
      lastMs = ms + 1; // 4,096 ids in one millisecond: borrow the next one rather than lose the order
      counter = 0;
    } else lastMs = ms;
    const bytes = randomBytes(16);
    bytes.writeUIntBE(lastMs, 0, 6);
    bytes.writeUInt16BE(0x7000 | counter, 6);
    bytes[8] = 0x80 | (bytes[8]! & 0x3f);
    const hex = bytes.toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  };
}
