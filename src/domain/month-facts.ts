import type { MonthFigures } from './figures.js';
import { wallClock } from './local-time.js';
import {
  type Counters,
  dueAt,
  filled,
  lastDayOf,
  type MonthReport,
  monthAfter,
  monthOf,
  monthsUpTo,
  monthToReport,
  reportersBelow,
  reportsMonthly,
  reportsTo,
  sumCounters,
} from './month-report.js';
import type { Period } from './periods.js';
import { periodOn } from './residence.js';
import type { UnitSettingName, UnitSettingOf } from './unit-settings.js';
import type { Unit, UnitTree } from './units.js';

/** What a month is looked up in: the chat's talk, or the desk. */
export interface MonthWorld {
  now: Date;
  zone: string;
  units: UnitTree;
  look: {
    monthReports(unitIds: string[], months: string[]): Promise<MonthReport[]>;
    monthFigures(unitId: string, month: string, period: Period): Promise<MonthFigures>;
    unitSetting<Name extends UnitSettingName>(unitId: string, name: Name): Promise<UnitSettingOf<Name>>;
  };
}

/** A month of a unit, as it is known now. */
export interface MonthFacts {
  unit: Unit;
  month: string;
  /** Null: nothing was typed yet, or the unit reads sums and writes no report of its own. */
  own: MonthReport | null;
  writes: boolean;
  figures: MonthFigures;
  /** The units that report to it, by name, and their reports. */
  below: { unit: Unit; report: MonthReport | null }[];
  /** Of those below that were sent. */
  sumBelow: Counters;
  dueAt: Date;
  upper: Unit | undefined;
  /** Of the unit above: what is part of it is not corrected any more. */
  upperSent: boolean;
  /** Totals and figures of the earlier months of the year that were sent, oldest first. */
  earlier: { total: Counters; figures: MonthFigures }[];
}

export async function monthFacts(world: MonthWorld, unit: Unit, month: string): Promise<MonthFacts> {
  const { look, units } = world;
  const writes = reportsMonthly(unit);
  const upper = reportsTo(units, unit.id);
  const reporters = reportersBelow(units, unit.id);
  const reports = await look.monthReports([unit.id, ...(upper ? [upper.id] : []), ...reporters.map(({ id }) => id)], [month]);
  const of = (id: string) => reports.find((report) => report.unitId === id) ?? null;
  const byId = new Map(reports.map((report) => [report.unitId, report]));
  const below = reporters.map((reporter) => ({ unit: reporter, report: byId.get(reporter.id) ?? null }));
  const own = of(unit.id);
  return {
    unit,
    month,
    own,
    writes,
    figures: await figuresOf(world, unit, month),
    below,
    sumBelow: sumCounters(below.flatMap(({ report }) => (report?.snapshot ? [report.snapshot.total] : []))),
    dueAt: own?.dueAt ?? (await dueOf(world, unit, month)),
    upper,
    upperSent: upper !== undefined && of(upper.id)?.state === 'sent',
    earlier: await earlierMonths(world, writes ? [unit] : reporters, month),
  };
}

/** Residence counts in the period that the month's last day lies in. */
async function figuresOf({ look }: MonthWorld, unit: Unit, month: string): Promise<MonthFigures> {
  return look.monthFigures(unit.id, month, periodOn(await look.unitSetting(unit.id, 'residence'), lastDayOf(month)));
}

/** Whoever gets the report says when it is due; the top of the tree says so for itself. */
export async function dueOf({ look, zone, units }: MonthWorld, unit: Unit, month: string): Promise<Date> {
  const { dueDay } = await look.unitSetting(units.get(unit.parentId ?? '')?.id ?? unit.id, 'monthReport');
  return dueAt(month, dueDay, zone);
}

/** A level above has no reports of its own: its months are the sums of those that report to it. */
async function earlierMonths({ look }: MonthWorld, units: readonly Unit[], month: string): Promise<MonthFacts['earlier']> {
  const months = monthsUpTo(month).slice(0, -1);
  if (months.length === 0 || units.length === 0) return [];
  const ids = units.map(({ id }) => id);
  const reports = await look.monthReports(ids, months);
  return months.flatMap((one) => {
    const sent = reports.flatMap(({ month: of, snapshot }) => (of === one && snapshot ? [snapshot] : []));
    if (sent.length === 0) return [];
    return [{ total: sumCounters(sent.map(({ total }) => total)), figures: sumFigures(sent.map(({ figures }) => figures)) }];
  });
}

const rateNames = ['attendance', 'residence', 'pledged', 'officersPledged'] as const;
const numberNames = ['members', 'men', 'women', 'admitted', 'away', 'meetings', 'volunteering'] as const;

/** Of several units in the same month. There is at least one. */
function sumFigures(all: readonly MonthFigures[]): MonthFigures {
  const sum = structuredClone(all[0]!);
  for (const one of all.slice(1)) {
    for (const name of numberNames) sum[name] += one[name];
    for (const name of rateNames) {
      sum[name].part += one[name].part;
      sum[name].whole += one[name].whole;
    }
  }
  return sum;
}

/** The unit's own counters and those below it. */
export function totalOf(facts: MonthFacts, own: Counters): Counters {
  return sumCounters(facts.writes ? [filled(own), facts.sumBelow] : [filled({}), facts.sumBelow]);
}

/** The month that somebody means who says none. */
export async function currentMonth(world: MonthWorld, unit: Unit): Promise<string> {
  const today = wallClock(world.now, world.zone).day;
  const before = monthAfter(monthOf(today), -1);
  const [report] = await world.look.monthReports([unit.id], [before]);
  return monthToReport(today, report?.state !== 'draft');
}
