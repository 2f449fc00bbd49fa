import type { Clock } from '../clock.js';
import { consentPurposes, consentVersion } from '../domain/people.js';
import type { ChannelName } from '../messages.js';
import type { Database } from './database.js';
import type { NewId } from './ids.js';

/** What the sandbox's desk asks of the database. */

export interface OutboxRow {
  id: string;
  state: string;
  kind: string;
  channel: ChannelName | null;
  to: string | null;
  createdAt: string;
  notBefore: string;
  finishedAt: string | null;
  attempts: number;
  failure: string | null;
}

/** The newest rows of the outbox; what was said stays where it is. */
export async function newestDeliveries(db: Database, limit: number): Promise<OutboxRow[]> {
  const select = {
    id: true,
    state: true,
    kind: true,
    channel: true,
    externalId: true,
    createdAt: true,
    notBefore: true,
    finishedAt: true,
    attempts: true,
    failure: true,
  };
  const rows = await db.read((tx) => tx.delivery.findMany({ select, orderBy: { id: 'desc' }, take: limit }));
  return rows.map(({ externalId, channel, createdAt, notBefore, finishedAt, ...row }) => ({
    ...row,
    channel: channel as ChannelName | null,
    to: externalId,
    createdAt: createdAt.toISOString(),
    notBefore: notBefore.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  }));
}

const hourMs = 3_600_000;

/** The next moment after `now` that rows name: a message that waits for its hour, a pledge to ask about, the eve of an activity. */
export async function nextDueAt(db: Database, now: Date): Promise<Date | null> {
  const [delivery, pledge, activities] = await db.read((tx) =>
    Promise.all([
      tx.delivery.findFirst({
        select: { notBefore: true },
        where: { state: 'waiting', notBefore: { gt: now } },
        orderBy: { notBefore: 'asc' },
      }),
      tx.pledge.findFirst({
        select: { nextDueAt: true },
        where: { state: 'active', nextDueAt: { gt: now } },
        orderBy: { nextDueAt: 'asc' },
      }),
      tx.activity.findMany({
        select: { startAt: true },
        where: { state: 'called', startAt: { gt: now } },
        orderBy: { startAt: 'asc' },
        take: 20,
      }),
    ]),
  );
  const eves = activities.flatMap(({ startAt }) => [24 * hourMs, hourMs].map((before) => new Date(startAt.getTime() - before)));
  const moments = [delivery?.notBefore, pledge?.nextDueAt, ...eves].filter((at): at is Date => at instanceof Date && at > now);
  return moments.length > 0 ? new Date(Math.min(...moments.map((at) => at.getTime()))) : null;
}

/** How many messages have left that nobody asked for in the moment before. */
export function sentReminders(db: Database): Promise<number> {
  return db.read((tx) => tx.delivery.count({ where: { kind: { in: ['nudge', 'notice'] }, state: { in: ['sent', 'unknown'] } } }));
}

/** Whether everything that came was answered, and everything that may leave now has left. */
export async function isQuiet(db: Database, now: Date): Promise<boolean> {
  return db.read(async (tx) => {
    const paused = await tx.accountPause.findMany({ where: { until: { gt: now } } });
    const resting = paused.map(({ channel, account }) => ({ channel, account }));
    const [turns, messages, expanding] = await Promise.all([
      tx.inbound.count({ where: { state: 'waiting' } }),
      tx.delivery.count({
        where: { OR: [{ state: 'sending' }, { state: 'waiting', notBefore: { lte: now }, NOT: { OR: resting } }] },
      }),
      tx.notice.count({ where: { state: 'expanding' } }),
    ]);
    return turns + messages + expanding === 0;
  });
}

const sandboxMark = 'sandbox';

/**
 * Marks an empty database as the sandbox's, or takes up one of an earlier sandbox. The emulators of now have never heard of what was
 * written on those of then: their tokens, pauses and message numbers begin anew. @returns false when it is somebody's real one
 */
export async function takeForSandbox(db: Database): Promise<boolean> {
  return db.write(async (tx) => {
    if (!(await tx.setting.findUnique({ where: { name: sandboxMark } }))) {
      if ((await tx.unit.count()) + (await tx.contact.count()) > 0) return false;
      await tx.setting.create({ data: { name: sandboxMark, value: 'demo' } });
      return true;
    }
    await tx.channelToken.deleteMany();
    await tx.accountPause.deleteMany();
    await tx.inbound.deleteMany();
    return true;
  });
}

/** Somebody of the demo roster who talks with the bot already. */
export interface KnownPlayer {
  /** E.164, as in the roster. */
  phone: string;
  addresses: { channel: ChannelName; account: string; externalId: string }[];
  role?: { role: string; unitCode: string };
}

/** Makes these people known to the bot, with all consents, as if they had joined before. Who is known already stays as they are. */
export async function introduce(db: Database, clock: Clock, newId: NewId, players: readonly KnownPlayer[]): Promise<void> {
  const now = clock.now();
  await db.write(async (tx) => {
    for (const { phone, addresses, role } of players) {
      const member = await tx.member.findFirst({ where: { phone } });
      if (!member || (await tx.contact.findFirst({ where: { memberId: member.id } }))) continue;
      const contactId = newId();
      await tx.contact.create({ data: { id: contactId, memberId: member.id, createdAt: now } });
      for (const address of addresses)
        await tx.address.create({ data: { ...address, id: newId(), contactId, lastInboundAt: now, createdAt: now } });
      for (const purpose of consentPurposes) {
        const evidence = { purpose, textVersion: consentVersion, channel: addresses[0]!.channel, messageId: 'sandbox' };
        await tx.consent.create({ data: { ...evidence, id: newId(), contactId, at: now } });
      }
      const unit = role && (await tx.unit.findFirst({ where: { code: role.unitCode } }));
      if (role && unit)
        await tx.role.create({ data: { id: newId(), contactId, unitId: unit.id, role: role.role, validFrom: now } });
    }
  });
}
