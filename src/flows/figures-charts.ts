import type { Label, Talk } from '../conversation/flow.js';
import type { Chart } from '../domain/charts.js';
import type { MonthFigures, MonthPoint } from '../domain/figures.js';
import { wallClock } from '../domain/local-time.js';
import { lastDayOf, monthAfter } from '../domain/month-report.js';
import { type Period, showPeriod } from '../domain/periods.js';
import { type Rate, showRate, showShare } from '../domain/rates.js';
import { periodOn } from '../domain/residence.js';
import { padCount, showNumber, showPercent } from '../language/numbers.js';
import { type Asked, about, before, choice, type Ended, end, onward, showMonth, thisMonth, to } from './figures-asked.js';

type AnyTalk = Talk<unknown>;

/** The period in which taking part where people live counts at the end of a month, as the unit has set it. */
async function periodsOf(talk: AnyTalk, unitId: string): Promise<(month: string) => Period> {
  const policy = await talk.look.unitSetting(unitId, 'residence');
  const today = wallClock(talk.now, talk.zone).day;
  return (month) => periodOn(policy, [lastDayOf(month), today].sort()[0]!);
}

/** A month in numbers, with its three shares as a picture. */
export async function month(talk: AnyTalk, asked: Asked): Promise<Ended> {
  const period = (await periodsOf(talk, asked.unit.id))(asked.month);
  const figures = await talk.look.monthFigures(asked.unit.id, asked.month, period);
  const isNow = asked.month === thisMonth(talk);
  const params = { ...about(talk, asked), running: isNow ? 'yes' : 'no' };
  return end({
    key: 'figures-month',
    params,
    lines: monthLines(figures, period, isNow),
    choices: [before(asked, 'month'), ...onward(asked, 'month')],
    attachment: { kind: 'chart', name: 'so-lieu-thang', chart: monthChart(figures, period, params) },
  });
}

function monthLines(of: MonthFigures, period: Period, isNow: boolean): Label[] {
  const line = (name: string, params: Record<string, string>): Label => ({ key: `figures-line-${name}`, params });
  const known = of.men + of.women > 0;
  return [
    line(known ? 'members' : 'members-only', {
      members: showNumber(of.members),
      men: showNumber(of.men),
      women: showNumber(of.women),
    }),
    line('changes', { admitted: padCount(of.admitted), away: padCount(of.away) }),
    line('meetings', { count: padCount(of.meetings), attendance: showRate(of.attendance) }),
    line('volunteering', { count: padCount(of.volunteering) }),
    line('residence', { period: showPeriod(period), rate: showRate(of.residence) }),
    line('pledged', { rate: showRate(of.pledged) }),
    line('officers-pledged', { rate: showRate(of.officersPledged) }),
    ...(isNow ? [] : [line('list-of-today', {})]),
  ];
}

function monthChart(of: MonthFigures, period: Period, params: Record<string, string>): Chart<Label> {
  const bar = (name: string, rate: Rate) => ({
    label: { key: `figures-bar-${name}`, params: { period: showPeriod(period) } },
    value: shareOf(rate) ?? 0,
    shown: { text: showShare(rate) },
  });
  return {
    kind: 'bars',
    title: { text: params.unit! },
    subtitle: { key: 'figures-chart-month', params: { ...params, members: showNumber(of.members) } },
    footnote: { key: 'figures-chart-note' },
    most: 1,
    bars: [
      bar('attendance', of.attendance),
      bar('residence', of.residence),
      bar('pledged', of.pledged),
      bar('officers-pledged', of.officersPledged),
    ],
  };
}

const measures = ['attendance', 'residence', 'meetings'] as const;
type Measure = (typeof measures)[number];
const monthsShown = 12;

/** The last twelve months as columns: who came, who takes part where they live, or how many meetings there were. */
export async function trend(talk: AnyTalk, asked: Asked, said?: string): Promise<Ended> {
  const measure = measures.find((one) => one === said) ?? 'attendance';
  const months = Array.from({ length: monthsShown }, (_, at) => monthAfter(asked.month, at + 1 - monthsShown));
  const points = await talk.look.trend(asked.unit.id, months, await periodsOf(talk, asked.unit.id));
  const params = { ...about(talk, asked), measure, first: showMonth(months[0]!) };
  return end({
    key: 'figures-trend',
    params,
    lines: points.map(
      (point): Label => ({
        key: 'figures-trend-line',
        params: {
          month: showMonth(point.month),
          meetings: padCount(point.meetings),
          attendance: showRate(point.attendance),
          residence: showRate(point.residence),
        },
      }),
    ),
    choices: [
      ...measures.filter((one) => one !== measure).map((one) => choice(`trend-${one}`, to('trend', asked, one))),
      ...onward(asked, 'trend').slice(0, 3),
    ],
    attachment: { kind: 'chart', name: 'so-lieu-cac-thang', chart: trendChart(points, measure, params) },
  });
}

function trendChart(points: readonly MonthPoint[], measure: Measure, params: Record<string, string>): Chart<Label> {
  const most = measure === 'meetings' ? Math.max(1, ...points.map((point) => point.meetings)) : 1;
  return {
    kind: 'columns',
    title: { text: params.unit! },
    subtitle: { key: `figures-chart-trend-${measure}`, params },
    footnote: { key: measure === 'residence' ? 'figures-chart-note-residence' : 'figures-chart-note' },
    most,
    columns: points.map((point) => ({ label: { text: shortMonth(point.month) }, ...columnOf(point, measure) })),
  };
}

function columnOf(point: MonthPoint, measure: Measure): { value: number | null; shown: Label } {
  if (measure === 'meetings') return { value: point.meetings, shown: { text: showNumber(point.meetings) } };
  const { part, whole } = point[measure];
  return { value: shareOf(point[measure]), shown: { text: showPercent(part, whole) } };
}

/** `3/26`: twelve of them stand below one another's columns. */
function shortMonth(month: string): string {
  return `${Number(month.slice(5))}/${month.slice(2, 4)}`;
}

function shareOf({ part, whole }: Rate): number | null {
  return whole === 0 ? null : part / whole;
}

/** Members by kind of branch (domain.md §1.4). */
export async function kinds(talk: AnyTalk, asked: Asked): Promise<Ended> {
  const found = await talk.look.branchKinds(asked.unit.id);
  const members = found.reduce((sum, one) => sum + one.members, 0);
  const branches = found.reduce((sum, one) => sum + one.branches, 0);
  if (branches === 0) return end({ key: 'figures-no-branches', params: about(talk, asked), choices: onward(asked, 'kinds') });
  const params = { ...about(talk, asked), members: showNumber(members), branches: showNumber(branches) };
  const named = (kind: string | null): Label => ({ key: 'figures-kind', params: { kind: kind ?? 'unknown' } });
  return end({
    key: 'figures-kinds',
    params,
    lines: found.map(
      (one): Label => ({
        key: 'figures-kinds-line',
        params: {
          kind: one.kind ?? 'unknown',
          branches: showNumber(one.branches),
          members: showNumber(one.members),
          share: showPercent(one.members, members),
        },
      }),
    ),
    choices: onward(asked, 'kinds').slice(0, 4),
    attachment: {
      kind: 'chart',
      name: 'doan-vien-theo-loai-hinh',
      chart: {
        kind: 'shares',
        title: { text: params.unit! },
        subtitle: { key: 'figures-chart-kinds', params },
        parts: found.map((one) => ({
          label: named(one.kind),
          value: one.members,
          shown: { text: `${showNumber(one.members)} (${showPercent(one.members, members)})` },
        })),
      },
    },
  });
}
