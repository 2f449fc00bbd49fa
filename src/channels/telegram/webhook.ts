import { createHash, timingSafeEqual } from 'node:crypto';
import type { Received, WebhookRequest } from '../channel.js';
import type { Reading } from './receive.js';
import { type Update, update } from './update.js';

const secretHeader = 'x-telegram-bot-api-secret-token';

/**
 * Reads one webhook call: its secret, then its body. A body of a known bot with one strange field is accepted and ignored by name,
 * because Telegram repeats what is refused for 24 hours and holds back that person's later messages meanwhile.
 * @param secret 1 to 256 of `A-Z a-z 0-9 _ -`, given to setWebhook; without one every call is refused
 */
export function webhookReceiver(
  secret: string | undefined,
  read: (update: Update) => Reading,
): (request: WebhookRequest) => Received {
  return ({ headers, body }) => {
    if (!secret || !same(headers[secretHeader], secret)) return { kind: 'refused', status: 401, reason: 'bad_secret' };
    let json: unknown;
    try {
      json = JSON.parse(body.toString('utf8'));
    } catch {
      return { kind: 'refused', status: 400, reason: 'bad_json' };
    }
    const parsed = update.safeParse(json);
    if (!parsed.success) return { kind: 'refused', status: 400, reason: 'bad_shape' };
    const reading = read(parsed.data);
    return 'inbound' in reading
      ? { kind: 'accepted', inbounds: [reading.inbound] }
      : { kind: 'accepted', inbounds: [], ignored: reading.ignored };
  };
}

/** In constant time: hashing first makes the lengths equal. */
function same(given: string | string[] | undefined, secret: string): boolean {
  if (typeof given !== 'string') return false;
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}
