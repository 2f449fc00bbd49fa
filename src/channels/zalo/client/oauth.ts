import { createHash, randomBytes } from 'node:crypto';
import { ZaloApiError } from './errors.js';
import type { ZaloHttp } from './http.js';
import type { TokenPair } from './token-store.js';

export interface ZaloApp {
  appId: string;
  appSecret: string;
}

export const accessTokenPath = '/v4/oa/access_token';

/** OAuth v4 for official accounts: https://developers.zalo.me/docs/official-account/bat-dau/xac-thuc-va-uy-quyen */
export interface ZaloOAuth {
  /** The page on which an administrator of the OA grants the app. */
  getPermissionUrl(page: { redirectUri: string; state?: string; codeChallenge?: string }): string;
  /** @throws ZaloApiError */
  exchangeCode(code: string, codeVerifier?: string): Promise<TokenPair>;
  /** Spends `refreshToken`. @throws ZaloApiError `consent` when it is refused for good. */
  refresh(refreshToken: string): Promise<TokenPair>;
}

export function zaloOAuth(app: ZaloApp, root: string, call: ZaloHttp, now: () => Date): ZaloOAuth {
  async function mint(fields: Record<string, string>): Promise<TokenPair> {
    const answer = await call({
      host: 'oauth',
      method: 'POST',
      path: accessTokenPath,
      headers: { secret_key: app.appSecret },
      body: new URLSearchParams({ ...fields, app_id: app.appId }),
    }).catch((error: unknown) => {
      throw isSpentTokenAnswer(error) ? new ZaloApiError('consent', error.code, accessTokenPath, 200) : error;
    });
    const accessToken = answer.access_token;
    if (typeof accessToken !== 'string' || accessToken === '')
      throw new ZaloApiError('transient', 'no_access_token', accessTokenPath);
    const renewed = answer.refresh_token;
    return {
      accessToken,
      accessExpiresAt: after(now(), answer.expires_in, 3600),
      // An answer without a new refresh token leaves the old one in force; a code exchange always brings one.
      refreshToken: typeof renewed === 'string' && renewed !== '' ? renewed : (fields.refresh_token ?? ''),
      refreshExpiresAt: after(now(), answer.refresh_token_expires_in, 90 * 24 * 3600),
    };
  }

  return {
    getPermissionUrl({ redirectUri, state, codeChallenge }) {
      const url = new URL(`${root.replace(/\/+$/, '')}/v4/oa/permission`);
      url.searchParams.set('app_id', app.appId);
      url.searchParams.set('redirect_uri', redirectUri);
      if (codeChallenge) url.searchParams.set('code_challenge', codeChallenge);
      if (state) url.searchParams.set('state', state);
      return url.href;
    },
    exchangeCode: (code, codeVerifier) =>
      mint({ code, grant_type: 'authorization_code', ...(codeVerifier ? { code_verifier: codeVerifier } : {}) }),
    refresh: (refreshToken) => mint({ refresh_token: refreshToken, grant_type: 'refresh_token' }),
  };
}

/** PKCE: a 43-character verifier, and its challenge, both base64url without padding. */
export function generatePKCE(): { codeVerifier: string; codeChallenge: string } {
  const codeVerifier = randomBytes(32).toString('base64url');
  return { codeVerifier, codeChallenge: getCodeChallenge(codeVerifier) };
}

export function getCodeChallenge(codeVerifier: string): string {
  return createHash('sha256').update(codeVerifier).digest('base64url');
}

/** An already spent refresh token has been seen to answer 200 with nothing in it. */
function isSpentTokenAnswer(error: unknown): error is ZaloApiError {
  return error instanceof ZaloApiError && error.code === 'empty_body';
}

/** `seconds` is a string on the wire; `otherwise` when it is missing or no number. */
function after(now: Date, seconds: unknown, otherwise: number): Date {
  const given = Number(seconds ?? Number.NaN);
  return new Date(now.getTime() + (Number.isFinite(given) && given > 0 ? given : otherwise) * 1000);
}
