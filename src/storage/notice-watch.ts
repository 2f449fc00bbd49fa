import type { Clock } from '../clock.js';
import type { Say } from '../conversation/flow.js';
import { render } from '../conversation/render.js';
import type { Texts } from '../i18n.js';
import { showDateTime } from '../language/show.js';
import type { Outbound } from '../messages.js';
import type { Showing, Shown, WatchStore } from '../schedule/notice-progress.js';
import { releaseAsked } from './asked-release.js';
import type { Database, Tx } from './database.js';
import type { NewId } from './ids.js';
import { countsOf, expireOver, type NoticeRow, openNotices, standOf, unsettledOf } from './notice-stands.js';
import { insertForPeople, priorities } from './outbox.js';
import { param, query, time, timeParam } from './sql.js';
import { addressOf, type BestAddress, bestAddresses } from './tell.js';
import type { UnitCache } from './units.js';

export interface WatchOptions {
  db: Database;
  clock: Clock;
  newId: NewId;
  texts: Texts;
  zone: string;
  units: UnitCache;
  /** The operator has configured a template for notices by phone number. */
  byPhone?: boolean;
}

interface World extends Omit<WatchOptions, 'db' | 'clock'> {
  now: Date;
}

/** A platform where a message of ours can be changed after it was sent. */
const editing = ['telegram'];
/** An edit that has not left by then is overtaken. */
const progressLifeMs = 60_000;
/** The next count of a notice waits so much longer for each of its rows: counting 100,000 holds everything up for a tenth of a second. */
const countingMs = 0.4;

/** Notices on their way: what is out of time ends, authors see how far they are and then the report. Safe to run twice at a time. */
export function watchStore({ db, clock, ...parts }: WatchOptions): WatchStore {
  /** When those on their way were counted last: thousands of rows are not counted with every look. */
  const looked = new Map<string, Date>();
  const count = async (tx: Tx, row: NoticeRow, now: Date) => {
    const counts = (await countsOf(tx, [row.id])).get(row.id)!;
    const rows = Object.values(counts).reduce((sum, n) => sum + n, 0);
    looked.set(row.id, new Date(now.getTime() + rows * countingMs));
    return counts;
  };
  return {
    async watch(isDue, decide) {
      const now = clock.now();
      const world: World = { ...parts, now };
      const [open, asked, over] = await db.read(async (tx) => {
        const rows = await openNotices(tx);
        return [rows, await askedInVain(tx, now), rows.length > 0 && (await isAnythingOver(tx, now))] as const;
      });
      let written = 0;
      if (asked.length > 0) written += await db.write((tx) => endAsked(tx, world));
      if (over) written += await db.write((tx) => expireOver(tx, now));
      if (open.length === 0) return written;
      const unsettled = await db.read((tx) => unsettledOf(tx, open));
      for (const row of open) {
        const shown = shownOf(row);
        const settled = !unsettled.has(row.id);
        const lookedAt = looked.get(row.id);
        if (!isDue(settled, shown, now) || (!settled && lookedAt && !isDue(false, { ...shown, at: lookedAt }, now))) continue;
        const showing = decide(await db.read(async (tx) => standOf(tx, row, await count(tx, row, now))), shown);
        if (showing) written += await db.write((tx) => show(tx, row, showing, world));
      }
      for (const id of looked.keys()) if (!unsettled.has(id)) looked.delete(id);
      return written;
    },
  };
}

function shownOf(row: NoticeRow): Shown {
  const at = row.progressAt ? new Date(row.progressAt) : null;
  return { times: Number(row.progressNo), at, of: row.progressOf, since: new Date(row.createdAt) };
}

async function show(tx: Tx, row: NoticeRow, showing: Showing, world: World): Promise<number> {
  const last = await lastShown(tx, row);
  const isUnderWay = last !== undefined && ['waiting', 'sending'].includes(last.state);
  if (isUnderWay && world.now.getTime() - last.createdAt.getTime() < progressLifeMs) return 0;
  if (!(await mark(tx, row, showing, world.now))) return 0;
  if (showing.kind === 'done' || row.authorId === null) return 1;
  const to = (await bestAddresses(tx, [row.authorId], world.now)).get(row.authorId);
  if (!to) return 1;
  const replaces = last?.messageId && last.addressId === to.addressId ? last.messageId : undefined;
  if (showing.kind === 'progress') {
    if (!editing.includes(to.channel)) return 1;
    const payload = await render(world.texts, to.locale, showing.say);
    const key = `progress:${row.id}:${Number(row.progressNo) + 1}`;
    const deadline = new Date(world.now.getTime() + progressLifeMs);
    await put(tx, to, { key, payload: replaces ? { ...payload, replaces } : payload, deadline, urgent: true }, world);
    return 1;
  }
  if (replaces) {
    const over = await render(world.texts, to.locale, { key: 'sending-over' });
    await put(
      tx,
      to,
      { key: `progress:${row.id}:over`, payload: { ...over, replaces, onlyEdit: true }, deadline: null, urgent: true },
      world,
    );
  }
  const payload = await render(world.texts, to.locale, showing.say);
  await put(tx, to, { key: `report:${row.id}`, payload, deadline: null, urgent: false }, world);
  return 1;
}

