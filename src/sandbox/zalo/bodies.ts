import type { FastifyInstance, FastifyRequest } from 'fastify';
import { readMultipart } from './upload.js';

/** Forms, JSON and multipart, each only where its content type says so: sending one as another is a caller's mistake. */
export function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, async (_request: unknown, body: string | Buffer) => {
    return JSON.parse(String(body)) as unknown;
  });
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    async (_request: unknown, body: string | Buffer) => {
      return new URLSearchParams(String(body));
    },
  );
  app.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: string | Buffer) => {
      return readMultipart(request.headers['content-type'] ?? '', Buffer.from(body));
    },
  );
}
