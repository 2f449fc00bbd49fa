import { monthAfter, showMonth } from '../../../domain/month-report.js';
import { showFraction } from '../../../domain/rates.js';
import { periodOn } from '../../../domain/residence.js';
import { showNumber, showPercent } from '../../../language/numbers.js';
import { html } from '../html.js';
import { note, picture } from '../pieces.js';
import { table } from '../table.js';
import { dayInMonth, type PageOf } from '../view.js';

const months = 12;

/** The last twelve months: attendance, activities, and taking part at the place of residence. */
export const trend: PageOf = async (view) => {
  const { t, unit, today, look } = view;
  const now = today.slice(0, 7);
  const policy = await look.unitSetting(unit.id, 'residence');
  const points = await look.trend(
    unit.id,
    Array.from({ length: months }, (_, at) => monthAfter(now, at + 1 - months)),
    (month) => periodOn(policy, dayInMonth(month, today)),
  );
  const columnsOf = (what: 'residence' | 'attendance') =>
    points.map(({ month, [what]: rate }) => ({
      label: showMonth(month),
      value: rate.whole === 0 ? null : rate.part / rate.whole,
      shown: showPercent(rate.part, rate.whole),
    }));
  const body = html`${table({
    caption: t('desk-trend-table'),
    columns: [
      { header: t('desk-month') },
      { header: t('desk-meetings'), align: 'right' },
      { header: t('desk-attendance'), align: 'right' },
      { header: t('desk-residence-short'), align: 'right' },
    ],
    rows: [...points]
      .reverse()
      .map(({ month, meetings, attendance, residence }) => [
        showMonth(month),
        showNumber(meetings),
        html`${showPercent(attendance.part, attendance.whole)} <span class="of">${showFraction(attendance)}</span>`,
        html`${showPercent(residence.part, residence.whole)} <span class="of">${showFraction(residence)}</span>`,
      ]),
  })}
<div class="charts">
${picture({ kind: 'columns', title: t('desk-residence-rate'), subtitle: unit.name, most: 1, columns: columnsOf('residence') })}
${picture({ kind: 'columns', title: t('desk-attendance'), subtitle: unit.name, most: 1, columns: columnsOf('attendance') })}
</div>
${note(t('desk-trend-note'))}`;
  return { title: t('desk-trend-title'), body };
};
