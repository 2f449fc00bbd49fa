import * as http from 'node:http';
import * as https from 'node:https';
import type { CallProblem } from './driver.js';

const connectTimedOut = 'CONNECT_TIMEOUT';

/**
 * Keep-alive connections that give up when they do not stand in time. Telegram is filtered on Vietnam's networks by swallowing
 * packets; without this such a call runs into the timeout of the whole request and would count as "may have arrived".
 */
export function keepAliveAgent(apiRoot: string, connectTimeout: number): http.Agent {
  const secure = apiRoot.startsWith('https:');
  const agent = secure ? new https.Agent({ keepAlive: true }) : new http.Agent({ keepAlive: true });
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (...args: Parameters<typeof connect>) => {
    const socket = connect(...args);
    if (!socket) return socket;
    const timer = setTimeout(() => {
      socket.destroy(Object.assign(new Error('connection did not stand in time'), { code: connectTimedOut }));
    }, connectTimeout);
    socket.once(secure ? 'secureConnect' : 'connect', () => clearTimeout(timer));
    socket.once('close', () => clearTimeout(timer));
    return socket;
  };
  return agent;
}

/** Node's codes for a connection that never stood; TLS refusals have many codes and are matched by their beginning. */
const neverConnected = new Set([
  connectTimedOut,
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'EHOSTDOWN',
  'ENETDOWN',
  'EPROTO',
]);
const tlsRefused = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/;

/**
 * What an error of node-fetch 2 means; both libraries bring that client. Its own kinds are `type`: `system` (with Node's code),
 * `invalid-json`, `aborted`. When in doubt the call may have been carried out.
 */
export function networkProblem(error: unknown): CallProblem {
  const { type, code, message } = describe(error);
  if (type === 'invalid-json') return { kind: 'garbled', code: 'not_json' };
  if (type === 'aborted') return { kind: 'noAnswer', code: 'timeout' };
  if (neverConnected.has(code) || tlsRefused.test(code)) return { kind: 'notSent', code };
  if (code === 'ETIMEDOUT' && !message.includes('read ETIMEDOUT')) return { kind: 'notSent', code };
  if (message.includes('before secure TLS connection was established')) return { kind: 'notSent', code };
  return { kind: 'noAnswer', code: /^[A-Z_]+$/.test(code) ? code : 'connection_lost' };
}

function describe(error: unknown): { type: string; code: string; message: string } {
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  if (typeof error !== 'object' || error === null) return { type: '', code: '', message: '' };
  return {
    type: 'type' in error ? text(error.type) : '',
    code: 'code' in error ? text(error.code) : '',
    message: 'message' in error ? text(error.message) : '',
  };
}
