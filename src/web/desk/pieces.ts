import type { Chart } from '../../domain/charts.js';
import { showMonth } from '../../domain/month-report.js';
import type { Period } from '../../domain/periods.js';
import { showPeriod } from '../../domain/periods.js';
import { chartSvg } from '../../reports/charts/chart.js';
import { type Html, html, type Part, trusted } from './html.js';
import { monthsOf, unitPath, type View } from './view.js';

/** A chart; what it shows stands in the table beside it as well, so that nobody needs to see it. */
export function picture(chart: Chart): Html {
  return html`<figure class="chart">${trusted(chartSvg(chart))}</figure>`;
}

/** One number with what it counts, and more about it below. */
export function number(label: string, value: string, more?: Part): Html {
  return html`<div class="number"><dt>${label}</dt><dd>${value}${more && html`<span class="more">${more}</span>`}</dd></div>`;
}

export function numbers(those: Part[]): Html {
  return html`<dl class="numbers">${those}</dl>`;
}

/** A choice that is a page of its own: an address that can be kept, and no script. */
function chooser({ t, unit }: View, page: string, name: string, label: string, options: [string, string, boolean][]): Html {
  return html`<form class="choose" method="get" action="${unitPath(unit.id, page)}">
<label for="choose-${name}">${label}</label>
<select id="choose-${name}" name="${name}">${options.map(
    ([value, text, chosen]) => html`<option value="${value}"${chosen ? html` selected` : undefined}>${text}</option>`,
  )}</select>
<button type="submit">${t('desk-choose')}</button>
</form>`;
}

export function monthChooser(view: View, page: string): Html {
  const months = monthsOf(view.today);
  const all = months.includes(view.month) ? months : [...months, view.month];
  return chooser(
    view,
    page,
    'month',
    view.t('desk-month'),
    all.map((month) => [month, view.t('desk-month-name', { month: showMonth(month) }), month === view.month]),
  );
}

export function periodChooser(view: View, page: string, choices: readonly Period[], chosen: Period): Html {
  return chooser(
    view,
    page,
    'period',
    view.t('desk-period'),
    choices.map((period) => [period.key, capital(showPeriod(period)), period.key === chosen.key]),
  );
}

export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}

export function download(view: View, path: string, label: string, query: Record<string, string> = {}): Html {
  return html`<p class="download"><a href="${unitPath(view.unit.id, path, query)}" download>${label}</a></p>`;
}

export function note(text: string): Html {
  return html`<p class="note">${text}</p>`;
}
