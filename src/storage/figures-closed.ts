import { daysAfter, wallClock } from '../domain/local-time.js';
import { monthAfter, monthOf } from '../domain/month-report.js';
import { parameters } from './audiences.js';
import type { Database, Tx } from './database.js';
import { countHeld, type Held, spanOfMonth } from './figures-activities.js';
import { cameSql } from './figures-subtree.js';
import { atResidenceSql, receivingUnitSql } from './residence-counting.js';
import { type Columns, execute, inList, insertRows, jsonParam, jsonRows, query, time } from './sql.js';

/**
 * Months that are over for so long that nobody corrects their attendance any more. What they add up to is kept (a bit of the member a
 * month, a row of the unit a month), because counting a year of a province's attendance takes seconds. The sums are reckoned anew from
 * the rows every night; months that are not closed, and all of them before the first night, are counted from the rows themselves.
 */
export interface ClosedMonths {
  /** The first and the last of them, yyyy-mm; none: `from` is after `to`. */
  from: string;
  to: string;
  /** Whoever was received somewhere, or left, before this moment has it in `Member.residenceUnitId`; the others' registrations say it. */
  livesAt: Date;
}

/** Until the tenth a secretary may still be writing down who came last month. */
const settlingDays = 10;
/**
 * Fewer than the 24 months that attendance is kept by name (domain.md §8.4, retention.ts): a month is never reckoned anew from lists of
 * which some are gone. Its sums stay as they were then.
 */
const monthsKept = 21;
/** Bits of a 32-bit number, used in turn: more than the months that are kept. */
const ring = 30;
const settings = { closedTo: 'figures.closedTo', livesAt: 'figures.livesAt' };
/** A turn that began before may commit a little later. */
const turnMs = 10 * 60_000;

export async function closedMonths(tx: Tx): Promise<ClosedMonths> {
  const rows = await query<{ name: string; value: string }>(
    tx,
    `SELECT "name", "value" FROM "Setting" WHERE "name" IN ('${settings.closedTo}', '${settings.livesAt}')`,
  );
  const said = (name: string) => rows.find((row) => row.name === name)?.value;
  const to = said(settings.closedTo);
  const months = to ? { from: monthAfter(to, 1 - monthsKept), to } : { from: '9999-12', to: '0000-01' };
  return { ...months, livesAt: new Date(said(settings.livesAt) ?? 0) };
}

/** The bits of months in `Member.residenceMonths`. */
export function monthBits(months: readonly string[]): number {
  return months.reduce((bits, month) => bits | bitOf(month), 0);
}

function bitOf(month: string): number {
  return 1 << ((Number(month.slice(0, 4)) * 12 + Number(month.slice(5))) % ring);
}

/** Units whose sums are reckoned in one go: others must get their turn in between. */
const portion = 25;

/** Reckons the sums of all closed months anew. Resolves with how many rows were not as they should be. */
export async function closeMonths(db: Database, now: Date, zone: string): Promise<number> {
  const to = monthAfter(monthOf(daysAfter(wallClock(now, zone).day, -settlingDays)), -1);
  // One more than are looked at: until all is done, the month that was the first is still one of them.
  const months = Array.from({ length: monthsKept + 1 }, (_, at) => monthAfter(to, at - monthsKept));
  const units = await db.read((tx) =>
    query<{ id: string }>(tx, `SELECT "id" FROM "Unit" WHERE "validTo" IS NULL ORDER BY "path"`),
  );
  let changed = 0;
  for (let at = 0; at < units.length; at += portion) {
    const ids = JSON.stringify(units.slice(at, at + portion).map((unit) => unit.id));
    changed += await closeMembers(db, ids, { months, zone, now });
    changed += await closeUnits(db, ids, months, zone);
  }
  await db.write(async (tx) => {
    for (const [name, value] of [
      [settings.closedTo, to],
      [settings.livesAt, new Date(now.getTime() - turnMs).toISOString()],
    ] as const)
      await tx.setting.upsert({ where: { name }, create: { name, value }, update: { value } });
  });
  return changed;
}

