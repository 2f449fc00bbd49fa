import { Readable } from 'node:stream';
import { Busboy } from '@fastify/busboy';
import { badRequest } from './api.js';

export interface UploadedFile {
  name: string;
  mime: string;
  bytes: Buffer;
}

/** A call's parameters as Telegram's server has them: text whatever the encoding was, and files by the name of their part. */
export interface Given {
  values: Map<string, string>;
  files: Map<string, UploadedFile>;
}

/** Query string, JSON, urlencoded or multipart; the query wins over the body, the first of a repeated name wins. */
export async function readParameters(query: string, contentType: string, body: Buffer): Promise<Given> {
  const given: Given = { values: new Map(), files: new Map() };
  const put = (name: string, value: string) => {
    if (!given.values.has(name)) given.values.set(name, value);
  };
  for (const [name, value] of new URLSearchParams(query)) put(name, value);
  if (contentType.startsWith('application/json') && body.length > 0) readJson(body, put);
  else if (contentType.startsWith('application/x-www-form-urlencoded')) {
    for (const [name, value] of new URLSearchParams(body.toString('utf8'))) put(name, value);
  } else if (contentType.startsWith('multipart/form-data')) await readMultipart(contentType, body, put, given.files);
  return given;
}

function readJson(body: Buffer, put: (name: string, value: string) => void): void {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.toString('utf8'));
  } catch {
    throw badRequest("can't parse JSON object");
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw badRequest('JSON object expected');
  for (const [name, value] of Object.entries(parsed)) {
    if (value === null) continue;
    put(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
}

/** @fastify/busboy, because others drop grammY's file parts: their names are unquoted (`filename=cấp 1.png`). */
function readMultipart(
  contentType: string,
  body: Buffer,
  put: (name: string, value: string) => void,
  files: Map<string, UploadedFile>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const parser = new Busboy({ headers: { 'content-type': contentType } });
    parser.on('field', (name, value) => put(name, value));
    parser.on('file', (field, stream, name, _encoding, mime) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => files.set(field, { name, mime, bytes: Buffer.concat(chunks) }));
    });
    parser.on('finish', () => resolve());
    parser.on('error', () => reject(badRequest("can't parse multipart body")));
    Readable.from([body]).pipe(parser);
  });
}

type Kind = 'text' | 'integer' | 'boolean' | 'number' | 'json' | 'file';

/** What each method understands. The real server ignores what it does not know; here that is a mistake of ours to be found. */
const target = { chat_id: 'integer' } as const;
const sending = {
  ...target,
  message_thread_id: 'integer',
  disable_notification: 'boolean',
  protect_content: 'boolean',
  reply_parameters: 'json',
  reply_markup: 'json',
} as const;
const formatted = { parse_mode: 'text', entities: 'json', link_preview_options: 'json' } as const;
const captioned = { caption: 'text', parse_mode: 'text', caption_entities: 'json' } as const;
const editing = { ...target, message_id: 'integer', reply_markup: 'json' } as const;

const methods: Record<string, Record<string, Kind>> = {
  getMe: {},
  getUpdates: { offset: 'integer', limit: 'integer', timeout: 'integer', allowed_updates: 'json' },
  setWebhook: {
    url: 'text',
    ip_address: 'text',
    max_connections: 'integer',
    allowed_updates: 'json',
    drop_pending_updates: 'boolean',
    secret_token: 'text',
  },
  deleteWebhook: { drop_pending_updates: 'boolean' },
  getWebhookInfo: {},
  sendMessage: { ...sending, text: 'text', ...formatted },
  sendPhoto: { ...sending, photo: 'file', has_spoiler: 'boolean', ...captioned },
  sendDocument: { ...sending, document: 'file', disable_content_type_detection: 'boolean', ...captioned },
  sendLocation: { ...sending, latitude: 'number', longitude: 'number', horizontal_accuracy: 'number' },
  sendChatAction: { ...target, message_thread_id: 'integer', action: 'text' },
  editMessageText: { ...editing, text: 'text', ...formatted },
  editMessageCaption: { ...editing, ...captioned },
  editMessageReplyMarkup: editing,
  deleteMessage: { ...target, message_id: 'integer' },
  answerCallbackQuery: { callback_query_id: 'text', text: 'text', show_alert: 'boolean', url: 'text', cache_time: 'integer' },
  setMyCommands: { commands: 'json', scope: 'json', language_code: 'text' },
  getMyCommands: { scope: 'json', language_code: 'text' },
  getFile: { file_id: 'text' },
  getChat: target,
  getChatMember: { ...target, user_id: 'integer' },
};

const names = new Map(Object.keys(methods).map((name) => [name.toLowerCase(), name]));

/** Method names are case-insensitive. */
export const knownMethod = (name: string): string | undefined => names.get(name.toLowerCase());

const fits: Record<Kind, (value: string) => boolean> = {
  text: () => true,
  integer: (value) => /^-?\d+$/.test(value),
  number: (value) => /^-?\d+(\.\d+)?$/.test(value),
  boolean: (value) => value === 'true' || value === 'false',
  json: (value) => {
    try {
      return typeof JSON.parse(value) === 'object';
    } catch {
      return true; // the method itself has a better description
    }
  },
  file: () => true,
};

/** What is wrong with a call beyond what the real server would say, or undefined. Telegraf repeats `method` in its multipart bodies. */
export function strictProblem(method: string, { values, files }: Given): string | undefined {
  const known = methods[method] ?? {};
  for (const [name, value] of values) {
    if (name === 'method' && value === method) continue;
    const kind = known[name];
    if (!kind) return `unknown parameter "${name}"`;
    if (!fits[kind](value)) return `parameter "${name}" is not ${kind}`;
  }
  const attached = [...values.values()].map((value) => value.replace(/^attach:\/\//, ''));
  for (const part of files.keys()) {
    if (known[part] !== 'file' && !attached.includes(part)) return `file part "${part}" belongs to no parameter`;
  }
  return undefined;
}
