import { setImmediate } from 'node:timers/promises';
import type { SheetColumn, SheetShape } from '../domain/sheets.js';
import { inert } from './csv.js';
import { fixedParts, styles } from './workbook-parts.js';
import { zip } from './zip.js';

/** Excel's own limit of a cell, with room for an apostrophe. */
const longestCell = 32_000;
const narrowest = 5;
const widest = 40;
/** In letters: what stands upright on A4 without getting small. */
const uprightWidth = 95;
/** Rows written at a time: others have their turn in between. */
const portion = 500;

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/**
 * XLSX (ECMA-376): titles over the whole width, a bold heading that stays when one scrolls and comes again on every printed page, thin
 * lines around the table's cells, all of it as wide as the page. Written here because a library took three seconds for a district's roster,
 * in which nobody else had a turn, and broke on a text like "constructor".
 */
export async function workbookOf(sheet: SheetShape): Promise<Buffer> {
  const strings = new Map<string, number>();
  const lines = linesOf(sheet);
  const chunks: Buffer[] = [];
  for (let at = 0; at < lines.length; at += portion) {
    const rows = lines.slice(at, at + portion).map((line, n) => rowXml(line, at + n + 1, strings));
    chunks.push(Buffer.from(rows.join('')));
    await setImmediate();
  }
  const heading = sheet.titles.length + 1;
  const content = Buffer.concat([Buffer.from(beforeRows(sheet, heading)), ...chunks, Buffer.from(afterRows(sheet, lines))]);
  return zip([
    ...fixedParts(heading).map(({ path, xml }) => ({ path, content: Buffer.from(declaration + xml) })),
    { path: 'xl/sharedStrings.xml', content: Buffer.from(sharedStrings(strings)) },
    { path: 'xl/worksheets/sheet1.xml', content },
  ]);
}

interface Line {
  cells: readonly string[];
  /** Of each column; a line over the whole width has one cell. */
  style: readonly number[];
}

function linesOf({ titles, columns, rows, total, notes = [] }: SheetShape): Line[] {
  const body = columns.map(({ align = 'left' }) => styles.body[align]);
  const sums = columns.map(({ align = 'left' }) => styles.total[align]);
  const over = (cell: string, style: number): Line => ({ cells: [cell], style: [style] });
  return [
    ...titles.map((title) => over(title, styles.title)),
    { cells: columns.map(({ header }) => header), style: columns.map(() => styles.heading) },
    ...rows.map((row) => (row.length === 1 && columns.length > 1 ? over(row[0]!, styles.section) : { cells: row, style: body })),
    ...(total ? [{ cells: total, style: sums }] : []),
    ...notes.map((note) => over(note, styles.note)),
  ];
}

function rowXml({ cells, style }: Line, number: number, strings: Map<string, number>): string {
  const xml = style.map((one, at) => cellXml(cells[at] ?? '', `${columnName(at)}${number}`, one, strings));
  return `<row r="${number}">${xml.join('')}</row>`;
}

function cellXml(cell: string, address: string, style: number, strings: Map<string, number>): string {
  if (cell === '') return `<c r="${address}" s="${style}"/>`;
  const text = inert(cell).slice(0, longestCell);
  const known = strings.get(text) ?? strings.size;
  strings.set(text, known);
  return `<c r="${address}" s="${style}" t="s"><v>${known}</v></c>`;
}

function beforeRows({ columns, rows, total, titles }: SheetShape, heading: number): string {
  const widths = columns.map((column, at) => widthOf(column, at, [...rows, ...(total ? [total] : [])]));
  const cols = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('');
  const below = `A${titles.length + 2}`;
  const pane = `<pane ySplit="${heading}" topLeftCell="${below}" activePane="bottomLeft" state="frozen"/>`;
  return `${declaration}<worksheet ${main}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${cols}</cols><sheetData>`;
}

function afterRows({ columns, rows, total }: SheetShape, lines: readonly Line[]): string {
  const last = columnName(columns.length - 1);
  const merged = lines.flatMap(({ style }, at) =>
    style.length < columns.length ? [`<mergeCell ref="A${at + 1}:${last}${at + 1}"/>`] : [],
  );
  const merges = merged.length > 0 ? `<mergeCells count="${merged.length}">${merged.join('')}</mergeCells>` : '';
  const width = columns.reduce((sum, column, at) => sum + widthOf(column, at, [...rows, ...(total ? [total] : [])]), 0);
  const orientation = width > uprightWidth ? 'landscape' : 'portrait';
  const margins = '<pageMargins left="0.6" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>';
  const page = `<pageSetup paperSize="9" orientation="${orientation}" fitToWidth="1" fitToHeight="0"/>`;
  const footer = '<headerFooter><oddFooter>&amp;C&amp;P/&amp;N</oddFooter></headerFooter>';
  // Numbers are texts on purpose: no green corner in every cell.
  const quiet = `<ignoredErrors><ignoredError sqref="A1:${last}${lines.length}" numberStoredAsText="1"/></ignoredErrors>`;
  return `</sheetData>${merges}${margins}${page}${footer}${quiet}</worksheet>`;
}

function sharedStrings(strings: Map<string, number>): string {
  const items = [...strings.keys()].map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`);
  return `${declaration}<sst ${main} uniqueCount="${items.length}">${items.join('')}</sst>`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Without what XML 1.0 has no place for: control characters, halves of a letter. A carriage return alone would be lost. */
function escaped(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>]/g, (sign) => entities[sign]!);
}

/** As wide as what stands in it; a name of three lines is better than a column that does not fit on the page. */
function widthOf({ header, width }: SheetColumn, at: number, rows: readonly (readonly string[])[]): number {
  if (width !== undefined) return width;
  let longest = 0;
  for (const row of rows) if (row.length > 1) longest = Math.max(longest, row[at]?.length ?? 0);
  const longestWord = Math.max(...header.split(' ').map((word) => word.length));
  return Math.min(Math.max(longest + 2, longestWord + 3, narrowest), widest);
}

/** 0 → A, 25 → Z, 26 → AA. */
function columnName(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : columnName(Math.floor(at / 26) - 1) + columnName(at % 26);
}
