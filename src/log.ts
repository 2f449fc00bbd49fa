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

/** A bug in words that hold no data: the class, the code, and where it happened. Messages can quote values, so they stay out. */
export function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const where = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trim().startsWith('at '))
    .slice(0, 6)
    .map((line) => line.trim());
  return { type: error.name, code: (error as { code?: string }).code, where };
}
