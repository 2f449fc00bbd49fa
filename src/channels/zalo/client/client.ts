import { createHmac } from 'node:crypto';
import { ZaloApiError } from './errors.js';
import { type ZaloCall, type ZaloHttp, type ZaloRoots, zaloHttp, zaloRoots } from './http.js';
import {
  buildFile,
  buildInfoRequest,
  buildMedia,
  buildText,
  type ZaloButton,
  type ZaloInfoRequest,
  type ZaloMessage,
} from './messages.js';
import { type ZaloApp, type ZaloOAuth, zaloOAuth } from './oauth.js';
import type { TokenStore } from './token-store.js';
import { type ZaloTokens, zaloTokens } from './tokens.js';
import { uploadForm } from './upload.js';

export interface ZaloOaClientOptions extends ZaloApp {
  tokenStore: TokenStore;
  /** The first refresh token, from the console; see `ZaloTokensOptions.seed`. */
  seedRefreshToken?: string;
  now: () => Date;
  roots?: Partial<ZaloRoots>;
  /** For one call, in milliseconds. Zalo's own answers take well under two seconds. */
  timeoutMs?: number;
  /** Send `appsecret_proof`: required once the app has it switched on, harmless before. */
  appSecretProof?: boolean;
  wait?: (ms: number) => Promise<void>;
}

export interface ZaloSendResult {
  messageId: string;
  userId: string;
  /** Milliseconds since the epoch, as text; empty when Zalo leaves it out. */
  sentTime: string;
}

export interface ZaloUser {
  userId: string;
  displayName: string;
  isFollower: boolean;
  /** Only what the person has shared with the OA. */
  shared?: { name?: string; phone?: string; address?: string };
}

export interface ZaloOa {
  oaId: string;
  name: string;
  packageName?: string;
}

/** A template as Zalo describes it: its state (`ENABLE` when it may be used), and the values it takes with how long they may be. */
export interface ZaloTemplate {
  status?: string | undefined;
  blanks?: { name: string; most?: number }[];
}

/** A message to a phone number, by an approved template ("ZNS"). `phone` is `84…`; `trackingId` is ours, up to 48 characters. */
export interface ZaloZnsMessage {
  phone: string;
  templateId: string;
  templateData: Record<string, string>;
  trackingId: string;
  mode?: 'development';
}

/**
 * Zalo's API for one official account. Every method throws `ZaloApiError`; a refused access token is renewed and the call made
 * once more, anything else is left to the caller. Ids are strings, also where Zalo writes numbers.
 */
export class ZaloOaClient {
  readonly oauth: ZaloOAuth;
  readonly tokens: ZaloTokens;
  readonly #options: ZaloOaClientOptions;
  readonly #call: ZaloHttp;
  readonly #close: () => void;
  readonly #proofOf: (accessToken: string) => string;

  constructor(options: ZaloOaClientOptions) {
    const { now, tokenStore: store, seedRefreshToken: seed, wait, timeoutMs = 10_000 } = options;
    const roots = { ...zaloRoots, ...options.roots };
    const http = zaloHttp(roots, timeoutMs);
    this.#options = options;
    this.#call = http.call;
    this.#close = http.close;
    this.#proofOf = proofs(options.appSecret);
    this.oauth = zaloOAuth(options, roots.oauth, http.call, now);
    this.tokens = zaloTokens({ store, seed, now, wait, lockMs: 3 * timeoutMs + 5000, refresh: this.oauth.refresh });
  }

  /** A consultation message ("tin tư vấn"): free for two days after the person's last act, possible for seven. */
  async sendCSMessage(userId: string, message: ZaloMessage): Promise<ZaloSendResult> {
    const body = { recipient: { user_id: userId }, message };
    return sendResult(await this.api({ host: 'api', method: 'POST', path: '/v3.0/oa/message/cs', body }));
  }

  sendText(userId: string, text: string, buttons?: ZaloButton[]): Promise<ZaloSendResult> {
    return this.sendCSMessage(userId, buildText(text, buttons));
  }

  sendImage(userId: string, attachmentId: string, text?: string): Promise<ZaloSendResult> {
    return this.sendCSMessage(userId, buildMedia({ media_type: 'image', attachment_id: attachmentId }, text));
  }

  sendFile(userId: string, token: string): Promise<ZaloSendResult> {
    return this.sendCSMessage(userId, buildFile(token));
  }

  requestUserInfo(userId: string, request: ZaloInfoRequest): Promise<ZaloSendResult> {
    return this.sendCSMessage(userId, buildInfoRequest(request));
  }

  /** A message by an approved template to somebody who is known by user id. */
  async sendTemplate(userId: string, templateId: string, templateData: Record<string, string>): Promise<ZaloSendResult> {
    const body = { user_id: userId, template_id: templateId, template_data: templateData };
    return sendResult(await this.api({ host: 'api', method: 'POST', path: '/v3.0/oa/message/template', body }));
  }

