import type { SheetShape } from '../domain/sheets.js';

/** As Excel in Viet Nam opens it at a double click: UTF-8 with the byte order mark, separated by semicolons. */
export function csvOf(sheet: SheetShape): string {
  const width = sheet.columns.length;
  const rows = [
    ...sheet.titles.map((title) => [title]),
    sheet.columns.map(({ header }) => header),
    ...sheet.rows,
    ...(sheet.total ? [sheet.total] : []),
    ...(sheet.notes ?? []).map((note) => [note]),
  ];
  const quoted = (cell: string) => (/[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const line = (row: readonly string[]) => Array.from({ length: width }, (_, at) => quoted(inert(row[at] ?? ''))).join(';');
  return `\ufeff${rows.map(line).join('\r\n')}\r\n`;
}

/** Excel takes a cell that begins so for a formula, also in a CSV file. An apostrophe in front makes it text. */
export function inert(cell: string): string {
  return /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/.test(cell) ? `'${cell}` : cell;
}
