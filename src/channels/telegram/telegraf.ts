import { Telegram, TelegramError } from 'telegraf';
import { keepAliveAgent, networkProblem } from './connection.js';
import { CallFailed, type Driver, type DriverOptions, type Parameters, Upload } from './driver.js';

/** The methods' names and payloads are typed by Bot API 7.1, where Telegraf stopped; ours travel raw. */
type RawCall = (method: string, payload: Parameters, options: { signal: AbortSignal }) => Promise<unknown>;

/** Telegram by Telegraf's HTTP client; none of its bot, sessions or scenes. */
export function telegrafDriver({ token, apiRoot, connectTimeout }: DriverOptions): Driver {
  const agent = keepAliveAgent(apiRoot, connectTimeout);
  // Telegraf resolves paths against the root as a URL does: without the slash a root with a path would lose its last part.
  // webhookReply would answer inside a webhook's response, where results and errors are lost.
  const telegram = new Telegram(token, { apiRoot: `${apiRoot}/`, agent, webhookReply: false });
  const call = telegram.callApi.bind(telegram) as unknown as RawCall;

  return {
    async call(method, parameters, signal) {
      try {
        return await call(method, withFiles(parameters), { signal });
      } catch (error) {
        throw new CallFailed(method, problemOf(error));
      }
    },
    close: () => agent.destroy(),
  };
}

function withFiles(parameters: Parameters): Parameters {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      value instanceof Upload ? { source: value.bytes, filename: value.name } : value,
    ]),
  );
}

function problemOf(error: unknown) {
  if (error instanceof TelegramError) {
    const { code: status, description, parameters } = error;
    return { kind: 'refused', status, description, retryAfter: parameters?.retry_after } as const;
  }
  return networkProblem(error);
}
