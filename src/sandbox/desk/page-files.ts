import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.map': 'application/json',
};

/** Nothing from elsewhere, nothing inline, nothing that frames us. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Serves the page and its scripts; only the files that lie in the folder have an address. */
export async function pageRoutes(app: FastifyInstance, folder: string): Promise<void> {
  const files = (await readdir(folder)).filter((name) => extname(name) in types);
  const send = async (reply: FastifyReply, name: string) =>
    reply
      .header('content-security-policy', policy)
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'no-referrer')
      .header('cache-control', 'no-cache')
      .type(types[extname(name)]!)
      .send(await readFile(join(folder, name)));
  app.get('/', (_request, reply) => send(reply, 'page.html'));
  for (const name of files) app.get(`/page/${name}`, (_request, reply) => send(reply, name));
}
