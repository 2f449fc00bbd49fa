import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Clock } from '../../clock.js';
import { ApiError, type User } from './api.js';
import { type ChatEvent, chats as chatStore } from './chats.js';
import { type Fault, type Faults, faults as faultPlan } from './faults.js';
import { floodLimit } from './flood.js';
import { botMethods, type Method } from './methods.js';
import { type Given, knownMethod, readParameters, strictProblem } from './parameters.js';
import { type Bubble, bubble, type TelegramPerson, telegramPerson } from './person.js';
import { presses as pressStore } from './presses.js';
import { type Updates, updates as updateStore } from './updates.js';
import { type Post, postByHttp } from './webhook.js';

export interface TelegramEmulatorOptions {
  clock: Clock;
  /** The one token that is accepted; the bot's id is the number before the colon. */
  token: string;
  username?: string;
  /** Messages remembered in each chat, all unless told; 0 or 1 for benchmarks. */
  keepMessages?: number;
  /** Calls remembered, all unless told; they are counted in any case. */
  keepCalls?: number;
  /** Milliseconds in which a button press can be answered. */
  callbackWindow?: number;
  /** Messages taken in one second of the clock before 429; as many as come unless told. */
  messagesPerSecond?: number;
  /** How webhook calls travel; over HTTP unless told. */
  post?: Post;
}

/** One Bot API call and what became of it. Files are named by their size only. */
export interface BotCall {
  method: string;
  parameters: Record<string, string>;
  files: { part: string; name: string; size: number }[];
  /** HTTP status we answered or would have answered; 0 when nothing was carried out. */
  status: number;
  description?: string;
  fault?: Fault['kind'];
}

export interface TelegramEmulator {
  app: FastifyInstance;
  /** Starts to listen on loopback. @returns the API root to configure */
  listen(port?: number): Promise<string>;
  person(id: number | string, profile?: Partial<User>): TelegramPerson;
  faults: Faults;
  updates: Updates;
  calls(): BotCall[];
  counts(): { calls: Record<string, number>; fromBot: number; fromPeople: number; spinning: number };
  /** What our side did that the real server would let pass and we must not: unknown parameters, wrong types. */
  violations(): string[];
  onMessage(listener: (event: ChatEvent, seen: Bubble) => void): () => void;
  commands(): unknown[];
  close(): Promise<void>;
}

const uploadLimit = 50 * 1024 * 1024;

