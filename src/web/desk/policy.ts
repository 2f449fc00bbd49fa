import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * Nothing from elsewhere, no script at all, nothing that frames us. The referrer never leaves the desk; without any, browsers would say
 * `Origin: null` for our own forms, and a foreign form could no longer be told from them.
 */
const headers: Record<string, string> = {
  'content-security-policy': [
    "default-src 'none'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
  'x-robots-tag': 'noindex, nofollow',
};

export function guard(reply: FastifyReply): void {
  // Whoever sits at the same computer afterwards finds nothing by "back".
  reply.headers({ ...headers, 'cache-control': 'no-store' });
}

/** Only what our own page sends may change anything. Browsers too old to say where a form stands say nothing of where they go either. */
export function isOurs({ headers: sent }: FastifyRequest, origin: string): boolean {
  return sent.origin !== undefined ? sent.origin === origin : sent['sec-fetch-site'] === 'same-origin';
}

/** The sitting's secret, in a cookie that no script and no other site gets hold of. Over https a name that http cannot set. */
export interface SittingCookie {
  read(request: FastifyRequest): string | undefined;
  set(reply: FastifyReply, secret: string, seconds: number): void;
  clear(reply: FastifyReply): void;
}

export function sittingCookie(origin: string): SittingCookie {
  const isSecure = origin.startsWith('https:');
  const name = isSecure ? '__Secure-desk' : 'desk';
  const write = (reply: FastifyReply, value: string, seconds: number) =>
    reply.header(
      'set-cookie',
      `${name}=${value}; Path=/desk; Max-Age=${seconds}; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`,
    );
  return {
    read: ({ headers: sent }) =>
      sent.cookie
        ?.split(';')
        .map((pair) => pair.trim().split('='))
        .find(([key]) => key === name)?.[1],
    set: write,
    clear: (reply) => write(reply, '', 0),
  };
}
