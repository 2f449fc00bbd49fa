import type { SheetShape } from '../../domain/sheets.js';
import { type Html, html, type Part } from './html.js';

export interface Column {
  header: string;
  align?: 'left' | 'center' | 'right';
}

export interface Table {
  /** What it is, for who hears it; also shown above it unless `quiet`. */
  caption: string;
  quiet?: boolean;
  columns: Column[];
  /** The cell that says whose row it is. */
  names?: number;
  rows: Part[][];
  total?: Part[];
  /** Too wide for a phone: there each row is a card. The roles are said aloud, because cards take them from the table. */
  stacks?: boolean;
}

export function table({ caption, quiet, columns, names = 0, rows, total, stacks }: Table): Html {
  const align = (at: number) => columns[at]?.align ?? 'left';
  const cell = (part: Part, at: number) =>
    at === names
      ? html`<th scope="row" role="rowheader" class="${align(at)}" data-label="${columns[at]?.header}">${part}</th>`
      : html`<td role="cell" class="${align(at)}" data-label="${columns[at]?.header}">${part}</td>`;
  const line = (row: Part[]) =>
    row.length === 1 && columns.length > 1
      ? html`<tr role="row" class="section"><th scope="rowgroup" role="rowheader" colspan="${columns.length}">${row[0]}</th></tr>`
      : html`<tr role="row">${row.map(cell)}</tr>`;
  const head = columns.map(
    ({ header, align: side = 'left' }) => html`<th scope="col" role="columnheader" class="${side}">${header}</th>`,
  );
  return html`<table role="table"${stacks ? html` class="stacks"` : undefined}>
<caption${quiet ? html` class="heard"` : undefined}>${caption}</caption>
<thead role="rowgroup"><tr role="row">${head}</tr></thead>
<tbody role="rowgroup">${rows.map(line)}</tbody>
${total && html`<tfoot role="rowgroup"><tr role="row">${total.map(cell)}</tr></tfoot>`}
</table>`;
}

/** A table as it goes into a file, on the page: the very same rows. `name`: the column that says whose row it is. */
export function sheetTable({ titles, columns, rows, total, notes }: SheetShape, name = 1): Html {
  return html`${table({
    caption: titles[0] ?? '',
    quiet: true,
    columns: columns.map(({ header, align }) => ({ header, ...(align && { align }) })),
    names: name,
    rows,
    ...(total && { total }),
    stacks: columns.length > 3,
  })}${(notes ?? []).map((note) => html`<p class="note">${note}</p>`)}`;
}
