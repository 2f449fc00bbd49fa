import { type Period, showPeriod } from '../../../domain/periods.js';
import { type Rate, showFraction, showRate, showShare } from '../../../domain/rates.js';
import type { SheetShape } from '../../../domain/sheets.js';
import { fullUnitName } from '../../../domain/units.js';
import { showPercent } from '../../../language/numbers.js';
import { showBirthDate } from '../../../language/show.js';
import { rateDefinition, residenceUnitsSheet } from '../../../reports/sheets/residence.js';
import { html } from '../html.js';
import { download, note, periodChooser, picture } from '../pieces.js';
import { table } from '../table.js';
import { type PageOf, periodsOf, unitPath, type View } from '../view.js';

/** As many bars as can be read in one picture (domain/charts.ts); the table has them all. */
const mostBars = 60;

/** Members who take part where they live, by unit (domain.md §3.4). */
export const rates: PageOf = async (view) => {
  const { t, unit } = view;
  const { period, choices, on } = await periodsOf(view);
  const { rate, below, keptAt } = await ratesOf(view, period, on);
  const about = t('desk-rates-about', { period: showPeriod(period), day: showBirthDate(keptAt ?? on) });
  const body = html`${periodChooser(view, 'rates', choices, period)}
<p class="result"><strong>${showRate(rate)}</strong> <span>${about}</span></p>
${note(await definitionOf(view))}
${download(view, 'rates.xlsx', t('desk-download-xlsx'), { period: period.key })}
<div class="pair">
${table({
  caption: t('desk-rates-by-unit'),
  quiet: true,
  columns: [
    { header: t('desk-unit') },
    { header: t('desk-part-of-whole'), align: 'right' },
    { header: t('desk-rate'), align: 'right' },
  ],
  rows: below.map(({ unitId, name, rate: of }) => [
    html`<a href="${unitPath(unitId, '', {})}">${name}</a>`,
    showFraction(of),
    showPercent(of.part, of.whole),
  ]),
  total: [t('desk-total'), showFraction(rate), showPercent(rate.part, rate.whole)],
})}
${
  below.length > 0 &&
  below.length <= mostBars &&
  picture({
    kind: 'bars',
    title: t('desk-residence-rate'),
    subtitle: `${unit.name} · ${about}`,
    most: 1,
    bars: below.map(({ name, rate: of }) => ({
      label: name,
      value: of.whole === 0 ? 0 : of.part / of.whole,
      shown: showShare(of),
    })),
  })
}
</div>`;
  return { title: t('desk-rates-title'), body };
};

/** The rate of the unit and of those below it, in the tree's order: nobody is ranked. */
async function ratesOf(
  { look, unit, units }: View,
  period: Period,
  on: string,
): Promise<{ rate: Rate; below: { unitId: string; name: string; rate: Rate }[]; keptAt?: string | undefined }> {
  const { rate, children, keptAt } = await look.residenceRates(unit.id, period, on);
  const order = new Intl.Collator('vi', { numeric: true });
  const below = children
    .map((child) => ({ unitId: child.unitId, of: units.get(child.unitId), rate: child.rate }))
    .sort((a, b) => order.compare(a.of?.code ?? a.of?.name ?? '', b.of?.code ?? b.of?.name ?? ''))
    .map(({ unitId, of, rate: own }) => ({ unitId, name: of?.name ?? '', rate: own }));
  return { rate, below, keptAt };
}

/** The same as a table for Excel. */
export async function ratesSheet(view: View): Promise<SheetShape | undefined> {
  const { unit, units, look } = view;
  if (units.children(unit.id).length === 0) return undefined;
  const { period, on } = await periodsOf(view);
  const { rate, below, keptAt = on } = await ratesOf(view, period, on);
  const { of } = await look.unitSetting(unit.id, 'residence');
  const heading = { unitName: fullUnitName(units, unit.id), period, on: keptAt, rate, definition: rateDefinition(of) };
  return residenceUnitsSheet(heading, below);
}

/** What both numbers of the rate mean here (domain.md §3.4). */
export async function definitionOf({ look, unit }: View): Promise<string> {
  return rateDefinition((await look.unitSetting(unit.id, 'residence')).of);
}