  async sendZns({ phone, templateId, templateData, trackingId, mode }: ZaloZnsMessage): Promise<{ messageId: string }> {
    const body = {
      phone,
      template_id: templateId,
      template_data: templateData,
      tracking_id: trackingId,
      ...(mode ? { mode } : {}),
    };
    const data = await this.api({ host: 'business', method: 'POST', path: '/message/template', body });
    return { messageId: idOf(data, 'msg_id') };
  }

  /** What an approved template for phone numbers asks for; fields that Zalo leaves out are undefined. */
  async templateInfo(templateId: string): Promise<ZaloTemplate> {
    const query = { template_id: templateId };
    const data = await this.api({ host: 'business', method: 'GET', path: '/template/info/v2', query });
    const listed = Array.isArray(data.listParams) ? (data.listParams as Record<string, unknown>[]) : undefined;
    const blanks = listed?.flatMap(({ name, maxLength }) => {
      const most = Number(maxLength);
      return typeof name === 'string' ? [{ name, ...(Number.isInteger(most) && most > 0 ? { most } : {}) }] : [];
    });
    return { status: textOf(data.status), ...(blanks ? { blanks } : {}) };
  }

  /** JPEG or PNG up to 1 MB. @returns an attachment id that lives seven days */
  async uploadImage(bytes: Buffer, filename: string): Promise<string> {
    const path = '/v2.0/oa/upload/image';
    return required(
      await this.api({ host: 'api', method: 'POST', path, body: uploadForm(bytes, filename) }),
      'attachment_id',
      path,
    );
  }

  /** PDF, Word or CSV up to 5 MB. @returns a token that lives seven days */
  async uploadFile(bytes: Buffer, filename: string): Promise<string> {
    const path = '/v2.0/oa/upload/file';
    return required(await this.api({ host: 'api', method: 'POST', path, body: uploadForm(bytes, filename) }), 'token', path);
  }

  async getUser(userId: string): Promise<ZaloUser> {
    const query = { data: JSON.stringify({ user_id: userId }) };
    const data = await this.api({ host: 'api', method: 'GET', path: '/v3.0/oa/user/detail', query });
    const shared = data.shared_info as Record<string, unknown> | undefined;
    return {
      userId: idOf(data, 'user_id'),
      displayName: textOf(data.display_name) ?? '',
      isFollower: data.user_is_follower === true,
      ...(shared ? { shared: { name: textOf(shared.name), phone: textOf(shared.phone), address: textOf(shared.address) } } : {}),
    };
  }

  async getOa(): Promise<ZaloOa> {
    const data = await this.api({ host: 'api', method: 'GET', path: '/v2.0/oa/getoa' });
    return {
      oaId: idOf(data, 'oa_id') || idOf(data, 'oaid'),
      name: textOf(data.name) ?? '',
      packageName: textOf(data.package_name),
    };
  }

  /** Any other call of the API: resolves with its `data`. */
  async api(call: ZaloCall): Promise<Record<string, unknown>> {
    const token = await this.#token(call.path, () => this.tokens.access());
    try {
      return await this.#authorized(call, token);
    } catch (error) {
      if (!(error instanceof ZaloApiError) || error.kind !== 'token') throw error;
    }
    return this.#authorized(call, await this.#token(call.path, () => this.tokens.renew(token)));
  }

  close(): void {
    this.#close();
  }

  /** Whatever goes wrong while getting a token, the call itself was not made: nothing about it is ambiguous. */
  async #token(path: string, get: () => Promise<string>): Promise<string> {
    try {
      return await get();
    } catch (error) {
      // A store's own error is not passed on: an ORM's may quote the row, and the row is the token.
      if (!(error instanceof ZaloApiError)) throw new ZaloApiError('transient', 'token_store', path);
      throw error.kind === 'ambiguous' ? new ZaloApiError('transient', error.code, error.endpoint, error.httpStatus) : error;
    }
  }

  async #authorized(call: ZaloCall, accessToken: string): Promise<Record<string, unknown>> {
    const headers: Record<string, string> = { ...call.headers, access_token: accessToken };
    if (this.#options.appSecretProof) headers.appsecret_proof = this.#proofOf(accessToken);
    const answer = await this.#call({ ...call, headers });
    const data = answer.data;
    return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
  }
}

/** Computed once a token: a token serves a day of messages. */
function proofs(appSecret: string): (accessToken: string) => string {
  let last = { accessToken: '', proof: '' };
  return (accessToken) => {
    if (last.accessToken !== accessToken)
      last = { accessToken, proof: createHmac('sha256', appSecret).update(accessToken).digest('hex') };
    return last.proof;
  };
}

function sendResult(data: Record<string, unknown>): ZaloSendResult {
  return { messageId: idOf(data, 'message_id'), userId: idOf(data, 'user_id'), sentTime: idOf(data, 'sent_time') };
}

/** An upload can answer "success" with nothing in it: then the file was not taken (a name without an extension). */
function required(data: Record<string, unknown>, key: string, path: string): string {
  const value = idOf(data, key);
  if (value === '') throw new ZaloApiError('payload', `no_${key}`, path);
  return value;
}

function idOf(data: Record<string, unknown>, key: string): string {
  return textOf(data[key]) ?? '';
}

/** Text, or a number as text; a phone that was not shared is the number 0. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return value === 0 ? undefined : String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
