import { Api, GrammyError, HttpError, InputFile } from 'grammy';
import { keepAliveAgent, networkProblem } from './connection.js';
import { CallFailed, type Driver, type DriverOptions, type Parameters, Upload } from './driver.js';

type RawCall = (...args: unknown[]) => Promise<unknown>;

/** grammY gives these a payload of its own, so that their only argument is the signal. */
const withoutParameters = new Set(['getMe', 'getWebhookInfo']);
/** Ours, in the channel, are shorter; grammY's own must never fire first. */
const neverSeconds = 3_600;

/** Telegram by grammY's HTTP client; none of its bot, sessions, conversations or menus. */
export function grammyDriver({ token, apiRoot, connectTimeout }: DriverOptions): Driver {
  const agent = keepAliveAgent(apiRoot, connectTimeout);
  const { raw } = new Api(token, { apiRoot, timeoutSeconds: neverSeconds, baseFetchConfig: { agent, compress: true } });
  const calls = raw as unknown as Record<string, RawCall>;

  return {
    async call(method, parameters, signal) {
      const call = calls[method];
      if (!call) throw new CallFailed(method, { kind: 'refused', status: 404, description: 'Not Found: method not found' });
      try {
        return await (withoutParameters.has(method) ? call(signal) : call(withFiles(parameters), signal));
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
      value instanceof Upload ? new InputFile(value.bytes, value.name) : value,
    ]),
  );
}

function problemOf(error: unknown) {
  if (error instanceof GrammyError) {
    const { error_code: status, description, parameters } = error;
    return { kind: 'refused', status, description, retryAfter: parameters.retry_after } as const;
  }
  return networkProblem(error instanceof HttpError ? error.error : error);
}
