import type { Programme } from '../../../domain/pledges.js';
import { contentsOf } from '../../../domain/programme-contents.js';
import { seasonOf } from '../../../domain/programme-days.js';
import { mayConclude, mayOrganise } from '../../../domain/programme-rights.js';
import { showRate } from '../../../domain/rates.js';
import type { SheetShape } from '../../../domain/sheets.js';
import { fullUnitName, isBranch } from '../../../domain/units.js';
import { showNumber } from '../../../language/numbers.js';
import { pledgeSheet } from '../../../reports/sheets/pledges.js';
import { type Html, html } from '../html.js';
import { download, note, number, numbers } from '../pieces.js';
import type { ProgrammeNumbers } from '../store.js';
import { sheetTable, table } from '../table.js';
import { type PageOf, unitPath, type View } from '../view.js';

/** The programmes in which this unit takes part, with how many registered: totals, as in the chat. */
export const pledges: PageOf = async (view) => {
  const { t, unit, units, look, officer } = view;
  if (!mayOrganise(officer.roles, unit.id, units)) return undefined;
  const found = await programmesOf(view);
  const rows = await Promise.all(
    found.map(async (programme) => {
      const sum = summed(await look.programmeCounts(programme.id, unit.id, yearOf(view, programme)));
      return [
        html`<a href="${unitPath(unit.id, `pledges/${programme.id}`)}">${programme.title}</a>${
          programme.state === 'closed' && html` <span class="tag">${t('desk-programme-closed')}</span>`
        }`,
        String(yearOf(view, programme)),
        showRate({ part: sum.registered, whole: sum.audience }),
        showNumber(sum.shared),
        showNumber(sum.reached),
      ];
    }),
  );
  const body =
    rows.length === 0
      ? html`<p>${t('desk-no-programmes')}</p>`
      : html`${table({
          caption: t('desk-programmes'),
          quiet: true,
          columns: [{ header: t('desk-programme') }, ...numberColumns(view, true)],
          rows,
          stacks: true,
        })}
${note(t('desk-pledges-note'))}`;
  return { title: t('desk-pledges-title'), body };
};

/** One programme, by the units right below. */
export const programme: PageOf = async (view, id) => {
  const { t, unit, units, look, officer } = view;
  if (!mayOrganise(officer.roles, unit.id, units)) return undefined;
  const found = (await programmesOf(view)).find((one) => one.id === id);
  if (!found) return undefined;
  const counts = await look.programmeCounts(found.id, unit.id, yearOf(view, found));
  const sum = summed(counts);
  const below = units
    .children(unit.id)
    .map((child) => ({ child, sum: summed(counts.filter((one) => units.isWithin(one.branchId, child.id))) }))
    .filter((one) => one.sum.audience > 0);
  const sheet = await registered(view, id);
  if (sheet) view.seen('programme_people_viewed', unit.id, { count: sheet.rows.length });
  const body = html`<p class="result"><strong>${showRate({ part: sum.registered, whole: sum.audience })}</strong> <span>${t(
    'desk-programme-registered',
    { year: String(yearOf(view, found)) },
  )}</span></p>
${numbers([number(t('desk-programme-shared'), showNumber(sum.shared)), number(t('desk-programme-reached'), showNumber(sum.reached))])}
${below.length > 0 && byUnit(view, found, below, sum)}
${
  sheet &&
  sheet.rows.length > 0 &&
  html`<section aria-labelledby="names"><h2 id="names">${t('desk-programme-names')}</h2>
${download(view, `pledges/${found.id}/names.xlsx`, t('desk-download-xlsx'))}
${sheetTable(sheet)}</section>`
}
${!sheet && note(t('desk-pledges-note'))}`;
  return { title: found.title, body };
};

/** Who registered, by name, for those who conclude there (domain/programme-rights.ts), with what was sent to the unit and nothing else. */
export async function registered(view: View, id: string): Promise<SheetShape | undefined> {
  const { unit, units, look, officer } = view;
  const found = mayOrganise(officer.roles, unit.id, units) && (await programmesOf(view)).find((one) => one.id === id);
  if (!found || (!isBranch(unit) && found.audience === 'members')) return undefined;
  const year = yearOf(view, found);
  const all = await look.programmePeople(found.id, unit.id, year);
  const near = all.filter((one) => mayConclude(officer.roles, found, one.branchId, units));
  if (near.length === 0) return undefined;
  const people = near.flatMap(({ fullName, registeredOn, shared }) =>
    registeredOn ? [{ fullName, registeredOn, contents: contentsOf(found, shared) }] : [],
  );
  return pledgeSheet(fullUnitName(units, unit.id), found.title, year, people);
}

function byUnit(view: View, found: Programme, below: { child: { id: string; name: string }; sum: Sum }[], sum: Sum): Html {
  const cells = (of: Sum) => [
    showRate({ part: of.registered, whole: of.audience }),
    showNumber(of.shared),
    showNumber(of.reached),
  ];
  return table({
    caption: view.t('desk-by-unit'),
    columns: [{ header: view.t('desk-unit') }, ...numberColumns(view, false)],
    rows: below.map(({ child, sum: own }) => [
      html`<a href="${unitPath(child.id, `pledges/${found.id}`)}">${child.name}</a>`,
      ...cells(own),
    ]),
    total: [view.t('desk-total'), ...cells(sum)],
    stacks: true,
  });
}

function numberColumns({ t }: View, withYear: boolean) {
  const right = (header: string) => ({ header, align: 'right' as const });
  return [
    ...(withYear ? [right(t('desk-year'))] : []),
    right(t('desk-programme-count')),
    right(t('desk-programme-shared')),
    right(t('desk-programme-reached')),
  ];
}

/** Of the unit and those above it. "03 có, 02 không" has no figures but each person's own (domain.md §4.4). */
async function programmesOf({ units, unit, look }: View): Promise<Programme[]> {
  const found = await look.programmesOf(units.upward(unit.id).map(({ id }) => id));
  return found.filter(({ kind }) => kind !== 'criteria');
}

function yearOf({ today, zone }: View, found: Programme): number {
  return seasonOf(found, today, zone).year;
}

type Sum = Omit<ProgrammeNumbers, 'branchId'>;

function summed(counts: readonly ProgrammeNumbers[]): Sum {
  const total = (of: keyof Sum) => counts.reduce((sum, one) => sum + one[of], 0);
  return { audience: total('audience'), registered: total('registered'), shared: total('shared'), reached: total('reached') };
}
