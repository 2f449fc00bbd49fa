import pino, { type Logger } from 'pino';

/**
 * Log lines carry ids and names of things, never a person's name, number, token or text (domain.md §8.7). Whatever is logged by
 * mistake under these names is dropped by pino before it is written.
 */
export function openLog(level = 'info'): Logger {
  return pino({
    level,
    base: undefined,
    redact: { paths: ['text', 'content', 'payload', 'fullName', 'phone', 'token', '*.text', '*.token', '*.phone'], remove: true },
  });
}
