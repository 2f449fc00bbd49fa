import { createHmac } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refusal, type ZaloAnswer } from './answer.js';
import type { ZaloFault } from './faults.js';
import type { ZaloCallRecord, ZaloHostName, ZaloState } from './state.js';

export interface ZaloRoute {
  host: ZaloHostName;
  method: 'GET' | 'POST';
  path: string;
  /** Carries the call out. A string is sent as it is; undefined is an empty body. */
  answer(request: FastifyRequest): ZaloAnswer | string | undefined;
}

/** One of Zalo's endpoints: the call is recorded, a waiting fault has its way, then it is carried out and answered. */
export function route(app: FastifyInstance, state: ZaloState, { host, method, path, answer }: ZaloRoute): void {
  app.route({
    method,
    url: `/${host}${path}`,
    handler: async (request, reply) => {
      const call = record(state, { at: state.clock.now(), host, method, path });
      const fault = state.faults.take(host, path);
      if (fault && happensBefore(fault)) return misbehave(fault, call, request, reply);
      if (host !== 'oauth') countCall(state, reply);
      const said = host === 'oauth' ? answer(request) : (checkCaller(state, host, request) ?? answer(request));
      if (fault?.kind === 'lost') {
        reply.hijack();
        request.raw.socket.destroy();
        return reply;
      }
      if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.ms));
      if (typeof said === 'object') call.error = said.error;
      reply.header('content-type', 'application/json;charset=utf-8');
      return reply.send(typeof said === 'object' ? JSON.stringify(said) : (said ?? ''));
    },
  });
}

function happensBefore(fault: ZaloFault): boolean {
  return fault.kind !== 'lost' && fault.kind !== 'slow';
}

function misbehave(fault: ZaloFault, call: ZaloCallRecord, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  switch (fault.kind) {
    case 'error':
      call.error = fault.code;
      return reply.send(refusal(fault.code));
    case 'status':
      return reply.code(fault.status).send({ message: 'try later' });
    case 'html':
      return reply.code(502).header('content-type', 'text/html').send('<html><body><h1>502 Bad Gateway</h1></body></html>');
    case 'empty':
      return reply.code(200).header('content-type', 'application/json').send('');
    case 'reset':
      reply.hijack();
      request.raw.socket.destroy();
      return reply;
    default:
      // Never answered: the caller gives up first.
      reply.hijack();
      return reply;
  }
}

function record(state: ZaloState, call: ZaloCallRecord): ZaloCallRecord {
  state.counts.calls += 1;
  if (state.switches.keep === 'everything') state.calls.push(call);
  return call;
}

function countCall(state: ZaloState, reply: FastifyReply): void {
  const minute = Math.floor(state.clock.now().getTime() / 60_000);
  const calls = state.rate.minute === minute ? state.rate.calls + 1 : 1;
  state.rate = { minute, calls };
  const limit = state.switches.callsPerMinute;
  reply.header('X-RateLimit-Limit', limit).header('X-RateLimit-Remain', Math.max(0, limit - calls));
}

/** Token, proof and rate, in the order that Zalo seems to check them. Undefined when the caller may go on. */
function checkCaller(state: ZaloState, host: ZaloHostName, request: FastifyRequest): ZaloAnswer | undefined {
  const { access_token: token, appsecret_proof: proof, authorization } = request.headers;
  if (authorization !== undefined) state.violations.push(`${request.url}: Authorization header in place of access_token`);
  const refused = (code: number) => refusal(host === 'business' ? -124 : code);
  if (typeof token !== 'string' || token !== state.pair.access) {
    const spent = typeof token === 'string' && state.spentAccessTokens.has(token);
    if (!spent) state.violations.push(`${request.url}: an access token that was never valid`);
    return refused(-216);
  }
  if (state.pair.accessUntil <= state.clock.now()) return refused(-220);
  const expected = createHmac('sha256', state.account.appSecret).update(token).digest('hex');
  if (proof !== undefined ? proof !== expected : state.switches.requireProof) return refusal(host === 'business' ? -1241 : -242);
  if (state.rate.calls > state.switches.callsPerMinute) return refusal(-32);
  return undefined;
}