/** The months in which each member of the units took part where they live, and who has received them there by now. */
async function closeMembers(
  db: Database,
  ids: string,
  { months, zone, now }: { months: string[]; zone: string; now: Date },
): Promise<number> {
  const wrong = await db.read((tx) => {
    const p = parameters(tx.engine);
    const among = (column: string) => inList(tx.engine, column, 1);
    p.values.push(ids);
    const spans = months.map((month) => spanOfMonth(month, zone));
    const bit = spans.map(({ month, end }) => `WHEN a."startAt" < ${p.moment(end)} THEN ${bitOf(month)}`).join(' ');
    const isOther = tx.engine === 'postgresql' ? 'IS DISTINCT FROM' : 'IS NOT';
    return query<{ id: string; bits: number | bigint; unitId: string | null }>(
      tx,
      `SELECT w."id", w."bits", w."unitId" FROM (SELECT m."id", COALESCE(s."bits", 0) AS "bits", m."residenceMonths" AS "hadBits",
         ${receivingUnitSql(tx.engine, p.values.push(time(now)))} AS "unitId", m."residenceUnitId" AS "hadUnitId" FROM "Member" m LEFT JOIN (
         SELECT w."id", SUM(w."bit") AS "bits" FROM (
           SELECT DISTINCT p."id", CASE ${bit} END AS "bit" FROM "Member" p JOIN "Attendance" t ON t."memberId" = p."id" AND ${cameSql}
           JOIN "Activity" a ON a."id" = t."activityId" AND a."state" <> 'cancelled'
             AND a."startAt" >= ${p.moment(spans[0]!.from)} AND a."startAt" < ${p.moment(spans.at(-1)!.end)}
           WHERE ${among('p."branchId"')} AND ${atResidenceSql('p', 'a')}) w GROUP BY w."id") s ON s."id" = m."id"
       WHERE ${among('m."branchId"')}) w WHERE w."bits" <> w."hadBits" OR w."unitId" ${isOther} w."hadUnitId"`,
      ...p.values,
    );
  });
  if (wrong.length === 0) return 0;
  const columns: Columns = { id: 'text', bits: 'integer', unitId: 'text' };
  const right = jsonParam(wrong.map(({ id, bits, unitId }) => ({ id, bits: Number(bits), unitId })));
  return db.write((tx) =>
    execute(
      tx,
      `UPDATE "Member" SET "residenceMonths" = r."bits", "residenceUnitId" = r."unitId" FROM ${jsonRows(tx.engine, columns, 'r', 1)} WHERE r."id" = "Member"."id"`,
      right,
    ),
  );
}

const keys: Columns = { unitId: 'text', month: 'text' };
const sums: Columns = {
  ...keys,
  meetings: 'integer',
  volunteering: 'integer',
  came: 'integer',
  expected: 'integer',
};

/** Meetings and attendance of each of the units itself, without those below it. */
async function closeUnits(db: Database, ids: string, months: string[], zone: string): Promise<number> {
  const { right, known } = await db.read(async (tx) => {
    const p = parameters(tx.engine);
    const within = inList(tx.engine, 'a."unitId"', p.values.push(ids));
    const spans = months.map((month) => spanOfMonth(month, zone));
    return {
      right: await countHeld(tx, spans, p, within, true),
      known: await tx.unitMonth.findMany({ where: { unitId: { in: JSON.parse(ids) }, month: { in: months } } }),
    };
  });
  const text = (row: Held & { unitId: string }) =>
    [row.unitId, row.month, row.meetings, row.volunteering, row.came, row.expected].join(' ');
  const before = new Set(known.map(text));
  const after = new Set(right.map(text));
  const stale = known.filter((row) => !after.has(text(row)));
  const fresh = right.filter((row) => !before.has(text(row)));
  if (stale.length + fresh.length === 0) return 0;
  return db.write(async (tx) => {
    await execute(
      tx,
      `DELETE FROM "UnitMonth" WHERE ("unitId", "month") IN (SELECT r."unitId", r."month" FROM ${jsonRows(tx.engine, keys, 'r', 1)})`,
      jsonParam(stale.map(({ unitId, month }) => ({ unitId, month }))),
    );
    await insertRows(
      tx,
      'UnitMonth',
      sums,
      fresh.map((row) => ({ ...row })),
      '("unitId", "month") DO NOTHING',
    );
    return new Set([...stale, ...fresh].map(({ unitId, month }) => `${unitId} ${month}`)).size;
  });
}
