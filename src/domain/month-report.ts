import { z } from 'zod';
import type { MonthFigures } from './figures.js';
import { momentAt } from './local-time.js';
import { isBranch, type Unit, type UnitTree } from './units.js';

/**
 * The report of a month (domain.md §6.2): what the bot knows by itself are figures, what is typed are counters. The first eight are
 * those of §4.5 and are asked for; the others may be typed by whoever wants them in the table. Totals only: no name is ever part of it.
 */
export const askedCounters = [
  'youthProjects',
  'urbanCivilityActivities',
  'newRuralActivities',
  'povertyExitModels',
  'povertyExitPeople',
  'charityHouses',
  'startupProjects',
  'startupCapitalVnd',
] as const;
export const otherCounters = [
  'youth',
  'movedIn',
  'movedOut',
  'graduated',
  'removed',
  'partyRecommended',
  'partyAdmitted',
  'duesCollectedVnd',
  'duesPassedUpVnd',
  'proposals',
] as const;
export const counterKeys = [...askedCounters, ...otherCounters] as const;
export type CounterKey = (typeof counterKeys)[number];

/** "trên 290 triệu" is 290.000.000 and more. */
export interface Count {
  value: number;
  isAtLeast?: true;
}
export type Counters = Partial<Record<CounterKey, Count>>;

/** Nothing that a commune does in a month is more; a number above it is a slip of the finger. */
export const mostCounted = 100_000;
export const mostMoney = 1_000_000_000_000;

const count = z.object({ value: z.number().int().min(0).max(mostMoney), isAtLeast: z.literal(true).optional() });
export const countersSchema = z.partialRecord(z.enum(counterKeys), count) as unknown as z.ZodType<Counters>;

export function isMoney(key: CounterKey): boolean {
  return key.endsWith('Vnd');
}

/** A number of people at one time, which is not added up over the months. */
function isStock(key: CounterKey): boolean {
  return key === 'youth';
}

/** Of several units in the same month. What nobody typed stays unknown. */
export function sumCounters(all: Iterable<Counters>): Counters {
  const sum: Counters = {};
  for (const counters of all) for (const key of counterKeys) add(sum, key, counters[key]);
  return sum;
}

/** Of one unit over months, oldest first. */
export function sumMonths(months: readonly Counters[]): Counters {
  const sum: Counters = {};
  for (const counters of months)
    for (const key of counterKeys) {
      const one = counters[key];
      if (one && isStock(key)) sum[key] = one;
      else add(sum, key, one);
    }
  return sum;
}

function add(sum: Counters, key: CounterKey, more: Count | undefined): void {
  if (!more) return;
  const isAtLeast = more.isAtLeast ?? sum[key]?.isAtLeast;
  sum[key] = { value: (sum[key]?.value ?? 0) + more.value, ...(isAtLeast && { isAtLeast }) };
}

/** Whether they say the same; what was not typed is not 0. */
export function sameCounters(one: Counters, other: Counters): boolean {
  return counterKeys.every((key) => one[key]?.value === other[key]?.value && one[key]?.isAtLeast === other[key]?.isAtLeast);
}

/** All eight that are asked for, with 0 where nothing was said. */
export function filled(counters: Counters): Counters {
  return { ...Object.fromEntries(askedCounters.map((key) => [key, { value: 0 }])), ...counters };
}

/** What was known when the report was sent: it does not change after that. `total`: the unit's own counters and those below it. */
export interface MonthSnapshot {
  figures: MonthFigures;
  total: Counters;
  /** Of the units that report to it: how many had. */
  reported: number;
  expected: number;
}

export interface MonthReport {
  unitId: string;
  /** yyyy-mm */
  month: string;
  state: 'draft' | 'sent';
  /** What was typed for this very unit. */
  counters: Counters;
  snapshot: MonthSnapshot | null;
  /** The report is in time before this moment. */
  dueAt: Date;
  /** When it was first sent: a correction does not make it late. */
  sentAt: Date | null;
}

export type Timeliness = 'open' | 'missing' | 'on_time' | 'late';

export function timeliness({ sentAt, dueAt }: Pick<MonthReport, 'sentAt' | 'dueAt'>, now: Date): Timeliness {
  if (sentAt) return sentAt < dueAt ? 'on_time' : 'late';
  return now < dueAt ? 'open' : 'missing';
}

const grassroots = new Set(['grassroots_union', 'commune_union', 'school_union', 'sector_union']);

/** Branches and grassroots unions write one; parts of a branch do not, and the levels above read sums. */
export function reportsMonthly(unit: Pick<Unit, 'kind'>): boolean {
  return grassroots.has(unit.kind) || (isBranch(unit) && unit.kind !== 'sub_branch');
}

/** The nearest unit above that writes a report of its own: this one's is part of it. */
export function reportsTo(units: UnitTree, unitId: string): Unit | undefined {
  return units.upward(unitId).slice(1).find(reportsMonthly);
}

/** The nearest units below that write a report. */
export function reportersBelow(units: UnitTree, unitId: string): Unit[] {
  return units.children(unitId).flatMap((unit) => (reportsMonthly(unit) ? [unit] : reportersBelow(units, unit.id)));
}

/** The last day (yyyy-mm-dd) on which it is in time: `dueDay` of the month after, 0 for the last day of the month itself. */
export function dueOn(month: string, dueDay: number): string {
  return dueDay === 0 ? lastDayOf(month) : `${monthAfter(month)}-${String(dueDay).padStart(2, '0')}`;
}

/** The first moment that is late. */
export function dueAt(month: string, dueDay: number, zone: string): Date {
  return momentAt(dueOn(month, dueDay), 24 * 60, zone);
}

export function isMonth(text: unknown): text is string {
  return typeof text === 'string' && /^20\d{2}-(?:0[1-9]|1[0-2])$/.test(text);
}

export function monthOf(day: string): string {
  return day.slice(0, 7);
}

export function monthAfter(month: string, count = 1): string {
  const [year, of] = month.split('-').map(Number);
  const months = year! * 12 + of! - 1 + count;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

export function lastDayOf(month: string): string {
  const [year, of] = month.split('-').map(Number);
  return new Date(Date.UTC(year!, of!, 0)).toISOString().slice(0, 10);
}

/** From January up to and with the month. */
export function monthsUpTo(month: string): string[] {
  return Array.from({ length: Number(month.slice(5)) }, (_, at) => `${month.slice(0, 5)}${String(at + 1).padStart(2, '0')}`);
}

/** `03/2026`. */
export function showMonth(month: string): string {
  return month.split('-').reverse().join('/');
}

/**
 * The month that is being reported on a day: this one on its last day and whenever the one before was sent already or is long due;
 * until then the one before.
 */
export function monthToReport(today: string, sentBefore: boolean): string {
  const month = monthOf(today);
  return today === lastDayOf(month) || sentBefore || Number(today.slice(8)) > 20 ? month : monthAfter(month, -1);
}
