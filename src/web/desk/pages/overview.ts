import { showMonth } from '../../../domain/month-report.js';
import { showPeriod } from '../../../domain/periods.js';
import { showFraction } from '../../../domain/rates.js';
import { showNumber, showPercent } from '../../../language/numbers.js';
import { html } from '../html.js';
import { monthChooser, note, number, numbers } from '../pieces.js';
import { type PageOf, periodOfMonth, unitPath } from '../view.js';
import { concernTable } from './concerns.js';
import { definitionOf } from './rates.js';

/** Units with something that concerns them that are named here; the rest is a page of its own. */
const shownHere = 8;

/** The unit in one month: the figures of the month report (domain.md §6.2), and what asks for attention. */
export const overview: PageOf = async (view) => {
  const { t, unit, month, look } = view;
  const period = await periodOfMonth(view);
  const figures = await look.monthFigures(unit.id, month, period);
  const { members, men, women, admitted, away, meetings, attendance, volunteering, residence, pledged, officersPledged } =
    figures;
  const all = await look.allConcerns(unit.id, month);
  const concerned = [...new Set(all.map(({ unitId }) => unitId))];
  const shown = new Set(concerned.slice(0, shownHere));
  const gender = men + women > 0 && t('desk-members-by-gender', { men: showNumber(men), women: showNumber(women) });
  const title = t('desk-overview-title', { month: showMonth(month) });
  const body = html`${monthChooser(view, '')}
<section class="lead" aria-labelledby="lives"><h2 id="lives">${t('desk-residence-rate')}</h2>
<p class="share"><strong>${showPercent(residence.part, residence.whole)}</strong> <span>${showFraction(residence)} · ${showPeriod(period)}</span></p>
${note(await definitionOf(view))}
</section>
<section aria-labelledby="people"><h2 id="people">${t('desk-overview-members')}</h2>
${numbers([
  number(t('desk-members'), showNumber(members), gender),
  number(t('desk-admitted'), showNumber(admitted), t('desk-in-month')),
  number(t('desk-away'), showNumber(away)),
])}</section>
<section aria-labelledby="activities"><h2 id="activities">${t('desk-overview-activities')}</h2>
${numbers([
  number(t('desk-meetings'), showNumber(meetings)),
  number(t('desk-attendance'), showPercent(attendance.part, attendance.whole), showFraction(attendance)),
  number(t('desk-volunteering'), showNumber(volunteering)),
])}</section>
<section aria-labelledby="pledges"><h2 id="pledges">${t('desk-overview-pledges')}</h2>
${numbers([
  number(t('desk-pledged'), showPercent(pledged.part, pledged.whole), showFraction(pledged)),
  number(t('desk-officers-pledged'), showPercent(officersPledged.part, officersPledged.whole), showFraction(officersPledged)),
])}</section>
<section aria-labelledby="concerns"><h2 id="concerns">${t('desk-concerns')}</h2>
${
  concerned.length === 0
    ? html`<p>${t('desk-no-concerns')}</p>`
    : concernTable(
        view,
        all.filter(({ unitId }) => shown.has(unitId)),
      )
}
${
  concerned.length > shownHere &&
  html`<p><a href="${unitPath(unit.id, 'concerns', { month })}">${t('desk-all-concerns', { count: showNumber(concerned.length) })}</a></p>`
}
</section>`;
  return { title, body };
};
