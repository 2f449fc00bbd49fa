import type { Tx } from './database.js';
import { execute, time, timeParam } from './sql.js';

/**
 * Nudges that wait (for the morning, for an account that rests) and are no longer true: the pledge was answered, paused or ended; the
 * form was gone on with; the activity was moved or cancelled, or the person comes no longer; the person stopped our messages or took
 * back the consent; the report of the month was sent. What was to be said is dropped with them. Ids are UUIDs, 36 characters. No nudge belongs to a
 * notice: said so that the rows of a notice to thousands are not read for it.
 */
export async function withdrawOutdatedNudges(tx: Tx, now: Date): Promise<number> {
  const idAt = (start: number) => `substr(d."key", ${start}, 36)`;
  const startAt =
    tx.engine === 'postgresql'
      ? `to_char(a."startAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
      : `replace(a."startAt", '+00:00', 'Z')`;
  const lost = [
    `EXISTS (SELECT 1 FROM "Contact" c WHERE c."id" = d."contactId" AND c."stoppedAt" IS NOT NULL)`,
    `(d."key" LIKE 'pledge:%' AND NOT EXISTS (SELECT 1 FROM "Pledge" p JOIN "PledgeCheckIn" k ON k."pledgeId" = p."id"
       WHERE p."id" = ${idAt(8)} AND k."dueOn" = substr(d."key", 45) AND p."state" = 'active' AND k."status" IS NULL))`,
    ...(['pledge', 'review', 'activity'] as const).map(
      (what) => `(d."key" LIKE '${what}:%' AND NOT EXISTS (SELECT 1 FROM "Consent" s
        WHERE s."contactId" = d."contactId" AND s."purpose" = '${what === 'activity' ? 'registration' : 'reminders'}' AND s."withdrawnAt" IS NULL))`,
    ),
    `(d."key" LIKE 'review:%' AND NOT EXISTS (SELECT 1 FROM "Pledge" p JOIN "Contact" c ON c."memberId" = p."memberId"
       WHERE c."id" = d."contactId" AND p."programmeId" = ${idAt(8)} AND p."selfAssessment" IS NULL))`,
    `(d."key" LIKE 'month_report_due:%' AND EXISTS (SELECT 1 FROM "MonthReport" m
       WHERE m."unitId" = ${idAt(18)} AND m."month" = substr(d."key", 55, 7) AND m."state" = 'sent'))`,
    `(d."key" LIKE 'talk:%' AND NOT EXISTS (SELECT 1 FROM "Conversation" v
       WHERE v."contactId" = ${idAt(6)} AND v."turnId" = substr(d."key", 43) AND v."flow" IS NOT NULL))`,
    `(d."key" LIKE 'activity:%' AND NOT EXISTS (SELECT 1 FROM "Activity" a JOIN "Rsvp" r ON r."activityId" = a."id" AND r."answer" = 'attend'
       JOIN "Contact" c ON c."memberId" = r."memberId" AND c."id" = d."contactId"
       WHERE a."id" = ${idAt(10)} AND a."state" = 'called' AND d."key" LIKE '%:' || ${startAt} || ':%'))`,
  ];
  return execute(
    tx,
    `UPDATE "Delivery" SET "state" = 'cancelled', "failure" = 'outdated', "payload" = NULL, "finishedAt" = ${timeParam(tx.engine, 1)}
     WHERE "id" IN (SELECT d."id" FROM "Delivery" d WHERE d."noticeId" IS NULL AND d."state" IN ('waiting', 'merged') AND d."kind" = 'nudge' AND (${lost.join(' OR ')})) AND "state" IN ('waiting', 'merged')`,
    time(now),
  );
}
