import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sheetFile } from '../../src/reports/sheet.js';

/** Reads one row of the CSV back as a spreadsheet does: semicolons, quotes doubled. */
function cellsOf(row: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < row.length; at++) {
    const letter = row.charAt(at);
    if (quoted && letter === '"' && row.charAt(at + 1) === '"') {
      cell += '"';
      at++;
    } else if (letter === '"') quoted = !quoted;
    else if (letter === ';' && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += letter;
  }
  cells.push(cell);
  return cells;
}

test('no cell of a CSV is a formula, whatever somebody is called, and every cell comes back', async () => {
  const name = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('=1+1', '@SUM(A1)', '-2', '+84', '\tx', '\r=1', 'a;b', 'a"b', 'a\nb'),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(name, { minLength: 1, maxLength: 4 }), async (row) => {
      const file = await sheetFile({ format: 'csv', name: 'bang', heading: 0, rows: [row] });
      const text = Buffer.from(file.base64, 'base64').toString('utf8');
      expect(text.startsWith('\ufeff')).toBe(true);
      const cells = cellsOf(text.slice(1).replace(/\r\n$/, ''));
      for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      expect(cells.map((cell, at) => (cell.startsWith("'") && !row[at]!.startsWith("'") ? cell.slice(1) : cell))).toEqual(row);
    }),
  );
});
