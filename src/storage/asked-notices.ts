import { z } from 'zod';
import { type ActivityEffect, StaleFacts } from '../conversation/effects.js';
import type { ActivityLookup, AskedCall } from '../conversation/lookup.js';
import { activityKinds } from '../domain/activities.js';
import type { Tx } from './database.js';
import type { Handlers } from './effects.js';
import { param, query } from './sql.js';

/**
 * Calls that wait for a second officer: a notice in the state `asked` with the whole call in its content. Nothing else exists of it:
 * no activity, no invitation, no delivery, so that nobody hears of it before it is agreed to.
 */
type AskedEffect = Extract<ActivityEffect, { kind: 'ask_to_send' | 'decide_sending' }>;

export const askedEffects: Handlers<AskedEffect> = {
  async ask_to_send(tx, items, { now }) {
    for (const { effect, by } of items) {
      const { noticeId, unitId, audience, fields } = effect;
      const { activityId, respondBy, signedAs } = effect;
      await tx.notice.create({
        data: {
          id: noticeId,
          kind: 'invitation',
          unitId,
          authorId: by.contactId,
          content: { activityId, fields, respondBy, signedAs } as unknown as object,
          audience,
          state: 'asked',
          createdAt: now,
          deadline: fields.startAt,
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
const content = z.object({
  activityId: z.string(),
  fields: z.object({
    kind: z.enum(activityKinds),
    title: line,
    startAt: moment,
    endAt: moment.nullable(),
    place: z.string(),
    content: line,
    dress: line,
    bring: line,
  }),
  respondBy: moment.nullable(),
  signedAs: z
    .enum(['administrator', 'secretary', 'deputy_secretary', 'committee_member', 'commune_secretary', 'commune_deputy'])
    .nullable(),
});

export function askedLookup(tx: Tx): Pick<ActivityLookup, 'askedCall'> {
  return {
    async askedCall(id) {
      const row = await tx.notice.findUnique({ where: { id } });
      const parsed = row ? content.safeParse(row.content) : undefined;
      if (!row || !parsed?.success || row.authorId === null) return null;
      const { activityId, fields, respondBy, signedAs } = parsed.data;
      return {
        noticeId: id,
        authorId: row.authorId,
        state: row.state as AskedCall['state'],
        decidedBy: row.decidedById ? await nameOf(tx, row.decidedById) : null,
        activityId,
        unitId: row.unitId,
        audience: row.audience as unknown as AskedCall['audience'],
        fields,
        respondBy,
        signedAs,
      };
    },
  };
}

async function nameOf(tx: Tx, contactId: string): Promise<string | null> {
  const [row] = await query<{ fullName: string }>(
    tx,
    `SELECT m."fullName" FROM "Contact" c JOIN "Member" m ON m."id" = c."memberId" WHERE c."id" = ${param(tx.engine, 1)}`,
    contactId,
  );
  return row?.fullName ?? null;
}
