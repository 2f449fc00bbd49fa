import type { Activity, Audience } from '../domain/activities.js';

/** A row of "Activity" as raw SQL gives it: `SELECT ${activityColumns} FROM "Activity" a`. */
export type ActivityRow = Omit<Activity, 'audience' | 'graceMinutes' | 'guestCount' | 'version'> & {
  audience: unknown;
  graceMinutes: number | bigint;
  guestCount: number | bigint;
  version: number | bigint;
};

const names: readonly (keyof Activity)[] = [
  'id',
  'unitId',
  'kind',
  'title',
  'startAt',
  'endAt',
  'place',
  'content',
  'dress',
  'bring',
  'audience',
  'respondBy',
  'state',
  'cancelReason',
  'authorId',
  'version',
  'roomSecret',
  'checkInCode',
  'checkInOpenAt',
  'checkInCloseAt',
  'graceMinutes',
  'guestCount',
  'askedAgainAt',
];

export const activityColumns = names.map((name) => `a."${name}"`).join(', ');

export function activityOf(row: ActivityRow): Activity {
  const audience = typeof row.audience === 'string' ? JSON.parse(row.audience) : row.audience;
  return {
    ...row,
    audience: audience as Audience,
    version: Number(row.version),
    graceMinutes: Number(row.graceMinutes),
    guestCount: Number(row.guestCount),
  };
}
