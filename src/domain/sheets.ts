import { foldInPlace } from '../language/folding.js';
import type { ChannelName } from '../messages.js';

/**
 * A table as secretaries exchange it (domain.md §6.4), as data: reports/sheet.ts makes XLSX or CSV of it, a page shows it. Every cell is
 * text as people read it (dates dd/mm/yyyy, phones with their zero, `69,2%`): nothing in it is ever reckoned with. The shapes themselves
 * are in reports/sheets/, one a file, with their exact headers; those stay Vietnamese in every language, for they are the union's forms.
 */
export interface SheetShape<T = string> {
  /** ASCII, without an extension: made by `sheetFileName`. */
  name: string;
  /** Above the table, bold and in the middle: who issues it, what it is, which time it is about. */
  titles: T[];
  columns: SheetColumn<T>[];
  /** As many cells as there are columns, or fewer. A row of one cell names the section that begins below it. */
  rows: T[][];
  /** The last row of the table, bold. */
  total?: T[];
  /** Lines below the table: `5.166/7.460 đạt 69,2%`. */
  notes?: T[];
}

export interface SheetColumn<T = string> {
  header: T;
  /** In letters; by default as wide as what stands in it, within reason. */
  width?: number;
  /** Numbers, dates and marks stand in the middle or to the right; names to the left. */
  align?: 'left' | 'center' | 'right';
}

export type SheetFormat = 'xlsx' | 'csv';

/** Zalo takes no XLSX (reference/zalo-oa-api.md §4.5): there it is the list that Excel opens as well. */
export function sheetFormatOn(channel: ChannelName): SheetFormat {
  return channel === 'zalo' ? 'csv' : 'xlsx';
}

/** Some systems take no more than 255 bytes with folder and extension; people read no more than this. */
const longestFileName = 80;

/**
 * A file's name that survives every platform and disk: `danh-sach-doan-vien-ap-3-2026-03`, from what it is, whose it is
 * ("Chi đoàn ấp 3") and what time it is about ("2026-03"). The unit's own word is left out: everybody's begins with it.
 */
export function sheetFileName(what: string, unitName: string, period = ''): string {
  const tail = asciiWords(period);
  const parts = [asciiWords(what), asciiWords(unitName).replace(/^(?:chi-)?doan-(?=.)/, '')].filter(Boolean).join('-');
  const room = longestFileName - (tail ? tail.length + 1 : 0);
  const cut = parts.length <= room ? parts : parts.slice(0, room).replace(/-[^-]*$/, '');
  return [cut, tail].filter(Boolean).join('-').slice(0, longestFileName) || 'bang';
}

function asciiWords(text: string): string {
  return foldInPlace(text.normalize('NFC'))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
