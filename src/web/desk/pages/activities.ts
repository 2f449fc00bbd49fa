import type { Activity } from '../../../domain/activities.js';
import { momentAt } from '../../../domain/local-time.js';
import { monthAfter, showMonth } from '../../../domain/month-report.js';
import { showDateTime } from '../../../language/show.js';
import { type Html, html } from '../html.js';
import { monthChooser } from '../pieces.js';
import { table } from '../table.js';
import { type PageOf, unitPath, type View } from '../view.js';

/** The unit's own meetings and activities: those ahead, and those of the month. */
export const activities: PageOf = async (view) => {
  const { t, unit, look, now, month, zone } = view;
  if (!view.may('see_answers')) return undefined;
  const ahead = await look.upcomingOf(unit.id, now);
  const from = momentAt(`${month}-01`, 0, zone);
  const end = momentAt(`${monthAfter(month)}-01`, 0, zone);
  const held = await look.heldOf(unit.id, from, end.getTime() < now.getTime() ? end : now);
  const hosted = await look.hostedBy(unit.id, from, end);
  const body = html`<section aria-labelledby="ahead"><h2 id="ahead">${t('desk-activities-ahead')}</h2>
${ahead.length > 0 ? list(view, ahead, t('desk-activities-ahead')) : html`<p>${t('desk-no-activities-ahead')}</p>`}</section>
<section aria-labelledby="held"><h2 id="held">${t('desk-activities-held', { month: showMonth(month) })}</h2>
${monthChooser(view, 'activities')}
${held.length > 0 ? list(view, held, t('desk-activities-held', { month: showMonth(month) })) : html`<p>${t('desk-no-activities')}</p>`}</section>
${
  hosted.length > 0 &&
  html`<section aria-labelledby="hosted"><h2 id="hosted">${t('desk-activities-hosted')}</h2>
${list(view, hosted, t('desk-activities-hosted'))}</section>`
}`;
  return { title: t('desk-page-activities'), body };
};

function list({ t, unit, zone }: View, those: readonly Activity[], caption: string): Html {
  return table({
    caption,
    quiet: true,
    columns: [{ header: t('desk-activity') }, { header: t('desk-when') }, { header: t('desk-where') }],
    rows: those.map((one) => [
      html`${one.unitId === unit.id ? html`<a href="${unitPath(unit.id, `activities/${one.id}`)}">${nameOf(one, t)}</a>` : nameOf(one, t)}${
        one.state === 'cancelled' && html` <span class="tag">${t('desk-cancelled')}</span>`
      }`,
      showDateTime(one.startAt, zone),
      one.place,
    ]),
    stacks: true,
  });
}

export function nameOf({ title, kind }: Pick<Activity, 'title' | 'kind'>, t: View['t']): string {
  return title ?? t('activity-kind-title', { kind });
}
