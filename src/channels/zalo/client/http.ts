import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import axios, { type AxiosInstance, type AxiosResponse, isAxiosError } from 'axios';
import { kindOf, ZaloApiError, type ZaloHost } from './errors.js';
import { parseJson } from './json.js';

export interface ZaloRoots {
  oauth: string;
  api: string;
  business: string;
}

export const zaloRoots: ZaloRoots = {
  oauth: 'https://oauth.zaloapp.com',
  api: 'https://openapi.zalo.me',
  business: 'https://business.openapi.zalo.me',
};

export interface ZaloCall {
  host: ZaloHost;
  method: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  query?: Record<string, string>;
  /** An object is sent as JSON, URLSearchParams as a form, FormData as multipart. */
  body?: object;
}

/** One call to Zalo; resolves with the whole answer once it is known to be a success. */
export type ZaloHttp = (call: ZaloCall) => Promise<Record<string, unknown>>;

/** @param timeoutMs from the start of a call to the end of its answer. */
export function zaloHttp(roots: ZaloRoots, timeoutMs: number): { call: ZaloHttp; close(): void } {
  // An idle connection is given up soon: one that a router has silently dropped would swallow the next message.
  const idle = { keepAlive: true, timeout: 15_000 };
  const agents = { httpAgent: new HttpAgent(idle), httpsAgent: new HttpsAgent(idle) };
  const http = axios.create({
    ...agents,
    timeout: timeoutMs,
    // Redirects are never part of this API, and following one would send the token to another host.
    maxRedirects: 0,
    maxContentLength: 10_000_000,
    responseType: 'text',
    transformResponse: (text: unknown) => text,
    validateStatus: () => true,
  });
  return {
    call: async (call) => read(call, await send(http, roots, call)),
    close: () => {
      agents.httpAgent.destroy();
      agents.httpsAgent.destroy();
    },
  };
}

async function send(http: AxiosInstance, roots: ZaloRoots, call: ZaloCall): Promise<AxiosResponse<unknown>> {
  const url = new URL(roots[call.host].replace(/\/+$/, '') + call.path);
  for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value);
  try {
    return await http.request({
      method: call.method,
      url: url.href,
      headers: call.headers,
      data: call.body,
      // An emulator on this machine is never behind the proxy that HTTP_PROXY names.
      ...(isLoopback(url.hostname) ? { proxy: false as const } : {}),
    });
  } catch (error) {
    // The axios error is not kept as the cause: it carries the request, and with it the token and the message.
    if (!isAxiosError(error)) throw error;
    const code = error.code === 'ECONNABORTED' ? 'timeout' : (error.code ?? 'network');
    throw new ZaloApiError(neverConnected.has(code) ? 'transient' : 'ambiguous', code, call.path);
  }
}

/** Failures that come before the first byte of a request is written. */
const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL']);

function read(call: ZaloCall, response: AxiosResponse<unknown>): Record<string, unknown> {
  const fail = (kind: ZaloApiError['kind'], code: string): never => {
    throw new ZaloApiError(kind, code, call.path, response.status);
  };
  const text = typeof response.data === 'string' ? response.data.trim() : '';
  const answer = asObject(text);
  // An error code in an answer says more than its HTTP status, except when the server itself is in trouble.
  if (response.status === 429 || response.status >= 500) return fail('transient', `http_${response.status}`);
  if (answer === undefined) return fail('transient', response.status === 200 ? notAnAnswer(text) : `http_${response.status}`);
  // The OAuth host writes the code as a string at times.
  const code = Number(answer.error ?? 0);
  if (Number.isNaN(code)) return fail('unknown', 'not_a_code');
  if (code !== 0) return fail(kindOf(call.host, code), String(code));
  if (response.status !== 200) return fail('transient', `http_${response.status}`);
  return answer;
}

function notAnAnswer(text: string): string {
  return text === '' ? 'empty_body' : 'not_json';
}

function asObject(text: string): Record<string, unknown> | undefined {
  try {
    const value = parseJson(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host.startsWith('127.');
}