interface LastShown {
  state: string;
  messageId: string | null;
  addressId: string | null;
  createdAt: Date;
}

async function lastShown(tx: Tx, row: NoticeRow): Promise<LastShown | undefined> {
  // Not every round wrote one (an author on Zalo is shown none): the newest that was.
  const rows = await query<LastShown>(
    tx,
    `SELECT "state", "messageId", "addressId", "createdAt" FROM "Delivery" WHERE "key" = ${param(tx.engine, 1)}`,
    `progress:${row.id}:${row.progressNo}`,
  );
  return rows[0] && { ...rows[0], createdAt: new Date(rows[0].createdAt) };
}

/** One process writes what is shown: whoever finds the number changed leaves it to the other. */
async function mark(tx: Tx, row: NoticeRow, showing: Showing, now: Date): Promise<boolean> {
  const seen = { id: row.id, reportedAt: null, progressNo: Number(row.progressNo) };
  const data = { progressNo: { increment: 1 }, progressAt: now };
  if (showing.kind === 'progress')
    return (await tx.notice.updateMany({ where: seen, data: { ...data, progressOf: showing.of } })).count > 0;
  const over = { ...data, reportedAt: now };
  const ended = { ...over, state: 'finished', finishedAt: now };
  const { count } = await tx.notice.updateMany({ where: { ...seen, state: { in: ['sending', 'paused'] } }, data: ended });
  return count > 0 || (await tx.notice.updateMany({ where: seen, data: over })).count > 0;
}

interface Message {
  key: string;
  payload: Outbound;
  deadline: Date | null;
  urgent: boolean;
}

async function put(tx: Tx, to: BestAddress, message: Message, { now, zone, newId }: World): Promise<void> {
  const row = {
    id: newId(),
    contactId: to.contactId,
    ...addressOf(to),
    kind: 'report',
    priority: priorities.urgent,
    state: 'waiting',
    notBefore: now,
    createdAt: now,
    ...message,
  };
  await insertForPeople(tx, [row], { now, zone });
}

async function isAnythingOver(tx: Tx, now: Date): Promise<boolean> {
  const rows = await query<{ id: string }>(
    tx,
    `SELECT "id" FROM "Notice" WHERE "reportedAt" IS NULL AND "deadline" <= ${timeParam(tx.engine, 1)} LIMIT 1`,
    time(now),
  );
  return rows.length > 0;
}

interface Asked {
  id: string;
  kind: string;
  authorId: string | null;
  deadline: Date;
}

function askedInVain(tx: Tx, now: Date): Promise<Asked[]> {
  return query<Asked>(
    tx,
    `SELECT "id", "kind", "authorId", "deadline" FROM "Notice" WHERE "state" = 'asked' AND "deadline" <= ${timeParam(tx.engine, 1)}`,
    time(now),
  );
}

/**
 * No second officer answered in time. Of a call nobody gets anything; a change or a cancellation goes out, because people would come in
 * vain (docs/decisions/0011). Its author is told which.
 */
async function endAsked(tx: Tx, world: World): Promise<number> {
  const { now, zone, texts } = world;
  const asked = await askedInVain(tx, now);
  const addresses = await bestAddresses(
    tx,
    asked.flatMap((one) => one.authorId ?? []),
    now,
  );
  for (const one of asked) {
    const isCall = one.kind === 'invitation';
    const { count } = await tx.notice.updateMany({
      where: { id: one.id, state: 'asked' },
      data: { state: isCall ? 'expired' : 'unanswered', finishedAt: now },
    });
    if (count === 0) continue;
    const state = isCall ? 'expired' : await releaseAsked(tx, one.id, world);
    if (state === 'outdated') await tx.notice.update({ where: { id: one.id }, data: { state } });
    const to = one.authorId ? addresses.get(one.authorId) : undefined;
    if (!to) continue;
    const say: Say = {
      key: `sending-told-${state}`,
      params: { notice: one.kind, time: showDateTime(new Date(one.deadline), zone) },
    };
    const payload = await render(texts, to.locale, say);
    await put(tx, to, { key: `decided:${one.id}`, payload, deadline: null, urgent: false }, world);
  }
  return asked.length;
}
