import { dueAt, reportersBelow, reportsMonthly } from '../domain/month-report.js';
import type { RoleName } from '../domain/rights.js';
import { readUnitSetting } from '../domain/unit-settings.js';
import { fullUnitName, type UnitTree } from '../domain/units.js';
import type { ReportOccasion, ReportReminder, UnsentReport } from '../schedule/month-reports.js';
import type { Nudge } from '../schedule/nudges.js';
import type { Tx } from './database.js';
import type { ReportDraft } from './month-reports.js';
import { insertNudges, type NudgeWorld } from './nudges.js';
import { execute, inList, jsonParam, jsonRows, query, time, timeParam } from './sql.js';

/** Reports told about in one transaction: others must get their turn in between. */
export const reminderPortion = 200;

/** Who is told: the secretary, where there is none the deputy. */
const told: readonly RoleName[] = ['secretary', 'commune_secretary', 'deputy_secretary', 'commune_deputy'];

/** What every unit that writes a report begins a month with. */
export async function reportDrafts(tx: Tx, zone: string, units: UnitTree, month: string): Promise<ReportDraft[]> {
  const settings = await tx.unitSetting.findMany({ where: { name: 'monthReport' } });
  const dayOf = new Map(settings.map(({ unitId, value }) => [unitId, readUnitSetting('monthReport', value).dueDay]));
  const usual = readUnitSetting('monthReport', {}).dueDay;
  const moments = new Map<number, Date>();
  const momentOf = (dueDay: number): Date => {
    const known = moments.get(dueDay) ?? dueAt(month, dueDay, zone);
    moments.set(dueDay, known);
    return known;
  };
  return units.all.filter(reportsMonthly).map((unit) => {
    // Whoever gets the report says when it is due.
    const line = units.upward(units.get(unit.parentId ?? '') ? unit.parentId! : unit.id);
    const dueDay = line.map(({ id }) => dayOf.get(id)).find((day) => day !== undefined) ?? usual;
    return { unitId: unit.id, month, dueAt: momentOf(dueDay) };
  });
}

interface Row extends Omit<UnsentReport, 'dueAt' | 'remindedAt'> {
  dueAt: Date | string;
  remindedAt: Date | string | null;
}

/** Tells the officers of reports that were not sent and have an occasion. Returns how many reports it was. */
export async function remindOfReports(
  tx: Tx,
  world: NudgeWorld,
  units: UnitTree,
  occasionOf: (report: UnsentReport) => ReportOccasion | null,
  decide: (reminder: ReportReminder) => Nudge,
): Promise<number> {
  const rows = await query<Row>(
    tx,
    `SELECT "unitId", "month", "dueAt", "remindedAt" FROM "MonthReport" WHERE "state" = 'draft' AND "dueAt" > ${timeParam(tx.engine, 1)}
       AND ("remindedAt" IS NULL OR "remindedAt" < ${timeParam(tx.engine, 2)}) ORDER BY "month", "unitId"`,
    time(new Date(world.now.getTime() - 7 * 24 * 3600_000)),
    // Those of this run's earlier portions are through.
    time(world.now),
  );
  const due: (UnsentReport & { occasion: ReportOccasion })[] = [];
  for (const row of rows) {
    const remindedAt = row.remindedAt === null ? null : new Date(row.remindedAt);
    const report = { ...row, dueAt: new Date(row.dueAt), remindedAt };
    const occasion = units.get(report.unitId) ? occasionOf(report) : null;
    if (occasion) due.push({ ...report, occasion });
    if (due.length === reminderPortion) break;
  }
  if (due.length === 0) return 0;
  const officers = await officersOf(
    tx,
    world.now,
    due.map(({ unitId }) => unitId),
  );
  const sent = await sentBelow(tx, units, due);
  const reminders = due.flatMap((report) =>
    (officers.get(report.unitId) ?? []).map((officerId): ReportReminder => {
      const below = reportersBelow(units, report.unitId);
      const waiting = below.filter(({ id }) => !sent.has(`${id} ${report.month}`)).length;
      return { ...report, officerId, unitName: fullUnitName(units, report.unitId), waiting };
    }),
  );
  await insertNudges(tx, reminders.map(decide), world);
  await execute(
    tx,
    `UPDATE "MonthReport" SET "remindedAt" = ${timeParam(tx.engine, 2)} FROM ${jsonRows(tx.engine, { unitId: 'text', month: 'text' })}
     WHERE "MonthReport"."unitId" = r."unitId" AND "MonthReport"."month" = r."month"`,
    jsonParam(due.map(({ unitId, month }) => ({ unitId, month }))),
    time(world.now),
  );
  return due.length;
}

/** Of each unit those of the first office that somebody holds in it. */
async function officersOf(tx: Tx, now: Date, unitIds: string[]): Promise<Map<string, string[]>> {
  const rows = await query<{ unitId: string; contactId: string; role: RoleName }>(
    tx,
    `SELECT DISTINCT "unitId", "contactId", "role" FROM "Role" WHERE ${inList(tx.engine, '"unitId"', 1)} AND ${inList(tx.engine, '"role"', 2)}
       AND ("validTo" IS NULL OR "validTo" > ${timeParam(tx.engine, 3)}) ORDER BY "unitId", "contactId"`,
    JSON.stringify([...new Set(unitIds)]),
    JSON.stringify(told),
    time(now),
  );
  const first = new Map<string, { rank: number; ids: string[] }>();
  for (const { unitId, contactId, role } of rows) {
    const rank = told.indexOf(role);
    const known = first.get(unitId);
    if (!known || rank < known.rank) first.set(unitId, { rank, ids: [contactId] });
    else if (rank === known.rank) known.ids.push(contactId);
  }
  return new Map([...first].map(([unitId, { ids }]) => [unitId, ids]));
}

/** `unit month` of reports that were sent to one of these. */
async function sentBelow(tx: Tx, units: UnitTree, due: readonly { unitId: string; month: string }[]): Promise<Set<string>> {
  const below = due.flatMap(({ unitId }) => reportersBelow(units, unitId).map(({ id }) => id));
  if (below.length === 0) return new Set();
  const months = [...new Set(due.map(({ month }) => month))];
  const rows = await query<{ unitId: string; month: string }>(
    tx,
    `SELECT "unitId", "month" FROM "MonthReport" WHERE "state" = 'sent' AND ${inList(tx.engine, '"unitId"', 1)} AND ${inList(tx.engine, '"month"', 2)}`,
    JSON.stringify([...new Set(below)]),
    JSON.stringify(months),
  );
  return new Set(rows.map(({ unitId, month }) => `${unitId} ${month}`));
}
