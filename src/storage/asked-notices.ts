import { z } from 'zod';
import { type ActivityEffect, type AskedWish, StaleFacts } from '../conversation/effects.js';
import type { ActivityLookup, AskedNotice } from '../conversation/lookup.js';
import { activityKinds } from '../domain/activities.js';
import type { Tx } from './database.js';
import type { Handlers } from './effects.js';
import { param, query } from './sql.js';

/**
 * What waits for a second officer: a notice in the state `asked` with the whole wish in its content. Nothing else exists of it: no
 * activity, no change, no invitation and no delivery, so that nobody hears of it before it is agreed to.
 */
type AskedEffect = Extract<ActivityEffect, { kind: 'ask_to_send' | 'decide_sending' }>;

export const askedEffects: Handlers<AskedEffect> = {
  async ask_to_send(tx, items, { now }) {
    for (const { effect, by } of items) {
      const { noticeId, unitId, audience, until, activityId, signedAs } = effect;
      const { kind, ...wanted } = effect.wanted;
      await tx.notice.create({
        data: {
          id: noticeId,
          kind,
          unitId,
          authorId: by.contactId,
          content: { activityId, signedAs, ...wanted } as unknown as object,
          audience,
          state: 'asked',
          createdAt: now,
          deadline: until,
          reportedAt: now,
        },
      });
    }
  },

  /** Once: whoever comes second finds it decided. */
  async decide_sending(tx, items, { now }) {
    for (const { effect, by } of items) {
      const { count } = await tx.notice.updateMany({
        where: { id: effect.noticeId, state: 'asked', deadline: { gt: now } },
        data: { state: effect.decision, decidedById: by.contactId, finishedAt: now },
      });
      if (count === 0) throw new StaleFacts('the sending was decided already');
    }
  },
};

const moment = z.iso.datetime().transform((text) => new Date(text));
const line = z.string().nullable();
const told = { startAt: moment, endAt: moment.nullable(), place: z.string(), content: line, dress: line, bring: line };
const about = {
  activityId: z.string(),
  signedAs: z
    .enum(['administrator', 'secretary', 'deputy_secretary', 'committee_member', 'commune_secretary', 'commune_deputy'])
    .nullable(),
};
const shape = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('invitation'),
    ...about,
    fields: z.object({ kind: z.enum(activityKinds), title: line, ...told }),
    respondBy: moment.nullable(),
  }),
  z.object({
    kind: z.literal('changed'),
    ...about,
    version: z.number(),
    fields: z.object(told),
    respondBy: moment.nullable(),
  }),
  z.object({ kind: z.literal('cancelled'), ...about, version: z.number(), startAt: moment, reason: line }),
]);

export async function askedNotice(tx: Tx, id: string): Promise<AskedNotice | null> {
  const row = await tx.notice.findUnique({ where: { id } });
  const parsed = row ? shape.safeParse({ ...(row.content as object), kind: row.kind }) : undefined;
  if (!row || !parsed?.success || row.authorId === null || row.deadline === null) return null;
  const { activityId, signedAs, ...wanted } = parsed.data;
  return {
    noticeId: id,
    authorId: row.authorId,
    state: row.state as AskedNotice['state'],
    decidedBy: row.decidedById ? await nameOf(tx, row.decidedById) : null,
    activityId,
    unitId: row.unitId,
    audience: row.audience as unknown as AskedNotice['audience'],
    signedAs,
    until: row.deadline,
    wanted: wanted satisfies AskedWish,
  };
}

export function askedLookup(tx: Tx): Pick<ActivityLookup, 'askedNotice'> {
  return { askedNotice: (id) => askedNotice(tx, id) };
}

async function nameOf(tx: Tx, contactId: string): Promise<string | null> {
  const [row] = await query<{ fullName: string }>(
    tx,
    `SELECT m."fullName" FROM "Contact" c JOIN "Member" m ON m."id" = c."memberId" WHERE c."id" = ${param(tx.engine, 1)}`,
    contactId,
  );
  return row?.fullName ?? null;
}
