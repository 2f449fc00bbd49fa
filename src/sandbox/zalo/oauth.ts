import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { route } from './gate.js';
import { mintPair, type ZaloState } from './state.js';

/** The token endpoint: form encoding, the app secret in a header, pairs that work once. Errors are HTTP 200. */
export function oauthRoutes(app: FastifyInstance, state: ZaloState): void {
  route(app, state, {
    host: 'oauth',
    method: 'POST',
    path: '/v4/oa/access_token',
    answer: (request) => {
      const result = mint(state, request);
      if (typeof result !== 'number') return JSON.stringify(result);
      if (result === -14014 && state.switches.emptyAnswerForSpentToken) return undefined;
      // The code is quoted at times; ours always is, so that nobody relies on a number.
      return JSON.stringify({ error: String(result), error_name: names[result], error_description: '', ref_doc: '' });
    },
  });
}

const names: Record<number, string> = {
  [-14002]: 'Invalid app id.',
  [-14004]: 'Invalid secret key.',
  [-14005]: 'Invalid authorization code.',
  [-14014]: 'Invalid refresh token.',
  [-14018]: 'Invalid grant type.',
};

/** A new pair, or the code of the refusal. */
function mint(state: ZaloState, request: FastifyRequest): Record<string, string> | number {
  const form = request.body;
  if (!(form instanceof URLSearchParams)) {
    state.violations.push('access_token: the body must be form encoded');
    return -14018;
  }
  if (form.has('secret_key')) state.violations.push('access_token: secret_key is a header, not a field');
  if (form.get('app_id') !== state.account.appId) return -14002;
  if (request.headers.secret_key !== state.account.appSecret) return -14004;
  const grant = form.get('grant_type');
  if (grant === 'refresh_token') return refresh(state, form.get('refresh_token') ?? '');
  if (grant === 'authorization_code') return exchange(state, form.get('code') ?? '', form.get('code_verifier'));
  return -14018;
}

function refresh(state: ZaloState, token: string): Record<string, string> | number {
  if (token !== state.pair.refresh || state.pair.refreshUntil <= state.clock.now()) return -14014;
  return rotate(state);
}

function exchange(state: ZaloState, code: string, verifier: string | null): Record<string, string> | number {
  const granted = state.codes.get(code);
  state.codes.delete(code);
  if (!granted || granted.until <= state.clock.now()) return -14005;
  const challenge = verifier === null ? undefined : createHash('sha256').update(verifier).digest('base64url');
  return granted.challenge === challenge ? rotate(state) : -14005;
}

function rotate(state: ZaloState): Record<string, string> {
  state.spentRefreshTokens.add(state.pair.refresh);
  state.spentAccessTokens.add(state.pair.access);
  state.pair = mintPair(state.clock, state.nextNumber());
  state.counts.refreshes += 1;
  return {
    access_token: state.pair.access,
    refresh_token: state.pair.refresh,
    expires_in: '90000',
    refresh_token_expires_in: '7776000',
  };
}
