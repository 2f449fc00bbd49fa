import { randomInt } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { deskHash, deskSittingLifeMs, makeDeskSecret, readDeskSecret } from '../../domain/desk.js';
import type { Guesses } from './guesses.js';
import { type Html, html } from './html.js';
import { doorPage, type Frame } from './layout.js';
import { isOurs, type SittingCookie } from './policy.js';
import type { DeskStore, LinkState } from './store.js';

export interface DoorParts {
  store: DeskStore;
  cookie: SittingCookie;
  guesses: Guesses;
  frame: Frame;
  origin: string;
  t(key: string): string;
  locale: string;
}

const statusOf: Record<LinkState, number> = { good: 200, used: 410, expired: 410, unknown: 404, no_role: 403 };

/** In and out. Nobody is known here yet, so that these pages speak the bot's own language. */
export function doorRoutes(app: FastifyInstance, parts: DoorParts): void {
  const { store, cookie, guesses, t } = parts;

  // Previews of the chat fetch links: looking changes nothing, pressing the button does.
  app.get<{ Params: { secret: string } }>('/desk/in/:secret', async (request, reply) => {
    if (guesses.mustWait(request)) return refuse(reply, 429, 'wait');
    const secret = readDeskSecret(request.params.secret);
    const state = secret ? await store.link(deskHash('link', secret)) : 'unknown';
    if (state === 'unknown') guesses.missed(request);
    if (state !== 'good') return refuse(reply, statusOf[state], state);
    const body = html`<p>${t('desk-door-ready')}</p>
<form method="post" action="/desk/in/${secret}"><button type="submit">${t('desk-door-enter')}</button></form>
<p class="small">${t('desk-door-note')}</p>`;
    return page(reply, 200, t('desk-door-title'), body);
  });

  app.post<{ Params: { secret: string } }>('/desk/in/:secret', async (request, reply) => {
    if (!isOurs(request, parts.origin)) return refuse(reply, 403, 'foreign');
    if (guesses.mustWait(request)) return refuse(reply, 429, 'wait');
    const secret = readDeskSecret(request.params.secret);
    const sitting = makeDeskSecret(randomInt);
    const state = secret ? await store.signIn(deskHash('link', secret), deskHash('sitting', sitting)) : 'unknown';
    if (state === 'unknown') guesses.missed(request);
    if (state !== 'good') return refuse(reply, statusOf[state], state);
    cookie.set(reply, sitting, deskSittingLifeMs / 1000);
    return reply.redirect('/desk', 303);
  });

  app.post('/desk/out', async (request, reply) => {
    if (!isOurs(request, parts.origin)) return refuse(reply, 403, 'foreign');
    const secret = readDeskSecret(cookie.read(request));
    if (secret) await store.signOut(deskHash('sitting', secret));
    cookie.clear(reply);
    return reply.redirect('/desk/bye', 303);
  });

  app.get('/desk/bye', (_request, reply) => page(reply, 200, t('desk-bye-title'), html`<p>${t('desk-bye')}</p>`));

  function refuse(reply: FastifyReply, status: number, why: string): FastifyReply {
    const name = why.replaceAll('_', '-');
    return page(reply, status, t(`desk-refused-${name}-title`), html`<p>${t(`desk-refused-${name}`)}</p>`);
  }

  function page(reply: FastifyReply, status: number, title: string, body: Html): FastifyReply {
    return reply
      .code(status)
      .type('text/html; charset=utf-8')
      .send(doorPage(parts.frame, parts.locale, t, title, body));
  }
}
