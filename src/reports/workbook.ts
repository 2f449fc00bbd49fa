import type writeXlsx from 'write-excel-file/node';
import type { Cell, SheetData } from 'write-excel-file/node';
import type { SheetColumn, SheetShape } from '../domain/sheets.js';
import { inert } from './csv.js';

/** Excel's own limit of a cell, with room for an apostrophe. */
const longestCell = 32_000;
const narrowest = 5;
const widest = 40;
/** In letters: what stands upright on A4 without getting small. */
const uprightWidth = 95;

/**
 * The library weighs the look of every cell anew: a second and a half for a district's roster, in which nobody else has a turn. So long a
 * list is for filtering and not for the wall: its body has no lines around the cells.
 */
const mostLined = 1_000;

/**
 * XLSX: titles over the whole width, a bold heading that stays when one scrolls and comes again on every printed page, thin lines around
 * the table's cells, all of it as wide as the page. Every cell is text.
 */
export async function workbookOf(sheet: SheetShape): Promise<Buffer> {
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const widths = sheet.columns.map((column, at) => widthOf(column, at, sheet));
  const heading = sheet.titles.length + 1;
  const file = writeXlsxFile(
    linesOf(sheet),
    {
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: heading,
    },
    {
      fontFamily: 'Times New Roman',
      fontSize: 12,
      features: [forPaper(heading, widths.reduce((sum, width) => sum + width, 0) > uprightWidth)],
    },
  );
  return Buffer.from(await file.toBuffer());
}

type Feature = NonNullable<NonNullable<Parameters<typeof writeXlsx>[1]>['features']>[number];
type Style = Omit<Extract<Cell, { value?: unknown }>, 'value' | 'type'>;

const lined = { borderStyle: 'thin', alignVertical: 'top', wrap: true } as const;

function linesOf({ titles, columns, rows, total, notes = [] }: SheetShape): SheetData {
  const over = (text: string, style: Style): Cell[] => [
    { ...textCell(text), ...style, columnSpan: columns.length },
    ...columns.slice(1).map(() => null),
  ];
  const across = (cells: readonly string[], style: Style): Cell[] =>
    columns.map(({ align = 'left' }, at) => ({ ...textCell(cells[at] ?? ''), ...lined, align, ...style }));
  const body = (cells: readonly string[]): Cell[] =>
    rows.length > mostLined ? columns.map((_, at) => textCell(cells[at] ?? '')) : across(cells, {});
  return [
    ...titles.map((title) => over(title, { fontWeight: 'bold', align: 'center' })),
    across(
      columns.map(({ header }) => header),
      { fontWeight: 'bold', align: 'center', alignVertical: 'center' },
    ),
    ...rows.map((row) =>
      row.length === 1 && columns.length > 1 ? over(row[0]!, { fontWeight: 'bold', borderStyle: 'thin' }) : body(row),
    ),
    ...(total ? [across(total, { fontWeight: 'bold' })] : []),
    ...notes.map((note) => over(note, {})),
  ];
}

/** Words that every object of JavaScript has: the library takes such a text for something of its own, and writes a file that cannot be read. */
const reserved = new Set(Object.getOwnPropertyNames(Object.prototype));

function textCell(text: string): { value: string; type: StringConstructor } | { value: undefined } {
  if (text === '') return { value: undefined };
  return { value: legible(reserved.has(text) ? `'${text}` : inert(text)).slice(0, longestCell), type: String };
}

/** Without what XML 1.0 has no place for: control characters, halves of a letter. A carriage return alone would be lost. */
function legible(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
}

/** What the library has no option for: A4 as wide as the table, page numbers, the heading again on every page. */
function forPaper(heading: number, landscape: boolean): Feature {
  const titles = `<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">Sheet1!$1:$${heading}</definedName></definedNames>`;
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml) =>
            xml
              .replace(/(<worksheet [^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
              .replace(/<pageMargins [^>]*\/>(<pageSetup [^>]*\/>)?/, '')
              .replace('</worksheet>', `${paper(landscape)}</worksheet>`),
        },
        'xl/workbook.xml': { transform: (xml) => xml.replace('<definedNames/>', titles) },
      },
    },
  };
}

function paper(landscape: boolean): string {
  const margins = '<pageMargins left="0.6" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>';
  const page = `<pageSetup paperSize="9" orientation="${landscape ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/>`;
  return `${margins}${page}<headerFooter><oddFooter>&amp;C&amp;P/&amp;N</oddFooter></headerFooter>`;
}

/** As wide as what stands in it; a name of three lines is better than a column that does not fit on the page. */
function widthOf({ header, width }: SheetColumn, at: number, { rows, total }: SheetShape): number {
  if (width !== undefined) return width;
  let longest = total?.[at]?.length ?? 0;
  for (const row of rows) if (row.length > 1) longest = Math.max(longest, row[at]?.length ?? 0);
  const longestWord = Math.max(...header.split(' ').map((word) => word.length));
  return Math.min(Math.max(longest + 2, longestWord + 3, narrowest), widest);
}
