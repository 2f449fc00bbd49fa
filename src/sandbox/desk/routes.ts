import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { MovableClock } from '../clock.js';
import type { Platforms } from '../platforms.js';
import { perform, readAct } from './acts.js';
import { clearFaults, faultButtons, faultsWaiting, planFault } from './faults.js';
import type { Live } from './live.js';
import { pageRoutes } from './page-files.js';
import type { CastMember, Phones } from './phones.js';
import { DeskProblem } from './problem.js';
import type { DeskState, JobEntry, OutboxEntry, PhoneName } from './shapes.js';
import { stranger } from './stranger.js';
import type { Walk } from './walk.js';

export interface DeskParts {
  phones: Phones;
  platforms: Platforms;
  clock: MovableClock;
  zone: string;
  driver: string;
  walking: Walk;
  audience: Live;
  outbox(): Promise<(OutboxEntry & { name: string })[]>;
  jobs(): Promise<{
    jobs: JobEntry[];
    nextDue: string | null;
    setupCode: string | null;
    faultsWaiting: Record<PhoneName, number>;
  }>;
  pageFolder: string;
}

const largestBody = 64 * 1024;
const hourMs = 3_600_000;
const move = z.union([
  z.strictObject({
    hours: z
      .number()
      .min(0.25)
      .max(24 * 40),
  }),
  z.strictObject({ to: z.literal('next') }),
]);
const faultOrder = z.strictObject({
  channel: z.enum(['zalo', 'telegram']),
  fault: z.string(),
  times: z.number().int().min(1).max(100).default(1),
});

/** The page, and the HTTP that it speaks. Everything that changes something takes JSON, which a foreign web page cannot post. */
export async function deskRoutes(app: FastifyInstance, parts: DeskParts): Promise<void> {
  const { phones, platforms, clock, audience, walking } = parts;
  readJson(app);
  await pageRoutes(app, parts.pageFolder);

  const member = (id: string): CastMember => {
    const found = phones.member(id);
    if (!found) throw new DeskProblem(404, 'unknown_player', 'Không có người này trong sân chơi.');
    return found;
  };
  const phoneName = (name: string): PhoneName => {
    if (name !== 'zalo' && name !== 'telegram')
      throw new DeskProblem(404, 'unknown_phone', 'Chỉ có hai điện thoại: zalo và telegram.');
    return name;
  };

  app.get('/desk/state', async (): Promise<DeskState> => {
    const { nextDue, setupCode } = await parts.jobs();
    return {
      now: clock.now().toISOString(),
      zone: parts.zone,
      players: phones.players(),
      setupCode,
      faults: faultButtons,
      faultsWaiting: faultsWaiting(platforms),
      nextDue,
      driver: parts.driver,
    };
  });
  app.get('/desk/outbox', () => parts.outbox());
  app.get('/desk/jobs', () => parts.jobs());

  app.post('/desk/players', async (_request, reply) => {
    const added = stranger(phones.players().length + 1);
    phones.add(added);
    audience.tell({ kind: 'players', players: phones.players() });
    return reply.code(201).send({ id: added.id });
  });

  app.get<{ Params: { player: string; phone: string } }>('/desk/phones/:player/:phone', async ({ params }) =>
    phones.phone(member(params.player), phoneName(params.phone)),
  );
  app.post<{ Params: { player: string; phone: string } }>('/desk/phones/:player/:phone', async ({ params, body }, reply) => {
    const who = member(params.player);
    const phone = phoneName(params.phone);
    await perform(phones, who, phone, readAct(body, phone));
    return reply.code(204).send();
  });

  app.post('/desk/clock', async ({ body }) => {
    const wish = move.safeParse(body);
    if (!wish.success)
      throw new DeskProblem(400, 'bad_move', 'Đồng hồ chỉ chạy tới: {"hours": 0.25 đến 960} hoặc {"to": "next"}.');
    if ('to' in wish.data) return { found: await walking.toNextReminder(), now: clock.now().toISOString() };
    await walking.forward(wish.data.hours * hourMs);
    return { found: true, now: clock.now().toISOString() };
  });

  app.post('/desk/faults', async ({ body }, reply) => {
    const order = faultOrder.safeParse(body);
    if (!order.success) throw new DeskProblem(400, 'bad_fault', 'Cần: channel (zalo, telegram), fault, times (1 đến 100).');
    planFault(platforms, order.data.channel, order.data.fault, order.data.times);
    return reply.code(204).send();
  });
  app.delete('/desk/faults', async (_request, reply) => {
    clearFaults(platforms);
    return reply.code(204).send();
  });

  app.get<{ Params: { id: string } }>('/desk/files/:id', async ({ params }, reply) => {
    const file = phones.file(params.id);
    if (!file) throw new DeskProblem(404, 'unknown_file', 'Không có tệp này.');
    const picture = file.picture && /\.(png|jpe?g)$/i.exec(file.name);
    if (!picture) reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`);
    const type = picture ? `image/${picture[1] === 'png' ? 'png' : 'jpeg'}` : 'application/octet-stream';
    return reply.type(type).header('x-content-type-options', 'nosniff').send(file.bytes);
  });

  app.get('/desk/events', (_request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    audience.join(reply.raw);
  });
  // Open streams would keep the server from closing.
  app.addHook('preClose', async () => audience.close());
}

function readJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit: largestBody }, (_request, body, done) => {
    try {
      done(null, body === '' ? {} : JSON.parse(String(body)));
    } catch {
      done(new DeskProblem(400, 'bad_json', 'Nội dung gửi lên không phải JSON.'));
    }
  });
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof DeskProblem) return reply.code(error.status).send({ error: error.code, message: error.message });
    const status = (error as { statusCode?: number }).statusCode ?? 500;
    const messages: Record<number, string> = { 413: 'Nội dung gửi lên quá lớn.', 415: 'Chỉ nhận application/json.' };
    return reply.code(status).send({
      error: status >= 500 ? 'internal' : 'bad_request',
      message: messages[status] ?? 'Có trục trặc, xem cửa sổ dòng lệnh.',
    });
  });
}
