import type { ActivityKind } from '../domain/activities.js';
import { wallClock, zoneOffset } from '../domain/local-time.js';
import { presentStatuses } from '../domain/people.js';
import type { Nudge } from '../schedule/nudges.js';
import { type ClosingWindow, residenceAgainMs, windowAhead } from '../schedule/windows.js';
import type { Tx } from './database.js';
import { insertNudges, type NudgeWorld } from './nudges.js';
import { hoursJoin, isQuietSql } from './quiet-hours.js';
import { param, query, time, timeParam } from './sql.js';
import { zaloWindowMs } from './tell.js';

interface Row {
  contactId: string;
  lastInboundAt: Date;
  activityId: string | null;
  kind: ActivityKind | null;
  title: string | null;
  startAt: Date | null;
  place: string | null;
  pledgeId: string | null;
  text: string | null;
  dueOn: string | null;
  hamlet: string | null;
  commune: string | null;
}

/**
 * Asks those whose Zalo window closes within a day, who have no other open channel and were asked nothing else lately nor will be before, outside their quiet hours and once a week: one
 * statement finds them with what there is to ask, one puts the questions into the outbox, by keys that are taken once.
 */
export async function askBeforeClosing(
  tx: Tx,
  world: NudgeWorld,
  week: string,
  decide: (closing: ClosingWindow) => Nudge | null,
): Promise<number> {
  const { engine } = tx;
  const { now } = world;
  const t = (n: number) => timeParam(engine, n);
  const ago = (ms: number) => time(new Date(now.getTime() - ms));
  const answered = (status: string) =>
    `SELECT 1 FROM "PledgeCheckIn" k WHERE k."pledgeId" = p."id" AND k."status" IS ${status === 'yes' ? 'NOT NULL' : 'NULL'}`;
  const closes =
    engine === 'postgresql'
      ? `a."lastInboundAt" + interval '7 days'`
      : `strftime('%Y-%m-%dT%H:%M:%f+00:00', a."lastInboundAt", '+7 days')`;
  const rows = await query<Row>(
    tx,
    `SELECT w.*, v."kind", v."title", v."startAt", v."place", p."text",
            (SELECT k."dueOn" FROM "PledgeCheckIn" k WHERE k."pledgeId" = p."id" AND k."status" IS NULL
               AND NOT EXISTS (SELECT 1 FROM "PledgeCheckIn" l WHERE l."pledgeId" = p."id" AND l."dueOn" > k."dueOn")) AS "dueOn"
     FROM (
       SELECT c."id" AS "contactId", a."lastInboundAt",
         CASE WHEN c."meetingsOffAt" IS NULL AND c."meetingRemindersOffAt" IS NULL THEN
           (SELECT v."id" FROM "Invitation" i JOIN "Activity" v ON v."id" = i."activityId" WHERE i."memberId" = m."id" AND v."state" = 'called'
              AND v."startAt" > ${t(1)} AND NOT EXISTS (SELECT 1 FROM "Rsvp" r WHERE r."activityId" = v."id" AND r."memberId" = m."id")
            ORDER BY v."startAt", v."id" LIMIT 1) END AS "activityId",
         CASE WHEN EXISTS (SELECT 1 FROM "Consent" s WHERE s."contactId" = c."id" AND s."purpose" = 'reminders' AND s."withdrawnAt" IS NULL) THEN
           (SELECT p."id" FROM "Pledge" p WHERE p."memberId" = m."id" AND p."state" = 'active'
              AND NOT EXISTS (SELECT 1 FROM "PledgePause" x WHERE x."pledgeId" = p."id" AND x."fromDay" <= ${param(engine, 7)}
                AND (x."toDay" IS NULL OR x."toDay" >= ${param(engine, 7)}))
              AND (EXISTS (${answered('no')} AND NOT EXISTS (SELECT 1 FROM "PledgeCheckIn" l WHERE l."pledgeId" = p."id" AND l."dueOn" > k."dueOn"))
                   OR NOT EXISTS (${answered('yes')} AND k."at" > ${t(3)}))
            ORDER BY p."createdAt", p."id" LIMIT 1) END AS "pledgeId",
         CASE WHEN m."residenceConfirmedAt" IS NULL OR m."residenceConfirmedAt" <= ${t(4)} THEN COALESCE(m."residenceHamlet", qu."hamlet") END AS "hamlet",
         CASE WHEN m."residenceHamlet" IS NOT NULL THEN m."residenceCommune" ELSE qu."commune" END AS "commune"
       FROM "Address" a JOIN "Contact" c ON c."id" = a."contactId" JOIN "Member" m ON m."id" = c."memberId" ${hoursJoin}
       WHERE a."channel" = 'zalo' AND a."state" = 'open' AND a."lastInboundAt" > ${t(2)} AND a."lastInboundAt" <= ${t(3)}
         AND c."stoppedAt" IS NULL AND m."status" IN (${presentStatuses.map((status) => `'${status}'`).join(', ')})
         AND NOT ${isQuietSql(engine, t(1), zoneOffset(now, world.zone))}
         AND NOT EXISTS (SELECT 1 FROM "Address" o WHERE o."contactId" = c."id" AND o."id" <> a."id" AND o."state" = 'open'
                         AND (o."channel" <> 'zalo' OR o."lastInboundAt" > ${t(3)}))
         AND NOT EXISTS (SELECT 1 FROM "Pledge" p WHERE p."memberId" = m."id" AND p."state" = 'active' AND p."nextDueAt" < ${closes})
         AND NOT EXISTS (SELECT 1 FROM "Delivery" d WHERE d."contactId" = c."id" AND d."state" IN ('waiting', 'sending', 'sent', 'merged')
                         AND d."kind" IN ('nudge', 'notice', 'digest') AND d."createdAt" > ${t(6)})
         AND NOT EXISTS (SELECT 1 FROM "Delivery" d WHERE d."key" = 'window:' || c."id" || ':' || ${param(engine, 5)})) w
     LEFT JOIN "Activity" v ON v."id" = w."activityId" LEFT JOIN "Pledge" p ON p."id" = w."pledgeId"
     WHERE w."activityId" IS NOT NULL OR w."pledgeId" IS NOT NULL OR w."hamlet" IS NOT NULL ORDER BY w."contactId"`,
    time(now),
    ago(zaloWindowMs - windowAhead.least),
    ago(zaloWindowMs - windowAhead.most),
    ago(residenceAgainMs),
    week,
    ago(windowAhead.most),
    wallClock(now, world.zone).day,
  );
  const nudges = rows.flatMap((row) => decide(closingOf(row)) ?? []);
  return (await insertNudges(tx, nudges, world)).length;
}

function closingOf(row: Row): ClosingWindow {
  const { activityId, kind, title, startAt, place, pledgeId, text, dueOn } = row;
  return {
    contactId: row.contactId,
    closesAt: new Date(new Date(row.lastInboundAt).getTime() + zaloWindowMs),
    invitation: activityId && kind && startAt && place ? { activityId, kind, title, startAt: new Date(startAt), place } : null,
    pledge: pledgeId && text ? { id: pledgeId, text, dueOn } : null,
    residence: row.hamlet ? [row.hamlet, row.commune].filter(Boolean).join(', ') : null,
  };
}
