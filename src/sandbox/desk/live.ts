import type { ServerResponse } from 'node:http';
import type { DeskEvent } from './shapes.js';

/** Whoever has the page open, and what they hear without asking (server-sent events). */
export interface Live {
  join(response: ServerResponse): void;
  tell(event: DeskEvent): void;
  listening(): number;
  close(): void;
}

/** Long enough to be cheap, short enough that a proxy on the way does not hang up. */
const heartbeatMs = 20_000;

export function live(): Live {
  const open = new Set<ServerResponse>();
  const timer = setInterval(() => {
    for (const response of open) response.write(':\n\n');
  }, heartbeatMs);
  timer.unref();
  return {
    join(response) {
      response.write('retry: 1000\n\n');
      open.add(response);
      response.once('close', () => open.delete(response));
    },
    tell(event) {
      const line = `data: ${JSON.stringify(event)}\n\n`;
      for (const response of open) response.write(line);
    },
    listening: () => open.size,
    close() {
      clearInterval(timer);
      for (const response of open) response.end();
      open.clear();
    },
  };
}
