import type { FastifyInstance, FastifyRequest } from 'fastify';
import { invalid, refusal, success, type ZaloAnswer } from './answer.js';
import { route } from './gate.js';
import type { ZaloState, ZaloUserRecord } from './state.js';

/** What the OA can ask: who it is, and who somebody is. */
export function readRoutes(app: FastifyInstance, state: ZaloState): void {
  route(app, state, {
    host: 'api',
    method: 'GET',
    path: '/v2.0/oa/getoa',
    answer: () => {
      const { oaId, oaName } = state.account;
      return written(state, success({ oa_id: oaId, name: oaName, is_verified: true, oa_type: 4, package_name: 'Growth' }));
    },
  });
  route(app, state, {
    host: 'business',
    method: 'GET',
    path: '/template/info/v2',
    answer: (request) => templateInfo(state, request),
  });
  route(app, state, {
    host: 'api',
    method: 'GET',
    path: '/v3.0/oa/user/detail',
    answer: (request) => {
      const userId = userIdIn(request);
      if (userId === undefined) {
        state.violations.push('/v3.0/oa/user/detail: the query must be data={"user_id":"…"}');
        return invalid('user_id');
      }
      const user = state.people.get(userId);
      return user ? written(state, success(detail(user))) : refusal(-213);
    },
  });
}

/** What a template asks for. These calls carry plain query parameters, not `data` (zalo-oa-api.md §3.3). */
function templateInfo(state: ZaloState, request: FastifyRequest): ZaloAnswer {
  const { template_id: id, ...more } = request.query as Record<string, unknown>;
  if (typeof id !== 'string' || Object.keys(more).length > 0) {
    state.violations.push('/template/info/v2: the query must be template_id=…');
    return refusal(-109, 'Template ID is invalid');
  }
  const keys = state.templates.get(id);
  if (!keys) return refusal(-109, 'Template ID is invalid');
  const listParams = Object.entries(keys).map(([name, maxLength]) => ({
    name,
    require: true,
    type: 'STRING',
    maxLength,
    minLength: 0,
    acceptNull: false,
  }));
  return success({ templateId: Number(id) || id, status: 'ENABLE', listParams });
}

/** GET calls of the OA's own API carry one query parameter, `data`, which is JSON. */
function userIdIn(request: FastifyRequest): string | undefined {
  const data = (request.query as Record<string, unknown>).data;
  try {
    const value = typeof data === 'string' ? (JSON.parse(data) as Record<string, unknown> | null) : undefined;
    return typeof value?.user_id === 'string' ? value.user_id : undefined;
  } catch {
    return undefined;
  }
}

function detail(user: ZaloUserRecord): Record<string, unknown> {
  return {
    user_id: user.id,
    user_id_by_app: byApp(user.id),
    display_name: user.name,
    is_sensitive: false,
    user_is_follower: user.follower,
    ...(user.sharedPhone ? { shared_info: { name: user.name, phone: Number(user.sharedPhone), address: '' } } : {}),
  };
}

/** The same person for the developer's app: another id. */
export function byApp(userId: string): string {
  return [...userId].reverse().join('');
}

/** The answer as text; with the switch on, ids go out as JSON numbers, as some of Zalo's endpoints write them. */
function written(state: ZaloState, answer: ZaloAnswer): string {
  const text = JSON.stringify(answer);
  return state.switches.numericIds ? text.replace(/"(oa_id|user_id)":"([1-9]\d*)"/g, '"$1":$2') : text;
}
