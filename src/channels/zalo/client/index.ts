export * from './client.js';
export * from './errors.js';
export type { ZaloCall, ZaloRoots } from './http.js';
export { parseJson } from './json.js';
export * from './messages.js';
export { generatePKCE, getCodeChallenge, type ZaloApp, type ZaloOAuth } from './oauth.js';
export { sign, verifySignature } from './signature.js';
export type * from './token-store.js';
