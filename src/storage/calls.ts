import { type ActivityEffect, StaleFacts } from '../conversation/effects.js';
import type { Activity } from '../domain/activities.js';
import { type ChangedPart, changesBetween, type NoticeKind, noticeContent } from '../domain/notices.js';
import { activityOf } from './activity-rows.js';
import { audienceSql, type Parameters, parameters } from './audiences.js';
import { dropEmpty, markReplaced, untoldSql } from './corrections.js';
import type { Tx } from './database.js';
import type { EffectWorld, Handlers } from './effects.js';
import { invitedSql, notifiedSql, sendNotice, silentSql, withdrawNotices } from './notices.js';
import { execute } from './sql.js';

type CallEffect = Extract<
  ActivityEffect,
  { kind: 'call_activity' | 'change_activity' | 'cancel_activity' | 'ask_again' | 'finish_activity' }
>;

const hour = 3600_000;

/** Calling people together, and everything said to them about it afterwards. Rare: one at a time, each guarded by what was seen. */
export const callEffects: Handlers<CallEffect> = {
  async call_activity(tx, items, world) {
    for (const { effect, by } of items) {
      const { activityId, unitId, audience, fields, respondBy, sending, authorId = by.contactId } = effect;
      const activity = await tx.activity.create({
        data: {
          id: activityId,
          unitId,
          ...fields,
          audience,
          respondBy,
          state: 'called',
          authorId,
          createdAt: world.now,
        },
      });
      const p = parameters(tx.engine);
      await execute(
        tx,
        `INSERT INTO "Invitation" ("activityId", "memberId") SELECT ${p.text(activityId)}, w."memberId" FROM (${audienceSql(audience, world.units, world.now, p)}) w`,
        ...p.values,
      );
      if (sending)
        await tell(tx, world, {
          activity: activityOf(activity as never),
          kind: 'invitation',
          authorId,
          sending,
          to: (q) => invitedSql(activityId, q),
        });
    }
  },

  async change_activity(tx, items, world) {
    for (const { effect, by } of items) {
      const { activityId, version, fields, respondBy, sending, authorId = by.contactId } = effect;
      const before = await openActivity(tx, activityId);
      const { count } = await tx.activity.updateMany({
        where: { id: activityId, version, state: 'called' },
        data: { ...fields, ...(respondBy === undefined ? {} : { respondBy }), version: { increment: 1 } },
      });
      if (count === 0) throw new StaleFacts('the activity was changed or cancelled');
      const activity = await openActivity(tx, activityId);
      await withdrawNotices(tx, activityId, world.now);
      const changes = changesBetween(before, activity);
      const telling = { activity, authorId };
      await markReplaced(tx, before, { by: 'changed', notBefore: sending.notBefore }, world);
      // A correction goes to exactly those who got what it corrects, or may have; to the others it is an invitation.
      await tell(tx, world, { ...telling, kind: 'changed', sending, changes, to: (p) => notifiedSql(activityId, p) });
      const anew = { ...sending, noticeId: world.newId() };
      const untold = (p: Parameters) => untoldSql(activityId, sending.noticeId, p);
      await tell(tx, world, { ...telling, kind: 'invitation', sending: anew, to: untold });
      for (const { noticeId } of [sending, anew]) await dropEmpty(tx, noticeId);
    }
  },

  async cancel_activity(tx, items, world) {
    for (const { effect, by } of items) {
      const { activityId, version, reason, sending, authorId = by.contactId } = effect;
      const { count } = await tx.activity.updateMany({
        where: { id: activityId, version, state: 'called' },
        data: { state: 'cancelled', cancelReason: reason, version: { increment: 1 } },
      });
      if (count === 0) throw new StaleFacts('the activity was changed or cancelled');
      const activity = await openActivity(tx, activityId);
      // Who was still to be told of it need not hear that it is off.
      await withdrawNotices(tx, activityId, world.now);
      await markReplaced(tx, activity, { by: 'cancelled', notBefore: sending.notBefore }, world);
      await tell(tx, world, {
        activity,
        kind: 'cancelled',
        authorId,
        sending,
        reason,
        to: (p) => notifiedSql(activityId, p),
      });
      await dropEmpty(tx, sending.noticeId);
    }
  },

  async ask_again(tx, items, world) {
    for (const { effect, by } of items) {
      if (!(await askAgain(tx, { ...effect, authorId: by.contactId }, world)))
        throw new StaleFacts('the silent were asked already');
    }
  },

  /** Whoever ends it reads the count line at once: the crontab need not send it again. */
  async finish_activity(tx, items, { now }) {
    await tx.activity.updateMany({
      where: { id: { in: items.map(({ effect }) => effect.activityId) }, state: 'called' },
      data: { state: 'done', summedAt: now },
    });
  },
};

/** Asks those who said nothing once more. False when that was done before, or the activity is off. The crontab calls it too. */
export async function askAgain(
  tx: Tx,
  {
    activityId,
    sending,
    authorId,
  }: Pick<Extract<ActivityEffect, { kind: 'ask_again' }>, 'activityId' | 'sending'> & { authorId: string | null },
  world: Pick<EffectWorld, 'now' | 'newId' | 'units' | 'zone' | 'byPhone'>,
): Promise<boolean> {
  const { count } = await tx.activity.updateMany({
    where: { id: activityId, state: 'called', askedAgainAt: null },
    data: { askedAgainAt: world.now },
  });
  if (count === 0) return false;
  const activity = await openActivity(tx, activityId);
  await tell(tx, world, { activity, kind: 'ask_again', authorId, sending, to: (p) => silentSql(activityId, p) });
  return true;
}

async function openActivity(tx: Tx, id: string): Promise<Activity> {
  const row = await tx.activity.findUnique({ where: { id } });
  if (!row) throw new StaleFacts('no such activity');
  return activityOf(row as never);
}

interface Telling {
  activity: Activity;
  kind: NoticeKind;
  authorId: string | null;
  sending: NonNullable<Extract<ActivityEffect, { kind: 'ask_again' }>['sending']>;
  changes?: ChangedPart[];
  reason?: string | null;
  to: (p: Parameters) => string;
}

async function tell(
  tx: Tx,
  world: Pick<EffectWorld, 'now' | 'newId' | 'units' | 'zone' | 'byPhone'>,
  telling: Telling,
): Promise<void> {
  const { activity, kind, sending } = telling;
  // "It is off" is worth hearing a little after the start: somebody may stand at the door.
  const deadline =
    kind === 'cancelled' ? new Date(Math.max(activity.startAt.getTime(), world.now.getTime()) + hour) : activity.startAt;
  await sendNotice(
    tx,
    {
      kind,
      activityId: activity.id,
      unitId: activity.unitId,
      authorId: telling.authorId,
      audience: activity.audience,
      content: noticeContent(answerable(activity, world.now), world.units, {
        signedAs: sending.signedAs,
        changes: telling.changes,
        reason: telling.reason,
      }),
      sending,
      deadline,
      to: telling.to,
    },
    world,
  );
}

/** A time to answer that has passed is not asked for again. */
function answerable(activity: Activity, now: Date): Activity {
  return { ...activity, respondBy: activity.respondBy && activity.respondBy > now ? activity.respondBy : null };
}
