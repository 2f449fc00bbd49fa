/** Reading CSV as Excel writes it: quotes doubled inside quotes, line breaks inside quotes, CRLF, LF or CR between rows. */

export type Separator = ';' | ',' | '\t';
const separators: readonly Separator[] = [';', ',', '\t'];

/** Excel's own first line, “sep=;”: it names the separator and is no row of the sheet. */
const separatorLine = /^sep=([;,\t])\r?\n/i;

/**
 * The rows of a CSV text one by one, empty lines included, so that the n-th is Excel's row n.
 * A cell that opens a quote and never closes it is read as plain text: one stray quote must not swallow the list.
 */
export function* readCsv(source: string): Generator<string[]> {
  const named = separatorLine.exec(source);
  const text = named ? source.slice(named[0].length) : source;
  const separator = (named?.[1] as Separator | undefined) ?? guessSeparator(text);
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const cell = quotedCell(text, at) ?? plainCell(text, at, separator);
    let { value } = cell;
    at = cell.end;
    if (cell.quoted) {
      const rest = plainCell(text, at, separator);
      value += rest.value;
      at = rest.end;
    }
    row.push(value);
    if (text[at] === separator) {
      at += 1;
      if (at === text.length) row.push('');
      else continue;
    }
    yield row;
    row = [];
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
  }
  if (row.length > 0) yield row;
}

interface CellText {
  value: string;
  end: number;
  quoted: boolean;
}

function quotedCell(text: string, start: number): CellText | undefined {
  if (text[start] !== '"') return undefined;
  let value = '';
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return undefined;
    value += text.slice(from, quote);
    if (text[quote + 1] !== '"') return { value, end: quote + 1, quoted: true };
    value += '"';
    from = quote + 2;
  }
}

function plainCell(text: string, start: number, separator: Separator): CellText {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { value: text.slice(start, end), end, quoted: false };
}

/** The separator that occurs most often outside quotes in the first lines; “;” when none does, as Vietnamese Excel saves. */
function guessSeparator(text: string): Separator {
  const counts = new Map<string, number>(separators.map((separator) => [separator, 0]));
  const end = Math.min(text.length, 20_000);
  let inQuotes = false;
  for (let at = 0; at < end; at += 1) {
    const letter = text[at]!;
    if (letter === '"') inQuotes = !inQuotes;
    else if (!inQuotes && counts.has(letter)) counts.set(letter, counts.get(letter)! + 1);
  }
  return separators.reduce((best, next) => (counts.get(next)! > counts.get(best)! ? next : best));
}
