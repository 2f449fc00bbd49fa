/**
 * What went wrong with a call, in the few kinds that ask for different conduct.
 *
 * - `token`: the access token is not accepted; refresh it and repeat the call once.
 * - `consent`: the refresh token is spent, expired or revoked; an administrator of the OA must grant the app again.
 * - `config`: the app, the OA, its package or its billing does not allow this; nobody gets through until an operator acts.
 * - `rate`: too many calls a minute, for the whole app.
 * - `quota`: an allowance (ours or this person's) is used up for now; `night`: not between 22:00 and 06:00.
 * - `recipient`: this person cannot be written to; `window`: they can again once they write to us (seven days).
 * - `payload`: the call itself is refused, and will be again.
 * - `transient`: nothing was accepted; the same call may succeed later.
 * - `ambiguous`: the call was written and no answer came; it may have been carried out.
 * - `unknown`: a code that is not in the tables below.
 */
export type ZaloErrorKind =
  | 'token'
  | 'consent'
  | 'config'
  | 'rate'
  | 'quota'
  | 'night'
  | 'recipient'
  | 'window'
  | 'payload'
  | 'transient'
  | 'ambiguous'
  | 'unknown';

/** Which of Zalo's hosts was called: the same number means different things on different hosts (-100, -118). */
export type ZaloHost = 'oauth' | 'api' | 'business';

/**
 * A call that did not succeed. `code` is Zalo's number as text, or our word for a failure without one (`timeout`, `http_502`,
 * `empty_body`, `not_json`, `ECONNREFUSED`). Never holds a token, an id, a phone or a message: it may be logged as it is.
 */
export class ZaloApiError extends Error {
  constructor(
    readonly kind: ZaloErrorKind,
    readonly code: string,
    readonly endpoint: string,
    readonly httpStatus?: number,
  ) {
    super(`Zalo ${endpoint}: ${kind} (${code})`);
    this.name = 'ZaloApiError';
  }
}

/** https://developers.zalo.me/docs/official-account/phu-luc/ma-loi, and the retired codes that are still seen. */
const apiCodes: Record<number, ZaloErrorKind> = {
  [-32]: 'rate',
  // The uploaded asset has expired or Zalo failed to send: the whole message may be tried again.
  [-100]: 'transient',
  [-200]: 'transient',
  [-214]: 'transient',
  [-216]: 'token',
  [-220]: 'token',
  [-124]: 'token',
  [-211]: 'quota',
  [-218]: 'quota',
  [-311]: 'quota',
  [-234]: 'night',
  [-213]: 'recipient',
  [-217]: 'recipient',
  [-222]: 'recipient',
  [-227]: 'recipient',
  [-237]: 'recipient',
  [-244]: 'recipient',
  [-403]: 'recipient',
  [-230]: 'window',
  [-232]: 'window',
  [-305]: 'window',
  [-201]: 'payload',
  [-210]: 'payload',
  [-233]: 'payload',
  [-238]: 'payload',
  [-240]: 'payload',
  [-241]: 'payload',
  [-248]: 'payload',
  [-249]: 'payload',
  [-1340]: 'payload',
  [-1341]: 'payload',
  404: 'payload',
  112: 'config',
  [-202]: 'config',
  [-204]: 'config',
  [-205]: 'config',
  [-207]: 'config',
  [-208]: 'config',
  [-209]: 'config',
  [-212]: 'config',
  [-215]: 'config',
  [-219]: 'config',
  [-221]: 'config',
  [-223]: 'config',
  [-224]: 'config',
  [-235]: 'config',
  [-242]: 'config',
  [-320]: 'config',
  [-321]: 'config',
};

/** Messages to a phone number (ZNS, since 2026 "ZBS template message"): https://zalo.cloud/zns/guidelines/handle-error-code */
const businessCodes: Record<number, ZaloErrorKind> = {
  [-32]: 'rate',
  [-100]: 'transient',
  [-124]: 'token',
  [-133]: 'night',
  ...kinds('quota', [-144, -1441, -147, -1471, -1472]),
  ...kinds('recipient', [-110, -114, -118, -119, -134, -139, -140, -141]),
  ...kinds('config', [-101, -102, -103, -104, -105, -115, -117, -120, -1201, -1202, -1241, -125, -126, -127, -128, -129]),
  ...kinds('config', [-131, -135, -1351, -136, -137, -138, -1381, -142, -143, -145, -146]),
  ...kinds('payload', [-106, -107, -108, -109, -1091, -111, -112, -1121, -1122, -1123, -1124, -113, -1131, -1132, -116, -121]),
  ...kinds('payload', [-122, -123, -130, -132, -148, -149, -150]),
};

/**
 * -14002 app, -14003 redirect uri, -14004 secret, -14018 grant type, -14012 and -14024 ownership: with these the refresh token
 * was not used and stays good, so only the ones that speak of the token or the code ask for a new consent.
 */
const oauthCodes: Record<number, ZaloErrorKind> = {
  ...kinds('consent', [-14005, -14014, -118]),
  ...kinds('config', [-14002, -14003, -14004, -14012, -14018, -14024]),
};

const tables: Record<ZaloHost, Record<number, ZaloErrorKind>> = { oauth: oauthCodes, api: apiCodes, business: businessCodes };

export function kindOf(host: ZaloHost, code: number): ZaloErrorKind {
  return tables[host][code] ?? 'unknown';
}

function kinds(kind: ZaloErrorKind, codes: readonly number[]): Record<number, ZaloErrorKind> {
  return Object.fromEntries(codes.map((code) => [code, kind]));
}
