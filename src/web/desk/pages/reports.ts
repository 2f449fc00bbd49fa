import { type MonthFacts, monthFacts, totalOf } from '../../../domain/month-facts.js';
import { type MonthReport, showMonth, timeliness } from '../../../domain/month-report.js';
import type { SheetShape } from '../../../domain/sheets.js';
import { fullUnitName } from '../../../domain/units.js';
import { showNumber } from '../../../language/numbers.js';
import { showDateTime } from '../../../language/show.js';
import { monthReportSheet } from '../../../reports/sheets/month-report.js';
import { type Html, html } from '../html.js';
import { download, monthChooser, note } from '../pieces.js';
import { table } from '../table.js';
import { type PageOf, unitPath, type View } from '../view.js';

const order = ['missing', 'open', 'late', 'on_time'] as const;

/** The month's report as it stands, and who below has sent theirs (domain.md §6.2). It is completed and sent in the chat. */
export const reports: PageOf = async (view) => {
  const { t, unit, month } = view;
  if (!view.may('send_reports')) return undefined;
  const facts = await monthFacts(view, unit, month);
  const body = html`${monthChooser(view, 'reports')}
<p class="result"><strong>${standing(view, facts)}</strong></p>
${facts.writes && !facts.own?.sentAt && note(t('desk-reports-how'))}
${facts.below.length > 0 && missing(view, facts)}
<section aria-labelledby="table"><h2 id="table">${t('desk-reports-table')}</h2>
${download(view, 'reports.xlsx', t('desk-download-xlsx'), { month })}
${reportTable(sheetOf(view, facts))}</section>`;
  return { title: t('desk-reports-title', { month: showMonth(month) }), body };
};

export async function reportSheet(view: View): Promise<SheetShape | undefined> {
  if (!view.may('send_reports')) return undefined;
  return sheetOf(view, await monthFacts(view, view.unit, view.month));
}

/** What was sent does not change; until then it is what is known now. */
function sheetOf({ units, unit }: View, facts: MonthFacts): SheetShape {
  const { own, below, month, figures, earlier } = facts;
  const snapshot = own?.snapshot;
  return monthReportSheet({
    unitName: fullUnitName(units, unit.id),
    shortName: unit.name,
    month,
    figures: snapshot?.figures ?? figures,
    total: snapshot?.total ?? totalOf(facts, own?.counters ?? {}),
    earlier,
    reported: snapshot?.reported ?? below.filter(({ report }) => report?.snapshot).length,
    expected: snapshot?.expected ?? below.length,
  });
}

function standing({ t, zone, now }: View, { own, writes, dueAt }: MonthFacts): string {
  if (own?.sentAt)
    return t('desk-reports-sent', {
      time: showDateTime(own.sentAt, zone),
      timely: timeliness(own, now) === 'late' ? 'late' : 'on_time',
    });
  if (!writes) return t('desk-reports-sum');
  // The end of the day before, as people say it.
  const until = showDateTime(new Date(dueAt.getTime() - 60_000), zone);
  return t(now < dueAt ? 'desk-reports-due' : 'desk-reports-overdue', { time: until });
}

/** On a page the unit of measure stands beside its indicator. The file keeps the union's form. */
function reportTable({ titles, columns, rows, notes }: SheetShape): Html {
  return html`${table({
    caption: titles[0] ?? '',
    quiet: true,
    columns: [columns[0]!, columns[2]!, columns[3]!].map(({ header, align }) => ({ header, ...(align && { align }) })),
    rows: rows.map(([label = '', measure = '', month = '', year = '', remark = '']) => [
      html`${label} <span class="of">${[measure, remark.toLocaleLowerCase('vi')].filter(Boolean).join(', ')}</span>`,
      month,
      year,
    ]),
    stacks: true,
  })}${(notes ?? []).map(note)}`;
}

/** Those that are missing first. */
function missing({ t, now, zone }: View, { below, dueAt }: MonthFacts): Html {
  const stateOf = (report: MonthReport | null) => timeliness(report ?? { sentAt: null, dueAt }, now);
  const names = new Intl.Collator('vi', { numeric: true });
  const lines = below
    .map(({ unit, report }) => ({ unit, state: stateOf(report), sentAt: report?.sentAt ?? null }))
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || names.compare(a.unit.name, b.unit.name));
  const sent = lines.filter(({ sentAt }) => sentAt !== null).length;
  return html`<section aria-labelledby="below"><h2 id="below">${t('desk-reports-below', {
    sent: showNumber(sent),
    all: showNumber(lines.length),
  })}</h2>
${table({
  caption: t('desk-reports-by-unit'),
  quiet: true,
  columns: [{ header: t('desk-unit') }, { header: t('desk-state') }, { header: t('desk-reports-sent-at') }],
  rows: lines.map(({ unit, state, sentAt }) => [
    html`<a href="${unitPath(unit.id, 'reports')}">${unit.name}</a>`,
    html`<span class="${state === 'on_time' ? 'good' : state === 'open' ? '' : 'tag'}">${t(`desk-reports-${state.replaceAll('_', '-')}`)}</span>`,
    sentAt && showDateTime(sentAt, zone),
  ]),
})}</section>`;
}
