import type { ConcernLine } from '../../../domain/figures.js';
import { showNumber } from '../../../language/numbers.js';
import { type Html, html } from '../html.js';
import { monthChooser, note } from '../pieces.js';
import { table } from '../table.js';
import { type PageOf, showMonth, unitPath, type View } from '../view.js';

/** More than this is not looked up (conversation/lookup.ts). */
const most = 500;

/** Units that ask for attention (domain.md §1.5): no branch, too few members, no secretary, no meeting in the month. */
export const concerns: PageOf = async (view) => {
  const { t, unit, month, look } = view;
  const lines = await look.concerns(unit.id, month);
  const body = html`${monthChooser(view, 'concerns')}
${lines.length === 0 ? html`<p>${t('desk-no-concerns')}</p>` : concernTable(view, lines)}
${lines.length >= most && note(t('desk-concerns-cut', { count: showNumber(most) }))}`;
  return { title: t('desk-concerns-title', { month: showMonth(month) }), body };
};

/** A line a unit, with all that concerns it. */
export function concernTable({ t, units }: View, lines: readonly ConcernLine[]): Html {
  const byUnit = new Map<string, string[]>();
  for (const { unitId, concern } of lines) byUnit.set(unitId, [...(byUnit.get(unitId) ?? []), concern]);
  return table({
    caption: t('desk-concerns'),
    quiet: true,
    columns: [{ header: t('desk-unit') }, { header: t('desk-concern') }],
    rows: [...byUnit].map(([id, those]) => [
      html`<a href="${unitPath(id)}">${units.get(id)?.name}</a> <span class="above">${aboveOf(id)}</span>`,
      html`<ul class="tags">${those.map((one) => html`<li>${t(`desk-concern-${one.replaceAll('_', '-')}`)}</li>`)}</ul>`,
    ]),
  });

  /** Two communes have a branch of the same name. */
  function aboveOf(id: string): string | undefined {
    return lines.length > 1 ? units.upward(id)[1]?.name : undefined;
  }
}
