import type { ActivityLookup } from '../conversation/lookup.js';
import type { Activity, ActivityCounts, ActivityLine, Audience, RsvpAnswer } from '../domain/activities.js';
import { type ActivityRow, activityColumns, activityOf } from './activity-rows.js';
import { mutedSql } from './audiences.js';
import { batched } from './batching.js';
import type { Tx } from './database.js';
import type { LookupContext } from './lookup.js';
import { reach, unreachable } from './notices.js';
import { inList, param, query, time, timeParam } from './sql.js';

type CallLookup = Pick<
  ActivityLookup,
  'activity' | 'upcomingFor' | 'upcomingOf' | 'recentOf' | 'rsvp' | 'isInvited' | 'reach' | 'unreachable' | 'lines' | 'counts'
>;
interface Rsvp {
  answer: RsvpAnswer;
  late: boolean;
  reason: string | null;
}

/** Meetings, who was summoned to them and what they said. The questions of a button that many press at once are batched. */
export function callLookup(tx: Tx, { clock, zone, units, byPhone }: LookupContext): CallLookup {
  const p = (n: number) => param(tx.engine, n);
  const t = (n: number) => timeParam(tx.engine, n);
  const activities = async (where: string, ...params: unknown[]) =>
    (await query<ActivityRow>(tx, `SELECT ${activityColumns} FROM "Activity" a ${where}`, ...params)).map(activityOf);

  const activity = batched<string, Activity | null>(async (ids) => {
    const byId = new Map(
      (await activities(`WHERE ${inList(tx.engine, 'a."id"')}`, JSON.stringify(ids))).map((one) => [one.id, one]),
    );
    return ids.map((id) => byId.get(id) ?? null);
  });
  const invited = batched<string, boolean>(async (pairs) => {
    const rows = await query<{ pair: string }>(
      tx,
      `SELECT ${pairSql('i')} AS "pair" FROM "Invitation" i ${pairsWhere(tx, 'i')}`,
      ...pairParams(pairs),
    );
    const found = new Set(rows.map((row) => row.pair));
    return pairs.map((pair) => found.has(pair));
  });
  const rsvp = batched<string, Rsvp | null>(async (pairs) => {
    const rows = await query<Rsvp & { pair: string }>(
      tx,
      `SELECT ${pairSql('r')} AS "pair", r."answer", r."late", r."reason" FROM "Rsvp" r ${pairsWhere(tx, 'r')}`,
      ...pairParams(pairs),
    );
    const byPair = new Map(rows.map((row) => [row.pair, { answer: row.answer, late: Boolean(row.late), reason: row.reason }]));
    return pairs.map((pair) => byPair.get(pair) ?? null);
  });

  // Whatever somebody types that may answer an invitation asks this: many at once, each for a moment of their own.
  const upcoming = batched<string, Activity[]>(async (keys) => {
    const asked = keys.map((one) => one.split(' ') as [string, string]).map(([of, at]) => ({ of, from: new Date(at) }));
    const rows = await query<ActivityRow & { forMember: string }>(
      tx,
      `SELECT i."memberId" AS "forMember", ${activityColumns} FROM "Activity" a JOIN "Invitation" i ON i."activityId" = a."id"
       WHERE ${inList(tx.engine, 'i."memberId"')} AND a."state" = 'called' AND (a."startAt" > ${t(2)} OR a."endAt" > ${t(2)})
       ORDER BY a."startAt", a."id"`,
      JSON.stringify(asked.map((one) => one.of)),
      time(new Date(Math.min(...asked.map((one) => one.from.getTime())))),
    );
    const isAhead = (row: ActivityRow, from: Date) => row.startAt > from || (row.endAt !== null && row.endAt > from);
    return asked.map(({ of, from }) =>
      rows
        .filter((row) => row.forMember === of && isAhead(row, from))
        .slice(0, 10)
        .map(({ forMember: _, ...row }) => activityOf(row)),
    );
  });

  return {
    activity,
    isInvited: (activityId, memberId) => invited(`${activityId} ${memberId}`),
    rsvp: (activityId, memberId) => rsvp(`${activityId} ${memberId}`),
    upcomingFor: (memberId, from) => upcoming(`${memberId} ${from.toISOString()}`),
    upcomingOf: (unitId, from) =>
      activities(
        `WHERE a."unitId" = ${p(1)} AND a."state" = 'called' AND a."startAt" >= ${t(2)} ORDER BY a."startAt", a."id" LIMIT 10`,
        unitId,
        time(from),
      ),
    recentOf: (unitId, from, to) =>
      activities(
        `WHERE a."unitId" = ${p(1)} AND a."state" <> 'cancelled' AND a."startAt" >= ${t(2)} AND a."startAt" < ${t(3)} ORDER BY a."startAt" DESC, a."id" DESC LIMIT 10`,
        unitId,
        time(from),
        time(to),
      ),
    reach: (audience, startAt) => reach(tx, audience, { units, now: clock.now(), byPhone, begins: startAt && { startAt, zone } }),
    unreachable: (audience: Audience) => unreachable(tx, audience, { units, now: clock.now(), byPhone }),
    async lines(activityId) {
      const rows = await query<ActivityLine>(
        tx,
        `SELECT m."id" AS "memberId", c."id" AS "contactId", m."fullName", m."sortKey", m."branchId", r."answer" AS "rsvp", COALESCE(r."late", false) AS "rsvpLate", r."reason", t."mark",
           ${unreachedSql(p(1))} AS "unreached"
         FROM (${peopleSql(p(1))}) w JOIN "Member" m ON m."id" = w."memberId" LEFT JOIN "Contact" c ON c."memberId" = m."id"
         LEFT JOIN "Rsvp" r ON r."activityId" = ${p(1)} AND r."memberId" = m."id" LEFT JOIN "Attendance" t ON t."activityId" = ${p(1)} AND t."memberId" = m."id"
         ORDER BY m."sortKey"${tx.engine === 'postgresql' ? ' COLLATE "C"' : ''}, m."id" LIMIT 500`,
        activityId,
      );
      return rows.map((row) => ({ ...row, rsvpLate: Boolean(row.rsvpLate) }));
    },
    async counts(activityId) {
      const of = (condition: string, name: keyof ActivityCounts) => `COUNT(CASE WHEN ${condition} THEN 1 END) AS "${name}"`;
      const answered = (['attend', 'absent', 'unsure'] as const).map((answer) => of(`r."answer" = '${answer}'`, answer));
      const marked = (['present', 'late', 'excused', 'unexcused'] as const).map((mark) => of(`t."mark" = '${mark}'`, mark));
      const [row] = await query<Record<keyof ActivityCounts, number | bigint>>(
        tx,
        `SELECT COUNT(*) AS "invited", ${of('r."answer" IS NULL', 'silent')}, ${[...answered, ...marked].join(', ')}
         FROM (${peopleSql(p(1))}) w LEFT JOIN "Rsvp" r ON r."activityId" = ${p(1)} AND r."memberId" = w."memberId"
         LEFT JOIN "Attendance" t ON t."activityId" = ${p(1)} AND t."memberId" = w."memberId"`,
        activityId,
      );
      return Object.fromEntries(Object.entries(row!).map(([name, n]) => [name, Number(n)])) as unknown as ActivityCounts;
    },
  };
}

