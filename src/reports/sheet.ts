import type { Attachment } from '../messages.js';

/** A table as a file. Every cell is text: nothing in it is ever reckoned with. */
export interface Sheet {
  /** Zalo takes no XLSX (reference/zalo-oa-api.md §4.5), so that there it is the list that Excel opens as well. */
  format: 'xlsx' | 'csv';
  /** ASCII, without an extension. */
  name: string;
  rows: string[][];
  /** So many rows stand above the data, in bold. */
  heading: number;
}

export async function sheetFile({ format, name, rows, heading }: Sheet): Promise<Attachment> {
  const bytes = format === 'csv' ? Buffer.from(csvOf(rows)) : await workbookOf(rows, heading);
  const mime = format === 'csv' ? 'text/csv' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { kind: 'file', name: `${name}.${format}`, mime, base64: bytes.toString('base64') };
}

/** Semicolons and the byte order mark: how Excel in Viet Nam opens it with its letters. */
function csvOf(rows: readonly (readonly string[])[]): string {
  const quoted = (cell: string) => (/[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return `\ufeff${rows.map((row) => row.map((cell) => quoted(inert(cell))).join(';')).join('\r\n')}\r\n`;
}

/** A name that begins like a formula would be one when the file is opened. */
function inert(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

async function workbookOf(rows: readonly (readonly string[])[], heading: number): Promise<Buffer> {
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const cells = rows.map((row, at) =>
    row.map((value) => ({ value, type: String, ...(at < heading && { fontWeight: 'bold' as const }) })),
  );
  const width = Math.max(...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, at) => ({ width: at === 0 ? 34 : 20 }));
  return Buffer.from(await writeXlsxFile(cells, { columns }).toBuffer());
}
