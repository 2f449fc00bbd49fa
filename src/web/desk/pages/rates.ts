import { showPeriod } from '../../../domain/periods.js';
import { showFraction, showRate } from '../../../domain/rates.js';
import { showPercent } from '../../../language/numbers.js';
import { showBirthDate } from '../../../language/show.js';
import { html } from '../html.js';
import { note, periodChooser, picture } from '../pieces.js';
import { table } from '../table.js';
import { type PageOf, periodsOf, unitPath, type View } from '../view.js';

/** As many bars as can be read in one picture (domain/charts.ts); the table has them all. */
const mostBars = 60;

/** Members who take part where they live, by unit (domain.md §3.4). */
export const rates: PageOf = async (view) => {
  const { t, unit, units, look } = view;
  const { period, choices, on } = await periodsOf(view);
  const { rate, children } = await look.residenceRates(unit.id, period, on);
  const shown = children.map(({ unitId, rate: of }) => ({ unitId, name: units.get(unitId)?.name ?? '', rate: of }));
  const about = t('desk-rates-about', { period: showPeriod(period), day: showBirthDate(on) });
  const footnote = t('desk-residence-note', { period: showPeriod(period), of: await ofWhat(view) });
  const body = html`${periodChooser(view, 'rates', choices, period)}
<p class="result"><strong>${showRate(rate)}</strong> <span>${about}</span></p>
${table({
  caption: t('desk-rates-by-unit'),
  columns: [
    { header: t('desk-unit') },
    { header: t('desk-part-of-whole'), align: 'right' },
    { header: t('desk-rate'), align: 'right' },
  ],
  rows: shown.map(({ unitId, name, rate: of }) => [
    html`<a href="${unitPath(unitId)}">${name}</a>`,
    showFraction(of),
    showPercent(of.part, of.whole),
  ]),
  total: [t('desk-total'), showFraction(rate), showPercent(rate.part, rate.whole)],
})}
${
  shown.length > 0 &&
  shown.length <= mostBars &&
  picture({
    kind: 'bars',
    title: t('desk-residence-rate'),
    subtitle: `${unit.name} · ${about}`,
    footnote,
    most: 1,
    bars: shown.map(({ name, rate: of }) => ({
      label: name,
      value: of.whole === 0 ? 0 : of.part / of.whole,
      shown: showRate(of),
    })),
  })
}
${note(footnote)}`;
  return { title: t('desk-rates-title'), body };
};

/** Of whom the rate is, as the unit has set it. */
export async function ofWhat({ look, unit, t }: View): Promise<string> {
  const policy = await look.unitSetting(unit.id, 'residence');
  return t(policy.of === 'members' ? 'desk-of-members' : 'desk-of-registered');
}
