import { SendFailure } from '../channel.js';

/**
 * A choice's address in a button's `callback_data`, which holds 1 to 64 bytes (https://core.telegram.org/bots/api#inlinekeyboardbutton).
 * An address with two UUIDs is longer than that, so each canonical UUID travels as `~` and its 16 bytes in base64url (22 characters
 * instead of 36). A `~` of the address itself is doubled, so every address comes back exactly.
 */
const limit = 64;
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
// 22 characters hold 132 bits: the last one of 128 bits is always A, Q, g or w.
const packed = /~(~|[A-Za-z0-9_-]{21}[AQgw])/g;

/** @throws SendFailure `rejected` when the address does not fit: a button that cannot be pressed must never be shown. */
export function toCallbackData(address: string): string {
  const data = address
    .replaceAll('~', '~~')
    .replace(uuid, (id) => `~${Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')}`);
  const bytes = Buffer.byteLength(data);
  if (bytes < 1 || bytes > limit) throw new SendFailure('rejected', 'button_address_length');
  return data;
}

/** Never throws: `data` is supplied by the client and can be anything; what is not packed by us is left as it is. */
export function fromCallbackData(data: string): string {
  return data.replace(packed, (_, inside: string) => {
    if (inside === '~') return '~';
    const hex = Buffer.from(inside, 'base64url').toString('hex');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  });
}