/** Telegram's Bot API on this desk: strict, observable, and able to misbehave (https://core.telegram.org/bots/api). */
export function telegramEmulator(options: TelegramEmulatorOptions): TelegramEmulator {
  const { clock, token, keepMessages = Number.POSITIVE_INFINITY, keepCalls = Number.POSITIVE_INFINITY } = options;
  const me: User = {
    id: Number(token.split(':')[0]),
    is_bot: true,
    first_name: 'Chi đoàn',
    username: options.username ?? 'chidoan_thu_bot',
  };
  const chats = chatStore(clock, keepMessages);
  const updates = updateStore(clock, options.post ?? postByHttp);
  const presses = pressStore(clock, options.callbackWindow ?? 30_000);
  const commands = new Map<string, unknown>();
  const faults = faultPlan();
  const flood = floodLimit(clock, options.messagesPerSecond ?? Number.POSITIVE_INFINITY);
  const methods = botMethods({ clock, me, chats, updates, presses, commands });
  const people = new Map<number, TelegramPerson>();
  const calls: BotCall[] = [];
  const callCounts: Record<string, number> = {};
  const violations: string[] = [];

  const record = (call: BotCall): BotCall => {
    callCounts[call.method] = (callCounts[call.method] ?? 0) + 1;
    calls.push(call);
    if (calls.length > keepCalls) calls.splice(0, calls.length - keepCalls);
    return call;
  };

  const run = async (name: string, given: Given, call: BotCall, hungUp: AbortSignal): Promise<Outcome> => {
    try {
      const strict = strictProblem(name, given);
      if (strict) {
        violations.push(`${name}: ${strict}`);
        throw new ApiError(400, `Bad Request: ${strict}`);
      }
      flood(name);
      const { result, description } = await (methods[name] as Method)(given, hungUp);
      call.status = 200;
      return { status: 200, body: { ok: true, result, ...(description && { description }) } };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      call.status = error.status;
      call.description = error.description;
      return refusal(error);
    }
  };

  const handle = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const { bot = '', method = '' } = request.params as { bot?: string; method?: string };
    if (bot !== token) return answer(reply, refusal(new ApiError(401, 'Unauthorized')));
    const name = knownMethod(method);
    if (!name) return answer(reply, refusal(new ApiError(404, 'Not Found: method not found')));
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const query = request.url.split('?')[1] ?? '';
    let given: Given;
    try {
      given = await readParameters(query, request.headers['content-type'] ?? '', body);
    } catch (error) {
      if (error instanceof ApiError) return answer(reply, refusal(error));
      throw error;
    }
    const files = [...given.files].map(([part, { name: file, bytes }]) => ({ part, name: file, size: bytes.length }));
    const call = record({ method: name, parameters: Object.fromEntries(given.values), files, status: 0 });
    const hungUp = new AbortController();
    reply.raw.once('close', () => hungUp.abort());
    const fault = faults.take(name, given.values.get('chat_id'));
    if (!fault) return answer(reply, await run(name, given, call, hungUp.signal));
    call.fault = fault.kind;
    return misbehave(fault, reply, () => run(name, given, call, hungUp.signal), hungUp.signal);
  };

  const app = fastify({ bodyLimit: uploadLimit, forceCloseConnections: true });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error: { statusCode?: number }, _request, reply) =>
    answer(
      reply,
      refusal(
        error.statusCode === 413 ? new ApiError(413, 'Request Entity Too Large') : new ApiError(500, 'Internal Server Error'),
      ),
    ),
  );
  app.route({ method: ['GET', 'POST'], url: '/bot:bot/:method', handler: handle });
  app.get('/file/bot:bot/documents/:id', (request, reply) => {
    const { bot, id } = request.params as { bot: string; id: string };
    const file = bot === token ? chats.file(id) : undefined;
    return file ? reply.type(file.mime).send(file.bytes) : answer(reply, refusal(new ApiError(404, 'Not Found')));
  });

  return {
    app,
    listen: (port = 0) => app.listen({ host: '127.0.0.1', port }),
    person(id, profile = {}) {
      const number = Number(id);
      const known = people.get(number);
      if (known) return known;
      const user = { id: number, is_bot: false, first_name: 'Hà', language_code: 'vi', ...profile };
      const made = telegramPerson(user, { clock, me, chats, updates, presses });
      people.set(number, made);
      return made;
    },
    faults,
    updates,
    calls: () => [...calls],
    counts: () => ({ calls: { ...callCounts }, ...chats.counts, spinning: presses.spinning() }),
    violations: () => [...violations],
    onMessage: (listener) => chats.watch((event) => listener(event, bubble(event.message, chats))),
    commands: () => [...commands.values()].flat(),
    async close() {
      updates.close();
      await app.close();
    },
  };
}

interface Outcome {
  status: number;
  body: unknown;
}

function refusal({ status, description, retryAfter }: ApiError): Outcome {
  const parameters = retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } };
  return { status, body: { ok: false, error_code: status, description, ...parameters } };
}

function answer(reply: FastifyReply, { status, body }: Outcome): FastifyReply {
  const { parameters } = body as { parameters?: { retry_after?: number } };
  if (parameters?.retry_after !== undefined) reply.header('retry-after', String(parameters.retry_after));
  return reply.code(status).send(body);
}

async function misbehave(fault: Fault, reply: FastifyReply, run: () => Promise<Outcome>, hungUp: AbortSignal): Promise<unknown> {
  switch (fault.kind) {
    case 'status': {
      const words = fault.status === 429 ? `Too Many Requests: retry after ${fault.retryAfter ?? 1}` : 'Internal Server Error';
      const retryAfter = fault.status === 429 ? (fault.retryAfter ?? 1) : undefined;
      return answer(reply, refusal(new ApiError(fault.status, fault.description ?? words, retryAfter)));
    }
    case 'html':
      return reply.code(fault.status).type('text/html').send(`<html><body><h1>${fault.status} Bad Gateway</h1></body></html>`);
    case 'lost':
    case 'reset':
      if (fault.kind === 'lost') await run();
      reply.hijack();
      reply.raw.destroy();
      return reply;
    case 'silent':
      if (fault.executed) await run();
      reply.hijack();
      return reply;
    case 'slow': {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, fault.ms);
        hungUp.addEventListener('abort', () => resolve(clearTimeout(timer)), { once: true });
      });
      return answer(reply, await run());
    }
  }
}
