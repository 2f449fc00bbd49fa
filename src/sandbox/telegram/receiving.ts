import { ApiError, badRequest } from './api.js';
import type { Answer, Method, World } from './methods.js';
import type { Given } from './parameters.js';

/** Methods about how updates come, and about the bot's menu. */
export function receivingMethods({ updates, clock, commands }: World): Record<string, Method> {
  let lastSetWebhook = Number.NEGATIVE_INFINITY;

  return {
    getUpdates: async ({ values }, hungUp) => {
      updates.allow(kindsOf(values.get('allowed_updates')));
      const limit = clamp(values.get('limit'), 1, 100, 100);
      const seconds = clamp(values.get('timeout'), 0, 50, 0);
      return { result: await updates.poll(Number(values.get('offset') ?? 0), limit, seconds, hungUp) };
    },

    setWebhook: ({ values }): Answer => {
      const url = values.get('url') ?? '';
      const secret = values.get('secret_token');
      if (url === '') return { result: true, description: `Webhook ${updates.deleteWebhook()}` };
      if (!isAcceptable(url)) throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
      if (secret !== undefined && secret.length > 256) throw badRequest('secret token is too long');
      if (secret !== undefined && !/^[A-Za-z0-9_-]+$/.test(secret))
        throw badRequest('secret token contains unallowed characters');
      const now = clock.now().getTime();
      if (now - lastSetWebhook < 1000) throw new ApiError(429, 'Too Many Requests: retry after 1', 1);
      lastSetWebhook = now;
      updates.allow(kindsOf(values.get('allowed_updates')));
      if (values.get('drop_pending_updates') === 'true') updates.drop();
      const answer = updates.setWebhook(url, secret, clamp(values.get('max_connections'), 1, 100, 40));
      return { result: true, description: `Webhook ${answer}` };
    },

    deleteWebhook: ({ values }): Answer => {
      if (values.get('drop_pending_updates') === 'true') updates.drop();
      const answer = updates.deleteWebhook();
      return { result: true, description: `Webhook ${answer}` };
    },

    getWebhookInfo: () => ({ result: updates.info() }),

    setMyCommands: ({ values }): Answer => {
      commands.set(scopeKey(values), checkedCommands(values.get('commands')));
      return { result: true };
    },
    getMyCommands: ({ values }) => ({ result: commands.get(scopeKey(values)) ?? [] }),
  };
}

/** The real server takes https only; on this desk a webhook may also stay on the machine. */
function isAcceptable(url: string): boolean {
  const { protocol, hostname } = URL.canParse(url) ? new URL(url) : { protocol: '', hostname: '' };
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname));
}

function kindsOf(json: string | undefined): string[] | undefined {
  if (json === undefined) return undefined;
  const kinds: unknown = JSON.parse(json);
  if (!Array.isArray(kinds)) throw badRequest('expected an Array of String as allowed updates');
  return kinds.map(String);
}

function clamp(value: string | undefined, least: number, most: number, otherwise: number): number {
  return value === undefined ? otherwise : Math.min(most, Math.max(least, Number(value)));
}

const scopeKey = (values: Given['values']): string =>
  `${values.get('scope') ?? '{"type":"default"}'}|${values.get('language_code') ?? ''}`;

function checkedCommands(json: string | undefined): unknown[] {
  const commands: unknown = JSON.parse(json ?? 'null');
  if (!Array.isArray(commands)) throw badRequest('expected an Array of BotCommand');
  if (commands.length > 100) throw badRequest('too many commands specified');
  for (const { command, description } of commands as { command?: unknown; description?: unknown }[]) {
    if (String(command).length > 32) throw badRequest('command length must not exceed 32');
    if (!/^[a-z0-9_]{1,32}$/.test(String(command))) throw badRequest('BOT_COMMAND_INVALID');
    if (typeof description !== 'string' || description === '') throw badRequest('command description must be non-empty');
    if ([...description].length > 256) throw badRequest('command description length must not exceed 256');
  }
  return commands;
}
