import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * The signature of a webhook call: SHA-256 (not HMAC) over app id, the exact bytes of the body, the body's own timestamp and
 * the *OA secret key*, which is another secret than the app secret of OAuth.
 * https://developers.zalo.me/docs/official-account/webhook/xac-thuc-nguon-gui
 */
export interface Signed {
  appId: string;
  body: Buffer | string;
  timestamp: string;
  oaSecretKey: string;
}

/** The value of the header `X-ZEvent-Signature`. */
export function sign({ appId, body, timestamp, oaSecretKey }: Signed): string {
  const mac = createHash('sha256').update(appId).update(body).update(timestamp).update(oaSecretKey).digest('hex');
  return `mac=${mac}`;
}

/** `header` is taken with or without `mac=`, as both were seen. Compares in constant time. */
export function verifySignature(signed: Signed, header: string | undefined): boolean {
  const claimed = /^(?:mac\s*=\s*)?([0-9a-f]{64})$/i.exec(header?.trim() ?? '')?.[1]?.toLowerCase();
  if (claimed === undefined) return false;
  return timingSafeEqual(Buffer.from(`mac=${claimed}`), Buffer.from(sign(signed)));
}
