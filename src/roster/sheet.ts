import { readCsv } from './csv.js';
import { decodeText } from './encoding.js';
import { maxFileBytes, maxRows, type Refusal, refuse } from './refusal.js';
import { readWorkbook } from './workbook.js';

export type Cell = string | number | Date | null;

/** `number` is the row's number in Excel, 1 = first line; secretaries look a row up by it. */
export interface SheetRow {
  number: number;
  cells: Cell[];
}

export interface Sheet {
  /** The sheet's name; null in a CSV file. */
  name: string | null;
  /** May be gone through more than once. A text's rows are made as they are asked for: a long list is never held as a whole. */
  rows: Iterable<SheetRow>;
  /** How many rows there are, up to the last one with something in it. */
  length: number;
}

export type SheetReading = { sheets: Sheet[] } | { refusal: Refusal };

/**
 * The non-empty sheets of a spreadsheet file. What the file is, is decided by its bytes; its name only helps where the
 * bytes say nothing. Nothing is evaluated: a cell that begins with “=” is the text it is.
 */
export async function readSheets(bytes: Uint8Array, fileName: string): Promise<SheetReading> {
  if (bytes.length === 0) return { refusal: refuse('EMPTY_FILE') };
  if (bytes.length > maxFileBytes) return { refusal: refuse('TOO_LARGE') };
  const kind = fileKind(bytes, fileName);
  if (kind === 'ole') return { refusal: refuse('OLD_EXCEL') };
  if (kind === 'other') return { refusal: refuse('NOT_A_SPREADSHEET') };
  const read = kind === 'zip' ? await readWorkbook(bytes) : readText(bytes);
  if ('refusal' in read) return read;
  const sheets = read.sheets.filter((sheet) => sheet.length > 0);
  if (sheets.length === 0) return { refusal: refuse('EMPTY_FILE') };
  if (sheets.some((sheet) => sheet.length > maxRows)) return { refusal: refuse('TOO_MANY_ROWS') };
  return { sheets };
}

type FileKind = 'zip' | 'ole' | 'text' | 'other';

const otherFiles: readonly string[] = [
  '%PDF',
  '\x89PNG',
  '\xff\xd8\xff',
  'GIF8',
  'Rar!',
  '7z\xbc\xaf',
  'RIFF',
  '{\\rtf',
  '\x1f\x8b',
];

function fileKind(bytes: Uint8Array, fileName: string): FileKind {
  const head = Buffer.from(bytes.subarray(0, 1_024)).toString('latin1');
  if (head.startsWith('PK')) return 'zip';
  if (head.startsWith('\xd0\xcf\x11\xe0')) return 'ole';
  if (otherFiles.some((signature) => head.startsWith(signature))) return 'other';
  // Many web systems hand out a HTML or XML page under the name .xls.
  if (/^(\xef\xbb\xbf)?\s*<(!doctype|html|head|meta|table|\?xml|style)/i.test(head)) return 'other';
  // A .xlsx whose bytes are no zip was cut off or renamed: reading it as text would only produce rubbish.
  return /\.(xlsx|xlsm)$/i.test(fileName) ? 'other' : 'text';
}

function readText(bytes: Uint8Array): SheetReading {
  const decoded = decodeText(bytes);
  if ('refusal' in decoded) return decoded;
  const { text } = decoded;
  let length = 0;
  for (const row of textRows(text, maxRows + 1))
    if (row.cells.some((cell) => String(cell ?? '').trim() !== '')) length = row.number;
  return { sheets: [{ name: null, length, rows: { [Symbol.iterator]: () => textRows(text, length) } }] };
}

/** The first `limit` rows of a CSV text. */
function* textRows(text: string, limit: number): Generator<SheetRow> {
  let number = 0;
  for (const cells of readCsv(text)) {
    number += 1;
    if (number > limit) return;
    yield { number, cells: cells.map((cell) => (cell === '' ? null : cell)) };
  }
}
