import type { Audience } from '../domain/activities.js';
import type { NoticeKind } from '../domain/notices.js';
import { presentStatuses } from '../domain/people.js';
import type { UnitTree } from '../domain/units.js';
import type { Engine } from './database.js';
import { param, time, timeParam } from './sql.js';

/** Parameters of one statement in the order in which they are used. */
export interface Parameters {
  readonly engine: Engine;
  readonly values: unknown[];
  text(value: string): string;
  moment(at: Date): string;
}

export function parameters(engine: Engine): Parameters {
  const values: unknown[] = [];
  return {
    engine,
    values,
    text: (value) => param(engine, values.push(value)),
    moment: (at) => timeParam(engine, values.push(time(at))),
  };
}

const present = `m."status" IN (${presentStatuses.map((status) => `'${status}'`).join(', ')})`;
/** Elected officers of a unit; the administrator of the bot is none. */
export const committeeSql = `ro."role" IN ('secretary', 'deputy_secretary', 'committee_member', 'commune_secretary', 'commune_deputy')`;

/**
 * A SELECT of one column "memberId": who an audience is now, each once. Members who do not use the bot are in it, because they are
 * summoned like everybody else. An audience of an unknown unit is empty.
 */
export function audienceSql(audience: Audience, units: UnitTree, now: Date, p: Parameters): string {
  const home = () => `SELECT m."id" AS "memberId" FROM "Member" m WHERE m."branchId" = ${p.text(audience.unitId)} AND ${present}`;
  const residence = () =>
    `SELECT m."id" AS "memberId" FROM "ResidenceRegistration" rr JOIN "Member" m ON m."id" = rr."memberId"
     WHERE rr."receivingUnitId" = ${p.text(audience.unitId)} AND rr."state" = 'received' AND ${present}`;
  const officers = (where: string) =>
    `SELECT DISTINCT m."id" AS "memberId" FROM "Role" ro JOIN "Contact" oc ON oc."id" = ro."contactId" JOIN "Member" m ON m."id" = oc."memberId"
     WHERE ${where} AND (ro."validTo" IS NULL OR ro."validTo" > ${p.moment(now)}) AND ${present}`;
  // Ids are UUIDs: nothing in a path is a wildcard.
  const below = () =>
    `SELECT u."id" FROM "Unit" u WHERE u."validTo" IS NULL AND u."path" LIKE ${p.text(`${units.get(audience.unitId)?.path ?? '?'}%`)}`;
  switch (audience.kind) {
    case 'branch':
      return home();
    case 'residence':
      return `SELECT DISTINCT "memberId" FROM (${residence()}) lives`;
    case 'branch_and_residence':
      return `${home()} UNION ${residence()}`;
    case 'committee':
      return officers(`ro."unitId" = ${p.text(audience.unitId)} AND ${committeeSql}`);
    case 'secretaries':
      return officers(`ro."role" = 'secretary' AND ro."unitId" IN (${below()})`);
    case 'subtree':
      return `SELECT m."id" AS "memberId" FROM "Member" m WHERE m."branchId" IN (${below()}) AND ${present}`;
  }
}

/** Whether a notice's row got through, or may have: by itself, or as a line of a digest that has left. */
export function heardSql(row: string): string {
  return `(${row}."state" IN ('sent', 'sending', 'unknown') OR (${row}."state" = 'merged' AND EXISTS
    (SELECT 1 FROM "Delivery" dg WHERE dg."id" = ${row}."digestId" AND dg."state" IN ('sent', 'sending', 'unknown'))))`;
}

/** Whether a contact `c` gets no notice of this kind: muted, or turned it off. */
export function turnedOffSql(kind: NoticeKind, activityId: string): string {
  const isOff = (condition: string) => `(${mutedSql} OR ${condition})`;
  switch (kind) {
    case 'news':
      return isOff(
        `NOT EXISTS (SELECT 1 FROM "Consent" k WHERE k."contactId" = c."id" AND k."purpose" = 'news' AND k."withdrawnAt" IS NULL)`,
      );
    case 'ask_again':
      return isOff(`c."meetingsOffAt" IS NOT NULL OR c."meetingRemindersOffAt" IS NOT NULL`);
    case 'invitation':
      return isOff(`c."meetingsOffAt" IS NOT NULL`);
    // Mandatory for whoever may otherwise come in vain: they were told of it, or said that they come.
    case 'changed':
    case 'cancelled':
      return isOff(`(c."meetingsOffAt" IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM "Notice" kn JOIN "Delivery" kd ON kd."noticeId" = kn."id"
          WHERE kn."activityId" = ${activityId} AND kd."contactId" = c."id" AND ${heardSql('kd')})
        AND NOT EXISTS (SELECT 1 FROM "Rsvp" kr WHERE kr."activityId" = ${activityId} AND kr."memberId" = c."memberId" AND kr."answer" <> 'absent'))`);
  }
}

/**
 * Whether a contact `c` wants no messages from us: said "dừng", or took back the consent that membership in the bot rests on.
 * A meeting of one's own branch is part of that consent; "news" is asked for separately and is about other things (domain.md §8.2).
 */
export const mutedSql = `(c."stoppedAt" IS NOT NULL OR (
  EXISTS (SELECT 1 FROM "Consent" k WHERE k."contactId" = c."id" AND k."purpose" = 'registration' AND k."withdrawnAt" IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM "Consent" k WHERE k."contactId" = c."id" AND k."purpose" = 'registration' AND k."withdrawnAt" IS NULL)))`;
