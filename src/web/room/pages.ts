import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Clock } from '../../clock.js';
import {
  activityOfKey,
  codeStepMs,
  isRoomKey,
  passToken,
  qrStepMs,
  qrToken,
  readToken,
  roomCode,
  roomState,
  tokenStanding,
  untilNextStep,
} from '../../domain/room.js';
import type { Texts } from '../../i18n.js';
import { showDateTime, showTime } from '../../language/show.js';
import { pageFiles } from './files.js';
import { arrivingPage, roomPage, type Text } from './html.js';
import { qrPath } from './qr.js';
import type { Room, RoomStore } from './store.js';

export interface RoomPages {
  store: RoomStore;
  clock: Clock;
  texts: Texts;
  locale: string;
  zone: string;
  /** A link that opens the bot's Telegram chat with a payload; undefined when Telegram is off. */
  telegram: (payload: string) => string | undefined;
  /** Our chat on Zalo; undefined when Zalo is off. */
  zalo: { link: string | undefined } | undefined;
  /** Our address in the web. */
  origin: string;
  /** Where the pages' built scripts lie; beside the compiled code unless told. */
  folder?: string;
}

/** Nothing from elsewhere, nothing inline, nothing that frames us; the address is told to nobody. */
const headers = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
  'cache-control': 'no-store',
};

/**
 * The screen of a room (`/room/#key`) and the page that its QR opens on a phone (`/s/token`). Neither names anybody. The key comes in a
 * header, because what stands in an address is kept by browsers and proxies.
 */
export async function roomPages(app: FastifyInstance, pages: RoomPages): Promise<void> {
  const { store, clock, texts, locale, zone } = pages;
  const files = await pageFiles(pages.folder);
  const text: Text = Object.assign((key: string, params?: Record<string, string>) => texts.text(locale, key, params), { locale });
  const html = (reply: FastifyReply, status: number, body: string) =>
    reply.code(status).headers(headers).type('text/html; charset=utf-8').send(body);

  for (const file of files)
    app.get(`/room/${file.name}`, (_request, reply) =>
      reply
        .headers({ ...headers, 'cache-control': 'no-cache' })
        .type(file.type)
        .send(file.bytes),
    );

  app.get('/room/', (_request, reply) => html(reply, 200, roomPage(text)));
  app.get('/room', (_request, reply) => reply.redirect('/room/', 301));

  app.get('/room/now', async (request, reply) => {
    const key = request.headers['x-room-key'];
    const room = typeof key === 'string' ? await roomOf(key) : null;
    reply.headers(headers);
    if (!room) return reply.code(404).send({ state: 'over' });
    const now = clock.now();
    const state = roomState(room.activity, now);
    if (state === 'over') return reply.code(410).send({ state });
    const { id, roomSecret, checkInCloseAt } = room.activity;
    const shown = {
      state,
      what: activityTitle(room),
      unit: room.unitName,
      when: showDateTime(room.activity.startAt, zone),
      came: await store.came(id),
    };
    if (state === 'closed') return reply.send(shown);
    const token = qrToken(roomSecret!, id, now);
    return reply.send({
      ...shown,
      until: checkInCloseAt ? showTime(checkInCloseAt, zone) : '',
      code: roomCode(roomSecret!, now),
      qr: qrPath(scanLink(token)),
      // What is left of each: the page's own clock may be wrong.
      qrMs: untilNextStep(now, qrStepMs),
      codeMs: untilNextStep(now, codeStepMs),
    });
  });

  app.get<{ Params: { token: string } }>('/s/:token', async (request, reply) => {
    const token = readToken(request.params.token);
    const room = token && token.kind === 'qr' ? await store.room(token.activityId) : null;
    const secret = room?.activity.roomSecret;
    if (!token || !room || !secret) return html(reply, 404, arrivingPage(text, { kind: 'unknown' }));
    const now = clock.now();
    const standing = tokenStanding(secret, token, now);
    if (standing === 'forged') return html(reply, 404, arrivingPage(text, { kind: 'unknown' }));
    if (roomState(room.activity, now) !== 'open') return html(reply, 410, arrivingPage(text, { kind: 'closed' }));
    if (standing === 'over') return html(reply, 410, arrivingPage(text, { kind: 'changed' }));
    return html(
      reply,
      200,
      arrivingPage(text, {
        kind: 'good',
        what: activityTitle(room),
        unit: room.unitName,
        telegram: pages.telegram(`dq_${passToken(secret, room.activity.id, now)}`),
        zalo: pages.zalo,
        code: roomCode(secret, now),
      }),
    );
  });

  async function roomOf(key: string): Promise<Room | null> {
    const activityId = activityOfKey(key);
    const room = activityId ? await store.room(activityId) : null;
    return room?.activity.roomSecret && isRoomKey(room.activity.roomSecret, key) ? room : null;
  }

  function activityTitle({ activity: { title, kind } }: Room): string {
    return title ?? text('activity-kind-title', { kind });
  }

  /** With Telegram alone the QR opens the chat itself: one tap less. Zalo's links carry nothing, so that a page says what to send. */
  function scanLink(token: string): string {
    const direct = pages.zalo ? undefined : pages.telegram(`dq_${token}`);
    return direct ?? `${pages.origin}/s/${token}`;
  }
}
