import type { SheetShape } from '../../../domain/sheets.js';
import { fullUnitName } from '../../../domain/units.js';
import { showNumber } from '../../../language/numbers.js';
import { rosterSheet } from '../../../reports/sheets/roster.js';
import { html } from '../html.js';
import { download, note } from '../pieces.js';
import { sheetTable } from '../table.js';
import { mayReadNames, type PageOf, type View } from '../view.js';

/** The members of a branch as its secretary has them on paper (domain.md §6.4). Who looked is in the audit log. */
export const roster: PageOf = async (view) => {
  const sheet = await rosterOf(view);
  if (!sheet) return undefined;
  view.seen('roster_viewed', view.unit.id);
  const { t } = view;
  const body = html`<p class="result"><strong>${t('desk-roster-count', { count: showNumber(sheet.rows.length) })}</strong></p>
${download(view, 'roster.xlsx', t('desk-download-xlsx'))}
${sheet.rows.length > 0 && sheetTable(sheet, 2)}
${note(t('desk-roster-note'))}`;
  return { title: t('desk-page-roster'), body };
};

export async function rosterOf(view: View): Promise<SheetShape | undefined> {
  const { unit, units, look, today } = view;
  if (!mayReadNames(view, 'see_roster')) return undefined;
  return rosterSheet(fullUnitName(units, unit.id), today, await look.listedMembers(unit.id));
}
