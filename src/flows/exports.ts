import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import { flow, type Opening, type Say, type Talk } from '../conversation/flow.js';
import { momentAt, wallClock } from '../domain/local-time.js';
import { currentMonth, monthFacts } from '../domain/month-facts.js';
import { isMonth, lastDayOf, monthAfter, monthOf } from '../domain/month-report.js';
import { type Period, readPeriod } from '../domain/periods.js';
import { unitsWith } from '../domain/rights.js';
import { fullUnitName, type Unit } from '../domain/units.js';
import { searchKey } from '../language/folding.js';
import { activityLine } from './activity-line.js';
import { tableSay } from './month-report-says.js';
import { ownBranches, scopeOf } from './residence-scope.js';
import { tableOf } from './residence-table.js';
import { exportRoster } from './roster-file.js';

type Opened = Opening<undefined, never>;
type Read = (talk: Talk<undefined>, period: string | undefined) => Promise<Opened>;

const end = (say: Say): Opened => ({ do: 'end', say: [say] });
const to = (name: string, ...args: string[]) => choiceAddress('exports', name, ...args);
/** Far enough back to find the last meeting. */
const recentDays = 92;
const listed = 5;

/** The tables of domain.md §6.4, by what is asked for; each keeps its own rules about who may have it and by which way. */
const tables: Record<string, Read> = {
  roster: (talk) => exportRoster(talk),
  attendance: exportAttendance,
  residence: exportResidence,
  pledge: exportPledges,
  monthly: exportMonth,
};

/** "Xuất báo cáo tháng 2", "file điểm danh buổi vừa rồi": one way to every table. */
export const exports = flow<undefined, never>({
  name: 'exports',
  data: z.undefined(),
  steps: {},
  entries: Object.fromEntries(
    Object.entries(tables).map(([name, read]) => [name, ([period]: string[], talk: Talk<undefined>) => read(talk, period)]),
  ),
  intents: {
    export_report({ slots }, talk) {
      const table = typeof slots.report === 'string' ? tables[slots.report] : undefined;
      if (unitsWith(talk.person.roles, 'see_answers').length === 0) return end({ key: 'exports-no-right' });
      return table ? table(talk, typeof slots.period === 'string' ? slots.period : undefined) : which(talk);
    },
  },
  words: (text, talk) =>
    /^(?:xuat|tai) (?:bang|file|excel|file excel|bao cao|so lieu)$/.test(searchKey(text)) ? which(talk) : undefined,
});

function which({ person }: Talk<undefined>): Opened {
  if (unitsWith(person.roles, 'see_answers').length === 0) return end({ key: 'exports-no-right' });
  const choices = Object.keys(tables).map((name) => ({ label: { key: `exports-choice-${name}` }, to: to(name) }));
  return end({ key: 'exports-which', choices });
}

/** First and last day (yyyy-mm-dd) of what was said: `2026-03`, `2026-Q1`, `2025`. */
function daysOf(period: string | undefined): { from: string; to: string } | undefined {
  if (isMonth(period)) return { from: `${period}-01`, to: lastDayOf(period) };
  const quarter = /^(20\d{2})-Q([1-4])$/.exec(period ?? '');
  if (quarter) {
    const last = `${quarter[1]}-${String(Number(quarter[2]) * 3).padStart(2, '0')}`;
    return { from: `${monthAfter(last, -2)}-01`, to: lastDayOf(last) };
  }
  return /^20\d{2}$/.test(period ?? '') ? { from: `${period}-01-01`, to: `${period}-12-31` } : undefined;
}

function earlier(one: string, other: string): string {
  return [one, other].sort()[0]!;
}

/** The report of a month; of a quarter or a year that of its last month, which has the sums since January. */
async function exportMonth(talk: Talk<undefined>, period: string | undefined): Promise<Opened> {
  const [unit, ...others] = reportUnits(talk);
  if (!unit) return end({ key: 'month-report-no-right' });
  const now = monthOf(wallClock(talk.now, talk.zone).day);
  const said = daysOf(period);
  if (said && said.from.slice(0, 7) > now) return end({ key: 'month-report-future' });
  const month = said === undefined ? await currentMonth(talk, unit) : monthOf(earlier(said.to, lastDayOf(now)));
  if (others.length > 0)
    return end({
      key: 'month-report-which-unit',
      choices: [unit, ...others].map(({ id }) => ({
        label: { text: fullUnitName(talk.units, id) },
        to: choiceAddress('month_report', 'table', id, month),
      })),
    });
  const facts = await monthFacts(talk, unit, month);
  return end(tableSay(talk, facts, facts.own?.counters ?? {}));
}

function reportUnits({ person, units }: Talk<undefined>): Unit[] {
  return unitsWith(person.roles, 'send_reports').flatMap((id) => units.get(id) ?? []);
}

/** Person by person for a branch, unit by unit above. */
async function exportResidence(talk: Talk<undefined>, period: string | undefined): Promise<Opened> {
  const above = unitsWith(talk.person.roles, 'see_answers').flatMap((id) => talk.units.get(id) ?? []);
  const unit = ownBranches(talk)[0] ?? above[0];
  if (!unit) return end({ key: 'exports-no-right' });
  return tableOf(talk, await scopeOf(talk, unit, { period: residencePeriod(period) }));
}

function residencePeriod(said: string | undefined): Period | undefined {
  if (said && /^20\d{2}$/.test(said)) return readPeriod(`year:${said}`);
  const days = daysOf(said);
  return days && readPeriod(`custom:${days.from}:${days.to}`);
}

/** The branch's activities of that time, newest first, a button each: the list is of one meeting (domain.md §6.4). */
async function exportAttendance(talk: Talk<undefined>, period: string | undefined): Promise<Opened> {
  const [branch] = ownBranches(talk);
  if (!branch) return end({ key: 'exports-own-branch' });
  const days = daysOf(period);
  const from = days ? momentAt(days.from, 0, talk.zone) : new Date(talk.now.getTime() - recentDays * 24 * 3600_000);
  const until = days ? Math.min(momentAt(days.to, 24 * 60, talk.zone).getTime(), talk.now.getTime()) : talk.now.getTime();
  const found = (await talk.look.recentOf(branch.id, from, new Date(until))).slice(0, listed);
  if (found.length === 0) return end({ key: 'exports-no-activities' });
  return end({
    key: 'exports-which-activity',
    lines: found.map((activity) => activityLine(activity, talk.zone)),
    choices: found.map((activity, at) => ({
      label: { key: 'exports-choice-nth', params: { n: String(at + 1) } },
      to: choiceAddress('attendance', 'table', activity.id),
    })),
  });
}

/** The programmes that the branch can pledge in, a button each. */
async function exportPledges(talk: Talk<undefined>): Promise<Opened> {
  const [branch] = ownBranches(talk);
  if (!branch) return end({ key: 'exports-own-branch' });
  const programmes = (await talk.look.programmesFor(branch.id)).slice(0, listed);
  if (programmes.length === 0) return end({ key: 'exports-no-programmes' });
  return end({
    key: 'exports-which-programme',
    choices: programmes.map(({ id, title }) => ({
      label: { text: title.slice(0, 60) },
      to: choiceAddress('programmes', 'table', id, branch.id),
    })),
  });
}
