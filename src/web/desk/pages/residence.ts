import { showPeriod } from '../../../domain/periods.js';
import { showRate } from '../../../domain/rates.js';
import { levelOf } from '../../../domain/residence.js';
import type { SheetShape } from '../../../domain/sheets.js';
import { fullUnitName, isBranch } from '../../../domain/units.js';
import { showBirthDate } from '../../../language/show.js';
import { rateDefinition, residenceSheet } from '../../../reports/sheets/residence.js';
import { html } from '../html.js';
import { download, note, periodChooser } from '../pieces.js';
import { sheetTable } from '../table.js';
import { isConcerned, type PageOf, periodsOf, type View } from '../view.js';
import { definitionOf } from './rates.js';

/** Who takes part in a branch where they live, for the secretary concerned; the rate for everybody who may see figures there. */
export const residence: PageOf = async (view) => {
  const { t, unit, look } = view;
  if (!isBranch(unit)) return undefined;
  const { period, choices, on } = await periodsOf(view);
  const { rate, keptAt } = await look.residenceRates(unit.id, period, on);
  const sheet = await residenceList(view);
  if (sheet) view.seen('residence_people_viewed', unit.id);
  const body = html`${periodChooser(view, 'residence', choices, period)}
<p class="result"><strong>${showRate(rate)}</strong> <span>${t('desk-rates-about', { period: showPeriod(period), day: showBirthDate(keptAt ?? on) })}</span></p>
${
  sheet
    ? html`${download(view, 'residence.xlsx', t('desk-download-xlsx'), { period: period.key })}
${sheet.rows.length > 0 ? sheetTable({ ...sheet, notes: [] }) : html`<p>${t('desk-residence-nobody')}</p>`}`
    : note(t(keptAt === undefined ? 'desk-residence-no-names' : 'desk-residence-names-gone'))
}
${note(await definitionOf(view))}`;
  return { title: t('desk-residence-title'), body };
};

/**
 * Undefined for who is not concerned: an officer who answers for the branch, or stands in where it has none (domain.md §8.4); and for
 * everybody once the names are forgotten.
 */
export async function residenceList(view: View): Promise<SheetShape | undefined> {
  const { unit, units, look } = view;
  if (!isBranch(unit) || !(await isConcerned(view))) return undefined;
  const { period, on } = await periodsOf(view);
  const policy = await look.unitSetting(unit.id, 'residence');
  const { rate, keptAt } = await look.residenceRates(unit.id, period, on);
  if (keptAt !== undefined) return undefined;
  const lines = (await look.residenceLines(unit.id, period, on)).filter((line) => policy.of === 'members' || line.registered);
  const unitName = fullUnitName(units, unit.id);
  return residenceSheet(
    { unitName, period, on, rate, definition: rateDefinition(policy.of) },
    lines.map((line) => ({
      fullName: line.fullName,
      from: fullUnitName(units, line.homeUnitId),
      activities: line.activities,
      level: levelOf(line, policy.goodFrom),
      sentence: line.remark?.state === 'final' ? line.remark.sentence : null,
    })),
  );
}
