import { allConcerns, type Concern, type ConcernLine } from '../../../domain/figures.js';
import { showMonth } from '../../../domain/month-report.js';
import { showNumber } from '../../../language/numbers.js';
import { type Html, html } from '../html.js';
import { monthChooser, note, number, numbers } from '../pieces.js';
import { table } from '../table.js';
import { type PageOf, unitPath, type View } from '../view.js';

/** Lines on one page: a province has thousands, and they are read unit by unit. */
const most = 100;

/** Units that ask for attention (domain.md §1.5), and branches in which nothing at all happened in the month. */
export const concerns: PageOf = async (view) => {
  const { t, unit, month, look } = view;
  const all = await look.allConcerns(unit.id, month);
  const silent = await look.silentBranches(unit.id, month);
  const shown = new Set([...new Set(all.map(({ unitId }) => unitId))].slice(0, most));
  const lines = all.filter(({ unitId }) => shown.has(unitId));
  const cut = (length: number) => length > most && note(t('desk-concerns-cut', { count: showNumber(most) }));
  const body = html`${monthChooser(view, 'concerns')}
${all.length > 0 && numbers(allConcerns.map((kind) => countOf(view, kind, all)))}
${all.length === 0 ? html`<p>${t('desk-no-concerns')}</p>` : concernTable(view, lines)}
${cut(new Set(all.map(({ unitId }) => unitId)).size)}
<section aria-labelledby="silent"><h2 id="silent">${t('desk-silent', { count: showNumber(silent.length) })}</h2>
${
  silent.length === 0
    ? html`<p>${t('desk-no-silent')}</p>`
    : html`<ul class="units">${silent.slice(0, most).map((id) => html`<li>${unitLink(view, id)}</li>`)}</ul>`
}
${cut(silent.length)}</section>`;
  return { title: t('desk-concerns-title', { month: showMonth(month) }), body };
};

/** How many units one thing is true of, or how many hamlets. */
function countOf({ t }: View, kind: Concern, all: readonly ConcernLine[]): Html | undefined {
  const count = all.filter(({ concern }) => concern === kind).length;
  return count === 0 ? undefined : number(t(labelOf(kind)), showNumber(count));
}

/** What concerns a unit; of a hamlet without a branch also which, and how many live there. */
function tagOf({ t }: View, line: ConcernLine): string {
  if (line.concern !== 'bare_hamlet') return t(labelOf(line.concern));
  return t('desk-bare-hamlet', { hamlet: line.hamlet, count: showNumber(line.members) });
}

const labelOf = (concern: Concern) => `desk-concern-${concern.replaceAll('_', '-')}`;

/** A line a unit, with all that concerns it. There is at least one. */
export function concernTable(view: View, lines: readonly ConcernLine[]): Html {
  const { t } = view;
  const tags = (those: readonly ConcernLine[]) =>
    html`<ul class="tags">${those.map((one) => html`<li>${tagOf(view, one)}</li>`)}</ul>`;
  // A branch has but itself: then its name is above already.
  if (lines.every(({ unitId }) => unitId === view.unit.id)) return tags(lines);
  const byUnit = new Map<string, ConcernLine[]>();
  for (const line of lines) byUnit.set(line.unitId, [...(byUnit.get(line.unitId) ?? []), line]);
  return table({
    caption: t('desk-concerns'),
    quiet: true,
    columns: [{ header: t('desk-unit') }, { header: t('desk-concern') }],
    rows: [...byUnit].map(([id, those]) => [unitLink(view, id), tags(those)]),
    stacks: true,
  });
}

/** A unit below, with the one above it where that is not the unit that is looked at: two communes have a branch of the same name. */
function unitLink({ units, unit }: View, id: string): Html {
  const above = units.upward(id)[1];
  const isBelow = id !== unit.id && above !== undefined && above.id !== unit.id;
  return html`<a href="${unitPath(id)}">${units.get(id)?.name}</a>${isBelow && html` <span class="above">${above.name}</span>`}`;
}