/**
 * Why somebody (contact `c`) heard of none of an activity's notices (domain/activities.ts, `Unreached`). What is still waiting, or may
 * have arrived, is not called unreached. Without any notice (a check-in opened on the spot) only those without the bot are named.
 */
function unreachedSql(activityId: string): string {
  const told = `FROM "Notice" n JOIN "Delivery" d ON d."noticeId" = n."id" WHERE n."activityId" = ${activityId} AND d."contactId" = c."id"`;
  return `CASE WHEN c."id" IS NULL THEN 'no_bot'
      WHEN NOT EXISTS (SELECT 1 FROM "Notice" n WHERE n."activityId" = ${activityId}) THEN NULL
      WHEN EXISTS (SELECT 1 ${told} AND d."state" IN ('waiting', 'paused', 'merged', 'sending', 'sent', 'unknown')) THEN NULL
      WHEN ${mutedSql} THEN 'stopped'
      WHEN NOT EXISTS (SELECT 1 ${told}) THEN 'later'
      WHEN EXISTS (SELECT 1 ${told} AND d."state" IN ('failed', 'expired', 'cancelled')) THEN 'failed'
      WHEN EXISTS (SELECT 1 FROM "Address" a WHERE a."contactId" = c."id" AND a."state" = 'open') THEN 'window'
      ELSE 'blocked' END`;
}

/** Those who were summoned, and whoever came without being summoned (somebody who joined the branch afterwards). */
function peopleSql(activityId: string): string {
  return `SELECT "memberId" FROM "Invitation" WHERE "activityId" = ${activityId} UNION SELECT "memberId" FROM "Attendance" WHERE "activityId" = ${activityId}`;
}

const pairSql = (alias: string) => `${alias}."activityId" || ' ' || ${alias}."memberId"`;

/** Both columns by their own list, so that the key is used; the exact pairs are picked afterwards. */
function pairsWhere(tx: Tx, alias: string): string {
  return `WHERE ${inList(tx.engine, `${alias}."activityId"`, 1)} AND ${inList(tx.engine, `${alias}."memberId"`, 2)}`;
}

function pairParams(pairs: string[]): [string, string] {
  const split = pairs.map((pair) => pair.split(' ') as [string, string]);
  return [
    JSON.stringify([...new Set(split.map(([activityId]) => activityId))]),
    JSON.stringify([...new Set(split.map(([, memberId]) => memberId))]),
  ];
}
