import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../../clock.js';
import { deskHash, deskTops, readDeskSecret } from '../../domain/desk.js';
import { may } from '../../domain/rights.js';
import type { Texts } from '../../i18n.js';
import { dayAt } from '../../language/calendar.js';
import { sheetFile } from '../../reports/sheet.js';
import { doorRoutes } from './doors.js';
import { type DeskSheet, downloads } from './downloads.js';
import { deskFiles } from './files.js';
import { guesses } from './guesses.js';
import { html } from './html.js';
import { deskPage, doorPage, pagesFor } from './layout.js';
import { activities } from './pages/activities.js';
import { activity } from './pages/activity.js';
import { concerns } from './pages/concerns.js';
import { kinds } from './pages/kinds.js';
import { overview } from './pages/overview.js';
import { pledges, programme } from './pages/pledges.js';
import { rates } from './pages/rates.js';
import { reports } from './pages/reports.js';
import { residence } from './pages/residence.js';
import { roster } from './pages/roster.js';
import { trend } from './pages/trend.js';
import { guard, sittingCookie } from './policy.js';
import type { DeskStore, Sitting } from './store.js';
import { type PageOf, readMonth, unitPath, type View } from './view.js';

export interface DeskOptions {
  store: DeskStore;
  clock: Clock;
  texts: Texts;
  /** The bot's own language: for pages of nobody in particular. */
  locale: string;
  zone: string;
  /** Where the desk is in the web: PUBLIC_URL. */
  origin: string;
  report(error: unknown, ids: { route: string }): void;
}

const pages: Record<string, PageOf> = {
  '': overview,
  rates,
  trend,
  kinds,
  concerns,
  activities,
  roster,
  residence,
  pledges,
  reports,
};

/**
 * The desk for secretaries in the browser (docs/decisions/0013): pages that are written here, without a script. Who looks is asked anew at
 * every request, and so is what they may see; a unit outside theirs is a page that does not exist.
 */
export async function desk(app: FastifyInstance, options: DeskOptions): Promise<void> {
  const { store, texts, zone, clock } = options;
  const origin = new URL(options.origin).origin;
  const files = deskFiles();
  const cookie = sittingCookie(origin);
  const brake = guesses(clock);
  const t = (key: string) => texts.text(options.locale, key);

  app.addHook('onRequest', async (_request, reply) => guard(reply));
  files.routes(app);
  doorRoutes(app, { store, cookie, guesses: brake, frame: files, origin, t, locale: options.locale });

  app.get('/desk', (request, reply) =>
    sitting(request, reply, async ({ officer, units }) => {
      const [top] = deskTops(officer.roles, units);
      return top === undefined ? missing() : { redirect: unitPath(top) };
    }),
  );
  for (const [path, make] of Object.entries({ ...pages, 'activities/:id': activity, 'pledges/:id': programme }))
    app.get<At>(`/desk/units/:unit${path ? `/${path}` : ''}`, (request, reply) =>
      sitting(request, reply, async (sat) => {
        const view = viewOf(sat, request);
        const tab = path.split('/')[0]!;
        const page = view && pagesFor(view.unit).includes(tab) ? await make(view, request.params.id ?? '') : undefined;
        return view && page ? { status: 200, markup: deskPage(files, view, tab, page) } : missing();
      }),
    );
  for (const [path, make] of Object.entries(downloads))
    app.get<At>(`/desk/units/:unit/${path}`, (request, reply) =>
      sitting(request, reply, async (sat) => {
        const view = viewOf(sat, request);
        const sheet = view && (await make(view, request.params.id ?? ''));
        return sheet ? { sheet } : missing();
      }),
    );
  app.get('/desk/*', (request, reply) => sitting(request, reply, async () => missing()));

  app.setErrorHandler((error, request, reply) => {
    const status = (error as { statusCode?: number }).statusCode ?? 500;
    if (status >= 500) options.report(error, { route: request.routeOptions.url ?? 'unknown' });
    const body = html`<p>${t('desk-trouble')}</p>`;
    return answer(reply, { status, markup: doorPage(files, options.locale, t, t('desk-trouble-title'), body) });
  });

  /** What is made for whoever sits there is sent only once it is in the audit log. */
  async function sitting(
    request: FastifyRequest,
    reply: FastifyReply,
    work: (sat: Sitting) => Promise<Answer>,
  ): Promise<FastifyReply> {
    const sent = cookie.read(request);
    const secret = readDeskSecret(sent);
    const made = secret && (await store.sit(deskHash('sitting', secret), work));
    if (made) return answer(reply, made);
    if (sent !== undefined) cookie.clear(reply);
    const body = html`<p>${t('desk-signed-out')}</p>`;
    return answer(reply, { status: 401, markup: doorPage(files, options.locale, t, t('desk-signed-out-title'), body) });
  }

  function viewOf(sat: Sitting, { params, query }: FastifyRequest<At>): View | undefined {
    const unit = sat.units.get(params.unit);
    if (!unit || !may(sat.officer.roles, 'see_answers', unit.id, sat.units)) return undefined;
    const today = dayAt(sat.now, zone);
    const asked = Object.fromEntries(
      Object.entries(query as Record<string, unknown>).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
    );
    return {
      ...sat,
      zone,
      unit,
      query: asked,
      today,
      month: readMonth(asked.month, today),
      t: (key, params) => texts.text(sat.officer.locale, key, params),
      may: (right) => may(sat.officer.roles, right, unit.id, sat.units),
    };
  }

  /** What does not exist and what is somebody else's are one answer. */
  function missing(): Answer {
    const body = html`<p>${t('desk-missing')}</p><p><a href="/desk">${t('desk-to-start')}</a></p>`;
    return { status: 404, markup: doorPage(files, options.locale, t, t('desk-missing-title'), body) };
  }
}

type At = { Params: { unit: string; id?: string } };
type Answer = { status: number; markup: string } | { redirect: string } | { sheet: DeskSheet };

async function answer(reply: FastifyReply, made: Answer): Promise<FastifyReply> {
  if ('redirect' in made) return reply.redirect(made.redirect, 303);
  if ('markup' in made) return reply.code(made.status).type('text/html; charset=utf-8').send(made.markup);
  const { name, mime, base64 } = await sheetFile({ ...made.sheet });
  return reply.type(mime).header('content-disposition', `attachment; filename="${name}"`).send(Buffer.from(base64, 'base64'));
}
