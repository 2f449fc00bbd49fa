import { inflateRawSync } from 'node:zlib';
import readExcelFile, { InvalidInputError, InvalidSpreadsheetError } from 'read-excel-file/node';
import { maxCells, maxColumns, maxRows, maxUnpackedBytes, type Refusal, refuse } from './refusal.js';
import type { Cell, Sheet, SheetReading } from './sheet.js';

/** The sheets of an .xlsx file, text cells exactly as typed (spaces too: the import counts them as a correction). */
export async function readWorkbook(bytes: Uint8Array): Promise<SheetReading> {
  const refusal = inspect(bytes);
  if (refusal) return { refusal };
  try {
    const sheets = await readExcelFile(Buffer.from(bytes), { trim: false });
    return {
      sheets: sheets.map(
        ({ sheet, data }): Sheet => ({
          name: sheet,
          length: data.length,
          rows: data.map((cells, index) => ({ number: index + 1, cells: cells.map(cellOf) })),
        }),
      ),
    };
  } catch (error) {
    if (error instanceof InvalidInputError || error instanceof InvalidSpreadsheetError) return { refusal: refuse('BROKEN_FILE') };
    throw error;
  }
}

/** The library's types name the Date constructor where a Date comes out (`typeof Date`). */
function cellOf(value: unknown): Cell {
  if (value === null || value === undefined || value === '') return null;
  // What a failed formula leaves behind says nothing about the person.
  if (typeof value === 'string' && /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!)$/.test(value)) return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value;
  return value === true ? 'x' : null;
}

/** What the library would only find out after filling the memory: no workbook, too large, a cell far out on the sheet. */
function inspect(bytes: Uint8Array): Refusal | undefined {
  const entries = zipEntries(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (!entries) return refuse('BROKEN_FILE');
  if (!entries.some((entry) => entry.name === 'xl/workbook.xml')) return refuse('NOT_A_SPREADSHEET');
  const xml = entries.filter((entry) => /\.xml(\.rels)?$/.test(entry.name));
  if (xml.reduce((sum, entry) => sum + entry.size, 0) > maxUnpackedBytes) return refuse('TOO_LARGE');
  for (const entry of xml) {
    const text = unpack(entry);
    if (text === undefined) return refuse('BROKEN_FILE');
    const refusal = entry.name.startsWith('xl/worksheets/') ? tooMuchIn(text) : undefined;
    if (refusal) return refusal;
  }
  return undefined;
}

/** A `<c>` with content (not self-closing); borders drawn down to row 1048576 are empty cells and do no harm. */
const filledCell = /<c r="([A-Z]+)(\d+)"[^>]*[^/>]>|<c r="([A-Z]+)(\d+)">/g;

function tooMuchIn(sheetXml: string): Refusal | undefined {
  let cells = 0;
  let lastRow = 0;
  for (const match of sheetXml.matchAll(filledCell)) {
    cells += 1;
    if (cells > maxCells || columnNumber(match[1] ?? match[3]!) > maxColumns) return refuse('TOO_LARGE');
    lastRow = Math.max(lastRow, Number(match[2] ?? match[4]));
  }
  return lastRow > maxRows ? refuse('TOO_MANY_ROWS') : undefined;
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

interface ZipEntry {
  name: string;
  /** Unpacked, as declared. */
  size: number;
  method: number;
  packed: Buffer;
}

/** The central directory of a zip (APPNOTE 6.3.10 §4.3.12, .16); undefined when it is not whole. */
function zipEntries(file: Buffer): ZipEntry[] | undefined {
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0 || end + 22 > file.length) return undefined;
  const entries: ZipEntry[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== 0x02014b50) return undefined;
    const nameLength = file.readUInt16LE(at + 28);
    const local = file.readUInt32LE(at + 42);
    if (local + 30 > file.length) return undefined;
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    entries.push({
      name: file.toString('utf8', at + 46, at + 46 + nameLength),
      size: file.readUInt32LE(at + 24),
      method: file.readUInt16LE(at + 10),
      packed: file.subarray(start, start + file.readUInt32LE(at + 20)),
    });
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}

/** Undefined also when the zip lies about the size: a small file that swells beyond what was counted. */
function unpack(entry: ZipEntry): string | undefined {
  try {
    const bytes =
      entry.method === 0
        ? entry.packed.subarray(0, entry.size)
        : inflateRawSync(entry.packed, { maxOutputLength: Math.max(entry.size, 1) });
    return bytes.length === entry.size ? bytes.toString('latin1') : undefined;
  } catch {
    return undefined;
  }
}
