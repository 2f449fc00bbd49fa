import type { Activity, ActivityCounts } from '../domain/activities.js';
import { leadingRoles } from '../domain/rights.js';
import type { Nudge } from '../schedule/nudges.js';
import type { Attendee } from '../schedule/store.js';
import { callLookup } from './activity-lookup.js';
import { askAgainDue, markSummed, remindersDue, sumUpDue } from './activity-nudges.js';
import { askAgain } from './calls.js';
import type { Tx } from './database.js';
import type { LookupContext } from './lookup.js';
import { insertNudges, type NudgeWorld } from './nudges.js';
import { officerLookup } from './officers.js';
import { inList, query } from './sql.js';

/** Reminds of activities that begin between now and `until`. What was made before keeps its place: the key is taken. */
export async function remindOfNearActivities(
  tx: Tx,
  world: NudgeWorld,
  until: Date,
  decide: (activity: Activity, to: Attendee) => Nudge | null,
): Promise<number> {
  const { activities, attendees } = await remindersDue(tx, world.now, until);
  const byId = new Map(activities.map((activity) => [activity.id, activity]));
  const nudges = attendees.flatMap((to) => {
    const activity = byId.get(to.activityId);
    const nudge = activity
      ? decide(activity, { ...to, saidAt: new Date(to.saidAt), quiet: { from: Number(to.quietFrom), to: Number(to.quietTo) } })
      : null;
    return nudge ? [nudge] : [];
  });
  const fresh = await withoutMade(tx, nudges);
  return (await insertNudges(tx, fresh, world)).length;
}

/** Those that the outbox does not have yet: for a day every minute would render them all anew. */
async function withoutMade(tx: Tx, nudges: Nudge[]): Promise<Nudge[]> {
  if (nudges.length === 0) return [];
  const keys = JSON.stringify(nudges.map((nudge) => nudge.key));
  const made = await query<{ key: string }>(tx, `SELECT "key" FROM "Delivery" WHERE ${inList(tx.engine, '"key"')}`, keys);
  const known = new Set(made.map((row) => row.key));
  return nudges.filter((nudge) => !known.has(nudge.key));
}

export async function askTheSilent(tx: Tx, world: NudgeWorld, units: LookupContext['units'], notBefore: Date): Promise<number> {
  let asked = 0;
  for (const activity of await askAgainDue(tx, world.now)) {
    // In the night before a morning's meeting nobody is asked: it would come when they should be on their way.
    if (notBefore >= activity.startAt) continue;
    const sending = { noticeId: world.newId(), signedAs: null, notBefore };
    if (
      await askAgain(
        tx,
        { activityId: activity.id, sending, authorId: activity.authorId },
        { now: world.now, newId: world.newId, zone: world.zone, units },
      )
    )
      asked++;
  }
  return asked;
}

/**
 * One summary an activity, to whoever called it. Who is no longer an officer there has no business with it, and who was erased is
 * nobody: then the officers of the unit get it. Returns how many were told.
 */
export async function sumUp(
  tx: Tx,
  world: NudgeWorld,
  context: LookupContext,
  decide: (activity: Activity, counts: ActivityCounts, officerId: string) => Nudge,
): Promise<number> {
  const over = await sumUpDue(tx, world.now);
  if (over.length === 0) return 0;
  const { counts } = callLookup(tx, context);
  const { officersFor } = officerLookup(tx, context);
  const nudges: Nudge[] = [];
  for (const activity of over) {
    const author = activity.authorId;
    const isOfficer = author !== null && (await leadsWithin(tx, author, context.units.upward(activity.unitId), world.now));
    const officers = isOfficer ? [author] : (await officersFor(activity.unitId)).map((officer) => officer.contactId);
    if (officers.length === 0) continue;
    const numbers = await counts(activity.id);
    nudges.push(...officers.map((officerId) => decide(activity, numbers, officerId)));
  }
  const told = await insertNudges(tx, nudges, world);
  await markSummed(
    tx,
    over.map((activity) => activity.id),
    world.now,
  );
  return told.length;
}

/** Whether somebody holds a leading role in one of these units. */
async function leadsWithin(tx: Tx, contactId: string, units: readonly { id: string }[], now: Date): Promise<boolean> {
  const held = await tx.role.count({
    where: {
      contactId,
      unitId: { in: units.map((unit) => unit.id) },
      role: { in: [...leadingRoles] },
      OR: [{ validTo: null }, { validTo: { gt: now } }],
    },
  });
  return held > 0;
}
