import type { FastifyInstance, FastifyReply } from 'fastify';
import { type BadgeProof, isBadgeCode } from '../../domain/badges.js';
import type { Texts } from '../../i18n.js';
import { badgePage, noBadgePage, styleHash } from './page.js';

export interface BadgePages {
  store: { badge(code: string): Promise<BadgeProof | null> };
  texts: Texts;
  locale: string;
}

/** Nothing but the page itself: no script, no picture, nobody who frames it, no search engine. */
const headers = {
  'content-security-policy': `default-src 'none'; style-src ${styleHash}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex, nofollow',
  'cache-control': 'no-store',
};

/** `/b/<code>`: that a badge is real, and nothing about whoever holds it. A code that is none and one that never was read the same. */
export async function badgePages(app: FastifyInstance, { store, texts, locale }: BadgePages): Promise<void> {
  const text = (key: string, params?: Record<string, string>) => texts.text(locale, key, params);
  const send = (reply: FastifyReply, status: number, html: string) =>
    reply.code(status).headers(headers).type('text/html; charset=utf-8').send(html);

  app.get<{ Params: { code: string } }>('/b/:code', async ({ params: { code } }, reply) => {
    const proof = isBadgeCode(code) ? await store.badge(code) : null;
    return proof ? send(reply, 200, badgePage(text, proof)) : send(reply, 404, noBadgePage(text));
  });
}
