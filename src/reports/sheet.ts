import type { SheetFormat, SheetShape } from '../domain/sheets.js';
import type { Attachment } from '../messages.js';
import { csvOf } from './csv.js';
import { workbookOf } from './workbook.js';

/** A table and the kind of file it becomes. */
export interface Sheet extends SheetShape {
  format: SheetFormat;
}

const mimes: Record<SheetFormat, string> = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The table as a file to send; `name.csv` or `name.xlsx`. */
export async function sheetFile(sheet: Sheet): Promise<Attachment> {
  const bytes = await sheetBytes(sheet);
  return { kind: 'file', name: `${sheet.name}.${sheet.format}`, mime: mimes[sheet.format], base64: bytes.toString('base64') };
}

/** The same for a page or a disk. */
export async function sheetBytes(sheet: Sheet): Promise<Buffer> {
  return sheet.format === 'csv' ? Buffer.from(csvOf(sheet)) : workbookOf(sheet);
}
