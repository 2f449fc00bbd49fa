import Fastify, { type FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { Channel, PlatformReceipt } from '../channels/channel.js';
import type { Inbound } from '../messages.js';

export interface WebOptions {
  channels: Channel[];
  put: (inbounds: Inbound[]) => Promise<void>;
  /** What platforms say of our messages afterwards: figures, so that nobody waits for them. */
  receipts: (receipts: PlatformReceipt[]) => void;
  /** Empty when ready; otherwise what is not, in words. */
  readiness: () => Promise<string[]>;
  metrics: Registry;
  count: (what: string, n?: number) => void;
  report: (error: unknown, ids: { route: string }) => void;
}

/** 1 MB: no platform sends more (design.md; reference §5). */
const largestBody = 1024 * 1024;

/** The routes of design.md §6. A webhook is answered once its messages are stored, and never waits for their turns. */
export function webServer(options: WebOptions): FastifyInstance {
  const app = Fastify({ bodyLimit: largestBody, logger: false, trustProxy: false });
  // Signatures are computed over the exact bytes: every body stays a buffer.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  for (const channel of options.channels) {
    app.post(`/webhooks/${channel.name}`, async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const received = channel.receive({ headers: request.headers, body });
      if (received.kind === 'refused') {
        options.count(`webhook_refused_${received.reason}`);
        return reply.code(received.status).send({ error: received.reason });
      }
      if (received.ignored) options.count('webhook_ignored');
      await options.put(received.inbounds);
      options.receipts(received.receipts ?? []);
      channel.seen(received.inbounds);
      return reply.code(200).send({ ok: true });
    });
  }

  app.get('/healthz', async () => ({ alive: true }));
  app.get('/readyz', async (_request, reply) => {
    const missing = await options.readiness();
    return reply.code(missing.length === 0 ? 200 : 503).send({ ready: missing.length === 0, missing });
  });
  app.get('/metrics', async (_request, reply) => reply.type(options.metrics.contentType).send(await options.metrics.metrics()));

  app.setErrorHandler((error, request, reply) => {
    const status = (error as { statusCode?: number }).statusCode ?? 500;
    if (status >= 500) options.report(error, { route: request.routeOptions.url ?? 'unknown' });
    else options.count(`http_${status}`);
    return reply.code(status).send({ error: status >= 500 ? 'internal' : 'bad_request' });
  });
  return app;
}
