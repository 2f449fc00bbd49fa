import { isMonth, lastDayOf, monthAfter } from '../../domain/month-report.js';
import { type Period, readPeriod } from '../../domain/periods.js';
import { lastDay, periodBefore, periodOn } from '../../domain/residence.js';
import { may, type Right } from '../../domain/rights.js';
import { isBranch, type Unit } from '../../domain/units.js';
import type { Params } from '../../i18n.js';
import type { Html } from './html.js';
import type { Sitting } from './store.js';

/** A page of the desk in the making: who looks, at which unit, in which month. */
export interface View extends Sitting {
  zone: string;
  unit: Unit;
  query: Record<string, string | undefined>;
  /** yyyy-mm-dd, and yyyy-mm of what is looked at. */
  today: string;
  month: string;
  t(key: string, params?: Params): string;
  may(right: Right): boolean;
}

/** What a page shows, and what it is called. */
export interface Page {
  title: string;
  body: Html;
}

/** Undefined: there is no such thing here, or it is not theirs; both are one answer. */
export type PageOf = (view: View, id: string) => Promise<Page | undefined>;

/** So many months can be looked back at. */
const monthsBack = 24;

export function readMonth(asked: string | undefined, today: string): string {
  const now = today.slice(0, 7);
  return asked !== undefined && isMonth(asked) && asked <= now && asked >= monthAfter(now, -monthsBack) ? asked : now;
}

/** The months to choose from, newest first. */
export function monthsOf(today: string): string[] {
  return Array.from({ length: 13 }, (_, back) => monthAfter(today.slice(0, 7), -back));
}

/** A month's figures stand at its last day, or today. */
export function dayInMonth(month: string, today: string): string {
  const end = lastDayOf(month);
  return end < today ? end : today;
}

export async function periodOfMonth(view: View): Promise<Period> {
  return periodOn(await view.look.unitSetting(view.unit.id, 'residence'), dayInMonth(view.month, view.today));
}

/** The period that is looked at (`?period=`), those to choose from, and the last day that counts. */
export async function periodsOf(view: View): Promise<{ period: Period; choices: Period[]; on: string }> {
  const policy = await view.look.unitSetting(view.unit.id, 'residence');
  const now = periodOn(policy, view.today);
  const before = periodBefore(policy, now);
  const choices = [now, before, periodBefore(policy, before)];
  const asked = view.query.period === undefined ? undefined : readPeriod(view.query.period);
  const period = choices.find((one) => one.key === asked?.key) ?? now;
  return { period, choices, on: lastDay(period, view.today) };
}

/** The unit itself when it is a branch, or the units right below: what a table has lines for. */
export function unitPath(unitId: string, page = '', query: Record<string, string> = {}): string {
  const search = new URLSearchParams(query).toString();
  return `/desk/units/${encodeURIComponent(unitId)}${page ? `/${page}` : ''}${search ? `?${search}` : ''}`;
}

/**
 * Whether they answer for this very branch (domain.md §8.4): as one of its officers, or in the unit above where it has none. Whoever is
 * further up sees totals.
 */
export async function isConcerned({ look, unit, officer }: View): Promise<boolean> {
  return (await look.officersFor(unit.id)).some(({ contactId }) => contactId === officer.contactId);
}

/** Whose names are shown: of a branch, to whom the chat shows them too. A unit above branches has figures only. */
export function mayReadNames({ unit, officer, units }: View, right: Right): boolean {
  return isBranch(unit) && may(officer.roles, right, unit.id, units);
}
