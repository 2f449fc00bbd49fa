import { get } from 'node:http';
import { createServer } from 'node:net';
import type { Config } from '../config.js';
import type { Finding } from './doctor.js';

const patienceMs = 3_000;

/** Whether the bot could listen, or is the one that does. */
export async function portLine({ HOST, PORT, ROLES }: Config): Promise<Finding | undefined> {
  if (!ROLES.includes('web')) return undefined;
  const at = `${HOST}:${PORT}`;
  const refusal = await tryListening(HOST, PORT);
  if (refusal === undefined) return { ok: true, text: `port: ${at} is free (the bot is not running)` };
  if (refusal === 'EACCES')
    return { ok: false, text: `port: this user may not listen on ${at}. Set PORT to one above 1023, behind a proxy.` };
  if (refusal === 'EADDRNOTAVAIL' || refusal === 'ENOTFOUND')
    return { ok: false, text: `port: this machine has no address ${HOST}. Set HOST to 127.0.0.1, or to 0.0.0.0 for all.` };
  if (await isOurs(HOST, PORT)) return { ok: true, text: `port: the bot listens on ${at}` };
  return { ok: false, text: `port: another program listens on ${at}. Stop it, or set PORT to another one.` };
}

function tryListening(host: string, port: number): Promise<string | undefined> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => done(error.code ?? 'unknown'));
    server.listen({ host, port, exclusive: true }, () => server.close(() => done(undefined)));
  });
}

/** Only the bot shows these figures (src/web/server.ts). */
function isOurs(host: string, port: number): Promise<boolean> {
  const asked = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return new Promise((done) => {
    const request = get({ host: asked, port, path: '/metrics', agent: false, timeout: patienceMs }, (answer) => {
      let page = '';
      answer.setEncoding('utf8').on('data', (text: string) => {
        page += text;
      });
      answer.on('close', () => done(page.includes('chidoan_')));
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => done(false));
  });
}
