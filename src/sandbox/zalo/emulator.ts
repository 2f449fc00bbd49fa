import fastify, { type FastifyInstance } from 'fastify';
import { refusal } from './answer.js';
import { readBodies } from './bodies.js';
import { tellEchoes } from './echoes.js';
import type { FaultOptions, ZaloFault } from './faults.js';
import { type Forgery, forge } from './forgery.js';
import { oauthRoutes } from './oauth.js';
import { type ZaloPerson, zaloPerson } from './person.js';
import { readRoutes } from './reads.js';
import { sendRoutes } from './send.js';
import { newState, newUser, newUserId, type ZaloEmulatorOptions } from './start.js';
import {
  mintPair,
  type ZaloBubble,
  type ZaloCallRecord,
  type ZaloState,
  type ZaloSwitches,
  type ZaloUserRecord,
} from './state.js';
import { uploadRoutes } from './upload.js';
import { type ZaloWebhookCall, type ZaloWebhooks, zaloWebhooks } from './webhook.js';

export interface ZaloEmulator {
  /** The three hosts of Zalo on one server, below `/oauth`, `/api` and `/business`. */
  readonly app: FastifyInstance;
  /** Listens on loopback. @returns what ZALO_OAUTH_ROOT, ZALO_API_ROOT and ZALO_BUSINESS_API_ROOT must be */
  listen(port?: number): Promise<{ oauth: string; api: string; business: string }>;
  close(): Promise<void>;
  /** The refresh token that works now, as the console's API explorer would show it. */
  refreshToken(): string;
  /** An administrator consents on the permission page. @returns the code of the callback, good for ten minutes */
  consent(codeChallenge?: string): string;
  /** The administrator removes the app: no token works any more. */
  revoke(): void;
  /** The access token of now has run out. */
  expireAccessToken(): void;
  /** The person with this id, or a new one. */
  person(id?: string, about?: Partial<Pick<ZaloUserRecord, 'name' | 'phone' | 'follower' | 'lastInteractionAt'>>): ZaloPerson;
  readonly webhooks: ZaloWebhooks;
  /** A call that must be refused, made from an ordinary text of somebody. */
  forge(kind: Forgery): ZaloWebhookCall;
  fault(fault: ZaloFault, options?: FaultOptions): void;
  clearFaults(): void;
  /** How many calls will still be hit by a fault. */
  faultsWaiting(): number;
  /** Changes how it behaves from now on. */
  set(switches: Partial<ZaloSwitches>): void;
  transcript(person?: string): ZaloBubble[];
  calls(): ZaloCallRecord[];
  counts(): Readonly<ZaloState['counts']>;
  /** What the bot did that Zalo forbids; a good run ends with none. */
  violations(): string[];
  /** Tells every new bubble, of both sides. @returns how to stop */
  onMessage(listener: (bubble: ZaloBubble) => void): () => void;
  /** Resolves when the echoes of what the OA sent are delivered. */
  settled(): Promise<void>;
}

/** Zalo, as far as an official account can see it: strict, deterministic, and able to misbehave on demand. */
export function zaloEmulator(options: ZaloEmulatorOptions): ZaloEmulator {
  const state = newState(options);
  const webhooks = zaloWebhooks(state);
  const pending = new Set<Promise<void>>();
  const app = fastify({ bodyLimit: 12 * 1_048_576, forceCloseConnections: true });
  readBodies(app);
  oauthRoutes(app, state);
  sendRoutes(app, state, (bubble) => {
    if (!state.switches.echoes) return;
    const telling = tellEchoes(state, webhooks, bubble).finally(() => pending.delete(telling));
    pending.add(telling);
  });
  uploadRoutes(app, state);
  readRoutes(app, state);
  app.setNotFoundHandler((request, reply) => {
    // Asking for the headers of an address, as `doctor` does for the time, is no call of the API.
    if (request.method !== 'HEAD') state.violations.push(`${request.method} ${request.url.split('?')[0]}: no such endpoint`);
    return reply.code(200).send(refusal(404));
  });
  app.setErrorHandler((_error, request, reply) => {
    state.violations.push(`${request.method} ${request.url.split('?')[0]}: unreadable body`);
    return reply.code(200).send(refusal(-201));
  });

  const person = (id = newUserId(state), about: Partial<ZaloUserRecord> = {}): ZaloPerson => {
    const known = state.people.get(id);
    const user = known ?? { ...newUser(state, id), ...about };
    state.people.set(id, user);
    return zaloPerson(state, user, webhooks.deliver);
  };

  return {
    app,
    async listen(port = 0) {
      const origin = await app.listen({ port, host: '127.0.0.1' });
      return { oauth: `${origin}/oauth`, api: `${origin}/api`, business: `${origin}/business` };
    },
    close: async () => {
      await app.close();
      await Promise.allSettled(pending);
    },
    refreshToken: () => state.pair.refresh,
    consent(challenge) {
      const code = `code-${state.nextNumber()}`;
      state.codes.set(code, { until: new Date(state.clock.now().getTime() + 600_000), challenge });
      return code;
    },
    revoke() {
      state.spentRefreshTokens.add(state.pair.refresh);
      state.spentAccessTokens.add(state.pair.access);
      state.pair = mintPair(state.clock, state.nextNumber());
    },
    expireAccessToken() {
      state.pair = { ...state.pair, accessUntil: state.clock.now() };
    },
    person,
    webhooks,
    forge: (kind) => forge(kind, state),
    fault: (fault, faultOptions) => state.faults.add(fault, faultOptions),
    clearFaults: () => state.faults.clear(),
    faultsWaiting: () => state.faults.waiting(),
    set: (switches) => Object.assign(state.switches, switches),
    transcript: (id) => (id === undefined ? state.transcript : state.transcript.filter((bubble) => bubble.person === id)),
    calls: () => state.calls,
    counts: () => state.counts,
    violations: () => state.violations,
    onMessage(listener) {
      state.listeners.add(listener);
      return () => state.listeners.delete(listener);
    },
    async settled() {
      while (pending.size > 0) await Promise.all(pending);
    },
  };
}
