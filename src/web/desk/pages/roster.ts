import type { SheetShape } from '../../../domain/sheets.js';
import { isBranch } from '../../../domain/units.js';
import { showNumber } from '../../../language/numbers.js';
import { rosterSheet } from '../../../reports/sheets/roster.js';
import { html } from '../html.js';
import { download, note } from '../pieces.js';
import { sheetTable, table } from '../table.js';
import { isConcerned, mayReadNames, type PageOf, type View } from '../view.js';

/**
 * The members of a branch: with birth dates and phones for its own officers, as on paper (domain.md §6.4); their names for the officers
 * above, who see them through this list only (§8.4). Who looked is in the audit log.
 */
export const roster: PageOf = async (view) => {
  const { t, unit, look } = view;
  if (!mayReadNames(view, 'see_roster')) return undefined;
  view.seen('roster_viewed', unit.id);
  const sheet = await rosterFile(view);
  const names = sheet ? [] : await look.membersOf(unit.id);
  const count = sheet ? sheet.rows.length : names.length;
  const body = html`<p class="result"><strong>${t('desk-roster-count', { count: showNumber(count) })}</strong></p>
${sheet && download(view, 'roster.xlsx', t('desk-download-xlsx'))}
${sheet && sheet.rows.length > 0 && sheetTable(readable(sheet))}
${
  names.length > 0 &&
  table({
    caption: t('desk-page-roster'),
    quiet: true,
    columns: [{ header: t('desk-number'), align: 'right' }, { header: t('desk-full-name') }],
    names: 1,
    rows: names.map(({ fullName }, at) => [at + 1, fullName]),
  })
}
${note(t('desk-roster-note'))}`;
  return { title: t('desk-page-roster'), body };
};

/** The branch's own list as a file. */
export async function rosterFile(view: View): Promise<SheetShape | undefined> {
  const { unit, look, today } = view;
  if (!isBranch(unit) || !view.may('see_roster') || !(await isConcerned(view))) return undefined;
  return rosterSheet(unit.name, today, await look.listedMembers(unit.id));
}

/** On a page a name is one thing, and what nobody has needs no column. The file keeps the union's form. */
function readable({ columns, rows, ...sheet }: SheetShape): SheetShape {
  const joined = rows.map(([number = '', before = '', given = '', ...rest]) => [number, `${before} ${given}`.trim(), ...rest]);
  const all = [columns[0]!, { header: 'Họ và tên' }, ...columns.slice(3)];
  const kept = all.map((_, at) => at).filter((at) => joined.some((row) => row[at]));
  return { ...sheet, columns: kept.map((at) => all[at]!), rows: joined.map((row) => kept.map((at) => row[at] ?? '')) };
}
