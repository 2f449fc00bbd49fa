import { createHash, createHmac } from 'node:crypto';
import { byApp } from './reads.js';
import { newUserId } from './start.js';
import type { ZaloState } from './state.js';
import type { ZaloWebhookCall } from './webhook.js';

export const forgeries = [
  'wrong mac',
  'missing header',
  'HMAC in place of the hash',
  'signed with the app secret',
  'body changed after signing',
  "another app's event",
  "another OA's event",
  'stale',
] as const;
export type Forgery = (typeof forgeries)[number];

const hour = 3600_000;

/** A call that claims to come from Zalo and must be refused: an ordinary text, spoilt. */
export function forge(kind: Forgery, state: ZaloState): ZaloWebhookCall {
  const event = honestText(state);
  const { appId, appSecret, oaSecretKey } = state.account;
  const call = (changed: Record<string, unknown>, macOf: (body: string, timestamp: string) => string | undefined) => {
    const body = JSON.stringify(changed);
    const mac = macOf(body, String(changed.timestamp));
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (mac !== undefined) headers['x-zevent-signature'] = `mac=${mac}`;
    return { headers, body: Buffer.from(body) };
  };
  const hash =
    (secret: string, app = appId) =>
    (body: string, timestamp: string) =>
      createHash('sha256').update(app).update(body).update(timestamp).update(secret).digest('hex');

  switch (kind) {
    case 'wrong mac':
      return call(event, () => '0'.repeat(64));
    case 'missing header':
      return call(event, () => undefined);
    case 'HMAC in place of the hash':
      return call(event, (body, timestamp) =>
        createHmac('sha256', oaSecretKey)
          .update(appId + body + timestamp)
          .digest('hex'),
      );
    case 'signed with the app secret':
      return call(event, hash(appSecret));
    case 'body changed after signing': {
      const honest = call(event, hash(oaSecretKey));
      return { ...honest, body: Buffer.from(honest.body.toString('utf8').replace('{', '{ ')) };
    }
    case "another app's event":
      return call({ ...event, app_id: '9999999999999999999' }, hash(oaSecretKey));
    case "another OA's event":
      return call({ ...event, recipient: { id: '8888888888888888888' } }, hash(oaSecretKey));
    case 'stale':
      return call({ ...event, timestamp: String(Number(event.timestamp) - 4 * hour) }, hash(oaSecretKey));
  }
}

function honestText(state: ZaloState): Record<string, unknown> {
  const id = newUserId(state);
  return {
    app_id: state.account.appId,
    user_id_by_app: byApp(id),
    event_name: 'user_send_text',
    timestamp: state.nextTimestamp(),
    sender: { id },
    recipient: { id: state.account.oaId },
    message: { msg_id: `forged-${id}`, text: 'Xin chào' },
  };
}
